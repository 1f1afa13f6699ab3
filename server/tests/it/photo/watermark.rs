//! The words across a stored picture: there, readable, everywhere, and sparing what lies below.

use image::RgbImage;
use noto_sans_mono_bitmap::{FontWeight, RasterHeight, get_raster};
use server::photo::{Accepts, prepare};

use super::samples::{jpeg, plain};
use super::{TICKET, taken};

/// Whether the words changed the pixel of a plain picture.
fn is_marked(picture: &RgbImage, x: u32, y: u32, plain: u8) -> bool {
    picture.get_pixel(x, y)[1].abs_diff(plain) > 16
}

#[test]
fn no_useful_part_can_be_cut_out_unmarked_and_most_stays_clear() {
    for shade in [10, 128, 250] {
        let (_, picture) = taken(&jpeg(&plain(1000, 750, [shade; 3]), 95));
        let mut all_marked = 0;
        for left in (0..1000).step_by(200) {
            for top in (0..750).step_by(150) {
                let marked = (left..left + 200)
                    .flat_map(|x| (top..top + 150).map(move |y| (x, y)))
                    .filter(|(x, y)| is_marked(&picture, *x, *y, shade))
                    .count();
                assert!(marked > 400, "shade {shade}: {marked} at {left}, {top}");
                all_marked += marked;
            }
        }
        assert!(all_marked * 100 / (1000 * 750) < 12, "shade {shade}: {all_marked}");
    }
}

#[test]
fn dark_letters_stay_dark_and_white_paper_stays_bright() {
    let (_, black) = taken(&jpeg(&plain(900, 700, [0; 3]), 95));
    let (_, white) = taken(&jpeg(&plain(900, 700, [255; 3]), 95));
    let brightest_ink = black.pixels().map(|pixel| pixel[1]).max().expect("pixels");
    let darkest_paper = white.pixels().map(|pixel| pixel[1]).min().expect("pixels");
    assert!(brightest_ink + 50 < darkest_paper, "{brightest_ink} {darkest_paper}");
}

/// How far apart paper and ink of `line` are when it is laid over the picture at its best place:
/// a reader who knows the slant, and looks for these letters.
fn legibility(picture: &RgbImage, line: &str) -> f64 {
    let scale = 32.0 / (f64::from(picture.width()) / 42.0);
    let points = points_of(line);
    let (cosine, sine) = (25_f64.to_radians().cos(), -25_f64.to_radians().sin());
    let mut best = f64::MIN;
    for top in (250..420).step_by(2) {
        for left in (0..420).step_by(2) {
            let (mut ink, mut paper) = ((0.0, 0.0), (0.0, 0.0));
            for (u, v, is_ink) in &points {
                let (u, v) = (u / scale, v / scale);
                let x = f64::from(left) + u * cosine - v * sine;
                let y = f64::from(top) + u * sine + v * cosine;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "pixels"
                )]
                let Some(pixel) = picture.get_pixel_checked(x as u32, y as u32) else { continue };
                let (sum, count) = if *is_ink { &mut ink } else { &mut paper };
                *sum += f64::from(pixel[1]);
                *count += 1.0;
            }
            best = best.max(paper.0 / paper.1 - ink.0 / ink.1);
        }
    }
    best
}

/// Some points of the line in pixels of the font, and whether they are ink or well off it.
fn points_of(line: &str) -> Vec<(f64, f64, bool)> {
    let mut points = Vec::new();
    let mut left = 0.0;
    for letter in line.chars() {
        let raster =
            get_raster(letter, FontWeight::Bold, RasterHeight::Size32).expect("in the font");
        let places = raster
            .rows()
            .enumerate()
            .flat_map(|(y, row)| row.iter().enumerate().map(move |(x, cover)| (x, y, *cover)));
        for (x, y, cover) in places.step_by(5) {
            let x = left + f64::from(u8::try_from(x).expect("small"));
            let y = f64::from(u8::try_from(y).expect("small"));
            match cover {
                200.. => points.push((x, y, true)),
                0 => points.push((x, y, false)),
                _ => {}
            }
        }
        left += f64::from(u8::try_from(raster.width()).expect("small"));
    }
    points
}

#[test]
fn the_words_and_the_ticket_can_be_read() {
    let (_, picture) = taken(&jpeg(&plain(800, 800, [200; 3]), 95));
    let right = legibility(&picture, &format!("USULAN BANSOS {TICKET}"));
    let other_ticket = legibility(&picture, "USULAN BANSOS WXYZ-TUVW-QRST");
    let other_words = legibility(&picture, &format!("PINJAMAN UANG {TICKET}"));
    assert!(right > 25.0, "{right}");
    assert!(right > other_ticket + 5.0, "{right} {other_ticket}");
    assert!(right > other_words + 5.0, "{right} {other_words}");
}

#[test]
fn each_ticket_marks_its_own_pictures() {
    let photo = jpeg(&plain(400, 300, [200; 3]), 95);
    let of = |ticket: &str| prepare(&photo, ticket, Accepts::Pictures).expect("taken").bytes;
    assert_eq!(of(TICKET), of(TICKET));
    assert_ne!(of(TICKET), of("2345-6789-ABCE"));
}
