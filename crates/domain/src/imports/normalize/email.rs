//! E-mail addresses (rule 10): lower case, the first of several, ASCII only.

use crate::text;

/// A cell that holds something, but no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnEmail;

/// Longest address of RFC 5321.
const LONGEST: usize = 254;

/// Reads the first address of a text; none when the text says there is none.
pub fn parse(typed: &str) -> Result<Option<String>, NotAnEmail> {
    let cleaned = text::clean(typed).to_lowercase();
    if super::letters::says_nothing(&cleaned) {
        return Ok(None);
    }
    let first = cleaned
        .split([',', ';', ' '])
        .find(|part| !part.is_empty())
        .unwrap_or("");
    let address = first
        .strip_prefix("mailto:")
        .unwrap_or(first)
        .trim_matches(['<', '>']);
    if is_address(address) {
        Ok(Some(address.to_owned()))
    } else {
        Err(NotAnEmail)
    }
}

fn is_address(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else {
        return false;
    };
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b));
    let labels: Vec<&str> = domain.split('.').collect();
    let domain_ok = labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        && labels
            .last()
            .is_some_and(|top| top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit()));
    address.len() <= LONGEST && local_ok && domain_ok
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_to_lower_case_and_the_rest_is_refused() {
        for (typed, expected) in [
            (
                "Semenova.EN@org904.edu.example ",
                Ok(Some("semenova.en@org904.edu.example")),
            ),
            (
                "mailto:a.b@org914.edu.example",
                Ok(Some("a.b@org914.edu.example")),
            ),
            (
                "a@org1.edu.example, school@dup.edu.example",
                Ok(Some("a@org1.edu.example")),
            ),
            ("a@org1.edu.example;", Ok(Some("a@org1.edu.example"))),
            ("нет", Ok(None)),
            ("-", Ok(None)),
            ("", Ok(None)),
            ("mail @ edu.example", Err(NotAnEmail)),
            ("иванова@edu.example", Err(NotAnEmail)),
            ("@edu.example", Err(NotAnEmail)),
            ("ivanova@", Err(NotAnEmail)),
            ("a@@edu.example", Err(NotAnEmail)),
            ("school.edu.example", Err(NotAnEmail)),
            ("a@localhost", Err(NotAnEmail)),
        ] {
            assert_eq!(
                parse(typed).as_ref().map(|e| e.as_deref()),
                expected.as_ref().copied(),
                "{typed}"
            );
        }
    }
}
