//! What the script lets people do, as requests of those who may do it.

use chrono::NaiveDate;
use serde_json::{Value, json};
use veche_tests::{Client, MEETINGS, Registrar, act, id_of, paper};

use super::{Stage, YEAR};

/// The council.
const COUNCIL: &str = "00000000-0000-7000-8000-000000000001";

impl Stage<'_> {
    pub(super) fn act(&mut self, code: &str, what: &str, on: NaiveDate) {
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
    pub(super) fn consider(&mut self, who: &[String], today: &str) {
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
}

/// Acts on minutes by their present version.
#[track_caller]
fn act_on(client: &Client, minutes: &str, verb: &str, body: &Value) {
    let tag = client.get(minutes).etag().to_owned();
    client.act(&format!("{minutes}/{verb}"), &tag, body).expect(200);
}
