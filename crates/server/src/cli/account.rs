//! `veche account`: the first account of a new city.

use std::io::Read;

use chrono::Utc;
use veche_domain::{
    accounts::{AccountRole, NewAccount},
    journal::{Act, Entity},
};
use veche_store::journal::Author;

use super::{Outcome, open, say};
use crate::{
    accounts::{
        open_account,
        password::{check_new_password, hash_password},
    },
    config::Config,
    http::change,
};

/// Opens an administrator's account; the password is read from standard input, so that no list of processes shows it.
///
/// # Errors
/// A sentence for the person at the terminal.
pub(super) fn open_admin(login: &str, name: &str) -> Outcome {
    let mut password = String::new();
    std::io::stdin()
        .take(1_000)
        .read_to_string(&mut password)
        .map_err(|e| e.to_string())?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    if !(8..=128).contains(&password.chars().count()) {
        return Err("give a password of 8 to 128 characters on standard input".to_owned());
    }
    check_new_password(&password, login).map_err(|r| r.detail)?;
    let store = open(&Config::from_env()?.database)?;
    let hash = hash_password(&password).map_err(|e| e.to_string())?;
    let (login, name) = (login.to_owned(), name.to_owned());
    let ask = NewAccount {
        login,
        name,
        password,
        role: Some(AccountRole::Admin),
        organization_id: None,
        admin_unit_code: None,
        person_id: None,
    };
    let author = Author {
        account_id: None,
        name: "Командная строка".to_owned(),
        at: Utc::now(),
    };
    let opened = store.write(|tx| {
        let account = open_account(tx.conn, &ask, hash, author.at)?;
        let object = (Entity::Account, account.id, account.login.as_str());
        tx.append(
            &author,
            &change(Act::Create, "create_account", object, None, Some(&account)),
        )
    });
    opened.map_err(|e| format!("the account cannot be opened: {e}"))?;
    say("The account is open.");
    Ok(())
}
