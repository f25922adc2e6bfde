//! What the rows of a list are compared with, read in a few statements.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    districts::AdminUnit,
    imports::{KnownAssociation, KnownHead, OrganizationEntry, References},
};

use crate::{
    Conn, StoreResult,
    columns::code,
    dictionaries::{all_admin_units, all_categories, all_districts, all_positions, all_subjects},
    schema::{associations, district_associations, district_heads, organization_names, organizations},
};

/// Most organizations, associations or heads that lists are compared with: a region has fewer.
const ALL: i64 = 50_000;

/// Dictionaries and organizations.
///
/// # Errors
/// A database that cannot be read.
pub fn import_references(conn: &mut Conn) -> StoreResult<References> {
    let districts = all_districts(conn)?;
    let units = all_admin_units(conn)?.into_iter().map(|unit| {
        let parts = districts
            .iter()
            .filter(|d| d.admin_unit_code == unit.code)
            .cloned()
            .collect();
        AdminUnit {
            districts: parts,
            ..unit
        }
    });
    let admin_units = units.collect();
    Ok(References {
        organizations: organization_entries(conn)?,
        positions: all_positions(conn)?,
        subjects: all_subjects(conn)?,
        categories: all_categories(conn)?,
        admin_units,
    })
}

type OrganizationRow = (
    String,
    Option<String>,
    String,
    Option<String>,
    String,
    String,
    Option<String>,
);

fn organization_entries(conn: &mut Conn) -> StoreResult<Vec<OrganizationEntry>> {
    use organizations as o;
    let names: Vec<(String, String, String)> = organization_names::table
        .limit(ALL)
        .select((
            organization_names::organization_id,
            organization_names::full_name,
            organization_names::short_name,
        ))
        .load(conn)?;
    let mut aliases: HashMap<String, Vec<String>> = HashMap::new();
    for (of, full_name, short_name) in names {
        aliases.entry(of).or_default().extend([full_name, short_name]);
    }
    let rows: Vec<OrganizationRow> = o::table
        .order(o::id)
        .limit(ALL)
        .select((
            o::id,
            o::code,
            o::kind,
            o::number,
            o::full_name,
            o::short_name,
            o::admin_unit_code,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(
            |(id, source, kind, number, full_name, short_name, admin_unit_code)| {
                let mut aliases = aliases.remove(&id).unwrap_or_default();
                aliases.retain(|name| *name != full_name && *name != short_name);
                let kind = code(&kind)?;
                Ok(OrganizationEntry {
                    id,
                    code: source,
                    kind,
                    number,
                    full_name,
                    short_name,
                    aliases,
                    admin_unit_code,
                })
            },
        )
        .collect()
}

/// Associations by code and name.
///
/// # Errors
/// A database that cannot be read.
pub fn known_associations(conn: &mut Conn) -> StoreResult<Vec<KnownAssociation>> {
    let rows: Vec<(String, String, String)> = associations::table
        .limit(ALL)
        .select((associations::id, associations::code, associations::name))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, code, name)| KnownAssociation {
            id,
            code: Some(code),
            name,
        })
        .collect())
}

/// Heads of district associations on the date.
///
/// # Errors
/// A database that cannot be read.
pub fn known_heads(conn: &mut Conn, on: NaiveDate) -> StoreResult<Vec<KnownHead>> {
    use district_associations as d;
    use district_heads as h;
    let rows: Vec<(String, String, String)> = h::table
        .inner_join(d::table)
        .filter(h::valid_from.is_null().or(h::valid_from.le(on)))
        .filter(h::valid_until.is_null().or(h::valid_until.gt(on)))
        .limit(ALL)
        .select((d::subject_code, d::admin_unit_code, h::person_id))
        .load(conn)?;
    let known = |(subject_code, admin_unit_code, person_id)| KnownHead {
        subject_code,
        admin_unit_code,
        person_id,
    };
    Ok(rows.into_iter().map(known).collect())
}
