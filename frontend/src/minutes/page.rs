//! The tab with the minutes of a meeting.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, allows},
    meetings::{GetMeeting, Meeting, MeetingState, MinutesState},
    minutes::{AddMinutesFile, GetMinutes, Minutes, SubmitMinutes, check_writable},
    papers::PaperObject,
    problem::ErrorCode,
};
use yew::prelude::*;

use super::{
    acts::Acts, editor::MinutesEditor, keep::use_left_behind, paper::MinutesPaper, revisions::Revisions,
};
use crate::{
    api::{Fault, Query, Request},
    hooks::{Resource, use_mutation, use_resource},
    meetings::{MeetingHead, use_meeting_events},
    papers::{PaperFiles, PapersCard},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{Alert, Button, ClauseLink, EmptyState, FaultAlert, LinkButton, PageFrame, Skeleton, Tone},
};

/// Properties of [`MinutesPage`].
#[derive(Properties, PartialEq)]
pub struct MinutesPageProps {
    /// Meeting.
    pub id: Id,
}

/// Loads a meeting with its minutes.
#[component]
pub fn MinutesPage(props: &MinutesPageProps) -> Html {
    let id = [props.id.to_string()];
    let meeting = use_resource::<GetMeeting>(&id, Query::default());
    let minutes = use_resource::<GetMinutes>(&id, Query::default());
    use_meeting_events(props.id);
    html! {
        <PageFrame<Meeting> resource={meeting.clone()}>
            if let Some(data) = meeting.data() {
                <MinutesTab meeting={Rc::new(data.clone())} {minutes} />
            }
        </PageFrame<Meeting>>
    }
}

#[derive(Properties, PartialEq)]
struct MinutesTabProps {
    meeting: Rc<Meeting>,
    minutes: Resource<Minutes>,
}

/// The head, and the minutes in whatever state they are.
#[component]
fn MinutesTab(props: &MinutesTabProps) -> Html {
    let resource = &props.minutes;
    html! {
        <>
            <MeetingHead meeting={props.meeting.clone()} tab="minutes" />
            <MinutesView
                meeting={props.meeting.clone()} minutes={resource.data().cloned().map(Rc::new)} etag={resource.etag()}
                fault={resource.fault.clone()} retry={resource.retry.clone()}
            />
        </>
    }
}

/// Properties of [`MinutesView`].
#[derive(Properties, PartialEq)]
pub struct MinutesViewProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Minutes, once they are loaded.
    #[prop_or_default]
    pub minutes: Option<Rc<Minutes>>,
    /// Their version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Why they are not shown.
    #[prop_or_default]
    pub fault: Option<Fault>,
    /// Loads them anew.
    #[prop_or_default]
    pub retry: Callback<()>,
}

