//! Employments, categories and tenure of a person; each change raises the person's version.

use veche_domain::{
    Id,
    calendar::Interval,
    people::{
        EmploymentPatch, NewEmployment, NewQualification, NewTenureStatement, Person, no_clash, proper_term,
    },
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Conn, Tx,
    people::{
        EmploymentRecord, QualificationRecord, TenureStatementRecord, category_exists, delete_employment,
        delete_qualification, employment_references, insert_employment, insert_qualification,
        insert_tenure_statement, update_employment as keep_employment,
    },
};

use super::service::changed;
use crate::{error::ApiResult, http::Context};

/// Refuses a term of employment that points to what does not exist or ends before it begins.
///
/// # Errors
/// 422 that names every field at fault, under the pointer.
pub fn proper_employment(conn: &mut Conn, at: &str, ask: &NewEmployment) -> ApiResult<()> {
    proper_term(at, Interval::new(ask.from, ask.until))?;
    let found = employment_references(conn, ask.organization_id, &ask.position_code, &ask.subjects)?;
    let mut errors = Vec::new();
    if !found.organization {
        let text = "Такой организации нет в реестре.";
        errors.push(FieldError::new(format!("{at}/organization_id"), "unknown", text));
    }
    if !found.position {
        let text = "Такой должности нет в справочнике.";
        errors.push(FieldError::new(
            format!("{at}/position_code"),
            "unknown_code",
            text,
        ));
    }
    errors.extend(found.unknown_subjects.iter().map(|index| {
        let text = "Такого предмета нет в справочнике.";
        FieldError::new(format!("{at}/subjects/{index}"), "unknown_code", text)
    }));
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Refusal::of(ErrorCode::Validation).errors(errors).into())
    }
}

/// Adds an employment.
///
/// # Errors
/// 403, 404, 409 when the same post at the same organization is held on a day of the term already, 412, 422.
pub fn add_employment(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &NewEmployment,
) -> ApiResult<Person> {
    changed(tx, context, key, "add_employment", |tx, _, before| {
        proper_employment(tx.conn, "", ask)?;
        let place = (ask.organization_id, ask.position_code.as_str());
        no_clash(
            &before.employments,
            place,
            Interval::new(ask.from, ask.until),
            None,
        )?;
        insert_employment(tx.conn, &EmploymentRecord::new(before.id, ask)?)?;
        Ok(vec![ask.organization_id])
    })
}

/// Changes an employment.
///
/// # Errors
/// As [`add_employment`]; 404 also for an employment of somebody else.
pub fn update_employment(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    employment: Id,
    ask: EmploymentPatch,
) -> ApiResult<Person> {
    changed(tx, context, key, "update_employment", |tx, _, before| {
        let known = before.employments.iter().find(|e| e.id == employment);
        let known = known.ok_or(ErrorCode::NotFound)?;
        let whole = NewEmployment {
            organization_id: known.organization.id,
            position_code: ask.position_code.unwrap_or_else(|| known.position_code.clone()),
            subjects: ask.subjects.unwrap_or_else(|| known.subjects.clone()),
            is_main: ask.is_main.unwrap_or(known.is_main),
            in_specialty: ask.in_specialty.unwrap_or(known.in_specialty),
            from: ask.from.unwrap_or(known.from),
            until: ask.until.unwrap_or(known.until),
            basis: known.basis.clone(),
        };
        proper_employment(tx.conn, "", &whole)?;
        let place = (whole.organization_id, whole.position_code.as_str());
        let term = Interval::new(whole.from, whole.until);
        no_clash(&before.employments, place, term, Some(employment))?;
        let record = EmploymentRecord {
            id: employment.to_string(),
            ..EmploymentRecord::new(before.id, &whole)?
        };
        keep_employment(tx.conn, &record)?;
        Ok(vec![whole.organization_id])
    })
}

/// Takes back an employment entered by mistake.
///
/// # Errors
/// 403, 404, 412.
pub fn remove_employment(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    employment: Id,
) -> ApiResult<Person> {
    changed(tx, context, key, "remove_employment", |tx, _, before| {
        delete_employment(tx.conn, before.id, employment)?;
        let known = before.employments.iter().find(|e| e.id == employment);
        Ok(known.map(|e| e.organization.id).into_iter().collect())
    })
}

/// Adds a category, valid as long as the order on attestation says.
///
/// # Errors
/// 403, 404, 409 for one that is recorded already, 412, 422 for an unknown one.
pub fn add_qualification(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &NewQualification,
) -> ApiResult<Person> {
    changed(tx, context, key, "add_qualification", |tx, _, before| {
        if !category_exists(tx.conn, &ask.category_code)? {
            let text = "Такой категории нет в справочнике.";
            return Err(Refusal::field("/category_code", "unknown_code", text).into());
        }
        let mut held = before.qualifications.iter();
        if held.any(|q| q.category_code == ask.category_code && q.granted_on == ask.granted_on) {
            let text = "Эта категория с той же датой уже записана.";
            return Err(Refusal::new(ErrorCode::Duplicate, text).into());
        }
        insert_qualification(tx.conn, &QualificationRecord::new(before.id, ask)?)?;
        Ok(Vec::new())
    })
}

/// Takes back a category entered by mistake.
///
/// # Errors
/// 403, 404, 412.
pub fn remove_qualification(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    qualification: Id,
) -> ApiResult<Person> {
    changed(tx, context, key, "remove_qualification", |tx, _, before| {
        delete_qualification(tx.conn, before.id, qualification)?;
        Ok(Vec::new())
    })
}

/// States a tenure by a document (VII.7.2, VII.7.3).
///
/// # Errors
/// 403, 404, 412, 422.
pub fn state_tenure(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &NewTenureStatement,
) -> ApiResult<Person> {
    changed(tx, context, key, "state_tenure", |tx, _, before| {
        insert_tenure_statement(tx.conn, &TenureStatementRecord::new(before.id, ask)?)?;
        Ok(Vec::new())
    })
}
