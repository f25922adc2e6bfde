//! Signing in, and keeping accounts.

use std::{net::IpAddr, time::Instant};

use chrono::{DateTime, NaiveDateTime, Utc};
use veche_domain::{
    Id,
    access::{Action, Actor, Resource},
    accounts::{Account, AccountFilter, AccountPatch, AccountRole, NewAccount, Session, SignIn},
    journal::{Act, Entity},
    listing::Page,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn, StoreError, StoreResult, Tx,
    accounts::{
        AccountRecord, Found, account_by_id, account_by_login, account_record, actor, delete_session,
        delete_sessions_of, insert_account, insert_session, list_accounts, update_account,
    },
    districts::unit_name,
    journal::{Author, Change},
    new_id,
};

use super::{
    password::check_new_password,
    session::{expiry, new_token, token_hash},
};
use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
    state::State,
};

/// Checks login and password and opens a session; gives its token.
///
/// # Errors
/// 401 for a login or password that does not fit, 429 after too many failures.
pub async fn sign_in(state: &State, ask: SignIn, address: Option<IpAddr>) -> ApiResult<(String, Session)> {
    state.throttle.check(&ask.login, address, Instant::now())?;
    let login = ask.login.clone();
    let account = state
        .read(move |conn| match account_by_login(conn, &login) {
            Err(StoreError::NotFound) => Ok(None),
            other => Ok(Some(other?)),
        })
        .await?
        .filter(|a| a.enabled);
    let hash = account.as_ref().map(|a| a.password_hash.clone());
    let fits = state.passwords.verify(ask.password, hash).await?;
    let Some(account) = account.filter(|_| fits) else {
        state.throttle.failed(&ask.login, address, Instant::now());
        return Err(ErrorCode::WrongCredentials.into());
    };
    state.throttle.succeeded(&ask.login);
    let token = new_token()?;
    let (hash, now, today) = (token_hash(&token), state.clock.now(), state.clock.today());
    let ends = expiry(now).naive_utc();
    let found = state
        .write(move |tx| {
            insert_session(tx.conn, &hash, &account.id, now.naive_utc(), ends)?;
            let actor = actor(tx.conn, &account, today)?;
            journal_session(tx, &actor, now, Act::SignIn)?;
            Ok(Found {
                actor,
                login: account.login,
            })
        })
        .await?;
    Ok((token, session(state, &found, ends)))
}

/// The session as the API shows it.
pub fn session(state: &State, found: &Found, ends: NaiveDateTime) -> Session {
    Session {
        actor: found.actor.clone(),
        login: found.login.clone(),
        today: state.clock.today(),
        demo: state.demo,
        expires_at: ends.and_utc(),
    }
}

/// Ends the session of a token.
///
/// # Errors
/// A busy store.
pub async fn sign_out(state: &State, token: String, actor: Actor) -> ApiResult<()> {
    let now = state.clock.now();
    state
        .write(move |tx| {
            delete_session(tx.conn, &token_hash(&token))?;
            journal_session(tx, &actor, now, Act::SignOut)
        })
        .await
}

fn journal_session(
    tx: &mut Tx<'_>,
    actor: &veche_domain::access::Actor,
    now: DateTime<Utc>,
    act: Act,
) -> ApiResult<()> {
    let author = Author {
        account_id: Some(actor.account_id),
        name: actor.name.clone(),
        at: now,
    };
    let operation = if act == Act::SignIn { "sign_in" } else { "sign_out" };
    let entry: Change = change::<()>(
        act,
        operation,
        (Entity::Session, actor.account_id, &actor.name),
        None,
        None,
    );
    tx.append(&author, &entry)?;
    Ok(())
}

/// A page of accounts.
///
/// # Errors
/// 403 for anybody but the administrator.
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<AccountFilter>,
) -> ApiResult<Page<Account>> {
    context.require(Action::ManageAccounts, Resource::City)?;
    Ok(listing.page(list_accounts(conn, &listing.filter, &listing.slice)?))
}

/// One account.
///
/// # Errors
/// 403 for anybody but the administrator, 404.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Account> {
    context.require(Action::ManageAccounts, Resource::City)?;
    Ok(account_by_id(conn, id)?)
}

