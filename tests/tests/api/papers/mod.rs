//! Papers over real HTTP on both databases: written, issued under a number, found again, checked by anybody.

mod annexes;
mod demo;
mod issuing;
mod offered;
mod verifying;

use serde_json::{Value, json};
use veche_tests::{Answer, City, Client, Registrar, Sitting};

const PAPERS: &str = "/api/v1/papers";

/// The page of a paper.
fn page(client: &Client, kind: &str, object: &str, more: &str) -> Answer {
    let mut answer = client.get(&format!("{PAPERS}/{kind}?object_id={object}{more}&format=html"));
    // What a person reads: the words of the style sheet are none of it.
    if let Some((_, read)) = answer.text.split_once("</style>") {
        answer.text = read.to_owned();
    }
    answer
}

/// Kinds that an object offers, one for each offer.
fn offered(client: &Client, object: &str, id: &str) -> Vec<Value> {
    let answer = client.get(&format!("{PAPERS}?object={object}&object_id={id}"));
    answer.expect(200)["items"].as_array().unwrap().clone()
}

fn count(offers: &[Value], kind: &str) -> usize {
    offers.iter().filter(|offer| offer["kind"] == kind).count()
}

/// A held meeting with minutes that its secretary has written.
struct Scene<'a> {
    registrar: Registrar<'a>,
    of: Sitting,
    /// Address of the meeting.
    path: String,
    /// Identifier of the meeting.
    meeting: String,
    secretary: Client,
    leader: Client,
}

fn scene(city: &City) -> Scene<'_> {
    let registrar = Registrar::of(city);
    let of = registrar.sitting("P1", 4);
    let agenda = json!([{"kind": "information", "title": "О новостях года"}]);
    let path = registrar.held(&of, "2026-11-20", &json!({"agenda": agenda}));
    let secretary = city.account_of("secretary", of.secretary());
    let leader = city.account_of("leader", of.leader());
    let scene = Scene {
        meeting: path.rsplit('/').next().unwrap().to_owned(),
        registrar,
        of,
        path,
        secretary,
        leader,
    };
    scene.write("Методист рассказал(а) о новостях.");
    scene
}

impl Scene<'_> {
    fn minutes(&self) -> String {
        format!("{}/minutes", self.path)
    }

    fn write(&self, heard: &str) {
        let now = self.secretary.get(&self.minutes());
        let mut content = now.expect(200)["content"].clone();
        content["items"][0]["heard"] = json!(heard);
        let saved = self
            .secretary
            .with("If-Match", now.etag())
            .put(&self.minutes(), &content);
        saved.expect(200);
    }

    fn act(&self, client: &Client, verb: &str, body: &Value) -> Answer {
        let now = self.secretary.get(&self.minutes());
        client.act(&format!("{}/{verb}", self.minutes()), now.etag(), body)
    }

    fn sign(&self) {
        self.act(&self.secretary, "submit", &Value::Null).expect(200);
        for client in [&self.secretary, &self.leader] {
            self.act(client, "sign", &json!({"kind": "simple"})).expect(200);
        }
    }

    fn pdf(&self, client: &Client) -> Answer {
        client.get(&format!("{}/minutes.pdf", self.path))
    }

    fn docx(&self, client: &Client) -> Answer {
        client.get(&format!("{}/minutes.docx", self.path))
    }

    /// The offer of the minutes at the meeting.
    fn offer(&self, client: &Client) -> Value {
        let address = format!("/api/v1/papers?object=meeting&object_id={}", self.meeting);
        let offers = client.get(&address).expect(200)["items"].clone();
        let of = |kind: &str| {
            offers
                .as_array()
                .unwrap()
                .iter()
                .find(|o| o["kind"] == kind)
                .cloned()
        };
        of("minutes").unwrap_or_default()
    }

    fn number(&self) -> String {
        self.offer(&self.leader)["number"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}
