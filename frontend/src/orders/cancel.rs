//! Taking an order back: what it did to the register is undone, the order stays.

use std::rc::Rc;

use veche_domain::orders::{BasisKind, CancelOrder, Issuer, Order, OrderCancellation};
use yew::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::{Field, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{Alert, AreaField, BasisFields, ClauseLink, DateField, Dialog, FormFrame, Tone},
};

static FIELDS: &[Field] = &[
    Field::needed("/reason"),
    Field::text("/on"),
    Field::text("/basis/kind"),
    Field::text("/basis/number"),
    Field::text("/basis/date"),
    Field::text("/basis/note"),
];

/// Properties of [`CancelForm`].
#[derive(Properties, PartialEq)]
pub struct CancelFormProps {
    /// Order.
    pub order: Rc<Order>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Takes an order back.
#[component]
pub fn CancelForm(props: &CancelFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let order = &props.order;
    let kinds: &'static [BasisKind] = match order.issuer {
        Issuer::Department => &[BasisKind::DepartmentOrder, BasisKind::Document],
        Issuer::Institution => &[BasisKind::InstitutionOrder, BasisKind::Document],
    };
    let form = use_form(FIELDS, Some(format!("cancel-{}", order.id)), || {
        let kind = kinds.first().map_or("", |k| k.code()).to_owned();
        vec![("/on", today), ("/basis/kind", kind)]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Order>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<CancelOrder>(Some(words.t("order-cancelled").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = order.id.to_string();
        Callback::from(move |()| {
            if let Some(mut body) = form.read::<OrderCancellation>() {
                // The kind is chosen beforehand; without number and date it is no paper yet.
                body.basis = body.basis.filter(|b| b.number.is_some() || b.date.is_some());
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("order-cancel")} onclose={props.onclose.clone()} wide=true>
            <Alert tone={Tone::Warning} title={words.t("order-cancel-undone")}>
                <p>{ words.t("order-cancel-stays") }{ " " }<ClauseLink id="I.5" /></p>
            </Alert>
            <FormFrame
                form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("order-cancel")}
                {onsubmit} oncancel={props.onclose.clone()}
            >
                <AreaField form={form.clone()} name="/reason" label={words.t("order-cancel-reason")} />
                <DateField form={form.clone()} name="/on" label={words.t("order-cancel-on")} />
                <BasisFields form={form.clone()} {kinds} hint={words.t("order-cancel-paper")} />
            </FormFrame>
        </Dialog>
    }
}
