//! Offices of an association: the elected leader and secretary, the appointed curator (VII.7.2 - VII.7.5).

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    associations::{
        Asked, Association, EligibilityQuery, EndGround, NewOffice, Office, OfficeEnd, Requirements, Sought,
        Verdict, check_office_basis, check_works, eligibility, office_clause, unites_managers,
    },
    calendar::Interval,
    journal::Entity,
    problem::{ErrorCode, Refusal},
    terms::{check_end, place, ru},
};
use veche_store::{
    Conn, Tx,
    associations::{
        NewOfficeRow, StandingOf, association, end_office, insert_office, institution_on, intervals_of,
        office_terms, standing,
    },
    people::standing_id,
    standing::whereabouts,
};

use super::{
    references,
    service::{Concerned, changed, visible},
    states::states,
};
use crate::{
    error::{ApiError, ApiResult},
    http::Context,
};

/// What filling an office takes: an election is recorded, a curator is appointed.
const fn action(office: Office) -> Action {
    match office {
        Office::Leader | Office::Secretary => Action::RecordElection,
        Office::Curator => Action::AppointCurator,
    }
}

/// The clause that says who may hold the office.
const fn fitness_clause(office: Office) -> &'static str {
    match office {
        Office::Leader => "VII.7.3",
        Office::Secretary | Office::Curator => office_clause(office),
    }
}

/// Puts a person into an office from a day; the holder's term ends on it, a later one goes on.
///
/// # Errors
/// 403, 404, 409 when a term begins on that very day or the association does not work then (I.5), 412, 422 for
/// another paper than the office asks for (VII.7.2, VII.7.4, VII.7.5) and for a person who may not hold it
/// (VII.7.2, VII.7.3), with every unmet fact.
pub fn fill(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &NewOffice,
) -> ApiResult<Association> {
    let operation = (action(ask.office), "fill_office");
    changed(tx, context, key, operation, |tx, _, before| {
        let id = key.0;
        check_office_basis(ask.office, &ask.basis, ask.from)?;
        check_works(&states(tx.conn, id)?, ask.from)?;
        let person = references::person(tx.conn, ask.person_id)?;
        let verdict = verdict(tx.conn, context, before, (ask.office, person, ask.from))?;
        verdict.check(fitness_clause(ask.office))?;
        let placing = place(intervals_of(&before.offices, ask.office), ask.from)
            .map_err(|refusal| refusal.clause(office_clause(ask.office)))?;
        let former = before.offices.iter().find(|t| Some(t.id) == placing.ends);
        if let Some(former) = former {
            end_office(tx.conn, former.id, ask.from, EndGround::Replaced)?;
        }
        let row = NewOfficeRow {
            association: id,
            office: ask.office,
            person,
            term: Interval::new(ask.from, placing.until),
            basis: &ask.basis,
            end_ground: placing.until.map(|_| EndGround::Replaced),
        };
        insert_office(tx.conn, &row)?;
        let mut touches = vec![person];
        touches.extend(former.map(|t| t.person.id));
        Ok(Concerned {
            touches,
            ..Concerned::default()
        })
    })
}

/// Ends a term of office on a ground.
///
/// # Errors
/// 403, 404, 409 for a term that ended before, 412, 422 for an end that is not after the beginning.
pub fn end(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    office: Id,
    ask: &OfficeEnd,
) -> ApiResult<Association> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let held = office_terms(tx.conn, key.0, context.today)?
        .into_iter()
        .find(|t| t.id == office);
    // Which right is asked depends on the office; without such a term it is the right to record an election.
    let kind = held.as_ref().map_or(Office::Leader, |t| t.office);
    changed(tx, context, key, (action(kind), "end_office"), |tx, _, _| {
        let held = held.ok_or(ErrorCode::NotFound)?;
        check_end(Interval::new(held.from, held.until), ask.until)
            .map_err(|refusal| refusal.clause(office_clause(kind)))?;
        end_office(tx.conn, office, ask.until, ask.ground)?;
        Ok(Concerned {
            touches: vec![held.person.id],
            ..Concerned::default()
        })
    })
}

