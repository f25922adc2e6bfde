//! Elections of leader and secretary: set up, rounds, votes, result, annulment (VII.7.4, VII.7.5), and the stream that
//! tells who looks at a meeting that something of it changed.

mod annulment;
mod events;
mod handlers;
mod office;
pub(crate) mod rounds;
mod scene;
pub(crate) mod service;
mod shown;
mod streams;
mod votes;

pub(crate) use office::minutes_basis;
pub use streams::Streams;

use crate::http::Routes;

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_elections)
        .service(handlers::create_election)
        .service(handlers::get_election)
        .service(handlers::open_election)
        .service(handlers::cast_election_vote)
        .service(handlers::close_election)
        .service(handlers::annul_election)
        .service(events::watch_meeting);
}
