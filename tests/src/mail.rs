//! A mail server for a test: it speaks SMTP over TCP, and fails the way the test says.

mod wire;

use std::{
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use veche_server::{config::Config, mail::MailPlace};

use wire::{Certificate, Wire};

/// How the server answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Takes every letter.
    Takes,
    /// «Not now» to every recipient.
    Busy,
    /// «Never» to every recipient.
    Refuses,
    /// Takes the connection and hangs up without a word.
    HangsUp,
}

/// A letter as it came over the wire, read by a program that is none of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Sender of the envelope.
    pub from: String,
    /// Recipients of the envelope.
    pub to: Vec<String>,
    /// Subject, decoded.
    pub subject: String,
    /// Headers by name, decoded.
    pub headers: Vec<(String, String)>,
    /// The part in plain text, decoded.
    pub text: String,
    /// The part in HTML, decoded.
    pub html: String,
    /// Everything, octet by octet.
    pub raw: Vec<u8>,
}

impl Letter {
    /// A header.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.as_str())
    }
}

fn part(mail: &ParsedMail<'_>, kind: &str) -> String {
    if mail.ctype.mimetype == kind {
        return mail.get_body().expect("a body that can be decoded");
    }
    let inner = mail.subparts.iter().map(|p| part(p, kind));
    inner
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

fn read(from: String, to: Vec<String>, raw: Vec<u8>) -> Letter {
    let mail = parse_mail(&raw).expect("a letter that can be read");
    let headers = mail.headers.iter().map(|h| (h.get_key(), h.get_value()));
    Letter {
        from,
        to,
        subject: mail.headers.get_first_value("Subject").unwrap_or_default(),
        headers: headers.collect(),
        text: part(&mail, "text/plain"),
        html: part(&mail, "text/html"),
        raw: raw.clone(),
    }
}

struct Shared {
    mode: Mutex<Mode>,
    letters: Mutex<Vec<Letter>>,
    calls: Mutex<usize>,
    said: Mutex<Vec<String>>,
    certificate: Option<Certificate>,
}

/// A mail server on a free port of loopback; its threads end with the test.
pub struct MailServer {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl MailServer {
    /// Starts a server that speaks in clear.
    pub fn start() -> Self {
        Self::with(None)
    }

    /// Starts a server that offers TLS under a certificate nobody knows.
    pub fn start_secure() -> Self {
        Self::with(Some(Certificate::new()))
    }

    fn with(certificate: Option<Certificate>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            mode: Mutex::new(Mode::Takes),
            letters: Mutex::default(),
            calls: Mutex::default(),
            said: Mutex::default(),
            certificate,
        });
        let inner = shared.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shared = inner.clone();
                thread::spawn(move || talk(stream, &shared));
            }
        });
        Self { address, shared }
    }

    /// Says how it answers from now on.
    pub fn set(&self, mode: Mode) {
        *self.shared.mode.lock().expect("a mode") = mode;
    }

    /// Letters taken so far.
    pub fn letters(&self) -> Vec<Letter> {
        self.shared.letters.lock().expect("letters").clone()
    }

    /// Connections made so far.
    pub fn calls(&self) -> usize {
        *self.shared.calls.lock().expect("calls")
    }

    /// Commands heard so far, each with `clear` or `secure`.
    pub fn said(&self) -> Vec<String> {
        self.shared.said.lock().expect("words").clone()
    }

    /// Its certificate in PEM.
    ///
    /// # Panics
    /// For a server that speaks in clear.
    pub fn certificate(&self) -> &str {
        &self.shared.certificate.as_ref().expect("a certificate").pem
    }

    /// Its address, where a password may go only under TLS.
    pub fn secure_url(&self) -> String {
        format!(
            "smtp://veche:secret@localhost:{}?tls=required",
            self.address.port()
        )
    }

    /// Makes a city send its letters here, and only under TLS.
    pub fn serve_secure(&self, config: &mut Config) {
        config.mail = place(&self.secure_url());
    }

    /// Makes a city send its letters here, with a name and a password.
    pub fn serve(&self, config: &mut Config) {
        let url = format!("smtp://veche:secret@{}", self.address);
        config.mail = place(&url);
        config.public_url = "https://veche.example".to_owned();
    }
}

/// A place where nobody listens.
pub fn nowhere(config: &mut Config) {
    let free = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = free.local_addr().expect("an address");
    drop(free);
    config.mail = place(&format!("smtp://{address}"));
}

fn place(url: &str) -> Option<MailPlace> {
    MailPlace::from_lookup(&|name| match name {
        "VECHE_SMTP_URL" => Some(url.to_owned()),
        "VECHE_MAIL_FROM" => Some("Вече <veche@example.org>".to_owned()),
        _ => None,
    })
    .expect("a mail server")
}

fn talk(stream: TcpStream, shared: &Shared) {
    *shared.calls.lock().expect("calls") += 1;
    let mode = *shared.mode.lock().expect("a mode");
    if mode == Mode::HangsUp {
        return;
    }
    let mut wire = Wire::Clear(stream);
    let (mut from, mut to, mut known) = (String::new(), Vec::new(), false);
    wire.say("220 test ESMTP");
    while let Some(line) = wire.line() {
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let how = if wire.is_secure() { "secure" } else { "clear" };
        shared.said.lock().expect("words").push(format!("{verb} {how}"));
        match verb.as_str() {
            "EHLO" if shared.certificate.is_some() && !wire.is_secure() => {
                wire.say("250-test\r\n250-STARTTLS\r\n250-AUTH PLAIN\r\n250 8BITMIME");
            }
            "EHLO" => wire.say("250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME"),
            "STARTTLS" => {
                wire.say("220 go on in secret");
                let certificate = shared.certificate.as_ref();
                let Some(secured) = certificate.and_then(|c| wire.secured(&c.config)) else {
                    return;
                };
                wire = secured;
            }
            // «\0veche\0secret»
            "AUTH" => {
                known = line == "AUTH PLAIN AHZlY2hlAHNlY3JldA==";
                wire.say(if known { "235 ok" } else { "535 who are you" });
            }
            "MAIL" if !known => wire.say("530 sign in first"),
            "MAIL" => {
                from = address(&line);
                to.clear();
                wire.say("250 ok");
            }
            "RCPT" => match mode {
                Mode::Busy => wire.say("451 4.3.2 come back later"),
                Mode::Refuses => wire.say("550 5.1.1 no such mailbox"),
                _ => {
                    to.push(address(&line));
                    wire.say("250 ok");
                }
            },
            "DATA" => {
                wire.say("354 go on");
                let raw = data(&mut wire);
                let letter = read(from.clone(), to.clone(), raw);
                shared.letters.lock().expect("letters").push(letter);
                wire.say("250 taken");
            }
            "QUIT" => {
                wire.say("221 bye");
                return;
            }
            _ => wire.say("250 ok"),
        }
    }
}

fn address(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map(|(address, _)| address.to_owned()).unwrap_or_default()
}

/// The letter up to the line with a dot alone; a dot that was doubled becomes one again.
fn data(wire: &mut Wire) -> Vec<u8> {
    let mut raw = Vec::new();
    while let Some(line) = wire.line().filter(|line| line != b".\r\n") {
        raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
    raw
}
