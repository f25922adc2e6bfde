//! Open votes at a meeting: elections of leader and secretary (VII.7.4, VII.7.5).

mod page;

pub use page::VotesPage;
