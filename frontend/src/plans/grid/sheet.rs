//! The grid as a pure machine: where the cursor stands, what a key does, what a pasted table becomes, the way back.

use veche_domain::plans::ItemKind;

use super::super::{
    choices::Lists,
    row::{Column, Row, Shape},
};

/// Rows a plan holds at most, as the API says.
pub const MOST_ROWS: usize = 300;
/// Steps that can be taken back.
const STEPS: usize = 30;

/// A cell: row and column on screen, from nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct At {
    /// Row.
    pub row: usize,
    /// Column among those shown.
    pub col: usize,
}

/// Where the cursor goes after a cell was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Stays.
    Stay,
    /// To the row below; below the last one a new row begins.
    Down,
    /// To the next cell.
    Next,
    /// To the cell before.
    Back,
}

/// What is done with the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The cursor moves.
    Go(At),
    /// The cursor moves and the cells from where it stood are marked.
    Reach(At),
    /// The cell is opened; a letter that opens it replaces its text.
    Edit(Option<String>),
    /// What is in the open cell changes.
    Type(String),
    /// The open cell is closed and keeps its text.
    Commit(After),
    /// The open cell is closed and has its former text.
    Cancel,
    /// The cell is emptied, or all that are marked.
    Clear,
    /// A row begins after this one.
    Add,
    /// This row changes places with the next one, or with the one before.
    Move(bool),
    /// This row is taken out.
    Remove,
    /// A table comes in at the cursor.
    Paste(Vec<Vec<String>>),
    /// The last step is taken back.
    Undo,
}

/// What has just happened, to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A table came in: cells, rows that are new, cells whose text is none of their list, rows there was no room for.
    Pasted {
        /// Cells written.
        cells: usize,
        /// Rows that are new.
        added: usize,
        /// Cells whose text is none of their list.
        loose: usize,
        /// Rows there was no room for.
        left: usize,
    },
    /// A row was taken out.
    Removed,
    /// A step was taken back.
    Undone,
    /// There is no room for one more row.
    Full,
}

/// An open cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Open {
    before: Vec<Row>,
}

/// The cursor, the open cell and the way back. The rows themselves are kept by who saves them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Cell under the cursor.
    pub at: At,
    /// The other end of the marked cells; none when only the one under the cursor is.
    pub anchor: Option<At>,
    /// What has just happened.
    pub said: Option<Said>,
    pub(super) open: Option<Open>,
    past: Vec<Vec<Row>>,
}

/// Rows on screen: one more than are written, which begins when something is put into it.
pub const fn places(rows: usize) -> usize {
    if rows < MOST_ROWS { rows + 1 } else { rows }
}

impl Sheet {
    /// Whether the cell under the cursor is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// The cursor within rows and columns, whatever others took out meanwhile.
    pub fn within(&self, rows: usize, cols: usize) -> At {
        At {
            row: self.at.row.min(places(rows).saturating_sub(1)),
            col: self.at.col.min(cols.saturating_sub(1)),
        }
    }

    /// The marked cells within rows and columns: the first and the last of them, both marked.
    pub fn marked(&self, rows: usize, cols: usize) -> (At, At) {
        let at = self.within(rows, cols);
        let other = self.anchor.map_or(at, |anchor| {
            let anchor = Self {
                at: anchor,
                ..Self::default()
            };
            anchor.within(rows, cols)
        });
        let first = At {
            row: at.row.min(other.row),
            col: at.col.min(other.col),
        };
        let last = At {
            row: at.row.max(other.row),
            col: at.col.max(other.col),
        };
        (first, last)
    }

    pub(super) fn remember(&mut self, rows: &[Row]) {
        self.past.push(rows.to_vec());
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
    }

    /// The grid after an act, and its rows when they changed.
    pub fn act(&self, rows: &[Row], columns: &[Column], lists: &Lists, act: Act) -> (Self, Option<Vec<Row>>) {
        let mut next = self.clone();
        next.at = self.within(rows.len(), columns.len());
        let At { row, col } = next.at;
        let Some(column) = columns.get(col).copied() else {
            return (next, None);
        };
        if !matches!(act, Act::Go(_) | Act::Reach(_) | Act::Type(_)) {
            next.said = None;
        }
        let (first, last) = self.marked(rows.len(), columns.len());
        if !matches!(act, Act::Reach(_) | Act::Clear) {
            next.anchor = None;
        }
        let mut made = rows.to_vec();
        let changed = match act {
            Act::Go(at) => {
                next.close(&made, column, row);
                next.at = at;
                false
            }
            Act::Reach(at) => {
                next.close(&made, column, row);
                next.anchor = next.anchor.or(Some(next.at));
                next.at = at;
                false
            }
            Act::Edit(seed) => next.edit(&mut made, column, row, seed),
            Act::Type(text) => made.get_mut(row).is_some_and(|r| {
                r.set(column, lists.typed(column, &text));
                true
            }),
            Act::Commit(after) => {
                next.close(&made, column, row);
                next.go_on(&mut made, columns, after)
            }
            Act::Cancel => match next.open.take() {
                Some(open) => {
                    made = back_to(open.before, rows);
                    true
                }
                None => false,
            },
            Act::Clear => {
                let full = empty(&mut made, columns, first, last);
                if full {
                    next.remember(rows);
                }
                full
            }
            Act::Add => next.add(&mut made, columns, row + 1),
            Act::Move(down) => next.shift(&mut made, row, down),
            Act::Remove => {
                let there = row < made.len();
                if there {
                    next.remember(rows);
                    made.remove(row);
                    next.said = Some(Said::Removed);
                }
                there
            }
            Act::Paste(block) => {
                // What is marked begins at its first cell, whichever end the cursor stands at.
                next.at = first;
                next.paste(&mut made, columns, lists, &block)
            }
            Act::Undo => match next.past.pop() {
                Some(before) => {
                    made = back_to(before, rows);
                    next.said = Some(Said::Undone);
                    true
                }
                None => false,
            },
        };
        next.at = next.within(made.len(), columns.len());
        (next, changed.then_some(made))
    }

