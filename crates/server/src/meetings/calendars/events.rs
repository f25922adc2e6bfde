//! Meetings as events of a calendar, each as far as the person may see it.

use std::collections::HashMap;

use chrono::{DateTime, Months, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use veche_domain::{
    Id,
    access::{Action, Grant, Resource, allows},
    meetings::{BodyKind, BodyRef, MeetingFilter, MeetingState},
};
use veche_papers::{CalendarEntries, CalendarEvent, CalendarZone, write_calendar};
use veche_store::{
    Conn,
    associations::drafts_among,
    meetings::{
        MeetingDetails, MeetingRecord, body, body_refs, council, institutions_on, last_changes, last_meetings,
    },
};

use super::{
    city::city_days,
    deadlines::{deadlines_of, own_deadlines},
};
use crate::{
    associations::visible,
    error::{ApiError, ApiResult},
    http::Context,
    state::State,
};

/// Most meetings of one calendar; of more the latest are shown.
const MOST: i64 = 1_000;

/// The calendar of an association, or the own one over every body the person belongs to.
///
/// # Errors
/// 403, 404 also for a draft that the actor may not see.
pub(super) fn calendar(
    conn: &mut Conn,
    (state, context): (&State, &Context<'_>),
    association: Option<Id>,
) -> ApiResult<String> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let address = state.config.public_url.trim_end_matches('/');
    let (name, found, deadlines, days) = match association {
        Some(id) => {
            visible(conn, context, id, context.today)?;
            let filter = MeetingFilter {
                body_id: Some(id),
                ..span(context.today)
            };
            let found = last_meetings(conn, &filter, (None, context.today), MOST)?;
            let deadlines = deadlines_of(conn, (state, context), id)?;
            (body(conn, id)?.name, found, deadlines, Vec::new())
        }
        None => {
            let deadlines = own_deadlines(conn, (state, context))?;
            let days = city_days(conn, (state, context))?;
            ("Мои заседания".to_owned(), own(conn, context)?, deadlines, days)
        }
    };
    let zone = zone(state.clock.zone(), context.today);
    let entries = CalendarEntries {
        meetings: events(conn, (context, address), found)?,
        deadlines,
        days,
    };
    Ok(write_calendar(&name, &zone, &entries))
}

/// From a year ago to two years ahead.
pub(super) fn span(today: NaiveDate) -> MeetingFilter {
    MeetingFilter {
        from: today.checked_sub_months(Months::new(12)),
        until: today.checked_add_months(Months::new(24)),
        ..MeetingFilter::default()
    }
}

fn own(conn: &mut Conn, context: &Context<'_>) -> ApiResult<Vec<MeetingRecord>> {
    let me = (context.actor.person_id, context.today);
    let mine = MeetingFilter {
        mine: Some(true),
        ..span(context.today)
    };
    let mut found = last_meetings(conn, &mine, me, MOST)?;
    let of_council = |g: &Grant| matches!(g, Grant::Council | Grant::CouncilMember { .. });
    if context.actor.grants.iter().any(of_council) {
        let of_council = MeetingFilter {
            body_id: Some(council(conn)?),
            ..span(context.today)
        };
        found.extend(last_meetings(conn, &of_council, me, MOST)?);
        found.sort_by(|a, b| (&a.sort_key, &a.id).cmp(&(&b.sort_key, &b.id)));
        found.dedup_by(|a, b| a.id == b.id);
        let over = found
            .len()
            .saturating_sub(usize::try_from(MOST).unwrap_or(usize::MAX));
        found.drain(..over);
    }
    Ok(found)
}

/// What the meetings of a calendar have in common, read in a few statements.
struct Surroundings {
    bodies: HashMap<String, BodyRef>,
    institutions: HashMap<String, Id>,
    changes: HashMap<String, DateTime<Utc>>,
    hidden: Vec<Id>,
}

fn events(
    conn: &mut Conn,
    (context, address): (&Context<'_>, &str),
    found: Vec<MeetingRecord>,
) -> ApiResult<Vec<CalendarEvent>> {
    let mut keys: Vec<String> = found.iter().map(|r| r.body_id.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    let meetings: Vec<String> = found.iter().map(|r| r.id.clone()).collect();
    let bodies = body_refs(conn, &keys)?;
    let associations: Vec<Id> = bodies
        .values()
        .filter(|b| b.kind == BodyKind::Association)
        .map(|b| b.id)
        .collect();
    let hidden = if allows(context.actor, Action::ReadDrafts, Resource::City) {
        Vec::new()
    } else {
        drafts_among(conn, &associations, context.today)?
    };
    let around = Surroundings {
        institutions: institutions_on(conn, &keys, context.today)?,
        changes: last_changes(conn, &meetings)?,
        hidden,
        bodies,
    };
    let mut all = Vec::with_capacity(found.len());
    for record in found {
        all.extend(event((context, address), &around, record)?);
    }
    Ok(all)
}

fn event(
    (context, address): (&Context<'_>, &str),
    around: &Surroundings,
    record: MeetingRecord,
) -> ApiResult<Option<CalendarEvent>> {
    let Some(of) = around.bodies.get(&record.body_id) else {
        return Ok(None);
    };
    if around.hidden.contains(&of.id) {
        return Ok(None);
    }
    let id = read(&record.id)?;
    let (state, details) = (record.state()?, record.details()?);
    let resource = Resource::Meeting {
        association: Some(of.id).filter(|_| of.kind == BodyKind::Association),
        institution: around.institutions.get(&record.body_id).copied(),
        chair: record.chair_id.as_deref().map(read).transpose()?,
        secretary: record.secretary_id.as_deref().map(read).transpose()?,
        by_paper: details.by_paper,
    };
    let takes_part = allows(context.actor, Action::ReadMinutes, resource);
    // Many calendars do not show that an event is cancelled: the title says it.
    let told = if state == MeetingState::Cancelled {
        "Отменено: "
    } else {
        ""
    };
    Ok(Some(CalendarEvent {
        id,
        version: record.version,
        state,
        summary: format!("{told}{} – {}", record.theme, of.name),
        date: record.meets_on,
        starts_at: details.starts_at,
        ends_at: details.ends_at,
        notes: notes(&record, &details, of),
        url: format!("{address}/meetings/{id}"),
        place: details.place,
        link: details.link.filter(|_| takes_part),
        // A meeting has an entry in the journal since it was planned; the epoch stands for one without.
        changed_at: around.changes.get(&record.id).copied().unwrap_or_default(),
    }))
}

fn notes(record: &MeetingRecord, details: &MeetingDetails, of: &BodyRef) -> Vec<String> {
    let number = record.number.map(|number| format!(", заседание № {number}"));
    let form = details.form.as_ref().map(|form| format!("Форма: {form}"));
    let reason = details.cancel_reason.as_ref();
    std::iter::once(format!("{}{}", of.name, number.unwrap_or_default()))
        .chain(form)
        .chain(reason.map(|reason| format!("Отменено: {reason}")))
        .collect()
}

fn zone(zone: Tz, today: NaiveDate) -> CalendarZone {
    let noon = today.and_hms_opt(12, 0, 0).unwrap_or_default();
    CalendarZone {
        name: zone.name().to_owned(),
        offset: zone.offset_from_utc_datetime(&noon).fix().local_minus_utc(),
    }
}

fn read(text: &str) -> ApiResult<Id> {
    text.parse()
        .map_err(|_| ApiError::Internal(format!("a meeting names {text:?}, which is no identifier")))
}
