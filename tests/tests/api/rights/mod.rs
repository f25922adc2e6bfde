//! Every role tries every operation of the document, on what is its own and on what is another's.
//!
//! The outcome is one table, `rights_golden.txt`: a new operation without a row, a right too many or too few, and
//! a refused call that changed something all fail here. Calls name an old version or an unknown part, so that a
//! permitted one is told so (412, 404, 409, 422) without changing what the next role finds.

mod bodies;

use std::fmt::Write;

use bodies::body;
use serde_json::{Value, json};
use veche_store::journal::journal_seq;
use veche_tests::{Backend, City, Client, Registrar, UNIT, id_of, paper};

const GOLDEN: &str = include_str!("rights_golden.txt");
const NOBODY: &str = "018f0000-0000-7000-8000-000000000000";
const OPEN: [&str; 6] = [
    "get_health",
    "get_readiness",
    "get_regulation",
    "get_session",
    "sign_in",
    "sign_out",
];
/// An answer without an end cannot be tried here: its rights are those of the meeting, tried with the stream itself.
const ENDLESS: &str = "watch_meeting";
const ROLES: [&str; 11] = [
    "admin",
    "department",
    "niso",
    "magistr",
    "curator",
    "leader",
    "secretary",
    "member",
    "district",
    "council",
    "observer",
];

/// What a call is aimed at: something of the association the roles belong to, or of another one.
struct Aim {
    association: String,
    person: String,
    institution: String,
    order: String,
    district: String,
    unit: &'static str,
    list: String,
    meeting: String,
    election: String,
    analysis: String,
    plan: String,
}

struct Scene<'a> {
    city: &'a City,
    clients: Vec<(&'static str, Client)>,
    own: Aim,
    foreign: Aim,
    import: String,
    document: String,
}

fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

