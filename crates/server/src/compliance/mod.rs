//! Who owes what by the regulation: findings, the board, its export (VII.7.2 - VII.7.9).

mod board;
mod export;
mod handlers;
mod remind;
mod service;

pub(crate) use service::year_asked;
pub use service::{FindingQuery, findings};

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_findings)
        .service(handlers::get_board)
        .service(handlers::get_board_xlsx)
        .service(handlers::get_board_csv)
        .service(handlers::remind_duty);
}
