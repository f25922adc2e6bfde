//! What a PDF and a DOCX of the same paper say and how they are built, read by other people's programs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod fixtures;
mod tools;

use std::{
    fs,
    path::{Path, PathBuf},
};

use fixtures::{Specimen, specimens};
use tools::{convert, count, folder, page, properties, squeezed, structure, text};
use veche_papers::{Block, Paper, write_docx, write_pdf};

fn specimen(name: &str) -> Paper {
    let found = specimens().into_iter().find(|of| of.name == name);
    found.unwrap().paper
}

/// Writes a paper as PDF into a folder.
fn pdf(folder: &str, paper: &Paper) -> PathBuf {
    let file = tools::folder(folder).join("paper.pdf");
    fs::write(&file, write_pdf(paper).unwrap()).unwrap();
    file
}

/// Texts that stand in one piece, as they were typed.
fn running(paper: &Paper) -> Vec<String> {
    let said = |block: &Block| match block {
        Block::Title(text) | Block::Heading(text) | Block::Subheading(text) | Block::Text(text) => {
            Some(text.clone())
        }
        Block::Labelled(label, text) => Some(format!("{label}{text}")),
        Block::Point { mark, text } => Some(format!("{mark}{text}")),
        Block::Corner(lines) | Block::Banner(lines) => Some(lines.concat()),
        _ => None,
    };
    paper.blocks.iter().filter_map(said).collect()
}

/// Header rows of the tables.
fn headers(paper: &Paper) -> Vec<String> {
    let titles = |block: &Block| match block {
        Block::Table(columns, _) => Some(columns.iter().map(|column| squeezed(&column.title)).collect()),
        _ => None,
    };
    paper.blocks.iter().filter_map(titles).collect()
}

