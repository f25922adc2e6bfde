//! A file with its form fields, as a browser sends them.

use std::collections::BTreeMap;

use actix_multipart::{Field, Multipart};
use futures_util::{StreamExt, TryStreamExt};
use veche_domain::{
    problem::{ErrorCode, FieldError, Refusal},
    text,
};

use crate::error::ApiResult;

/// Longest form field, bytes.
const MAX_FIELD: usize = 1_000;
/// Bytes of a file that is too large which are read and thrown away, so that the sender hears the refusal.
const DRAINED: usize = 160 << 20;

/// What was sent.
#[derive(Debug, Default)]
pub struct Form {
    /// Name of the file.
    pub file_name: String,
    /// Content of the file.
    pub bytes: Vec<u8>,
    /// The other fields, cleaned.
    pub fields: BTreeMap<String, String>,
}

/// Reads a form with one `file` of at most so many bytes.
///
/// # Errors
/// 413 for a file that is too large, 422 without a file, 400 for what is no form.
pub async fn read_form(mut form: Multipart, most: usize) -> ApiResult<Form> {
    let mut read = Form::default();
    let mut found = false;
    while let Some(field) = form.try_next().await.map_err(|_| not_a_form())? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let given = field.content_disposition().and_then(|d| d.get_filename());
            read.file_name = given.map(text::clean).unwrap_or_default();
            read.bytes = collect(field, most).await?;
            found = true;
        } else {
            let bytes = collect(field, MAX_FIELD).await?;
            read.fields
                .insert(name, text::clean(&String::from_utf8_lossy(&bytes)));
        }
    }
    if found {
        Ok(read)
    } else {
        Err(Refusal::field("/file", "required", "Выберите файл.").into())
    }
}

async fn collect(mut field: Field, most: usize) -> ApiResult<Vec<u8>> {
    let (mut bytes, mut length) = (Vec::new(), 0);
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|_| not_a_form())?;
        length += chunk.len();
        if length <= most {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
        if length > DRAINED {
            break;
        }
    }
    if length <= most {
        return Ok(bytes);
    }
    let text = format!(
        "Файл больше {} МБ: уменьшите его и отправьте ещё раз.",
        most >> 20
    );
    let errors = vec![FieldError::new("/file", "too_large", text.clone())];
    Err(Refusal::new(ErrorCode::TooLarge, text).errors(errors).into())
}

fn not_a_form() -> Refusal {
    Refusal::new(
        ErrorCode::BadRequest,
        "Файл передают формой multipart/form-data с полем file.",
    )
}
