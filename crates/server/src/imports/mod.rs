//! Imports of spreadsheets: read in a child process, classified by the domain, committed as one batch.

mod apply;
mod found;
mod handlers;
pub mod parse;
mod preview;
mod profiles;
mod rights;
mod service;
mod undo;
mod upload;

pub use apply::commit;
pub use preview::{Preview, preview, read_references};
pub use service::{Importer, ReadFile, keep};

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_imports)
        .service(handlers::create_import)
        .service(handlers::get_import)
        .service(handlers::list_import_rows)
        .service(handlers::map_import)
        .service(handlers::commit_import)
        .service(handlers::undo_import)
        .service(handlers::get_rejected_rows)
        .service(profiles::list_import_profiles)
        .service(profiles::keep_import_profile)
        .service(profiles::forget_import_profile);
}
