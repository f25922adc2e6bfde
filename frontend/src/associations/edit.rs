//! Registering and changing an association.

use std::rc::Rc;

use veche_domain::associations::{
    Association, AssociationKind, AssociationPatch, CompositionKind, CreateAssociation, NewAssociation,
    UpdateAssociation,
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::list::kinds;
use crate::{
    api::{Reply, Request},
    hooks::{Choices, Field, Form, Kind, Source, coded, use_form, use_mutation, use_refusal, use_subjects},
    routes::Route,
    state::use_words,
    ui::{
        AreaField, Breadcrumbs, Card, DateField, Dialog, FormFrame, PageTitle, Picker, SelectField, TextField,
    },
};

static NEW: &[Field] = &[
    Field::needed("/code"),
    Field::needed("/name"),
    Field::needed("/kind"),
    Field::text("/subject_code"),
    Field::text("/audience"),
    Field::of("/professions", Kind::List),
    Field::text("/problem"),
    Field::text("/composition"),
    Field::text("/planned_end"),
    Field::text("/base_site_id"),
    Field::text("/note"),
];
static EDIT: &[Field] = &[
    Field::needed("/name"),
    Field::text("/subject_code"),
    Field::text("/audience"),
    Field::of("/professions", Kind::List),
    Field::text("/problem"),
    Field::text("/composition"),
    Field::text("/planned_end"),
    Field::text("/base_site_id"),
    Field::text("/note"),
];

#[derive(Properties, PartialEq)]
struct DetailsProps {
    form: Form,
    kind: Option<AssociationKind>,
    subjects: Choices,
}

/// The fields that depend on the kind (IV).
#[component]
fn Details(props: &DetailsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    html! {
        <>
            if props.kind != Some(AssociationKind::WorkingGroup) {
                <SelectField form={form.clone()} name="/subject_code" label={words.t("subject")} choices={props.subjects.clone()} />
            }
            <TextField form={form.clone()} name="/audience" label={words.t("association-audience")} />
            if props.kind == Some(AssociationKind::ProfessionalAssociation) {
                <AreaField form={form.clone()} name="/professions" label={words.t("association-professions")} hint={words.t("association-professions-hint")} />
            }
            if props.kind == Some(AssociationKind::WorkingGroup) {
                <AreaField form={form.clone()} name="/problem" label={words.t("association-problem")} />
                <div class="veche-form__two">
                    <SelectField
                        form={form.clone()} name="/composition" label={words.t("association-composition")}
                        choices={coded(words, "composition", CompositionKind::ALL.iter().map(|c| c.code()))}
                    />
                    <DateField form={form.clone()} name="/planned_end" label={words.t("association-planned-end")} />
                </div>
            }
            <Picker form={form.clone()} name="/base_site_id" shown="#base_site" label={words.t("association-base-site")} source={Source::Organizations} />
            <AreaField form={form.clone()} name="/note" label={words.t("association-note")} />
        </>
    }
}

/// A new association.
#[component]
pub fn NewAssociationPage() -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let subjects = use_subjects();
    let form = use_form(NEW, Some("association".to_owned()), Vec::new);
    let then = {
        let form = form.clone();
        Callback::from(move |reply: Rc<Reply<Association>>| {
            form.reset();
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Association { id: reply.data.id });
            }
        })
    };
    let mutation = use_mutation::<CreateAssociation>(Some(words.t("association-created").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewAssociation>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    let kind = form.get("/kind").parse::<AssociationKind>().ok();
    html! {
        <>
            <Breadcrumbs to={Route::Associations} label={words.t("nav-associations")} here={words.t("association-new")} />
            <PageTitle title={words.t("association-new")} note={html! { { words.t("association-new-hint") } }} />
            <Card title={words.t("facts-title")}>
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("association-create")} {onsubmit}>
                    <div class="veche-form__two">
                        <TextField form={form.clone()} name="/code" label={words.t("association-code")} hint={words.t("association-code-hint")} />
                        <SelectField form={form.clone()} name="/kind" label={words.t("association-kind")} choices={kinds(words)} />
                    </div>
                    <TextField form={form.clone()} name="/name" label={words.t("association-name")} />
                    <Details form={form.clone()} {kind} {subjects} />
                </FormFrame>
            </Card>
        </>
    }
}

/// Properties of [`EditAssociation`].
#[derive(Properties, PartialEq)]
pub struct EditAssociationProps {
    /// Association.
    pub association: Rc<Association>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Changes what no order is needed for.
#[component]
pub fn EditAssociation(props: &EditAssociationProps) -> Html {
    let words = use_words();
    let subjects = use_subjects();
    let association = &props.association;
    let form = use_form(EDIT, Some(format!("association-{}", association.id)), || {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            ("/name", association.name.clone()),
            ("/subject_code", text(&association.subject_code)),
            ("/audience", text(&association.audience)),
            ("/professions", association.professions.join("\n")),
            ("/problem", text(&association.problem)),
            (
                "/composition",
                association
                    .composition
                    .map(|c| c.code().to_owned())
                    .unwrap_or_default(),
            ),
            (
                "/planned_end",
                association.planned_end.map(|d| d.to_string()).unwrap_or_default(),
            ),
            (
                "/base_site_id",
                association
                    .base_site
                    .as_ref()
                    .map(|o| o.id.to_string())
                    .unwrap_or_default(),
            ),
            (
                "#base_site",
                association
                    .base_site
                    .as_ref()
                    .map(|o| o.short_name.clone())
                    .unwrap_or_default(),
            ),
            ("/note", text(&association.note)),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Association>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<UpdateAssociation>(Some(words.t("association-saved").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mutation.run.clone(),
            props.etag.clone(),
            association.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read_changes::<AssociationPatch>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("association-edit")} onclose={props.onclose.clone()} wide=true>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <TextField form={form.clone()} name="/name" label={words.t("association-name")} />
                <Details form={form.clone()} kind={Some(association.kind)} {subjects} />
            </FormFrame>
        </Dialog>
    }
}
