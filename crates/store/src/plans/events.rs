//! The department's own plan: events in the order of their days (VIII.8.2).

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    plans::{DepartmentEvent, DepartmentEventFilter, Level},
    text,
};

use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreError, StoreResult,
    columns::{from_json, id, json, opt_code},
    listing::{keyset, matches},
    schema::department_events,
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = department_events, treat_none_as_null = true)]
pub struct EventRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// School year.
    pub school_year: i32,
    /// What it is.
    pub title: String,
    /// Days as typed.
    pub dates_text: String,
    /// First day as understood.
    pub valid_from: Option<NaiveDate>,
    /// Day after the last one.
    pub valid_until: Option<NaiveDate>,
    /// JSON of [`EventDetails`].
    pub details: String,
    /// Order of lists.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

/// What is shown of an event and never searched for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EventDetails {
    /// Code of the level.
    pub level: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// What else is to be known.
    pub note: Option<String>,
}

impl EventRecord {
    /// The row of an event; what has no days stands at the end of its year.
    ///
    /// # Errors
    /// Details that cannot be written.
    pub fn of(event: &DepartmentEvent) -> StoreResult<Self> {
        let day = event.from.map_or_else(
            || format!("{:04}-99", event.school_year + 1),
            |day| day.to_string(),
        );
        let details = EventDetails {
            level: event.level.map(|l| l.code().to_owned()),
            place: event.place.clone(),
            audience: event.audience.clone(),
            responsible: event.responsible.clone(),
            note: event.note.clone(),
        };
        let words = [
            Some(event.title.as_str()),
            event.place.as_deref(),
            event.responsible.as_deref(),
        ];
        Ok(Self {
            id: event.id.to_string(),
            version: event.version,
            school_year: event.school_year,
            title: event.title.clone(),
            dates_text: event.dates.clone(),
            valid_from: event.from,
            valid_until: event.until,
            details: json(&details)?,
            sort_key: format!("{day} {}", text::sort_key(&event.title)),
            search_key: text::search_key(words.into_iter().flatten()),
        })
    }

    fn read(self) -> StoreResult<DepartmentEvent> {
        let details: EventDetails = from_json(&self.details)?;
        Ok(DepartmentEvent {
            id: id(&self.id)?,
            version: self.version,
            school_year: self.school_year,
            title: self.title,
            dates: self.dates_text,
            from: self.valid_from,
            until: self.valid_until,
            level: opt_code::<Level>(details.level.as_deref())?,
            place: details.place,
            audience: details.audience,
            responsible: details.responsible,
            note: details.note,
        })
    }
}

/// A page of events in the order of their days.
///
/// # Errors
/// A database that cannot be read.
pub fn list_department_events(
    conn: &mut Conn,
    filter: &DepartmentEventFilter,
    slice: &Slice,
) -> StoreResult<Rows<DepartmentEvent>> {
    use department_events as e;
    let filtered = || {
        let mut query = e::table.into_boxed::<Backend>();
        if let Some(year) = filter.school_year {
            query = query.filter(e::school_year.eq(year));
        }
        if let Some(from) = filter.from {
            query = query.filter(e::valid_until.is_null().or(e::valid_until.gt(from)));
        }
        if let Some(until) = filter.until {
            query = query.filter(e::valid_from.is_null().or(e::valid_from.lt(until)));
        }
        if let Some(found) = matches::<e::table, _>(e::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let rows: Vec<EventRecord> = keyset!(filtered(), slice, e::sort_key, e::id)
        .select(EventRecord::as_select())
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let key = |r: &EventRecord| Cursor {
        key: r.sort_key.clone(),
        id: r.id.clone(),
    };
    slice.page(rows, total, key, EventRecord::read)
}

/// One event.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn department_event(conn: &mut Conn, wanted: Id) -> StoreResult<DepartmentEvent> {
    department_events::table
        .find(wanted.to_string())
        .select(EventRecord::as_select())
        .first::<EventRecord>(conn)?
        .read()
}

/// Which of these events are of the school year.
///
/// # Errors
/// A database that cannot be read.
pub fn events_of_year(conn: &mut Conn, ids: &[String], year: i32) -> StoreResult<Vec<String>> {
    use department_events as e;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(e::table
        .filter(e::id.eq_any(ids))
        .filter(e::school_year.eq(year))
        .select(e::id)
        .load(conn)?)
}

/// Keeps a new event.
///
/// # Errors
/// A database that refuses it.
pub fn insert_department_event(conn: &mut Conn, event: &DepartmentEvent) -> StoreResult<()> {
    diesel::insert_into(department_events::table)
        .values(&EventRecord::of(event)?)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed event, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_department_event(conn: &mut Conn, event: &DepartmentEvent, version: i64) -> StoreResult<()> {
    use department_events as e;
    let next = EventRecord {
        version: version + 1,
        ..EventRecord::of(event)?
    };
    let changed = diesel::update(e::table.find(&next.id).filter(e::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Removes an event.
///
/// # Errors
/// [`StoreError::Stale`] for another version, [`StoreError::Reference`] when rows of plans refer to it.
pub fn delete_department_event(conn: &mut Conn, wanted: Id, version: i64) -> StoreResult<()> {
    use department_events as e;
    let gone =
        diesel::delete(e::table.find(wanted.to_string()).filter(e::version.eq(version))).execute(conn)?;
    if gone == 1 { Ok(()) } else { Err(StoreError::Stale) }
}
