//! Reorganization: form, those it begins with, those it leads to, members who go on (I.5).

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{AssociationKind, MembershipState},
    orders::{CarriedMember, ReorganizationForm},
};
use yew::prelude::*;

use super::{Edit, ItemProps, present::use_present, simple::chosen_list};
use crate::{
    hooks::{Choices, Source, coded},
    state::use_words,
    ui::{FaultAlert, FreePicker, FreeSelect, Skeleton},
};

/// Fields of a reorganization.
#[component]
pub(super) fn ReorganizeItem(props: &ItemProps) -> Html {
    let words = use_words();
    let item = &props.item;
    let names = |ids: &[Id]| ids.iter().map(|id| props.name(*id)).collect::<Vec<_>>();
    let conversion = item.form == Some(ReorganizationForm::Conversion);
    // New associations are drafts until this order; those that go on are in the register.
    let after = if item.form.is_some_and(ReorganizationForm::begins_successors) {
        Source::DraftAssociations
    } else {
        Source::Associations
    };
    let successors: Choices = Rc::new(
        item.successors
            .iter()
            .map(|id| (id.to_string().into(), props.name(*id)))
            .collect(),
    );
    html! {
        <>
            <FreeSelect
                id={props.id("form")} label={words.t("item-form")} value={item.form.map_or("", |f| f.code())}
                choices={coded(words, "reorganization", ReorganizationForm::ALL.iter().map(|f| f.code()))}
                onedit={props.setter(|item, code: String| {
                    item.form = code.parse().ok();
                    if item.form == Some(ReorganizationForm::Conversion) {
                        item.successors.clear();
                        item.carried.clear();
                    } else {
                        item.new_kind = None;
                    }
                })}
            />
            <fieldset class="veche-fieldset">
                <legend>{ words.t("predecessors") }</legend>
                { chosen_list(names(&item.predecessors), words.t("remove"), props.setter(|item, at: usize| {
                    if at < item.predecessors.len() {
                        item.predecessors.remove(at);
                    }
                })) }
                <FreePicker
                    id={props.id("predecessor")} label={words.t("item-add-association")} source={Source::Associations}
                    onchoose={props.chooser(|item, id| {
                        if let Some(id) = id.filter(|id| !item.predecessors.contains(id)) {
                            item.predecessors.push(id);
                        }
                    })}
                />
            </fieldset>
            if conversion {
                <FreeSelect
                    id={props.id("kind")} label={words.t("item-new-kind")} value={item.new_kind.map_or("", |k| k.code())}
                    choices={coded(words, "association-kind", AssociationKind::ALL.iter().map(|k| k.code()))}
                    onedit={props.setter(|item, code: String| item.new_kind = code.parse().ok())}
                />
            } else {
                <fieldset class="veche-fieldset">
                    <legend>{ words.t("successors") }</legend>
                    { chosen_list(names(&item.successors), words.t("remove"), props.setter(|item, at: usize| {
                        if at < item.successors.len() {
                            let gone = item.successors.remove(at);
                            item.carried.retain(|c| c.into != gone);
                        }
                    })) }
                    <FreePicker
                        id={props.id("successor")} label={words.t("item-add-association")} source={after}
                        onchoose={props.chooser(|item, id| {
                            if let Some(id) = id.filter(|id| !item.successors.contains(id)) {
                                item.successors.push(id);
                            }
                        })}
                    />
                </fieldset>
                if !item.successors.is_empty() && !item.predecessors.is_empty() {
                    <fieldset class="veche-fieldset">
                        <legend>{ words.t("item-carried") }</legend>
                        <p class="veche-field__hint">{ words.t("item-carried-hint") }</p>
                        { for item.predecessors.iter().map(|id| html! {
                            <Carried key={id.to_string()} of={props.clone()} association={*id} successors={successors.clone()} />
                        }) }
                    </fieldset>
                }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CarriedProps {
    of: ItemProps,
    association: Id,
    successors: Choices,
}

/// The members of a predecessor, each with the successor they go on in, if any.
#[component]
fn Carried(props: &CarriedProps) -> Html {
    let words = use_words();
    let present = use_present(props.association);
    let of = &props.of;
    let members = present.rows.iter().flat_map(|rows| rows.iter());
    let choose = |person: Id, name: String, unit: Option<String>| {
        let of = of.clone();
        Callback::from(move |code: String| {
            of.edit.emit(Edit::Names(vec![(person, name.clone())]));
            of.change(|item| {
                item.carried.retain(|c| c.person_id != person);
                if let Ok(into) = code.parse::<Id>() {
                    item.carried.push(CarriedMember {
                        person_id: person,
                        into,
                        admin_unit_code: unit.clone(),
                    });
                }
            });
        })
    };
    html! {
        <div class="veche-stack">
            <strong>{ of.name(props.association) }</strong>
            if let Some(fault) = present.fault.clone() {
                <FaultAlert {fault} retry={present.retry.clone()} />
            } else if present.rows.is_none() {
                <Skeleton lines=2 />
            }
            { for members.filter(|m| m.state == MembershipState::InForce).map(|m| {
                let into = of.item.carried.iter().find(|c| c.person_id == m.person.id);
                html! {
                    <FreeSelect
                        key={m.id.to_string()} id={of.id(&format!("carried-{}", m.id))} label={m.person.full_name.clone()}
                        value={into.map(|c| c.into.to_string()).unwrap_or_default()}
                        empty={Some(AttrValue::from(words.t("item-carried-none")))} choices={props.successors.clone()}
                        onedit={choose(m.person.id, m.person.full_name.clone(), m.admin_unit_code.clone())}
                    />
                }
            }) }
        </div>
    }
}
