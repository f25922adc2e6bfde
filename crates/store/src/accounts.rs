//! Accounts, sessions, and the roles a person's offices give.

mod sessions;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    access::{Actor, Grant},
    accounts::{Account, AccountFilter, AccountRole},
    people::{PersonRef, full_name},
    text,
};

use crate::{
    Conn, Cursor, Rows, Slice, StoreError, StoreResult,
    columns::{code, id, opt_code, opt_id},
    council::council_role_of,
    listing::{keyset, matches},
    schema::{accounts, memberships, offices, people},
};

pub use sessions::{
    Found, Pulse, delete_session, delete_sessions_of, find_session, insert_session, pulses, touch_session,
};

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = accounts, treat_none_as_null = true)]
pub struct AccountRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Login as typed.
    pub login: String,
    /// Login folded: unique.
    pub login_key: String,
    /// Name shown.
    pub name: String,
    /// Password, hashed by argon2id.
    pub password_hash: String,
    /// Code of the role.
    pub role: Option<String>,
    /// Institution of an institution's officer.
    pub organization_id: Option<String>,
    /// Administrative unit of a unit's specialist.
    pub admin_unit_code: Option<String>,
    /// Person the account belongs to.
    pub person_id: Option<String>,
    /// Whether it may sign in.
    pub enabled: bool,
    /// Order of lists.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
    /// When it was opened.
    pub created_at: NaiveDateTime,
}

impl AccountRecord {
    /// Computes the keys.
    pub fn index(&mut self) {
        self.login_key = text::fold(&self.login);
        self.sort_key = text::sort_key(&self.name);
        self.search_key = text::search_key([self.name.as_str(), &self.login]);
    }
}

/// The account with the login, whatever its letters' case.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn account_by_login(conn: &mut Conn, login: &str) -> StoreResult<AccountRecord> {
    let key = text::fold(login);
    Ok(accounts::table
        .filter(accounts::login_key.eq(key))
        .select(AccountRecord::as_select())
        .first(conn)?)
}

/// The row of an account.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn account_record(conn: &mut Conn, wanted: Id) -> StoreResult<AccountRecord> {
    Ok(accounts::table
        .find(wanted.to_string())
        .select(AccountRecord::as_select())
        .first(conn)?)
}

