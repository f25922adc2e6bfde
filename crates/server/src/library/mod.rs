//! The library of legal acts and the lists of acknowledgement (I.3, III.A1, VIII.8.2.d1).

pub(crate) mod acknowledgements;
pub(crate) mod documents;
pub(crate) mod editions;
mod files;
mod handlers;
mod list_handlers;
mod references;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_normative_documents)
        .service(handlers::create_normative_document)
        .service(handlers::get_normative_document)
        .service(handlers::update_normative_document)
        .service(handlers::repeal_normative_document)
        .service(handlers::add_normative_edition)
        .service(handlers::update_normative_edition)
        .service(files::add_normative_file)
        .service(files::get_normative_file)
        .service(list_handlers::list_acknowledgements)
        .service(list_handlers::open_acknowledgement)
        .service(list_handlers::get_acknowledgement)
        .service(list_handlers::list_acknowledgement_people)
        .service(list_handlers::acknowledge_document)
        .service(list_handlers::mark_by_paper)
        .service(list_handlers::extend_acknowledgement)
        .service(list_handlers::close_acknowledgement);
}
