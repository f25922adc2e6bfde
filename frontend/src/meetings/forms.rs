//! What is done with a meeting as a whole: it was held, it is off, who acts, who took part.

use std::rc::Rc;

use veche_domain::{
    meetings::{
        ActingOfficers, CancelMeeting, Cancelling, HoldMeeting, Holding, Meeting, NameOfficers, Officer,
        RefreshParticipants, attendance, check_holdable,
    },
    problem::Refusal,
    regulation::Quorum,
};
use yew::prelude::*;

use super::about::attendance_words;
use crate::{
    api::{Fault, Reply, Request},
    hooks::{Field, Form, Kind, Source, use_form, use_mutation, use_refusal},
    routes::Route,
    state::use_words,
    ui::{
        Alert, AreaField, Button, ButtonKind, ClauseLink, Dialog, FaultAlert, FormFrame, LinkButton, Picker,
        TextField, Tone,
    },
};

static HOLD: &[Field] = &[Field::of("/number", Kind::Number), Field::text("/ends_at")];
static CANCEL: &[Field] = &[Field::needed("/reason")];
static OFFICERS: &[Field] = &[Field::text("/chair_id"), Field::text("/secretary_id")];

/// Properties of the dialogs about one meeting.
#[derive(Properties, PartialEq)]
pub struct MeetingFormProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

pub(super) fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<Meeting>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// Says that the meeting was held (VII.7.6).
#[component]
pub fn HoldForm(props: &MeetingFormProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let form = use_form(HOLD, None, || {
        vec![(
            "/ends_at",
            meeting.ends_at.map(|t| t.to_string()).unwrap_or_default(),
        )]
    });
    let done = words.t("meeting-is-held").into();
    let mutation = use_mutation::<HoldMeeting>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    // What the rule would refuse is said before anything is typed, with the way to cure it.
    let missing: Option<Refusal> = check_holdable(
        meeting.state,
        (meeting.date, words.today),
        (meeting.chair.is_some(), meeting.secretary.is_some()),
        attendance(&meeting.participants, Quorum::None),
    )
    .err();
    let nobody = meeting.attendance.there == 0;
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = meeting.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Holding>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let marks = Route::MeetingTab {
        id: meeting.id,
        tab: "attendance".to_owned(),
    };
    html! {
        <Dialog title={words.t("meeting-hold-title")} onclose={props.onclose.clone()}>
            if let Some(refusal) = missing {
                <FaultAlert fault={Fault::from(refusal)} />
                <div class="veche-actions">
                    if nobody {
                        <LinkButton kind={ButtonKind::Primary} to={marks} label={words.t("attendance-mark")} />
                    }
                    <Button kind={ButtonKind::Link} label={words.t("close")} onclick={props.onclose.clone()} />
                </div>
            } else {
                <p>{ attendance_words(words, &meeting.attendance) }</p>
                if !meeting.attendance.quorum {
                    <Alert tone={Tone::Warning} title={words.t("quorum-none")}>{ words.t("quorum-none-text") }</Alert>
                }
                if meeting.attendance.unmarked > 0 {
                    <Alert tone={Tone::Warning} title={words.count("attendance-unmarked", meeting.attendance.unmarked)}>{ words.t("attendance-unmarked-text") }</Alert>
                }
                <p class="veche-muted">{ words.t("meeting-hold-about") }{ " " }<ClauseLink id="VII.7.6" /></p>
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("meeting-hold")} {onsubmit} oncancel={props.onclose.clone()}>
                    <TextField form={form.clone()} name="/ends_at" kind="time" label={words.t("meeting-ends")} />
                    <TextField form={form.clone()} name="/number" kind="number" label={words.t("meeting-number")} hint={words.t("meeting-number-next")} />
                </FormFrame>
            }
        </Dialog>
    }
}

/// Cancels a planned meeting, with a reason.
#[component]
pub fn CancelForm(props: &MeetingFormProps) -> Html {
    let words = use_words();
    let form = use_form(
        CANCEL,
        Some(format!("meeting-cancel-{}", props.meeting.id)),
        Vec::new,
    );
    let done = words.t("meeting-is-cancelled").into();
    let mutation = use_mutation::<CancelMeeting>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.meeting.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Cancelling>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("meeting-cancel-title")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("meeting-cancel-about") }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("meeting-cancel-do")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/reason" label={words.t("meeting-cancel-reason")} />
            </FormFrame>
        </Dialog>
    }
}

/// Names who acts where an office is vacant (VII.7.6).
#[component]
pub fn OfficersForm(props: &MeetingFormProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let acting = |officer: &Option<Officer>| officer.as_ref().filter(|o| o.acting).map(|o| o.person.clone());
    let (chair, secretary) = (acting(&meeting.chair), acting(&meeting.secretary));
    let form = use_form(OFFICERS, None, || {
        let mut begin = Vec::new();
        if let Some(person) = chair {
            begin.push(("/chair_id", person.id.to_string()));
            begin.push(("chair", person.full_name));
        }
        if let Some(person) = secretary {
            begin.push(("/secretary_id", person.id.to_string()));
            begin.push(("secretary", person.full_name));
        }
        begin
    });
    let done = words.t("saved").into();
    let mutation = use_mutation::<NameOfficers>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = meeting.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<ActingOfficers>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("officers-title")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("officers-about") }{ " " }<ClauseLink id="VII.7.6" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <Picker form={form.clone()} name="/chair_id" shown="chair" label={words.t("officers-chair")} source={Source::People} />
                <Picker form={form.clone()} name="/secretary_id" shown="secretary" label={words.t("officers-secretary")} hint={words.t("officers-hint")} source={Source::People} />
            </FormFrame>
        </Dialog>
    }
}

/// Writes the participants down anew after the composition changed.
#[component]
pub fn RefreshForm(props: &MeetingFormProps) -> Html {
    let words = use_words();
    let onclose = props.onclose.clone();
    let then = props.onclose.reform(|_: Rc<Reply<Meeting>>| ());
    let done = words.t("participants-refreshed").into();
    let mutation = use_mutation::<RefreshParticipants>(Some(done), then);
    let onyes = {
        let (run, etag, id) = (
            mutation.run.clone(),
            props.etag.clone(),
            props.meeting.id.to_string(),
        );
        Callback::from(move |()| run.emit(Request::to(&[&id]).if_match(etag.clone())))
    };
    let change = props.meeting.composition_change.clone().unwrap_or_default();
    html! {
        <Dialog title={words.t("participants-refresh")} onclose={onclose.clone()}>
            <p>{ words.t("participants-refresh-about") }</p>
            <ul class="veche-list">
                { for change.joined.iter().map(|p| html! { <li>{ words.with("participant-joined", &[("name", &p.full_name)]) }</li> }) }
                { for change.left.iter().map(|p| html! { <li>{ words.with("participant-left", &[("name", &p.full_name)]) }</li> }) }
            </ul>
            if let Some(fault) = mutation.fault.clone() {
                <FaultAlert {fault} />
            }
            <div class="veche-actions">
                <Button kind={ButtonKind::Primary} label={words.t("participants-refresh")} busy={mutation.busy} onclick={onyes} />
                <Button kind={ButtonKind::Link} label={words.t("cancel")} onclick={onclose} />
            </div>
        </Dialog>
    }
}
