//! Answers of a registration form: marks of participants, and invitees (VII.7.6).

use veche_domain::{
    imports::{Import, ImportRow, RowClass, RowValues},
    meetings::{NewInvitee, Participant},
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn,
    imports::{Made, add_invitee},
    meetings::{body, meeting_record, participants, set_mark},
};

use super::id;
use crate::error::{ApiError, ApiResult};

/// Most invitees of one meeting, as for one planned by hand.
const MOST_INVITEES: usize = 100;

/// Marks the participants and adds the others; the caller found that the meeting may be marked.
pub(super) fn apply(conn: &mut Conn, import: &Import, rows: &[ImportRow]) -> ApiResult<Made> {
    let meeting = import
        .found
        .meeting_id
        .ok_or_else(|| ApiError::Internal("answers of a registration name no meeting".to_owned()))?;
    let record = meeting_record(conn, meeting)?;
    let of = body(conn, id(&record.body_id)?)?;
    let known = participants(conn, &record, &of)?;
    let mut made = Made::default();
    for row in rows.iter().filter(|row| row.class == RowClass::New) {
        let Some(RowValues::Registration(values)) = &row.values else {
            continue;
        };
        if let Some(person) = values.person_id.as_deref().map(id).transpose()? {
            let Some(participant) = known.iter().find(|p| p.person.id == person) else {
                continue;
            };
            let marked = Participant {
                mark: Some(values.mark),
                substitute: None,
                ..participant.clone()
            };
            set_mark(conn, meeting, &marked)?;
            made.marked_people.push(person);
        } else {
            let invitee = NewInvitee {
                name: values.name.clone(),
                note: values.note.clone(),
                person_id: None,
                came: Some(true),
            };
            made.invitees.push(add_invitee(conn, meeting, &invitee)?);
        }
    }
    if made.invitees.len() > MOST_INVITEES {
        let text = format!(
            "Приглашённых было бы больше {MOST_INVITEES}: проверьте, от этого ли заседания файл, и уберите лишние строки."
        );
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
    }
    // Answers that add nothing do not stand in the way of taking earlier ones back.
    let adds = !made.marked_people.is_empty() || !made.invitees.is_empty();
    made.meeting = adds.then_some(meeting);
    Ok(made)
}
