//! Staff of the curating institutions, and the imported people as candidates for associations.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;
use veche_domain::{
    Id,
    associations::{HeldCategory, Post, Standing},
    dictionaries::{Position, category_valid_until},
    imports::{ImportFilter, PersonValues, RowClass, RowValues},
    journal::{Act, Entity},
    people::{NewEmployment, Tenure, TenureSource},
};
use veche_store::{
    Conn, Slice, StoreError, StoreResult, Tx,
    dictionaries::all_positions,
    imports::{import_rows_of, list_imports},
    journal::Author,
    new_id,
    people::{EmploymentRecord, PersonRecord, insert_employment, insert_person, known_people},
};

use super::{
    city::AS_OF,
    reference::{Reference, rows},
};
use crate::http::change;

#[derive(Deserialize)]
struct StaffRow {
    last_name: String,
    first_name: String,
    patronymic: String,
    org_id: String,
    position: String,
}

/// Staff of the curating institutions by the institutions' codes.
pub(super) type Staff = HashMap<String, Vec<Id>>;

/// Registers the staff of the curating institutions.
pub(super) fn fill_curating_staff(
    tx: &mut Tx<'_>,
    author: &Author,
    organizations: &HashMap<String, Id>,
) -> StoreResult<Staff> {
    let mut staff = Staff::new();
    for row in rows::<StaffRow>(Reference::CURATING_STAFF)? {
        let person = new_id();
        let now = author.at.naive_utc();
        let record = PersonRecord::new(
            person,
            &row.last_name,
            &row.first_name,
            Some(&row.patronymic),
            now,
        );
        let title = record.full_name();
        insert_person(tx.conn, &record)?;
        let ask = NewEmployment {
            organization_id: organization(organizations, &row.org_id)?,
            position_code: row.position,
            subjects: Vec::new(),
            is_main: true,
            in_specialty: true,
            from: NaiveDate::from_ymd_opt(2022, 9, 1),
            until: None,
            basis: None,
        };
        insert_employment(tx.conn, &EmploymentRecord::new(person, &ask)?)?;
        tx.append(
            author,
            &change(
                Act::Create,
                "create_person",
                (Entity::Person, person, &title),
                None,
                Some(&ask),
            ),
        )?;
        staff.entry(row.org_id).or_default().push(person);
    }
    Ok(staff)
}

pub(super) fn organization(organizations: &HashMap<String, Id>, code: &str) -> StoreResult<Id> {
    organizations
        .get(code)
        .copied()
        .ok_or_else(|| StoreError::Other(format!("no organization {code:?}")))
}

/// An imported person who may be put into an association.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Person.
    pub(super) id: Id,
    /// What the list says.
    pub(super) values: PersonValues,
    /// Administrative unit of the employer.
    pub(super) unit: String,
    /// What the rules of eligibility ask, on the date of the elections.
    pub(super) standing: Standing,
}

/// Everybody who was imported, in the order of the list.
pub(super) fn candidates(
    conn: &mut Conn,
    units: &HashMap<String, String>,
    on: NaiveDate,
) -> StoreResult<Vec<Candidate>> {
    let import = list_imports(conn, &ImportFilter::default(), &Slice::first(1))?
        .items
        .into_iter()
        .next();
    let import = import.ok_or(StoreError::NotFound)?.id;
    let mut rows = import_rows_of(conn, import, RowClass::New)?;
    rows.extend(import_rows_of(conn, import, RowClass::Namesake)?);
    let ids: HashMap<(String, String, Option<String>, String), String> = known_people(conn, on)?
        .into_iter()
        .flat_map(|p| {
            let (last, first, patronymic, id) = (p.last_name, p.first_name, p.patronymic, p.id);
            p.organization_ids
                .into_iter()
                .map(move |o| ((last.clone(), first.clone(), patronymic.clone(), o), id.clone()))
        })
        .collect();
    let positions = all_positions(conn)?;
    let mut found = Vec::new();
    for row in rows {
        let Some(RowValues::Person(values)) = row.values else {
            continue;
        };
        let PersonValues {
            last_name,
            first_name,
            patronymic,
            organization_id,
            ..
        } = values.clone();
        let key = (last_name, first_name, patronymic, organization_id);
        let (Some(id), Some(unit)) = (ids.get(&key), units.get(&values.organization_id)) else {
            continue;
        };
        let id = id
            .parse()
            .map_err(|_| StoreError::Other(format!("no identifier: {id:?}")))?;
        let standing = standing(&values, &positions, on);
        found.push(Candidate {
            id,
            unit: unit.clone(),
            values,
            standing,
        });
    }
    Ok(found)
}

fn standing(values: &PersonValues, positions: &[Position], on: NaiveDate) -> Standing {
    let position = positions.iter().find(|p| p.code == values.position);
    let qualifies = matches!(
        values.category.as_str(),
        "highest" | "first" | "methodist" | "mentor"
    );
    let until = values
        .category_date
        .and_then(|granted| category_valid_until(&values.category, granted));
    let years = values.experience_ped.and_then(|y| i32::try_from(y).ok());
    // The list speaks of its own date; on an earlier one a person had as much less.
    let years = years.map(|y| y - veche_domain::calendar::full_years(on, AS_OF));
    let category = HeldCategory {
        code: values.category.clone(),
        name: values.category.clone(),
        qualifies,
        granted_on: values.category_date,
        until,
        valid: until.is_none_or(|until| on < until),
    };
    let post = |p: &Position| Post {
        code: p.code.clone(),
        name: p.name.clone(),
        group: p.group,
        at_institution: false,
    };
    Standing {
        posts: position.map(post).into_iter().collect(),
        category: Some(category),
        tenure: years.map(|years| Tenure {
            years,
            source: TenureSource::Pedagogical,
        }),
        is_member: true,
        is_district_head: true,
        elected_as: None,
    }
}
