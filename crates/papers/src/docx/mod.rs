//! A paper as DOCX: real styles, headings and tables, page numbers from the second page, the same parts as its PDF.
//!
//! The package is written by hand: what a paper needs of the format is little, and a header row that repeats, sheets
//! that turn, a mark of a draft behind the text and a language are what writers of the format leave out.

mod body;
mod package;
mod xml;

use crate::{Paper, PaperError};

/// Writes a paper as DOCX. The same paper gives the same bytes.
///
/// # Errors
/// A document that the writer refuses.
pub fn write_docx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    package::write(paper)
}

#[cfg(test)]
mod tests;
