//! Registering, changing, renaming an organization, and recording what followed it.

use std::rc::Rc;

use veche_domain::{
    orders::BasisKind,
    organizations::{
        CreateOrganization, NewName, NewOrganization, NewSuccession, Organization, OrganizationPatch,
        RenameOrganization, SucceedOrganization, SuccessionKind, UpdateOrganization,
    },
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::list::kinds;
use crate::{
    api::{Reply, Request},
    hooks::{Choices, Field, Form, Kind, Source, use_districts, use_form, use_mutation, use_refusal},
    routes::Route,
    state::use_words,
    ui::{
        BasisFields, Breadcrumbs, Card, CheckField, DateField, Dialog, FormFrame, PageTitle, Picker,
        SelectField, TextField,
    },
};

static NEW: &[Field] = &[
    Field::text("/code"),
    Field::needed("/kind"),
    Field::text("/legal_form"),
    Field::needed("/full_name"),
    Field::needed("/short_name"),
    Field::text("/number"),
    Field::text("/district_code"),
    Field::text("/email"),
    Field::of("/curates", Kind::Flag),
];
static EDIT: &[Field] = &[
    Field::needed("/kind"),
    Field::text("/legal_form"),
    Field::text("/number"),
    Field::text("/district_code"),
    Field::text("/email"),
    Field::of("/curates", Kind::Flag),
    Field::text("/closed_on"),
];
static RENAME: &[Field] = &[
    Field::needed("/full_name"),
    Field::needed("/short_name"),
    Field::needed("/from"),
    Field::text("/basis/kind"),
    Field::text("/basis/number"),
    Field::text("/basis/date"),
    Field::text("/basis/note"),
];
static SUCCEED: &[Field] = &[
    Field::needed("/successor_id"),
    Field::needed("/kind"),
    Field::needed("/on"),
    Field::text("/basis/kind"),
    Field::text("/basis/number"),
    Field::text("/basis/date"),
    Field::text("/basis/note"),
];
const PAPERS: &[BasisKind] = &[BasisKind::DepartmentOrder, BasisKind::Document];

#[derive(Properties, PartialEq)]
struct DetailsProps {
    form: Form,
    districts: Choices,
}

#[component]
fn Details(props: &DetailsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    html! {
        <>
            <div class="veche-form__two">
                <SelectField form={form.clone()} name="/kind" label={words.t("organization-kind")} choices={kinds(words)} />
                <TextField form={form.clone()} name="/legal_form" label={words.t("organization-legal-form")} />
                <TextField form={form.clone()} name="/number" label={words.t("organization-number")} />
                <SelectField form={form.clone()} name="/district_code" label={words.t("district")} choices={props.districts.clone()} />
            </div>
            <TextField form={form.clone()} name="/email" kind="email" label={words.t("email")} />
            <CheckField form={form.clone()} name="/curates" label={words.t("organization-curates")} />
        </>
    }
}

/// A new organization.
#[component]
pub fn NewOrganizationPage() -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let districts = use_districts();
    let form = use_form(NEW, Some("organization".to_owned()), Vec::new);
    let then = {
        let form = form.clone();
        Callback::from(move |reply: Rc<Reply<Organization>>| {
            form.reset();
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Organization { id: reply.data.id });
            }
        })
    };
    let mutation = use_mutation::<CreateOrganization>(Some(words.t("organization-created").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewOrganization>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    html! {
        <>
            <Breadcrumbs to={Route::Organizations} label={words.t("nav-organizations")} here={words.t("organization-new")} />
            <PageTitle title={words.t("organization-new")} />
            <Card title={words.t("facts-title")}>
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("organization-create")} {onsubmit}>
                    <TextField form={form.clone()} name="/short_name" label={words.t("organization-short-name")} />
                    <TextField form={form.clone()} name="/full_name" label={words.t("organization-full-name")} />
                    <Details form={form.clone()} {districts} />
                    <TextField form={form.clone()} name="/code" label={words.t("organization-code")} />
                </FormFrame>
            </Card>
        </>
    }
}

