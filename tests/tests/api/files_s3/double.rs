//! A double of S3 on a port of loopback: one bucket in memory, which believes signatures only.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, mpsc},
    thread,
    time::Duration,
};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, rt, web};
use chrono::{NaiveDateTime, Utc};

use crate::files_s3::signature::{Signed, decoded};

pub const BUCKET: &str = "scans";
pub const REGION: &str = "ru-test-1";
pub const KEY: &str = "the-name-of-the-key";
pub const SECRET: &str = "the-secret-of-the-key";

/// What it holds and how it behaves.
#[derive(Default)]
pub struct Inside {
    /// Contents by their keys.
    pub objects: HashMap<String, Vec<u8>>,
    /// Calls that it answered, well or not: the method with the key.
    pub calls: Vec<String>,
    /// How many of the next calls it answers 503.
    pub unwell: usize,
    /// Whether it takes a call and says nothing.
    pub hangs: bool,
}

/// A running double.
pub struct Double {
    pub port: u16,
    inside: Arc<Mutex<Inside>>,
}

impl Double {
    pub fn start() -> Self {
        let inside = Arc::new(Mutex::new(Inside::default()));
        let shared = web::Data::from(inside.clone());
        let (tell, hear) = mpsc::channel();
        thread::spawn(move || {
            rt::System::new().block_on(async move {
                let app = move || {
                    App::new()
                        .app_data(shared.clone())
                        .app_data(web::PayloadConfig::new(64 << 20))
                        .default_service(web::to(answer))
                };
                let server = HttpServer::new(app).workers(1).disable_signals();
                let server = server.bind(("127.0.0.1", 0)).expect("a free port");
                tell.send(server.addrs()[0].port()).expect("the test waits");
                drop(server.run().await);
            });
        });
        Self {
            port: hear.recv().expect("the double starts"),
            inside,
        }
    }

    pub fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().expect("no call panicked")
    }

    /// Calls of a method.
    pub fn count(&self, method: &str) -> usize {
        let inside = self.inside();
        inside
            .calls
            .iter()
            .filter(|call| call.starts_with(method))
            .count()
    }
}

async fn answer(request: HttpRequest, body: web::Bytes, inside: web::Data<Mutex<Inside>>) -> HttpResponse {
    if let Err(code) = believed(&request) {
        // As S3 does, it repeats the key: a log must not.
        let text = format!("<Error><Code>{code}</Code><AWSAccessKeyId>{KEY}</AWSAccessKeyId></Error>");
        return HttpResponse::Forbidden()
            .content_type("application/xml")
            .body(text);
    }
    let key = match key_of(&request) {
        Some(key) => key,
        None => return HttpResponse::NotFound().body("<Error><Code>NoSuchBucket</Code></Error>"),
    };
    if inside.lock().expect("no panic").hangs {
        rt::time::sleep(Duration::from_secs(600)).await;
    }
    let mut inside = inside.lock().expect("no panic");
    inside.calls.push(format!("{} {key}", request.method()));
    if inside.unwell > 0 {
        inside.unwell -= 1;
        return HttpResponse::ServiceUnavailable().body("<Error><Code>SlowDown</Code></Error>");
    }
    match request.method().as_str() {
        "HEAD" if key.is_empty() => HttpResponse::Ok().finish(),
        "PUT" => {
            inside.objects.insert(key, body.to_vec());
            HttpResponse::Ok().finish()
        }
        "HEAD" | "GET" => match inside.objects.get(&key) {
            Some(content) => HttpResponse::Ok().body(content.clone()),
            None => HttpResponse::NotFound().body("<Error><Code>NoSuchKey</Code></Error>"),
        },
        _ => HttpResponse::MethodNotAllowed().finish(),
    }
}

/// The key, of the address in either style.
fn key_of(request: &HttpRequest) -> Option<String> {
    let path = decoded(request.uri().path());
    if host(request).starts_with(&format!("{BUCKET}.")) {
        return path.strip_prefix('/').map(str::to_owned);
    }
    path.strip_prefix(&format!("/{BUCKET}/")).map(str::to_owned)
}

fn host(request: &HttpRequest) -> &str {
    request
        .headers()
        .get("host")
        .map_or("", |host| host.to_str().expect("a text"))
}

/// Whether a request is signed by the key, for this region, and lately.
fn believed(request: &HttpRequest) -> Result<(), &'static str> {
    let headers: Vec<(&str, &str)> = request
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str(), value.to_str().expect("a text")))
        .collect();
    let signed = Signed {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query().unwrap_or_default(),
        headers: &headers,
    };
    let given = |name: &str| signed.parameter(name).ok_or("AccessDenied");
    if given("X-Amz-Algorithm")? != "AWS4-HMAC-SHA256" || given("X-Amz-SignedHeaders")? != "host" {
        return Err("AuthorizationQueryParametersError");
    }
    let date = given("X-Amz-Date")?;
    let at = NaiveDateTime::parse_from_str(&date, "%Y%m%dT%H%M%SZ").map_err(|_| "AccessDenied")?;
    let age = (Utc::now().naive_utc() - at).num_seconds();
    let lasts: i64 = given("X-Amz-Expires")?.parse().map_err(|_| "AccessDenied")?;
    if age < -60 || age > lasts || lasts > 3600 {
        return Err("AccessDenied");
    }
    if given("X-Amz-Credential")? != format!("{KEY}/{}/{REGION}/s3/aws4_request", &date[..8]) {
        return Err("InvalidAccessKeyId");
    }
    match signed.signature(SECRET) == Some(given("X-Amz-Signature")?) {
        true => Ok(()),
        false => Err("SignatureDoesNotMatch"),
    }
}
