//! Organizations, their names, successions and lists of support.

mod write;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    organizations::{
        Organization, OrganizationFilter, OrganizationName, OrganizationRef, OrganizationRow, Succession,
        SupportTerm,
    },
    text,
};

pub use write::*;

use crate::{
    Conn, Cursor, Rows, Slice, StoreResult,
    columns::{code, id, interval, opt_basis},
    listing::{keyset, matches},
    schema::{districts, organization_names, organization_successions, organization_supports, organizations},
};

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = organizations, treat_none_as_null = true)]
pub struct OrganizationRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Code in the source.
    pub code: Option<String>,
    /// Code of the kind.
    pub kind: String,
    /// Legal form.
    pub legal_form: Option<String>,
    /// Number in the name.
    pub number: Option<String>,
    /// District.
    pub district_code: Option<String>,
    /// Administrative unit of the district.
    pub admin_unit_code: Option<String>,
    /// Office e-mail.
    pub email: Option<String>,
    /// Whether it curates associations.
    pub curates: bool,
    /// Day after the last one.
    pub closed_on: Option<NaiveDate>,
    /// Latest full name.
    pub full_name: String,
    /// Latest short name.
    pub short_name: String,
    /// Order of lists.
    pub sort_key: String,
    /// Text that a search looks into: every name it ever bore.
    pub search_key: String,
    /// When it was registered.
    pub created_at: NaiveDateTime,
}

impl OrganizationRecord {
    /// Computes the keys from the latest name and the former short names.
    pub fn index(&mut self, former: &[String]) {
        let code = self.code.clone().unwrap_or_default();
        let names = former.iter().map(String::as_str);
        self.sort_key = text::sort_key(&self.short_name);
        self.search_key = text::search_key(
            [self.short_name.as_str(), &self.full_name, &code]
                .into_iter()
                .chain(names),
        );
    }
}

/// A name to be kept.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = organization_names)]
struct NameRecord {
    id: String,
    organization_id: String,
    full_name: String,
    short_name: String,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    basis: Option<String>,
}

