//! Planning meetings and changing the plan: date, theme, agenda, invitees (V, VII.7.6).

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Resource},
    associations::check_works,
    journal::{Act, Entity},
    meetings::{
        AgendaLine, BodyKind, BodyRef, Meeting, MeetingPatch, MeetingState, MinutesState, NewMeeting,
        check_agenda, check_agenda_change, check_link, check_movable, check_not_voted, check_open,
        check_past, check_times, meeting_number, meeting_year,
    },
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, Tx,
    associations::institution_on,
    elections::{number_elected, votes_at},
    journal::Author,
    meetings::{
        MeetingDetails, MeetingRecord, clear_marks, insert_meeting, insert_move, numbers_taken,
        resolved_items, save_agenda, save_invitees,
    },
    new_id,
};

use super::{
    references,
    service::{Held, brief, changed, shown, title, veiled},
};
use crate::{
    accounts::session::new_token,
    associations::{states, visible},
    elections::minutes_basis,
    error::ApiResult,
    http::{Context, change},
};

/// Most items of an agenda.
const MOST_ITEMS: usize = 50;
/// Most invitees.
const MOST_INVITEES: usize = 100;
/// Characters of the word by which a participant registers: short enough for a QR code, too long to guess.
const WORD: usize = 16;

/// Plans a meeting.
///
/// # Errors
/// 403, 409 when the association does not work on the date (I.5), 422 with every fault at its field.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, mut ask: NewMeeting) -> ApiResult<Meeting> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let body = references::body_of(tx.conn, ask.body_id)?;
    let mut institution = None;
    if body.kind == BodyKind::Association {
        visible(tx.conn, context, body.id, context.today)?;
        institution = institution_on(tx.conn, body.id, context.today)?;
    }
    let resource = Resource::Meeting {
        association: Some(body.id).filter(|_| body.kind == BodyKind::Association),
        institution,
        chair: None,
        secretary: None,
        by_paper: ask.by_paper,
    };
    context.require(Action::PlanMeetings, resource)?;
    check_past(&ask, context.today)?;
    check_times(ask.starts_at, ask.ends_at)?;
    check_link(ask.link.as_deref())?;
    check_agenda(&ask.agenda)?;
    if let Some(at) = ask.agenda.iter().position(|line| line.id.is_some()) {
        return Err(foreign_item(at).into());
    }
    check_exists(tx.conn, &body, ask.date)?;
    let school_year = meeting_year(context.profile, ask.date, ask.school_year)?;
    let mut touches = references::agenda(tx.conn, (&body, None), &mut ask.agenda)?;
    touches.extend(references::invitees(tx.conn, &mut ask.invitees)?);
    touches.push(body.id);
    let id = new_id();
    let details = MeetingDetails {
        starts_at: ask.starts_at,
        ends_at: ask.ends_at,
        place: ask.place,
        link: ask.link,
        form: ask.form,
        interaction: ask.interaction,
        by_paper: ask.by_paper,
        ..MeetingDetails::default()
    };
    let mut record = MeetingRecord {
        id: id.to_string(),
        version: 1,
        body_id: body.id.to_string(),
        school_year,
        number: None,
        meets_on: ask.date,
        state: MeetingState::Planned.to_string(),
        minutes_state: MinutesState::None.to_string(),
        theme: ask.theme,
        details: String::new(),
        chair_id: None,
        secretary_id: None,
        registration_code: word()?,
        sort_key: String::new(),
        search_key: String::new(),
    };
    record.settle(&details, (&body.name, body.code.as_deref()))?;
    insert_meeting(tx.conn, &record)?;
    save_agenda(tx.conn, id, &ask.agenda)?;
    save_invitees(tx.conn, id, &ask.invitees)?;
    let after = shown(tx.conn, context, id)?;
    written(tx, &context.author(), &after, touches)?;
    Ok(veiled(context, after))
}

fn written(tx: &mut Tx<'_>, author: &Author, after: &Meeting, touches: Vec<Id>) -> ApiResult<()> {
    let named = title(after);
    let object = (Entity::Meeting, after.id, named.as_str());
    let mut entry = change(Act::Create, "create_meeting", object, None, Some(&brief(after)));
    entry.touches = touches;
    tx.append(author, &entry)?;
    Ok(())
}

/// Changes a meeting. Another date, or another time or place than those it had, moves it.
///
/// # Errors
/// 403, 404, 409 for one whose minutes are being signed, for a held one that is to be moved and for an item that was
/// voted on, 412, 422.
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: MeetingPatch,
) -> ApiResult<Meeting> {
    let before = shown(tx.conn, context, key.0)?;
    let moves = moves(&before, &ask);
    let operation = if moves { "move_meeting" } else { "update_meeting" };
    changed(tx, context, key, (Action::PlanMeetings, operation), |tx, held| {
        check_open(held.meeting.state, held.meeting.minutes_state)?;
        if moves {
            check_movable(held.meeting.state)?;
            if ask.date.is_some_and(|date| date != held.meeting.date) {
                check_not_voted(has_voted(tx.conn, &held.meeting)?)?;
                // A wrong date of a paper is corrected; who came on another day did not come on this one.
                if !held.meeting.by_paper {
                    clear_marks(tx.conn, held.meeting.id)?;
                }
            }
            let at = context.now.naive_utc();
            insert_move(tx.conn, &held.meeting, ask.move_reason.as_deref(), at)?;
        }
        let mut touches = times(tx.conn, context, held, &ask)?;
        texts(held, &ask)?;
        touches.extend(lists(tx.conn, held, ask)?);
        Ok(touches)
    })
}

