//! Registering a district association, appointing and releasing its head.

use std::rc::Rc;

use veche_domain::{
    districts::{
        AppointDistrictHead, CreateDistrictAssociation, DistrictAssociation, DistrictAssociationPatch,
        EndOfTerm, NewDistrictAssociation, NewDistrictHead, ReleaseDistrictHead, UpdateDistrictAssociation,
    },
    orders::BasisKind,
};
use yew::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::{Choices, Field, Form, Source, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{BasisFields, DateField, Dialog, FormFrame, Picker, SelectField, TextField},
};

static NEW: &[Field] = &[
    Field::needed("/subject_code"),
    Field::needed("/admin_unit_code"),
    Field::text("/audience"),
    Field::text("/from"),
];
static EDIT: &[Field] = &[
    Field::text("/audience"),
    Field::text("/from"),
    Field::text("/until"),
];
static APPOINT: &[Field] = &[
    Field::needed("/person_id"),
    Field::needed("/from"),
    Field::needed("/basis/kind"),
    Field::text("/basis/number"),
    Field::text("/basis/date"),
    Field::text("/basis/note"),
];
static RELEASE: &[Field] = &[Field::needed("/until"), Field::text("/reason")];
const PAPERS: &[BasisKind] = &[
    BasisKind::OrganizationOrder,
    BasisKind::Minutes,
    BasisKind::Document,
];

fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<DistrictAssociation>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// Properties of [`NewDistrictForm`].
#[derive(Properties, PartialEq)]
pub(super) struct NewDistrictFormProps {
    pub(super) units: Choices,
    pub(super) subjects: Choices,
    pub(super) onclose: Callback<()>,
}

/// Registers a district association.
#[component]
pub(super) fn NewDistrictForm(props: &NewDistrictFormProps) -> Html {
    let words = use_words();
    let form = use_form(NEW, Some("district".to_owned()), Vec::new);
    let done = words.t("district-created").into();
    let mutation = use_mutation::<CreateDistrictAssociation>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewDistrictAssociation>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    html! {
        <Dialog title={words.t("district-new")} onclose={props.onclose.clone()}>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("add")} {onsubmit} oncancel={props.onclose.clone()}>
                <div class="veche-form__two">
                    <SelectField form={form.clone()} name="/subject_code" label={words.t("subject")} choices={props.subjects.clone()} />
                    <SelectField form={form.clone()} name="/admin_unit_code" label={words.t("unit")} choices={props.units.clone()} />
                </div>
                <TextField form={form.clone()} name="/audience" label={words.t("association-audience")} hint={words.t("district-audience-hint")} />
                <DateField form={form.clone()} name="/from" label={words.t("from")} />
            </FormFrame>
        </Dialog>
    }
}

/// Properties of [`EditDistrictForm`], [`AppointForm`] and [`ReleaseForm`].
#[derive(Properties, PartialEq)]
pub(super) struct HeadFormProps {
    pub(super) district: Rc<DistrictAssociation>,
    pub(super) etag: Option<String>,
    pub(super) onclose: Callback<()>,
}

/// Corrects or closes a district association; subject and unit stay, others are another one.
#[component]
pub(super) fn EditDistrictForm(props: &HeadFormProps) -> Html {
    let words = use_words();
    let district = &props.district;
    let form = use_form(EDIT, Some(format!("district-{}", district.id)), || {
        let date = |day: Option<chrono::NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
        vec![
            ("/audience", district.audience.clone().unwrap_or_default()),
            ("/from", date(district.from)),
            ("/until", date(district.until)),
        ]
    });
    let done = words.t("saved").into();
    let mutation = use_mutation::<UpdateDistrictAssociation>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = district.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read_changes::<DistrictAssociationPatch>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("district-edit")} onclose={props.onclose.clone()}>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <TextField form={form.clone()} name="/audience" label={words.t("association-audience")} hint={words.t("district-audience-hint")} />
                <div class="veche-form__two">
                    <DateField form={form.clone()} name="/from" label={words.t("from")} />
                    <DateField form={form.clone()} name="/until" label={words.t("until")} hint={words.t("until-hint")} />
                </div>
            </FormFrame>
        </Dialog>
    }
}

/// Puts a head into office; the former one's term ends on that day.
#[component]
pub(super) fn AppointForm(props: &HeadFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(APPOINT, Some(format!("appoint-{}", props.district.id)), || {
        vec![
            ("/from", today),
            ("/basis/kind", BasisKind::OrganizationOrder.code().to_owned()),
        ]
    });
    let done = words.t("district-appointed").into();
    let mutation = use_mutation::<AppointDistrictHead>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mutation.run.clone(),
            props.etag.clone(),
            props.district.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewDistrictHead>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("district-appoint")} onclose={props.onclose.clone()} wide=true>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("district-appoint")} {onsubmit} oncancel={props.onclose.clone()}>
                <Picker form={form.clone()} name="/person_id" shown="#person" label={words.t("person")} source={Source::People} />
                <DateField form={form.clone()} name="/from" label={words.t("from")} hint={words.t("office-from-hint")} />
                <BasisFields form={form.clone()} kinds={PAPERS} />
            </FormFrame>
        </Dialog>
    }
}

/// Ends the head's term.
#[component]
pub(super) fn ReleaseForm(props: &HeadFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(RELEASE, Some(format!("release-{}", props.district.id)), || {
        vec![("/until", today)]
    });
    let done = words.t("district-released").into();
    let mutation = use_mutation::<ReleaseDistrictHead>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mutation.run.clone(),
            props.etag.clone(),
            props.district.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<EndOfTerm>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("district-release")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("district-release-note") }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("district-release")} {onsubmit} oncancel={props.onclose.clone()}>
                <DateField form={form.clone()} name="/until" label={words.t("until")} hint={words.t("until-hint")} />
                <TextField form={form.clone()} name="/reason" label={words.t("reason")} />
            </FormFrame>
        </Dialog>
    }
}
