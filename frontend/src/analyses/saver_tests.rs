use veche_domain::analyses::{Section, SectionText};

use super::saver::{Choice, Draft, Event, Kept, Phase, Saver};
use crate::api::Fault;

fn kept(version: i64, texts: &[(Section, &str)]) -> Kept {
    let texts = texts.iter().map(|(section, text)| SectionText {
        section: *section,
        text: (*text).to_owned(),
    });
    Kept {
        texts: texts.collect(),
        version,
        etag: Some(version.to_string()),
    }
}

fn typed(saver: Saver, section: Section, text: &str) -> Saver {
    saver.next(Event::Typed(section, text.to_owned()))
}

#[test]
fn what_is_typed_is_sent_and_saved() {
    let saver = Saver::open(kept(1, &[(Section::Staff, "Состав")]), None);
    assert_eq!(saver.phase, Phase::Saved);
    let saver = typed(saver, Section::Plan, "План ");
    assert_eq!(saver.phase, Phase::Typed);
    let saver = saver.next(Event::Due);
    assert_eq!((saver.phase.clone(), saver.sending), (Phase::Saving, 1));
    assert_eq!(saver.body().len(), 1, "only what changed");
    // Another key while it is on its way is sent after it.
    let saver = typed(saver, Section::Plan, "План работы");
    let saver = saver.next(Event::Done(Box::new(kept(
        2,
        &[(Section::Staff, "Состав"), (Section::Plan, "План")],
    ))));
    assert_eq!(saver.phase, Phase::Typed);
    assert_eq!(saver.text(Section::Plan), "План работы");
    // A blank at the end is no change.
    let saver = typed(saver, Section::Plan, "План ");
    assert_eq!(saver.phase, Phase::Saved);
}

#[test]
fn different_sections_are_brought_together() {
    let saver = Saver::open(kept(1, &[]), None);
    let saver = typed(saver, Section::Plan, "Мой")
        .next(Event::Due)
        .next(Event::Stale);
    assert_eq!((saver.phase.clone(), saver.fetching), (Phase::Fetching, 1));
    let saver = saver.next(Event::Theirs(Box::new(kept(2, &[(Section::Staff, "Их")]))));
    assert_eq!(saver.phase, Phase::Saving);
    assert_eq!(
        (saver.text(Section::Plan), saver.text(Section::Staff)),
        ("Мой", "Их")
    );
    assert_eq!(saver.draft.base.version, 2);
    assert_eq!(saver.body().len(), 1);
}

#[test]
fn one_section_of_two_is_chosen() {
    let begin = || {
        let saver = Saver::open(kept(1, &[(Section::Plan, "Был")]), None);
        let saver = typed(saver, Section::Plan, "Мой")
            .next(Event::Due)
            .next(Event::Stale);
        let theirs = kept(2, &[(Section::Plan, "Их")]);
        saver.next(Event::Theirs(Box::new(theirs)))
    };
    assert_eq!(begin().conflicts(), [Section::Plan]);
    for (choice, text) in [
        (Choice::Mine, "Мой"),
        (Choice::Theirs, "Их"),
        (Choice::Both, "Мой\nИх"),
    ] {
        let saver = begin().next(Event::Chosen(Section::Plan, choice));
        assert_eq!(saver.text(Section::Plan), text);
        let phase = if choice == Choice::Theirs {
            Phase::Saved
        } else {
            Phase::Saving
        };
        assert_eq!(saver.phase, phase, "{choice:?}");
        assert_eq!(saver.draft.base.version, 2);
    }
}

#[test]
fn an_answer_that_did_not_come_is_no_quarrel_with_oneself() {
    let saver = Saver::open(kept(1, &[]), None);
    let saver = typed(saver, Section::Plan, "Первое").next(Event::Due);
    let saver = saver.next(Event::Failed(Box::new(Fault::Offline)));
    assert_eq!(saver.phase, Phase::Offline);
    let saver = typed(saver, Section::Plan, "Первое и второе");
    let saver = saver.next(Event::Retry).next(Event::Stale);
    // It had arrived after all.
    let saver = saver.next(Event::Theirs(Box::new(kept(2, &[(Section::Plan, "Первое")]))));
    assert_eq!(saver.phase, Phase::Saving);
    assert_eq!(saver.text(Section::Plan), "Первое и второе");
}

#[test]
fn what_the_device_kept_goes_on() {
    let left = Draft {
        base: kept(1, &[]),
        sent: Vec::new(),
        now: kept(1, &[(Section::Plan, "Не сохранено")]).texts,
    };
    let same = Saver::open(kept(1, &[]), Some(left.clone()));
    assert_eq!(same.phase, Phase::Typed);
    assert_eq!(same.text(Section::Plan), "Не сохранено");
    let later = Saver::open(kept(3, &[(Section::Staff, "Их")]), Some(left.clone()));
    assert_eq!(later.phase, Phase::Saving);
    assert_eq!(later.text(Section::Staff), "Их");
    let quarrel = Saver::open(kept(3, &[(Section::Plan, "Их")]), Some(left));
    assert_eq!(quarrel.conflicts(), [Section::Plan]);
    // Nothing that is typed meanwhile is lost.
    let quarrel = typed(quarrel, Section::Plan, "Не сохранено и ещё");
    let chosen = quarrel.next(Event::Chosen(Section::Plan, Choice::Mine));
    assert_eq!(chosen.text(Section::Plan), "Не сохранено и ещё");
}
