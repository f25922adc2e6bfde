//! How people want to be told by mail.

use std::collections::HashMap;

use diesel::prelude::*;
use veche_domain::{
    Id,
    reminders::{Digest, NewNoticeSettings, NoticeKind},
};

use super::MOST;
use crate::{
    Conn, StoreError, StoreResult,
    columns::{code, from_json, id, json},
    schema::{accounts, notice_settings, people},
};

/// What an account chose, and what the register knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailChoice {
    /// Version; 0 when nothing was chosen.
    pub version: i64,
    /// Address chosen.
    pub email: Option<String>,
    /// Address of the person in the register.
    pub register_email: Option<String>,
    /// How often.
    pub digest: Digest,
    /// Kinds that are not mailed.
    pub muted: Vec<NoticeKind>,
    /// Name of the account.
    pub name: String,
}

impl MailChoice {
    /// Where letters go.
    pub fn address(&self) -> Option<&str> {
        self.email.as_deref().or(self.register_email.as_deref())
    }
}

type ChoiceRow = (
    String,
    String,
    Option<String>,
    Option<(i64, Option<String>, String, String)>,
);

fn choice((key, name, register_email, chosen): ChoiceRow) -> StoreResult<(Id, MailChoice)> {
    let (version, email, digest, muted) = match chosen {
        Some((version, email, digest, muted)) => (version, email, code(&digest)?, from_json(&muted)?),
        None => (0, None, Digest::Daily, Vec::new()),
    };
    let choice = MailChoice {
        version,
        email,
        register_email,
        digest,
        muted,
        name,
    };
    Ok((id(&key)?, choice))
}

macro_rules! choices {
    () => {
        accounts::table
            .left_join(people::table)
            .left_join(notice_settings::table)
            .filter(accounts::enabled.eq(true))
            .limit(MOST)
            .select((
                accounts::id,
                accounts::name,
                people::email.nullable(),
                (
                    notice_settings::version,
                    notice_settings::email,
                    notice_settings::digest,
                    notice_settings::muted,
                )
                    .nullable(),
            ))
    };
}

/// What an account chose.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn mail_choice(conn: &mut Conn, account: Id) -> StoreResult<MailChoice> {
    let found: ChoiceRow = choices!()
        .filter(accounts::id.eq(account.to_string()))
        .first(conn)?;
    Ok(choice(found)?.1)
}

/// What every account that may sign in chose.
///
/// # Errors
/// A database that cannot be read.
pub fn mail_choices(conn: &mut Conn) -> StoreResult<HashMap<Id, MailChoice>> {
    let found: Vec<ChoiceRow> = choices!().load(conn)?;
    found.into_iter().map(choice).collect()
}

/// Keeps what an account chose, if it still has the version named.
///
/// # Errors
/// [`StoreError::Stale`] when it was chosen anew meanwhile.
pub fn save_mail_choice(
    conn: &mut Conn,
    account: Id,
    ask: &NewNoticeSettings,
    version: i64,
) -> StoreResult<()> {
    use notice_settings as s;
    let values = (
        s::version.eq(version + 1),
        s::email.eq(&ask.email),
        s::digest.eq(ask.digest.code()),
        s::muted.eq(json(&ask.muted)?),
    );
    let known: Option<i64> = s::table
        .find(account.to_string())
        .select(s::version)
        .first(conn)
        .optional()?;
    if known.unwrap_or(0) != version {
        return Err(StoreError::Stale);
    }
    if known.is_some() {
        diesel::update(s::table.find(account.to_string()))
            .set(values)
            .execute(conn)?;
    } else {
        diesel::insert_into(s::table)
            .values((s::account_id.eq(account.to_string()), values))
            .execute(conn)?;
    }
    Ok(())
}
