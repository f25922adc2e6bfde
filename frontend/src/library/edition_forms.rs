//! Adding and correcting an edition, and sending its file.

use std::rc::Rc;

use veche_domain::library::{
    AddNormativeEdition, AddNormativeFile, Edition, EditionPatch, NewEdition, NormativeDocument,
    UpdateNormativeEdition,
};
use yew::prelude::*;

use super::edit::finished;
use crate::{
    api::Request,
    hooks::{Field, Upload, use_form, use_mutation, use_refusal, use_upload},
    state::use_words,
    ui::{AreaField, DateField, Dialog, FileField, FormFrame, TextField},
};

static FIELDS: &[Field] = &[
    Field::needed("/label"),
    Field::text("/amending_number"),
    Field::text("/amending_date"),
    Field::text("/effective_from"),
    Field::text("/note"),
];
static NOTHING: &[Field] = &[];

/// Properties of [`EditionForm`].
#[derive(Properties, PartialEq)]
pub struct EditionFormProps {
    /// Document.
    pub document: Rc<NormativeDocument>,
    /// Edition to correct; a new one when absent.
    #[prop_or_default]
    pub edition: Option<Edition>,
    /// Version of the document.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Adds or corrects an edition.
#[component]
pub fn EditionForm(props: &EditionFormProps) -> Html {
    let words = use_words();
    let id = props.document.id.to_string();
    let edition = props.edition.as_ref();
    let draft = edition.map_or_else(|| format!("edition-{id}"), |e| format!("edition-{}", e.id));
    let form = use_form(FIELDS, Some(draft), || {
        let text = |of: fn(&Edition) -> Option<String>| edition.and_then(of).unwrap_or_default();
        vec![
            ("/label", text(|e| Some(e.label.clone()))),
            ("/amending_number", text(|e| e.amending_number.clone())),
            ("/amending_date", text(|e| e.amending_date.clone())),
            (
                "/effective_from",
                text(|e| e.effective_from.map(|d| d.to_string())),
            ),
            ("/note", text(|e| e.note.clone())),
        ]
    });
    let done = words.t("saved");
    let add = use_mutation::<AddNormativeEdition>(Some(done.clone().into()), finished(&form, &props.onclose));
    let change = use_mutation::<UpdateNormativeEdition>(Some(done.into()), finished(&form, &props.onclose));
    let fault = add.fault.clone().or(change.fault.clone());
    use_refusal(&form, &fault);
    let onsubmit = {
        let (form, etag) = (form.clone(), props.etag.clone());
        let (add, change) = (add.run.clone(), change.run.clone());
        let of = edition.map(|e| e.id.to_string());
        Callback::from(move |()| match &of {
            Some(of) => {
                if let Some(body) = form.read_changes::<EditionPatch>() {
                    change.emit(Request::to(&[&id, of]).body(body).if_match(etag.clone()));
                }
            }
            None => {
                if let Some(body) = form.read::<NewEdition>() {
                    add.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
                }
            }
        })
    };
    let title = words.t(if edition.is_some() {
        "edition-edit"
    } else {
        "edition-add"
    });
    html! {
        <Dialog {title} onclose={props.onclose.clone()} wide=true>
            <FormFrame
                form={form.clone()} {fault} busy={add.busy || change.busy} submit={words.t("save")} {onsubmit}
                oncancel={props.onclose.clone()}
            >
                <TextField form={form.clone()} name="/label" label={words.t("edition-label")} hint={words.t("edition-label-hint")} />
                <div class="veche-form__two">
                    <TextField form={form.clone()} name="/amending_number" label={words.t("edition-amending-number")} />
                    <TextField form={form.clone()} name="/amending_date" label={words.t("edition-amending-date")} />
                    <DateField form={form.clone()} name="/effective_from" label={words.t("edition-from")} hint={words.t("edition-from-hint")} />
                </div>
                <AreaField form={form.clone()} name="/note" label={words.t("document-note")} />
            </FormFrame>
        </Dialog>
    }
}

/// Properties of [`UploadForm`].
#[derive(Properties, PartialEq)]
pub struct UploadFormProps {
    /// Document.
    pub document: Rc<NormativeDocument>,
    /// Edition that takes the file.
    pub edition: Edition,
    /// Version of the document.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Sends a file of an edition.
#[component]
pub fn UploadForm(props: &UploadFormProps) -> Html {
    let words = use_words();
    let form = use_form(NOTHING, None, Vec::new);
    let input = use_node_ref();
    let then = {
        let onclose = props.onclose.clone();
        Callback::from(move |_| onclose.emit(()))
    };
    let upload = use_upload::<AddNormativeFile>(then);
    let onsubmit = {
        let (chosen, run, if_match) = (input.clone(), upload.run.clone(), props.etag.clone());
        let params = vec![props.document.id.to_string(), props.edition.id.to_string()];
        Callback::from(move |()| {
            run.emit(Upload {
                chosen: chosen.clone(),
                params: params.clone(),
                if_match: if_match.clone(),
                fields: Vec::new(),
            });
        })
    };
    html! {
        <Dialog title={words.t("document-file-add")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ props.edition.label.clone() }</p>
            <FormFrame {form} fault={upload.fault.clone()} busy={upload.busy} submit={words.t("document-file-send")} {onsubmit} oncancel={props.onclose.clone()}>
                <FileField
                    id="document-file" node={input} accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
                    label={words.t("document-file")} hint={words.t("document-file-hint")} problem={upload.problem}
                />
            </FormFrame>
        </Dialog>
    }
}
