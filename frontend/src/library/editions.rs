//! Editions of a document as a small history, each with its files.

use std::rc::Rc;

use veche_domain::library::{Edition, NormativeDocument};
use yew::prelude::*;

use super::{EditionForm, UploadForm};
use crate::{
    api::document_file,
    state::{Words, use_words},
    ui::{Button, ButtonKind, Card, Mark, Sign, State},
};

/// What is open over the history.
#[derive(Debug, Clone, PartialEq)]
enum Open {
    Nothing,
    New,
    Edit(Edition),
    Upload(Edition),
}

/// Properties of [`Editions`].
#[derive(Properties, PartialEq)]
pub(super) struct EditionsProps {
    pub(super) document: Rc<NormativeDocument>,
    pub(super) etag: Option<String>,
    pub(super) writes: bool,
}

/// The history of editions, the latest first.
#[component]
pub(super) fn Editions(props: &EditionsProps) -> Html {
    let words = use_words();
    let open = use_state(|| Open::Nothing);
    let set = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(what.clone()))
    };
    let (document, etag) = (props.document.clone(), props.etag.clone());
    let actions = html! {
        if props.writes {
            <Button sign={Some(Sign::Add)} label={words.t("edition-add")} onclick={set(Open::New)} />
        }
    };
    html! {
        <Card title={words.t("editions-title")} {actions}>
            <ol class="veche-editions" role="list">
                { for document.editions.iter().map(|edition| html! {
                    <li class="veche-edition" key={edition.id.to_string()}>
                        <div class="veche-edition__head">
                            <strong>{ edition.label.clone() }</strong>
                            if edition.in_force {
                                <Mark state={State::Met} label={words.t("edition-in-force")} />
                            }
                        </div>
                        <div class="veche-cell__note">{ facts(words, edition) }</div>
                        if edition.files.is_empty() {
                            <p class="veche-muted">{ words.t("edition-no-files") }</p>
                        } else {
                            <ul class="veche-list">
                                { for edition.files.iter().map(|file| html! {
                                    <li key={file.id.to_string()}>
                                        <a href={document_file(document.id, file.id)} download="">{ file.name.clone() }</a>
                                        <span class="veche-muted">{ format!(" · {}", size(words, file.size)) }</span>
                                    </li>
                                }) }
                            </ul>
                        }
                        if props.writes {
                            <div class="veche-actions">
                                <Button
                                    kind={ButtonKind::Link} label={words.with("document-file-add-to", &[("edition", &edition.label)])}
                                    onclick={set(Open::Upload(edition.clone()))}
                                />
                                <Button
                                    kind={ButtonKind::Link} label={words.with("edition-edit-named", &[("edition", &edition.label)])}
                                    onclick={set(Open::Edit(edition.clone()))}
                                />
                            </div>
                        }
                    </li>
                }) }
            </ol>
            { match &*open {
                Open::Nothing => Html::default(),
                Open::New => html! { <EditionForm {document} {etag} onclose={set(Open::Nothing)} /> },
                Open::Edit(edition) => html! {
                    <EditionForm {document} edition={Some(edition.clone())} {etag} onclose={set(Open::Nothing)} />
                },
                Open::Upload(edition) => html! {
                    <UploadForm {document} edition={edition.clone()} {etag} onclose={set(Open::Nothing)} />
                },
            } }
        </Card>
    }
}

/// From when, by which act, and what is noted.
fn facts(words: Words, edition: &Edition) -> String {
    let from = edition.effective_from.map_or_else(
        || words.t("edition-from-unknown"),
        |day| words.with("edition-since", &[("date", &words.date(day))]),
    );
    let act = match (&edition.amending_date, &edition.amending_number) {
        (None, None) => None,
        (date, number) => {
            let date = date
                .as_deref()
                .map(|d| words.with("document-dated", &[("date", d)]));
            let number = number.as_deref().map(|n| format!(" №\u{a0}{n}"));
            let act = format!("{}{}", date.unwrap_or_default(), number.unwrap_or_default());
            Some(words.with("edition-amended-by", &[("act", act.trim())]))
        }
    };
    let parts: Vec<String> = [Some(from), act, edition.note.clone()]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

/// Bytes in the unit people read.
fn size(words: Words, bytes: i64) -> String {
    let kilobytes = (bytes + 1023) / 1024;
    if kilobytes < 1024 {
        words.with("size-kb", &[("n", &kilobytes.to_string())])
    } else {
        words.with("size-mb", &[("n", &(kilobytes / 1024).to_string())])
    }
}
