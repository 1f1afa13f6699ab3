//! What is said about a photo that did not get through.

use crate::islands::network;
use crate::text::field_error::usulan as t;
use crate::text::{Text, island};

/// Larger files, in bytes, are not even sent: the server takes none.
pub(super) const MAX_BYTES: f64 = 15.0 * 1_048_576.0;

/// What is said when the same file may well be taken later; none when the server will not change its mind.
pub(super) fn retry(status: u16) -> Option<Text> {
    match status {
        429 => Some(island::TOO_MANY),
        0 | 408 | 500.. => Some(network::trouble()),
        _ => None,
    }
}

/// Whether the draft itself is gone.
pub(super) fn is_gone(status: u16) -> bool {
    matches!(status, 401 | 404 | 410)
}

/// Why this file is not taken, by the code the server named, else by the status of its answer. `kind` is the slug of
/// what is asked for: a letter may be a PDF too.
pub(super) fn sentence(status: u16, code: &str, kind: &str) -> Text {
    let letter = kind == "surat";
    match (code, status) {
        ("file_not_image", _) | (_, 415) if letter => t::SURAT_NOT_IMAGE,
        ("file_too_large", _) | (_, 413) if letter => t::SURAT_TOO_LARGE,
        ("file_not_image", _) | (_, 415) => t::FILE_NOT_IMAGE,
        ("file_unreadable", _) => t::FILE_UNREADABLE,
        ("file_too_many_pixels", _) => t::FILE_TOO_MANY_PIXELS,
        ("file_animated", _) => t::FILE_ANIMATED,
        ("file_heic", _) => t::FILE_HEIC,
        ("file_empty", _) => t::FILE_EMPTY,
        ("file_too_large", _) | (_, 413) => t::FILE_TOO_LARGE,
        _ if is_gone(status) => island::DRAFT_GONE,
        _ => island::PHOTO_REFUSED,
    }
}
