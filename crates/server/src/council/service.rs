//! Who is in the council, and since when (VII.7.8).

use veche_domain::{
    Id,
    access::{Action, Resource},
    calendar::Interval,
    council::{
        CouncilMember, CouncilMemberEnd, CouncilMemberFilter, CouncilMemberPatch, NewCouncilMember,
        check_council_term,
    },
    journal::{Act, Entity},
    listing::Page,
    problem::Refusal,
    terms::check_end,
};
use veche_store::{
    Conn, StoreError, Tx,
    council::{
        BodyMemberRecord, council_member, council_member_record, council_terms, insert_council_member,
        list_council_members, update_council_member,
    },
    meetings::COUNCIL,
    new_id,
    people::standing_id,
};

use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
};

/// A page of members on the date.
///
/// # Errors
/// 403 for those who may not read registers.
pub(super) fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<CouncilMemberFilter>,
) -> ApiResult<Page<CouncilMember>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let on = listing.on.unwrap_or(context.today);
    Ok(listing.page(list_council_members(conn, &listing.filter, on, &listing.slice)?))
}

/// Enters a member.
///
/// # Errors
/// 403, 409 for a term that overlaps another one of the person and for a second chair or secretary, 422.
pub(crate) fn create(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    ask: NewCouncilMember,
) -> ApiResult<CouncilMember> {
    context.require(Action::KeepCouncil, Resource::City)?;
    let person = known(tx.conn, ask.person_id)?;
    let term = Interval::new(ask.from, ask.until);
    let others = council_terms(tx.conn, context.today)?;
    check_council_term(None, (person, ask.role, term), &others)?;
    let id = new_id();
    let record = BodyMemberRecord {
        id: id.to_string(),
        version: 1,
        body_id: COUNCIL.to_string(),
        person_id: person.to_string(),
        role: ask.role.to_string(),
        valid_from: term.from,
        valid_until: term.until,
        basis: ask.basis,
        end_reason: None,
    };
    insert_council_member(tx.conn, &record)?;
    let after = council_member(tx.conn, id, context.today)?;
    written(tx, context, (Act::Create, "create_council_member"), None, &after)?;
    Ok(after)
}

fn known(conn: &mut Conn, id: Id) -> ApiResult<Id> {
    match standing_id(conn, id) {
        Err(StoreError::NotFound) => {
            let text = "Такого человека нет в реестре: выберите из списка.";
            Err(Refusal::field("/person_id", "unknown", text).into())
        }
        found => Ok(found?),
    }
}

/// Changes a term.
///
/// # Errors
/// As [`create`]; 404, 412.
pub(crate) fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: CouncilMemberPatch,
) -> ApiResult<CouncilMember> {
    let operation = "update_council_member";
    changed(tx, context, key, operation, |before, record| {
        let role = ask.role.unwrap_or(before.role);
        record.role = role.to_string();
        record.valid_from = ask.from.or(record.valid_from);
        record.valid_until = ask.until.unwrap_or(record.valid_until);
        if let Some(basis) = ask.basis {
            record.basis = basis;
        }
        // A term that is open again has not ended for a reason.
        if record.valid_until.is_none() {
            record.end_reason = None;
        }
        Ok(())
    })
}

/// Ends a term.
///
/// # Errors
/// 403, 404, 409 for one that ended before, 412, 422 for an end before its beginning.
pub(crate) fn end(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: CouncilMemberEnd,
) -> ApiResult<CouncilMember> {
    changed(tx, context, key, "end_council_member", |before, record| {
        check_end(before.term(), ask.until)?;
        record.valid_until = Some(ask.until);
        record.end_reason = Some(ask.reason);
        Ok(())
    })
}

fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    operation: &'static str,
    body: impl FnOnce(&CouncilMember, &mut BodyMemberRecord) -> ApiResult<()>,
) -> ApiResult<CouncilMember> {
    context.require(Action::KeepCouncil, Resource::City)?;
    let before = council_member(tx.conn, id, context.today)?;
    if before.version != version {
        return Err(StoreError::Stale.into());
    }
    let mut record = council_member_record(tx.conn, id)?;
    body(&before, &mut record)?;
    let role = record.role.parse().map_err(StoreError::from)?;
    let term = Interval::new(record.valid_from, record.valid_until);
    let others = council_terms(tx.conn, context.today)?;
    check_council_term(Some(id), (before.person.id, role, term), &others)?;
    update_council_member(tx.conn, &record, version)?;
    let after = council_member(tx.conn, id, context.today)?;
    written(tx, context, (Act::Update, operation), Some(&before), &after)?;
    Ok(after)
}

fn written(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (act, operation): (Act, &'static str),
    before: Option<&CouncilMember>,
    after: &CouncilMember,
) -> ApiResult<()> {
    let title = format!("Состав совета – {}", after.person.full_name);
    let object = (Entity::Council, COUNCIL, title.as_str());
    let mut entry = change(act, operation, object, before, Some(after));
    entry.touches = vec![after.person.id];
    context.record(tx, entry)?;
    Ok(())
}
