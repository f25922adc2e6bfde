//! Where papers are kept (VII.7.10): the index of files and the mark «В дело».

use chrono::NaiveDate;
use diesel::{
    dsl::{count_star, max},
    prelude::*,
};
use veche_domain::{
    Id,
    analyses::{AnalysisState, HandoverAct},
    calendar::SchoolYear,
    compliance::{CaseFile, CaseFileChange, Filing, PaperKind},
    meetings::{MeetingState, MinutesState},
    plans::PlanState,
};

use crate::{
    Conn, StoreError, StoreResult,
    columns::{code, id},
    schema::{analyses, bodies, case_files, filings, handovers, meetings, minutes_files, plans},
};

/// Most filings of an association and school year.
const MOST: i64 = 1_000;

type CaseRow = (String, i64, Option<String>, String, Option<i32>, Option<String>);

fn case_file_of((paper, version, case_number, title, years, article): CaseRow) -> StoreResult<CaseFile> {
    Ok(CaseFile {
        paper: code(&paper)?,
        version,
        case_number,
        title,
        years,
        article,
    })
}

/// Index and term of every kind of paper that has one; there are as many rows as kinds.
///
/// # Errors
/// A database that cannot be read.
pub fn case_files_all(conn: &mut Conn) -> StoreResult<Vec<CaseFile>> {
    use case_files as c;
    let rows: Vec<CaseRow> = c::table
        .order(c::paper)
        .limit(MOST)
        .select((
            c::paper,
            c::version,
            c::case_number,
            c::title,
            c::years,
            c::article,
        ))
        .load(conn)?;
    rows.into_iter().map(case_file_of).collect()
}

/// Keeps index and term of a kind of paper, if it still has the version named; version 0 makes the row.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn save_case_file(
    conn: &mut Conn,
    paper: PaperKind,
    version: i64,
    ask: &CaseFileChange,
) -> StoreResult<()> {
    use case_files as c;
    let values = (
        c::case_number.eq(&ask.case_number),
        c::title.eq(&ask.title),
        c::years.eq(ask.years),
        c::article.eq(&ask.article),
        c::version.eq(version + 1),
    );
    if version == 0 {
        diesel::insert_into(c::table)
            .values((c::paper.eq(paper.code()), values))
            .execute(conn)?;
        return Ok(());
    }
    let found = c::table.find(paper.code()).filter(c::version.eq(version));
    match diesel::update(found).set(values).execute(conn)? {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}

type FilingRow = (
    String,
    String,
    i32,
    String,
    String,
    Option<String>,
    NaiveDate,
    String,
);

fn filing_of(row: FilingRow) -> StoreResult<Filing> {
    let (key, association, school_year, paper, object, case_number, filed_on, filed_by) = row;
    Ok(Filing {
        id: id(&key)?,
        association_id: id(&association)?,
        school_year,
        paper: code(&paper)?,
        object_id: id(&object)?,
        case_number,
        filed_on,
        filed_by,
    })
}

/// What is filed of an association in some school years.
///
/// # Errors
/// A database that cannot be read.
pub fn filings_of(conn: &mut Conn, association: Id, years: [SchoolYear; 2]) -> StoreResult<Vec<Filing>> {
    use filings as f;
    let rows: Vec<FilingRow> = f::table
        .filter(f::association_id.eq(association.to_string()))
        .filter(f::school_year.eq_any(years))
        .limit(MOST)
        .select(f::all_columns)
        .load(conn)?;
    rows.into_iter().map(filing_of).collect()
}

/// One mark.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn filing(conn: &mut Conn, key: Id) -> StoreResult<Filing> {
    let row: FilingRow = filings::table
        .find(key.to_string())
        .select(filings::all_columns)
        .first(conn)?;
    filing_of(row)
}

