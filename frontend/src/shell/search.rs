//! Search over people, associations, organizations, documents, meetings, orders and commands.

use std::{cell::Cell, rc::Rc};

use veche_domain::{
    Id,
    access::{Action, Actor, Resource, allows},
    text,
};
use web_sys::HtmlInputElement;
use yew::{platform::spawn_local, prelude::*};
use yew_router::prelude::*;

use super::navigation::items_for;
use crate::{
    hooks::{Source, suggestions},
    routes::Route,
    state::{Words, use_words},
    ui::{Dialog, Icon},
};

/// A result.
#[derive(Debug, Clone, PartialEq)]
struct Hit {
    to: Route,
    label: AttrValue,
    note: AttrValue,
}

#[derive(Properties, PartialEq)]
pub(super) struct SearchProps {
    pub(super) actor: Actor,
    pub(super) onclose: Callback<()>,
}

const PAUSE_MS: u32 = 160;

/// Pages and forms whose name has words beginning like the typed ones, also in the wrong layout.
fn commands(words: Words, actor: &Actor, typed: &str) -> Vec<Hit> {
    let may = |action| allows(actor, action, Resource::City);
    let mut all: Vec<(Route, String)> = items_for(actor)
        .into_iter()
        .map(|item| (item.to, words.t(item.key)))
        .collect();
    let forms = [
        (
            Action::WriteAssociations,
            Route::NewAssociation,
            "association-new",
        ),
        (Action::WriteOrders, Route::NewOrder, "order-new"),
        (Action::WriteLibrary, Route::NewDocument, "document-new"),
        (Action::WritePeople, Route::NewPerson, "person-new"),
        (
            Action::WriteOrganizations,
            Route::NewOrganization,
            "organization-new",
        ),
        (Action::Import, Route::NewImport, "import-new"),
        (Action::MergePeople, Route::Duplicates, "duplicates-title"),
    ];
    all.extend(
        forms
            .into_iter()
            .filter(|(action, ..)| may(*action))
            .map(|(_, to, key)| (to, words.t(key))),
    );
    let variants = text::query_variants(typed);
    let fits = |name: &str| {
        let name: Vec<String> = text::words(name);
        variants.iter().any(|parts| {
            parts
                .iter()
                .all(|part| name.iter().any(|word| word.starts_with(part.as_str())))
        })
    };
    all.into_iter()
        .filter(|(_, name)| typed.is_empty() || fits(name))
        .map(|(to, name)| Hit {
            to,
            label: name.into(),
            note: words.t("search-page").into(),
        })
        .collect()
}

async fn find(typed: &str, with_orders: bool) -> Vec<Hit> {
    type MakeRoute = fn(Id) -> Route;
    let mut sources: Vec<(Source, MakeRoute)> = vec![
        (Source::People, |id| Route::Person { id }),
        (Source::Associations, |id| Route::Association { id }),
        (Source::Organizations, |id| Route::Organization { id }),
        (Source::Documents, |id| Route::Document { id }),
        (Source::Meetings, |id| Route::Meeting { id }),
    ];
    if with_orders {
        sources.push((Source::SignedOrders, |id| Route::Order { id }));
    }
    let mut hits = Vec::new();
    for (source, route) in sources {
        for found in suggestions(source, typed).await.into_iter().take(6) {
            if let Ok(id) = found.id.parse() {
                hits.push(Hit {
                    to: route(id),
                    label: found.label.into(),
                    note: found.note.into(),
                });
            }
        }
    }
    hits
}

#[component]
pub(super) fn Search(props: &SearchProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let typed = use_state(String::new);
    let found = use_state(Vec::<Hit>::new);
    let waiting = use_state(|| false);
    let at = use_state(|| 0_usize);
    let ticket = use_mut_ref(|| Rc::new(Cell::new(0_u64)));
    // The server would refuse the others, and a refusal is no answer to a search.
    let reads_orders = allows(&props.actor, Action::ReadOrders, Resource::City);
    {
        let (found, waiting, ticket) = (found.clone(), waiting.clone(), ticket.borrow().clone());
        use_effect_with((*typed).clone(), move |typed| {
            let mine = ticket.get() + 1;
            ticket.set(mine);
            let (typed, current) = (typed.clone(), ticket.clone());
            waiting.set(typed.chars().count() >= 2);
            if typed.chars().count() < 2 {
                found.set(Vec::new());
            } else {
                spawn_local(async move {
                    gloo_timers::future::TimeoutFuture::new(PAUSE_MS).await;
                    if current.get() != mine {
                        return;
                    }
                    let hits = find(&typed, reads_orders).await;
                    if current.get() == mine {
                        found.set(hits);
                        waiting.set(false);
                    }
                });
            }
            move || ticket.set(ticket.get() + 1)
        });
    }
    let hits: Vec<Hit> = commands(words, &props.actor, &typed)
        .into_iter()
        .chain((*found).clone())
        .collect();
    let open = {
        let (navigator, onclose) = (navigator.clone(), props.onclose.clone());
        Callback::from(move |to: Route| {
            onclose.emit(());
            if let Some(navigator) = &navigator {
                navigator.push(&to);
            }
        })
    };
    let oninput = {
        let (typed, at) = (typed.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            at.set(0);
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onkeydown = {
        let (at, hits, open) = (at.clone(), hits.clone(), open.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowDown" => {
                event.prevent_default();
                at.set((*at + 1).min(hits.len().saturating_sub(1)));
            }
            "ArrowUp" => {
                event.prevent_default();
                at.set(at.saturating_sub(1));
            }
            "Enter" => {
                event.prevent_default();
                if let Some(hit) = hits.get(*at) {
                    open.emit(hit.to.clone());
                }
            }
            _ => {}
        })
    };
    html! {
        <Dialog title={words.t("search")} onclose={props.onclose.clone()} wide=true>
            <label class="veche-filter__label" for="search-input">{ words.t("search-label") }</label>
            <span class="pf-v6-c-form-control">
                <input
                    id="search-input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    autofocus=true
                    aria-expanded="true"
                    aria-controls="search-results"
                    aria-activedescendant={(!hits.is_empty()).then(|| format!("hit-{}", *at))}
                    value={(*typed).clone()}
                    {oninput}
                    {onkeydown}
                />
            </span>
            <ul id="search-results" class="veche-hits" role="listbox" aria-label={words.t("search-results")}>
                { for hits.iter().enumerate().map(|(index, hit)| {
                    let onclick = open.reform({ let to = hit.to.clone(); move |_: MouseEvent| to.clone() });
                    html! {
                        <li
                            key={format!("{:?}", hit.to)}
                            id={format!("hit-{index}")}
                            role="option"
                            class="veche-hit"
                            aria-selected={if index == *at { "true" } else { "false" }}
                            {onclick}
                        >
                            <Icon sign={hit.to.sign()} />
                            <span class="veche-hit__label">{ hit.label.clone() }</span>
                            <span class="veche-muted">{ hit.note.clone() }</span>
                        </li>
                    }
                }) }
            </ul>
            <p class="veche-muted" role="status">
                if *waiting {
                    { words.t("loading") }
                } else if hits.is_empty() {
                    { words.t("search-nothing") }
                } else {
                    { words.t("search-hint") }
                }
            </p>
        </Dialog>
    }
}
