//! The department's own events in the calendar of everybody who works with the city's plan (VIII.8.2).

use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use veche_domain::plans::{DepartmentEvent, DepartmentEventFilter};
use veche_papers::CalendarDays;
use veche_store::{Conn, Slice, plans::list_department_events};

use super::events::span;
use crate::{error::ApiResult, http::Context, state::State};

/// Most events of the city in one calendar: those of about three school years.
const MOST: i64 = 500;
/// Longest event that is shown, in days: what goes on «в течение года» would lie over every day of it.
const LONGEST: i64 = 31;

/// Events whose days are known, from a year ago to two years ahead.
///
/// # Errors
/// A database that cannot be read.
pub(super) fn city_days(
    conn: &mut Conn,
    (state, context): (&State, &Context<'_>),
) -> ApiResult<Vec<CalendarDays>> {
    let near = span(context.today);
    let filter = DepartmentEventFilter {
        school_year: None,
        from: near.from,
        until: near.until,
    };
    let found = list_department_events(conn, &filter, &Slice::first(MOST))?.items;
    Ok(found
        .into_iter()
        .filter_map(|event| days((state, context), event))
        .collect())
}

fn days((state, context): (&State, &Context<'_>), of: DepartmentEvent) -> Option<CalendarDays> {
    let (from, until) = (of.from?, of.until?);
    if (until - from).num_days() > LONGEST {
        return None;
    }
    let began = context.profile.school_year_days(of.school_year).from?;
    let local = began.and_time(NaiveTime::MIN);
    let since: DateTime<Utc> = state
        .clock
        .zone()
        .from_local_datetime(&local)
        .earliest()?
        .to_utc();
    let said = [
        Some("План департамента, пункт VIII.8.2 Положения".to_owned()),
        Some(format!("Сроки: {}", of.dates)),
        of.audience.map(|audience| format!("Для кого: {audience}")),
        of.responsible.map(|who| format!("Ответственные: {who}")),
        of.note,
    ];
    let address = state.config.public_url.trim_end_matches('/');
    Some(CalendarDays {
        id: of.id,
        version: of.version,
        summary: of.title,
        from,
        until,
        place: of.place,
        notes: said.into_iter().flatten().collect(),
        url: format!("{address}/city-year"),
        since,
    })
}
