//! District associations (РМО): the matrix of subjects and units, the list, the page.

mod forms;
mod list;
mod matrix;
mod page;

pub use list::{DistrictsPage, DistrictsView};
pub use matrix::Matrix;
pub use page::{DistrictPage, DistrictView};
