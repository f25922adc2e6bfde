//! What a meeting points to: people of the register, an earlier meeting of the same body.

use veche_domain::{
    Id,
    meetings::{AgendaKind, AgendaLine, BodyKind, BodyRef, Meeting, MeetingState, NewInvitee},
    problem::Refusal,
};
use veche_store::{
    Conn, StoreError,
    meetings::{body, meeting_record},
    people::standing_id,
};

use crate::{council::queue::waiting, error::ApiResult};

/// Who meets.
///
/// # Errors
/// 422 at the field.
pub(super) fn body_of(conn: &mut Conn, id: Id) -> ApiResult<BodyRef> {
    match body(conn, id) {
        Err(StoreError::NotFound) => {
            let text = "Такого объединения нет в реестре: выберите из списка.";
            Err(Refusal::field("/body_id", "unknown", text).into())
        }
        found => Ok(found?),
    }
}

/// A person under the identifier that stands now.
///
/// # Errors
/// 422 at the field.
pub(super) fn person(conn: &mut Conn, id: Id, pointer: &str) -> ApiResult<Id> {
    match standing_id(conn, id) {
        Err(StoreError::NotFound) => {
            let text = "Такого человека нет в реестре: выберите из списка или впишите имя.";
            Err(Refusal::field(pointer, "unknown", text).into())
        }
        found => Ok(found?),
    }
}

/// Lines of an agenda with what they point to; an earlier meeting is one of the same body that was held, an analysis one
/// that waits for the council. The meeting itself, once there is one, stands beside who meets.
///
/// # Errors
/// 409 for an analysis that does not wait, 422 at the field.
pub(super) fn agenda(
    conn: &mut Conn,
    (of, before): (&BodyRef, Option<&Meeting>),
    lines: &mut [AgendaLine],
) -> ApiResult<Vec<Id>> {
    let mut people = Vec::new();
    let mut brought = Vec::new();
    for (at, line) in lines.iter_mut().enumerate() {
        if let Some(speaker) = line.speaker_id {
            let found = person(conn, speaker, &format!("/agenda/{at}/speaker_id"))?;
            line.speaker_id = Some(found);
            people.push(found);
        }
        // A field of another kind would say something that nobody meant.
        if line.kind != AgendaKind::Election {
            line.office = None;
        }
        if line.kind != AgendaKind::ApproveMinutes {
            line.minutes_of = None;
        }
        if line.kind == AgendaKind::ConsiderAnalysis {
            brought.extend(analysis((of, before), at, line)?);
        } else {
            line.analysis_id = None;
        }
        let Some(earlier) = line.minutes_of else { continue };
        let pointer = format!("/agenda/{at}/minutes_of");
        let fits = match meeting_record(conn, earlier) {
            Err(StoreError::NotFound) => false,
            found => {
                let found = found?;
                found.body_id == of.id.to_string() && found.state()? == MeetingState::Held
            }
        };
        if !fits {
            let text = "Выберите состоявшееся заседание этого же объединения.";
            return Err(Refusal::field(&pointer, "unknown", text).into());
        }
    }
    let meeting = before.map_or_else(Id::nil, |m| m.id);
    let owners = waiting(conn, meeting, &brought)?;
    people.extend(owners.into_iter().map(|(association, _)| association));
    Ok(people)
}

/// The analysis that a line brings before the council, with the pointer of its field; what stands there already was
/// asked when it came.
fn analysis(
    (of, before): (&BodyRef, Option<&Meeting>),
    at: usize,
    line: &AgendaLine,
) -> Result<Option<(Id, String)>, Refusal> {
    if of.kind != BodyKind::Council {
        let pointer = format!("/agenda/{at}/kind");
        let text = "Анализы рассматривает городской совет: выберите другой вид вопроса.";
        return Err(Refusal::field(&pointer, "foreign", text).clause("VII.7.8"));
    }
    let Some(wanted) = line.analysis_id else {
        return Ok(None);
    };
    let stands = before.is_some_and(|m| m.agenda.iter().any(|item| item.analysis_id == Some(wanted)));
    if stands {
        return Ok(None);
    }
    Ok(Some((wanted, format!("/agenda/{at}/analysis_id"))))
}

/// Invitees with the people they point to.
///
/// # Errors
/// 422 at the field.
pub(super) fn invitees(conn: &mut Conn, all: &mut [NewInvitee]) -> ApiResult<Vec<Id>> {
    let mut people = Vec::new();
    for (at, invitee) in all.iter_mut().enumerate() {
        if let Some(wanted) = invitee.person_id {
            let found = person(conn, wanted, &format!("/invitees/{at}/person_id"))?;
            invitee.person_id = Some(found);
            people.push(found);
        }
    }
    Ok(people)
}
