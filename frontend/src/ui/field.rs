//! Fields of forms: each has its label, its hint and its fault tied to it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Alert, Button, ButtonKind, FaultAlert, Tone};
use crate::{
    api::Fault,
    hooks::{Choices, Form},
    state::use_words,
};

/// Identifier of the control of a field.
pub(super) fn control_id(pointer: &str) -> String {
    format!("field{}", pointer.replace('/', "-"))
}

/// Properties of the frame around a control.
#[derive(Properties, PartialEq)]
pub(super) struct GroupProps {
    pub(super) form: Form,
    pub(super) name: &'static str,
    pub(super) label: AttrValue,
    #[prop_or_default]
    pub(super) hint: Option<AttrValue>,
    pub(super) children: Html,
}

/// Label, control, hint and fault.
#[component]
pub(super) fn Group(props: &GroupProps) -> Html {
    let id = control_id(props.name);
    let error = props.form.error(props.name).map(str::to_owned);
    html! {
        <div class="pf-v6-c-form__group veche-field">
            <div class="pf-v6-c-form__group-label">
                <label class="pf-v6-c-form__label" for={id.clone()}>
                    <span class="pf-v6-c-form__label-text">{ props.label.clone() }</span>
                    if props.form.is_required(props.name) {
                        <span class="pf-v6-c-form__label-required" aria-hidden="true">{ "*" }</span>
                    }
                </label>
            </div>
            <div class="pf-v6-c-form__group-control">
                { props.children.clone() }
                if let Some(error) = error {
                    <p class="veche-field__error" id={format!("{id}-error")}>
                        <span aria-hidden="true">{ "▲ " }</span>{ error }
                    </p>
                }
                if let Some(hint) = props.hint.clone() {
                    <p class="veche-field__hint" id={format!("{id}-hint")}>{ hint }</p>
                }
            </div>
        </div>
    }
}

pub(super) fn described_by(form: &Form, name: &str, hint: bool) -> Option<String> {
    let id = control_id(name);
    let error = form.error(name).map(|_| format!("{id}-error"));
    let parts: Vec<String> = error
        .into_iter()
        .chain(hint.then(|| format!("{id}-hint")))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn control_class(form: &Form, name: &str) -> Classes {
    classes!("pf-v6-c-form-control", form.error(name).map(|_| "pf-m-error"))
}

/// Properties of [`TextField`] and of the date field.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Form.
    pub form: Form,
    /// JSON pointer.
    pub name: &'static str,
    /// Label.
    pub label: AttrValue,
    /// Hint under the control.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Type of the input.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Value of `autocomplete`.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// Whether it takes the focus when shown.
    #[prop_or_default]
    pub autofocus: bool,
}

/// A line of text.
#[component]
pub fn TextField(props: &FieldProps) -> Html {
    let FieldProps {
        form,
        name,
        label,
        hint,
        kind,
        autocomplete,
        autofocus,
    } = props;
    let set = form.setter(name);
    let oninput = Callback::from(move |event: InputEvent| {
        set.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(*autofocus, move |focus| {
            if let Some(input) = node.cast::<HtmlElement>().filter(|_| *focus) {
                let _ = input.focus();
            }
        });
    }
    html! {
        <Group form={form.clone()} {name} label={label.clone()} hint={hint.clone()}>
            <span class={control_class(form, name)}>
                <input
                    ref={node}
                    id={control_id(name)}
                    type={kind.clone()}
                    name={control_id(name)}
                    value={form.get(name).to_owned()}
                    autocomplete={autocomplete.clone()}
                    autofocus={*autofocus}
                    aria-required={form.is_required(name).then_some("true")}
                    aria-invalid={form.error(name).map(|_| "true")}
                    aria-describedby={described_by(form, name, hint.is_some())}
                    {oninput}
                />
            </span>
        </Group>
    }
}

/// A date; the device's own calendar chooses it.
#[component]
pub fn DateField(props: &FieldProps) -> Html {
    let FieldProps {
        form,
        name,
        label,
        hint,
        ..
    } = props;
    html! {
        <TextField form={form.clone()} {name} label={label.clone()} hint={hint.clone()} kind="date" />
    }
}

/// Several lines of text.
#[component]
pub fn AreaField(props: &FieldProps) -> Html {
    let FieldProps {
        form,
        name,
        label,
        hint,
        ..
    } = props;
    let set = form.setter(name);
    let oninput = Callback::from(move |event: InputEvent| {
        set.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    });
    html! {
        <Group form={form.clone()} {name} label={label.clone()} hint={hint.clone()}>
            <span class={classes!(control_class(form, name), "pf-m-resize-vertical")}>
                <textarea
                    id={control_id(name)}
                    rows="3"
                    value={form.get(name).to_owned()}
                    aria-required={form.is_required(name).then_some("true")}
                    aria-invalid={form.error(name).map(|_| "true")}
                    aria-describedby={described_by(form, name, hint.is_some())}
                    {oninput}
                />
            </span>
        </Group>
    }
}

/// Properties of [`SelectField`].
#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    /// Form.
    pub form: Form,
    /// JSON pointer.
    pub name: &'static str,
    /// Label.
    pub label: AttrValue,
    /// Hint under the control.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Values and their names.
    pub choices: Choices,
}

