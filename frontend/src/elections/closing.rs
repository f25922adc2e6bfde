//! Closing a round: by name as votes stand, or by hands as they were counted; what will happen is said before.

use std::rc::Rc;

use veche_domain::{
    Id,
    elections::{
        AnnulElection, Annulment, CandidateVotes, CloseElection, Closing, Election, Hands, Round, RoundTally,
        VoteMode, check_hands, tally,
    },
};
use yew::prelude::*;

use super::{
    card::annul_key,
    naming::{candidate_name, clause, last_round},
    opening::RunProps,
    picture::TallyPicture,
};
use crate::{
    api::Request,
    hooks::{Field, use_form, use_mutation, use_refusal},
    state::{Words, draft, use_actor, use_words},
    ui::{AreaField, Button, ButtonKind, ClauseLink, Confirm, Dialog, FormFrame, FreeText},
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
fn count_of(election: &Election, closing: &Closing) -> Option<RoundTally> {
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

fn hands_key(account: &str, election: &Election) -> String {
    let round = last_round(election).map_or(0, |r| r.number);
    draft::key_of(account, &format!("hands-{}-{round}", election.id))
}

/// Hands as they were counted: a number for each candidate, against, abstained; compared with those there.
#[component]
fn CountHands(props: &CloseRoundProps) -> Html {
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
            if let Some(fault) = &fault {
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

static REASON: &[Field] = &[Field::needed("/reason")];

/// Properties of [`AnnulForm`].
#[derive(Properties, PartialEq)]
pub struct AnnulFormProps {
    /// Election.
    pub election: Rc<Election>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Annuls an election with a reason.
#[component]
pub fn AnnulForm(props: &AnnulFormProps) -> Html {
    let words = use_words();
    let election = &props.election;
    let key = annul_key(election.state);
    let form = use_form(REASON, Some(format!("annul-{}", election.id)), Vec::new);
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<AnnulElection>(Some(words.t("election-annulled-done").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = election.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Annulment>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t(key)} onclose={props.onclose.clone()}>
            <p>{ words.t(&format!("{key}-text")) }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t(key)} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/reason" label={words.t("reason")} />
            </FormFrame>
        </Dialog>
    }
}
