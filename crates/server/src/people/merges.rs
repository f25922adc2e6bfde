//! Two records become one, and come apart again.

use veche_domain::{
    Id,
    access::{Action, Resource},
    journal::{Act, Entity, JournalEntry},
    listing::Page,
    people::{DuplicateFilter, DuplicatePair, Merge, MergeFilter, MergeRequest, Person, no_two_hands},
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx,
    journal::changes_since,
    new_id,
    people::{
        NewMerge, insert_merge, list_duplicates, list_merges, merge_by_id, merge_people, merge_undo, person,
        person_record, standing_id, undo_merge, with_enabled_account,
    },
};

use super::service::object;
use crate::{
    error::{ApiError, ApiResult},
    http::{Context, Listing, change},
};

/// Most later changes that a refused undo tells.
const TOLD: usize = 20;

/// A page of pairs who may be one person.
///
/// # Errors
/// 400 for a search, 403.
pub fn duplicates(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<DuplicateFilter>,
) -> ApiResult<Page<DuplicatePair>> {
    context.require(Action::MergePeople, Resource::City)?;
    no_search(listing.slice.search.is_empty())?;
    let on = listing.on.unwrap_or(context.today);
    Ok(listing.page(list_duplicates(conn, on, &listing.slice)?))
}

/// A page of merges, the latest first.
///
/// # Errors
/// 400 for a search, 403.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<MergeFilter>,
) -> ApiResult<Page<Merge>> {
    context.require(Action::MergePeople, Resource::City)?;
    no_search(listing.slice.search.is_empty())?;
    Ok(listing.page(list_merges(conn, &listing.filter, &listing.slice)?))
}

fn no_search(empty: bool) -> Result<(), Refusal> {
    if empty {
        return Ok(());
    }
    let text = "Этот список не ищет по тексту: найдите человека в реестре людей.";
    Err(Refusal::of(ErrorCode::UnknownParameter).errors(vec![FieldError::new("q", "unknown", text)]))
}

/// Merges another record into the person addressed.
///
/// # Errors
/// 403, 404, 409 when the two cannot be one person, 412, 422 for a duplicate that does not exist.
pub fn merge(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    ask: &MergeRequest,
) -> ApiResult<Merge> {
    context.require(Action::MergePeople, Resource::City)?;
    let id = standing_id(tx.conn, id)?;
    let duplicate = duplicate(tx.conn, id, ask.duplicate_id)?;
    let (kept, removed) = (person_record(tx.conn, id)?, person_record(tx.conn, duplicate)?);
    if kept.version != version {
        return Err(ErrorCode::Stale.into());
    }
    let before = person(tx.conn, id, context.today)?;
    let gone = person(tx.conn, duplicate, context.today)?;
    no_two_hands(&before, &gone)?;
    if with_enabled_account(tx.conn, &[id, duplicate])?.len() > 1 {
        let text = "У обеих записей есть действующая учётная запись: отключите лишнюю и повторите.";
        return Err(Refusal::new(ErrorCode::WrongState, text).into());
    }
    let undo = merge_people(tx.conn, kept, removed)?;
    let after = person(tx.conn, id, context.today)?;
    let merge = new_id();
    let operation = (Act::Merge, "merge_people");
    record(tx, context, operation, (Some(&gone), None), vec![id])?;
    let touches = concerned(&gone, merge);
    let seq = record(tx, context, operation, (Some(&before), Some(&after)), touches)?;
    let made = NewMerge {
        id: merge,
        made_at: context.now.naive_utc(),
        made_by: &context.actor.name,
        undo: &undo,
        seq,
    };
    insert_merge(tx.conn, &made)?;
    Ok(merge_by_id(tx.conn, merge)?)
}

