//! Adding a member, confirming by an order, ending a term.

use std::rc::Rc;

use veche_domain::{
    associations::{
        AddMember, Association, AssociationKind, ConfirmMembership, EndMembership, Membership,
        MembershipConfirmation, MembershipEnd, NewMembership,
    },
    orders::BasisKind,
};
use yew::prelude::*;

use super::overview::grounds;
use crate::{
    api::{Reply, Request},
    hooks::{Choices, Field, Form, Source, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{BasisFields, ClauseLink, DateField, Dialog, FormFrame, Picker, SelectField},
};

static ADD: &[Field] = &[
    Field::needed("/person_id"),
    Field::text("/admin_unit_code"),
    Field::needed("/from"),
    Field::text("/basis/kind"),
    Field::text("/basis/number"),
    Field::text("/basis/date"),
    Field::text("/basis/note"),
];
static CONFIRM: &[Field] = &[
    Field::text("/from"),
    Field::text("/basis/kind"),
    Field::needed("/basis/number"),
    Field::needed("/basis/date"),
    Field::text("/basis/note"),
];
static END: &[Field] = &[Field::needed("/until"), Field::needed("/ground")];
const ORDER: &[BasisKind] = &[BasisKind::DepartmentOrder];

fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<Association>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// Properties of [`AddMemberForm`].
#[derive(Properties, PartialEq)]
pub(super) struct AddMemberFormProps {
    pub(super) association: Rc<Association>,
    pub(super) etag: Option<String>,
    pub(super) units: Choices,
    pub(super) onclose: Callback<()>,
}

/// Adds a member; without an order the member awaits it.
#[component]
pub(super) fn AddMemberForm(props: &AddMemberFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(ADD, Some(format!("member-{}", props.association.id)), || {
        vec![("/from", today)]
    });
    let done = words.t("member-added").into();
    let mutation = use_mutation::<AddMember>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.association.id.to_string();
        Callback::from(move |()| {
            if let Some(mut body) = form.read::<NewMembership>() {
                // The kind is fixed; a basis without number and date is no paper yet.
                body.basis = body.basis.filter(|b| b.number.is_some() || b.date.is_some());
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    {
        // An order is named as soon as its number or date is.
        let named = !form.get("/basis/number").is_empty() || !form.get("/basis/date").is_empty();
        let form = form.clone();
        use_effect_with(named, move |named| {
            form.set(
                "/basis/kind",
                if *named {
                    BasisKind::DepartmentOrder.code()
                } else {
                    ""
                },
            );
        });
    }
    html! {
        <Dialog title={words.t("member-add")} onclose={props.onclose.clone()} wide=true>
            if props.association.kind == AssociationKind::Mmo {
                <p class="veche-muted">{ words.t("member-rule") }{ " " }<ClauseLink id="VII.7.1" /></p>
            }
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("member-add")} {onsubmit} oncancel={props.onclose.clone()}>
                <Picker form={form.clone()} name="/person_id" shown="#person" label={words.t("person")} source={Source::People} />
                <div class="veche-form__two">
                    <SelectField form={form.clone()} name="/admin_unit_code" label={words.t("unit")} hint={words.t("member-unit-hint")} choices={props.units.clone()} />
                    <DateField form={form.clone()} name="/from" label={words.t("from")} />
                </div>
                <BasisFields form={form.clone()} kinds={ORDER} hint={words.t("member-order-hint")} />
            </FormFrame>
        </Dialog>
    }
}

/// Properties of the forms about one member.
#[derive(Properties, PartialEq)]
pub(super) struct MemberFormProps {
    pub(super) association: Rc<Association>,
    pub(super) etag: Option<String>,
    pub(super) member: Rc<Membership>,
    pub(super) onclose: Callback<()>,
}

/// Puts a member into force by an order.
#[component]
pub(super) fn ConfirmMemberForm(props: &MemberFormProps) -> Html {
    let words = use_words();
    let form = use_form(CONFIRM, Some(format!("confirm-{}", props.member.id)), || {
        vec![("/basis/kind", BasisKind::DepartmentOrder.code().to_owned())]
    });
    let done = words.t("member-confirmed").into();
    let mutation = use_mutation::<ConfirmMembership>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let (id, member) = (props.association.id.to_string(), props.member.id.to_string());
        Callback::from(move |()| {
            if let Some(body) = form.read::<MembershipConfirmation>() {
                run.emit(Request::to(&[&id, &member]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("member-confirm")} onclose={props.onclose.clone()}>
            <p>{ props.member.person.full_name.clone() }{ " " }<ClauseLink id="I.4" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("member-confirm")} {onsubmit} oncancel={props.onclose.clone()}>
                <BasisFields form={form.clone()} kinds={ORDER} />
                <DateField form={form.clone()} name="/from" label={words.t("from")} hint={words.t("member-confirm-hint")} />
            </FormFrame>
        </Dialog>
    }
}

/// Ends a member's term.
#[component]
pub(super) fn EndMemberForm(props: &MemberFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(END, Some(format!("end-{}", props.member.id)), || {
        vec![("/until", today)]
    });
    let done = words.t("member-ended").into();
    let mutation = use_mutation::<EndMembership>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let (id, member) = (props.association.id.to_string(), props.member.id.to_string());
        Callback::from(move |()| {
            if let Some(body) = form.read::<MembershipEnd>() {
                run.emit(Request::to(&[&id, &member]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("member-end")} onclose={props.onclose.clone()}>
            <p>{ props.member.person.full_name.clone() }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("member-end")} {onsubmit} oncancel={props.onclose.clone()}>
                <DateField form={form.clone()} name="/until" label={words.t("until")} hint={words.t("until-hint")} />
                <SelectField form={form.clone()} name="/ground" label={words.t("end-ground")} choices={grounds(words)} />
            </FormFrame>
        </Dialog>
    }
}
