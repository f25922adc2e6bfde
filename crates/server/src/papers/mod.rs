//! Official papers: offered at their objects, written, issued under a number, checked by anybody.
//!
//! A paper in work is written anew each time and marked «ПРОЕКТ». One in force is issued once for its wording: it gets
//! a number, its file is kept, and every later reader gets the same bytes.

mod gather;
mod handlers;
mod issue;
mod offers;
mod render;
mod verify;

pub(crate) use gather::{analysis_worded, minutes_whole, plan_marks, plan_worded};

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::get_paper_offers)
        .service(handlers::get_paper)
        .service(handlers::get_minutes_pdf)
        .service(handlers::get_minutes_docx)
        .service(handlers::get_order_pdf)
        .service(handlers::get_order_docx)
        .service(handlers::get_plan_pdf)
        .service(handlers::get_plan_docx)
        .service(handlers::get_analysis_pdf)
        .service(handlers::get_analysis_docx);
}

/// The public pages that check a number: made by the server, without script, outside the API.
pub fn public_routes(config: &mut actix_web::web::ServiceConfig) {
    config
        .service(verify::start_verification)
        .service(verify::verify_paper)
        .service(verify::compare_paper);
}