#[test]
fn a_pdf_and_a_docx_say_the_same() {
    let folder = folder("same");
    let mut files = Vec::new();
    for Specimen { name, paper } in specimens() {
        fs::write(
            folder.join(name).with_extension("pdf"),
            write_pdf(&paper).unwrap(),
        )
        .unwrap();
        let file = folder.join(name).with_extension("docx");
        fs::write(&file, write_docx(&paper).unwrap()).unwrap();
        files.push(file);
    }
    convert(&folder, &files);
    for Specimen { name, paper } in specimens() {
        let docx = squeezed(&fs::read_to_string(folder.join(name).with_extension("txt")).unwrap());
        let mut shown = squeezed(&text(&folder.join(name).with_extension("pdf")));
        for said in running(&paper) {
            assert!(docx.contains(&squeezed(&said)), "{name}: {said}");
        }
        if let Some(seal) = &paper.seal {
            let seal = squeezed(&format!("№{}{}", seal.number, seal.address));
            assert!(shown.contains(&seal), "{name}: no seal in {shown}");
            // It stands in the footer of the other form, which is no part of its text.
            shown = shown.replacen(&seal, "", 1);
        }
        let mut docx = docx;
        // On each page of one form, once in the text of the other.
        for repeated in headers(&paper).iter().map(String::as_str).chain(["ПРОЕКТ"]) {
            assert_eq!(
                shown.contains(repeated),
                docx.contains(repeated),
                "{name}: {repeated}"
            );
            (shown, docx) = (shown.replace(repeated, ""), docx.replace(repeated, ""));
        }
        // A letter of a dead script, which no font of ours has.
        docx = docx.replace('𓀀', "□");
        assert!(docx.chars().count() > 100, "{name}: {docx}");
        if name == "hostile" {
            // The row that is longer than a page goes on beneath its neighbours.
            let sorted = |text: &str| {
                let mut chars: Vec<char> = text.chars().collect();
                chars.sort_unstable();
                chars
            };
            assert_eq!(sorted(&shown), sorted(&docx), "{shown}\n{docx}");
            continue;
        }
        if name == "plan" {
            three_hundred_rows(&folder.join("plan.pdf"), &shown);
        }
        let at = shown
            .chars()
            .zip(docx.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let near = |text: &str| {
            text.chars()
                .skip(at.saturating_sub(20))
                .take(60)
                .collect::<String>()
        };
        assert_eq!(
            near(&shown),
            near(&docx),
            "{name}: PDF on the left, DOCX on the right"
        );
    }
}

/// Nobody is lost, and each page has the header of the table.
fn three_hundred_rows(file: &Path, shown: &str) {
    let lost = (1..=300).find(|n| !shown.contains(&format!("{n}Семинарпрактикум{n}«")));
    assert_eq!(lost, None);
    let pages = count(file);
    assert!((15..=30).contains(&pages), "{pages}");
    for n in 1..=pages {
        assert!(page(file, n).contains("Мероприятие"), "page {n} has no header");
    }
}

#[test]
fn a_pdf_is_tagged_has_a_language_a_title_and_real_headings() {
    let file = pdf("tags", &specimen("order"));
    let properties = properties(&file);
    for said in [
        "Tagged:          yes",
        "Title:           Приказ об утверждении перечня",
    ] {
        assert!(properties.contains(said), "{said}\n{properties}");
    }
    let bytes = fs::read(&file).unwrap();
    let has = |said: &[u8]| bytes.windows(said.len()).any(|window| window == said);
    assert!(has(b"/Lang(ru-RU)") || has(b"/Lang (ru-RU)"), "no language");
    assert!(has(b"<pdfuaid:part>1</pdfuaid:part>"), "not PDF/UA-1");
    assert!(has(b"/DisplayDocTitle true"), "the title is not shown");

    let structure = structure(&file);
    let tags = |tag: &str| {
        let begins = |line: &&str| line.trim_start().split([' ', ':']).next() == Some(tag);
        structure.lines().filter(begins).count()
    };
    // A repeated header is drawn on each page and read once.
    let seen = ["H1", "H2", "Table", "THead", "TH", "Figure"].map(tags);
    assert_eq!(seen, [1, 3, 2, 2, 10, 1], "{structure}");
    let rows = 25 + 60 + 2;
    assert_eq!(tags("TR"), rows);
    assert!(count(&file) >= 4);
    let third = page(&file, 3);
    assert!(
        third.starts_with('3') && third.contains("Наименование объединения"),
        "{third}"
    );
    assert!(!page(&file, 1).starts_with('1'));
}

#[test]
fn a_draft_is_marked_on_every_page_and_read_as_one_once() {
    let mut paper = specimen("order");
    paper.seal = None;
    let file = pdf("draft", &paper.draft(true));
    assert!(count(&file) >= 4);
    for n in 1..=count(&file) {
        let letters = squeezed(&page(&file, n));
        assert!("ПРОЕКТ".chars().all(|c| letters.contains(c)), "page {n}");
        let marked = letters.contains("ПРОЕКТ") || letters.contains("ТКЕОРП");
        assert!(marked, "page {n}: {letters}");
    }
    assert_eq!(structure(&file).matches("\"ПРОЕКТ\"").count(), 1);
}

#[test]
fn a_signature_never_stands_alone_on_a_page() {
    let mut broke = false;
    for lines in 36..48 {
        let mut blocks = vec![Block::Title("ПРОТОКОЛ".into())];
        blocks.extend((1..lines).map(|n| Block::Text(format!("Строка {n}."))));
        blocks.push(Block::Text("Последний абзац.".into()));
        blocks.push(Block::signature("Председательствующий", "И. О. Примерова"));
        blocks.push(Block::signature("Секретарь", "С. С. Секретарёва"));
        let file = pdf("signature", &Paper::new("Протокол", blocks));
        let last = count(&file);
        broke |= last > 1;
        let text = page(&file, last);
        for said in ["Последний абзац.", "И. О. Примерова", "С. С. Секретарёва"]
        {
            assert!(text.contains(said), "{lines} lines: {text}");
        }
    }
    assert!(broke, "no paper was long enough");
}

#[test]
fn a_code_can_be_read_by_what_it_holds() {
    // Another address is another picture: the code is not a decoration.
    let paper = |address: &str| {
        let seal = veche_papers::Seal {
            number: "7K3M".into(),
            address: address.into(),
        };
        write_pdf(&Paper::new("Справка", vec![Block::Title("СПРАВКА".into())]).sealed(seal))
    };
    assert_ne!(
        paper("https://a.example/1").unwrap(),
        paper("https://a.example/2").unwrap()
    );
    let refused = paper(&"x".repeat(5_000)).unwrap_err().to_string();
    assert!(refused.contains("no code"), "{refused}");
}
