//! What is done with drawn-up minutes: handed back, signed, corrected, published.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Actor, allows},
    meetings::{Meeting, MinutesState},
    minutes::{
        CorrectMinutes, Correction, Minutes, MinutesSigning, PublishMinutes, ReturnMinutes, SignMinutes,
        SigningRole, signing_roles,
    },
    orders::SignatureKind,
};
use yew::prelude::*;

use crate::{
    api::Request,
    hooks::{Field, coded, use_form, use_mutation, use_refusal},
    state::{use_actor, use_on_date, use_words},
    ui::{AreaField, Button, ButtonKind, ClauseLink, Confirm, Dialog, FormFrame, Mark, SelectField, State},
};

#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Sign,
    Return,
    Correct,
    Publish,
}

/// Properties of [`Acts`] and of its dialogs.
#[derive(Properties, PartialEq)]
pub struct ActsProps {
    /// Meeting.
    pub meeting: Rc<Meeting>,
    /// Minutes.
    pub minutes: Rc<Minutes>,
    /// Their version.
    #[prop_or_default]
    pub etag: Option<String>,
}

/// As whom the actor may sign so now; `enters` who keeps the papers of a meeting entered from its paper.
fn own_roles(
    actor: Option<&Actor>,
    minutes: &Minutes,
    kind: SignatureKind,
    enters: bool,
) -> Vec<SigningRole> {
    if enters && kind == SignatureKind::Paper {
        let open = |role: &SigningRole| minutes.signatures.iter().all(|s| s.role != *role);
        return SigningRole::ALL.iter().copied().filter(open).collect();
    }
    let officers = (
        minutes.chair.as_ref().map(|p| p.id),
        minutes.secretary.as_ref().map(|p| p.id),
    );
    actor
        .and_then(|a| a.person_id)
        .and_then(|me| signing_roles(me, officers, &minutes.signatures, kind).ok())
        .unwrap_or_default()
}

/// Signatures that are there and that are missing, and the buttons for what may be done.
#[component]
pub fn Acts(props: &ActsProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let asking = use_state(|| None::<Asking>);
    let (meeting, minutes) = (&props.meeting, &props.minutes);
    let may = |action| {
        !turned
            && actor
                .as_ref()
                .is_some_and(|a| allows(a, action, meeting.resource()))
    };
    let open = |what: Option<Asking>| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(what))
    };
    let close = open(None);
    let submitted = minutes.state == MinutesState::Submitted;
    let frozen = matches!(minutes.state, MinutesState::Signed | MinutesState::Published);
    let enters = minutes.by_paper && may(Action::DrawMinutes);
    let signs = !turned
        && submitted
        && [SignatureKind::Simple, SignatureKind::Paper]
            .iter()
            .any(|kind| !own_roles(actor.as_ref(), minutes, *kind, enters).is_empty());
    let may_return = submitted && may(Action::PublishMinutes);
    html! {
        <section class="veche-acts" aria-label={words.t("minutes-acts")}>
            if submitted || frozen {
                <ul class="veche-list" role="list">
                    { for SigningRole::ALL.iter().map(|role| html! { <li key={role.code()}><Signed minutes={minutes.clone()} role={*role} /></li> }) }
                </ul>
            }
            <div class="veche-actions">
                if signs {
                    <Button kind={ButtonKind::Primary} label={words.t("minutes-sign")} onclick={open(Some(Asking::Sign))} />
                }
                if may_return {
                    <Button label={words.t("minutes-return")} onclick={open(Some(Asking::Return))} />
                }
                if minutes.state == MinutesState::Signed && may(Action::PublishMinutes) {
                    <Button kind={ButtonKind::Primary} label={words.t("minutes-publish")} onclick={open(Some(Asking::Publish))} />
                }
                if frozen && may(Action::DrawMinutes) {
                    <Button label={words.t("minutes-correct")} onclick={open(Some(Asking::Correct))} />
                }
            </div>
            if submitted && !signs {
                <p class="veche-muted">{ who_signs(words, minutes) }{ " " }<ClauseLink id="VII.7.6" /></p>
            }
            { match *asking {
                Some(Asking::Sign) => html! { <SignDialog minutes={minutes.clone()} etag={props.etag.clone()} {enters} onclose={close} /> },
                Some(Asking::Return) => html! { <ReturnDialog minutes={minutes.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Asking::Correct) => html! { <CorrectDialog minutes={minutes.clone()} etag={props.etag.clone()} onclose={close} /> },
                Some(Asking::Publish) => html! { <PublishDialog minutes={minutes.clone()} etag={props.etag.clone()} onclose={close} /> },
                None => Html::default(),
            } }
        </section>
    }
}

/// Who is to sign, since the button is missing.
fn who_signs(words: crate::state::Words, minutes: &Minutes) -> String {
    let name = |who: &Option<veche_domain::people::PersonRef>| {
        who.as_ref()
            .map_or_else(|| words.t("minutes-nobody"), |p| p.full_name.clone())
    };
    words.with(
        "minutes-who-signs",
        &[
            ("chair", &name(&minutes.chair)),
            ("secretary", &name(&minutes.secretary)),
        ],
    )
}

#[derive(Properties, PartialEq)]
struct SignedProps {
    minutes: Rc<Minutes>,
    role: SigningRole,
}

