//! The journal of the whole city.

use std::rc::Rc;

use veche_domain::journal::{Act, Entity, JournalEntry, ListJournal};
use yew::prelude::*;

use super::{EntryRow, history::columns};
use crate::{
    hooks::{ListState, Params, coded, use_list, use_params},
    state::use_words,
    ui::{EmptyState, FilterSelect, ListFrame, PageTitle, Table, Toolbar},
};

const FILTERS: &[&str] = &["entity", "entity_id", "actor_id", "act"];

/// Loads the journal.
#[component]
pub fn JournalPage() -> Html {
    let params = use_params();
    // The journal is a sequence of its own: the date on screen does not turn it.
    let list =
        use_list::<ListJournal, JournalEntry>(&[], params.api(FILTERS).with("on", None).with("q", None));
    html! { <JournalView {list} {params} /> }
}

/// Properties of [`JournalView`].
#[derive(Properties, PartialEq)]
pub struct JournalViewProps {
    /// Entries.
    pub list: ListState<JournalEntry>,
    /// Filters and search.
    pub params: Params,
}

/// The journal, the latest entry first.
#[component]
pub fn JournalView(props: &JournalViewProps) -> Html {
    let words = use_words();
    let params = &props.params;
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! { <EmptyState title={words.t("history-empty")} text={words.t("history-empty-text")} /> }
    };
    html! {
        <>
            <PageTitle title={words.t("nav-journal")} note={html! { { words.t("journal-about") } }} />
            <Toolbar params={params.clone()} filters={FILTERS}>
                <FilterSelect
                    params={params.clone()} name="entity" label={words.t("journal-entity")}
                    choices={coded(words, "entity", Entity::ALL.iter().map(|e| e.code()))}
                />
                <FilterSelect
                    params={params.clone()} name="act" label={words.t("journal-act")}
                    choices={coded(words, "act", Act::ALL.iter().map(|a| a.code()))}
                />
            </Toolbar>
            <ListFrame<JournalEntry> list={props.list.clone()} {empty} counted="journal-count">
                <Table caption={words.t("nav-journal")} columns={Rc::new(columns(words))} lines={props.list.lines(|entry| html! { <EntryRow key={entry.seq} entry={entry.clone()} with_object=true /> })} />
            </ListFrame<JournalEntry>>
        </>
    }
}
