//! What cameras and scanners make, upright and in full colour.

use image::{DynamicImage, Luma, Rgb, RgbImage, RgbaImage};
use server::photo::Advice;

use super::samples::{
    cmyk_jpeg, exif, jpeg, noise, plain, png, slope, webp, with_chunk, with_exif,
};
use super::taken;

/// Sides of the picture that is turned.
const UPRIGHT: (u32, u32) = (160, 96);
/// Its colours: top left, top right, bottom left, bottom right.
const CORNERS: [[u8; 3]; 4] = [[230, 20, 20], [20, 230, 20], [20, 20, 230], [230, 230, 230]];

/// The colour of the upright picture at this place.
fn upright_at(x: u32, y: u32) -> Rgb<u8> {
    let right = usize::from(x >= UPRIGHT.0 / 2);
    let bottom = usize::from(y >= UPRIGHT.1 / 2);
    Rgb(CORNERS[2 * bottom + right])
}

/// The picture as a camera held that way stores it: EXIF says which side its first row and first
/// column are.
fn as_stored(orientation: u8) -> RgbImage {
    let (width, height) = UPRIGHT;
    let (right, bottom) = (width - 1, height - 1);
    let (stored_width, stored_height) =
        if orientation <= 4 { (width, height) } else { (height, width) };
    RgbImage::from_fn(stored_width, stored_height, |column, row| match orientation {
        2 => upright_at(right - column, row),
        3 => upright_at(right - column, bottom - row),
        4 => upright_at(column, bottom - row),
        5 => upright_at(row, column),
        6 => upright_at(right - row, column),
        7 => upright_at(right - row, bottom - column),
        8 => upright_at(row, bottom - column),
        _ => upright_at(column, row),
    })
}

/// Checks that each corner shows its colour.
fn assert_upright(picture: &RgbImage, about: &str) {
    assert_eq!(picture.dimensions(), UPRIGHT, "{about}");
    for (index, expected) in CORNERS.iter().enumerate() {
        let (column, row) = (u32::try_from(index % 2), u32::try_from(index / 2));
        let (x, y) = (column.expect("small") * 80 + 20, row.expect("small") * 48 + 14);
        let found = mean(picture, x..x + 40, y..y + 20);
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.abs_diff(*expected) < 70, "{about}, corner {index}: {found}");
        }
    }
}

fn mean(picture: &RgbImage, xs: std::ops::Range<u32>, ys: std::ops::Range<u32>) -> [u8; 3] {
    let count = u64::try_from(xs.len() * ys.len()).expect("small");
    [0, 1, 2].map(|channel: usize| {
        let sum: u64 = xs
            .clone()
            .flat_map(|x| ys.clone().map(move |y| (x, y)))
            .map(|(x, y)| u64::from(picture.get_pixel(x, y)[channel]))
            .sum();
        u8::try_from(sum / count).expect("a mean of bytes")
    })
}

#[test]
fn every_orientation_ends_upright() {
    for orientation in 1..=8 {
        let photo = with_exif(&jpeg(&as_stored(orientation), 90), &exif(orientation));
        assert_upright(&taken(&photo).1, &format!("orientation {orientation}"));
    }
}

#[test]
fn a_png_knows_its_orientation_too_and_nonsense_is_passed_over() {
    let turned = with_chunk(&png(as_stored(6)), *b"eXIf", &exif(6));
    assert_upright(&taken(&turned).1, "PNG");
    for nonsense in [0, 9, 255] {
        let photo = with_exif(&jpeg(&as_stored(1), 90), &exif(nonsense));
        assert_upright(&taken(&photo).1, "nonsense");
    }
    assert_upright(&taken(&with_exif(&jpeg(&as_stored(1), 90), b"MM\0\x2A\xFF")).1, "broken");
}

#[test]
fn every_kind_of_pixels_is_taken() {
    let colours = DynamicImage::from(slope(200, 150));
    for picture in [
        DynamicImage::from(colours.to_luma8()),
        DynamicImage::from(colours.to_luma_alpha8()),
        DynamicImage::from(colours.to_luma16()),
        DynamicImage::from(colours.to_rgb16()),
        DynamicImage::from(colours.to_rgba16()),
        colours.clone(),
    ] {
        let (prepared, _) = taken(&png(picture));
        assert_eq!((prepared.width, prepared.height), (200, 150));
    }
    taken(&webp(slope(200, 150)));
    let grey = image::GrayImage::from_pixel(200, 150, Luma([200]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(grey).write_to(&mut bytes, image::ImageFormat::Jpeg).expect("encoded");
    let [red, green, blue] = mean(&taken(&bytes.into_inner()).1, 0..200, 0..150);
    assert!(red.abs_diff(green) < 3 && green.abs_diff(blue) < 3 && red > 150);
}

#[test]
fn four_inks_become_three_colours() {
    let (prepared, picture) = taken(&cmyk_jpeg());
    assert_eq!((prepared.width, prepared.height), (8, 8));
    let [red, green, blue] = mean(&picture, 0..8, 0..8);
    assert!((30..110).contains(&red) && red.abs_diff(green) < 8 && green.abs_diff(blue) < 8);
}

#[test]
fn what_is_transparent_is_white_as_paper() {
    let invisible = RgbaImage::from_pixel(300, 200, image::Rgba([0, 0, 0, 0]));
    for bytes in [png(invisible.clone()), webp(invisible)] {
        let [red, green, blue] = mean(&taken(&bytes).1, 0..300, 0..200);
        assert!(red.min(green).min(blue) > 225, "{red} {green} {blue}");
    }
}

#[test]
fn advice_is_given_and_nothing_is_refused_for_it() {
    let advice = |picture: &RgbImage| taken(&jpeg(picture, 90)).0.advice;
    assert_eq!(advice(&noise(800, 600)), []);
    assert_eq!(advice(&noise(800, 599)), [Advice::TooSmall]);
    assert_eq!(advice(&plain(800, 600, [20, 20, 20])), [Advice::TooDark]);
    assert_eq!(advice(&plain(10, 10, [0, 0, 60])), [Advice::TooSmall, Advice::TooDark]);
}
