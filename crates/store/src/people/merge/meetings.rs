//! What two people did at one meeting or answer for in one row of a plan, as what one person did: each thing once
//! (VII.7.4 - VII.7.7).

use diesel::prelude::*;

use super::Row;
use crate::{
    Conn, StoreResult,
    elections::{BallotRecord, CandidateRecord, DecisionBallotRecord, VoterRecord},
    meetings::ParticipantRecord,
    people::NameFormsRecord,
    plans::ItemPersonRecord,
    schema::{
        ballots, decision_ballots, election_candidates, election_voters, meeting_participants, name_forms,
        plan_item_people,
    },
};

/// Rows of the removed person that say what a row of the kept one says: a place at a meeting, a vote, a candidacy, a
/// duty in a plan. The
/// kept one's row stays; how many were in an electorate stands by itself and does not change.
pub(super) fn twins(conn: &mut Conn, kept: &str, removed: &str) -> StoreResult<Vec<Row>> {
    let mut all = Vec::new();
    macro_rules! twins {
        ($table:ident, $record:ty, $row:expr, $place:expr) => {{
            use $table as t;
            let load = |conn: &mut Conn, of: &str| -> StoreResult<Vec<$record>> {
                Ok(t::table
                    .filter(t::person_id.eq(of))
                    .order(t::id)
                    .select(<$record>::as_select())
                    .load(conn)?)
            };
            let theirs = load(conn, removed)?;
            // Most people were at no meeting with their double: one statement tells.
            if !theirs.is_empty() {
                let place = $place;
                let ours: Vec<_> = load(conn, kept)?.iter().map(place).collect();
                all.extend(theirs.into_iter().filter(|r| ours.contains(&place(r))).map($row));
            }
        }};
    }
    twins!(
        meeting_participants,
        ParticipantRecord,
        Row::Participant,
        |r: &ParticipantRecord| r.meeting_id.clone()
    );
    twins!(
        decision_ballots,
        DecisionBallotRecord,
        Row::DecisionBallot,
        |r: &DecisionBallotRecord| r.agenda_item_id.clone()
    );
    twins!(
        election_candidates,
        CandidateRecord,
        Row::Candidate,
        |r: &CandidateRecord| (r.election_id.clone(), r.round)
    );
    twins!(election_voters, VoterRecord, Row::Voter, |r: &VoterRecord| r
        .election_id
        .clone());
    twins!(ballots, BallotRecord, Row::Ballot, |r: &BallotRecord| (
        r.election_id.clone(),
        r.round
    ));
    twins!(
        plan_item_people,
        ItemPersonRecord,
        Row::ItemPerson,
        |r: &ItemPersonRecord| r.item_id.clone()
    );
    // A person has one row: the kept one's.
    twins!(
        name_forms,
        NameFormsRecord,
        Row::NameForms,
        |_: &NameFormsRecord| true
    );
    Ok(all)
}
