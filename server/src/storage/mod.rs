//! Encrypted files on disk: what citizens attach (rule S-1).
//!
//! A file is sealed before it reaches the disk, bound to its name, and stored under a random name
//! that says nothing about anybody. It is there as a whole or not at all: written under a passing
//! name, flushed, renamed, and the folder flushed, so that a row that names a file is never ahead of
//! it. A file that no row names (the service stopped between the two) is an orphan; [`FileStore::list`]
//! and [`FileStore::sweep_unfinished`] are there to clear such things away.

mod disk;
mod name;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::crypto::{Keys, OpenError, random_bytes};

pub use name::FileName;

/// Free space below which nothing new is taken, in bytes: what is on its way must still find room.
const RESERVE_BYTES: u64 = 200 * 1024 * 1024;

/// Why a file could not be kept or read. Names no file and no person.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// There is no such file.
    #[error("the file is not there")]
    NotFound,
    /// The file is there, but its key is not known, or it was changed or swapped.
    #[error("the file cannot be opened")]
    Sealed(#[from] OpenError),
    /// The disk refused: full, gone, or not ours.
    #[error("the file store cannot be read or written")]
    Io(#[from] std::io::Error),
}

/// A stored file, as the sweep for orphans sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its name.
    pub name: FileName,
    /// When it was written, in Unix seconds.
    pub modified: i64,
}

/// A folder of encrypted files. Cheap to clone; every call runs off the threads that answer
/// requests.
#[derive(Debug, Clone)]
pub struct FileStore {
    root: Arc<Path>,
    reserve_bytes: u64,
}

impl FileStore {
    /// Opens the store in folder `root`, making it (for its owner only) when it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub async fn open(root: PathBuf) -> Result<Self, StorageError> {
        let root: Arc<Path> = root.into();
        let store = Self { root, reserve_bytes: RESERVE_BYTES };
        store.on_disk(disk::open).await?;
        Ok(store)
    }

    /// The same store with another reserve, in bytes.
    #[must_use]
    pub fn with_reserve(self, reserve_bytes: u64) -> Self {
        Self { reserve_bytes, ..self }
    }

    /// Whether more than the reserve is free, so that something new may be taken.
    ///
    /// # Errors
    /// [`StorageError::Io`].
    pub async fn has_room(&self) -> Result<bool, StorageError> {
        Ok(self.free_space().await? >= self.reserve_bytes)
    }

    /// Encrypts and keeps `bytes` under a new name. When this returns, the file outlives a power cut.
    ///
    /// # Errors
    /// [`StorageError::Io`]; nothing is left behind then but perhaps an unfinished file.
    pub async fn put(&self, keys: &Keys, bytes: Vec<u8>) -> Result<FileName, StorageError> {
        let name = FileName::from_entropy(random_bytes());
        let keys = keys.clone();
        self.on_disk(move |root| {
            let sealed = keys.seal(&aad(&name), &bytes);
            disk::write(root, &name, &sealed)?;
            Ok(name)
        })
        .await
    }

    /// The decrypted file.
    ///
    /// # Errors
    /// [`StorageError::NotFound`], [`StorageError::Sealed`] or [`StorageError::Io`].
    pub async fn get(&self, keys: &Keys, name: &FileName) -> Result<Vec<u8>, StorageError> {
        let (keys, name) = (keys.clone(), name.clone());
        self.on_disk(move |root| Ok(keys.open(&aad(&name), &disk::read(root, &name)?)?)).await
    }

    /// Which key sealed a file; `None` when it is gone.
    ///
    /// # Errors
    /// [`StorageError::Io`].
    pub async fn key_id(&self, name: &FileName) -> Result<Option<u8>, StorageError> {
        let name = name.clone();
        match self.on_disk(move |root| disk::first_byte(root, &name)).await {
            Err(StorageError::NotFound) => Ok(None),
            other => other,
        }
    }

    /// Seals a file anew with the key that seals now, in its place: readers find the one or the other, whole. Says whether
    /// it was there.
    ///
    /// # Errors
    /// [`StorageError::Sealed`] when its key is not known or it was changed: it stays as it is. [`StorageError::Io`].
    pub async fn reseal(&self, keys: &Keys, name: &FileName) -> Result<bool, StorageError> {
        let (keys, name) = (keys.clone(), name.clone());
        let resealed = self.on_disk(move |root| {
            let plain = keys.open(&aad(&name), &disk::read(root, &name)?)?;
            Ok(disk::replace(root, &name, &keys.seal(&aad(&name), &plain))?)
        });
        match resealed.await {
            Err(StorageError::NotFound) => Ok(false),
            other => other,
        }
    }

    /// Removes a file for good. One that is gone already is fine.
    ///
    /// # Errors
    /// [`StorageError::Io`].
    pub async fn delete(&self, name: &FileName) -> Result<(), StorageError> {
        let name = name.clone();
        self.on_disk(move |root| Ok(disk::delete(root, &name)?)).await
    }

    /// Every finished file, in no order.
    ///
    /// # Errors
    /// [`StorageError::Io`].
    pub async fn list(&self) -> Result<Vec<StoredFile>, StorageError> {
        self.on_disk(|root| Ok(disk::list(root)?)).await
    }

    /// Removes what a crash left half written, as far as it was last written before `before` (Unix
    /// seconds): younger ones may be at work. Returns how many there were.
    ///
    /// # Errors
    /// [`StorageError::Io`].
    pub async fn sweep_unfinished(&self, before: i64) -> Result<usize, StorageError> {
        self.on_disk(move |root| Ok(disk::sweep_unfinished(root, before)?)).await
    }

    /// Bytes that can still be written by this service on the store's file system.
    ///
    /// # Errors
    /// [`StorageError::Io`].
    pub async fn free_space(&self) -> Result<u64, StorageError> {
        self.on_disk(|root| Ok(disk::free_space(root)?)).await
    }

    async fn on_disk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Path) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let root = Arc::clone(&self.root);
        match tokio::task::spawn_blocking(move || work(&root)).await {
            Ok(result) => result,
            Err(error) => Err(StorageError::Io(std::io::Error::other(error))),
        }
    }
}

/// Binds a sealed file to its name: two files cannot be swapped.
fn aad(name: &FileName) -> Vec<u8> {
    [b"file|", name.as_str().as_bytes()].concat()
}
