//! Files of an order: the scan of the signed paper, the file of a qualified signature (interpretation 11).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id,
    codes::codes,
    problem::{ErrorCode, FieldError, Refusal},
};

/// Most bytes of one file.
pub const MAX_FILE_BYTES: usize = 25 << 20;

codes! {
    /// What a file of an order is.
    pub enum OrderFileKind {
        /// Scan of the signed paper.
        Scan = "scan",
        /// File of an electronic signature.
        Signature = "signature",
    }
}

/// A file of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderFile {
    /// Identifier.
    pub id: Id,
    /// What it is.
    pub kind: OrderFileKind,
    /// Name as it was sent.
    pub name: String,
    /// Media type, found from the content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the content, hexadecimal.
    pub sha256: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
}

/// The media type of a file, when its content is what its name says and fits its kind.
///
/// # Errors
/// [`ErrorCode::UnsupportedFile`] for another type, and for a name that says another one than the content.
pub fn check_file(kind: OrderFileKind, name: &str, bytes: &[u8]) -> Result<&'static str, Refusal> {
    match kind {
        OrderFileKind::Scan => check_scan(name, bytes, "Скан – файл PDF, JPEG, PNG или TIFF, до 25 МБ."),
        OrderFileKind::Signature => check_as(
            &SIGNATURES,
            name,
            bytes,
            "Файл подписи – sig, p7s или pem, до 25 МБ.",
        ),
    }
}

/// The media type of a printed or scanned paper; `hint` says what is taken here.
///
/// # Errors
/// As of [`check_file`].
pub fn check_scan(name: &str, bytes: &[u8], hint: &str) -> Result<&'static str, Refusal> {
    check_as(&SCANS, name, bytes, hint)
}

fn check_as(wanted: &[Type], name: &str, bytes: &[u8], hint: &str) -> Result<&'static str, Refusal> {
    let ending = name
        .rsplit_once('.')
        .map(|(_, e)| e.to_lowercase())
        .unwrap_or_default();
    let content = content_type(bytes);
    let by_name = wanted
        .iter()
        .find(|(endings, _)| endings.contains(&ending.as_str()));
    match (by_name, content) {
        (Some((_, media)), Some(found)) if *media == found => Ok(found),
        (Some((_, media)), found) => {
            let inside = found.unwrap_or("неизвестный формат");
            let text = format!("Имя файла говорит «{ending}» ({media}), а внутри – {inside}. {hint}");
            Err(refusal(text))
        }
        (None, _) => Err(refusal(hint.to_owned())),
    }
}

fn refusal(text: String) -> Refusal {
    let errors = vec![FieldError::new("/file", "type", text.clone())];
    Refusal::new(ErrorCode::UnsupportedFile, text).errors(errors)
}

const SIGNATURE: &str = "application/pkcs7-signature";
/// Endings of names and the media type they promise.
type Type = (&'static [&'static str], &'static str);
const SCANS: [Type; 4] = [
    (&["pdf"], "application/pdf"),
    (&["jpg", "jpeg"], "image/jpeg"),
    (&["png"], "image/png"),
    (&["tif", "tiff"], "image/tiff"),
];
const SIGNATURES: [Type; 1] = [(&["sig", "p7s", "p7m", "pem"], SIGNATURE)];

/// What the first bytes say; a signature is DER or PEM.
fn content_type(bytes: &[u8]) -> Option<&'static str> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"%PDF-") {
        Some("application/pdf")
    } else if begins(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if begins(b"II*\0") || begins(b"MM\0*") {
        Some("image/tiff")
    } else if begins(&[0x30, 0x80])
        || begins(&[0x30, 0x82])
        || begins(&[0x30, 0x83])
        || begins(b"-----BEGIN ")
    {
        Some(SIGNATURE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_name_says() {
        let check = |kind, name: &str, bytes: &[u8]| check_file(kind, name, bytes).map_err(|r| r.code);
        let scan = OrderFileKind::Scan;
        assert_eq!(
            check(scan, "Приказ 0482-од.PDF", b"%PDF-1.7 ..."),
            Ok("application/pdf")
        );
        assert_eq!(
            check(scan, "скан.jpeg", &[0xff, 0xd8, 0xff, 0xe0]),
            Ok("image/jpeg")
        );
        for (name, bytes) in [
            ("приказ.pdf", b"PK\x03\x04".as_slice()),
            ("приказ.png", b"%PDF-1.7"),
            ("приказ.exe", b"MZ"),
            ("приказ", b"%PDF-1.7"),
            ("приказ.pdf", b""),
            ("подпись.sig", &[0x30, 0x82, 0x01]),
        ] {
            assert_eq!(
                check(scan, name, bytes),
                Err(ErrorCode::UnsupportedFile),
                "{name}"
            );
        }
        assert_eq!(
            check(OrderFileKind::Signature, "приказ.pdf.sig", &[0x30, 0x82, 0x01]),
            Ok(SIGNATURE)
        );
    }
}
