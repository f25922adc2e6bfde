//! The school year 2026/2027 of forty associations, acted out through the API on its days.
//!
//! `year_script.txt` says who does what on which day, `year_expected.txt` which duty changes on which day, and to what:
//! both are written by hand. The rule is asked on every day of the year straight from the store, the API on each day
//! on which something happens or changes; they must say the same, and exactly what the table says.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};
use veche_domain::{
    associations::Office,
    compliance::{Duty, FindingState, assess},
    regulation::Profile,
};
use veche_server::regulation;
use veche_store::{
    StoreResult,
    compliance::{FactsOf, association_lives, fill_facts},
};
use veche_tests::{Backend, City, Client, MEETINGS, Registrar, act, id_of, paper};

use super::FINDINGS;

const SCRIPT: &str = include_str!("year_script.txt");
const EXPECTED: &str = include_str!("year_expected.txt");
const YEAR: i32 = 2026;
/// The council.
const COUNCIL: &str = "00000000-0000-7000-8000-000000000001";

type Key = (String, Duty);
type States = BTreeMap<Key, FindingState>;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// `C01-C21`, or one code.
fn codes(text: &str) -> Vec<String> {
    let Some((from, to)) = text.split_once('-') else {
        return vec![text.to_owned()];
    };
    let number = |code: &str| code[1..].parse::<u32>().unwrap();
    (number(from)..=number(to))
        .map(|n| format!("{}{n:02}", &from[..1]))
        .collect()
}

fn expected() -> BTreeMap<NaiveDate, States> {
    let mut all: BTreeMap<NaiveDate, States> = BTreeMap::new();
    for line in lines(EXPECTED) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        for code in codes(parts[1]) {
            let key = (code, parts[2].parse().unwrap());
            all.entry(day(parts[0]))
                .or_default()
                .insert(key, parts[3].parse().unwrap());
        }
    }
    all
}

fn script() -> BTreeMap<NaiveDate, Vec<(Vec<String>, String)>> {
    let mut all: BTreeMap<NaiveDate, Vec<(Vec<String>, String)>> = BTreeMap::new();
    for line in lines(SCRIPT) {
        let parts: Vec<&str> = line.split(' ').collect();
        let who = parts[1..parts.len() - 1]
            .iter()
            .map(|c| (*c).to_owned())
            .collect();
        let what = parts[parts.len() - 1].to_owned();
        all.entry(day(parts[0])).or_default().push((who, what));
    }
    all
}

/// An association with what it has done so far.
struct Troupe {
    path: String,
    association: String,
    people: Vec<String>,
    leader: Option<String>,
    secretary: Option<String>,
    /// Addresses of its meetings whose minutes are not signed, the earliest first.
    unsigned: Vec<String>,
    /// Address of its last meeting.
    last: String,
    papers: BTreeMap<&'static str, String>,
}

/// Everybody, on the stage of a city whose clock is turned.
struct Stage<'a> {
    city: &'a City,
    troupes: BTreeMap<String, Troupe>,
    curator: String,
    council: Vec<String>,
    /// Logins of people by their identifier.
    logins: BTreeMap<String, String>,
    /// Who has signed in today.
    present: BTreeMap<String, Client>,
    profile: Profile,
    zone: Tz,
    strangers: u32,
}

