//! The register of orders.

use std::rc::Rc;

use chrono::Datelike;
use veche_domain::orders::{Issuer, ListOrders, OrderRow, OrderState};
use yew::prelude::*;

use super::naming::{Writes, kinds_of, order_mark, writes};
use crate::{
    api::Query,
    hooks::{Choices, ListState, Params, coded, use_list, use_params},
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        ButtonKind, Column, EmptyState, FilterSelect, Link, LinkButton, ListFrame, PageTitle, SearchBox,
        Sign, Sorting, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &[
    "kind",
    "state",
    "issuer",
    "year",
    "organization_id",
    "association_id",
    "person_id",
];
/// The first year to choose; older orders are found by search.
const FIRST_YEAR: i32 = 2018;

/// Loads the register.
#[component]
pub fn OrdersPage() -> Html {
    let params = use_params();
    let list = use_list::<ListOrders, OrderRow>(&[], params.api(FILTERS).with("count", Some("true".into())));
    html! { <OrdersView {list} {params} /> }
}

/// Calendar years, the latest first.
fn years(words: Words) -> Choices {
    let last = words.today.year().max(FIRST_YEAR);
    let year = |y: i32| {
        let text = AttrValue::from(y.to_string());
        (text.clone(), text)
    };
    Rc::new((FIRST_YEAR..=last).rev().map(year).collect())
}

/// Properties of [`OrdersView`].
#[derive(Properties, PartialEq)]
pub struct OrdersViewProps {
    /// Rows.
    pub list: ListState<OrderRow>,
    /// Filters, order and search.
    pub params: Params,
}

/// The register of orders.
#[component]
pub fn OrdersView(props: &OrdersViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let params = &props.params;
    let of = writes(actor.as_ref());
    let create = || {
        html! {
            if !turned && of != Writes::Nothing {
                <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::NewOrder} label={words.t("order-prepare")} />
            }
        }
    };
    // An officer of one institution has one board of curators; the others choose whose.
    let board = match &of {
        Writes::Own(own) => own
            .first()
            .map(|id| (Route::Organization { id: *id }, Query::default())),
        _ => Some((Route::Organizations, Query::of([("curates", "true".to_owned())]))),
    };
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! { <EmptyState title={words.t("orders-empty")} text={words.t("orders-empty-text")}>{ create() }</EmptyState> }
    };
    let columns = Rc::new(vec![
        Column::sorted(words.t("order-number-date"), "signed_on"),
        Column::plain(words.t("order-heading")),
        Column::plain(words.t("order-issuer")),
        Column::plain(words.t("order-state")),
    ]);
    html! {
        <>
            <PageTitle title={words.t("nav-orders")} note={html! { { words.t("orders-about") } }}>
                if let Some((to, query)) = board {
                    <LinkButton {to} {query} label={words.t("curators-board")} />
                }
                { create() }
            </PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-orders")} />
                <FilterSelect
                    params={params.clone()} name="kind" label={words.t("order-kind")}
                    choices={coded(words, "order-kind", kinds_of(None).into_iter().map(|k| k.code()))}
                />
                <FilterSelect
                    params={params.clone()} name="state" label={words.t("order-state")}
                    choices={coded(words, "order-state", OrderState::ALL.iter().map(|s| s.code()))}
                />
                <FilterSelect
                    params={params.clone()} name="issuer" label={words.t("order-issuer")}
                    choices={coded(words, "order-issuer", Issuer::ALL.iter().map(|i| i.code()))}
                />
                <FilterSelect params={params.clone()} name="year" label={words.t("order-year")} choices={years(words)} />
            </Toolbar>
            <ListFrame<OrderRow> list={props.list.clone()} {empty} counted="orders-count">
                <Table caption={words.t("nav-orders")} {columns} sorting={Sorting::of(params, "-signed_on")} lines={props.list.lines(|row| html! { <Row key={row.id.to_string()} row={row.clone()} /> })} />
            </ListFrame<OrderRow>>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<OrderRow>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td" data-label={words.t("order-number-date")}>
                <span>{ row.number.as_deref().map_or_else(|| words.t("order-no-number"), |n| format!("№\u{a0}{n}")) }</span>
                <div class="veche-cell__note">{ words.date_or(row.signed_on, "order-not-signed") }</div>
            </td>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("order-heading")}>
                <Link to={Route::Order { id: row.id }}>{ row.title.clone() }</Link>
                <div class="veche-cell__note">{ words.code("order-kind", row.kind.code()) }</div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("order-issuer")}>
                if let Some(institution) = &row.organization {
                    <Link to={Route::Organization { id: institution.id }}>{ institution.short_name.clone() }</Link>
                } else {
                    { words.code("order-issuer", row.issuer.code()) }
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("order-state")}>
                { order_mark(words, row.state, row.in_force, row.by_paper) }
            </td>
        </tr>
    }
}
