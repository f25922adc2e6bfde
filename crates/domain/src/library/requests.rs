//! What is asked of the library.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::{Audience, ListKeeper, NormativeKind, NormativeStatus};
use crate::{Id, wire};

/// Filters of the list of documents.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct NormativeDocumentFilter {
    /// Only of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<NormativeKind>,
    /// Only about this subject: its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Only in this state on the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<NormativeStatus>,
    /// Only legal bases of the regulation (I.3), or only others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<bool>,
}

/// Whether an address leads to a page of the web: nothing else is ever made a link.
fn check_source(address: &str) -> Result<(), ValidationError> {
    let lower = address.to_lowercase();
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| lower.strip_prefix(scheme));
    let named = |host: &str| host.contains('.') && !host.starts_with(['.', '/']) && !host.contains(' ');
    if host.is_some_and(named) {
        Ok(())
    } else {
        Err(ValidationError::new("url"))
    }
}

/// A document to enter, with its first edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNormativeDocument {
    /// Kind.
    pub kind: NormativeKind,
    /// Who issued it, as the document names the body.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Название органа длиннее 300 знаков."))]
    pub issuer: Option<String>,
    /// Title.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 1000,
        message = "Укажите название документа, не длиннее 1000 знаков."
    ))]
    pub title: String,
    /// Number as printed.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 60, message = "Номер длиннее 60 знаков."))]
    pub number: Option<String>,
    /// Date as printed; the date itself is read from it where that can be done.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 60, message = "Дата, как напечатана, длиннее 60 знаков."))]
    pub date_as_printed: Option<String>,
    /// Place among the legal bases of the regulation (I.3).
    #[serde(default)]
    pub basis_number: Option<i32>,
    /// Codes of subjects; a concept has at least one.
    #[serde(default, deserialize_with = "wire::clean_vec")]
    #[validate(length(max = 60, message = "Не больше 60 предметов."))]
    pub subjects: Vec<String>,
    /// Where it is published.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(
        length(max = 1000, message = "Адрес длиннее 1000 знаков."),
        custom(
            function = "check_source",
            message = "Адрес начинается с https:// или http://."
        )
    )]
    pub source: Option<String>,
    /// Note.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 1000, message = "Примечание длиннее 1000 знаков."))]
    pub note: Option<String>,
    /// The edition that is entered with it; «первоначальная редакция» when absent.
    #[serde(default)]
    #[validate(nested)]
    pub edition: Option<NewEdition>,
}

/// A correction of a document; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NormativeDocumentPatch {
    /// Kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<NormativeKind>,
    /// Who issued it.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 300, message = "Название органа длиннее 300 знаков."))]
    pub issuer: Option<Option<String>>,
    /// Title.
    #[serde(
        default,
        deserialize_with = "wire::keep",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(
        min = 1,
        max = 1000,
        message = "Укажите название документа, не длиннее 1000 знаков."
    ))]
    pub title: Option<String>,
    /// Number as printed.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 60, message = "Номер длиннее 60 знаков."))]
    pub number: Option<Option<String>>,
    /// Date as printed; the date is read from it anew.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 60, message = "Дата, как напечатана, длиннее 60 знаков."))]
    pub date_as_printed: Option<Option<String>>,
    /// Place among the legal bases of the regulation (I.3).
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i32>))]
    pub basis_number: Option<Option<i32>>,
    /// Codes of subjects, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 60, message = "Не больше 60 предметов."))]
    pub subjects: Option<Vec<String>>,
    /// Where it is published.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(
        length(max = 1000, message = "Адрес длиннее 1000 знаков."),
        custom(
            function = "check_source",
            message = "Адрес начинается с https:// или http://."
        )
    )]
    pub source: Option<Option<String>>,
    /// Note.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 1000, message = "Примечание длиннее 1000 знаков."))]
    pub note: Option<Option<String>>,
}

/// The repeal of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Repeal {
    /// First day on which it is out of force; null takes a wrong mark back.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The act that repeals it, as printed.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Не длиннее 300 знаков."))]
    pub by: Option<String>,
}

/// An edition to add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEdition {
    /// What it is called.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 300,
        message = "Укажите, какая это редакция: «ред. от …», «с изменениями № …»."
    ))]
    pub label: String,
    /// Number of the amending act as printed.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 60, message = "Номер длиннее 60 знаков."))]
    pub amending_number: Option<String>,
    /// Date of the amending act as printed.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 60, message = "Дата, как напечатана, длиннее 60 знаков."))]
    pub amending_date: Option<String>,
    /// First day in force.
    #[serde(default)]
    pub effective_from: Option<NaiveDate>,
    /// Note.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 1000, message = "Примечание длиннее 1000 знаков."))]
    pub note: Option<String>,
}

/// A correction of an edition; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EditionPatch {
    /// What it is called.
    #[serde(
        default,
        deserialize_with = "wire::keep",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(
        min = 1,
        max = 300,
        message = "Укажите, какая это редакция: «ред. от …», «с изменениями № …»."
    ))]
    pub label: Option<String>,
    /// Number of the amending act as printed.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 60, message = "Номер длиннее 60 знаков."))]
    pub amending_number: Option<Option<String>>,
    /// Date of the amending act as printed.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 60, message = "Дата, как напечатана, длиннее 60 знаков."))]
    pub amending_date: Option<Option<String>>,
    /// First day in force.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NaiveDate>))]
    pub effective_from: Option<Option<NaiveDate>>,
    /// Note.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 1000, message = "Примечание длиннее 1000 знаков."))]
    pub note: Option<Option<String>>,
}

/// Filters of the lists of acknowledgement.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AcknowledgementFilter {
    /// Only lists that hold the signed-in person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
    /// Only open lists in which the signed-in person has not confirmed yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<bool>,
    /// Only open (`true`) or closed (`false`) lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// Only about this document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_id: Option<Id>,
    /// Only with people of this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
}

/// A list to open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAcknowledgement {
    /// Document.
    pub document_id: Id,
    /// Its edition; the one in force today when absent.
    #[serde(default)]
    pub edition_id: Option<Id>,
    /// Who keeps the list.
    pub keeper: ListKeeper,
    /// Whom it addresses.
    pub audience: Audience,
    /// Last day to confirm.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
}

/// Filters of the people of a list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ReaderFilter {
    /// Only by this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only those who confirmed (`true`) or have not yet (`false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<bool>,
}

/// People who signed the list on paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PaperMarks {
    /// Who.
    #[validate(length(
        min = 1,
        max = 500,
        message = "Отметьте тех, кто расписался: от одного до 500 человек."
    ))]
    pub person_ids: Vec<Id>,
    /// Day of the signature on paper.
    pub on: NaiveDate,
}

/// An addition of those who became members since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Another last day to confirm; unchanged when absent.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
}

/// The closing of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Day; today's business date when absent.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}
