//! People, their employments, categories and stated tenures.

use std::collections::HashMap;

use veche_domain::{
    Id,
    imports::{ImportRow, PersonValues, RowClass, RowValues},
    people::{NewEmployment, NewQualification, NewTenureStatement, TenureKind},
};
use veche_store::{
    Conn,
    imports::Made,
    new_id,
    people::{
        EmploymentRecord, PersonRecord, QualificationRecord, TenureStatementRecord, insert_employments,
        insert_people, insert_qualifications, insert_tenure_statements,
    },
};

use super::{Batch, id};
use crate::error::{ApiError, ApiResult};

#[derive(Default)]
struct Records {
    people: Vec<PersonRecord>,
    employments: Vec<EmploymentRecord>,
    qualifications: Vec<QualificationRecord>,
    statements: Vec<TenureStatementRecord>,
}

/// Puts new people and second jobs into the register.
pub(super) fn apply(conn: &mut Conn, batch: &Batch, rows: &[ImportRow]) -> ApiResult<Made> {
    let (mut made, mut records) = (Made::default(), Records::default());
    let mut by_row: HashMap<u32, Id> = HashMap::new();
    for row in rows {
        let Some(RowValues::Person(values)) = &row.values else {
            continue;
        };
        match row.class {
            RowClass::New | RowClass::Namesake => {
                let person = new_id();
                by_row.insert(row.row, person);
                made.people.push(person);
                records.add_person(person, batch, values)?;
            }
            RowClass::SecondJob => {
                let before = row.ref_row.and_then(|r| by_row.get(&r)).copied();
                let registered = row.ref_id.as_deref().map(id).transpose()?;
                let person = before
                    .or(registered)
                    .ok_or_else(|| ApiError::Internal(format!("row {} has no first job", row.row)))?;
                let employment = records.add_employment(person, batch, values, false)?;
                if before.is_none() {
                    made.employments.push(employment);
                    made.touched_people.push(person);
                }
            }
            RowClass::Duplicate | RowClass::Invalid => {}
        }
    }
    insert_people(conn, &records.people)?;
    insert_employments(conn, &records.employments)?;
    insert_qualifications(conn, &records.qualifications)?;
    insert_tenure_statements(conn, &records.statements)?;
    Ok(made)
}

/// Registers one person with an employment, who stands in a list of another kind.
pub(super) fn register(conn: &mut Conn, batch: &Batch, values: &PersonValues) -> ApiResult<Id> {
    let person = new_id();
    let mut records = Records::default();
    records.add_person(person, batch, values)?;
    insert_people(conn, &records.people)?;
    insert_employments(conn, &records.employments)?;
    Ok(person)
}

impl Records {
    fn add_person(&mut self, person: Id, batch: &Batch, values: &PersonValues) -> ApiResult<()> {
        let patronymic = values.patronymic.as_deref();
        let mut record = PersonRecord::new(
            person,
            &values.last_name,
            &values.first_name,
            patronymic,
            batch.now.naive_utc(),
        );
        record.phone.clone_from(&values.phone);
        record.email.clone_from(&values.email);
        self.people.push(record);
        self.add_employment(person, batch, values, true)?;
        if values.category != "none" {
            let basis = Some(batch.basis.clone());
            let granted = NewQualification {
                category_code: values.category.clone(),
                granted_on: values.category_date,
                basis,
            };
            self.qualifications
                .push(QualificationRecord::new(person, &granted)?);
        }
        let stated = [
            (TenureKind::Total, values.experience_total),
            (TenureKind::Pedagogical, values.experience_ped),
        ];
        for (kind, years) in stated {
            if let Some(years) = years.and_then(|y| i32::try_from(y).ok()) {
                let basis = Some(batch.basis.clone());
                let statement = NewTenureStatement {
                    kind,
                    years,
                    as_of: batch.as_of,
                    basis,
                };
                self.statements
                    .push(TenureStatementRecord::new(person, &statement)?);
            }
        }
        Ok(())
    }

    /// An imported employment is unbounded before: the list says that it lasts, not since when.
    fn add_employment(
        &mut self,
        person: Id,
        batch: &Batch,
        values: &PersonValues,
        is_main: bool,
    ) -> ApiResult<Id> {
        let ask = NewEmployment {
            organization_id: id(&values.organization_id)?,
            position_code: values.position.clone(),
            subjects: values.subjects.clone(),
            is_main,
            in_specialty: true,
            from: None,
            until: None,
            basis: Some(batch.basis.clone()),
        };
        let record = EmploymentRecord::new(person, &ask)?;
        let key = id(&record.id)?;
        self.employments.push(record);
        Ok(key)
    }
}
