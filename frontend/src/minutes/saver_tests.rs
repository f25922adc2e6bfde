//! The saver of minutes: single turns, then thousands of random ones against a server that others write to.

use std::collections::BTreeSet;

use veche_domain::{
    Id,
    minutes::{MinutesContent, MinutesField, MinutesItem, ResolutionText},
    problem::{ErrorCode, Problem},
};

use super::saver::{Draft, Event, Kept, Phase, Saver};
use crate::api::Fault;

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

fn row(text: &str) -> ResolutionText {
    ResolutionText {
        id: None,
        text: text.to_owned(),
        responsible_id: None,
        responsible: None,
        due_on: None,
    }
}

fn text(heard: &str, note: &str) -> MinutesContent {
    MinutesContent {
        items: vec![MinutesItem {
            heard: heard.to_owned(),
            ..MinutesItem::of(id(1))
        }],
        note: note.to_owned(),
        ..MinutesContent::default()
    }
}

fn kept(version: i64, content: MinutesContent) -> Kept {
    Kept {
        content,
        version,
        etag: Some(format!("\"{version}.1\"")),
    }
}

fn refusal(code: ErrorCode) -> Fault {
    Fault::Problem(Box::new(Problem {
        kind: String::new(),
        title: String::new(),
        status: 400,
        code,
        detail: String::new(),
        clause: None,
        errors: Vec::new(),
        request_id: None,
    }))
}

fn typed(saver: Saver, content: MinutesContent) -> Saver {
    saver.next(Event::Typed(Box::new(content)))
}

#[test]
fn typing_is_saved_and_typing_meanwhile_is_saved_next() {
    let saver = Saver::open(kept(1, text("А", "")), None);
    assert_eq!(saver.phase, Phase::Saved);
    let saver = typed(saver, text("Аб", ""));
    assert_eq!(saver.phase, Phase::Typed);
    let saver = saver.next(Event::Due);
    assert_eq!((&saver.phase, saver.sending), (&Phase::Saving, 1));
    let saver = typed(saver, text("Абв", "")).next(Event::Due);
    assert_eq!(saver.sending, 1, "one sending at a time");
    let saver = saver.next(Event::Done(Box::new(kept(2, text("Аб", "")))));
    assert_eq!((&saver.phase, saver.draft.base.version), (&Phase::Typed, 2));
    assert_eq!(saver.body(), text("Абв", ""));
    // Back to what the server has: nothing to send.
    assert_eq!(typed(saver, text("Аб", "")).phase, Phase::Saved);
}

#[test]
fn a_lost_network_and_a_lost_session_keep_the_text_until_they_are_back() {
    for (fault, phase) in [
        (Fault::Offline, Phase::Offline),
        (refusal(ErrorCode::Unauthenticated), Phase::SignedOut),
    ] {
        let saver = typed(Saver::open(kept(1, text("", "")), None), text("Слово", "")).next(Event::Due);
        let saver = saver.next(Event::Failed(Box::new(fault)));
        assert_eq!(saver.phase, phase);
        let saver = typed(saver, text("Слово за словом", ""));
        assert_eq!(saver.phase, phase, "typing does not hide that it is not sent");
        let saver = saver.next(Event::Retry);
        assert_eq!((&saver.phase, saver.sending), (&Phase::Saving, 2));
        assert_eq!(saver.body(), text("Слово за словом", ""));
    }
    let refused = typed(Saver::open(kept(1, text("", "")), None), text("Слово", "")).next(Event::Due);
    let refused = refused.next(Event::Failed(Box::new(refusal(ErrorCode::Validation))));
    assert!(matches!(refused.phase, Phase::Refused(_)));
    assert_eq!(typed(refused, text("Слова", "")).phase, Phase::Typed);
}

