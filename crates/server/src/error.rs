//! The one place that knows HTTP status numbers.

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use veche_domain::problem::{ErrorCode, Problem, Refusal};
use veche_store::StoreError;

/// What a handler or a service may fail with.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// A refusal that the person can do something about.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A refusal to try again after so many seconds.
    #[error("{0}")]
    Wait(Refusal, u64),
    /// A fault of the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of Veche; the text goes to the log and never out.
    #[error("{0}")]
    Internal(String),
}

/// What a handler or a service gives.
pub type ApiResult<T> = Result<T, ApiError>;

impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> Self {
        Self::Refused(Refusal::of(code))
    }
}

impl ApiError {
    /// The refusal that is told to the client.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::Refused(refusal) | Self::Wait(refusal, _) => refusal.clone(),
            Self::Internal(_) => Refusal::of(ErrorCode::Internal),
            Self::Store(error) => Refusal::of(match error {
                StoreError::NotFound => ErrorCode::NotFound,
                StoreError::Stale => ErrorCode::Stale,
                StoreError::Duplicate(_) => ErrorCode::Duplicate,
                StoreError::Overlap(_) => ErrorCode::Overlap,
                StoreError::Reference(_) => ErrorCode::WrongState,
                StoreError::Busy(_) => ErrorCode::Busy,
                StoreError::Full(_) => ErrorCode::StorageFull,
                StoreError::Other(_) => ErrorCode::Internal,
            }),
        }
    }

    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Wait(_, seconds) => Some(*seconds),
            Self::Store(StoreError::Busy(_)) => Some(2),
            _ => None,
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        status(self.refusal().code)
    }

    /// An answer without a body: the problem rides along and [`crate::http::problems`] writes it out with the
    /// number of the request.
    fn error_response(&self) -> HttpResponse {
        if matches!(
            self,
            Self::Internal(_) | Self::Store(StoreError::Other(_) | StoreError::Full(_))
        ) {
            tracing::error!(error = %self, "a request failed");
        }
        let mut builder = HttpResponse::build(self.status_code());
        if let Some(seconds) = self.retry_after() {
            builder.insert_header(("Retry-After", seconds.to_string()));
        }
        let mut response = builder.finish();
        response.extensions_mut().insert(problem(self.refusal()));
        response
    }
}

/// The problem document of a refusal.
pub fn problem(refusal: Refusal) -> Problem {
    Problem {
        kind: format!("urn:veche:problem:{}", refusal.code),
        title: refusal.code.title_ru().to_owned(),
        status: status(refusal.code).as_u16(),
        code: refusal.code,
        detail: refusal.detail,
        clause: refusal.clause.map(str::to_owned),
        errors: refusal.errors,
        request_id: None,
    }
}

/// The status of a fault.
pub fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::BadRequest | ErrorCode::UnknownParameter | ErrorCode::BadCursor => StatusCode::BAD_REQUEST,
        ErrorCode::Validation
        | ErrorCode::RuleNotMet
        | ErrorCode::BrokenFile
        | ErrorCode::IdempotencyMismatch => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::Unauthenticated | ErrorCode::WrongCredentials => StatusCode::UNAUTHORIZED,
        ErrorCode::Forbidden | ErrorCode::Csrf => StatusCode::FORBIDDEN,
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        ErrorCode::Duplicate | ErrorCode::Overlap | ErrorCode::WrongState | ErrorCode::ChangedSince => {
            StatusCode::CONFLICT
        }
        ErrorCode::VersionRequired => StatusCode::PRECONDITION_REQUIRED,
        ErrorCode::Stale => StatusCode::PRECONDITION_FAILED,
        ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::UnsupportedFile => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ErrorCode::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::Busy => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
        ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The code for an answer that the framework refused by itself.
pub fn code_of(status: StatusCode) -> ErrorCode {
    match status {
        StatusCode::NOT_FOUND => ErrorCode::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ErrorCode::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ErrorCode::UnsupportedFile,
        s if s.is_client_error() => ErrorCode::BadRequest,
        _ => ErrorCode::Internal,
    }
}
