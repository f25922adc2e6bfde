//! The first tab of a meeting: agenda with what was decided, who leads it, what is still to do.

use std::rc::Rc;

use veche_domain::{
    elections::Decision,
    meetings::{AgendaItem, AgendaKind, Meeting},
    minutes::Resolution,
    papers::PaperObject,
};
use yew::prelude::*;

use super::{
    about::{About, Leading},
    decision::{DecideForm, ReopenForm},
    page::Rights,
};
use crate::{
    hooks::ListState,
    papers::PapersCard,
    routes::Route,
    state::{Words, use_words},
    ui::{Alert, Button, ButtonKind, Card, Link, LinkButton, Mark, State, Tone},
};

/// Properties of [`Agenda`].
#[derive(Properties, PartialEq)]
pub struct AgendaProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// What the reader may do.
    #[prop_or_default]
    pub rights: Rights,
    /// Open resolutions of the body.
    pub resolutions: ListState<Resolution>,
    /// Names who acts.
    #[prop_or_default]
    pub onofficers: Callback<()>,
    /// Takes the composition of today over.
    #[prop_or_default]
    pub onrefresh: Callback<()>,
}

#[derive(Debug, Clone, PartialEq)]
enum Open {
    Decide(AgendaItem),
    Reopen(AgendaItem),
}

