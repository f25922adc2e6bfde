//! Steps of a plan or an analysis between leader, curator, meeting and council: nothing is ever taken out.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Id, analyses::HandoverAct};

/// A meeting that is mentioned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingMention {
    /// Identifier.
    pub id: Id,
    /// Its number in the school year.
    pub number: Option<i32>,
    /// Its date.
    pub date: NaiveDate,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Handover {
    /// Identifier.
    pub id: Id,
    /// What was done.
    pub act: HandoverAct,
    /// When, to the second.
    pub made_at: DateTime<Utc>,
    /// Day of the act in the city: what deadlines are compared with.
    pub made_on: NaiveDate,
    /// Who did it, by name.
    pub made_by: String,
    /// What was said with it: what to mend, why it is changed.
    pub note: Option<String>,
    /// Handed over after its day (VII.7.8).
    pub late: bool,
    /// Meeting whose decision it rests on.
    pub meeting: Option<MeetingMention>,
}
