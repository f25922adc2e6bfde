//! Lists of acknowledgement («лист ознакомления»): who must know a document, and who confirmed it (VIII.8.2.d1).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{AcknowledgedHow, NormativeDocumentRef, percent};
use crate::{Id, Versioned, access::Resource, people::PersonRef};

/// Who keeps a list, and so whose associations it may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ListKeeper {
    /// The department: any association.
    City {},
    /// A curating institution: the associations that it curates.
    Institution {
        /// Which.
        organization_id: Id,
    },
    /// Leader or curator of an association: its own members.
    Association {
        /// Which.
        association_id: Id,
    },
}

impl ListKeeper {
    /// What the policy asks of a list; `institution` curates the association that keeps it.
    pub fn resource(self, institution: Option<Id>) -> Resource<'static> {
        match self {
            Self::City {} => Resource::City,
            Self::Institution { organization_id } => Resource::Institution { id: organization_id },
            Self::Association { association_id } => Resource::Association {
                id: association_id,
                institution,
            },
        }
    }
}

/// Whom a list addresses: members in force of active associations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Audience {
    /// Every association in the keeper's reach.
    All {},
    /// Associations of these subjects.
    Subjects {
        /// Codes of subjects.
        codes: Vec<String>,
    },
    /// These associations.
    Associations {
        /// Which.
        ids: Vec<Id>,
    },
}

/// How many confirmed, of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tally {
    /// People.
    pub people: i64,
    /// Of them confirmed.
    pub acknowledged: i64,
    /// Per cent, rounded down, so that 100 is everybody; none where there is nobody.
    pub percent: Option<i64>,
}

impl Tally {
    /// A tally of so many.
    pub fn of(acknowledged: i64, people: i64) -> Self {
        Self {
            people,
            acknowledged,
            percent: percent(acknowledged, people),
        }
    }
}

/// An association of a list with its tally.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationTally {
    /// Association.
    pub association_id: Id,
    /// Its name.
    pub association_name: String,
    /// Its people.
    pub tally: Tally,
}

/// How somebody confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Confirmation {
    /// Day of it: of the button, or as signed on paper.
    pub on: NaiveDate,
    /// When it was entered.
    pub at: DateTime<Utc>,
    /// By the button or on paper.
    pub how: AcknowledgedHow,
}

/// The reader's own place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnPlace {
    /// The confirmation; none while it is awaited.
    pub confirmation: Option<Confirmation>,
}

/// The edition a list is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditionRef {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub label: String,
}

/// A row of the lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcknowledgementRow {
    /// Identifier.
    pub id: Id,
    /// Document.
    pub document: NormativeDocumentRef,
    /// Its edition.
    pub edition: EditionRef,
    /// Who keeps the list.
    pub keeper: ListKeeper,
    /// Whom it addresses.
    pub audience: Audience,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day to confirm.
    pub due_on: Option<NaiveDate>,
    /// Day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Everybody in it.
    pub tally: Tally,
    /// The reader's own place, if the list holds the reader.
    pub mine: Option<OwnPlace>,
}

/// A list of acknowledgement with its percentages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Acknowledgement {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`: raised by who keeps the list, not by those who confirm.
    pub version: i64,
    /// Document.
    pub document: NormativeDocumentRef,
    /// Its edition.
    pub edition: EditionRef,
    /// Who keeps the list.
    pub keeper: ListKeeper,
    /// Whom it addresses.
    pub audience: Audience,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day to confirm.
    pub due_on: Option<NaiveDate>,
    /// Day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Everybody in it.
    pub tally: Tally,
    /// The reader's own place, if the list holds the reader.
    pub mine: Option<OwnPlace>,
    /// By association, by name; only those the reader may see.
    pub associations: Vec<AssociationTally>,
}

impl Versioned for Acknowledgement {
    fn version(&self) -> i64 {
        self.version
    }
}

/// A person of a list in one association: frozen when the person was put there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reader {
    /// Identifier of the row.
    pub id: Id,
    /// Who.
    pub person: PersonRef,
    /// Association by which the person is in the list.
    pub association_id: Id,
    /// Its name.
    pub association_name: String,
    /// Day the person was put into the list.
    pub added_on: NaiveDate,
    /// The confirmation; none while it is awaited.
    pub confirmation: Option<Confirmation>,
}