/// A signature, or that it is missing.
#[component]
fn Signed(props: &SignedProps) -> Html {
    let words = use_words();
    let role = words.code("minutes-role", props.role.code());
    let found = props.minutes.signatures.iter().find(|s| s.role == props.role);
    let (state, label) = match found {
        Some(s) => (
            State::Met,
            words.with(
                "minutes-signed-by",
                &[
                    ("role", &role),
                    ("name", &s.person.full_name),
                    ("when", &words.moment(s.at)),
                    ("kind", &words.code("signature", s.kind.code())),
                ],
            ),
        ),
        None => (State::Due, words.with("minutes-unsigned", &[("role", &role)])),
    };
    html! { <Mark {state} {label} /> }
}

/// Properties of the dialogs.
#[derive(Properties, PartialEq)]
pub struct ActDialogProps {
    /// Minutes.
    pub minutes: Rc<Minutes>,
    /// Their version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Whether the signing person enters a paper for both.
    #[prop_or_default]
    pub enters: bool,
    /// Closed.
    pub onclose: Callback<()>,
}

static SIGNING: &[Field] = &[Field::needed("/kind")];
static CORRECTION: &[Field] = &[Field::needed("/reason")];

/// Signs as chair or secretary; the paper original is entered for both.
#[component]
pub fn SignDialog(props: &ActDialogProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    // A meeting entered from its paper is signed by that paper.
    let usual = if props.minutes.by_paper {
        SignatureKind::Paper
    } else {
        SignatureKind::Simple
    };
    let form = use_form(SIGNING, None, || vec![("/kind", usual.code().to_owned())]);
    let mutation = use_mutation::<SignMinutes>(
        Some(words.t("minutes-signed").into()),
        props.onclose.reform(|_| ()),
    );
    use_refusal(&form, &mutation.fault);
    let kind: SignatureKind = form.get("/kind").parse().unwrap_or(usual);
    let roles = own_roles(actor.as_ref(), &props.minutes, kind, props.enters);
    let names: Vec<String> = roles
        .iter()
        .map(|r| words.code("minutes-role", r.code()))
        .collect();
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.minutes.meeting_id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<MinutesSigning>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("minutes-sign")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("minutes-sign-text") }{ " " }<ClauseLink id="VII.7.6" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("minutes-sign")} {onsubmit} oncancel={props.onclose.clone()}>
                <SelectField
                    form={form.clone()} name="/kind" label={words.t("signature")} hint={words.t("signature-hint")}
                    choices={coded(words, "signature", SignatureKind::ALL.iter().map(|s| s.code()))}
                />
                <p role="status">{ words.with("minutes-sign-as", &[("roles", &names.join(", "))]) }</p>
            </FormFrame>
        </Dialog>
    }
}

/// Begins a new revision of signed minutes.
#[component]
pub fn CorrectDialog(props: &ActDialogProps) -> Html {
    let words = use_words();
    let form = use_form(
        CORRECTION,
        Some(format!("correct-{}", props.minutes.meeting_id)),
        Vec::new,
    );
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<CorrectMinutes>(Some(words.t("minutes-correcting").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.minutes.meeting_id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Correction>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("minutes-correct")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("minutes-correct-text") }{ " " }<ClauseLink id="VII.7.6" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("minutes-correct")} {onsubmit} oncancel={props.onclose.clone()}>
                <AreaField form={form.clone()} name="/reason" label={words.t("minutes-correct-reason")} hint={words.t("minutes-correct-hint")} />
            </FormFrame>
        </Dialog>
    }
}

/// Takes submitted minutes back into work, and says before that signatures fall.
#[component]
pub fn ReturnDialog(props: &ActDialogProps) -> Html {
    let words = use_words();
    let done = Some(words.t("minutes-returned").into());
    let mutation = use_mutation::<ReturnMinutes>(done, props.onclose.reform(|_| ()));
    let onyes = {
        let (run, etag) = (mutation.run.clone(), props.etag.clone());
        let id = props.minutes.meeting_id.to_string();
        Callback::from(move |()| run.emit(Request::to(&[&id]).if_match(etag.clone())))
    };
    html! {
        <Confirm
            title={words.t("minutes-return")} yes={words.t("minutes-return")} busy={mutation.busy} fault={mutation.fault.clone()}
            {onyes} onclose={props.onclose.clone()}
        >
            <p>{ words.t("minutes-return-text") }</p>
        </Confirm>
    }
}

/// Publishes the extract, and says before what goes out and what does not.
#[component]
pub fn PublishDialog(props: &ActDialogProps) -> Html {
    let words = use_words();
    let mutation = use_mutation::<PublishMinutes>(
        Some(words.t("minutes-published").into()),
        props.onclose.reform(|_| ()),
    );
    let onyes = {
        let (run, etag, id) = (
            mutation.run.clone(),
            props.etag.clone(),
            props.minutes.meeting_id.to_string(),
        );
        Callback::from(move |()| run.emit(Request::to(&[&id]).if_match(etag.clone())))
    };
    html! {
        <Confirm
            title={words.t("minutes-publish")} yes={words.t("minutes-publish")} busy={mutation.busy} fault={mutation.fault.clone()}
            {onyes} onclose={props.onclose.clone()}
        >
            <p>{ words.t("minutes-publish-text") }{ " " }<ClauseLink id="VIII.8.2" /></p>
        </Confirm>
    }
}
