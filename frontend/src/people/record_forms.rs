//! Adding an employment, a category, a statement of tenure.

use std::rc::Rc;

use veche_domain::{
    orders::BasisKind,
    people::{
        AddEmployment, AddQualification, Employment, EmploymentPatch, NewEmployment, NewQualification,
        NewTenureStatement, Person, StateTenure, TenureKind, UpdateEmployment,
    },
};
use yew::prelude::*;

use crate::{
    api::{Reply, Request},
    hooks::{
        Choices, Field, Form, Kind, Source, use_categories, use_form, use_mutation, use_positions,
        use_refusal, use_subjects,
    },
    state::use_words,
    ui::{BasisFields, CheckField, ClauseLink, DateField, Dialog, FormFrame, Picker, SelectField, TextField},
};

/// Papers of a person's working life.
const PAPERS: &[BasisKind] = &[
    BasisKind::Document,
    BasisKind::OrganizationOrder,
    BasisKind::DepartmentOrder,
];

static EMPLOYMENT: &[Field] = &[
    Field::needed("/organization_id"),
    Field::needed("/position_code"),
    Field::of("/subjects", Kind::List),
    Field::of("/is_main", Kind::Flag),
    Field::of("/in_specialty", Kind::Flag),
    Field::text("/from"),
    Field::text("/until"),
    Field::text("/basis/kind"),
    Field::text("/basis/number"),
    Field::text("/basis/date"),
    Field::text("/basis/note"),
];
static EMPLOYMENT_CHANGE: &[Field] = &[
    Field::needed("/position_code"),
    Field::of("/subjects", Kind::List),
    Field::of("/is_main", Kind::Flag),
    Field::of("/in_specialty", Kind::Flag),
    Field::text("/from"),
    Field::text("/until"),
];
static QUALIFICATION: &[Field] = &[
    Field::needed("/category_code"),
    Field::text("/granted_on"),
    Field::text("/basis/kind"),
    Field::text("/basis/number"),
    Field::text("/basis/date"),
    Field::text("/basis/note"),
];
static TENURE: &[Field] = &[
    Field::needed("/kind"),
    Field {
        pointer: "/years",
        kind: Kind::Number,
        required: true,
    },
    Field::needed("/as_of"),
    Field::text("/basis/kind"),
    Field::text("/basis/number"),
    Field::text("/basis/date"),
    Field::text("/basis/note"),
];

/// Properties of the forms.
#[derive(Properties, PartialEq)]
pub(super) struct RecordFormProps {
    pub(super) person: Rc<Person>,
    pub(super) etag: Option<String>,
    pub(super) onclose: Callback<()>,
}

fn finished(form: &Form, onclose: &Callback<()>) -> Callback<Rc<Reply<Person>>> {
    let (form, onclose) = (form.clone(), onclose.clone());
    Callback::from(move |_| {
        form.reset();
        onclose.emit(());
    })
}

/// Adds an employment.
#[component]
pub(super) fn EmploymentForm(props: &RecordFormProps) -> Html {
    let words = use_words();
    let positions = use_positions();
    let subjects = use_subjects();
    let first = props.person.employments.is_empty();
    let form = use_form(
        EMPLOYMENT,
        Some(format!("employment-{}", props.person.id)),
        || {
            vec![
                ("/is_main", first.to_string()),
                ("/in_specialty", "true".to_owned()),
            ]
        },
    );
    let done = words.t("employment-added").into();
    let mutation = use_mutation::<AddEmployment>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.person.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewEmployment>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("employment-add")} onclose={props.onclose.clone()} wide=true>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("employment-add")} {onsubmit} oncancel={props.onclose.clone()}>
                <Picker form={form.clone()} name="/organization_id" shown="#organization" label={words.t("organization")} source={Source::Organizations} />
                <EmploymentFields form={form.clone()} {positions} {subjects} />
                <BasisFields form={form.clone()} kinds={PAPERS} />
            </FormFrame>
        </Dialog>
    }
}

/// Properties of [`EmploymentChange`].
#[derive(Properties, PartialEq)]
pub(super) struct EmploymentChangeProps {
    pub(super) person: Rc<Person>,
    pub(super) employment: Employment,
    pub(super) etag: Option<String>,
    pub(super) onclose: Callback<()>,
}

