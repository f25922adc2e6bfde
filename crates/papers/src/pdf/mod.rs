//! A paper as PDF, by typst: PDF/UA-1, tagged, in Russian, the same bytes for the same paper.

mod fonts;
mod world;

use std::sync::LazyLock;

use serde_json::json;
use typst::{diag::SourceDiagnostic, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{
    Paper, PaperError, Seal,
    sheets::{self, Fit},
    text,
};
use world::PaperWorld;

/// How many papers a part of one is remembered for: what they share is laid out once, and memory stays flat.
const REMEMBERED: usize = 2;

static STANDARDS: LazyLock<Result<PdfStandards, String>> =
    LazyLock::new(|| PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string()));

/// Writes a paper as PDF. The same paper gives the same bytes: what verification compares is their hash.
///
/// # Errors
/// A paper that the typesetter refuses.
pub fn write_pdf(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let seal = paper.seal.as_ref();
    typeset(describe(paper, fonts::shown).to_string(), seal)
        // Letters of scripts that we cannot try all of may be refused together: a paper with marks for them is kept.
        .or_else(|_| typeset(describe(paper, fonts::plain).to_string(), seal))
}

fn typeset(description: String, seal: Option<&Seal>) -> Result<Vec<u8>, PaperError> {
    let ident = Smart::Custom(description.clone());
    let world = PaperWorld::new(description, seal)?;
    let compiled = typst::compile::<PagedDocument>(&world).output;
    let written = compiled
        .map_err(refused)
        .and_then(|document| export(&document, ident));
    // After a failure, too: what was remembered of it stays otherwise.
    typst::comemo::evict(REMEMBERED);
    written
}

fn export(document: &PagedDocument, ident: Smart<String>) -> Result<Vec<u8>, PaperError> {
    let options = PdfOptions {
        ident,
        creator: Smart::Custom(Some("Veche".to_owned())),
        standards: STANDARDS.clone().map_err(PaperError)?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(refused)
}

/// A paper as the template reads it: plain data, so that nothing a person typed can be markup.
fn describe(paper: &Paper, fit: Fit) -> serde_json::Value {
    let line = |typed: &str| fit(text::one_line(typed), 60);
    let seal = paper
        .seal
        .as_ref()
        .map(|seal| json!({ "number": line(&seal.number), "address": line(&seal.address) }));
    json!({
        "title": sheets::title(paper),
        "draft": paper.draft,
        "left": if paper.long_storage { 30 } else { 20 },
        "seal": seal,
        "sections": sheets::sheets(paper, fit),
    })
}

fn refused(errors: impl IntoIterator<Item = SourceDiagnostic>) -> PaperError {
    let said: Vec<String> = errors
        .into_iter()
        .map(|error| error.message.to_string())
        .collect();
    PaperError(said.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, TableColumn};

    /// Resident memory of this process, bytes.
    fn resident() -> u64 {
        let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
        statm.split(' ').nth(1).unwrap().parse::<u64>().unwrap() * 4_096
    }

    /// A paper of its own for each number; every fifth breaks when most of it was evaluated.
    fn render(n: u32) {
        let rows = (0..40).map(|row| vec![format!("{n}.{row}"), "Примерова Наталья Сергеевна".to_owned()]);
        let columns = vec![TableColumn::new("№ п/п", 20), TableColumn::new("Имя", 80)];
        let text = format!("Заседание {n} рассмотрело вопросы организации методической работы. ").repeat(12);
        let blocks = vec![
            Block::Title(format!("ПРОТОКОЛ {n}")),
            Block::Text(text),
            Block::Table(columns, rows.collect()),
        ];
        let mut description = describe(&Paper::new("Протокол", blocks), fonts::shown);
        let broken = n.is_multiple_of(5);
        if broken {
            let strange = json!({ "kind": "a kind that the template does not know" });
            description["sections"][0]["parts"]
                .as_array_mut()
                .unwrap()
                .push(strange);
        }
        assert_eq!(typeset(description.to_string(), None).is_err(), broken, "{n}");
    }

    /// Every character that is said to be shown is shown, upright and bold, without the second attempt.
    #[test]
    fn every_character_of_the_fonts_is_written() {
        let known = |c: &char| fonts::shown(c.to_string(), 80) == c.to_string();
        let all: Vec<char> = (' '..='\u{1ffff}').filter(known).collect();
        assert!(all.len() > 4_000, "{}", all.len());
        for part in all.chunks(1_500) {
            let lines = part.chunks(50).map(|line| Block::Text(line.iter().collect()));
            let bold = Block::labelled(part.iter().step_by(7).collect::<String>(), "");
            let paper = Paper::new("Знаки", lines.chain([bold]).collect());
            let written = typeset(describe(&paper, fonts::shown).to_string(), None);
            assert!(written.is_ok(), "{:?}", written.err());
        }
    }

    fn stays_flat(times: u32) {
        let warm = times / 5;
        (0..warm).for_each(render);
        let before = resident();
        (warm..times).for_each(render);
        let grown = resident().saturating_sub(before);
        assert!(grown < 64 << 20, "{} MB more after {times} papers", grown >> 20);
    }

    #[test]
    fn memory_stays_flat_though_some_papers_fail() {
        stays_flat(75);
    }

    #[test]
    #[ignore = "takes minutes without optimization: cargo test --release -p veche-papers -- --ignored"]
    fn memory_stays_flat_over_two_thousand_papers() {
        stays_flat(2_000);
    }
}