/// Whether anything was voted on at the meeting that still stands.
pub(super) fn has_voted(conn: &mut Conn, of: &Meeting) -> ApiResult<bool> {
    let decided = of.agenda.iter().any(|item| item.decision.is_some());
    Ok(decided || votes_at(conn, of.id)?.0)
}

/// Whether a patch moves the meeting: what nobody had named before is no move.
fn moves(before: &Meeting, ask: &MeetingPatch) -> bool {
    let date = ask.date.is_some_and(|date| date != before.date);
    let time = before.starts_at.is_some() && ask.starts_at.is_some_and(|time| time != before.starts_at);
    let place = before.place.is_some() && ask.place.as_ref().is_some_and(|place| *place != before.place);
    date || time || place
}

fn times(conn: &mut Conn, context: &Context<'_>, held: &mut Held, ask: &MeetingPatch) -> ApiResult<Vec<Id>> {
    let (record, before) = (&mut held.record, &held.meeting);
    if ask.date.is_some() || ask.school_year.is_some() {
        let date = ask.date.unwrap_or(before.date);
        if before.by_paper && date > context.today {
            let text = "По бумажному протоколу вносят заседание, которое уже прошло.";
            return Err(Refusal::field("/date", "future", text).into());
        }
        check_exists(conn, &before.body, date)?;
        let same = date == before.date;
        let asked = ask.school_year.or(Some(before.school_year).filter(|_| same));
        record.school_year = meeting_year(context.profile, date, asked)?;
        record.meets_on = date;
    }
    let moved_year = record.school_year != before.school_year && before.number.is_some();
    if ask.number.is_some() || moved_year {
        if before.state != MeetingState::Held {
            let text = "Номер заседание получает, когда состоится.";
            return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
        }
        let taken = numbers_taken(conn, &record.body_id, record.school_year, &record.id)?;
        record.number = Some(meeting_number(&taken, ask.number.or(before.number))?);
        number_elected(conn, before.id, &minutes_basis(record))?;
    }
    Ok(Vec::new())
}

fn texts(held: &mut Held, ask: &MeetingPatch) -> ApiResult<()> {
    let mut details = held.record.details()?;
    let set = |field: &mut Option<String>, asked: &Option<Option<String>>| {
        if let Some(asked) = asked {
            field.clone_from(asked);
        }
    };
    details.starts_at = ask.starts_at.unwrap_or(details.starts_at);
    details.ends_at = ask.ends_at.unwrap_or(details.ends_at);
    set(&mut details.place, &ask.place);
    set(&mut details.link, &ask.link);
    set(&mut details.form, &ask.form);
    set(&mut details.interaction, &ask.interaction);
    check_times(details.starts_at, details.ends_at)?;
    check_link(details.link.as_deref())?;
    if let Some(theme) = &ask.theme {
        held.record.theme.clone_from(theme);
    }
    let body = &held.meeting.body;
    held.record.settle(&details, (&body.name, body.code.as_deref()))?;
    Ok(())
}

fn lists(conn: &mut Conn, held: &Held, ask: MeetingPatch) -> ApiResult<Vec<Id>> {
    let before = &held.meeting;
    let mut touches = Vec::new();
    if let Some(mut lines) = ask.agenda {
        too_many(
            lines.len(),
            MOST_ITEMS,
            "/agenda",
            "В повестке не больше 50 вопросов.",
        )?;
        check_agenda(&lines)?;
        check_agenda_change(&before.agenda, &lines)?;
        check_resolved(conn, before, &lines)?;
        touches.extend(references::agenda(
            conn,
            (&before.body, Some(before)),
            &mut lines,
        )?);
        save_agenda(conn, before.id, &lines)?;
    }
    if let Some(mut invitees) = ask.invitees {
        let text = "Приглашённых не больше 100.";
        too_many(invitees.len(), MOST_INVITEES, "/invitees", text)?;
        touches.extend(references::invitees(conn, &mut invitees)?);
        save_invitees(conn, before.id, &invitees)?;
    }
    Ok(touches)
}

/// An item under which the minutes resolved something does not go: its resolutions would hang in the air.
fn check_resolved(conn: &mut Conn, before: &Meeting, lines: &[AgendaLine]) -> ApiResult<()> {
    let resolved = resolved_items(conn, before.id)?;
    let stays = |id| lines.iter().any(|line| line.id == Some(id));
    let gone = before
        .agenda
        .iter()
        .find(|item| resolved.contains(&item.id.to_string()) && !stays(item.id));
    let Some(item) = gone else { return Ok(()) };
    let text = format!(
        "По вопросу «{}» в протоколе записаны решения: сначала уберите их из протокола.",
        item.title
    );
    Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into())
}

fn too_many(count: usize, most: usize, pointer: &str, text: &str) -> Result<(), Refusal> {
    if count <= most {
        return Ok(());
    }
    let errors = vec![FieldError::new(pointer, "length", text)];
    Err(Refusal::of(ErrorCode::Validation).errors(errors))
}

fn foreign_item(at: usize) -> Refusal {
    let pointer = format!("/agenda/{at}/id");
    Refusal::field(
        &pointer,
        "unknown",
        "Такого вопроса в повестке нет: обновите страницу.",
    )
}

/// A body meets while it works: not before the order that creates an association, not after its end (I.5).
fn check_exists(conn: &mut Conn, body: &BodyRef, date: NaiveDate) -> ApiResult<()> {
    if body.kind == BodyKind::Association {
        check_works(&states(conn, body.id)?, date)?;
    }
    Ok(())
}

/// A word that nobody guesses.
fn word() -> ApiResult<String> {
    Ok(new_token()?
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(WORD)
        .collect())
}
