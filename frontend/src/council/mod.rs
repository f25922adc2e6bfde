//! The city scientific-methodical council: who is in it, what it is to consider, what it decided (VII.7.8).

mod forms;
mod members;
mod page;
mod queue;

pub use forms::{EndMemberForm, MemberForm};
pub use members::MembersView;
pub use page::{CouncilPage, CouncilView};
pub use queue::QueueView;
