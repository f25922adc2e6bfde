//! What happens to district associations: their heads are whom the city's associations consist of (VII.7.1).

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Resource},
    calendar::Interval,
    districts::{
        DistrictAssociation, DistrictAssociationFilter, DistrictAssociationPatch, EndOfTerm,
        NewDistrictAssociation, NewDistrictHead, check_head_within, check_term_holds_heads, head_to_release,
    },
    journal::{Act, Entity},
    listing::Page,
    problem::{ErrorCode, FieldError, Refusal},
    terms::{check_order, place},
};
use veche_store::{
    Conn, StoreError, StoreResult, Tx,
    districts::{
        DistrictAssociationRecord, NewDistrictHeadRow, district_association, district_association_record,
        end_district_head, insert_district_association, insert_district_head, list_district_associations,
        subject_name, unit_name, update_district_association,
    },
    new_id,
    people::standing_id,
    standing::whereabouts,
};

use crate::{
    error::{ApiError, ApiResult},
    http::{Context, Listing, change},
};

/// A page of district associations on the date.
///
/// # Errors
/// 403 for those who may not read registers.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<DistrictAssociationFilter>,
) -> ApiResult<Page<DistrictAssociation>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let on = listing.on.unwrap_or(context.today);
    Ok(listing.page(list_district_associations(
        conn,
        &listing.filter,
        on,
        &listing.slice,
    )?))
}

/// One district association with all its heads.
///
/// # Errors
/// 403, 404.
pub fn get(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    on: Option<NaiveDate>,
) -> ApiResult<DistrictAssociation> {
    context.require(Action::ReadRegisters, Resource::City)?;
    Ok(district_association(conn, id, on.unwrap_or(context.today))?)
}

/// Registers a district association.
///
/// # Errors
/// 403, 409 for one of this subject, unit and audience, 422 for a subject or a unit that does not exist.
pub fn create(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    ask: NewDistrictAssociation,
) -> ApiResult<DistrictAssociation> {
    let code = ask.admin_unit_code.as_str();
    context.require(Action::WriteDistricts, Resource::Unit { code })?;
    let id = new_id();
    let mut record = DistrictAssociationRecord {
        id: id.to_string(),
        version: 1,
        subject_code: ask.subject_code,
        admin_unit_code: ask.admin_unit_code,
        audience_key: String::new(),
        audience: ask.audience,
        name: String::new(),
        valid_from: ask.from,
        valid_until: None,
        sort_key: String::new(),
        search_key: String::new(),
    };
    settle(tx.conn, &mut record)?;
    unique(insert_district_association(tx.conn, &record))?;
    let after = district_association(tx.conn, id, context.today)?;
    let object = (Entity::DistrictAssociation, id, after.name.as_str());
    context.record(
        tx,
        change(
            Act::Create,
            "create_district_association",
            object,
            None,
            Some(&after),
        ),
    )?;
    Ok(after)
}

/// Finds the names that the name of a district association is made of, and computes its keys.
fn settle(conn: &mut Conn, record: &mut DistrictAssociationRecord) -> ApiResult<()> {
    let subject = known(
        subject_name(conn, &record.subject_code),
        "/subject_code",
        "Такого предмета нет в справочнике.",
    )?;
    let unit = known(
        unit_name(conn, &record.admin_unit_code),
        "/admin_unit_code",
        "Такого района или округа нет в справочнике.",
    )?;
    record.index(&subject, &unit);
    Ok(())
}

fn known<T>(found: StoreResult<T>, pointer: &str, message: &str) -> ApiResult<T> {
    match found {
        Err(StoreError::NotFound) => Err(Refusal::field(pointer, "unknown_code", message).into()),
        other => Ok(other?),
    }
}

fn unique(kept: StoreResult<()>) -> ApiResult<()> {
    match kept {
        Err(StoreError::Duplicate(_)) => {
            let text = "РМО с таким предметом и составом в этом районе (округе) уже есть: откройте его.";
            let errors = vec![FieldError::new("/audience", "duplicate", text)];
            Err(ApiError::Refused(
                Refusal::new(ErrorCode::Duplicate, text).errors(errors),
            ))
        }
        other => Ok(other?),
    }
}

