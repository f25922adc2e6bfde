//! What happens to people.

use std::collections::HashSet;

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Resource, allows, people_scope},
    associations::Sought,
    journal::{Act, Entity},
    listing::Page,
    people::{
        NewPerson, Person, PersonFilter, PersonPatch, PersonRow, proper_email, proper_name, proper_phone,
    },
    problem::{ErrorCode, FieldError, Refusal},
    text::{Near, nearly},
};
use veche_store::{
    Conn, Tx,
    associations::drafts_among,
    new_id,
    people::{
        EmploymentRecord, PeopleView, PersonRecord, insert_employment, insert_person, list_people, namesakes,
        person, person_record, person_rows, standing_id, update_person, words_of_people,
    },
    standing::whereabouts,
};

use super::{candidates, terms::proper_employment};
use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
};

/// A page of the people whom the actor may see.
///
/// # Errors
/// A store that cannot be read: whoever sees nobody gets an empty list. As [`candidates::list`] for a search.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<PersonFilter>,
) -> ApiResult<Page<PersonRow>> {
    let mut view = PeopleView {
        nearly: Vec::new(),
        scope: people_scope(context.actor),
        by_email: allows(context.actor, Action::ReadContacts, Resource::City),
        on: listing.on.unwrap_or(context.today),
        today: context.today,
    };
    match Sought::of(&listing.filter)? {
        Some(sought) => candidates::list(conn, context, listing, &view, &sought),
        None => {
            let found = listing.page(list_people(conn, &listing.filter, &view, &listing.slice)?);
            if !found.items.is_empty() || listing.slice.search.is_empty() {
                return Ok(found);
            }
            view.nearly = meant(conn, &listing.slice.search)?;
            if view.nearly.is_empty() {
                return Ok(found);
            }
            let mut similar = listing.page(list_people(conn, &listing.filter, &view, &listing.slice)?);
            similar.nearly = !similar.items.is_empty();
            Ok(similar)
        }
    }
}

/// What a search that found nobody may have meant among the words that people have.
fn meant(conn: &mut Conn, search: &[Vec<String>]) -> ApiResult<Vec<Near>> {
    let mut all = nearly(search);
    let slips: Vec<String> = all.iter().flat_map(|near| near.whole.clone()).collect();
    if slips.is_empty() {
        return Ok(all);
    }
    let known: HashSet<String> = words_of_people(conn, &slips)?.into_iter().collect();
    for near in &mut all {
        near.whole.retain(|word| known.contains(word));
    }
    Ok(all)
}

/// One person; an identifier that was merged away is answered with the one that stayed.
///
/// # Errors
/// 404, also for a person whom the actor may not see: that there is one tells too much already.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id, on: Option<NaiveDate>) -> ApiResult<Person> {
    let id = standing_id(conn, id)?;
    let contacts = may_see_contacts(conn, context, id)?;
    let on = on.unwrap_or(context.today);
    let mut found = person(conn, id, on)?;
    hide_drafts(conn, context, &mut found, on)?;
    Ok(if contacts { found } else { found.without_contacts() })
}

/// What is only planned is not told through those who are to take part (I.5).
fn hide_drafts(conn: &mut Conn, context: &Context<'_>, found: &mut Person, on: NaiveDate) -> ApiResult<()> {
    if allows(context.actor, Action::ReadDrafts, Resource::City) {
        return Ok(());
    }
    let joined = found.memberships.iter().map(|m| m.association_id);
    let named: Vec<Id> = joined
        .chain(found.offices.iter().map(|o| o.association_id))
        .collect();
    let drafts = drafts_among(conn, &named, on)?;
    found.memberships.retain(|m| !drafts.contains(&m.association_id));
    found.offices.retain(|o| !drafts.contains(&o.association_id));
    Ok(())
}

