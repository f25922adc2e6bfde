//! Work plans of a school year, the city's year and the department's own events (VI.6.3, VII.7.7 - VII.7.9, VIII.8.2).

mod approval;
pub(crate) mod city;
mod city_handlers;
mod editions;
mod handlers;
mod lines;
mod marks;
mod service;
pub(crate) mod steps;
pub(crate) mod writing;

pub(crate) use approval::{concerns_plan, refresh};
pub(crate) use editions::standing;
pub(crate) use lines::kept;
pub(crate) use service::get;
pub(crate) use writing::new_record;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_plans)
        .service(handlers::create_plan)
        .service(handlers::get_plan)
        .service(handlers::update_plan)
        .service(handlers::submit_plan)
        .service(handlers::return_plan)
        .service(handlers::accept_plan)
        .service(handlers::approve_plan_by_paper)
        .service(handlers::amend_plan)
        .service(handlers::discard_amendment)
        .service(handlers::mark_plan_item)
        .service(handlers::put_region_mark)
        .service(handlers::get_plan_edition)
        .service(handlers::get_plan_difference)
        .service(city_handlers::get_city_year)
        .service(city_handlers::put_city_year)
        .service(city_handlers::list_department_events)
        .service(city_handlers::create_department_event)
        .service(city_handlers::update_department_event)
        .service(city_handlers::delete_department_event);
}
