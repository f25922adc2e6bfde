//! Clauses by section, dictionaries, legal bases.

use std::rc::Rc;

use veche_domain::regulation::{Clause, DictionaryName, Profile};
use yew::prelude::*;

use super::page::Needle;
use crate::{
    state::use_words,
    ui::{Badge, Card},
};

/// Properties of [`Clauses`].
#[derive(Properties, PartialEq)]
pub(super) struct ClausesProps {
    pub(super) profile: Rc<Profile>,
    pub(super) needle: Needle,
}

/// Section of a clause: the Roman number before the first dot.
fn section(clause: &Clause) -> &str {
    clause.id.split('.').next().unwrap_or(&clause.id)
}

/// Clauses as a tree of sections; a search opens what it found.
#[component]
pub(super) fn Clauses(props: &ClausesProps) -> Html {
    let words = use_words();
    let needle = &props.needle;
    let mut sections: Vec<&str> = Vec::new();
    for clause in &props.profile.clauses {
        if !sections.contains(&section(clause)) {
            sections.push(section(clause));
        }
    }
    let searching = !needle.is_empty();
    html! {
        <Card title={words.t("regulation-clauses")}>
            { for sections.iter().map(|name| {
                let found: Vec<&Clause> = props.profile.clauses.iter()
                    .filter(|c| section(c) == *name && needle.fits(&c.id, &c.text)).collect();
                html! {
                    if !found.is_empty() {
                        <details class="veche-section" key={format!("{name}{searching}")} open={searching}>
                            <summary>
                                { words.find(&format!("section-{}", name.to_lowercase())).unwrap_or_else(|| (*name).to_owned()) }{ " " }
                                <span class="veche-muted">{ words.count("clauses-count", i64::try_from(found.len()).unwrap_or(0)) }</span>
                            </summary>
                            <dl class="veche-clauses">
                                { for found.iter().map(|clause| html! {
                                    <div key={clause.id.clone()} id={clause.id.clone()}>
                                        <dt>{ clause.id.clone() }</dt>
                                        <dd>{ clause.text.clone() }</dd>
                                    </div>
                                }) }
                            </dl>
                        </details>
                    }
                }
            }) }
        </Card>
    }
}

/// Properties of [`DictionaryView`].
#[derive(Properties, PartialEq)]
pub(super) struct DictionaryViewProps {
    pub(super) name: DictionaryName,
    pub(super) profile: Rc<Profile>,
    pub(super) needle: Needle,
}

/// A dictionary, folded until asked for.
#[component]
pub(super) fn DictionaryView(props: &DictionaryViewProps) -> Html {
    let words = use_words();
    let dictionary = props.profile.dictionary(props.name);
    let searching = !props.needle.is_empty();
    let found: Vec<_> = dictionary
        .entries
        .iter()
        .filter(|e| props.needle.fits(&e.clause, &format!("{} {}", e.label, e.text)))
        .collect();
    html! {
        if !found.is_empty() {
            <details class="veche-section veche-section--card" key={searching.to_string()} open={searching}>
                <summary>
                    { dictionary.title.clone() }{ " " }
                    <Badge label={words.with("clause", &[("id", &dictionary.clause)])} />{ " " }
                    <Badge label={words.t(if dictionary.open { "dictionary-open" } else { "dictionary-closed" })} />{ " " }
                    <span class="veche-muted">{ words.count("items-count", i64::try_from(found.len()).unwrap_or(0)) }</span>
                </summary>
                <dl class="veche-clauses">
                    { for found.iter().map(|entry| html! {
                        <div key={entry.code.clone()}>
                            <dt>{ entry.clause.clone() }</dt>
                            <dd>
                                <strong>{ entry.label.clone() }</strong>
                                if entry.text != entry.label {
                                    <div class="veche-cell__note">{ entry.text.clone() }</div>
                                }
                            </dd>
                        </div>
                    }) }
                </dl>
            </details>
        }
    }
}

/// Properties of [`Bases`].
#[derive(Properties, PartialEq)]
pub(super) struct BasesProps {
    pub(super) profile: Rc<Profile>,
}

/// Legal bases, and what is wrong in the source.
#[component]
pub(super) fn Bases(props: &BasesProps) -> Html {
    let words = use_words();
    let profile = &props.profile;
    html! {
        <>
            <details class="veche-section veche-section--card">
                <summary>{ words.t("regulation-bases") }{ " " }<Badge label={words.with("clause", &[("id", "I.3")])} /></summary>
                <dl class="veche-clauses">
                    { for profile.legal_bases.iter().map(|basis| html! {
                        <div>
                            <dt>{ basis.number }</dt>
                            <dd>
                                { basis.text.clone() }
                                if let Some(note) = &basis.note {
                                    <div class="veche-cell__note">{ note.clone() }</div>
                                }
                            </dd>
                        </div>
                    }) }
                </dl>
            </details>
            <details class="veche-section veche-section--card">
                <summary>{ words.t("regulation-defects") }</summary>
                <dl class="veche-clauses">
                    { for profile.source_defects.iter().map(|defect| html! {
                        <div>
                            <dt>{ defect.place.clone() }</dt>
                            <dd>{ format!("«{}»", defect.printed) }<div class="veche-cell__note">{ defect.note.clone() }</div></dd>
                        </div>
                    }) }
                </dl>
            </details>
        </>
    }
}
