//! Encrypted files: there as a whole or not at all, and nothing readable on the disk.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use server::crypto::Keys;
use server::storage::{FileName, FileStore, StorageError};
use tempfile::TempDir;

use super::contains;

const CONTENT: &[u8] = b"FOTO RUMAH WARGA CONTOH 9901010101900001";

struct Shelf {
    folder: TempDir,
    store: FileStore,
    keys: Keys,
}

async fn shelf() -> Shelf {
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::open(folder.path().join("berkas/lampiran")).await.expect("opened");
    Shelf { folder, store, keys: Keys::generate_for_tests() }
}

impl Shelf {
    async fn put(&self) -> FileName {
        self.store.put(&self.keys, CONTENT.to_vec()).await.expect("kept")
    }

    fn path(&self, name: &FileName) -> PathBuf {
        let name = name.as_str();
        self.folder.path().join("berkas/lampiran").join(&name[..2]).join(name)
    }
}

fn every_file(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .flat_map(|path| if path.is_dir() { every_file(&path) } else { vec![path] })
        .collect()
}

#[tokio::test]
async fn what_was_kept_is_read_back_under_names_that_say_nothing() {
    let shelf = shelf().await;
    let (first, second) = (shelf.put().await, shelf.put().await);
    assert_ne!(first, second, "equal files have different names");
    assert_eq!(shelf.store.get(&shelf.keys, &first).await.expect("read"), CONTENT);
    assert_eq!(FileName::parse(first.as_str()), Some(first));
    let empty = shelf.store.put(&shelf.keys, Vec::new()).await.expect("kept");
    assert_eq!(shelf.store.get(&shelf.keys, &empty).await.expect("read"), b"");
}

#[tokio::test]
async fn nothing_readable_is_on_the_disk_and_only_the_owner_may_look() {
    let shelf = shelf().await;
    let name = shelf.put().await;
    let files = every_file(shelf.folder.path());
    assert_eq!(files, [shelf.path(&name)], "no other file is left");
    let sealed = fs::read(&files[0]).expect("read");
    for length in [8, 16, CONTENT.len()] {
        assert!(!contains(&sealed, &CONTENT[..length]));
    }
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&files[0]), 0o600);
    let folders: Vec<&Path> = files[0].ancestors().skip(1).take(3).collect();
    assert!(folders.iter().all(|folder| mode(folder) == 0o700), "{folders:?}");
}

#[tokio::test]
async fn other_keys_a_changed_file_or_a_swapped_one_do_not_open() {
    let shelf = shelf().await;
    let (first, second) = (shelf.put().await, shelf.put().await);
    let other_keys = Keys::generate_for_tests();
    let refused = shelf.store.get(&other_keys, &first).await;
    assert!(matches!(refused, Err(StorageError::Sealed(_))));

    fs::copy(shelf.path(&second), shelf.path(&first)).expect("swapped");
    let refused = shelf.store.get(&shelf.keys, &first).await;
    assert!(matches!(refused, Err(StorageError::Sealed(_))));

    let cut = File::options().write(true).open(shelf.path(&second)).expect("opened");
    cut.set_len(30).expect("cut");
    let refused = shelf.store.get(&shelf.keys, &second).await;
    assert!(matches!(refused, Err(StorageError::Sealed(_))));
}

#[tokio::test]
async fn a_deleted_file_is_gone_and_may_be_deleted_again() {
    let shelf = shelf().await;
    let (gone, kept) = (shelf.put().await, shelf.put().await);
    for _ in 0..2 {
        shelf.store.delete(&gone).await.expect("deleted");
    }
    let refused = shelf.store.get(&shelf.keys, &gone).await;
    assert!(matches!(refused, Err(StorageError::NotFound)));
    assert!(shelf.store.get(&shelf.keys, &kept).await.is_ok());
    let never = FileName::from_entropy([7; 16]);
    shelf.store.delete(&never).await.expect("nothing to delete");
}

#[tokio::test]
async fn the_sweep_sees_finished_files_with_their_age() {
    let shelf = shelf().await;
    let (old, new) = (shelf.put().await, shelf.put().await);
    age(&shelf.path(&old), 1_700_000_000);
    age(&shelf.path(&new), 1_800_000_000);
    fs::write(shelf.path(&old).with_extension("tmp"), b"setengah").expect("written");
    let mut listed = shelf.store.list().await.expect("listed");
    listed.sort_by_key(|file| file.modified);
    let listed: Vec<_> = listed.into_iter().map(|file| (file.name, file.modified)).collect();
    assert_eq!(listed, [(old, 1_700_000_000), (new, 1_800_000_000)]);
}

#[tokio::test]
async fn what_a_crash_left_half_written_is_swept_once_it_is_old() {
    let shelf = shelf().await;
    let whole = shelf.put().await;
    let half = shelf.path(&whole).with_extension("tmp");
    fs::write(&half, b"setengah").expect("written");
    for path in [&half, &shelf.path(&whole)] {
        age(path, 1_700_000_000);
    }
    let sweep = async |before| shelf.store.sweep_unfinished(before).await.expect("swept");
    assert_eq!(sweep(1_700_000_000).await, 0, "it may be at work");
    assert_eq!(sweep(1_700_000_001).await, 1);
    assert_eq!(sweep(1_700_000_001).await, 0);
    assert!(!half.exists());
    assert!(shelf.store.get(&shelf.keys, &whole).await.is_ok(), "whole files stay");
}

#[tokio::test]
async fn a_store_that_cannot_be_written_says_so_and_leaves_nothing() {
    let shelf = shelf().await;
    assert!(shelf.store.free_space().await.expect("known") > 0);
    let root = shelf.folder.path().join("berkas");
    fs::remove_dir_all(&root).expect("removed");
    fs::write(&root, b"bukan map").expect("written");
    let refused = shelf.store.put(&shelf.keys, CONTENT.to_vec()).await;
    assert!(matches!(refused, Err(StorageError::Io(_))));
    assert!(matches!(shelf.store.free_space().await, Err(StorageError::Io(_))));
    assert!(FileStore::open(root.join("lampiran")).await.is_err());
}

/// Sets when a file was last written, in Unix seconds.
fn age(path: &Path, seconds: u64) {
    let file = File::options().write(true).open(path).expect("opened");
    file.set_modified(UNIX_EPOCH + Duration::from_secs(seconds)).expect("aged");
}
