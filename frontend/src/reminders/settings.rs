//! How the signed-in person wants to be told by mail.

use std::rc::Rc;

use veche_domain::reminders::{
    Digest, GetNoticeSettings, NewNoticeSettings, NoticeKind, NoticeSettings, PutNoticeSettings,
};
use yew::prelude::*;

use crate::{
    api::{Query, Reply, Request},
    hooks::{Choices, Field, Form, Kind, use_form, use_mutation, use_refusal, use_resource},
    state::{Words, use_words},
    ui::{Alert, Card, CheckField, FormFrame, PageFrame, SelectField, TextField, Tone},
};

/// Kinds that can be kept out of letters, each with its field.
const KINDS: [(NoticeKind, &str); 6] = [
    (NoticeKind::Duty, "/mail/duty"),
    (NoticeKind::Escalation, "/mail/escalation"),
    (NoticeKind::Meeting, "/mail/meeting"),
    (NoticeKind::Handover, "/mail/handover"),
    (NoticeKind::Term, "/mail/term"),
    (NoticeKind::Request, "/mail/request"),
];

static FIELDS: &[Field] = &[
    Field::text("/email"),
    Field::needed("/digest"),
    Field::of("/mail/duty", Kind::Flag),
    Field::of("/mail/escalation", Kind::Flag),
    Field::of("/mail/meeting", Kind::Flag),
    Field::of("/mail/handover", Kind::Flag),
    Field::of("/mail/term", Kind::Flag),
    Field::of("/mail/request", Kind::Flag),
];

/// Loads the settings.
#[component]
pub fn SettingsView() -> Html {
    let words = use_words();
    let settings = use_resource::<GetNoticeSettings>(&[], Query::default());
    let etag = settings.etag();
    let found = settings.data().cloned().map(Rc::new);
    html! {
        <div id="settings">
            <Card title={words.t("notice-settings")}>
                <PageFrame<NoticeSettings> resource={settings.clone()}>
                    if let Some(found) = found {
                        <SettingsForm key={found.version} settings={found.clone()} {etag} />
                    }
                </PageFrame<NoticeSettings>>
            </Card>
        </div>
    }
}

/// Properties of [`SettingsForm`].
#[derive(Properties, PartialEq)]
pub struct SettingsFormProps {
    /// Settings.
    pub settings: Rc<NoticeSettings>,
    /// Their version.
    #[prop_or_default]
    pub etag: Option<String>,
}

fn digests(words: Words) -> Choices {
    let names = Digest::ALL
        .iter()
        .map(|digest| (digest.code().into(), words.code("digest", digest.code()).into()));
    Rc::new(names.collect())
}

/// What the form says; the server checks the address by the same rule.
fn request(form: &Form, was: &NoticeSettings) -> NewNoticeSettings {
    let email = form.get("/email").trim();
    let muted = KINDS.iter().filter(|(_, field)| form.get(field) != "true");
    NewNoticeSettings {
        email: Some(email.to_owned()).filter(|email| !email.is_empty()),
        digest: form.get("/digest").parse().unwrap_or(was.digest),
        muted: muted.map(|(kind, _)| *kind).collect(),
    }
}

/// Address, how often, and what is mailed.
#[component]
pub fn SettingsForm(props: &SettingsFormProps) -> Html {
    let words = use_words();
    let settings = props.settings.clone();
    let form = {
        let settings = settings.clone();
        use_form(FIELDS, Some("notice-settings".to_owned()), move || {
            let mut values = vec![
                ("/email", settings.email.clone().unwrap_or_default()),
                ("/digest", settings.digest.code().to_owned()),
            ];
            values.extend(KINDS.iter().map(|(kind, field)| {
                let mailed = !settings.muted.contains(kind);
                (*field, mailed.to_string())
            }));
            values
        })
    };
    let then = {
        let form = form.clone();
        Callback::from(move |_: Rc<Reply<NoticeSettings>>| form.reset())
    };
    let mutation = use_mutation::<PutNoticeSettings>(Some(words.t("notice-settings-kept").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let settings = settings.clone();
        Callback::from(move |()| {
            let body = request(&form, &settings);
            run.emit(Request::default().body(body).if_match(etag.clone()));
        })
    };
    let hint = match &settings.register_email {
        Some(address) => words.with("notice-email-register", &[("address", address)]),
        None => words.t("notice-email-none"),
    };
    html! {
        <>
            if !settings.mail_works {
                <Alert tone={Tone::Info} title={words.t("notice-mail-off")} />
            }
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit}>
                <TextField form={form.clone()} name="/email" label={words.t("notice-email")} hint={AttrValue::from(hint)} kind="email" autocomplete="email" />
                <SelectField form={form.clone()} name="/digest" label={words.t("notice-digest")} choices={digests(words)} />
                <fieldset class="veche-fieldset">
                    <legend>{ words.t("notice-mailed") }</legend>
                    { for KINDS.iter().map(|(kind, field)| html! {
                        <CheckField key={kind.code()} form={form.clone()} name={*field} label={words.code("notice-kind", kind.code())} />
                    }) }
                </fieldset>
            </FormFrame>
        </>
    }
}
