//! Heads of district associations out of the matrix; associations and people that are missing are registered.

use std::collections::HashMap;

use veche_domain::{
    Id,
    calendar::Interval,
    imports::{DistrictHeadValues, ImportRow, RowClass, RowValues},
};
use veche_store::{
    Conn, StoreResult,
    dictionaries::{all_admin_units, all_subjects},
    districts::{
        DistrictAssociationRecord, NewDistrictHeadRow, end_current_head, insert_district_association,
        insert_district_head,
    },
    imports::{Made, plain_district_associations},
    new_id,
    people::{PersonRecord, insert_person},
};

use super::{Batch, id};
use crate::error::ApiResult;

struct Districts {
    known: HashMap<(String, String), Id>,
    subjects: HashMap<String, String>,
    units: HashMap<String, String>,
}

/// Puts the heads of the matrix into office from the date of the list; the former head's term ends on it.
pub(super) fn apply(conn: &mut Conn, batch: &Batch, rows: &[ImportRow]) -> ApiResult<Made> {
    let mut made = Made::default();
    let mut districts = districts(conn)?;
    let mut by_row: HashMap<(u32, String), Id> = HashMap::new();
    for row in rows {
        let Some(RowValues::DistrictHead(values)) = &row.values else {
            continue;
        };
        let name = format!(
            "{} {} {:?}",
            values.last_name, values.first_name, values.patronymic
        );
        if !matches!(
            row.class,
            RowClass::New | RowClass::Namesake | RowClass::SecondJob
        ) {
            continue;
        }
        let registered = values.person_id.as_deref().map(id).transpose()?;
        let earlier = row
            .ref_row
            .and_then(|at| by_row.get(&(at, name.clone())).copied());
        let person = match registered.or(earlier) {
            Some(person) => {
                if registered.is_some() {
                    made.touched_people.push(person);
                }
                person
            }
            None => register(conn, batch, values, &mut made)?,
        };
        by_row.insert((row.row, name), person);
        let association = districts.of(conn, values, &mut made)?;
        end_current_head(conn, association, batch.as_of)?;
        let term = Interval::new(batch.as_of, None);
        let head = NewDistrictHeadRow {
            district_association: association,
            person,
            term,
            basis: &batch.basis,
            end_reason: None,
        };
        made.district_heads.push(insert_district_head(conn, &head)?);
    }
    Ok(made)
}

fn register(conn: &mut Conn, batch: &Batch, values: &DistrictHeadValues, made: &mut Made) -> ApiResult<Id> {
    let person = new_id();
    let patronymic = values.patronymic.as_deref();
    let mut record = PersonRecord::new(
        person,
        &values.last_name,
        &values.first_name,
        patronymic,
        batch.now.naive_utc(),
    );
    record.phone.clone_from(&values.phone);
    insert_person(conn, &record)?;
    made.people.push(person);
    Ok(person)
}

fn districts(conn: &mut Conn) -> ApiResult<Districts> {
    let known: StoreResult<Vec<_>> = plain_district_associations(conn);
    let known = known?
        .into_iter()
        .map(|(subject, unit, key)| Ok(((subject, unit), id(&key)?)))
        .collect::<ApiResult<_>>()?;
    let subjects = all_subjects(conn)?
        .into_iter()
        .map(|s| (s.code, s.name))
        .collect();
    let units = all_admin_units(conn)?
        .into_iter()
        .map(|u| (u.code, u.name))
        .collect();
    Ok(Districts {
        known,
        subjects,
        units,
    })
}

impl Districts {
    fn of(&mut self, conn: &mut Conn, values: &DistrictHeadValues, made: &mut Made) -> ApiResult<Id> {
        let key = (values.subject_code.clone(), values.admin_unit_code.clone());
        if let Some(known) = self.known.get(&key) {
            if !made.district_associations.contains(known) {
                made.touched_district_associations.push(*known);
            }
            return Ok(*known);
        }
        let association = new_id();
        let name = |names: &HashMap<String, String>, code: &String| names.get(code).unwrap_or(code).clone();
        let mut record = DistrictAssociationRecord {
            id: association.to_string(),
            version: 1,
            subject_code: key.0.clone(),
            admin_unit_code: key.1.clone(),
            audience_key: String::new(),
            audience: None,
            name: String::new(),
            valid_from: None,
            valid_until: None,
            sort_key: String::new(),
            search_key: String::new(),
        };
        record.index(&name(&self.subjects, &key.0), &name(&self.units, &key.1));
        insert_district_association(conn, &record)?;
        made.district_associations.push(association);
        self.known.insert(key, association);
        Ok(association)
    }
}
