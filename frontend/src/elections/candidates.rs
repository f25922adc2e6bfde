//! Who stands: a list with the verdict of each, added to from those who may hold the office or from anybody.

use std::rc::Rc;

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::{Association, GetAssociation, Office},
    meetings::{BodyKind, BodyRef},
    people::PersonRow,
};
use yew::prelude::*;

use crate::{
    api::Query,
    associations::{Candidates, Eligibility},
    hooks::{Source, Suggestion, use_resource},
    state::use_words,
    ui::{Button, ButtonKind, FreePicker, PageFrame, Sign},
};

/// Somebody who stands.
pub(super) type Standing = (Id, String);

/// Properties of [`Standings`].
#[derive(Properties, PartialEq)]
pub(super) struct StandingsProps {
    /// Who meets.
    pub(super) body: BodyRef,
    /// Office.
    pub(super) office: Office,
    /// The day the office would be held from.
    pub(super) on: NaiveDate,
    /// Who stands.
    pub(super) people: Vec<Standing>,
    /// Whether anybody may be added: in a further round only some go on.
    #[prop_or(true)]
    pub(super) open: bool,
    /// Changed.
    pub(super) onedit: Callback<Vec<Standing>>,
}

/// The list and the ways to change it.
#[component]
pub(super) fn Standings(props: &StandingsProps) -> Html {
    let words = use_words();
    let picking = use_state(|| false);
    let of_association = props.body.kind == BodyKind::Association;
    let add = {
        let (people, onedit) = (props.people.clone(), props.onedit.clone());
        Callback::from(move |(id, name): Standing| {
            if people.iter().all(|(known, _)| *known != id) {
                let mut next = people.clone();
                next.push((id, name));
                onedit.emit(next);
            }
        })
    };
    let onchoose = {
        let add = add.clone();
        Callback::from(move |found: Option<Suggestion>| {
            if let Some((id, name)) = found.and_then(|s| Some((s.id.parse().ok()?, s.label))) {
                add.emit((id, name));
            }
        })
    };
    let pick = |open: bool| {
        let picking = picking.clone();
        Callback::from(move |()| picking.set(open))
    };
    let take = {
        let (add, close) = (add, pick(false));
        Callback::from(move |row: Rc<PersonRow>| {
            add.emit((row.id, row.full_name.clone()));
            close.emit(());
        })
    };
    html! {
        <div class="veche-stack" role="group" aria-label={words.t("candidates")}>
            <ul class="veche-chosen" role="list">
                { for props.people.iter().map(|(id, name)| {
                    let remove = {
                        let (people, id) = (props.people.clone(), *id);
                        props.onedit.reform(move |()| people.iter().filter(|(other, _)| *other != id).cloned().collect())
                    };
                    html! {
                        <li key={id.to_string()}>
                            <div>
                                { name.clone() }
                                if of_association {
                                    <Eligibility association={props.body.id} person={*id} office={props.office} on={props.on.to_string()} />
                                }
                            </div>
                            <Button kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={words.with("candidate-remove", &[("name", name)])} onclick={remove} />
                        </li>
                    }
                }) }
            </ul>
            if props.open {
                <FreePicker id="candidate-add" label={words.t("candidate-add")} hint={words.t("candidate-add-hint")} source={Source::People} {onchoose} />
                if of_association {
                    <div><Button label={words.t("candidates-open")} onclick={pick(true)} /></div>
                }
            }
            if *picking {
                <Eligible id={props.body.id} office={props.office} on={props.on} onchoose={take} onclose={pick(false)} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct EligibleProps {
    id: Id,
    office: Office,
    on: NaiveDate,
    onchoose: Callback<Rc<PersonRow>>,
    onclose: Callback<()>,
}

/// Those who may hold the office, by the rule that the register has of the association.
#[component]
fn Eligible(props: &EligibleProps) -> Html {
    let resource = use_resource::<GetAssociation>(&[props.id.to_string()], Query::default());
    html! {
        <PageFrame<Association> resource={resource.clone()}>
            if let Some(association) = resource.data() {
                <Candidates
                    association={Rc::new(association.clone())} office={props.office} on={props.on}
                    onchoose={props.onchoose.clone()} onclose={props.onclose.clone()}
                />
            }
        </PageFrame<Association>>
    }
}
