//! What a file would do to the register, found out without touching it.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    calendar::SchoolYear,
    imports::{
        Import, ImportFound, ImportKind, Mapping, Outcome, References, associations, district_heads,
        order_annex, organizations, people, plans, registrations,
    },
};
use veche_sheets::{Refusal as SheetRefusal, Workbook, detect, extract};
use veche_store::{
    Conn,
    imports::{
        associations_on, import_references, known_associations, known_heads, people_of, planned_titles,
        registrants,
    },
    people::known_people,
};

use super::{found::found, parse::file_refusal};
use crate::error::{ApiError, ApiResult};

/// A classified file.
#[derive(Debug)]
pub struct Preview {
    /// What was found in the file.
    pub found: ImportFound,
    /// Which column is which field.
    pub mapping: Mapping,
    /// Rows and numbers.
    pub outcome: Outcome,
}

/// What a file is compared with, as the person who imports it told.
#[derive(Debug, Clone, Copy)]
pub struct Aim {
    /// Date the list speaks of.
    pub as_of: NaiveDate,
    /// Meeting whose participants registered (VII.7.6).
    pub meeting: Option<Id>,
    /// Association and school year whose plan it is (VII.7.7).
    pub plan: Option<(Id, SchoolYear)>,
}

impl From<NaiveDate> for Aim {
    fn from(as_of: NaiveDate) -> Self {
        Self {
            as_of,
            meeting: None,
            plan: None,
        }
    }
}

impl From<&Import> for Aim {
    fn from(of: &Import) -> Self {
        Self {
            as_of: of.as_of,
            meeting: of.found.meeting_id,
            plan: of.found.association_id.zip(of.found.school_year),
        }
    }
}

/// Dictionaries and organizations, for the caller that classifies more than once.
///
/// # Errors
/// A store that cannot be read.
pub fn read_references(conn: &mut Conn) -> ApiResult<References> {
    Ok(import_references(conn)?)
}

/// Classifies a workbook against the register; without a mapping the columns are found by their headers.
///
/// Answers of a registration are compared with the meeting, a plan with the rows it has. A file whose header is not found, or a mapping without a required column, gives a preview without rows: the
/// person then says which column is which.
///
/// # Errors
/// 422 for a mapping that does not fit the workbook.
pub fn preview(
    conn: &mut Conn,
    workbook: &Workbook,
    kind: ImportKind,
    mapping: Option<Mapping>,
    aim: Aim,
) -> ApiResult<Preview> {
    let Aim { as_of, meeting, plan } = aim;
    let mapping = match mapping {
        Some(mapping) => mapping,
        None => match detect(workbook, kind) {
            Err(SheetRefusal::HeaderNotFound) => by_hand(workbook),
            other => other.map_err(|refusal| file_refusal(&refusal))?,
        },
    };
    let mut found = found(workbook, &mapping);
    found.meeting_id = meeting;
    (found.association_id, found.school_year) = plan.unzip();
    if !mapping.missing(kind).is_empty() {
        return Ok(Preview {
            found,
            mapping,
            outcome: Outcome::default(),
        });
    }
    let table = extract(workbook, &mapping, kind).map_err(|refusal| file_refusal(&refusal))?;
    let references = read_references(conn)?;
    let outcome = match kind {
        ImportKind::People => people::classify(&table, &references, &known_people(conn, as_of)?, as_of),
        ImportKind::Organizations => organizations::classify(&table, &references),
        ImportKind::Associations => associations::classify(&table, &references, &known_associations(conn)?),
        ImportKind::DistrictHeads => district_heads::classify(
            &table,
            &references,
            &known_people(conn, as_of)?,
            &known_heads(conn, as_of)?,
        ),
        ImportKind::OrderAnnex => order_annex::classify(
            &table,
            &references,
            order_annex::Register {
                people: &known_people(conn, as_of)?,
                associations: &associations_on(conn, as_of)?,
                on: as_of,
            },
        ),
        ImportKind::Registrations => {
            let (participants, invitees) = match meeting {
                Some(id) => registrants(conn, id)?,
                None => Default::default(),
            };
            let register = registrations::Register {
                participants: &participants,
                invitees: &invitees,
            };
            registrations::classify(&table, &references, register)
        }
        ImportKind::Plan => {
            let Some((association, school_year)) = plan else {
                return Err(ApiError::Internal("a plan names no association".to_owned()));
            };
            let register = plans::Register {
                school_year,
                items: &planned_titles(conn, association, school_year)?,
                people: &people_of(conn, association, as_of)?,
            };
            plans::classify(&table, &references, register)
        }
    };
    Ok(Preview {
        found,
        mapping,
        outcome,
    })
}

/// Where a person begins to say which column is which: the first sheet that is shown, its first row as header.
fn by_hand(workbook: &Workbook) -> Mapping {
    let shown = workbook
        .sheets
        .iter()
        .position(|sheet| !sheet.hidden && !sheet.rows.is_empty())
        .unwrap_or(0);
    let first = workbook
        .sheets
        .get(shown)
        .and_then(|sheet| sheet.rows.first())
        .map_or(1, |row| row.number);
    let sheet = u32::try_from(shown).unwrap_or(0);
    Mapping {
        sheet,
        header_row: first,
        first_row: first.saturating_add(1),
        ..Mapping::default()
    }
}
