//! People: register, page, employments, categories, tenure, merges.

mod duplicates;
mod edit;
mod list;
mod merges;
mod page;
mod record_forms;
mod sections;

pub use duplicates::{DuplicatesPage, DuplicatesView};
pub use edit::{EditPerson, NewPersonPage};
pub use list::{PeoplePage, PeopleView};
pub use merges::{Merges, MergesView};
pub use page::{PersonPage, PersonView};