#[test]
fn others_words_come_in_and_only_a_quarrel_asks() {
    let saver = typed(Saver::open(kept(1, text("А", "")), None), text("Аб", "")).next(Event::Due);
    let saver = saver.next(Event::Stale);
    assert_eq!((&saver.phase, saver.fetching), (&Phase::Fetching, 1));
    let merged = saver
        .clone()
        .next(Event::Theirs(Box::new(kept(2, text("А", "Прилагается")))));
    assert_eq!(
        merged.phase,
        Phase::Saving,
        "what does not collide is saved at once"
    );
    assert_eq!(merged.body(), text("Аб", "Прилагается"));
    assert_eq!(merged.draft.base.version, 2);

    let quarrel = saver.next(Event::Theirs(Box::new(kept(2, text("Ав", "Прилагается")))));
    assert!(matches!(quarrel.phase, Phase::Conflict(_)));
    assert_eq!(quarrel.conflicts().len(), 1);
    let place = (Some(id(1)), MinutesField::Heard);
    let mine = quarrel.clone().next(Event::Chosen(Vec::new()));
    assert_eq!(mine.body(), text("Аб", "Прилагается"));
    let theirs = quarrel.next(Event::Chosen(vec![place]));
    assert_eq!(
        (theirs.phase, theirs.draft.now),
        (Phase::Saved, text("Ав", "Прилагается"))
    );
}

#[test]
fn an_answer_lost_on_the_way_is_no_quarrel_with_oneself() {
    let saver = typed(Saver::open(kept(1, text("А", "")), None), text("Аб", "")).next(Event::Due);
    // The server saved it, the answer never came; more was typed.
    let saver = typed(
        saver.next(Event::Failed(Box::new(Fault::Offline))),
        text("Абв", ""),
    );
    let saver = saver.next(Event::Retry).next(Event::Stale);
    let saver = saver.next(Event::Theirs(Box::new(kept(2, text("Аб", "Чужое")))));
    assert_eq!(
        (&saver.phase, saver.body()),
        (&Phase::Saving, text("Абв", "Чужое"))
    );
}

#[test]
fn a_draft_of_the_device_comes_back_over_what_the_server_got_meanwhile() {
    let draft = Draft {
        base: kept(1, text("А", "")),
        sent: Vec::new(),
        now: text("Аб", ""),
    };
    let same = Saver::open(kept(1, text("А", "")), Some(draft.clone()));
    assert_eq!((&same.phase, same.body()), (&Phase::Typed, text("Аб", "")));
    let behind = Saver::open(kept(2, text("А", "Чужое")), Some(draft.clone()));
    assert_eq!(behind.body(), text("Аб", "Чужое"));
    let quarrel = Saver::open(kept(2, text("В", "")), Some(draft.clone()));
    assert!(matches!(quarrel.phase, Phase::Conflict(_)));
    let arrived = Saver::open(kept(2, text("Аб", "")), Some(draft));
    assert_eq!(arrived.phase, Phase::Saved);
}

#[test]
fn a_row_without_a_text_is_not_sent_and_stays() {
    let mut content = text("А", "");
    content.items[0].resolutions = vec![row("Утвердить "), row("")];
    let saver = typed(Saver::open(kept(1, text("А", "")), None), content).next(Event::Due);
    assert_eq!(saver.body().items[0].resolutions, [row("Утвердить")]);
    let mut answer = saver.body();
    answer.items[0].resolutions[0].id = Some(id(9));
    let saver = saver.next(Event::Done(Box::new(kept(2, answer))));
    let rows = &saver.draft.now.items[0].resolutions;
    assert_eq!((saver.phase, rows.len()), (Phase::Saved, 2));
    assert_eq!((rows[0].id, rows[0].text.as_str()), (Some(id(9)), "Утвердить "));
}

#[test]
fn two_who_name_other_people_are_asked() {
    let with = |who: Option<Id>| {
        let mut content = text("", "");
        content.items[0].resolutions = vec![ResolutionText {
            id: Some(id(9)),
            responsible_id: who,
            ..row("Утвердить")
        }];
        content
    };
    let saver = typed(Saver::open(kept(1, with(None)), None), with(Some(id(5))));
    let saver = saver.next(Event::Theirs(Box::new(kept(2, with(Some(id(6)))))));
    assert_eq!(saver.conflicts().len(), 1, "{:?}", saver.phase);
}

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
    let (mut quarrels, mut lost_answers) = (0, 0);
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
                            if dice.roll(2) == 0 {
                                taken.push((place.agenda_item_id, place.field));
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
        quarrels > 50 && lost_answers > 50,
        "{quarrels} quarrels, {lost_answers} lost answers"
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
