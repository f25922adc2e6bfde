//! Planning a meeting, entering one of the past, changing one.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Actor, Resource, allows},
    associations::{AssociationRow, AssociationStatus, ListAssociations},
    meetings::{
        CreateMeeting, Meeting, MeetingPatch, MeetingState, NewMeeting, UpdateMeeting, check_agenda,
        check_link, check_past, check_times, meeting_year,
    },
    problem::Refusal,
    regulation::{GetRegulation, Profile},
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{details::Details, draft::beginning, naming::COUNCIL};
use crate::{
    api::{Fault, Query, Reply, Request},
    hooks::{Choices, Field, Kind, use_form, use_list, use_mutation, use_params, use_refusal, use_resource},
    routes::Route,
    state::{Words, use_actor, use_words},
    ui::{Alert, Breadcrumbs, Card, CheckField, FormFrame, PageTitle, SelectField, TextField, Tone},
};

static FIELDS: &[Field] = &[
    Field::needed("/body_id"),
    Field::needed("/date"),
    Field::of("/school_year", Kind::Number),
    Field::text("/starts_at"),
    Field::text("/ends_at"),
    Field::text("/place"),
    Field::text("/link"),
    Field::text("/form"),
    Field::text("/interaction"),
    Field::needed("/theme"),
    Field::of("/agenda", Kind::Json),
    Field::of("/invitees", Kind::Json),
    Field::of("/by_paper", Kind::Flag),
];
static CHANGES: &[Field] = &[
    Field::needed("/date"),
    Field::of("/school_year", Kind::Number),
    Field::of("/number", Kind::Number),
    Field::text("/starts_at"),
    Field::text("/ends_at"),
    Field::text("/place"),
    Field::text("/link"),
    Field::text("/form"),
    Field::text("/interaction"),
    Field::needed("/theme"),
    Field::of("/agenda", Kind::Json),
    Field::of("/invitees", Kind::Json),
    Field::text("/move_reason"),
];

/// The edition in force, as far as it is loaded.
#[hook]
fn use_profile() -> Option<Rc<Profile>> {
    let resource = use_resource::<GetRegulation>(&[], Query::default());
    let profile = use_memo(resource.reply, |reply| {
        reply.as_deref().map(|reply| Rc::new(reply.data.clone()))
    });
    (*profile).clone()
}

/// Whose meetings the actor may plan (VII.7.6).
fn bodies(words: Words, actor: &Actor, rows: &[Rc<AssociationRow>]) -> Choices {
    let meeting = |association, institution| Resource::Meeting {
        association,
        institution,
        chair: None,
        secretary: None,
        by_paper: false,
    };
    let may = |resource| allows(actor, Action::PlanMeetings, resource);
    let mut all: Vec<(AttrValue, AttrValue)> = rows
        .iter()
        .filter(|row| {
            may(meeting(
                Some(row.id),
                row.curating_institution.as_ref().map(|o| o.id),
            ))
        })
        .map(|row| (row.id.to_string().into(), row.name.clone().into()))
        .collect();
    if may(meeting(None, None)) {
        all.push((COUNCIL.to_string().into(), words.t("meeting-council").into()));
    }
    Rc::new(all)
}

/// What the rules say of a new meeting before it is sent.
fn check_new(ask: &NewMeeting, profile: Option<&Profile>, words: Words) -> Result<(), Refusal> {
    check_past(ask, words.today)?;
    check_times(ask.starts_at, ask.ends_at)?;
    check_link(ask.link.as_deref())?;
    if let Some(profile) = profile {
        meeting_year(profile, ask.date, ask.school_year)?;
    }
    check_agenda(&ask.agenda)
}

