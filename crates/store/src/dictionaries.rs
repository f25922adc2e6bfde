//! Dictionaries of the city: positions, subjects, categories, districts and administrative units.

mod write;

use diesel::prelude::*;
use veche_domain::{
    dictionaries::{CategoryKind, Position, PositionFilter, Subject, SubjectFilter},
    districts::{AdminUnit, District, DistrictFilter},
};

pub use write::*;

use crate::{
    Conn, Cursor, Rows, Slice, StoreResult,
    columns::{code, from_json},
    listing::{keyset, matches},
    schema::{admin_units, categories, districts, positions, subjects},
};

/// Most rows of a dictionary that is read whole: they are short, and a longer one would be no dictionary.
const WHOLE: i64 = 2_000;

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = positions)]
struct PositionRecord {
    code: String,
    name: String,
    position_group: String,
    in_nomenclature: bool,
    aliases: String,
    sort_key: String,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = subjects)]
struct SubjectRecord {
    code: String,
    name: String,
    genitive: String,
    area: String,
    in_vsosh: bool,
    aliases: String,
    sort_key: String,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = categories)]
struct CategoryRecord {
    code: String,
    name: String,
    short: String,
    rank: i32,
    qualifies_for_head: bool,
    aliases: String,
    sort_key: String,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = districts)]
struct DistrictRecord {
    code: String,
    name: String,
    genitive: String,
    admin_unit_code: String,
    aliases: String,
    sort_key: String,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = admin_units)]
struct UnitRecord {
    code: String,
    name: String,
    genitive: String,
    kind: String,
    sort_key: String,
}

impl PositionRecord {
    fn read(self) -> StoreResult<Position> {
        let (group, aliases) = (code(&self.position_group)?, from_json(&self.aliases)?);
        Ok(Position {
            code: self.code,
            name: self.name,
            group,
            in_nomenclature: self.in_nomenclature,
            aliases,
        })
    }
}

impl SubjectRecord {
    fn read(self) -> StoreResult<Subject> {
        let aliases = from_json(&self.aliases)?;
        let Self {
            code,
            name,
            genitive,
            area,
            in_vsosh,
            ..
        } = self;
        Ok(Subject {
            code,
            name,
            genitive,
            area,
            in_vsosh,
            aliases,
        })
    }
}

impl CategoryRecord {
    fn read(self) -> StoreResult<CategoryKind> {
        let aliases = from_json(&self.aliases)?;
        let Self {
            code,
            name,
            short,
            rank,
            qualifies_for_head,
            ..
        } = self;
        Ok(CategoryKind {
            code,
            name,
            short,
            rank,
            qualifies_for_head,
            aliases,
        })
    }
}

impl DistrictRecord {
    fn read(self) -> StoreResult<District> {
        let aliases = from_json(&self.aliases)?;
        let Self {
            code,
            name,
            genitive,
            admin_unit_code,
            ..
        } = self;
        Ok(District {
            code,
            name,
            genitive,
            admin_unit_code,
            aliases,
        })
    }
}

/// The list of a dictionary: by name or by code, searched, counted when asked.
macro_rules! dictionary_page {
    ($conn:expr, $slice:expr, $table:ident, $record:ty, $filtered:expr, $read:expr) => {{
        let slice: &Slice = $slice;
        let filtered = || {
            let mut query = $filtered;
            if let Some(found) = matches($table::search_key, &slice.search) {
                query = query.filter(found);
            }
            query
        };
        let by_code = slice.sort == "code";
        let query = if by_code {
            keyset!(filtered(), slice, $table::code, $table::code)
        } else {
            keyset!(filtered(), slice, $table::sort_key, $table::code)
        };
        let rows: Vec<$record> = query.select(<$record>::as_select()).load($conn)?;
        let total = if slice.count {
            Some(filtered().count().get_result($conn)?)
        } else {
            None
        };
        let key = |r: &$record| Cursor {
            key: if by_code {
                r.code.clone()
            } else {
                r.sort_key.clone()
            },
            id: r.code.clone(),
        };
        slice.page(rows, total, key, $read)
    }};
}

/// A page of positions.
///
/// # Errors
/// A database that cannot be read.
pub fn list_positions(
    conn: &mut Conn,
    filter: &PositionFilter,
    slice: &Slice,
) -> StoreResult<Rows<Position>> {
    let filtered = || {
        let query = positions::table.into_boxed();
        match filter.group {
            Some(group) => query.filter(positions::position_group.eq(group.code())),
            None => query,
        }
    };
    dictionary_page!(
        conn,
        slice,
        positions,
        PositionRecord,
        filtered(),
        PositionRecord::read
    )
}

