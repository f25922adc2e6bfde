//! Two who write one plan: single turns, and hundreds of random sittings in which no word may get lost.

use veche_domain::{Id, plans::ItemKind};

use super::*;
use crate::hooks::{Event, Kept, Phase, Saver, Written};

fn row(key: u32, id: Option<u128>, title: &str) -> Row {
    let mut row = Row::blank(key, ItemKind::Event);
    row.set(Column::Title, title);
    if let Some(id) = id {
        row.named(Id::from_u128(id));
    }
    row
}

fn text(theme: &str, rows: &[Row]) -> Content {
    let mut content = Content::default();
    content.set(Head::Theme, theme);
    content.rows = rows.to_vec();
    content
}

fn kept(version: i64, content: Content) -> Kept<Content> {
    Kept {
        content,
        version,
        etag: Some(version.to_string()),
    }
}

/// The server: takes a text as it was sent and calls new rows by numbers.
fn answered(sent: &Content, version: i64, next: &mut u128) -> Kept<Content> {
    let mut content = Content::default();
    for head in Head::ALL {
        content.set(*head, sent.clean(*head));
    }
    for (key, own) in (1..).zip(sent.rows.iter().filter(|r| r.is_named())) {
        let mut row = Row::blank(key, own.kind());
        for column in Column::ALL {
            row.set(*column, own.clean(*column));
        }
        row.named(own.id.unwrap_or_else(|| {
            *next += 1;
            Id::from_u128(*next)
        }));
        content.rows.push(row);
    }
    kept(version, content)
}

fn titles(content: &Content) -> Vec<String> {
    content
        .rows
        .iter()
        .map(|r| r.get(Column::Title).to_owned())
        .collect()
}

#[test]
fn a_row_that_was_sent_goes_on_under_the_name_the_server_gave() {
    let mut saver = Saver::open(kept(1, text("Тема", &[])), None);
    saver = saver
        .next(Event::Typed(Box::new(text("Тема", &[row(1, None, "Семинар")]))))
        .next(Event::Due);
    let sent = saver.body();
    // While it is on its way, more is written into the same row.
    let mut now = saver.draft.now.clone();
    now.rows[0].set(Column::Dates, "октябрь ");
    saver = saver.next(Event::Typed(Box::new(now)));
    let mut next = 10;
    saver = saver.next(Event::Done(Box::new(answered(&sent, 2, &mut next))));
    assert_eq!(saver.draft.now.rows[0].id, Some(Id::from_u128(11)));
    assert_eq!(
        saver.draft.now.rows[0].key, 1,
        "the row on screen is the same one"
    );
    assert_eq!(
        saver.draft.now.rows[0].get(Column::Dates),
        "октябрь ",
        "as it is typed"
    );
    assert_eq!(saver.phase, Phase::Typed);
}

#[test]
fn different_cells_of_a_row_go_together() {
    let base = text("Тема", &[row(1, Some(1), "Семинар")]);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.rows[0].set(Column::Dates, "октябрь");
    theirs.rows[0].set(Column::Place, "Школа 1");
    theirs.rows.push(row(2, Some(2), "Форум"));
    let three = Three::of(&base, &[], &mine, &theirs);
    assert!(three.conflicts().is_empty());
    let made = three.together(&[]);
    assert_eq!(titles(&made), ["Семинар", "Форум"]);
    assert_eq!(
        (made.rows[0].get(Column::Dates), made.rows[0].get(Column::Place)),
        ("октябрь", "Школа 1")
    );
    assert_ne!(made.rows[0].key, made.rows[1].key);
}

#[test]
fn one_cell_written_twice_asks() {
    let base = text("Тема", &[row(1, Some(1), "Семинар")]);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.rows[0].set(Column::Dates, "октябрь");
    theirs.rows[0].set(Column::Dates, "ноябрь");
    theirs.set(Head::Theme, "Другая");
    let three = Three::of(&base, &[], &mine, &theirs);
    let places = three.conflicts();
    assert_eq!(places.len(), 1);
    assert_eq!(
        (
            places[0].mine.as_str(),
            places[0].theirs.as_str(),
            places[0].number
        ),
        ("октябрь", "ноябрь", 1)
    );
    assert_eq!(three.together(&[]).rows[0].get(Column::Dates), "октябрь");
    let taken = three.together(&[places[0].spot]);
    assert_eq!(
        (taken.rows[0].get(Column::Dates), taken.get(Head::Theme)),
        ("ноябрь", "Другая")
    );
}

#[test]
fn what_one_changed_is_not_lost_when_the_other_takes_the_row_out() {
    let base = text(
        "",
        &[row(1, Some(1), "а"), row(2, Some(2), "б"), row(3, Some(3), "в")],
    );
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.rows.remove(0);
    mine.rows[0].set(Column::Dates, "май");
    theirs.rows[0].set(Column::Place, "Школа 1");
    theirs.rows.remove(1);
    let made = Three::of(&base, &[], &mine, &theirs).together(&[]);
    assert_eq!(titles(&made), ["б", "а", "в"]);
    assert_eq!(
        made.rows[0].id, None,
        "the server has lost it: it is sent as a new row"
    );
    assert_eq!(made.rows[2].id, Some(Id::from_u128(3)));
}

#[test]
fn who_moves_rows_decides_their_order() {
    let base = text(
        "",
        &[row(1, Some(1), "а"), row(2, Some(2), "б"), row(3, Some(3), "в")],
    );
    let mut theirs = base.clone();
    theirs.rows.swap(0, 2);
    let mut mine = base.clone();
    mine.rows.insert(1, row(4, None, "новая"));
    let made = Three::of(&base, &[], &mine, &theirs).together(&[]);
    assert_eq!(titles(&made), ["в", "б", "а", "новая"]);
    let made = Three::of(&base, &[], &theirs, &base).together(&[]);
    assert_eq!(titles(&made), ["в", "б", "а"]);
}

