//! Members of the council on the date on screen.

use std::rc::Rc;

use veche_domain::council::{CouncilMember, CouncilRole};
use yew::prelude::*;

use super::forms::{EndMemberForm, MemberForm};
use crate::{
    hooks::ListState,
    routes::Route,
    state::use_words,
    ui::{Alert, Badge, Button, ButtonKind, Card, EmptyState, Link, ListFrame, Sign, Tone},
};

/// Properties of [`MembersView`].
#[derive(Properties, PartialEq)]
pub struct MembersViewProps {
    /// Members.
    pub list: ListState<CouncilMember>,
    /// Whether the reader keeps the register.
    #[prop_or_default]
    pub keeps: bool,
}

#[derive(Clone, PartialEq)]
enum Open {
    Add,
    Change(Rc<CouncilMember>),
    End(Rc<CouncilMember>),
}

/// The members; chair and secretary first, for they act.
#[component]
pub fn MembersView(props: &MembersViewProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<Open>);
    let opener = {
        let open = open.clone();
        Callback::from(move |what: Open| open.set(Some(what)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let mut rows: Vec<Rc<CouncilMember>> = props.list.rows.iter().flat_map(|r| r.iter().cloned()).collect();
    rows.sort_by_key(|m| m.role);
    let lacks = |role: CouncilRole| !rows.is_empty() && rows.iter().all(|m| m.role != role);
    let add = opener.reform(|()| Open::Add);
    let actions = html! {
        if props.keeps {
            <Button sign={Some(Sign::Add)} label={words.t("council-add")} onclick={add.clone()} />
        }
    };
    let empty = html! { <EmptyState title={words.t("council-members-none")} text={words.t("council-members-none-text")} /> };
    html! {
        <Card title={words.t("council-members")} {actions}>
            { for [CouncilRole::Chair, CouncilRole::Secretary].into_iter().filter(|role| lacks(*role)).map(|role| html! {
                <Alert tone={Tone::Warning} title={words.code("council-lacks", role.code())} />
            }) }
            <ListFrame<CouncilMember> list={props.list.clone()} {empty} counted="council-count">
                <ul class="veche-life" role="list">
                    { for rows.iter().map(|member| html! {
                        <Row key={member.id.to_string()} member={member.clone()} keeps={props.keeps} onopen={opener.clone()} />
                    }) }
                </ul>
            </ListFrame<CouncilMember>>
            { match (*open).clone() {
                Some(Open::Add) => html! { <MemberForm onclose={close} /> },
                Some(Open::Change(member)) => html! { <MemberForm member={Some(member)} onclose={close} /> },
                Some(Open::End(member)) => html! { <EndMemberForm {member} onclose={close} /> },
                None => Html::default(),
            } }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    member: Rc<CouncilMember>,
    keeps: bool,
    onopen: Callback<Open>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let member = &props.member;
    let open = |what: fn(Rc<CouncilMember>) -> Open| {
        let member = member.clone();
        props.onopen.reform(move |()| what(member.clone()))
    };
    let place = [
        member.position_name.clone(),
        member.organization.as_ref().map(|o| o.short_name.clone()),
    ];
    let place: Vec<String> = place.into_iter().flatten().collect();
    html! {
        <li>
            <span>
                <Link to={Route::Person { id: member.person.id }}>{ member.person.full_name.clone() }</Link>{ " " }
                <Badge label={words.code("council-role", member.role.code())} strong={member.role != CouncilRole::Member} />
            </span>
            <span class="veche-cell__note">{ place.join(", ") }</span>
            <span class="veche-cell__note">
                { words.span(member.from, member.until) }
                if let Some(basis) = &member.basis { { format!(" · {basis}") } }
                if let Some(reason) = &member.end_reason { { format!(" · {reason}") } }
            </span>
            if props.keeps {
                <span class="veche-actions">
                    <Button kind={ButtonKind::Link} label={words.with("council-change-of", &[("name", &member.person.full_name)])} onclick={open(Open::Change)} />
                    if member.until.is_none() {
                        <Button kind={ButtonKind::Link} label={words.t("council-end")} onclick={open(Open::End)} />
                    }
                </span>
            }
        </li>
    }
}
