//! One election from putting up to its result.

use std::rc::Rc;

use veche_domain::{
    access::{Action, allows},
    elections::{Election, ElectionState, Round, VoteMode},
    meetings::Meeting,
};
use yew::prelude::*;

use super::{
    annul::AnnulForm,
    ballot::Ballot,
    closing::{CloseRound, names},
    naming::{clause, last_round, mark, outcome},
    opening::OpenRound,
    picture::TallyPicture,
    roll::Roll,
};
use crate::{
    associations::VerdictView,
    routes::Route,
    state::{use_actor, use_words},
    ui::{Alert, Badge, Button, ButtonKind, Card, ClauseLink, Link, Mark, State, Tone},
};

/// Properties of [`ElectionView`].
#[derive(Properties, PartialEq)]
pub struct ElectionViewProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Election.
    pub election: Rc<Election>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Whether the reader runs elections here.
    pub runs: bool,
}

/// An election.
#[component]
pub fn ElectionView(props: &ElectionViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let annulling = use_state(|| false);
    let election = &props.election;
    // Who may not see votes is told the result once there is one.
    let sees = actor
        .as_ref()
        .is_some_and(|a| allows(a, Action::ReadMinutes, props.meeting.resource()));
    let me = actor.and_then(|a| a.person_id).filter(|_| election.may_vote);
    let open = election.state == ElectionState::Open;
    let by_name = election.mode == VoteMode::ByName;
    let opener = |value: bool| {
        let annulling = annulling.clone();
        Callback::from(move |()| annulling.set(value))
    };
    let annullable = !matches!(election.state, ElectionState::Annulled);
    let actions = html! {
        if props.runs && annullable {
            <Button kind={ButtonKind::Link} label={words.t(annul_key(election.state))} onclick={opener(true)} />
        }
    };
    let round = last_round(election);
    let reopens = matches!(
        election.state,
        ElectionState::Nomination | ElectionState::Undecided
    );
    html! {
        <Card title={words.code("election-of", election.office.code())} {actions}>
            <div class="veche-stack">
                <p class="veche-election__state">
                    <Mark state={mark(election.state)} label={words.code("election-state", election.state.code())} />
                    <Badge label={words.code("vote-mode", election.mode.code())} />
                    if let Some(round) = round.filter(|_| election.rounds.len() > 1) {
                        <Badge label={words.with("round-number", &[("number", &round.number.to_string())])} />
                    }
                </p>
                { for election.warnings.iter().map(|text| html! { <Alert tone={Tone::Warning} title={text.clone()} /> }) }
                <Outcome election={election.clone()} />
                if open {
                    if let Some(me) = me.filter(|_| by_name) {
                        <Ballot key={format!("{}-{me}", round.map_or(0, |r| r.number))} election={election.clone()} {me} />
                    } else if by_name && !props.runs {
                        <p class="veche-muted">{ words.t("ballot-not-yours") }</p>
                    } else if !by_name {
                        <p class="veche-muted">{ words.t("ballot-by-hands") }</p>
                    }
                }
                if open && !sees {
                    <p class="veche-muted">{ words.t("election-closed-eyes") }</p>
                } else if let Some(round) = round {
                    if open && !by_name {
                        <Verdicts round={round.clone()} />
                    } else {
                        <TallyPicture tally={round.tally.clone()} names={names(election, round)} live={open} />
                        <Verdicts round={round.clone()} />
                    }
                }
                if open && props.runs {
                    <CloseRound election={election.clone()} etag={props.etag.clone()} there={props.meeting.attendance.there} />
                }
                if reopens {
                    if props.runs {
                        <OpenRound
                            key={format!("{}-{}", election.state, election.rounds.len())}
                            election={election.clone()} etag={props.etag.clone()}
                        />
                    } else {
                        <Nominated election={election.clone()} />
                    }
                }
                if !election.voters.is_empty() && (by_name || open) {
                    <Roll election={election.clone()} enters={open && props.runs && by_name} />
                }
                <Earlier election={election.clone()} />
            </div>
            if *annulling {
                <AnnulForm election={election.clone()} etag={props.etag.clone()} onclose={opener(false)} />
            }
        </Card>
    }
}