impl<'a> Stage<'a> {
    fn set(city: &'a City) -> Self {
        let registrar = Registrar::of(city);
        let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
        let mut troupes = BTreeMap::new();
        let all = ["A01-A05", "B01-B05", "C01-C21", "D01-D09"]
            .into_iter()
            .flat_map(codes);
        for (code, n) in all.zip(0..) {
            let troupe = if code == "D01" {
                let name = "ММО учителей математики D01";
                let path = registrar
                    .draft(&json!({"code": code, "name": name, "kind": "mmo", "subject_code": "math"}));
                Troupe {
                    association: path.rsplit('/').next().unwrap().to_owned(),
                    path,
                    people: Vec::new(),
                    leader: None,
                    secretary: None,
                    unsigned: Vec::new(),
                    last: String::new(),
                    papers: BTreeMap::new(),
                }
            } else {
                let path = registrar.mmo(&code, "2024-08-25");
                let association = path.rsplit('/').next().unwrap().to_owned();
                let letter = |n: u32| char::from_u32(0x430 + n % 32).unwrap();
                let people: Vec<String> = (0..3)
                    .map(|m| {
                        let surname = format!("Годовая{}{}{}", letter(n / 32), letter(n), letter(m));
                        let person = registrar.teacher(&format!("{surname} Анна Ильинична"), "org901");
                        city.member(&association, &person, Some("2024-08-25"), None);
                        person
                    })
                    .collect();
                for (office, person) in [
                    (Office::Leader, &people[0]),
                    (Office::Secretary, &people[1]),
                    (Office::Curator, &curator),
                ] {
                    city.officer(&association, office, person, (Some("2024-09-01"), None));
                }
                Troupe {
                    path,
                    leader: people.first().cloned(),
                    secretary: people.get(1).cloned(),
                    association,
                    people,
                    unsigned: Vec::new(),
                    last: String::new(),
                    papers: BTreeMap::new(),
                }
            };
            troupes.insert(code, troupe);
        }
        let council = ["Советова", "Протоколова", "Рядова"]
            .iter()
            .zip(["chair", "secretary", "member"])
            .map(|(name, role)| {
                let person = registrar.teacher(&format!("{name} Анна Ильинична"), "org901");
                let body =
                    json!({"person_id": person, "role": role, "from": "2026-01-01", "basis": "Приказ № 7"});
                registrar
                    .department
                    .post("/api/v1/council-members", &body)
                    .expect(201);
                person
            })
            .collect();
        let (profile, zone) = regulation::load().unwrap();
        Self {
            city,
            troupes,
            curator,
            council,
            profile,
            zone,
            present: BTreeMap::new(),
            logins: BTreeMap::new(),
            strangers: 0,
        }
    }

    /// Somebody signed in today.
    fn client(&mut self, person: &str) -> Client {
        if let Some(client) = self.present.get(person) {
            return client.clone();
        }
        let client = match self.logins.get(person) {
            Some(login) => self.city.sign_in(login),
            None => {
                let login = format!("person{}", self.logins.len());
                self.logins.insert(person.to_owned(), login.clone());
                self.city.account_of(&login, person)
            }
        };
        self.present.insert(person.to_owned(), client.clone());
        client
    }

    fn leader(&mut self, code: &str) -> Client {
        let leader = self.troupes[code].leader.clone().expect("a leader");
        self.client(&leader)
    }

    fn secretary(&mut self, code: &str) -> Client {
        let secretary = self.troupes[code].secretary.clone().expect("a secretary");
        self.client(&secretary)
    }

    fn troupe(&mut self, code: &str) -> &mut Troupe {
        self.troupes.get_mut(code).expect("a code of the script")
    }

    /// A teacher who heads a district association, so that any association may take them in.
    fn newcomer(&mut self, registrar: &Registrar<'_>, on: &str) -> String {
        self.strangers += 1;
        let person = registrar.teacher(
            &format!("Новикова{} Анна Ильинична", "а".repeat(self.strangers as usize)),
            "org902",
        );
        registrar.head(&person, "leninsky", on);
        person
    }

    fn act(&mut self, code: &str, what: &str, on: NaiveDate) {
        let today = on.to_string();
        match what {
            "plan-submitted" => self.submit(code, "plans", YEAR, "plan"),
            "plan-accepted" => self.receive("plan", code, "accept"),
            "next-submitted" => self.submit(code, "plans", YEAR + 1, "next"),
            "next-returned" => self.receive("next", code, "return"),
            "next-accepted" => self.receive("next", code, "accept"),
            "analysis-submitted" => self.submit(code, "analyses", YEAR, "analysis"),
            "analysis-returned" => self.receive("analysis", code, "return"),
            "analysis-accepted" => self.receive("analysis", code, "accept"),
            "held" => self.hold(code, &today, None),
            "held-plan" => self.hold(code, &today, Some(false)),
            "held+plan" => self.hold(code, &today, Some(true)),
            "decided" => self.decide(code),
            "taken-back" => self.take_back(code),
            "signed" => self.sign(code),
            "corrected" => {
                let minutes = format!("{}/minutes", self.troupe(code).last);
                act_on(
                    &self.secretary(code),
                    &minutes,
                    "correct",
                    &json!({"reason": "Опечатка"}),
                );
            }
            _ => self.register(code, what, &today),
        }
    }

