//! Changes that only an order of the department head makes: the state, the curating institution (I.4, I.5).

use std::rc::Rc;

use veche_domain::{
    associations::{
        AssignCuratingInstitution, Association, AssociationStatus, NewCurating, NewStatus,
        SetAssociationStatus,
    },
    orders::BasisKind,
};
use yew::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::{Field, Source, coded, use_form, use_mutation, use_refusal},
    state::use_words,
    ui::{BasisFields, ClauseLink, DateField, Dialog, FormFrame, Picker, SelectField},
};

static STATUS: &[Field] = &[
    Field::needed("/status"),
    Field::needed("/from"),
    Field::text("/successor_id"),
    Field::text("/basis/kind"),
    Field::needed("/basis/number"),
    Field::needed("/basis/date"),
    Field::text("/basis/note"),
];
static CURATING: &[Field] = &[
    Field::needed("/organization_id"),
    Field::needed("/from"),
    Field::text("/basis/kind"),
    Field::needed("/basis/number"),
    Field::needed("/basis/date"),
    Field::text("/basis/note"),
];
const ORDER: &[BasisKind] = &[BasisKind::DepartmentOrder];

/// Properties of [`StatusForm`] and [`InstitutionForm`].
#[derive(Properties, PartialEq)]
pub(super) struct StatusFormProps {
    pub(super) association: Rc<Association>,
    pub(super) etag: Option<String>,
    pub(super) onclose: Callback<()>,
}

/// The states that may follow a state (I.5).
const fn next(status: AssociationStatus) -> &'static [AssociationStatus] {
    match status {
        AssociationStatus::Draft => &[AssociationStatus::Active],
        AssociationStatus::Active => &[AssociationStatus::Reorganized, AssociationStatus::Liquidated],
        AssociationStatus::Reorganized | AssociationStatus::Liquidated => &[],
    }
}

/// Changes the state of an association.
#[component]
pub(super) fn StatusForm(props: &StatusFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let choices = next(props.association.status);
    let first = choices.first().map_or("", |s| s.code());
    let form = use_form(STATUS, Some(format!("status-{}", props.association.id)), || {
        vec![
            ("/status", first.to_owned()),
            ("/from", today),
            ("/basis/kind", BasisKind::DepartmentOrder.code().to_owned()),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Association>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<SetAssociationStatus>(Some(words.t("status-changed").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.association.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewStatus>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let reorganized = form.get("/status") == AssociationStatus::Reorganized.code();
    html! {
        <Dialog title={words.t("status-change")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("status-rule") }{ " " }<ClauseLink id="I.5" /></p>
            if choices.is_empty() {
                <p>{ words.t("status-final") }</p>
            } else {
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("status-change")} {onsubmit} oncancel={props.onclose.clone()}>
                    <div class="veche-form__two">
                        <SelectField
                            form={form.clone()} name="/status" label={words.t("status-new")}
                            choices={coded(words, "association-status", choices.iter().map(|s| s.code()))}
                        />
                        <DateField form={form.clone()} name="/from" label={words.t("from")} />
                    </div>
                    if reorganized {
                        <Picker form={form.clone()} name="/successor_id" shown="#successor" label={words.t("successor")} source={Source::Associations} />
                    }
                    <BasisFields form={form.clone()} kinds={ORDER} />
                </FormFrame>
            }
        </Dialog>
    }
}

/// Gives the association to a curating institution.
#[component]
pub(super) fn InstitutionForm(props: &StatusFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(
        CURATING,
        Some(format!("institution-{}", props.association.id)),
        || {
            vec![
                ("/from", today),
                ("/basis/kind", BasisKind::DepartmentOrder.code().to_owned()),
            ]
        },
    );
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Association>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation =
        use_mutation::<AssignCuratingInstitution>(Some(words.t("institution-assigned").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.association.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewCurating>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("institution-assign")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("institution-rule") }{ " " }<ClauseLink id="I.4" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("institution-assign")} {onsubmit} oncancel={props.onclose.clone()}>
                <Picker form={form.clone()} name="/organization_id" shown="#organization" label={words.t("curating-institution")} source={Source::Institutions} />
                <DateField form={form.clone()} name="/from" label={words.t("from")} />
                <BasisFields form={form.clone()} kinds={ORDER} />
            </FormFrame>
        </Dialog>
    }
}
