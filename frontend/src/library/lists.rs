//! Lists of acknowledgement, with a bar for each.

use std::rc::Rc;

use veche_domain::library::{AcknowledgementRow, ListAcknowledgements};
use yew::prelude::*;

use super::{
    naming::{audience_text, list_mark, printed_ref},
    tally::TallyBar,
};
use crate::{
    hooks::{Choices, ListState, Params, use_list, use_params, use_subjects},
    routes::Route,
    state::use_words,
    ui::{
        Breadcrumbs, ClauseLink, Column, EmptyState, FilterToggle, Lines, Link, ListFrame, PageTitle,
        SearchBox, Sorting, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &["open", "mine", "document_id", "association_id"];

/// Loads the lists.
#[component]
pub fn AcknowledgementsPage() -> Html {
    let params = use_params();
    let query = params.api(FILTERS).with("count", Some("true".into()));
    let list = use_list::<ListAcknowledgements, AcknowledgementRow>(&[], query);
    let subjects = use_subjects();
    html! { <AcknowledgementsView {list} {params} {subjects} /> }
}

/// Properties of [`AcknowledgementsView`].
#[derive(Properties, PartialEq)]
pub struct AcknowledgementsViewProps {
    /// Rows.
    pub list: ListState<AcknowledgementRow>,
    /// Filters and search.
    pub params: Params,
    /// Names of subjects.
    #[prop_or_default]
    pub subjects: Choices,
}

/// The lists somebody may see.
#[component]
pub fn AcknowledgementsView(props: &AcknowledgementsViewProps) -> Html {
    let words = use_words();
    let params = &props.params;
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! { <EmptyState title={words.t("lists-empty")} text={words.t("lists-empty-text")} /> }
    };
    let sorting = Sorting::of(params, "-opened_on");
    let note = html! { <>{ words.t("lists-about") }{ " " }<ClauseLink id="VIII.8.2.d1" /></> };
    html! {
        <>
            <Breadcrumbs to={Route::Library} label={words.t("nav-library")} here={words.t("lists-title")} />
            <PageTitle title={words.t("lists-title")} {note} />
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-lists")} />
                <FilterToggle params={params.clone()} name="open" label={words.t("lists-only-open")} />
                <FilterToggle params={params.clone()} name="mine" label={words.t("lists-only-mine")} />
            </Toolbar>
            <ListFrame<AcknowledgementRow> list={props.list.clone()} {empty} counted="lists-count">
                <ListsTable rows={props.list.rows.clone().unwrap_or_default()} {sorting} subjects={props.subjects.clone()} />
            </ListFrame<AcknowledgementRow>>
        </>
    }
}

/// Properties of [`ListsTable`].
#[derive(Properties, PartialEq)]
pub(super) struct ListsTableProps {
    pub(super) rows: Rc<Vec<Rc<AcknowledgementRow>>>,
    #[prop_or_default]
    pub(super) sorting: Option<Sorting>,
    pub(super) subjects: Choices,
}

/// Rows with their bars.
#[component]
pub(super) fn ListsTable(props: &ListsTableProps) -> Html {
    let words = use_words();
    let columns = Rc::new(vec![
        Column::plain(words.t("document")),
        Column::plain(words.t("list-audience")),
        if props.sorting.is_some() {
            Column::sorted(words.t("list-opened-on"), "opened_on")
        } else {
            Column::plain(words.t("list-opened-on"))
        },
        Column::plain(words.t("list-acknowledged")),
        Column::plain(words.t("list-state")),
    ]);
    let subjects = props.subjects.clone();
    let lines = Lines::of(props.rows.clone(), move |row| {
        html! { <Row key={row.id.to_string()} row={row.clone()} subjects={subjects.clone()} /> }
    });
    html! {
        <Table caption={words.t("lists-title")} {columns} sorting={props.sorting.clone()} {lines} />
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<AcknowledgementRow>,
    subjects: Choices,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let done = row.tally.percent == Some(100);
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("document")}>
                <Link to={Route::Acknowledgement { id: row.id }}>{ row.document.title.clone() }</Link>
                <div class="veche-cell__note">{ printed_ref(words, &row.document) }{ " · " }{ row.edition.label.clone() }</div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("list-audience")}>
                { audience_text(words, &row.audience, &props.subjects) }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("list-opened-on")}>{ words.date(row.opened_on) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("list-acknowledged")}><TallyBar tally={row.tally} /></td>
            <td class="pf-v6-c-table__td" data-label={words.t("list-state")}>
                { list_mark(words, row.due_on, row.closed_on, done) }
            </td>
        </tr>
    }
}