/// A page of organizations as they were on the date.
///
/// # Errors
/// A database that cannot be read.
pub fn list_organizations(
    conn: &mut Conn,
    filter: &OrganizationFilter,
    on: NaiveDate,
    slice: &Slice,
) -> StoreResult<Rows<OrganizationRow>> {
    let filtered = || {
        let mut query = organizations::table.into_boxed();
        query = query.filter(
            organizations::closed_on
                .is_null()
                .or(organizations::closed_on.gt(on)),
        );
        if let Some(kind) = filter.kind {
            query = query.filter(organizations::kind.eq(kind.code()));
        }
        if let Some(unit) = &filter.admin_unit {
            query = query.filter(organizations::admin_unit_code.eq(unit.clone()));
        }
        if let Some(curates) = filter.curates {
            query = query.filter(organizations::curates.eq(curates));
        }
        if let Some(found) = matches(organizations::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let by_kind = slice.sort == "kind";
    let query = if by_kind {
        keyset!(filtered(), slice, organizations::kind, organizations::id)
    } else {
        keyset!(filtered(), slice, organizations::sort_key, organizations::id)
    };
    let rows: Vec<OrganizationRecord> = query.select(OrganizationRecord::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let names = names_on(conn, rows.iter().map(|r| r.id.clone()).collect(), on)?;
    let key = |r: &OrganizationRecord| Cursor {
        key: if by_kind {
            r.kind.clone()
        } else {
            r.sort_key.clone()
        },
        id: r.id.clone(),
    };
    slice.page(rows, total, key, |r| {
        let named = names.iter().find(|n| n.organization_id == r.id);
        let (full_name, short_name) = named.map_or((r.full_name, r.short_name), |n| {
            (n.full_name.clone(), n.short_name.clone())
        });
        Ok(OrganizationRow {
            id: id(&r.id)?,
            code: r.code,
            kind: code(&r.kind)?,
            full_name,
            short_name,
            number: r.number,
            district_code: r.district_code,
            admin_unit_code: r.admin_unit_code,
            curates: r.curates,
            closed_on: r.closed_on,
        })
    })
}

fn names_on(conn: &mut Conn, ids: Vec<String>, on: NaiveDate) -> StoreResult<Vec<NameRecord>> {
    use organization_names as n;
    Ok(n::table
        .filter(n::organization_id.eq_any(ids))
        .filter(n::valid_from.is_null().or(n::valid_from.le(on)))
        .filter(n::valid_until.is_null().or(n::valid_until.gt(on)))
        .select(NameRecord::as_select())
        .load(conn)?)
}

/// One organization with its history, named as on the date.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn organization(conn: &mut Conn, wanted: Id, on: NaiveDate) -> StoreResult<Organization> {
    let r = organization_record(conn, wanted)?;
    let names: Vec<NameRecord> = organization_names::table
        .filter(organization_names::organization_id.eq(&r.id))
        .select(NameRecord::as_select())
        .load(conn)?;
    let mut names: Vec<OrganizationName> = names
        .into_iter()
        .map(|n| {
            let basis = opt_basis(n.basis.as_deref())?;
            Ok(OrganizationName {
                full_name: n.full_name,
                short_name: n.short_name,
                from: n.valid_from,
                until: n.valid_until,
                basis,
            })
        })
        .collect::<StoreResult<_>>()?;
    names.sort_by_key(|n| std::cmp::Reverse(n.from));
    let named = names.iter().find(|n| interval(n.from, n.until).contains(on));
    let (full_name, short_name) = named.map_or((r.full_name, r.short_name), |n| {
        (n.full_name.clone(), n.short_name.clone())
    });
    Ok(Organization {
        id: wanted,
        version: r.version,
        code: r.code,
        kind: code(&r.kind)?,
        legal_form: r.legal_form,
        full_name,
        short_name,
        number: r.number,
        district_code: r.district_code,
        admin_unit_code: r.admin_unit_code,
        email: r.email,
        curates: r.curates,
        closed_on: r.closed_on,
        names,
        predecessors: successions(conn, wanted, false)?,
        successors: successions(conn, wanted, true)?,
        support: supports(conn, wanted)?,
    })
}

fn successions(conn: &mut Conn, of: Id, after: bool) -> StoreResult<Vec<Succession>> {
    use organization_successions as s;
    let mut query = s::table.into_boxed();
    query = if after {
        query.filter(s::predecessor_id.eq(of.to_string()))
    } else {
        query.filter(s::successor_id.eq(of.to_string()))
    };
    type Found = (String, String, String, NaiveDate, Option<String>);
    let found: Vec<Found> = query
        .order(s::on_date)
        .limit(100)
        .select((s::predecessor_id, s::successor_id, s::kind, s::on_date, s::basis))
        .load(conn)?;
    let others: Vec<String> = found
        .iter()
        .map(|f| if after { f.1.clone() } else { f.0.clone() })
        .collect();
    let refs = organization_refs(conn, &others)?;
    found
        .into_iter()
        .zip(others)
        .filter_map(|(f, other)| {
            refs.iter()
                .find(|r| r.id.to_string() == other)
                .map(|r| (f, r.clone()))
        })
        .map(|((_, _, kind, on, basis), organization)| {
            Ok(Succession {
                organization,
                kind: code(&kind)?,
                on,
                basis: opt_basis(basis.as_deref())?,
            })
        })
        .collect()
}

fn supports(conn: &mut Conn, of: Id) -> StoreResult<Vec<SupportTerm>> {
    use organization_supports as s;
    let found: Vec<(String, Option<NaiveDate>, Option<NaiveDate>)> = s::table
        .filter(s::organization_id.eq(of.to_string()))
        .order(s::id)
        .limit(100)
        .select((s::list, s::valid_from, s::valid_until))
        .load(conn)?;
    found
        .into_iter()
        .map(|(list, from, until)| {
            Ok(SupportTerm {
                list: code(&list)?,
                from,
                until,
            })
        })
        .collect()
}

/// Organizations by name, for lists of other things; the latest short name.
///
/// # Errors
/// A database that cannot be read.
pub fn organization_refs(conn: &mut Conn, ids: &[String]) -> StoreResult<Vec<OrganizationRef>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<(String, String, Option<String>)> = organizations::table
        .filter(organizations::id.eq_any(ids))
        .select((
            organizations::id,
            organizations::short_name,
            organizations::admin_unit_code,
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, short_name, admin_unit_code)| {
            Ok(OrganizationRef {
                id: id(&key)?,
                short_name,
                admin_unit_code,
            })
        })
        .collect()
}

/// The row of an organization.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn organization_record(conn: &mut Conn, wanted: Id) -> StoreResult<OrganizationRecord> {
    Ok(organizations::table
        .find(wanted.to_string())
        .select(OrganizationRecord::as_select())
        .first(conn)?)
}

/// The administrative unit of a district.
///
/// # Errors
/// [`crate::StoreError::NotFound`] for a district that does not exist.
pub fn unit_of_district(conn: &mut Conn, district: &str) -> StoreResult<String> {
    Ok(districts::table
        .find(district)
        .select(districts::admin_unit_code)
        .first(conn)?)
}
