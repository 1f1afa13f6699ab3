//! Mail as files: what development and tests use instead of a mail server.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes one mail as `DIR/NAME`, whole or not at all, and returns when the disk has it. Writing
/// the same name again replaces it.
///
/// # Errors
/// When the folder cannot be made or written.
pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    // Unfinished files begin with a dot, so nobody takes them for mails.
    let mut file = NamedTempFile::with_prefix_in(".mail-", folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_written_once_however_often_it_is_sent() {
        let folder = tempfile::tempdir().expect("a folder");
        let mails = folder.path().join("surat/keluar");
        for _ in 0..2 {
            write(&mails, "a.eml", b"isi").expect("it is written");
        }
        let names: Vec<_> = fs::read_dir(&mails)
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        assert_eq!(names, ["a.eml"]);
        assert_eq!(fs::read(mails.join("a.eml")).expect("the mail"), b"isi");
    }
}
