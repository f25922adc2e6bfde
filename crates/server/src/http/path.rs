//! Parameters of a path: an identifier that cannot be read names nothing, so it is 404.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use veche_domain::{Id, problem::ErrorCode};

use crate::error::{ApiError, ApiResult};

/// The identifier `{id}` of the path.
#[derive(Debug, Clone, Copy)]
pub struct Key(pub Id);

impl FromRequest for Key {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parameter(request, 0).map(Key))
    }
}

/// Both identifiers of a path of an object and a part of it.
#[derive(Debug, Clone, Copy)]
pub struct Keys(pub Id, pub Id);

impl FromRequest for Keys {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parameter(request, 0).and_then(|first| Ok(Keys(first, parameter(request, 1)?))))
    }
}

/// The number that a path names, e.g. a school year.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub i32);

impl FromRequest for Number {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(number(request, 0).map(Number))
    }
}

/// The identifier of an object and the number of a part of it.
#[derive(Debug, Clone, Copy)]
pub struct KeyNumber(pub Id, pub i32);

impl FromRequest for KeyNumber {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parameter(request, 0).and_then(|id| Ok(Self(id, number(request, 1)?))))
    }
}

fn number(request: &HttpRequest, at: usize) -> ApiResult<i32> {
    let text = request.match_info().iter().nth(at).map(|(_, value)| value);
    text.and_then(|t| t.parse().ok())
        .ok_or_else(|| ErrorCode::NotFound.into())
}

fn parameter(request: &HttpRequest, at: usize) -> ApiResult<Id> {
    let text = request.match_info().iter().nth(at).map(|(_, value)| value);
    text.and_then(|t| t.parse().ok())
        .ok_or_else(|| ErrorCode::NotFound.into())
}
