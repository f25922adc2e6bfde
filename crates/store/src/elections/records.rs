//! Rows of elections.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::schema::{
    ballots, decision_ballots, election_candidates, election_rounds, election_voters, elections,
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = elections, treat_none_as_null = true)]
pub struct ElectionRecord {
    /// Identifier.
    pub id: String,
    /// Version; a ballot does not raise it.
    pub version: i64,
    /// Meeting.
    pub meeting_id: String,
    /// Item of the agenda.
    pub agenda_item_id: Option<String>,
    /// Code of the office.
    pub office: String,
    /// Code of the mode.
    pub mode: String,
    /// Code of the state.
    pub state: String,
    /// Members who vote, as counted when the first round opened.
    pub electorate: Option<i64>,
    /// Who was elected.
    pub elected_id: Option<String>,
    /// The term of office it created.
    pub office_id: Option<String>,
    /// Why it was annulled.
    pub annul_reason: Option<String>,
}

/// A round.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = election_rounds)]
pub struct RoundRecord {
    /// Identifier.
    pub id: String,
    /// Election.
    pub election_id: String,
    /// Number, from 1.
    pub number: i32,
    /// When it opened.
    pub opened_at: NaiveDateTime,
    /// When it closed.
    pub closed_at: Option<NaiveDateTime>,
    /// Result of a closed round, JSON.
    pub tally: Option<String>,
}

/// A candidate of a round; of round 0 those put up before the first one opens.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = election_candidates, treat_none_as_null = true)]
pub struct CandidateRecord {
    /// Identifier.
    pub id: String,
    /// Election.
    pub election_id: String,
    /// Number of the round.
    pub round: i32,
    /// Place, from 0.
    pub position: i32,
    /// Who.
    pub person_id: String,
    /// Verdict when the round opened, JSON.
    pub at_opening: Option<String>,
    /// Verdict when it closed, JSON.
    pub at_closing: Option<String>,
}

/// A member of the frozen electorate.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = election_voters)]
pub struct VoterRecord {
    /// Identifier.
    pub id: String,
    /// Election.
    pub election_id: String,
    /// Who.
    pub person_id: String,
}

/// A ballot of a round.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = ballots, treat_none_as_null = true)]
pub struct BallotRecord {
    /// Identifier.
    pub id: String,
    /// Election.
    pub election_id: String,
    /// Number of the round.
    pub round: i32,
    /// Who votes.
    pub person_id: String,
    /// Code of the vote.
    pub vote: String,
    /// For whom.
    pub candidate_id: Option<String>,
    /// When it was cast, or changed.
    pub cast_at: NaiveDateTime,
}

/// A vote by name of an ordinary decision.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = decision_ballots)]
pub struct DecisionBallotRecord {
    /// Identifier.
    pub id: String,
    /// Item of the agenda.
    pub agenda_item_id: String,
    /// Who votes.
    pub person_id: String,
    /// Code of the vote.
    pub vote: String,
}
