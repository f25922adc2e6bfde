//! People: register, page, employments, categories, tenure, merges.

mod cells;
mod duplicates;
mod edit;
mod list;
mod merges;
mod name_forms;
mod page;
mod record_forms;
mod sections;

pub(crate) use cells::{category_of, tenure_of, work_of};
pub use duplicates::{DuplicatesPage, DuplicatesView};
pub use edit::{EditPerson, NewPersonPage};
pub use list::{PeoplePage, PeopleView};
pub use merges::{Merges, MergesView};
pub use name_forms::NameFormsView;
pub use page::{PersonPage, PersonView};
