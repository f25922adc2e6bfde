use super::*;
use crate::{
    Block,
    testing::{check, text},
    words::split_name,
};

fn person() -> PaperPerson {
    PaperPerson {
        name: split_name("Иванова Мария Петровна"),
        ..PaperPerson::default()
    }
}

#[test]
fn a_consent_to_processing_says_what_the_law_asks_for() {
    let of = ProcessingConsent {
        person: person(),
        operator: Operator {
            name: "МАУ ДПО «НИСО»".into(),
            contact: Some("info@example.org".into()),
            ..Operator::default()
        },
        association: "ММО учителей математики".into(),
        processor: None,
    };
    let paper = processing_consent_paper(&of);
    check(&paper);
    let said = text(&paper);
    // Article 9, part 4: subject, operator, purpose, data, processor, actions, term and withdrawal, signature.
    for wanted in [
        "Я, Иванова Мария Петровна,",
        "статьёй 9 Федерального закона от 27.07.2006 №\u{a0}152-ФЗ",
        "МАУ ДПО «НИСО», адрес: ____",
        "1. Цель обработки:",
        "2. Перечень персональных данных:",
        "4. Действия с персональными данными:",
        "5. Обработка другим лицам не поручается.",
        "6. Согласие действует",
        "7. Согласие может быть отозвано в любое время письменным заявлением, направленным оператору (info@example.org).",
        "подпись субъекта персональных данных",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(
        said.contains("Распространение (раскрытие неопределённому кругу лиц) этим согласием не разрешается")
    );
    let blanks = paper
        .blocks
        .iter()
        .filter(|b| matches!(b, Block::Blank { .. }))
        .count();
    assert_eq!(blanks, 2, "what the register does not keep is written by hand");
}

#[test]
fn a_consent_to_dissemination_lets_choose_each_category() {
    let mut of = DisseminationConsent {
        person: person(),
        operator: Operator {
            name: "МАУ ДПО «НИСО»".into(),
            address: Some("г. Новосибирск, ул. Примерная, 1".into()),
            ..Operator::default()
        },
        association: "ММО учителей математики".into(),
        sites: vec!["https://example.org".into()],
    };
    let paper = dissemination_consent_paper(&of);
    check(&paper);
    let said = text(&paper);
    for wanted in [
        "статьёй 10.1",
        "https://example.org",
        "1 | Фамилия, имя, отчество |  | ",
        "7 | Рабочий телефон |  | ",
        "молчание согласием не считается",
        "VI.6.9",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    let rows = paper.blocks.iter().find_map(|b| match b {
        Block::Table(_, rows) => Some(rows),
        _ => None,
    });
    assert!(
        rows.unwrap().iter().all(|row| row[2].is_empty()),
        "nothing is ticked for the person"
    );
    of.sites.clear();
    assert!(text(&dissemination_consent_paper(&of)).contains("размещаются данные: ____"));
}