/// Loads whose meeting it may be.
#[component]
pub fn NewMeetingPage() -> Html {
    let words = use_words();
    let actor = use_actor();
    let params = use_params();
    let query = Query::of([
        ("status", AssociationStatus::Active.code().to_owned()),
        ("limit", "200".to_owned()),
    ]);
    let list = use_list::<ListAssociations, AssociationRow>(&[], query);
    let rows = list.rows.clone().unwrap_or_default();
    let choices = actor
        .map(|actor| bodies(words, &actor, &rows))
        .unwrap_or_default();
    let profile = use_profile();
    let given = |key: &str| AttrValue::from(params.get(key).unwrap_or_default().to_owned());
    html! {
        <NewMeetingView
            key={given("body").to_string()} bodies={choices} loaded={list.rows.is_some()}
            body={given("body")} date={given("date")} {profile}
        />
    }
}

/// Properties of [`NewMeetingView`].
#[derive(Properties, PartialEq)]
pub struct NewMeetingViewProps {
    /// Whose meetings may be planned.
    pub bodies: Choices,
    /// Whether they are all here.
    #[prop_or(true)]
    pub loaded: bool,
    /// Body chosen by the address.
    #[prop_or_default]
    pub body: AttrValue,
    /// Date chosen by the address.
    #[prop_or_default]
    pub date: AttrValue,
    /// Edition in force.
    #[prop_or_default]
    pub profile: Option<Rc<Profile>>,
}

/// A meeting to plan, or one of the past to enter.
#[component]
pub fn NewMeetingView(props: &NewMeetingViewProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let form = use_form(FIELDS, Some(format!("meeting-new-{}", props.body)), || {
        let mut begin = beginning(&[], &[]);
        begin.push(("/body_id", props.body.to_string()));
        begin.push(("/date", props.date.to_string()));
        begin
    });
    {
        // Who leads one association alone is not asked which.
        let form = form.clone();
        let only = match props.bodies.as_slice() {
            [(id, _)] if props.loaded => Some(id.clone()),
            _ => None,
        };
        use_effect_with(only, move |only| {
            if let Some(id) = only.as_ref().filter(|_| form.get("/body_id").is_empty()) {
                form.set("/body_id", id.to_string());
            }
        });
    }
    let then = {
        let form = form.clone();
        Callback::from(move |reply: Rc<Reply<Meeting>>| {
            form.reset();
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Meeting { id: reply.data.id });
            }
        })
    };
    let mutation = use_mutation::<CreateMeeting>(Some(words.t("meeting-planned").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, profile) = (form.clone(), mutation.run.clone(), props.profile.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewMeeting>() {
                match check_new(&body, profile.as_deref(), words) {
                    Ok(()) => run.emit(Request::default().body(body)),
                    Err(refusal) => form.refuse(&Fault::from(refusal)),
                }
            }
        })
    };
    let paper = form.get("/by_paper") == "true";
    html! {
        <>
            <Breadcrumbs to={Route::Meetings} label={words.t("nav-meetings")} here={words.t("meeting-new")} />
            <PageTitle title={words.t("meeting-new")} note={html! { { words.t("meeting-new-about") } }} />
            if props.loaded && props.bodies.is_empty() {
                <Alert title={words.t("meeting-nobody")}>{ words.t("meeting-nobody-text") }</Alert>
            }
            <Card title={words.t("meeting-facts")}>
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t(if paper { "meeting-enter" } else { "meeting-plan" })} {onsubmit}>
                    <SelectField form={form.clone()} name="/body_id" label={words.t("meeting-body")} choices={props.bodies.clone()} />
                    <CheckField form={form.clone()} name="/by_paper" label={words.t("meeting-by-paper")} />
                    if paper {
                        <Alert title={words.t("meeting-by-paper-title")}>{ words.t("meeting-by-paper-text") }</Alert>
                    }
                    <Details form={form.clone()} body={form.get("/body_id").to_owned()} profile={props.profile.clone()} past={paper} />
                </FormFrame>
            </Card>
        </>
    }
}

/// Properties of [`EditMeeting`].
#[derive(Properties, PartialEq)]
pub struct EditMeetingProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
}

