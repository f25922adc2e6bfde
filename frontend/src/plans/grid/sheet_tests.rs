//! The grid by its keys and by what is pasted into it.

use proptest::prelude::*;
use veche_domain::{Id, plans::ItemKind};

use super::*;
use crate::plans::row::Shape;
use crate::plans::{
    choices::tests::lists,
    grid::{
        keys::{Press, early, meaning},
        tsv,
    },
};

const COLUMNS: &[Column] = Column::ALL;
const TITLE: usize = 1;
const DATES: usize = 3;
const LEVEL: usize = 5;

/// A grid with its rows, to be worked on key by key.
struct Desk {
    sheet: Sheet,
    rows: Vec<Row>,
    lists: Lists,
}

impl Desk {
    fn new(titles: &[&str]) -> Self {
        let row = |(key, title): (u32, &&str)| {
            let mut row = Row::blank(key, ItemKind::Event);
            row.set(Column::Title, *title);
            row
        };
        Self {
            sheet: Sheet::default(),
            rows: (1..).zip(titles).map(row).collect(),
            lists: lists(),
        }
    }

    fn act(&mut self, act: Act) {
        let (sheet, rows) = self.sheet.act(&self.rows, COLUMNS, &self.lists, act);
        self.sheet = sheet;
        if let Some(rows) = rows {
            self.rows = rows;
        }
    }

    fn at(&mut self, row: usize, col: usize) -> &mut Self {
        self.act(Act::Go(At { row, col }));
        self
    }

    /// Presses keys, written as «Alt+ArrowUp».
    fn press(&mut self, keys: &[&str]) {
        for key in keys {
            let parts: Vec<&str> = key.split('+').collect();
            let press = Press {
                key: parts.last().unwrap(),
                ctrl: parts.contains(&"Ctrl"),
                shift: parts.contains(&"Shift"),
                alt: parts.contains(&"Alt"),
            };
            let open = self.sheet.is_open().then(|| COLUMNS[self.sheet.at.col].shape());
            let size = (places(self.rows.len()), COLUMNS.len());
            if let Some(act) = meaning(press, self.sheet.at, size, open) {
                self.act(act);
            }
        }
    }

    fn paste(&mut self, text: &str) {
        self.act(Act::Paste(tsv::parse(text)));
    }

    fn column(&self, column: Column) -> Vec<&str> {
        self.rows.iter().map(|r| r.get(column)).collect()
    }
}

#[test]
fn arrows_and_tab_go_from_cell_to_cell() {
    let mut desk = Desk::new(&["а", "б"]);
    desk.press(&["ArrowRight", "ArrowDown"]);
    assert_eq!(desk.sheet.at, At { row: 1, col: 1 });
    desk.press(&["End", "Tab"]);
    assert_eq!(
        desk.sheet.at,
        At { row: 2, col: 0 },
        "the row that is not begun yet"
    );
    desk.press(&["Shift+Tab", "Ctrl+Home", "ArrowUp", "ArrowLeft"]);
    assert_eq!(desk.sheet.at, At::default());
    // The grid is no trap: at its ends Tab is the browser's.
    let last = At {
        row: 2,
        col: COLUMNS.len() - 1,
    };
    let tab = |shift| Press {
        key: "Tab",
        ctrl: false,
        shift,
        alt: false,
    };
    let size = (3, COLUMNS.len());
    assert_eq!(meaning(tab(false), last, size, None), None);
    assert_eq!(meaning(tab(true), At::default(), size, None), None);
}

#[test]
fn a_cell_is_written_and_taken_back() {
    let mut desk = Desk::new(&["а"]);
    desk.at(0, DATES).press(&["о"]);
    assert!(desk.sheet.is_open());
    desk.act(Act::Type("октябрь".to_owned()));
    desk.press(&["Escape"]);
    assert_eq!(desk.column(Column::Dates), [""]);
    desk.press(&["F2"]);
    desk.act(Act::Type("ноябрь".to_owned()));
    desk.press(&["Tab"]);
    assert_eq!(desk.column(Column::Dates), ["ноябрь"]);
    assert_eq!(desk.sheet.at.col, DATES + 1);
    desk.press(&["Ctrl+я"]);
    assert_eq!(desk.column(Column::Dates), [""]);
    assert_eq!(desk.sheet.said, Some(Said::Undone));
}

