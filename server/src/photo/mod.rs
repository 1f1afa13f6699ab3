//! Pictures that citizens send: from the bytes of a stranger to a small, upright, marked JPEG.
//!
//! [`prepare`] is the only way in. Nothing of the sent file survives except what can be seen: no
//! EXIF, no place, no bytes behind the picture. Its work is bounded before it begins: bytes, pixels
//! and memory are checked on the header, never after decoding. [`Studio`] bounds how many pictures
//! are worked on at once.

mod advice;
mod decode;
mod encode;
mod format;
mod jpeg;
mod scale;
mod studio;
mod watermark;

use domain::field::ErrorCode;

pub use advice::Advice;
pub use studio::{Studio, StudioError};

use format::Format;

/// Largest picture that is taken, in bytes.
pub const PICTURE_MAX_BYTES: usize = 15 << 20;
/// Largest PDF that is taken, in bytes. It is stored as it came.
pub const DOCUMENT_MAX_BYTES: usize = 5 << 20;
/// Largest picture that is stored, in bytes.
pub const STORED_MAX_BYTES: usize = 500_000;
/// Longest side of a stored picture, in pixels.
pub const STORED_MAX_SIDE: u32 = 1600;
/// Most pixels that are decoded: cameras of 50 megapixels (8192 × 6144) fit.
pub const MAX_PIXELS: u64 = 52_000_000;
/// Longest side that is decoded, in pixels.
pub const MAX_SIDE: u32 = 12_000;
/// Most memory that decoding one picture may take, in bytes.
pub const MAX_DECODE_BYTES: u64 = 200 << 20;

/// What an upload field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepts {
    /// Photos only: JPEG, PNG or WebP.
    Pictures,
    /// Photos, and a letter as PDF.
    PicturesAndPdf,
}

/// What a stored file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// A re-encoded, marked picture.
    Jpeg,
    /// A PDF exactly as it was sent: only ever answered as an attachment.
    Pdf,
}

impl MediaType {
    /// The value of `Content-Type`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Pdf => "application/pdf",
        }
    }

    /// Reads what [`MediaType::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Jpeg, Self::Pdf].into_iter().find(|known| known.as_str() == text)
    }
}

/// A file that is ready to be stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The file, at most [`STORED_MAX_BYTES`] (a PDF: [`DOCUMENT_MAX_BYTES`]).
    pub bytes: Vec<u8>,
    /// What it is.
    pub media_type: MediaType,
    /// Width of the stored picture in pixels; 0 for a PDF.
    pub width: u32,
    /// Height of the stored picture in pixels; 0 for a PDF.
    pub height: u32,
    /// What could be better about the picture. Never a reason to refuse it.
    pub advice: Vec<Advice>,
}

/// Never shows the picture.
impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prepared")
            .field("bytes", &self.bytes.len())
            .field("media_type", &self.media_type)
            .field("width", &self.width)
            .field("height", &self.height)
            .field("advice", &self.advice)
            .finish()
    }
}

/// Why a file is not taken. The sender can do something about each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// Nothing was sent.
    #[error("the file is empty")]
    Empty,
    /// More bytes than the field takes.
    #[error("the file has too many bytes")]
    TooLarge,
    /// Not a format the field takes, whatever its name says.
    #[error("the file is no picture of a known format")]
    NotImage,
    /// HEIC, HEIF or AVIF: phones make them, nobody else can open them.
    #[error("the file is HEIC, HEIF or AVIF")]
    Heic,
    /// More than one frame.
    #[error("the picture moves")]
    Animated,
    /// Decoding would take too many pixels or too much memory.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// Broken off or damaged.
    #[error("the picture is damaged")]
    Unreadable,
}

impl PhotoError {
    /// The code that the citizen's sentence is looked up by.
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::Empty => ErrorCode::FileEmpty,
            Self::TooLarge => ErrorCode::FileTooLarge,
            Self::NotImage => ErrorCode::FileNotImage,
            Self::Heic => ErrorCode::FileHeic,
            Self::Animated => ErrorCode::FileAnimated,
            Self::TooManyPixels => ErrorCode::FileTooManyPixels,
            Self::Unreadable => ErrorCode::FileUnreadable,
        }
    }
}

/// Makes a sent file ready to be stored: checked, upright, small, marked with `ticket` as people
/// read it (`XXXX-XXXX-XXXX`). A PDF is kept as it is.
///
/// Takes some 0.3 s of one processor for a photo of 12 megapixels: call it through [`Studio`].
///
/// # Errors
/// See [`PhotoError`].
pub fn prepare(bytes: &[u8], ticket: &str, accepts: Accepts) -> Result<Prepared, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    if bytes.len() > PICTURE_MAX_BYTES {
        return Err(PhotoError::TooLarge);
    }
    match Format::of(bytes)? {
        Format::Pdf => document(bytes, accepts),
        Format::Jpeg => finish(jpeg::decode(bytes)?, ticket),
        Format::Png => finish(decode::png(bytes)?, ticket),
        Format::WebP => finish(decode::webp(bytes)?, ticket),
    }
}

fn document(bytes: &[u8], accepts: Accepts) -> Result<Prepared, PhotoError> {
    match accepts {
        Accepts::Pictures => Err(PhotoError::NotImage),
        Accepts::PicturesAndPdf if bytes.len() > DOCUMENT_MAX_BYTES => Err(PhotoError::TooLarge),
        Accepts::PicturesAndPdf => Ok(Prepared {
            bytes: bytes.to_vec(),
            media_type: MediaType::Pdf,
            width: 0,
            height: 0,
            advice: Vec::new(),
        }),
    }
}

fn finish(decoded: decode::Decoded, ticket: &str) -> Result<Prepared, PhotoError> {
    let sent_sides = (decoded.picture.width(), decoded.picture.height());
    let mut picture = scale::upright(decoded, STORED_MAX_SIDE);
    let advice = advice::of(sent_sides, &picture);
    watermark::draw(&mut picture, ticket);
    let (bytes, width, height) = encode::within(picture, STORED_MAX_BYTES)?;
    Ok(Prepared { bytes, media_type: MediaType::Jpeg, width, height, advice })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_read_back() {
        for media_type in [MediaType::Jpeg, MediaType::Pdf] {
            assert_eq!(MediaType::parse(media_type.as_str()), Some(media_type));
        }
        assert_eq!(MediaType::parse("text/html"), None);
    }
}
