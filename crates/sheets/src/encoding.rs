//! Encodings of text files: UTF-8 with and without a mark, Windows-1251, UTF-16.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};
use serde::{Deserialize, Serialize};

use crate::Refusal;

/// Encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark, as Excel saves «CSV UTF-8».
    Utf8Bom,
    /// Windows-1251, as Russian Excel saves «CSV».
    Windows1251,
    /// UTF-16 little endian, as Excel saves «Unicode text».
    Utf16Le,
    /// UTF-16 big endian.
    Utf16Be,
}

/// Bytes looked at to tell UTF-16 without a mark.
const SAMPLE: usize = 4_096;

/// Decodes a text file by itself.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Encoding), Refusal> {
    let encoding = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Encoding::Utf8Bom,
        [0xFF, 0xFE, ..] => Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => Encoding::Utf16Be,
        _ if looks_like_utf16le(bytes) => Encoding::Utf16Le,
        _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        _ => Encoding::Windows1251,
    };
    let decoder = match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => UTF_8,
        Encoding::Windows1251 => WINDOWS_1251,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
    };
    let (text, _, malformed) = decoder.decode(bytes);
    let binary = text.chars().any(|c| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}')
    });
    if malformed || binary {
        return Err(Refusal::NotText);
    }
    Ok((text.into_owned(), encoding))
}

/// Latin letters in UTF-16LE have zero as their second byte, Cyrillic ones 4: no text in another encoding does.
fn looks_like_utf16le(bytes: &[u8]) -> bool {
    let pairs: Vec<&[u8]> = bytes.chunks_exact(2).take(SAMPLE / 2).collect();
    let high = pairs
        .iter()
        .filter(|pair| matches!(pair, [_, 0x00 | 0x04]))
        .count();
    let low = pairs.iter().filter(|pair| matches!(pair, [0x00, _])).count();
    bytes.len().is_multiple_of(2) && high * 10 >= pairs.len() * 8 && low * 10 < pairs.len()
}
