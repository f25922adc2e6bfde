//! What is asked of a meeting on its day: attendance, who acts, ordinary decisions, that it was held.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Mark;
use crate::{
    Id,
    analyses::CouncilOutcome,
    calendar::TimeOfDay,
    elections::{Vote, VoteMode},
    wire,
};

/// That a meeting was held.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Holding {
    /// Number, for a meeting of the past whose paper has one; the next free one when absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 999, message = "Номер – от 1 до 999."))]
    pub number: Option<i32>,
    /// End, local time.
    #[serde(default)]
    pub ends_at: Option<TimeOfDay>,
}

/// That a meeting will not be held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Cancelling {
    /// Why.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 300,
        message = "Укажите причину отмены, не длиннее 300 знаков."
    ))]
    pub reason: String,
}

/// Who acts for a vacant office at this meeting; null lets the holder act.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ActingOfficers {
    /// Who chairs.
    #[serde(default)]
    pub chair_id: Option<Id>,
    /// Who draws up the minutes.
    #[serde(default)]
    pub secretary_id: Option<Id>,
}

/// How one participant took part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AttendanceMark {
    /// Who.
    pub person_id: Id,
    /// How; null takes the mark away.
    #[serde(default)]
    pub mark: Option<Mark>,
    /// Who came in place of the member.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 200, message = "Не длиннее 200 знаков."))]
    pub substitute: Option<String>,
}

/// Marks of attendance; those not named stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AttendanceMarks {
    /// Marks.
    #[validate(
        nested,
        length(min = 1, max = 1000, message = "Отметьте от одного до 1000 человек.")
    )]
    pub marks: Vec<AttendanceMark>,
}

/// Registering oneself by the word of the meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// Word from the link or the QR code.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 60, message = "Откройте ссылку регистрации ещё раз."))]
    pub code: String,
    /// In person or online.
    pub mark: Mark,
}

/// How the signed-in participant is marked now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Registered {
    /// Mark.
    pub mark: Mark,
    /// Theme of the meeting.
    pub theme: String,
    /// Its date.
    pub date: NaiveDate,
}

/// How one member voted on an ordinary decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedVote {
    /// Who.
    pub person_id: Id,
    /// How.
    pub vote: Vote,
}

/// An ordinary decision: counted hands, or votes by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// How votes were taken.
    pub mode: VoteMode,
    /// Votes for, of a count.
    #[serde(default)]
    #[validate(range(min = 0, max = 100_000, message = "Число голосов – от нуля."))]
    pub votes_for: i64,
    /// Votes against, of a count.
    #[serde(default)]
    #[validate(range(min = 0, max = 100_000, message = "Число голосов – от нуля."))]
    pub against: i64,
    /// Abstentions, of a count.
    #[serde(default)]
    #[validate(range(min = 0, max = 100_000, message = "Число голосов – от нуля."))]
    pub abstained: i64,
    /// Votes by name.
    #[serde(default)]
    pub ballots: Vec<NamedVote>,
    /// What the council says of an analysis, once it is accepted by vote (VII.7.8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<CouncilOutcome>,
    /// What is to be mended in an analysis that is returned.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 2000, message = "Замечание – не длиннее 2000 знаков."))]
    pub note: Option<String>,
}

/// Taking a decision back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// Why.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 300, message = "Укажите, почему вопрос решают снова."))]
    pub reason: String,
}
