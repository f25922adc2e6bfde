//! Query strings.

use std::fmt::Write;

/// Keys and values of a query, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// The keys and values given, without empty values.
    pub fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let mut query = Self::default();
        for (key, value) in pairs {
            query.set(key, Some(value));
        }
        query
    }

    /// Reads a query string, with or without the question mark.
    pub fn parse(text: &str) -> Self {
        let pairs = text.trim_start_matches('?').split('&').filter(|p| !p.is_empty());
        Self(
            pairs
                .map(|pair| {
                    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decode(key), decode(value))
                })
                .collect(),
        )
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, v)| v.as_str())
            .filter(|v| !v.is_empty())
    }

    /// Sets a key, or removes it.
    pub fn set(&mut self, key: &str, value: Option<String>) {
        self.0.retain(|(k, _)| k != key);
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            self.0.push((key.to_owned(), value));
        }
    }

    /// As [`Query::set`], for chains.
    pub fn with(mut self, key: &str, value: Option<String>) -> Self {
        self.set(key, value);
        self
    }

    /// Only these keys.
    pub fn only(&self, keys: &[&str]) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(k, v)| keys.contains(&k.as_str()) && !v.is_empty())
                .cloned()
                .collect(),
        )
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The address with the query.
    pub fn append_to(&self, mut url: String) -> String {
        for (index, (key, value)) in self.0.iter().enumerate() {
            let mark = if index == 0 { '?' } else { '&' };
            let _ = write!(url, "{mark}{}={}", encode(key), encode(value));
        }
        url
    }
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}

fn decode(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let pair = [bytes.next(), bytes.next()];
                let digits: String = pair.into_iter().flatten().map(char::from).collect();
                out.push(u8::from_str_radix(&digits, 16).unwrap_or(b'?'));
            }
            other => out.push(other),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_survives_writing_and_reading() {
        let query = Query::of([
            ("q", "Фёдорова & дочь".to_owned()),
            ("kind", String::new()),
            ("sort", "-name".to_owned()),
        ]);
        let url = query.append_to("/api/v1/people".to_owned());
        assert_eq!(Query::parse(url.split_once('?').unwrap().1), query);
        assert_eq!(query.get("kind"), None);
        assert_eq!(query.only(&["sort"]).append_to(String::new()), "?sort=-name");
        assert_eq!(Query::parse("?a=1+2&b=%zz").get("a"), Some("1 2"));
    }
}
