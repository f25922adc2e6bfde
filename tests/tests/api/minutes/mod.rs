//! Minutes over HTTP, on both databases (VII.7.6).

mod resolutions;
mod signing;
mod writing;

use serde_json::{Value, json};
use veche_tests::{Answer, City, Client, Registrar, Sitting};

/// A held meeting whose secretary is signed in.
struct Scene<'a> {
    registrar: Registrar<'a>,
    of: Sitting,
    /// Address of the meeting.
    path: String,
    secretary: Client,
    leader: Client,
}

fn scene(city: &City) -> Scene<'_> {
    let registrar = Registrar::of(city);
    let of = registrar.sitting("M1", 4);
    let agenda = json!([
        {"kind": "information", "title": "О новостях года", "speaker_text": "методист ИМЦ"},
        {"kind": "decision", "title": "О плане недели математики"},
    ]);
    let path = registrar.held(&of, "2026-11-20", &json!({"agenda": agenda}));
    let secretary = city.account_of("secretary", of.secretary());
    let leader = city.account_of("leader", of.leader());
    Scene {
        registrar,
        of,
        path,
        secretary,
        leader,
    }
}

impl Scene<'_> {
    fn minutes(&self) -> String {
        format!("{}/minutes", self.path)
    }

    /// The text as it begins, with something written under every item.
    fn written(&self) -> Value {
        let mut content = self.secretary.get(&self.minutes()).expect(200)["content"].clone();
        content["items"][0]["heard"] = json!("Методист рассказал(а) о новостях.");
        content["items"][1]["heard"] = json!("О неделе математики.");
        content["items"][1]["spoke"] = json!("Участникова: в прошлом году было тесно.");
        content["items"][1]["resolutions"] = json!([
            {"text": "Провести неделю математики", "responsible_id": self.of.people[2], "due_on": "2026-12-10"},
            {"text": "Разместить отчёт на странице", "responsible": "секретарь"},
        ]);
        content
    }

    fn save(&self, client: &Client, content: &Value) -> Answer {
        let now = self.secretary.get(&self.minutes());
        client.with("If-Match", now.etag()).put(&self.minutes(), content)
    }

    fn act(&self, client: &Client, verb: &str, body: &Value) -> Answer {
        let now = self.secretary.get(&self.minutes());
        client.act(&format!("{}/{verb}", self.minutes()), now.etag(), body)
    }

    /// Written and signed by both.
    fn signed(&self) {
        self.save(&self.secretary, &self.written()).expect(200);
        self.act(&self.secretary, "submit", &Value::Null).expect(200);
        for client in [&self.secretary, &self.leader] {
            self.act(client, "sign", &json!({"kind": "simple"})).expect(200);
        }
    }
}
