//! Analyses of school years: written by the leader, taken by the curator, considered by the council (VII.7.8).

mod handlers;
pub(crate) mod life;
mod projection;
pub(crate) mod reading;
pub(crate) mod writing;

pub(crate) use projection::refresh;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_analyses)
        .service(handlers::create_analysis)
        .service(handlers::get_analysis)
        .service(handlers::update_analysis)
        .service(handlers::submit_analysis)
        .service(handlers::return_analysis)
        .service(handlers::accept_analysis);
}
