//! Orders: documents, their items, and the register that follows from them (I.4, I.5, VII.7.2).

mod apply;
mod designations;
mod events;
mod files;
mod items;
mod list;
mod terms;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    orders::{Cancellation, Executor, Signatory, SignatureKind},
    text,
};

pub use apply::*;
pub use designations::*;
pub use events::*;
pub use files::*;
pub(crate) use files::{KeptFile, MOST_FILES, file_of, paper_files};
pub use items::*;
pub use list::*;

use crate::{
    Conn, StoreError, StoreResult,
    columns::{from_json, json},
    schema::orders,
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = orders, treat_none_as_null = true)]
pub struct OrderRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Code of the kind.
    pub kind: String,
    /// Code of the state.
    pub state: String,
    /// Code of the issuer.
    pub issuer: String,
    /// Institution, for its own order.
    pub organization_id: Option<String>,
    /// Number as printed.
    pub number: Option<String>,
    /// Date of signing.
    pub signed_on: Option<NaiveDate>,
    /// First day in force.
    pub effective_on: Option<NaiveDate>,
    /// Order of signing among orders of one day.
    pub rank: i64,
    /// Heading.
    pub title: String,
    /// What is only printed and shown: [`Document`] as JSON.
    pub document: String,
    /// Day from which it is out of force.
    pub repealed_on: Option<NaiveDate>,
    /// Order that put it out of force.
    pub repealed_by: Option<String>,
    /// Order of lists: date of signing, drafts after everything.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

/// What of an order is only printed and shown, and never sought by.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Legal bases and purpose.
    pub preamble: Option<String>,
    /// Who signed.
    pub signatory: Option<Signatory>,
    /// «СОГЛАСОВАНО».
    pub approvers: Vec<Signatory>,
    /// «Исполнитель».
    pub executor: Option<Executor>,
    /// How it was signed.
    pub signature: Option<SignatureKind>,
    /// Entered from a paper of the past.
    pub by_paper: bool,
    /// Note.
    pub note: Option<String>,
    /// How it was taken back.
    pub cancellation: Option<Cancellation>,
}

impl OrderRecord {
    /// What of the order is only printed and shown.
    ///
    /// # Errors
    /// A stored document that cannot be read.
    pub fn read_document(&self) -> StoreResult<Document> {
        from_json(&self.document)
    }

    /// Keeps what of the order is only printed and shown.
    ///
    /// # Errors
    /// A document that cannot be written.
    pub fn write_document(&mut self, document: &Document) -> StoreResult<()> {
        self.document = json(document)?;
        Ok(())
    }

    /// Computes the keys.
    pub fn index(&mut self) {
        self.sort_key = self
            .signed_on
            .map_or_else(|| "9999".to_owned(), |day| day.format("%Y-%m-%d").to_string());
        let parts = [self.title.as_str()].into_iter().chain(self.number.as_deref());
        self.search_key = text::search_key(parts);
    }
}

/// Keeps a new order; its keys are those of [`OrderRecord::index`].
///
/// # Errors
/// [`StoreError::Reference`] for an unknown institution.
pub fn insert_order(conn: &mut Conn, record: &OrderRecord) -> StoreResult<()> {
    diesel::insert_into(orders::table).values(record).execute(conn)?;
    Ok(())
}

/// Keeps a changed order, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_order(conn: &mut Conn, record: &OrderRecord, version: i64) -> StoreResult<()> {
    let next = OrderRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(orders::table.find(&record.id).filter(orders::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// The row of an order.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn order_record(conn: &mut Conn, wanted: Id) -> StoreResult<OrderRecord> {
    Ok(orders::table
        .find(wanted.to_string())
        .select(OrderRecord::as_select())
        .first(conn)?)
}

/// Other signed orders of the issuer with the number: real numbers repeat, so this only warns.
///
/// # Errors
/// A database that cannot be read.
pub fn orders_with_number(
    conn: &mut Conn,
    record: &OrderRecord,
    number: &str,
) -> StoreResult<Vec<OrderRecord>> {
    let mut query = orders::table
        .filter(orders::number.eq(number))
        .filter(orders::issuer.eq(&record.issuer))
        .filter(orders::id.ne(&record.id))
        .into_boxed();
    query = match &record.organization_id {
        Some(institution) => query.filter(orders::organization_id.eq(institution)),
        None => query.filter(orders::organization_id.is_null()),
    };
    Ok(query
        .order(orders::sort_key.desc())
        .limit(5)
        .select(OrderRecord::as_select())
        .load(conn)?)
}

/// The rank of the next order that is signed.
///
/// # Errors
/// A database that cannot be read.
pub fn next_rank(conn: &mut Conn) -> StoreResult<i64> {
    let last: Option<i64> = orders::table.select(diesel::dsl::max(orders::rank)).first(conn)?;
    Ok(last.unwrap_or(0) + 1)
}
