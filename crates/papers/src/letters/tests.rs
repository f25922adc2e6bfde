use chrono::NaiveDate;

use super::*;
use crate::{
    PaperPerson,
    testing::{check, text},
    words::split_name,
};

fn teacher(n: usize) -> PaperPerson {
    PaperPerson {
        name: split_name(&format!("Фамилия{n} Мария Петровна")),
        position: Some("учитель".into()),
        organization: Some("МБОУ СОШ № 901".into()),
        ..PaperPerson::default()
    }
}

#[test]
fn a_letter_of_information_says_when_where_and_what() {
    let mut of = InformationLetter {
        to: vec!["Руководителям образовательных организаций".into()],
        about: "О проведении заседания".into(),
        event: "заседание ММО учителей математики".into(),
        date: NaiveDate::from_ymd_opt(2026, 9, 10),
        starts_at: "15:00".parse().ok(),
        place: Some("Лицей № 900".into()),
        programme: vec!["О плане".into(), "О конкурсах.".into()],
        ..InformationLetter::default()
    };
    let paper = information_letter_paper(&of);
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "Сообщаем, что 10\u{a0}сентября 2026\u{a0}г. в 15:00 состоится заседание ММО учителей математики.",
        "Место проведения: Лицей № 900.",
        "1. О плане.\n2. О конкурсах.",
        "VIII.8.2",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(paper.draft, "no number yet");
    of.number = Some("17".into());
    assert!(!information_letter_paper(&of).draft);
}

#[test]
fn a_school_is_asked_for_its_own_teachers() {
    let mut of = ReleaseLetter {
        number: Some("17".into()),
        organization: "МБОУ СОШ № 901".into(),
        people: vec![teacher(1)],
        body: "ММО учителей математики".into(),
        date: NaiveDate::from_ymd_opt(2026, 9, 10),
        starts_at: "15:00".parse().ok(),
        ends_at: "17:00".parse().ok(),
        executor: Some(Executor {
            name: "Исполнителева В. Г.".into(),
            phone: None,
        }),
        ..ReleaseLetter::default()
    };
    let one = release_letter_paper(&of);
    check(&one);
    assert!(!one.draft);
    let said = text(&one);
    assert!(
        said.contains("Просим освободить от работы 10\u{a0}сентября 2026\u{a0}г. с 15:00 до 17:00 "),
        "{said}"
    );
    assert!(
        said.contains(", для участия в заседании ММО") && said.contains("Исполнитель: Исполнителева В. Г.")
    );
    assert_eq!(
        said.matches("МБОУ СОШ № 901").count(),
        1,
        "the school stands in the corner only\n{said}"
    );
    of.people = (1..=3).map(teacher).collect();
    let three = release_letter_paper(&of);
    check(&three);
    assert!(text(&three).contains("\n3) ") && !text(&three).contains("\n4) "));
    of.people.clear();
    check(&release_letter_paper(&of));
    assert!(release_letter_paper(&of).draft);
}
