//! A city with a row for nearly every list.

use serde_json::{Value, json};
use veche_tests::{Client, Registrar, UNIT, id_of, paper};

use super::EVIL;

fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

/// What lists are asked of.
pub struct Scene {
    /// An association.
    pub association: String,
    /// An import.
    pub import: String,
    /// A list of acknowledgement.
    pub list: String,
}

/// A city with a row for nearly every list, and a formula wherever a person may type one.
pub fn scene(registrar: &Registrar<'_>) -> Scene {
    let department = &registrar.department;
    let make = |path: &str, body: &Value| id_of(&department.post(path, body).expect(201));
    let school = json!({"kind": "school", "full_name": EVIL, "short_name": EVIL, "code": "evil"});
    let organization = make("/api/v1/organizations", &school);
    let association = registrar.draft(
        &json!({"code": "M1", "name": EVIL, "kind": "mmo", "subject_code": "math", "audience": "учителя"}),
    );
    registrar.activate(&association, "2022-09-01");
    let niso = json!({"organization_id": registrar.city.organization("niso"), "from": "2022-09-01",
        "basis": paper("department_order", "2022-09-01")});
    registrar
        .act(&association, "assign-institution", &niso)
        .expect(200);
    let of = last(&association);
    let person = |last_name: &str| {
        make(
            "/api/v1/people",
            &json!({"last_name": last_name, "first_name": "Анна", "patronymic": "Ильинична", "namesake": true,
                "employment": {"organization_id": organization, "position_code": "teacher",
                    "subjects": ["math"], "is_main": true, "in_specialty": true, "from": "2015-09-01"}}),
        )
    };
    let [first, second, twin, member] = ["Первая", "Первая", "Первая", "Вторая"].map(person);
    let merge = json!({"duplicate_id": twin});
    registrar
        .act(&format!("/api/v1/people/{second}"), "merge", &merge)
        .expect(200);
    registrar.member(&association, &member, UNIT, "2026-09-01");
    let audience = json!({"subject_code": "physics", "admin_unit_code": UNIT, "audience": EVIL});
    make("/api/v1/district-associations", &audience);
    let council = json!({"person_id": first, "role": "member", "from": "2026-09-01", "basis": EVIL});
    make("/api/v1/council-members", &council);
    let meeting = make(
        "/api/v1/meetings",
        &json!({"body_id": of, "date": "2026-11-25", "theme": EVIL}),
    );
    make(
        "/api/v1/elections",
        &json!({"meeting_id": meeting, "office": "secretary"}),
    );
    make(
        "/api/v1/plans",
        &json!({"association_id": of, "school_year": 2026}),
    );
    make(
        "/api/v1/analyses",
        &json!({"association_id": of, "school_year": 2026}),
    );
    make(
        "/api/v1/department-events",
        &json!({"school_year": 2026, "title": EVIL, "dates": "май"}),
    );
    let effect = json!({"kind": "evaluate", "association_id": of, "assessment": "удовлетворительной"});
    make(
        "/api/v1/orders",
        &json!({"kind": "evaluation", "issuer": "department", "title": EVIL, "items": [{"effect": effect}],
            "by_paper": {"number": "7", "signed_on": "2026-10-05", "signature": "paper",
                "signatory": {"name": "И. О. Фамилия", "post": "Начальник"}}}),
    );
    let document = make(
        "/api/v1/normative-documents",
        &json!({"kind": "concept", "title": EVIL, "subjects": ["math"]}),
    );
    let list = make(
        "/api/v1/acknowledgements",
        &json!({"document_id": document, "keeper": {"kind": "association", "association_id": of},
            "audience": {"kind": "associations", "ids": [of]}}),
    );
    make("/api/v1/calendar-links", &json!({"association_id": of}));
    let file = "/api/v1/case-files/minutes";
    let etag = department
        .all("/api/v1/case-files")
        .iter()
        .find(|c| c["paper"] == "minutes")
        .map(|c| format!("\"{}.0-0\"", c["version"]))
        .unwrap();
    department
        .with("If-Match", &etag)
        .put(file, &json!({"title": EVIL, "case_number": "05-12", "years": 5}))
        .expect(200);
    let rows = format!(
        "Ф. И. О.;Место работы;Должность\n\"{}\";СОШ 904;учитель\n",
        EVIL.replace('"', "\"\"")
    );
    let fields = [("kind", "people"), ("as_of", "2026-09-01")];
    let import = id_of(
        &department
            .upload("/api/v1/imports", "=evil.csv", rows.as_bytes(), &fields)
            .expect(201),
    );
    let admin = registrar.city.sign_in("admin");
    let account = json!({"login": "evil", "name": EVIL, "password": "новая длинная фраза"});
    admin.post("/api/v1/accounts", &account).expect(201);
    profile(department, &import);
    Scene {
        association: of,
        import,
        list,
    }
}

/// Keeps how the import was mapped under a dangerous name.
fn profile(department: &Client, import: &str) {
    let mapping = department.get(&format!("/api/v1/imports/{import}")).json()["mapping"].clone();
    let body = json!({"kind": "people", "name": EVIL, "mapping": mapping});
    department.post("/api/v1/import-profiles", &body).expect(201);
}
