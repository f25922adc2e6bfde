//! Minutes of a meeting and the resolutions in them (VII.7.6).

mod page;
mod resolutions;

pub use page::MinutesPage;
pub use resolutions::ResolutionsPage;
