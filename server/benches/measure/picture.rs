//! How long one photo of a phone takes to be made ready for storing.

use std::time::Instant;

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use server::photo::{Accepts, prepare};

use super::table::{Table, median};

/// Sides of a photo of 12 megapixels, in pixels.
pub(crate) const CAMERA: (u32, u32) = (4000, 3000);
/// The quality phones store photos with.
const CAMERA_QUALITY: u8 = 92;
/// Photos that are timed.
const TURNS: usize = 9;

/// Times the preparation of a photo of 12 megapixels.
pub(crate) fn measure(table: &mut Table) -> anyhow::Result<()> {
    let photo = photo(CAMERA)?;
    let mut times = Vec::with_capacity(TURNS);
    let mut stored = 0;
    for _ in 0..TURNS {
        let begun = Instant::now();
        stored = prepare(&photo, "ABCD-EFGH-JKMN", Accepts::Pictures)?.bytes.len();
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let what = format!("photo of 12 MP, {} KB, made ready", photo.len() / 1024);
    table.add(&what, &format!("{:.0} ms", median(times)), "");
    table.add("  as stored", &format!("{} KB", stored / 1024), "≤ 488 KB");
    Ok(())
}

/// A JPEG with slopes, edges and grain, as a camera makes them.
pub(crate) fn photo((width, height): (u32, u32)) -> anyhow::Result<Vec<u8>> {
    let mut state = 0x2545_F491_u32;
    let mut grain = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % 24
    };
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let edge = 60 * ((x / 97 + y / 61) % 3);
        let shade = |slope: u32, grain: u32| u8::try_from((slope + edge + grain).min(255));
        let (right, down) = (x * 100 / width, y * 100 / height);
        let grain = grain();
        let colour = [right + 20, down + 30, right.midpoint(down)].map(|slope| shade(slope, grain));
        Rgb(colour.map(Result::unwrap_or_default))
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, CAMERA_QUALITY).encode_image(&picture)?;
    Ok(bytes)
}
