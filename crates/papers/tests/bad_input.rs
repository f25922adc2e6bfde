//! Whatever people type, a paper comes out, and it opens.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Cursor, Read};

use proptest::prelude::*;
use quick_xml::events::Event;
use veche_papers::{Block, Paper, TableColumn, write_docx, write_html, write_pdf};

mod fixtures;

/// Every XML part of a DOCX is well-formed.
fn opens(docx: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.ends_with(".png") {
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let control = |c: char| c.is_control() && c != '\n';
        assert!(!text.contains(control), "{name}");
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
    }
}

/// A text of letters, signs, pictures, control characters and whatever else Unicode has.
fn typed() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        4 => proptest::char::range('а', 'я'),
        2 => proptest::sample::select(vec!['№', '«', '»', '—', 'ё', '₽', '🔔', '\u{a0}', ' ', '\n', '\t', '#', '$', '\\', '<', '&', '"']),
        2 => proptest::char::range('\0', '\u{9f}'),
        3 => any::<char>(),
    ];
    proptest::collection::vec(one, 0..40).prop_map(|chars| chars.into_iter().collect())
}

fn paper() -> impl Strategy<Value = Paper> {
    (
        proptest::collection::vec(typed(), 12),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(said, draft, landscape)| {
            let at = |n: usize| said.get(n).cloned().unwrap_or_default();
            let column = |n: usize| TableColumn::new(&at(n), n as u8);
            let blocks = vec![
                Block::Subheading(at(0)),
                Block::Title(at(1)),
                Block::Corner(vec![at(2), at(3)]),
                Block::Requisites {
                    date: at(4),
                    number: at(5),
                    place: Some(at(6)),
                },
                Block::labelled(at(7), at(8)),
                Block::point(at(9), at(10)),
                Block::Table(
                    vec![column(0), column(1)],
                    vec![vec![at(2), at(3), at(4)], vec![], vec![at(5)]],
                ),
                Block::Blank {
                    label: at(6),
                    hint: at(7),
                },
                Block::Annex {
                    corner: vec![at(8)],
                    landscape,
                },
                Block::Table(Vec::new(), vec![vec![at(1)]]),
                Block::Signature {
                    post: at(9),
                    name: at(10),
                    note: at(11),
                },
            ];
            Paper::new(at(11), blocks).draft(draft)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_paper_is_written_and_opens(paper in paper()) {
        let pdf = write_pdf(&paper);
        prop_assert!(pdf.is_ok(), "{:?}", pdf.err());
        opens(&write_docx(&paper).unwrap());
        let html = write_html(&paper);
        let stray = |c: char| c.is_control() && c != '\n';
        prop_assert!(!html.contains(stray) && html.ends_with("</html>\n"));
    }
}

#[test]
fn letters_of_scripts_without_a_font_cost_their_letters_and_nothing_else() {
    for strange in [
        "\u{1f5a}\u{301}x\u{1f5c}",
        "שָׁלוֹם",
        "مرحبا",
        "สวัสดี",
        "नमस्ते",
        "👨\u{200d}👩\u{200d}👧",
        "e\u{301}\u{302}\u{303}",
        "🇷🇺",
    ] {
        let blocks = vec![Block::Title(strange.into()), Block::Text(strange.repeat(30))];
        let paper = Paper::new(strange, blocks);
        write_pdf(&paper).unwrap_or_else(|error| panic!("{strange}: {error}"));
        opens(&write_docx(&paper).unwrap());
    }
}

#[test]
fn an_empty_paper_is_a_paper() {
    for paper in [
        Paper::new("", Vec::new()),
        Paper::new("", vec![Block::Table(vec![TableColumn::new("", 0)], Vec::new())]),
        Paper::new(
            "",
            vec![Block::Annex {
                corner: Vec::new(),
                landscape: true,
            }],
        ),
    ] {
        assert!(write_pdf(&paper).unwrap().starts_with(b"%PDF-"));
        opens(&write_docx(&paper).unwrap());
    }
}

#[test]
fn the_same_paper_is_the_same_bytes_whatever_was_written_between() {
    let short = ["form", "draft", "order"];
    let chosen = fixtures::specimens()
        .into_iter()
        .filter(|of| short.contains(&of.name));
    let papers: Vec<Paper> = chosen.map(|of| of.paper).collect();
    let write = |paper: &Paper| (write_pdf(paper).unwrap(), write_docx(paper).unwrap());
    let first: Vec<_> = papers.iter().map(write).collect();
    let again = std::thread::scope(|scope| {
        let worker = scope.spawn(|| papers.iter().rev().map(write).collect::<Vec<_>>());
        worker.join().unwrap()
    });
    assert_eq!(first.len(), 3);
    assert!(first.iter().eq(again.iter().rev()));
}
