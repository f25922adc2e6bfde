//! Tables: sortable headers; rows that stack on a phone; of a long one only what the screen shows is drawn.

use std::{cell::Cell, rc::Rc};

use yew::prelude::*;

use super::{
    Icon, Sign,
    extent::{LONG, Part},
    window::use_window,
};
use crate::{hooks::Params, state::use_words};

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Header.
    pub label: AttrValue,
    /// Field the API sorts by, if it does.
    pub sort: Option<&'static str>,
}

impl Column {
    /// A column that does not sort.
    pub fn plain(label: impl Into<AttrValue>) -> Self {
        Self {
            label: label.into(),
            sort: None,
        }
    }

    /// A column that sorts.
    pub fn sorted(label: impl Into<AttrValue>, by: &'static str) -> Self {
        Self {
            label: label.into(),
            sort: Some(by),
        }
    }
}

/// The order of a table and the way to change it.
#[derive(Clone, PartialEq)]
pub struct Sorting {
    /// Field, with `-` before it for the reverse.
    pub now: Option<String>,
    /// Changes it.
    pub set: Callback<String>,
}

impl Sorting {
    /// The order kept in the address; `default` is the one the API takes by itself.
    pub fn of(params: &Params, default: &str) -> Self {
        Self {
            now: Some(params.get("sort").unwrap_or(default).to_owned()),
            set: params.setter("sort"),
        }
    }
}

/// Rows of a list, each drawn when it comes into sight: a `tr` with a key whose cells carry the header in `data-label`.
#[derive(Clone)]
pub struct Lines {
    count: usize,
    draw: Rc<dyn Fn(usize) -> Html>,
}

impl Lines {
    /// So many rows, each drawn by its place.
    pub fn new(count: usize, draw: impl Fn(usize) -> Html + 'static) -> Self {
        Self {
            count,
            draw: Rc::new(draw),
        }
    }

    /// Rows that are drawn as said. What is drawn should be a component: it is left alone as long as its row is the same.
    pub fn of<T: 'static>(rows: Rc<Vec<Rc<T>>>, draw: impl Fn(&Rc<T>) -> Html + 'static) -> Self {
        Self::numbered(rows, move |_, row| draw(row))
    }

    /// Rows whose place in the list matters.
    pub fn numbered<T: 'static>(
        rows: Rc<Vec<Rc<T>>>,
        draw: impl Fn(usize, &Rc<T>) -> Html + 'static,
    ) -> Self {
        Self::new(rows.len(), move |at| {
            rows.get(at).map(|row| draw(at, row)).unwrap_or_default()
        })
    }
}

impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.draw, &other.draw)
    }
}

thread_local! {
    static DRAWN: Cell<u32> = const { Cell::new(0) };
}

/// The class of a list's row. Whoever draws one comes by here and is counted: the journey of the long tables finds rows
/// that are drawn anew for nothing, in the very program people use.
pub fn row_class() -> &'static str {
    DRAWN.with(|drawn| drawn.set(drawn.get().wrapping_add(1)));
    "pf-v6-c-table__tr"
}

/// Rows of lists drawn since the page was opened.
pub fn rows_drawn() -> u32 {
    DRAWN.with(Cell::get)
}

/// Properties of [`Table`].
#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// What the table holds, for readers of the screen.
    pub caption: AttrValue,
    /// Columns.
    pub columns: Rc<Vec<Column>>,
    /// Order.
    #[prop_or_default]
    pub sorting: Option<Sorting>,
    /// Rows of a list, which may be long.
    #[prop_or_default]
    pub lines: Option<Lines>,
    /// Rows of a table that stays short.
    #[prop_or_default]
    pub children: Html,
}

/// A table.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let count = props.lines.as_ref().map_or(0, |lines| lines.count);
    let shown = use_window(&props.caption, count);
    let long = count > LONG;
    let rows = match &props.lines {
        // A list of its own: a sibling without a key would make all of them lose theirs.
        Some(lines) => drawn(lines, &shown.parts, props.columns.len()),
        None => props.children.clone(),
    };
    html! {
        <table
            class="pf-v6-c-table pf-m-compact veche-table" role="table"
            aria-rowcount={long.then(|| (count + 1).to_string())}
        >
            <caption class="pf-v6-u-screen-reader">{ props.caption.clone() }</caption>
            <thead class="pf-v6-c-table__thead">
                <tr class="pf-v6-c-table__tr" aria-rowindex={long.then_some("1")}>
                    { for props.columns.iter().map(|column| html! {
                        <Header key={column.label.to_string()} column={column.clone()} sorting={props.sorting.clone()} />
                    }) }
                </tr>
            </thead>
            <tbody class="pf-v6-c-table__tbody" ref={shown.body} onfocusin={shown.onfocusin} onfocusout={shown.onfocusout}>
                { rows }
            </tbody>
        </table>
    }
}

/// The rows on the screen; the room of the others is no row to anybody.
fn drawn(lines: &Lines, parts: &[Part], columns: usize) -> Html {
    let mut all: Vec<Html> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Rows(rows) => all.extend(rows.clone().map(|at| (lines.draw)(at))),
            Part::Gap(room) => all.push(html! {
                <tr key={format!("gap-{at}")} class="veche-gap" aria-hidden="true">
                    <td colspan={columns.to_string()} height={room.to_string()}></td>
                </tr>
            }),
        }
    }
    all.into_iter().collect()
}

#[derive(Properties, PartialEq)]
struct HeaderProps {
    column: Column,
    sorting: Option<Sorting>,
}

#[component]
fn Header(props: &HeaderProps) -> Html {
    let words = use_words();
    let label = props.column.label.clone();
    let Some((field, sorting)) = props.column.sort.zip(props.sorting.clone()) else {
        return html! { <th class="pf-v6-c-table__th" scope="col">{ label }</th> };
    };
    let down = format!("-{field}");
    let direction = match sorting.now.as_deref() {
        Some(now) if now == field => Some(true),
        Some(now) if now == down => Some(false),
        _ => None,
    };
    let next = if direction == Some(true) {
        down
    } else {
        field.to_owned()
    };
    let set = sorting.set;
    let onclick = Callback::from(move |_: MouseEvent| set.emit(next.clone()));
    html! {
        <th
            class={classes!("pf-v6-c-table__th", "veche-sort", direction.map(|_| "veche-sort--active"))}
            scope="col"
            aria-sort={direction.map(|up| if up { "ascending" } else { "descending" })}
        >
            <button type="button" class="veche-sort__button" title={words.t("sort-by")} {onclick}>
                { label }
                <Icon sign={if direction == Some(false) { Sign::Down } else { Sign::Up }} />
            </button>
        </th>
    }
}
