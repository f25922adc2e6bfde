//! Papers issued under a number, and the files that were handed out of them.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    calendar::SchoolYear,
    papers::{KeptFile, OfficialPaper, PaperFormat, PaperObject},
};

use crate::{
    Conn, StoreResult,
    columns::code,
    schema::{issued_files, issued_papers, orders},
};

/// Most files of one paper: as many as there are formats, with room to spare.
const MOST_FILES: i64 = 16;

/// An issued paper: its row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = issued_papers)]
pub struct IssuedRecord {
    /// Identifier.
    pub id: String,
    /// Number it is checked by.
    pub number: String,
    /// Code of the kind.
    pub kind: String,
    /// Object it belongs to.
    pub object_id: String,
    /// Person it is for.
    pub person_id: Option<String>,
    /// Item of the agenda it is about.
    pub item_id: Option<String>,
    /// SHA-256 of the description and of what it is about.
    pub fingerprint: String,
    /// What it is, without personal data.
    pub title: String,
    /// Association it belongs to.
    pub association_id: Option<String>,
    /// Name of the association on the day of issue.
    pub association_name: Option<String>,
    /// School year it belongs to.
    pub school_year: Option<SchoolYear>,
    /// When it was issued.
    pub issued_at: NaiveDateTime,
    /// Business date of the issue.
    pub issued_on: NaiveDate,
    /// Who took it first, by name.
    pub issued_by: String,
    /// Day from which it is out of force.
    pub revoked_on: Option<NaiveDate>,
}

/// An issued paper with what was handed out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedPaper {
    /// Its row.
    pub record: IssuedRecord,
    /// Kind.
    pub kind: OfficialPaper,
    /// Files, by format.
    pub files: Vec<KeptFile>,
}

impl IssuedPaper {
    /// The file of a format.
    pub fn file(&self, format: PaperFormat) -> Option<&KeptFile> {
        self.files.iter().find(|file| file.format == format)
    }
}

fn with_files(conn: &mut Conn, record: IssuedRecord) -> StoreResult<IssuedPaper> {
    use issued_files as f;
    let rows: Vec<(String, String, i64)> = f::table
        .filter(f::paper_id.eq(&record.id))
        .order(f::format)
        .limit(MOST_FILES)
        .select((f::format, f::sha256, f::size))
        .load(conn)?;
    let files = rows.into_iter().map(|(format, sha256, size)| {
        Ok(KeptFile {
            format: code(&format)?,
            sha256,
            size,
        })
    });
    Ok(IssuedPaper {
        kind: code(&record.kind)?,
        files: files.collect::<StoreResult<_>>()?,
        record,
    })
}

/// The paper issued for a wording.
///
/// # Errors
/// A database that cannot be read.
pub fn issued_by_fingerprint(conn: &mut Conn, fingerprint: &str) -> StoreResult<Option<IssuedPaper>> {
    let found: Option<IssuedRecord> = issued_papers::table
        .filter(issued_papers::fingerprint.eq(fingerprint))
        .select(IssuedRecord::as_select())
        .first(conn)
        .optional()?;
    found.map(|record| with_files(conn, record)).transpose()
}

/// The paper of a number.
///
/// # Errors
/// [`crate::StoreError::NotFound`].
pub fn issued_by_number(conn: &mut Conn, number: &str) -> StoreResult<IssuedPaper> {
    let record: IssuedRecord = issued_papers::table
        .filter(issued_papers::number.eq(number))
        .select(IssuedRecord::as_select())
        .first(conn)?;
    with_files(conn, record)
}

/// Number and time of issue of each of these wordings that was issued.
///
/// # Errors
/// A database that cannot be read.
pub fn numbers_of(
    conn: &mut Conn,
    fingerprints: &[String],
) -> StoreResult<HashMap<String, (String, NaiveDateTime)>> {
    use issued_papers as p;
    let rows: Vec<(String, String, NaiveDateTime)> = p::table
        .filter(p::fingerprint.eq_any(fingerprints))
        .select((p::fingerprint, p::number, p::issued_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(fingerprint, number, at)| (fingerprint, (number, at)))
        .collect())
}

/// Whether a later edition of the same paper was issued.
///
/// # Errors
/// A database that cannot be read.
pub fn has_newer(conn: &mut Conn, of: &IssuedRecord) -> StoreResult<bool> {
    use issued_papers as p;
    let mut same = p::table
        .filter(p::object_id.eq(&of.object_id))
        .filter(p::kind.eq(&of.kind))
        // Identifiers rise with time, also within one moment of the clock.
        .filter(p::id.gt(&of.id))
        .into_boxed();
    same = match &of.person_id {
        Some(person) => same.filter(p::person_id.eq(person)),
        None => same.filter(p::person_id.is_null()),
    };
    same = match &of.item_id {
        Some(item) => same.filter(p::item_id.eq(item)),
        None => same.filter(p::item_id.is_null()),
    };
    same = match of.school_year {
        Some(year) => same.filter(p::school_year.eq(year)),
        None => same.filter(p::school_year.is_null()),
    };
    let found: Option<String> = same.select(p::id).limit(1).first(conn).optional()?;
    Ok(found.is_some())
}

/// Day from which a paper is out of force: it was withdrawn, or a later order repealed the order it came from. Asked for
/// anew each time, for the repealing order may itself be cancelled.
///
/// # Errors
/// A database that cannot be read.
pub fn out_of_force(conn: &mut Conn, of: &IssuedPaper) -> StoreResult<Option<NaiveDate>> {
    if of.record.revoked_on.is_some() || of.kind.object() != PaperObject::Order {
        return Ok(of.record.revoked_on);
    }
    let repealed = orders::table
        .filter(orders::id.eq(&of.record.object_id))
        .select(orders::repealed_on)
        .first::<Option<NaiveDate>>(conn)
        .optional()?;
    Ok(repealed.flatten())
}

/// Keeps a paper under its number.
///
/// # Errors
/// [`crate::StoreError::Duplicate`] for a number or a wording that is there already.
pub fn insert_issued(conn: &mut Conn, record: &IssuedRecord) -> StoreResult<()> {
    diesel::insert_into(issued_papers::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps what was handed out of a paper.
///
/// # Errors
/// [`crate::StoreError::Duplicate`] for a format that is there already.
pub fn insert_issued_file(conn: &mut Conn, paper: &str, file: &KeptFile) -> StoreResult<()> {
    use issued_files as f;
    diesel::insert_into(f::table)
        .values((
            f::paper_id.eq(paper),
            f::format.eq(file.format.code()),
            f::sha256.eq(&file.sha256),
            f::size.eq(file.size),
        ))
        .execute(conn)?;
    Ok(())
}

/// Marks the papers of an object that are still in force as out of force from a day on.
///
/// # Errors
/// A database that refuses it.
pub fn revoke_papers(
    conn: &mut Conn,
    object: Id,
    kinds: &[OfficialPaper],
    on: NaiveDate,
) -> StoreResult<usize> {
    use issued_papers as p;
    let codes: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
    let found = p::table
        .filter(p::object_id.eq(object.to_string()))
        .filter(p::kind.eq_any(codes))
        .filter(p::revoked_on.is_null());
    Ok(diesel::update(found).set(p::revoked_on.eq(on)).execute(conn)?)
}
