//! Opening and changing an account.

use std::rc::Rc;

use veche_domain::accounts::{
    Account, AccountPatch, AccountRole, CreateAccount, GetAccount, NewAccount, UpdateAccount,
};
use yew::prelude::*;

use super::list::roles;
use crate::{
    api::{Query, Reply, Request},
    hooks::{Field, Form, Kind, Source, use_admin_units, use_form, use_mutation, use_refusal, use_resource},
    state::use_words,
    ui::{CheckField, Dialog, FaultAlert, FormFrame, Picker, SelectField, TextField},
};

static NEW: &[Field] = &[
    Field::needed("/login"),
    Field::needed("/name"),
    Field::needed("/password"),
    Field::text("/role"),
    Field::text("/organization_id"),
    Field::text("/admin_unit_code"),
    Field::text("/person_id"),
];
static EDIT: &[Field] = &[
    Field::needed("/name"),
    Field::text("/password"),
    Field::text("/role"),
    Field::text("/organization_id"),
    Field::text("/admin_unit_code"),
    Field::text("/person_id"),
    Field::of("/enabled", Kind::Flag),
];

fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<Account>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

#[derive(Properties, PartialEq)]
struct PowersProps {
    form: Form,
}

/// Role, institution of an institution's officer, person.
#[component]
fn Powers(props: &PowersProps) -> Html {
    let words = use_words();
    let form = &props.form;
    let units = use_admin_units();
    let institution = form.get("/role") == AccountRole::Institution.code();
    html! {
        <>
            <SelectField form={form.clone()} name="/role" label={words.t("account-role")} choices={roles(words)} />
            if institution {
                <Picker form={form.clone()} name="/organization_id" shown="#organization" label={words.t("curating-institution")} source={Source::Institutions} />
            }
            if form.get("/role") == AccountRole::District.code() {
                <SelectField form={form.clone()} name="/admin_unit_code" label={words.t("account-unit")} hint={words.t("account-unit-hint")} choices={units} />
            }
            <Picker form={form.clone()} name="/person_id" shown="#person" label={words.t("account-person")} hint={words.t("account-person-hint")} source={Source::People} />
        </>
    }
}

/// Properties of [`NewAccountForm`].
#[derive(Properties, PartialEq)]
pub(super) struct NewAccountFormProps {
    pub(super) onclose: Callback<()>,
}

/// Opens an account. No draft is kept: it would hold a password.
#[component]
pub(super) fn NewAccountForm(props: &NewAccountFormProps) -> Html {
    let words = use_words();
    let form = use_form(NEW, None, Vec::new);
    let done = words.t("account-created").into();
    let mutation = use_mutation::<CreateAccount>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), mutation.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewAccount>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    html! {
        <Dialog title={words.t("account-new")} onclose={props.onclose.clone()}>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("account-new")} {onsubmit} oncancel={props.onclose.clone()}>
                <div class="veche-form__two">
                    <TextField form={form.clone()} name="/login" label={words.t("login")} />
                    <TextField form={form.clone()} name="/password" kind="password" autocomplete="new-password" label={words.t("account-password")} hint={words.t("account-password-hint")} />
                </div>
                <TextField form={form.clone()} name="/name" label={words.t("account-name")} />
                <Powers form={form.clone()} />
            </FormFrame>
        </Dialog>
    }
}

/// Properties of [`EditAccount`].
#[derive(Properties, PartialEq)]
pub(super) struct EditAccountProps {
    pub(super) account: Rc<Account>,
    pub(super) onclose: Callback<()>,
}

/// Changes an account.
#[component]
pub(super) fn EditAccount(props: &EditAccountProps) -> Html {
    let words = use_words();
    let account = &props.account;
    // The list carries no version to name in `If-Match`.
    let resource = use_resource::<GetAccount>(&[account.id.to_string()], Query::default());
    let form = use_form(EDIT, None, || {
        vec![
            ("/name", account.name.clone()),
            (
                "/role",
                account.role.map(|r| r.code().to_owned()).unwrap_or_default(),
            ),
            (
                "/organization_id",
                account
                    .organization_id
                    .map(|id| id.to_string())
                    .unwrap_or_default(),
            ),
            (
                "/admin_unit_code",
                account.admin_unit_code.clone().unwrap_or_default(),
            ),
            (
                "/person_id",
                account
                    .person
                    .as_ref()
                    .map(|p| p.id.to_string())
                    .unwrap_or_default(),
            ),
            (
                "#person",
                account
                    .person
                    .as_ref()
                    .map(|p| p.full_name.clone())
                    .unwrap_or_default(),
            ),
            ("/enabled", account.enabled.to_string()),
        ]
    });
    let done = words.t("account-saved").into();
    let mutation = use_mutation::<UpdateAccount>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag, id) = (
            form.clone(),
            mutation.run.clone(),
            resource.etag(),
            account.id.to_string(),
        );
        Callback::from(move |()| {
            if let Some(body) = form.read_changes::<AccountPatch>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={account.login.clone()} onclose={props.onclose.clone()}>
            if let Some(fault) = resource.fault.clone() {
                <FaultAlert {fault} retry={resource.retry.clone()} />
            }
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} ready={resource.reply.is_some()} {onsubmit} oncancel={props.onclose.clone()}>
                <TextField form={form.clone()} name="/name" label={words.t("account-name")} />
                <Powers form={form.clone()} />
                <TextField form={form.clone()} name="/password" kind="password" autocomplete="new-password" label={words.t("account-password-new")} hint={words.t("account-password-hint")} />
                <CheckField form={form.clone()} name="/enabled" label={words.t("account-enabled")} />
            </FormFrame>
        </Dialog>
    }
}
