//! AWS Signature Version 4 in the query, counted here anew: the double must not believe what the server's own crate
//! counted.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// What is signed of a request.
pub struct Signed<'a> {
    pub method: &'a str,
    /// As it came, percent-encoded.
    pub path: &'a str,
    /// As it came, percent-encoded.
    pub query: &'a str,
    /// Names in lower case with values.
    pub headers: &'a [(&'a str, &'a str)],
}

impl Signed<'_> {
    /// A parameter of the query, decoded.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .map(|(n, v)| (decoded(n), decoded(v)))
            .find(|(n, _)| n == name)
            .map(|(_, value)| value)
    }

    /// The signature that the request must carry.
    pub fn signature(&self, secret: &str) -> Option<String> {
        let credential = self.parameter("X-Amz-Credential")?;
        let (_, scope) = credential.split_once('/')?;
        let mut query: Vec<String> = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .filter(|(name, _)| *name != "X-Amz-Signature")
            .map(|(name, value)| format!("{}={}", encoded(&decoded(name), ""), encoded(&decoded(value), "")))
            .collect();
        query.sort();
        let names = self.parameter("X-Amz-SignedHeaders")?;
        let mut headers = String::new();
        for name in names.split(';') {
            let (_, value) = self.headers.iter().find(|(n, _)| *n == name)?;
            headers.push_str(&format!("{name}:{}\n", value.trim()));
        }
        let canonical = format!(
            "{}\n{}\n{}\n{headers}\n{names}\nUNSIGNED-PAYLOAD",
            self.method,
            encoded(&decoded(self.path), "/"),
            query.join("&"),
        );
        let date = self.parameter("X-Amz-Date")?;
        let text = format!(
            "AWS4-HMAC-SHA256\n{date}\n{scope}\n{}",
            hex::encode(Sha256::digest(canonical))
        );
        let key = scope
            .split('/')
            .fold(format!("AWS4{secret}").into_bytes(), |key, part| mac(&key, part));
        Some(hex::encode(mac(&key, &text)))
    }
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// Percent-decoded; a plus is a plus.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: String = rest.by_ref().take(2).map(char::from).collect();
            bytes.push(u8::from_str_radix(&digits, 16).expect("two digits"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn encoded(text: &str, also_plain: &str) -> String {
    text.bytes()
        .map(|byte| match char::from(byte) {
            c if c.is_ascii_alphanumeric() || "-._~".contains(c) || also_plain.contains(c) => c.to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// The example of the S3 manual, "Authenticating Requests: Using Query Parameters".
#[test]
fn the_signature_of_the_manual_is_counted() {
    let query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3\
                 %2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host";
    let signed = Signed {
        method: "GET",
        path: "/test.txt",
        query,
        headers: &[("host", "examplebucket.s3.amazonaws.com")],
    };
    assert_eq!(
        signed
            .signature("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
            .unwrap(),
        "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    );
}
