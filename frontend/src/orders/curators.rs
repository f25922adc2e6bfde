//! The curators of an institution's associations: who, since when, on what paper, and where nobody is (VII.7.2).

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{
        Association, AssociationRow, AssociationStatus, GetAssociation, ListAssociations, Office, OfficeTerm,
    },
    calendar::Interval,
    orders::{Issuer, OrderKind},
};
use yew::prelude::*;

use super::naming::{may_write, order_query};
use crate::{
    api::Query,
    hooks::{ListState, use_list, use_resource},
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::{BasisLink, Column, EmptyState, Link, LinkButton, ListFrame, Mark, State, Table, row_class},
};

/// Properties of [`CuratorsBoard`].
#[derive(Properties, PartialEq)]
pub struct CuratorsBoardProps {
    /// Institution.
    pub id: Id,
    /// Its name.
    pub name: AttrValue,
}

/// Loads the associations that the institution curates.
#[component]
pub fn CuratorsBoard(props: &CuratorsBoardProps) -> Html {
    let on_date = use_on_date();
    let query = Query::of([
        ("curating_institution_id", props.id.to_string()),
        ("status", AssociationStatus::Active.code().to_owned()),
        ("limit", "200".to_owned()),
    ]);
    let query = query.with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let list = use_list::<ListAssociations, AssociationRow>(&[], query);
    html! { <CuratorsView id={props.id} name={props.name.clone()} {list} /> }
}

/// Properties of [`CuratorsView`].
#[derive(Properties, PartialEq)]
pub struct CuratorsViewProps {
    /// Institution.
    pub id: Id,
    /// Its name.
    pub name: AttrValue,
    /// Associations.
    pub list: ListState<AssociationRow>,
}

/// The board of curators.
#[component]
pub fn CuratorsView(props: &CuratorsViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let writes = !turned && may_write(actor.as_ref(), Issuer::Institution, Some(props.id));
    let empty =
        html! { <EmptyState title={words.t("curators-empty")} text={words.t("curators-empty-text")} /> };
    let columns = Rc::new(
        ["association-name", "office-curator", "member-term"]
            .map(|key| Column::plain(words.t(key)))
            .to_vec(),
    );
    let (institution, name) = (props.id, props.name.clone());
    let lines = props.list.lines(move |row| {
        html! { <Line key={row.id.to_string()} row={row.clone()} {institution} name={name.clone()} {writes} /> }
    });
    html! {
        <ListFrame<AssociationRow> list={props.list.clone()} {empty} counted="associations-count">
            <Table caption={words.t("curators-board")} {columns} {lines} />
        </ListFrame<AssociationRow>>
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    row: Rc<AssociationRow>,
    institution: Id,
    name: AttrValue,
    writes: bool,
}

/// The curator's term on the date.
fn term_of(association: &Association, on: chrono::NaiveDate) -> Option<&OfficeTerm> {
    association
        .offices
        .iter()
        .find(|t| t.office == Office::Curator && Interval::new(t.from, t.until).contains(on))
}

/// One association; the list does not tell the term, so the association is asked for it.
#[component]
fn Line(props: &LineProps) -> Html {
    let words = use_words();
    let on_date = use_on_date();
    let row = &props.row;
    let query = Query::default().with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let resource = use_resource::<GetAssociation>(&[row.id.to_string()], query);
    let term = resource.data().and_then(|a| term_of(a, on_date.shown()));
    let query = order_query(OrderKind::AppointCurator, row.id, &row.name)
        .with("organization_id", Some(props.institution.to_string()))
        .with("organization", Some(props.name.to_string()));
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("association-name")}>
                <Link to={Route::Association { id: row.id }}>{ row.name.clone() }</Link>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("office-curator")}>
                if let Some(curator) = &row.curator {
                    <Link to={Route::Person { id: curator.id }}>{ curator.full_name.clone() }</Link>
                } else {
                    <Mark state={State::Overdue} label={words.t("vacant")} />
                }
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("member-term")}>
                <div>
                    if let Some(term) = term {
                        { words.span(term.from, term.until) }
                        <div class="veche-cell__note"><BasisLink basis={term.basis.clone()} /></div>
                    } else if row.curator.is_none() {
                        { "—" }
                    }
                    if props.writes {
                        <div class="veche-actions"><LinkButton to={Route::NewOrder} {query} label={words.t("order-appoint")} /></div>
                    }
                </div>
            </td>
        </tr>
    }
}
