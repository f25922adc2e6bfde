//! Duties as the rules of compliance find them.

use veche_domain::{Id, calendar::SchoolYear, compliance::Finding};
use veche_store::Conn;

use crate::{error::ApiResult, http::Context};

/// Findings that are due or overdue, of one association or of the whole city, in the school years.
///
/// # Errors
/// A database that cannot be read.
pub fn duties_of(
    _conn: &mut Conn,
    _context: &Context<'_>,
    _association: Option<Id>,
    _years: &[SchoolYear],
) -> ApiResult<Vec<Finding>> {
    Ok(Vec::new())
}
