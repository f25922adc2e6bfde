//! Deadlines of the regulation in calendars: they stand there until the duty is done (VII.7.8, VII.7.9).

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    compliance::{Duty, Finding},
    reminders::{deadline_note, deadline_summary, finding_key, is_recalled, path_of},
};
use veche_papers::CalendarDeadline;
use veche_store::{Conn, associations::institution_on, meetings::body_refs};

use crate::{
    error::ApiResult,
    http::Context,
    reminders::{duties_of, years_of},
    state::State,
};

/// Hour at which the alarm rings, local.
const MORNING: u32 = 9;

/// The deadlines of an association: its plan, its analysis, its next plan.
///
/// # Errors
/// A database that cannot be read.
pub(super) fn deadlines_of(
    conn: &mut Conn,
    (state, context): (&State, &Context<'_>),
    association: Id,
) -> ApiResult<Vec<CalendarDeadline>> {
    let resource = Resource::Association {
        id: association,
        institution: institution_on(conn, association, context.today)?,
    };
    if !allows(context.actor, Action::ReadCompliance, resource) {
        return Ok(Vec::new());
    }
    shown(conn, (state, context), Some(association), |finding| {
        matches!(finding.duty, Duty::PlanApproval | Duty::Analysis | Duty::NextPlan)
    })
}

/// What the reader answers for, in every association where the reader holds an office.
///
/// # Errors
/// A database that cannot be read.
pub(super) fn own_deadlines(
    conn: &mut Conn,
    (state, context): (&State, &Context<'_>),
) -> ApiResult<Vec<CalendarDeadline>> {
    let own = context.actor.associations();
    let Some(me) = context.actor.person_id.filter(|_| !own.is_empty()) else {
        return Ok(Vec::new());
    };
    // Of several all are asked for at once: the statements are the same few for one association and for a city.
    let only = match own.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    shown(conn, (state, context), only, |finding| {
        finding.actor_id == Some(me) && own.contains(&finding.association_id)
    })
}

fn shown(
    conn: &mut Conn,
    (state, context): (&State, &Context<'_>),
    association: Option<Id>,
    wanted: impl Fn(&Finding) -> bool,
) -> ApiResult<Vec<CalendarDeadline>> {
    let years = years_of(context.profile, context.today);
    let mut found = duties_of(conn, context, association, &years)?;
    found.retain(|finding| is_recalled(context.profile, context.today, finding) && wanted(finding));
    let mut keys: Vec<String> = found.iter().map(|of| of.association_id.to_string()).collect();
    keys.sort_unstable();
    keys.dedup();
    let bodies = body_refs(conn, &keys)?;
    let name = |of: &Finding| {
        bodies
            .get(&of.association_id.to_string())
            .map(|body| body.name.as_str())
    };
    Ok(found
        .iter()
        .filter_map(|of| deadline((state, context), of, name(of)?))
        .collect())
}

fn deadline(
    (state, context): (&State, &Context<'_>),
    of: &Finding,
    association: &str,
) -> Option<CalendarDeadline> {
    let date = of.due_on?;
    let zone = state.clock.zone();
    let at = |day: NaiveDate, hour: u32| -> Option<DateTime<Utc>> {
        let local = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
        Some(zone.from_local_datetime(&local).earliest()?.with_timezone(&Utc))
    };
    let began = context.profile.school_year_days(of.school_year).from?;
    let address = state.config.public_url.trim_end_matches('/');
    Some(CalendarDeadline {
        key: finding_key(of).replace([':', '_'], "-"),
        summary: deadline_summary(of, association),
        date,
        notes: vec![deadline_note(of, date)],
        url: format!("{address}{}", path_of(of)),
        remind_at: at(state.calendar.on_or_before(date), MORNING)?,
        since: at(began, 0)?,
    })
}
