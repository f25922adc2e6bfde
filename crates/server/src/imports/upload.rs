//! A file with its form fields, as a browser sends them.

use actix_multipart::Multipart;
use chrono::NaiveDate;
use futures_util::{StreamExt, TryStreamExt};
use sha2::{Digest, Sha256};
use veche_domain::{
    imports::ImportKind,
    problem::{ErrorCode, Refusal},
    text,
};

use super::parse::file_refusal;
use crate::error::ApiResult;

/// Longest form field, bytes.
const MAX_FIELD: usize = 1_000;
/// Bytes of a file that is too large which are read and thrown away, so that the sender hears the refusal.
const DRAINED: usize = 160 << 20;

/// What was sent.
#[derive(Debug)]
pub(super) struct Upload {
    pub(super) file_name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) kind: ImportKind,
    pub(super) as_of: Option<NaiveDate>,
    /// SHA-256 over the file and the fields, for repeated requests.
    pub(super) hash: String,
}

/// Reads a form of `file`, `kind` and `as_of`.
///
/// # Errors
/// 413 for a file that is too large, 422 for a field that is missing or wrong, 400 for what is no form.
pub(super) async fn read(mut form: Multipart) -> ApiResult<Upload> {
    let (mut file, mut kind, mut as_of) = (None, None, None);
    while let Some(field) = form.try_next().await.map_err(|_| not_a_form())? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field
            .content_disposition()
            .and_then(|d| d.get_filename())
            .map(text::clean);
        let limit = if name == "file" {
            veche_sheets::MAX_FILE_BYTES
        } else {
            MAX_FIELD
        };
        let bytes = collect(field, limit).await?;
        let text = || text::clean(&String::from_utf8_lossy(&bytes));
        match name.as_str() {
            "file" => file = Some((file_name.unwrap_or_default(), bytes)),
            "kind" => {
                kind = Some(text().parse().map_err(|_| {
                    wrong(
                        "/kind",
                        "Вид списка – people, organizations, associations или district_heads.",
                    )
                })?)
            }
            "as_of" if text().is_empty() => {}
            "as_of" => {
                as_of = Some(text().parse().map_err(|_| {
                    wrong(
                        "/as_of",
                        "Дату, на которую составлен список, укажите как 2026-09-01.",
                    )
                })?)
            }
            _ => return Err(wrong(&format!("/{name}"), "Такого поля в форме нет.").into()),
        }
    }
    let (file_name, bytes) = file.ok_or_else(|| wrong("/file", "Выберите файл."))?;
    let kind: ImportKind = kind.ok_or_else(|| wrong("/kind", "Выберите вид списка."))?;
    let as_of: Option<NaiveDate> = as_of;
    let date = as_of.map(|d| d.to_string()).unwrap_or_default();
    let digest = Sha256::new()
        .chain_update(kind.code())
        .chain_update(date)
        .chain_update(&file_name)
        .chain_update(&bytes);
    Ok(Upload {
        file_name,
        bytes,
        kind,
        as_of,
        hash: hex::encode(digest.finalize()),
    })
}

async fn collect(mut field: actix_multipart::Field, limit: usize) -> ApiResult<Vec<u8>> {
    let (mut bytes, mut length) = (Vec::new(), 0);
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|_| not_a_form())?;
        length += chunk.len();
        if length <= limit {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
        if length > DRAINED {
            break;
        }
    }
    if length > limit {
        Err(file_refusal(&veche_sheets::Refusal::TooLarge).into())
    } else {
        Ok(bytes)
    }
}

fn not_a_form() -> Refusal {
    Refusal::new(
        ErrorCode::BadRequest,
        "Файл передают формой multipart/form-data с полями file, kind и as_of.",
    )
}

fn wrong(pointer: &str, message: &str) -> Refusal {
    Refusal::field(pointer, "required", message)
}
