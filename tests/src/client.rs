//! A client of the API: a cookie, the header of the page, JSON.

use std::{
    io::{BufRead, BufReader},
    sync::mpsc::{self, Receiver},
    thread,
};

use serde_json::Value;
use ureq::{Agent, http::Request};

use crate::Answer;

/// A client; signed in, or a stranger.
#[derive(Debug, Clone)]
pub struct Client {
    agent: Agent,
    base: String,
    cookie: Option<String>,
    headers: Vec<(String, String)>,
}

impl Client {
    pub(crate) fn stranger(base: &str) -> Self {
        let agent: Agent = Agent::config_builder().http_status_as_error(false).build().into();
        let headers = vec![("X-Veche".to_owned(), "1".to_owned())];
        Self {
            agent,
            base: base.to_owned(),
            cookie: None,
            headers,
        }
    }

    pub(crate) fn with_cookie(mut self, set_cookie: &str) -> Self {
        self.cookie = set_cookie.split(';').next().map(str::to_owned);
        self
    }

    /// The same client with one more header.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.push((name.to_owned(), value.to_owned()));
        other
    }

    /// The same client without a header.
    pub fn without(&self, name: &str) -> Self {
        let mut other = self.clone();
        other.headers.retain(|(n, _)| !n.eq_ignore_ascii_case(name));
        other
    }

    /// Sends a request.
    pub fn send(&self, method: &str, path: &str, content_type: Option<&str>, body: &[u8]) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{}", self.base, encoded(path)));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("Cookie", cookie);
        }
        if let Some(content_type) = content_type {
            request = request.header("Content-Type", content_type);
        }
        let request = request.body(body.to_vec()).expect("a request");
        let mut response = self
            .agent
            .run(request)
            .unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.as_str().to_owned(),
                    value.to_str().unwrap_or_default().to_owned(),
                )
            })
            .collect();
        let status = response.status().as_u16();
        let bytes = response
            .body_mut()
            .with_config()
            .limit(64 << 20)
            .read_to_vec()
            .expect("a body");
        Answer {
            status,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    /// Listens: gives the status, the headers by lower-case name, and the lines as they come.
    pub fn listen(&self, path: &str) -> (Answer, Receiver<String>) {
        let mut request = Request::builder().uri(format!("{}{path}", self.base));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("Cookie", cookie);
        }
        let request = request.body(Vec::new()).expect("a request");
        let response = self
            .agent
            .run(request)
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let headers = response.headers().iter();
        let answer = Answer {
            status: response.status().as_u16(),
            headers: headers
                .map(|(name, value)| {
                    let value = value.to_str().unwrap_or_default();
                    (name.as_str().to_owned(), value.to_owned())
                })
                .collect(),
            text: String::new(),
            bytes: Vec::new(),
        };
        let (tell, hear) = mpsc::channel();
        let lines = BufReader::new(response.into_body().into_reader()).lines();
        // Ends with the stream, or when nobody hears any more.
        thread::spawn(move || lines.map_while(Result::ok).all(|line| tell.send(line).is_ok()));
        (answer, hear)
    }

    /// Reads.
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, &[])
    }

    /// Creates or acts.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(
            "POST",
            path,
            Some("application/json"),
            body.to_string().as_bytes(),
        )
    }

    /// Puts.
    pub fn put(&self, path: &str, body: &Value) -> Answer {
        self.send("PUT", path, Some("application/json"), body.to_string().as_bytes())
    }

    /// Acts on the version of an object.
    pub fn act(&self, path: &str, etag: &str, body: &Value) -> Answer {
        self.with("If-Match", etag).post(path, body)
    }

    /// Changes the version of an object.
    pub fn patch(&self, path: &str, etag: &str, body: &Value) -> Answer {
        let json = Some("application/json");
        self.with("If-Match", etag)
            .send("PATCH", path, json, body.to_string().as_bytes())
    }

    /// Removes.
    pub fn delete(&self, path: &str, etag: &str) -> Answer {
        self.with("If-Match", etag).send("DELETE", path, None, &[])
    }

    /// Uploads a file with form fields.
    pub fn upload(&self, path: &str, file_name: &str, file: &[u8], fields: &[(&str, &str)]) -> Answer {
        let boundary = "veche-test-boundary-7f3a";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        self.send(
            "POST",
            path,
            Some(&format!("multipart/form-data; boundary={boundary}")),
            &body,
        )
    }

    /// Every row of a list, page after page.
    pub fn all(&self, path: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        let mut cursor = String::new();
        loop {
            let joint = if path.contains('?') { '&' } else { '?' };
            let after = if cursor.is_empty() {
                String::new()
            } else {
                format!("{joint}cursor={cursor}")
            };
            let page = self.get(&format!("{path}{after}")).expect(200);
            rows.extend(page["items"].as_array().expect("items").iter().cloned());
            match page["next"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => return rows,
            }
        }
    }
}

/// A path as a browser sends it: what is typed in Russian goes out percent-encoded.
fn encoded(path: &str) -> String {
    path.bytes()
        .map(|b| {
            if b.is_ascii_graphic() {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}
