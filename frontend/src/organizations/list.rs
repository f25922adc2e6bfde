//! The register of organizations.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    organizations::{ListOrganizations, OrganizationKind, OrganizationRow},
};
use yew::prelude::*;

use crate::{
    hooks::{Choices, ListState, Params, name_of, use_admin_units, use_list, use_params},
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Badge, ButtonKind, Column, EmptyState, FilterSelect, FilterToggle, Link, LinkButton, ListFrame, Mark,
        PageTitle, SearchBox, Sign, Sorting, State, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &["kind", "admin_unit", "curates"];

/// Kinds as choices.
pub(super) fn kinds(words: Words) -> Choices {
    let name = |k: &OrganizationKind| words.code("organization-kind", k.code()).into();
    Rc::new(
        OrganizationKind::ALL
            .iter()
            .map(|k| (AttrValue::Static(k.code()), name(k)))
            .collect(),
    )
}

/// Loads the register.
#[component]
pub fn OrganizationsPage() -> Html {
    let params = use_params();
    let list = use_list::<ListOrganizations, OrganizationRow>(
        &[],
        params.api(FILTERS).with("count", Some("true".into())),
    );
    let units = use_admin_units();
    html! { <OrganizationsView {list} {params} {units} /> }
}

/// Properties of [`OrganizationsView`].
#[derive(Properties, PartialEq)]
pub struct OrganizationsViewProps {
    /// Rows.
    pub list: ListState<OrganizationRow>,
    /// Filters, order and search.
    pub params: Params,
    /// Names of units.
    #[prop_or_default]
    pub units: Choices,
}

/// The register of organizations.
#[component]
pub fn OrganizationsView(props: &OrganizationsViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let params = &props.params;
    let may = |action| !turned && actor.as_ref().is_some_and(|a| allows(a, action, Resource::City));
    let create = || {
        html! {
            if may(Action::WriteOrganizations) {
                <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::NewOrganization} label={words.t("organization-new")} />
            }
        }
    };
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! {
            <EmptyState title={words.t("organizations-empty")} text={words.t("organizations-empty-text")}>
                { create() }
                if may(Action::Import) {
                    <LinkButton to={Route::NewImport} label={words.t("import-new")} />
                }
            </EmptyState>
        }
    };
    let columns = Rc::new(vec![
        Column::sorted(words.t("organization-name"), "name"),
        Column::sorted(words.t("organization-kind"), "kind"),
        Column::plain(words.t("unit")),
    ]);
    html! {
        <>
            <PageTitle title={words.t("nav-organizations")}>{ create() }</PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-organizations")} />
                <FilterSelect params={params.clone()} name="kind" label={words.t("organization-kind")} choices={kinds(words)} />
                <FilterSelect params={params.clone()} name="admin_unit" label={words.t("unit")} choices={props.units.clone()} />
                <FilterToggle params={params.clone()} name="curates" label={words.t("organization-curates")} />
            </Toolbar>
            <ListFrame<OrganizationRow> list={props.list.clone()} {empty} counted="organizations-count">
                <Table caption={words.t("nav-organizations")} {columns} sorting={Sorting::of(params, "name")} lines={{
                    let units = props.units.clone();
                    props.list.lines(move |row| html! { <Row key={row.id.to_string()} row={row.clone()} units={units.clone()} /> })
                }} />
            </ListFrame<OrganizationRow>>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<OrganizationRow>,
    units: Choices,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("organization-name")}>
                <Link to={Route::Organization { id: row.id }}>{ row.short_name.clone() }</Link>
                <div class="veche-cell__note">{ row.full_name.clone() }</div>
                if row.curates {
                    <Badge strong=true label={words.t("organization-curates")} />
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("organization-kind")}>
                { words.code("organization-kind", row.kind.code()) }
                if let Some(on) = row.closed_on {
                    <div><Mark state={State::NotApplicable} label={words.with("organization-closed", &[("date", &words.date(on))])} /></div>
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("unit")}>
                { row.admin_unit_code.as_deref().map_or_else(|| "—".to_owned(), |code| name_of(&props.units, code)) }
            </td>
        </tr>
    }
}
