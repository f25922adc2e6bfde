//! What can go wrong in the database, told apart as far as the rest of Veche cares.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A fault of the store.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// No such row.
    #[error("not found")]
    NotFound,
    /// The row has another version than the one named.
    #[error("changed by somebody else")]
    Stale,
    /// A row with this key exists already.
    #[error("duplicate: {0}")]
    Duplicate(String),
    /// The term overlaps another one.
    #[error("overlap: {0}")]
    Overlap(String),
    /// A row points to one that does not exist, or is pointed to.
    #[error("dangling reference: {0}")]
    Reference(String),
    /// The database is busy or out of reach; trying again may help.
    #[error("busy: {0}")]
    Busy(String),
    /// No room is left.
    #[error("no room left: {0}")]
    Full(String),
    /// Anything else: a fault of Veche or of the database.
    #[error("{0}")]
    Other(String),
}

/// What a function of the store gives.
pub type StoreResult<T> = Result<T, StoreError>;

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        let (kind, text) = match error {
            DieselError::NotFound => return Self::NotFound,
            DieselError::DatabaseError(kind, info) => {
                let constraint = info
                    .constraint_name()
                    .map(|name| format!(" ({name})"))
                    .unwrap_or_default();
                (kind, format!("{}{constraint}", info.message()))
            }
            other => return Self::Other(other.to_string()),
        };
        match kind {
            _ if text.contains("_overlap") => Self::Overlap(text),
            DatabaseErrorKind::UniqueViolation => Self::Duplicate(text),
            DatabaseErrorKind::ForeignKeyViolation => Self::Reference(text),
            DatabaseErrorKind::SerializationFailure | DatabaseErrorKind::ClosedConnection => Self::Busy(text),
            _ if is_busy(&text) => Self::Busy(text),
            _ if text.contains("database or disk is full") || text.contains("No space left") => {
                Self::Full(text)
            }
            _ => Self::Other(text),
        }
    }
}

/// Neither driver has a kind of its own for "locked", "lock timeout" and "the server is shutting down".
fn is_busy(text: &str) -> bool {
    [
        "database is locked",
        "lock timeout",
        "terminating connection",
        "server closed the connection",
    ]
    .iter()
    .chain(&[
        "the database system is",
        "could not connect",
        "connection to server",
    ])
    .any(|sign| text.contains(sign))
}

impl From<diesel::r2d2::PoolError> for StoreError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::Busy(error.to_string())
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Other(format!("a stored JSON cannot be read: {error}"))
    }
}

impl From<veche_domain::UnknownCode> for StoreError {
    fn from(error: veche_domain::UnknownCode) -> Self {
        Self::Other(format!("a stored code cannot be read: {error}"))
    }
}
