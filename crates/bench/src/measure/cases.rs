//! What is asked of the server: paths that exist in the city it serves.

use serde_json::Value;

use super::{load::Request, served::Served};
use veche_bench::Outcome;

/// Paths of one city.
pub(crate) struct Cases {
    pub(crate) associations: String,
    pub(crate) people: String,
    /// The last page of the list of people.
    pub(crate) last_people: String,
    pub(crate) person: String,
    pub(crate) association: String,
    /// Few people have this in their names.
    pub(crate) narrow: String,
    /// Thousands of people have this in their names.
    pub(crate) broad: String,
    pub(crate) board: String,
    /// Minutes of the greatest length there is.
    pub(crate) minutes: String,
}

const PAGE: &str = "limit=50";

impl Cases {
    /// Finds them.
    ///
    /// # Errors
    /// A city without people, associations or minutes.
    pub(crate) fn find(served: &Served) -> Outcome<Self> {
        let people = format!("/api/v1/people?{PAGE}");
        let associations = format!("/api/v1/associations?{PAGE}");
        let first = served.json(&people)?;
        let person = text(&first, "/items/20/id")?;
        let name = text(&first, "/items/20/full_name")?;
        let association = text(&served.json(&associations)?, "/items/20/id")?;
        Ok(Self {
            last_people: last_page(served, &people)?,
            person: format!("/api/v1/people/{person}"),
            association: format!("/api/v1/associations/{association}"),
            narrow: format!("{people}&q={}", encoded(&name.to_lowercase())),
            broad: format!("{people}&q={}", encoded("ив")),
            board: "/api/v1/compliance/board".to_owned(),
            minutes: longest_minutes(served)?,
            people,
            associations,
        })
    }

    /// A person registered; the same name again and again, as namesakes.
    pub(crate) fn write() -> Request {
        Request {
            paths: vec!["/api/v1/people".to_owned()],
            body: Some(
                r#"{"last_name":"Замерова","first_name":"Проба","patronymic":"Пробовна","namesake":true}"#
                    .to_owned(),
            ),
            ..Request::default()
        }
    }
}

fn text(value: &Value, pointer: &str) -> Outcome<String> {
    let found = value.pointer(pointer).and_then(Value::as_str);
    Ok(found
        .ok_or_else(|| format!("the city has no {pointer}"))?
        .to_owned())
}

fn last_page(served: &Served, list: &str) -> Outcome<String> {
    let mut cursor = String::new();
    loop {
        let longer = list.replace(PAGE, "limit=200");
        let path = if cursor.is_empty() {
            longer
        } else {
            format!("{longer}&cursor={}", encoded(&cursor))
        };
        match served.json(&path)?.get("next").and_then(Value::as_str) {
            Some(next) => next.clone_into(&mut cursor),
            None => return Ok(format!("{list}&cursor={}", encoded(&cursor))),
        }
    }
}

fn longest_minutes(served: &Served) -> Outcome<String> {
    let meetings = served.json("/api/v1/meetings?limit=50&minutes_state=signed")?;
    let items = meetings
        .get("items")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let mut best = (0, String::new());
    for id in items.iter().filter_map(|meeting| meeting.get("id")?.as_str()) {
        let path = format!("/api/v1/meetings/{id}/minutes.pdf");
        let size = served.get(&path).map_or(0, |body| body.len());
        best = best.max((size, path));
    }
    if best.0 == 0 {
        Err("the city has no signed minutes".to_owned())
    } else {
        Ok(best.1)
    }
}

/// A text as a part of a query.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
