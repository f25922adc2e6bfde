//! The library of legal acts and the lists by which people confirm that they know them (I.3, VIII.8.2.d1).

mod acknowledgements;
mod documents;
mod kinds;
mod requests;
mod rules;
#[cfg(test)]
mod rules_tests;

pub use acknowledgements::*;
pub use documents::*;
pub use kinds::*;
pub use requests::*;
pub use rules::*;

use crate::{endpoint::endpoints, listing::Page};

endpoints! {
    /// Documents of the library.
    ListNormativeDocuments: Get "/api/v1/normative-documents", () => Page<NormativeDocumentRow>;
    /// Enters a document with its first edition.
    CreateNormativeDocument: Post "/api/v1/normative-documents", NewNormativeDocument => NormativeDocument;
    /// One document with its editions.
    GetNormativeDocument: Get "/api/v1/normative-documents/{id}", () => NormativeDocument;
    /// Corrects a document.
    UpdateNormativeDocument: Patch "/api/v1/normative-documents/{id}", NormativeDocumentPatch => NormativeDocument;
    /// Marks a document as repealed, or takes the mark back.
    RepealNormativeDocument: Post "/api/v1/normative-documents/{id}/repeal", Repeal => NormativeDocument;
    /// Adds an edition.
    AddNormativeEdition: Post "/api/v1/normative-documents/{id}/editions", NewEdition => NormativeDocument;
    /// Corrects an edition.
    UpdateNormativeEdition: Patch "/api/v1/normative-documents/{id}/editions/{edition_id}", EditionPatch => NormativeDocument;
    /// Adds a file to an edition.
    AddNormativeFile: Post "/api/v1/normative-documents/{id}/editions/{edition_id}/files", () => NormativeDocument;
    /// Lists by which people confirm that they know a document.
    ListAcknowledgements: Get "/api/v1/acknowledgements", () => Page<AcknowledgementRow>;
    /// Opens a list for an edition of a document.
    OpenAcknowledgement: Post "/api/v1/acknowledgements", NewAcknowledgement => Acknowledgement;
    /// One list with its percentages.
    GetAcknowledgement: Get "/api/v1/acknowledgements/{id}", () => Acknowledgement;
    /// People of a list.
    ListAcknowledgementPeople: Get "/api/v1/acknowledgements/{id}/people", () => Page<Reader>;
    /// Confirms that the signed-in person knows the document: kept for good.
    AcknowledgeDocument: Post "/api/v1/acknowledgements/{id}/acknowledge", () => Acknowledgement;
    /// Marks people who signed the list on paper.
    MarkByPaper: Post "/api/v1/acknowledgements/{id}/mark-by-paper", PaperMarks => Acknowledgement;
    /// Adds those who became members since, and may set another term.
    ExtendAcknowledgement: Post "/api/v1/acknowledgements/{id}/extend", Extension => Acknowledgement;
    /// Closes a list.
    CloseAcknowledgement: Post "/api/v1/acknowledgements/{id}/close", Closing => Acknowledgement;
}
