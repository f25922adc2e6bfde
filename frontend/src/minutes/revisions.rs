//! Earlier revisions of minutes: why each was replaced, and what changed.

use std::rc::Rc;

use veche_domain::minutes::{Minutes, MinutesContent, differences};
use yew::prelude::*;

use super::conflict::place_name;
use crate::{state::use_words, ui::Card};

/// Properties of [`Revisions`].
#[derive(Properties, PartialEq)]
pub struct RevisionsProps {
    /// Minutes with their earlier revisions, the latest first.
    pub minutes: Rc<Minutes>,
}

/// The revisions, each with its difference to the one that followed.
#[component]
pub fn Revisions(props: &RevisionsProps) -> Html {
    let words = use_words();
    let minutes = &props.minutes;
    if minutes.revisions.is_empty() {
        return Html::default();
    }
    let texts: Vec<&MinutesContent> = std::iter::once(&minutes.content)
        .chain(minutes.revisions.iter().map(|r| &r.content))
        .collect();
    html! {
        <Card title={words.t("minutes-revisions")}>
            <ul class="veche-life" role="list">
                { for minutes.revisions.iter().zip(&texts).map(|(revision, after)| {
                    let changed = differences(&revision.content, after, &revision.content);
                    let when = revision.signed_at.map_or_else(|| words.t("minutes-revision-unsigned"), |at| words.moment(at));
                    html! {
                        <li key={revision.revision.to_string()}>
                            <strong>{ words.with("minutes-revision", &[("number", &revision.revision.to_string()), ("when", &when)]) }</strong>
                            if let Some(reason) = &revision.reason {
                                <span>{ words.with("minutes-revision-reason", &[("reason", reason)]) }</span>
                            }
                            if changed.is_empty() {
                                <span class="veche-muted">{ words.t("minutes-revision-same") }</span>
                            } else {
                                <details class="veche-changes">
                                    <summary>{ words.t("minutes-revision-changes") }</summary>
                                    <dl class="veche-changes__list">
                                        { for changed.iter().enumerate().map(|(at, d)| html! {
                                            <div key={at}>
                                                <dt>{ place_name(words, minutes, d.agenda_item_id, d.field) }</dt>
                                                <dd lang="ru"><del>{ d.theirs.clone() }</del>{ " " }<ins>{ d.mine.clone() }</ins></dd>
                                            </div>
                                        }) }
                                    </dl>
                                </details>
                            }
                        </li>
                    }
                }) }
            </ul>
        </Card>
    }
}
