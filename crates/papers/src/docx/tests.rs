use std::io::{Cursor, Read};

use chrono::NaiveDate;
use veche_domain::associations::AssociationStatus;

use super::*;
use crate::{Block, CompositionMember, Seal, TableColumn, composition};

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn body(bytes: &[u8]) -> String {
    part(bytes, "word/document.xml")
}

#[test]
fn a_composition_of_sixty_has_every_name_and_a_real_heading() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let member = |n: u32| CompositionMember {
        full_name: format!("Участник {n}"),
        ..CompositionMember::default()
    };
    let members: Vec<CompositionMember> = (1..=60).map(member).collect();
    let text = body(&write_docx(&composition("ММО", AssociationStatus::Active, day, &members)).unwrap());
    assert!((1..=60).all(|n| text.contains(&format!("Участник {n}<"))));
    assert!(text.contains("Heading1") && text.contains("<w:tbl>") && text.contains("25\u{a0}ноября"));
    assert_eq!(text.matches("<w:tblHeader/>").count(), 1);
}

#[test]
fn no_character_breaks_the_document() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let name = "№ «ёлка» — 5 ₽ 🔔 \u{0}\u{1}\u{b}\u{fffe} <img onerror=1> & \"";
    let members = [CompositionMember {
        full_name: name.to_owned(),
        ..CompositionMember::default()
    }];
    let text = body(&write_docx(&composition(name, AssociationStatus::Draft, day, &members)).unwrap());
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
    assert!(text.contains("🔔") && text.contains("&lt;img") && text.contains("проект (приказ не издан)"));
}

#[test]
fn sheets_turn_pages_are_numbered_and_a_draft_is_marked_on_each() {
    let paper = Paper::new(
        "Приказ <1>",
        vec![
            Block::Text("Текст".into()),
            Block::Annex {
                corner: vec!["Приложение".into()],
                landscape: true,
            },
            Block::Table(vec![TableColumn::new("№", 100)], vec![vec!["1".into()]]),
        ],
    );
    let bytes = write_docx(&paper.clone().draft(true)).unwrap();
    let text = body(&bytes);
    assert_eq!(text.matches("<w:sectPr>").count(), 2);
    assert_eq!(text.matches("w:orient=\"landscape\"").count(), 1);
    for header in ["word/header.xml", "word/first.xml"] {
        assert!(part(&bytes, header).contains("string=\"ПРОЕКТ\""), "{header}");
    }
    assert!(part(&bytes, "word/header.xml").contains(" PAGE "));
    assert!(!part(&bytes, "word/first.xml").contains(" PAGE "));
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>Приказ &lt;1&gt;</dc:title>") && core.contains("ru-RU"));
    let final_paper = write_docx(&paper).unwrap();
    assert!(!part(&final_paper, "word/header.xml").contains("ПРОЕКТ"));
}

#[test]
fn a_seal_is_a_picture_with_its_number_and_address_beneath() {
    let seal = Seal {
        number: "7K3M-9QXT-2ABC".into(),
        address: "https://veche.example/verify/7K3M-9QXT-2ABC".into(),
    };
    let paper = Paper::new("Справка", vec![Block::Title("СПРАВКА".into())]).sealed(seal);
    let bytes = write_docx(&paper).unwrap();
    let footer = part(&bytes, "word/seal.xml");
    assert!(footer.contains("№\u{a0}7K3M-9QXT-2ABC") && footer.contains("veche.example/verify/"));
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut picture = Vec::new();
    archive
        .by_name("word/code.png")
        .unwrap()
        .read_to_end(&mut picture)
        .unwrap();
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut dots).unwrap();
    assert_eq!(frame.width, frame.height);
    // The corner of a code is dark inside its quiet border.
    let at = |x: u32, y: u32| dots[(y * frame.width + x) as usize];
    assert_eq!((at(0, 0), at(33, 33)), (u8::MAX, 0));
    assert_eq!(bytes, write_docx(&paper).unwrap());
}
