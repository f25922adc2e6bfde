//! How values arrive in JSON bodies: text cleaned on the way in, absent told from null.

use serde::{Deserialize, Deserializer};
use validator::ValidationError;

use crate::{imports::normalize::email, text};

/// Reads a text and makes it canonical, see [`text::clean`].
pub fn clean<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    Ok(text::clean(&String::deserialize(input)?))
}

/// Reads an optional text; an empty one counts as none.
pub fn clean_opt<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(input)?
        .map(|t| text::clean(&t))
        .filter(|t| !t.is_empty()))
}

/// Reads a list of texts, without empty ones.
pub fn clean_vec<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<String>::deserialize(input)?
        .iter()
        .map(|t| text::clean(t))
        .filter(|t| !t.is_empty())
        .collect())
}

/// Reads a field of a partial update: absent is unchanged (`None`), null is cleared (`Some(None)`).
pub fn change<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    input: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(input).map(Some)
}

/// As [`change`] for a text; an empty one counts as null.
pub fn change_text<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Option<String>>, D::Error> {
    clean_opt(input).map(Some)
}

/// Reads a text of a partial update that cannot be cleared: absent is unchanged, an empty one stays to be refused.
pub fn keep<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    clean(input).map(Some)
}

/// Reads running text: as [`clean`], with its line breaks kept.
pub fn lines<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    Ok(text::clean_lines(&String::deserialize(input)?))
}

/// Reads optional running text; an empty one counts as none.
pub fn lines_opt<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(input)?
        .map(|t| text::clean_lines(&t))
        .filter(|t| !t.is_empty()))
}

/// As [`change_text`] for running text.
pub fn change_lines<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Option<String>>, D::Error> {
    lines_opt(input).map(Some)
}

/// Reads a list of a partial update: absent is unchanged, empty texts are left out.
pub fn keep_vec<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Vec<String>>, D::Error> {
    clean_vec(input).map(Some)
}

/// Checks a typed e-mail address by the rule the importer has, so that a form and a list take the same ones.
///
/// The validator's own check would carry tables of international domain names and a regex engine into the page.
///
/// # Errors
/// A text that is no address.
pub fn check_email(address: &str) -> Result<(), ValidationError> {
    match email::parse(address) {
        Ok(Some(read)) if read == address.to_lowercase() => Ok(()),
        _ => Err(ValidationError::new("email")),
    }
}
