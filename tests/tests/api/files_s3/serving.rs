//! What `veche serve` says of the bucket when it starts.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use crate::files_s3::{BUCKET, Double, KEY, PREFIX, REGION, SECRET};

/// Ends the server with the test.
struct Served(Child);

/// A folder for its database, gone with the test.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("veche-s3-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn serve(home: &Home, double: &Double, secret: &str) -> Command {
    let mut command = veche_tests::command(&format!("sqlite:{}", home.0.join("veche.db").display()));
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
    let (double, home) = (Double::start(), Home::new("told"));
    let told = log_of(serve(&home, &double, SECRET));
    assert!(told.contains("the store of files answers"), "{told}");
    assert_eq!(double.inside().calls, ["HEAD "], "the bucket itself");
    let told = log_of(serve(&home, &double, "another-secret-of-the-key"));
    assert!(
        told.contains("the store of files cannot be used") && told.contains("VECHE_S3_ACCESS_KEY"),
        "{told}"
    );
    assert!(!told.contains("of-the-key"), "{told}");
}

#[test]
fn a_wrong_setting_of_the_bucket_stops_the_start() {
    let (double, home) = (Double::start(), Home::new("refused"));
    let output = serve(&home, &double, SECRET)
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
