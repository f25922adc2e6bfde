//! «Напомнить»: one click from the board to those who owe.

use veche_domain::{
    access::Action,
    compliance::{FindingFilter, Reminder},
    journal::{Act, Entity},
    reminders::Requested,
};
use veche_store::{StoreError, Tx, associations::association_record, standing::whereabouts};

use super::service::{FindingQuery, findings};
use crate::{
    error::ApiResult,
    http::{Context, change},
    reminders::request,
};

/// Reminds those who act on a duty of an association next.
///
/// # Errors
/// 403, 404 for an association without that duty in the year, 409 for a duty that is done or not owed.
pub fn remind(tx: &mut Tx<'_>, context: &Context<'_>, ask: &Reminder) -> ApiResult<Requested> {
    let id = ask.association_id;
    let near = whereabouts(tx.conn, Entity::Association, id, context.today)?;
    context.require(Action::Remind, near.resource(id))?;
    let query = FindingQuery {
        filter: FindingFilter {
            association_id: Some(id),
            duty: Some(ask.duty),
            school_year: ask.school_year,
            ..FindingFilter::default()
        },
        on: None,
    };
    let found = findings(tx.conn, context, &query)?;
    let finding = found.first().ok_or(StoreError::NotFound)?;
    let requested = request(tx, context, finding)?;
    let name = association_record(tx.conn, id)?.name;
    let object = (Entity::Association, id, name.as_str());
    let entry = change(Act::Update, "remind_duty", object, None, Some(finding));
    context.record(tx, entry)?;
    Ok(requested)
}
