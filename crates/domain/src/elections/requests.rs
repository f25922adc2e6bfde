//! What is asked of elections.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{ElectionState, Vote, VoteMode};
use crate::{Id, associations::Office, wire};

/// Filters of the list of elections.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ElectionFilter {
    /// Only of this meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_id: Option<Id>,
    /// Only of this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ElectionState>,
    /// Only those in which the signed-in person may vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
}

/// An election to set up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewElection {
    /// Meeting at which it is held.
    pub meeting_id: Id,
    /// Office to fill: leader or secretary.
    pub office: Office,
    /// How votes are taken; by name when absent (interpretation 9).
    #[serde(default)]
    pub mode: Option<VoteMode>,
    /// Item of the agenda under which it stands.
    #[serde(default)]
    pub agenda_item_id: Option<Id>,
    /// Who is put up.
    #[serde(default)]
    #[validate(length(max = 20, message = "Кандидатов не больше 20."))]
    pub candidates: Vec<Id>,
}

/// Opening a round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Candidates of the round; those put up before, or those of the next round, when empty.
    #[serde(default)]
    #[validate(length(max = 20, message = "Кандидатов не больше 20."))]
    pub candidates: Vec<Id>,
}

/// A vote: «за» names one candidate, «против» and «воздержался» none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewVote {
    /// How.
    pub vote: Vote,
    /// For whom.
    #[serde(default)]
    pub candidate_id: Option<Id>,
}

/// Hands for one candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Hands {
    /// Candidate.
    pub candidate_id: Id,
    /// Votes for.
    #[validate(range(min = 0, max = 100_000, message = "Число голосов – от нуля."))]
    pub votes: i64,
}

/// Closing a round; totals are given for a show of hands and not for votes by name.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Votes for each candidate.
    #[serde(default)]
    #[validate(nested)]
    pub hands: Vec<Hands>,
    /// Votes against.
    #[serde(default)]
    #[validate(range(min = 0, max = 100_000, message = "Число голосов – от нуля."))]
    pub against: i64,
    /// Abstentions.
    #[serde(default)]
    #[validate(range(min = 0, max = 100_000, message = "Число голосов – от нуля."))]
    pub abstained: i64,
}

/// Annulling an election.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Annulment {
    /// Why.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 500, message = "Укажите причину, не длиннее 500 знаков."))]
    pub reason: String,
}
