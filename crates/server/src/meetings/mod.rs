//! Meetings: planned, held, their attendance and their ordinary decisions (VII.7.4 - VII.7.6).

pub(crate) mod attendance;
mod calendars;
pub(crate) mod day;
mod day_handlers;
pub(crate) mod decisions;
mod handlers;
mod orphans;
pub(crate) mod plan;
mod references;
mod service;

pub(crate) use orphans::check_meetings_stand;
pub(crate) use service::{changed, shown, title};

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_meetings)
        .service(handlers::create_meeting)
        .service(handlers::get_meeting)
        .service(handlers::update_meeting)
        .service(handlers::get_meeting_norm)
        .service(day_handlers::hold_meeting)
        .service(day_handlers::cancel_meeting)
        .service(day_handlers::name_officers)
        .service(day_handlers::refresh_participants)
        .service(day_handlers::put_attendance)
        .service(day_handlers::register_for_meeting)
        .service(day_handlers::decide_item)
        .service(day_handlers::reopen_item)
        .service(calendars::list_calendar_links)
        .service(calendars::create_calendar_link)
        .service(calendars::revoke_calendar_link)
        .service(calendars::get_association_calendar)
        .service(calendars::get_own_calendar);
}