fn scene(city: &City) -> Scene<'_> {
    let registrar = Registrar::of(city);
    let since = "2026-08-25";
    let association = |code: &str, people: &[&str], unit: &str| {
        let path = registrar.mmo(code, "2022-09-01");
        people
            .iter()
            .for_each(|person| registrar.member(&path, person, unit, since));
        path
    };
    let [leader, secretary, member] = [
        "Первая Анна Ильинична",
        "Вторая Анна Ильинична",
        "Третья Анна Ильинична",
    ]
    .map(|name| registrar.teacher(name, "org901"));
    let other = registrar.teacher("Чужая Анна Ильинична", "org905");
    let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
    let own = association("T1", &[&leader, &secretary, &member], UNIT);
    let foreign = association("T2", &[&other], "kirovsky");
    registrar.elect(&own, "leader", &leader, "2026-08-28").expect(200);
    registrar
        .elect(&own, "secretary", &secretary, "2026-08-28")
        .expect(200);
    let appointment = json!({"office": "curator", "person_id": curator, "from": since,
        "basis": paper("institution_order", since)});
    registrar.act(&own, "offices", &appointment).expect(200);
    // The other association is another institution's, so that «magistr» has something of its own too.
    let magistr = json!({"organization_id": city.organization("magistr"), "from": "2026-10-01",
        "basis": paper("department_order", "2026-10-01")});
    registrar
        .act(&foreign, "assign-institution", &magistr)
        .expect(200);
    let districts = [UNIT, "kirovsky"].map(|unit| registrar.district_association("physics", unit, None));
    let fields = [("kind", "people"), ("as_of", "2026-09-01")];
    let list = "Ф. И. О.;Место работы;Должность\nНовая Анна Ильинична;СОШ 904;учитель\n";
    let import = registrar
        .department
        .upload("/api/v1/imports", "a.csv", list.as_bytes(), &fields)
        .expect(201);
    let order = |of: &str, association: &str| {
        let effect = json!({"kind": "evaluate", "association_id": last(association), "assessment": "удовлетворительной"});
        let body = json!({"kind": "evaluation", "issuer": "institution", "organization_id": city.organization(of),
            "title": "Об итогах работы", "items": [{"effect": effect}],
            "by_paper": {"number": "7", "signed_on": "2026-10-05", "signature": "paper",
                "signatory": {"name": "И. О. Фамилия", "post": "Директор"}}});
        id_of(&registrar.department.post("/api/v1/orders", &body).expect(201))
    };
    let orders = [order("niso", &own), order("magistr", &foreign)];
    let concept = json!({"kind": "concept", "title": "Концепция преподавания", "subjects": ["math"]});
    let document = id_of(
        &registrar
            .department
            .post("/api/v1/normative-documents", &concept)
            .expect(201),
    );
    let list = |association: &str| {
        let association = last(association);
        let body = json!({"document_id": document, "keeper": {"kind": "association", "association_id": association},
            "audience": {"kind": "associations", "ids": [association]}});
        id_of(
            &registrar
                .department
                .post("/api/v1/acknowledgements", &body)
                .expect(201),
        )
    };
    let lists = [list(&own), list(&foreign)];
    let meeting = |association: &str| {
        let body = json!({"body_id": last(association), "date": "2026-11-25", "theme": "О планах"});
        id_of(&registrar.department.post("/api/v1/meetings", &body).expect(201))
    };
    let meetings = [meeting(&own), meeting(&foreign)];
    let plan = |association: &str| {
        let department = &registrar.department;
        let body = json!({"association_id": last(association), "school_year": 2026});
        let path = format!(
            "/api/v1/plans/{}",
            id_of(&department.post("/api/v1/plans", &body).expect(201))
        );
        let text = json!({"theme": "О грамотности", "items": [{"kind": "meeting", "title": "О планах"}]});
        let etag = department.get(&path).etag().to_owned();
        department.patch(&path, &etag, &text).expect(200);
        registrar.act(&path, "submit", &json!({})).expect(200);
        last(&path)
    };
    let plans = [plan(&own), plan(&foreign)];
    let election = |meeting: &String| {
        let body = json!({"meeting_id": meeting, "office": "secretary"});
        id_of(&registrar.department.post("/api/v1/elections", &body).expect(201))
    };
    let elections = [election(&meetings[0]), election(&meetings[1])];
    let analysis = |association: &str| {
        let body = json!({"association_id": last(association), "school_year": 2026});
        id_of(&registrar.department.post("/api/v1/analyses", &body).expect(201))
    };
    let analyses = [analysis(&own), analysis(&foreign)];
    let persons = [
        ("curator", &curator),
        ("leader", &leader),
        ("secretary", &secretary),
        ("member", &member),
    ];
    let clients = ROLES.map(|role| {
        let person = persons.iter().find(|(login, _)| *login == role);
        (
            role,
            person.map_or_else(
                || city.sign_in(role),
                |(login, person)| city.account_of(login, person),
            ),
        )
    });
    Scene {
        city,
        clients: clients.into(),
        own: Aim {
            association: last(&own),
            person: member,
            institution: city.organization("niso"),
            order: orders[0].clone(),
            district: last(&districts[0]),
            unit: UNIT,
            list: lists[0].clone(),
            meeting: meetings[0].clone(),
            election: elections[0].clone(),
            analysis: analyses[0].clone(),
            plan: plans[0].clone(),
        },
        foreign: Aim {
            association: last(&foreign),
            person: other,
            institution: city.organization("magistr"),
            order: orders[1].clone(),
            district: last(&districts[1]),
            unit: "kirovsky",
            list: lists[1].clone(),
            meeting: meetings[1].clone(),
            election: elections[1].clone(),
            analysis: analyses[1].clone(),
            plan: plans[1].clone(),
        },
        import: id_of(&import),
        document,
    }
}

