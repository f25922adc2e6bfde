//! The city council: who is in it, and what it is to consider (VII.7.8).

mod handlers;
pub(crate) mod queue;
pub(crate) mod service;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_council_members)
        .service(handlers::create_council_member)
        .service(handlers::update_council_member)
        .service(handlers::end_council_member)
        .service(handlers::queue_analyses);
}
