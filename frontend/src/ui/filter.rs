//! Filters of a list, kept in the address.

use gloo_timers::callback::Timeout;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{Button, ButtonKind, Icon, Sign};
use crate::{
    hooks::{Choices, Params},
    state::use_words,
};

/// Properties of [`Toolbar`].
#[derive(Properties, PartialEq)]
pub struct ToolbarProps {
    /// Query of the address.
    pub params: Params,
    /// Keys that narrow the list.
    pub filters: &'static [&'static str],
    /// Controls.
    pub children: Html,
}

/// Filters in a row, with a way to drop them all; folded on a phone.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    html! {
        <div class={classes!("veche-toolbar", open.then_some("veche-toolbar--open"))} role="search">
            { props.children.clone() }
            if !props.filters.is_empty() {
                <div class="veche-toolbar__toggle">
                    <Button label={words.t("filters-open")} expanded={Some(*open)} onclick={toggle} />
                </div>
            }
            if props.params.is_narrowed(props.filters) {
                <div class="veche-toolbar__clear">
                    <Button kind={ButtonKind::Link} label={words.t("filters-clear")} onclick={props.params.clear.clone()} />
                </div>
            }
        </div>
    }
}

/// Properties of [`SearchBox`].
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// Query of the address.
    pub params: Params,
    /// Name of the box.
    pub label: AttrValue,
}

/// Pause after the last letter before the list is asked.
const PAUSE_MS: u32 = 250;

/// A search box; the list follows what is typed.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let typed = use_state(|| props.params.get("q").unwrap_or_default().to_owned());
    let timer = use_mut_ref(|| None::<Timeout>);
    {
        // A cleared filter clears the box too; while somebody types, the address lags behind and must not win.
        let (typed, timer) = (typed.clone(), timer.clone());
        use_effect_with(props.params.get("q").map(str::to_owned), move |q| {
            if timer.borrow().is_none() {
                typed.set(q.clone().unwrap_or_default());
            }
        });
    }
    let oninput = {
        let (typed, timer, set) = (typed.clone(), timer.clone(), props.params.setter("q"));
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            typed.set(value.clone());
            let (set, cell) = (set.clone(), timer.clone());
            *timer.borrow_mut() = Some(Timeout::new(PAUSE_MS, move || {
                *cell.borrow_mut() = None;
                set.emit(value);
            }));
        })
    };
    html! {
        <div class="veche-filter veche-filter--search">
            <label class="veche-filter__label" for="list-search">{ props.label.clone() }</label>
            <span class="pf-v6-c-form-control veche-search">
                <Icon sign={Sign::Search} />
                <input id="list-search" type="search" autocomplete="off" spellcheck="false" value={(*typed).clone()} {oninput} />
            </span>
        </div>
    }
}

/// Properties of [`FilterSelect`].
#[derive(Properties, PartialEq)]
pub struct FilterSelectProps {
    /// Query of the address.
    pub params: Params,
    /// Key.
    pub name: &'static str,
    /// Name of the filter.
    pub label: AttrValue,
    /// Values and their names.
    pub choices: Choices,
}

/// A filter by one of several values.
#[component]
pub fn FilterSelect(props: &FilterSelectProps) -> Html {
    let words = use_words();
    let set = props.params.setter(props.name);
    let onchange = Callback::from(move |event: Event| {
        set.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let now = props.params.get(props.name).unwrap_or_default().to_owned();
    let id = format!("filter-{}", props.name);
    html! {
        <div class="veche-filter">
            <label class="veche-filter__label" for={id.clone()}>{ props.label.clone() }</label>
            <span class="pf-v6-c-form-control">
                <select {id} {onchange}>
                    <option value="" selected={now.is_empty()}>{ words.t("any") }</option>
                    { for props.choices.iter().map(|(value, text)| html! {
                        <option key={value.to_string()} value={value.clone()} selected={*value == now}>{ text.clone() }</option>
                    }) }
                </select>
            </span>
        </div>
    }
}

/// Properties of [`FilterToggle`] and [`FilterDate`].
#[derive(Properties, PartialEq)]
pub struct FilterToggleProps {
    /// Query of the address.
    pub params: Params,
    /// Key; its value is `true`.
    pub name: &'static str,
    /// Name of the filter.
    pub label: AttrValue,
}

/// A filter that is on or off.
#[component]
pub fn FilterToggle(props: &FilterToggleProps) -> Html {
    let set = props.params.set.clone();
    let name = props.name;
    let onchange = Callback::from(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        set.emit((name, on.then(|| "true".to_owned())));
    });
    let id = format!("filter-{name}");
    html! {
        <div class="veche-filter veche-filter--toggle">
            <div class="pf-v6-c-check">
                <input
                    class="pf-v6-c-check__input"
                    type="checkbox"
                    id={id.clone()}
                    checked={props.params.get(name) == Some("true")}
                    {onchange}
                />
                <label class="pf-v6-c-check__label" for={id}>{ props.label.clone() }</label>
            </div>
        </div>
    }
}

/// A filter by a date.
#[component]
pub fn FilterDate(props: &FilterToggleProps) -> Html {
    let set = props.params.setter(props.name);
    let onchange = Callback::from(move |event: Event| {
        set.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let id = format!("filter-{}", props.name);
    html! {
        <div class="veche-filter">
            <label class="veche-filter__label" for={id.clone()}>{ props.label.clone() }</label>
            <span class="pf-v6-c-form-control">
                <input type="date" {id} value={props.params.get(props.name).unwrap_or_default().to_owned()} {onchange} />
            </span>
        </div>
    }
}
