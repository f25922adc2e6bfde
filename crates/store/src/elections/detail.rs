//! One election with its rounds, its electorate and the ballots of its latest round.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{Office, Verdict},
    elections::{ElectionState, NewVote, RoundTally, VoteMode},
};

use super::{BallotRecord, CandidateRecord, ElectionRecord, MOST, RoundRecord};
use crate::{
    Conn, StoreResult,
    columns::{code, from_json, id, opt_id},
    schema::{ballots, election_candidates, election_rounds, election_voters, elections},
};

/// A candidate of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateParts {
    /// Who.
    pub person: Id,
    /// Verdict when the round opened.
    pub at_opening: Option<Verdict>,
    /// Verdict when it closed.
    pub at_closing: Option<Verdict>,
}

/// A round.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundParts {
    /// Number, from 1.
    pub number: i32,
    /// When it opened.
    pub opened_at: NaiveDateTime,
    /// When it closed.
    pub closed_at: Option<NaiveDateTime>,
    /// Result of a closed round.
    pub tally: Option<RoundTally>,
    /// Candidates, as they were put up.
    pub candidates: Vec<CandidateParts>,
}

impl RoundParts {
    /// Who stands in the round.
    pub fn people(&self) -> Vec<Id> {
        self.candidates.iter().map(|c| c.person).collect()
    }
}

/// An election as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct ElectionParts {
    /// Identifier.
    pub id: Id,
    /// Its row.
    pub record: ElectionRecord,
    /// Meeting.
    pub meeting: Id,
    /// Office to fill.
    pub office: Office,
    /// How votes are taken.
    pub mode: VoteMode,
    /// Its life.
    pub state: ElectionState,
    /// Put up before the first round.
    pub nominated: Vec<Id>,
    /// Rounds, the first first.
    pub rounds: Vec<RoundParts>,
    /// The frozen electorate.
    pub voters: Vec<Id>,
    /// Votes by name of the latest round.
    pub ballots: HashMap<Id, NewVote>,
}

impl ElectionParts {
    /// The latest round.
    pub fn latest(&self) -> Option<&RoundParts> {
        self.rounds.last()
    }

    /// Members who vote.
    pub fn electorate(&self) -> i64 {
        self.record.electorate.unwrap_or(0)
    }
}

/// One election.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn election(conn: &mut Conn, wanted: Id) -> StoreResult<ElectionParts> {
    let key = wanted.to_string();
    let record: ElectionRecord = elections::table
        .find(&key)
        .select(ElectionRecord::as_select())
        .first(conn)?;
    let (nominated, rounds) = rounds(conn, &key)?;
    let latest = rounds.last().map_or(0, |r| r.number);
    Ok(ElectionParts {
        id: wanted,
        meeting: id(&record.meeting_id)?,
        office: code(&record.office)?,
        mode: code(&record.mode)?,
        state: code(&record.state)?,
        nominated,
        rounds,
        voters: voters(conn, &key)?,
        ballots: ballots_of(conn, &key, latest)?,
        record,
    })
}

/// Who was put up before the first round, and the rounds.
fn rounds(conn: &mut Conn, election: &str) -> StoreResult<(Vec<Id>, Vec<RoundParts>)> {
    use election_candidates as c;
    use election_rounds as r;
    let found: Vec<RoundRecord> = r::table
        .filter(r::election_id.eq(election))
        .order(r::number)
        .limit(MOST)
        .select(RoundRecord::as_select())
        .load(conn)?;
    let people: Vec<CandidateRecord> = c::table
        .filter(c::election_id.eq(election))
        .order((c::round, c::position, c::id))
        .limit(MOST)
        .select(CandidateRecord::as_select())
        .load(conn)?;
    let mut by_round: HashMap<i32, Vec<CandidateParts>> = HashMap::new();
    for row in people {
        by_round.entry(row.round).or_default().push(CandidateParts {
            person: id(&row.person_id)?,
            at_opening: row.at_opening.as_deref().map(from_json).transpose()?,
            at_closing: row.at_closing.as_deref().map(from_json).transpose()?,
        });
    }
    let nominated = by_round.remove(&0).unwrap_or_default();
    let rounds = found
        .into_iter()
        .map(|row| {
            Ok(RoundParts {
                candidates: by_round.remove(&row.number).unwrap_or_default(),
                number: row.number,
                opened_at: row.opened_at,
                closed_at: row.closed_at,
                tally: row.tally.as_deref().map(from_json).transpose()?,
            })
        })
        .collect::<StoreResult<_>>()?;
    Ok((nominated.into_iter().map(|c| c.person).collect(), rounds))
}

fn voters(conn: &mut Conn, election: &str) -> StoreResult<Vec<Id>> {
    use election_voters as v;
    let found: Vec<String> = v::table
        .filter(v::election_id.eq(election))
        .order(v::id)
        .limit(MOST)
        .select(v::person_id)
        .load(conn)?;
    found.iter().map(|key| id(key)).collect()
}

fn ballots_of(conn: &mut Conn, election: &str, round: i32) -> StoreResult<HashMap<Id, NewVote>> {
    use ballots as b;
    let found: Vec<BallotRecord> = b::table
        .filter(b::election_id.eq(election))
        .filter(b::round.eq(round))
        .limit(MOST)
        .select(BallotRecord::as_select())
        .load(conn)?;
    found
        .into_iter()
        .map(|row| {
            let vote = NewVote {
                vote: code(&row.vote)?,
                candidate_id: opt_id(row.candidate_id.as_deref())?,
            };
            Ok((id(&row.person_id)?, vote))
        })
        .collect()
}

/// The election of the office at the meeting that was not annulled, if there is one.
///
/// # Errors
/// A database that cannot be read.
pub fn standing_election(conn: &mut Conn, meeting: Id, office: Office) -> StoreResult<Option<Id>> {
    use elections as e;
    let found: Option<String> = e::table
        .filter(e::meeting_id.eq(meeting.to_string()))
        .filter(e::office.eq(office.code()))
        .filter(e::state.ne(ElectionState::Annulled.code()))
        .order(e::id)
        .select(e::id)
        .first(conn)
        .optional()?;
    opt_id(found.as_deref())
}
