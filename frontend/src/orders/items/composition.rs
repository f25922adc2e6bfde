//! The composition from the day on, with the difference against the one in force (I.4).

use std::{cell::Cell, rc::Rc};

use veche_domain::{
    Id,
    associations::{Membership, MembershipState},
    orders::ListedMember,
};
use yew::prelude::*;

use super::{Edit, ItemProps, present::use_present, simple::association_field};
use crate::{
    hooks::{Choices, ListState, Source, use_admin_units},
    state::{Words, use_words},
    ui::{
        Button, ButtonKind, Column, FaultAlert, FreePicker, FreeSelect, Lines, Mark, Sign, Skeleton, State,
        Table, row_class,
    },
};

/// How a composition differs from the one in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Difference {
    /// Who comes.
    join: Vec<Id>,
    /// Who leaves.
    leave: Vec<Id>,
    /// Who stays.
    stay: Vec<Id>,
}

/// The difference of a new composition against the present one; proposals are not in force yet.
fn difference(members: &[ListedMember], present: &[Rc<Membership>]) -> Difference {
    let in_force: Vec<Id> = present
        .iter()
        .filter(|m| m.state == MembershipState::InForce)
        .map(|m| m.person.id)
        .collect();
    let listed: Vec<Id> = members.iter().map(|m| m.person_id).collect();
    let (stay, join) = listed.iter().partition(|id| in_force.contains(id));
    let leave = in_force.into_iter().filter(|id| !listed.contains(id)).collect();
    Difference { join, leave, stay }
}

