//! The history of one object.

use std::rc::Rc;

use veche_domain::{
    Id,
    journal::{Entity, JournalEntry, ListJournal},
};
use yew::prelude::*;

use super::EntryRow;
use crate::{
    api::Query,
    hooks::{ListState, use_list},
    state::use_words,
    ui::{Column, EmptyState, ListFrame, Table},
};

/// Properties of [`History`].
#[derive(Properties, PartialEq)]
pub struct HistoryProps {
    /// Kind of object.
    pub entity: Entity,
    /// The object.
    pub id: Id,
}

/// Loads the history of an object.
#[component]
pub fn History(props: &HistoryProps) -> Html {
    let query = Query::of([
        ("entity", props.entity.code().to_owned()),
        ("entity_id", props.id.to_string()),
    ]);
    let list = use_list::<ListJournal, JournalEntry>(&[], query);
    html! { <HistoryView {list} /> }
}

/// Properties of [`HistoryView`].
#[derive(Properties, PartialEq)]
pub struct HistoryViewProps {
    /// Entries.
    pub list: ListState<JournalEntry>,
}

/// The history of an object, the latest change first.
#[component]
pub fn HistoryView(props: &HistoryViewProps) -> Html {
    let words = use_words();
    let empty =
        html! { <EmptyState title={words.t("history-empty")} text={words.t("history-empty-text")} /> };
    let columns = Rc::new(columns(words));
    html! {
        <ListFrame<JournalEntry> list={props.list.clone()} {empty} counted="journal-count">
            <Table caption={words.t("history-title")} {columns} lines={props.list.lines(|entry| html! { <EntryRow key={entry.seq} entry={entry.clone()} with_object=false /> })} />
        </ListFrame<JournalEntry>>
    }
}

pub(super) fn columns(words: crate::state::Words) -> Vec<Column> {
    ["journal-when", "journal-who", "journal-what", "journal-changes"]
        .map(|key| Column::plain(words.t(key)))
        .to_vec()
}
