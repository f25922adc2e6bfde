//! Rows of the tables about people, and how they are made of what is asked.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    people::{NewEmployment, NewQualification, NewTenureStatement, full_name},
    text,
};

use crate::{
    StoreResult,
    columns::{basis_json, new_id, subject_column},
    schema::{employments, people, qualifications, tenure_statements},
};

/// A person's row.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = people, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct PersonRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Surname.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Work phone in the form `+7…`.
    pub phone: Option<String>,
    /// Work e-mail in lower case.
    pub email: Option<String>,
    /// Full name folded: equal for namesakes.
    pub name_key: String,
    /// Order of lists.
    pub sort_key: String,
    /// Text that a search looks into: names only, since not everybody who searches may see an address.
    pub search_key: String,
    /// When the person was registered.
    pub created_at: NaiveDateTime,
}

impl PersonRecord {
    /// A new person without contacts, with the keys computed.
    pub fn new(
        id: Id,
        last_name: &str,
        first_name: &str,
        patronymic: Option<&str>,
        now: NaiveDateTime,
    ) -> Self {
        let mut record = Self {
            id: id.to_string(),
            version: 1,
            last_name: last_name.to_owned(),
            first_name: first_name.to_owned(),
            patronymic: patronymic.map(str::to_owned),
            phone: None,
            email: None,
            name_key: String::new(),
            sort_key: String::new(),
            search_key: String::new(),
            created_at: now,
        };
        record.index();
        record
    }

    /// Computes the keys.
    pub fn index(&mut self) {
        let name = self.full_name();
        self.name_key = text::fold(&name);
        self.sort_key = text::sort_key(&name);
        self.search_key = text::search_key([name.as_str()]);
    }

    /// Surname, first name and patronymic.
    pub fn full_name(&self) -> String {
        full_name(&self.last_name, &self.first_name, self.patronymic.as_deref())
    }
}

/// A term of employment.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = employments, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct EmploymentRecord {
    /// Identifier.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Employer.
    pub organization_id: String,
    /// Post.
    pub position_code: String,
    /// Codes of subjects between spaces.
    pub subject_codes: String,
    /// Whether it is the main place of work.
    pub is_main: bool,
    /// Whether it counts for tenure in the specialty.
    pub in_specialty: bool,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Day after the last one.
    pub valid_until: Option<NaiveDate>,
    /// What it rests on, as JSON.
    pub basis: Option<String>,
}

impl EmploymentRecord {
    /// The row of a new term.
    ///
    /// # Errors
    /// A basis that cannot be written as JSON.
    pub fn new(person: Id, ask: &NewEmployment) -> StoreResult<Self> {
        Ok(Self {
            id: new_id().to_string(),
            person_id: person.to_string(),
            organization_id: ask.organization_id.to_string(),
            position_code: ask.position_code.clone(),
            subject_codes: subject_column(&ask.subjects),
            is_main: ask.is_main,
            in_specialty: ask.in_specialty,
            valid_from: ask.from,
            valid_until: ask.until,
            basis: basis_json(ask.basis.as_ref())?,
        })
    }

    /// Sets the codes of subjects.
    pub fn set_subjects(&mut self, codes: &[String]) {
        self.subject_codes = subject_column(codes);
    }
}

/// A granted category.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = qualifications, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct QualificationRecord {
    /// Identifier.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Category.
    pub category_code: String,
    /// Day it was granted.
    pub granted_on: Option<NaiveDate>,
    /// First day on which it is no longer valid.
    pub valid_until: Option<NaiveDate>,
    /// Order that granted it, as JSON.
    pub basis: Option<String>,
}

impl QualificationRecord {
    /// The row of a new category.
    ///
    /// # Errors
    /// A basis that cannot be written as JSON.
    pub fn new(person: Id, ask: &NewQualification) -> StoreResult<Self> {
        Ok(Self {
            id: new_id().to_string(),
            person_id: person.to_string(),
            category_code: ask.category_code.clone(),
            granted_on: ask.granted_on,
            valid_until: ask.valid_until(),
            basis: basis_json(ask.basis.as_ref())?,
        })
    }
}

/// A statement of tenure.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = tenure_statements, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct TenureStatementRecord {
    /// Identifier.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Code of what it speaks of.
    pub kind: String,
    /// Full years.
    pub years: i32,
    /// The date they are counted on.
    pub as_of: NaiveDate,
    /// What it rests on, as JSON.
    pub basis: Option<String>,
}

impl TenureStatementRecord {
    /// The row of a new statement.
    ///
    /// # Errors
    /// A basis that cannot be written as JSON.
    pub fn new(person: Id, ask: &NewTenureStatement) -> StoreResult<Self> {
        Ok(Self {
            id: new_id().to_string(),
            person_id: person.to_string(),
            kind: ask.kind.to_string(),
            years: ask.years,
            as_of: ask.as_of,
            basis: basis_json(ask.basis.as_ref())?,
        })
    }
}
