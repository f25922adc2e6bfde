//! The grid on screen: keys, the clipboard and the focus; what they mean is the sheet's.

use std::rc::Rc;

use veche_domain::calendar::SchoolYear;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement};
use yew::prelude::*;

use super::{
    super::{
        choices::Lists,
        row::{Column, Row},
    },
    cards::RowFields,
    keys::{Press, early, meaning},
    line::{Line, cell_id},
    sheet::{Act, At, Said, Sheet, places},
    tsv,
};
use crate::{
    state::{Words, use_words},
    ui::{Alert, Button, ButtonKind, Dialog, Sign, Tone},
};

/// Properties of [`Grid`].
#[derive(Properties, PartialEq)]
pub struct GridProps {
    /// Rows.
    pub rows: Rc<Vec<Rc<Row>>>,
    /// What columns choose from.
    pub lists: Rc<Lists>,
    /// School year.
    pub year: SchoolYear,
    /// Whether the columns that tie rows to the regulation and to the city are shown.
    #[prop_or_default]
    pub all: bool,
    /// Rows are written otherwise.
    #[prop_or_default]
    pub onrows: Callback<Vec<Row>>,
}

/// What the handlers of keys work on: always the latest, however fast they come.
struct Live {
    sheet: Sheet,
    rows: Vec<Row>,
    columns: &'static [Column],
    lists: Rc<Lists>,
    onrows: Callback<Vec<Row>>,
}

/// The words of the marked cells, row by row; a row that is not begun has none.
fn block(words: Words, live: &Live, first: At, last: At) -> Vec<Vec<String>> {
    let columns = live.columns.get(first.col..=last.col).unwrap_or_default();
    let rows = live.rows.iter().take(last.row + 1).skip(first.row);
    rows.map(|row| {
        let cell = |column: &Column| live.lists.show(words, *column, row.get(*column));
        columns.iter().map(cell).collect()
    })
    .collect()
}

/// What has just happened, in words.
fn said(words: Words, said: Said) -> (Tone, String) {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match said {
        Said::Pasted {
            cells,
            added,
            loose,
            left,
        } => {
            let mut parts = vec![words.count("plan-pasted-cells", number(cells))];
            for (key, n) in [
                ("plan-pasted-rows", added),
                ("plan-pasted-loose", loose),
                ("plan-pasted-left", left),
            ] {
                if n > 0 {
                    parts.push(words.count(key, number(n)));
                }
            }
            let tone = if loose + left > 0 {
                Tone::Warning
            } else {
                Tone::Success
            };
            (tone, parts.join(", "))
        }
        Said::Removed => (Tone::Info, words.t("plan-row-removed")),
        Said::Undone => (Tone::Info, words.t("plan-undone")),
        Said::Full => (Tone::Warning, words.t("plan-full")),
    }
}

