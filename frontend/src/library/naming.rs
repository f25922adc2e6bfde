//! How documents and lists are called and marked.

use chrono::NaiveDate;
use veche_domain::{
    access::{Action, Actor, Resource, allows},
    library::{Audience, ListKeeper, NormativeDocumentRef, NormativeKind, NormativeStatus},
};
use yew::prelude::*;

use crate::{
    hooks::{Choices, coded, name_of},
    state::Words,
    ui::{Mark, State},
};

/// Kinds of documents.
pub(super) fn kinds(words: Words) -> Choices {
    coded(
        words,
        "document-kind",
        NormativeKind::ALL.iter().map(|k| k.code()),
    )
}

/// «приказ от 23.07.2021 № 1813», as printed.
pub(super) fn printed(words: Words, kind: NormativeKind, number: Option<&str>, date: Option<&str>) -> String {
    let mut text = words.code("document-kind", kind.code());
    if let Some(date) = date {
        text.push_str(&words.with("document-dated", &[("date", date)]));
    }
    if let Some(number) = number {
        text.push_str(&format!(" №\u{a0}{number}"));
    }
    text
}

/// As [`printed`], of a reference.
pub(super) fn printed_ref(words: Words, document: &NormativeDocumentRef) -> String {
    let (number, date) = (document.number.as_deref(), document.date_as_printed.as_deref());
    printed(words, document.kind, number, date)
}

/// Whether the document is in force.
pub(super) fn status_mark(words: Words, status: NormativeStatus, repealed_on: Option<NaiveDate>) -> Html {
    let state = match status {
        NormativeStatus::InForce => State::Met,
        NormativeStatus::NotYet => State::Due,
        NormativeStatus::Repealed => State::NotApplicable,
    };
    let mut label = words.code("document-status", status.code());
    if let Some(day) = repealed_on.filter(|_| status == NormativeStatus::Repealed) {
        label = words.with("document-repealed-on", &[("date", &words.date(day))]);
    }
    html! { <Mark {state} {label} /> }
}

/// Whether somebody keeps the library.
pub(super) fn writes_library(actor: Option<&Actor>) -> bool {
    actor.is_some_and(|a| allows(a, Action::WriteLibrary, Resource::City))
}

/// Whether somebody keeps a list; an institution keeps those of associations that it curates, which the server knows.
pub(super) fn keeps(actor: Option<&Actor>, keeper: ListKeeper) -> bool {
    actor.is_some_and(|a| allows(a, Action::KeepAcknowledgements, keeper.resource(None)))
}

/// Whom a list addresses, in words.
pub(super) fn audience_text(words: Words, audience: &Audience, subjects: &Choices) -> String {
    match audience {
        Audience::All {} => words.t("audience-all"),
        Audience::Subjects { codes } => {
            let names: Vec<String> = codes.iter().map(|code| name_of(subjects, code)).collect();
            words.with("audience-of-subjects", &[("names", &names.join(", "))])
        }
        Audience::Associations { ids } => {
            let n = i64::try_from(ids.len()).unwrap_or(i64::MAX);
            words.count("audience-of-associations", n)
        }
    }
}

/// How a list stands on a day: closed, late, open.
pub(super) fn list_mark(
    words: Words,
    due_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    done: bool,
) -> Html {
    let (state, label) = match (closed_on, due_on) {
        (Some(day), _) => (
            State::NotApplicable,
            words.with("list-closed-on", &[("date", &words.date(day))]),
        ),
        (None, _) if done => (State::Met, words.t("list-complete")),
        (None, Some(due)) if due < words.today => (
            State::Overdue,
            words.with("list-late", &[("date", &words.date(due))]),
        ),
        (None, Some(due)) => (State::Due, words.with("list-due", &[("date", &words.date(due))])),
        (None, None) => (State::Due, words.t("list-open")),
    };
    html! { <Mark {state} {label} /> }
}
