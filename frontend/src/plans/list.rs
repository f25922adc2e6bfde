//! The list of plans: a school year, each plan with its state, its days and its progress.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Actor, Resource, allows},
    associations::{AssociationRow, AssociationStatus, ListAssociations},
    calendar::{SchoolYear, school_year, school_year_label},
    plans::{ListPlans, PlanRow, PlanState},
};
use yew::prelude::*;

use super::{
    begin::BeginDialog,
    naming::{progress_bar, state_mark},
};
use crate::{
    api::Query,
    hooks::{Choices, ListState, Params, coded, use_list, use_params},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{
        Button, ButtonKind, ClauseLink, Column, EmptyState, FilterSelect, FilterToggle, Link, LinkButton,
        ListFrame, Mark, PageTitle, SearchBox, Segments, Sign, State, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &["association_id", "state", "mine"];

/// Associations whose plan the actor may write.
fn own(actor: &Actor, rows: &[Rc<AssociationRow>]) -> Choices {
    let writes = |row: &&Rc<AssociationRow>| {
        let resource = Resource::Association {
            id: row.id,
            institution: row.curating_institution.as_ref().map(|o| o.id),
        };
        row.status == AssociationStatus::Active && allows(actor, Action::WriteWork, resource)
    };
    Rc::new(
        rows.iter()
            .filter(writes)
            .map(|a| (a.id.to_string().into(), a.name.clone().into()))
            .collect(),
    )
}

/// Loads the plans of a school year.
#[component]
pub fn PlansPage() -> Html {
    let words = use_words();
    let actor = use_actor();
    let params = use_params();
    let now = school_year(words.today);
    let year = params.get("year").and_then(|y| y.parse().ok()).unwrap_or(now);
    let query = params
        .query
        .only(FILTERS)
        .with("q", params.get("q").map(str::to_owned))
        .with("school_year", Some(year.to_string()))
        .with("count", Some("true".to_owned()));
    let list = use_list::<ListPlans, PlanRow>(&[], query);
    let all = Query::of([("limit", "200".to_owned())]);
    let associations = use_list::<ListAssociations, AssociationRow>(&[], all)
        .rows
        .unwrap_or_default();
    let named: Choices = Rc::new(
        associations
            .iter()
            .map(|a| (a.id.to_string().into(), a.name.clone().into()))
            .collect(),
    );
    let own = actor.map(|actor| own(&actor, &associations)).unwrap_or_default();
    html! { <PlansView {list} {params} associations={named} {own} {year} /> }
}

/// Properties of [`PlansView`].
#[derive(Properties, PartialEq)]
pub struct PlansViewProps {
    /// Rows.
    pub list: ListState<PlanRow>,
    /// Filters.
    pub params: Params,
    /// Names of associations.
    #[prop_or_default]
    pub associations: Choices,
    /// Associations whose plan the reader may write.
    #[prop_or_default]
    pub own: Choices,
    /// School year.
    pub year: SchoolYear,
}

/// The plans of a school year.
#[component]
pub fn PlansView(props: &PlansViewProps) -> Html {
    let words = use_words();
    let turned = use_on_date().is_turned();
    // Another page may lead here to begin a plan.
    let asked = props.params.get("begin").and_then(|id| id.parse().ok());
    let beginning = use_state(|| asked.map(|_: veche_domain::Id| false));
    let begin = |copy: Option<bool>| {
        let beginning = beginning.clone();
        Callback::from(move |()| beginning.set(copy))
    };
    let params = &props.params;
    let writes = !turned && !props.own.is_empty();
    let now = school_year(words.today);
    let years: Choices = Rc::new(
        (now - 2..=now + 1)
            .map(|y| {
                (
                    AttrValue::from(y.to_string()),
                    AttrValue::from(school_year_label(y)),
                )
            })
            .collect(),
    );
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! {
            <EmptyState title={words.with("plans-none", &[("year", &school_year_label(props.year))])} text={words.t("plans-none-text")}>
                if writes {
                    <Button kind={ButtonKind::Primary} sign={Some(Sign::Add)} label={words.t("plan-begin")} onclick={begin(Some(false))} />
                    <Button label={words.t("plan-copy")} onclick={begin(Some(true))} />
                }
            </EmptyState>
        }
    };
    let columns = Rc::new(vec![
        Column::plain(words.t("plan-association")),
        Column::plain(words.t("plan-state")),
        Column::plain(words.t("plan-submitted-on")),
        Column::plain(words.t("plan-approved-on")),
        Column::plain(words.t("plan-tab-progress")),
    ]);
    let note = html! { <>{ words.t("plans-about") }{ " " }<ClauseLink id="VII.7.9" /></> };
    html! {
        <>
            <PageTitle title={words.t("nav-plans")} {note}>
                <LinkButton to={Route::CityYear} query={Query::of([("year", props.year.to_string())])} label={words.t("city-year")} />
                if writes {
                    <Button kind={ButtonKind::Primary} sign={Some(Sign::Add)} label={words.t("plan-begin")} onclick={begin(Some(false))} />
                }
            </PageTitle>
            <Segments label={words.t("plan-year")} choices={years} now={props.year.to_string()} onchoose={params.setter("year")} />
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-plans")} />
                <FilterSelect params={params.clone()} name="association_id" label={words.t("plan-association")} choices={props.associations.clone()} />
                <FilterSelect
                    params={params.clone()} name="state" label={words.t("plan-state")}
                    choices={coded(words, "plan-state", PlanState::ALL.iter().map(|s| s.code()))}
                />
                <FilterToggle params={params.clone()} name="mine" label={words.t("plans-mine")} />
            </Toolbar>
            <ListFrame<PlanRow> list={props.list.clone()} {empty} counted="plans-count">
                <Table caption={words.t("nav-plans")} {columns} lines={props.list.lines(|row| html! { <PlanLine key={row.id.to_string()} row={row.clone()} /> })} />
            </ListFrame<PlanRow>>
            if let Some(copy) = *beginning {
                <BeginDialog associations={props.own.clone()} association={asked} year={props.year} {copy} onclose={begin(None)} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PlanLineProps {
    row: Rc<PlanRow>,
}

/// A plan of the list.
#[component]
fn PlanLine(props: &PlanLineProps) -> Html {
    let words = use_words();
    let row = &props.row;
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("plan-association")}>
                <Link to={Route::Plan { id: row.id }}>{ row.association.name.clone() }</Link>
                if let Some(theme) = &row.theme { <div class="veche-cell__note" lang="ru">{ theme.clone() }</div> }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("plan-state")}>{ state_mark(words, row.state) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("plan-submitted-on")}>
                <span>
                    { words.date_or(row.first_submitted_on, "plan-not-yet") }
                    if row.late { { " " }<Mark state={State::Overdue} label={words.t("plan-late")} /> }
                </span>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("plan-approved-on")}>{ words.date_or(row.approved_on, "plan-not-yet") }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("plan-tab-progress")}>{ progress_bar(words, row.progress) }</td>
        </tr>
    }
}
