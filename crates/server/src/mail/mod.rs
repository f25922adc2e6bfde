//! Letters: where they are handed over, how they look, and the box they wait in.
//!
//! A mail server that is down stops nothing else: letters wait in the database and are tried again with growing pauses.

mod letter;
mod outbox;
mod place;

pub use letter::{Sheet, letter};
pub use outbox::post;
pub use place::MailPlace;

use std::time::Duration;

use lettre::{Message, SmtpTransport, Transport, message::Mailbox, transport::smtp::Error};

/// How long a mail server may think before it is tried again later.
const PATIENCE: Duration = Duration::from_secs(15);

/// Hands letters over to the mail server.
#[derive(Clone)]
pub struct Mailer {
    transport: SmtpTransport,
    from: Mailbox,
}

/// Why a letter was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailFault {
    /// The mail server did not answer: it will not answer for other letters either.
    Silent(String),
    /// The mail server said «not now».
    Passing(String),
    /// No other try will.
    Lasting(String),
}

impl Mailer {
    /// A mailer for the place; the mail server is not spoken to yet.
    ///
    /// # Errors
    /// A sentence about an address that cannot be used.
    pub fn open(place: &MailPlace) -> Result<Self, String> {
        Self::waiting(place, PATIENCE)
    }

    fn waiting(place: &MailPlace, patience: Duration) -> Result<Self, String> {
        let transport = SmtpTransport::from_url(place.url())
            .map_err(|error| format!("VECHE_SMTP_URL cannot be used: {error}"))?
            .timeout(Some(patience))
            .build();
        Ok(Self {
            transport,
            from: place.from.clone(),
        })
    }

    /// Who sends.
    pub fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Hands a letter over.
    ///
    /// # Errors
    /// What the mail server said, or that it did not answer.
    pub fn send(&self, message: &Message) -> Result<(), MailFault> {
        match self.transport.send(message) {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(MailFault::Lasting(told(&error))),
            Err(error) if error.is_transient() => Err(MailFault::Passing(told(&error))),
            Err(error) => Err(MailFault::Silent(told(&error))),
        }
    }
}

/// An error with what lies beneath it, on one line.
fn told(error: &Error) -> String {
    use std::error::Error as _;
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        let more = inner.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        source = inner.source();
    }
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(300)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, time::Instant};

    use super::*;

    #[test]
    fn a_mail_server_that_says_nothing_holds_nobody_for_long() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let place = MailPlace::from_lookup(&|name| match name {
            "VECHE_SMTP_URL" => Some(url.clone()),
            _ => Some("veche@example.org".to_owned()),
        });
        let mailer = Mailer::waiting(&place.unwrap().unwrap(), Duration::from_millis(200)).unwrap();
        let letter = Message::builder()
            .from(mailer.from().clone())
            .to("a@example.org".parse().unwrap())
            .body(String::new())
            .unwrap();
        let began = Instant::now();
        assert!(matches!(mailer.send(&letter), Err(MailFault::Silent(_))));
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}
