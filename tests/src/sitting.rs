//! An association that can meet: members in force, a leader and a secretary.

use serde_json::{Value, json};
use veche_domain::associations::Office;

use crate::{Answer, Client, Registrar, id_of};

/// Addresses of meetings.
pub const MEETINGS: &str = "/api/v1/meetings";

/// An association with its people; the first leads it, the second keeps its minutes.
pub struct Sitting {
    /// Address of the association.
    pub path: String,
    /// Identifier of the association.
    pub association: String,
    /// Members, in the order of their names.
    pub people: Vec<String>,
}

impl Sitting {
    /// Who leads.
    pub fn leader(&self) -> &str {
        &self.people[0]
    }

    /// Who draws up the minutes.
    pub fn secretary(&self) -> &str {
        &self.people[1]
    }
}

impl Registrar<'_> {
    /// An association that works since 25 August 2024, its members by order of that day, leader and secretary since
    /// 1 September 2024.
    #[track_caller]
    pub fn sitting(&self, code: &str, members: usize) -> Sitting {
        let path = self.mmo(code, "2024-08-25");
        let association = path.rsplit('/').next().expect("an identifier").to_owned();
        let letter =
            |n: usize| char::from_u32(0x430 + u32::try_from(n % 32).expect("a letter")).expect("a letter");
        let people: Vec<String> = (0..members)
            .map(|n| {
                let of = letter(code.bytes().map(usize::from).sum());
                let name = format!("Участникова{of}{}{} Анна Ильинична", letter(n / 32), letter(n));
                let person = self.teacher(&name, "org901");
                self.city.member(&association, &person, Some("2024-08-25"), None);
                person
            })
            .collect();
        for (office, person) in [
            (Office::Leader, people.first()),
            (Office::Secretary, people.get(1)),
        ] {
            if let Some(person) = person {
                self.city
                    .officer(&association, office, person, (Some("2024-09-01"), None));
            }
        }
        Sitting {
            path,
            association,
            people,
        }
    }

    /// Plans a meeting on a day and gives its address.
    #[track_caller]
    pub fn meeting(&self, of: &Sitting, day: &str, more: &Value) -> String {
        let mut body =
            json!({"body_id": of.association, "date": day, "theme": "О работе с одарёнными детьми"});
        for (key, value) in more.as_object().into_iter().flatten() {
            body[key] = value.clone();
        }
        format!(
            "{MEETINGS}/{}",
            id_of(&self.department.post(MEETINGS, &body).expect(201))
        )
    }

    /// Marks everybody present.
    #[track_caller]
    pub fn all_present(&self, meeting: &str, of: &Sitting) {
        mark(&self.department, meeting, &of.people, "present").expect(200);
    }

    /// A meeting that was held on a day, everybody there.
    #[track_caller]
    pub fn held(&self, of: &Sitting, day: &str, more: &Value) -> String {
        let path = self.meeting(of, day, more);
        self.all_present(&path, of);
        self.act(&path, "hold", &json!({})).expect(200);
        path
    }
}

/// Marks people.
pub fn mark(client: &Client, meeting: &str, people: &[String], mark: &str) -> Answer {
    let marks: Vec<Value> = people
        .iter()
        .map(|person| json!({"person_id": person, "mark": mark}))
        .collect();
    client.put(&format!("{meeting}/attendance"), &json!({"marks": marks}))
}