    /// Writes a plan or an analysis, the first time, and hands it over.
    fn submit(&mut self, code: &str, room: &str, year: i32, paper: &'static str) {
        let leader = self.leader(code);
        let association = self.troupe(code).association.clone();
        let path = match self.troupe(code).papers.get(paper) {
            Some(path) => path.clone(),
            None => {
                let body = json!({"association_id": association, "school_year": year});
                let made = leader.post(&format!("/api/v1/{room}"), &body).expect(201);
                let path = format!("/api/v1/{room}/{}", id_of(&made));
                self.troupe(code).papers.insert(paper, path.clone());
                path
            }
        };
        let text = if room == "plans" {
            json!({"theme": "Функциональная грамотность", "items": [{"kind": "meeting", "title": "О плане работы", "dates": "сентябрь"}]})
        } else {
            json!({"texts": [{"section": "conclusions", "text": "Выводы"}, {"section": "next_tasks", "text": "Задачи"}]})
        };
        let tag = leader.get(&path).etag().to_owned();
        leader.patch(&path, &tag, &text).expect(200);
        act(&leader, &path, "submit", &Value::Null).expect(200);
    }

    fn receive(&mut self, paper: &str, code: &str, verb: &str) {
        let curator = self.client(&self.curator.clone());
        let path = self.troupe(code).papers[paper].clone();
        let body = if verb == "return" {
            json!({"note": "Дополните"})
        } else {
            json!({})
        };
        act(&curator, &path, verb, &body).expect(200);
    }

    /// Holds a meeting today; `plan` says whether the plan stands on its agenda and whether it is approved.
    fn hold(&mut self, code: &str, today: &str, plan: Option<bool>) {
        let leader = self.leader(code);
        let (association, people) = {
            let troupe = self.troupe(code);
            (troupe.association.clone(), troupe.people.clone())
        };
        let agenda = match plan {
            Some(_) => json!([{"kind": "approve_plan", "title": "О плане работы"}]),
            None => json!([{"kind": "information", "title": "О новостях года", "speaker_text": "методист"}]),
        };
        let body = json!({"body_id": association, "date": today, "school_year": YEAR, "theme": "О работе", "agenda": agenda});
        let path = format!("{MEETINGS}/{}", id_of(&leader.post(MEETINGS, &body).expect(201)));
        veche_tests::mark(&leader, &path, &people, "present").expect(200);
        self.troupe(code).last = path.clone();
        self.troupe(code).unsigned.push(path.clone());
        act(&leader, &path, "hold", &json!({})).expect(200);
        if plan == Some(true) {
            self.decide(code);
        }
    }

    fn decide(&mut self, code: &str) {
        let leader = self.leader(code);
        let path = self.troupe(code).last.clone();
        let now = leader.get(&path);
        let item = now.expect(200)["agenda"][0]["id"].as_str().unwrap().to_owned();
        let body = json!({"mode": "counted", "votes_for": 3});
        leader
            .with("If-Match", now.etag())
            .put(&format!("{path}/agenda/{item}/decision"), &body)
            .expect(200);
    }

