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

/// A choice from a register by typing two letters; arrows move, Enter chooses, Esc closes the list.
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
    let words = use_words();
    let open = use_state(|| false);
    let at = use_state(|| 0_usize);
    let text = form.get(shown).to_owned();
    let chosen = !form.get(name).is_empty();
    let asking = *open && !chosen && text.chars().count() >= 2;
    let found = use_suggestions(*source, &text, asking);

    let choose = {
        let (form, open) = (form.clone(), open.clone());
        let (name, shown) = (*name, *shown);
        Callback::from(move |suggestion: Suggestion| {
            form.set(name, suggestion.id);
            form.set(shown, suggestion.label);
            open.set(false);
        })
    };
    let oninput = {
        let (form, open, at) = (form.clone(), open.clone(), at.clone());
        let (name, shown) = (*name, *shown);
        Callback::from(move |event: InputEvent| {
            form.set(shown, event.target_unchecked_into::<HtmlInputElement>().value());
            form.set(name, "");
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
    let id = control_id(name);
    let list_id = format!("{id}-list");
    let visible = asking && !found.is_empty();
    html! {
        <Group form={form.clone()} {name} label={label.clone()} hint={hint.clone()}>
            <div class="veche-picker">
                <span class={classes!("pf-v6-c-form-control", form.error(name).map(|_| "pf-m-error"))}>
                    <input
                        id={id.clone()}
                        type="text"
                        role="combobox"
                        autocomplete="off"
                        spellcheck="false"
                        aria-autocomplete="list"
                        aria-expanded={if visible { "true" } else { "false" }}
                        aria-controls={list_id.clone()}
                        aria-activedescendant={visible.then(|| format!("{list_id}-{}", *at))}
                        aria-required={form.is_required(name).then_some("true")}
                        aria-invalid={form.error(name).map(|_| "true")}
                        aria-describedby={described_by(form, name, hint.is_some())}
                        placeholder={words.t("picker-placeholder")}
                        value={text}
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
                if chosen {
                    <span class="veche-picker__chosen" aria-hidden="true">{ "✓" }</span>
                }
            </div>
        </Group>
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
