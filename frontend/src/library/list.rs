//! The register of documents.

use std::rc::Rc;

use veche_domain::library::{ListNormativeDocuments, NormativeDocumentRow, NormativeStatus};
use yew::prelude::*;

use super::naming::{kinds, printed, status_mark, writes_library};
use crate::{
    hooks::{Choices, ListState, Params, coded, use_list, use_params, use_subjects},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{
        Badge, ButtonKind, ClauseLink, Column, EmptyState, FilterSelect, FilterToggle, Link, LinkButton,
        ListFrame, PageTitle, SearchBox, Sign, Sorting, Table, Toolbar, row_class,
    },
};

const FILTERS: &[&str] = &["kind", "subject", "status", "basis"];

/// Loads the register.
#[component]
pub fn LibraryPage() -> Html {
    let params = use_params();
    let query = params.api(FILTERS).with("count", Some("true".into()));
    let list = use_list::<ListNormativeDocuments, NormativeDocumentRow>(&[], query);
    let subjects = use_subjects();
    html! { <LibraryView {list} {params} {subjects} /> }
}

/// Properties of [`LibraryView`].
#[derive(Properties, PartialEq)]
pub struct LibraryViewProps {
    /// Rows.
    pub list: ListState<NormativeDocumentRow>,
    /// Filters and search.
    pub params: Params,
    /// Names of subjects.
    #[prop_or_default]
    pub subjects: Choices,
}

/// The register of documents.
#[component]
pub fn LibraryView(props: &LibraryViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let params = &props.params;
    let create = || {
        html! {
            if !turned && writes_library(actor.as_ref()) {
                <LinkButton kind={ButtonKind::Primary} sign={Some(Sign::Add)} to={Route::NewDocument} label={words.t("document-add")} />
            }
        }
    };
    let empty = if params.is_narrowed(FILTERS) {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! { <EmptyState title={words.t("library-empty")} text={words.t("library-empty-text")}>{ create() }</EmptyState> }
    };
    let columns = Rc::new(vec![
        Column::sorted(words.t("document"), "name"),
        Column::plain(words.t("document-issuer")),
        Column::plain(words.t("document-subjects")),
        Column::plain(words.t("document-status")),
    ]);
    let note = html! { <>{ words.t("library-about") }{ " " }<ClauseLink id="I.3" />{ " " }<ClauseLink id="VIII.8.2.d1" /></> };
    html! {
        <>
            <PageTitle title={words.t("nav-library")} {note}>
                <LinkButton to={Route::Acknowledgements} label={words.t("lists-title")} />
                { create() }
            </PageTitle>
            <Toolbar params={params.clone()} filters={FILTERS}>
                <SearchBox params={params.clone()} label={words.t("search-library")} />
                <FilterSelect params={params.clone()} name="kind" label={words.t("document-kind")} choices={kinds(words)} />
                <FilterSelect params={params.clone()} name="subject" label={words.t("subject")} choices={props.subjects.clone()} />
                <FilterSelect
                    params={params.clone()} name="status" label={words.t("document-status")}
                    choices={coded(words, "document-status", NormativeStatus::ALL.iter().map(|s| s.code()))}
                />
                <FilterToggle params={params.clone()} name="basis" label={words.t("document-only-bases")} />
            </Toolbar>
            <ListFrame<NormativeDocumentRow> list={props.list.clone()} {empty} counted="documents-count">
                <Table caption={words.t("nav-library")} {columns} sorting={Sorting::of(params, "name")} lines={props.list.lines(|row| html! { <Row key={row.id.to_string()} row={row.clone()} /> })} />
            </ListFrame<NormativeDocumentRow>>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<NormativeDocumentRow>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let subjects: Vec<&str> = row.subjects.iter().map(|s| s.name.as_str()).collect();
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("document")}>
                <Link to={Route::Document { id: row.id }}>{ row.title.clone() }</Link>
                <div class="veche-cell__note">
                    { printed(words, row.kind, row.number.as_deref(), row.date_as_printed.as_deref()) }
                    if let Some(place) = row.basis_number {
                        { " " }<Badge label={words.with("document-basis", &[("n", &place.to_string())])} strong=true />
                    }
                </div>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("document-issuer")}>
                { row.issuer.clone().unwrap_or_else(|| "—".to_owned()) }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("document-subjects")}>
                { if subjects.is_empty() { "—".to_owned() } else { subjects.join(", ") } }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("document-status")}>
                { status_mark(words, row.status, row.repealed_on) }
            </td>
        </tr>
    }
}
