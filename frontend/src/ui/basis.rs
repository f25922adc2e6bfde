//! The paper that a dated fact rests on: as a text and as fields of a form.

use std::rc::Rc;

use veche_domain::orders::{Basis, BasisKind};
use yew::prelude::*;

use super::{DateField, Link, SelectField, TextField};
use crate::{
    hooks::Form,
    routes::Route,
    state::{Words, use_words},
};

/// A basis in words: «приказ … № 0482-09 от 1 июня 2022».
pub fn basis_text(words: Words, basis: &Basis) -> String {
    let kind = words.code("basis-kind", basis.kind.code());
    let date = basis.date.map(|d| words.date(d));
    let main = match (basis.number.as_deref(), date.as_deref()) {
        (Some(number), Some(date)) => words.with(
            "basis-number-date",
            &[("kind", &kind), ("number", number), ("date", date)],
        ),
        (Some(number), None) => words.with("basis-number-only", &[("kind", &kind), ("number", number)]),
        (None, Some(date)) => words.with("basis-date-only", &[("kind", &kind), ("date", date)]),
        (None, None) => kind,
    };
    match &basis.note {
        Some(note) => format!("{main} ({note})"),
        None => main,
    }
}

/// Properties of [`BasisLink`].
#[derive(Properties, PartialEq)]
pub struct BasisLinkProps {
    /// Basis.
    pub basis: Basis,
}

/// A basis in words; the order it names opens its page.
#[component]
pub fn BasisLink(props: &BasisLinkProps) -> Html {
    let words = use_words();
    let text = basis_text(words, &props.basis);
    match props.basis.order_id {
        Some(id) => html! { <Link to={Route::Order { id }}>{ text }</Link> },
        None => html! { { text } },
    }
}

/// Properties of [`BasisFields`].
#[derive(Properties, PartialEq)]
pub struct BasisFieldsProps {
    /// Form; its fields `/basis/kind`, `/basis/number`, `/basis/date`, `/basis/note` are shown.
    pub form: Form,
    /// Kinds of paper that fit here; one alone is not asked for.
    pub kinds: &'static [BasisKind],
    /// Which paper is asked for, and by which clause.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
}

/// Fields of a basis.
#[component]
pub fn BasisFields(props: &BasisFieldsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let name = |kind: &BasisKind| words.code("basis-kind", kind.code());
    let choices = Rc::new(
        props
            .kinds
            .iter()
            .map(|k| (AttrValue::Static(k.code()), name(k).into()))
            .collect(),
    );
    html! {
        <fieldset class="veche-fieldset">
            <legend>
                { words.t("basis") }
                if let [only] = props.kinds {
                    { ": " }{ name(only) }
                }
            </legend>
            if let Some(hint) = props.hint.clone() {
                <p class="veche-field__hint">{ hint }</p>
            }
            if props.kinds.len() > 1 {
                <SelectField form={form.clone()} name="/basis/kind" label={words.t("basis-kind")} {choices} />
            }
            <div class="veche-form__two">
                <TextField form={form.clone()} name="/basis/number" label={words.t("basis-number")} />
                <DateField form={form.clone()} name="/basis/date" label={words.t("basis-date")} />
            </div>
            <TextField form={form.clone()} name="/basis/note" label={words.t("basis-note")} />
        </fieldset>
    }
}
