//! Files in a bucket of S3: what is kept and how often, what each fault is called, and a scan over the API.

mod double;
mod serving;
mod signature;

use std::{future::Future, net::TcpListener, time::Duration};

use actix_web::rt::System;
use double::{BUCKET, Double, KEY, REGION, SECRET};
use serde_json::json;
use veche_server::files::{Files, Patience, Place};
use veche_tests::{Registrar, id_of, on_both_with};

const PREFIX: &str = "сканы приказов/2026";
const CONTENT: &[u8] = b"%PDF-1.7 scanned";

const QUICK: Patience = Patience {
    connect: Duration::from_millis(500),
    whole: Duration::from_millis(2000),
    waits: [Duration::from_millis(5); 3],
};

/// The settings of a bucket on a port, some of them changed.
fn place(endpoint: &str, changes: &[(&str, &str)]) -> Place {
    let files = format!("s3://{BUCKET}/{PREFIX}");
    let settings = [
        ("VECHE_FILES", files.as_str()),
        ("VECHE_S3_ENDPOINT", endpoint),
        ("VECHE_S3_REGION", REGION),
        ("VECHE_S3_ACCESS_KEY", KEY),
        ("VECHE_S3_SECRET_KEY", SECRET),
    ];
    let find = |name: &str| changes.iter().chain(&settings).find(|(n, _)| *n == name);
    Place::from_lookup(|name| find(name).map(|(_, value)| (*value).to_owned())).expect("settings")
}

fn files(double: &Double, changes: &[(&str, &str)]) -> Files {
    let place = place(&format!("http://127.0.0.1:{}", double.port), changes);
    Files::with_patience(&place, QUICK).expect("a bucket")
}

fn run<T>(work: impl Future<Output = T>) -> T {
    System::new().block_on(work)
}

/// What the log is told of a failed reading; never a secret.
#[track_caller]
fn fault_of_reading(files: &Files, hash: &str) -> String {
    let told = run(files.read(hash)).expect_err("a fault").to_string();
    assert!(
        told.contains(hash) && !told.contains("of-the-key") && !told.contains("X-Amz"),
        "{told}"
    );
    told
}

#[test]
fn a_content_is_kept_once_under_its_hash_and_read_back() {
    let double = Double::start();
    let files = files(&double, &[]);
    let hash = run(files.keep(CONTENT.to_vec())).unwrap();
    assert_eq!(run(files.keep(CONTENT.to_vec())).unwrap(), hash);
    assert_eq!(
        (double.count("PUT"), double.count("HEAD")),
        (1, 2),
        "it is not sent again"
    );
    let key = format!("{PREFIX}/{}/{hash}", &hash[..2]);
    assert_eq!(
        double.inside().objects.get(&key).map(Vec::as_slice),
        Some(CONTENT)
    );
    assert_eq!(run(files.read(&hash)).unwrap(), CONTENT);
    let large = vec![7; 25 << 20];
    let hash = run(files.keep(large.clone())).unwrap();
    assert!(run(files.read(&hash)).unwrap() == large);
    let told = format!("{files:?}");
    assert!(told.contains(BUCKET) && !told.contains("of-the-key"), "{told}");
}

#[test]
fn the_bucket_may_stand_before_the_host_and_at_the_root() {
    let double = Double::start();
    let at = format!("http://localhost:{}", double.port);
    for (style, prefix) in [("host", ""), ("path", "")] {
        let whole = format!("s3://{BUCKET}{prefix}");
        let place = place(&at, &[("VECHE_S3_STYLE", style), ("VECHE_FILES", &whole)]);
        let files = Files::with_patience(&place, QUICK).unwrap();
        let content = style.as_bytes().to_vec();
        let hash = run(files.keep(content.clone())).unwrap();
        assert_eq!(run(files.read(&hash)).unwrap(), content);
        let key = format!("{}/{hash}", &hash[..2]);
        assert!(double.inside().objects.contains_key(&key), "{style}");
    }
}

#[test]
fn a_missing_and_a_changed_content_are_told_apart() {
    let double = Double::start();
    let files = files(&double, &[]);
    assert!(fault_of_reading(&files, "00ff").contains("not in the store"));
    let hash = run(files.keep(CONTENT.to_vec())).unwrap();
    let key = format!("{PREFIX}/{}/{hash}", &hash[..2]);
    double.inside().objects.insert(key.clone(), b"another".to_vec());
    assert!(fault_of_reading(&files, &hash).contains("has changed"));
    // Whoever sends the scan again mends what is plainly not it.
    run(files.keep(CONTENT.to_vec())).unwrap();
    assert_eq!(run(files.read(&hash)).unwrap(), CONTENT);
}

