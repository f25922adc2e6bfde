//! Changing a meeting.

use std::rc::Rc;

use veche_domain::{
    Id,
    meetings::{
        Meeting, MeetingPatch, MeetingState, UpdateMeeting, check_agenda, check_link, check_times,
        meeting_year,
    },
    problem::Refusal,
    regulation::{GetRegulation, Profile},
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{details::Details, draft::beginning};
use crate::{
    api::{Fault, Query, Reply, Request},
    hooks::{Field, Kind, use_form, use_mutation, use_refusal, use_resource},
    routes::Route,
    state::use_words,
    ui::{Alert, Card, FormFrame, TextField, Tone},
};

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
pub fn use_profile() -> Option<Rc<Profile>> {
    let resource = use_resource::<GetRegulation>(&[], Query::default());
    let profile = use_memo(resource.reply, |reply| {
        reply.as_deref().map(|reply| Rc::new(reply.data.clone()))
    });
    (*profile).clone()
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
