//! Opening a round: the last look at who stands; the first opening freezes who votes.

use std::rc::Rc;

use veche_domain::{
    elections::{Election, ElectionState, OpenElection, Opening},
    people::PersonRef,
};
use yew::prelude::*;

use super::{
    candidates::{Standing, Standings},
    naming::{clause, last_round},
};
use crate::{
    api::Request,
    hooks::use_mutation,
    state::use_words,
    ui::{Button, ButtonKind, ClauseLink, FaultAlert},
};

/// Properties of the acts of who runs an election.
#[derive(Properties, PartialEq)]
pub struct RunProps {
    /// Election.
    pub election: Rc<Election>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
}

/// Whom the round would list: those put up, or those who go on from the round before.
fn begin(election: &Election) -> Vec<Standing> {
    let of = |p: &PersonRef| (p.id, p.full_name.clone());
    match last_round(election) {
        Some(round) => round
            .candidates
            .iter()
            .filter(|c| election.next_candidates.contains(&c.person.id))
            .map(|c| of(&c.person))
            .collect(),
        None => election.nominated.iter().map(of).collect(),
    }
}

/// Who stands, and the button that opens the round.
#[component]
pub fn OpenRound(props: &RunProps) -> Html {
    let words = use_words();
    let election = &props.election;
    let people = use_state(|| begin(election));
    let mutation = use_mutation::<OpenElection>(Some(words.t("round-opened").into()), Callback::noop());
    let first = election.state == ElectionState::Nomination;
    let onedit = {
        let people = people.clone();
        Callback::from(move |next| people.set(next))
    };
    let open = {
        let (people, run, etag) = (people.clone(), mutation.run.clone(), props.etag.clone());
        let id = election.id.to_string();
        Callback::from(move |()| {
            let body = Opening {
                candidates: people.iter().map(|(id, _)| *id).collect(),
            };
            run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
        })
    };
    let key = if first {
        "round-open-first"
    } else {
        "round-open-next"
    };
    html! {
        <div class="veche-stack">
            <p class="veche-muted">
                { if first { words.t("round-freezes") } else { words.t("round-goes-on") } }{ " " }<ClauseLink id={clause(election.office)} />
            </p>
            <Standings
                body={election.body.clone()} office={election.office} on={election.date} people={(*people).clone()}
                open={first} {onedit}
            />
            if let Some(fault) = mutation.fault.clone() { <FaultAlert {fault} /> }
            <div><Button kind={ButtonKind::Primary} label={words.t(key)} busy={mutation.busy} disabled={people.is_empty()} onclick={open} /></div>
        </div>
    }
}
