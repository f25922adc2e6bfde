//! Settings, all from the environment; the names are a contract with outside checks.

use std::{net::SocketAddr, path::PathBuf};

use chrono::NaiveDate;
use veche_store::Address;

use crate::{files::Place, mail::MailPlace};

/// Names of every setting; `docker-compose.yml` is compared with them by test.
pub const NAMES: [&str; 15] = [
    "VECHE_DATABASE_URL",
    "VECHE_LISTEN",
    "VECHE_PUBLIC_URL",
    "VECHE_SPA_DIR",
    "VECHE_TODAY",
    "VECHE_PARSER",
    "VECHE_FILES",
    "VECHE_S3_ENDPOINT",
    "VECHE_S3_REGION",
    "VECHE_S3_ACCESS_KEY",
    "VECHE_S3_SECRET_KEY",
    "VECHE_S3_STYLE",
    "VECHE_S3_ALLOW_HTTP",
    "VECHE_SMTP_URL",
    "VECHE_MAIL_FROM",
];

/// Settings of the server.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the data are kept: `VECHE_DATABASE_URL`, by default `sqlite:data/veche.db`.
    pub database: Address,
    /// Where the server listens: `VECHE_LISTEN`, by default `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// Address people reach it by: `VECHE_PUBLIC_URL`; https makes the session cookie Secure.
    pub public_url: String,
    /// Folder of the built page: `VECHE_SPA_DIR`, by default `frontend/dist`, read at run time.
    pub spa_dir: PathBuf,
    /// Fixed business date, for demo and tests: `VECHE_TODAY`.
    pub today: Option<NaiveDate>,
    /// Program that parses files: `VECHE_PARSER`, by default this very binary.
    pub parser: Option<PathBuf>,
    /// Where uploaded files are kept by their hashes: `VECHE_FILES`, by default the folder `data/files`.
    pub files: Place,
    /// Mail server and sender; without them no letters are sent: `VECHE_SMTP_URL`, `VECHE_MAIL_FROM`.
    pub mail: Option<MailPlace>,
}

impl Config {
    /// Reads the settings from the environment.
    ///
    /// # Errors
    /// A sentence that names the setting and what it must be.
    pub fn from_env() -> Result<Self, String> {
        Self::from_lookup(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads the settings by a look-up of names.
    ///
    /// # Errors
    /// A sentence that names the setting and what it must be.
    pub fn from_lookup(get: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let database =
            Address::parse(&get("VECHE_DATABASE_URL").unwrap_or_else(|| "sqlite:data/veche.db".to_owned()))?;
        let listen = get("VECHE_LISTEN").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let listen: SocketAddr = listen
            .parse()
            .map_err(|_| format!("VECHE_LISTEN is {listen:?}: give ADDRESS:PORT, e.g. 127.0.0.1:8080"))?;
        let today = get("VECHE_TODAY")
            .map(|text| {
                text.parse()
                    .map_err(|_| format!("VECHE_TODAY is {text:?}: give a date, e.g. 2026-11-25"))
            })
            .transpose()?;
        if today.is_some() && !listen.ip().is_loopback() {
            return Err(
                "VECHE_TODAY is for demo and tests only: it is refused on any address but loopback"
                    .to_owned(),
            );
        }
        Ok(Self {
            database,
            listen,
            public_url: get("VECHE_PUBLIC_URL").unwrap_or_else(|| format!("http://{listen}")),
            spa_dir: get("VECHE_SPA_DIR").map_or_else(|| PathBuf::from("frontend/dist"), PathBuf::from),
            today,
            parser: get("VECHE_PARSER").map(PathBuf::from),
            files: Place::from_lookup(&get)?,
            mail: MailPlace::from_lookup(&get)?,
        })
    }

    /// Whether people reach the server by https.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Result<Config, String> {
        Config::from_lookup(|name| {
            pairs
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| (*v).to_owned())
        })
    }

    #[test]
    fn settings_have_the_defaults_of_the_contract() {
        let config = with(&[]).unwrap();
        assert_eq!(config.database, Address::Sqlite("data/veche.db".into()));
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.spa_dir, PathBuf::from("frontend/dist"));
        assert!(!config.is_secure());
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for (name, value) in [
            ("VECHE_LISTEN", "8080"),
            ("VECHE_TODAY", "25.11.2026"),
            ("VECHE_DATABASE_URL", "veche.db"),
            ("VECHE_FILES", "s3:///scans"),
            ("VECHE_SMTP_URL", "mail.example.org:25"),
        ] {
            assert!(with(&[(name, value)]).unwrap_err().contains(name));
        }
        assert!(with(&[("VECHE_TODAY", "2026-11-25"), ("VECHE_LISTEN", "0.0.0.0:80")]).is_err());
    }
}
