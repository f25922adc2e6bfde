//! JSON bodies: size, form and rules are checked before a handler sees them.

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use validator::{Validate, ValidationErrors, ValidationErrorsKind};
use veche_domain::problem::{ErrorCode, FieldError, Refusal};

use crate::error::{ApiError, ApiResult};

/// Largest JSON body, bytes.
const MAX_BODY: usize = 1 << 20;

/// A JSON body that keeps the rules of its type.
#[derive(Debug)]
pub struct Valid<T> {
    /// The body.
    pub value: T,
    /// SHA-256 of its bytes, for repeated requests.
    pub hash: String,
}

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Valid<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, ApiResult<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request
            .content_type()
            .split(';')
            .next()
            .is_some_and(|t| t.trim() == "application/json");
        let bytes = web::Bytes::from_request(request, payload);
        let declared = request
            .headers()
            .get("content-length")
            .and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
        Box::pin(async move {
            if !is_json {
                let detail = "Тело запроса передайте как application/json.";
                return Err(Refusal::new(ErrorCode::UnsupportedFile, detail).into());
            }
            if declared.is_some_and(|length| length > MAX_BODY) {
                return Err(ErrorCode::TooLarge.into());
            }
            let bytes = bytes.await.map_err(|_| Refusal::of(ErrorCode::TooLarge))?;
            if bytes.len() > MAX_BODY {
                return Err(ErrorCode::TooLarge.into());
            }
            let value: T = parse(&bytes)?;
            value.validate().map_err(|errors| refusal(&errors))?;
            Ok(Self {
                value,
                hash: hex::encode(Sha256::digest(&bytes)),
            })
        })
    }
}

/// Reads JSON; a fault of form names the place it was met at.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = pointer(error.path());
        let inner = error.into_inner();
        if inner.is_syntax() || inner.is_eof() {
            return Refusal::new(
                ErrorCode::BadRequest,
                "Тело запроса – не JSON: проверьте кавычки и скобки.",
            );
        }
        let message = form_fault(&inner.to_string());
        Refusal::of(ErrorCode::Validation).errors(vec![FieldError::new(path, "form", message)])
    })?;
    reader
        .end()
        .map_err(|_| Refusal::new(ErrorCode::BadRequest, "После тела запроса есть лишний текст."))?;
    Ok(value)
}

/// A sentence for a fault of form, without the parser's own words and the client's own text.
fn form_fault(text: &str) -> String {
    let quoted = |from: &str| {
        text.split_once(from)
            .and_then(|(_, t)| t.split('`').next())
            .unwrap_or_default()
            .to_owned()
    };
    if text.starts_with("unknown field `") {
        format!("Поля «{}» здесь нет.", quoted("unknown field `"))
    } else if text.starts_with("missing field `") {
        format!("Не хватает поля «{}».", quoted("missing field `"))
    } else if text.starts_with("unknown variant `") {
        "Такого значения нет в списке допустимых.".to_owned()
    } else {
        "Значение не того вида: сверьтесь с описанием API.".to_owned()
    }
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

fn refusal(errors: &ValidationErrors) -> Refusal {
    let mut found = Vec::new();
    collect(errors, "", &mut found);
    found.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    Refusal::of(ErrorCode::Validation).errors(found)
}

/// Walks the nested errors to any depth: a type's rules hold wherever the type stands.
fn collect(errors: &ValidationErrors, at: &str, found: &mut Vec<FieldError>) {
    for (field, kind) in errors.errors() {
        let here = format!("{at}/{field}");
        match kind {
            ValidationErrorsKind::Field(list) => found.extend(list.iter().map(|error| {
                let limits: serde_json::Map<String, Value> = error
                    .params
                    .iter()
                    .filter(|(k, _)| *k != "value")
                    .map(|(k, v)| (k.to_string(), v.clone()))
                    .collect();
                let message = error.message.as_deref().unwrap_or("Проверьте значение.");
                let params = if limits.is_empty() {
                    Value::Null
                } else {
                    json!(limits)
                };
                FieldError {
                    params,
                    ..FieldError::new(&here, error.code.as_ref(), message)
                }
            })),
            ValidationErrorsKind::Struct(inner) => collect(inner, &here, found),
            ValidationErrorsKind::List(items) => {
                items
                    .iter()
                    .for_each(|(index, inner)| collect(inner, &format!("{here}/{index}"), found));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use veche_domain::{associations::NewMembership, people::NewPerson};

    #[test]
    fn a_fault_is_found_at_every_depth() {
        let long = "я".repeat(400);
        let body = json!({"last_name": "", "first_name": "Анна", "employment": {
            "organization_id": "018f0000-0000-7000-8000-000000000000", "position_code": "", "subjects": [],
            "basis": {"kind": "document", "note": long}}});
        let person: NewPerson = parse(body.to_string().as_bytes()).unwrap();
        let pointers: Vec<String> = refusal(&person.validate().unwrap_err())
            .errors
            .into_iter()
            .map(|e| e.pointer)
            .collect();
        assert_eq!(
            pointers,
            [
                "/employment/basis/note",
                "/employment/position_code",
                "/last_name"
            ]
        );
    }

    #[test]
    fn a_fault_of_form_names_its_place_and_repeats_nothing_of_the_input() {
        for (body, pointer) in [
            (r#"{"person_id": 5, "from": "2026-09-01"}"#, "/person_id"),
            (
                r#"{"person_id": "018f0000-0000-7000-8000-000000000000", "from": "<img onerror=1>"}"#,
                "/from",
            ),
            (r#"{"extra": 1}"#, "/extra"),
        ] {
            let refusal = parse::<NewMembership>(body.as_bytes()).unwrap_err();
            assert_eq!(refusal.errors.first().unwrap().pointer, pointer, "{body}");
            assert!(!format!("{refusal:?}").contains("onerror"));
        }
        assert_eq!(
            parse::<NewMembership>(b"{").unwrap_err().code,
            ErrorCode::BadRequest
        );
    }
}
