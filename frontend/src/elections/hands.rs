//! A show of hands: numbers as they were counted, compared with those there before anything is closed.

use std::rc::Rc;

use veche_domain::{
    Id,
    elections::{Closing, Election, Hands, check_hands},
};
use yew::prelude::*;

use super::{
    closing::{CloseDialog, CloseRoundProps, count_of, hands_key, names},
    naming::{candidate_name, last_round},
    picture::TallyPicture,
};
use crate::{
    state::{draft, use_actor, use_words},
    ui::{Button, ButtonKind, FreeText},
};

/// Hands as they were counted: a number for each candidate, against, abstained; compared with those there.
#[component]
pub(super) fn CountHands(props: &CloseRoundProps) -> Html {
    let account = use_actor().map(|a| a.account_id.to_string()).unwrap_or_default();
    let key = hands_key(&account, &props.election);
    let typed = {
        let key = key.clone();
        use_state(move || {
            let kept = draft::read(&key).and_then(|text| serde_json::from_str::<Vec<String>>(&text).ok());
            kept.unwrap_or_default()
        })
    };
    let onedit = {
        let typed = typed.clone();
        Callback::from(move |(at, text): (usize, String)| {
            let mut next = (*typed).clone();
            if next.len() <= at {
                next.resize(at + 1, String::new());
            }
            if let Some(place) = next.get_mut(at) {
                *place = text;
            }
            draft::write(&key, &serde_json::to_string(&next).unwrap_or_default());
            typed.set(next);
        })
    };
    html! {
        <HandsView
            election={props.election.clone()} etag={props.etag.clone()} there={props.there} typed={(*typed).clone()} {onedit}
        />
    }
}

/// Properties of [`HandsView`].
#[derive(Properties, PartialEq)]
pub struct HandsViewProps {
    /// Election.
    pub election: Rc<Election>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Members with a vote who are there.
    pub there: i64,
    /// Numbers as typed: the candidates in their order, against, abstained.
    pub typed: Vec<String>,
    /// A number was typed.
    #[prop_or_default]
    pub onedit: Callback<(usize, String)>,
}

/// The numbers, what they come to, and what cannot be.
#[component]
pub fn HandsView(props: &HandsViewProps) -> Html {
    let words = use_words();
    let asking = use_state(|| false);
    let election = &props.election;
    let Some(round) = last_round(election) else {
        return Html::default();
    };
    let count = round.candidates.len();
    let number = |at: usize| {
        props
            .typed
            .get(at)
            .and_then(|t| t.trim().parse::<i64>().ok())
            .filter(|n| *n >= 0)
    };
    let ids: Vec<Id> = round.candidates.iter().map(|c| c.person.id).collect();
    let closing = Closing {
        hands: ids
            .iter()
            .enumerate()
            .map(|(at, id)| Hands {
                candidate_id: *id,
                votes: number(at).unwrap_or(0),
            })
            .collect(),
        against: number(count).unwrap_or(0),
        abstained: number(count + 1).unwrap_or(0),
    };
    let whole = (0..count + 2).all(|at| number(at).is_some());
    let fault = check_hands(&closing, &ids, props.there)
        .err()
        .and_then(|r| r.errors.into_iter().next());
    let cast = closing.hands.iter().map(|h| h.votes).sum::<i64>() + closing.against + closing.abstained;
    let open = |value: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(value))
    };
    let field = |at: usize, label: String| {
        let value = props.typed.get(at).cloned().unwrap_or_default();
        let odd = !value.trim().is_empty() && number(at).is_none();
        html! {
            <FreeText
                key={at} id={format!("hands-{at}")} {label} {value} error={odd.then(|| AttrValue::from(words.t("hands-number")))}
                onedit={props.onedit.reform(move |text| (at, text))}
            />
        }
    };
    html! {
        <section class="veche-stack" aria-label={words.t("hands-title")}>
            <h3>{ words.t("hands-title") }</h3>
            <p class="veche-muted">{ words.t("hands-about") }</p>
            <div class="veche-form__two">
                { for ids.iter().enumerate().map(|(at, id)| field(at, words.with("vote-for-name", &[("name", &candidate_name(election, *id))]))) }
                { field(count, words.t("vote-against")) }
                { field(count + 1, words.t("hands-abstained")) }
            </div>
            <p role="status">
                { words.with("hands-cast", &[("cast", &cast.to_string()), ("there", &props.there.to_string())]) }
            </p>
            // Numbers that nobody has typed yet are no fault.
            if let Some(fault) = fault.as_ref().filter(|_| whole || cast > 0) {
                <p class="veche-field__error" role="alert"><span aria-hidden="true">{ "▲ " }</span>{ fault.message.clone() }</p>
            }
            if whole && fault.is_none() {
                if let Some(count) = count_of(election, &closing) {
                    <TallyPicture tally={count} names={names(election, round)} />
                }
            }
            <div>
                <Button kind={ButtonKind::Primary} label={words.t("round-close")} disabled={!whole || fault.is_some()} onclick={open(true)} />
            </div>
            if *asking {
                <CloseDialog election={election.clone()} etag={props.etag.clone()} {closing} onclose={open(false)} />
            }
        </section>
    }
}
