//! The city council: who is in it, and what it is to consider (VII.7.8).

mod handlers;
pub(crate) mod queue;
pub(crate) mod service;

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(handlers::list_council_members)
        .service(handlers::create_council_member)
        .service(handlers::update_council_member)
        .service(handlers::end_council_member)
        .service(handlers::queue_analyses);
}
