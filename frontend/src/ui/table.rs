//! Tables: sortable headers; rows that stack on a phone.

use std::rc::Rc;

use yew::prelude::*;

use super::{Icon, Sign};
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
    /// Rows: `tr` whose cells carry the header in `data-label`.
    pub children: Html,
}

/// A table.
#[component]
pub fn Table(props: &TableProps) -> Html {
    html! {
        <table class="pf-v6-c-table pf-m-compact veche-table" role="table">
            <caption class="pf-v6-u-screen-reader">{ props.caption.clone() }</caption>
            <thead class="pf-v6-c-table__thead">
                <tr class="pf-v6-c-table__tr">
                    { for props.columns.iter().map(|column| html! {
                        <Header key={column.label.to_string()} column={column.clone()} sorting={props.sorting.clone()} />
                    }) }
                </tr>
            </thead>
            <tbody class="pf-v6-c-table__tbody">{ props.children.clone() }</tbody>
        </table>
    }
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
