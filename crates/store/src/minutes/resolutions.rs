//! Resolutions: rows of their own, so that they are tracked until done (VII.7.6).

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    meetings::MinutesState,
    minutes::{
        MinutesContent, Resolution, ResolutionFilter, ResolutionState, ResolutionText, resolution_number,
    },
    text,
};

use super::MOST;
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreError, StoreResult,
    accounts::person_refs,
    columns::{code, id, new_id, opt_id},
    listing::{keyset, matches},
    meetings::bodies_of_meetings,
    schema::{meetings, minutes, resolutions},
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = resolutions, treat_none_as_null = true)]
pub struct ResolutionRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Meeting.
    pub meeting_id: String,
    /// Item of the agenda.
    pub agenda_item_id: String,
    /// Place of the item, from 0.
    pub item: i32,
    /// Place under the item, from 0.
    pub position: i32,
    /// Text.
    pub text: String,
    /// Who is responsible, of the register.
    pub responsible_id: Option<String>,
    /// Who is responsible, as written.
    pub responsible: Option<String>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Code of the state.
    pub state: String,
    /// Day it was done or dropped.
    pub closed_on: Option<NaiveDate>,
    /// How it was done, or why dropped.
    pub note: Option<String>,
    /// Order of lists: the day it is due.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

impl ResolutionRecord {
    fn index(&mut self) {
        // Without a day it comes after those that have one.
        self.sort_key = self
            .due_on
            .map_or_else(|| "9999".to_owned(), |day| day.format("%Y-%m-%d").to_string());
        let parts = [self.text.as_str()].into_iter();
        self.search_key = text::search_key(parts.chain(self.responsible.as_deref()));
    }
}

/// Makes the resolutions of a meeting those of the text, and gives each text the identifier of its row. What became of
/// one that goes on stays with it.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown person.
pub fn save_resolutions(conn: &mut Conn, meeting: Id, content: &mut MinutesContent) -> StoreResult<()> {
    use resolutions as r;
    let key = meeting.to_string();
    let known: Vec<ResolutionRecord> = r::table
        .filter(r::meeting_id.eq(&key))
        .limit(MOST)
        .select(ResolutionRecord::as_select())
        .load(conn)?;
    let mut kept: Vec<String> = Vec::new();
    for (item_at, item) in (0i32..).zip(&mut content.items) {
        let item_id = item.agenda_item_id.to_string();
        for (position, text) in (0i32..).zip(&mut item.resolutions) {
            // An identifier of nothing here, or one given twice, is a new resolution: what was typed is never refused.
            let before = text
                .id
                .map(|id| id.to_string())
                .and_then(|id| known.iter().find(|row| row.id == id))
                .filter(|row| !kept.contains(&row.id));
            let row = record_of(text, (&key, &item_id), (item_at, position), before);
            kept.push(row.id.clone());
            text.id = Some(id(&row.id)?);
            match before {
                Some(before) if *before == row => {}
                Some(_) => {
                    diesel::update(r::table.find(&row.id)).set(&row).execute(conn)?;
                }
                None => {
                    diesel::insert_into(r::table).values(&row).execute(conn)?;
                }
            }
        }
    }
    diesel::delete(
        r::table
            .filter(r::meeting_id.eq(&key))
            .filter(r::id.ne_all(&kept)),
    )
    .execute(conn)?;
    Ok(())
}

fn record_of(
    text: &ResolutionText,
    (meeting, item): (&str, &str),
    (at, position): (i32, i32),
    before: Option<&ResolutionRecord>,
) -> ResolutionRecord {
    let mut row = ResolutionRecord {
        id: before.map_or_else(|| new_id().to_string(), |b| b.id.clone()),
        version: before.map_or(1, |b| b.version),
        meeting_id: meeting.to_owned(),
        agenda_item_id: item.to_owned(),
        item: at,
        position,
        text: text.text.clone(),
        responsible_id: text.responsible_id.map(|id| id.to_string()),
        responsible: text.responsible.clone(),
        due_on: text.due_on,
        state: before.map_or_else(|| ResolutionState::Open.to_string(), |b| b.state.clone()),
        closed_on: before.and_then(|b| b.closed_on),
        note: before.and_then(|b| b.note.clone()),
        sort_key: String::new(),
        search_key: String::new(),
    };
    row.index();
    row
}

/// Resolutions of a meeting in their order.
///
/// # Errors
/// A database that cannot be read.
pub fn resolutions_of(conn: &mut Conn, meeting: Id, today: NaiveDate) -> StoreResult<Vec<Resolution>> {
    use resolutions as r;
    let found: Vec<ResolutionRecord> = r::table
        .filter(r::meeting_id.eq(meeting.to_string()))
        .order((r::item, r::position))
        .limit(MOST)
        .select(ResolutionRecord::as_select())
        .load(conn)?;
    shown(conn, found, today)
}

/// Whose resolutions are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolutionView {
    /// Of all bodies, or of these.
    pub bodies: Option<Vec<Id>>,
    /// Who looks: one's own are always seen.
    pub me: Option<Id>,
    /// The business date.
    pub today: NaiveDate,
}

