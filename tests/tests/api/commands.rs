//! The binary as its user runs it.

use std::process::Output;

use serde_json::Value;
use veche_store::Address;
use veche_tests::{command, on_both};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/server/demo");

fn url(address: &Address) -> String {
    match address {
        Address::Sqlite(path) => format!("sqlite:{path}"),
        Address::Postgres(url) => url.clone(),
    }
}

fn run(database: &str, arguments: &[&str]) -> Output {
    command(database).args(arguments).output().unwrap()
}

#[test]
fn a_dry_run_answers_json_alone_and_touches_nothing() {
    on_both(|city| {
        let database = url(city.store.address());
        let before = city.store.read(veche_store::journal::journal_seq).unwrap();
        let file = format!("{DEMO}/people_messy.xlsx");
        let arguments = [
            "import",
            "people",
            &file,
            "--as-of",
            "2026-09-01",
            "--dry-run",
            "--format",
            "json",
        ];
        let output = run(&database, &arguments);
        assert!(output.status.success(), "rejected rows do not fail the command");
        let answer: Value = serde_json::from_slice(&output.stdout).expect("standard output is only the JSON");
        assert_eq!(answer["rows"].as_array().unwrap().len(), 300);
        let first = &answer["rows"][0];
        assert_eq!(
            (first["row"].as_i64(), first["class"].as_str()),
            (Some(8), Some("NEW"))
        );
        assert!(first["error"].is_null() && first["warnings"].is_array());
        assert_eq!(answer["summary"]["persons_to_create"], 238);
        assert_eq!(
            city.store.read(veche_store::journal::journal_seq).unwrap(),
            before
        );
        assert!(run(&database, &arguments[..5]).status.success());
        let department = city.sign_in("department");
        assert_eq!(
            department.get("/api/v1/people?count=true&limit=1").expect(200)["total"],
            238
        );
        assert!(run(&database, &["verify-journal"]).status.success());
    });
}

#[test]
fn a_demo_city_is_filled_once_and_stays_on_loopback() {
    let folder = std::env::temp_dir().join(format!("veche-demo-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let database = format!("sqlite:{}", folder.join("demo.db").display());
    assert!(run(&database, &["demo"]).status.success());
    let again = run(&database, &["demo"]);
    assert!(again.status.success() && String::from_utf8_lossy(&again.stdout).contains("nothing changed"));
    assert!(run(&database, &["verify-journal"]).status.success());
    let refused = command(&database)
        .arg("serve")
        .env("VECHE_LISTEN", "0.0.0.0:0")
        .output()
        .unwrap();
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("demo"));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_wrong_call_says_what_is_wrong() {
    let nowhere = run("mysql://x", &["migrate"]);
    assert!(!nowhere.status.success());
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("VECHE_DATABASE_URL"));
    on_both(|city| {
        let missing = run(
            &url(city.store.address()),
            &["import", "people", "no-such-file.xlsx"],
        );
        assert!(!missing.status.success());
        assert!(String::from_utf8_lossy(&missing.stderr).contains("no-such-file.xlsx"));
    });
}

/// What the system says of a process.
#[cfg(target_os = "linux")]
fn told(id: u32, file: &str, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{id}/{file}")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().find_map(|word| word.parse().ok())
}

#[cfg(target_os = "linux")]
#[test]
fn the_child_that_reads_files_has_taken_little_when_its_limit_is_set() {
    use std::{io::Write, time::Duration};
    use veche_server::imports::parse::{MEMORY, reader};
    use veche_tests::veche;

    let mut child = reader(&veche(), "people_messy.xlsx").spawn().unwrap();
    let mut tries = 0;
    while told(child.id(), "limits", "Max address space") != Some(MEMORY) {
        tries += 1;
        assert!(tries < 1_000, "the child sets itself no limit");
        std::thread::sleep(Duration::from_millis(10));
    }
    let taken = told(child.id(), "status", "VmPeak:").unwrap() << 10;
    assert!(
        taken < MEMORY * 2 / 3,
        "{taken} bytes of {MEMORY} were taken before a file was seen"
    );
    let file = std::fs::read(format!("{DEMO}/people_messy.xlsx")).unwrap();
    child.stdin.take().unwrap().write_all(&file).unwrap();
    let answer: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert!(answer["Ok"].is_object(), "{answer}");
}
