//! Lists of acknowledgement, as somebody sees them (VIII.8.2.d1).

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    library::{
        Acknowledgement, AcknowledgementFilter, AcknowledgementRow, Audience, ListKeeper,
        NormativeDocumentRef,
    },
    text,
};

use super::{
    association_tallies, document_refs, editions_with_documents, own_places, readers::whom_seen, tallies,
};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreError, StoreResult,
    columns::{from_json, id, json, opt_id},
    listing::{keyset, matches},
    schema::{acknowledgement_people, acknowledgements},
};

/// A list as it is kept.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = acknowledgements, treat_none_as_null = true)]
pub struct AcknowledgementRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Document.
    pub document_id: String,
    /// Its edition.
    pub edition_id: String,
    /// Whom it addresses, JSON.
    pub audience: String,
    /// Institution that keeps it.
    pub organization_id: Option<String>,
    /// Association that keeps it.
    pub association_id: Option<String>,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day to confirm.
    pub due_on: Option<NaiveDate>,
    /// Day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Order of lists: the first day.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

impl AcknowledgementRecord {
    /// Who keeps the list.
    ///
    /// # Errors
    /// An identifier that cannot be read.
    pub fn keeper(&self) -> StoreResult<ListKeeper> {
        let organization = opt_id(self.organization_id.as_deref())?;
        let association = opt_id(self.association_id.as_deref())?;
        Ok(match (organization, association) {
            (Some(organization_id), _) => ListKeeper::Institution { organization_id },
            (None, Some(association_id)) => ListKeeper::Association { association_id },
            (None, None) => ListKeeper::City {},
        })
    }

    /// Whom the list addresses.
    ///
    /// # Errors
    /// A stored audience that cannot be read.
    pub fn audience(&self) -> StoreResult<Audience> {
        from_json(&self.audience)
    }

    /// Keeps whom the list addresses.
    ///
    /// # Errors
    /// An audience that cannot be written.
    pub fn write_audience(&mut self, audience: &Audience) -> StoreResult<()> {
        self.audience = json(audience)?;
        Ok(())
    }

    /// Computes the keys.
    pub fn index(&mut self, title: &str, number: Option<&str>) {
        self.sort_key = self.opened_on.format("%Y-%m-%d").to_string();
        self.search_key = text::search_key([title].into_iter().chain(number));
    }
}

