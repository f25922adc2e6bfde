//! Names of people in the grammatical cases.

use veche_domain::{
    Id,
    access::{Action, Resource},
    journal::{Act, Entity},
    people::{NameForms, PersonNameForms, check_name_forms},
    problem::ErrorCode,
};
use veche_papers::names::PersonName;
use veche_store::{
    Conn, Tx,
    people::{PersonRecord, keep_name_forms, name_forms_of, person_record, standing_id, update_person},
};

use super::service::may_see_contacts;
use crate::{
    error::ApiResult,
    http::{Context, change},
};

/// A person's name by the rules and as corrected.
///
/// # Errors
/// 404, also for a person whom the actor may not see.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<PersonNameForms> {
    let id = standing_id(conn, id)?;
    may_see_contacts(conn, context, id)?;
    let record = person_record(conn, id)?;
    shown(conn, id, &record)
}

/// Corrects a person's name in the cases. What the rules say anyway is no correction.
///
/// # Errors
/// 403, 404, 412, 422 for a form that is not the whole name.
pub fn put(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    ask: NameForms,
) -> ApiResult<PersonNameForms> {
    context.require(Action::WritePeople, Resource::City)?;
    let id = standing_id(tx.conn, id)?;
    let record = person_record(tx.conn, id)?;
    if record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    let before = shown(tx.conn, id, &record)?;
    let full_name = &before.computed.nominative;
    check_name_forms(full_name, &ask)?;
    let by_rules = named(&record, &ask).by_rules();
    keep_name_forms(tx.conn, id, full_name, &ask.without(&by_rules))?;
    update_person(tx.conn, &record, version)?;
    let record = person_record(tx.conn, id)?;
    let after = shown(tx.conn, id, &record)?;
    let object = (Entity::Person, id, full_name.as_str());
    let (was, is) = (&before.corrected, &after.corrected);
    context.record(
        tx,
        change(Act::Update, "put_name_forms", object, Some(was), Some(is)),
    )?;
    Ok(after)
}

fn shown(conn: &mut Conn, id: Id, record: &PersonRecord) -> ApiResult<PersonNameForms> {
    let corrected = name_forms_of(conn, &[id])?.remove(&id).unwrap_or_default();
    let name = named(record, &corrected);
    Ok(PersonNameForms {
        person_id: id,
        version: record.version,
        sex: name.gender(),
        computed: name.by_rules(),
        corrected,
    })
}

fn named(record: &PersonRecord, forms: &NameForms) -> PersonName {
    let patronymic = record.patronymic.as_deref();
    PersonName::of(&record.last_name, &record.first_name, patronymic, forms)
}
