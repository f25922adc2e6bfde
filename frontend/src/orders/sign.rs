//! Signing: number, date, first day in force, kind of signature, who signed (interpretation 11).

use std::rc::Rc;

use chrono::NaiveDate;
use veche_domain::orders::{
    Issuer, Order, PreviewDates, PreviewOrder, SignOrder, SignatureKind, Signing, Weight,
};
use yew::prelude::*;

use super::preview::Consequences;
use crate::{
    api::{Reply, Request},
    hooks::{Field, Form, Kind, coded, use_answer, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{
        Alert, CheckField, ClauseLink, DateField, Dialog, FaultAlert, FormFrame, SelectField, TextField, Tone,
    },
};

static FIELDS: &[Field] = &[
    Field::needed("/number"),
    Field::needed("/signed_on"),
    Field::text("/effective_on"),
    Field::needed("/signature"),
    Field::needed("/signatory/name"),
    Field::needed("/signatory/post"),
    Field::of("/signatory/acting", Kind::Flag),
];

/// Properties of [`SignForm`].
#[derive(Properties, PartialEq)]
pub struct SignFormProps {
    /// Order.
    pub order: Rc<Order>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Signs an order; shut while anything speaks against it.
#[component]
pub fn SignForm(props: &SignFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let order = &props.order;
    let post = match order.issuer {
        Issuer::Department => "Начальник департамента".to_owned(),
        Issuer::Institution => "Директор".to_owned(),
    };
    let form = use_form(FIELDS, Some(format!("sign-{}", order.id)), || {
        vec![
            ("/signed_on", today),
            ("/signature", SignatureKind::Paper.code().to_owned()),
            ("/signatory/post", post),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Order>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<SignOrder>(Some(words.t("order-signed").into()), then);
    use_refusal(&form, &mutation.fault);
    let date = |name: &str| form.get(name).parse::<NaiveDate>().ok();
    let asked = PreviewDates {
        effective_on: date("/effective_on").or_else(|| date("/signed_on")),
        number: Some(form.get("/number").trim().to_owned()).filter(|n| !n.is_empty()),
    };
    let answer = use_answer::<PreviewOrder>(
        Some(Request::to(&[&order.id.to_string()]).body(asked)),
        order.version,
    );
    let signable = answer.data.as_ref().is_some_and(|p| p.signable);
    let spoken: Vec<_> = answer
        .data
        .iter()
        .flat_map(|p| p.consequences.iter())
        .filter(|c| c.weight != Weight::Change)
        .cloned()
        .collect();
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = order.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<Signing>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("order-sign")} onclose={props.onclose.clone()} wide=true>
            <p class="veche-muted">{ words.t("order-sign-rule") }{ " " }<ClauseLink id={clause(order.issuer)} /></p>
            if answer.data.is_some() && !signable {
                <Alert tone={Tone::Danger} live=true title={words.t("order-sign-refused")} />
            }
            if !spoken.is_empty() {
                <Consequences items={spoken} />
            }
            if let Some(fault) = answer.fault.clone() {
                <FaultAlert {fault} />
            }
            <FormFrame
                form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy || answer.loading}
                submit={words.t("order-sign")} ready={signable} {onsubmit} oncancel={props.onclose.clone()}
            >
                <SigningFields {form} />
            </FormFrame>
        </Dialog>
    }
}

/// Clause that gives the issuer the right.
pub(super) const fn clause(issuer: Issuer) -> &'static str {
    match issuer {
        Issuer::Department => "I.5",
        Issuer::Institution => "VII.7.2",
    }
}

/// Pointers of a signing: number, date, first day, kind of signature, name, post, acting.
pub(super) type Pointers = [&'static str; 7];

/// The signing alone.
const ALONE: Pointers = [
    "/number",
    "/signed_on",
    "/effective_on",
    "/signature",
    "/signatory/name",
    "/signatory/post",
    "/signatory/acting",
];

#[derive(Properties, PartialEq)]
pub(super) struct SigningFieldsProps {
    pub(super) form: Form,
    /// Where the fields stand in the request.
    #[prop_or(ALONE)]
    pub(super) at: Pointers,
}

/// The fields of a signing.
#[component]
pub(super) fn SigningFields(props: &SigningFieldsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let [number, signed_on, effective_on, signature, name, post, acting] = props.at;
    html! {
        <>
            <div class="veche-form__two">
                <TextField form={form.clone()} name={number} label={words.t("order-number")} hint={words.t("order-number-hint")} />
                <DateField form={form.clone()} name={signed_on} label={words.t("order-signed-on")} />
                <DateField form={form.clone()} name={effective_on} label={words.t("order-effective-on")} hint={words.t("order-effective-hint")} />
                <SelectField
                    form={form.clone()} name={signature} label={words.t("signature")} hint={words.t("signature-hint")}
                    choices={coded(words, "signature", SignatureKind::ALL.iter().map(|s| s.code()))}
                />
                <TextField form={form.clone()} {name} label={words.t("signatory-name")} hint={words.t("signatory-name-hint")} />
                <TextField form={form.clone()} name={post} label={words.t("signatory-post")} hint={words.t("signatory-post-hint")} />
            </div>
            <CheckField form={form.clone()} name={acting} label={words.t("signatory-acting")} />
        </>
    }
}
