//! Pictures: what comes in, what is stored, and what is refused.

mod bounds;
mod damage;
mod formats;
mod hygiene;
pub(crate) mod samples;
mod stored_files;
mod studio;
mod watermark;

use image::RgbImage;
use server::photo::{Accepts, MediaType, PhotoError, Prepared, STORED_MAX_BYTES, prepare};

/// The ticket that test pictures are marked with.
pub(crate) const TICKET: &str = "2345-6789-ABCD";

/// Prepares a picture that must be taken, and checks what holds for every stored picture.
fn taken(bytes: &[u8]) -> (Prepared, RgbImage) {
    let prepared = prepare(bytes, TICKET, Accepts::Pictures).expect("taken");
    assert_eq!(prepared.media_type, MediaType::Jpeg);
    assert!(prepared.bytes.len() <= STORED_MAX_BYTES);
    let picture = image::load_from_memory_with_format(&prepared.bytes, image::ImageFormat::Jpeg)
        .expect("a JPEG")
        .into_rgb8();
    assert_eq!((prepared.width, prepared.height), picture.dimensions());
    (prepared, picture)
}

/// Why a file is refused where a photo is asked for.
fn refusal(bytes: &[u8]) -> PhotoError {
    prepare(bytes, TICKET, Accepts::Pictures).expect_err("refused")
}

/// Whether `part` occurs in `bytes`.
fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
