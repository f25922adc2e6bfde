//! The settings of the signed-in person.

use serde_json::json;
use veche_domain::{
    journal::{Act, Entity},
    reminders::{NewNoticeSettings, NoticeSettings},
};
use veche_store::{
    Conn, Tx,
    reminders::{MailChoice, mail_choice, save_mail_choice},
};

use crate::{
    error::ApiResult,
    http::{Context, change},
};

/// How the signed-in person wants to be told by mail.
///
/// # Errors
/// A database that cannot be read.
pub(super) fn settings(
    conn: &mut Conn,
    context: &Context<'_>,
    mail_works: bool,
) -> ApiResult<NoticeSettings> {
    let chosen = mail_choice(conn, context.actor.account_id)?;
    Ok(NoticeSettings {
        version: chosen.version,
        email: chosen.email,
        register_email: chosen.register_email,
        digest: chosen.digest,
        muted: chosen.muted,
        mail_works,
    })
}

/// Chooses it.
///
/// # Errors
/// 412 when it was chosen anew meanwhile.
pub(super) fn choose(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (version, mail_works): (i64, bool),
    ask: &NewNoticeSettings,
) -> ApiResult<NoticeSettings> {
    let account = context.actor.account_id;
    let before = mail_choice(tx.conn, account)?;
    save_mail_choice(tx.conn, account, ask, version)?;
    let after = mail_choice(tx.conn, account)?;
    let object = (Entity::NoticeSettings, account, context.actor.name.as_str());
    let (was, is) = (brief(&before), brief(&after));
    context.record(
        tx,
        change(Act::Update, "put_notice_settings", object, Some(&was), Some(&is)),
    )?;
    settings(tx.conn, context, mail_works)
}

/// What the journal keeps: not the address itself, only whether one was chosen.
fn brief(of: &MailChoice) -> serde_json::Value {
    json!({"own_address": of.email.is_some(), "digest": of.digest, "muted": of.muted})
}
