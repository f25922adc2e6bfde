//! Controls that stand outside of a form: for rows that are added and taken away.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::picker::Combo;
use crate::{
    hooks::{Choices, Source, Suggestion},
    state::use_words,
};

/// Properties of [`FreeText`], [`FreeDate`] and [`FreeArea`].
#[derive(Properties, PartialEq)]
pub struct FreeTextProps {
    /// Identifier of the control, one on the page.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Hint under the control.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Text.
    pub value: AttrValue,
    /// Text shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Typed.
    pub onedit: Callback<String>,
}

#[derive(Properties, PartialEq)]
pub(super) struct FrameProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    #[prop_or_default]
    pub(super) hint: Option<AttrValue>,
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
    /// Whether the label is heard only, since a header above says the same.
    #[prop_or_default]
    pub(super) quiet: bool,
    pub(super) children: Html,
}

/// Label, control, fault and hint.
#[component]
pub(super) fn Frame(props: &FrameProps) -> Html {
    let id = &props.id;
    html! {
        <div class="veche-field">
            <label class={if props.quiet { "pf-v6-u-screen-reader" } else { "pf-v6-c-form__label" }} for={id.clone()}>{ props.label.clone() }</label>
            { props.children.clone() }
            if let Some(error) = props.error.clone() {
                <p class="veche-field__error" id={format!("{id}-error")}>
                    <span aria-hidden="true">{ "▲ " }</span>{ error }
                </p>
            }
            if let Some(hint) = props.hint.clone() {
                <p class="veche-field__hint" id={format!("{id}-hint")}>{ hint }</p>
            }
        </div>
    }
}

pub(super) fn described(id: &str, error: bool, hint: bool) -> Option<String> {
    match (error, hint) {
        (true, true) => Some(format!("{id}-error {id}-hint")),
        (true, false) => Some(format!("{id}-error")),
        (false, true) => Some(format!("{id}-hint")),
        (false, false) => None,
    }
}

fn line(props: &FreeTextProps, kind: &'static str) -> Html {
    let onedit = props.onedit.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        onedit.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let (error, hint) = (props.error.is_some(), props.hint.is_some());
    html! {
        <Frame id={props.id.clone()} label={props.label.clone()} hint={props.hint.clone()} error={props.error.clone()}>
            <span class={classes!("pf-v6-c-form-control", error.then_some("pf-m-error"))}>
                <input
                    id={props.id.clone()} type={kind} autocomplete="off" value={props.value.clone()}
                    placeholder={props.placeholder.clone()} aria-invalid={error.then_some("true")}
                    aria-describedby={described(&props.id, error, hint)} {oninput}
                />
            </span>
        </Frame>
    }
}

/// A line of text.
#[component]
pub fn FreeText(props: &FreeTextProps) -> Html {
    line(props, "text")
}

/// A date.
#[component]
pub fn FreeDate(props: &FreeTextProps) -> Html {
    line(props, "date")
}

/// Several lines of text.
#[component]
pub fn FreeArea(props: &FreeTextProps) -> Html {
    let onedit = props.onedit.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        onedit.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    });
    let (error, hint) = (props.error.is_some(), props.hint.is_some());
    html! {
        <Frame id={props.id.clone()} label={props.label.clone()} hint={props.hint.clone()} error={props.error.clone()}>
            <span class={classes!("pf-v6-c-form-control", "pf-m-resize-vertical", error.then_some("pf-m-error"))}>
                <textarea
                    id={props.id.clone()} rows="3" value={props.value.clone()} placeholder={props.placeholder.clone()}
                    aria-invalid={error.then_some("true")} aria-describedby={described(&props.id, error, hint)} {oninput}
                />
            </span>
        </Frame>
    }
}

/// Properties of [`FreeSelect`].
#[derive(Properties, PartialEq)]
pub struct FreeSelectProps {
    /// Identifier of the control, one on the page.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Value.
    pub value: AttrValue,
    /// Values and their names.
    pub choices: Choices,
    /// Whether the label is heard only, since the header of a table says the same.
    #[prop_or_default]
    pub quiet: bool,
    /// Name of the value, for one that is not among the choices or not yet.
    #[prop_or_default]
    pub named: Option<AttrValue>,
    /// Word for no value; the usual «Выберите» when absent.
    #[prop_or_default]
    pub empty: Option<AttrValue>,
    /// Chosen.
    pub onedit: Callback<String>,
}

/// One of several values.
#[component]
pub fn FreeSelect(props: &FreeSelectProps) -> Html {
    let words = use_words();
    let onedit = props.onedit.clone();
    let onchange = Callback::from(move |event: Event| {
        onedit.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let error = props.error.is_some();
    let other = !props.value.is_empty() && props.choices.iter().all(|(value, _)| *value != props.value);
    html! {
        <Frame id={props.id.clone()} label={props.label.clone()} error={props.error.clone()} quiet={props.quiet}>
            <span class={classes!("pf-v6-c-form-control", error.then_some("pf-m-error"))}>
                <select
                    id={props.id.clone()} aria-invalid={error.then_some("true")}
                    aria-describedby={described(&props.id, error, false)} {onchange}
                >
                    <option value="" selected={props.value.is_empty()}>
                        { props.empty.clone().unwrap_or_else(|| words.t("choose").into()) }
                    </option>
                    if other {
                        <option value={props.value.clone()} selected=true>
                            { props.named.clone().unwrap_or_else(|| props.value.clone()) }
                        </option>
                    }
                    { for props.choices.iter().map(|(value, text)| html! {
                        <option key={value.to_string()} value={value.clone()} selected={*value == props.value}>{ text.clone() }</option>
                    }) }
                </select>
            </span>
        </Frame>
    }
}

/// Properties of [`FreePicker`].
#[derive(Properties, PartialEq)]
pub struct FreePickerProps {
    /// Identifier of the control, one on the page.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Hint under the control.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Name of what is chosen.
    #[prop_or_default]
    pub chosen: Option<AttrValue>,
    /// Register.
    pub source: Source,
    /// Chosen, or taken back.
    pub onchoose: Callback<Option<Suggestion>>,
}

/// A choice from a register. Where nothing is ever `chosen` it adds to a list, and is empty again after each.
#[component]
pub fn FreePicker(props: &FreePickerProps) -> Html {
    let typed = use_state(String::new);
    let ontext = {
        let (typed, onchoose, had) = (typed.clone(), props.onchoose.clone(), props.chosen.is_some());
        Callback::from(move |text: String| {
            typed.set(text);
            if had {
                onchoose.emit(None);
            }
        })
    };
    let onchoose = {
        let (typed, onchoose) = (typed.clone(), props.onchoose.clone());
        Callback::from(move |suggestion: Suggestion| {
            typed.set(String::new());
            onchoose.emit(Some(suggestion));
        })
    };
    let (error, hint) = (props.error.is_some(), props.hint.is_some());
    let text = props
        .chosen
        .clone()
        .unwrap_or_else(|| AttrValue::from((*typed).clone()));
    html! {
        <Frame id={props.id.clone()} label={props.label.clone()} hint={props.hint.clone()} error={props.error.clone()}>
            <Combo
                id={props.id.clone()} {text} chosen={props.chosen.is_some()} invalid={error}
                described_by={described(&props.id, error, hint).map(AttrValue::from)}
                source={props.source} {ontext} {onchoose}
            />
        </Frame>
    }
}
