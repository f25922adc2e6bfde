//! The board of those who answer for many associations: figures, and the associations with trouble first.

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{AssociationKind, AssociationRow, AssociationStatus, ListAssociations, Office},
    districts::{DistrictAssociation, ListDistrictAssociations},
    people::{ListPeople, PersonRow},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::{ListState, use_list},
    routes::Route,
    state::{use_on_date, use_words},
    ui::{Badge, Card, ClauseLink, Column, EmptyState, Link, ListFrame, Mark, State, Table},
};

/// Administrative units a complete association represents (VII.7.1).
const ALL_UNITS: i64 = 8;

/// Properties of [`Board`].
#[derive(Properties, PartialEq)]
pub struct BoardProps {
    /// Only associations of this institution.
    pub institution: Option<Id>,
}

/// Loads the board.
#[component]
pub fn Board(props: &BoardProps) -> Html {
    let on_date = use_on_date();
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    let one = |on: &Option<String>| {
        Query::of([("limit", "1".to_owned()), ("count", "true".to_owned())]).with("on", on.clone())
    };
    let query = Query::of([("status", "active".to_owned()), ("limit", "200".to_owned())])
        .with(
            "curating_institution_id",
            props.institution.map(|id| id.to_string()),
        )
        .with("on", on.clone());
    let list = use_list::<ListAssociations, AssociationRow>(&[], query);
    let people = use_list::<ListPeople, PersonRow>(&[], one(&on));
    let headless = use_list::<ListDistrictAssociations, DistrictAssociation>(
        &[],
        one(&on).with("has_head", Some("false".to_owned())),
    );
    html! {
        <BoardView
            {list} people={people.total} headless={headless.total}
            institution={props.institution.map(|id| AttrValue::from(id.to_string()))}
        />
    }
}

/// Properties of [`BoardView`].
#[derive(Properties, PartialEq)]
pub struct BoardViewProps {
    /// Active associations.
    pub list: ListState<AssociationRow>,
    /// People in the register.
    #[prop_or_default]
    pub people: Option<i64>,
    /// District associations without a head.
    #[prop_or_default]
    pub headless: Option<i64>,
    /// Institution whose associations these are.
    #[prop_or_default]
    pub institution: Option<AttrValue>,
}

/// How much is missing in an association.
fn troubles(row: &AssociationRow) -> usize {
    let vacancies = [&row.leader, &row.secretary, &row.curator]
        .into_iter()
        .filter(|o| o.is_none())
        .count();
    vacancies * 10 + usize::from(has_gap(row))
}

/// Something that associations lack, and the list of those that lack it.
struct Lack {
    key: &'static str,
    number: i64,
    clause: &'static str,
    query: Query,
}

/// What the associations lack; nothing that none of them lacks.
fn lacks(rows: &[Rc<AssociationRow>], institution: &Option<AttrValue>) -> Vec<Lack> {
    let of = |key, clause, lacking: &dyn Fn(&AssociationRow) -> bool, query: Query| Lack {
        key,
        number: i64::try_from(rows.iter().filter(|row| lacking(row)).count()).unwrap_or(i64::MAX),
        clause,
        query: query.with(
            "curating_institution_id",
            institution.as_ref().map(ToString::to_string),
        ),
    };
    let yes = |key: &'static str| Query::of([(key, "true".to_owned())]);
    let vacant = |office: Office| Query::of([("vacancy", office.code().to_owned())]);
    let mmo = yes("unit_gap").with("kind", Some(AssociationKind::Mmo.code().to_owned()));
    let waiting = yes("awaiting_order").with("status", Some(AssociationStatus::Active.code().to_owned()));
    let mut all = vec![
        of(
            "board-no-leader",
            "VII.7.4",
            &|r| r.leader.is_none(),
            vacant(Office::Leader),
        ),
        of(
            "board-no-secretary",
            "VII.7.5",
            &|r| r.secretary.is_none(),
            vacant(Office::Secretary),
        ),
        of(
            "board-no-curator",
            "VII.7.2",
            &|r| r.curator.is_none(),
            vacant(Office::Curator),
        ),
        of("board-gaps", "VII.7.1", &has_gap, mmo),
        of("board-awaiting", "I.4", &|r| r.awaiting > 0, waiting),
    ];
    all.retain(|lack| lack.number > 0);
    all
}

fn has_gap(row: &AssociationRow) -> bool {
    row.kind == AssociationKind::Mmo && row.units < ALL_UNITS
}

