//! The own ballot: three big choices for a thumb, changeable until the round closes, open by name.

use std::rc::Rc;

use veche_domain::{
    Id,
    elections::{Election, NewVote},
};
use yew::prelude::*;

use super::{
    casting::{Casting, use_casting},
    naming::{choice, clause, last_round, options},
};
use crate::{
    api::Fault,
    state::use_words,
    ui::{Alert, Button, ButtonKind, ClauseLink, FaultAlert, Tone},
};

/// Vote of a voter as the server has it.
pub(super) fn kept_vote(election: &Election, person: Id) -> Option<NewVote> {
    let voter = election.voters.iter().find(|v| v.person.id == person)?;
    voter.vote.map(|vote| NewVote {
        vote,
        candidate_id: voter.candidate_id,
    })
}

/// Properties of [`Ballot`].
#[derive(Properties, PartialEq)]
pub(super) struct BallotProps {
    /// Election.
    pub(super) election: Rc<Election>,
    /// Who votes.
    pub(super) me: Id,
}

/// The ballot of the signed-in member.
#[component]
pub(super) fn Ballot(props: &BallotProps) -> Html {
    let election = &props.election;
    let round = last_round(election).map_or(0, |r| r.number);
    let casting = use_casting(election.id, round, props.me, kept_vote(election, props.me));
    html! { <BallotView election={election.clone()} {casting} /> }
}

/// Properties of [`BallotView`].
#[derive(Properties, PartialEq)]
pub struct BallotViewProps {
    /// Election.
    pub election: Rc<Election>,
    /// The vote and how far it is.
    pub casting: Casting,
}

/// The choices and what became of the one taken.
#[component]
pub fn BallotView(props: &BallotViewProps) -> Html {
    let words = use_words();
    let (election, casting) = (&props.election, &props.casting);
    let Some(round) = last_round(election) else {
        return Html::default();
    };
    let again = {
        let (cast, shown) = (casting.cast.clone(), casting.shown.clone());
        Callback::from(move |()| {
            if let Some(vote) = &shown {
                cast.emit(vote.clone());
            }
        })
    };
    let said = match (&casting.shown, casting.busy, &casting.fault) {
        (_, true, _) => words.t("ballot-sending"),
        (Some(vote), false, None) => words.with(
            "ballot-cast",
            &[("vote", &choice(words, election, vote).to_lowercase_first())],
        ),
        (_, false, Some(_)) => words.t("ballot-failed"),
        (None, false, None) => words.t("ballot-open"),
    };
    html! {
        <section class="veche-ballot" aria-label={words.t("ballot-title")}>
            <h3>{ words.t("ballot-title") }</h3>
            <p class="veche-muted">{ words.t("ballot-by-name") }{ " " }<ClauseLink id={clause(election.office)} /></p>
            <div class="veche-ballot__choices" role="group" aria-label={words.t("ballot-title")}>
                { for options(round).into_iter().map(|vote| {
                    let pressed = casting.shown.as_ref() == Some(&vote);
                    let label = choice(words, election, &vote);
                    let onclick = {
                        let (cast, vote) = (casting.cast.clone(), vote.clone());
                        Callback::from(move |_: MouseEvent| cast.emit(vote.clone()))
                    };
                    html! {
                        <button
                            key={label.clone()} type="button" class={classes!("veche-ballot__choice", pressed.then_some("veche-ballot__choice--taken"))}
                            aria-pressed={if pressed { "true" } else { "false" }} {onclick}
                        >
                            <span class="veche-ballot__tick" aria-hidden="true">{ if pressed { "✓" } else { "" } }</span>
                            { label }
                        </button>
                    }
                }) }
            </div>
            { match &casting.fault {
                Some(Fault::Offline) if !casting.busy => html! {
                    <Alert tone={Tone::Danger} live=true title={words.t("ballot-unsent")}>
                        <p>{ words.t("ballot-unsent-text") }</p>
                        <Button kind={ButtonKind::Primary} label={words.t("ballot-again")} onclick={again} />
                    </Alert>
                },
                Some(fault) if !casting.busy => html! {
                    <>
                        <FaultAlert fault={fault.clone()} />
                        <Button label={words.t("ballot-again")} onclick={again} />
                    </>
                },
                _ => Html::default(),
            } }
            <p role="status" class="veche-ballot__said">{ said }</p>
        </section>
    }
}

trait LowerFirst {
    fn to_lowercase_first(&self) -> String;
}

impl LowerFirst for String {
    fn to_lowercase_first(&self) -> String {
        let mut letters = self.chars();
        letters
            .next()
            .map_or_else(Self::new, |first| first.to_lowercase().chain(letters).collect())
    }
}