/// Corrects or ends an employment; the employer stays, another one is another employment.
#[component]
pub(super) fn EmploymentChange(props: &EmploymentChangeProps) -> Html {
    let words = use_words();
    let positions = use_positions();
    let subjects = use_subjects();
    let known = &props.employment;
    let form = use_form(
        EMPLOYMENT_CHANGE,
        Some(format!("employment-{}-{}", props.person.id, known.id)),
        || {
            let date = |day: Option<chrono::NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
            vec![
                ("/position_code", known.position_code.clone()),
                ("/subjects", known.subjects.join("\n")),
                ("/is_main", known.is_main.to_string()),
                ("/in_specialty", known.in_specialty.to_string()),
                ("/from", date(known.from)),
                ("/until", date(known.until)),
            ]
        },
    );
    let done = words.t("saved").into();
    let mutation = use_mutation::<UpdateEmployment>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let keys = [props.person.id.to_string(), known.id.to_string()];
        Callback::from(move |()| {
            if let Some(body) = form.read_changes::<EmploymentPatch>() {
                let [person, employment] = &keys;
                run.emit(
                    Request::to(&[person, employment])
                        .body(body)
                        .if_match(etag.clone()),
                );
            }
        })
    };
    html! {
        <Dialog title={words.t("employment-change")} onclose={props.onclose.clone()} wide=true>
            <p class="veche-muted">{ known.organization.short_name.clone() }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <EmploymentFields form={form.clone()} {positions} {subjects} />
            </FormFrame>
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct EmploymentFieldsProps {
    form: Form,
    positions: Choices,
    subjects: Choices,
}

#[component]
fn EmploymentFields(props: &EmploymentFieldsProps) -> Html {
    let words = use_words();
    let form = &props.form;
    html! {
        <>
            <div class="veche-form__two">
                <SelectField form={form.clone()} name="/position_code" label={words.t("position")} choices={props.positions.clone()} />
                <SelectField form={form.clone()} name="/subjects" label={words.t("subject-taught")} choices={props.subjects.clone()} />
                <DateField form={form.clone()} name="/from" label={words.t("from")} hint={words.t("employment-from-hint")} />
                <DateField form={form.clone()} name="/until" label={words.t("until")} hint={words.t("until-hint")} />
            </div>
            <CheckField form={form.clone()} name="/is_main" label={words.t("employment-main")} />
            <CheckField form={form.clone()} name="/in_specialty" label={words.t("employment-specialty")} />
        </>
    }
}

/// Adds a category.
#[component]
pub(super) fn QualificationForm(props: &RecordFormProps) -> Html {
    let words = use_words();
    let categories = use_categories();
    let form = use_form(
        QUALIFICATION,
        Some(format!("qualification-{}", props.person.id)),
        Vec::new,
    );
    let done = words.t("qualification-added").into();
    let mutation = use_mutation::<AddQualification>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.person.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewQualification>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    html! {
        <Dialog title={words.t("qualification-add")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("category-rule") }</p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("qualification-add")} {onsubmit} oncancel={props.onclose.clone()}>
                <div class="veche-form__two">
                    <SelectField form={form.clone()} name="/category_code" label={words.t("category")} choices={categories} />
                    <DateField form={form.clone()} name="/granted_on" label={words.t("category-granted-on")} />
                </div>
                <BasisFields form={form.clone()} kinds={PAPERS} />
            </FormFrame>
        </Dialog>
    }
}

/// States a tenure by a document.
#[component]
pub(super) fn TenureForm(props: &RecordFormProps) -> Html {
    let words = use_words();
    let today = words.today.to_string();
    let form = use_form(TENURE, Some(format!("tenure-{}", props.person.id)), || {
        vec![
            ("/kind", TenureKind::Specialty.code().to_owned()),
            ("/as_of", today),
            ("/basis/kind", BasisKind::Document.code().to_owned()),
        ]
    });
    let done = words.t("tenure-added").into();
    let mutation = use_mutation::<StateTenure>(Some(done), finished(&form, &props.onclose));
    use_refusal(&form, &mutation.fault);
    let onsubmit = {
        let (form, run, etag) = (form.clone(), mutation.run.clone(), props.etag.clone());
        let id = props.person.id.to_string();
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewTenureStatement>() {
                run.emit(Request::to(&[&id]).body(body).if_match(etag.clone()));
            }
        })
    };
    let kinds = Rc::new(
        TenureKind::ALL
            .iter()
            .map(|k| {
                (
                    AttrValue::Static(k.code()),
                    words.code("tenure-kind", k.code()).into(),
                )
            })
            .collect(),
    );
    html! {
        <Dialog title={words.t("tenure-add")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("tenure-rule") }{ " " }<ClauseLink id="VII.7.3" /></p>
            <FormFrame form={form.clone()} fault={mutation.fault.clone()} busy={mutation.busy} submit={words.t("save")} {onsubmit} oncancel={props.onclose.clone()}>
                <SelectField form={form.clone()} name="/kind" label={words.t("tenure-kind")} choices={kinds} />
                <div class="veche-form__two">
                    <TextField form={form.clone()} name="/years" kind="number" label={words.t("tenure-years")} />
                    <DateField form={form.clone()} name="/as_of" label={words.t("tenure-on")} />
                </div>
                <BasisFields form={form.clone()} kinds={PAPERS} />
            </FormFrame>
        </Dialog>
    }
}
