//! Where letters are handed over and who sends them: settings of the server.

use std::fmt;

use lettre::message::Mailbox;
use url::Url;

/// A mail server and a sender.
#[derive(Clone)]
pub struct MailPlace {
    url: Url,
    /// Who sends.
    pub from: Mailbox,
}

/// The address holds a password: it is never printed.
impl fmt::Debug for MailPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailPlace")
            .field("host", &self.url.host_str())
            .field("from", &self.from.email.to_string())
            .finish_non_exhaustive()
    }
}

impl MailPlace {
    /// Reads the settings by a look-up of names; none without `VECHE_SMTP_URL`.
    ///
    /// # Errors
    /// A sentence that names the setting and what it must be; it does not repeat an address, which may hold a password.
    pub fn from_lookup(get: &impl Fn(&str) -> Option<String>) -> Result<Option<Self>, String> {
        let Some(url) = get("VECHE_SMTP_URL") else {
            return Ok(None);
        };
        let form = "give smtps://USER:PASSWORD@HOST, smtp://USER:PASSWORD@HOST:587?tls=required, or smtp://localhost:25";
        let url = Url::parse(&url)
            .ok()
            .filter(|url| matches!(url.scheme(), "smtp" | "smtps") && url.has_host())
            .ok_or_else(|| format!("VECHE_SMTP_URL cannot be read: {form}"))?;
        let secured = url.scheme() == "smtps"
            || url
                .query_pairs()
                .any(|(key, value)| key == "tls" && value == "required");
        let near = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        if !url.username().is_empty() && !secured && !near {
            return Err(format!("VECHE_SMTP_URL would send its password in clear: {form}"));
        }
        let from = get("VECHE_MAIL_FROM").ok_or_else(|| {
            "VECHE_MAIL_FROM is missing: give «Name <address>» beside VECHE_SMTP_URL".to_owned()
        })?;
        let from = from
            .parse()
            .map_err(|_| format!("VECHE_MAIL_FROM is {from:?}: give «Name <address>»"))?;
        Ok(Some(Self { url, from }))
    }

    /// Address with its password, for the mailer alone.
    pub(super) fn url(&self) -> &str {
        self.url.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str, from: Option<&str>) -> Result<Option<MailPlace>, String> {
        MailPlace::from_lookup(&|name| match name {
            "VECHE_SMTP_URL" => Some(url.to_owned()).filter(|u| !u.is_empty()),
            _ => from.map(str::to_owned),
        })
    }

    #[test]
    fn a_password_travels_only_where_nobody_listens() {
        let from = Some("Вече <veche@example.org>");
        assert!(read("", None).unwrap().is_none());
        for good in [
            "smtps://u:p@mail.example.org",
            "smtp://u:p@mail.example.org:587?tls=required",
            "smtp://u:p@localhost:25",
            "smtp://mail.example.org",
        ] {
            let place = read(good, from).unwrap().unwrap();
            assert!(crate::mail::Mailer::open(&place).is_ok(), "{good}");
            assert!(!format!("{place:?}").contains(":p@"));
        }
        let clear = read("smtp://u:secret@mail.example.org", from).unwrap_err();
        assert!(clear.contains("VECHE_SMTP_URL") && !clear.contains("secret"));
        assert!(read("smtp://u:p@mail.example.org?tls=opportunistic", from).is_err());
        assert!(
            read("smtps://mail.example.org", None)
                .unwrap_err()
                .contains("VECHE_MAIL_FROM")
        );
        assert!(read("smtps://mail.example.org", Some("a\r\nBcc: b@c.d")).is_err());
    }
}
