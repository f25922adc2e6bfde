//! The wire of the mail server: in clear, and under TLS once STARTTLS was said.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::Arc,
};

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// A certificate that nobody has signed but itself, for `localhost`.
pub(super) struct Certificate {
    pub(super) config: Arc<ServerConfig>,
    /// The certificate in PEM, for those who choose to trust it.
    pub(super) pem: String,
}

impl Certificate {
    pub(super) fn new() -> Self {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], PrivateKeyDer::from(key))
            .expect("a key that fits");
        Self {
            config: Arc::new(config),
            pem: made.cert.pem(),
        }
    }
}

/// Both ends of a conversation.
pub(super) enum Wire {
    Clear(TcpStream),
    Secure(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Wire {
    pub(super) fn say(&mut self, line: &str) {
        let line = format!("{line}\r\n");
        let said = match self {
            Self::Clear(stream) => stream.write_all(line.as_bytes()),
            Self::Secure(stream) => stream.write_all(line.as_bytes()).and_then(|()| stream.flush()),
        };
        drop(said);
    }

    /// The next line with its end; none when the other side is gone.
    pub(super) fn line(&mut self) -> Option<Vec<u8>> {
        let mut line = Vec::new();
        let mut one = [0];
        // Octet by octet: what comes after STARTTLS must not be read before its turn.
        while line.last() != Some(&b'\n') {
            let read = match self {
                Self::Clear(stream) => stream.read(&mut one),
                Self::Secure(stream) => stream.read(&mut one),
            };
            match read {
                Ok(1) => line.extend(one),
                _ => return None,
            }
        }
        Some(line)
    }

    /// Goes on under TLS.
    pub(super) fn secured(self, by: &Arc<ServerConfig>) -> Option<Self> {
        let Self::Clear(stream) = self else { return None };
        let connection = ServerConnection::new(by.clone()).ok()?;
        Some(Self::Secure(Box::new(StreamOwned::new(connection, stream))))
    }

    pub(super) fn is_secure(&self) -> bool {
        matches!(self, Self::Secure(_))
    }
}
