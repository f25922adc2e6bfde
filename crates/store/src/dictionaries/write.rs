//! Keeping entries of the dictionaries.

use diesel::prelude::*;
use veche_domain::{
    dictionaries::{CategoryKind, Position, Subject},
    districts::{AdminUnit, District},
    text,
};

use crate::{
    Conn, StoreResult,
    columns::json,
    schema::{admin_units, categories, districts, positions, subjects},
};

/// Keeps a position.
///
/// # Errors
/// A code that exists.
pub fn insert_position(conn: &mut Conn, position: &Position) -> StoreResult<()> {
    diesel::insert_into(positions::table)
        .values((
            positions::code.eq(&position.code),
            positions::name.eq(&position.name),
            positions::position_group.eq(position.group.code()),
            positions::in_nomenclature.eq(position.in_nomenclature),
            positions::aliases.eq(json(&position.aliases)?),
            positions::sort_key.eq(text::sort_key(&position.name)),
            positions::search_key.eq(search(&position.name, &position.aliases)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps a subject.
///
/// # Errors
/// A code that exists.
pub fn insert_subject(conn: &mut Conn, subject: &Subject) -> StoreResult<()> {
    diesel::insert_into(subjects::table)
        .values((
            subjects::code.eq(&subject.code),
            subjects::name.eq(&subject.name),
            subjects::genitive.eq(&subject.genitive),
            subjects::area.eq(&subject.area),
            subjects::in_vsosh.eq(subject.in_vsosh),
            subjects::aliases.eq(json(&subject.aliases)?),
            subjects::sort_key.eq(text::sort_key(&subject.name)),
            subjects::search_key.eq(search(&subject.name, &subject.aliases)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps a category.
///
/// # Errors
/// A code that exists.
pub fn insert_category(conn: &mut Conn, category: &CategoryKind) -> StoreResult<()> {
    let by_weight = format!("{:03}", 999 - category.rank);
    diesel::insert_into(categories::table)
        .values((
            categories::code.eq(&category.code),
            categories::name.eq(&category.name),
            categories::short.eq(&category.short),
            categories::rank.eq(category.rank),
            categories::qualifies_for_head.eq(category.qualifies_for_head),
            categories::aliases.eq(json(&category.aliases)?),
            categories::sort_key.eq(by_weight),
            categories::search_key.eq(search(&category.name, &category.aliases)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps an administrative unit; its districts are kept one by one.
///
/// # Errors
/// A code that exists.
pub fn insert_admin_unit(conn: &mut Conn, unit: &AdminUnit) -> StoreResult<()> {
    diesel::insert_into(admin_units::table)
        .values((
            admin_units::code.eq(&unit.code),
            admin_units::name.eq(&unit.name),
            admin_units::genitive.eq(&unit.genitive),
            admin_units::kind.eq(&unit.kind),
            admin_units::sort_key.eq(text::sort_key(&unit.name)),
            admin_units::search_key.eq(search(&unit.name, &[])),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps a district.
///
/// # Errors
/// A code that exists, or a unit that does not.
pub fn insert_district(conn: &mut Conn, district: &District) -> StoreResult<()> {
    diesel::insert_into(districts::table)
        .values((
            districts::code.eq(&district.code),
            districts::name.eq(&district.name),
            districts::genitive.eq(&district.genitive),
            districts::admin_unit_code.eq(&district.admin_unit_code),
            districts::aliases.eq(json(&district.aliases)?),
            districts::sort_key.eq(text::sort_key(&district.name)),
            districts::search_key.eq(search(&district.name, &district.aliases)),
        ))
        .execute(conn)?;
    Ok(())
}

fn search(name: &str, aliases: &[String]) -> String {
    text::search_key(std::iter::once(name).chain(aliases.iter().map(String::as_str)))
}
