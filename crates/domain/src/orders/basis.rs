//! The paper that a dated fact of the register rests on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{Id, codes::codes, wire};

codes! {
    /// What kind of paper a fact of the register rests on.
    pub enum BasisKind {
        /// Order of the department head (I.4, I.5).
        DepartmentOrder = "department_order",
        /// Order of the head of a curating institution (VII.7.2).
        InstitutionOrder = "institution_order",
        /// Order of a school or of a district administration.
        OrganizationOrder = "organization_order",
        /// Minutes of a meeting (VII.7.4, VII.7.5).
        Minutes = "minutes",
        /// The person's own application (заявление).
        Application = "application",
        /// Another document: work book, certificate, information letter.
        Document = "document",
        /// A list handed over for import, no paper of its own.
        Import = "import",
    }
}

impl BasisKind {
    /// The kind as it is written in Russian.
    pub const fn label_ru(self) -> &'static str {
        match self {
            Self::DepartmentOrder => "приказ начальника департамента образования",
            Self::InstitutionOrder => "приказ руководителя курирующего учреждения",
            Self::OrganizationOrder => "приказ организации",
            Self::Minutes => "протокол заседания",
            Self::Application => "заявление",
            Self::Document => "документ",
            Self::Import => "загруженный список",
        }
    }
}

/// The paper that a dated fact rests on, with its number and date as printed (I.4).
///
/// Numbers are text and never a key: the regulation's own papers repeat and misprint them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Kind of paper.
    pub kind: BasisKind,
    /// Number as printed, e.g. «0482-09».
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 60, message = "Номер документа длиннее 60 знаков."))]
    pub number: Option<String>,
    /// Date of the paper.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// Anything else that is printed, e.g. the issuer's name at the time.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Примечание к документу длиннее 300 знаков."))]
    pub note: Option<String>,
    /// The order in the register of orders; stated by the answer, never by a request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(
        function = "check_unlinked",
        code = "read_only",
        message = "Ссылку на приказ ставит система, когда приказ подписан."
    ))]
    pub order_id: Option<Id>,
}

/// Whether no order is named: only signing an order ties a fact to it.
fn check_unlinked(_: &Id) -> Result<(), ValidationError> {
    Err(ValidationError::new("read_only"))
}
