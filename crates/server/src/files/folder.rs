//! Files in a folder of this machine.

use std::path::Path;

use bytes::Bytes;
use object_store::{
    Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions, local::LocalFileSystem, path::Path as Key,
};

use super::{Fault, key};

/// A folder of files.
#[derive(Debug)]
pub(super) struct Folder(LocalFileSystem);

impl Folder {
    /// The folder, which is made if it is not there.
    pub(super) fn open(folder: &Path) -> Result<Self, String> {
        let told = |error: String| format!("VECHE_FILES {}: {error}", folder.display());
        std::fs::create_dir_all(folder).map_err(|error| told(error.to_string()))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| told(error.to_string()))?;
        Ok(Self(store.with_fsync(true)))
    }

    pub(super) async fn keep(&self, hash: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        let once = PutOptions::from(PutMode::Create);
        let kept = self
            .0
            .put_opts(&Key::from_iter(key(hash)), Bytes::from(bytes).into(), once)
            .await;
        match kept {
            // The same content is there already, and cannot be another one.
            Ok(_) | Err(Error::AlreadyExists { .. }) => Ok(()),
            Err(error) => Err(Fault::Failing(error.to_string())),
        }
    }

    pub(super) async fn read(&self, hash: &str) -> Result<Vec<u8>, Fault> {
        let told = |error: Error| match error {
            Error::NotFound { .. } => Fault::Missing,
            error => Fault::Failing(error.to_string()),
        };
        let found = self.0.get(&Key::from_iter(key(hash))).await.map_err(told)?;
        Ok(found.bytes().await.map_err(told)?.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use crate::files::{Files, Place};

    #[actix_web::test]
    async fn a_content_is_kept_once_and_a_changed_one_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(&Place::Folder(folder.path().join("files"))).unwrap();
        let hash = files.keep(b"%PDF-1.7".to_vec()).await.unwrap();
        assert_eq!(files.keep(b"%PDF-1.7".to_vec()).await.unwrap(), hash);
        assert_eq!(files.read(&hash).await.unwrap(), b"%PDF-1.7");
        let place = folder.path().join("files").join(&hash[..2]).join(&hash);
        std::fs::write(place, b"another").unwrap();
        let changed = files.read(&hash).await.unwrap_err().to_string();
        assert!(changed.contains("changed"), "{changed}");
        let missing = files.read("00ff").await.unwrap_err().to_string();
        assert!(missing.contains("not in the store"), "{missing}");
    }
}
