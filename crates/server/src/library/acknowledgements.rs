//! Lists of acknowledgement: opened, confirmed, marked by paper, extended, closed (VIII.8.2.d1).

use chrono::{DateTime, NaiveDate, Utc};
use veche_domain::{
    Id,
    access::{Action, Resource, allows, require},
    journal::{Act, Entity},
    library::{
        AcknowledgedHow, Acknowledgement, AcknowledgementFilter, AcknowledgementRow, Closing, Confirmation,
        Extension, KNOWLEDGE, ListKeeper, NewAcknowledgement, PaperMarks, Reader, ReaderFilter,
        check_audience, check_day, check_due, check_in_force, check_open,
    },
    listing::Page,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx,
    associations::institution_on,
    journal::Author,
    library::{
        AcknowledgementRecord, ReadersView, acknowledgement, acknowledgement_record, add_readers,
        audience_members, confirm_readers, insert_acknowledgement, list_acknowledgements, list_readers,
        normative_document, places_of, somebody_seen, update_acknowledgement,
    },
    new_id,
};

use super::references;
use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
};

/// Everybody's people, for what is written down and for those who run the city.
const EVERYBODY: ReadersView = ReadersView {
    associations: None,
    person: None,
};

/// Whose people the actor may see: the same rule as the policy has for one association.
fn view(context: &Context<'_>) -> ReadersView {
    let actor = context.actor;
    let may = |resource| allows(actor, Action::ReadAcknowledgements, resource);
    let own = actor.associations().into_iter().filter(|id| {
        may(Resource::Association {
            id: *id,
            institution: None,
        })
    });
    ReadersView {
        associations: (!may(Resource::City)).then(|| own.collect()),
        person: actor.person_id,
    }
}

/// What the policy asks of a list.
fn resource(conn: &mut Conn, keeper: ListKeeper, today: NaiveDate) -> ApiResult<Resource<'static>> {
    let institution = match keeper {
        ListKeeper::Association { association_id } => institution_on(conn, association_id, today)?,
        _ => None,
    };
    Ok(keeper.resource(institution))
}

/// A page of lists.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<AcknowledgementFilter>,
) -> ApiResult<Page<AcknowledgementRow>> {
    let found = list_acknowledgements(conn, &listing.filter, &view(context), &listing.slice)?;
    Ok(listing.page(found))
}

/// One list, for those who are in it or may see somebody of it.
///
/// # Errors
/// 403, 404.
pub(super) fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Acknowledgement> {
    let found = acknowledgement(conn, id, &view(context))?;
    let seen = found.mine.is_some() || !found.associations.is_empty();
    require_to_read(conn, context, found.keeper, seen)?;
    Ok(found)
}

/// A list is read by who sees somebody in it, and by who may read those of its keeper.
fn require_to_read(conn: &mut Conn, context: &Context<'_>, keeper: ListKeeper, seen: bool) -> ApiResult<()> {
    if seen {
        return Ok(());
    }
    let near = resource(conn, keeper, context.today)?;
    Ok(context.require(Action::ReadAcknowledgements, near)?)
}

/// A page of the people of a list.
///
/// # Errors
/// 403, 404.
pub(super) fn people(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    listing: &Listing<ReaderFilter>,
) -> ApiResult<Page<Reader>> {
    let view = view(context);
    let keeper = acknowledgement_record(conn, id)?.keeper()?;
    let seen = somebody_seen(conn, id, &view)?;
    require_to_read(conn, context, keeper, seen)?;
    let found = list_readers(conn, id, &listing.filter, &view, &listing.slice)?;
    Ok(listing.page(found))
}

/// Opens a list.
///
/// # Errors
/// 403 for another one's list, and what [`open_list`] refuses.
pub(super) fn open(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    ask: NewAcknowledgement,
) -> ApiResult<Acknowledgement> {
    let near = resource(tx.conn, ask.keeper, context.today)?;
    context.require(Action::KeepAcknowledgements, near)?;
    let id = open_list(tx, &context.author(), context.today, ask)?;
    Ok(acknowledgement(tx.conn, id, &view(context))?)
}