/// What annulling is called: before a result there is none to take back.
pub(super) fn annul_key(state: ElectionState) -> &'static str {
    if state == ElectionState::Elected {
        "election-annul"
    } else {
        "election-cancel"
    }
}

/// Properties of parts of an election.
#[derive(Properties, PartialEq)]
struct PartProps {
    election: Rc<Election>,
}

/// The result in a sentence, with its clause.
#[component]
fn Outcome(props: &PartProps) -> Html {
    let words = use_words();
    let election = &props.election;
    let clause = html! { <ClauseLink id={clause(election.office)} /> };
    match election.state {
        ElectionState::Nomination => html! { <p class="veche-muted">{ words.t("election-not-open") }</p> },
        ElectionState::Open => html! {
            <p>
                { words.with("election-needed", &[("needed", &election.needed.to_string()), ("all", &election.electorate.to_string())]) }{ " " }{ clause }
            </p>
        },
        ElectionState::Undecided => html! {
            <Alert tone={Tone::Warning} title={outcome(words, election).unwrap_or_default()}>
                <p>{ words.t("election-undecided-next") }{ " " }{ clause }</p>
            </Alert>
        },
        ElectionState::Elected => html! {
            <Alert tone={Tone::Success} title={outcome(words, election).unwrap_or_default()}>
                <p>
                    if let Some(person) = &election.elected {
                        <Link to={Route::Person { id: person.id }}>{ person.full_name.clone() }</Link>{ ". " }
                    }
                    { words.with("election-term", &[("date", &words.date(election.date))]) }{ " " }{ clause }
                </p>
            </Alert>
        },
        ElectionState::Annulled => html! {
            <Alert tone={Tone::Warning} title={words.t("election-annulled")}>
                <p>{ election.annul_reason.clone().unwrap_or_default() }</p>
                if let Some(was) = outcome(words, election) { <p class="veche-muted">{ was }</p> }
            </Alert>
        },
    }
}

/// Who stands, for those who only look.
#[component]
fn Nominated(props: &PartProps) -> Html {
    let words = use_words();
    let election = &props.election;
    if election.state != ElectionState::Nomination {
        return Html::default();
    }
    if election.nominated.is_empty() {
        return html! { <p class="veche-muted">{ words.t("candidates-none") }</p> };
    }
    html! {
        <>
            <h3>{ words.t("candidates") }</h3>
            <ul class="veche-list">{ for election.nominated.iter().map(|p| html! { <li key={p.id.to_string()}>{ p.full_name.clone() }</li> }) }</ul>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct VerdictsProps {
    round: Round,
}

/// Whether each candidate may hold the office, as it was checked: only what somebody should look at is unfolded.
#[component]
fn Verdicts(props: &VerdictsProps) -> Html {
    let words = use_words();
    html! {
        <>
            { for props.round.candidates.iter().map(|c| {
                let verdict = c.at_closing.as_ref().unwrap_or(&c.at_opening);
                let fine = verdict.allowed && verdict.reasons.iter().all(|r| r.met);
                let (state, key) = match (verdict.allowed, fine) {
                    (true, true) => (State::Met, "candidate-fine"),
                    (true, false) => (State::Due, "candidate-warned"),
                    (false, _) => (State::Overdue, "candidate-refused"),
                };
                html! {
                    <details key={c.person.id.to_string()} open={!verdict.allowed}>
                        <summary class="veche-summary-line">
                            <Mark {state} label={words.with(key, &[("name", &c.person.full_name)])} />
                        </summary>
                        <VerdictView verdict={verdict.clone()} />
                    </details>
                }
            }) }
        </>
    }
}

/// Rounds before the latest.
#[component]
fn Earlier(props: &PartProps) -> Html {
    let words = use_words();
    let election = &props.election;
    let before = election.rounds.len().saturating_sub(1);
    if before == 0 {
        return Html::default();
    }
    html! {
        <details>
            <summary class="veche-summary-line">{ words.t("rounds-earlier") }</summary>
            { for election.rounds.iter().take(before).map(|round| html! {
                <section key={round.number.to_string()}>
                    <h3>{ words.with("round-number", &[("number", &round.number.to_string())]) }</h3>
                    <TallyPicture tally={round.tally.clone()} names={names(election, round)} />
                </section>
            }) }
        </details>
    }
}
