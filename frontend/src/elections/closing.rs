//! Closing a round: by name as votes stand, or by hands as they were counted; what will happen is said before.

use std::rc::Rc;

use veche_domain::{
    Id,
    elections::{CandidateVotes, CloseElection, Closing, Election, Round, RoundTally, VoteMode, tally},
};
use yew::prelude::*;

use super::{
    hands::CountHands,
    naming::{candidate_name, clause, last_round},
    opening::RunProps,
    picture::TallyPicture,
};
use crate::{
    api::Request,
    hooks::use_mutation,
    state::{Words, draft, use_actor, use_words},
    ui::{Button, ButtonKind, ClauseLink, Confirm},
};

/// Names of the candidates of a round.
pub(super) fn names(election: &Election, round: &Round) -> Rc<Vec<(Id, String)>> {
    let ids = round.candidates.iter().map(|c| c.person.id);
    Rc::new(ids.map(|id| (id, candidate_name(election, id))).collect())
}

/// What closing will do.
pub(super) fn consequence(words: Words, election: &Election, count: &RoundTally) -> String {
    let office = words.code("office", election.office.code()).to_lowercase();
    match count.winner {
        Some(id) => words.with(
            "close-elects",
            &[
                ("name", &candidate_name(election, id)),
                ("office", &office),
                ("date", &words.date(election.date)),
            ],
        ),
        None => words.with("close-elects-nobody", &[("needed", &count.needed.to_string())]),
    }
}

/// Properties of [`CloseRound`].
#[derive(Properties, PartialEq)]
pub struct CloseRoundProps {
    /// Election.
    pub election: Rc<Election>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Members with a vote who are there.
    pub there: i64,
}

/// The way to close the open round.
#[component]
pub fn CloseRound(props: &CloseRoundProps) -> Html {
    match props.election.mode {
        VoteMode::ByName => {
            html! { <CloseByName election={props.election.clone()} etag={props.etag.clone()} /> }
        }
        VoteMode::Counted => {
            html! { <CountHands election={props.election.clone()} etag={props.etag.clone()} there={props.there} /> }
        }
    }
}

/// The button with its question.
#[component]
fn CloseByName(props: &RunProps) -> Html {
    let words = use_words();
    let asking = use_state(|| false);
    let open = |value: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(value))
    };
    html! {
        <>
            <div><Button kind={ButtonKind::Primary} label={words.t("round-close")} onclick={open(true)} /></div>
            if *asking {
                <CloseDialog election={props.election.clone()} etag={props.etag.clone()} closing={Closing::default()} onclose={open(false)} />
            }
        </>
    }
}

/// Properties of [`CloseDialog`].
#[derive(Properties, PartialEq)]
pub struct CloseDialogProps {
    /// Election.
    pub election: Rc<Election>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// What is sent: hands, or nothing for votes by name.
    pub closing: Closing,
    /// Closed.
    pub onclose: Callback<()>,
}

/// The count of what would be closed.
pub(super) fn count_of(election: &Election, closing: &Closing) -> Option<RoundTally> {
    let round = last_round(election)?;
    if election.mode == VoteMode::ByName {
        return Some(round.tally.clone());
    }
    let votes: Vec<CandidateVotes> = closing
        .hands
        .iter()
        .map(|h| CandidateVotes {
            candidate_id: h.candidate_id,
            votes: h.votes,
        })
        .collect();
    Some(tally(
        election.electorate,
        &votes,
        closing.against,
        closing.abstained,
    ))
}

/// Asks before a round is closed.
#[component]
pub fn CloseDialog(props: &CloseDialogProps) -> Html {
    let words = use_words();
    let election = &props.election;
    let account = use_actor().map(|a| a.account_id.to_string()).unwrap_or_default();
    let done = {
        let (onclose, key) = (props.onclose.clone(), hands_key(&account, election));
        Callback::from(move |_| {
            draft::remove(&key);
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<CloseElection>(Some(words.t("round-closed").into()), done);
    let onyes = {
        let (run, etag, body) = (mutation.run.clone(), props.etag.clone(), props.closing.clone());
        let id = election.id.to_string();
        Callback::from(move |()| run.emit(Request::to(&[&id]).body(body.clone()).if_match(etag.clone())))
    };
    let count = count_of(election, &props.closing);
    html! {
        <Confirm
            title={words.t("round-close")} yes={words.t("round-close-yes")} busy={mutation.busy} fault={mutation.fault.clone()}
            {onyes} onclose={props.onclose.clone()}
        >
            if let (Some(count), Some(round)) = (count, last_round(election)) {
                <p>{ consequence(words, election, &count) }{ " " }<ClauseLink id={clause(election.office)} /></p>
                if count.silent > 0 {
                    <p>{ words.count("close-silent", count.silent) }</p>
                }
                <TallyPicture tally={count} names={names(election, round)} />
            }
        </Confirm>
    }
}

pub(super) fn hands_key(account: &str, election: &Election) -> String {
    let round = last_round(election).map_or(0, |r| r.number);
    draft::key_of(account, &format!("hands-{}-{round}", election.id))
}
