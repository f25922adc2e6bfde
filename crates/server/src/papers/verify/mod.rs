//! Anybody checks a number: what the paper is, and whether what is kept of it is what was issued.
//!
//! Nothing personal is told. Numbers are 55 random bits, and whoever tries many of them is slowed down like whoever
//! tries passwords.

mod page;
mod words;

use std::time::Instant;

use actix_multipart::Multipart;
use actix_web::{
    HttpRequest, HttpResponse, get,
    http::{StatusCode, header},
    post, web,
};
use futures_util::{StreamExt, TryStreamExt};
use sha2::{Digest, Sha256};
use veche_domain::{
    papers::{ComparisonAnswer, Verification, VerificationState, read_paper_number},
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    StoreError,
    papers::{has_newer, issued_by_number, out_of_force},
};

use crate::{error::ApiResult, files::Kept, state::State};

pub(super) use page::STYLE_HASH;
use page::{Shown, page};
use words::Language;

/// Largest copy that is compared, bytes.
const MOST_BYTES: usize = 25 << 20;
/// Bytes of a file that is too large which are still read.
const DRAINED: usize = 100 << 20;
/// Longest number that is looked at, characters: people type spaces.
const LONGEST: usize = 60;

/// Whole address of the page of a number.
pub(super) fn address(state: &State, number: &str) -> String {
    format!(
        "{}/verify/{number}",
        state.config.public_url.trim_end_matches('/')
    )
}

/// The page with the field for a number; the field itself leads here with `?number=`.
#[get("/verify")]
pub(super) async fn start_verification(
    request: HttpRequest,
    query: web::Query<std::collections::HashMap<String, String>>,
) -> HttpResponse {
    let typed = query.get("number").map(|text| text.trim()).unwrap_or_default();
    if typed.is_empty() {
        return html(StatusCode::OK, page(Language::of(&request), &Shown::Start));
    }
    match read_paper_number(typed) {
        Some(number) => HttpResponse::SeeOther()
            .insert_header((header::LOCATION, format!("/verify/{number}")))
            .finish(),
        None => not_found(&request, typed),
    }
}

/// What a number stands for: a page for people, JSON for programs.
#[get("/verify/{number}")]
pub(super) async fn verify_paper(request: HttpRequest, number: web::Path<String>) -> ApiResult<HttpResponse> {
    let state = crate::http::guard::state(&request)?;
    let Some(found) = looked_up(&state, &request, &number).await? else {
        return Ok(not_found(&request, &number));
    };
    if wants_json(&request) {
        return Ok(json(StatusCode::OK, &found));
    }
    Ok(html(
        StatusCode::OK,
        page(Language::of(&request), &Shown::Found(&found, None)),
    ))
}

/// Compares a copy with what was issued: its hash is taken while it arrives, and nothing of it is kept.
#[post("/verify/{number}")]
pub(super) async fn compare_paper(
    request: HttpRequest,
    number: web::Path<String>,
    form: Multipart,
) -> ApiResult<HttpResponse> {
    let state = crate::http::guard::state(&request)?;
    let Some(found) = looked_up(&state, &request, &number).await? else {
        return Ok(not_found(&request, &number));
    };
    let language = Language::of(&request);
    let sha256 = match hashed(form).await {
        Ok(sha256) => sha256,
        Err(refusal) if wants_json(&request) => return Err(refusal.into()),
        Err(refusal) => {
            let status = crate::error::status(refusal.code);
            return Ok(html(status, page(language, &Shown::NoCopy(&found, refusal.code))));
        }
    };
    let answer = ComparisonAnswer {
        number: found.number.clone(),
        result: found.compare(&sha256),
        sha256,
    };
    if wants_json(&request) {
        return Ok(json(StatusCode::OK, &answer));
    }
    Ok(html(
        StatusCode::OK,
        page(language, &Shown::Found(&found, Some(&answer))),
    ))
}

