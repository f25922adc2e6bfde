//! Keeping a list: marks by paper, those who came later, closing.

use std::rc::Rc;

use veche_domain::{
    Id,
    library::{
        Acknowledgement, CloseAcknowledgement, Closing, ExtendAcknowledgement, Extension, MarkByPaper,
        PaperMarks,
    },
};
use yew::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::{Field, Form, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{DateField, Dialog, FormFrame},
};

static ON: &[Field] = &[Field::needed("/on")];
static DUE: &[Field] = &[Field::text("/due_on")];

/// Properties of [`ExtendForm`], [`CloseForm`] and [`PaperForm`].
#[derive(Properties, PartialEq)]
pub struct KeepingProps {
    /// List.
    pub list: Rc<Acknowledgement>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Who signed on paper.
    #[prop_or_default]
    pub people: Vec<Id>,
    /// Closed; whether something was done.
    pub onclose: Callback<bool>,
}

fn finished(form: &Form, onclose: &Callback<bool>) -> Callback<Rc<Reply<Acknowledgement>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(true);
    })
}

/// Marks the chosen people as having signed on paper.
#[component]
pub fn PaperForm(props: &KeepingProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(ON, None, || vec![("/on", today)]);
    let done = words.t("list-marked").into();
    let mutation = use_mutation::<MarkByPaper>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let count = i64::try_from(props.people.len()).unwrap_or(i64::MAX);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let (id, people) = (props.list.id.to_string(), props.people.clone());
        Callback::from(move |()| {
            if let Ok(on) = form.get("/on").parse() {
                let body = PaperMarks {
                    person_ids: people.clone(),
                    on,
                };
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let onclose = props.onclose.reform(|()| false);
    html! {
        <Dialog title={words.t("list-paper")} onclose={onclose.clone()}>
            <p class="veche-muted">{ words.count("list-paper-about", count) }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("list-paper-do")} {onsubmit} oncancel={onclose}>
                <DateField form={form.clone()} name="/on" label={words.t("list-paper-on")} />
            </FormFrame>
        </Dialog>
    }
}

/// Adds those who became members since.
#[component]
pub fn ExtendForm(props: &KeepingProps) -> Html {
    let words = use_words();
    let due = props.list.due_on.map(|d| d.to_string()).unwrap_or_default();
    let form = use_form(DUE, None, || vec![("/due_on", due)]);
    let done = words.t("list-extended").into();
    let mutation = use_mutation::<ExtendAcknowledgement>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.list.id.to_string();
        Callback::from(move |()| {
            // A term that is not touched is not sent: one that has passed would be refused.
            if let Some(body) = form.read_changes::<Extension>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let onclose = props.onclose.reform(|()| false);
    html! {
        <Dialog title={words.t("list-extend")} onclose={onclose.clone()}>
            <p class="veche-muted">{ words.t("list-extend-about") }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("list-extend")} {onsubmit} oncancel={onclose}>
                <DateField form={form.clone()} name="/due_on" label={words.t("list-due-on")} />
            </FormFrame>
        </Dialog>
    }
}

/// Closes the list.
#[component]
pub fn CloseForm(props: &KeepingProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(ON, None, || vec![("/on", today)]);
    let done = words.t("list-closed").into();
    let mutation = use_mutation::<CloseAcknowledgement>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.list.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Closing>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let onclose = props.onclose.reform(|()| false);
    html! {
        <Dialog title={words.t("list-close")} onclose={onclose.clone()}>
            <p class="veche-muted">{ words.t("list-close-about") }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("list-close")} {onsubmit} oncancel={onclose}>
                <DateField form={form.clone()} name="/on" label={words.t("list-close-on")} />
            </FormFrame>
        </Dialog>
    }
}