/// Whether a person may hold an office on a date, fact by fact. It tells of tenure and category, so it answers
/// those who may fill the office and those who see the person's tenure.
///
/// # Errors
/// 403, 404 for an unknown association or person, 409 for a curator where nothing curates.
pub fn check(conn: &mut Conn, context: &Context<'_>, id: Id, ask: &EligibilityQuery) -> ApiResult<Verdict> {
    if !may_fill(conn, context, id, ask.office)? {
        let near = whereabouts(conn, Entity::Person, ask.person_id, context.today)?;
        context.require(Action::ReadContacts, near.resource(ask.person_id))?;
    }
    let person = standing_id(conn, ask.person_id)?;
    let on = ask.on.unwrap_or(context.today);
    visible(conn, context, id, on)?;
    let association = association(conn, id, on)?;
    verdict(conn, context, &association, (ask.office, person, on))
}

/// Whether the actor may fill the office of the association today.
fn may_fill(conn: &mut Conn, context: &Context<'_>, id: Id, office: Office) -> ApiResult<bool> {
    let near = whereabouts(conn, Entity::Association, id, context.today)?;
    Ok(allows(context.actor, action(office), near.resource(id)))
}

/// The verdict of the rules on what the register knows of the person on the day.
///
/// # Errors
/// 409 for a curator where nothing curates (I.4).
pub(crate) fn verdict(
    conn: &mut Conn,
    context: &Context<'_>,
    association: &Association,
    (office, person, on): (Office, Id, NaiveDate),
) -> ApiResult<Verdict> {
    let (asked, of) = asked(conn, association, office, on)?;
    let person = standing(conn, person, of)?;
    let asks = Requirements::of(context.profile);
    Ok(eligibility(office, asked, &person, &asks))
}

/// What the rules ask about an association and what the facts of a person are looked up for.
fn asked(
    conn: &mut Conn,
    association: &Association,
    office: Office,
    on: NaiveDate,
) -> ApiResult<(Asked, StandingOf)> {
    let institution = institution_on(conn, association.id, on)?;
    if office == Office::Curator && institution.is_none() {
        let text = format!(
            "На {} у объединения нет курирующего учреждения: сначала внесите приказ о нём (I.4).",
            ru(on)
        );
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("I.4").into());
    }
    let asked = Asked {
        kind: association.kind,
        managerial: unites_managers(
            association.subject_code.as_deref(),
            association.audience.as_deref(),
        ),
    };
    let of = StandingOf {
        association: Some(association.id),
        institution,
        on,
        ignore_expiry: false,
    };
    Ok((asked, of))
}

/// What a search for candidates goes by. A search tells of everybody's tenure, so without an association it answers
/// those who see the tenure of the whole city, with one those who may fill its office.
///
/// # Errors
/// 403, 404 for an unknown association, 409 for a curator where nothing curates.
pub fn sought(
    conn: &mut Conn,
    context: &Context<'_>,
    sought: &Sought,
    on: NaiveDate,
) -> ApiResult<(Option<Asked>, StandingOf)> {
    let everybody = allows(context.actor, Action::ReadContacts, Resource::City);
    let Some(id) = sought.association else {
        let of = StandingOf {
            association: None,
            institution: None,
            on,
            ignore_expiry: sought.ignore_expiry,
        };
        return if everybody { Ok((None, of)) } else { Err(closed()) };
    };
    if !everybody && !may_fill(conn, context, id, sought.office)? {
        return Err(closed());
    }
    visible(conn, context, id, on)?;
    let association = association(conn, id, on)?;
    let (asked, of) = asked(conn, &association, sought.office, on)?;
    let ignore_expiry = sought.ignore_expiry;
    Ok((Some(asked), StandingOf { ignore_expiry, ..of }))
}

fn closed() -> ApiError {
    let text = "Подбор показывает стаж и категорию: он открыт департаменту, а по своему объединению – тем, кто \
        вносит избрание или назначает куратора (VII.7.2, VII.7.4).";
    Refusal::new(ErrorCode::Forbidden, text).clause("VII.7.3").into()
}
