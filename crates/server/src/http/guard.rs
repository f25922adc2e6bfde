//! What stands before every handler: requests from elsewhere, keys nobody knows, and headers for the browser.

use std::collections::HashMap;

use actix_web::{
    Error, HttpRequest, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{ALLOW, HeaderName, HeaderValue},
    },
    middleware::Next,
    web,
};
use veche_domain::problem::ErrorCode;

use super::query::{fault, pairs};
use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// The operations of the document: for each path its methods, each with the query keys it knows.
#[derive(Debug, Default)]
pub struct Operations(pub HashMap<String, HashMap<Method, Vec<String>>>);

/// The state a request runs with.
///
/// # Errors
/// A server that was put together without it.
pub fn state(request: &HttpRequest) -> ApiResult<web::Data<State>> {
    request
        .app_data::<web::Data<State>>()
        .cloned()
        .ok_or_else(|| ApiError::Internal("no state".to_owned()))
}

/// Refuses requests to the API that another site caused, methods a path does not have, and unknown query keys.
///
/// # Errors
/// None of its own: a refusal is an answer.
pub async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let checked = if request.path().starts_with("/api/") {
        check(&request)
    } else {
        Ok(())
    };
    match checked {
        Ok(()) => Ok(next.call(request).await?.map_into_boxed_body()),
        Err(error) => {
            let mut response = error.error_response();
            if response.status() == StatusCode::METHOD_NOT_ALLOWED
                && let Ok(methods) = HeaderValue::from_str(&methods(&request).join(", "))
            {
                response.headers_mut().insert(ALLOW, methods);
            }
            Ok(request.into_response(response))
        }
    }
}

/// Methods the path has, in alphabetical order.
fn methods(request: &ServiceRequest) -> Vec<String> {
    let operations = request.app_data::<web::Data<Operations>>();
    let known = request
        .match_pattern()
        .and_then(|p| operations.and_then(|o| o.0.get(&p)));
    let mut names: Vec<String> = known
        .into_iter()
        .flat_map(|m| m.keys().map(ToString::to_string))
        .collect();
    names.sort_unstable();
    names
}

fn check(request: &ServiceRequest) -> ApiResult<()> {
    let method = request.method();
    let operations = request.app_data::<web::Data<Operations>>();
    let known = request
        .match_pattern()
        .and_then(|p| operations.as_ref().and_then(|o| o.0.get(&p)));
    if let Some(methods) = known {
        let keys = methods.get(method).ok_or(ErrorCode::MethodNotAllowed)?;
        let given = pairs(request.query_string())?;
        if let Some((key, _)) = given.iter().find(|(key, _)| !keys.contains(key)) {
            return Err(fault(key, "unknown", "Такого параметра нет.").into());
        }
    }
    if !method.is_safe() && is_foreign(request) {
        return Err(ErrorCode::Csrf.into());
    }
    Ok(())
}

/// A browser sends `X-Veche` to another site only after asking that site, and tells where a request began.
fn is_foreign(request: &ServiceRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    let bearer = header("authorization").is_some_and(|v| v.starts_with("Bearer "));
    let marked = header("x-veche") == Some("1");
    let same_site = header("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
    let own = marked && same_site;
    !(bearer || own)
}

/// What the page may load: nothing from elsewhere, no inline script.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; \
    manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

/// Swagger UI starts itself by an inline script and styles itself.
const DOCS_POLICY: &str = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Adds the headers that tell a browser what not to do.
///
/// # Errors
/// None of its own.
pub async fn security_headers(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let policy = if request.path().starts_with("/api/docs") {
        DOCS_POLICY
    } else {
        PAGE_POLICY
    };
    let secure = state(request.request()).is_ok_and(|s| s.config.is_secure());
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    // A page that the server makes itself, or a preview of a paper, says what it may do.
    let own = headers.contains_key("content-security-policy");
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    if !own {
        set("content-security-policy", policy);
    }
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set(
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=()",
    );
    if secure {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    Ok(response)
}
