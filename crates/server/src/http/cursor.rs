//! Cursors: opaque to the client, bound to the order they were given in.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use veche_domain::problem::{ErrorCode, Refusal};
use veche_store::Cursor;

/// Writes a cursor for the order.
pub fn encode(cursor: &Cursor, sort: &str) -> String {
    let text = serde_json::json!([sort, cursor.key, cursor.id]).to_string();
    URL_SAFE_NO_PAD.encode(text)
}

/// Reads a cursor of the order.
///
/// # Errors
/// A text that is no cursor, or one of another order.
pub fn decode(text: &str, sort: &str) -> Result<Cursor, Refusal> {
    let read = || {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (given, key, id): (String, String, String) = serde_json::from_slice(&bytes).ok()?;
        (given == sort).then_some(Cursor { key, id })
    };
    read().ok_or_else(|| Refusal::of(ErrorCode::BadCursor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_good_only_in_the_order_it_was_given_in() {
        let cursor = Cursor {
            key: "иванова «анна»".into(),
            id: "x".into(),
        };
        let text = encode(&cursor, "-name");
        assert_eq!(decode(&text, "-name").unwrap(), cursor);
        for (text, sort) in [
            (text.as_str(), "name"),
            ("", "name"),
            ("%%%", "name"),
            ("bnVsbA", "name"),
        ] {
            assert_eq!(decode(text, sort).unwrap_err().code, ErrorCode::BadCursor);
        }
    }
}
