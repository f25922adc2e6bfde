//! A city in one transaction: reference data, imported people, associations with members and offices, accounts.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use veche_domain::{
    imports::ImportKind,
    journal::{Act, Entity},
    regulation::Profile,
};
use veche_sheets::Workbook;
use veche_store::{
    Store, Tx,
    journal::{Author, Change},
    new_id,
    settings::{DEMO, set_setting, setting},
};

use super::{
    Reference, accounts, analyses, associations, compositions, filing, library, meetings, notices, people,
    plans, reference::fill_reference,
};
use crate::{
    error::{ApiError, ApiResult},
    imports::{Importer, ReadFile, commit, keep, parse, preview},
};

/// Date the demo list of people speaks of.
pub(super) const AS_OF: NaiveDate = match NaiveDate::from_ymd_opt(2026, 9, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The mark of a database that holds the reference data only.
const REFERENCE: &str = "reference";

/// What filling did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// The data are in.
    Now,
    /// They were in already: nothing changed.
    Before,
}

/// Fills an empty database with the demo city and marks it as demo.
///
/// # Errors
/// A database that holds something else, or that cannot be written.
pub fn fill_city(store: &Store, profile: &Profile, parser: &Path) -> ApiResult<Filled> {
    if store.read(|conn| setting(conn, DEMO))?.is_some() {
        return Ok(Filled::Before);
    }
    let workbook = parse::parse_now(parser, "people_messy.xlsx", Reference::PEOPLE.to_vec())?;
    let password = accounts::password_hash()?;
    store.write(|tx| {
        let author = author(Utc::now());
        refuse_if_filled(tx)?;
        let organizations = fill_reference(tx, author.at)?;
        record_reference(tx, &author)?;
        import_people(tx, (&author, profile), workbook)?;
        let staff = people::fill_curating_staff(tx, &author, &organizations)?;
        let former = associations::fill_all(tx, &author, &organizations)?;
        let filled = compositions::fill_compositions(tx, &author, profile, &staff, (&organizations, former))?;
        let missing = || ApiError::Internal(format!("{} has no composition", accounts::ASSOCIATION));
        let holders = filled.get(accounts::ASSOCIATION).ok_or_else(missing)?;
        accounts::open_all(tx, &author, &organizations, holders, &password)?;
        library::fill_library(tx, &author, profile)?;
        filing::fill_case_files(tx)?;
        plans::fill_plans(tx, profile, &filled)?;
        meetings::fill_meetings(tx, (&author, profile), &filled)?;
        plans::fill_marks(tx, profile, &filled)?;
        analyses::fill_analyses(tx, (&author, profile), &filled)?;
        // Last: what people are told follows from what stands above.
        notices::fill_notices(tx, &author, profile)?;
        set_setting(tx.conn, DEMO, "1")?;
        Ok(Filled::Now)
    })
}

/// Fills an empty database with districts, dictionaries, organizations and associations only.
///
/// # Errors
/// A database that holds something else, or that cannot be written.
pub fn fill_reference_city(store: &Store) -> ApiResult<Filled> {
    let filled = |name: &'static str| move |conn: &mut veche_store::Conn| setting(conn, name);
    if store.read(filled(REFERENCE))?.is_some() || store.read(filled(DEMO))?.is_some() {
        return Ok(Filled::Before);
    }
    store.write(|tx| {
        let author = author(Utc::now());
        refuse_if_filled(tx)?;
        let organizations = fill_reference(tx, author.at)?;
        record_reference(tx, &author)?;
        associations::fill_all(tx, &author, &organizations)?;
        set_setting(tx.conn, REFERENCE, "1")?;
        Ok(Filled::Now)
    })
}

pub(super) fn author(now: DateTime<Utc>) -> Author {
    Author {
        account_id: None,
        name: "Демонстрационные данные".to_owned(),
        at: now,
    }
}

fn refuse_if_filled(tx: &mut Tx<'_>) -> ApiResult<()> {
    if tx.seq() == 0 {
        return Ok(());
    }
    let text = "the database holds data already: demo data go into an empty one only";
    Err(ApiError::Internal(text.to_owned()))
}

fn record_reference(tx: &mut Tx<'_>, author: &Author) -> ApiResult<()> {
    let change = Change {
        act: Act::Create,
        operation: "fill_reference",
        entity: Entity::Reference,
        entity_id: new_id(),
        title: "Справочники города".to_owned(),
        before: serde_json::Value::Null,
        after: json!({"source": "embedded reference tables"}),
        touches: Vec::new(),
    };
    tx.append(author, &change)?;
    Ok(())
}

/// The demo people come the way real ones do: through the importer, with everything it refuses left out.
fn import_people(
    tx: &mut Tx<'_>,
    (author, profile): (&Author, &Profile),
    workbook: Workbook,
) -> ApiResult<()> {
    let found = preview(tx.conn, &workbook, ImportKind::People, None, AS_OF.into())?;
    let file = ReadFile {
        file_name: "people_messy.xlsx".to_owned(),
        workbook,
        kind: ImportKind::People,
        as_of: AS_OF,
    };
    let who = Importer {
        account_id: None,
        name: &author.name,
        now: author.at,
    };
    let import = keep(tx.conn, &who, &file, &found)?;
    commit(tx, author, profile, import.id)?;
    Ok(())
}
