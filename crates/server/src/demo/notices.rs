//! What the people of the demo city are told on its day: the planner runs once over everything that was filled in.

use veche_domain::regulation::Profile;
use veche_store::{Tx, journal::Author};

use crate::{
    clock::DEMO_TODAY,
    error::{ApiError, ApiResult},
    reminders::{gather, settle, working_days},
};

/// Tells what there is to tell; the last thing that a demo city is filled with.
pub(super) fn fill_notices(tx: &mut Tx<'_>, author: &Author, profile: &Profile) -> ApiResult<()> {
    let calendar = working_days().map_err(ApiError::Internal)?;
    let at = (author.at, DEMO_TODAY);
    let planned = gather(tx.conn, (profile, &calendar), at)?;
    settle(tx, &planned, at)?;
    Ok(())
}