/// Properties of the forms about one organization.
#[derive(Properties, PartialEq)]
pub struct EditOrganizationProps {
    /// Organization.
    pub organization: Rc<Organization>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<Organization>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// Changes everything but the name.
#[component]
pub fn EditOrganization(props: &EditOrganizationProps) -> Html {
    let words = use_words();
    let districts = use_districts();
    let organization = &props.organization;
    let form = use_form(EDIT, Some(format!("organization-{}", organization.id)), || {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            ("/kind", organization.kind.code().to_owned()),
            ("/legal_form", text(&organization.legal_form)),
            ("/number", text(&organization.number)),
            ("/district_code", text(&organization.district_code)),
            ("/email", text(&organization.email)),
            ("/curates", organization.curates.to_string()),
            (
                "/closed_on",
                organization.closed_on.map(|d| d.to_string()).unwrap_or_default(),
            ),
        ]
    });
    let done = words.t("organization-saved").into();
    let mutation = use_mutation::<UpdateOrganization>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mutation.run.clone(),
            props.etag.clone(),
            organization.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read_changes::<OrganizationPatch>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("organization-edit")} onclose={props.onclose.clone()} wide=true>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <Details form={form.clone()} {districts} />
                <DateField form={form.clone()} name="/closed_on" label={words.t("organization-closed-on")} hint={words.t("until-hint")} />
            </FormFrame>
        </Dialog>
    }
}

/// Gives a new name from a date.
#[component]
pub(super) fn RenameForm(props: &EditOrganizationProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let organization = &props.organization;
    let form = use_form(RENAME, Some(format!("rename-{}", organization.id)), || {
        vec![
            ("/full_name", organization.full_name.clone()),
            ("/short_name", organization.short_name.clone()),
            ("/from", today),
        ]
    });
    let done = words.t("organization-renamed").into();
    let mutation = use_mutation::<RenameOrganization>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mutation.run.clone(),
            props.etag.clone(),
            organization.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewName>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("organization-rename")} onclose={props.onclose.clone()} wide=true>
            <p class="veche-muted">{ words.t("organization-rename-note") }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("organization-rename")} {onsubmit} oncancel={props.onclose.clone()}>
                <TextField form={form.clone()} name="/short_name" label={words.t("organization-short-name")} />
                <TextField form={form.clone()} name="/full_name" label={words.t("organization-full-name")} />
                <DateField form={form.clone()} name="/from" label={words.t("from")} />
                <BasisFields form={form.clone()} kinds={PAPERS} />
            </FormFrame>
        </Dialog>
    }
}

/// Records the organization that followed.
#[component]
pub(super) fn SucceedForm(props: &EditOrganizationProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let organization = &props.organization;
    let form = use_form(SUCCEED, Some(format!("succeed-{}", organization.id)), || {
        vec![("/on", today)]
    });
    let done = words.t("organization-succeeded").into();
    let mutation = use_mutation::<SucceedOrganization>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mutation.run.clone(),
            props.etag.clone(),
            organization.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewSuccession>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let choices = Rc::new(
        SuccessionKind::ALL
            .iter()
            .map(|k| {
                (
                    AttrValue::Static(k.code()),
                    words.code("succession", k.code()).into(),
                )
            })
            .collect(),
    );
    html! {
        <Dialog title={words.t("organization-succeed")} onclose={props.onclose.clone()} wide=true>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <Picker form={form.clone()} name="/successor_id" shown="#successor" label={words.t("successor")} source={Source::Organizations} />
                <div class="veche-form__two">
                    <SelectField form={form.clone()} name="/kind" label={words.t("succession-kind")} {choices} />
                    <DateField form={form.clone()} name="/on" label={words.t("from")} />
                </div>
                <BasisFields form={form.clone()} kinds={PAPERS} />
            </FormFrame>
        </Dialog>
    }
}