#[test]
fn a_refused_key_and_a_missing_bucket_are_told_apart() {
    let double = Double::start();
    let wrong = files(&double, &[("VECHE_S3_SECRET_KEY", "another-secret-of-the-key")]);
    let told = fault_of_reading(&wrong, "00ff");
    assert!(
        told.contains("VECHE_S3_ACCESS_KEY (403 SignatureDoesNotMatch)"),
        "{told}"
    );
    let told = run(wrong.keep(CONTENT.to_vec())).unwrap_err().to_string();
    assert!(
        told.contains("VECHE_S3_ACCESS_KEY (403)") && !told.contains("of-the-key"),
        "{told}"
    );
    let elsewhere = files(&double, &[("VECHE_S3_REGION", "ru-test-2")]);
    assert!(fault_of_reading(&elsewhere, "00ff").contains("403 InvalidAccessKeyId"));
    let nowhere = files(&double, &[("VECHE_FILES", "s3://nowhere")]);
    assert!(
        fault_of_reading(&nowhere, "00ff")
            .contains("VECHE_FILES is not at VECHE_S3_ENDPOINT (404 NoSuchBucket)")
    );
    assert!(double.inside().calls.is_empty());
}

#[test]
fn a_store_that_is_unwell_is_asked_again_but_not_for_ever() {
    let double = Double::start();
    let files = files(&double, &[]);
    double.inside().unwell = 2;
    let hash = run(files.keep(CONTENT.to_vec())).unwrap();
    assert_eq!((double.count("HEAD"), double.count("PUT")), (3, 1));
    double.inside().unwell = 2;
    assert_eq!(run(files.read(&hash)).unwrap(), CONTENT);
    assert_eq!(double.count("GET"), 3);
    double.inside().unwell = 100;
    let told = fault_of_reading(&files, &hash);
    assert!(told.contains("the store fails: 503 SlowDown"), "{told}");
    assert_eq!(double.count("GET"), 3 + 4, "one call and three repetitions");
}

#[test]
fn a_store_that_hangs_or_is_not_there_is_given_up_in_time() {
    let double = Double::start();
    double.inside().hangs = true;
    let whole = Duration::from_millis(300);
    let at = place(&format!("http://127.0.0.1:{}", double.port), &[]);
    let files = Files::with_patience(&at, Patience { whole, ..QUICK }).unwrap();
    let began = std::time::Instant::now();
    let told = fault_of_reading(&files, "00ff");
    assert!(told.contains("unreachable: no whole answer in time"), "{told}");
    assert!(began.elapsed() >= whole && began.elapsed() < 10 * whole);

    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let nobody = Files::with_patience(&place(&format!("http://{free}"), &[]), QUICK).unwrap();
    let told = fault_of_reading(&nobody, "00ff");
    assert!(told.contains("unreachable") && told.contains("refused"), "{told}");
}

/// Where the system trusts no authority, opening says so; else a store without TLS is not taken for one with it.
#[test]
fn https_is_not_answered_by_plain_http() {
    let double = Double::start();
    match Files::with_patience(&place(&format!("https://localhost:{}", double.port), &[]), QUICK) {
        Err(told) => assert!(
            told.contains("VECHE_S3_ENDPOINT") && told.contains("SSL_CERT_FILE"),
            "{told}"
        ),
        Ok(files) => assert!(fault_of_reading(&files, "00ff").contains("unreachable")),
    }
}

#[test]
fn a_scan_of_an_order_is_kept_in_the_bucket() {
    let double = Double::start();
    let at = place(&format!("http://127.0.0.1:{}", double.port), &[]);
    on_both_with(
        |config| config.files = at.clone(),
        |city| {
            double.inside().objects.clear();
            let hand = Registrar::of(city);
            let association = hand.draft(
                &json!({"code": "A02", "name": "ММО учителей математики", "kind": "mmo",
                "subject_code": "math", "audience": "учителя"}),
            );
            let association = association.rsplit('/').next();
            let body = json!({"kind": "create", "issuer": "department", "title": "О создании",
                "items": [{"effect": {"kind": "create", "association_id": association}}]});
            let made = hand.department.post("/api/v1/orders", &body).expect(201);
            let order = format!("/api/v1/orders/{}", id_of(&made));
            let send = || {
                let now = hand.department.get(&order);
                let client = hand.department.with("If-Match", now.etag());
                client.upload(
                    &format!("{order}/files"),
                    "Приказ.pdf",
                    CONTENT,
                    &[("kind", "scan")],
                )
            };
            let added = send().expect(200);
            assert_eq!(double.inside().objects.len(), 1);
            let file = format!("{order}/files/{}", id_of(&added["files"][0]));
            let got = hand.department.get(&file);
            assert_eq!((got.status, got.text.as_bytes()), (200, CONTENT));

            // What is wrong with the bucket is for the log; the person hears what she may do.
            let objects = std::mem::take(&mut double.inside().objects);
            let refused = hand.department.get(&file).refused(500, "internal");
            assert!(!refused.to_string().contains("store"), "{refused}");
            double.inside().objects = objects;
            hand.department.get(&file).expect(200);
        },
    );
}
