//! A row of the grid on screen; drawn anew only when something of it changed.

use std::rc::Rc;

use veche_domain::{calendar::SchoolYear, plans::ItemKind};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::{
    super::{
        choices::Lists,
        naming::understood,
        row::{Column, Row, Shape},
    },
    cell::CellEditor,
    sheet::{Act, After, At},
};
use crate::state::{Words, use_words};

/// Identifier of a cell, for focus.
pub(super) fn cell_id(at: At) -> String {
    format!("plan-cell-{}-{}", at.row, at.col)
}

/// Properties of [`Line`].
#[derive(Properties, PartialEq)]
pub(super) struct LineProps {
    /// Place on screen, from nought.
    pub(super) place: usize,
    /// Row; none for the one that is not begun.
    pub(super) row: Option<Rc<Row>>,
    /// Columns on screen.
    pub(super) columns: &'static [Column],
    /// What columns choose from.
    pub(super) lists: Rc<Lists>,
    /// School year, to understand days by.
    pub(super) year: SchoolYear,
    /// Column of the cursor, when it is here.
    pub(super) cursor: Option<usize>,
    /// Whether the cell under the cursor is open.
    pub(super) open: bool,
    /// First and last of the columns that are marked here.
    #[prop_or_default]
    pub(super) marked: Option<(usize, usize)>,
    /// Does something.
    pub(super) onact: Callback<Act>,
}

/// A row.
#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let words = use_words();
    let place = props.place;
    let number = place + 1;
    let kind = props.row.as_ref().map(|r| r.kind());
    html! {
        <tr role="row" aria-rowindex={(place + 2).to_string()} class={classes!("veche-grid__row", kind.map(|k| format!("veche-grid__row--{}", k.code())))}>
            <th scope="row" role="rowheader" class="veche-grid__number">{ if props.row.is_some() { number.to_string() } else { "+".to_owned() } }</th>
            { for props.columns.iter().enumerate().map(|(col, column)| {
                let at = At { row: place, col };
                let here = props.cursor == Some(col);
                html! {
                    <Cell
                        key={column.key()} {at} column={*column} row={props.row.clone()} lists={props.lists.clone()} year={props.year}
                        cursor={here} open={here && props.open} marked={props.marked.is_some_and(|(first, last)| (first..=last).contains(&col))} onact={props.onact.clone()} {words}
                    />
                }
            }) }
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct CellProps {
    at: At,
    column: Column,
    row: Option<Rc<Row>>,
    lists: Rc<Lists>,
    year: SchoolYear,
    cursor: bool,
    open: bool,
    marked: bool,
    onact: Callback<Act>,
    words: Words,
}

/// A cell: its words, or the control that writes it.
#[component]
fn Cell(props: &CellProps) -> Html {
    let CellProps {
        at, column, words, ..
    } = props;
    let (at, column, words) = (*at, *column, *words);
    let node = use_node_ref();
    let go = {
        let (onact, here) = (props.onact.clone(), props.cursor);
        Callback::from(move |()| {
            if !here {
                onact.emit(Act::Go(at));
            }
        })
    };
    // However the focus came here, the cursor comes with it.
    let come = {
        let (go, node) = (go.clone(), node.clone());
        Callback::from(move |event: FocusEvent| {
            let target = event.target().and_then(|t| t.dyn_into::<web_sys::Node>().ok());
            if target.is_some() && target == node.get() {
                go.emit(());
            }
        })
    };
    // The browser would mark words and move the focus, which would end what is marked.
    let reach = {
        let (onact, open) = (props.onact.clone(), props.open);
        Callback::from(move |event: MouseEvent| {
            if event.shift_key() && !open {
                event.prevent_default();
                onact.emit(Act::Reach(at));
            }
        })
    };
    // A click with Shift has reached; one on the cursor itself ends what is marked.
    let click = {
        let (onact, go, marked, open) = (props.onact.clone(), go.clone(), props.marked, props.open);
        Callback::from(move |event: MouseEvent| {
            if event.shift_key() {
                return;
            }
            if marked && !open {
                onact.emit(Act::Go(at));
            } else {
                go.emit(());
            }
        })
    };
    let edit = {
        let (onact, open) = (props.onact.clone(), props.open);
        Callback::from(move |_: MouseEvent| {
            if !open {
                onact.emit(Act::Edit(None));
            }
        })
    };
    // The focus that leaves an open cell leaves what was written in it.
    let leave = {
        let (onact, open, node) = (props.onact.clone(), props.open, node.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event
                .related_target()
                .and_then(|t| t.dyn_into::<web_sys::Node>().ok());
            let within = node.get().is_some_and(|cell| cell.contains(to.as_ref()));
            if open && !within {
                onact.emit(Act::Commit(After::Stay));
            }
        })
    };
    let loose = props.row.as_ref().is_some_and(|r| r.is_loose(column));
    let text = props
        .row
        .as_ref()
        .map(|r| r.get(column).to_owned())
        .unwrap_or_default();
    let nameless =
        column == Column::Title && text.trim().is_empty() && props.row.as_ref().is_some_and(|r| r.waits());
    let class = classes!(
        "veche-grid__cell",
        format!("veche-grid__cell--{}", column.key()),
        props.cursor.then_some("veche-grid__cell--here"),
        props.marked.then_some("veche-grid__cell--marked"),
        (loose || nameless).then_some("veche-grid__cell--fault"),
    );
    html! {
        <td
            ref={node} role="gridcell" id={cell_id(at)} aria-colindex={(at.col + 2).to_string()} {class}
            tabindex={if props.cursor { "0" } else { "-1" }} aria-invalid={(loose || nameless).then_some("true")}
            aria-selected={props.marked.then_some("true")} onmousedown={reach} onclick={click} ondblclick={edit} onfocusin={come} onfocusout={leave}
        >
            if let Some(row) = props.row.clone().filter(|_| props.open) {
                <CellEditor {column} {row} lists={props.lists.clone()} onact={props.onact.clone()} />
            } else {
                { shown(words, column, &props.lists, &text, loose) }
            }
            if loose {
                <span class="veche-grid__note veche-field__error">{ words.t("plan-cell-loose") }</span>
            }
            if nameless {
                <span class="veche-grid__note veche-field__error">{ words.t("plan-cell-nameless") }</span>
            }
            if column == Column::Dates && !text.trim().is_empty() {
                <span class="veche-grid__note">{ understood(words, &text, props.year) }</span>
            }
        </td>
    }
}

/// The words of a cell that is not open.
fn shown(words: Words, column: Column, lists: &Lists, text: &str, loose: bool) -> Html {
    if loose {
        return html! { <span lang="ru">{ text.to_owned() }</span> };
    }
    let said = lists.show(words, column, text);
    match column.shape() {
        Shape::Flag if text == "true" => html! { <span>{ "✓ " }{ said }</span> },
        _ if column == Column::Kind => {
            let shape = match text.parse() {
                Ok(ItemKind::Meeting) => "● ",
                Ok(ItemKind::Ongoing) => "— ",
                _ => "○ ",
            };
            html! { if !text.is_empty() { <span><span aria-hidden="true">{ shape }</span>{ said }</span> } }
        }
        _ => html! { <span lang="ru">{ said }</span> },
    }
}
