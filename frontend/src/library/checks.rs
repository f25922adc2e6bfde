//! Several values of a dictionary, each with its box; the form keeps them one a line.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::hooks::{Choices, Form};

/// Properties of [`ChecksField`].
#[derive(Properties, PartialEq)]
pub(super) struct ChecksFieldProps {
    pub(super) form: Form,
    pub(super) name: &'static str,
    pub(super) label: AttrValue,
    #[prop_or_default]
    pub(super) hint: Option<AttrValue>,
    pub(super) choices: Choices,
}

/// Boxes in columns under one name.
#[component]
pub(super) fn ChecksField(props: &ChecksFieldProps) -> Html {
    let ChecksFieldProps {
        form,
        name,
        label,
        hint,
        choices,
    } = props;
    let base = format!("field{}", name.replace('/', "-"));
    let chosen: Vec<String> = form.get(name).lines().map(str::to_owned).collect();
    let error = form.error(name).map(str::to_owned);
    let described = hint.as_ref().map(|_| format!("{base}-hint"));
    html! {
        <fieldset class="veche-checks" id={base.clone()} tabindex="-1" aria-describedby={described}>
            <legend class="pf-v6-c-form__label">
                { label.clone() }
                if !chosen.is_empty() {
                    <span class="veche-muted">{ format!(" · {}", chosen.len()) }</span>
                }
            </legend>
            if let Some(error) = error {
                <p class="veche-field__error"><span aria-hidden="true">{ "▲ " }</span>{ error }</p>
            }
            if let Some(hint) = hint.clone() {
                <p class="veche-field__hint" id={format!("{base}-hint")}>{ hint }</p>
            }
            <div class="veche-checks__list">
                { for choices.iter().map(|(code, text)| {
                    let id = format!("{base}-{code}");
                    let onchange = {
                        let (set, chosen, code) = (form.setter(name), chosen.clone(), code.to_string());
                        Callback::from(move |event: Event| {
                            let on = event.target_unchecked_into::<HtmlInputElement>().checked();
                            let mut next: Vec<&str> =
                                chosen.iter().map(String::as_str).filter(|c| *c != code).collect();
                            if on {
                                next.push(&code);
                            }
                            set.emit(next.join("\n"));
                        })
                    };
                    html! {
                        <div class="pf-v6-c-check" key={code.to_string()}>
                            <input
                                class="pf-v6-c-check__input" type="checkbox" id={id.clone()}
                                checked={chosen.iter().any(|c| c == code.as_str())} {onchange}
                            />
                            <label class="pf-v6-c-check__label" for={id}>{ text.clone() }</label>
                        </div>
                    }
                }) }
            </div>
        </fieldset>
    }
}
