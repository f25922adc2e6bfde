//! One entry, with what changed in it.

use std::{collections::BTreeSet, rc::Rc};

use serde_json::Value;
use veche_domain::journal::{Entity, JournalEntry};
use yew::prelude::*;

use crate::{
    routes::Route,
    state::{Words, use_words},
    ui::{Link, row_class},
};

/// Longest value shown of a field.
const SHOWN_CHARS: usize = 120;

/// Properties of [`EntryRow`].
#[derive(Properties, PartialEq)]
pub struct EntryRowProps {
    /// Entry.
    pub entry: Rc<JournalEntry>,
    /// Whether the object is named: not in its own history.
    pub with_object: bool,
}

/// A row of the journal.
#[component]
pub fn EntryRow(props: &EntryRowProps) -> Html {
    let words = use_words();
    let entry = &props.entry;
    let changes = changes(words, entry.before.as_ref(), entry.after.as_ref());
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td" data-label={words.t("journal-when")}>
                <span>{ words.moment(entry.at) }</span>
                <div class="veche-cell__note">{ format!("№ {}", entry.seq) }</div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("journal-who")}>{ entry.actor_name.clone() }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("journal-what")}>
                <span>{ operation(words, entry) }</span>
                if props.with_object {
                    <div class="veche-cell__note">
                        { words.code("entity", entry.entity.code()) }{ ": " }
                        if let Some(to) = route(entry) {
                            <Link {to}>{ entry.title.clone() }</Link>
                        } else {
                            { entry.title.clone() }
                        }
                    </div>
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("journal-changes")}>
                if changes.is_empty() {
                    <span class="veche-muted">{ "—" }</span>
                } else {
                    <details class="veche-changes">
                        <summary>{ words.count("journal-fields", i64::try_from(changes.len()).unwrap_or(i64::MAX)) }</summary>
                        <dl class="veche-changes__list">
                            { for changes.iter().map(|change| html! {
                                <div key={change.field.clone()}>
                                    <dt>{ change.field.clone() }</dt>
                                    <dd>
                                        if let Some(before) = &change.before {
                                            <del>{ before.clone() }</del>{ " → " }
                                        }
                                        <ins>{ change.after.clone().unwrap_or_else(|| "—".to_owned()) }</ins>
                                    </dd>
                                </div>
                            }) }
                        </dl>
                    </details>
                }
            </td>
        </tr>
    }
}

/// What was done, by the name of the operation, or in general.
fn operation(words: Words, entry: &JournalEntry) -> String {
    let key = format!("operation-{}", entry.operation.replace('_', "-"));
    words
        .find(&key)
        .unwrap_or_else(|| words.code("act", entry.act.code()))
}

/// The page of the object.
fn route(entry: &JournalEntry) -> Option<Route> {
    let id = entry.entity_id;
    match entry.entity {
        Entity::Acknowledgement => Some(Route::Acknowledgement { id }),
        Entity::Association => Some(Route::Association { id }),
        Entity::DistrictAssociation => Some(Route::District { id }),
        Entity::Import => Some(Route::Import { id }),
        Entity::Organization => Some(Route::Organization { id }),
        Entity::Person => Some(Route::Person { id }),
        Entity::Account => Some(Route::Accounts),
        Entity::Merge => Some(Route::Duplicates),
        Entity::NormativeDocument => Some(Route::Document { id }),
        Entity::Order => Some(Route::Order { id }),
        Entity::Meeting => Some(Route::Meeting { id }),
        Entity::Plan => Some(Route::Plan { id }),
        Entity::Analysis => Some(Route::Analysis { id }),
        Entity::CityYear => Some(Route::CityYear),
        Entity::Council => Some(Route::Council),
        Entity::NoticeSettings => Some(Route::Notices),
        Entity::Filing => Some(Route::Compliance),
        Entity::ImportProfile | Entity::Session | Entity::Reference => None,
    }
}

struct Change {
    field: String,
    before: Option<String>,
    after: Option<String>,
}

/// The fields that differ between two states.
fn changes(words: Words, before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
    let fields = |state: Option<&Value>| {
        state
            .and_then(Value::as_object)
            .map(|o| o.keys().cloned().collect::<BTreeSet<_>>())
            .unwrap_or_default()
    };
    let names: BTreeSet<String> = fields(before).union(&fields(after)).cloned().collect();
    let value =
        |state: Option<&Value>, name: &str| state.and_then(|s| s.get(name)).filter(|v| !v.is_null()).cloned();
    names
        .into_iter()
        .filter(|name| !matches!(name.as_str(), "version" | "id"))
        .filter_map(|name| {
            let (old, new) = (value(before, &name), value(after, &name));
            (old != new).then(|| Change {
                field: words.code("field", &name),
                before: old.as_ref().map(short),
                after: new.as_ref().map(short),
            })
        })
        .collect()
}

fn short(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut shown: String = text.chars().take(SHOWN_CHARS).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
