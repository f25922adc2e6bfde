use chrono::NaiveDate;
use veche_domain::{
    associations::{Office, Reason, Verdict, Wish},
    orders::{Basis, BasisKind},
};

use super::*;
use crate::{
    PaperPerson, Signer,
    testing::{check, text},
    words::split_name,
};

fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(y, m, d)
}

fn person() -> PaperPerson {
    PaperPerson {
        name: split_name("Иванова Мария Петровна"),
        position: Some("Учитель математики".into()),
        organization: Some("МБОУ СОШ № 901".into()),
        category: Some("первая квалификационная категория".into()),
        ..PaperPerson::default()
    }
}

fn term(office: Option<Office>, until: Option<NaiveDate>) -> ServedTerm {
    ServedTerm {
        association: "ММО учителей математики".into(),
        office,
        from: day(2024, 9, 1),
        until,
        basis: Some(Basis {
            kind: BasisKind::Minutes,
            number: Some("1".into()),
            date: day(2024, 9, 1),
            note: None,
            order_id: None,
        }),
    }
}

#[test]
fn a_certificate_tells_a_term_as_it_stands_on_its_day() {
    let mut of = Certificate {
        given_on: day(2026, 11, 1),
        person: person(),
        terms: vec![term(Some(Office::Leader), None)],
        ..Certificate::default()
    };
    let paper = certificate_paper(&of);
    check(&paper);
    let said = text(&paper);
    assert!(paper.draft, "no number yet");
    for wanted in [
        "О руководстве и членстве",
        "с 1\u{a0}сентября 2024\u{a0}г. по настоящее время исполняет обязанности руководител",
        "(протокол от 1\u{a0}сентября 2024\u{a0}г. №\u{a0}1).",
        "представления в аттестационную комиссию",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    of.number = Some("15".into());
    // The day after the last one is kept; the last one is printed. An end that has not come is no end.
    of.terms = vec![term(None, day(2025, 9, 1))];
    let past = certificate_paper(&of);
    assert!(!past.draft);
    assert!(
        text(&past).contains("по 31\u{a0}августа 2025\u{a0}г. состоял(а) в составе"),
        "{}",
        text(&past)
    );
    of.terms = vec![term(None, day(2027, 9, 1))];
    assert!(text(&certificate_paper(&of)).contains("по настоящее время состоит в составе"));
}

#[test]
fn many_terms_are_a_table_and_none_is_said() {
    let mut of = Certificate {
        person: person(),
        terms: vec![term(None, None), term(Some(Office::Secretary), day(2025, 1, 1))],
        ..Certificate::default()
    };
    let paper = certificate_paper(&of);
    check(&paper);
    assert!(text(&paper).contains("1 | ММО учителей математики | член объединения |"));
    assert!(text(&paper).contains("| секретарь | с 1"));
    of.terms.clear();
    check(&certificate_paper(&of));
    assert!(text(&certificate_paper(&of)).contains("в реестре нет"));
}

#[test]
fn an_application_asks_and_leaves_the_consent_to_its_own_paper() {
    let mut of = Application {
        to: vec!["В МАУ ДПО «НИСО»".into()],
        person: person(),
        wish: Wish::Join,
        association: "Ассоциация молодых педагогов".into(),
        on: day(2026, 10, 1),
        written_on: None,
    };
    let paper = application_paper(&of);
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "ЗАЯВЛЕНИЕ",
        "Прошу включить меня в состав",
        "с 1\u{a0}октября 2026\u{a0}г.\n",
        "отдельным документом",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    of.wish = Wish::Leave;
    let said = text(&application_paper(&of));
    assert!(said.contains("Прошу исключить меня") && !said.contains("персональных данных"));
}

#[test]
fn a_participants_certificate_says_in_what() {
    let of = ParticipantCertificate {
        person: person(),
        event: "заседании ММО учителей математики.".into(),
        theme: Some("Функциональная грамотность".into()),
        date: day(2026, 9, 10),
        online: true,
        talk: Some("Опыт школы".into()),
        signers: vec![Signer {
            post: "Руководитель".into(),
            ..Signer::default()
        }],
        ..ParticipantCertificate::default()
    };
    let paper = participant_certificate_paper(&of);
    check(&paper);
    let said = text(&paper);
    assert!(said.contains(
        "участие (дистанционно) в заседании ММО учителей математики по теме «Функциональная грамотность», 10\u{a0}сентября \
         2026\u{a0}г."
    ), "{said}");
    assert!(said.contains("Выступление: «Опыт школы».") && paper.landscape);
}

#[test]
fn a_nomination_shows_each_fact_with_its_clause() {
    let reason = |met, fact: &str| Reason {
        clause: "VII.7.3".into(),
        met,
        binding: true,
        fact: fact.into(),
        cure: None,
    };
    let mut of = Nomination {
        association: "ММО учителей математики".into(),
        office: Office::Leader,
        meeting_on: day(2026, 9, 10),
        candidate: person(),
        verdict: Some(Verdict::of(vec![
            reason(true, "категория – первая"),
            reason(false, "стаж – 3 года"),
        ])),
    };
    let paper = nomination_paper(&of);
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "VII.7.4",
        "Категория – первая | VII.7.3 | соответствует",
        "Стаж – 3 года | VII.7.3 | не соответствует",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(
        paper.draft,
        "who may not hold the office is not put up by a final paper"
    );
    of.verdict = None;
    assert!(!nomination_paper(&of).draft);
}
