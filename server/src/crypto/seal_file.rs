//! Both files of the keys that seal reporters, and what can be wrong with them.

use std::{fmt, io};

/// One of both key files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealFile {
    /// The one that seals: every process that takes reports has it.
    Public,
    /// The one that opens: only where officers work.
    Private,
}

impl SealFile {
    /// Its name in a folder of both.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "seal-public.key",
            Self::Private => "seal-private.key",
        }
    }

    /// The first line, which says which of both it is.
    pub(super) const fn first_line(self) -> &'static str {
        match self {
            Self::Public => "cek-usul-sanggah public seal key",
            Self::Private => "cek-usul-sanggah PRIVATE seal keys",
        }
    }

    /// Rights of a new one: everybody may read the public key.
    pub(super) const fn mode(self) -> u32 {
        match self {
            Self::Public => 0o644,
            Self::Private => 0o600,
        }
    }
}

impl fmt::Display for SealFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Public => "the public seal key file",
            Self::Private => "the private seal key file",
        })
    }
}

/// Why seal key files cannot be used or made. Contains neither key material nor what stands in the file.
#[derive(Debug, thiserror::Error)]
pub enum SealFileError {
    /// It cannot be read or written.
    #[error("{0} cannot be read or written: {1}")]
    Io(SealFile, io::Error),
    /// It is not of the expected form.
    #[error("{0} is malformed: {rule}", rule = form(*.0))]
    Malformed(SealFile),
    /// The private file stands where the public one belongs.
    #[error(
        "the file given as the public seal key holds PRIVATE keys: give the file with the public key, and remove the \
         private one from every machine where no officer works"
    )]
    PrivateGivenAsPublic,
    /// The public file stands where the private one belongs.
    #[error("the file given as the private seal key holds the public key: both files are swapped")]
    PublicGivenAsPrivate,
    /// Others than its owner have rights on the private file.
    #[error(
        "the private seal key file can be read or changed by others than its owner: set its mode to 0600"
    )]
    ReadableByOthers,
    /// The private file lacks the key that belongs to the public one.
    #[error(
        "the private seal key file has no key that belongs to the public one: nobody here could open what is sealed \
         from now on"
    )]
    NotAPair,
    /// There is one already, and a key in use is never replaced.
    #[error("{0} exists already and is not overwritten: name another folder")]
    Exists(SealFile),
}

const fn form(file: SealFile) -> &'static str {
    match file {
        SealFile::Public => {
            "it must have the first line `cek-usul-sanggah public seal key` and one line with the base64 of 32 bytes"
        }
        SealFile::Private => {
            "it must have the first line `cek-usul-sanggah PRIVATE seal keys` and per key a line with the base64 of 32 bytes"
        }
    }
}
