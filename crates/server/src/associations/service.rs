//! What happens to associations: the list, one of them, and changes of what it is.

use chrono::NaiveDate;
use serde::Serialize;
use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    associations::{
        Association, AssociationFilter, AssociationPatch, AssociationRow, AssociationStatus, KindFields,
        Membership, NewAssociation, check_kind_fields, check_professions,
    },
    calendar::Interval,
    journal::{Act, Entity},
    listing::Page,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx,
    associations::{
        AssociationRecord, AssociationView, NewStatusRow, association, association_record, drafts_among,
        insert_association, insert_status, list_associations, update_association,
    },
    districts::subject_name,
    new_id,
    orders::designations_of,
    standing::whereabouts,
};

use super::references::{base_site, known, unique};
use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
};

/// A page of associations on the date; drafts only for those who may see them (I.5).
///
/// # Errors
/// 403 for those who may not read registers.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<AssociationFilter>,
) -> ApiResult<Page<AssociationRow>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let mine = listing.filter.mine.unwrap_or(false);
    let view = AssociationView {
        on: listing.on.unwrap_or(context.today),
        drafts: sees_drafts(context),
        mine: mine.then(|| context.actor.associations()),
    };
    Ok(listing.page(list_associations(conn, &listing.filter, &view, &listing.slice)?))
}

fn sees_drafts(context: &Context<'_>) -> bool {
    allows(context.actor, Action::ReadDrafts, Resource::City)
}

/// One association on the date; nothing of it tells of a draft to those who may not see drafts.
///
/// # Errors
/// 403, 404 also for a draft that the actor may not see.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id, on: Option<NaiveDate>) -> ApiResult<Association> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let on = on.unwrap_or(context.today);
    let mut found = association(conn, id, on)?;
    if sees_drafts(context) {
        return Ok(found);
    }
    if found.status == AssociationStatus::Draft {
        return Err(ErrorCode::NotFound.into());
    }
    let linked: Vec<Id> = found
        .predecessors
        .iter()
        .chain(&found.successors)
        .map(|l| l.id)
        .collect();
    let hidden = drafts_among(conn, &linked, on)?;
    found.predecessors.retain(|l| !hidden.contains(&l.id));
    found.successors.retain(|l| !hidden.contains(&l.id));
    Ok(found)
}

/// Refuses as not found an association that does not exist, or that is a draft the actor may not see.
///
/// # Errors
/// 404.
pub(crate) fn visible(conn: &mut Conn, context: &Context<'_>, id: Id, on: NaiveDate) -> ApiResult<()> {
    association_record(conn, id)?;
    if sees_drafts(context) || drafts_among(conn, &[id], on)?.is_empty() {
        return Ok(());
    }
    Err(ErrorCode::NotFound.into())
}

/// Registers an association: a draft until the order that creates it (I.5).
///
/// # Errors
/// 403, 409 for a code that exists, 422 for fields foreign to the kind (IV) and references that point nowhere.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: NewAssociation) -> ApiResult<Association> {
    context.require(Action::WriteAssociations, Resource::City)?;
    let id = new_id();
    let mut record = AssociationRecord {
        id: id.to_string(),
        version: 1,
        code: ask.code,
        name: ask.name,
        kind: ask.kind.to_string(),
        subject_code: ask.subject_code,
        audience: ask.audience,
        professions: professions(&ask.professions)?,
        problem: ask.problem,
        composition: ask.composition.map(|c| c.to_string()),
        planned_end: ask.planned_end,
        base_site_id: base_site(tx.conn, ask.base_site_id)?,
        note: ask.note,
        sort_key: String::new(),
        search_key: String::new(),
        created_at: context.now.naive_utc(),
    };
    settle(tx.conn, &mut record)?;
    let kept = insert_association(tx.conn, &record);
    unique(
        kept,
        "/code",
        "Объединение с таким кодом уже есть: откройте его или укажите другой код.",
    )?;
    let draft = NewStatusRow {
        association: id,
        status: AssociationStatus::Draft,
        term: Interval::default(),
        basis: None,
    };
    insert_status(tx.conn, &draft)?;
    let after = association(tx.conn, id, context.today)?;
    let object = (Entity::Association, id, after.name.as_str());
    context.record(
        tx,
        change(Act::Create, "create_association", object, None, Some(&after)),
    )?;
    Ok(after)
}

fn professions(given: &[String]) -> ApiResult<String> {
    let cleaned = check_professions(given)?;
    Ok(serde_json::to_string(&cleaned).map_err(StoreError::from)?)
}

