//! The roll of voters: who has voted, and the secretary's entry of others' votes by arrows and letters.

use std::rc::Rc;

use veche_domain::{
    Id,
    elections::{Election, ElectionState, NewVote, Vote, VoteMode},
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    ballot::kept_vote,
    casting::use_casting,
    naming::{choice, last_round, options},
};
use crate::{
    state::use_words,
    ui::{Mark, State},
};

/// Properties of [`Roll`].
#[derive(Properties, PartialEq)]
pub struct RollProps {
    /// Election.
    pub election: Rc<Election>,
    /// Whether votes of others may be entered now.
    pub enters: bool,
}

fn row_id(election: Id, at: usize) -> String {
    format!("roll-{election}-{at}")
}

fn focus(id: &str) {
    let document = web_sys::window().and_then(|w| w.document());
    if let Some(node) = document
        .and_then(|d| d.get_element_by_id(id))
        .and_then(|n| n.dyn_into::<HtmlElement>().ok())
    {
        let _ = node.focus();
    }
}

/// Everybody of the frozen electorate.
#[component]
pub fn Roll(props: &RollProps) -> Html {
    let words = use_words();
    let election = &props.election;
    let voted = election.voters.iter().filter(|v| v.has_voted).count();
    let said = words.with(
        "roll-voted",
        &[
            ("voted", &voted.to_string()),
            ("all", &election.electorate.to_string()),
        ],
    );
    let by_name = election.mode == VoteMode::ByName;
    html! {
        <section class="veche-roll" aria-label={words.t("roll-title")}>
            <h3>{ words.t("roll-title") }</h3>
            if by_name { <p class="veche-muted">{ said }</p> }
            if props.enters { <p class="veche-muted veche-keys">{ words.t("roll-keys") }</p> }
            <ul role="list">
                { for election.voters.iter().enumerate().map(|(at, voter)| html! {
                    <li key={voter.person.id.to_string()}>
                        if props.enters {
                            <EntryRow election={election.clone()} person={voter.person.id} {at} />
                        } else {
                            <Row election={election.clone()} {at} />
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    election: Rc<Election>,
    at: usize,
}

/// A voter, and the vote where it may be seen.
#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let Some(voter) = props.election.voters.get(props.at) else {
        return Html::default();
    };
    let by_name = props.election.mode == VoteMode::ByName;
    let vote = kept_vote(&props.election, voter.person.id);
    let mark = match vote {
        Some(vote) => html! { <Mark state={State::Met} label={choice(words, &props.election, &vote)} /> },
        None if voter.has_voted => html! { <Mark state={State::Met} label={words.t("roll-has-voted")} /> },
        None if by_name && props.election.state == ElectionState::Open => {
            html! { <Mark state={State::NotApplicable} label={words.t("roll-silent")} /> }
        }
        None if by_name => html! { <Mark state={State::NotApplicable} label={words.t("roll-none")} /> },
        None => Html::default(),
    };
    html! {
        <div class="veche-roll__row">
            <span class="veche-roll__name">{ voter.person.full_name.clone() }<Left member={voter.member_now} /></span>
            { mark }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct LeftProps {
    member: bool,
}

/// Says that an order has taken the voter out of the composition meanwhile: the vote counts all the same.
#[component]
fn Left(props: &LeftProps) -> Html {
    let words = use_words();
    html! { if !props.member { <span class="veche-cell__note">{ words.t("roll-left") }</span> } }
}

#[derive(Properties, PartialEq)]
struct EntryRowProps {
    election: Rc<Election>,
    person: Id,
    at: usize,
}

/// The choice that a key means: a digit for a candidate, «з», «п», «в» by their places on the keyboard.
fn key_choice(code: &str, choices: &[NewVote]) -> Option<NewVote> {
    let of = |vote: Vote| choices.iter().find(|c| c.vote == vote).cloned();
    match code {
        "KeyP" => of(Vote::For),
        "KeyG" => of(Vote::Against),
        "KeyD" => of(Vote::Abstain),
        digit => {
            let number: usize = digit.strip_prefix("Digit")?.parse().ok()?;
            choices.get(number.checked_sub(1)?).cloned()
        }
    }
}

/// A voter whose vote the secretary enters.
#[component]
fn EntryRow(props: &EntryRowProps) -> Html {
    let words = use_words();
    let (election, at) = (&props.election, props.at);
    let round = last_round(election);
    let number = round.map_or(0, |r| r.number);
    let casting = use_casting(
        election.id,
        number,
        props.person,
        kept_vote(election, props.person),
    );
    let choices = round.map(options).unwrap_or_default();
    let Some(voter) = election.voters.get(at) else {
        return Html::default();
    };
    let onkeydown = {
        let (cast, choices, id) = (casting.cast.clone(), choices.clone(), election.id);
        let taken = casting.shown.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let place = choices.iter().position(|c| Some(c) == taken.as_ref());
            let next = match event.key().as_str() {
                "ArrowDown" => {
                    event.prevent_default();
                    return focus(&row_id(id, at + 1));
                }
                "ArrowUp" => {
                    event.prevent_default();
                    return focus(&row_id(id, at.saturating_sub(1)));
                }
                "ArrowRight" => choices
                    .get(place.map_or(0, |p| (p + 1).min(choices.len() - 1)))
                    .cloned(),
                "ArrowLeft" => choices.get(place.map_or(0, |p| p.saturating_sub(1))).cloned(),
                _ => key_choice(&event.code(), &choices),
            };
            if let Some(vote) = next {
                event.prevent_default();
                cast.emit(vote);
            }
        })
    };
    html! {
        <div
            class="veche-roll__row veche-roll__row--entry" id={row_id(election.id, at)} role="radiogroup" tabindex="0"
            aria-label={voter.person.full_name.clone()} {onkeydown}
        >
            <span class="veche-roll__name">{ voter.person.full_name.clone() }<Left member={voter.member_now} /></span>
            <span class="veche-roll__choices">
                { for choices.iter().map(|vote| {
                    let taken = casting.shown.as_ref() == Some(vote);
                    let label = choice(words, election, vote);
                    let onclick = {
                        let (cast, vote) = (casting.cast.clone(), vote.clone());
                        Callback::from(move |_: MouseEvent| cast.emit(vote.clone()))
                    };
                    html! {
                        <button
                            key={label.clone()} type="button" role="radio" tabindex="-1"
                            class={classes!("veche-roll__choice", taken.then_some("veche-roll__choice--taken"))}
                            aria-checked={if taken { "true" } else { "false" }} {onclick}
                        >{ label }</button>
                    }
                }) }
            </span>
            if let Some(fault) = &casting.fault {
                <span class="veche-field__error" role="alert">{ "▲ " }{ words.with("roll-unsent", &[("why", &fault.title(words))]) }</span>
            } else if casting.busy {
                <span class="veche-muted">{ words.t("ballot-sending") }</span>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_the_same_in_both_layouts() {
        let plain = |vote| NewVote {
            vote,
            candidate_id: None,
        };
        let first = NewVote {
            vote: Vote::For,
            candidate_id: Some(Id::from_u128(1)),
        };
        let second = NewVote {
            vote: Vote::For,
            candidate_id: Some(Id::from_u128(2)),
        };
        let choices = [
            first.clone(),
            second.clone(),
            plain(Vote::Against),
            plain(Vote::Abstain),
        ];
        assert_eq!(key_choice("KeyP", &choices), Some(first));
        assert_eq!(key_choice("KeyG", &choices), Some(plain(Vote::Against)));
        assert_eq!(key_choice("KeyD", &choices), Some(plain(Vote::Abstain)));
        assert_eq!(key_choice("Digit2", &choices), Some(second));
        assert_eq!(key_choice("Digit0", &choices), None);
        assert_eq!(key_choice("Tab", &choices), None);
    }
}