/// Opens a list on a day and freezes its people: the members of that day.
///
/// # Errors
/// 409 for a document that is not in force, 422 for an audience out of the keeper's reach and a term in the past.
pub(crate) fn open_list(
    tx: &mut Tx<'_>,
    author: &Author,
    today: NaiveDate,
    ask: NewAcknowledgement,
) -> ApiResult<Id> {
    check_audience(ask.keeper, &ask.audience)?;
    references::audience(tx.conn, ask.keeper, &ask.audience, today)?;
    let unknown = |pointer, text| Refusal::field(pointer, "unknown", text).clause(KNOWLEDGE);
    let document = match normative_document(tx.conn, ask.document_id, today) {
        Err(StoreError::NotFound) => {
            return Err(unknown("/document_id", "Такого документа нет в библиотеке.").into());
        }
        found => found?,
    };
    check_in_force(document.status, document.repealed_on)?;
    check_due(ask.due_on, today)?;
    let edition = match ask.edition_id {
        Some(id) => document.editions.iter().find(|e| e.id == id),
        None => document.editions.iter().find(|e| e.in_force),
    };
    let edition = edition.ok_or_else(|| {
        unknown(
            "/edition_id",
            "Такой редакции у документа нет: выберите редакцию.",
        )
    })?;
    let (organization, association) = match ask.keeper {
        ListKeeper::City {} => (None, None),
        ListKeeper::Institution { organization_id } => (Some(organization_id), None),
        ListKeeper::Association { association_id } => (None, Some(association_id)),
    };
    let id = new_id();
    let mut record = AcknowledgementRecord {
        id: id.to_string(),
        version: 1,
        document_id: document.id.to_string(),
        edition_id: edition.id.to_string(),
        audience: String::new(),
        organization_id: organization.map(|o| o.to_string()),
        association_id: association.map(|a| a.to_string()),
        opened_on: today,
        due_on: ask.due_on,
        closed_on: None,
        sort_key: String::new(),
        search_key: String::new(),
    };
    record.write_audience(&ask.audience)?;
    record.index(&document.title, document.number.as_deref());
    insert_acknowledgement(tx.conn, &record)?;
    let members = audience_members(tx.conn, ask.keeper, &ask.audience, today)?;
    add_readers(tx.conn, id, &members, today)?;
    note(tx, author, (Act::Create, "open_acknowledgement"), (id, None), &[])?;
    Ok(id)
}

