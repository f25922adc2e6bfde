//! An association with its people and a plan.

use serde_json::{Value, json};
use veche_domain::associations::Office;
use veche_tests::{Answer, City, Client, Registrar, Sitting, act, id_of};

pub const PLANS: &str = "/api/v1/plans";

/// Who has to do with a plan.
pub struct Scene<'a> {
    pub registrar: Registrar<'a>,
    pub of: Sitting,
    pub leader: Client,
    pub secretary: Client,
    pub curator: Client,
    /// Somebody of another association.
    pub other: Client,
    code: String,
}

impl<'a> Scene<'a> {
    pub fn new(city: &'a City) -> Self {
        Self::with(city, "P1")
    }

    pub fn with(city: &'a City, code: &str) -> Self {
        let registrar = Registrar::of(city);
        let of = registrar.sitting(code, 3);
        let curator = registrar.person("Кураторова Вера Ильинична", "niso", "unit_head");
        city.officer(
            &of.association,
            Office::Curator,
            &curator,
            (Some("2024-09-01"), None),
        );
        let stranger = registrar.sitting(&format!("{code}X"), 1);
        let login = |who: &str| format!("{who}-{}", code.to_lowercase());
        Self {
            leader: city.account_of(&login("leader"), of.leader()),
            secretary: city.account_of(&login("secretary"), of.secretary()),
            curator: city.account_of(&login("curator"), &curator),
            other: city.account_of(&login("other"), stranger.leader()),
            code: code.to_lowercase(),
            registrar,
            of,
        }
    }

    /// Everybody signs in anew, after the clock was turned.
    pub fn sign_in(&mut self, city: &City) {
        let login = |who: &str| city.sign_in(&format!("{who}-{}", self.code));
        (self.leader, self.secretary) = (login("leader"), login("secretary"));
        (self.curator, self.other) = (login("curator"), login("other"));
        self.registrar.department = city.sign_in("department");
    }

    /// Begins a plan and gives its address.
    #[track_caller]
    pub fn plan(&self, year: i32) -> String {
        let body = json!({"association_id": self.of.association, "school_year": year});
        format!("{PLANS}/{}", id_of(&self.leader.post(PLANS, &body).expect(201)))
    }

    /// A plan with theme and three meetings.
    #[track_caller]
    pub fn written(&self, year: i32) -> String {
        let path = self.plan(year);
        self.write(&path, &text()).expect(200);
        path
    }

    #[track_caller]
    pub fn write(&self, path: &str, body: &Value) -> Answer {
        let etag = self.leader.get(path).etag().to_owned();
        self.leader.patch(path, &etag, body)
    }

    #[track_caller]
    pub fn submitted(&self, year: i32) -> String {
        let path = self.written(year);
        act(&self.leader, &path, "submit", &json!({})).expect(200);
        path
    }

    #[track_caller]
    pub fn accepted(&self, year: i32) -> String {
        let path = self.submitted(year);
        act(&self.curator, &path, "accept", &json!({})).expect(200);
        path
    }

    /// A meeting of a day that decides to approve the plan; its address and the item.
    #[track_caller]
    pub fn approving(&self, day: &str, year: i32) -> (String, String) {
        let agenda = json!([{"kind": "approve_plan", "title": "О плане работы"}]);
        let path = self
            .registrar
            .held(&self.of, day, &json!({"agenda": agenda, "school_year": year}));
        let item = self.registrar.department.get(&path).expect(200)["agenda"][0]["id"].clone();
        let item = item.as_str().unwrap().to_owned();
        self.decide(&path, &item, 3).expect(200);
        (path, item)
    }

    #[track_caller]
    pub fn decide(&self, meeting: &str, item: &str, votes: i64) -> Answer {
        let department = &self.registrar.department;
        let etag = department.get(meeting).etag().to_owned();
        let body = json!({"mode": "counted", "votes_for": votes, "against": 3 - votes});
        department
            .with("If-Match", &etag)
            .put(&format!("{meeting}/agenda/{item}/decision"), &body)
    }

    #[track_caller]
    pub fn reopen(&self, meeting: &str, item: &str) {
        let body = json!({"reason": "Записано по ошибке"});
        let etag = self.registrar.department.get(meeting).etag().to_owned();
        self.registrar
            .department
            .act(&format!("{meeting}/agenda/{item}/reopen"), &etag, &body)
            .expect(200);
    }
}

pub fn meeting(title: &str, dates: &str) -> Value {
    json!({"kind": "meeting", "title": title, "dates": dates})
}

pub fn text() -> Value {
    json!({
        "theme": "Формирование функциональной грамотности на уроках математики",
        "goal": "Рост мастерства учителей",
        "tasks": ["Изучить опыт", "Провести семинары"],
        "trends": ["literacy", "fgos"],
        "results": "Банк заданий\nОткрытые уроки",
        "items": [
            meeting("Анализ года и план", "III неделя сентября"),
            meeting("Подготовка к ГИА", "декабрь"),
            meeting("Итоги года", "до 15.05"),
        ],
    })
}
