//! Minutes as somebody may read them.

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    meetings::{Meeting, MeetingState, MinutesState},
    minutes::{Minutes, MinutesContent, arranged, prefilled, remarks},
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn,
    minutes::{
        Frozen, MinutesRecord, headings, minutes_files, minutes_record, resolutions_of, revisions,
        signatures, with_responsible,
    },
};

use crate::{
    error::{ApiError, ApiResult},
    http::Context,
    meetings::shown,
};

/// Minutes as the actor may read them: whole, as the published extract, or not.
///
/// # Errors
/// 403 before the extract is published, 404, 409 for a meeting that was not held.
pub(crate) fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Minutes> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let meeting = shown(conn, context, id)?;
    let whole = allows(context.actor, Action::ReadMinutes, meeting.resource());
    if !whole && meeting.minutes_state != MinutesState::Published {
        context.require(Action::ReadMinutes, meeting.resource())?;
    }
    if meeting.state != MeetingState::Held {
        let text = "Протокол появится, когда заседание состоится.";
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
    }
    let record = minutes_record(conn, id)?;
    let minutes = assembled(conn, context, &meeting, record.as_ref())?;
    Ok(if whole { minutes } else { published(minutes) })
}

/// One item of the minutes, or all of them, as an extract tells of it.
///
/// # Errors
/// As [`get`]; 404 for an unknown item, 409 for minutes that are not signed: an extract is of a signed paper.
pub(crate) fn extract(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    item: Option<Id>,
) -> ApiResult<Minutes> {
    let mut found = published(get(conn, context, id)?);
    if !matches!(found.state, MinutesState::Signed | MinutesState::Published) {
        let text = "Выписку делают из подписанного протокола.";
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
    }
    let Some(item) = item else { return Ok(found) };
    if found
        .headings
        .iter()
        .all(|heading| heading.agenda_item_id != item)
    {
        return Err(ApiError::from(ErrorCode::NotFound));
    }
    found.headings.retain(|heading| heading.agenda_item_id == item);
    found.content.items.retain(|text| text.agenda_item_id == item);
    found
        .resolutions
        .retain(|resolution| resolution.agenda_item_id == item);
    found.content.annexes.clear();
    Ok(found)
}

/// The whole minutes of a held meeting; without a row as they begin.
///
/// # Errors
/// A store that cannot be read.
pub(crate) fn assembled(
    conn: &mut Conn,
    context: &Context<'_>,
    meeting: &Meeting,
    record: Option<&MinutesRecord>,
) -> ApiResult<Minutes> {
    let id = meeting.id;
    let said = match record.map(MinutesRecord::frozen).transpose()?.flatten() {
        Some(frozen) => frozen,
        None => now(conn, meeting)?,
    };
    let resolutions = resolutions_of(conn, id, context.today)?;
    let content = match record {
        Some(record) => with_responsible(record.content()?, &resolutions),
        None => prefilled(&said.headings),
    };
    let signed = matches!(
        meeting.minutes_state,
        MinutesState::Signed | MinutesState::Published
    );
    let content = if signed {
        content
    } else {
        arranged(content, &meeting.agenda)
    };
    let changed = meeting.composition_change.is_some();
    let found = if signed {
        Vec::new()
    } else {
        remarks(&content, &said.headings, meeting.attendance, changed)
    };
    let revision = record.map_or(1, |r| r.revision);
    Ok(Minutes {
        meeting_id: id,
        version: record.map_or(0, |r| r.version),
        body: meeting.body.clone(),
        school_year: meeting.school_year,
        number: meeting.number,
        date: meeting.date,
        state: meeting.minutes_state,
        revision,
        correction: record.and_then(|r| r.correction.clone()),
        chair: meeting.chair.as_ref().map(|o| o.person.clone()),
        secretary: meeting.secretary.as_ref().map(|o| o.person.clone()),
        theme: meeting.theme.clone(),
        participants: said.participants,
        invitees: said.invitees,
        headings: said.headings,
        content,
        resolutions,
        remarks: found,
        signatures: signatures(conn, id, revision)?,
        files: minutes_files(conn, id)?,
        revisions: if revision > 1 {
            revisions(conn, id)?
        } else {
            Vec::new()
        },
        published_on: record.and_then(|r| r.published_on),
        extract: false,
        by_paper: meeting.by_paper,
        edited_at: record.map(|r| r.edited_at.and_utc()),
        edited_by: record.map(|r| r.edited_by.clone()),
    })
}

/// What the meeting says of itself now.
///
/// # Errors
/// A store that cannot be read.
pub(crate) fn now(conn: &mut Conn, meeting: &Meeting) -> ApiResult<Frozen> {
    Ok(Frozen {
        participants: meeting.participants.clone(),
        invitees: meeting.invitees.clone(),
        headings: headings(conn, meeting.id, &meeting.agenda)?,
    })
}

/// The extract: what was decided, and nothing of who said what, who was there and who voted how.
fn published(mut minutes: Minutes) -> Minutes {
    minutes.extract = true;
    minutes.participants.clear();
    minutes.invitees.clear();
    minutes.remarks.clear();
    minutes.revisions.clear();
    minutes.files.clear();
    minutes.correction = None;
    minutes.edited_by = None;
    for decision in minutes.headings.iter_mut().filter_map(|h| h.decision.as_mut()) {
        decision.ballots.clear();
    }
    let MinutesContent { items, note, .. } = &mut minutes.content;
    note.clear();
    items.iter_mut().for_each(|item| item.spoke.clear());
    minutes
}
