//! Entering and correcting a document.

use std::rc::Rc;

use veche_domain::library::{
    CreateNormativeDocument, NewNormativeDocument, NormativeDocument, NormativeDocumentPatch, Repeal,
    RepealNormativeDocument, UpdateNormativeDocument,
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{checks::ChecksField, naming::kinds};
use crate::{
    api::{Reply, Request},
    hooks::{Choices, Field, Form, Kind, use_form, use_mutation, use_refusal, use_subjects},
    routes::Route,
    state::use_words,
    ui::{AreaField, Breadcrumbs, Card, DateField, Dialog, FormFrame, PageTitle, SelectField, TextField},
};

static FIELDS: &[Field] = &[
    Field::needed("/kind"),
    Field::text("/issuer"),
    Field::needed("/title"),
    Field::text("/number"),
    Field::text("/date_as_printed"),
    Field::of("/basis_number", Kind::Number),
    Field::of("/subjects", Kind::List),
    Field::text("/source"),
    Field::text("/note"),
];
static REPEAL: &[Field] = &[Field::text("/on"), Field::text("/by")];

#[derive(Properties, PartialEq)]
struct DetailsProps {
    form: Form,
    subjects: Choices,
}

/// The facts of a document, for entering and for correcting.
#[component]
fn Details(props: &DetailsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    html! {
        <>
            <div class="veche-form__two">
                <SelectField form={form.clone()} name="/kind" label={words.t("document-kind")} choices={kinds(words)} />
                <TextField form={form.clone()} name="/issuer" label={words.t("document-issuer")} />
            </div>
            <AreaField form={form.clone()} name="/title" label={words.t("document-title")} />
            <div class="veche-form__two">
                <TextField form={form.clone()} name="/number" label={words.t("document-number")} hint={words.t("document-number-hint")} />
                <TextField form={form.clone()} name="/date_as_printed" label={words.t("document-date")} hint={words.t("document-date-hint")} />
                <TextField form={form.clone()} name="/basis_number" kind="number" label={words.t("document-basis-number")} hint={words.t("document-basis-hint")} />
                <TextField form={form.clone()} name="/source" kind="url" label={words.t("document-source")} hint={words.t("document-source-hint")} />
            </div>
            <ChecksField
                form={form.clone()} name="/subjects" label={words.t("document-subjects")}
                hint={words.t("document-subjects-hint")} choices={props.subjects.clone()}
            />
            <AreaField form={form.clone()} name="/note" label={words.t("document-note")} />
        </>
    }
}

/// A new document.
#[component]
pub fn NewDocumentPage() -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let subjects = use_subjects();
    let form = use_form(FIELDS, Some("document".to_owned()), Vec::new);
    let then = {
        let form = form.clone();
        Callback::from(move |reply: Rc<Reply<NormativeDocument>>| {
            form.reset();
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Document { id: reply.data.id });
            }
        })
    };
    let mutation = use_mutation::<CreateNormativeDocument>(Some(words.t("document-added").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewNormativeDocument>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    html! {
        <>
            <Breadcrumbs to={Route::Library} label={words.t("nav-library")} here={words.t("document-new")} />
            <PageTitle title={words.t("document-new")} note={html! { { words.t("document-new-about") } }} />
            <Card title={words.t("facts-title")}>
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("document-add")} {onsubmit}>
                    <Details form={form.clone()} {subjects} />
                </FormFrame>
            </Card>
        </>
    }
}

/// Properties of the forms about one document.
#[derive(Properties, PartialEq)]
pub struct EditDocumentProps {
    /// Document.
    pub document: Rc<NormativeDocument>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

pub(super) fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<NormativeDocument>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// Corrects a document; its history keeps what it was.
#[component]
pub fn EditDocument(props: &EditDocumentProps) -> Html {
    let words = use_words();
    let subjects = use_subjects();
    let document = &props.document;
    let form = use_form(FIELDS, Some(format!("document-{}", document.id)), || {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let codes: Vec<&str> = document.subjects.iter().map(|s| s.code.as_str()).collect();
        vec![
            ("/kind", document.kind.code().to_owned()),
            ("/issuer", text(&document.issuer)),
            ("/title", document.title.clone()),
            ("/number", text(&document.number)),
            ("/date_as_printed", text(&document.date_as_printed)),
            (
                "/basis_number",
                document.basis_number.map(|n| n.to_string()).unwrap_or_default(),
            ),
            ("/subjects", codes.join("\n")),
            ("/source", text(&document.source)),
            ("/note", text(&document.note)),
        ]
    });
    let done = words.t("saved").into();
    let mutation = use_mutation::<UpdateNormativeDocument>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = document.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read_changes::<NormativeDocumentPatch>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("document-edit")} onclose={props.onclose.clone()} wide=true>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <Details form={form.clone()} {subjects} />
            </FormFrame>
        </Dialog>
    }
}

/// Marks a document as repealed; without a day a wrong mark is taken back.
#[component]
pub(super) fn RepealForm(props: &EditDocumentProps) -> Html {
    let words = use_words();
    let document = &props.document;
    let form = use_form(REPEAL, Some(format!("repeal-{}", document.id)), || {
        vec![
            (
                "/on",
                document.repealed_on.map(|d| d.to_string()).unwrap_or_default(),
            ),
            ("/by", document.repealed_by.clone().unwrap_or_default()),
        ]
    });
    let done = words.t("saved").into();
    let mutation = use_mutation::<RepealNormativeDocument>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = document.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Repeal>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("document-repeal")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("document-repeal-about") }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <DateField form={form.clone()} name="/on" label={words.t("document-repeal-on")} hint={words.t("document-repeal-hint")} />
                <TextField form={form.clone()} name="/by" label={words.t("document-repeal-by")} />
            </FormFrame>
        </Dialog>
    }
}