/// Opens an account.
///
/// # Errors
/// 403 for anybody but the administrator, 409 for a login that exists.
pub fn create(tx: &mut Tx<'_>, context: &Context<'_>, ask: NewAccount, hash: String) -> ApiResult<Account> {
    context.require(Action::ManageAccounts, Resource::City)?;
    check_new_password(&ask.password, &ask.login)?;
    check_role(ask.role, ask.organization_id, ask.admin_unit_code.as_deref())?;
    known_unit(tx.conn, ask.admin_unit_code.as_deref())?;
    let account = open_account(tx.conn, &ask, hash, context.now)?;
    context.record(
        tx,
        change(
            Act::Create,
            "create_account",
            (Entity::Account, account.id, &account.name),
            None,
            Some(&account),
        ),
    )?;
    Ok(account)
}

/// Keeps a new account; the caller writes the journal.
///
/// # Errors
/// A login that exists.
pub fn open_account(
    conn: &mut Conn,
    ask: &NewAccount,
    hash: String,
    now: DateTime<Utc>,
) -> StoreResult<Account> {
    let mut record = AccountRecord {
        id: new_id().to_string(),
        version: 1,
        login: ask.login.clone(),
        login_key: String::new(),
        name: ask.name.clone(),
        password_hash: hash,
        role: ask.role.map(|r| r.to_string()),
        organization_id: ask.organization_id.map(|o| o.to_string()),
        admin_unit_code: ask.admin_unit_code.clone(),
        person_id: ask.person_id.map(|p| p.to_string()),
        enabled: true,
        sort_key: String::new(),
        search_key: String::new(),
        created_at: now.naive_utc(),
    };
    record.index();
    insert_account(conn, &record)?;
    account_by_login(conn, &ask.login).and_then(|r| account_by_id(conn, r.id.parse().map_err(other)?))
}

fn other(error: impl std::fmt::Display) -> StoreError {
    StoreError::Other(error.to_string())
}

fn check_role(
    role: Option<AccountRole>,
    organization: Option<Id>,
    unit: Option<&str>,
) -> Result<(), Refusal> {
    if role == Some(AccountRole::District) && unit.is_none() {
        return Err(Refusal::field(
            "/admin_unit_code",
            "required",
            "Укажите район или округ специалиста.",
        ));
    }
    if role == Some(AccountRole::Institution) && organization.is_none() {
        return Err(Refusal::field(
            "/organization_id",
            "required",
            "Укажите учреждение сотрудника.",
        ));
    }
    Ok(())
}

fn known_unit(conn: &mut Conn, unit: Option<&str>) -> ApiResult<()> {
    let Some(code) = unit else { return Ok(()) };
    match unit_name(conn, code) {
        Err(StoreError::NotFound) => {
            let text = "Такого района или округа нет в справочнике.";
            Err(Refusal::field("/admin_unit_code", "unknown_code", text).into())
        }
        other => Ok(other.map(|_| ())?),
    }
}

/// Changes an account; a new password, role, person or status ends its sessions at once.
///
/// # Errors
/// 403 for anybody but the administrator, 404, 412.
pub fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    id: Id,
    version: i64,
    ask: AccountPatch,
    hash: Option<String>,
) -> ApiResult<Account> {
    context.require(Action::ManageAccounts, Resource::City)?;
    let before = account_by_id(tx.conn, id)?;
    let mut record = account_record(tx.conn, id)?;
    if let Some(password) = &ask.password {
        check_new_password(password, &record.login)?;
    }
    let ends_sessions = hash.is_some()
        || ask.role.is_some()
        || ask.enabled.is_some()
        || ask.person_id.is_some()
        || ask.organization_id.is_some()
        || ask.admin_unit_code.is_some();
    record.name = ask.name.unwrap_or(record.name);
    record.password_hash = hash.unwrap_or(record.password_hash);
    record.role = ask.role.map_or(record.role, |r| r.map(|r| r.to_string()));
    record.organization_id = ask
        .organization_id
        .map_or(record.organization_id, |o| o.map(|o| o.to_string()));
    if let Some(unit) = ask.admin_unit_code {
        known_unit(tx.conn, unit.as_deref())?;
        record.admin_unit_code = unit;
    }
    record.person_id = ask
        .person_id
        .map_or(record.person_id, |p| p.map(|p| p.to_string()));
    record.enabled = ask.enabled.unwrap_or(record.enabled);
    record.index();
    update_account(tx.conn, &record, version)?;
    if ends_sessions {
        delete_sessions_of(tx.conn, id)?;
    }
    let after = account_by_id(tx.conn, id)?;
    check_role(
        after.role,
        after.organization_id,
        after.admin_unit_code.as_deref(),
    )?;
    context.record(
        tx,
        change(
            Act::Update,
            "update_account",
            (Entity::Account, id, &after.name),
            Some(&before),
            Some(&after),
        ),
    )?;
    Ok(after)
}
