//! The journal: every change, one entry, chained by hash.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Id, codes::codes, endpoint::endpoints, listing::Page};

codes! {
    /// What kind of object a change concerns.
    pub enum Entity {
        /// The analysis of a school year of an association.
        Analysis = "analysis",
        /// The city's year: theme, goals, the department's own events.
        CityYear = "city_year",
        /// The city council and its members.
        Council = "council",
        /// What is put on file, and the index of files.
        Filing = "filing",
        /// What somebody wants to be told by mail.
        NoticeSettings = "notice_settings",
        /// The work plan of an association for a school year.
        Plan = "plan",
        /// A list of acknowledgement with its people.
        Acknowledgement = "acknowledgement",
        /// An account.
        Account = "account",
        /// An association with its members and offices.
        Association = "association",
        /// A district association with its heads.
        DistrictAssociation = "district_association",
        /// An import.
        Import = "import",
        /// A saved mapping of columns.
        ImportProfile = "import_profile",
        /// A meeting with its agenda, attendance, elections and minutes.
        Meeting = "meeting",
        /// A merge of two people.
        Merge = "merge",
        /// A document of the library with its editions.
        NormativeDocument = "normative_document",
        /// An order with its items.
        Order = "order",
        /// An organization.
        Organization = "organization",
        /// A person with employments and categories.
        Person = "person",
        /// A session: sign-ins and sign-outs.
        Session = "session",
        /// The dictionaries of the city.
        Reference = "reference",
    }
}

codes! {
    /// What was done.
    pub enum Act {
        /// Created.
        Create = "create",
        /// Changed.
        Update = "update",
        /// Removed.
        Remove = "remove",
        /// Merged.
        Merge = "merge",
        /// Imported.
        Import = "import",
        /// Signed and applied.
        Sign = "sign",
        /// Taken back.
        Undo = "undo",
        /// Signed in.
        SignIn = "sign_in",
        /// Signed out.
        SignOut = "sign_out",
        /// Personal data were handed out as a file.
        Export = "export",
    }
}

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JournalEntry {
    /// Number: the order of commits, without gaps.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Account that acted; absent for the command line.
    pub actor_id: Option<Id>,
    /// Name of who acted, as it was then.
    pub actor_name: String,
    /// What was done.
    pub act: Act,
    /// Operation that did it, e.g. `fill_office`.
    pub operation: String,
    /// Kind of object.
    pub entity: Entity,
    /// The object.
    pub entity_id: Id,
    /// Name of the object, as it was then.
    pub title: String,
    /// State before; null for a new object, absent for those who may not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<serde_json::Value>))]
    pub before: Option<Value>,
    /// State after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<serde_json::Value>))]
    pub after: Option<Value>,
    /// Hash of the entry, hexadecimal SHA-256 over the hash before it.
    pub hash: String,
}

/// Filters of the journal.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct JournalFilter {
    /// Only this kind of object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
    /// Only changes that touch this object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity_id: Option<Id>,
    /// Only of this account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_id: Option<Id>,
    /// Only this act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
}

endpoints! {
    /// The journal, the latest entry first.
    ListJournal: Get "/api/v1/journal", () => Page<JournalEntry>;
}
