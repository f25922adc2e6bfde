//! Adding a member, confirming by an order, ending a term.

use std::rc::Rc;

use veche_domain::{
    associations::{
        AddMember, Association, AssociationKind, ConfirmMembership, EndMembership, Membership,
        MembershipConfirmation, MembershipEnd, NewMembership, WithdrawProposal,
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
    /// Whether the reader only proposes: the order is the department's.
    #[prop_or_default]
    pub(super) proposal: bool,
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
    let (title, done) = if props.proposal {
        ("member-propose", "member-proposed")
    } else {
        ("member-add", "member-added")
    };
    let title = words.t(title);
    let done = words.t(done).into();
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
        <Dialog title={title.clone()} onclose={props.onclose.clone()} wide=true>
            if props.proposal {
                <p class="veche-muted">{ words.t("member-propose-text") }{ " " }<ClauseLink id="I.4" /></p>
            }
            if props.association.kind == AssociationKind::Mmo {
                <p class="veche-muted">{ words.t("member-rule") }{ " " }<ClauseLink id="VII.7.1" /></p>
            }
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={title} {onsubmit} oncancel={props.onclose.clone()}>
                <Picker form={form.clone()} name="/person_id" shown="#person" label={words.t("person")} source={Source::People} />
                <div class="veche-form__two">
                    <SelectField form={form.clone()} name="/admin_unit_code" label={words.t("unit")} hint={words.t("member-unit-hint")} choices={props.units.clone()} />
                    <DateField form={form.clone()} name="/from" label={words.t("from")} />
                </div>
                if !props.proposal {
                    <BasisFields form={form.clone()} kinds={ORDER} hint={words.t("member-order-hint")} />
                }
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

/// Takes back a proposal that no order has answered.
#[component]
pub(super) fn WithdrawForm(props: &MemberFormProps) -> Html {
    let words = use_words();
    let form = use_form(&[], None, Vec::new);
    let done = words.t("member-withdrawn").into();
    let mutation = use_mutation::<WithdrawProposal>(Some(done), finished(&form, &props.onclose));
    let onsubmit = {
        let (run, etag) = (mutation.run.clone(), props.etag.clone());
        let (id, member) = (props.association.id.to_string(), props.member.id.to_string());
        Callback::from(move |()| run.emit(Request::to(&[&id, &member]).if_match(etag.clone())))
    };
    html! {
        <Dialog title={words.t("member-withdraw")} onclose={props.onclose.clone()}>
            <FormFrame {form} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("member-withdraw")} {onsubmit} oncancel={props.onclose.clone()}>
                <p>{ props.member.person.full_name.clone() }{ " " }<ClauseLink id="I.4" /></p>
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
