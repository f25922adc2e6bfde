//! The tab «План» of an association: its plans by year, each with its state and progress. Small: it lives with the
//! pages of associations, too.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    calendar::{school_year, school_year_label},
    plans::{ListPlans, PlanRow},
};
use yew::prelude::*;

use super::naming::{progress_bar, state_mark};
use crate::{
    api::Query,
    hooks::{ListState, use_list},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{ButtonKind, Card, ClauseLink, EmptyState, Link, LinkButton, ListFrame, Mark, Sign, State},
};

/// Properties of [`AssociationPlans`].
#[derive(Properties, PartialEq)]
pub struct AssociationPlansProps {
    /// Association.
    pub id: Id,
    /// Institution that curates it today.
    #[prop_or_default]
    pub institution: Option<Id>,
}

/// Loads the plans of an association.
#[component]
pub fn AssociationPlans(props: &AssociationPlansProps) -> Html {
    let query = Query::of([
        ("association_id", props.id.to_string()),
        ("limit", "20".to_owned()),
    ]);
    let list = use_list::<ListPlans, PlanRow>(&[], query);
    html! { <AssociationPlansView id={props.id} institution={props.institution} {list} /> }
}

/// Properties of [`AssociationPlansView`].
#[derive(Properties, PartialEq)]
pub struct AssociationPlansViewProps {
    /// Association.
    pub id: Id,
    /// Institution that curates it today.
    #[prop_or_default]
    pub institution: Option<Id>,
    /// Its plans.
    pub list: ListState<PlanRow>,
}

/// The plans, the latest year first; a year without one says so.
#[component]
pub fn AssociationPlansView(props: &AssociationPlansViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let resource = Resource::Association {
        id: props.id,
        institution: props.institution,
    };
    let writes = !turned && actor.is_some_and(|a| allows(&a, Action::WriteWork, resource));
    let now = school_year(words.today);
    let mut rows: Vec<Rc<PlanRow>> = props
        .list
        .rows
        .iter()
        .flat_map(|rows| rows.iter())
        .cloned()
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.school_year));
    let missing = props.list.rows.is_some() && rows.iter().all(|row| row.school_year != now);
    let begin = || {
        let query = Query::of([("begin", props.id.to_string()), ("year", now.to_string())]);
        html! {
            if writes {
                <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::Plans} {query} label={words.t("plan-begin")} />
            }
        }
    };
    let none = words.with("plans-none", &[("year", &school_year_label(now))]);
    let empty =
        html! { <EmptyState title={none.clone()} text={words.t("plans-none-text")}>{ begin() }</EmptyState> };
    html! {
        <Card title={words.t("nav-plans")} actions={html! { <ClauseLink id="VII.7.7" /> }}>
            if missing && !rows.is_empty() {
                <p><Mark state={State::Due} label={none} /></p>
                <div class="veche-actions">{ begin() }</div>
            }
            <ListFrame<PlanRow> list={props.list.clone()} {empty}>
                <ul class="veche-marks" role="list">
                    { for rows.iter().map(|row| html! {
                        <li key={row.id.to_string()} class="veche-marks__row">
                            <div class="veche-marks__what">
                                <Link to={Route::Plan { id: row.id }}>{ words.with("plan-of-year", &[("year", &school_year_label(row.school_year))]) }</Link>
                                if let Some(theme) = &row.theme { <div class="veche-cell__note" lang="ru">{ theme.clone() }</div> }
                                <div>{ state_mark(words, row.state) }</div>
                            </div>
                            <div>{ progress_bar(words, row.progress) }</div>
                        </li>
                    }) }
                </ul>
            </ListFrame<PlanRow>>
        </Card>
    }
}
