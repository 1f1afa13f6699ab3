//! Nothing of the sent file is stored but what can be seen.

use server::photo::{Accepts, MediaType, prepare};

use super::samples::{PLACE, exif, jpeg, png, slope, webp, with_chunk, with_exif, with_segment};
use super::{TICKET, contains, taken};

/// The markers of a JPEG's segments up to its pixels.
fn segments(jpeg: &[u8]) -> Vec<u8> {
    let mut markers = Vec::new();
    let mut at = 2;
    while jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA {
        markers.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    markers
}

#[test]
fn the_place_where_a_photo_was_taken_is_gone() {
    let photo = with_exif(&jpeg(&slope(400, 300), 90), &exif(1));
    let photo = with_segment(&photo, 0xFE, b"catatan kamera");
    assert!(contains(&photo, PLACE));
    let stored = taken(&photo).0.bytes;
    for part in [&PLACE[..], b"Exif", b"catatan"] {
        assert!(!contains(&stored, part));
    }
    // Only the JFIF header is left of all that programs may write.
    let extras: Vec<u8> = segments(&stored).into_iter().filter(|marker| *marker >= 0xE0).collect();
    assert_eq!(extras, [0xE0]);
}

#[test]
fn text_and_place_in_a_png_are_gone() {
    let photo = with_chunk(&png(slope(40, 30)), *b"tEXt", b"Comment\0catatan kamera");
    let photo = with_chunk(&photo, *b"eXIf", &exif(1));
    let stored = taken(&photo).0.bytes;
    assert!(!contains(&stored, PLACE) && !contains(&stored, b"catatan"));
}

#[test]
fn what_hangs_behind_a_picture_is_cut_off() {
    let tail = b"%PDF-1.4 <script>alert(1)</script> PK\x03\x04";
    for picture in [jpeg(&slope(40, 30), 90), png(slope(40, 30)), webp(slope(40, 30))] {
        let polyglot = [&picture[..], tail].concat();
        let prepared = prepare(&polyglot, TICKET, Accepts::PicturesAndPdf).expect("taken");
        assert_eq!(prepared.media_type, MediaType::Jpeg);
        for part in [&b"%PDF"[..], b"<script", b"PK\x03\x04"] {
            assert!(!contains(&prepared.bytes, part));
        }
        assert!(prepared.bytes.ends_with(&[0xFF, 0xD9]));
    }
}

#[test]
fn a_picture_is_never_shown_by_debug() {
    let (prepared, _) = taken(&jpeg(&slope(40, 30), 90));
    assert!(format!("{prepared:?}").len() < 200);
}
