//! The box in which letters wait: taken by one server at a time, tried again later, given up after two days.

use chrono::{DateTime, Duration, Utc};
use veche_domain::reminders::{NewNotice, NoticeKind, mail_text, mail_title};
use veche_store::{
    StoreError, Tx,
    reminders::{
        Posted, TakenLetter, administrators, insert_notices, mail_choice, notices_of_letter, post_letter,
        take_letters,
    },
};

use super::{MailFault, Mailer, Sheet, letter};
use crate::{error::ApiResult, state::State};

/// Letters taken at once.
const BATCH: i64 = 20;
/// How long a server may hold letters it has taken: longer than a batch takes with every answer at its slowest.
const LEASE: Duration = Duration::minutes(15);
/// A letter that is not taken for so long is given up.
const GIVE_UP: Duration = Duration::days(2);
/// Why a letter was let go: what it would have told was read or withdrawn.
const NOTHING_LEFT: &str = "сообщать больше нечего";

/// Pause after so many tries.
fn pause(tries: i32) -> Duration {
    match tries {
        ..=1 => Duration::minutes(1),
        2 => Duration::minutes(5),
        3 => Duration::minutes(30),
        4 => Duration::hours(2),
        _ => Duration::hours(6),
    }
}

/// Sends the letters whose time has come and gives how many the mail server took.
///
/// # Errors
/// A store that is busy; a mail server that is not there is no error.
pub fn post(state: &State) -> ApiResult<usize> {
    let Some(mailer) = &state.mailer else { return Ok(0) };
    let now = state.clock.now();
    let mut sent = 0;
    loop {
        let taken = state
            .store()
            .write(|tx| take_letters(tx.conn, now, now + LEASE, BATCH))?;
        let whole = taken.len();
        let mut silent = false;
        for of in taken {
            // A server that did not answer once will not answer the next ones either: they are put off unasked.
            let (posted, answered) = if silent {
                (later(&of, now, "почтовый сервер не отвечает"), false)
            } else {
                try_letter(state, mailer, &of, now)?
            };
            silent = !answered;
            match &posted {
                Posted::Sent(..) => sent += 1,
                Posted::Later(_, fault) => {
                    tracing::warn!(letter = %of.id, fault, tries = of.tries, "a letter waits for its next try");
                }
                Posted::GivenUp(fault) => tracing::error!(letter = %of.id, fault, "a letter was given up"),
            }
            state.store().write(|tx| settled(tx, state, &of, &posted))?;
        }
        if whole < usize::try_from(BATCH).unwrap_or(usize::MAX) || silent {
            return Ok(sent);
        }
    }
}

fn later(of: &TakenLetter, now: DateTime<Utc>, fault: &str) -> Posted {
    if now - of.made_at >= GIVE_UP {
        Posted::GivenUp(fault.to_owned())
    } else {
        Posted::Later(now + pause(of.tries), fault.to_owned())
    }
}

/// Tries a letter; also gives whether the mail server answered. What the letter tells is read anew for each try: what
/// was withdrawn or read meanwhile is not in it.
fn try_letter(
    state: &State,
    mailer: &Mailer,
    of: &TakenLetter,
    now: DateTime<Utc>,
) -> ApiResult<(Posted, bool)> {
    let read = state.store().read(|conn| {
        let notices = notices_of_letter(conn, of.id)?;
        let choice = match mail_choice(conn, of.account_id) {
            Err(StoreError::NotFound) => None,
            found => Some(found?),
        };
        Ok::<_, StoreError>((notices, choice))
    })?;
    let (notices, Some(choice)) = read else {
        return Ok((Posted::GivenUp("учётная запись отключена".to_owned()), true));
    };
    if notices.is_empty() {
        return Ok((Posted::GivenUp(NOTHING_LEFT.to_owned()), true));
    }
    let made = letter(Sheet {
        id: of.id,
        from: mailer.from(),
        name: &choice.name,
        address: choice.address().unwrap_or(&of.address),
        public_url: state.config.public_url.trim_end_matches('/'),
        notices,
    });
    Ok(match made {
        Err(fault) => (Posted::GivenUp(fault), true),
        Ok((message, subject, text)) => match mailer.send(&message) {
            Ok(()) => (Posted::Sent(subject, text), true),
            Err(MailFault::Lasting(fault)) => (Posted::GivenUp(fault), true),
            Err(MailFault::Passing(fault)) => (later(of, now, &fault), true),
            Err(MailFault::Silent(fault)) => (later(of, now, &fault), false),
        },
    })
}

/// Writes down what became of a letter; the administrators are told of one that was given up for a fault.
fn settled(tx: &mut Tx<'_>, state: &State, of: &TakenLetter, posted: &Posted) -> ApiResult<()> {
    let (now, today) = (state.clock.now(), state.clock.today());
    post_letter(tx.conn, of.id, posted, now)?;
    let Posted::GivenUp(fault) = posted else {
        return Ok(());
    };
    if fault == NOTHING_LEFT {
        return Ok(());
    }
    let told: Vec<NewNotice> = administrators(tx.conn)?
        .into_iter()
        .map(|account_id| NewNotice {
            account_id,
            kind: NoticeKind::Mail,
            // Once a day for an address, however many letters it did not get.
            matter: format!("mail:{}:{today}", of.address),
            subject_id: Some(of.account_id),
            association_id: None,
            title: mail_title(&of.address),
            text: mail_text(fault),
            path: "/accounts".to_owned(),
            clause: None,
            due_on: None,
        })
        .collect();
    insert_notices(tx.conn, &told, (now, today))?;
    Ok(())
}
