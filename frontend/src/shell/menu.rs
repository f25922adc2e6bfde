//! The menu of the account: who is signed in, language, theme, the way out.

use std::rc::Rc;

use gloo_events::EventListener;
use veche_domain::{
    access::{Actor, Grant},
    accounts::SignOut,
    associations::Office,
    council::CouncilRole,
};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::use_mutation,
    state::{Gate, Locale, Theme, Words, cache, use_locale, use_session, use_theme, use_words},
    ui::{Button, Icon, Sign},
};

/// Closes a popup by Esc and by a press outside of it.
#[hook]
pub(super) fn use_dismiss(node: &NodeRef, open: bool, set: UseStateSetter<bool>) {
    let node = node.clone();
    use_effect_with(open, move |open| {
        let document = open
            .then(|| web_sys::window().and_then(|w| w.document()))
            .flatten();
        let listeners = document.map(|document| {
            let outside = {
                let (node, set) = (node.clone(), set.clone());
                EventListener::new(&document, "pointerdown", move |event| {
                    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Node>().ok());
                    let inside = node.get().is_some_and(|n| n.contains(target.as_ref()));
                    if !inside {
                        set.set(false);
                    }
                })
            };
            let escape = EventListener::new(&document, "keydown", move |event| {
                let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
                    return;
                };
                if event.key() == "Escape" {
                    set.set(false);
                    let button = node
                        .cast::<web_sys::Element>()
                        .and_then(|n| n.query_selector("button").ok().flatten());
                    if let Some(button) = button.and_then(|b| b.dyn_into::<web_sys::HtmlElement>().ok()) {
                        let _ = button.focus();
                    }
                }
            });
            (outside, escape)
        });
        move || drop(listeners)
    });
}

/// The roles of the actor in words, each once.
pub(super) fn roles(words: Words, actor: &Actor) -> String {
    let mut names: Vec<String> = Vec::new();
    for grant in &actor.grants {
        let name = words.t(match grant {
            Grant::Admin => "role-admin",
            Grant::Department => "role-department",
            Grant::Institution { .. } => "role-institution",
            Grant::District { .. } => "role-district",
            Grant::Council => "role-council",
            Grant::Observer => "role-observer",
            Grant::Office {
                office: Office::Leader,
                ..
            } => "role-leader",
            Grant::Office {
                office: Office::Secretary,
                ..
            } => "role-secretary",
            Grant::Office {
                office: Office::Curator,
                ..
            } => "role-curator",
            Grant::Member { .. } => "role-member",
            Grant::CouncilMember {
                council_role: CouncilRole::Secretary,
            } => "role-council",
            Grant::CouncilMember { .. } => "role-council-member",
        });
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

#[component]
pub(super) fn AccountMenu() -> Html {
    let words = use_words();
    let session = use_session();
    let locale = use_locale();
    let theme = use_theme();
    let open = use_state(|| false);
    let node = use_node_ref();
    use_dismiss(&node, *open, open.setter());
    let left = {
        let session = session.clone();
        Callback::from(move |_: Rc<Reply<()>>| {
            cache::clear();
            if let Some(session) = &session {
                session.set(Gate::SignedOut);
            }
        })
    };
    let leave = use_mutation::<SignOut>(None, left);
    let sign_out = {
        let run = leave.run.clone();
        Callback::from(move |()| run.emit(Request::default()))
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let Some(session) = session.and_then(|s| s.session()) else {
        return Html::default();
    };
    html! {
        <div class="veche-popup" ref={node}>
            <button
                type="button"
                class="veche-header__account"
                aria-expanded={if *open { "true" } else { "false" }}
                onclick={toggle}
            >
                <Icon sign={Sign::Person} />
                <span class="pf-v6-u-screen-reader">{ words.t("account-menu") }{ ": " }</span>
                <span class="veche-header__name">{ session.actor.name.clone() }</span>
            </button>
            if *open {
                <div class="veche-popup__panel">
                    <p class="veche-popup__who">
                        <strong>{ session.actor.name.clone() }</strong>
                        <span class="veche-muted">{ roles(words, &session.actor) }</span>
                    </p>
                    <div class="veche-switches" role="group" aria-label={words.t("language")}>
                        { for Locale::ALL.iter().map(|choice| html! {
                            <Switch
                                key={choice.code()}
                                label={choice.name()}
                                on={locale.locale == *choice}
                                onclick={locale.set.reform({ let choice = *choice; move |()| choice })}
                            />
                        }) }
                    </div>
                    <div class="veche-switches" role="group" aria-label={words.t("theme")}>
                        { for Theme::ALL.iter().map(|choice| html! {
                            <Switch
                                key={choice.code()}
                                label={words.code("theme", choice.code())}
                                on={theme.theme == *choice}
                                onclick={theme.set.reform({ let choice = *choice; move |()| choice })}
                            />
                        }) }
                    </div>
                    <Button label={words.t("sign-out")} busy={leave.busy} onclick={sign_out} />
                </div>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SwitchProps {
    label: AttrValue,
    on: bool,
    onclick: Callback<()>,
}

#[component]
fn Switch(props: &SwitchProps) -> Html {
    let onclick = props.onclick.reform(|_: MouseEvent| ());
    html! {
        <button
            type="button"
            class={classes!("veche-switch", props.on.then_some("veche-switch--on"))}
            aria-pressed={if props.on { "true" } else { "false" }}
            {onclick}
        >{ props.label.clone() }</button>
    }
}
