//! How requests are taken apart and answers put together, the same for every feature.

mod answers;
mod binary;
mod body;
mod call;
mod context;
pub mod cursor;
mod download;
mod export;
mod form;
pub mod guard;
mod listing;
mod path;
mod problems;
mod query;
mod respond;
mod routes;
mod span;
mod tags;

pub use answers::Answers;
pub use binary::FileContent;
pub use body::Valid;
pub use call::Call;
pub use context::{Context, change};
pub use download::{Attachment, attachment, has};
pub use form::{Form, read_form};
pub use guard::{guard, security_headers};
pub use listing::Listing;
pub use path::{Key, KeyNumber, Keys, Number};
pub use problems::{Problems, problems};
pub use query::Params;
pub use routes::Routes;
pub use span::RequestSpan;
pub use tags::{EntityTag, rights_digest};
