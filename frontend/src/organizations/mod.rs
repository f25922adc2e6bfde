//! Organizations: register, page, names, successors.

mod edit;
mod list;
mod page;

pub use edit::{EditOrganization, NewOrganizationPage};
pub use list::{OrganizationsPage, OrganizationsView};
pub use page::{OrganizationPage, OrganizationView};
