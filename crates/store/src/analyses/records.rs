//! Rows of analyses and how they are kept.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    analyses::{AnalysisState, Consideration, CouncilOutcome, Figures, SectionText, TenureBanding},
    associations::AssociationRef,
    text,
};

use crate::{
    Conn, StoreError, StoreResult,
    columns::{code, from_json, id, json, opt_code, opt_id},
    schema::{analyses, associations},
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = analyses, treat_none_as_null = true)]
pub struct AnalysisRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Association.
    pub association_id: String,
    /// School year, by its first calendar year.
    pub school_year: i32,
    /// Code of the state.
    pub state: String,
    /// Texts, JSON of [`AnalysisContent`].
    pub content: String,
    /// Figures as they stood when it was last handed over, JSON of [`FrozenFigures`].
    pub figures: Option<String>,
    /// When it was first handed over.
    pub first_submitted_at: Option<NaiveDateTime>,
    /// Day of that in the city.
    pub first_submitted_on: Option<NaiveDate>,
    /// When the curator accepted it.
    pub accepted_at: Option<NaiveDateTime>,
    /// Day of the council's meeting that spoke of it last.
    pub considered_on: Option<NaiveDate>,
    /// That meeting.
    pub considered_meeting_id: Option<String>,
    /// What it said.
    pub outcome: Option<String>,
    /// When the text last changed.
    pub edited_at: NaiveDateTime,
    /// Order of lists: name of the association, then the year.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

/// What somebody writes of an analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnalysisContent {
    /// Texts of the sections that have one.
    pub texts: Vec<SectionText>,
    /// In which bands tenure is shown.
    pub tenure_banding: TenureBanding,
    /// Who wrote last.
    pub edited_by: String,
}

impl Default for AnalysisContent {
    fn default() -> Self {
        Self {
            texts: Vec::new(),
            tenure_banding: TenureBanding::Statistics,
            edited_by: String::new(),
        }
    }
}

/// Figures as they were handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenFigures {
    /// When.
    pub at: NaiveDateTime,
    /// The figures with their sources; people are named in them, not pointed to.
    pub figures: Figures,
}

impl AnalysisRecord {
    /// Its life.
    ///
    /// # Errors
    /// A stored code that is unknown.
    pub fn state(&self) -> StoreResult<AnalysisState> {
        code(&self.state)
    }

    /// What is written.
    ///
    /// # Errors
    /// A stored text that cannot be read.
    pub fn content(&self) -> StoreResult<AnalysisContent> {
        from_json(&self.content)
    }

    /// Keeps what is written.
    ///
    /// # Errors
    /// A text that cannot be kept.
    pub fn write(&mut self, content: &AnalysisContent) -> StoreResult<()> {
        self.content = json(content)?;
        Ok(())
    }

    /// Figures as they were last handed over.
    ///
    /// # Errors
    /// Something stored that cannot be read.
    pub fn frozen(&self) -> StoreResult<Option<FrozenFigures>> {
        self.figures.as_deref().map(from_json).transpose()
    }

    /// Freezes figures.
    ///
    /// # Errors
    /// Figures that cannot be kept.
    pub fn freeze(&mut self, frozen: &FrozenFigures) -> StoreResult<()> {
        self.figures = Some(json(frozen)?);
        Ok(())
    }

    /// What the council said last.
    ///
    /// # Errors
    /// Something stored that cannot be read.
    pub fn consideration(&self) -> StoreResult<Option<Consideration>> {
        let meeting = opt_id(self.considered_meeting_id.as_deref())?;
        let outcome = opt_code::<CouncilOutcome>(self.outcome.as_deref())?;
        Ok(match (meeting, self.considered_on, outcome) {
            (Some(meeting_id), Some(on), Some(outcome)) => Some(Consideration {
                meeting_id,
                on,
                outcome,
            }),
            _ => None,
        })
    }

    /// Keeps what the council said, or that it said nothing.
    pub fn consider(&mut self, said: Option<&Consideration>) {
        self.considered_meeting_id = said.map(|s| s.meeting_id.to_string());
        self.considered_on = said.map(|s| s.on);
        self.outcome = said.map(|s| s.outcome.to_string());
    }

    /// Computes the keys from the association as it is called now.
    pub fn index(&mut self, of: &AssociationRef) {
        self.sort_key = text::sort_key(&format!("{} {}", of.name, self.school_year));
        self.search_key = text::search_key([of.name.as_str(), of.code.as_str()]);
    }
}

/// The row of an analysis.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn analysis_record(conn: &mut Conn, wanted: Id) -> StoreResult<AnalysisRecord> {
    Ok(analyses::table
        .find(wanted.to_string())
        .select(AnalysisRecord::as_select())
        .first(conn)?)
}

/// The records of several analyses, by identifier; those that do not exist are missing.
///
/// # Errors
/// A database that cannot be read.
pub fn analysis_records(conn: &mut Conn, wanted: &[String]) -> StoreResult<HashMap<String, AnalysisRecord>> {
    let found: Vec<AnalysisRecord> = analyses::table
        .filter(analyses::id.eq_any(wanted))
        .limit(super::MOST)
        .select(AnalysisRecord::as_select())
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|record| (record.id.clone(), record))
        .collect())
}

/// The analysis of an association's school year; none while there is none.
///
/// # Errors
/// A database that cannot be read.
pub fn analysis_of_year(conn: &mut Conn, association: Id, year: i32) -> StoreResult<Option<AnalysisRecord>> {
    Ok(analyses::table
        .filter(analyses::association_id.eq(association.to_string()))
        .filter(analyses::school_year.eq(year))
        .select(AnalysisRecord::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps a new analysis.
///
/// # Errors
/// [`StoreError::Duplicate`] for a school year that has one.
pub fn insert_analysis(conn: &mut Conn, record: &AnalysisRecord) -> StoreResult<()> {
    diesel::insert_into(analyses::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed analysis, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_analysis(conn: &mut Conn, record: &AnalysisRecord, version: i64) -> StoreResult<()> {
    let next = AnalysisRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(
        analyses::table
            .find(&record.id)
            .filter(analyses::version.eq(version)),
    )
    .set(&next)
    .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Associations by their identifiers, in one statement.
///
/// # Errors
/// A database that cannot be read.
pub fn associations_named(conn: &mut Conn, ids: &[String]) -> StoreResult<HashMap<String, AssociationRef>> {
    let found: Vec<(String, String, String)> = associations::table
        .filter(associations::id.eq_any(ids))
        .limit(super::MOST)
        .select((associations::id, associations::code, associations::name))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, code, name)| {
            let id = id(&key)?;
            Ok((key, AssociationRef { id, code, name }))
        })
        .collect()
}

/// An association as it is mentioned.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn association_named(conn: &mut Conn, wanted: Id) -> StoreResult<AssociationRef> {
    let key = wanted.to_string();
    let mut found = associations_named(conn, std::slice::from_ref(&key))?;
    found.remove(&key).ok_or(StoreError::NotFound)
}
