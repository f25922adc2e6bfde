//! The city scientific-methodical council: a body whose members are kept here; it meets as every body does (VII.7.8).

mod requests;
mod rules;
#[cfg(test)]
mod rules_tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use requests::*;
pub use rules::*;

use crate::{
    Id, Versioned, analyses::QueuedAnalyses, codes::codes, endpoint::endpoints, listing::Page,
    meetings::Meeting, organizations::OrganizationRef, people::PersonRef,
};

codes! {
    /// What somebody is in the council.
    pub enum CouncilRole {
        /// Chairs it.
        Chair = "chair",
        /// Chairs it in the chair's absence.
        Deputy = "deputy",
        /// Draws up its minutes.
        Secretary = "secretary",
        /// Member.
        Member = "member",
    }
}

/// A term in the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CouncilMember {
    /// Identifier of the term.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Who.
    pub person: PersonRef,
    /// Main employer on the date.
    pub organization: Option<OrganizationRef>,
    /// Post there.
    pub position_name: Option<String>,
    /// What they are in the council.
    pub role: CouncilRole,
    /// First day; open when unknown.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// The paper the term rests on, as written.
    pub basis: Option<String>,
    /// Why it ended.
    pub end_reason: Option<String>,
}

impl Versioned for CouncilMember {
    fn version(&self) -> i64 {
        self.version
    }
}

endpoints! {
    /// Members of the council on a date.
    ListCouncilMembers: Get "/api/v1/council-members", () => Page<CouncilMember>;
    /// Enters a member.
    CreateCouncilMember: Post "/api/v1/council-members", NewCouncilMember => CouncilMember;
    /// Changes a term: role, days, paper.
    UpdateCouncilMember: Patch "/api/v1/council-members/{id}", CouncilMemberPatch => CouncilMember;
    /// Ends a term.
    EndCouncilMember: Post "/api/v1/council-members/{id}/end", CouncilMemberEnd => CouncilMember;
    /// Puts analyses on the agenda of a planned meeting of the council (VII.7.8).
    QueueAnalyses: Post "/api/v1/meetings/{id}/queue-analyses", QueuedAnalyses => Meeting;
}
