//! What the keys of the grid mean.

use super::{
    super::row::Shape,
    sheet::{Act, After, At},
};

/// Rows that a page of keys moves by.
const PAGE: usize = 10;

/// A key as the browser tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press<'a> {
    /// `KeyboardEvent.key`.
    pub key: &'a str,
    /// Ctrl, or Cmd.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

/// What a key means that comes before the control of a cell just opened is there, as on a slow machine: it goes on
/// with the text `held` that the first key began. None for a cell that is chosen and not written.
pub fn early(press: Press<'_>, shape: Shape, held: &str) -> Option<Act> {
    let written = matches!(
        shape,
        Shape::Line | Shape::Lines | Shape::Names | Shape::Open | Shape::OpenMany
    );
    let letter = !press.ctrl && !press.alt && press.key.chars().count() == 1;
    (written && letter).then(|| Act::Type(format!("{held}{}", press.key)))
}

/// What a key means; `size` are rows and columns on screen, `open` is what the open cell holds. None leaves it to the
/// browser.
pub fn meaning(press: Press<'_>, at: At, size: (usize, usize), open: Option<Shape>) -> Option<Act> {
    let Press {
        key,
        ctrl,
        shift,
        alt,
    } = press;
    if let Some(shape) = open {
        let lines = matches!(shape, Shape::Lines | Shape::Names);
        return match key {
            "Escape" => Some(Act::Cancel),
            // Within a text of several lines these begin a new one.
            "Enter" if lines && (shift || alt) => None,
            "Enter" => Some(Act::Commit(After::Down)),
            // Several boxes to tick: the browser goes from one to the next.
            "Tab" if shape == Shape::Many => None,
            "Tab" if shift => Some(Act::Commit(After::Back)),
            "Tab" => Some(Act::Commit(After::Next)),
            "F2" => Some(Act::Commit(After::Stay)),
            _ => None,
        };
    }
    let (rows, cols) = (size.0.max(1), size.1.max(1));
    let (last_row, last_col) = (rows - 1, cols - 1);
    // With Shift the cells on the way are marked; with Tab it only turns the direction.
    let marks = shift && key != "Tab";
    let go = |row: usize, col: usize| {
        let to = At {
            row: row.min(last_row),
            col: col.min(last_col),
        };
        Some(if marks { Act::Reach(to) } else { Act::Go(to) })
    };
    let At { row, col } = at;
    match key {
        "ArrowUp" if alt => Some(Act::Move(false)),
        "ArrowDown" if alt => Some(Act::Move(true)),
        "ArrowUp" => go(row.saturating_sub(1), col),
        "ArrowDown" => go(row + 1, col),
        "ArrowLeft" if !alt => go(row, col.saturating_sub(1)),
        "ArrowRight" if !alt => go(row, col + 1),
        "Home" if ctrl => go(0, 0),
        "End" if ctrl => go(last_row, last_col),
        "Home" => go(row, 0),
        "End" => go(row, last_col),
        "PageUp" => go(row.saturating_sub(PAGE), col),
        "PageDown" => go(row + PAGE, col),
        // At either end the focus leaves the grid.
        "Tab" if shift && (row, col) != (0, 0) => {
            if col > 0 {
                go(row, col - 1)
            } else {
                go(row - 1, last_col)
            }
        }
        "Tab" if !shift && (row, col) != (last_row, last_col) => {
            if col < last_col {
                go(row, col + 1)
            } else {
                go(row + 1, 0)
            }
        }
        "Enter" if ctrl => Some(Act::Add),
        "Enter" | "F2" => Some(Act::Edit(None)),
        "Delete" if ctrl => Some(Act::Remove),
        "Delete" | "Backspace" => Some(Act::Clear),
        // By the place of the key, not by the letter: «я» stands where «z» does.
        "z" | "Z" | "я" | "Я" if ctrl && !shift => Some(Act::Undo),
        _ if !ctrl && !alt && key.chars().count() == 1 => Some(Act::Edit(Some(key.to_owned()))),
        _ => None,
    }
}
