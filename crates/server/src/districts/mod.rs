//! Districts, administrative units and district associations (РМО).

mod handlers;
mod service;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_admin_unit_dictionary)
        .service(handlers::list_district_dictionary)
        .service(handlers::list_district_associations)
        .service(handlers::create_district_association)
        .service(handlers::get_district_association)
        .service(handlers::update_district_association)
        .service(handlers::appoint_district_head)
        .service(handlers::release_district_head);
}