/// Keeps a new list; its keys are those of [`AcknowledgementRecord::index`].
///
/// # Errors
/// [`StoreError::Reference`] for an object that does not exist.
pub fn insert_acknowledgement(conn: &mut Conn, record: &AcknowledgementRecord) -> StoreResult<()> {
    diesel::insert_into(acknowledgements::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed list, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_acknowledgement(
    conn: &mut Conn,
    record: &AcknowledgementRecord,
    version: i64,
) -> StoreResult<()> {
    use acknowledgements as a;
    let next = AcknowledgementRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(a::table.find(&record.id).filter(a::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// The row of a list.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn acknowledgement_record(conn: &mut Conn, wanted: Id) -> StoreResult<AcknowledgementRecord> {
    Ok(acknowledgements::table
        .find(wanted.to_string())
        .select(AcknowledgementRecord::as_select())
        .first(conn)?)
}

/// How somebody looks at lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadersView {
    /// Whose people are shown: everybody's, or those of these associations and oneself.
    pub associations: Option<Vec<Id>>,
    /// Who looks.
    pub person: Option<Id>,
}

/// A page of lists that hold somebody whom the reader may see.
///
/// # Errors
/// A database that cannot be read.
pub fn list_acknowledgements(
    conn: &mut Conn,
    filter: &AcknowledgementFilter,
    view: &ReadersView,
    slice: &Slice,
) -> StoreResult<Rows<AcknowledgementRow>> {
    use acknowledgement_people as p;
    use acknowledgements as a;
    let me = view.person.map(|id| id.to_string()).unwrap_or_default();
    let filtered = || {
        let mut query = a::table.into_boxed::<Backend>();
        if let Some(associations) = &view.associations {
            let ids: Vec<String> = associations.iter().map(Id::to_string).collect();
            let seen = p::table
                .filter(p::association_id.eq_any(ids).or(p::person_id.eq(me.clone())))
                .select(p::acknowledgement_id);
            query = query.filter(a::id.eq_any(seen));
        }
        let waiting = filter.waiting.unwrap_or(false);
        if waiting || filter.mine.unwrap_or(false) {
            let mine = p::table
                .filter(p::person_id.eq(me.clone()))
                .select(p::acknowledgement_id);
            query = query.filter(a::id.eq_any(mine));
        }
        if waiting {
            let done = p::table
                .filter(p::person_id.eq(me.clone()))
                .filter(p::confirmed_on.is_not_null())
                .select(p::acknowledgement_id);
            query = query.filter(a::id.ne_all(done)).filter(a::closed_on.is_null());
        }
        query = match filter.open {
            Some(true) => query.filter(a::closed_on.is_null()),
            Some(false) => query.filter(a::closed_on.is_not_null()),
            None => query,
        };
        if let Some(document) = filter.document_id {
            query = query.filter(a::document_id.eq(document.to_string()));
        }
        if let Some(association) = filter.association_id {
            let of = p::table
                .filter(p::association_id.eq(association.to_string()))
                .select(p::acknowledgement_id);
            query = query.filter(a::id.eq_any(of));
        }
        if let Some(found) = matches::<a::table, _>(a::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let query = keyset!(filtered(), slice, a::sort_key, a::id);
    let mut found: Vec<AcknowledgementRecord> =
        query.select(AcknowledgementRecord::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |r| Cursor {
        key: r.sort_key.clone(),
        id: r.id.clone(),
    });
    Ok(Rows {
        items: rows(conn, found, view.person)?,
        next,
        total,
    })
}

/// Puts beside each list its document, its tally and the reader's own place: one statement for all of each kind.
fn rows(
    conn: &mut Conn,
    found: Vec<AcknowledgementRecord>,
    person: Option<Id>,
) -> StoreResult<Vec<AcknowledgementRow>> {
    let of = |key: fn(&AcknowledgementRecord) -> &String| -> Vec<String> {
        found.iter().map(|r| key(r).clone()).collect()
    };
    let ids = of(|r| &r.id);
    let papers = editions_with_documents(conn, &of(|r| &r.edition_id))?;
    let counted = tallies(conn, &ids)?;
    let mine = own_places(conn, &ids, person)?;
    found
        .into_iter()
        .map(|r| {
            let lost = || StoreError::Other(format!("the list {} has no document", r.id));
            let (document, edition) = papers.get(&r.edition_id).cloned().ok_or_else(lost)?;
            Ok(AcknowledgementRow {
                id: id(&r.id)?,
                document,
                edition,
                keeper: r.keeper()?,
                audience: r.audience()?,
                opened_on: r.opened_on,
                due_on: r.due_on,
                closed_on: r.closed_on,
                tally: counted.get(&r.id).copied().unwrap_or_default(),
                mine: mine.get(&r.id).copied(),
            })
        })
        .collect()
}

/// One list as somebody sees it.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn acknowledgement(conn: &mut Conn, wanted: Id, view: &ReadersView) -> StoreResult<Acknowledgement> {
    let record = acknowledgement_record(conn, wanted)?;
    let version = record.version;
    let row = rows(conn, vec![record], view.person)?;
    let row = row.into_iter().next().ok_or(StoreError::NotFound)?;
    Ok(Acknowledgement {
        id: row.id,
        version,
        document: row.document,
        edition: row.edition,
        keeper: row.keeper,
        audience: row.audience,
        opened_on: row.opened_on,
        due_on: row.due_on,
        closed_on: row.closed_on,
        tally: row.tally,
        mine: row.mine,
        associations: association_tallies(conn, wanted, view)?,
    })
}

/// Whether the list holds somebody whom the reader may see.
///
/// # Errors
/// A database that cannot be read.
pub fn somebody_seen(conn: &mut Conn, list: Id, view: &ReadersView) -> StoreResult<bool> {
    use acknowledgement_people as p;
    let query = p::table
        .filter(p::acknowledgement_id.eq(list.to_string()))
        .into_boxed::<Backend>();
    let query = whom_seen!(query, view);
    let found: Option<String> = query.select(p::id).first(conn).optional()?;
    Ok(found.is_some())
}

/// The document of a list, to name it by.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn document_of(conn: &mut Conn, list: &AcknowledgementRecord) -> StoreResult<NormativeDocumentRef> {
    document_refs(conn, std::slice::from_ref(&list.document_id))?
        .remove(&list.document_id)
        .ok_or(StoreError::NotFound)
}