fn text<T: ToString>(value: Option<&T>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

fn begin_with(meeting: &Meeting) -> Vec<(&'static str, String)> {
    let mut begin = beginning(&meeting.agenda, &meeting.invitees);
    begin.extend([
        ("/date", meeting.date.to_string()),
        ("/school_year", meeting.school_year.to_string()),
        ("/number", text(meeting.number.as_ref())),
        ("/starts_at", text(meeting.starts_at.as_ref())),
        ("/ends_at", text(meeting.ends_at.as_ref())),
        ("/place", text(meeting.place.as_ref())),
        ("/link", text(meeting.link.as_ref())),
        ("/form", text(meeting.form.as_ref())),
        ("/interaction", text(meeting.interaction.as_ref())),
        ("/theme", meeting.theme.clone()),
    ]);
    begin
}

/// Changes a meeting; another date, time or place moves it, with a reason.
#[component]
pub fn EditMeeting(props: &EditMeetingProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let profile = use_profile();
    let meeting = &props.meeting;
    let id: Id = meeting.id;
    let begin = begin_with(meeting);
    // A mark of attendance raises the version too: only what this form shows makes it stale.
    let begun = use_state(|| (begin.clone(), props.etag.clone()));
    let etag = if begun.0 == begin {
        props.etag.clone()
    } else {
        begun.1.clone()
    };
    let form = use_form(CHANGES, Some(format!("meeting-{id}")), move || begin);
    let leave = {
        let navigator = navigator.clone();
        Callback::from(move |()| {
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Meeting { id });
            }
        })
    };
    let then = {
        let (form, leave) = (form.clone(), leave.clone());
        Callback::from(move |_: Rc<Reply<Meeting>>| {
            form.reset();
            leave.emit(());
        })
    };
    let mutation = use_mutation::<UpdateMeeting>(Some(words.t("saved").into()), then);
    use_refusal(&form, &mutation.fault);
    let planned = meeting.state == MeetingState::Planned;
    let was = |pointer: &str| {
        begun
            .0
            .iter()
            .find(|(p, _)| *p == pointer)
            .map_or("", |(_, v)| v.as_str())
    };
    let moved = planned
        && ["/date", "/starts_at", "/place"]
            .iter()
            .any(|p| form.get(p) != was(p));
    let onsubmit = {
        let (form, run, profile) = (form.clone(), mutation.run.clone(), profile.clone());
        Callback::from(move |()| {
            let Some(mut body) = form.read_changes::<MeetingPatch>() else {
                return;
            };
            if body.date.is_some() && body.school_year.is_none() {
                body.school_year = form.get("/school_year").parse().ok();
            }
            let sound = || -> Result<(), Refusal> {
                if moved && body.move_reason.is_none() {
                    let message = words.t("meeting-move-why");
                    return Err(Refusal::field("/move_reason", "required", message));
                }
                check_times(
                    form.get("/starts_at").parse().ok(),
                    form.get("/ends_at").parse().ok(),
                )?;
                check_link(body.link.as_ref().and_then(Option::as_deref))?;
                if let Some((profile, date)) = profile.as_deref().zip(body.date) {
                    meeting_year(profile, date, body.school_year)?;
                }
                check_agenda(body.agenda.as_deref().unwrap_or_default())
            };
            match sound() {
                Ok(()) => run.emit(Request::to(&[&id.to_string()]).body(body).if_match(etag.clone())),
                Err(refusal) => form.refuse(&Fault::from(refusal)),
            }
        })
    };
    html! {
        <Card title={words.t("meeting-edit")}>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={leave}>
                if !planned {
                    <TextField form={form.clone()} name="/number" kind="number" label={words.t("meeting-number")} hint={words.t("meeting-number-hint")} />
                }
                if moved {
                    <Alert tone={Tone::Warning} title={words.t("meeting-moves")}>
                        <TextField form={form.clone()} name="/move_reason" label={words.t("meeting-move-reason")} hint={words.t("meeting-move-hint")} />
                    </Alert>
                }
                <Details
                    form={form.clone()} body={meeting.body.id.to_string()} {profile}
                    past={meeting.date <= words.today} movable={planned}
                />
            </FormFrame>
        </Card>
    }
}
