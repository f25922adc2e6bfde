//! Beginning a plan: empty, or as a copy of last year's.

use std::rc::Rc;

use veche_domain::{
    Id,
    calendar::{SchoolYear, school_year_label},
    plans::{CreatePlan, ListPlans, NewPlan, Plan, PlanRow},
};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::{Query, Reply, Request},
    hooks::{Choices, Field, Kind, use_form, use_list, use_mutation, use_refusal},
    routes::Route,
    state::use_words,
    ui::{Alert, ClauseLink, Dialog, FormFrame, SelectField},
};

static FIELDS: &[Field] = &[
    Field::needed("/association_id"),
    Field {
        pointer: "/school_year",
        kind: Kind::Number,
        required: true,
    },
    Field::text("/copy_from"),
];

/// Properties of [`BeginDialog`].
#[derive(Properties, PartialEq)]
pub struct BeginDialogProps {
    /// Whose plan it may be.
    pub associations: Choices,
    /// Association that is known already.
    #[prop_or_default]
    pub association: Option<Id>,
    /// School year that is offered.
    pub year: SchoolYear,
    /// Whether a copy of last year's is what was asked for.
    #[prop_or_default]
    pub copy: bool,
    /// Closed.
    pub onclose: Callback<()>,
}

/// The earlier plans of an association, the latest first.
#[hook]
fn use_earlier(association: &str) -> Choices {
    let query = Query::of([
        ("association_id", association.to_owned()),
        ("limit", "20".to_owned()),
    ]);
    let list = use_list::<ListPlans, PlanRow>(&[], query);
    let rows = list
        .rows
        .iter()
        .flat_map(|rows| rows.iter())
        .filter(|_| !association.is_empty());
    let mut rows: Vec<&Rc<PlanRow>> = rows.collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.school_year));
    Rc::new(
        rows.into_iter()
            .map(|row| {
                (
                    AttrValue::from(row.id.to_string()),
                    AttrValue::from(school_year_label(row.school_year)),
                )
            })
            .collect(),
    )
}

/// Asks whose plan and of which year; begins it and opens the editor.
#[component]
pub fn BeginDialog(props: &BeginDialogProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let only = match props.associations.as_slice() {
        [(id, _)] => id.to_string(),
        _ => String::new(),
    };
    let form = use_form(FIELDS, None, || {
        vec![
            (
                "/association_id",
                props.association.map_or(only, |id| id.to_string()),
            ),
            ("/school_year", props.year.to_string()),
        ]
    });
    let earlier = use_earlier(form.get("/association_id"));
    {
        // A copy was asked for: of the latest plan before this year.
        let (form, copy) = (form.clone(), props.copy);
        use_effect_with((earlier.clone(), copy), move |(earlier, copy)| {
            if let Some((id, _)) = earlier
                .first()
                .filter(|_| *copy && form.get("/copy_from").is_empty())
            {
                form.set("/copy_from", id.to_string());
            }
        });
    }
    let then = {
        let form = form.clone();
        Callback::from(move |reply: Rc<Reply<Plan>>| {
            form.reset();
            if let Some(navigator) = &navigator {
                navigator.push(&Route::PlanTab {
                    id: reply.data.id,
                    tab: "edit".to_owned(),
                });
            }
        })
    };
    let begin = use_mutation::<CreatePlan>(Some(words.t("plan-begun").into()), then);
    use_refusal(&form, &begin.fault);
    let onsubmit = {
        let (form, run) = (form.clone(), begin.run.clone());
        Callback::from(move |()| {
            if let Some(body) = form.read::<NewPlan>() {
                run.emit(Request::default().body(body));
            }
        })
    };
    let years: Choices = Rc::new(
        (props.year - 3..=props.year + 1)
            .rev()
            .map(|y| {
                (
                    AttrValue::from(y.to_string()),
                    AttrValue::from(school_year_label(y)),
                )
            })
            .collect(),
    );
    html! {
        <Dialog title={words.t("plan-begin")} onclose={props.onclose.clone()}>
            <p class="veche-muted">{ words.t("plan-begin-text") }{ " " }<ClauseLink id="VII.7.7" /></p>
            if props.associations.is_empty() {
                <Alert title={words.t("plan-begin-nobody")}>{ words.t("plan-who-write") }</Alert>
            }
            <FormFrame form={form.clone()} fault={begin.fault.clone()} busy={begin.busy} submit={words.t("plan-begin")} {onsubmit} oncancel={props.onclose.clone()}>
                <SelectField form={form.clone()} name="/association_id" label={words.t("plan-association")} choices={props.associations.clone()} />
                <SelectField form={form.clone()} name="/school_year" label={words.t("plan-year")} choices={years} />
                <SelectField form={form.clone()} name="/copy_from" label={words.t("plan-copy-from")} hint={words.t("plan-copy-hint")} choices={earlier} />
            </FormFrame>
        </Dialog>
    }
}