/// Whether the actor may see the person's contacts too.
///
/// # Errors
/// 404 for a person whom the actor may not see at all.
pub(super) fn may_see_contacts(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<bool> {
    let alone = Resource::Person {
        id,
        associations: &[],
        institutions: &[],
        units: &[],
    };
    if allows(context.actor, Action::ReadContacts, alone) {
        return Ok(true);
    }
    let near = whereabouts(conn, Entity::Person, id, context.today)?;
    if !allows(context.actor, Action::ReadPerson, near.resource(id)) {
        return Err(ErrorCode::NotFound.into());
    }
    Ok(allows(context.actor, Action::ReadContacts, near.resource(id)))
}

/// Registers a person, with a first employment if one is given.
///
/// # Errors
/// 403, 409 when somebody of this name is there and no namesake is meant, 422.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: NewPerson) -> ApiResult<Person> {
    context.require(Action::WritePeople, Resource::City)?;
    let id = new_id();
    let patronymic = ask.patronymic.as_deref();
    let mut record = PersonRecord::new(
        id,
        &ask.last_name,
        &ask.first_name,
        patronymic,
        context.now.naive_utc(),
    );
    check_names(&record)?;
    record.phone = ask.phone.as_deref().map(proper_phone).transpose()?.flatten();
    record.email = ask.email.as_deref().map(proper_email).transpose()?.flatten();
    if let Some(employment) = &ask.employment {
        proper_employment(tx.conn, "/employment", employment)?;
    }
    if !ask.namesake {
        refuse_namesakes(tx.conn, &record.name_key, context.today)?;
    }
    insert_person(tx.conn, &record)?;
    if let Some(employment) = &ask.employment {
        insert_employment(tx.conn, &EmploymentRecord::new(id, employment)?)?;
    }
    let after = person(tx.conn, id, context.today)?;
    let mut entry = change(Act::Create, "create_person", object(&after), None, Some(&after));
    entry.touches = ask.employment.iter().map(|e| e.organization_id).collect();
    context.record(tx, entry)?;
    Ok(after)
}

fn check_names(record: &PersonRecord) -> Result<(), Refusal> {
    proper_name("/last_name", &record.last_name)?;
    proper_name("/first_name", &record.first_name)?;
    record
        .patronymic
        .as_deref()
        .map_or(Ok(()), |name| proper_name("/patronymic", name))
}

/// Refuses a name that is there already; the refusal shows who bears it, so that the right record can be opened.
fn refuse_namesakes(conn: &mut Conn, name_key: &str, today: NaiveDate) -> ApiResult<()> {
    let there = namesakes(conn, name_key)?;
    let errors: Vec<FieldError> = person_rows(conn, &there, today)?.iter().map(bearer).collect();
    if errors.is_empty() {
        return Ok(());
    }
    let detail = "Человек с такими фамилией, именем и отчеством уже есть: откройте его запись. \
        Если это однофамилец, подтвердите это и сохраните ещё раз.";
    Err(Refusal::new(ErrorCode::Duplicate, detail).errors(errors).into())
}

fn bearer(row: &PersonRow) -> FieldError {
    let work = row
        .employments
        .first()
        .map(|e| format!(", {}, {}", e.organization.short_name, e.position_name));
    let message = format!("{}{}", row.full_name, work.unwrap_or_default());
    FieldError {
        params: serde_json::json!({"id": row.id, "full_name": row.full_name}),
        ..FieldError::new("/namesake", "same_name", message)
    }
}

/// What the journal calls the person.
pub fn object(person: &Person) -> (Entity, Id, &str) {
    (Entity::Person, person.id, &person.full_name)
}

/// Loads, lets the body change the person, keeps it under the version named and writes it down.
pub fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    operation: &'static str,
    body: impl FnOnce(&mut Tx<'_>, &mut PersonRecord, &Person) -> ApiResult<Vec<Id>>,
) -> ApiResult<Person> {
    context.require(Action::WritePeople, Resource::City)?;
    let id = standing_id(tx.conn, id)?;
    let before = person(tx.conn, id, context.today)?;
    let mut record = person_record(tx.conn, id)?;
    if record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    let touches = body(tx, &mut record, &before)?;
    update_person(tx.conn, &record, version)?;
    let after = person(tx.conn, id, context.today)?;
    let mut entry = change(
        Act::Update,
        operation,
        object(&after),
        Some(&before),
        Some(&after),
    );
    entry.touches = touches;
    context.record(tx, entry)?;
    Ok(after)
}

/// Changes names and contacts.
///
/// # Errors
/// 403, 404, 412, 422 for a name, a phone or an address that is none.
pub fn update(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: PersonPatch) -> ApiResult<Person> {
    changed(tx, context, key, "update_person", |_, record, _| {
        record.last_name = ask.last_name.unwrap_or_else(|| record.last_name.clone());
        record.first_name = ask.first_name.unwrap_or_else(|| record.first_name.clone());
        record.patronymic = ask.patronymic.unwrap_or_else(|| record.patronymic.clone());
        check_names(record)?;
        if let Some(phone) = ask.phone {
            record.phone = phone.as_deref().map(proper_phone).transpose()?.flatten();
        }
        if let Some(email) = ask.email {
            record.email = email.as_deref().map(proper_email).transpose()?.flatten();
        }
        record.index();
        Ok(Vec::new())
    })
}