/// Figures that open their lists, and the table sorted by trouble.
#[component]
pub fn BoardView(props: &BoardViewProps) -> Html {
    let words = use_words();
    let mut rows: Vec<Rc<AssociationRow>> = props.list.rows.iter().flat_map(|r| r.iter().cloned()).collect();
    let loaded = props.list.rows.is_some();
    let vacancies = rows.iter().map(|r| troubles(r) / 10).sum::<usize>();
    let active = rows.len();
    rows.sort_by_key(|row| std::cmp::Reverse(troubles(row)));
    let number = |n: usize| loaded.then(|| i64::try_from(n).unwrap_or(i64::MAX));
    let by = |key: &'static str, value: &str| Query::of([(key, value.to_owned())]);
    let mine = props.institution.as_ref().map(|id| id.to_string());
    let associations = by("status", AssociationStatus::Active.code()).with("curating_institution_id", mine);
    let lacks = lacks(&rows, &props.institution);
    let columns = Rc::new(vec![
        Column::plain(words.t("association-name")),
        Column::plain(words.t("office-leader")),
        Column::plain(words.t("office-secretary")),
        Column::plain(words.t("office-curator")),
        Column::plain(words.t("board-units")),
    ]);
    let empty = html! { <EmptyState title={words.t("associations-empty")} text={words.t("associations-empty-text")} /> };
    html! {
        <>
            <ul class="veche-figures" role="list">
                <Figure number={number(active)} label={words.t("figure-associations")} to={Route::Associations} query={associations.clone()} />
                <Figure number={number(vacancies)} label={words.t("figure-vacancies")} alarming=true to={Route::Associations} query={associations} />
                <Figure number={props.headless} label={words.t("figure-headless")} alarming=true to={Route::Districts} query={by("has_head", "false")} />
                <Figure number={props.people} label={words.t("figure-people")} to={Route::People} />
            </ul>
            <Card title={words.t("board-title")}>
                if !lacks.is_empty() {
                    <ul class="veche-list">
                        { for lacks.into_iter().map(|lack| html! {
                            <li key={lack.key}>
                                <Link to={Route::Associations} query={lack.query}>{ words.count(lack.key, lack.number) }</Link>
                                { " " }<ClauseLink id={lack.clause} />
                            </li>
                        }) }
                    </ul>
                }
                <ListFrame<AssociationRow> list={props.list.clone()} {empty} counted="associations-count">
                    <Table caption={words.t("board-title")} {columns}>
                        { for rows.iter().map(|row| html! { <Row key={row.id.to_string()} row={row.clone()} /> }) }
                    </Table>
                </ListFrame<AssociationRow>>
            </Card>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FigureProps {
    number: Option<i64>,
    label: AttrValue,
    to: Route,
    #[prop_or_default]
    query: Query,
    #[prop_or_default]
    alarming: bool,
}

#[component]
fn Figure(props: &FigureProps) -> Html {
    let alarm = props.alarming && props.number.is_some_and(|n| n > 0);
    html! {
        <li>
            <Link to={props.to.clone()} query={props.query.clone()} class={classes!("veche-figure", alarm.then_some("veche-figure--alarm"))}>
                <span class="veche-figure__number">
                    if alarm { <span aria-hidden="true">{ "▲ " }</span> }
                    { props.number.map_or_else(|| "…".to_owned(), |n| n.to_string()) }
                </span>
                <span class="veche-figure__label">{ props.label.clone() }</span>
            </Link>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<AssociationRow>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let cell = |key: &str, met: bool, label: String| {
        let state = if met { State::Met } else { State::Overdue };
        html! { <td class="pf-v6-c-table__td" data-label={words.t(key)}><Mark {state} {label} /></td> }
    };
    let office =
        |key: &str, held: bool| cell(key, held, words.t(if held { "office-held" } else { "vacant" }));
    let units = words.with(
        "board-units-of",
        &[("n", &row.units.to_string()), ("all", &ALL_UNITS.to_string())],
    );
    html! {
        <tr class="pf-v6-c-table__tr">
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("association-name")}>
                <Link to={Route::Association { id: row.id }}>{ row.name.clone() }</Link>
                <div class="veche-cell__note"><Badge label={row.code.clone()} /></div>
            </td>
            { office("office-leader", row.leader.is_some()) }
            { office("office-secretary", row.secretary.is_some()) }
            { office("office-curator", row.curator.is_some()) }
            if row.kind == AssociationKind::Mmo {
                <td class="pf-v6-c-table__td" data-label={words.t("board-units")}>
                    <Mark state={if row.units >= ALL_UNITS { State::Met } else { State::Due }} label={units} />
                </td>
            } else {
                <td class="pf-v6-c-table__td" data-label={words.t("board-units")}><Mark state={State::NotApplicable} /></td>
            }
        </tr>
    }
}