#[test]
fn enter_goes_down_and_below_the_last_row_begins_one() {
    let mut desk = Desk::new(&["а", "б"]);
    desk.at(0, DATES).press(&["Enter", "Enter"]);
    assert_eq!(desk.sheet.at, At { row: 1, col: DATES });
    desk.press(&["Enter", "Enter"]);
    assert_eq!((desk.rows.len(), desk.sheet.at), (3, At { row: 2, col: TITLE }));
    // An empty row is enough of a beginning.
    desk.press(&["Enter", "Enter"]);
    assert_eq!(desk.rows.len(), 3);
    assert_eq!(desk.rows[2].kind(), ItemKind::Event);
}

#[test]
fn writing_below_the_last_row_begins_one() {
    let mut desk = Desk::new(&[]);
    desk.press(&["ArrowRight", "С"]);
    desk.act(Act::Type("Семинар".to_owned()));
    desk.press(&["Enter"]);
    assert_eq!(desk.column(Column::Title), ["Семинар", ""]);
    assert_eq!(
        desk.rows[0].kind(),
        ItemKind::Meeting,
        "a plan begins with its meetings"
    );
}

#[test]
fn rows_are_added_moved_and_taken_out() {
    let mut desk = Desk::new(&["а", "б", "в"]);
    desk.at(2, TITLE)
        .press(&["Alt+ArrowUp", "Alt+ArrowUp", "Alt+ArrowUp"]);
    assert_eq!(desk.column(Column::Title), ["в", "а", "б"]);
    assert_eq!(desk.sheet.at.row, 0);
    desk.press(&["Ctrl+Enter"]);
    assert_eq!(desk.column(Column::Title), ["в", "", "а", "б"]);
    desk.press(&["Ctrl+Delete", "Delete"]);
    assert_eq!(desk.column(Column::Title), ["в", "", "б"]);
    desk.press(&["Ctrl+z", "Ctrl+z", "Ctrl+z"]);
    assert_eq!(desk.column(Column::Title), ["в", "а", "б"]);
}

#[test]
fn a_pasted_table_lands_at_the_cursor() {
    let mut desk = Desk::new(&["а", "б"]);
    desk.at(1, TITLE).paste(
        "Семинар\t\"1. Итоги\n2. План\"\tIII неделя октября\nЗаседание\t\tноябрь\tкруглый стол\tгород\n",
    );
    assert_eq!(desk.column(Column::Title), ["а", "Семинар", "Заседание"]);
    assert_eq!(desk.rows[1].get(Column::Questions), "1. Итоги\n2. План");
    assert_eq!(desk.column(Column::Dates), ["", "III неделя октября", "ноябрь"]);
    assert_eq!(
        (desk.rows[2].get(Column::Form), desk.rows[2].get(Column::Level)),
        ("round_table", "municipal")
    );
    let said = Said::Pasted {
        cells: 8,
        added: 1,
        loose: 0,
        left: 0,
    };
    assert_eq!(desk.sheet.said, Some(said));
    desk.press(&["Ctrl+z"]);
    assert_eq!(desk.column(Column::Title), ["а", "б"]);
    assert_eq!(desk.rows[1].get(Column::Questions), "");
}

#[test]
fn a_table_with_its_head_knows_its_columns() {
    let mut desk = Desk::new(&[]);
    desk.paste("№ п/п\tСроки\tМероприятие\tОтветственные\n1\tмай\tФорум\tЛи М. П.; Ким О. С.\n");
    assert_eq!(desk.column(Column::Title), ["Форум"]);
    assert_eq!(desk.rows[0].get(Column::Dates), "май");
    assert_eq!(desk.rows[0].line().responsible.len(), 2);
}