/// A page of resolutions of signed minutes, by the day they are due: a text in work binds nobody yet.
///
/// # Errors
/// A database that cannot be read.
pub fn list_resolutions(
    conn: &mut Conn,
    filter: &ResolutionFilter,
    view: &ResolutionView,
    slice: &Slice,
) -> StoreResult<Rows<Resolution>> {
    use resolutions as r;
    let me = view.me.map(|id| id.to_string()).unwrap_or_default();
    let of_bodies = |ids: &[Id]| {
        let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
        meetings::table
            .filter(meetings::body_id.eq_any(ids))
            .select(meetings::id)
    };
    let filtered = || {
        let signed = meetings::table
            .filter(
                meetings::minutes_state.eq_any([MinutesState::Signed.code(), MinutesState::Published.code()]),
            )
            .select(meetings::id);
        let corrected = minutes::table
            .filter(minutes::revision.gt(1))
            .select(minutes::meeting_id);
        let mut query = r::table
            .filter(r::meeting_id.eq_any(signed).or(r::meeting_id.eq_any(corrected)))
            .into_boxed::<Backend>();
        if let Some(bodies) = &view.bodies {
            query = query.filter(
                r::meeting_id
                    .eq_any(of_bodies(bodies))
                    .or(r::responsible_id.assume_not_null().eq(me.clone())),
            );
        }
        if let Some(association) = filter.association_id {
            query = query.filter(r::meeting_id.eq_any(of_bodies(&[association])));
        }
        if let Some(meeting) = filter.meeting_id {
            query = query.filter(r::meeting_id.eq(meeting.to_string()));
        }
        if let Some(state) = filter.state {
            query = query.filter(r::state.eq(state.code()));
            // What nobody is asked to do by no day is done by being resolved: «избрать», «утвердить».
            if state == ResolutionState::Open {
                let asked = r::due_on.is_not_null().or(r::responsible_id.is_not_null());
                query = query.filter(asked.or(r::responsible.is_not_null()));
            }
        }
        if filter.mine.unwrap_or(false) {
            query = query.filter(r::responsible_id.eq(me.clone()));
        }
        if filter.overdue.unwrap_or(false) {
            query = query
                .filter(r::state.eq(ResolutionState::Open.code()))
                .filter(r::due_on.lt(view.today));
        }
        if let Some(found) = matches::<r::table, _>(r::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let query = keyset!(filtered(), slice, r::sort_key, r::id);
    let mut found: Vec<ResolutionRecord> = query.select(ResolutionRecord::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |row| Cursor {
        key: row.sort_key.clone(),
        id: row.id.clone(),
    });
    Ok(Rows {
        items: shown(conn, found, view.today)?,
        next,
        total,
    })
}

/// The row of a resolution.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn resolution_record(conn: &mut Conn, wanted: Id) -> StoreResult<ResolutionRecord> {
    Ok(resolutions::table
        .find(wanted.to_string())
        .select(ResolutionRecord::as_select())
        .first(conn)?)
}

/// One resolution.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn resolution(conn: &mut Conn, wanted: Id, today: NaiveDate) -> StoreResult<Resolution> {
    let found = resolution_record(conn, wanted)?;
    let mut shown = shown(conn, vec![found], today)?;
    shown.pop().ok_or(StoreError::NotFound)
}

/// Keeps a changed resolution, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_resolution(conn: &mut Conn, record: &ResolutionRecord, version: i64) -> StoreResult<()> {
    use resolutions as r;
    let next = ResolutionRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(r::table.find(&record.id).filter(r::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Puts beside the rows what they belong to, in one statement for each kind.
fn shown(conn: &mut Conn, found: Vec<ResolutionRecord>, today: NaiveDate) -> StoreResult<Vec<Resolution>> {
    let mut ids: Vec<String> = found.iter().map(|r| r.meeting_id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let places = bodies_of_meetings(conn, &ids)?;
    let people: Vec<String> = found.iter().filter_map(|r| r.responsible_id.clone()).collect();
    let people = person_refs(conn, &people)?;
    let mut all = Vec::with_capacity(found.len());
    for r in found {
        let Some((body, date)) = places.get(&r.meeting_id).cloned() else {
            continue;
        };
        let (state, responsible): (ResolutionState, _) =
            (code(&r.state)?, opt_id(r.responsible_id.as_deref())?);
        let place = |at: i32| usize::try_from(at).unwrap_or_default();
        all.push(Resolution {
            id: id(&r.id)?,
            version: r.version,
            meeting_id: id(&r.meeting_id)?,
            date,
            body,
            agenda_item_id: id(&r.agenda_item_id)?,
            number: resolution_number(place(r.item), place(r.position)),
            text: r.text,
            responsible_person: people.iter().find(|p| Some(p.id) == responsible).cloned(),
            responsible: r.responsible,
            due_on: r.due_on,
            state,
            closed_on: r.closed_on,
            note: r.note,
            overdue: state == ResolutionState::Open && r.due_on.is_some_and(|day| day < today),
        });
    }
    Ok(all)
}
