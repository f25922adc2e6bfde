//! The saver of minutes: hundreds of random sittings against a server that others write to.

use std::collections::BTreeSet;

use veche_domain::minutes::{MinutesContent, MinutesItem};

use super::{
    merge::{Choice, joins},
    saver::{Event, Kept, Phase, Saver},
    saver_tests::{id, kept, row},
};
use crate::api::Fault;

/// A source of numbers that repeats itself, so that a failure does.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % sides
    }
}

/// Adds a word somewhere, keeping what stands there.
fn scribble(content: &MinutesContent, word: &str, dice: &mut Dice) -> MinutesContent {
    let mut made = content.clone();
    let item = &mut made.items[(dice.roll(2)) as usize];
    match dice.roll(5) {
        0 => item.heard = format!("{} {word}", item.heard),
        1 => item.spoke = format!("{} {word}", item.spoke),
        2 => item.resolutions.push(row(word)),
        3 => match item.resolutions.last_mut() {
            Some(last) => last.text = format!("{} {word}", last.text),
            None => item.resolutions.push(row("")),
        },
        _ => made.note = format!("{} {word}", made.note),
    }
    made
}

fn words(content: &MinutesContent) -> BTreeSet<String> {
    let mut all = content.note.clone();
    for item in &content.items {
        all.push_str(&format!(" {} {}", item.heard, item.spoke));
        for row in &item.resolutions {
            all.push_str(&format!(" {}", row.text));
        }
    }
    all.split_whitespace().map(str::to_owned).collect()
}

/// What saves as the server does: new resolutions get identifiers, an old version is refused.
struct Server {
    kept: Kept,
    last_id: u128,
}

impl Server {
    fn put(&mut self, version: i64, content: &MinutesContent) -> bool {
        if version != self.kept.version {
            return false;
        }
        let mut content = content.clone();
        for row in content.items.iter_mut().flat_map(|i| i.resolutions.iter_mut()) {
            if row.id.is_none() {
                self.last_id += 1;
                row.id = Some(id(self.last_id));
            }
        }
        self.kept = kept(version + 1, content);
        true
    }
}

