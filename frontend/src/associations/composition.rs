//! Composition of an association: the strip of units, and each member with the basis of the term.

use std::rc::Rc;

use veche_domain::{
    associations::{Association, AssociationKind, ListMemberships, Membership, MembershipState},
    orders::OrderKind,
};
use yew::prelude::*;

use super::member_forms::{AddMemberForm, ConfirmMemberForm, EndMemberForm, WithdrawForm};
use crate::{
    api::Query,
    hooks::{Choices, ListState, name_of, use_admin_units, use_categories, use_list, use_steady},
    orders::order_query,
    routes::Route,
    state::{use_on_date, use_words},
    ui::{
        Badge, BasisLink, Button, ButtonKind, Card, ClauseLink, Column, EmptyState, Link, LinkButton,
        ListFrame, Mark, Place, Sign, State, Strip, Table, row_class,
    },
};

/// Properties of [`Composition`].
#[derive(Properties, PartialEq)]
pub struct CompositionProps {
    /// Association.
    pub association: Rc<Association>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Whether the reader may change the composition.
    #[prop_or_default]
    pub writes: bool,
    /// Whether the reader may propose members.
    #[prop_or_default]
    pub proposes: bool,
}

/// Loads the members.
#[component]
pub fn Composition(props: &CompositionProps) -> Html {
    let on_date = use_on_date();
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    let query = Query::default()
        .with("on", on)
        .with("limit", Some("200".to_owned()));
    let list = use_list::<ListMemberships, Membership>(&[props.association.id.to_string()], query);
    let units = use_admin_units();
    let categories = use_categories();
    html! {
        <CompositionView
            association={props.association.clone()} etag={props.etag.clone()} writes={props.writes}
            proposes={props.proposes} {list} {units} {categories}
        />
    }
}

/// Properties of [`CompositionView`].
#[derive(Properties, PartialEq)]
pub struct CompositionViewProps {
    /// Association.
    pub association: Rc<Association>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Whether the reader may change the composition.
    #[prop_or_default]
    pub writes: bool,
    /// Whether the reader may propose members.
    #[prop_or_default]
    pub proposes: bool,
    /// Members.
    pub list: ListState<Membership>,
    /// Names of units.
    #[prop_or_default]
    pub units: Choices,
    /// Names of categories.
    #[prop_or_default]
    pub categories: Choices,
}

#[derive(Clone, PartialEq)]
enum Open {
    Add,
    Confirm(Rc<Membership>),
    End(Rc<Membership>),
    Withdraw(Rc<Membership>),
}

