//! Registering and changing a person.

use std::rc::Rc;

use veche_domain::{
    people::{CreatePerson, NewPerson, Person, PersonPatch, UpdatePerson},
    problem::ErrorCode,
};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::{Field, Form, Kind, Source, use_form, use_mutation, use_positions, use_refusal, use_subjects},
    routes::Route,
    state::use_words,
    ui::{
        Breadcrumbs, Card, CheckField, DateField, Dialog, FormFrame, PageTitle, Picker, SelectField,
        TextField,
    },
};

static NEW: &[Field] = &[
    Field::needed("/last_name"),
    Field::needed("/first_name"),
    Field::text("/patronymic"),
    Field::text("/phone"),
    Field::text("/email"),
    Field::of("/namesake", Kind::Flag),
    Field::text("/employment/organization_id"),
    Field::text("/employment/position_code"),
    Field::text("/employment/from"),
];
static EDIT: &[Field] = &[
    Field::needed("/last_name"),
    Field::needed("/first_name"),
    Field::text("/patronymic"),
    Field::text("/phone"),
    Field::text("/email"),
];

#[derive(Properties, PartialEq)]
struct NamesProps {
    form: Form,
}

#[component]
fn Names(props: &NamesProps) -> Html {
    let words = use_words();
    let form = &props.form;
    html! {
        <>
            <TextField form={form.clone()} name="/last_name" label={words.t("last-name")} />
            <div class="veche-form__two">
                <TextField form={form.clone()} name="/first_name" label={words.t("first-name")} />
                <TextField form={form.clone()} name="/patronymic" label={words.t("patronymic")} hint={words.t("patronymic-hint")} />
            </div>
            <div class="veche-form__two">
                <TextField form={form.clone()} name="/phone" kind="tel" label={words.t("phone")} />
                <TextField form={form.clone()} name="/email" kind="email" label={words.t("email")} />
            </div>
        </>
    }
}

/// A new person.
#[component]
pub fn NewPersonPage() -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let positions = use_positions();
    let _ = use_subjects();
    let form = use_form(NEW, Some("person".to_owned()), Vec::new);
    let then = {
        let form = form.clone();
        Callback::from(move |reply: Rc<Reply<Person>>| {
            form.reset();
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Person { id: reply.data.id });
            }
        })
    };
    let mutation = use_mutation::<CreatePerson>(Some(words.t("person-created").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewPerson>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    // A namesake is asked about only when the register knows one.
    let namesake = mutation.fault.as_ref().and_then(|f| f.code()) == Some(ErrorCode::Duplicate)
        || form.get("/namesake") == "true";
    html! {
        <>
            <Breadcrumbs to={Route::People} label={words.t("nav-people")} here={words.t("person-new")} />
            <PageTitle title={words.t("person-new")} />
            <Card title={words.t("person-data")}>
                <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("person-create")} {onsubmit}>
                    <Names form={form.clone()} />
                    if namesake {
                        <CheckField form={form.clone()} name="/namesake" label={words.t("person-namesake")} />
                    }
                    <fieldset class="veche-fieldset">
                        <legend>{ words.t("employment-first") }</legend>
                        <Picker form={form.clone()} name="/employment/organization_id" shown="#organization" label={words.t("organization")} source={Source::Organizations} />
                        <div class="veche-form__two">
                            <SelectField form={form.clone()} name="/employment/position_code" label={words.t("position")} choices={positions} />
                            <DateField form={form.clone()} name="/employment/from" label={words.t("from")} />
                        </div>
                    </fieldset>
                </FormFrame>
            </Card>
        </>
    }
}

/// Properties of [`EditPerson`].
#[derive(Properties, PartialEq)]
pub struct EditPersonProps {
    /// Person.
    pub person: Rc<Person>,
    /// Version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Changes names and contacts.
#[component]
pub fn EditPerson(props: &EditPersonProps) -> Html {
    let words = use_words();
    let person = &props.person;
    let form = use_form(EDIT, Some(format!("person-{}", person.id)), || {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            ("/last_name", person.last_name.clone()),
            ("/first_name", person.first_name.clone()),
            ("/patronymic", text(&person.patronymic)),
            ("/phone", text(&person.phone)),
            ("/email", text(&person.email)),
        ]
    });
    let then = {
        let (form, onclose) = (form.clone(), props.onclose.clone());
        Callback::from(move |_: Rc<Reply<Person>>| {
            form.reset();
            onclose.emit(());
        })
    };
    let mutation = use_mutation::<UpdatePerson>(Some(words.t("person-saved").into()), then);
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mutation.run.clone(),
            props.etag.clone(),
            person.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read_changes::<PersonPatch>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("person-edit")} onclose={props.onclose.clone()}>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <Names form={form.clone()} />
            </FormFrame>
        </Dialog>
    }
}
