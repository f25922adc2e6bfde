//! Importing spreadsheets: the pure rules that turn the rows of a list into records or into reasons for refusal.
//!
//! Reading a file and finding its header is the work of the spreadsheet crate; here a [`RawTable`] (cells under
//! named [`Field`]s) is normalized, compared with [`References`] and with what the register already holds, and
//! classified. Nothing is created here: an [`Outcome`] says what would be, so that a preview and a commit agree,
//! and importing the same file twice adds nothing.
//!
//! | kind | function |
//! |---|---|
//! | consolidated list of pedagogues | [`people::classify`] |
//! | organizations | [`organizations::classify`] |
//! | associations | [`associations::classify`] |
//! | matrix of heads of district associations | [`district_heads::classify`] |
//! | annex of an order | [`order_annex::classify`] |
//! | answers of a registration form | [`registrations::classify`] |
//! | work plan | [`plans::classify`] |

mod batch;
mod cell;
mod codes;
mod kinds;
mod mapping;
mod memory;
mod messages;
mod raw;
mod references;
mod rows;
mod summary;

pub mod associations;
pub mod district_heads;
pub mod matching;
pub mod normalize;
pub mod order_annex;
pub mod organizations;
pub mod people;
pub mod plans;
pub mod registrations;

pub use batch::*;
pub use cell::Cell;
pub use codes::{FileWarningCode, RowClass, RowError, RowWarning};
pub use kinds::{Field, ImportKind};
pub use mapping::{Mapping, UnitColumn};
pub use raw::{DeclaredTotal, NonDataRows, RawRow, RawTable};
pub use references::{
    AssociationOnDay, KnownAssociation, KnownHead, KnownPerson, OrganizationEntry, References,
    ReferencesIndex,
};
pub use rows::{
    AnnexMember, AnnexValues, AssociationValues, DistrictHeadValues, ImportRow, OrganizationValues,
    PersonValues, PlanResponsible, PlanRowValues, RegistrationValues, RowValues,
};
pub use summary::{FileWarning, ImportSummary, Outcome};
