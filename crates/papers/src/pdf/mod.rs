//! A paper as PDF, by typst: PDF/UA-1, tagged, in Russian, the same bytes for the same paper.

mod fonts;
mod world;

use std::sync::LazyLock;

use serde_json::json;
use typst::{diag::SourceDiagnostic, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{Paper, PaperError, sheets, text};
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
    let written = typeset(paper);
    // After a failure, too: what was remembered of it stays otherwise.
    typst::comemo::evict(REMEMBERED);
    written
}

fn typeset(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let description = describe(paper).to_string();
    let ident = Smart::Custom(description.clone());
    let world = PaperWorld::new(description, paper.seal.as_ref())?;
    let document = typst::compile::<PagedDocument>(&world).output.map_err(refused)?;
    let standards = STANDARDS.clone().map_err(PaperError)?;
    let options = PdfOptions {
        ident,
        creator: Smart::Custom(Some("Veche".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(refused)
}

/// A paper as the template reads it: plain data, so that nothing a person typed can be markup.
fn describe(paper: &Paper) -> serde_json::Value {
    let line = |typed: &str| fonts::shown(text::one_line(typed), 60);
    let seal = paper
        .seal
        .as_ref()
        .map(|seal| json!({ "number": line(&seal.number), "address": line(&seal.address) }));
    json!({
        "title": sheets::title(paper),
        "draft": paper.draft,
        "left": if paper.long_storage { 30 } else { 20 },
        "seal": seal,
        "sections": sheets::sheets(paper, fonts::shown),
    })
}

fn refused(errors: impl IntoIterator<Item = SourceDiagnostic>) -> PaperError {
    let said: Vec<String> = errors
        .into_iter()
        .map(|error| error.message.to_string())
        .collect();
    PaperError(said.join("; "))
}
