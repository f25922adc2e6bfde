//! The norm of three meetings a school year with signed minutes (VII.7.6), counted and explained.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{MeetingState, MinutesState};
use crate::{Id, calendar::SchoolYear, codes::codes};

codes! {
    /// Why a meeting counts towards the norm, or does not.
    pub enum Counting {
        /// Held, minutes signed.
        Counts = "counts",
        /// Held, but its minutes are not signed yet: a debt of its secretary.
        Unsigned = "unsigned",
        /// Planned, its day has not come.
        Ahead = "ahead",
        /// Planned, its day is past: hold, move or cancel it.
        Overdue = "overdue",
        /// Cancelled.
        Cancelled = "cancelled",
    }
}

/// A meeting as the norm sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NormMeeting {
    /// Meeting.
    pub id: Id,
    /// Its number.
    pub number: Option<i32>,
    /// Date.
    pub date: NaiveDate,
    /// Theme.
    pub theme: String,
    /// Whether it counts, and why not.
    pub counting: Counting,
}

/// The norm of a school year (VII.7.6).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingNorm {
    /// School year.
    pub school_year: SchoolYear,
    /// How many are asked for.
    pub required: i64,
    /// How many count.
    pub counted: i64,
    /// How many are still missing.
    pub missing: i64,
    /// Meetings, the earliest first.
    pub meetings: Vec<NormMeeting>,
}

/// Whether a meeting counts (VII.7.6); `unsigned_count` is interpretation 4.
pub fn counting(
    state: MeetingState,
    minutes: MinutesState,
    date: NaiveDate,
    today: NaiveDate,
    unsigned_count: bool,
) -> Counting {
    match state {
        MeetingState::Cancelled => Counting::Cancelled,
        MeetingState::Planned if date < today => Counting::Overdue,
        MeetingState::Planned => Counting::Ahead,
        MeetingState::Held => {
            if unsigned_count || matches!(minutes, MinutesState::Signed | MinutesState::Published) {
                Counting::Counts
            } else {
                Counting::Unsigned
            }
        }
    }
}

/// Counts the meetings of a school year.
pub fn norm(school_year: SchoolYear, required: i64, mut meetings: Vec<NormMeeting>) -> MeetingNorm {
    meetings.sort_by_key(|m| (m.date, m.id));
    let counted = meetings.iter().filter(|m| m.counting == Counting::Counts).count();
    let counted = i64::try_from(counted).unwrap_or(i64::MAX);
    MeetingNorm {
        school_year,
        required,
        counted,
        missing: (required - counted).max(0),
        meetings,
    }
}
