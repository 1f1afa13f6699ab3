//! A JPEG within a number of bytes. Nothing is written but the picture: no EXIF, no place, no tail.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, RgbImage};

use super::{PhotoError, scale};

/// Qualities that are tried, best first. Below the last one letters blur: a smaller picture is
/// better then.
const QUALITIES: [u8; 5] = [84, 76, 68, 60, 52];

/// Encodes `picture` into at most `max_bytes`, with the sides it ended up with.
pub(super) fn within(
    mut picture: RgbImage,
    max_bytes: usize,
) -> Result<(Vec<u8>, u32, u32), PhotoError> {
    loop {
        let (width, height) = picture.dimensions();
        for quality in QUALITIES {
            let bytes = encode(&picture, quality)?;
            if bytes.len() <= max_bytes {
                return Ok((bytes, width, height));
            }
        }
        if width.max(height) == 1 {
            return Err(PhotoError::Unreadable);
        }
        picture = scale::shrink(picture);
    }
}

fn encode(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, PhotoError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .map_err(|_| PhotoError::Unreadable)?;
    Ok(bytes)
}
