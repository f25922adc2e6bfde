//! A participant registers by the word of the meeting.

use std::rc::Rc;

use veche_domain::{
    Id,
    meetings::{GetMeeting, Mark, Meeting, MeetingState, RegisterForMeeting, Registered, Registration},
};
use yew::prelude::*;

use super::MeetingHead;
use crate::{
    api::{Query, Reply, Request},
    hooks::{use_mutation, use_params, use_resource},
    routes::Route,
    state::use_words,
    ui::{Alert, Button, ButtonKind, Card, EmptyState, FaultAlert, LinkButton, PageFrame, Tone},
};

/// Properties of [`RegisterPage`].
#[derive(Properties, PartialEq)]
pub struct RegisterPageProps {
    /// Meeting.
    pub id: Id,
}

/// Loads the meeting and takes the word from the address.
#[component]
pub fn RegisterPage(props: &RegisterPageProps) -> Html {
    let meeting = use_resource::<GetMeeting>(&[props.id.to_string()], Query::default());
    let code = AttrValue::from(use_params().get("code").unwrap_or_default().to_owned());
    html! {
        <PageFrame<Meeting> resource={meeting.clone()}>
            if let Some(data) = meeting.data() {
                <RegisterView meeting={Rc::new(data.clone())} {code} />
            }
        </PageFrame<Meeting>>
    }
}

/// Properties of [`RegisterView`].
#[derive(Properties, PartialEq)]
pub struct RegisterViewProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Word from the link.
    #[prop_or_default]
    pub code: AttrValue,
    /// What the server has answered.
    #[prop_or_default]
    pub registered: Option<Mark>,
}

/// «Я здесь», «Участвую дистанционно».
#[component]
pub fn RegisterView(props: &RegisterViewProps) -> Html {
    let words = use_words();
    let meeting = &props.meeting;
    let registered = use_state(|| props.registered);
    let then = {
        let registered = registered.clone();
        Callback::from(move |reply: Rc<Reply<Registered>>| registered.set(Some(reply.data.mark)))
    };
    let mutation = use_mutation::<RegisterForMeeting>(None, then);
    let register = |mark: Mark| {
        let (run, id, code) = (
            mutation.run.clone(),
            meeting.id.to_string(),
            props.code.to_string(),
        );
        Callback::from(move |()| {
            let body = Registration {
                code: code.clone(),
                mark,
            };
            run.emit(Request::to(&[&id]).body(body));
        })
    };
    let now = *registered;
    let kind = |mark: Mark| {
        if now == Some(mark) {
            ButtonKind::Secondary
        } else {
            ButtonKind::Primary
        }
    };
    html! {
        <>
            <MeetingHead meeting={meeting.clone()} tab="register" />
            if props.code.is_empty() {
                <EmptyState title={words.t("register-no-code")} text={words.t("register-no-code-text")} />
            } else if meeting.state == MeetingState::Cancelled {
                <EmptyState title={words.t("meeting-was-cancelled")} text={meeting.cancel_reason.clone().unwrap_or_default()} />
            } else if meeting.date != words.today {
                <EmptyState title={words.t("register-not-today")} text={words.with("register-not-today-text", &[("date", &words.date(meeting.date))])} />
            } else {
                <Card title={words.t("meeting-register")}>
                    <p class="veche-meeting__theme">{ meeting.theme.clone() }</p>
                    if let Some(mark) = now {
                        <Alert tone={Tone::Success} live=true title={words.t("register-done")}>
                            { words.t(if mark == Mark::Online { "register-done-online" } else { "register-done-present" }) }
                        </Alert>
                    }
                    if let Some(fault) = mutation.fault.clone() {
                        <FaultAlert {fault} />
                    }
                    <div class="veche-register">
                        <Button kind={kind(Mark::Present)} label={words.t("register-present")} busy={mutation.busy} onclick={register(Mark::Present)} />
                        <Button kind={kind(Mark::Online)} label={words.t("register-online")} busy={mutation.busy} onclick={register(Mark::Online)} />
                    </div>
                    if now.is_some() {
                        <div class="veche-actions">
                            <LinkButton kind={ButtonKind::Link} to={Route::Meeting { id: meeting.id }} label={words.t("register-agenda")} />
                        </div>
                    } else {
                        <p class="veche-muted">{ words.t("register-about") }</p>
                    }
                </Card>
            }
        </>
    }
}
