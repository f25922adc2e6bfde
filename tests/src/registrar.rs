//! A hand that fills the registers through the API, as the department does.

use serde_json::{Value, json};

use crate::{Answer, City, Client};

/// The department at work: every object it makes is made by a request.
pub struct Registrar<'a> {
    /// The city.
    pub city: &'a City,
    /// Signed in as the department.
    pub department: Client,
}

/// A paper of a kind, with a number and a date.
pub fn paper(kind: &str, date: &str) -> Value {
    json!({"kind": kind, "number": "17-од", "date": date})
}

/// The identifier of what was answered.
#[track_caller]
pub fn id_of(value: &Value) -> String {
    value["id"]
        .as_str()
        .unwrap_or_else(|| panic!("no id in {value}"))
        .to_owned()
}

impl<'a> Registrar<'a> {
    /// Signs in as the department.
    pub fn of(city: &'a City) -> Self {
        let department = city.sign_in("department");
        Self { city, department }
    }

    /// Acts on an object by its present version.
    pub fn act(&self, object: &str, verb: &str, body: &Value) -> Answer {
        act(&self.department, object, verb, body)
    }

    /// Registers a person employed since 2015 at an organization of the code.
    #[track_caller]
    pub fn person(&self, name: &str, at: &str, position: &str) -> String {
        self.employed(name, at, position, "2015-09-01")
    }

    /// Registers a person employed since a day.
    #[track_caller]
    pub fn employed(&self, name: &str, at: &str, position: &str, from: &str) -> String {
        let mut parts = name.split(' ');
        let mut part = || parts.next();
        let body = json!({"last_name": part(), "first_name": part(), "patronymic": part(),
            "employment": {"organization_id": self.city.organization(at), "position_code": position,
                "subjects": [], "is_main": true, "in_specialty": true, "from": from}});
        id_of(&self.department.post("/api/v1/people", &body).expect(201))
    }

    /// Enters a category granted on a day.
    #[track_caller]
    pub fn category(&self, person: &str, category: &str, granted_on: &str) {
        let body = json!({"category_code": category, "granted_on": granted_on});
        let object = format!("/api/v1/people/{person}");
        self.act(&object, "qualifications", &body).expect(200);
    }

    /// A teacher whom nothing stands in the way of leading an association.
    #[track_caller]
    pub fn teacher(&self, name: &str, at: &str) -> String {
        let person = self.person(name, at, "teacher");
        self.category(&person, "highest", "2024-03-01");
        person
    }

    /// Registers a district association and gives its address.
    #[track_caller]
    pub fn district_association(&self, subject: &str, unit: &str, audience: Option<&str>) -> String {
        let body = json!({"subject_code": subject, "admin_unit_code": unit, "audience": audience});
        let made = self
            .department
            .post("/api/v1/district-associations", &body)
            .expect(201);
        format!("/api/v1/district-associations/{}", id_of(&made))
    }

    /// Makes a person the head of a district association of their own.
    #[track_caller]
    pub fn head(&self, person: &str, unit: &str, from: &str) -> String {
        let path = self.district_association("math", unit, Some(&format!("учителя, {person}")));
        let body = json!({"person_id": person, "from": from, "basis": paper("organization_order", from)});
        self.act(&path, "appoint-head", &body).expect(200);
        path
    }

    /// Registers an association and gives its address: a draft.
    #[track_caller]
    pub fn draft(&self, body: &Value) -> String {
        let made = self.department.post("/api/v1/associations", body).expect(201);
        format!("/api/v1/associations/{}", id_of(&made))
    }

    /// Registers a ММО of mathematics that works since a day, curated by НИСО.
    #[track_caller]
    pub fn mmo(&self, code: &str, since: &str) -> String {
        let path = self.draft(
            &json!({"code": code, "name": format!("ММО учителей математики {code}"),
            "kind": "mmo", "subject_code": "math", "audience": "учителя"}),
        );
        self.activate(&path, since);
        let niso = self.city.organization("niso");
        let body = json!({"organization_id": niso, "from": since, "basis": paper("department_order", since)});
        self.act(&path, "assign-institution", &body).expect(200);
        path
    }

    /// Creates an association by order.
    #[track_caller]
    pub fn activate(&self, path: &str, since: &str) {
        let body = json!({"status": "active", "from": since, "basis": paper("department_order", since)});
        self.act(path, "set-status", &body).expect(200);
    }

    /// Adds a member by order; the person heads a district association since that day.
    #[track_caller]
    pub fn member(&self, path: &str, person: &str, unit: &str, from: &str) {
        self.head(person, unit, from);
        let body = json!({"person_id": person, "from": from, "basis": paper("department_order", from)});
        self.act(path, "members", &body).expect(200);
    }

    /// Records an election.
    pub fn elect(&self, path: &str, office: &str, person: &str, from: &str) -> Answer {
        let body = json!({"office": office, "person_id": person, "from": from,
            "basis": paper("minutes", from)});
        self.act(path, "offices", &body)
    }
}

/// Acts on an object by its present version.
pub fn act(client: &Client, object: &str, verb: &str, body: &Value) -> Answer {
    let now = client.get(object);
    client.act(&format!("{object}/{verb}"), now.etag(), body)
}
