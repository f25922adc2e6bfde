//! Elections: the list, one of them, and setting one up.

use veche_domain::{
    Id,
    access::{Action, Resource},
    associations::{check_works, office_clause},
    elections::{
        Election, ElectionFilter, ElectionRow, ElectionState, NewElection, VoteMode, check_candidates,
        check_elected_office, check_electing_body, check_election_item,
    },
    journal::{Act, Entity},
    listing::Page,
    meetings::check_open,
    problem::{ErrorCode, FieldError, Refusal},
    regulation::OpenVote,
};
use veche_store::{
    Conn, StoreError, Tx,
    associations::association,
    elections::{ElectionRecord, insert_candidates, insert_election, list_elections, standing_election},
    meetings::{agenda, body, meeting_record},
    new_id,
    people::standing_id,
    standing::whereabouts,
};

use super::{
    scene::{Scene, brief, read, record},
    shown::{Sees, shown},
};
use crate::{
    error::ApiResult,
    http::{Context, Listing},
};

/// A page of elections.
///
/// # Errors
/// 403 for those who may not read registers.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<ElectionFilter>,
) -> ApiResult<Page<ElectionRow>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let me = context.actor.person_id;
    Ok(listing.page(list_elections(conn, &listing.filter, me, &listing.slice)?))
}

/// One election as the actor may see it.
///
/// # Errors
/// 403, 404.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Election> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let scene = Scene::load(conn, context, id)?;
    shown(conn, context, &scene, &Sees::of(context, &scene))
}

/// Sets an election up: nobody votes before its first round is opened, on the day of the meeting or later.
///
/// # Errors
/// 403, 404 for an unknown meeting, 409 for a second election of the office at the meeting, for a meeting that is
/// cancelled or whose minutes are handed over, and for an association that does not work on its date (I.5), 422 for a
/// curator (VII.7.2), the council, a wrong item of the agenda and unknown candidates.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: &NewElection) -> ApiResult<Election> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let meeting = ask.meeting_id;
    let near = whereabouts(tx.conn, Entity::Meeting, meeting, context.today)?;
    context.require(Action::RunElections, near.resource(meeting))?;
    let held = meeting_record(tx.conn, meeting)?;
    check_elected_office(ask.office)?;
    let body = body(tx.conn, read(&held.body_id)?)?;
    check_electing_body(ask.office, body.kind)?;
    check_open(held.state()?, held.minutes_state()?)?;
    check_works(
        &association(tx.conn, body.id, held.meets_on)?.statuses,
        held.meets_on,
    )?;
    if let Some(item) = ask.agenda_item_id {
        let agenda = agenda(tx.conn, &held.id)?;
        check_election_item(ask.office, agenda.iter().find(|i| i.id == item))?;
    }
    check_first(tx.conn, ask)?;
    let candidates = known(tx.conn, &ask.candidates)?;
    if !candidates.is_empty() {
        check_candidates(ask.office, &candidates, None)?;
    }
    let id = new_id();
    let row = ElectionRecord {
        id: id.to_string(),
        version: 1,
        meeting_id: meeting.to_string(),
        agenda_item_id: ask.agenda_item_id.map(|i| i.to_string()),
        office: ask.office.to_string(),
        mode: ask.mode.unwrap_or_else(|| usual_mode(context)).to_string(),
        state: ElectionState::Nomination.to_string(),
        electorate: None,
        elected_id: None,
        office_id: None,
        annul_reason: None,
    };
    insert_election(tx.conn, &row)?;
    let nominated: Vec<_> = candidates.iter().map(|person| (*person, None)).collect();
    insert_candidates(tx.conn, id, 0, &nominated)?;
    let scene = Scene::load(tx.conn, context, id)?;
    let after = brief(&shown(tx.conn, context, &scene, &Sees::all())?);
    let mut touches = candidates;
    touches.push(scene.body.id);
    let operation = (Act::Create, "create_election");
    record(
        tx,
        context,
        &scene,
        operation,
        (serde_json::Value::Null, after),
        touches,
    )?;
    shown(tx.conn, context, &scene, &Sees::of(context, &scene))
}

/// How votes are taken where nobody says it (interpretation 9).
fn usual_mode(context: &Context<'_>) -> VoteMode {
    match context.profile.interpretations.open_vote.value {
        OpenVote::ByName => VoteMode::ByName,
        OpenVote::ShowOfHands => VoteMode::Counted,
    }
}

/// Whether the office is filled at the meeting by this election alone: two results of one day would contradict.
fn check_first(conn: &mut Conn, ask: &NewElection) -> ApiResult<()> {
    if standing_election(conn, ask.meeting_id, ask.office)?.is_none() {
        return Ok(());
    }
    let text = "На этом заседании на эту должность уже избирают: продолжите то голосование или отмените его.";
    let errors = vec![FieldError::new("/office", "duplicate", text)];
    Err(Refusal::new(ErrorCode::Duplicate, text)
        .clause(office_clause(ask.office))
        .errors(errors)
        .into())
}

/// Candidates under the identifiers that stand now.
///
/// # Errors
/// 422 at the place of whoever is not in the register.
pub(super) fn known(conn: &mut Conn, candidates: &[Id]) -> ApiResult<Vec<Id>> {
    let mut found = Vec::with_capacity(candidates.len());
    for (at, person) in candidates.iter().enumerate() {
        match standing_id(conn, *person) {
            Err(StoreError::NotFound) => {
                let pointer = format!("/candidates/{at}");
                let text = "Такого человека нет в реестре.";
                return Err(Refusal::field(&pointer, "unknown", text).into());
            }
            other => found.push(other?),
        }
    }
    Ok(found)
}
