//! Choosing a file.

use yew::prelude::*;

use super::{Alert, Tone};
use crate::state::use_words;

/// Properties of [`FileField`].
#[derive(Properties, PartialEq)]
pub struct FileFieldProps {
    /// Identifier of the input, unique on the page.
    pub id: AttrValue,
    /// Where the sending finds what was chosen.
    pub node: NodeRef,
    /// Endings that the dialog of the system offers.
    pub accept: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// What fits.
    pub hint: AttrValue,
    /// Key of the sentence why the file was not sent.
    #[prop_or_default]
    pub problem: Option<&'static str>,
}

/// A field for one file.
#[component]
pub fn FileField(props: &FileFieldProps) -> Html {
    let words = use_words();
    let hint = format!("{}-hint", props.id);
    html! {
        <div class="veche-field">
            <label class="pf-v6-c-form__label" for={props.id.clone()}>
                <span class="pf-v6-c-form__label-text">{ props.label.clone() }</span>
            </label>
            <input
                id={props.id.clone()} class="veche-file" type="file" ref={props.node.clone()}
                accept={props.accept.clone()} aria-describedby={hint.clone()}
            />
            <p class="veche-field__hint" id={hint}>{ props.hint.clone() }</p>
            if let Some(key) = props.problem {
                <Alert tone={Tone::Danger} live=true title={words.t(key)} />
            }
        </div>
    }
}
