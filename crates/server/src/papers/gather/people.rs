//! People, institutions and issuers as papers name them, as of a date: read in sets, never one by one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use veche_domain::{
    Id,
    dictionaries::CategoryKind,
    organizations::Organization,
    people::{NameForms, PersonRow, TenureSource},
};
use veche_papers::{
    Letterhead, Operator, PaperPerson,
    names::{self, Case, PersonName},
};
use veche_store::{
    Conn,
    associations::{institution_on, tenures},
    dictionaries::{all_admin_units, all_categories},
    organizations::organization,
    people::{PersonRecord, name_forms_of, person_records, person_rows},
};

use crate::{error::ApiResult, http::Context};

/// People by identifier on a date; who is unknown is left out.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn people(
    conn: &mut Conn,
    wanted: impl IntoIterator<Item = Id>,
    on: NaiveDate,
) -> ApiResult<BTreeMap<Id, PaperPerson>> {
    let mut ids: Vec<Id> = wanted.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let records = person_records(conn, &ids)?;
    let rows = person_rows(conn, &records, on)?;
    let units = units(conn)?;
    let categories = all_categories(conn)?;
    let forms = name_forms_of(conn, &ids)?;
    let both = records.iter().zip(rows);
    Ok(both
        .map(|(record, row)| {
            (
                row.id,
                presented((record, forms.get(&row.id)), row, &units, &categories),
            )
        })
        .collect())
}

/// Adds the tenure in the specialty of some of them: papers that answer the conditions of an office name it (VII.7.2,
/// VII.7.3). Only what a document confirms: terms of employment in the register may be fewer than the true ones, and a
/// paper would state their count as a fact.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn with_tenure(
    conn: &mut Conn,
    people: &mut BTreeMap<Id, PaperPerson>,
    wanted: impl IntoIterator<Item = Id>,
    on: NaiveDate,
) -> ApiResult<()> {
    let wanted: Vec<Id> = wanted.into_iter().collect();
    for (id, tenure) in tenures(conn, &wanted, on)? {
        if let Some(person) = people.get_mut(&id)
            && tenure.source == TenureSource::Document
        {
            person.tenure_years = Some(tenure.years);
        }
    }
    Ok(())
}

fn presented(
    (record, forms): (&PersonRecord, Option<&NameForms>),
    row: PersonRow,
    units: &BTreeMap<String, String>,
    categories: &[CategoryKind],
) -> PaperPerson {
    let category = row
        .category_code
        .filter(|code| row.category_valid && code != "none");
    let category = category.and_then(|code| categories.iter().find(|c| c.code == code));
    let work = row.employments.into_iter().next();
    let unit = work
        .as_ref()
        .and_then(|w| w.organization.admin_unit_code.as_ref());
    PaperPerson {
        name: name(record, forms),
        unit: unit.and_then(|code| units.get(code).cloned()),
        category: category.map(|c| c.name.to_lowercase()),
        position: work.as_ref().map(|w| w.position_name.clone()),
        organization: work.map(|w| w.organization.short_name),
        tenure_years: None,
    }
}

/// The name with what somebody corrected in its forms.
fn name(record: &PersonRecord, forms: Option<&NameForms>) -> PersonName {
    let untouched = NameForms::default();
    PersonName::of(
        &record.last_name,
        &record.first_name,
        record.patronymic.as_deref(),
        forms.unwrap_or(&untouched),
    )
}

/// Names of administrative units by code.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn units(conn: &mut Conn) -> ApiResult<BTreeMap<String, String>> {
    let all = all_admin_units(conn)?;
    Ok(all.into_iter().map(|unit| (unit.code, unit.name)).collect())
}

/// The letterhead of the department, as the regulation names it.
pub(super) fn department(context: &Context<'_>) -> Letterhead {
    Letterhead {
        lines: vec![context.profile.issuer.to_uppercase()],
        ..Letterhead::default()
    }
}

/// The department in the genitive.
pub(super) fn department_genitive(context: &Context<'_>) -> String {
    names::association(&lower(&context.profile.issuer), Case::Genitive)
}

/// The letterhead of an institution.
pub(super) fn letterhead(of: &Organization) -> Letterhead {
    Letterhead {
        lines: vec![of.full_name.clone()],
        contacts: of.email.iter().cloned().collect(),
        place: None,
    }
}

/// The institution that curates an association on a date.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn curating(conn: &mut Conn, of: Id, on: NaiveDate) -> ApiResult<Option<Organization>> {
    Ok(match institution_on(conn, of, on)? {
        Some(id) => Some(organization(conn, id, on)?),
        None => None,
    })
}

/// Who processes personal data: the curating institution, else the department.
pub(super) fn operator(context: &Context<'_>, of: Option<&Organization>) -> Operator {
    Operator {
        name: of.map_or_else(|| context.profile.issuer.clone(), |o| o.full_name.clone()),
        address: None,
        registration: None,
        contact: of.and_then(|o| o.email.clone()),
    }
}

/// The name with a small first letter, as inside a sentence.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