/// The duplicate, if it is somebody else who stands in the register.
fn duplicate(conn: &mut Conn, kept: Id, asked: Id) -> ApiResult<Id> {
    let standing = match standing_id(conn, asked) {
        Err(StoreError::NotFound) => {
            let text = "Такого человека нет в реестре.";
            return Err(Refusal::field("/duplicate_id", "unknown", text).into());
        }
        other => other?,
    };
    let fault = if asked == kept {
        "Запись нельзя объединить с самой собой: выберите другую."
    } else if standing == kept {
        "Эти записи уже объединены."
    } else if standing != asked {
        "Эту запись уже объединили с другой: откройте ту и объединяйте её."
    } else {
        return Ok(asked);
    };
    Err(Refusal::new(ErrorCode::WrongState, fault).into())
}

/// Everything else that the merge concerns: its history shows it.
fn concerned(gone: &Person, merge: Id) -> Vec<Id> {
    let memberships = gone.memberships.iter().map(|m| m.association_id);
    let offices = gone.offices.iter().map(|o| o.association_id);
    let districts = gone.district_roles.iter().map(|r| r.district_association_id);
    let all = memberships.chain(offices).chain(districts);
    all.chain([gone.id, merge]).collect()
}

fn record(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (act, operation): (Act, &'static str),
    (before, after): (Option<&Person>, Option<&Person>),
    touches: Vec<Id>,
) -> ApiResult<i64> {
    let whom = after.or(before).map(object);
    let whom = whom.unwrap_or((Entity::Person, Id::nil(), ""));
    let mut entry = change(act, operation, whom, before, after);
    entry.touches = touches;
    context.record(tx, entry)
}

/// Takes a merge back: both records stand as before, under their identifiers, with new versions.
///
/// # Errors
/// 403, 404, 409 when it was taken back already or later changes touch one of the two: the refusal lists them.
pub fn undo(tx: &mut Tx<'_>, context: &Context<'_>, id: Id) -> ApiResult<Merge> {
    context.require(Action::MergePeople, Resource::City)?;
    let merge = merge_by_id(tx.conn, id)?;
    if merge.undone_at.is_some() {
        let text = "Это объединение уже отменено.";
        return Err(Refusal::new(ErrorCode::WrongState, text).into());
    }
    let (kept, removed) = (merge.kept.id, merge.removed.id);
    let (undo, seq) = merge_undo(tx.conn, id)?;
    let later = changes_since(tx.conn, seq, &[kept, removed], TOLD)?;
    if !later.is_empty() || undo.kept.id != kept.to_string() {
        let errors = later.iter().map(later_change).collect();
        return Err(Refusal::of(ErrorCode::ChangedSince).errors(errors).into());
    }
    let before = person(tx.conn, kept, context.today)?;
    undo_merge(tx.conn, &id.to_string(), &undo, context.now.naive_utc()).map_err(moved_since)?;
    let after = person(tx.conn, kept, context.today)?;
    let back = person(tx.conn, removed, context.today)?;
    let operation = (Act::Undo, "undo_merge");
    record(tx, context, operation, (None, Some(&back)), vec![kept])?;
    let touches = concerned(&back, id);
    record(tx, context, operation, (Some(&before), Some(&after)), touches)?;
    Ok(merge_by_id(tx.conn, id)?)
}

/// A row that went over and is gone by now, or a term that would overlap a later one.
fn moved_since(error: StoreError) -> ApiError {
    match error {
        StoreError::Stale | StoreError::Overlap(_) => ErrorCode::ChangedSince.into(),
        other => other.into(),
    }
}

/// What was done after the merge, and when.
fn later_change(entry: &JournalEntry) -> FieldError {
    let what = match entry.act {
        Act::Create => "создание",
        Act::Remove => "удаление",
        Act::Merge => "объединение",
        Act::Import => "загрузка списка",
        Act::Undo => "отмена",
        _ => "изменение",
    };
    let message = format!(
        "{}: {what}, {}",
        entry.title,
        entry.at.format("%d.%m.%Y %H:%M UTC")
    );
    FieldError {
        params: serde_json::json!({"seq": entry.seq, "at": entry.at, "operation": entry.operation,
            "entity": entry.entity, "entity_id": entry.entity_id, "actor_name": entry.actor_name}),
        ..FieldError::new("", "later_change", message)
    }
}
