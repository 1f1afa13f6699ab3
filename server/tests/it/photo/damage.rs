//! Files that broke on their way, or were broken on purpose.

use domain::field::ErrorCode;
use server::photo::{Accepts, PhotoError, prepare};

use super::samples::{gif, jpeg, moving_webp, png, slope, webp, with_chunk};
use super::{TICKET, refusal};

#[test]
fn a_jpeg_that_broke_off_anywhere_is_refused() {
    let whole = jpeg(&slope(90, 70), 85);
    for length in 3..whole.len() {
        assert_eq!(refusal(&whole[..length]), PhotoError::Unreadable, "{length}");
    }
}

#[test]
fn a_png_or_webp_that_broke_off_is_refused() {
    // A PNG is whole when its pixels are: behind them stand the checksum and an empty last chunk.
    for (whole, spare) in [(png(slope(90, 70)), 16), (webp(slope(90, 70)), 2)] {
        for length in (12..whole.len() - spare).step_by(7) {
            assert_eq!(refusal(&whole[..length]), PhotoError::Unreadable, "{length}");
        }
    }
}

#[test]
fn a_progressive_or_moving_picture_in_pieces_never_panics() {
    for whole in [moving_webp(), gif(3)] {
        for length in 1..whole.len() {
            assert!(prepare(&whole[..length], TICKET, Accepts::PicturesAndPdf).is_err());
        }
    }
}

#[test]
fn changed_bytes_are_refused_or_decoded_and_never_panic() {
    for whole in [jpeg(&slope(24, 16), 80), png(slope(24, 16)), webp(slope(24, 16))] {
        for at in (0..whole.len()).step_by(3) {
            for change in [0x01, 0x80, 0xFF] {
                let mut changed = whole.clone();
                changed[at] ^= change;
                if let Ok(prepared) = prepare(&changed, TICKET, Accepts::Pictures) {
                    assert!(prepared.bytes.starts_with(&[0xFF, 0xD8]));
                }
            }
        }
    }
}

#[test]
fn moving_pictures_are_told_apart_from_still_ones() {
    let still = png(slope(20, 20));
    let moving_png = with_chunk(&still, *b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    for moving in [moving_png, moving_webp(), gif(2)] {
        assert_eq!(refusal(&moving), PhotoError::Animated);
    }
    // A still GIF moves no more than a letter; it is simply not taken.
    assert_eq!(refusal(&gif(1)), PhotoError::NotImage);
}

#[test]
fn other_files_are_named_for_what_they_are() {
    assert_eq!(refusal(b""), PhotoError::Empty);
    assert_eq!(refusal("Ini hanya teks, bukan foto.".as_bytes()), PhotoError::NotImage);
    assert_eq!(refusal(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), PhotoError::NotImage);
    assert_eq!(refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), PhotoError::Heic);
    assert_eq!(refusal(b"\0\0\0\x1Cftypavif\0\0\0\0avifmif1miaf"), PhotoError::Heic);
    assert_eq!(refusal(b"\xFF\xD8\xFF"), PhotoError::Unreadable);
}

#[test]
fn every_refusal_has_a_sentence_of_its_own() {
    let codes = [
        (PhotoError::Empty, ErrorCode::FileEmpty),
        (PhotoError::TooLarge, ErrorCode::FileTooLarge),
        (PhotoError::NotImage, ErrorCode::FileNotImage),
        (PhotoError::Heic, ErrorCode::FileHeic),
        (PhotoError::Animated, ErrorCode::FileAnimated),
        (PhotoError::TooManyPixels, ErrorCode::FileTooManyPixels),
        (PhotoError::Unreadable, ErrorCode::FileUnreadable),
    ];
    for (error, code) in codes {
        assert_eq!(error.code(), code);
    }
}
