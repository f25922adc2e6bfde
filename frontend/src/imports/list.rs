//! Imports made.

use std::rc::Rc;

use veche_domain::imports::{ImportKind, ImportListRow, ImportState, ListImports, RowClass};
use yew::prelude::*;

use super::naming::texts;
use crate::{
    hooks::{ListState, Params, coded, use_list, use_params},
    routes::Route,
    state::{Words, use_on_date, use_words},
    ui::{
        ButtonKind, Column, EmptyState, FilterSelect, Link, LinkButton, ListFrame, Mark, PageTitle, Sign,
        State, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &["kind", "state"];

/// State of an import as a mark.
pub(super) fn state_mark(words: Words, kind: ImportKind, state: ImportState) -> Html {
    let mark = match state {
        ImportState::Preview => State::Due,
        ImportState::Committed => State::Met,
        ImportState::Undone => State::NotApplicable,
    };
    let label = match state {
        ImportState::Committed => words.t(texts(kind).state),
        ImportState::Preview | ImportState::Undone => words.code("import-state", state.code()),
    };
    html! { <Mark state={mark} {label} /> }
}

/// Loads the imports.
#[component]
pub fn ImportsPage() -> Html {
    let params = use_params();
    let list = use_list::<ListImports, ImportListRow>(&[], params.api(FILTERS).with("on", None));
    html! { <ImportsView {list} {params} /> }
}

/// Properties of [`ImportsView`].
#[derive(Properties, PartialEq)]
pub struct ImportsViewProps {
    /// Imports.
    pub list: ListState<ImportListRow>,
    /// Filters.
    pub params: Params,
}

/// Imports made, the latest first.
#[component]
pub fn ImportsView(props: &ImportsViewProps) -> Html {
    let words = use_words();
    let turned = use_on_date().is_turned();
    let params = &props.params;
    let create = || {
        html! {
            if !turned {
                <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Import)} to={Route::NewImport} label={words.t("import-new")} />
            }
        }
    };
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! { <EmptyState title={words.t("imports-empty")} text={words.t("imports-empty-text")}>{ create() }</EmptyState> }
    };
    let columns = Rc::new(
        [
            "import-file",
            "import-kind",
            "import-state",
            "import-result",
            "import-made",
        ]
        .map(|key| Column::plain(words.t(key)))
        .to_vec(),
    );
    html! {
        <>
            <PageTitle title={words.t("nav-imports")}>{ create() }</PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <FilterSelect
                    params={params.clone()} name="kind" label={words.t("import-kind")}
                    choices={coded(words, "import-kind", ImportKind::ALL.iter().map(|k| k.code()))}
                />
                <FilterSelect
                    params={params.clone()} name="state" label={words.t("import-state")}
                    choices={coded(words, "import-state", ImportState::ALL.iter().map(|s| s.code()))}
                />
            </Toolbar>
            <ListFrame<ImportListRow> list={props.list.clone()} {empty} counted="imports-count">
                <Table caption={words.t("nav-imports")} {columns} lines={props.list.lines(|row| html! { <Row key={row.id.to_string()} row={row.clone()} /> })} />
            </ListFrame<ImportListRow>>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<ImportListRow>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let summary = &row.summary;
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("import-file")}>
                <Link to={Route::Import { id: row.id }}>{ row.file_name.clone() }</Link>
                <div class="veche-cell__note">{ words.with("import-as-of", &[("date", &words.date(row.as_of))]) }</div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("import-kind")}>{ words.code("import-kind", row.kind.code()) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("import-state")}>{ state_mark(words, row.kind, row.state) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("import-result")}>
                { words.count("rows-count", i64::from(summary.rows)) }
                <div class="veche-cell__note">{ words.count("rejected-count", i64::from(summary.of(RowClass::Invalid))) }</div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("import-made")}>
                { words.moment(row.created_at) }
                <div class="veche-cell__note">{ row.created_by.clone() }</div>
            </td>
        </tr>
    }
}
