//! Entity tags: `"version.epoch"`. `If-Match` compares the version, `If-None-Match` all of it.

use sha2::{Digest, Sha256};
use veche_domain::{
    access::Actor,
    problem::{ErrorCode, Refusal},
};

/// A tag of an answer.
///
/// The epoch is the journal's last number with a digest of who asks and on which date: whatever is changed
/// anywhere, whoever else asks, the tag is another one, and no cached answer is ever wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityTag {
    version: i64,
    epoch: String,
}

impl EntityTag {
    /// The tag of an object's version after the journal's number, for these rights on a date.
    pub fn new(version: i64, seq: i64, rights: &str) -> Self {
        Self {
            version,
            epoch: format!("{seq}-{rights}"),
        }
    }

    /// Whether both are of one epoch.
    pub fn is_of_the_time_of(&self, other: &Self) -> bool {
        self.epoch == other.epoch
    }

    /// The same epoch with another version.
    pub fn at(self, version: i64) -> Self {
        Self { version, ..self }
    }

    /// As the header has it.
    pub fn header(&self) -> String {
        format!("\"{}.{}\"", self.version, self.epoch)
    }

    /// Whether `If-None-Match` names this very answer.
    pub fn is_among(&self, if_none_match: &str) -> bool {
        let mine = self.header();
        if_none_match
            .split(',')
            .map(|tag| tag.trim().trim_start_matches("W/"))
            .any(|tag| tag == mine)
    }
}

/// The tag of an answer that changes without an entry of the journal: made of its bytes.
pub fn content_tag(body: &[u8]) -> String {
    let digest = hex::encode(Sha256::digest(body));
    format!("\"0.{}\"", digest.get(..32).unwrap_or_default())
}

/// A short digest of an actor's rights.
pub fn rights_digest(actor: &Actor, more: &str) -> String {
    let text = serde_json::to_string(actor).unwrap_or_default();
    let digest = Sha256::new().chain_update(text).chain_update(more).finalize();
    hex::encode(digest.get(..6).unwrap_or_default())
}

/// The version that `If-Match` names.
///
/// # Errors
/// 428 without the header, 400 for one that is no tag of ours.
pub fn version_named(if_match: Option<&str>) -> Result<i64, Refusal> {
    let header = if_match.ok_or_else(|| Refusal::of(ErrorCode::VersionRequired))?;
    let inner = header.trim().trim_start_matches("W/").trim_matches('"');
    let version = inner.split('.').next().and_then(|v| v.parse().ok());
    version.ok_or_else(|| {
        Refusal::new(
            ErrorCode::BadRequest,
            "Заголовок If-Match должен повторять ETag, полученный при чтении записи.",
        )
    })
}