impl Scene<'_> {
    fn address(&self, path: &str, aim: &Aim) -> String {
        let whole = match path.split('/').nth(3).unwrap_or_default() {
            "associations" => &aim.association,
            "people" => &aim.person,
            "orders" => &aim.order,
            "normative-documents" => &self.document,
            "acknowledgements" => &aim.list,
            "meetings" => &aim.meeting,
            "elections" => &aim.election,
            "analyses" => &aim.analysis,
            "plans" => &aim.plan,
            "imports" => &self.import,
            "district-associations" => &aim.district,
            "organizations" => &self.city.organization("org901"),
            _ => NOBODY,
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in path.split('/') {
            parts.push(match part {
                "{id}" => whole,
                "{number}" => "1",
                "{year}" => "2026",
                other if other.starts_with('{') => NOBODY,
                other => other,
            });
        }
        let address = parts.join("/");
        // Papers are asked for by their object: one that is drawn up for everybody who may read its object.
        if path == "/api/v1/papers" {
            return format!("{address}?object=association&object_id={}", aim.association);
        }
        if path == "/api/v1/papers/{kind}" {
            return format!(
                "/api/v1/papers/composition?object_id={}&format=html",
                aim.association
            );
        }
        if path.ends_with("/eligibility") {
            format!("{address}?person_id={}&office=leader", aim.person)
        } else {
            address
        }
    }

    /// Whether the role may; a refused call must have changed nothing.
    fn may(&self, client: &Client, (method, path, operation): &(String, String, Value), aim: &Aim) -> bool {
        let id = operation["operationId"].as_str().unwrap();
        let address = self.address(path, aim);
        let before = self.city.store.read(journal_seq).unwrap();
        let client = client.with("If-Match", "\"999999.0-0\"");
        let answer = match operation["requestBody"]["content"]
            .as_object()
            .map(|c| c.keys().next().unwrap().as_str())
        {
            None => client.send(method, &address, None, &[]),
            Some("multipart/form-data") => {
                client.upload(&address, "a.csv", b"\xd1\x84;\xd1\x8b", &[("kind", "people")])
            }
            Some(_) => client.send(
                method,
                &address,
                Some("application/json"),
                body(id, aim).to_string().as_bytes(),
            ),
        };
        assert!(
            answer.status < 500 && answer.status != 401,
            "{id}: {} {}",
            answer.status,
            answer.text
        );
        // A person one may not see is not there; a part that does not exist is looked for only by who may change it.
        let refused =
            answer.status == 403 || (answer.status == 404 && matches!(id, "get_person" | "get_name_forms"));
        if refused {
            assert_eq!(
                self.city.store.read(journal_seq).unwrap(),
                before,
                "{id} was refused and changed something"
            );
        }
        !refused
    }
}

fn operations() -> Vec<(String, String, Value)> {
    let document = serde_json::to_value(veche_server::openapi::document()).unwrap();
    let mut all: Vec<(String, String, Value)> = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap_or_default();
            if !OPEN.contains(&id) && id != ENDLESS {
                all.push((method.to_uppercase(), path.clone(), operation.clone()));
            }
        }
    }
    all.sort_by_key(|(method, path, _)| (path.clone(), method != "GET", method.clone()));
    all
}

#[test]
fn every_role_may_do_exactly_what_the_table_says() {
    let city = City::start(Backend::Sqlite).unwrap();
    let scene = scene(&city);
    let mut table = String::from(
        "Who may call what on the own association and its people, and on another's: + may, . may not.\n\n",
    );
    write!(table, "{:<32}", "operation").unwrap();
    ROLES
        .iter()
        .for_each(|role| write!(table, " {role:>10}").unwrap());
    table.push('\n');
    for operation in &operations() {
        write!(table, "{:<32}", operation.2["operationId"].as_str().unwrap()).unwrap();
        for (_, client) in &scene.clients {
            let sign = |aim| {
                if scene.may(client, operation, aim) {
                    '+'
                } else {
                    '.'
                }
            };
            let cell = format!("{}{}", sign(&scene.own), sign(&scene.foreign));
            write!(table, " {cell:>10}").unwrap();
        }
        table.push('\n');
    }
    if std::env::var_os("VECHE_ACCEPT").is_some() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/rights/rights_golden.txt"),
            &table,
        )
        .unwrap();
    }
    assert!(
        table == GOLDEN,
        "read the difference; VECHE_ACCEPT=1 takes it over:\n{table}"
    );
}
