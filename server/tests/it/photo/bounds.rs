//! Limits that are checked before anything is decoded.

use server::photo::{
    Accepts, DOCUMENT_MAX_BYTES, MediaType, PICTURE_MAX_BYTES, PhotoError, STORED_MAX_SIDE, prepare,
};

use super::samples::{
    self, deflated, jpeg, noise, plain, png, png_of_zeros, progressive_header, with_chunk,
};
use super::{TICKET, contains, refusal, taken};

#[test]
fn a_photo_of_12_megabytes_becomes_a_small_one() {
    let big = jpeg(&noise(2000, 1560), 100);
    assert!((12_000_000..PICTURE_MAX_BYTES).contains(&big.len()), "{} bytes", big.len());
    let (prepared, _) = taken(&big);
    assert!(prepared.width.max(prepared.height) <= STORED_MAX_SIDE);
    assert!(prepared.width >= 1000, "still large enough to read: {}", prepared.width);
}

#[test]
fn too_many_bytes_are_refused_unseen() {
    let mut bytes = jpeg(&plain(8, 8, [0; 3]), 80);
    bytes.resize(PICTURE_MAX_BYTES, 0);
    assert!(prepare(&bytes, TICKET, Accepts::Pictures).is_ok());
    bytes.push(0);
    assert_eq!(refusal(&bytes), PhotoError::TooLarge);
}

#[test]
fn a_bomb_of_2500_megapixels_is_refused_on_its_header() {
    let bomb = png_of_zeros((50_000, 50_000), 8, 0, 20_000_000);
    assert!(bomb.len() < 200_000, "{} bytes", bomb.len());
    assert_eq!(refusal(&bomb), PhotoError::TooManyPixels);
}

#[test]
fn memory_counts_as_well_as_pixels() {
    // 49 megapixels fit with one byte each, not with eight.
    let deep = png_of_zeros((7000, 7000), 16, 6, 1000);
    assert_eq!(refusal(&deep), PhotoError::TooManyPixels);
    let flat = png_of_zeros((7000, 7000), 1, 0, 876 * 7000);
    assert_eq!(taken(&flat).0.width, STORED_MAX_SIDE);
    // A progressive JPEG keeps all coefficients until its last scan.
    assert_eq!(refusal(&progressive_header(7000, 7000)), PhotoError::TooManyPixels);
    assert_eq!(refusal(&progressive_header(70, 70)), PhotoError::Unreadable);
}

#[test]
fn a_compressed_colour_profile_is_no_way_round_the_limits() {
    let profile = [&b"p\0\0"[..], &deflated(100_000_000)].concat();
    let bytes = with_chunk(&png(plain(20, 20, [200; 3])), *b"iCCP", &profile);
    assert!(bytes.len() < 1_000_000);
    // Refused or passed over; either way the profile is gone.
    if let Ok(prepared) = prepare(&bytes, TICKET, Accepts::Pictures) {
        assert!(!contains(&prepared.bytes, b"ICC_PROFILE"));
    }
}

#[test]
fn the_narrowest_pictures_are_handled() {
    assert_eq!(refusal(&jpeg(&plain(30_000, 10, [99; 3]), 80)), PhotoError::TooManyPixels);
    let (strip, _) = taken(&jpeg(&plain(12_000, 7, [99; 3]), 80));
    assert_eq!((strip.width, strip.height), (STORED_MAX_SIDE, 1));
    let (point, _) = taken(&png(plain(1, 1, [99; 3])));
    assert_eq!((point.width, point.height), (1, 1));
}

#[test]
fn a_letter_as_pdf_is_kept_as_it_is_where_letters_are_taken() {
    let mut letter = b"%PDF-1.4\nisi surat\n%%EOF".to_vec();
    let kept = prepare(&letter, TICKET, Accepts::PicturesAndPdf).expect("taken");
    assert_eq!((kept.media_type, &kept.bytes), (MediaType::Pdf, &letter));
    assert_eq!(refusal(&letter), PhotoError::NotImage);
    letter.resize(DOCUMENT_MAX_BYTES + 1, b' ');
    assert_eq!(
        prepare(&letter, TICKET, Accepts::PicturesAndPdf).expect_err("refused"),
        PhotoError::TooLarge
    );
}

#[test]
fn a_letter_may_also_be_a_photo() {
    let photo = samples::jpeg(&samples::slope(900, 700), 90);
    let prepared = prepare(&photo, TICKET, Accepts::PicturesAndPdf).expect("taken");
    assert_eq!(prepared.media_type, MediaType::Jpeg);
}
