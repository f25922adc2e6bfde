//! Official papers: which an object offers, under which number they were issued, how they are checked.

mod kinds;
mod number;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use kinds::{OfficialPaper, PaperFormat, PaperObject};
pub use number::{RANDOM_LETTERS, paper_number, read_paper_number};

use crate::{Id, calendar::SchoolYear, codes::codes, endpoint::endpoints, people::PersonRef};

/// Most papers that one object offers in one answer.
pub const MOST_OFFERS: usize = 200;

/// Whose papers are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct OfferQuery {
    /// Kind of the object.
    pub object: PaperObject,
    /// The object.
    pub object_id: Id,
}

/// Which paper is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PaperQuery {
    /// The object it belongs to.
    pub object_id: Id,
    /// The person it is for, of papers that are for one.
    pub person_id: Option<Id>,
    /// The item of the agenda it is about, of extracts and of lists of votes.
    pub item_id: Option<Id>,
    /// The school year it is of, by its first calendar year: of papers that their object has one of for each year.
    pub school_year: Option<SchoolYear>,
    /// As what; PDF when absent.
    pub format: Option<PaperFormat>,
    /// Whether to show a PDF in the browser instead of saving it.
    pub inline: Option<bool>,
}

/// How an explicit operation hands a paper out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct InlineQuery {
    /// Whether to show it in the browser instead of saving it.
    pub inline: Option<bool>,
}

codes! {
    /// How far a paper is.
    pub enum PaperStage {
        /// Not in force: «ПРОЕКТ» on every page, no number.
        Draft = "draft",
        /// A form or a working paper: written anew each time, no number.
        Form = "form",
        /// In force; gets its number when it is first taken.
        Ready = "ready",
        /// In force and issued under a number.
        Issued = "issued",
    }
}

/// A paper that an object's page offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperOffer {
    /// Which paper.
    pub kind: OfficialPaper,
    /// Title of this very paper.
    pub title: String,
    /// The person it is for, of papers that are for one.
    pub person: Option<PersonRef>,
    /// How far it is.
    pub stage: PaperStage,
    /// Number it was issued under, in its present wording.
    pub number: Option<String>,
    /// When it was issued.
    pub issued_at: Option<DateTime<Utc>>,
    /// Address of the PDF.
    pub pdf: String,
    /// Address of the DOCX.
    pub docx: String,
    /// Address of the preview.
    pub html: String,
    /// Address of the public page that checks it.
    pub verify: Option<String>,
}

/// The papers of an object that the signed-in person may take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperOffers {
    /// Papers, the most important first; at most 200.
    pub items: Vec<PaperOffer>,
}

codes! {
    /// What checking a number found.
    pub enum VerificationState {
        /// The paper is known and what is kept of it is whole.
        Known = "known",
        /// No paper has this number.
        Unknown = "unknown",
        /// The paper is known, a kept file of it is lost.
        FileLost = "file_lost",
        /// The paper is known, a kept file of it is not what was issued.
        Altered = "altered",
        /// The paper is known; the store of files does not answer now.
        Unchecked = "unchecked",
    }
}

/// A kept file of an issued paper, as anybody may know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// As what it was handed out.
    pub format: PaperFormat,
    /// SHA-256 of its content, in hexadecimal digits.
    pub sha256: String,
    /// Size, bytes.
    pub size: i64,
}

/// What anybody may know of a number: never personal data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verification {
    /// Number.
    pub number: String,
    /// What was found.
    pub state: VerificationState,
    /// Kind of paper.
    pub kind: Option<OfficialPaper>,
    /// What it is, in Russian, without personal data: «Протокол № 3 от 15.09.2026».
    pub title: Option<String>,
    /// Date it was issued on.
    pub issued_on: Option<NaiveDate>,
    /// Association it belongs to, as named on that day.
    pub association: Option<String>,
    /// Day from which it is out of force.
    pub revoked_on: Option<NaiveDate>,
    /// Whether a newer edition was issued.
    pub newer: bool,
    /// What is kept of it.
    pub files: Vec<KeptFile>,
}

codes! {
    /// What comparing one's own copy with an issued paper found.
    pub enum Comparison {
        /// It is the issued file.
        Matches = "matches",
        /// It is no file issued under this number.
        Differs = "differs",
        /// It is the issued file; a newer edition exists.
        Superseded = "superseded",
        /// It is the issued file of a paper that was taken back.
        Revoked = "revoked",
    }
}

/// The answer to one's own copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparisonAnswer {
    /// Number.
    pub number: String,
    /// What was found.
    pub result: Comparison,
    /// SHA-256 of the copy.
    pub sha256: String,
}

impl Verification {
    /// Compares the hash of a copy with what was issued.
    pub fn compare(&self, sha256: &str) -> Comparison {
        if self.files.iter().all(|file| file.sha256 != sha256) {
            Comparison::Differs
        } else if self.revoked_on.is_some() {
            Comparison::Revoked
        } else if self.newer {
            Comparison::Superseded
        } else {
            Comparison::Matches
        }
    }
}

endpoints! {
    /// Papers that an object offers.
    GetPaperOffers: Get "/api/v1/papers", () => PaperOffers;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verification(newer: bool, revoked_on: Option<NaiveDate>) -> Verification {
        Verification {
            number: "2222-2222-2222".to_owned(),
            state: VerificationState::Known,
            kind: Some(OfficialPaper::Minutes),
            title: None,
            issued_on: None,
            association: None,
            revoked_on,
            newer,
            files: vec![KeptFile {
                format: PaperFormat::Pdf,
                sha256: "aa".to_owned(),
                size: 1,
            }],
        }
    }

    #[test]
    fn a_copy_is_compared_with_what_was_issued() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 29);
        assert_eq!(verification(false, None).compare("aa"), Comparison::Matches);
        assert_eq!(verification(true, None).compare("aa"), Comparison::Superseded);
        assert_eq!(verification(true, day).compare("aa"), Comparison::Revoked);
        assert_eq!(verification(true, day).compare("ab"), Comparison::Differs);
    }

    #[test]
    fn every_paper_belongs_to_an_object_and_no_form_is_public() {
        for kind in OfficialPaper::ALL {
            assert!(!kind.title_ru().is_empty() && !kind.title_en().is_empty());
            assert!(kind.is_ever_final() || !kind.is_public(), "{kind}");
        }
        for object in PaperObject::ALL {
            assert!(OfficialPaper::ALL.iter().any(|kind| kind.object() == *object));
        }
        assert!(!OfficialPaper::VotingList.is_public());
    }
}
