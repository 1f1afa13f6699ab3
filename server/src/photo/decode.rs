//! PNG and WebP, decoded within fixed bounds. JPEG has a file of its own.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, Limits};

use super::{MAX_DECODE_BYTES, MAX_PIXELS, MAX_SIDE, PhotoError};

/// Bytes a WebP takes per pixel while it is decoded, at most: colours, alpha, and the planes they
/// are made from.
const WEBP_BYTES_PER_PIXEL: u64 = 8;

/// Memory for what a PNG carries beside its picture, in bytes: colour profiles are compressed too.
const PNG_EXTRAS_BYTES: u64 = 16 << 20;

/// A picture as it was sent, and how to turn it upright.
pub(super) struct Decoded {
    pub(super) picture: DynamicImage,
    pub(super) orientation: Orientation,
}

/// Whether a picture of these sides may be decoded when that takes `decode_bytes` of memory.
pub(super) fn check_bounds(width: u32, height: u32, decode_bytes: u64) -> Result<(), PhotoError> {
    let too_many = width > MAX_SIDE
        || height > MAX_SIDE
        || u64::from(width) * u64::from(height) > MAX_PIXELS
        || decode_bytes > MAX_DECODE_BYTES;
    if too_many { Err(PhotoError::TooManyPixels) } else { Ok(()) }
}

/// Decodes a PNG.
pub(super) fn png(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits(PNG_EXTRAS_BYTES))
        .map_err(|error| refusal(&error))?;
    let decode_bytes = decoder.total_bytes();
    decoded(decoder, decode_bytes)
}

/// Decodes a WebP.
pub(super) fn webp(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    decoded(decoder, u64::from(width) * u64::from(height) * WEBP_BYTES_PER_PIXEL)
}

fn decoded(mut decoder: impl ImageDecoder, decode_bytes: u64) -> Result<Decoded, PhotoError> {
    let (width, height) = decoder.dimensions();
    check_bounds(width, height, decode_bytes)?;
    decoder.set_limits(limits(MAX_DECODE_BYTES)).map_err(|error| refusal(&error))?;
    // A picture whose EXIF is broken is still a picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    Ok(Decoded { picture, orientation })
}

fn limits(max_alloc: u64) -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(max_alloc);
    limits
}

fn refusal(error: &ImageError) -> PhotoError {
    match error {
        ImageError::Limits(_) => PhotoError::TooManyPixels,
        _ => PhotoError::Unreadable,
    }
}
