//! Open votes: elections of leader and secretary by the majority of all members (VII.7.4, VII.7.5), and ordinary
//! decisions. There is no secret mode anywhere.

mod requests;
mod rules;
mod tally;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use requests::*;
pub use rules::*;
pub use tally::*;

use crate::{
    Id, Versioned,
    analyses::CouncilOutcome,
    associations::{Office, Verdict},
    codes::codes,
    endpoint::endpoints,
    listing::Page,
    meetings::BodyRef,
    people::PersonRef,
};

codes! {
    /// How a member votes.
    pub enum Vote {
        /// «За».
        For = "for",
        /// «Против».
        Against = "against",
        /// «Воздержался».
        Abstain = "abstain",
    }
}

codes! {
    /// How an open vote is taken (interpretation 9).
    pub enum VoteMode {
        /// By name: who voted what is kept and printed.
        ByName = "by_name",
        /// By a show of hands: totals only.
        Counted = "counted",
    }
}

codes! {
    /// Life of an election.
    pub enum ElectionState {
        /// Candidates are put up; nobody votes yet.
        Nomination = "nomination",
        /// A round is open: members vote.
        Open = "open",
        /// The round is closed and nobody was elected: the next one may open.
        Undecided = "undecided",
        /// Somebody was elected and holds the office from the meeting's date.
        Elected = "elected",
        /// Annulled with a reason: what it did to the register is undone.
        Annulled = "annulled",
    }
}

/// A named vote of an ordinary decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CastVote {
    /// Who.
    pub person: PersonRef,
    /// How.
    pub vote: Vote,
}

/// An ordinary decision as it was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// How votes were taken.
    pub mode: VoteMode,
    /// Votes for.
    pub votes_for: i64,
    /// Votes against.
    pub against: i64,
    /// Abstentions.
    pub abstained: i64,
    /// Members with a vote there when it was taken.
    pub there: i64,
    /// Whether the meeting could decide.
    pub quorum: bool,
    /// Whether it was accepted.
    pub accepted: bool,
    /// Votes by name; absent for those who may not see them.
    pub ballots: Vec<CastVote>,
    /// What the council says of an analysis (VII.7.8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<CouncilOutcome>,
    /// What is to be mended in an analysis that is returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A candidate of a round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Candidate {
    /// Who.
    pub person: PersonRef,
    /// Whether they may hold the office, as checked when the round opened (VII.7.3).
    pub at_opening: Verdict,
    /// The same when it closed; absent while it is open.
    pub at_closing: Option<Verdict>,
    /// Votes for, of a closed round, or of an open one by name.
    pub votes: i64,
}

/// A member of the frozen electorate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Voter {
    /// Who.
    pub person: PersonRef,
    /// Whether still a member in force: an order during the vote only flags (VII.7.4).
    pub member_now: bool,
    /// Vote in the latest round by name; absent before it is cast and for those who may not see votes.
    pub vote: Option<Vote>,
    /// For whom, for a vote «за».
    pub candidate_id: Option<Id>,
    /// Whether the person has voted in the latest round.
    pub has_voted: bool,
}

/// A round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Round {
    /// Its number, from 1.
    pub number: i32,
    /// When it opened.
    pub opened_at: DateTime<Utc>,
    /// When it closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Candidates, as they were put up.
    pub candidates: Vec<Candidate>,
    /// Result, live while it is open.
    pub tally: RoundTally,
}

/// An election (VII.7.4, VII.7.5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Election {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`; a cast vote does not raise it.
    pub version: i64,
    /// Meeting at which it is held.
    pub meeting_id: Id,
    /// Date of the meeting.
    pub date: NaiveDate,
    /// Who meets.
    pub body: BodyRef,
    /// Item of the agenda, if it stands under one.
    pub agenda_item_id: Option<Id>,
    /// Office to fill.
    pub office: Office,
    /// How votes are taken.
    pub mode: VoteMode,
    /// Its life.
    pub state: ElectionState,
    /// Members who vote, frozen when the first round opened: the denominator (interpretation 1).
    pub electorate: i64,
    /// Votes needed: more than half of the electorate.
    pub needed: i64,
    /// The frozen electorate; of a show of hands too, so that N can be checked.
    pub voters: Vec<Voter>,
    /// Put up before the first round opens.
    pub nominated: Vec<PersonRef>,
    /// Rounds, the first first.
    pub rounds: Vec<Round>,
    /// Who was elected.
    pub elected: Option<PersonRef>,
    /// Whom the next round lists by the setting `next_round`, when one is needed.
    pub next_candidates: Vec<Id>,
    /// What may be done about it though it is not forbidden: absentee voting, one person in both offices.
    pub warnings: Vec<String>,
    /// Why it was annulled.
    pub annul_reason: Option<String>,
    /// Whether the signed-in person may vote now.
    pub may_vote: bool,
}

impl Versioned for Election {
    fn version(&self) -> i64 {
        self.version
    }
}

/// A row of the list of elections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectionRow {
    /// Identifier.
    pub id: Id,
    /// Meeting.
    pub meeting_id: Id,
    /// Date of the meeting.
    pub date: NaiveDate,
    /// Who meets.
    pub body: BodyRef,
    /// Office.
    pub office: Office,
    /// Its life.
    pub state: ElectionState,
    /// Who was elected.
    pub elected: Option<PersonRef>,
}

endpoints! {
    /// Elections.
    ListElections: Get "/api/v1/elections", () => Page<ElectionRow>;
    /// Sets an election up at a meeting (VII.7.4, VII.7.5).
    CreateElection: Post "/api/v1/elections", NewElection => Election;
    /// One election with its live result.
    GetElection: Get "/api/v1/elections/{id}", () => Election;
    /// Opens the first round and freezes the electorate, or opens the next round.
    OpenElection: Post "/api/v1/elections/{id}/open", Opening => Election;
    /// Casts or changes the vote of a member in the open round.
    CastElectionVote: Put "/api/v1/elections/{id}/votes/{person_id}", NewVote => Election;
    /// Closes the round: somebody is elected and takes office, or nobody is.
    CloseElection: Post "/api/v1/elections/{id}/close", Closing => Election;
    /// Annuls the election: the term it created is undone, the former one goes on.
    AnnulElection: Post "/api/v1/elections/{id}/annul", Annulment => Election;
}
