//! What `veche serve` says of the bucket when it starts.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use crate::{BUCKET, Double, KEY, PREFIX, REGION, SECRET};

/// Ends the server with the test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn serve(name: &str, double: &Double, secret: &str) -> Command {
    let folder = std::env::temp_dir().join(format!("veche-s3-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut command = veche_tests::command(&format!("sqlite:{}", folder.join("veche.db").display()));
    command
        .arg("serve")
        .env("RUST_LOG", "info")
        .env("VECHE_LISTEN", "127.0.0.1:0")
        .env("VECHE_FILES", format!("s3://{BUCKET}/{PREFIX}"))
        .env("VECHE_S3_ENDPOINT", format!("http://127.0.0.1:{}", double.port))
        .env("VECHE_S3_REGION", REGION)
        .env("VECHE_S3_ACCESS_KEY", KEY)
        .env("VECHE_S3_SECRET_KEY", secret)
        .stderr(Stdio::piped());
    command
}

/// The log until the line about the bucket.
fn log_of(mut command: Command) -> String {
    let mut served = Served(command.spawn().unwrap());
    let log = BufReader::new(served.0.stderr.take().unwrap());
    let mut told = String::new();
    for line in log.lines() {
        let line = line.unwrap();
        told.push_str(&line);
        if line.contains("the store of files") {
            break;
        }
    }
    assert!(served.0.try_wait().unwrap().is_none(), "it serves on: {told}");
    told
}

#[test]
fn the_bucket_is_asked_at_start_and_a_refusal_stops_nothing() {
    let double = Double::start();
    let told = log_of(serve("right", &double, SECRET));
    assert!(told.contains("the store of files answers"), "{told}");
    assert_eq!(double.inside().calls, ["HEAD "], "the bucket itself");
    let told = log_of(serve("wrong", &double, "another-secret-of-the-key"));
    assert!(
        told.contains("the store of files cannot be used") && told.contains("VECHE_S3_ACCESS_KEY"),
        "{told}"
    );
    assert!(!told.contains("of-the-key"), "{told}");
}

#[test]
fn a_wrong_setting_of_the_bucket_stops_the_start() {
    let double = Double::start();
    let output = serve("unset", &double, SECRET)
        .env_remove("VECHE_S3_REGION")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && told.contains("VECHE_S3_REGION"),
        "{told}"
    );
    assert!(!told.contains("of-the-key"), "{told}");
}
