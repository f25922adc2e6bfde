//! The page of a meeting: what it shows on each tab, and what can be done with it.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Actor, allows},
    meetings::{BodyKind, GetMeeting, Meeting, MeetingState, MinutesState},
    minutes::{ListResolutions, Resolution, ResolutionState},
};
use yew::prelude::*;

use super::{
    EditMeeting, MeetingHead,
    attendance::AttendanceTab,
    forms::{CancelForm, HoldForm, OfficersForm, RefreshForm},
    overview::Agenda,
    use_meeting_events,
};
use crate::{
    api::Query,
    hooks::{ListState, use_list, use_resource},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{Alert, Button, ButtonKind, LinkButton, PageFrame, Tone},
};

/// Properties of [`MeetingPage`].
#[derive(Properties, PartialEq)]
pub struct MeetingPageProps {
    /// Which.
    pub id: Id,
    /// Tab: empty, `attendance` or `edit`.
    pub tab: AttrValue,
}

/// Loads a meeting and follows it.
#[component]
pub fn MeetingPage(props: &MeetingPageProps) -> Html {
    let meeting = use_resource::<GetMeeting>(&[props.id.to_string()], Query::default());
    use_meeting_events(props.id);
    html! {
        <PageFrame<Meeting> resource={meeting.clone()}>
            if let Some(data) = meeting.data() {
                <Following meeting={Rc::new(data.clone())} etag={meeting.etag()} tab={props.tab.clone()} />
            }
        </PageFrame<Meeting>>
    }
}

/// Loads the resolutions of the body that are still open.
#[component]
fn Following(props: &MeetingViewProps) -> Html {
    let body = &props.meeting.body;
    let mut query = Query::of([
        ("state", ResolutionState::Open.code().to_owned()),
        ("limit", "50".to_owned()),
    ]);
    // The council has no association: its own meetings alone can be asked for.
    match body.kind {
        BodyKind::Association => query.set("association_id", Some(body.id.to_string())),
        BodyKind::Council => query.set("meeting_id", Some(props.meeting.id.to_string())),
    }
    let resolutions = use_list::<ListResolutions, Resolution>(&[], query);
    html! {
        <MeetingView
            meeting={props.meeting.clone()} etag={props.etag.clone()} tab={props.tab.clone()} {resolutions}
        />
    }
}

/// Properties of [`MeetingView`].
#[derive(Properties, PartialEq)]
pub struct MeetingViewProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Tab that is open.
    #[prop_or_default]
    pub tab: AttrValue,
    /// Open resolutions of the body.
    #[prop_or_else(|| ListState::loaded(Vec::new()))]
    pub resolutions: ListState<Resolution>,
}

/// What the reader may do with a meeting now.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rights {
    /// Change it, hold it, cancel it, mark attendance, record decisions.
    pub plans: bool,
    /// Name who acts.
    pub names: bool,
    /// See attendance and votes by name.
    pub reads: bool,
}

impl Rights {
    /// Of a reader on the date on screen; nothing is changed in the past, nor after the minutes left the desk.
    pub fn of(actor: Option<&Actor>, meeting: &Meeting, turned: bool) -> Self {
        let may = |action| actor.is_some_and(|a| allows(a, action, meeting.resource()));
        let open = !turned
            && meeting.state != MeetingState::Cancelled
            && matches!(meeting.minutes_state, MinutesState::None | MinutesState::Draft);
        Self {
            plans: open && may(Action::PlanMeetings),
            names: open && may(Action::NameOfficers),
            reads: may(Action::ReadMinutes),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Open {
    Hold,
    Cancel,
    Officers,
    Refresh,
}

/// The page of a meeting.
#[component]
pub fn MeetingView(props: &MeetingViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let open = use_state(|| None::<Open>);
    let (meeting, etag) = (&props.meeting, &props.etag);
    let id = meeting.id;
    let rights = Rights::of(actor.as_ref(), meeting, turned);
    let planned = meeting.state == MeetingState::Planned;
    let come = meeting.date <= words.today;
    let opener = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(Some(what)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let edit = Route::MeetingTab {
        id,
        tab: "edit".to_owned(),
    };
    let editing = props.tab == "edit" && rights.plans;
    html! {
        <>
            <MeetingHead meeting={meeting.clone()} tab={props.tab.clone()}>
                if rights.plans && !editing {
                    if planned && come {
                        <Button kind={ButtonKind::Primary} label={words.t("meeting-hold")} onclick={opener(Open::Hold)} />
                    }
                    <LinkButton to={edit} label={words.t("edit")} />
                    if planned {
                        <Button label={words.t("meeting-cancel-do")} onclick={opener(Open::Cancel)} />
                    }
                }
            </MeetingHead>
            if let Some(reason) = meeting.cancel_reason.clone() {
                <Alert tone={Tone::Warning} title={words.t("meeting-was-cancelled")}>{ reason }</Alert>
            }
            if planned && meeting.date < words.today {
                <Alert tone={Tone::Warning} title={words.t("meeting-past-planned")}>
                    { words.t(if rights.plans { "meeting-past-planned-text" } else { "meeting-past-planned-wait" }) }
                </Alert>
            }
            if meeting.by_paper {
                <Alert title={words.t("meeting-by-paper-is")} />
            }
            { match props.tab.as_str() {
                "attendance" => html! { <AttendanceTab meeting={meeting.clone()} {rights} /> },
                "edit" if rights.plans => html! { <EditMeeting meeting={meeting.clone()} etag={etag.clone()} /> },
                "edit" => html! { <Alert tone={Tone::Warning} title={words.t("meeting-not-yours")}>{ words.t("meeting-not-yours-text") }</Alert> },
                _ => html! {
                    <Agenda
                        meeting={meeting.clone()} etag={etag.clone()} {rights} resolutions={props.resolutions.clone()}
                        onofficers={opener(Open::Officers)} onrefresh={opener(Open::Refresh)}
                    />
                },
            } }
            { match *open {
                Some(Open::Hold) => html! { <HoldForm meeting={meeting.clone()} etag={etag.clone()} onclose={close} /> },
                Some(Open::Cancel) => html! { <CancelForm meeting={meeting.clone()} etag={etag.clone()} onclose={close} /> },
                Some(Open::Officers) => html! { <OfficersForm meeting={meeting.clone()} etag={etag.clone()} onclose={close} /> },
                Some(Open::Refresh) => html! { <RefreshForm meeting={meeting.clone()} etag={etag.clone()} onclose={close} /> },
                None => html! {},
            } }
        </>
    }
}
