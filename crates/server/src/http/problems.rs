//! Every refusal leaves as a problem document with the number of the request, also those of the framework.

use actix_web::{
    Error, HttpMessage,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{CONTENT_TYPE, HeaderName, HeaderValue},
    middleware::Next,
};
use tracing_actix_web::RequestId;
use utoipa::IntoResponses;
use veche_domain::problem::{PROBLEM_JSON, Problem, Refusal};

use crate::error::{code_of, problem};

/// Any refusal, for the OpenAPI document.
#[derive(IntoResponses)]
pub enum Problems {
    /// A refusal as problem details (RFC 9457).
    #[response(status = "default", content_type = "application/problem+json")]
    Refused(#[allow(dead_code)] Problem),
}

/// Writes problems out.
///
/// # Errors
/// None of its own.
pub async fn problems(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let number = request.extensions().get::<RequestId>().map(ToString::to_string);
    let path = request.path().to_owned();
    let mut response = next.call(request).await?.map_into_boxed_body();
    if let Some(value) = number.as_deref().and_then(|n| HeaderValue::from_str(n).ok()) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), value);
    }
    let status = response.status();
    let refused = status.is_client_error() || status.is_server_error();
    let ready = response.response_mut().extensions_mut().remove::<Problem>();
    let document = match ready {
        Some(document) => document,
        None if refused && path.starts_with("/api/") => Problem {
            status: status.as_u16(),
            ..problem(Refusal::of(code_of(status)))
        },
        None => return Ok(response),
    };
    let text = serde_json::to_string(&Problem {
        request_id: number,
        ..document
    })
    .unwrap_or_default();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    response.headers_mut().insert(
        HeaderName::from_static("cache-control"),
        HeaderValue::from_static("no-store"),
    );
    Ok(response.map_body(|_, _| BoxBody::new(text)))
}
