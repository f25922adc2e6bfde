//! Meetings as somebody may see them, and the frame of every change of one.

use serde_json::{Value, json};
use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    calendar::SchoolYear,
    journal::{Act, Entity},
    listing::Page,
    meetings::{
        BodyKind, Meeting, MeetingFilter, MeetingNorm, MeetingRow, MeetingState, MinutesState, NormMeeting,
        counting, norm,
    },
    terms::ru,
};
use veche_store::{
    Conn, StoreError, Tx,
    meetings::{MeetingRecord, list_meetings, meeting, meeting_record, meetings_of_year, update_meeting},
    minutes::signed_before,
};

use crate::{
    analyses,
    associations::visible,
    error::ApiResult,
    http::{Context, Listing, change},
    plans,
};

/// A page of meetings.
///
/// # Errors
/// 403 for those who may not read registers.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<MeetingFilter>,
) -> ApiResult<Page<MeetingRow>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let me = (context.actor.person_id, context.today);
    Ok(listing.page(list_meetings(conn, &listing.filter, me, &listing.slice)?))
}

/// One meeting as the actor may see it.
///
/// # Errors
/// 403, 404.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Meeting> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let found = shown(conn, context, id)?;
    Ok(veiled(context, found))
}

/// The whole meeting, for services that decide themselves what is told of it.
///
/// # Errors
/// 404.
pub(crate) fn shown(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Meeting> {
    let quorum = context.profile.settings.meeting_quorum.value;
    Ok(meeting(conn, id, context.today, quorum)?)
}

/// The meeting without what the actor may not see: the city knows that people met and about what, attendance and votes
/// by name are the association's own.
pub(super) fn veiled(context: &Context<'_>, mut found: Meeting) -> Meeting {
    let may = |action| allows(context.actor, action, found.resource());
    let (attendance, keeps) = (may(Action::ReadMinutes), may(Action::PlanMeetings));
    let composition = match found.body.kind {
        BodyKind::Association => {
            let of = Resource::Association {
                id: found.body.id,
                institution: found.institution_id,
            };
            allows(context.actor, Action::ReadComposition, of)
        }
        BodyKind::Council => attendance,
    };
    if !keeps {
        found.registration_code = None;
    }
    if !attendance {
        found.link = None;
        found.composition_change = None;
        for participant in &mut found.participants {
            participant.mark = None;
            participant.substitute = None;
        }
        for decision in found.agenda.iter_mut().filter_map(|item| item.decision.as_mut()) {
            decision.ballots.clear();
        }
        found.invitees.clear();
    }
    if !composition && !attendance {
        found.participants.clear();
    }
    found
}

/// How many meetings of an association's school year count (VII.7.6).
///
/// # Errors
/// 403, 404.
pub fn norm_of(
    conn: &mut Conn,
    context: &Context<'_>,
    association: Id,
    year: Option<SchoolYear>,
) -> ApiResult<MeetingNorm> {
    context.require(Action::ReadRegisters, Resource::City)?;
    visible(conn, context, association, context.today)?;
    let year = year.unwrap_or_else(|| context.profile.suggested_school_year(context.today));
    let unsigned = context.profile.interpretations.unsigned_minutes_count.value;
    let records = meetings_of_year(conn, association, year)?;
    let ids: Vec<String> = records.iter().map(|r| r.id.clone()).collect();
    let corrected = signed_before(conn, &ids)?;
    let mut seen = Vec::new();
    for record in records {
        let state = record.state()?;
        // What is being corrected was signed: the signed revision stands until the new one is.
        let minutes = match corrected.contains(&record.id) {
            true => MinutesState::Signed,
            false => record.minutes_state()?,
        };
        seen.push(NormMeeting {
            id: record.id.parse().map_err(|_| StoreError::NotFound)?,
            number: record.number,
            date: record.meets_on,
            theme: record.theme,
            counting: counting(state, minutes, record.meets_on, context.today, unsigned),
        });
    }
    Ok(norm(
        year,
        context.profile.thresholds.min_meetings.value.into(),
        seen,
    ))
}

/// A meeting before a change, with its row.
pub(crate) struct Held {
    /// As the API shows it.
    pub(crate) meeting: Meeting,
    /// Its row.
    pub(crate) record: MeetingRecord,
    /// Why it is changed: the journal keeps it.
    pub(crate) reason: Option<String>,
}

/// Changes a meeting: asks the right, hands it to the change, keeps the row with the next version and writes the
/// journal. The change gives the people it concerns.
///
/// # Errors
/// 403, 404, 412, and what the change refuses.
pub(crate) fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    (action, operation): (Action, &'static str),
    body: impl FnOnce(&mut Tx<'_>, &mut Held) -> ApiResult<Vec<Id>>,
) -> ApiResult<Meeting> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let before = shown(tx.conn, context, id)?;
    context.require(action, before.resource())?;
    if before.version != version {
        return Err(StoreError::Stale.into());
    }
    let mut held = Held {
        record: meeting_record(tx.conn, id)?,
        meeting: before.clone(),
        reason: None,
    };
    let mut touches = body(tx, &mut held)?;
    update_meeting(tx.conn, &held.record, version)?;
    let after = shown(tx.conn, context, id)?;
    touches.push(after.body.id);
    let (was, mut is) = (brief(&before), brief(&after));
    if let (Some(reason), Some(fields)) = (held.reason, is.as_object_mut()) {
        fields.insert("reason".to_owned(), json!(reason));
    }
    let object = (Entity::Meeting, id, title(&after));
    let mut entry = change(
        Act::Update,
        operation,
        (object.0, object.1, &object.2),
        Some(&was),
        Some(&is),
    );
    entry.touches = touches;
    context.record(tx, entry)?;
    follow(tx, context, &before, &after)?;
    Ok(veiled(context, after))
}

/// What follows from a changed meeting elsewhere: the plan that it approved, or approves no longer (VII.7.9); the
/// analyses that the council considered, or takes its word back on (VII.7.8).
fn follow(tx: &mut Tx<'_>, context: &Context<'_>, before: &Meeting, after: &Meeting) -> ApiResult<()> {
    if plans::concerns_plan(before) || plans::concerns_plan(after) {
        plans::refresh(tx, context, after.body.id, after.school_year)?;
        if before.school_year != after.school_year {
            plans::refresh(tx, context, before.body.id, before.school_year)?;
        }
    }
    if after.body.kind == BodyKind::Council {
        analyses::refresh(tx, context, after)?;
    }
    Ok(())
}

/// How the journal names a meeting.
pub(crate) fn title(of: &Meeting) -> String {
    let number = match (of.state, of.number) {
        (MeetingState::Held, Some(number)) => format!("№ {number} "),
        _ => String::new(),
    };
    format!("Заседание {number}{} – {}", ru(of.date), of.body.name)
}

/// A meeting as the journal keeps it: without the list of participants, whose marks are entries of their own, and
/// without the word of the registration.
pub(crate) fn brief(of: &Meeting) -> Value {
    let mut kept = of.clone();
    kept.participants.clear();
    kept.registration_code = None;
    kept.composition_change = None;
    serde_json::to_value(&kept).unwrap_or_else(|_| json!({}))
}