#[test]
fn what_is_on_no_list_is_kept_and_said() {
    let mut desk = Desk::new(&["а"]);
    desk.at(0, LEVEL).paste("вселенский");
    assert!(desk.rows[0].is_loose(Column::Level));
    assert_eq!(desk.rows[0].get(Column::Level), "вселенский");
    assert!(matches!(desk.sheet.said, Some(Said::Pasted { loose: 1, .. })));
}

#[test]
fn what_the_server_called_a_row_outlives_a_step_back() {
    let mut desk = Desk::new(&["а"]);
    desk.at(0, DATES).paste("май");
    let mut named = Row::blank(9, ItemKind::Event);
    named.id = Some(Id::from_u128(5));
    desk.rows[0].known_as(&named);
    desk.press(&["Ctrl+z"]);
    assert_eq!(desk.rows[0].id, Some(Id::from_u128(5)));
}

#[test]
fn a_plan_has_room_for_so_many_rows() {
    let mut desk = Desk::new(&["а"]);
    let table = "Семинар\n".repeat(MOST_ROWS + 7);
    desk.at(1, TITLE).paste(&table);
    assert_eq!(desk.rows.len(), MOST_ROWS);
    assert!(matches!(desk.sheet.said, Some(Said::Pasted { left: 8, .. })));
    desk.press(&["Ctrl+Enter"]);
    assert_eq!((desk.rows.len(), desk.sheet.said), (MOST_ROWS, Some(Said::Full)));
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0..6usize, 0..20usize).prop_map(|(row, col)| Act::Go(At { row, col })),
        prop::option::of("[а-я]").prop_map(Act::Edit),
        "[а-я ;]{0,6}".prop_map(Act::Type),
        prop::sample::select(vec![After::Stay, After::Down, After::Next, After::Back]).prop_map(Act::Commit),
        Just(Act::Cancel),
        Just(Act::Clear),
        Just(Act::Add),
        any::<bool>().prop_map(Act::Move),
        Just(Act::Remove),
        prop::collection::vec(prop::collection::vec("[а-я+\n]{0,4}", 0..25), 0..5).prop_map(Act::Paste),
        Just(Act::Undo),
    ]
}

proptest! {
    #[test]
    fn whatever_is_done_the_cursor_stands_on_a_cell(acts in prop::collection::vec(any_act(), 0..40)) {
        let mut desk = Desk::new(&["а", "б", "в"]);
        for act in acts {
            desk.act(act);
            prop_assert!(desk.sheet.at.row < places(desk.rows.len()) && desk.sheet.at.col < COLUMNS.len());
            let mut keys: Vec<u32> = desk.rows.iter().map(|r| r.key).collect();
            keys.sort_unstable();
            keys.dedup();
            prop_assert_eq!(keys.len(), desk.rows.len(), "every row has a name of its own");
        }
    }

    #[test]
    fn a_paste_taken_back_leaves_everything_as_it_was(text in "[а-яa-z\t\n\"+;]{0,60}", row in 0..4usize, col in 0..19usize) {
        let mut desk = Desk::new(&["а", "б", "в"]);
        let before = desk.rows.clone();
        desk.at(row, col).paste(&text);
        if desk.rows != before {
            desk.act(Act::Undo);
        }
        prop_assert_eq!(desk.rows, before);
    }

    #[test]
    fn what_is_pasted_stands_in_the_cells(words in prop::collection::vec("[а-я]{1,8}", 1..6)) {
        let mut desk = Desk::new(&["а"]);
        desk.at(1, TITLE).paste(&tsv::write(&words.iter().map(|w| vec![w.clone()]).collect::<Vec<_>>()));
        prop_assert_eq!(&desk.column(Column::Title)[1..], &words.iter().map(String::as_str).collect::<Vec<_>>()[..]);
    }
}

