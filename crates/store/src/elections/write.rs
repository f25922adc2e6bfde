//! Changes of elections.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::Verdict,
    elections::{NewVote, RoundTally},
};

use super::{CandidateRecord, ElectionRecord, RoundRecord};
use crate::{
    Conn, StoreError, StoreResult,
    columns::{json, new_id},
    each_backend,
    schema::{ballots, election_candidates, election_rounds, election_voters, elections},
};

/// Keeps a new election.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown meeting or item.
pub fn insert_election(conn: &mut Conn, record: &ElectionRecord) -> StoreResult<()> {
    diesel::insert_into(elections::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed election, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_election(conn: &mut Conn, record: &ElectionRecord, version: i64) -> StoreResult<()> {
    use elections as e;
    let next = ElectionRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(e::table.find(&record.id).filter(e::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Keeps the candidates of a round; those of round 0 are put up before the first one opens.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown person.
pub fn insert_candidates(
    conn: &mut Conn,
    election: Id,
    round: i32,
    all: &[(Id, Option<Verdict>)],
) -> StoreResult<()> {
    for (position, (person, verdict)) in (0i32..).zip(all) {
        let row = CandidateRecord {
            id: new_id().to_string(),
            election_id: election.to_string(),
            round,
            position,
            person_id: person.to_string(),
            at_opening: verdict.as_ref().map(json).transpose()?,
            at_closing: None,
        };
        diesel::insert_into(election_candidates::table)
            .values(&row)
            .execute(conn)?;
    }
    Ok(())
}

/// Opens a round.
///
/// # Errors
/// [`StoreError::Duplicate`] for a number that is taken.
pub fn insert_round(conn: &mut Conn, election: Id, number: i32, at: NaiveDateTime) -> StoreResult<()> {
    let row = RoundRecord {
        id: new_id().to_string(),
        election_id: election.to_string(),
        number,
        opened_at: at,
        closed_at: None,
        tally: None,
    };
    diesel::insert_into(election_rounds::table)
        .values(&row)
        .execute(conn)?;
    Ok(())
}

/// Freezes the electorate.
///
/// # Errors
/// A database that refuses it.
pub fn insert_voters(conn: &mut Conn, election: Id, people: &[Id]) -> StoreResult<()> {
    use election_voters as v;
    // Columns by name: a batch of records would begin a transaction of its own on SQLite.
    let rows: Vec<_> = people
        .iter()
        .map(|person| {
            (
                v::id.eq(new_id().to_string()),
                v::election_id.eq(election.to_string()),
                v::person_id.eq(person.to_string()),
            )
        })
        .collect();
    each_backend!(conn, c => {
        for part in rows.chunks(300) {
            diesel::insert_into(v::table).values(part).execute(c)?;
        }
    });
    Ok(())
}

/// Keeps the vote of a person in a round: one row, however often it is cast.
///
/// # Errors
/// A database that refuses it.
pub fn save_ballot(
    conn: &mut Conn,
    (election, round, person): (Id, i32, Id),
    vote: &NewVote,
    at: NaiveDateTime,
) -> StoreResult<()> {
    use ballots as b;
    let candidate = vote.candidate_id.map(|c| c.to_string());
    let changed = diesel::update(
        b::table
            .filter(b::election_id.eq(election.to_string()))
            .filter(b::round.eq(round))
            .filter(b::person_id.eq(person.to_string())),
    )
    .set((
        b::vote.eq(vote.vote.code()),
        b::candidate_id.eq(&candidate),
        b::cast_at.eq(at),
    ))
    .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(b::table)
            .values((
                b::id.eq(new_id().to_string()),
                b::election_id.eq(election.to_string()),
                b::round.eq(round),
                b::person_id.eq(person.to_string()),
                b::vote.eq(vote.vote.code()),
                b::candidate_id.eq(&candidate),
                b::cast_at.eq(at),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Closes a round with its result and the verdicts of its candidates.
///
/// # Errors
/// A database that refuses it.
pub fn close_round(
    conn: &mut Conn,
    (election, number): (Id, i32),
    at: NaiveDateTime,
    result: &RoundTally,
    verdicts: &[(Id, Verdict)],
) -> StoreResult<()> {
    use election_candidates as c;
    use election_rounds as r;
    let key = election.to_string();
    diesel::update(
        r::table
            .filter(r::election_id.eq(&key))
            .filter(r::number.eq(number)),
    )
    .set((r::closed_at.eq(Some(at)), r::tally.eq(Some(json(result)?))))
    .execute(conn)?;
    for (person, verdict) in verdicts {
        diesel::update(
            c::table
                .filter(c::election_id.eq(&key))
                .filter(c::round.eq(number))
                .filter(c::person_id.eq(person.to_string())),
        )
        .set(c::at_closing.eq(Some(json(verdict)?)))
        .execute(conn)?;
    }
    Ok(())
}
