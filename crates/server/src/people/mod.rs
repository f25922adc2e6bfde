//! People: employments, categories, tenure, likely duplicates and merges.

mod candidates;
mod handlers;
mod merge_handlers;
mod merges;
mod names;
mod service;
mod terms;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_people)
        .service(handlers::create_person)
        .service(handlers::get_person)
        .service(handlers::update_person)
        .service(handlers::add_employment)
        .service(handlers::update_employment)
        .service(handlers::remove_employment)
        .service(handlers::add_qualification)
        .service(handlers::remove_qualification)
        .service(handlers::state_tenure)
        .service(handlers::get_name_forms)
        .service(handlers::put_name_forms)
        .service(merge_handlers::list_duplicate_people)
        .service(merge_handlers::merge_people)
        .service(merge_handlers::list_merges)
        .service(merge_handlers::undo_merge);
}
