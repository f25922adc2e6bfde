//! What a request points to: each thing that does not exist is named with its field.

use veche_domain::{
    Id,
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{Conn, StoreError, StoreResult, organizations::organization_record, people::standing_id};

use crate::error::{ApiError, ApiResult};

/// The answer of a look-up, or the refusal of the field that points nowhere.
pub(super) fn known<T>(found: StoreResult<T>, pointer: &str, code: &str, message: &str) -> ApiResult<T> {
    match found {
        Err(StoreError::NotFound) => Err(Refusal::field(pointer, code, message).into()),
        other => Ok(other?),
    }
}

/// The person, under the identifier that stands now.
pub(super) fn person(conn: &mut Conn, id: Id) -> ApiResult<Id> {
    let found = standing_id(conn, id);
    known(found, "/person_id", "unknown", "Такого человека нет в реестре.")
}

/// The base school.
pub(super) fn base_site(conn: &mut Conn, id: Option<Id>) -> ApiResult<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    let text = "Такой организации нет в реестре.";
    let record = known(organization_record(conn, id), "/base_site_id", "unknown", text)?;
    Ok(Some(record.id))
}

/// A duplicate told at the field that makes it one.
pub(super) fn unique(kept: StoreResult<()>, pointer: &str, message: &str) -> ApiResult<()> {
    match kept {
        Err(StoreError::Duplicate(_)) => {
            let errors = vec![FieldError::new(pointer, "duplicate", message)];
            let refusal = Refusal::new(ErrorCode::Duplicate, message).errors(errors);
            Err(ApiError::Refused(refusal))
        }
        other => Ok(other?),
    }
}
