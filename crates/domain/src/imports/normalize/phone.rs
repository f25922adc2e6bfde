//! Phones (rule 9): `+7` and ten digits; the first of several.

use crate::text;

/// A cell that holds something, but no phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPhone;

/// Code of Novosibirsk, put before a city number of seven digits.
const CITY_CODE: &str = "383";

/// Reads the first phone of a text; none when the text says there is none.
pub fn parse(typed: &str) -> Result<Option<String>, NotAPhone> {
    let folded = text::fold(typed);
    if super::letters::says_nothing(&folded) {
        return Ok(None);
    }
    let first = folded
        .split([',', ';', '/', '|'])
        .map(str::trim)
        .find(|part| !part.is_empty())
        .unwrap_or("");
    let number = first.split("доб").next().unwrap_or(first);
    let number = ["телефон", "тел", "моб", "сот", "т", "м"]
        .iter()
        .find_map(|word| number.strip_prefix(word))
        .unwrap_or(number)
        .trim_start_matches(['.', ':', ' ']);
    if !number
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '.' | ' ') || super::letters::is_dash(c))
    {
        return Err(NotAPhone);
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match (digits.len(), digits.as_bytes().first()) {
        (10, Some(b'9' | b'3')) => Ok(Some(format!("+7{digits}"))),
        (11, Some(b'7' | b'8')) => Ok(digits.get(1..).map(|ten| format!("+7{ten}"))),
        (7, _) => Ok(Some(format!("+7{CITY_CODE}{digits}"))),
        _ => Err(NotAPhone),
    }
}

/// Whether a phone as [`parse`] gives it is a mobile one: only those identify a person.
pub fn is_mobile(phone: &str) -> bool {
    phone.starts_with("+79")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_come_to_one_notation() {
        for (typed, expected) in [
            ("8 946 105 46 49", Ok(Some("+79461054649"))),
            ("946-106-34-18", Ok(Some("+79461063418"))),
            ("8(946)1090946", Ok(Some("+79461090946"))),
            ("+7 946 1329818", Ok(Some("+79461329818"))),
            ("8 (383) 000-14-78", Ok(Some("+73830001478"))),
            ("(383) 000-60-74", Ok(Some("+73830006074"))),
            ("000-96-46", Ok(Some("+73830009646"))),
            ("89461145225, (383) 000-11-22", Ok(Some("+79461145225"))),
            ("тел. 8-946-105-46-49 доб. 12", Ok(Some("+79461054649"))),
            ("89461039035", Ok(Some("+79461039035"))),
            ("нет", Ok(None)),
            ("-", Ok(None)),
            ("", Ok(None)),
            ("8,946E+10", Err(NotAPhone)),
            ("8.946E+10", Err(NotAPhone)),
            ("12345", Err(NotAPhone)),
            ("8946123456", Err(NotAPhone)),
            ("8-946-1234567-89", Err(NotAPhone)),
            ("б/н", Err(NotAPhone)),
            ("+7 946", Err(NotAPhone)),
        ] {
            assert_eq!(
                parse(typed).as_ref().map(|phone| phone.as_deref()),
                expected.as_ref().copied(),
                "{typed}"
            );
        }
        assert!(is_mobile("+79461054649") && !is_mobile("+73830001478"));
    }
}
