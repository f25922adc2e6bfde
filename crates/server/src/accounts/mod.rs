//! Accounts and sessions.

mod handlers;
pub mod password;
mod service;
pub mod session;
pub mod sessions;
pub mod throttle;

pub use service::open_account;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::sign_in)
        .service(handlers::get_session)
        .service(handlers::sign_out)
        .service(handlers::list_accounts)
        .service(handlers::create_account)
        .service(handlers::get_account)
        .service(handlers::update_account);
}