/// Loads, lets the body change the record and the heads, raises the version named and writes the change down.
fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    operation: &'static str,
    body: impl FnOnce(&mut Tx<'_>, &mut DistrictAssociationRecord, &DistrictAssociation) -> ApiResult<Vec<Id>>,
) -> ApiResult<DistrictAssociation> {
    let mut record = district_association_record(tx.conn, id)?;
    let code = record.admin_unit_code.as_str();
    context.require(Action::WriteDistricts, Resource::Unit { code })?;
    if record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    let before = district_association(tx.conn, id, context.today)?;
    let touches = body(tx, &mut record, &before)?;
    unique(update_district_association(tx.conn, &record, version))?;
    let after = district_association(tx.conn, id, context.today)?;
    let object = (Entity::DistrictAssociation, id, after.name.as_str());
    let mut entry = change(Act::Update, operation, object, Some(&before), Some(&after));
    entry.touches = touches;
    context.record(tx, entry)?;
    Ok(after)
}

/// Changes a district association.
///
/// # Errors
/// 403, 404, 409 for an audience that exists or an end before that of a head's term, 412, 422 for an end that is not
/// after the beginning.
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: DistrictAssociationPatch,
) -> ApiResult<DistrictAssociation> {
    changed(
        tx,
        context,
        key,
        "update_district_association",
        |tx, record, before| {
            record.audience = ask.audience.unwrap_or_else(|| record.audience.clone());
            record.valid_from = ask.from.unwrap_or(record.valid_from);
            record.valid_until = ask.until.unwrap_or(record.valid_until);
            let term = Interval::new(record.valid_from, record.valid_until);
            check_order(term)?;
            check_term_holds_heads(term, &before.heads)?;
            settle(tx.conn, record)?;
            Ok(Vec::new())
        },
    )
}

/// Puts a head into office from a day; the former one's term ends on it, a later one goes on.
///
/// # Errors
/// 403, 404, 409 when a term begins on that very day or the district association does not exist then, 412, 422 for
/// an unknown person.
pub fn appoint_head(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &NewDistrictHead,
) -> ApiResult<DistrictAssociation> {
    changed(tx, context, key, "appoint_district_head", |tx, record, before| {
        let person = match standing_id(tx.conn, ask.person_id) {
            Err(StoreError::NotFound) => {
                let text = "Такого человека нет в реестре.";
                return Err(Refusal::field("/person_id", "unknown", text).into());
            }
            other => other?,
        };
        // Whoever heads a district association is near to its unit's specialist: nobody is brought near unseen.
        let near = whereabouts(tx.conn, Entity::Person, person, context.today)?;
        context.require(Action::ReadPerson, near.resource(person))?;
        check_head_within(Interval::new(record.valid_from, record.valid_until), ask.from)?;
        let terms = before
            .heads
            .iter()
            .map(|h| (h.id, Interval::new(h.from, h.until)));
        let placing = place(terms, ask.from).map_err(|refusal| refusal.clause("VII.7.1"))?;
        let former = before.heads.iter().find(|h| Some(h.id) == placing.ends);
        if let Some(former) = former {
            end_district_head(tx.conn, former.id, ask.from, None)?;
        }
        let row = NewDistrictHeadRow {
            district_association: key.0,
            person,
            term: Interval::new(ask.from, placing.until.or(record.valid_until)),
            basis: &ask.basis,
            end_reason: None,
        };
        insert_district_head(tx.conn, &row)?;
        let mut touches = vec![person];
        touches.extend(former.map(|h| h.person.id));
        Ok(touches)
    })
}

/// Ends the term of the head who is in office until a day.
///
/// # Errors
/// 403, 404, 409 when nobody is in office before that day, 412.
pub fn release_head(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &EndOfTerm,
) -> ApiResult<DistrictAssociation> {
    changed(tx, context, key, "release_district_head", |tx, _, before| {
        let head = head_to_release(&before.heads, ask.until)?;
        end_district_head(tx.conn, head.id, ask.until, ask.reason.as_deref())?;
        Ok(vec![head.person.id])
    })
}
