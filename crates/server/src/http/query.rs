//! Query strings: each key once, each key known, faults named.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;
use veche_domain::problem::{ErrorCode, FieldError, Refusal};

use crate::error::{ApiError, ApiResult};

/// Parameters of an operation that is no list.
#[derive(Debug)]
pub struct Params<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Params<T> {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            pairs(request.query_string())
                .and_then(|pairs| read(&pairs))
                .map(Params)
                .map_err(ApiError::from),
        )
    }
}

/// The pairs of a query string; a key given twice is a fault.
pub fn pairs(query: &str) -> Result<Vec<(String, String)>, Refusal> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).map_err(|_| {
        Refusal::new(
            ErrorCode::BadRequest,
            "Строка параметров не читается: проверьте адрес.",
        )
    })?;
    let twice = pairs
        .iter()
        .enumerate()
        .find(|(at, (key, _))| pairs.iter().take(*at).any(|(k, _)| k == key));
    match twice {
        Some((_, (key, _))) => Err(fault(key, "repeated", "Параметр указан дважды.")),
        None => Ok(pairs),
    }
}

/// Reads pairs into a struct that knows its keys.
pub fn read<T: DeserializeOwned>(pairs: &[(String, String)]) -> Result<T, Refusal> {
    let whole = encode(pairs);
    serde_urlencoded::from_str(&whole).map_err(|error| {
        let text = error.to_string();
        let unknown = pairs
            .iter()
            .find(|(key, _)| text.starts_with(&format!("unknown field `{key}`")));
        if let Some((key, _)) = unknown {
            return fault(key, "unknown", "Такого параметра нет.");
        }
        // The reader does not say which value it could not read, so each is left out in turn: the one without
        // which the fault changes is at fault.
        let culprit = pairs.iter().find(|(key, _)| {
            let rest: Vec<_> = pairs.iter().filter(|(k, _)| k != key).cloned().collect();
            serde_urlencoded::from_str::<T>(&encode(&rest))
                .err()
                .is_none_or(|e| e.to_string() != text)
        });
        match culprit {
            Some((key, _)) => fault(key, "form", "Значение параметра не того вида."),
            None => Refusal::new(
                ErrorCode::UnknownParameter,
                "Не хватает обязательного параметра: сверьтесь с описанием API.",
            ),
        }
    })
}

fn encode(pairs: &[(String, String)]) -> String {
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

/// A refusal because of one parameter.
pub fn fault(key: &str, code: &str, message: &str) -> Refusal {
    Refusal::of(ErrorCode::UnknownParameter).errors(vec![FieldError::new(key, code, message)])
}
