//! What may be wrong with a store of files, each told apart in the log; a user is told the same of all of them.

/// A fault of the store. No text of it holds a key, a signature or an address with one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The store holds no such content.
    #[error("it is not in the store")]
    Missing,
    /// The store holds something else under this hash.
    #[error("its content has changed")]
    Changed,
    /// The store knows the bucket, but not this key or this right of it; the status with S3's own code.
    #[error(
        "the store refuses the key of VECHE_S3_ACCESS_KEY ({0}): see the keys, VECHE_S3_REGION, the rights to list, \
         get and put, and the clock of this machine"
    )]
    Refused(String),
    /// There is no such bucket, or it lives in another region or at another address.
    #[error("the bucket of VECHE_FILES is not at VECHE_S3_ENDPOINT ({0})")]
    NoBucket(String),
    /// Nobody answers, or not in time.
    #[error("the store is unreachable: {0}")]
    Unreachable(String),
    /// The store answers that it is not well, each time it is asked.
    #[error("the store fails: {0}")]
    Failing(String),
    /// Others wait for the store, so long that it makes no sense to wait on.
    #[error("too many others wait for the store")]
    Crowded,
}
