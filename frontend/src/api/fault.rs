//! What can go wrong with a call, and how it is said.

use veche_domain::problem::{ErrorCode, Problem, Refusal};

use crate::state::{Locale, Words};

/// Why a call failed.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The server refused, and says why.
    Problem(Box<Problem>),
    /// The server cannot be reached.
    Offline,
    /// The answer is not what the page understands: page and server differ in version, or something is between.
    Unreadable {
        /// HTTP status.
        status: u16,
    },
}

/// A rule of the domain that the page asked itself speaks as the server would.
impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Problem(Box::new(Problem {
            kind: String::new(),
            title: refusal.code.title_ru().to_owned(),
            status: 0,
            code: refusal.code,
            detail: refusal.detail,
            clause: refusal.clause.map(str::to_owned),
            errors: refusal.errors,
            request_id: None,
        }))
    }
}

impl Fault {
    pub(super) fn from_body(status: u16, body: &str) -> Self {
        serde_json::from_str(body).map_or(Self::Unreadable { status }, |problem| {
            Self::Problem(Box::new(problem))
        })
    }

    /// The server's code, if it gave one.
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }

    /// Whether somebody has to sign in first.
    pub fn is_unauthenticated(&self) -> bool {
        self.code() == Some(ErrorCode::Unauthenticated)
    }

    /// What happened, in a few words.
    pub fn title(&self, words: Words) -> String {
        match self {
            Self::Problem(problem) if words.locale == Locale::En => problem.code.title_en().to_owned(),
            Self::Problem(problem) => problem.title.clone(),
            Self::Offline => words.t("fault-offline"),
            Self::Unreadable { .. } => words.t("fault-unreadable"),
        }
    }

    /// What to do next.
    pub fn detail(&self, words: Words) -> String {
        match self {
            Self::Problem(problem) => problem.detail.clone(),
            Self::Offline => words.t("fault-offline-next"),
            Self::Unreadable { status } => {
                words.with("fault-unreadable-next", &[("status", &status.to_string())])
            }
        }
    }

    /// Clause of the regulation that the request breaks.
    pub fn clause(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => problem.clause.as_deref(),
            _ => None,
        }
    }

    /// Number of the request, to be told to an administrator.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) if problem.code == ErrorCode::Internal => problem.request_id.as_deref(),
            _ => None,
        }
    }
}
