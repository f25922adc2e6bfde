//! Professional associations: register, page, forms.

mod application;
mod candidates;
mod composition;
mod edit;
mod list;
mod member_forms;
mod office_form;
mod overview;
mod page;
mod status_forms;

pub use candidates::{Candidates, CandidatesView};
pub use composition::{Composition, CompositionView};
pub use edit::{EditAssociation, NewAssociationPage};
pub use list::{AssociationsPage, AssociationsView};
pub use office_form::{Eligibility, OfficeForm, VerdictView};
pub use overview::Overview;
pub use page::{AssociationPage, AssociationView};