#[test]
fn an_answer_that_was_lost_on_the_way_makes_no_quarrel() {
    let base = text("Тема", &[row(1, Some(1), "Семинар")]);
    let mut sent = base.clone();
    sent.rows[0].set(Column::Dates, "октябрь");
    sent.rows.push(row(2, None, "Форум"));
    let mut mine = sent.clone();
    mine.rows[0].set(Column::Dates, "октябрь, ноябрь");
    mine.rows[1].set(Column::Place, "Школа 1");
    let theirs = answered(&sent, 2, &mut 10).content;
    let three = Three::of(&base, &[sent], &mine, &theirs);
    assert!(three.conflicts().is_empty());
    let made = three.together(&[]);
    assert_eq!(made.rows.len(), 2);
    assert_eq!(made.rows[0].get(Column::Dates), "октябрь, ноябрь");
    assert_eq!(
        (made.rows[1].id, made.rows[1].get(Column::Place)),
        (Some(Id::from_u128(11)), "Школа 1")
    );
}

#[test]
fn what_waits_stays_on_the_device() {
    let mut saver = Saver::open(kept(1, text("Тема", &[row(1, Some(1), "Семинар")])), None);
    let mut now = saver.draft.now.clone();
    now.rows[0].set_loose(Column::Level, "вселенский");
    let mut untitled = Row::blank(2, ItemKind::Event);
    untitled.set(Column::Place, "Школа 1");
    now.rows.push(untitled);
    saver = saver.next(Event::Typed(Box::new(now.clone())));
    assert!(!saver.is_unsaved() && saver.draft.now.holds_back());
    // It comes back when the plan is opened again.
    let again = Saver::open(
        kept(1, text("Тема", &[row(1, Some(1), "Семинар")])),
        Some(saver.draft),
    );
    assert_eq!(again.draft.now, now);
}

/// A source of numbers that repeats itself, so that a failure does.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Writes one more word somewhere.
fn scribble(content: &Content, word: &str, dice: &mut Dice) -> Content {
    let mut made = content.clone();
    let count = made.rows.len();
    match dice.roll(6) {
        0 => made.set(Head::Goal, format!("{} {word}", made.get(Head::Goal))),
        1 if count < 8 => {
            let at = dice.roll(count + 1);
            made.rows.insert(at, row(made.free_key(), None, word));
        }
        2 if count > 1 => made.rows.swap(0, count - 1),
        _ if count > 0 => {
            let at = dice.roll(count);
            let column = [Column::Dates, Column::Place, Column::Result][dice.roll(3)];
            let text = format!("{} {word}", made.rows[at].get(column));
            made.rows[at].set(column, text);
        }
        _ => made.rows.push(row(made.free_key(), None, word)),
    }
    made
}

fn words(content: &Content) -> std::collections::BTreeSet<String> {
    let mut all = String::new();
    for head in Head::ALL {
        all.push_str(content.get(*head));
        all.push(' ');
    }
    for row in &content.rows {
        for column in Column::ALL {
            all.push_str(row.get(*column));
            all.push(' ');
        }
    }
    all.split_whitespace()
        .filter(|w| w.starts_with('w'))
        .map(str::to_owned)
        .collect()
}

/// Two write at once; every word of mine is in the end with the server, whatever answers got lost, and every word of
/// the other unless I chose mine at the place.
#[test]
fn no_word_gets_lost_between_two_who_write() {
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let mut next = 100;
        let mut server = answered(&text("Тема", &[row(1, None, "начало")]), 1, &mut next);
        let mut saver = Saver::open(server.clone(), None);
        let mut mine = std::collections::BTreeSet::new();
        for turn in 0..25 {
            match dice.roll(4) {
                0 | 1 => {
                    let word = format!("wm{turn}");
                    let now = scribble(&saver.draft.now, &word, &mut dice);
                    mine = words(&now).into_iter().filter(|w| w.starts_with("wm")).collect();
                    saver = saver.next(Event::Typed(Box::new(now)));
                }
                2 => {
                    let theirs = scribble(&server.content, &format!("wt{turn}"), &mut dice);
                    server = answered(&theirs, server.version + 1, &mut next);
                }
                _ => {}
            }
            saver = saver.next(Event::Due);
            if saver.phase == Phase::Saving {
                if saver.draft.base.version == server.version {
                    server = answered(&saver.body(), server.version + 1, &mut next);
                    saver = if dice.roll(4) == 0 {
                        saver.next(Event::Failed(Box::new(crate::api::Fault::Offline)))
                    } else {
                        saver.next(Event::Done(Box::new(server.clone())))
                    };
                } else {
                    saver = saver
                        .next(Event::Stale)
                        .next(Event::Theirs(Box::new(server.clone())));
                }
            }
            if matches!(saver.phase, Phase::Conflict(_)) {
                saver = saver.next(Event::Chosen(Vec::new()));
            }
            let here = words(&saver.draft.now);
            assert!(
                mine.iter().all(|w| here.contains(w)),
                "seed {seed}, turn {turn}: {mine:?} in {here:?}"
            );
            let mut keys: Vec<u32> = saver.draft.now.rows.iter().map(|r| r.key).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(
                keys.len(),
                saver.draft.now.rows.len(),
                "seed {seed}, turn {turn}: a row twice"
            );
        }
    }
}