#[test]
fn no_typed_word_is_ever_lost() {
    let (mut quarrels, mut both, mut lost_answers) = (0, 0, 0);
    for seed in 0..600 {
        let mut dice = Dice(seed);
        let start = MinutesContent {
            items: vec![MinutesItem::of(id(1)), MinutesItem::of(id(2))],
            ..MinutesContent::default()
        };
        let mut server = Server {
            kept: kept(1, start),
            last_id: 100,
        };
        let mut saver = Saver::open(server.kept.clone(), None);
        let (mut written, mut given_up) = (BTreeSet::new(), BTreeSet::new());
        let mut on_its_way: Option<(u32, i64, MinutesContent)> = None;
        let step = |saver: &mut Saver, event: Event| {
            let before = saver.sending;
            *saver = saver.clone().next(event);
            (saver.sending > before).then(|| (saver.sending, saver.draft.base.version, saver.body()))
        };
        for turn in 0..60 {
            let calm = turn >= 45;
            let event = match if calm { 4 + dice.roll(6) } else { dice.roll(10) } {
                0..=2 => {
                    let word = format!("я{turn}");
                    let now = scribble(&saver.draft.now, &word, &mut dice);
                    written.extend(words(&now).into_iter().filter(|w| *w == word));
                    Event::Typed(Box::new(now))
                }
                3 => {
                    // Somebody else saves over what the server has.
                    let word = format!("он{turn}");
                    let theirs = scribble(&server.kept.content, &word, &mut dice);
                    let clean = Saver::open(kept(0, theirs), None).body();
                    written.extend(words(&clean).into_iter().filter(|w| *w == word));
                    server.put(server.kept.version, &clean);
                    continue;
                }
                4 | 5 => match on_its_way.take() {
                    Some((_, version, body)) if calm || dice.roll(3) > 0 => {
                        if server.put(version, &body) {
                            Event::Done(Box::new(server.kept.clone()))
                        } else {
                            Event::Stale
                        }
                    }
                    Some((_, version, body)) => {
                        // The network broke: on the way there, or on the way back.
                        if dice.roll(2) == 0 && server.put(version, &body) {
                            lost_answers += 1;
                        }
                        Event::Failed(Box::new(Fault::Offline))
                    }
                    None => Event::Due,
                },
                6 => Event::Retry,
                7 if !matches!(saver.phase, Phase::Saving) => {
                    // The tab is closed and opened again: the device's draft is all there is.
                    let draft = serde_json::to_string(&saver.draft).unwrap();
                    let (sending, fetching) = (saver.sending, saver.fetching);
                    saver = Saver::open(server.kept.clone(), serde_json::from_str(&draft).ok());
                    let sends = saver.sending > 0;
                    saver.sending += sending;
                    saver.fetching += fetching;
                    if sends {
                        on_its_way = Some((saver.sending, saver.draft.base.version, saver.body()));
                    }
                    continue;
                }
                8 => match &saver.phase {
                    Phase::Conflict(_) => {
                        quarrels += 1;
                        let found = saver.conflicts();
                        let mut taken = Vec::new();
                        for place in &found {
                            match dice.roll(3) {
                                0 => taken.push((place.agenda_item_id, place.field, Choice::Theirs)),
                                // Whoever keeps both gives nothing up.
                                1 if joins(place.field) => {
                                    both += 1;
                                    taken.push((place.agenda_item_id, place.field, Choice::Both));
                                    continue;
                                }
                                _ => {}
                            }
                            let of = |text: &str| {
                                text.split_whitespace()
                                    .map(str::to_owned)
                                    .collect::<BTreeSet<_>>()
                            };
                            let (mine, theirs) = (of(&place.mine), of(&place.theirs));
                            given_up.extend(mine.symmetric_difference(&theirs).cloned());
                        }
                        Event::Chosen(taken)
                    }
                    _ => Event::Due,
                },
                _ => Event::Theirs(Box::new(server.kept.clone())),
            };
            if let Some(sent) = step(&mut saver, event) {
                assert!(on_its_way.is_none(), "seed {seed}: two sendings at once");
                on_its_way = Some(sent);
            }
            if saver.phase != Phase::Saving {
                on_its_way = None;
            }
            // Whatever happens, what is written stays with the writer or with the server.
            let somewhere = [words(&saver.draft.now), words(&server.kept.content)].concat_sets();
            let held = match &saver.phase {
                Phase::Conflict(theirs) => [somewhere, words(&theirs.content)].concat_sets(),
                _ => somewhere,
            };
            let missing: Vec<_> = written
                .difference(&held)
                .filter(|w| !given_up.contains(*w))
                .collect();
            assert!(missing.is_empty(), "seed {seed}, turn {turn}: lost {missing:?}");
        }
        // In peace everything arrives.
        for _ in 0..8 {
            let event = match &saver.phase {
                Phase::Saving => {
                    let (_, version, body) = on_its_way.take().unwrap();
                    if server.put(version, &body) {
                        Event::Done(Box::new(server.kept.clone()))
                    } else {
                        Event::Stale
                    }
                }
                Phase::Fetching => Event::Theirs(Box::new(server.kept.clone())),
                Phase::Conflict(theirs) => {
                    given_up.extend(words(&theirs.content));
                    Event::Chosen(Vec::new())
                }
                Phase::Offline => Event::Retry,
                _ => Event::Due,
            };
            if let Some(sent) = step(&mut saver, event) {
                on_its_way = Some(sent);
            }
        }
        assert_eq!(saver.phase, Phase::Saved, "seed {seed}");
        let arrived = words(&server.kept.content);
        let missing: Vec<_> = written
            .difference(&arrived)
            .filter(|w| !given_up.contains(*w))
            .collect();
        assert!(missing.is_empty(), "seed {seed}: never arrived {missing:?}");
    }
    assert!(
        quarrels > 50 && both > 50 && lost_answers > 50,
        "{quarrels} quarrels, {both} kept both, {lost_answers} lost answers"
    );
}

trait ConcatSets {
    fn concat_sets(self) -> BTreeSet<String>;
}

impl ConcatSets for [BTreeSet<String>; 2] {
    fn concat_sets(self) -> BTreeSet<String> {
        self.into_iter().flatten().collect()
    }
}