/// Writes a change of a list down: its history shows percentages before and after, that of each person the act.
fn note(
    tx: &mut Tx<'_>,
    author: &Author,
    (act, operation): (Act, &'static str),
    (id, before): (Id, Option<&Acknowledgement>),
    people: &[Id],
) -> ApiResult<()> {
    let after = acknowledgement(tx.conn, id, &EVERYBODY)?;
    let object = (Entity::Acknowledgement, id, after.document.title.as_str());
    let mut entry = change(act, operation, object, before, Some(&after));
    entry.touches = people.iter().copied().chain([after.document.id]).collect();
    tx.append(author, &entry)?;
    Ok(())
}

/// Confirms that the actor knows the document.
///
/// # Errors
/// 403 for who is not in the list, 404, 409 for a closed one.
pub(super) fn acknowledge(tx: &mut Tx<'_>, context: &Context<'_>, id: Id) -> ApiResult<Acknowledgement> {
    let record = acknowledgement_record(tx.conn, id)?;
    let places = match context.actor.person_id {
        Some(me) => places_of(tx.conn, id, &[me])?,
        None => std::collections::HashMap::new(),
    };
    let own = |person: Id| Resource::Person {
        id: person,
        associations: &[],
        institutions: &[],
        units: &[],
    };
    let Some((person, place)) = places.into_iter().next() else {
        // Whose list it is not may not confirm in it, whatever the office.
        let refusal = match require(context.actor, Action::Acknowledge, Resource::City) {
            Err(refusal) => refusal,
            Ok(()) => Refusal::of(ErrorCode::Forbidden),
        };
        return Err(refusal.clause(KNOWLEDGE).into());
    };
    context.require(Action::Acknowledge, own(person))?;
    if place.is_none() {
        confirm(tx, &context.author(), context.today, &record, person)?;
    }
    Ok(acknowledgement(tx.conn, id, &view(context))?)
}

/// Notes the confirmation of a person by the button.
///
/// # Errors
/// 409 for a closed list.
pub(crate) fn confirm(
    tx: &mut Tx<'_>,
    author: &Author,
    today: NaiveDate,
    list: &AcknowledgementRecord,
    person: Id,
) -> ApiResult<()> {
    check_open(list.closed_on)?;
    let by = by(AcknowledgedHow::Account, today, author.at);
    enter(tx, author, list, ("acknowledge_document", &[person]), &by)
}

fn by(how: AcknowledgedHow, on: NaiveDate, at: DateTime<Utc>) -> Confirmation {
    Confirmation { on, at, how }
}

fn enter(
    tx: &mut Tx<'_>,
    author: &Author,
    list: &AcknowledgementRecord,
    (operation, people): (&'static str, &[Id]),
    by: &Confirmation,
) -> ApiResult<()> {
    let id = list.id.parse().map_err(|_| ErrorCode::NotFound)?;
    let before = acknowledgement(tx.conn, id, &EVERYBODY)?;
    confirm_readers(tx.conn, id, people, by)?;
    note(tx, author, (Act::Update, operation), (id, Some(&before)), people)
}

/// The list in the version named, for who keeps it, while it is open.
fn kept(
    conn: &mut Conn,
    context: &Context<'_>,
    (id, version): (Id, i64),
) -> ApiResult<(AcknowledgementRecord, Acknowledgement)> {
    let record = acknowledgement_record(conn, id)?;
    let near = resource(conn, record.keeper()?, context.today)?;
    context.require(Action::KeepAcknowledgements, near)?;
    if record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    check_open(record.closed_on)?;
    Ok((record, acknowledgement(conn, id, &EVERYBODY)?))
}

/// Marks people who signed the list on paper.
///
/// # Errors
/// 403, 404, 409 for a closed list, 412, 422 for somebody who is not in it and for a day out of its life.
pub(super) fn mark_by_paper(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &PaperMarks,
) -> ApiResult<Acknowledgement> {
    let (record, before) = kept(tx.conn, context, key)?;
    check_day(ask.on, record.opened_on, context.today)?;
    let places = places_of(tx.conn, key.0, &ask.person_ids)?;
    if let Some(at) = ask.person_ids.iter().position(|id| !places.contains_key(id)) {
        let text = "Этого человека нет в листе: дополните лист или снимите отметку с него.";
        return Err(Refusal::field(&format!("/person_ids/{at}"), "unknown", text).into());
    }
    let waiting: Vec<Id> = places
        .into_iter()
        .filter_map(|(id, place)| place.is_none().then_some(id))
        .collect();
    if waiting.is_empty() {
        let text = "Все отмеченные уже подтвердили ознакомление: отметьте тех, кто ещё не ознакомился.";
        return Err(Refusal::new(ErrorCode::WrongState, text).clause(KNOWLEDGE).into());
    }
    update_acknowledgement(tx.conn, &record, key.1)?;
    confirm_readers(
        tx.conn,
        key.0,
        &waiting,
        &by(AcknowledgedHow::Paper, ask.on, context.now),
    )?;
    let what = (Act::Update, "mark_by_paper");
    note(tx, &context.author(), what, (key.0, Some(&before)), &waiting)?;
    Ok(acknowledgement(tx.conn, key.0, &view(context))?)
}

/// Adds those who became members since, and may set another term.
///
/// # Errors
/// 403, 404, 409 for a closed list or a document out of force, 412, 422 for a term in the past.
pub(super) fn extend(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &Extension,
) -> ApiResult<Acknowledgement> {
    let (mut record, before) = kept(tx.conn, context, key)?;
    let document = normative_document(tx.conn, before.document.id, context.today)?;
    check_in_force(document.status, document.repealed_on)?;
    check_due(ask.due_on, context.today)?;
    record.due_on = ask.due_on.or(record.due_on);
    update_acknowledgement(tx.conn, &record, key.1)?;
    let members = audience_members(tx.conn, before.keeper, &before.audience, context.today)?;
    add_readers(tx.conn, key.0, &members, context.today)?;
    let what = (Act::Update, "extend_acknowledgement");
    note(tx, &context.author(), what, (key.0, Some(&before)), &[])?;
    Ok(acknowledgement(tx.conn, key.0, &view(context))?)
}

/// Closes a list.
///
/// # Errors
/// 403, 404, 409 for one that is closed, 412, 422 for a day out of its life.
pub(super) fn close(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &Closing,
) -> ApiResult<Acknowledgement> {
    let (mut record, before) = kept(tx.conn, context, key)?;
    let on = ask.on.unwrap_or(context.today);
    check_day(on, record.opened_on, context.today)?;
    record.closed_on = Some(on);
    update_acknowledgement(tx.conn, &record, key.1)?;
    let what = (Act::Update, "close_acknowledgement");
    note(tx, &context.author(), what, (key.0, Some(&before)), &[])?;
    Ok(acknowledgement(tx.conn, key.0, &view(context))?)
}
