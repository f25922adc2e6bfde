//! One person with everything the register holds.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{PersonMembership, PersonOffice},
    calendar::Interval,
    organizations::OrganizationRef,
    people::{DistrictRole, Employment, Person, Qualification, TenureStatement, specialty_tenure},
};

use super::{EmploymentRecord, PersonRecord, QualificationRecord, TenureStatementRecord};
use crate::{
    Conn, StoreResult,
    columns::{code, id, interval, opt_basis, subjects},
    schema::{
        associations, categories, district_associations, district_heads, employments, memberships, offices,
        organizations, people, person_redirects, positions, qualifications, tenure_statements,
    },
};

/// Most terms of one kind that a person has.
const MOST: i64 = 500;
/// Most people named in one statement.
const MOST_NAMED: usize = 500;

/// The identifier under which a person stands now: that of the one who stayed, for one merged away.
///
/// A merge points older redirects to the one who stayed, so one step is always enough.
///
/// # Errors
/// [`crate::StoreError::NotFound`] when there never was such a person.
pub fn standing_id(conn: &mut Conn, wanted: Id) -> StoreResult<Id> {
    let key = wanted.to_string();
    let exists: Option<String> = people::table
        .find(&key)
        .select(people::id)
        .first(conn)
        .optional()?;
    if exists.is_some() {
        return Ok(wanted);
    }
    let stayed: String = person_redirects::table
        .find(&key)
        .select(person_redirects::person_id)
        .first(conn)?;
    id(&stayed)
}

/// The row of a person.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn person_record(conn: &mut Conn, wanted: Id) -> StoreResult<PersonRecord> {
    Ok(people::table
        .find(wanted.to_string())
        .select(PersonRecord::as_select())
        .first(conn)?)
}

/// The rows of several people, at most five hundred in a statement; who is unknown is left out.
///
/// # Errors
/// A database that cannot be read.
pub fn person_records(conn: &mut Conn, wanted: &[Id]) -> StoreResult<Vec<PersonRecord>> {
    let keys: Vec<String> = wanted.iter().map(Id::to_string).collect();
    let mut found = Vec::with_capacity(keys.len());
    for part in keys.chunks(MOST_NAMED) {
        found.extend(
            people::table
                .filter(people::id.eq_any(part))
                .order(people::id)
                .limit(MOST)
                .select(PersonRecord::as_select())
                .load::<PersonRecord>(conn)?,
        );
    }
    Ok(found)
}

/// One person as of the date, contacts and tenure included: who may see them is decided elsewhere.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn person(conn: &mut Conn, wanted: Id, on: NaiveDate) -> StoreResult<Person> {
    let r = person_record(conn, wanted)?;
    let employments = employments_of(conn, &r.id, on)?;
    let tenure_statements = tenure_statements_of(conn, &r.id)?;
    let spans: Vec<Interval> = employments
        .iter()
        .filter(|e| e.in_specialty)
        .map(|e| interval(e.from, e.until))
        .collect();
    Ok(Person {
        id: wanted,
        version: r.version,
        full_name: r.full_name(),
        last_name: r.last_name,
        first_name: r.first_name,
        patronymic: r.patronymic,
        phone: r.phone,
        email: r.email,
        contacts_hidden: false,
        tenure: specialty_tenure(&spans, &tenure_statements, on),
        employments,
        qualifications: qualifications_of(conn, &r.id, on)?,
        tenure_statements,
        memberships: memberships_of(conn, &r.id, on)?,
        offices: offices_of(conn, &r.id, on)?,
        district_roles: district_roles_of(conn, &r.id, on)?,
    })
}

fn employments_of(conn: &mut Conn, person: &str, on: NaiveDate) -> StoreResult<Vec<Employment>> {
    use employments as e;
    type Found = (EmploymentRecord, (String, Option<String>), String);
    let found: Vec<Found> = e::table
        .inner_join(organizations::table)
        .inner_join(positions::table)
        .filter(e::person_id.eq(person))
        .order(e::id)
        .limit(MOST)
        .select((
            EmploymentRecord::as_select(),
            (organizations::short_name, organizations::admin_unit_code),
            positions::name,
        ))
        .load(conn)?;
    let mut terms: Vec<Employment> = found
        .into_iter()
        .map(|(r, (short_name, admin_unit_code), position_name)| {
            let organization = OrganizationRef {
                id: id(&r.organization_id)?,
                short_name,
                admin_unit_code,
            };
            Ok(Employment {
                id: id(&r.id)?,
                organization,
                position_code: r.position_code,
                position_name,
                subjects: subjects(&r.subject_codes),
                is_main: r.is_main,
                in_specialty: r.in_specialty,
                from: r.valid_from,
                until: r.valid_until,
                basis: opt_basis(r.basis.as_deref())?,
            })
        })
        .collect::<StoreResult<_>>()?;
    terms.sort_by_key(|e| (past(e.from, e.until, on), !e.is_main, std::cmp::Reverse(e.from)));
    Ok(terms)
}

/// The order of terms: those that hold on the date first.
fn past(from: Option<NaiveDate>, until: Option<NaiveDate>, on: NaiveDate) -> bool {
    !interval(from, until).contains(on)
}