/// What a number stands for; nothing for one that is mistyped or unknown.
async fn looked_up(state: &State, request: &HttpRequest, typed: &str) -> ApiResult<Option<Verification>> {
    let address = request.peer_addr().map(|a| a.ip());
    let typed: String = typed.chars().take(LONGEST).collect();
    state.verifications.check(&typed, address, Instant::now())?;
    let found = match read_paper_number(&typed) {
        Some(number) => known(state, number).await?,
        None => None,
    };
    if found.is_none() {
        state.verifications.failed(&typed, address, Instant::now());
    }
    Ok(found)
}

async fn known(state: &State, number: String) -> ApiResult<Option<Verification>> {
    let read = state
        .read(move |conn| {
            let paper = match issued_by_number(conn, &number) {
                Err(StoreError::NotFound) => return Ok(None),
                found => found?,
            };
            let newer = has_newer(conn, &paper.record)?;
            let revoked_on = out_of_force(conn, &paper)?;
            Ok(Some((paper, newer, revoked_on)))
        })
        .await?;
    let Some((paper, newer, revoked_on)) = read else {
        return Ok(None);
    };
    let mut checked = VerificationState::Known;
    for file in &paper.files {
        checked = match state.files.kept(&file.sha256).await {
            Kept::Whole => checked,
            Kept::Changed => VerificationState::Altered,
            Kept::Missing if checked != VerificationState::Altered => VerificationState::FileLost,
            Kept::Unreachable if checked == VerificationState::Known => VerificationState::Unchecked,
            Kept::Missing | Kept::Unreachable => checked,
        };
    }
    Ok(Some(Verification {
        number: paper.record.number,
        state: checked,
        kind: Some(paper.kind),
        title: Some(paper.record.title),
        issued_on: Some(paper.record.issued_on),
        association: paper.record.association_name,
        revoked_on,
        newer,
        files: paper.files,
    }))
}

/// SHA-256 of the file of a form.
async fn hashed(mut form: Multipart) -> Result<String, Refusal> {
    let unreadable = || Refusal::of(ErrorCode::BadRequest);
    let mut found = None;
    while let Some(mut field) = form.try_next().await.map_err(|_| unreadable())? {
        let is_file = field.name() == Some("file");
        let (mut digest, mut length) = (Sha256::new(), 0usize);
        while let Some(chunk) = field.next().await {
            let chunk = chunk.map_err(|_| unreadable())?;
            length += chunk.len();
            // The rest is read and thrown away, so that the sender hears the refusal.
            if length <= MOST_BYTES {
                digest.update(&chunk);
            } else if length > DRAINED {
                break;
            }
        }
        if length > MOST_BYTES {
            return Err(Refusal::of(ErrorCode::TooLarge));
        }
        if is_file && length > 0 {
            found = Some(hex::encode(digest.finalize()));
        }
    }
    found.ok_or_else(|| Refusal::field("/file", "required", "Выберите файл."))
}

fn not_found(request: &HttpRequest, typed: &str) -> HttpResponse {
    let mistyped = read_paper_number(typed).is_none();
    let status = StatusCode::NOT_FOUND;
    if wants_json(request) {
        let number: String = typed.chars().take(LONGEST).collect();
        let unknown = Verification {
            number,
            state: VerificationState::Unknown,
            kind: None,
            title: None,
            issued_on: None,
            association: None,
            revoked_on: None,
            newer: false,
            files: Vec::new(),
        };
        return json(status, &unknown);
    }
    let shown = if mistyped { Shown::Mistyped } else { Shown::Unknown };
    html(status, page(Language::of(request), &shown))
}

fn wants_json(request: &HttpRequest) -> bool {
    let accept = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|v| v.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json") && !accept.contains("text/html"))
}

fn json<T: serde::Serialize>(status: StatusCode, value: &T) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::VARY, "Accept, Accept-Language"))
        .json(value)
}

fn html(status: StatusCode, body: String) -> HttpResponse {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        *STYLE_HASH
    );
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::VARY, "Accept, Accept-Language"))
        .insert_header(("X-Robots-Tag", "noindex"))
        .insert_header((header::CONTENT_SECURITY_POLICY, policy))
        .content_type("text/html; charset=utf-8")
        .body(body)
}
