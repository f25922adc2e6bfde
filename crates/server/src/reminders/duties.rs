//! Duties as the rules of compliance find them.

use veche_domain::{Id, calendar::SchoolYear, compliance::Finding, compliance::FindingFilter};
use veche_store::Conn;

use crate::{
    compliance::{FindingQuery, findings},
    error::ApiResult,
    http::Context,
};

/// Findings that somebody has to do something about, of one association or of the whole city, in the school years.
///
/// # Errors
/// 403 for those who see no association's duties; a database that cannot be read.
pub fn duties_of(
    conn: &mut Conn,
    context: &Context<'_>,
    association: Option<Id>,
    years: &[SchoolYear],
) -> ApiResult<Vec<Finding>> {
    let mut open = Vec::new();
    for year in years {
        let filter = FindingFilter {
            school_year: Some(*year),
            association_id: association,
            ..FindingFilter::default()
        };
        let found = findings(conn, context, &FindingQuery { filter, on: None })?;
        open.extend(found.into_iter().filter(Finding::is_open));
    }
    Ok(open)
}
