//! Marks of attendance, by who keeps them and by the participants themselves (VII.7.6).

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use veche_domain::{
    Id,
    access::{Action, Resource},
    journal::{Act, Entity},
    meetings::{
        AttendanceMarks, Mark, Meeting, Participant, Registered, Registration, check_markable, check_open,
        check_substitute,
    },
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx,
    journal::Change,
    meetings::{participant_by_paper, set_mark},
    people::standing_id,
};

use super::service::{shown, title, veiled};
use crate::{error::ApiResult, http::Context};

/// Marks those who are named; the others stay as they are. Marks raise no version: two who mark at once, or somebody
/// with the form of the meeting open, are not in each other's way.
///
/// # Errors
/// 403, 404, 409 before the day and after the minutes were handed over, 422 for somebody who is no participant.
pub fn mark(tx: &mut Tx<'_>, context: &Context<'_>, id: Id, ask: &AttendanceMarks) -> ApiResult<Meeting> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let before = shown(tx.conn, context, id)?;
    context.require(Action::PlanMeetings, before.resource())?;
    check_open(before.state, before.minutes_state)?;
    check_markable(before.date, context.today)?;
    let mut marked: Vec<Participant> = Vec::new();
    let mut errors = Vec::new();
    for (at, mark) in ask.marks.iter().enumerate() {
        check_substitute(at, mark.mark, mark.substitute.as_deref())?;
        let mut found = before
            .participants
            .iter()
            .find(|p| p.person.id == mark.person_id)
            .cloned();
        if found.is_none() && before.by_paper {
            found = by_paper(tx.conn, mark.person_id, before.date)?;
        }
        match found {
            Some(participant) => marked.push(Participant {
                mark: mark.mark,
                substitute: mark.substitute.clone(),
                ..participant
            }),
            None => errors.push(FieldError::new(
                format!("/marks/{at}/person_id"),
                "foreign",
                "Этого человека нет среди участников заседания: обновите страницу.",
            )),
        }
    }
    if !errors.is_empty() {
        return Err(Refusal::of(ErrorCode::Validation).errors(errors).into());
    }
    keep(tx, context, &before, &marked, "mark_attendance")?;
    Ok(veiled(context, shown(tx.conn, context, id)?))
}

/// Somebody whom a paper of the past names though the register knew no membership then.
fn by_paper(conn: &mut Conn, person: Id, on: NaiveDate) -> ApiResult<Option<Participant>> {
    match standing_id(conn, person) {
        Err(StoreError::NotFound) => Ok(None),
        found => Ok(Some(participant_by_paper(conn, found?, on)?)),
    }
}

/// Registers the signed-in participant, on the day only: the link outlives the meeting, what it does must not.
///
/// # Errors
/// 403 for who is no participant, 404, 409 on another day, 422 for a wrong word and a mark that tells of absence.
pub fn register(tx: &mut Tx<'_>, context: &Context<'_>, id: Id, ask: &Registration) -> ApiResult<Registered> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let before = shown(tx.conn, context, id)?;
    check_open(before.state, before.minutes_state)?;
    let me = context.actor.person_id;
    let Some(participant) = before.participants.iter().find(|p| Some(p.person.id) == me) else {
        let text = "Вас нет среди участников этого заседания: обратитесь к секретарю.";
        return Err(Refusal::new(ErrorCode::Forbidden, text).clause("VII.7.6").into());
    };
    if before.registration_code.as_deref() != Some(ask.code.as_str()) {
        let text = "Ссылка регистрации не от этого заседания: откройте её ещё раз.";
        return Err(Refusal::field("/code", "unknown", text).into());
    }
    if before.date != context.today {
        let text = "Регистрация по ссылке открыта только в день заседания: обратитесь к секретарю.";
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
    }
    if !ask.mark.is_there() {
        let text = "По ссылке отмечают участие: очно или дистанционно.";
        return Err(Refusal::field("/mark", "foreign", text).into());
    }
    let marked = Participant {
        mark: Some(ask.mark),
        substitute: None,
        ..participant.clone()
    };
    keep(tx, context, &before, &[marked], "register_for_meeting")?;
    Ok(Registered {
        mark: ask.mark,
        theme: before.theme,
        date: before.date,
    })
}

/// Keeps the marks that change, with one entry of the journal; without a change there is none.
fn keep(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    of: &Meeting,
    marked: &[Participant],
    operation: &'static str,
) -> ApiResult<()> {
    let (mut was, mut is, mut touches) = (Map::new(), Map::new(), vec![of.body.id]);
    let said = |mark: Option<Mark>, substitute: &Option<String>| match (mark, substitute) {
        (None, _) => Value::Null,
        (Some(mark), None) => json!(mark.code()),
        (Some(mark), Some(who)) => json!(format!("{}: {who}", mark.code())),
    };
    for participant in marked {
        let id = participant.person.id;
        let known = of.participants.iter().find(|p| p.person.id == id);
        if known == Some(participant) {
            continue;
        }
        set_mark(tx.conn, of.id, participant)?;
        let name = participant.person.full_name.clone();
        let before = known.map_or(Value::Null, |p| said(p.mark, &p.substitute));
        was.insert(name.clone(), before);
        is.insert(name, said(participant.mark, &participant.substitute));
        touches.push(id);
    }
    if is.is_empty() {
        return Ok(());
    }
    let entry = Change {
        act: Act::Update,
        operation,
        entity: Entity::Meeting,
        entity_id: of.id,
        title: title(of),
        before: Value::Object(was),
        after: Value::Object(is),
        touches,
    };
    context.record(tx, entry)?;
    Ok(())
}
