//! JPEG, read strictly.
//!
//! The decoder that the `image` crate drives forgives: a photo that broke off on its way becomes
//! half a photo and half grey. A reviewer cannot judge half a photo, so the structure is walked to
//! its end first, and the same decoder is then told not to forgive.
//!
//! What stays undetected is a file whose middle was lost and whose end is there: it decodes to an odd
//! picture, which its sender sees before sending it in.

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::decode::{Decoded, check_bounds};
use super::{MAX_SIDE, PhotoError};

/// Most passes over a progressive picture: encoders use about ten.
const MAX_SCANS: usize = 32;
/// Bytes of one coefficient that is kept until the last pass.
const COEFFICIENT_BYTES: u64 = 2;

/// Decodes a JPEG that is whole.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let frame = walk(bytes).ok_or(PhotoError::Unreadable)?;
    check_bounds(frame.width, frame.height, frame.decode_bytes())?;

    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(MAX_SIDE as usize)
        .set_max_height(MAX_SIDE as usize)
        .jpeg_set_max_scans(MAX_SCANS);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| PhotoError::Unreadable)?;
    if decoder.dimensions() != Some((frame.width as usize, frame.height as usize)) {
        return Err(PhotoError::Unreadable);
    }
    let is_grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let colours = if is_grey { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(colours));
    let orientation = decoder
        .exif()
        .and_then(|exif| Orientation::from_exif_chunk(exif))
        .unwrap_or(Orientation::NoTransforms);
    let pixels = decoder.decode().map_err(|_| PhotoError::Unreadable)?;
    let picture = if is_grey {
        GrayImage::from_raw(frame.width, frame.height, pixels).map(DynamicImage::from)
    } else {
        RgbImage::from_raw(frame.width, frame.height, pixels).map(DynamicImage::from)
    };
    Ok(Decoded { picture: picture.ok_or(PhotoError::Unreadable)?, orientation })
}

/// What the frame header says, as far as memory depends on it.
struct Frame {
    width: u32,
    height: u32,
    /// Of each component.
    components: Vec<Sampling>,
    /// Whether all coefficients are kept until the last scan.
    keeps_coefficients: bool,
}

/// How often a component is sampled, horizontally and vertically, relative to the others.
struct Sampling {
    horizontal: u8,
    vertical: u8,
}

impl Frame {
    /// Reads a frame header (`SOFn`): precision, height, width, components.
    fn read(body: &[u8], progressive: bool) -> Option<Self> {
        let [_, h0, h1, w0, w1, count, rest @ ..] = body else { return None };
        let components: Vec<Sampling> = rest
            .chunks_exact(3)
            .take(usize::from(*count))
            .map(|spec| Sampling { horizontal: spec[1] >> 4, vertical: spec[1] & 0xF })
            .collect();
        let frame = Self {
            width: u32::from(u16::from_be_bytes([*w0, *w1])),
            height: u32::from(u16::from_be_bytes([*h0, *h1])),
            components,
            keeps_coefficients: progressive,
        };
        (frame.width > 0 && frame.height > 0 && !frame.components.is_empty()).then_some(frame)
    }

    /// Memory that decoding takes, at most, in bytes.
    fn decode_bytes(&self) -> u64 {
        let colours = if self.components.len() == 1 { 1 } else { 3 };
        let output = u64::from(self.width) * u64::from(self.height) * colours;
        if self.keeps_coefficients { output + self.coefficient_bytes() } else { output }
    }

    fn coefficient_bytes(&self) -> u64 {
        let most = |of: fn(&Sampling) -> u8| {
            self.components.iter().map(of).max().map_or(1, |most| u64::from(most.max(1)))
        };
        let (widest, tallest) = (most(|one| one.horizontal), most(|one| one.vertical));
        let blocks = u64::from(self.width).div_ceil(8 * widest)
            * u64::from(self.height).div_ceil(8 * tallest)
            * self
                .components
                .iter()
                .map(|one| u64::from(one.horizontal) * u64::from(one.vertical))
                .sum::<u64>();
        blocks * 64 * COEFFICIENT_BYTES
    }
}

/// Walks the segments of a JPEG from its start to its end marker. `None` when there is no picture,
/// or the end is missing.
fn walk(bytes: &[u8]) -> Option<Frame> {
    let mut frame: Option<Frame> = None;
    let mut has_scan = false;
    let mut at = 2;
    loop {
        let (marker, after) = next_marker(bytes, at)?;
        at = after;
        if marker == END {
            return frame.filter(|_| has_scan);
        }
        if is_bare(marker) {
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        let body = bytes.get(at + 2..at + length)?;
        at += length;
        match marker {
            // Baseline, extended and progressive frames; a second one is no picture of ours.
            0xC0..=0xC2 if frame.is_none() => frame = Some(Frame::read(body, marker == 0xC2)?),
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return None,
            SCAN => {
                let frame = frame.as_mut()?;
                // Scans of single components are gathered before they become pixels.
                frame.keeps_coefficients |= usize::from(*body.first()?) < frame.components.len();
                has_scan = true;
            }
            _ => {}
        }
    }
}

/// Marker of the end of the picture.
const END: u8 = 0xD9;
/// Marker of the start of a scan.
const SCAN: u8 = 0xDA;

/// Markers without a body: restarts, a second start, and `TEM`.
fn is_bare(marker: u8) -> bool {
    matches!(marker, 0xD0..=0xD8 | 0x01)
}

/// The next marker at or behind `at`, and the position behind it. Coded data, in which every 0xFF
/// is followed by a zero, is passed over.
fn next_marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let mut at = at;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)? + 1;
        match *bytes.get(at)? {
            0x00 => at += 1,
            // Fill bytes before a marker.
            0xFF => {}
            marker => return Some((marker, at + 1)),
        }
    }
}