/// The agenda and what stands around it.
#[component]
pub fn Agenda(props: &AgendaProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<Open>);
    let meeting = &props.meeting;
    let come = meeting.date <= words.today;
    let opener = {
        let open = open.clone();
        Callback::from(move |what: Open| open.set(Some(what)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let change = meeting
        .composition_change
        .clone()
        .filter(|c| !c.joined.is_empty() || !c.left.is_empty());
    html! {
        <>
            if let Some(change) = change {
                <Alert tone={Tone::Warning} title={words.t("composition-changed")}>
                    <ul class="veche-list">
                        { for change.joined.iter().map(|p| html! { <li>{ words.with("participant-joined", &[("name", &p.full_name)]) }</li> }) }
                        { for change.left.iter().map(|p| html! { <li>{ words.with("participant-left", &[("name", &p.full_name)]) }</li> }) }
                    </ul>
                    if props.rights.plans {
                        <Button label={words.t("participants-refresh")} onclick={props.onrefresh.clone()} />
                    }
                </Alert>
            }
            <div class="veche-columns">
                <div>
                    <Card title={words.t("meeting-agenda")}>
                        <p class="veche-meeting__theme">{ meeting.theme.clone() }</p>
                        if meeting.agenda.is_empty() {
                            <p class="veche-muted">{ words.t(if props.rights.plans { "meeting-agenda-empty" } else { "meeting-agenda-wait" }) }</p>
                        }
                        <ol class="veche-agenda" role="list">
                            { for meeting.agenda.iter().zip(1..).map(|(item, number)| html! {
                                <Item
                                    key={item.id.to_string()} {number} item={item.clone()} meeting={meeting.clone()}
                                    decides={props.rights.plans && come} onopen={opener.clone()}
                                />
                            }) }
                        </ol>
                    </Card>
                    <PapersCard object={PaperObject::Meeting} id={meeting.id} />
                    <Earlier meeting={meeting.clone()} resolutions={props.resolutions.clone()} />
                </div>
                <div>
                    <Leading meeting={meeting.clone()} rights={props.rights} onofficers={props.onofficers.clone()} />
                    <About meeting={meeting.clone()} />
                </div>
            </div>
            { match (*open).clone() {
                Some(Open::Decide(item)) => html! { <DecideForm meeting={meeting.clone()} etag={props.etag.clone()} {item} onclose={close} /> },
                Some(Open::Reopen(item)) => html! { <ReopenForm meeting={meeting.clone()} etag={props.etag.clone()} {item} onclose={close} /> },
                None => html! {},
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    number: i32,
    item: AgendaItem,
    meeting: Rc<Meeting>,
    decides: bool,
    onopen: Callback<Open>,
}

/// What was decided, in a sentence.
pub(super) fn decided(words: Words, decision: &Decision) -> Html {
    let counts = words.with(
        "decision-counts",
        &[
            ("for", &decision.votes_for.to_string()),
            ("against", &decision.against.to_string()),
            ("abstained", &decision.abstained.to_string()),
        ],
    );
    let (state, key) = if decision.accepted {
        (State::Met, "decision-accepted")
    } else {
        (State::Overdue, "decision-rejected")
    };
    html! { <span><Mark {state} label={words.t(key)} />{ " · " }{ counts }</span> }
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let words = use_words();
    let item = &props.item;
    let votes = Route::MeetingTab {
        id: props.meeting.id,
        tab: "votes".to_owned(),
    };
    let speaker = item
        .speaker
        .as_ref()
        .map(|p| p.full_name.clone())
        .or_else(|| item.speaker_text.clone());
    let open = |what: fn(AgendaItem) -> Open| {
        let item = item.clone();
        props.onopen.reform(move |()| what(item.clone()))
    };
    let votable = !matches!(item.kind, AgendaKind::Election | AgendaKind::Information);
    html! {
        <li class="veche-agenda__item">
            <span class="veche-agenda__number" aria-hidden="true">{ props.number }</span>
            <div class="veche-agenda__text">
                <h3>{ item.title.clone() }</h3>
                <div class="veche-cell__note">
                    { words.code("agenda-kind", item.kind.code()) }
                    if let Some(office) = item.office { { ": " }{ words.code("office", office.code()).to_lowercase() } }
                    if let Some(speaker) = speaker { { " · " }{ words.with("agenda-speaker", &[("name", &speaker)]) } }
                </div>
                if let Some(id) = item.minutes_of {
                    <Link to={Route::MeetingTab { id, tab: "minutes".to_owned() }}>{ words.t("agenda-minutes-of") }</Link>
                }
                if let Some(id) = item.analysis_id {
                    <Link to={Route::Analysis { id }}>{ words.t("agenda-analysis") }</Link>
                }
                if let Some(decision) = item.decision.as_ref() {
                    <p>{ decided(words, decision) }</p>
                    if let Some(outcome) = decision.outcome {
                        <p>
                            { words.code("council-outcome", outcome.code()) }
                            if let Some(note) = &decision.note { { ": " }{ note.clone() } }
                        </p>
                    }
                }
                <div class="veche-actions">
                    if item.kind == AgendaKind::Election {
                        <LinkButton to={votes} label={words.t(if item.election_id.is_some() { "agenda-election-open" } else { "agenda-election" })} />
                    }
                    if props.decides && votable && item.decision.is_none() {
                        <Button label={words.t("decision-record")} onclick={open(Open::Decide)} />
                    }
                    if props.decides && item.decision.is_some() {
                        <Button kind={ButtonKind::Link} label={words.t("decision-reopen")} onclick={open(Open::Reopen)} />
                    }
                </div>
            </div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct EarlierProps {
    meeting: Rc<Meeting>,
    resolutions: ListState<Resolution>,
}

/// What earlier meetings resolved and is not done yet: it is asked for at this one.
#[component]
fn Earlier(props: &EarlierProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let rows: Vec<Rc<Resolution>> = props
        .resolutions
        .rows
        .iter()
        .flat_map(|rows| rows.iter().cloned())
        .filter(|r| r.meeting_id != meeting.id && r.date <= meeting.date)
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let actions = html! { <LinkButton to={Route::Resolutions} label={words.t("meetings-resolutions")} /> };
    html! {
        <Card title={words.t("meeting-open-resolutions")} {actions}>
            <ul class="veche-life">
                { for rows.iter().map(|r| html! {
                    <li key={r.id.to_string()}>
                        <span>{ format!("{} ", r.number) }{ r.text.clone() }</span>
                        <span class="veche-cell__note">
                            <Link to={Route::MeetingTab { id: r.meeting_id, tab: "minutes".to_owned() }}>{ words.date(r.date) }</Link>
                            if let Some(who) = r.responsible_person.as_ref().map(|p| &p.full_name).or(r.responsible.as_ref()) {
                                { format!(" · {who}") }
                            }
                        </span>
                        if let Some(due) = r.due_on {
                            <Mark
                                state={if r.overdue { State::Overdue } else { State::Due }}
                                label={words.with("meeting-resolution-due", &[("date", &words.date(due))])}
                            />
                        }
                    </li>
                }) }
            </ul>
        </Card>
    }
}