#[test]
fn shift_marks_cells_that_are_emptied_at_once_and_come_back_at_once() {
    let mut desk = Desk::new(&["а", "б", "в"]);
    for (row, text) in [(0, "октябрь"), (1, "ноябрь"), (2, "декабрь")] {
        desk.at(row, DATES).act(Act::Edit(Some(text.to_owned())));
        desk.act(Act::Commit(After::Stay));
    }
    let kinds: Vec<String> = desk
        .column(Column::Kind)
        .iter()
        .map(|k| (*k).to_owned())
        .collect();
    desk.at(1, DATES).press(&["Shift+ArrowUp", "Shift+Home"]);
    let marked = desk.sheet.marked(desk.rows.len(), COLUMNS.len());
    assert_eq!(marked, (At { row: 0, col: 0 }, At { row: 1, col: DATES }));
    desk.press(&["Delete"]);
    assert_eq!(desk.column(Column::Title), ["", "", "в"]);
    assert_eq!(desk.column(Column::Dates), ["", "", "декабрь"]);
    assert_eq!(desk.column(Column::Kind), kinds, "what a row plans stays");
    assert_eq!(
        desk.sheet.marked(desk.rows.len(), COLUMNS.len()),
        marked,
        "still marked"
    );
    desk.press(&["Ctrl+z"]);
    assert_eq!(desk.column(Column::Title), ["а", "б", "в"], "one step back");
    assert_eq!(desk.column(Column::Dates), ["октябрь", "ноябрь", "декабрь"]);

    // An arrow without Shift, or a letter, ends what is marked; nothing but the open cell is written then.
    desk.at(0, TITLE)
        .press(&["Shift+ArrowDown", "ArrowDown", "Delete"]);
    assert_eq!(desk.column(Column::Title), ["а", "б", ""]);
    desk.press(&["Ctrl+z"]);
    desk.at(0, TITLE).press(&["Shift+ArrowDown", "я"]);
    assert_eq!(desk.sheet.anchor, None);
    assert_eq!(desk.column(Column::Title), ["а", "я", "в"]);
}

#[test]
fn a_table_goes_in_at_the_first_marked_cell_and_marks_end_where_rows_do() {
    let mut desk = Desk::new(&["а", "б", "в"]);
    desk.at(2, DATES).press(&[
        "Shift+ArrowUp",
        "Shift+ArrowUp",
        "Shift+ArrowLeft",
        "Shift+ArrowLeft",
    ]);
    desk.at(0, TITLE).press(&["Shift+ArrowDown", "Shift+ArrowDown"]);
    assert_eq!(desk.sheet.at.row, 2);
    desk.paste("раз\nдва");
    assert_eq!(desk.column(Column::Title), ["раз", "два", "в"]);
    desk.at(0, TITLE)
        .press(&["Shift+PageDown", "Shift+PageDown", "Delete"]);
    let (first, last) = desk.sheet.marked(desk.rows.len(), COLUMNS.len());
    assert_eq!(
        (first.row, last.row),
        (0, places(3) - 1),
        "the row that is not begun is the last"
    );
    assert_eq!(desk.column(Column::Title), ["", "", ""]);
    // Rows that others took out meanwhile take the marks along.
    desk.rows.truncate(1);
    let (_, last) = desk.sheet.marked(desk.rows.len(), COLUMNS.len());
    assert_eq!(last.row, places(1) - 1);
}

#[test]
fn keys_that_come_before_the_control_are_not_lost() {
    let press = |key| Press {
        key,
        ctrl: false,
        shift: false,
        alt: false,
    };
    let mut desk = Desk::new(&["Семинар"]);
    desk.sheet.at = At { row: 0, col: TITLE };
    let mut act = Some(Act::Edit(Some("И".to_owned())));
    for key in ["т", "о", "г", "и"] {
        let done = act.take().unwrap();
        let (sheet, rows) = desk.sheet.act(&desk.rows, COLUMNS, &desk.lists, done);
        desk.sheet = sheet;
        desk.rows = rows.unwrap_or(desk.rows);
        act = early(press(key), Column::Title.shape(), desk.rows[0].get(Column::Title));
    }
    assert_eq!(act, Some(Act::Type("Итоги".to_owned())));
    // What ends or leaves a cell, and what is chosen from a list, goes its own way.
    assert_eq!(early(press("Enter"), Shape::Line, "Итоги"), None);
    assert_eq!(early(press("з"), Shape::One, ""), None);
    let copies = Press {
        ctrl: true,
        ..press("c")
    };
    assert_eq!(early(copies, Shape::Line, "Итоги"), None);
}