/// One of several values.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let SelectFieldProps {
        form,
        name,
        label,
        hint,
        choices,
    } = props;
    let words = use_words();
    let set = form.setter(name);
    let onchange = Callback::from(move |event: Event| {
        set.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let now = form.get(name).to_owned();
    html! {
        <Group form={form.clone()} {name} label={label.clone()} hint={hint.clone()}>
            <span class={control_class(form, name)}>
                <select
                    id={control_id(name)}
                    aria-required={form.is_required(name).then_some("true")}
                    aria-invalid={form.error(name).map(|_| "true")}
                    aria-describedby={described_by(form, name, hint.is_some())}
                    {onchange}
                >
                    <option value="" selected={now.is_empty()}>{ words.t("choose") }</option>
                    { for choices.iter().map(|(value, text)| html! {
                        <option key={value.to_string()} value={value.clone()} selected={*value == now}>{ text.clone() }</option>
                    }) }
                </select>
            </span>
        </Group>
    }
}

/// Properties of [`CheckField`].
#[derive(Properties, PartialEq)]
pub struct CheckFieldProps {
    /// Form.
    pub form: Form,
    /// JSON pointer.
    pub name: &'static str,
    /// Label.
    pub label: AttrValue,
}

/// Yes or no.
#[component]
pub fn CheckField(props: &CheckFieldProps) -> Html {
    let CheckFieldProps { form, name, label } = props;
    let set = form.setter(name);
    let onchange = Callback::from(move |event: Event| {
        let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
        set.emit(checked.to_string());
    });
    let id = control_id(name);
    html! {
        <div class="pf-v6-c-form__group veche-field">
            <div class="pf-v6-c-check">
                <input
                    class="pf-v6-c-check__input"
                    type="checkbox"
                    id={id.clone()}
                    checked={form.get(name) == "true"}
                    {onchange}
                />
                <label class="pf-v6-c-check__label" for={id}>{ label.clone() }</label>
            </div>
        </div>
    }
}

/// Properties of [`FormFrame`].
#[derive(Properties, PartialEq)]
pub struct FormFrameProps {
    /// Form.
    pub form: Form,
    /// Why the last try failed.
    #[prop_or_default]
    pub fault: Option<Fault>,
    /// Whether a try is under way.
    #[prop_or_default]
    pub busy: bool,
    /// Text of the button that sends it.
    pub submit: AttrValue,
    /// Sent.
    pub onsubmit: Callback<()>,
    /// Given up; the draft stays.
    #[prop_or_default]
    pub oncancel: Option<Callback<()>>,
    /// Whether the button that sends it is open.
    #[prop_or(true)]
    pub ready: bool,
    /// Fields.
    pub children: Html,
}

/// A form: faults on top, fields, and the button; Enter sends it.
#[component]
pub fn FormFrame(props: &FormFrameProps) -> Html {
    let words = use_words();
    let summary = use_node_ref();
    {
        let summary = summary.clone();
        use_effect_with(props.form.tries(), move |_| {
            if let Some(node) = summary.cast::<HtmlElement>() {
                let _ = node.focus();
            }
        });
    }
    let onsubmit = {
        let (onsubmit, ready) = (props.onsubmit.clone(), props.ready && !props.busy);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                onsubmit.emit(());
            }
        })
    };
    let reset = {
        let form = props.form.clone();
        Callback::from(move |()| form.reset())
    };
    let errors = props.form.errors();
    // The server's own list of fields is shown as the form shows its own; the rest of the problem above it.
    let fault = props
        .fault
        .clone()
        .filter(|f| errors.is_empty() || f.code() != Some(veche_domain::problem::ErrorCode::Validation));
    html! {
        <form class="pf-v6-c-form veche-form" novalidate=true {onsubmit}>
            if props.form.restored() {
                <Alert title={words.t("draft-restored")}>
                    <Button kind={ButtonKind::Link} label={words.t("draft-forget")} onclick={reset} />
                </Alert>
            }
            if let Some(fault) = fault {
                <FaultAlert {fault} />
            }
            if !errors.is_empty() {
                <div ref={summary} tabindex="-1" class="veche-summary">
                    <Alert tone={Tone::Danger} live=true title={words.count("form-faults", count(errors.len()))}>
                        <ul class="veche-list">
                            { for errors.iter().map(|e| html! {
                                <li><FaultLine pointer={e.pointer.clone()} text={e.message.clone()} /></li>
                            }) }
                        </ul>
                    </Alert>
                </div>
            }
            { props.children.clone() }
            <div class="veche-actions veche-form__actions">
                <Button kind={ButtonKind::Primary} submit=true label={props.submit.clone()} busy={props.busy} disabled={!props.ready} />
                if let Some(oncancel) = props.oncancel.clone() {
                    <Button kind={ButtonKind::Link} label={words.t("cancel")} onclick={oncancel} />
                }
                if props.form.is_changed() {
                    <span class="veche-muted">{ words.t("draft-kept") }</span>
                }
            </div>
        </form>
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[derive(Properties, PartialEq)]
struct FaultLineProps {
    pointer: AttrValue,
    text: AttrValue,
}

/// One fault; a click leads to its field.
#[component]
fn FaultLine(props: &FaultLineProps) -> Html {
    let onclick = {
        let id = control_id(&props.pointer);
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            let document = web_sys::window().and_then(|w| w.document());
            let field = document.and_then(|d| d.get_element_by_id(&id));
            if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
                let _ = field.focus();
            }
        })
    };
    html! { <a href={format!("#{}", control_id(&props.pointer))} {onclick}>{ props.text.clone() }</a> }
}
