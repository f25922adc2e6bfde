//! Where the content of files lies: by the hash of itself, so that the same file is kept once and none is overwritten.

use std::{path::Path, sync::Arc};

use bytes::Bytes;
use object_store::{
    ObjectStore, ObjectStoreExt, PutMode, PutOptions, local::LocalFileSystem, path::Path as Key,
};
use sha2::{Digest, Sha256};

use crate::error::{ApiError, ApiResult};

/// The store of files.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// Files in a folder, which is made if it is not there.
    ///
    /// # Errors
    /// A folder that cannot be made or read.
    pub fn in_folder(folder: &Path) -> Result<Self, String> {
        let told = |error: String| format!("VECHE_FILES {}: {error}", folder.display());
        std::fs::create_dir_all(folder).map_err(|error| told(error.to_string()))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| told(error.to_string()))?;
        Ok(Self(Arc::new(store.with_fsync(true))))
    }

    /// Keeps a content and gives its hash.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub async fn keep(&self, bytes: Vec<u8>) -> ApiResult<String> {
        let hash = hex::encode(Sha256::digest(&bytes));
        let once = PutOptions::from(PutMode::Create);
        match self
            .0
            .put_opts(&key(&hash), Bytes::from(bytes).into(), once)
            .await
        {
            // The same content is there already, and cannot be another one.
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(hash),
            Err(error) => Err(ApiError::Internal(format!("a file cannot be kept: {error}"))),
        }
    }

    /// The content of a hash.
    ///
    /// # Errors
    /// A content that is missing or is not what its hash says.
    pub async fn read(&self, hash: &str) -> ApiResult<Vec<u8>> {
        let lost = |error: String| ApiError::Internal(format!("the file {hash} cannot be read: {error}"));
        let found = self.0.get(&key(hash)).await.map_err(|e| lost(e.to_string()))?;
        let bytes = found.bytes().await.map_err(|e| lost(e.to_string()))?;
        if hex::encode(Sha256::digest(&bytes)) != hash {
            return Err(lost("its content has changed".to_owned()));
        }
        Ok(bytes.to_vec())
    }
}

/// Two letters first, so that no folder holds too many.
fn key(hash: &str) -> Key {
    let (first, _) = hash.split_at_checked(2).unwrap_or((hash, ""));
    Key::from_iter([first, hash])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn a_content_is_kept_once_and_a_changed_one_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::in_folder(&folder.path().join("files")).unwrap();
        let hash = files.keep(b"%PDF-1.7".to_vec()).await.unwrap();
        assert_eq!(files.keep(b"%PDF-1.7".to_vec()).await.unwrap(), hash);
        assert_eq!(files.read(&hash).await.unwrap(), b"%PDF-1.7");
        let place = folder.path().join("files").join(&hash[..2]).join(&hash);
        std::fs::write(place, b"another").unwrap();
        assert!(files.read(&hash).await.is_err());
        assert!(files.read("00ff").await.is_err());
    }
}
