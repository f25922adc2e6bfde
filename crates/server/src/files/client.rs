//! The HTTP client of a bucket: how it is set up, and what answers and errors mean.

use std::{sync::Arc, time::Duration};

use ureq::{
    Agent, Body,
    http::{Response, header::CONTENT_LENGTH},
    tls::{Certificate, RootCerts, TlsConfig},
    unversioned::transport::DefaultConnector,
};

use super::{Fault, loopback::Names};

/// Most of an object that is read, bytes: more than any file that is taken in.
const MAX_OBJECT: u64 = 64 << 20;

/// What the store answered.
pub(super) struct Answer {
    pub(super) status: u16,
    /// The length that it tells of what was asked about, bytes.
    pub(super) length: Option<u64>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn of(mut response: Response<Body>) -> Result<Self, ureq::Error> {
        let length = response.headers().get(CONTENT_LENGTH);
        Ok(Self {
            status: response.status().as_u16(),
            length: length.and_then(|text| text.to_str().ok()?.parse().ok()),
            body: response
                .body_mut()
                .with_config()
                .limit(MAX_OBJECT)
                .read_to_vec()?,
        })
    }

    /// The code of S3 in a refusal. Nothing else of it is shown: some stores repeat the key in their explanation.
    pub(super) fn code(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.body).ok()?;
        let (code, _) = text.split_once("<Code>")?.1.split_once("</Code>")?;
        let plain = code.len() <= 64 && code.chars().all(|c| c.is_ascii_alphanumeric());
        plain.then_some(code)
    }

    /// The fault that an answer means which is not the hoped-for one.
    pub(super) fn fault(&self) -> Fault {
        let told = match self.code() {
            Some(code) => format!("{} {code}", self.status),
            None => self.status.to_string(),
        };
        match self.status {
            // 400: a region or a key that the store cannot read in the signature.
            400 | 401 | 403 => Fault::Refused(told),
            300..=399 | 404 => Fault::NoBucket(told),
            _ => Fault::Failing(told),
        }
    }
}

/// Whether a call failed before the store could say anything, and may find it the next time. A certificate that is
/// not believed is no such fault.
pub(super) fn is_of_connection(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::Io(error) => error.kind() != std::io::ErrorKind::InvalidData,
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => true,
        ureq::Error::Timeout(which) => matches!(which, ureq::Timeout::Connect | ureq::Timeout::Resolve),
        _ => false,
    }
}

/// The fault in words of our own: an error of the client may hold the signed address.
pub(super) fn fault_of(error: ureq::Error) -> Fault {
    Fault::Unreachable(match error {
        ureq::Error::BodyExceedsLimit(_) => return Fault::Changed,
        ureq::Error::Io(error) => error.to_string(),
        ureq::Error::Rustls(error) => error.to_string(),
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
            "no connection in time".into()
        }
        ureq::Error::Timeout(_) => "no whole answer in time".into(),
        ureq::Error::HostNotFound => "the host of VECHE_S3_ENDPOINT is not found".into(),
        ureq::Error::ConnectionFailed => "no connection".into(),
        _ => "what is there does not speak as a store does".into(),
    })
}

/// The client: straight to the store, no proxy of the environment, no redirection (a signature holds for one host),
/// and with TLS the authorities that this system trusts, so that a city can add its own.
pub(super) fn agent(tls: bool, connect: Duration) -> Result<Agent, String> {
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .https_only(tls)
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_connect(Some(connect))
        .user_agent(concat!("veche/", env!("CARGO_PKG_VERSION")));
    if tls {
        let found = rustls_native_certs::load_native_certs().certs;
        if found.is_empty() {
            return Err(
                "VECHE_S3_ENDPOINT is https, but this system trusts no authority: install its package \
                 ca-certificates, or name a file of certificates in SSL_CERT_FILE"
                    .to_owned(),
            );
        }
        let roots: RootCerts = found
            .iter()
            .map(|der| Certificate::from_der(der).to_owned())
            .into();
        let crypto = rustls::crypto::ring::default_provider();
        let tls = TlsConfig::builder()
            .root_certs(roots)
            .unversioned_rustls_crypto_provider(Arc::new(crypto));
        config = config.tls_config(tls.build());
    }
    Ok(Agent::with_parts(
        config.build(),
        DefaultConnector::default(),
        Names::default(),
    ))
}
