//! Orders: drawn up, signed, applied to the register, taken back (I.4, I.5, VII.7.2).

mod assess;
pub(crate) mod files;
mod handlers;
pub(crate) mod register;
pub(crate) mod service;
mod signing;
mod timeline;

pub(crate) use service::draft;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_orders)
        .service(handlers::create_order)
        .service(handlers::get_order)
        .service(handlers::update_order)
        .service(handlers::preview_order)
        .service(handlers::sign_order)
        .service(handlers::cancel_order)
        .service(files::add_order_file)
        .service(files::get_order_file)
        .service(handlers::get_association_timeline);
}
