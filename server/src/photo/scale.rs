//! Smaller and upright, on white.

use image::imageops::FilterType;
use image::{DynamicImage, Rgb, RgbImage, RgbaImage};

use super::decode::Decoded;

/// Turns a picture upright and makes it fit a square of `max_side`. Never larger than it was.
///
/// Takes three steps, so that memory stays near that of the decoded picture: a coarse average in the
/// picture's own depth, colours on white, then a fine filter on what is left.
pub(super) fn upright(decoded: Decoded, max_side: u32) -> RgbImage {
    let coarse = fit(decoded.picture, 2 * max_side, |picture, width, height| {
        picture.thumbnail_exact(width, height)
    });
    let coloured = DynamicImage::from(on_white(coarse));
    let mut fine = fit(coloured, max_side, |picture, width, height| {
        picture.resize_exact(width, height, FilterType::CatmullRom)
    });
    fine.apply_orientation(decoded.orientation);
    fine.into_rgb8()
}

/// Makes the picture 0.8 times as large.
pub(super) fn shrink(picture: RgbImage) -> RgbImage {
    let longest = picture.width().max(picture.height());
    fit(DynamicImage::from(picture), (longest * 4 / 5).max(1), |picture, width, height| {
        picture.resize_exact(width, height, FilterType::CatmullRom)
    })
    .into_rgb8()
}

/// Calls `resize` when a side is longer than `max_side`, with the sides that fit.
fn fit(
    picture: DynamicImage,
    max_side: u32,
    resize: impl FnOnce(&DynamicImage, u32, u32) -> DynamicImage,
) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let longest = width.max(height);
    if longest <= max_side {
        return picture;
    }
    let scaled = |side: u32| {
        let scaled =
            (u64::from(side) * u64::from(max_side) + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(max_side).max(1)
    };
    resize(&picture, scaled(width), scaled(height))
}

/// JPEG knows no transparency: what shines through becomes white, as on paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let see_through: RgbaImage = picture.into_rgba8();
    let mut out = RgbImage::new(see_through.width(), see_through.height());
    for (target, source) in out.pixels_mut().zip(see_through.pixels()) {
        let [r, g, b, alpha] = source.0;
        *target = Rgb([r, g, b].map(|colour| over_white(colour, alpha)));
    }
    out
}

fn over_white(colour: u8, alpha: u8) -> u8 {
    let (colour, alpha) = (u32::from(colour), u32::from(alpha));
    // Weights of 0…255 sum to 255, so the result is at most 255.
    u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_transparent_becomes_white() {
        assert_eq!(over_white(0, 0), 255);
        assert_eq!(over_white(10, 255), 10);
        assert_eq!(over_white(0, 128), 127);
    }
}
