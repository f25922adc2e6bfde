//! The regulation with a search through it.

use std::rc::Rc;

use veche_domain::{
    regulation::{DictionaryName, GetRegulation, Profile},
    text,
};
use yew::prelude::*;

use super::{
    parts::{Bases, Clauses, DictionaryView},
    settings::SettingsTable,
};
use crate::{
    api::Query,
    hooks::{Params, use_params, use_resource},
    state::use_words,
    ui::{Card, EmptyState, Facts, PageFrame, PageTitle, SearchBox, Toolbar, fact},
};

/// Only the search narrows the page.
const NO_FILTERS: &[&str] = &[];

/// Loads the edition in force.
#[component]
pub fn RegulationPage() -> Html {
    let params = use_params();
    let resource = use_resource::<GetRegulation>(&[], Query::default());
    html! {
        <PageFrame<Profile> resource={resource.clone()}>
            if let Some(reply) = resource.reply.clone() {
                <RegulationView profile={Rc::new(reply.data.clone())} {params} />
            }
        </PageFrame<Profile>>
    }
}

/// Properties of [`RegulationView`].
#[derive(Properties, PartialEq)]
pub struct RegulationViewProps {
    /// Edition.
    pub profile: Rc<Profile>,
    /// Search.
    pub params: Params,
}

/// What a search through the regulation looks for: beginnings of words, or the id of a clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Needle {
    typed: String,
    variants: Vec<Vec<String>>,
}

impl Needle {
    fn of(typed: &str) -> Self {
        Self {
            typed: typed.trim().to_uppercase(),
            variants: text::query_variants(typed),
        }
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// Whether a text, or the id of its clause, has it.
    pub(super) fn fits(&self, clause: &str, says: &str) -> bool {
        if self.is_empty()
            || clause.to_uppercase() == self.typed
            || clause.to_uppercase().starts_with(&format!("{}.", self.typed))
        {
            return true;
        }
        let words = text::words(says);
        self.variants.iter().any(|parts| {
            !parts.is_empty()
                && parts
                    .iter()
                    .all(|p| words.iter().any(|w| w.starts_with(p.as_str())))
        })
    }
}

/// The regulation: order, clauses by section, dictionaries, settings, legal bases, defects of the source.
#[component]
pub fn RegulationView(props: &RegulationViewProps) -> Html {
    let words = use_words();
    let profile = &props.profile;
    let needle = Needle::of(props.params.get("q").unwrap_or_default());
    let rows = profile.setting_rows();
    let shown: Vec<_> = rows
        .into_iter()
        .filter(|row| needle.is_empty() || row.clauses.iter().any(|c| needle.fits(c, &row.text)))
        .collect();
    let dictionaries = DictionaryName::ALL;
    let none = !needle.is_empty()
        && shown.is_empty()
        && !profile.clauses.iter().any(|c| needle.fits(&c.id, &c.text));
    let order = &profile.order;
    html! {
        <>
            <PageTitle title={words.t("nav-regulation")} note={html! { { profile.title.clone() } }} />
            <Toolbar params={props.params.clone()} filters={NO_FILTERS}>
                <SearchBox params={props.params.clone()} label={words.t("search-regulation")} />
            </Toolbar>
            if none {
                <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} />
            }
            if needle.is_empty() {
                <Card title={words.t("regulation-order")}>
                    <Facts items={vec![
                        fact(words.t("regulation-issuer"), html! { { profile.issuer.clone() } }),
                        fact(words.t("regulation-act"), html! { { format!("{} «{}», № {}, {}", order.kind, order.title, order.number_as_printed, order.date_as_printed) } }),
                        fact(words.t("regulation-in-force"), html! { { words.date(profile.in_force_from) } }),
                        fact(words.t("regulation-zone"), html! { { profile.timezone.clone() } }),
                    ]} />
                </Card>
            }
            <Clauses profile={profile.clone()} needle={needle.clone()} />
            if !shown.is_empty() {
                <Card title={words.t("regulation-settings")}>
                    <p class="veche-muted">{ words.t("regulation-settings-about") }</p>
                    <SettingsTable rows={shown} />
                </Card>
            }
            { for dictionaries.iter().map(|name| html! {
                <DictionaryView key={name.code()} name={*name} profile={profile.clone()} needle={needle.clone()} />
            }) }
            if needle.is_empty() {
                <Bases profile={profile.clone()} />
            }
        </>
    }
}