    fn edit(&mut self, made: &mut Vec<Row>, column: Column, row: usize, seed: Option<String>) -> bool {
        let before = made.clone();
        // Writing below the last row begins one.
        let begun = row >= made.len();
        if begun {
            let kind = made.last().map_or(ItemKind::Meeting, Row::kind);
            made.push(Row::blank(free_key(made), kind));
        }
        let Some(own) = made.get_mut(row) else {
            return false;
        };
        let shape = column.shape();
        // Yes and no need no opening.
        if shape == Shape::Flag {
            let turned = if own.get(column) == "true" { "" } else { "true" };
            self.remember(&before);
            own.set(column, turned);
            return true;
        }
        self.open = Some(Open { before });
        match seed.filter(|_| !matches!(shape, Shape::One | Shape::Many)) {
            Some(seed) => {
                own.set(column, seed);
                true
            }
            None => begun,
        }
    }

    /// Closes the open cell; what was written in it can be taken back.
    fn close(&mut self, made: &[Row], column: Column, row: usize) {
        let Some(open) = self.open.take() else { return };
        let Some(own) = made.get(row) else { return };
        let was = open.before.iter().find(|r| r.key == own.key);
        if was.is_none_or(|r| r.get(column) != own.get(column)) {
            self.remember(&open.before);
        }
    }

    fn go_on(&mut self, made: &mut Vec<Row>, columns: &[Column], after: After) -> bool {
        let At { row, col } = self.at;
        let last_col = columns.len().saturating_sub(1);
        match after {
            After::Stay => {}
            After::Down if row + 1 < made.len() => self.at.row += 1,
            // An empty row is enough of a beginning.
            After::Down if made.last().is_some_and(Row::is_blank) => {}
            After::Down => return self.add(made, columns, row + 1),
            After::Next if col < last_col => self.at.col += 1,
            After::Next if row + 1 < made.len() => self.at = At { row: row + 1, col: 0 },
            After::Back if col > 0 => self.at.col -= 1,
            After::Back if row > 0 => {
                self.at = At {
                    row: row - 1,
                    col: last_col,
                }
            }
            After::Next | After::Back => {}
        }
        false
    }

    fn add(&mut self, made: &mut Vec<Row>, columns: &[Column], place: usize) -> bool {
        if made.len() >= MOST_ROWS {
            self.said = Some(Said::Full);
            return false;
        }
        let place = place.min(made.len());
        let kind = place.checked_sub(1).and_then(|at| made.get(at)).map(Row::kind);
        let row = Row::blank(free_key(made), kind.unwrap_or(ItemKind::Meeting));
        self.remember(made);
        made.insert(place, row);
        let title = columns.iter().position(|c| *c == Column::Title);
        self.at = At {
            row: place,
            col: title.unwrap_or(0),
        };
        true
    }

    fn shift(&mut self, made: &mut [Row], row: usize, down: bool) -> bool {
        let to = if down { Some(row + 1) } else { row.checked_sub(1) };
        let Some(to) = to.filter(|to| *to < made.len() && row < made.len()) else {
            return false;
        };
        self.remember(made);
        made.swap(row, to);
        self.at.row = to;
        true
    }
}

/// Empties cells, but not what a row plans; whether any was full.
fn empty(made: &mut [Row], columns: &[Column], first: At, last: At) -> bool {
    let mut full = false;
    for row in made.iter_mut().take(last.row + 1).skip(first.row) {
        for column in columns.iter().take(last.col + 1).skip(first.col) {
            if *column != Column::Kind && !row.get(*column).is_empty() {
                row.set(*column, "");
                full = true;
            }
        }
    }
    full
}

/// Former rows; what the server has called them since stays.
fn back_to(before: Vec<Row>, now: &[Row]) -> Vec<Row> {
    let mut made = before;
    for row in made.iter_mut().filter(|r| r.id.is_none()) {
        if let Some(kept) = now.iter().find(|r| r.key == row.key) {
            row.known_as(kept);
        }
    }
    made
}

pub(super) fn free_key(rows: &[Row]) -> u32 {
    rows.iter().map(|r| r.key).max().unwrap_or(0) + 1
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
