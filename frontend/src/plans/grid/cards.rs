//! The rows as cards: the same fields where a grid has no room, and the card of one row beside the grid.

use std::rc::Rc;

use veche_domain::{Id, calendar::SchoolYear};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    super::{
        choices::Lists,
        naming::understood,
        row::{Column, Row, Shape},
    },
    cell::ticked,
    sheet::MOST_ROWS,
};
use crate::{
    hooks::{Source, Suggestion},
    state::use_words,
    ui::{Button, ButtonKind, FreePicker, FreeSelect, FreeText, GrowArea, Sign},
};

/// Properties of [`RowFields`].
#[derive(Properties, PartialEq)]
pub(super) struct RowFieldsProps {
    /// Row.
    pub(super) row: Rc<Row>,
    /// What columns choose from.
    pub(super) lists: Rc<Lists>,
    /// School year.
    pub(super) year: SchoolYear,
    /// Written otherwise.
    pub(super) onrow: Callback<Row>,
}

/// Every field of a row, each with its label.
#[component]
pub(super) fn RowFields(props: &RowFieldsProps) -> Html {
    let words = use_words();
    let RowFieldsProps {
        row,
        lists,
        year,
        onrow,
    } = props;
    let set = |column: Column, how: fn(&Lists, Column, &str) -> String| {
        let (row, lists, onrow) = (row.clone(), lists.clone(), onrow.clone());
        Callback::from(move |text: String| {
            let mut next = (*row).clone();
            next.set(column, how(&lists, column, &text));
            onrow.emit(next);
        })
    };
    let plain: fn(&Lists, Column, &str) -> String = |_, _, text| text.to_owned();
    let person = {
        let (row, onrow) = (row.clone(), onrow.clone());
        Callback::from(move |chosen: Option<Suggestion>| {
            if let Some((id, chosen)) = chosen.and_then(|c| Some((c.id.parse::<Id>().ok()?, c))) {
                let mut next = (*row).clone();
                next.add_person(id, &chosen.label);
                onrow.emit(next);
            }
        })
    };
    let field = |column: Column| {
        let id = format!("plan-row-{}-{}", row.key, column.key());
        let label = words.code("plan-col", column.key());
        let cell = row.get(column);
        let error = row
            .is_loose(column)
            .then(|| AttrValue::from(words.t("plan-cell-loose")));
        match column.shape() {
            Shape::Line => {
                let hint = (column == Column::Dates && !cell.trim().is_empty())
                    .then(|| AttrValue::from(understood(words, cell, *year)));
                html! { <FreeText {id} {label} {hint} {error} value={cell.to_owned()} onedit={set(column, plain)} /> }
            }
            Shape::Lines => {
                html! { <GrowArea {id} {label} {error} least=1 value={cell.to_owned()} onedit={set(column, plain)} /> }
            }
            Shape::Names => html! {
                <>
                    <GrowArea {id} {label} least=1 hint={words.t("plan-col-responsible-hint")} value={cell.to_owned()} onedit={set(column, plain)} />
                    <FreePicker id={format!("plan-row-{}-person", row.key)} label={words.t("plan-col-person")} source={Source::People} onchoose={person.clone()} />
                </>
            },
            Shape::Open => {
                html! { <FreeText {id} {label} value={lists.show(words, column, cell)} onedit={set(column, Lists::typed)} /> }
            }
            Shape::OpenMany => html! {
                <GrowArea {id} {label} least=1 hint={words.t("plan-col-form-hint")} value={lists.show(words, column, cell)} onedit={set(column, Lists::typed_lines)} />
            },
            Shape::One => html! {
                <FreeSelect
                    {id} {label} {error} value={cell.to_owned()} choices={lists.choices(column)} empty={Some(AttrValue::from(words.t("plan-cell-none")))}
                    onedit={set(column, plain)}
                />
            },
            Shape::Flag => tick(
                &id,
                &label,
                cell == "true",
                set(column, plain).reform(|on: bool| if on { "true".to_owned() } else { String::new() }),
            ),
            Shape::Many => html! {
                <fieldset class="veche-fieldset veche-ticks">
                    <legend>{ label }</legend>
                    { for lists.choices(column).iter().map(|(code, name)| {
                        let (cell, code) = (cell.to_owned(), code.to_string());
                        let on = cell.lines().any(|c| c == code);
                        tick(&format!("{id}-{code}"), name, on, set(column, plain).reform(move |_: bool| ticked(&cell, &code)))
                    }) }
                </fieldset>
            },
        }
    };
    let (main, rest) = Column::ALL.split_at(super::super::row::MAIN);
    html! {
        <>
            { for main.iter().map(|column| field(*column)) }
            <details class="veche-changes">
                <summary>{ words.t("plan-links") }</summary>
                <div class="veche-item__more">{ for rest.iter().map(|column| field(*column)) }</div>
            </details>
        </>
    }
}

