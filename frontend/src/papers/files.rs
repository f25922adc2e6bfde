//! Files beside a paper - an order, minutes: the scan of the signed original and the file of an electronic signature.

use std::rc::Rc;

use veche_domain::{
    endpoint::Endpoint,
    orders::{OrderFile, OrderFileKind},
};
use yew::prelude::*;

use crate::{
    api::Reply,
    hooks::{Field, Upload, coded, use_form, use_upload},
    state::{Words, use_toasts, use_words},
    ui::{Card, FileField, FormFrame, SelectField},
};

static FIELDS: &[Field] = &[Field::needed("/kind")];

/// Properties of [`PaperFiles`].
#[derive(Properties, PartialEq)]
pub struct PaperFilesProps {
    /// Identifier of what they belong to.
    pub id: AttrValue,
    /// Address of the files, to which the identifier of one is added.
    pub address: AttrValue,
    /// Title of the card.
    pub title: AttrValue,
    /// The files.
    pub files: Vec<OrderFile>,
    /// Version of what they belong to.
    pub etag: Option<String>,
    /// Whether the reader may add a file.
    pub writes: bool,
}

/// The files, and a place to add one by the operation `E`.
#[component]
pub fn PaperFiles<E>(props: &PaperFilesProps) -> Html
where
    E: Endpoint + 'static,
    E::Response: 'static,
{
    let words = use_words();
    html! {
        <Card title={props.title.clone()}>
            if props.files.is_empty() {
                <p class="veche-muted">{ words.t("order-files-empty") }</p>
            } else {
                <ul class="veche-files" role="list">
                    { for props.files.iter().map(|file| row(words, &props.address, file)) }
                </ul>
                <p class="veche-cell__note">{ words.t("order-files-note") }</p>
            }
            if props.writes {
                <AddFile<E> id={props.id.clone()} etag={props.etag.clone()} />
            }
        </Card>
    }
}

fn row(words: Words, address: &str, file: &OrderFile) -> Html {
    let href = format!("{address}/{}", file.id);
    let note = [
        words.code("order-file-kind", file.kind.code()),
        words.size(file.size),
        words.moment(file.added_at),
    ];
    html! {
        <li key={file.id.to_string()}>
            <a {href} download={file.name.clone()} title={words.with("order-file-hash", &[("hash", &file.sha256)])}>
                { file.name.clone() }
            </a>
            <div class="veche-cell__note">{ note.join(" · ") }</div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct AddFileProps {
    id: AttrValue,
    etag: Option<String>,
}

#[component]
fn AddFile<E>(props: &AddFileProps) -> Html
where
    E: Endpoint + 'static,
    E::Response: 'static,
{
    let words = use_words();
    let toasts = use_toasts();
    let form = use_form(FIELDS, None, || {
        vec![("/kind", OrderFileKind::Scan.code().to_owned())]
    });
    let node = use_node_ref();
    let done = words.t("order-file-added");
    let upload = use_upload::<E>(Callback::from(move |_: Rc<Reply<E::Response>>| {
        if let Some(toasts) = &toasts {
            toasts.done(done.clone());
        }
    }));
    let signature = form.get("/kind") == OrderFileKind::Signature.code();
    let (accept, hint) = if signature {
        (".sig,.p7s,.p7m,.pem", "order-file-hint-signature")
    } else {
        (".pdf,.jpg,.jpeg,.png,.tif,.tiff", "order-file-hint-scan")
    };
    let onsubmit = {
        let (form, node, run) = (form.clone(), node.clone(), upload.run.clone());
        let (id, etag) = (props.id.to_string(), props.etag.clone());
        Callback::from(move |()| {
            run.emit(Upload {
                chosen: node.clone(),
                params: vec![id.clone()],
                if_match: etag.clone(),
                fields: vec![("kind", form.get("/kind").to_owned())],
            });
        })
    };
    html! {
        <FormFrame form={form.clone()} fault={upload.fault.clone()} busy={upload.busy} submit={words.t("order-file-add")} {onsubmit}>
            <div class="veche-form__two">
                <SelectField
                    form={form.clone()} name="/kind" label={words.t("order-file-kind")}
                    choices={coded(words, "order-file-kind", OrderFileKind::ALL.iter().map(|k| k.code()))}
                />
                <FileField
                    id="order-file" {node} {accept} label={words.t("order-file")} hint={words.t(hint)}
                    problem={upload.problem}
                />
            </div>
        </FormFrame>
    }
}