/// The minutes: written, read, or why neither.
#[component]
pub fn MinutesView(props: &MinutesViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let meeting = &props.meeting;
    if meeting.state != MeetingState::Held {
        return html! { <NotHeld meeting={meeting.clone()} /> };
    }
    let Some(minutes) = props.minutes.clone() else {
        return match &props.fault {
            Some(fault) if fault.code() == Some(ErrorCode::Forbidden) => html! {
                <EmptyState title={words.t("minutes-closed")} text={fault.detail(words)}>
                    <ClauseLink id="VII.7.6" />
                </EmptyState>
            },
            Some(fault) => html! { <FaultAlert fault={fault.clone()} retry={props.retry.clone()} /> },
            None => html! { <Skeleton lines=8 /> },
        };
    };
    let draws = !turned
        && !minutes.extract
        && actor
            .as_ref()
            .is_some_and(|a| allows(a, Action::DrawMinutes, meeting.resource()));
    let writes = actor
        .as_ref()
        .is_some_and(|a| allows(a, Action::PublishMinutes, meeting.resource()));
    let writable = check_writable(meeting.state, minutes.state).is_ok();
    html! {
        <>
            // That the server is out of reach is said once, by the frame of the page; here the saver says what is kept.
            if let Some(fault) = props.fault.clone().filter(|fault| *fault != Fault::Offline) {
                <FaultAlert {fault} retry={props.retry.clone()} />
            }
            if let Some(reason) = &minutes.correction {
                <Alert title={words.with("minutes-revision-now", &[("number", &minutes.revision.to_string())])}>
                    <p>{ words.with("minutes-revision-reason", &[("reason", reason)]) }</p>
                </Alert>
            }
            if draws && writable {
                <Writing key={minutes.revision.to_string()} meeting={meeting.clone()} minutes={minutes.clone()} etag={props.etag.clone()} />
            } else {
                <Reading meeting={meeting.clone()} minutes={minutes.clone()} etag={props.etag.clone()} />
            }
            <PapersCard object={PaperObject::Meeting} id={minutes.meeting_id} />
            if !minutes.extract && minutes.state != MinutesState::None {
                <div class="veche-noprint">
                    <PaperFiles<AddMinutesFile>
                        id={minutes.meeting_id.to_string()} title={words.t("minutes-files")} {writes}
                        address={format!("/api/v1/meetings/{}/minutes/files", minutes.meeting_id)}
                        files={minutes.files.clone()} etag={props.etag.clone()}
                    />
                </div>
            }
            if !minutes.extract {
                <div class="veche-noprint"><Revisions {minutes} /></div>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct NotHeldProps {
    meeting: Rc<Meeting>,
}

/// Minutes tell of what was held: where that is said.
#[component]
fn NotHeld(props: &NotHeldProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let why = match check_writable(meeting.state, meeting.minutes_state) {
        Err(refusal) => refusal.detail,
        Ok(()) => String::new(),
    };
    html! {
        <EmptyState title={words.t("minutes-none")} text={why}>
            <ClauseLink id="VII.7.6" />
            if meeting.state == MeetingState::Planned {
                <LinkButton to={Route::MeetingTab { id: meeting.id, tab: "attendance".to_owned() }} label={words.t("minutes-to-attendance")} />
            }
        </EmptyState>
    }
}

/// Properties of [`Writing`] and [`Reading`].
#[derive(Properties, PartialEq)]
struct PartProps {
    meeting: Rc<Meeting>,
    minutes: Rc<Minutes>,
    etag: Option<String>,
}

/// The editor with its handing over.
#[component]
fn Writing(props: &PartProps) -> Html {
    let words = use_words();
    let submit = use_mutation::<SubmitMinutes>(Some(words.t("minutes-submitted").into()), Callback::noop());
    let onsubmit = {
        let (run, id) = (submit.run.clone(), props.meeting.id.to_string());
        Callback::from(move |etag: Option<String>| run.emit(Request::to(&[&id]).if_match(etag)))
    };
    html! {
        <>
            if let Some(fault) = submit.fault.clone() { <FaultAlert {fault} /> }
            <MinutesEditor
                meeting={props.meeting.clone()} minutes={props.minutes.clone()} etag={props.etag.clone()}
                {onsubmit} submitting={submit.busy}
            />
        </>
    }
}

/// The paper with what may be done about it; one item of it as an extract.
#[component]
fn Reading(props: &PartProps) -> Html {
    let words = use_words();
    let only = use_state(|| None::<Id>);
    let minutes = &props.minutes;
    let left = use_left_behind(minutes);
    let show = |what: Option<Id>| {
        let only = only.clone();
        Callback::from(move |()| only.set(what))
    };
    let print = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    });
    let frozen = matches!(minutes.state, MinutesState::Signed | MinutesState::Published);
    let label = if only.is_some() {
        words.t("minutes-extract")
    } else {
        words.t("minutes-paper")
    };
    html! {
        <>
            { note(words, minutes) }
            if let Some(left) = left {
                <Alert tone={Tone::Warning} title={words.t("minutes-left")}>
                    <details>
                        <summary class="veche-summary-line">{ words.t("minutes-left-open") }</summary>
                        <MinutesPaper minutes={minutes.clone()} content={Some(left)} label={words.t("minutes-left")} />
                    </details>
                </Alert>
            }
            if minutes.state == MinutesState::Submitted && !minutes.remarks.is_empty() {
                <Alert tone={Tone::Warning} title={words.t("minutes-remarks")}>
                    <ul class="veche-list">{ for minutes.remarks.iter().map(|r| html! { <li>{ r.text.clone() }</li> }) }</ul>
                </Alert>
            }
            if !minutes.extract {
                <Acts meeting={props.meeting.clone()} minutes={minutes.clone()} etag={props.etag.clone()} />
            }
            <div class="veche-actions veche-noprint">
                <Button label={words.t("minutes-print")} onclick={print} />
                if only.is_some() {
                    <Button label={words.t("minutes-whole")} onclick={show(None)} />
                }
                if frozen && !minutes.extract {
                    { for minutes.headings.iter().enumerate().map(|(at, h)| html! {
                        <Button
                            key={at} label={words.with("minutes-extract-of", &[("number", &(at + 1).to_string())])}
                            pressed={Some(*only == Some(h.agenda_item_id))} onclick={show(Some(h.agenda_item_id))}
                        />
                    }) }
                }
            </div>
            <div class="veche-sheet"><MinutesPaper minutes={minutes.clone()} only={*only} {label} /></div>
        </>
    }
}

/// What the reader sees, when it is not the signed paper itself.
fn note(words: crate::state::Words, minutes: &Minutes) -> Html {
    let secretary = minutes
        .secretary
        .as_ref()
        .map_or_else(|| words.t("minutes-nobody"), |p| p.full_name.clone());
    let text = match (minutes.extract, minutes.state) {
        (true, _) => words.with(
            "minutes-is-extract",
            &[("date", &words.date_or(minutes.published_on, "not-known"))],
        ),
        (_, MinutesState::None | MinutesState::Draft) => {
            words.with("minutes-in-work", &[("name", &secretary)])
        }
        (_, MinutesState::Submitted) => words.t("minutes-awaits"),
        (_, MinutesState::Published) => words.with(
            "minutes-published-on",
            &[("date", &words.date_or(minutes.published_on, "not-known"))],
        ),
        (_, MinutesState::Signed) => words.t("minutes-frozen"),
    };
    html! { <p class="veche-muted">{ text }</p> }
}