    fn take_back(&mut self, code: &str) {
        let leader = self.leader(code);
        let path = self.troupe(code).last.clone();
        let item = leader.get(&path).expect(200)["agenda"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        act(
            &leader,
            &path,
            &format!("agenda/{item}/reopen"),
            &json!({"reason": "Пересчёт"}),
        )
        .expect(200);
    }

    /// Draws up the minutes of the earliest meeting without signed ones, and both sign them.
    fn sign(&mut self, code: &str) {
        let (secretary, leader) = (self.secretary(code), self.leader(code));
        let minutes = format!("{}/minutes", self.troupe(code).unsigned.remove(0));
        let now = secretary.get(&minutes);
        let mut content = now.expect(200)["content"].clone();
        for item in content["items"].as_array_mut().unwrap() {
            item["heard"] = json!("О работе объединения.");
            item["resolutions"] = json!([{"text": "Принять к сведению"}]);
        }
        secretary
            .with("If-Match", now.etag())
            .put(&minutes, &content)
            .expect(200);
        act_on(&secretary, &minutes, "submit", &Value::Null);
        act_on(&secretary, &minutes, "sign", &json!({"kind": "simple"}));
        act_on(&leader, &minutes, "sign", &json!({"kind": "simple"}));
    }

    /// What changes in the register of associations.
    fn register(&mut self, code: &str, what: &str, today: &str) {
        let city = self.city;
        let registrar = Registrar::of(city);
        let path = self.troupe(code).path.clone();
        let order = paper("department_order", today);
        match what {
            "created" => {
                registrar.activate(&path, today);
                let body =
                    json!({"organization_id": city.organization("niso"), "from": today, "basis": order});
                registrar.act(&path, "assign-institution", &body).expect(200);
            }
            "liquidated" | "reorganized" => {
                let mut body = json!({"status": what, "from": today, "basis": order});
                if what == "reorganized" {
                    body["successor_id"] = json!(self.troupes["C01"].association);
                }
                registrar.act(&path, "set-status", &body).expect(200);
            }
            "composed" => {
                for _ in 0..2 {
                    let person = self.newcomer(&registrar, today);
                    let body = json!({"person_id": person, "from": today, "basis": order});
                    registrar.act(&path, "members", &body).expect(200);
                    self.troupe(code).people.push(person);
                }
            }
            "proposed" => {
                let person = self.newcomer(&registrar, today);
                let body = json!({"person_id": person, "from": today});
                registrar.act(&path, "members", &body).expect(200);
            }
            "ordered" => {
                let rows = registrar.department.all(&format!("{path}/members"));
                let row = rows
                    .iter()
                    .find(|r| r["state"] == "awaiting_order")
                    .expect("a proposal");
                let confirm = format!("members/{}/confirm", id_of(row));
                registrar
                    .act(&path, &confirm, &json!({"basis": order}))
                    .expect(200);
            }
            "leader-elected" => {
                let person = self.troupe(code).people[if code == "D01" { 0 } else { 2 }].clone();
                registrar.elect(&path, "leader", &person, today).expect(200);
                self.troupe(code).leader = Some(person);
            }
            "secretary-elected" => {
                let at = usize::from(code == "D01");
                let at = if code == "D01" { at } else { 2 };
                let person = self.troupe(code).people[at].clone();
                registrar.elect(&path, "secretary", &person, today).expect(200);
                self.troupe(code).secretary = Some(person);
            }
            "curator-appointed" => {
                let body = json!({"office": "curator", "person_id": self.curator, "from": today,
                    "basis": paper("institution_order", today)});
                registrar.act(&path, "offices", &body).expect(200);
            }
            left => {
                let office = left
                    .strip_suffix("-left")
                    .unwrap_or_else(|| panic!("{left} is no act of the script"));
                let offices = registrar.department.get(&path).expect(200)["offices"].clone();
                let term = offices
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|o| o["office"] == office)
                    .unwrap();
                let body = json!({"until": today, "ground": "application"});
                registrar
                    .act(&path, &format!("offices/{}/end", id_of(term)), &body)
                    .expect(200);
            }
        }
    }

