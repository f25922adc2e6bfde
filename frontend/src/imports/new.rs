//! The first step: which list, of which date, which file.

use std::rc::Rc;

use veche_domain::imports::{CreateImport, ImportKind};
use web_sys::HtmlInputElement;
use yew::{platform::spawn_local, prelude::*};
use yew_router::prelude::*;

use super::list::coded;
use crate::{
    api::{self, Fault},
    hooks::{Field, Form, use_form},
    routes::Route,
    state::{cache, use_invalidate, use_session, use_words},
    ui::{Alert, Breadcrumbs, Card, DateField, FormFrame, PageTitle, SelectField, TextField, Tone},
};

/// Largest file the server takes.
const MOST_BYTES: f64 = 25.0 * 1024.0 * 1024.0;

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

/// A new import.
#[component]
pub fn NewImportPage(props: &NewImportPageProps) -> Html {
    let first = props.kind;
    let words = use_words();
    let navigator = use_navigator();
    let session = use_session();
    let invalidate = use_invalidate();
    let today = words.today.to_string();
    let form = use_form(FIELDS, None, || {
        vec![("/kind", first.code().to_owned()), ("/as_of", today)]
    });
    let input = use_node_ref();
    let busy = use_state(|| false);
    let fault = use_state(|| None::<Fault>);
    let problem = use_state(|| None::<&'static str>);

    let onsubmit = {
        let (form, input) = (form.clone(), input.clone());
        let (busy, fault, problem) = (busy.clone(), fault.clone(), problem.clone());
        Callback::from(move |()| {
            let files = input.cast::<HtmlInputElement>().and_then(|i| i.files());
            let Some(file) = files.and_then(|f| f.get(0)) else {
                problem.set(Some("import-no-file"));
                return;
            };
            if file.size() > MOST_BYTES {
                problem.set(Some("import-too-large"));
                return;
            }
            problem.set(None);
            busy.set(true);
            fault.set(None);
            let mut fields = vec![
                ("kind", form.get("/kind").to_owned()),
                ("as_of", form.get("/as_of").to_owned()),
            ];
            if is_annex(&form) {
                fields.push(("order_number", form.get("/order_number").to_owned()));
            }
            let (busy, fault, navigator) = (busy.clone(), fault.clone(), navigator.clone());
            let (session, invalidate) = (session.clone(), invalidate.clone());
            spawn_local(async move {
                let answer = api::upload::<CreateImport>(&file, &fields).await;
                busy.set(false);
                match answer {
                    Ok(reply) => {
                        invalidate.emit(cache::touched_by("imports"));
                        if let Some(navigator) = navigator {
                            navigator.push(&Route::Import { id: reply.data.id });
                        }
                    }
                    Err(problem) => {
                        if problem.is_unauthenticated()
                            && let Some(session) = session
                        {
                            session.expire();
                        }
                        fault.set(Some(problem));
                    }
                }
            });
        })
    };
    let kinds = Rc::clone(&coded(
        words,
        "import-kind",
        ImportKind::ALL.iter().map(|k| k.code()),
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
                <FormFrame form={form.clone()} fault={(*fault).clone()} busy={*busy} submit={words.t("import-read")} {onsubmit}>
                    <div class="veche-form__two">
                        <SelectField form={form.clone()} name="/kind" label={words.t("import-kind")} choices={kinds} />
                        <DateField form={form.clone()} name="/as_of" label={words.t(date)} hint={words.t(date_hint)} />
                    </div>
                    <p class="veche-muted">{ words.code("import-kind-about", form.get("/kind")) }</p>
                    if annex {
                        <TextField form={form.clone()} name="/order_number" label={words.t("import-order-number")} hint={words.t("import-order-number-hint")} />
                    }
                    <div class="veche-field">
                        <label class="pf-v6-c-form__label" for="import-file">
                            <span class="pf-v6-c-form__label-text">{ words.t("import-file") }</span>
                        </label>
                        <input
                            id="import-file" class="veche-file" type="file" ref={input}
                            accept=".xlsx,.xls,.ods,.csv,.tsv,.txt" aria-describedby="import-file-hint"
                        />
                        <p class="veche-field__hint" id="import-file-hint">{ words.t("import-file-hint") }</p>
                    </div>
                    if let Some(key) = *problem {
                        <Alert tone={Tone::Danger} live=true title={words.t(key)} />
                    }
                </FormFrame>
            </Card>
        </>
    }
}

/// Whether the annex of an order is chosen, which has a number besides its date.
fn is_annex(form: &Form) -> bool {
    form.get("/kind") == ImportKind::OrderAnnex.code()
}