fn tick(id: &str, label: &str, on: bool, onset: Callback<bool>) -> Html {
    let onchange = onset.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <label class="veche-choice" for={id.to_owned()}>
            <input type="checkbox" id={id.to_owned()} checked={on} {onchange} />
            <span>{ label.to_owned() }</span>
        </label>
    }
}

/// Properties of [`Cards`].
#[derive(Properties, PartialEq)]
pub struct CardsProps {
    /// Rows.
    pub rows: Rc<Vec<Rc<Row>>>,
    /// What columns choose from.
    pub lists: Rc<Lists>,
    /// School year.
    pub year: SchoolYear,
    /// What one more row plans.
    pub next: Row,
    /// Rows are written otherwise.
    #[prop_or_default]
    pub onrows: Callback<Vec<Row>>,
}

/// What is done to the rows.
type Change = Box<dyn Fn(&mut Vec<Row>)>;

/// The rows of a plan as cards.
#[component]
pub fn Cards(props: &CardsProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<u32>);
    let all = || -> Vec<Row> { props.rows.iter().map(|r| (**r).clone()).collect() };
    let count = props.rows.len();
    let change = |how: Change| {
        let (rows, onrows) = (all(), props.onrows.clone());
        Callback::from(move |()| {
            let mut next = rows.clone();
            how(&mut next);
            onrows.emit(next);
        })
    };
    let add = {
        let (rows, next, onrows, open) = (all(), props.next.clone(), props.onrows.clone(), open.clone());
        Callback::from(move |()| {
            let mut rows = rows.clone();
            open.set(Some(next.key));
            rows.push(next.clone());
            onrows.emit(rows);
        })
    };
    html! {
        <div class="veche-items">
            { for props.rows.iter().enumerate().map(|(at, row)| {
                let number = (at + 1).to_string();
                let title = if row.get(Column::Title).trim().is_empty() { words.t("plan-row-untitled") } else { row.get(Column::Title).to_owned() };
                let onrow = {
                    let (rows, onrows, key) = (all(), props.onrows.clone(), row.key);
                    Callback::from(move |row: Row| {
                        let mut rows = rows.clone();
                        if let Some(own) = rows.iter_mut().find(|r| r.key == key) {
                            *own = row;
                        }
                        onrows.emit(rows);
                    })
                };
                let is_open = *open == Some(row.key);
                let toggle = {
                    let (open, key) = (open.clone(), row.key);
                    Callback::from(move |()| open.set((!is_open).then_some(key)))
                };
                html! {
                    <section key={row.key} class={classes!("veche-item", row.waits().then_some("veche-item--fault"))} aria-label={words.with("plan-row-number", &[("number", &number)])}>
                        <div class="veche-item__head">
                            <h3>{ number.clone() }{ ". " }{ title }</h3>
                            <Button kind={ButtonKind::Plain} sign={Some(Sign::Up)} label={words.with("plan-row-up", &[("number", &number)])} disabled={at == 0} onclick={change(Box::new(move |rows| if at > 0 && at < rows.len() { rows.swap(at, at - 1); }))} />
                            <Button kind={ButtonKind::Plain} sign={Some(Sign::Down)} label={words.with("plan-row-down", &[("number", &number)])} disabled={at + 1 == count} onclick={change(Box::new(move |rows| if at + 1 < rows.len() { rows.swap(at, at + 1); }))} />
                            <Button kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={words.with("plan-row-remove", &[("number", &number)])} onclick={change(Box::new(move |rows| if at < rows.len() { rows.remove(at); }))} />
                        </div>
                        if is_open {
                            <RowFields row={row.clone()} lists={props.lists.clone()} year={props.year} {onrow} />
                        } else {
                            <p class="veche-muted">
                                { words.code("item-kind", row.kind().code()) }
                                if !row.get(Column::Dates).is_empty() { { " · " }{ row.get(Column::Dates).to_owned() } }
                            </p>
                        }
                        <Button kind={ButtonKind::Link} expanded={Some(is_open)} label={words.with(if is_open { "plan-row-close" } else { "plan-row-open" }, &[("number", &number)])} onclick={toggle} />
                    </section>
                }
            }) }
            if count < MOST_ROWS {
                <div><Button sign={Some(Sign::Add)} label={words.t("plan-row-add")} onclick={add} /></div>
            }
        </div>
    }
}
