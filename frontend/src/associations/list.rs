//! The register of associations.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    associations::{AssociationKind, AssociationRow, AssociationStatus, ListAssociations, Office},
    people::PersonRef,
};
use yew::prelude::*;

use crate::{
    hooks::{Choices, ListState, Params, coded, use_institutions, use_list, use_params, use_subjects},
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Badge, ButtonKind, Column, EmptyState, FilterSelect, FilterToggle, Link, LinkButton, ListFrame, Mark,
        PageTitle, SearchBox, Sign, Sorting, State, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &[
    "kind",
    "status",
    "subject",
    "curating_institution_id",
    "vacancy",
    "unit_gap",
    "awaiting_order",
    "mine",
];

/// Kinds as choices.
pub(super) fn kinds(words: Words) -> Choices {
    coded(
        words,
        "association-kind",
        AssociationKind::ALL.iter().map(|k| k.code()),
    )
}

/// Loads the register.
#[component]
pub fn AssociationsPage() -> Html {
    let params = use_params();
    let list = use_list::<ListAssociations, AssociationRow>(
        &[],
        params.api(FILTERS).with("count", Some("true".into())),
    );
    let subjects = use_subjects();
    let institutions = use_institutions();
    html! { <AssociationsView {list} {params} {subjects} {institutions} /> }
}

/// Properties of [`AssociationsView`].
#[derive(Properties, PartialEq)]
pub struct AssociationsViewProps {
    /// Rows.
    pub list: ListState<AssociationRow>,
    /// Filters, order and search.
    pub params: Params,
    /// Subjects to choose from.
    #[prop_or_default]
    pub subjects: Choices,
    /// Institutions to choose from.
    #[prop_or_default]
    pub institutions: Choices,
}

/// The register of associations.
#[component]
pub fn AssociationsView(props: &AssociationsViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let params = &props.params;
    let may_create = !turned
        && actor
            .as_ref()
            .is_some_and(|a| allows(a, Action::WriteAssociations, Resource::City));
    let has_own = actor.as_ref().is_some_and(|a| !a.associations().is_empty());
    let columns = Rc::new(vec![
        Column::sorted(words.t("association-name"), "name"),
        Column::plain(words.t("association-status")),
        Column::plain(words.t("office-leader")),
        Column::plain(words.t("office-secretary")),
        Column::plain(words.t("office-curator")),
        Column::sorted(words.t("association-members"), "members"),
    ]);
    let create = may_create.then(|| {
        html! {
            <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::NewAssociation} label={words.t("association-new")} />
        }
    });
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! {
            <EmptyState title={words.t("associations-empty")} text={words.t("associations-empty-text")}>
                { create.clone().unwrap_or_default() }
            </EmptyState>
        }
    };
    html! {
        <>
            <PageTitle title={words.t("nav-associations")}>{ create.unwrap_or_default() }</PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-associations")} />
                <FilterSelect params={params.clone()} name="kind" label={words.t("association-kind")} choices={kinds(words)} />
                <FilterSelect
                    params={params.clone()} name="status" label={words.t("association-status")}
                    choices={coded(words, "association-status", AssociationStatus::ALL.iter().map(|s| s.code()))}
                />
                <FilterSelect params={params.clone()} name="subject" label={words.t("subject")} choices={props.subjects.clone()} />
                <FilterSelect
                    params={params.clone()} name="curating_institution_id" label={words.t("curating-institution")}
                    choices={props.institutions.clone()}
                />
                <FilterSelect
                    params={params.clone()} name="vacancy" label={words.t("filter-vacancy")}
                    choices={coded(words, "office", Office::ALL.iter().map(|o| o.code()))}
                />
                <FilterToggle params={params.clone()} name="unit_gap" label={words.t("filter-unit-gap")} />
                <FilterToggle params={params.clone()} name="awaiting_order" label={words.t("filter-awaiting")} />
                if has_own {
                    <FilterToggle params={params.clone()} name="mine" label={words.t("associations-mine")} />
                }
            </Toolbar>
            <ListFrame<AssociationRow> list={props.list.clone()} {empty} counted="associations-count">
                <Table caption={words.t("nav-associations")} {columns} sorting={Sorting::of(params, "code")} lines={props.list.lines(|row| html! { <Row key={row.id.to_string()} row={row.clone()} /> })} />
            </ListFrame<AssociationRow>>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<AssociationRow>,
}

/// State of an association as a mark.
pub(super) fn status_mark(words: Words, status: AssociationStatus) -> Html {
    let state = match status {
        AssociationStatus::Active => State::Met,
        AssociationStatus::Draft => State::Due,
        AssociationStatus::Reorganized | AssociationStatus::Liquidated => State::NotApplicable,
    };
    html! { <Mark {state} label={words.code("association-status", status.code())} /> }
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let active = row.status == AssociationStatus::Active;
    let person = |label: &str, person: &Option<PersonRef>| {
        let says = match person {
            Some(p) => html! { <Link to={Route::Person { id: p.id }}>{ p.full_name.clone() }</Link> },
            None if active => html! { <Mark state={State::Overdue} label={words.t("vacant")} /> },
            None => html! { "—" },
        };
        html! { <td class="pf-v6-c-table__td" data-label={words.t(label)}>{ says }</td> }
    };
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("association-name")}>
                <Link to={Route::Association { id: row.id }}>{ row.name.clone() }</Link>
                <div class="veche-cell__note">
                    <Badge label={row.code.clone()} />
                    { " " }{ words.code("association-kind-short", row.kind.code()) }
                    if let Some(institution) = &row.curating_institution {
                        { " · " }{ institution.short_name.clone() }
                    }
                </div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("association-status")}>{ status_mark(words, row.status) }</td>
            { person("office-leader", &row.leader) }
            { person("office-secretary", &row.secretary) }
            { person("office-curator", &row.curator) }
            <td class="pf-v6-c-table__td" data-label={words.t("association-members")}>
                { words.count("members-count", row.members) }
                <div class="veche-cell__note">{ words.count("units-count", row.units) }</div>
                if row.awaiting > 0 {
                    <Mark state={State::Due} label={words.count("members-awaiting", row.awaiting)} />
                }
            </td>
        </tr>
    }
}
