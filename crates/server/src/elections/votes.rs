//! Votes by name in an open round.

use serde_json::{Value, json};
use veche_domain::{
    Id,
    access::{Action, Resource},
    elections::{
        Election, ElectionState, NewVote, check_by_name, check_election_state, check_vote, check_voter,
    },
    journal::Act,
    problem::ErrorCode,
};
use veche_store::{Tx, elections::save_ballot};

use super::{
    scene::{Scene, record},
    shown::{Sees, shown},
};
use crate::{error::ApiResult, http::Context};

/// Casts or changes a vote: each for oneself, or who runs the vote for another. It names no version and raises none, so
/// nobody's vote makes another's stale; writers go one after another and a row is unique for election, round and
/// person, so two tabs are one vote.
///
/// # Errors
/// 403 for another one's vote, 404, 409 when the round is closed or hands are raised, 422 for who is not in the
/// electorate or is marked absent (VII.7.4) and for a vote that is none.
pub fn cast(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, person): (Id, Id),
    ask: NewVote,
) -> ApiResult<Election> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let mut scene = Scene::load(tx.conn, context, id)?;
    if !scene.may(context, Action::RunElections) {
        let own = Resource::Person {
            id: person,
            associations: &[],
            institutions: &[],
            units: &[],
        };
        context.require(Action::CastVote, own)?;
    }
    let parts = &scene.election;
    let office = parts.office;
    check_by_name(office, parts.mode)?;
    check_election_state(office, parts.state, &[ElectionState::Open])?;
    scene.check_open()?;
    let absentee = context.profile.settings.absentee_voting.value;
    let mark = scene.marks.get(&person).copied();
    check_voter(office, parts.voters.contains(&person), mark, absentee)?;
    let round = parts.latest().ok_or(ErrorCode::WrongState)?;
    check_vote(&ask, &round.people())?;
    let number = round.number;
    let before = parts.ballots.get(&person).cloned();
    if before.as_ref() != Some(&ask) {
        let at = context.now.naive_utc();
        save_ballot(tx.conn, (id, number, person), &ask, at)?;
        let said = |vote: Option<&NewVote>| {
            vote.map_or(Value::Null, |v| {
                json!({"election_id": id, "round": number, "person_id": person, "vote": v.vote,
                    "candidate_id": v.candidate_id})
            })
        };
        let states = (said(before.as_ref()), said(Some(&ask)));
        let act = if before.is_some() {
            Act::Update
        } else {
            Act::Create
        };
        record(
            tx,
            context,
            &scene,
            (act, "cast_election_vote"),
            states,
            Vec::new(),
        )?;
        scene.election.ballots.insert(person, ask);
    }
    shown(tx.conn, context, &scene, &Sees::of(context, &scene))
}
