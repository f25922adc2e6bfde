//! Districts, subjects, positions, categories and organizations out of the embedded tables.

use std::collections::HashMap;

use serde::{Deserialize, de::DeserializeOwned};
use veche_domain::{
    Id,
    calendar::Interval,
    dictionaries::{CategoryKind, Position, PositionGroup, Subject},
    districts::{AdminUnit, District},
    organizations::{OrganizationKind, SupportList},
};
use veche_store::{
    StoreError, StoreResult, Tx,
    dictionaries::{insert_admin_unit, insert_category, insert_district, insert_position, insert_subject},
    new_id,
    organizations::{OrganizationRecord, insert_organization, insert_support},
};

/// The embedded tables.
pub struct Reference;

impl Reference {
    /// Districts with their administrative units.
    pub const DISTRICTS: &'static str = include_str!("../../demo/districts.csv");
    /// Subjects.
    pub const SUBJECTS: &'static str = include_str!("../../demo/subjects.csv");
    /// Positions.
    pub const POSITIONS: &'static str = include_str!("../../demo/positions.csv");
    /// Qualification categories.
    pub const CATEGORIES: &'static str = include_str!("../../demo/categories.csv");
    /// Organizations.
    pub const ORGANIZATIONS: &'static str = include_str!("../../demo/organizations.csv");
    /// Associations.
    pub const ASSOCIATIONS: &'static str = include_str!("../../demo/associations.csv");
    /// Staff of the curating institutions.
    pub const CURATING_STAFF: &'static str = include_str!("../../demo/curating_staff.csv");
    /// The messy list of people.
    pub const PEOPLE: &'static [u8] = include_bytes!("../../demo/people_messy.xlsx");
}

/// Rows of an embedded table.
///
/// # Errors
/// A table that does not fit its row type.
pub fn rows<T: DeserializeOwned>(table: &str) -> StoreResult<Vec<T>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|e| StoreError::Other(format!("an embedded table: {e}")))
}

/// The parts of a cell that lists several values.
pub fn split(cell: &str) -> Vec<String> {
    cell.split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[derive(Deserialize)]
struct DistrictRow {
    code: String,
    name_ru: String,
    genitive_ru: String,
    admin_unit_code: String,
    admin_unit_name_ru: String,
    admin_unit_genitive_ru: String,
    admin_unit_kind_ru: String,
    aliases: String,
}

#[derive(Deserialize)]
struct SubjectRow {
    code: String,
    name_ru: String,
    genitive_ru: String,
    area_ru: String,
    in_vsosh: u8,
    aliases: String,
}

#[derive(Deserialize)]
struct PositionRow {
    code: String,
    name_ru: String,
    group: PositionGroup,
    in_nomenclature_225: u8,
    aliases: String,
}

#[derive(Deserialize)]
struct CategoryRow {
    code: String,
    name_ru: String,
    short_ru: String,
    rank: i32,
    qualifies_for_head: u8,
    aliases: String,
}

#[derive(Deserialize)]
struct OrganizationRow {
    id: String,
    kind: OrganizationKind,
    legal_form: String,
    full_name_ru: String,
    short_name_ru: String,
    number: String,
    district_code: String,
    admin_unit_code: String,
    email: String,
    is_shnor: u8,
    in_project_500plus: u8,
}

/// Fills the dictionaries and the organizations; gives the organizations' identifiers by their codes.
///
/// # Errors
/// A database that refuses it, e.g. because it is filled already.
pub fn fill_reference(
    tx: &mut Tx<'_>,
    now: chrono::DateTime<chrono::Utc>,
) -> StoreResult<HashMap<String, Id>> {
    fill_districts(tx)?;
    for row in rows::<SubjectRow>(Reference::SUBJECTS)? {
        let aliases = split(&row.aliases);
        let (name, genitive, area) = (row.name_ru, row.genitive_ru, row.area_ru);
        insert_subject(
            tx.conn,
            &Subject {
                code: row.code,
                name,
                genitive,
                area,
                in_vsosh: row.in_vsosh == 1,
                aliases,
            },
        )?;
    }
    for row in rows::<PositionRow>(Reference::POSITIONS)? {
        let (aliases, in_nomenclature) = (split(&row.aliases), row.in_nomenclature_225 == 1);
        insert_position(
            tx.conn,
            &Position {
                code: row.code,
                name: row.name_ru,
                group: row.group,
                in_nomenclature,
                aliases,
            },
        )?;
    }
    for row in rows::<CategoryRow>(Reference::CATEGORIES)? {
        let (aliases, qualifies_for_head) = (split(&row.aliases), row.qualifies_for_head == 1);
        let (name, short, rank) = (row.name_ru, row.short_ru, row.rank);
        insert_category(
            tx.conn,
            &CategoryKind {
                code: row.code,
                name,
                short,
                rank,
                qualifies_for_head,
                aliases,
            },
        )?;
    }
    fill_organizations(tx, now)
}

fn fill_districts(tx: &mut Tx<'_>) -> StoreResult<()> {
    let mut known: Vec<String> = Vec::new();
    for row in rows::<DistrictRow>(Reference::DISTRICTS)? {
        if !known.contains(&row.admin_unit_code) {
            let unit = AdminUnit {
                code: row.admin_unit_code.clone(),
                name: row.admin_unit_name_ru,
                genitive: row.admin_unit_genitive_ru,
                kind: row.admin_unit_kind_ru,
                districts: Vec::new(),
            };
            insert_admin_unit(tx.conn, &unit)?;
            known.push(row.admin_unit_code.clone());
        }
        let (aliases, name, genitive) = (split(&row.aliases), row.name_ru, row.genitive_ru);
        let district = District {
            code: row.code,
            name,
            genitive,
            admin_unit_code: row.admin_unit_code,
            aliases,
        };
        insert_district(tx.conn, &district)?;
    }
    Ok(())
}

fn fill_organizations(
    tx: &mut Tx<'_>,
    now: chrono::DateTime<chrono::Utc>,
) -> StoreResult<HashMap<String, Id>> {
    let mut ids = HashMap::new();
    let some = |text: String| Some(text).filter(|t| !t.is_empty());
    for row in rows::<OrganizationRow>(Reference::ORGANIZATIONS)? {
        let id = new_id();
        let mut record = OrganizationRecord {
            id: id.to_string(),
            version: 1,
            code: Some(row.id.clone()),
            kind: row.kind.to_string(),
            legal_form: some(row.legal_form),
            number: some(row.number),
            district_code: some(row.district_code),
            admin_unit_code: some(row.admin_unit_code),
            email: some(row.email),
            curates: matches!(
                row.kind,
                OrganizationKind::MethodicalCenter | OrganizationKind::PsychCenter
            ),
            closed_on: None,
            full_name: row.full_name_ru,
            short_name: row.short_name_ru,
            sort_key: String::new(),
            search_key: String::new(),
            created_at: now.naive_utc(),
        };
        record.index(&[]);
        insert_organization(tx.conn, &record)?;
        for (listed, list) in [
            (row.is_shnor, SupportList::LowResults),
            (row.in_project_500plus, SupportList::Project500Plus),
        ] {
            if listed == 1 {
                insert_support(tx.conn, id, list, Interval::default())?;
            }
        }
        ids.insert(row.id, id);
    }
    Ok(ids)
}
