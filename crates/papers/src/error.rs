//! What goes wrong when a paper is written.

/// A paper that could not be written; the text says what the writer of the format refused.
#[derive(Debug, thiserror::Error)]
#[error("a paper could not be written: {0}")]
pub struct PaperError(pub(crate) String);
