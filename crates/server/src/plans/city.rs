//! Theme and goals of the city, and the department's own plan (VI.6.3, VIII.8.2).

use veche_domain::{
    Id,
    access::{Action, Resource},
    calendar::{SchoolYear, school_year_label},
    journal::{Act, Entity},
    listing::Page,
    plans::{
        CityYear, DepartmentEvent, DepartmentEventFilter, DepartmentEventPatch, NewCityYear,
        NewDepartmentEvent, understood,
    },
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx, new_id,
    plans::{
        city_year, delete_department_event, department_event, goals_in_use, insert_department_event,
        list_department_events, save_city_year, update_department_event,
    },
};

use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
};

/// Identifiers under which the journal knows the city's years: they have no other.
const YEARS: u128 = 0x0000_0000_0000_7000_8000_0001_0000_0000;

/// Theme and goals of a school year.
///
/// # Errors
/// 403, 404 for a year that is none.
pub fn get(conn: &mut Conn, context: &Context<'_>, year: SchoolYear) -> ApiResult<CityYear> {
    context.require(Action::ReadRegisters, Resource::City)?;
    check_year(year)?;
    Ok(city_year(conn, year)?)
}

fn check_year(year: SchoolYear) -> ApiResult<()> {
    match (2000..=2100).contains(&year) {
        true => Ok(()),
        false => Err(ErrorCode::NotFound.into()),
    }
}

/// Writes theme and goals anew.
///
/// # Errors
/// 403, 404, 409 for a goal that rows of plans refer to and that would go, 412, 422 for a goal of another year.
pub fn put(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (year, version): (SchoolYear, i64),
    ask: &NewCityYear,
) -> ApiResult<CityYear> {
    context.require(Action::KeepCityYear, Resource::City)?;
    check_year(year)?;
    let before = city_year(tx.conn, year)?;
    if before.version != version {
        return Err(StoreError::Stale.into());
    }
    check_goals(tx.conn, &before, ask)?;
    save_city_year(tx.conn, (year, version), ask.theme.as_deref(), &ask.goals)?;
    let after = city_year(tx.conn, year)?;
    let title = format!("Тема и цели города на {}", school_year_label(year));
    let id = Id::from_u128(YEARS + u128::from(year.unsigned_abs()));
    let object = (Entity::CityYear, id, title.as_str());
    let entry = change(Act::Update, "put_city_year", object, Some(&before), Some(&after));
    context.record(tx, entry)?;
    Ok(after)
}

fn check_goals(conn: &mut Conn, before: &CityYear, ask: &NewCityYear) -> ApiResult<()> {
    let mut faults = Vec::new();
    for (n, line) in ask.goals.iter().enumerate() {
        let Some(id) = line.id else { continue };
        let known = before.goals.iter().any(|g| g.id == id);
        let twice = ask.goals.iter().take(n).any(|l| l.id == Some(id));
        if !known || twice {
            let text = "Такой цели в этом учебном году нет: добавьте её как новую.";
            faults.push(FieldError::new(format!("/goals/{n}/id"), "unknown", text));
        }
    }
    if !faults.is_empty() {
        return Err(Refusal::of(ErrorCode::Validation)
            .clause("VI.6.3")
            .errors(faults)
            .into());
    }
    let used = goals_in_use(conn, before.school_year)?;
    let gone = before
        .goals
        .iter()
        .find(|g| used.contains(&g.id) && ask.goals.iter().all(|l| l.id != Some(g.id)));
    match gone {
        None => Ok(()),
        Some(goal) => {
            let text = format!(
                "На цель «{}» ссылаются планы объединений: измените её слова или оставьте её.",
                goal.text
            );
            Err(Refusal::new(ErrorCode::WrongState, text).clause("VI.6.3").into())
        }
    }
}

/// A page of the department's plan.
///
/// # Errors
/// 403.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<DepartmentEventFilter>,
) -> ApiResult<Page<DepartmentEvent>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    Ok(listing.page(list_department_events(conn, &listing.filter, &listing.slice)?))
}

/// Enters an event.
///
/// # Errors
/// 403.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: NewDepartmentEvent) -> ApiResult<DepartmentEvent> {
    context.require(Action::KeepCityYear, Resource::City)?;
    let mut event = DepartmentEvent {
        id: new_id(),
        version: 1,
        school_year: ask.school_year,
        title: ask.title,
        dates: ask.dates,
        from: None,
        until: None,
        level: ask.level,
        place: ask.place,
        audience: ask.audience,
        responsible: ask.responsible,
        note: ask.note,
    };
    dated(&mut event);
    insert_department_event(tx.conn, &event)?;
    let object = (Entity::CityYear, event.id, event.title.as_str());
    let entry = change(Act::Create, "create_department_event", object, None, Some(&event));
    context.record(tx, entry)?;
    Ok(event)
}

fn dated(event: &mut DepartmentEvent) {
    let days = understood(&event.dates, event.school_year);
    (event.from, event.until) = (days.map(|d| d.from), days.map(|d| d.until));
}

/// Changes an event.
///
/// # Errors
/// 403, 404, 412.
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    ask: DepartmentEventPatch,
) -> ApiResult<DepartmentEvent> {
    context.require(Action::KeepCityYear, Resource::City)?;
    let before = department_event(tx.conn, id)?;
    let mut event = before.clone();
    event.title = ask.title.unwrap_or(event.title);
    event.dates = ask.dates.unwrap_or(event.dates);
    event.level = ask.level.unwrap_or(event.level);
    event.place = ask.place.unwrap_or(event.place);
    event.audience = ask.audience.unwrap_or(event.audience);
    event.responsible = ask.responsible.unwrap_or(event.responsible);
    event.note = ask.note.unwrap_or(event.note);
    dated(&mut event);
    update_department_event(tx.conn, &event, version)?;
    let after = department_event(tx.conn, id)?;
    let object = (Entity::CityYear, id, after.title.as_str());
    let operation = "update_department_event";
    context.record(
        tx,
        change(Act::Update, operation, object, Some(&before), Some(&after)),
    )?;
    Ok(after)
}

/// Removes an event.
///
/// # Errors
/// 403, 404, 409 for one that rows of plans refer to, 412.
pub fn delete(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
) -> ApiResult<DepartmentEvent> {
    context.require(Action::KeepCityYear, Resource::City)?;
    let before = department_event(tx.conn, id)?;
    match delete_department_event(tx.conn, id, version) {
        Err(StoreError::Reference(_)) => {
            let text = "На мероприятие ссылаются планы объединений: измените его, а не удаляйте.";
            return Err(Refusal::new(ErrorCode::WrongState, text)
                .clause("VIII.8.2")
                .into());
        }
        other => other?,
    }
    let object = (Entity::CityYear, id, before.title.as_str());
    let entry = change(
        Act::Remove,
        "delete_department_event",
        object,
        Some(&before),
        None,
    );
    context.record(tx, entry)?;
    Ok(before)
}
