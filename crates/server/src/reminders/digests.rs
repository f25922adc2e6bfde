//! Letters out of notices: one for each person, never an empty one.

use std::collections::BTreeMap;

use chrono::Days;
use veche_domain::{
    Id,
    reminders::{Digest, Notice, is_urgent},
};
use veche_store::{
    Tx,
    reminders::{MailChoice, insert_letter, mail_choices, put_into_letter, unmailed_notices},
};

use crate::{error::ApiResult, state::State};

/// Days for which a notice is worth a letter: when letters begin to go, old notices stay where they are.
const FRESH: u64 = 14;

/// Puts what waits into letters and gives how many there are. Between the letters of the day go only those with what
/// cannot wait.
///
/// # Errors
/// A database that refuses it.
pub fn compose(tx: &mut Tx<'_>, state: &State, of_the_day: bool) -> ApiResult<usize> {
    if state.mailer.is_none() {
        return Ok(0);
    }
    let (now, today) = (state.clock.now(), state.clock.today());
    let since = today.checked_sub_days(Days::new(FRESH)).unwrap_or(today);
    let mut by_account: BTreeMap<Id, Vec<Notice>> = BTreeMap::new();
    for (account, notice) in unmailed_notices(tx.conn, since)? {
        by_account.entry(account).or_default().push(notice);
    }
    if by_account.is_empty() {
        return Ok(0);
    }
    let choices = mail_choices(tx.conn)?;
    let mut made = 0;
    for (account, notices) in by_account {
        let Some((choice, address)) = choices.get(&account).and_then(|c| Some((c, c.address()?))) else {
            continue;
        };
        let chosen = chosen(choice, notices, |notice| {
            let of_the_day = of_the_day && choice.digest.is_due(today, &state.calendar);
            of_the_day || is_urgent(notice.kind, notice.due_on, today)
        });
        if chosen.is_empty() {
            continue;
        }
        let letter = insert_letter(tx.conn, account, address, now)?;
        put_into_letter(tx.conn, letter, &chosen)?;
        made += 1;
    }
    Ok(made)
}

fn chosen(choice: &MailChoice, notices: Vec<Notice>, goes: impl Fn(&Notice) -> bool) -> Vec<Id> {
    if choice.digest == Digest::Off {
        return Vec::new();
    }
    let wanted = |n: &Notice| !choice.muted.contains(&n.kind);
    let notices = notices.into_iter().filter(wanted).filter(goes);
    notices.map(|n| n.id).collect()
}
