//! Open votes at a meeting: elections of leader and secretary (VII.7.4, VII.7.5).

mod annul;
mod ballot;
mod candidates;
mod card;
mod casting;
mod closing;
mod hands;
mod naming;
mod opening;
mod page;
mod picture;
mod roll;
mod setup;

pub use annul::AnnulForm;
pub use ballot::BallotView;
pub use card::ElectionView;
pub use casting::Casting;
pub use closing::CloseDialog;
pub use hands::HandsView;
pub use page::{VotesPage, VotesView};
pub use picture::TallyPicture;
pub use setup::SetupForm;