fn qualifications_of(conn: &mut Conn, person: &str, on: NaiveDate) -> StoreResult<Vec<Qualification>> {
    use qualifications as q;
    let found: Vec<(QualificationRecord, String)> = q::table
        .inner_join(categories::table)
        .filter(q::person_id.eq(person))
        .order(q::id)
        .limit(MOST)
        .select((QualificationRecord::as_select(), categories::name))
        .load(conn)?;
    let mut held: Vec<Qualification> = found
        .into_iter()
        .map(|(r, category_name)| {
            Ok(Qualification {
                id: id(&r.id)?,
                category_code: r.category_code,
                category_name,
                granted_on: r.granted_on,
                valid_until: r.valid_until,
                valid: interval(r.granted_on, r.valid_until).contains(on),
                basis: opt_basis(r.basis.as_deref())?,
            })
        })
        .collect::<StoreResult<_>>()?;
    held.sort_by_key(|q| std::cmp::Reverse(q.granted_on));
    Ok(held)
}

fn tenure_statements_of(conn: &mut Conn, person: &str) -> StoreResult<Vec<TenureStatement>> {
    use tenure_statements as t;
    let found: Vec<TenureStatementRecord> = t::table
        .filter(t::person_id.eq(person))
        .order((t::as_of.desc(), t::id.desc()))
        .limit(MOST)
        .select(TenureStatementRecord::as_select())
        .load(conn)?;
    found
        .into_iter()
        .map(|r| {
            Ok(TenureStatement {
                id: id(&r.id)?,
                kind: code(&r.kind)?,
                years: r.years,
                as_of: r.as_of,
                basis: opt_basis(r.basis.as_deref())?,
            })
        })
        .collect()
}

/// An association's term seen from the person: identifier, what it is, from, until.
type Term = (String, String, Option<NaiveDate>, Option<NaiveDate>);
/// The association: identifier, code, name.
type Named = (String, String, String);

fn memberships_of(conn: &mut Conn, person: &str, on: NaiveDate) -> StoreResult<Vec<PersonMembership>> {
    use memberships as m;
    let found: Vec<(Term, Named)> = m::table
        .inner_join(associations::table)
        .filter(m::person_id.eq(person))
        .order((m::valid_from.desc(), m::id.asc()))
        .limit(MOST)
        .select((
            (m::id, m::state, m::valid_from, m::valid_until),
            (associations::id, associations::code, associations::name),
        ))
        .load(conn)?;
    let mut terms: Vec<PersonMembership> = found
        .into_iter()
        .map(
            |((term, state, from, until), (association, association_code, association_name))| {
                Ok(PersonMembership {
                    id: id(&term)?,
                    association_id: id(&association)?,
                    association_code,
                    association_name,
                    state: code(&state)?,
                    from,
                    until,
                })
            },
        )
        .collect::<StoreResult<_>>()?;
    terms.sort_by(|a, b| order(on, (a.from, a.until, a.id), (b.from, b.until, b.id)));
    Ok(terms)
}

fn offices_of(conn: &mut Conn, person: &str, on: NaiveDate) -> StoreResult<Vec<PersonOffice>> {
    use offices as o;
    let found: Vec<(Term, Named)> = o::table
        .inner_join(associations::table)
        .filter(o::person_id.eq(person))
        .order((o::valid_from.desc(), o::id.asc()))
        .limit(MOST)
        .select((
            (o::id, o::office, o::valid_from, o::valid_until),
            (associations::id, associations::code, associations::name),
        ))
        .load(conn)?;
    let mut terms: Vec<PersonOffice> = found
        .into_iter()
        .map(
            |((term, office, from, until), (association, association_code, association_name))| {
                Ok(PersonOffice {
                    id: id(&term)?,
                    association_id: id(&association)?,
                    association_code,
                    association_name,
                    office: code(&office)?,
                    from,
                    until,
                })
            },
        )
        .collect::<StoreResult<_>>()?;
    terms.sort_by(|a, b| order(on, (a.from, a.until, a.id), (b.from, b.until, b.id)));
    Ok(terms)
}

/// Terms that hold on the date first, then the latest; the identifier settles ties, the two databases sort
/// missing dates differently.
fn order(
    on: NaiveDate,
    a: (Option<NaiveDate>, Option<NaiveDate>, Id),
    b: (Option<NaiveDate>, Option<NaiveDate>, Id),
) -> std::cmp::Ordering {
    let key = |(from, until, id): (Option<NaiveDate>, Option<NaiveDate>, Id)| {
        (past(from, until, on), std::cmp::Reverse(from), id)
    };
    key(a).cmp(&key(b))
}

fn district_roles_of(conn: &mut Conn, person: &str, on: NaiveDate) -> StoreResult<Vec<DistrictRole>> {
    use district_heads as h;
    type Found = (String, String, Option<NaiveDate>, Option<NaiveDate>);
    let found: Vec<Found> = h::table
        .inner_join(district_associations::table)
        .filter(h::person_id.eq(person))
        .order(h::id)
        .limit(MOST)
        .select((
            district_associations::id,
            district_associations::name,
            h::valid_from,
            h::valid_until,
        ))
        .load(conn)?;
    let mut roles: Vec<DistrictRole> = found
        .into_iter()
        .map(|(association, district_association_name, from, until)| {
            Ok(DistrictRole {
                district_association_id: id(&association)?,
                district_association_name,
                from,
                until,
            })
        })
        .collect::<StoreResult<_>>()?;
    roles.sort_by_key(|r| (past(r.from, r.until, on), std::cmp::Reverse(r.from)));
    Ok(roles)
}
