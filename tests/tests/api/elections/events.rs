//! The stream that tells of changes of a meeting.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Child, Command},
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use veche_store::Address;
use veche_tests::{Backend, City, PASSWORD, Registrar, command, on_both};

use super::{TODAY, cast, meets, no, opened, yes};

/// The number of the next event that comes within the time.
fn next(lines: &Receiver<String>, within: Duration) -> Result<i64, RecvTimeoutError> {
    let until = Instant::now() + within;
    loop {
        let line = lines.recv_timeout(until.saturating_duration_since(Instant::now()))?;
        if let Some(data) = line.strip_prefix("data: ") {
            return Ok(serde_json::from_str::<Value>(data).unwrap()["seq"]
                .as_i64()
                .unwrap());
        }
        assert!(
            line.is_empty() || line == "event: changed" || line.starts_with(':'),
            "{line}"
        );
    }
}

#[test]
fn who_looks_at_a_meeting_hears_of_its_changes_and_of_no_others() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 3, TODAY);
        let member = city.account_of("member", &of.people[2]);
        let path = opened(&registrar.department, &meeting, "leader", &[&of.people[2]]);
        let events = format!("{meeting}/events");
        city.stranger().get(&events).refused(401, "unauthenticated");
        member
            .get("/api/v1/meetings/018f0000-0000-7000-8000-000000000000/events")
            .refused(404, "not_found");

        let (soon, late) = (Duration::from_secs(2), Duration::from_millis(1500));
        // A browser offers to take everything compressed; the events come at once nevertheless.
        let (answer, lines) = member
            .with("Accept-Encoding", "br, gzip, deflate")
            .listen(&events);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, "text/event-stream")
        );
        assert_eq!(
            (answer.header("content-encoding"), answer.header("cache-control")),
            ("identity", "private, no-store")
        );
        let begun = next(&lines, soon).expect("the state at the beginning");
        assert_eq!(begun, city.store.read(veche_store::journal::journal_seq).unwrap());
        cast(&registrar.department, &path, &of.people[0], &yes(&of.people[2])).expect(200);
        let told = next(&lines, soon).expect("a vote is told of");
        assert_eq!(told, city.store.read(veche_store::journal::journal_seq).unwrap());
        // The same vote once more is no change, and another meeting is not this one.
        cast(&registrar.department, &path, &of.people[0], &yes(&of.people[2])).expect(200);
        registrar.meeting(&of, "2026-12-20", &json!({}));
        assert_eq!(next(&lines, late), Err(RecvTimeoutError::Timeout));

        // With the session ends the stream: nothing is told to who signed out.
        member.send("DELETE", "/api/v1/session", None, &[]);
        cast(&registrar.department, &path, &of.people[1], &no()).expect(200);
        assert_eq!(next(&lines, soon), Err(RecvTimeoutError::Disconnected));
    });
}

#[test]
fn an_account_listens_ten_times_at_most() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (_, meeting) = meets(&registrar, 2, TODAY);
        let events = format!("{meeting}/events");
        let open: Vec<_> = (0..10).map(|_| registrar.department.listen(&events)).collect();
        assert!(open.iter().all(|(answer, _)| answer.status == 200));
        let refused = registrar.department.get(&events);
        refused.refused(429, "too_many_requests");
        assert_eq!(refused.header("retry-after"), "15");
        let (other, _lines) = city.sign_in("admin").listen(&events);
        assert_eq!(other.status, 200);
    });
}

/// A server of its own on the city's database; it is stopped with the test, whatever happens.
struct Serving(Child, String);

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn serve(city: &City) -> Serving {
    let Address::Sqlite(path) = city.store.address() else {
        panic!("a file is expected");
    };
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let child = command(&format!("sqlite:{path}"))
        .arg("serve")
        .env("VECHE_LISTEN", free.to_string())
        .spawn()
        .unwrap();
    let serving = Serving(child, format!("http://{free}"));
    for _ in 0..100 {
        if ureq::get(format!("{}/readyz", serving.1)).call().is_ok() {
            return serving;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("the server never got ready");
}

#[cfg(unix)]
#[test]
fn a_server_that_is_asked_to_stop_lets_its_listeners_go() {
    let city = City::start(Backend::Sqlite).unwrap();
    let (_, meeting) = meets(&Registrar::of(&city), 2, TODAY);
    let mut serving = serve(&city);
    let base = serving.1.clone();
    let signed_in = ureq::post(format!("{base}/api/v1/session"))
        .header("X-Veche", "1")
        .send_json(json!({"login": "department", "password": PASSWORD}))
        .unwrap();
    let cookie = signed_in.headers()["set-cookie"].to_str().unwrap().to_owned();
    let stream = ureq::get(format!("{base}{meeting}/events"))
        .header("Cookie", cookie.split(';').next().unwrap())
        .call()
        .unwrap();
    let mut lines = BufReader::new(stream.into_body().into_reader()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "event: changed");
    let asked = Instant::now();
    let told = Command::new("kill")
        .args(["-TERM", &serving.0.id().to_string()])
        .status();
    assert!(told.unwrap().success());
    let stopped = loop {
        if let Some(status) = serving.0.try_wait().unwrap() {
            break status;
        }
        // Without being told, the stream would hold the stop for the half minute that requests are given.
        assert!(
            asked.elapsed() < Duration::from_secs(10),
            "the listener holds the server"
        );
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(stopped.success(), "{stopped}");
}