    /// The council considers the analyses of several associations at one meeting.
    fn consider(&mut self, who: &[String], today: &str) {
        let council = self.city.sign_in("council");
        let ask =
            json!({"body_id": COUNCIL, "date": today, "school_year": YEAR, "theme": "Об анализах работы"});
        let path = format!("{MEETINGS}/{}", id_of(&council.post(MEETINGS, &ask).expect(201)));
        let analyses: Vec<String> = who
            .iter()
            .map(|code| {
                self.troupes[code].papers["analysis"]
                    .rsplit('/')
                    .next()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        act(
            &council,
            &path,
            "queue-analyses",
            &json!({"analysis_ids": analyses}),
        )
        .expect(200);
        veche_tests::mark(&council, &path, &self.council, "present").expect(200);
        let agenda = council.get(&path).expect(200)["agenda"].clone();
        for item in agenda.as_array().unwrap() {
            let body = json!({"mode": "counted", "votes_for": 3, "outcome": "considered"});
            let tag = council.get(&path).etag().to_owned();
            council
                .with("If-Match", &tag)
                .put(&format!("{path}/agenda/{}/decision", id_of(item)), &body)
                .expect(200);
        }
        act(&council, &path, "hold", &json!({})).expect(200);
    }

    /// Every finding of the day as the rule has it, straight from the store.
    fn ruled(&self, on: NaiveDate) -> States {
        let day_of = |at: NaiveDateTime| at.and_utc().with_timezone(&self.zone).date_naive();
        let of = FactsOf {
            year: YEAR,
            since: on.pred_opt().unwrap(),
            day_of: &day_of,
        };
        let facts: StoreResult<Vec<_>> = self.city.store.read(|conn| {
            let mut facts = association_lives(conn, None)?;
            fill_facts(conn, &mut facts, &of)?;
            Ok(facts)
        });
        let told = |facts: &veche_domain::compliance::Facts| {
            let found = assess(facts, &self.profile, YEAR, on);
            let code = facts.code.clone();
            found
                .into_iter()
                .map(move |f| ((code.clone(), f.duty), f.state))
                .collect::<Vec<_>>()
        };
        facts.unwrap().iter().flat_map(told).collect()
    }

    /// The same as the API tells it to the department.
    fn told(&self) -> States {
        let department = self.city.sign_in("department");
        let codes: BTreeMap<&str, &str> = self
            .troupes
            .iter()
            .map(|(code, troupe)| (troupe.association.as_str(), code.as_str()))
            .collect();
        department
            .all(&format!("{FINDINGS}?school_year={YEAR}&limit=200"))
            .iter()
            .map(|f| {
                let code = codes[f["association_id"].as_str().unwrap()].to_owned();
                let duty = f["duty"].as_str().unwrap().parse().unwrap();
                ((code, duty), f["state"].as_str().unwrap().parse().unwrap())
            })
            .collect()
    }
}

/// Acts on minutes by their present version.
#[track_caller]
fn act_on(client: &Client, minutes: &str, verb: &str, body: &Value) {
    let tag = client.get(minutes).etag().to_owned();
    client.act(&format!("{minutes}/{verb}"), &tag, body).expect(200);
}

/// Acts the year out and compares every day.
fn play(city: &City, begun: NaiveDate) {
    let (expected, script) = (expected(), script());
    let rows: usize = expected.values().map(BTreeMap::len).sum();
    assert!(rows >= 80, "only {rows} rows");
    let mut stage = Stage::set(city);
    assert_eq!(stage.troupes.len(), 40);
    let first = day("2026-08-31");
    let mut before = States::new();
    let mut on = begun;
    while on <= day("2027-08-31") {
        let acts = script.get(&on);
        city.turn(on);
        stage.present.clear();
        if on == day("2027-05-15") {
            // Half an hour to midnight in Novosibirsk; anywhere west of it the 15th is still young.
            let late: DateTime<Utc> = "2027-05-15T16:30:00Z".parse().unwrap();
            city.turn_to(late);
        }
        for (who, what) in acts.into_iter().flatten() {
            if what == "considered" {
                stage.consider(who, &on.to_string());
                continue;
            }
            for code in who {
                stage.act(code, what, on);
            }
        }
        if on >= first {
            let now = stage.ruled(on);
            let table = expected.get(&on).cloned().unwrap_or_default();
            if on > first {
                let changed: States = now
                    .iter()
                    .filter(|(key, state)| before.get(*key) != Some(*state))
                    .map(|(key, state)| (key.clone(), *state))
                    .collect();
                assert_eq!(changed, table, "{on}");
                assert!(
                    before.keys().all(|key| now.contains_key(key)),
                    "{on}: a finding is gone"
                );
            }
            if acts.is_some() || !table.is_empty() {
                assert_eq!(stage.told(), now, "{on}: the API says otherwise");
            }
            before = now;
        }
        on += Duration::days(1);
    }
}

#[test]
fn a_year_of_forty_associations_through_the_api() {
    let begun = day("2026-05-10");
    for backend in [Backend::Sqlite, Backend::Postgres] {
        match City::start_on(backend, begun) {
            Some(city) => play(&city, begun),
            None => eprintln!("skipped on {backend:?}: VECHE_TEST_POSTGRES_URL is not set"),
        }
    }
}
