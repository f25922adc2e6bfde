//! The control of an open cell.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{
    super::{
        choices::Lists,
        row::{Column, Row, Shape},
    },
    sheet::{Act, After},
};
use crate::state::use_words;

/// Identifier of the control of the open cell.
const CONTROL: &str = "plan-open-cell";

/// Properties of [`CellEditor`].
#[derive(Properties, PartialEq)]
pub(super) struct CellEditorProps {
    pub(super) column: Column,
    pub(super) row: Rc<Row>,
    pub(super) lists: Rc<Lists>,
    pub(super) onact: Callback<Act>,
}

/// The control of an open cell; takes the focus.
#[component]
pub(super) fn CellEditor(props: &CellEditorProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let CellEditorProps {
        column,
        row,
        lists,
        onact,
    } = props;
    let column = *column;
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(control) = node.cast::<HtmlElement>() {
                let _ = control.focus();
                // The caret goes on where the text ends.
                let end = |text: String| u32::try_from(text.encode_utf16().count()).unwrap_or(0);
                if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
                    let at = end(input.value());
                    let _ = input.set_selection_range(at, at);
                } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
                    let at = end(area.value());
                    let _ = area.set_selection_range(at, at);
                }
            }
        });
    }
    let cell = row.get(column).to_owned();
    // Names stand here while codes are kept, so what is typed is not what the cell holds.
    let typed = use_state(|| lists.show(words, column, &cell).replace('\n', "; "));
    let label = words.code("plan-col", column.key());
    match column.shape() {
        Shape::Line | Shape::Flag => {
            let oninput = onact
                .reform(|e: InputEvent| Act::Type(e.target_unchecked_into::<HtmlInputElement>().value()));
            html! { <input ref={node} id={CONTROL} class="veche-grid__control" aria-label={label} autocomplete="off" value={cell} {oninput} /> }
        }
        Shape::Lines | Shape::Names => {
            let oninput = onact
                .reform(|e: InputEvent| Act::Type(e.target_unchecked_into::<HtmlTextAreaElement>().value()));
            let rows = cell
                .split('\n')
                .map(|l| l.chars().count() / 28 + 1)
                .sum::<usize>()
                .clamp(2, 12);
            html! { <textarea ref={node} id={CONTROL} class="veche-grid__control" aria-label={label} rows={rows.to_string()} value={cell} {oninput} /> }
        }
        Shape::Open | Shape::OpenMany => {
            let oninput = {
                let (onact, typed) = (onact.clone(), typed.clone());
                Callback::from(move |e: InputEvent| {
                    let text = e.target_unchecked_into::<HtmlInputElement>().value();
                    typed.set(text.clone());
                    onact.emit(Act::Type(text));
                })
            };
            html! {
                <>
                    <input
                        ref={node} id={CONTROL} class="veche-grid__control" aria-label={label} autocomplete="off" list="plan-open-choices"
                        value={(*typed).clone()} {oninput}
                    />
                    <datalist id="plan-open-choices">
                        { for lists.choices(column).iter().map(|(_, name)| html! { <option key={name.to_string()} value={name.clone()} /> }) }
                    </datalist>
                </>
            }
        }
        Shape::One => {
            let onchange =
                onact.reform(|e: Event| Act::Type(e.target_unchecked_into::<HtmlSelectElement>().value()));
            let known = cell.is_empty() || lists.choices(column).iter().any(|(code, _)| *code == cell);
            html! {
                <select ref={node} id={CONTROL} class="veche-grid__control" aria-label={label} {onchange}>
                    if column != Column::Kind {
                        <option value="" selected={cell.is_empty()}>{ words.t("plan-cell-none") }</option>
                    }
                    if !known {
                        <option value={cell.clone()} selected=true>{ cell.clone() }</option>
                    }
                    { for lists.choices(column).iter().map(|(code, name)| html! {
                        <option key={code.to_string()} value={code.clone()} selected={*code == cell}>{ name.clone() }</option>
                    }) }
                </select>
            }
        }
        Shape::Many => {
            let done = onact.reform(|_: MouseEvent| Act::Commit(After::Stay));
            html! {
                <div class="veche-grid__many" role="group" aria-label={label}>
                    { for lists.choices(column).iter().enumerate().map(|(at, (code, name))| {
                        let first = if at == 0 { node.clone() } else { NodeRef::default() };
                        let (onact, cell, code) = (onact.clone(), cell.clone(), code.to_string());
                        let checked = cell.lines().any(|c| c == code);
                        html! {
                            <label class="veche-grid__tick">
                                <input
                                    ref={first} type="checkbox" {checked} aria-label={name.clone()}
                                    onchange={move |_: Event| onact.emit(Act::Type(ticked(&cell, &code)))}
                                />
                                <span>{ name.clone() }</span>
                            </label>
                        }
                    }) }
                    <button type="button" class="veche-segment" onclick={done}>{ words.t("plan-cell-done") }</button>
                </div>
            }
        }
    }
}

/// The codes of a cell with one more, or with one less.
pub(in crate::plans) fn ticked(cell: &str, code: &str) -> String {
    let mut codes: Vec<&str> = cell.lines().filter(|c| *c != code).collect();
    if cell.lines().all(|c| c != code) {
        codes.push(code);
    }
    codes.join("\n")
}
