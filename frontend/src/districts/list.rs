//! The register of district associations.

use std::rc::Rc;

use veche_domain::{
    access::{Action, Resource, allows},
    districts::{DistrictAssociation, ListDistrictAssociations},
};
use yew::prelude::*;

use super::{Matrix, forms::NewDistrictForm};
use crate::{
    hooks::{Choices, ListState, Params, use_admin_units, use_list, use_params, use_subjects},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{
        Button, ButtonKind, Card, ClauseLink, Column, EmptyState, FilterSelect, Link, ListFrame, Mark,
        PageTitle, SearchBox, Sign, Sorting, State, Table, Toolbar, basis_text, row_class,
    },
};

const FILTERS: &[&str] = &["admin_unit", "subject", "has_head"];

/// Loads the register.
#[component]
pub fn DistrictsPage() -> Html {
    let params = use_params();
    let query = params
        .api(FILTERS)
        .with("limit", Some("200".into()))
        .with("count", Some("true".into()));
    let list = use_list::<ListDistrictAssociations, DistrictAssociation>(&[], query);
    let units = use_admin_units();
    let subjects = use_subjects();
    html! { <DistrictsView {list} {params} {units} {subjects} /> }
}

/// Properties of [`DistrictsView`].
#[derive(Properties, PartialEq)]
pub struct DistrictsViewProps {
    /// Rows.
    pub list: ListState<DistrictAssociation>,
    /// Filters, order and search.
    pub params: Params,
    /// Units in the order of the city.
    #[prop_or_default]
    pub units: Choices,
    /// Names of subjects.
    #[prop_or_default]
    pub subjects: Choices,
}

/// The register of district associations: a picture first, the list under it.
#[component]
pub fn DistrictsView(props: &DistrictsViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let creating = use_state(|| false);
    let params = &props.params;
    let writes = |code: &str| {
        actor
            .as_ref()
            .is_some_and(|a| allows(a, Action::WriteDistricts, Resource::Unit { code }))
    };
    let own: Vec<_> = props
        .units
        .iter()
        .filter(|(code, _)| writes(code))
        .cloned()
        .collect();
    let own: Choices = Rc::new(own);
    let may = !turned && !own.is_empty();
    let set = |value: bool| {
        let creating = creating.clone();
        Callback::from(move |()| creating.set(value))
    };
    let create = || {
        html! {
            if may {
                <Button kind={ButtonKind::Primary} sign={Some(Sign::Add)} label={words.t("district-new")} onclick={set(true)} />
            }
        }
    };
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! { <EmptyState title={words.t("districts-empty")} text={words.t("districts-empty-text")}>{ create() }</EmptyState> }
    };
    let heads: Choices = Rc::new(vec![
        (AttrValue::Static("true"), words.t("district-with-head").into()),
        (
            AttrValue::Static("false"),
            words.t("district-without-head").into(),
        ),
    ]);
    let columns = Rc::new(vec![
        Column::sorted(words.t("subject"), "name"),
        Column::plain(words.t("unit")),
        Column::plain(words.t("district-head")),
        Column::plain(words.t("basis")),
    ]);
    html! {
        <>
            <PageTitle title={words.t("districts-title")} note={html! { <>{ words.t("districts-about") }{ " " }<ClauseLink id="VII.7.1" /></> }}>
                { create() }
            </PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-districts")} />
                <FilterSelect params={params.clone()} name="subject" label={words.t("subject")} choices={props.subjects.clone()} />
                <FilterSelect params={params.clone()} name="admin_unit" label={words.t("unit")} choices={props.units.clone()} />
                <FilterSelect params={params.clone()} name="has_head" label={words.t("district-head")} choices={heads} />
            </Toolbar>
            <ListFrame<DistrictAssociation> list={props.list.clone()} {empty} counted="districts-count">
                <Card title={words.t("matrix-title")}>
                    <Matrix rows={props.list.rows.clone().unwrap_or_default()} units={props.units.clone()} />
                </Card>
                <Table caption={words.t("districts-title")} {columns} sorting={Sorting::of(params, "name")} lines={props.list.lines(|row| html! { <Row key={row.id.to_string()} row={row.clone()} /> })} />
            </ListFrame<DistrictAssociation>>
            if *creating {
                <NewDistrictForm units={own} subjects={props.subjects.clone()} onclose={set(false)} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<DistrictAssociation>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("subject")}>
                <Link to={Route::District { id: row.id }}>{ row.subject_name.clone() }</Link>
                if let Some(audience) = &row.audience {
                    <div class="veche-cell__note">{ audience.clone() }</div>
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("unit")}>{ row.admin_unit_name.clone() }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("district-head")}>
                if let Some(head) = &row.head {
                    <Link to={Route::Person { id: head.person.id }}>{ head.person.full_name.clone() }</Link>
                } else {
                    <Mark state={State::Overdue} label={words.t("vacant")} />
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("basis")}>
                { row.head.as_ref().map(|h| basis_text(words, &h.basis)).unwrap_or_default() }
            </td>
        </tr>
    }
}
