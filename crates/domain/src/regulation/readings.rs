//! The values a reading or a setting can take.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::MonthDay;
use crate::{associations::AssociationKind, codes::codes};

codes! {
    /// What happens when a condition is not met.
    pub enum Strictness {
        /// The action is refused.
        Block = "block",
        /// The action goes on, the finding stays visible.
        Warn = "warn",
        /// The condition is not looked at.
        Off = "off",
    }
}

codes! {
    /// Of whom a majority is counted.
    pub enum MajorityBase {
        /// Of all voting members, present or not.
        AllMembers = "all_members",
        /// Of the voting members present.
        PresentMembers = "present_members",
    }
}

codes! {
    /// Which curators need the category and the tenure in the specialty (VII.7.2).
    pub enum CuratorCategory {
        /// Only a methodist or a senior methodist.
        MethodistOnly = "methodist_only",
        /// Every curator, whatever the post.
        EveryPost = "every_post",
    }
}

codes! {
    /// Who is a «педагог» (VII.7.3).
    pub enum LeaderPost {
        /// The holder of a pedagogical post.
        Pedagogical = "pedagogical",
        /// Any employee.
        Any = "any",
    }
}

codes! {
    /// How an open vote is recorded (VII.7.4, VII.7.5). There is no secret mode.
    pub enum OpenVote {
        /// By name: who voted what is stored and printed.
        ByName = "by_name",
        /// By a show of hands: totals only.
        ShowOfHands = "show_of_hands",
    }
}

codes! {
    /// How a document was signed.
    pub enum SigningKind {
        /// On paper; a scan is attached.
        PaperOriginal = "paper_original",
        /// Simple electronic signature under a local act.
        SimpleSignature = "simple_signature",
        /// Qualified electronic signature; its file is attached.
        QualifiedSignature = "qualified_signature",
    }
}

codes! {
    /// Whom the next round of an election lists when nobody was elected (VII.7.4, VII.7.5).
    pub enum NextRound {
        /// The two candidates with the most votes.
        TopTwo = "top_two",
        /// One candidate, put up anew.
        SingleCandidate = "single_candidate",
    }
}

codes! {
    /// When a meeting may decide.
    pub enum Quorum {
        /// When more than half of the members are present.
        MoreThanHalf = "more_than_half",
        /// Always.
        None = "none",
    }
}

codes! {
    /// What an association owes that existed for a part of the school year only.
    pub enum PartYearDuty {
        /// A duty whose term lies outside its life does not apply.
        NotApplicable = "not_applicable",
        /// Numbers are reduced in proportion to the months of its life.
        ProRated = "pro_rated",
    }
}

/// How long leader and secretary hold office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OfficeTerm {
    /// Until another event ends the office.
    OpenEnded,
    /// So many years from the day of the election.
    Years(u32),
}

/// By when the council considers the analyses (VII.7.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CouncilDeadline {
    /// No term.
    None,
    /// By this day of the school year, inclusive.
    By(MonthDay),
}

/// A value for each kind of association (section IV).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PerKind<T> {
    /// For a municipal methodical association (IV.1).
    pub mmo: T,
    /// For a professional association or creative union (IV.2).
    pub professional_association: T,
    /// For a working or problem group (IV.3).
    pub working_group: T,
}

impl<T> PerKind<T> {
    /// The value for a kind.
    pub const fn of(&self, kind: AssociationKind) -> &T {
        match kind {
            AssociationKind::Mmo => &self.mmo,
            AssociationKind::ProfessionalAssociation => &self.professional_association,
            AssociationKind::WorkingGroup => &self.working_group,
        }
    }
}

/// Which standard of layout the papers follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperLayout {
    /// Code of the standard for papers dated `from` or later.
    pub standard: String,
    /// First day of the standard.
    pub from: NaiveDate,
    /// Code of the standard for papers dated earlier.
    pub earlier: String,
    /// Smallest recommended size of type, points.
    pub font_points_min: u32,
    /// Largest recommended size of type, points.
    pub font_points_max: u32,
}

impl PaperLayout {
    /// Code of the standard a paper of that date follows.
    pub fn standard_on(&self, date: NaiveDate) -> &str {
        if date < self.from {
            &self.earlier
        } else {
            &self.standard
        }
    }
}
