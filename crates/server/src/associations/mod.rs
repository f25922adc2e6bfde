//! Associations, their members and offices.

mod handlers;
mod members;
pub(crate) mod offices;
mod paper;
mod references;
mod service;
mod states;

pub use offices::sought;
pub(crate) use paper::composition_paper;
pub(crate) use service::{get as found_on, visible};
pub(crate) use states::states;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_associations)
        .service(handlers::create_association)
        .service(handlers::get_association)
        .service(handlers::update_association)
        .service(handlers::set_association_status)
        .service(handlers::assign_curating_institution)
        .service(handlers::list_memberships)
        .service(handlers::add_member)
        .service(handlers::confirm_membership)
        .service(handlers::end_membership)
        .service(handlers::withdraw_proposal)
        .service(handlers::apply_for_membership)
        .service(handlers::fill_office)
        .service(handlers::end_office)
        .service(handlers::check_eligibility)
        .service(paper::get_composition);
}
