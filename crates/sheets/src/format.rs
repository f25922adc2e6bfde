//! Which format a file has: its extension and its first bytes must agree.

use serde::{Deserialize, Serialize};

use crate::Refusal;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Excel since 2007.
    Xlsx,
    /// Excel up to 2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Text with `;` or `,`.
    Csv,
    /// Text with tabs.
    Tsv,
}

/// What the first bytes of a file say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Magic {
    Zip,
    CompoundFile,
    Named(&'static str),
    Unknown,
}

const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The format of a file, when its extension is known and its first bytes agree.
pub(crate) fn of(name: &str, bytes: &[u8]) -> Result<Format, Refusal> {
    let extension = name
        .rsplit_once('.')
        .map_or(name, |(_, extension)| extension)
        .to_lowercase();
    let shown: String = extension.chars().take(20).collect();
    let format = match extension.as_str() {
        "xlsx" => Format::Xlsx,
        "xls" => Format::Xls,
        "ods" => Format::Ods,
        "csv" | "txt" => Format::Csv,
        "tsv" | "tab" => Format::Tsv,
        _ => return Err(Refusal::UnknownExtension { extension: shown }),
    };
    let found = match (format, magic(bytes)) {
        (Format::Xlsx | Format::Ods, Magic::Zip)
        | (Format::Xls, Magic::CompoundFile)
        | (Format::Csv | Format::Tsv, Magic::Unknown) => return Ok(format),
        // A workbook with a password is a compound file whatever its extension.
        (Format::Xlsx | Format::Ods, Magic::CompoundFile) if holds(bytes, "EncryptedPackage") => {
            return Err(Refusal::Encrypted);
        }
        (_, Magic::Zip) => "архив или книга .xlsx",
        (_, Magic::CompoundFile) => "книга .xls или документ Word 97",
        (_, Magic::Named(found)) => found,
        (_, Magic::Unknown) => "неизвестные данные",
    };
    Err(Refusal::ExtensionMismatch {
        extension: shown,
        found: found.to_owned(),
    })
}

fn magic(bytes: &[u8]) -> Magic {
    let named: [(&[u8], &'static str); 9] = [
        (b"%PDF", "документ PDF"),
        (b"{\\rtf", "документ RTF"),
        (b"\x89PNG", "картинка"),
        (b"\xFF\xD8\xFF", "картинка"),
        (b"GIF8", "картинка"),
        (b"Rar!", "архив RAR"),
        (b"7z\xBC\xAF", "архив 7-Zip"),
        (b"\x1F\x8B", "архив GZIP"),
        (b"\x7FELF", "программа"),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Magic::Zip;
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Magic::CompoundFile;
    }
    if let Some((_, found)) = named.into_iter().find(|(start, _)| bytes.starts_with(start)) {
        return Magic::Named(found);
    }
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let lower = text
        .get(..text.len().min(16))
        .unwrap_or_default()
        .to_ascii_lowercase();
    let markup: [&[u8]; 5] = [b"<html", b"<!doctype", b"<?xml", b"<table", b"mime-version"];
    if markup.into_iter().any(|start| lower.starts_with(start)) {
        return Magic::Named("веб-страница или XML");
    }
    Magic::Unknown
}

/// Whether the directory of a compound file has an entry (names there are UTF-16LE).
fn holds(bytes: &[u8], entry: &str) -> bool {
    let name: Vec<u8> = entry.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
