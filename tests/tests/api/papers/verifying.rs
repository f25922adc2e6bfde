//! The public pages: what anybody may know of a number.

use std::fs;

use serde_json::Value;
use sha2::{Digest, Sha256};
use veche_server::files::Place;
use veche_tests::{City, Client, on_both};

use super::scene;

fn json(client: &Client, number: &str) -> Value {
    client
        .with("Accept", "application/json")
        .get(&format!("/verify/{number}"))
        .json()
}

/// Where the content of a hash lies.
fn place(city: &City, sha256: &str) -> std::path::PathBuf {
    let Place::Folder(folder) = &city.state().config.files else {
        panic!("tests keep files in a folder");
    };
    folder.join(&sha256[..2]).join(sha256)
}

#[test]
fn anybody_checks_a_number_and_compares_a_copy() {
    on_both(|city| {
        let scene = scene(city);
        scene.sign();
        let paper = scene.pdf(&scene.leader);
        let (number, stranger) = (scene.number(), city.stranger());
        let address = format!("/verify/{number}");
        let told = json(&stranger, &number);
        assert_eq!(told["state"], "known");
        assert_eq!(told["kind"], "minutes");
        assert_eq!(told["issued_on"], "2026-11-25");
        let sha256 = hex::encode(Sha256::digest(&paper.bytes));
        assert_eq!(told["files"][0]["sha256"], sha256.as_str());

        let page = stranger.get(&address);
        assert_eq!(page.status, 200);
        assert!(
            page.text.contains("<html lang=\"ru\">")
                && page.text.contains(&number)
                && page.text.contains(&sha256)
        );
        let english = stranger.with("Accept-Language", "en-GB,en;q=0.9").get(&address);
        assert!(
            english.text.contains("<html lang=\"en\">") && english.text.contains("Compare your own copy")
        );
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-")
                && policy.contains("form-action 'self'"),
            "{policy}"
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        // Nobody who took part is named, in neither form.
        for text in [&page.text, &told.to_string()] {
            assert!(!text.contains("Участников") && !text.contains("Анна"), "{text}");
            assert!(!text.contains("<script"));
        }
        // As people type it: small letters, no dashes, a Russian keyboard.
        let typed = number
            .to_lowercase()
            .replace('-', "")
            .replace('a', "а")
            .replace('k', "к");
        assert_eq!(json(&stranger, &typed)["number"], number.as_str());

        let compared = |bytes: &[u8]| {
            let answer =
                stranger
                    .with("Accept", "application/json")
                    .upload(&address, "протокол.pdf", bytes, &[]);
            answer.expect(200)["result"].clone()
        };
        assert_eq!(compared(&paper.bytes), "matches");
        let mut other = paper.bytes.clone();
        other.push(b'\n');
        assert_eq!(compared(&other), "differs");
        let page = stranger
            .without("X-Veche")
            .upload(&address, "протокол.pdf", &paper.bytes, &[]);
        assert!(page.text.contains("Экземпляр совпадает"), "{}", page.text);
        let empty = stranger.upload(&address, "a.pdf", b"", &[]);
        assert!(
            empty.status == 422 && empty.text.contains("Файл не выбран"),
            "{}",
            empty.text
        );
        let large = stranger.upload(&address, "a.pdf", &vec![0; (25 << 20) + 1], &[]);
        assert!(
            large.status == 413 && large.text.contains("25 МБ"),
            "{}",
            large.text
        );
    });
}

#[test]
fn a_file_that_was_altered_or_lost_is_told() {
    on_both(|city| {
        let scene = scene(city);
        scene.sign();
        let paper = scene.pdf(&scene.leader);
        let (number, stranger) = (scene.number(), city.stranger());
        let place = place(city, &hex::encode(Sha256::digest(&paper.bytes)));
        fs::write(&place, b"%PDF-1.7 another").unwrap();
        assert_eq!(json(&stranger, &number)["state"], "altered");
        let page = stranger.get(&format!("/verify/{number}"));
        assert!(page.text.contains("Хранимый файл изменён"), "{}", page.text);
        let again = scene.pdf(&scene.leader);
        assert!(
            again.status == 200 && again.bytes == paper.bytes,
            "the very same is written again"
        );
        fs::remove_file(&place).unwrap();
        assert_eq!(json(&stranger, &number)["state"], "file_lost");
    });
}

#[test]
fn a_number_nobody_has_is_told_clearly_and_guessing_is_slowed_down() {
    on_both(|city| {
        let stranger = city.stranger();
        let unknown = veche_domain::papers::paper_number([7; 11]);
        let page = stranger.get(&format!("/verify/{unknown}"));
        assert!(
            page.status == 404 && page.text.contains("Документа с таким номером нет"),
            "{}",
            page.text
        );
        let page = stranger.get("/verify/ABCD-EFGH-JKLM");
        assert!(
            page.status == 404 && page.text.contains("В номере опечатка"),
            "{}",
            page.text
        );
        assert_eq!(json(&stranger, "zzz")["state"], "unknown");
        let start = stranger.get("/verify");
        assert!(
            start.status == 200 && start.text.contains("name=\"number\""),
            "{}",
            start.text
        );
        assert_eq!(stranger.get("/verify?number=zzz").status, 404);
        let statuses: Vec<u16> = (0..60u8)
            .map(|n| {
                stranger
                    .get(&format!(
                        "/verify/{}",
                        veche_domain::papers::paper_number([n; 11])
                    ))
                    .status
            })
            .collect();
        assert_eq!((statuses[0], statuses[59]), (404, 429), "{statuses:?}");
    });
}
