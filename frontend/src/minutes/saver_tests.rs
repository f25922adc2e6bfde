//! The saver of minutes: single turns.

use veche_domain::{
    Id,
    minutes::{MinutesContent, MinutesField, MinutesItem, ResolutionText},
    problem::{ErrorCode, Problem},
};

use super::merge::Choice;
use super::saver::{Draft, Event, Kept, Phase, Saver};
use crate::api::Fault;

pub(super) fn id(n: u128) -> Id {
    Id::from_u128(n)
}

pub(super) fn row(text: &str) -> ResolutionText {
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

pub(super) fn kept(version: i64, content: MinutesContent) -> Kept {
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
    let place = (Some(id(1)), MinutesField::Heard, Choice::Theirs);
    let mine = quarrel.clone().next(Event::Chosen(Vec::new()));
    assert_eq!(mine.body(), text("Аб", "Прилагается"));
    let theirs = quarrel.next(Event::Chosen(vec![place]));
    assert_eq!(
        (theirs.phase, theirs.draft.now),
        (Phase::Saved, text("Ав", "Прилагается"))
    );
}

#[test]
fn both_texts_of_a_quarrel_stay_the_own_one_first() {
    let quarrel = |base: MinutesContent, mine: MinutesContent, theirs: MinutesContent| {
        let saver = typed(Saver::open(kept(1, base), None), mine);
        let saver = saver.next(Event::Theirs(Box::new(kept(2, theirs))));
        assert!(matches!(saver.phase, Phase::Conflict(_)), "{:?}", saver.phase);
        saver
    };
    let heard = (Some(id(1)), MinutesField::Heard, Choice::Both);
    let note = (None, MinutesField::Note, Choice::Both);
    let saver = quarrel(text("А", "Б"), text("Мой\nтекст", "Моё"), text("Чужой", "Чужое"));
    let kept_both = saver.clone().next(Event::Chosen(vec![heard, note]));
    let whole = text("Мой\nтекст\n\nЧужой", "Моё\n\nЧужое");
    assert_eq!((&kept_both.phase, kept_both.body()), (&Phase::Saving, whole));
    assert_eq!(
        kept_both.draft.base.version, 2,
        "it is saved over the other's text"
    );
    let mixed = saver.next(Event::Chosen(vec![
        (None, MinutesField::Note, Choice::Theirs),
        heard,
    ]));
    assert_eq!(mixed.body(), text("Мой\nтекст\n\nЧужой", "Чужое"));
    // One emptied it: no blank line is left behind.
    let emptied = quarrel(text("А", ""), text("", ""), text("Чужой", "")).next(Event::Chosen(vec![heard]));
    assert_eq!(emptied.draft.now, text("Чужой", ""));
    // Each kept one half of what both began with: together they are the beginning, and still both stay.
    let halves = quarrel(text("А\n\nБ", ""), text("А", ""), text("Б", ""));
    assert_eq!(halves.next(Event::Chosen(vec![heard])).body(), text("А\n\nБ", ""));
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