/// Checks what belongs together in a record (IV) and computes its keys.
fn settle(conn: &mut Conn, record: &mut AssociationRecord) -> ApiResult<()> {
    let fields = KindFields {
        subject: record.subject_code.is_some(),
        professions: record.professions != "[]",
        problem: record.problem.is_some(),
        composition: record.composition.is_some(),
        planned_end: record.planned_end.is_some(),
    };
    let kind = record.kind.parse().map_err(StoreError::from)?;
    check_kind_fields(kind, fields)?;
    let subject = match record.subject_code.as_deref() {
        Some(code) => {
            let text = "Такого предмета нет в справочнике.";
            Some(known(
                subject_name(conn, code),
                "/subject_code",
                "unknown_code",
                text,
            )?)
        }
        None => None,
    };
    record.index(subject.as_deref());
    Ok(())
}

/// What a change concerns beside the association itself.
#[derive(Debug, Default)]
pub(super) struct Concerned {
    /// Other objects: people, institutions, successors.
    pub touches: Vec<Id>,
    /// The member's term before and after.
    pub membership: (Option<Membership>, Option<Membership>),
}

/// The state of an association in the journal, with the member's term that the change is about.
#[derive(Serialize)]
struct Recorded<'a> {
    #[serde(flatten)]
    association: &'a Association,
    #[serde(skip_serializing_if = "Option::is_none")]
    membership: Option<&'a Membership>,
}

/// Loads, lets the body change what it must, raises the version named and writes the change down.
///
/// # Errors
/// 403 unless the action is allowed, 404, 412, and what the body refuses.
pub(super) fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    (action, operation): (Action, &'static str),
    body: impl FnOnce(&mut Tx<'_>, &mut AssociationRecord, &Association) -> ApiResult<Concerned>,
) -> ApiResult<Association> {
    let near = whereabouts(tx.conn, Entity::Association, id, context.today)?;
    changed_by(
        tx,
        context,
        (id, version),
        (near.resource(id), (action, operation)),
        body,
    )
}

/// As [`changed`], where the right rests on another resource than the association: on the person who asks.
///
/// # Errors
/// As [`changed`].
pub(super) fn changed_by(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    (resource, (action, operation)): (Resource<'_>, (Action, &'static str)),
    body: impl FnOnce(&mut Tx<'_>, &mut AssociationRecord, &Association) -> ApiResult<Concerned>,
) -> ApiResult<Association> {
    context.require(action, resource)?;
    let mut record = association_record(tx.conn, id)?;
    if record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    let before = association(tx.conn, id, context.today)?;
    let concerned = body(tx, &mut record, &before)?;
    update_association(tx.conn, &record, version)?;
    let after = association(tx.conn, id, context.today)?;
    let (member_before, member_after) = concerned.membership;
    let state = |association, membership| Recorded {
        association,
        membership,
    };
    let mut entry = change(
        Act::Update,
        operation,
        (Entity::Association, id, &after.name),
        Some(&state(&before, member_before.as_ref())),
        Some(&state(&after, member_after.as_ref())),
    );
    entry.touches = concerned.touches;
    context.record(tx, entry)?;
    Ok(after)
}

/// A name that an order gave changes by another order only (I.5): a correction beside it would be lost with the next.
fn check_named_by_hand(conn: &mut Conn, id: Id) -> ApiResult<()> {
    if designations_of(conn, id)?.is_empty() {
        return Ok(());
    }
    let text = "Наименование дал приказ: измените его приказом «О внесении изменений» (I.5).";
    Err(Refusal::field("/name", "by_order", text).clause("I.5").into())
}

/// Changes what an association is; its kind and its state change by order only.
///
/// # Errors
/// 403, 404, 412, 422 as in [`create`].
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: AssociationPatch,
) -> ApiResult<Association> {
    let operation = (Action::WriteAssociations, "update_association");
    changed(tx, context, key, operation, |tx, record, _| {
        if let Some(name) = ask.name.filter(|name| *name != record.name) {
            check_named_by_hand(tx.conn, key.0)?;
            record.name = name;
        }
        record.subject_code = ask.subject_code.unwrap_or_else(|| record.subject_code.clone());
        record.audience = ask.audience.unwrap_or_else(|| record.audience.clone());
        if let Some(given) = ask.professions {
            record.professions = professions(&given)?;
        }
        record.problem = ask.problem.unwrap_or_else(|| record.problem.clone());
        if let Some(composition) = ask.composition {
            record.composition = composition.map(|c| c.to_string());
        }
        record.planned_end = ask.planned_end.unwrap_or(record.planned_end);
        if let Some(site) = ask.base_site_id {
            record.base_site_id = base_site(tx.conn, site)?;
        }
        record.note = ask.note.unwrap_or_else(|| record.note.clone());
        settle(tx.conn, record)?;
        Ok(Concerned::default())
    })
}