/// Keeps a mark.
///
/// # Errors
/// [`StoreError::Duplicate`] for a paper that is filed already.
pub fn insert_filing(conn: &mut Conn, filing: &Filing) -> StoreResult<()> {
    use filings as f;
    diesel::insert_into(f::table)
        .values((
            f::id.eq(filing.id.to_string()),
            f::association_id.eq(filing.association_id.to_string()),
            f::school_year.eq(filing.school_year),
            f::paper.eq(filing.paper.code()),
            f::object_id.eq(filing.object_id.to_string()),
            f::case_number.eq(&filing.case_number),
            f::filed_on.eq(filing.filed_on),
            f::filed_by.eq(&filing.filed_by),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes a mark away.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn delete_filing(conn: &mut Conn, key: Id) -> StoreResult<()> {
    match diesel::delete(filings::table.find(key.to_string())).execute(conn)? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// What the reporting set asks of a plan or an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperHead<S> {
    /// Plan or analysis.
    pub id: Id,
    /// Its state.
    pub state: S,
    /// Day of the approval or of the acceptance.
    pub dated: Option<NaiveDate>,
}

/// The plan of an association for a school year.
///
/// # Errors
/// A database that cannot be read.
pub fn plan_head(conn: &mut Conn, of: Id, year: SchoolYear) -> StoreResult<Option<PaperHead<PlanState>>> {
    use plans as p;
    let row: Option<(String, String, Option<NaiveDate>)> = p::table
        .filter(p::association_id.eq(of.to_string()))
        .filter(p::school_year.eq(year))
        .select((p::id, p::state, p::approved_on))
        .first(conn)
        .optional()?;
    row.map(|(key, state, dated)| {
        Ok(PaperHead {
            id: id(&key)?,
            state: code(&state)?,
            dated,
        })
    })
    .transpose()
}

/// The analysis of an association for a school year, dated by its last acceptance.
///
/// # Errors
/// A database that cannot be read.
pub fn analysis_head(
    conn: &mut Conn,
    of: Id,
    year: SchoolYear,
) -> StoreResult<Option<PaperHead<AnalysisState>>> {
    use analyses as a;
    use handovers as h;
    let accepted = h::table
        .filter(h::analysis_id.eq(a::id.nullable()))
        .filter(h::act.eq(HandoverAct::Accept.code()))
        .select(max(h::made_on))
        .single_value();
    let row: Option<(String, String, Option<NaiveDate>)> = a::table
        .filter(a::association_id.eq(of.to_string()))
        .filter(a::school_year.eq(year))
        .select((a::id, a::state, accepted))
        .first(conn)
        .optional()?;
    row.map(|(key, state, dated)| {
        Ok(PaperHead {
            id: id(&key)?,
            state: code(&state)?,
            dated,
        })
    })
    .transpose()
}

/// What the reporting set asks of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinutesHead {
    /// Meeting.
    pub id: Id,
    /// Its number.
    pub number: Option<i32>,
    /// Its date.
    pub date: NaiveDate,
    /// Its state.
    pub meeting: MeetingState,
    /// State of its minutes.
    pub minutes: MinutesState,
    /// Files attached to them.
    pub files: i64,
}

/// Meetings of an association in a school year that were not cancelled, the earliest first.
///
/// # Errors
/// A database that cannot be read.
pub fn minutes_heads(conn: &mut Conn, of: Id, year: SchoolYear) -> StoreResult<Vec<MinutesHead>> {
    use meetings as m;
    use minutes_files as f;
    let files = f::table
        .filter(f::meeting_id.eq(m::id))
        .select(count_star())
        .single_value()
        .assume_not_null();
    type Row = (String, Option<i32>, NaiveDate, String, String, i64);
    let rows: Vec<Row> = m::table
        .filter(m::body_id.eq(of.to_string()))
        .filter(m::school_year.eq(year))
        .filter(m::state.ne(MeetingState::Cancelled.code()))
        .order((m::meets_on, m::id))
        .limit(MOST)
        .select((m::id, m::number, m::meets_on, m::state, m::minutes_state, files))
        .load(conn)?;
    rows.into_iter()
        .map(|(key, number, date, meeting, minutes, files)| {
            Ok(MinutesHead {
                id: id(&key)?,
                number,
                date,
                meeting: code(&meeting)?,
                minutes: code(&minutes)?,
                files,
            })
        })
        .collect()
}

/// Association and school year of a paper.
///
/// # Errors
/// [`StoreError::NotFound`] also for the minutes of a body that is no association.
pub fn owner_of(conn: &mut Conn, paper: PaperKind, object: Id) -> StoreResult<(Id, SchoolYear)> {
    let key = object.to_string();
    let (association, year): (String, i32) = match paper {
        PaperKind::Plan => plans::table
            .find(key)
            .select((plans::association_id, plans::school_year))
            .first(conn)?,
        PaperKind::Analysis => analyses::table
            .find(key)
            .select((analyses::association_id, analyses::school_year))
            .first(conn)?,
        PaperKind::Minutes => meetings::table
            .inner_join(bodies::table)
            .filter(meetings::id.eq(key))
            .filter(bodies::association_id.is_not_null())
            .select((meetings::body_id, meetings::school_year))
            .first(conn)?,
    };
    Ok((id(&association)?, year))
}
