//! The board: associations down, duties across, read at a glance.

use std::{cmp::Reverse, rc::Rc};

use veche_domain::{
    Id,
    compliance::{Board, BoardFigures, BoardRow, Duty, FindingState},
};
use yew::prelude::*;

use super::{FindingsOf, cell_text, mark_of};
use crate::{
    api::Query,
    routes::Route,
    state::use_words,
    ui::{Badge, Link, Mark},
};

/// Rows with the most trouble first; of equal ones by code.
pub fn worst_first(rows: &[BoardRow]) -> Vec<BoardRow> {
    let mut sorted = rows.to_vec();
    sorted.sort_by_key(|row| (Reverse(row.overdue), Reverse(row.due), row.code.clone()));
    sorted
}

/// Properties of [`BoardMatrix`].
#[derive(Properties, PartialEq)]
pub struct BoardMatrixProps {
    /// Rows in the order they are shown.
    pub rows: Rc<Vec<BoardRow>>,
    /// Duties that are shown.
    pub duties: Rc<Vec<Duty>>,
    /// Query of the findings of a row that opens; none when rows do not.
    #[prop_or_default]
    pub opens: Option<Query>,
}

/// Associations and duties as marks; a row opens to its findings.
#[component]
pub fn BoardMatrix(props: &BoardMatrixProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<Id>);
    let heads = props.duties.iter().map(|duty| {
        html! {
            <th key={duty.code()} scope="col" title={words.code("duty", duty.code())}>
                { words.code("duty-short", duty.code()) }
                <span class="veche-board__clause">{ duty.clause() }</span>
            </th>
        }
    });
    html! {
        <div class="veche-scroll veche-board" tabindex="0" role="region" aria-label={words.t("compliance-title")}>
            <table class="veche-board__table">
                <caption class="pf-v6-u-screen-reader">{ words.t("compliance-caption") }</caption>
                <thead><tr><th scope="col">{ words.t("association-name") }</th>{ for heads }</tr></thead>
                <tbody>
                    { for props.rows.iter().map(|row| {
                        let opened = *open == Some(row.association_id);
                        let ontoggle = {
                            let (open, id) = (open.clone(), row.association_id);
                            Callback::from(move |()| open.set(Some(id).filter(|_| !opened)))
                        };
                        html! {
                            <Row
                                key={row.association_id.to_string()} row={Rc::new(row.clone())} duties={props.duties.clone()}
                                opens={props.opens.clone()} {opened} {ontoggle}
                            />
                        }
                    }) }
                </tbody>
            </table>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<BoardRow>,
    duties: Rc<Vec<Duty>>,
    opens: Option<Query>,
    opened: bool,
    ontoggle: Callback<()>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let ontoggle = {
        let toggle = props.ontoggle.clone();
        Callback::from(move |_: MouseEvent| toggle.emit(()))
    };
    let cells = props.duties.iter().map(|duty| {
        let label = words.code("duty-short", duty.code());
        let Some(cell) = row.duties.iter().find(|cell| cell.duty == *duty) else {
            return html! { <td key={duty.code()} data-label={label}></td> };
        };
        let reason = cell
            .reason
            .as_deref()
            .map(|reason| words.code("duty-reason", reason));
        let class = match cell.state {
            FindingState::Overdue => "veche-board__cell veche-board__cell--overdue",
            FindingState::Due => "veche-board__cell veche-board__cell--due",
            _ => "veche-board__cell",
        };
        html! {
            <td key={duty.code()} {class} data-label={label} title={reason}>
                <Mark state={mark_of(cell.state)} label={cell_text(words, cell)} quiet={cell.state == FindingState::NotApplicable} />
            </td>
        }
    });
    let span = (props.duties.len() + 1).to_string();
    html! {
        <>
            <tr>
                <th scope="row">
                    <Link to={Route::Association { id: row.association_id }}>{ row.name.clone() }</Link>
                    <div class="veche-cell__note"><Badge label={row.code.clone()} /></div>
                    if props.opens.is_some() {
                        <button
                            type="button" class="veche-board__toggle" onclick={ontoggle}
                            aria-expanded={if props.opened { "true" } else { "false" }}
                        >{ words.t(if props.opened { "board-row-close" } else { "board-row-open" }) }</button>
                    }
                </th>
                { for cells }
            </tr>
            if let Some(query) = props.opens.clone().filter(|_| props.opened) {
                <tr class="veche-board__opened"><td colspan={span}>
                    <FindingsOf id={row.association_id} institution={row.institution_id} {query} />
                </td></tr>
            }
        </>
    }
}

/// Properties of [`Figures`].
#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    /// Figures; none while they load.
    pub figures: Option<BoardFigures>,
    /// Institution they are of.
    #[prop_or_default]
    pub institution: Option<AttrValue>,
}

/// The four figures that open their lists.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let words = use_words();
    let mine = props.institution.as_ref().map(ToString::to_string);
    let active = Query::of([("status", "active".to_owned())]).with("curating_institution_id", mine.clone());
    let board = Query::of([("state", FindingState::Overdue.code().to_owned())]).with("institution_id", mine);
    let vacant = board.clone().with("duty", Some(Duty::Leader.code().to_owned()));
    let f = props.figures;
    let figure = |n: Option<i64>, label: &str, alarming: bool, to: Route, query: Query| {
        let alarm = alarming && n.is_some_and(|n| n > 0);
        html! {
            <li key={label.to_owned()}>
                <Link {to} {query} class={classes!("veche-figure", alarm.then_some("veche-figure--alarm"))}>
                    <span class="veche-figure__number">
                        if alarm { <span aria-hidden="true">{ "▲ " }</span> }
                        { n.map_or_else(|| "…".to_owned(), |n| n.to_string()) }
                    </span>
                    <span class="veche-figure__label">{ words.t(label) }</span>
                </Link>
            </li>
        }
    };
    html! {
        <ul class="veche-figures" role="list">
            { figure(f.map(|f| f.associations), "figure-associations", false, Route::Associations, active) }
            { figure(f.map(|f| f.members), "board-figure-members", false, Route::People, Query::default()) }
            { figure(f.map(|f| f.overdue), "board-figure-overdue", true, Route::Compliance, board) }
            { figure(f.map(|f| f.vacancies), "figure-vacancies", true, Route::Compliance, vacant) }
        </ul>
    }
}

/// The part of the board that trouble stands in: at most so many rows.
pub(crate) fn troubled(board: &Board, most: usize) -> Rc<Vec<BoardRow>> {
    let mut rows = worst_first(&board.items);
    rows.truncate(most);
    Rc::new(rows)
}