/// The rows of a plan as a grid.
#[component]
pub fn Grid(props: &GridProps) -> Html {
    let words = use_words();
    let columns = Column::shown(props.all);
    let grid = use_node_ref();
    let shown = use_state(Sheet::default);
    // The focus follows the cursor only while the grid has it.
    let active = use_mut_ref(|| false);
    let live = use_mut_ref(|| None::<Live>);
    {
        let sheet = (*shown).clone();
        let rows: Vec<Row> = props.rows.iter().map(|r| (**r).clone()).collect();
        *live.borrow_mut() = Some(Live {
            sheet,
            rows,
            columns,
            lists: props.lists.clone(),
            onrows: props.onrows.clone(),
        });
    }
    let onact = {
        let (live, shown) = (live.clone(), shown.setter());
        use_callback((), move |act: Act, ()| {
            let told = {
                let mut live = live.borrow_mut();
                let Some(live) = live.as_mut() else { return };
                let (sheet, rows) = live.sheet.act(&live.rows, live.columns, &live.lists, act);
                live.sheet = sheet.clone();
                shown.set(sheet);
                rows.map(|rows| {
                    live.rows.clone_from(&rows);
                    (live.onrows.clone(), rows)
                })
            };
            if let Some((onrows, rows)) = told {
                onrows.emit(rows);
            }
        })
    };
    let at = shown.within(props.rows.len(), columns.len());
    {
        let active = active.clone();
        use_effect_with((at, shown.is_open()), move |(at, open)| {
            if *active.borrow() && !open {
                let document = web_sys::window().and_then(|w| w.document());
                let cell = document.and_then(|d| d.get_element_by_id(&cell_id(*at)));
                if let Some(cell) = cell.and_then(|c| c.dyn_into::<HtmlElement>().ok()) {
                    let _ = cell.focus();
                }
            }
        });
    }
    let onkeydown = {
        let (live, onact) = (live.clone(), onact.clone());
        Callback::from(move |event: KeyboardEvent| {
            let act = live.borrow().as_ref().and_then(|live| {
                let key = event.key();
                let press = Press {
                    key: &key,
                    ctrl: event.ctrl_key() || event.meta_key(),
                    shift: event.shift_key(),
                    alt: event.alt_key(),
                };
                let at = live.sheet.within(live.rows.len(), live.columns.len());
                let open = live
                    .columns
                    .get(at.col)
                    .filter(|_| live.sheet.is_open())
                    .map(|c| c.shape());
                let cell = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
                let waits = cell.is_some_and(|cell| cell.id() == cell_id(at));
                if let Some(shape) = open.filter(|_| waits) {
                    let row = live.rows.get(at.row);
                    let held = live
                        .columns
                        .get(at.col)
                        .and_then(|column| Some(row?.get(*column)));
                    if let Some(act) = early(press, shape, held.unwrap_or_default()) {
                        return Some(act);
                    }
                }
                meaning(press, at, (places(live.rows.len()), live.columns.len()), open)
            });
            if let Some(act) = act.filter(|_| !event.is_composing()) {
                event.prevent_default();
                event.stop_propagation();
                onact.emit(act);
            }
        })
    };
    let onpaste = {
        let (live, onact) = (live.clone(), onact.clone());
        Callback::from(move |event: Event| {
            let open = live.borrow().as_ref().is_some_and(|l| l.sheet.is_open());
            let data = event
                .dyn_ref::<ClipboardEvent>()
                .and_then(ClipboardEvent::clipboard_data);
            let text = data
                .and_then(|d| d.get_data("text/plain").ok())
                .unwrap_or_default();
            // Within an open cell a word is pasted into the word; a table is a table there, too.
            if !text.is_empty() && (!open || text.contains('\t')) {
                event.prevent_default();
                onact.emit(Act::Paste(tsv::parse(&text)));
            }
        })
    };
    let copied = {
        let live = live.clone();
        Rc::new(move |event: &Event| {
            let live = live.borrow();
            let Some(live) = live.as_ref().filter(|l| !l.sheet.is_open()) else {
                return false;
            };
            let selected = web_sys::window()
                .and_then(|w| w.get_selection().ok().flatten())
                .is_some_and(|s| !s.is_collapsed());
            let (first, last) = live.sheet.marked(live.rows.len(), live.columns.len());
            let block = block(words, live, first, last);
            let data = event
                .dyn_ref::<ClipboardEvent>()
                .and_then(ClipboardEvent::clipboard_data);
            // Words that are selected within one cell are the browser's to copy.
            let Some(data) = data.filter(|_| !block.is_empty() && (first != last || !selected)) else {
                return false;
            };
            event.prevent_default();
            let text = tsv::write(&block);
            let text = text.strip_suffix('\n').unwrap_or(&text);
            data.set_data("text/plain", text).is_ok()
        })
    };
    let oncopy = {
        let copied = copied.clone();
        Callback::from(move |event: Event| {
            copied(&event);
        })
    };
    let oncut = {
        let onact = onact.clone();
        Callback::from(move |event: Event| {
            if copied(&event) {
                onact.emit(Act::Clear);
            }
        })
    };
    let wakes = {
        let active = active.clone();
        Callback::from(move |_: FocusEvent| *active.borrow_mut() = true)
    };
    // A control that is closed takes its focus along to nowhere: the cell takes it back.
    let sleeps = {
        let grid = grid.clone();
        Callback::from(move |event: FocusEvent| {
            let to = event
                .related_target()
                .and_then(|t| t.dyn_into::<web_sys::Node>().ok());
            if to.is_some() && grid.get().is_some_and(|grid| !grid.contains(to.as_ref())) {
                *active.borrow_mut() = false;
            }
        })
    };
    let carded = use_state(|| false);
    let card = |open: bool| {
        let carded = carded.clone();
        Callback::from(move |()| carded.set(open))
    };
    let onrow = {
        let live = live.clone();
        Callback::from(move |row: Row| {
            let told = live.borrow_mut().as_mut().map(|live| {
                if let Some(own) = live.rows.iter_mut().find(|r| r.key == row.key) {
                    *own = row;
                }
                (live.onrows.clone(), live.rows.clone())
            });
            if let Some((onrows, rows)) = told {
                onrows.emit(rows);
            }
        })
    };
    let (first, last) = shown.marked(props.rows.len(), columns.len());
    let marked = (first != last).then(|| {
        let (rows, cols) = (last.row - first.row + 1, last.col - first.col + 1);
        words.with(
            "plan-cells-marked",
            &[("rows", &rows.to_string()), ("cols", &cols.to_string())],
        )
    });
    let act = |what: Act| onact.reform(move |()| what.clone());
    let here = at.row < props.rows.len();
    html! {
        <div ref={grid} class="veche-grid" onfocusin={wakes} onfocusout={sleeps}>
            <div class="veche-actions veche-grid__acts">
                <Button sign={Some(Sign::Add)} label={words.t("plan-row-add")} onclick={act(Act::Add)} />
                <Button kind={ButtonKind::Plain} sign={Some(Sign::Up)} label={words.with("plan-row-up", &[("number", &(at.row + 1).to_string())])} disabled={!here || at.row == 0} onclick={act(Act::Move(false))} />
                <Button kind={ButtonKind::Plain} sign={Some(Sign::Down)} label={words.with("plan-row-down", &[("number", &(at.row + 1).to_string())])} disabled={!here || at.row + 1 >= props.rows.len()} onclick={act(Act::Move(true))} />
                <Button kind={ButtonKind::Plain} sign={Some(Sign::Close)} label={words.with("plan-row-remove", &[("number", &(at.row + 1).to_string())])} disabled={!here} onclick={act(Act::Remove)} />
                <Button label={words.with("plan-row-card", &[("number", &(at.row + 1).to_string())])} disabled={!here} onclick={card(true)} />
                <Button label={words.t("plan-undo")} disabled={!shown.can_undo()} onclick={act(Act::Undo)} />
            </div>
            <div role="status">
                if let Some((tone, text)) = shown.said.map(|what| said(words, what)) {
                    <Alert {tone} title={text}>
                        if shown.can_undo() && matches!(shown.said, Some(Said::Pasted { .. } | Said::Removed)) {
                            <Button kind={ButtonKind::Link} label={words.t("plan-undo")} onclick={act(Act::Undo)} />
                        }
                    </Alert>
                }
            </div>
            <p class="veche-muted" role="status">{ marked }</p>
            <div class="veche-grid__scroll">
                <table
                    class="veche-grid__table" role="grid" aria-label={words.t("plan-grid")} aria-describedby="plan-grid-keys"
                    aria-rowcount={(places(props.rows.len()) + 1).to_string()} aria-colcount={(columns.len() + 1).to_string()}
                    {onkeydown} {onpaste} {oncopy} {oncut} aria-multiselectable="true"
                >
                    <thead><tr role="row" aria-rowindex="1">
                        <th scope="col" role="columnheader" class="veche-grid__number">{ "№" }</th>
                        { for columns.iter().map(|column| html! {
                            <th key={column.key()} scope="col" role="columnheader" class={format!("veche-grid__head veche-grid__head--{}", column.key())}>{ words.code("plan-col", column.key()) }</th>
                        }) }
                    </tr></thead>
                    <tbody>
                        { for (0..places(props.rows.len())).map(|place| {
                            let row = props.rows.get(place).cloned();
                            let marked = (first != last && (first.row..=last.row).contains(&place)).then_some((first.col, last.col));
                            let key = row.as_ref().map_or_else(|| "new".to_owned(), |r| r.key.to_string());
                            html! {
                                <Line
                                    {key} {place} {row} {columns} lists={props.lists.clone()} year={props.year}
                                    {marked} cursor={(at.row == place).then_some(at.col)} open={at.row == place && shown.is_open()} onact={onact.clone()}
                                />
                            }
                        }) }
                    </tbody>
                </table>
            </div>
            <p id="plan-grid-keys" class="veche-muted veche-keys">{ words.t("plan-grid-keys") }</p>
            if let Some(row) = props.rows.get(at.row).cloned().filter(|_| *carded) {
                <Dialog wide=true title={words.with("plan-row-number", &[("number", &(at.row + 1).to_string())])} onclose={card(false)}>
                    <RowFields {row} lists={props.lists.clone()} year={props.year} {onrow} />
                    <div class="veche-actions"><Button kind={ButtonKind::Primary} label={words.t("plan-cell-done")} onclick={card(false)} /></div>
                </Dialog>
            }
        </div>
    }
}
