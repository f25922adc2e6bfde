//! The reporting set of a school year: completeness, the archive, where papers are kept (VII.7.10).

mod archive;
mod filing;
mod handlers;
mod inventory;
mod set;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::get_reporting_set)
        .service(archive::get_reporting_archive)
        .service(handlers::list_case_files)
        .service(handlers::put_case_file)
        .service(handlers::file_paper)
        .service(handlers::unfile_paper);
}