/// Composition of an association.
#[component]
pub fn CompositionView(props: &CompositionViewProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<Open>);
    let association = &props.association;
    let members = || props.list.rows.iter().flat_map(|rows| rows.iter());
    let awaiting = members()
        .filter(|m| m.state == MembershipState::AwaitingOrder)
        .count();
    let places = association
        .coverage
        .iter()
        .map(|unit| Place {
            unit: unit.admin_unit_name.clone().into(),
            count: unit.members,
            names: members()
                .filter(|m| m.state == MembershipState::InForce)
                .filter(|m| m.admin_unit_code.as_deref() == Some(unit.admin_unit_code.as_str()))
                .map(|m| m.person.full_name.clone().into())
                .collect(),
        })
        .collect::<Vec<_>>();
    let add = {
        let open = open.clone();
        Callback::from(move |()| open.set(Some(Open::Add)))
    };
    let onconfirm = use_steady({
        let open = open.clone();
        Callback::from(move |m: Rc<Membership>| open.set(Some(Open::Confirm(m))))
    });
    let onend = use_steady({
        let open = open.clone();
        Callback::from(move |m: Rc<Membership>| open.set(Some(Open::End(m))))
    });
    let onwithdraw = use_steady({
        let open = open.clone();
        Callback::from(move |m: Rc<Membership>| open.set(Some(Open::Withdraw(m))))
    });
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let add_button = || {
        html! {
            if props.writes {
                <LinkButton
                    to={Route::NewOrder} label={words.t("order-of-composition")}
                    query={order_query(OrderKind::ApproveComposition, association.id, &association.name)}
                />
                <Button kind={ButtonKind::Primary} sign={Some(Sign::Add)} label={words.t("member-add")} onclick={add.clone()} />
            } else if props.proposes {
                <Button kind={ButtonKind::Primary} sign={Some(Sign::Add)} label={words.t("member-propose")} onclick={add.clone()} />
            }
        }
    };
    let empty = html! {
        <EmptyState title={words.t("composition-empty")} text={words.t("composition-empty-text")}>{ add_button() }</EmptyState>
    };
    let columns = Rc::new(
        ["person", "unit", "member-work", "category", "member-term"]
            .map(|key| Column::plain(words.t(key)))
            .to_vec(),
    );
    let lines = {
        let (writes, proposes) = (props.writes, props.proposes);
        let (mmo, units, categories) = (
            association.kind == AssociationKind::Mmo,
            props.units.clone(),
            props.categories.clone(),
        );
        props.list.lines(move |member| {
            html! {
                <MemberRow
                    key={member.id.to_string()} member={member.clone()} {writes} {proposes} {mmo}
                    units={units.clone()} categories={categories.clone()}
                    onwithdraw={onwithdraw.clone()} onconfirm={onconfirm.clone()} onend={onend.clone()}
                />
            }
        })
    };
    html! {
        <>
            <Card title={words.t("strip-title")}>
                <Strip title={association.name.clone()} {places} />
                if association.kind == AssociationKind::Mmo {
                    <p class="veche-cell__note">{ words.t("strip-rule") }{ " " }<ClauseLink id="VII.7.1" /></p>
                }
            </Card>
            <div class="veche-title">
                <p class="veche-muted">
                    if awaiting > 0 {
                        <Mark state={State::Due} label={words.count("members-awaiting", i64::try_from(awaiting).unwrap_or(0))} />
                        { " " }<ClauseLink id="I.4" />
                    }
                </p>
                <div class="veche-title__actions">{ add_button() }</div>
            </div>
            <ListFrame<Membership> list={props.list.clone()} {empty} counted="members-count">
                <Table caption={words.t("association-members")} {columns} {lines} />
            </ListFrame<Membership>>
            { match (*open).clone() {
                Some(Open::Add) => html! {
                    <AddMemberForm association={association.clone()} etag={props.etag.clone()} units={props.units.clone()} proposal={!props.writes} onclose={close} />
                },
                Some(Open::Withdraw(member)) => html! {
                    <WithdrawForm association={association.clone()} etag={props.etag.clone()} {member} onclose={close} />
                },
                Some(Open::Confirm(member)) => html! {
                    <ConfirmMemberForm association={association.clone()} etag={props.etag.clone()} {member} onclose={close} />
                },
                Some(Open::End(member)) => html! {
                    <EndMemberForm association={association.clone()} etag={props.etag.clone()} {member} onclose={close} />
                },
                None => html! {},
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MemberRowProps {
    member: Rc<Membership>,
    writes: bool,
    proposes: bool,
    mmo: bool,
    units: Choices,
    categories: Choices,
    onconfirm: Callback<Rc<Membership>>,
    onend: Callback<Rc<Membership>>,
    onwithdraw: Callback<Rc<Membership>>,
}

#[component]
fn MemberRow(props: &MemberRowProps) -> Html {
    let words = use_words();
    let member = &props.member;
    let basis = match &member.basis {
        Some(basis) => html! { <BasisLink basis={basis.clone()} /> },
        None => html! { { words.t("not-known") } },
    };
    let awaiting = member.state == MembershipState::AwaitingOrder;
    let work = [
        member.position_name.clone(),
        member.organization.as_ref().map(|o| o.short_name.clone()),
    ];
    let pass = |to: &Callback<Rc<Membership>>| {
        to.reform({
            let member = member.clone();
            move |()| member.clone()
        })
    };
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("person")}>
                <Link to={Route::Person { id: member.person.id }}>{ member.person.full_name.clone() }</Link>
                <div class="veche-cell__note">
                    { for member.offices.iter().map(|office| html! {
                        <Badge key={office.code()} strong=true label={words.code("office", office.code())} />
                    }) }
                </div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("unit")}>
                { member.admin_unit_code.as_deref().map_or_else(|| words.t("not-known"), |code| name_of(&props.units, code)) }
                if props.mmo && !member.is_district_head {
                    <div><Mark state={State::Overdue} label={words.t("member-not-head")} /></div>
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("member-work")}>
                { work.into_iter().flatten().collect::<Vec<_>>().join(", ") }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("category")}>
                { member.category_code.as_deref().map_or_else(|| "—".to_owned(), |code| name_of(&props.categories, code)) }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("member-term")}>
                <div>
                    { words.span(member.from, member.until) }
                    <div class="veche-cell__note">
                        if awaiting {
                            <Mark state={State::Due} label={words.t("member-awaiting")} />
                        } else {
                            { basis }
                        }
                    </div>
                    if props.writes && member.until.is_none() {
                        <div class="veche-actions">
                            if awaiting {
                                <Button kind={ButtonKind::Link} label={words.t("member-confirm")} onclick={pass(&props.onconfirm)} />
                            } else {
                                <Button kind={ButtonKind::Link} label={words.t("member-end")} onclick={pass(&props.onend)} />
                            }
                        </div>
                    }
                    if awaiting && props.proposes {
                        <div class="veche-actions">
                            <Button kind={ButtonKind::Link} label={words.t("member-withdraw")} onclick={pass(&props.onwithdraw)} />
                        </div>
                    }
                </div>
            </td>
        </tr>
    }
}
