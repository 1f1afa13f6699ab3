//! What could be better about a photo. Advice only: the citizen decides.

use image::RgbImage;

/// A side shorter than this, in pixels, is too small to read a document from.
const SMALL_SIDE: u32 = 600;
/// A mean brightness below this, of 255, is too dark to see a house.
const DARK_MEAN: u64 = 50;

/// A hint to the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// The shorter side of the sent picture has fewer than 600 pixels.
    TooSmall,
    /// The picture is dark on average.
    TooDark,
}

impl Advice {
    /// Every hint, so that texts can be checked for completeness.
    pub const ALL: [Self; 2] = [Self::TooSmall, Self::TooDark];

    /// The stable name used by the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooSmall => "too_small",
            Self::TooDark => "too_dark",
        }
    }

    /// Reads what [`Advice::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }
}

/// The hints for a picture that was sent with `sent_sides` and is now `picture`, not yet marked.
pub(super) fn of(sent_sides: (u32, u32), picture: &RgbImage) -> Vec<Advice> {
    let mut advice = Vec::new();
    if sent_sides.0.min(sent_sides.1) < SMALL_SIDE {
        advice.push(Advice::TooSmall);
    }
    if mean_brightness(picture) < DARK_MEAN {
        advice.push(Advice::TooDark);
    }
    advice
}

/// Mean brightness as the eye weighs colours (ITU-R BT.601), 0…255.
fn mean_brightness(picture: &RgbImage) -> u64 {
    let pixels = u64::from(picture.width()) * u64::from(picture.height());
    let sum: u64 = picture
        .as_raw()
        .chunks_exact(3)
        .map(|rgb| 299 * u64::from(rgb[0]) + 587 * u64::from(rgb[1]) + 114 * u64::from(rgb[2]))
        .sum();
    sum / (1000 * pixels.max(1))
}
