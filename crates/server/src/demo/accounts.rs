//! The demo accounts: one of each role, with a password everybody knows.

use std::collections::HashMap;

use veche_domain::{
    Id,
    accounts::{AccountRole, NewAccount},
    journal::{Act, Entity},
};
use veche_store::{StoreResult, Tx, accounts::person_refs, journal::Author};

use super::{compositions::Holders, people::organization};
use crate::{
    accounts::{open_account, password::hash_password},
    error::ApiResult,
    http::change,
};

/// Logins of the demo city.
pub const DEMO_LOGINS: [&str; 11] = [
    "admin",
    "department",
    "niso",
    "magistr",
    "curator",
    "leader",
    "secretary",
    "member",
    "district",
    "council",
    "observer",
];

/// Password of every demo account; a demo database is refused on any address but loopback.
pub const DEMO_PASSWORD: &str = "veche-demo";

/// Association that curator, leader, secretary and member belong to.
pub(super) const ASSOCIATION: &str = "A15";

/// Unit whose specialist has an account.
const UNIT: &str = "leninsky";

pub(super) fn password_hash() -> ApiResult<String> {
    hash_password(DEMO_PASSWORD)
}

/// Opens an account of each role.
pub(super) fn open_all(
    tx: &mut Tx<'_>,
    author: &Author,
    organizations: &HashMap<String, Id>,
    holders: &Holders,
    hash: &str,
) -> StoreResult<()> {
    let people = people(tx, holders)?;
    for login in DEMO_LOGINS {
        let (role, name) = match login {
            "admin" => (Some(AccountRole::Admin), "Администратор"),
            "department" => (
                Some(AccountRole::Department),
                "Специалист департамента образования",
            ),
            "niso" => (Some(AccountRole::Institution), "Сотрудник МАУ ДПО «НИСО»"),
            "magistr" => (
                Some(AccountRole::Institution),
                "Сотрудник МКУ ДПО «ГЦОиЗ «Магистр»",
            ),
            "district" => (Some(AccountRole::District), "Специалист Ленинского района"),
            "council" => (
                Some(AccountRole::Council),
                "Секретарь научно-методического совета",
            ),
            "observer" => (Some(AccountRole::Observer), "Наблюдатель от региона"),
            _ => (None, ""),
        };
        let organization_id = if role == Some(AccountRole::Institution) {
            Some(organization(organizations, login)?)
        } else {
            None
        };
        let person = people.get(login);
        let ask = NewAccount {
            login: login.to_owned(),
            name: person.map_or_else(|| name.to_owned(), |(_, name)| name.clone()),
            password: String::new(),
            role,
            organization_id,
            admin_unit_code: (role == Some(AccountRole::District)).then(|| UNIT.to_owned()),
            person_id: person.map(|(id, _)| *id),
        };
        let account = open_account(tx.conn, &ask, hash.to_owned(), author.at)?;
        let object = (Entity::Account, account.id, account.login.as_str());
        tx.append(
            author,
            &change(Act::Create, "create_account", object, None, Some(&account)),
        )?;
    }
    Ok(())
}

/// Curator, leader, secretary and a plain member of the association, by login.
fn people(tx: &mut Tx<'_>, holders: &Holders) -> StoreResult<HashMap<&'static str, (Id, String)>> {
    let offices = [holders.leader, holders.secretary, holders.curator];
    let plain = holders
        .members
        .iter()
        .find(|m| !offices.contains(m))
        .copied()
        .unwrap_or(holders.secretary);
    let by_login = [
        ("leader", holders.leader),
        ("secretary", holders.secretary),
        ("curator", holders.curator),
        ("member", plain),
    ];
    let names = person_refs(tx.conn, &by_login.map(|(_, id)| id.to_string()))?;
    let named = |id: Id| {
        names
            .iter()
            .find(|n| n.id == id)
            .map(|n| n.full_name.clone())
            .unwrap_or_default()
    };
    Ok(by_login
        .into_iter()
        .map(|(login, id)| (login, (id, named(id))))
        .collect())
}
