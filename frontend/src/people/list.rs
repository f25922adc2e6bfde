//! The register of people.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    associations::Office,
    people::{ListPeople, PersonRow},
};
use yew::prelude::*;

use super::{category_of, tenure_of, work_of};
use crate::{
    hooks::{
        Choices, ListState, Params, name_of, use_admin_units, use_categories, use_list, use_params,
        use_positions, use_subjects,
    },
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{
        ButtonKind, ClauseLink, Column, EmptyState, FilterSelect, FilterToggle, Link, LinkButton, ListFrame,
        PageTitle, SearchBox, Sign, Sorting, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &[
    "admin_unit",
    "position",
    "subject",
    "category",
    "category_expired",
    "organization_id",
    "association_id",
    "eligible_for",
    "ignore_expiry",
    "pedagogical_post",
];

/// Filters that say something only beside `eligible_for`.
const REFINING: &[&str] = &["ignore_expiry", "pedagogical_post"];

/// The dictionaries whose codes stand in rows and filters.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PeopleChoices {
    /// Administrative units.
    pub units: Choices,
    /// Positions.
    pub positions: Choices,
    /// Subjects.
    pub subjects: Choices,
    /// Categories.
    pub categories: Choices,
}

/// Loads the register.
#[component]
pub fn PeoplePage() -> Html {
    let params = use_params();
    let mut query = params.api(FILTERS).with("count", Some("true".into()));
    if params.get("eligible_for").is_none() {
        // They refine a search that is no longer made, and would be refused alone.
        REFINING.iter().for_each(|key| query.set(key, None));
    }
    let list = use_list::<ListPeople, PersonRow>(&[], query);
    let choices = PeopleChoices {
        units: use_admin_units(),
        positions: use_positions(),
        subjects: use_subjects(),
        categories: use_categories(),
    };
    html! { <PeopleView {list} {params} {choices} /> }
}

/// Properties of [`PeopleView`].
#[derive(Properties, PartialEq)]
pub struct PeopleViewProps {
    /// Rows.
    pub list: ListState<PersonRow>,
    /// Filters, order and search.
    pub params: Params,
    /// Dictionaries.
    #[prop_or_default]
    pub choices: PeopleChoices,
}

/// The register of people.
#[component]
pub fn PeopleView(props: &PeopleViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let params = &props.params;
    let may = |action| !turned && actor.as_ref().is_some_and(|a| allows(a, action, Resource::City));
    // A search for candidates tells the tenure, so it is offered only to those who may know it.
    let sees_tenure = actor
        .as_ref()
        .is_some_and(|a| allows(a, Action::ReadContacts, Resource::City));
    let sought = params.get("eligible_for").is_some();
    let mut columns = vec![
        Column::sorted(words.t("person-name"), "name"),
        Column::plain(words.t("person-work")),
        Column::plain(words.t("subject-taught")),
        Column::plain(words.t("category")),
    ];
    columns.extend(sought.then(|| Column::plain(words.t("tenure-title"))));
    let columns = Rc::new(columns);
    let leaders: Choices = Rc::new(vec![(
        Office::Leader.code().into(),
        words.t("people-may-lead").into(),
    )]);
    let actions = html! {
        <>
            if may(Action::MergePeople) {
                <LinkButton to={Route::Duplicates} label={words.t("duplicates-title")} />
            }
            if may(Action::WritePeople) {
                <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::NewPerson} label={words.t("person-new")} />
            }
        </>
    };
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! {
            <EmptyState title={words.t("people-empty")} text={words.t("people-empty-text")}>
                if may(Action::Import) {
                    <LinkButton kind={ButtonKind::Primary} to={Route::NewImport} label={words.t("import-new")} />
                }
                if may(Action::WritePeople) {
                    <LinkButton to={Route::NewPerson} label={words.t("person-new")} />
                }
            </EmptyState>
        }
    };
    let choices = &props.choices;
    html! {
        <>
            <PageTitle title={words.t("nav-people")}>{ actions }</PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-people")} />
                <FilterSelect params={params.clone()} name="admin_unit" label={words.t("unit")} choices={choices.units.clone()} />
                <FilterSelect params={params.clone()} name="position" label={words.t("position")} choices={choices.positions.clone()} />
                <FilterSelect params={params.clone()} name="subject" label={words.t("subject-taught")} choices={choices.subjects.clone()} />
                <FilterSelect params={params.clone()} name="category" label={words.t("category")} choices={choices.categories.clone()} />
                if sees_tenure || sought {
                    <FilterSelect params={params.clone()} name="eligible_for" label={words.t("people-may-be")} choices={leaders} />
                }
                <FilterToggle params={params.clone()} name="category_expired" label={words.t("people-category-expired")} />
                if sought {
                    <FilterToggle params={params.clone()} name="pedagogical_post" label={words.t("people-pedagogical-post")} />
                    <FilterToggle params={params.clone()} name="ignore_expiry" label={words.t("people-ignore-expiry")} />
                }
            </Toolbar>
            if sought {
                <p class="veche-muted">{ words.t("people-may-lead-rule") }{ " " }<ClauseLink id="VII.7.3" /></p>
            }
            <ListFrame<PersonRow> list={props.list.clone()} {empty} counted="people-count">
                <Table caption={words.t("nav-people")} {columns} sorting={Sorting::of(params, "name")} lines={{
                    let (subjects, categories) = (choices.subjects.clone(), choices.categories.clone());
                    props.list.lines(move |row| html! { <Row key={row.id.to_string()} row={row.clone()} subjects={subjects.clone()} categories={categories.clone()} with_tenure={sought} /> })
                }} />
            </ListFrame<PersonRow>>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<PersonRow>,
    subjects: Choices,
    categories: Choices,
    with_tenure: bool,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let mut subjects: Vec<String> = row
        .employments
        .iter()
        .flat_map(|e| &e.subjects)
        .map(|code| name_of(&props.subjects, code))
        .collect();
    subjects.dedup();
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("person-name")}>
                <Link to={Route::Person { id: row.id }}>{ row.full_name.clone() }</Link>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("person-work")}>{ work_of(row) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("subject-taught")}>{ subjects.join(", ") }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("category")}>{ category_of(words, row, &props.categories) }</td>
            if props.with_tenure {
                <td class="pf-v6-c-table__td" data-label={words.t("tenure-title")}>{ tenure_of(words, row.tenure.as_ref()) }</td>
            }
        </tr>
    }
}
