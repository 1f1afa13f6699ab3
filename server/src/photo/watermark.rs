//! The words across every picture: what it may be used for, and the ticket it belongs to.
//!
//! A picture that leaks still says what it was made for, so nobody can apply for a loan with it.
//! The words repeat in slanted rows, each shifted against the one above, so that no useful part can
//! be cut out without them; they are thin enough that a document below stays legible.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides of pictures are a few thousand pixels, and each cast value is floored or in 0…255"
)]

use image::RgbImage;
use noto_sans_mono_bitmap::{
    FontWeight, RasterHeight, RasterizedChar, get_raster, get_raster_width,
};

/// What the picture may be used for.
const PURPOSE: &str = "HANYA UNTUK USULAN BANSOS";
/// Height of a letter's box in the font, in font pixels.
const LETTER_HEIGHT: usize = RasterHeight::Size32.val();
/// Width of a letter's box in the font, in font pixels.
const LETTER_WIDTH: usize = get_raster_width(FontWeight::Bold, RasterHeight::Size32);
/// Letters' boxes between two repetitions in a row.
const GAP_LETTERS: usize = 4;
/// From one row to the next, in heights of a letter.
const ROW_PITCH: f32 = 4.5;
/// How far each row is shifted against the one above, as a part of the row's period. Not a simple
/// fraction, so that gaps never line up.
const ROW_SHIFT: f32 = 0.382;
/// Cosine and sine of the slant: rows rise by 25 degrees.
const SLANT: (f32, f32) = (0.906_31, -0.422_62);
/// Heights of a letter along the longer side of the picture.
const LETTERS_PER_SIDE: f32 = 42.0;
/// Smallest and largest height of a letter on the picture, in pixels.
const LETTER_PIXELS: std::ops::RangeInclusive<f32> = 10.0..=64.0;
/// How much a letter darkens, 0…1.
const INK: f32 = 0.28;
/// How much its bright edge brightens: it shows on dark pictures.
const GLOW: f32 = 0.26;
/// Where the bright edge lies, in font pixels up and to the left of the letter.
const GLOW_OFFSET: f32 = 2.0;

/// Draws the purpose and `ticket` all over `picture`.
pub(super) fn draw(picture: &mut RgbImage, ticket: &str) {
    let row = Row::of(&format!("{PURPOSE} {ticket}"));
    let scale = LETTER_HEIGHT as f32 / letter_pixels(picture);
    let pitch = ROW_PITCH * LETTER_HEIGHT as f32;
    let (cosine, sine) = SLANT;
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (x, y) = (x as f32 * scale, y as f32 * scale);
        let (along, across) = (x * cosine + y * sine, y * cosine - x * sine);
        let number = (across / pitch).floor();
        let (u, v) = (along + number * ROW_SHIFT * row.period(), across - number * pitch);
        let ink = INK * row.cover(u, v);
        let glow = GLOW * row.cover(u + GLOW_OFFSET, v + GLOW_OFFSET);
        if ink > 0.0 || glow > 0.0 {
            pixel.0 = pixel.0.map(|colour| shade(colour, ink, glow));
        }
    }
}

/// Height of a letter on this picture, in pixels.
fn letter_pixels(picture: &RgbImage) -> f32 {
    let longest = picture.width().max(picture.height()) as f32;
    (longest / LETTERS_PER_SIDE).clamp(*LETTER_PIXELS.start(), *LETTER_PIXELS.end())
}

/// First the bright edge, then the letter upon it.
fn shade(colour: u8, ink: f32, glow: f32) -> u8 {
    let bright = f32::from(colour) * (1.0 - glow) + 255.0 * glow;
    (bright * (1.0 - ink)).round() as u8
}

/// One line of text as drawn by the font: how much each font pixel is covered, 0…255.
struct Row {
    width: usize,
    cover: Vec<u8>,
}

impl Row {
    fn of(text: &str) -> Self {
        let width = (text.chars().count() + GAP_LETTERS) * LETTER_WIDTH;
        let mut cover = vec![0; width * LETTER_HEIGHT];
        for (place, letter) in text.chars().enumerate() {
            // Letters the font lacks leave their place empty; tickets have none.
            let raster = get_raster(letter, FontWeight::Bold, RasterHeight::Size32);
            for (y, line) in raster.iter().flat_map(RasterizedChar::rows).enumerate() {
                let start = y * width + place * LETTER_WIDTH;
                cover[start..start + line.len()].copy_from_slice(line);
            }
        }
        Self { width, cover }
    }

    /// After how many font pixels the row repeats.
    fn period(&self) -> f32 {
        self.width as f32
    }

    /// How much of the point is covered, 0…1, between the pixels too. The row repeats along `u`.
    fn cover(&self, u: f32, v: f32) -> f32 {
        if v <= -1.0 || v >= LETTER_HEIGHT as f32 {
            return 0.0;
        }
        let (left, top) = (u.floor(), v.floor());
        let (right_part, lower_part) = (u - left, v - top);
        let column = left.rem_euclid(self.period()) as usize % self.width;
        let next = (column + 1) % self.width;
        let line = |y: f32| {
            let Some(start) = (y >= 0.0).then_some(y as usize * self.width) else { return 0.0 };
            let at = |column: usize| {
                self.cover.get(start + column).map_or(0.0, |cover| f32::from(*cover) / 255.0)
            };
            at(column) * (1.0 - right_part) + at(next) * right_part
        };
        line(top) * (1.0 - lower_part) + line(top + 1.0) * lower_part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_line_is_in_the_font() {
        let line = format!("{PURPOSE} 23456789ABCDEFGHJKMNPQRSTUVWXYZ-");
        for letter in line.chars() {
            assert!(get_raster(letter, FontWeight::Bold, RasterHeight::Size32).is_some());
        }
    }

    #[test]
    fn a_row_repeats_without_a_seam() {
        let row = Row::of("AB");
        for step in 0..200_u8 {
            let u = f32::from(step) * 0.7;
            let first = row.cover(u, 15.3);
            let again = row.cover(u + row.period(), 15.3);
            assert!((first - again).abs() < 0.01, "{u}");
        }
    }
}
