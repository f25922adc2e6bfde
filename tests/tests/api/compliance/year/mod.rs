//! The school year 2026/2027 of forty associations, acted out through the API on its days.
//!
//! `year_script.txt` says who does what on which day, `year_expected.txt` which duty changes on which day, and to what:
//! both are written by hand. The rule is asked on every day of the year straight from the store, the API on each day
//! on which something happens or changes; they must say the same, and exactly what the table says.

mod acts;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde_json::json;
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
use veche_tests::{Backend, City, Client, Registrar};

use super::FINDINGS;

const SCRIPT: &str = include_str!("../year_script.txt");
const EXPECTED: &str = include_str!("../year_expected.txt");
const YEAR: i32 = 2026;

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