/// A page of subjects.
///
/// # Errors
/// A database that cannot be read.
pub fn list_subjects(conn: &mut Conn, filter: &SubjectFilter, slice: &Slice) -> StoreResult<Rows<Subject>> {
    let filtered = || {
        let query = subjects::table.into_boxed();
        match filter.area.clone() {
            Some(area) => query.filter(subjects::area.eq(area)),
            None => query,
        }
    };
    dictionary_page!(
        conn,
        slice,
        subjects,
        SubjectRecord,
        filtered(),
        SubjectRecord::read
    )
}

/// A page of qualification categories; their usual order is by weight, which the sort key holds.
///
/// # Errors
/// A database that cannot be read.
pub fn list_categories(conn: &mut Conn, slice: &Slice) -> StoreResult<Rows<CategoryKind>> {
    dictionary_page!(
        conn,
        slice,
        categories,
        CategoryRecord,
        categories::table.into_boxed(),
        CategoryRecord::read
    )
}

/// A page of districts.
///
/// # Errors
/// A database that cannot be read.
pub fn list_districts(
    conn: &mut Conn,
    filter: &DistrictFilter,
    slice: &Slice,
) -> StoreResult<Rows<District>> {
    let filtered = || {
        let query = districts::table.into_boxed();
        match filter.admin_unit.clone() {
            Some(unit) => query.filter(districts::admin_unit_code.eq(unit)),
            None => query,
        }
    };
    dictionary_page!(
        conn,
        slice,
        districts,
        DistrictRecord,
        filtered(),
        DistrictRecord::read
    )
}

/// A page of administrative units with their districts.
///
/// # Errors
/// A database that cannot be read.
pub fn list_admin_units(conn: &mut Conn, slice: &Slice) -> StoreResult<Rows<AdminUnit>> {
    let parts = all_districts(conn)?;
    dictionary_page!(
        conn,
        slice,
        admin_units,
        UnitRecord,
        admin_units::table.into_boxed(),
        |r: UnitRecord| {
            let districts = parts
                .iter()
                .filter(|d| d.admin_unit_code == r.code)
                .cloned()
                .collect();
            Ok(AdminUnit {
                code: r.code,
                name: r.name,
                genitive: r.genitive,
                kind: r.kind,
                districts,
            })
        }
    )
}

/// Every position.
///
/// # Errors
/// A database that cannot be read.
pub fn all_positions(conn: &mut Conn) -> StoreResult<Vec<Position>> {
    let rows: Vec<PositionRecord> = positions::table
        .limit(WHOLE)
        .select(PositionRecord::as_select())
        .load(conn)?;
    rows.into_iter().map(PositionRecord::read).collect()
}

/// Every subject.
///
/// # Errors
/// A database that cannot be read.
pub fn all_subjects(conn: &mut Conn) -> StoreResult<Vec<Subject>> {
    let rows: Vec<SubjectRecord> = subjects::table
        .limit(WHOLE)
        .select(SubjectRecord::as_select())
        .load(conn)?;
    rows.into_iter().map(SubjectRecord::read).collect()
}

/// Every category.
///
/// # Errors
/// A database that cannot be read.
pub fn all_categories(conn: &mut Conn) -> StoreResult<Vec<CategoryKind>> {
    let rows: Vec<CategoryRecord> = categories::table
        .limit(WHOLE)
        .select(CategoryRecord::as_select())
        .load(conn)?;
    rows.into_iter().map(CategoryRecord::read).collect()
}

/// Every district.
///
/// # Errors
/// A database that cannot be read.
pub fn all_districts(conn: &mut Conn) -> StoreResult<Vec<District>> {
    let rows: Vec<DistrictRecord> = districts::table
        .order(districts::sort_key)
        .limit(WHOLE)
        .select(DistrictRecord::as_select())
        .load(conn)?;
    rows.into_iter().map(DistrictRecord::read).collect()
}

/// Every administrative unit, without its districts.
///
/// # Errors
/// A database that cannot be read.
pub fn all_admin_units(conn: &mut Conn) -> StoreResult<Vec<AdminUnit>> {
    let rows: Vec<UnitRecord> = admin_units::table
        .order(admin_units::sort_key)
        .limit(WHOLE)
        .select(UnitRecord::as_select())
        .load(conn)?;
    let unit = |r: UnitRecord| AdminUnit {
        code: r.code,
        name: r.name,
        genitive: r.genitive,
        kind: r.kind,
        districts: Vec::new(),
    };
    Ok(rows.into_iter().map(unit).collect())
}