/// Fields of a composition.
#[component]
pub fn CompositionItem(props: &ItemProps) -> Html {
    let words = use_words();
    html! {
        <>
            { association_field(props, words.t("item-association"), Source::Associations) }
            if let Some(association) = props.item.association {
                <Members key={association.to_string()} of={props.clone()} {association} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MembersProps {
    of: ItemProps,
    association: Id,
}

/// Loads the present composition; an empty list is filled with it once.
#[component]
fn Members(props: &MembersProps) -> Html {
    let present = use_present(props.association);
    let units = use_admin_units();
    let filled = use_mut_ref(|| Rc::new(Cell::new(false)));
    {
        let (of, filled) = (props.of.clone(), filled.borrow().clone());
        use_effect_with(present.rows.clone(), move |rows| {
            if let Some(rows) = rows.as_ref().filter(|_| !filled.replace(true)) {
                take_present(&of, rows);
            }
        });
    }
    html! { <MembersView of={props.of.clone()} {present} {units} /> }
}

/// Adds everybody who is a member now or awaits the order; who is listed stays as listed.
fn take_present(of: &ItemProps, rows: &[Rc<Membership>]) {
    let names = rows.iter().map(|m| (m.person.id, m.person.full_name.clone()));
    of.edit.emit(Edit::Names(names.collect()));
    // A list that somebody has worked on is not filled by itself.
    if of.item.members.is_empty() {
        add_present(of, rows);
    }
}

fn add_present(of: &ItemProps, rows: &[Rc<Membership>]) {
    of.change(|item| {
        for member in rows {
            if item.members.iter().all(|m| m.person_id != member.person.id) {
                item.members.push(ListedMember {
                    person_id: member.person.id,
                    admin_unit_code: member.admin_unit_code.clone(),
                });
            }
        }
    });
}

#[derive(Properties, PartialEq)]
struct MembersViewProps {
    of: ItemProps,
    present: ListState<Membership>,
    units: Choices,
}

/// The members from the day on, and what changes by them.
#[component]
fn MembersView(props: &MembersViewProps) -> Html {
    let words = use_words();
    let of = &props.of;
    let rows = props.present.rows.clone().unwrap_or_default();
    let found = difference(&of.item.members, &rows);
    let take = {
        let (of, rows) = (of.clone(), rows.clone());
        Callback::from(move |()| add_present(&of, &rows))
    };
    let lines = {
        let (of, units) = (of.clone(), props.units.clone());
        let stay = props.present.rows.is_some().then(|| found.stay.clone());
        Lines::new(of.item.members.len(), move |at| {
            let member = of.item.members.get(at);
            let drawn = member.map(|member| {
                let stays = stay.as_ref().map(|stay| stay.contains(&member.person_id));
                line(words, &of, (at, member), &units, stays)
            });
            drawn.unwrap_or_default()
        })
    };
    let columns = Rc::new(
        ["person", "unit", "item-change", "item-row-remove"]
            .map(|key| Column::plain(words.t(key)))
            .to_vec(),
    );
    html! {
        <>
            if let Some(fault) = props.present.fault.clone() {
                <FaultAlert {fault} retry={props.present.retry.clone()} />
            } else if props.present.rows.is_none() {
                <Skeleton lines=3 />
            }
            <div class="veche-actions">
                <Button label={words.t("item-take-present")} busy={props.present.loading} onclick={take} />
            </div>
            if props.present.rows.is_some() {
                { sums(words, of, &found) }
            }
            if !of.item.members.is_empty() {
                <div class="veche-rows" tabindex="0"><Table caption={words.t("item-members")} {columns} {lines} /></div>
            }
            <FreePicker
                id={of.id("member")} label={words.t("item-add-member")} source={Source::People}
                onchoose={of.chooser(|item, id| {
                    let known = |id| item.members.iter().any(|m| m.person_id == id);
                    if let Some(person_id) = id.filter(|id| !known(*id)) {
                        item.members.push(ListedMember { person_id, admin_unit_code: None });
                    }
                })}
            />
        </>
    }
}

/// «Войдут», «выйдут», «остаются»: how many and who.
fn sums(words: Words, of: &ItemProps, found: &Difference) -> Html {
    let parts = [
        ("item-join", State::Met, &found.join),
        ("item-leave", State::Overdue, &found.leave),
        ("item-stay", State::NotApplicable, &found.stay),
    ];
    html! {
        <ul class="veche-difference" aria-label={words.t("item-difference")} aria-live="polite">
            { for parts.into_iter().filter(|(_, _, who)| !who.is_empty()).map(|(key, state, who)| html! {
                <li key={key}>
                    <Mark {state} label={format!("{} ({})", words.t(key), who.len())} />
                    <span>{ who.iter().map(|id| of.name(*id).to_string()).collect::<Vec<_>>().join(", ") }</span>
                </li>
            }) }
        </ul>
    }
}

fn line(
    words: Words,
    of: &ItemProps,
    (at, member): (usize, &ListedMember),
    units: &Choices,
    stays: Option<bool>,
) -> Html {
    let name = of.name(member.person_id);
    html! {
        <tr class={row_class()} key={member.person_id.to_string()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("person")}>{ name.clone() }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("unit")}>
                <FreeSelect quiet=true
                    id={of.id(&format!("unit-{at}"))} label={words.with("item-unit-of", &[("name", &name)])}
                    value={member.admin_unit_code.clone().unwrap_or_default()}
                    empty={Some(AttrValue::from(words.t("item-unit-employer")))} choices={units.clone()}
                    onedit={of.setter(move |item, code: String| {
                        if let Some(member) = item.members.get_mut(at) {
                            member.admin_unit_code = Some(code).filter(|c| !c.is_empty());
                        }
                    })}
                />
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("item-change")}>
                { match stays {
                    Some(true) => html! { <Mark state={State::NotApplicable} label={words.t("item-stays")} /> },
                    Some(false) => html! { <Mark state={State::Met} label={words.t("item-joins")} /> },
                    None => html! { "…" },
                } }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("item-row-remove")}>
                <Button
                    kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={format!("{}: {name}", words.t("remove"))}
                    onclick={of.setter(move |item, ()| {
                        if at < item.members.len() {
                            item.members.remove(at);
                        }
                    })}
                />
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_proposal_joins_and_who_is_not_listed_leaves() {
        let id = |n: u128| Id::from_u128(n);
        let member = |n: u128, state: &str| {
            let value = json!({"id": id(100 + n), "person": {"id": id(n), "full_name": "Ким О. С."}, "organization": null,
                "position_name": null, "category_code": null, "admin_unit_code": null, "state": state, "from": null,
                "until": null, "basis": null, "is_district_head": false, "offices": []});
            Rc::new(serde_json::from_value::<Membership>(value).unwrap())
        };
        let present = [
            member(1, "in_force"),
            member(2, "in_force"),
            member(3, "awaiting_order"),
        ];
        let listed = [1, 3].map(|n| ListedMember {
            person_id: id(n),
            admin_unit_code: None,
        });
        let found = difference(&listed, &present);
        assert_eq!(
            (found.join, found.leave, found.stay),
            (vec![id(3)], vec![id(2)], vec![id(1)])
        );
    }
}
