//! A search box whose suggestions come from a register.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Group, control_id, described_by};
use crate::{
    hooks::{Form, Source, Suggestion, use_suggestions},
    state::use_words,
};

/// Properties of [`Picker`].
#[derive(Properties, PartialEq)]
pub struct PickerProps {
    /// Form.
    pub form: Form,
    /// JSON pointer that takes the identifier.
    pub name: &'static str,
    /// Key of the form that keeps the name shown; it is not sent.
    pub shown: &'static str,
    /// Label.
    pub label: AttrValue,
    /// Hint under the control.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Register.
    pub source: Source,
}

/// A choice from a register by typing two letters, as a field of a form.
#[component]
pub fn Picker(props: &PickerProps) -> Html {
    let PickerProps {
        form,
        name,
        shown,
        label,
        hint,
        source,
    } = props;
    let onchoose = {
        let form = form.clone();
        let (name, shown) = (*name, *shown);
        Callback::from(move |suggestion: Suggestion| {
            form.set(name, suggestion.id);
            form.set(shown, suggestion.label);
        })
    };
    let ontext = {
        let form = form.clone();
        let (name, shown) = (*name, *shown);
        Callback::from(move |text: String| {
            form.set(shown, text);
            form.set(name, "");
        })
    };
    html! {
        <Group form={form.clone()} {name} label={label.clone()} hint={hint.clone()}>
            <Combo
                id={control_id(name)} text={form.get(shown).to_owned()} chosen={!form.get(name).is_empty()}
                required={form.is_required(name)} invalid={form.error(name).is_some()}
                described_by={described_by(form, name, hint.is_some()).map(AttrValue::from)}
                source={*source} {ontext} {onchoose}
            />
        </Group>
    }
}

/// Properties of [`Combo`].
#[derive(Properties, PartialEq)]
pub(super) struct ComboProps {
    /// Identifier of the input.
    pub(super) id: AttrValue,
    /// Text in it.
    pub(super) text: AttrValue,
    /// Whether the text is a choice.
    pub(super) chosen: bool,
    #[prop_or_default]
    pub(super) required: bool,
    #[prop_or_default]
    pub(super) invalid: bool,
    #[prop_or_default]
    pub(super) described_by: Option<AttrValue>,
    /// Register.
    pub(super) source: Source,
    /// Something was typed, which takes a choice back.
    pub(super) ontext: Callback<String>,
    /// Something was chosen.
    pub(super) onchoose: Callback<Suggestion>,
}

/// The box with its list; arrows move, Enter chooses, Esc closes the list.
#[component]
pub(super) fn Combo(props: &ComboProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let at = use_state(|| 0_usize);
    let asking = *open && !props.chosen && props.text.chars().count() >= 2;
    let found = use_suggestions(props.source, &props.text, asking);

    let choose = {
        let (open, onchoose) = (open.clone(), props.onchoose.clone());
        Callback::from(move |suggestion: Suggestion| {
            onchoose.emit(suggestion);
            open.set(false);
        })
    };
    let oninput = {
        let (ontext, open, at) = (props.ontext.clone(), open.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            ontext.emit(event.target_unchecked_into::<HtmlInputElement>().value());
            at.set(0);
            open.set(true);
        })
    };
    let onkeydown = {
        let (found, open, at, choose) = (found.clone(), open.clone(), at.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let last = found.len().saturating_sub(1);
            match event.key().as_str() {
                "ArrowDown" => {
                    event.prevent_default();
                    open.set(true);
                    at.set((*at + 1).min(last));
                }
                "ArrowUp" => {
                    event.prevent_default();
                    at.set(at.saturating_sub(1));
                }
                "Enter" if asking => {
                    if let Some(suggestion) = found.get(*at) {
                        event.prevent_default();
                        choose.emit(suggestion.clone());
                    }
                }
                "Escape" if *open => {
                    event.prevent_default();
                    event.stop_propagation();
                    open.set(false);
                }
                _ => {}
            }
        })
    };
    let onblur = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    let list_id = format!("{}-list", props.id);
    let visible = asking && !found.is_empty();
    html! {
        <div class="veche-picker">
            <span class={classes!("pf-v6-c-form-control", props.invalid.then_some("pf-m-error"))}>
                <input
                    id={props.id.clone()}
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded={if visible { "true" } else { "false" }}
                    aria-controls={list_id.clone()}
                    aria-activedescendant={visible.then(|| format!("{list_id}-{}", *at))}
                    aria-required={props.required.then_some("true")}
                    aria-invalid={props.invalid.then_some("true")}
                    aria-describedby={props.described_by.clone()}
                    placeholder={words.t("picker-placeholder")}
                    value={props.text.clone()}
                    {oninput}
                    {onkeydown}
                    {onblur}
                />
            </span>
            <ul class="veche-picker__list" id={list_id.clone()} role="listbox" aria-label={words.t("search-results")} hidden={!visible}>
                { for found.iter().enumerate().map(|(index, suggestion)| html! {
                    <Choice
                        key={suggestion.id.clone()}
                        id={format!("{list_id}-{index}")}
                        selected={index == *at}
                        suggestion={suggestion.clone()}
                        onchoose={choose.clone()}
                    />
                }) }
            </ul>
            if props.chosen {
                <span class="veche-picker__chosen" aria-hidden="true">{ "✓" }</span>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct OptionProps {
    id: AttrValue,
    selected: bool,
    suggestion: Suggestion,
    onchoose: Callback<Suggestion>,
}

#[component]
fn Choice(props: &OptionProps) -> Html {
    // The press comes before the blur that closes the list.
    let onmousedown = {
        let (suggestion, onchoose) = (props.suggestion.clone(), props.onchoose.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            onchoose.emit(suggestion.clone());
        })
    };
    html! {
        <li
            id={props.id.clone()}
            role="option"
            class="veche-picker__option"
            aria-selected={if props.selected { "true" } else { "false" }}
            {onmousedown}
        >
            <span>{ props.suggestion.label.clone() }</span>
            <span class="veche-muted">{ props.suggestion.note.clone() }</span>
        </li>
    }
}
