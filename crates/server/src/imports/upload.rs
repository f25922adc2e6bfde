//! A spreadsheet with the kind and the date of its list, as a browser sends them.

use actix_multipart::Multipart;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use veche_domain::{imports::ImportKind, problem::Refusal};

use crate::{error::ApiResult, http::read_form};

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
pub(super) async fn read(form: Multipart) -> ApiResult<Upload> {
    let mut form = read_form(form, veche_sheets::MAX_FILE_BYTES).await?;
    let kind = form.fields.remove("kind");
    let as_of = form.fields.remove("as_of").filter(|text| !text.is_empty());
    if let Some((name, _)) = form.fields.pop_first() {
        return Err(wrong(&format!("/{name}"), "Такого поля в форме нет.").into());
    }
    let kind = kind.ok_or_else(|| wrong("/kind", "Выберите вид списка."))?;
    let kind: ImportKind = kind.parse().map_err(|_| {
        wrong(
            "/kind",
            "Вид списка – people, organizations, associations или district_heads.",
        )
    })?;
    let as_of: Option<NaiveDate> = as_of.map(|text| text.parse()).transpose().map_err(|_| {
        wrong(
            "/as_of",
            "Дату, на которую составлен список, укажите как 2026-09-01.",
        )
    })?;
    let date = as_of.map(|d| d.to_string()).unwrap_or_default();
    let digest = Sha256::new()
        .chain_update(kind.code())
        .chain_update(date)
        .chain_update(&form.file_name)
        .chain_update(&form.bytes);
    Ok(Upload {
        file_name: form.file_name,
        bytes: form.bytes,
        kind,
        as_of,
        hash: hex::encode(digest.finalize()),
    })
}

fn wrong(pointer: &str, message: &str) -> Refusal {
    Refusal::field(pointer, "required", message)
}
