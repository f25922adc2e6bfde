//! The first step: which list, of which date, which file.

use std::rc::Rc;

use veche_domain::{
    Id,
    imports::{CreateImport, Import, ImportKind},
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::answers::NewAnswersPage;
use crate::{
    api::Reply,
    hooks::{Field, Form, Upload, coded, use_form, use_params, use_upload},
    routes::Route,
    state::use_words,
    ui::{Breadcrumbs, Card, DateField, FileField, FormFrame, PageTitle, SelectField, TextField},
};

static FIELDS: &[Field] = &[
    Field::needed("/kind"),
    Field::needed("/as_of"),
    Field::text("/order_number"),
];

/// Properties of [`NewImportPage`].
#[derive(Properties, PartialEq)]
pub struct NewImportPageProps {
    /// Kind of list that is chosen at first.
    #[prop_or(ImportKind::People)]
    pub kind: ImportKind,
}

/// A new import; with a meeting in the address, of its registration.
#[component]
pub fn NewImportPage(props: &NewImportPageProps) -> Html {
    let meeting = use_params().get("meeting").and_then(|id| id.parse::<Id>().ok());
    match meeting {
        Some(meeting) => html! { <NewAnswersPage key={meeting.to_string()} {meeting} /> },
        None => html! { <NewList kind={props.kind} /> },
    }
}

/// A list of a register, or the annex of an order.
#[component]
fn NewList(props: &NewImportPageProps) -> Html {
    let first = props.kind;
    let words = use_words();
    let navigator = use_navigator();
    let today = words.today.to_string();
    let form = use_form(FIELDS, None, || {
        vec![("/kind", first.code().to_owned()), ("/as_of", today)]
    });
    let input = use_node_ref();
    let opened = Callback::from(move |reply: Rc<Reply<Import>>| {
        if let Some(navigator) = &navigator {
            navigator.push(&Route::Import { id: reply.data.id });
        }
    });
    let upload = use_upload::<CreateImport>(opened);
    let onsubmit = {
        let (form, chosen, run) = (form.clone(), input.clone(), upload.run.clone());
        Callback::from(move |()| {
            let mut fields = vec![
                ("kind", form.get("/kind").to_owned()),
                ("as_of", form.get("/as_of").to_owned()),
            ];
            if is_annex(&form) {
                fields.push(("order_number", form.get("/order_number").to_owned()));
            }
            run.emit(Upload {
                chosen: chosen.clone(),
                fields,
                ..Upload::default()
            });
        })
    };
    let kinds = Rc::clone(&coded(
        words,
        "import-kind",
        // Answers of a registration belong to a meeting: their import begins on its page.
        ImportKind::ALL
            .iter()
            .filter(|kind| !matches!(kind, ImportKind::Registrations | ImportKind::Plan))
            .map(|k| k.code()),
    ));
    let annex = is_annex(&form);
    let (date, date_hint) = if annex {
        ("import-order-date", "import-order-date-hint")
    } else {
        ("import-date", "import-date-hint")
    };
    html! {
        <>
            <Breadcrumbs to={Route::Imports} label={words.t("nav-imports")} here={words.t("import-new")} />
            <PageTitle title={words.t("import-new")} note={html! { { words.t("import-about") } }} />
            <Card title={words.t("import-step-file")}>
                <FormFrame form={form.clone()} fault={upload.fault.clone()} busy={upload.busy} submit={words.t("import-read")} {onsubmit}>
                    <div class="veche-form__two">
                        <SelectField form={form.clone()} name="/kind" label={words.t("import-kind")} choices={kinds} />
                        <DateField form={form.clone()} name="/as_of" label={words.t(date)} hint={words.t(date_hint)} />
                    </div>
                    <p class="veche-muted">{ words.code("import-kind-about", form.get("/kind")) }</p>
                    if annex {
                        <TextField form={form.clone()} name="/order_number" label={words.t("import-order-number")} hint={words.t("import-order-number-hint")} />
                    }
                    <FileField
                        id="import-file" node={input} accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
                        label={words.t("import-file")} hint={words.t("import-file-hint")} problem={upload.problem}
                    />
                </FormFrame>
            </Card>
        </>
    }
}

/// Whether the annex of an order is chosen, which has a number besides its date.
fn is_annex(form: &Form) -> bool {
    form.get("/kind") == ImportKind::OrderAnnex.code()
}