/// Keeps a new account.
///
/// # Errors
/// [`StoreError::Duplicate`] for a login that exists.
pub fn insert_account(conn: &mut Conn, record: &AccountRecord) -> StoreResult<()> {
    diesel::insert_into(accounts::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed account, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_account(conn: &mut Conn, record: &AccountRecord, version: i64) -> StoreResult<()> {
    let next = AccountRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(
        accounts::table
            .find(&record.id)
            .filter(accounts::version.eq(version)),
    )
    .set(&next)
    .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// A page of accounts.
///
/// # Errors
/// A database that cannot be read.
pub fn list_accounts(conn: &mut Conn, filter: &AccountFilter, slice: &Slice) -> StoreResult<Rows<Account>> {
    let filtered = || {
        let mut query = accounts::table.into_boxed();
        if let Some(role) = filter.role {
            query = query.filter(accounts::role.eq(role.code()));
        }
        if let Some(enabled) = filter.enabled {
            query = query.filter(accounts::enabled.eq(enabled));
        }
        if let Some(found) = matches(accounts::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let query = keyset!(filtered(), slice, accounts::sort_key, accounts::id);
    let rows: Vec<AccountRecord> = query.select(AccountRecord::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let persons: Vec<String> = rows.iter().filter_map(|r| r.person_id.clone()).collect();
    let persons = person_refs(conn, &persons)?;
    slice.page(
        rows,
        total,
        |r| Cursor {
            key: r.sort_key.clone(),
            id: r.id.clone(),
        },
        |r| account(r, &persons),
    )
}

/// One account.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn account_by_id(conn: &mut Conn, wanted: Id) -> StoreResult<Account> {
    let record = account_record(conn, wanted)?;
    let persons: Vec<String> = record.person_id.iter().cloned().collect();
    let persons = person_refs(conn, &persons)?;
    account(record, &persons)
}

fn account(record: AccountRecord, persons: &[PersonRef]) -> StoreResult<Account> {
    let person_id = opt_id(record.person_id.as_deref())?;
    Ok(Account {
        id: id(&record.id)?,
        version: record.version,
        login: record.login,
        name: record.name,
        role: opt_code(record.role.as_deref())?,
        organization_id: opt_id(record.organization_id.as_deref())?,
        admin_unit_code: record.admin_unit_code,
        person: person_id.and_then(|p| persons.iter().find(|r| r.id == p).cloned()),
        enabled: record.enabled,
    })
}

/// People by name, for lists of other things.
///
/// # Errors
/// A database that cannot be read.
pub fn person_refs(conn: &mut Conn, ids: &[String]) -> StoreResult<Vec<PersonRef>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<(String, String, String, Option<String>)> = people::table
        .filter(people::id.eq_any(ids))
        .select((
            people::id,
            people::last_name,
            people::first_name,
            people::patronymic,
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, last, first, patronymic)| {
            Ok(PersonRef {
                id: id(&key)?,
                full_name: full_name(&last, &first, patronymic.as_deref()),
            })
        })
        .collect()
}

/// Who acts when this account is signed in: its role, and the offices its person holds on the date.
///
/// # Errors
/// A database that cannot be read.
pub fn actor(conn: &mut Conn, account: &AccountRecord, today: NaiveDate) -> StoreResult<Actor> {
    let mut grants: Vec<Grant> = Vec::new();
    let organization = opt_id(account.organization_id.as_deref())?;
    match opt_code::<AccountRole>(account.role.as_deref())? {
        Some(AccountRole::Admin) => grants.push(Grant::Admin),
        Some(AccountRole::Department) => grants.push(Grant::Department),
        Some(AccountRole::Council) => grants.push(Grant::Council),
        Some(AccountRole::Observer) => grants.push(Grant::Observer),
        Some(AccountRole::Institution) => {
            grants.extend(organization.map(|organization_id| Grant::Institution { organization_id }));
        }
        Some(AccountRole::District) => {
            let unit = account.admin_unit_code.clone();
            grants.extend(unit.map(|admin_unit_code| Grant::District { admin_unit_code }));
        }
        None => {}
    }
    if let Some(person) = &account.person_id {
        grants.extend(offices_of(conn, person, today)?);
        grants.extend(memberships_of(conn, person, today)?);
        let in_council = council_role_of(conn, person, today)?;
        grants.extend(in_council.map(|council_role| Grant::CouncilMember { council_role }));
    }
    Ok(Actor {
        account_id: id(&account.id)?,
        person_id: opt_id(account.person_id.as_deref())?,
        name: account.name.clone(),
        grants,
    })
}

fn offices_of(conn: &mut Conn, person: &str, on: NaiveDate) -> StoreResult<Vec<Grant>> {
    let found: Vec<(String, String)> = offices::table
        .filter(offices::person_id.eq(person))
        .filter(offices::valid_from.is_null().or(offices::valid_from.le(on)))
        .filter(offices::valid_until.is_null().or(offices::valid_until.gt(on)))
        .order(offices::id)
        .limit(200)
        .select((offices::office, offices::association_id))
        .load(conn)?;
    found
        .into_iter()
        .map(|(office, association)| {
            Ok(Grant::Office {
                office: code(&office)?,
                association_id: id(&association)?,
            })
        })
        .collect()
}

fn memberships_of(conn: &mut Conn, person: &str, on: NaiveDate) -> StoreResult<Vec<Grant>> {
    let found: Vec<String> = memberships::table
        .filter(memberships::person_id.eq(person))
        .filter(memberships::state.eq("in_force"))
        .filter(
            memberships::valid_from
                .is_null()
                .or(memberships::valid_from.le(on)),
        )
        .filter(
            memberships::valid_until
                .is_null()
                .or(memberships::valid_until.gt(on)),
        )
        .order(memberships::id)
        .limit(200)
        .select(memberships::association_id)
        .load(conn)?;
    found
        .into_iter()
        .map(|association| {
            Ok(Grant::Member {
                association_id: id(&association)?,
            })
        })
        .collect()
}
