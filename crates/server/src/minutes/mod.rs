//! Minutes of meetings: drawn up, signed, corrected, published, and their resolutions tracked (VII.7.6).

mod files;
mod handlers;
pub(crate) mod reading;
mod resolution_handlers;
pub(crate) mod resolutions;
pub(crate) mod signing;
pub(crate) mod writing;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::get_minutes)
        .service(handlers::get_minutes_extract)
        .service(handlers::put_minutes)
        .service(handlers::submit_minutes)
        .service(handlers::return_minutes)
        .service(handlers::sign_minutes)
        .service(handlers::correct_minutes)
        .service(handlers::publish_minutes)
        .service(files::add_minutes_file)
        .service(files::get_minutes_file)
        .service(resolution_handlers::list_resolutions)
        .service(resolution_handlers::get_resolution)
        .service(resolution_handlers::close_resolution)
        .service(resolution_handlers::reopen_resolution);
}
