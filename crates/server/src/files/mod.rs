//! Where the content of files lies: by the hash of itself, so that the same file is kept once and none is overwritten.
//!
//! In a folder or in a bucket of S3, under the same keys `ab/HASH`: the folder can be copied into the bucket by any
//! tool, and back.

mod client;
mod fault;
mod folder;
mod loopback;
mod place;
mod s3;

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::error::{ApiError, ApiResult};

pub use fault::Fault;
use folder::Folder;
pub use place::{BucketPlace, Place};
pub use s3::Patience;
use s3::S3;

/// The store of files.
#[derive(Clone, Debug)]
pub struct Files(Arc<Kind>);

/// What became of a kept content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is what it was.
    Whole,
    /// Something else lies under its hash.
    Changed,
    /// It is not there.
    Missing,
    /// The store does not answer.
    Unreachable,
}

/// The kinds of stores. One is chosen at start; there is no third to leave the door open for.
#[derive(Debug)]
enum Kind {
    Folder(Folder),
    S3(S3),
}

impl Files {
    /// Files in the place of the settings: a folder is made if it is not there, a bucket is not asked yet.
    ///
    /// # Errors
    /// A folder that cannot be made or read; no certificates to know a store by.
    pub fn open(place: &Place) -> Result<Self, String> {
        Self::with_patience(place, Patience::default())
    }

    /// As [`Files::open`], waiting for a bucket as long as is said.
    ///
    /// # Errors
    /// As [`Files::open`].
    pub fn with_patience(place: &Place, patience: Patience) -> Result<Self, String> {
        Ok(Self(Arc::new(match place {
            Place::Folder(folder) => Kind::Folder(Folder::open(folder)?),
            Place::Bucket(bucket) => Kind::S3(S3::open(bucket, patience)?),
        })))
    }

    /// Keeps a content and gives its hash.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub async fn keep(&self, bytes: Vec<u8>) -> ApiResult<String> {
        let hash = hex::encode(Sha256::digest(&bytes));
        let kept = match &*self.0 {
            Kind::Folder(folder) => folder.keep(&hash, bytes).await,
            Kind::S3(s3) => s3.keep(&hash, bytes).await,
        };
        match kept {
            Ok(()) => Ok(hash),
            Err(fault) => Err(ApiError::Internal(format!(
                "the file {hash} cannot be kept: {fault}"
            ))),
        }
    }

    /// The content of a hash.
    ///
    /// # Errors
    /// A content that is missing or is not what its hash says; a store that cannot be read.
    pub async fn read(&self, hash: &str) -> ApiResult<Vec<u8>> {
        let found = match &*self.0 {
            Kind::Folder(folder) => folder.read(hash).await,
            Kind::S3(s3) => s3.read(hash).await,
        };
        found
            .and_then(|bytes| match hex::encode(Sha256::digest(&bytes)) == hash {
                true => Ok(bytes),
                false => Err(Fault::Changed),
            })
            .map_err(|fault| ApiError::Internal(format!("the file {hash} cannot be read: {fault}")))
    }

    /// Whether the content of a hash is kept as it was.
    pub async fn kept(&self, hash: &str) -> Kept {
        let found = match &*self.0 {
            Kind::Folder(folder) => folder.read(hash).await,
            Kind::S3(s3) => s3.read(hash).await,
        };
        match found {
            Ok(bytes) if hex::encode(Sha256::digest(&bytes)) == hash => Kept::Whole,
            Ok(_) | Err(Fault::Changed) => Kept::Changed,
            Err(Fault::Missing) => Kept::Missing,
            Err(fault) => {
                tracing::warn!(%fault, "a kept file cannot be checked");
                Kept::Unreachable
            }
        }
    }

    /// Asks a bucket whether it is there for this key, and says in the log what it answered.
    ///
    /// A bucket that does not answer stops nothing: the register, which is most of the work, needs no files, and a
    /// city must not stay without it because another machine is down when this one is started again. What Veche
    /// itself can know to be wrong, a setting, stops the start; what is cured elsewhere is only told. Keeping and
    /// reading work as soon as the bucket does.
    pub async fn greet(&self) {
        let Kind::S3(s3) = &*self.0 else { return };
        match s3.check().await {
            Ok(()) => tracing::info!(bucket = s3.bucket(), "the store of files answers"),
            Err(fault) => tracing::warn!(
                bucket = s3.bucket(),
                %fault,
                "the store of files cannot be used: files are neither kept nor read until this is cured"
            ),
        }
    }
}

/// Two letters first, so that no folder holds too many.
fn key(hash: &str) -> [&str; 2] {
    let (first, _) = hash.split_at_checked(2).unwrap_or((hash, ""));
    [first, hash]
}
