//! Pictures made in memory: honest ones, and such as strangers send.

use std::io::{Cursor, Write as _};

use flate2::{Compression, Crc, write::ZlibEncoder};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// Sensor noise around a grey: hardly compresses, the same at every run.
pub(crate) fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 0x2545_F491_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[2]
    };
    RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()]))
}

/// A picture of one colour.
pub(crate) fn plain(width: u32, height: u32, colour: [u8; 3]) -> RgbImage {
    RgbImage::from_pixel(width, height, Rgb(colour))
}

/// A soft slope of colours.
pub(super) fn slope(width: u32, height: u32) -> RgbImage {
    let part = |at: u32, of: u32| u8::try_from(at * 255 / of).expect("at most 255");
    RgbImage::from_fn(width, height, |x, y| Rgb([part(x, width), part(y, height), 128]))
}

pub(crate) fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(picture).expect("encoded");
    bytes
}

pub(super) fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(&picture.into(), ImageFormat::Png)
}

pub(super) fn webp(picture: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(&picture.into(), ImageFormat::WebP)
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

/// What the EXIF of a phone may hold: an orientation, and a place with a readable mark in it.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2A\0\0\0\x08".to_vec();
    // Two entries: the orientation (a short), and where the entries of the place are.
    tiff.extend_from_slice(b"\0\x02");
    tiff.extend_from_slice(&[1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend_from_slice(&[0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend_from_slice(b"\0\0\0\0");
    // One entry: the name of the area (text of 16 bytes at 56).
    tiff.extend_from_slice(b"\0\x01");
    tiff.extend_from_slice(&[0, 0x1C, 0, 2, 0, 0, 0, 16, 0, 0, 0, 56]);
    tiff.extend_from_slice(b"\0\0\0\0");
    tiff.extend_from_slice(PLACE);
    tiff
}

/// The mark in [`exif`].
pub(crate) const PLACE: &[u8; 16] = b"LOKASI-RAHASIA-1";

/// Puts a segment behind the start marker of a JPEG.
pub(super) fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("fits a segment").to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, body, &jpeg[2..]].concat()
}

/// Puts EXIF into a JPEG.
pub(crate) fn with_exif(jpeg: &[u8], exif: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"Exif\0\0", exif].concat())
}

/// A chunk of a PNG, with its checksum.
pub(super) fn png_chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(body);
    let length = u32::try_from(body.len()).expect("fits a chunk").to_be_bytes();
    [&length, &name, body, &sum.sum().to_be_bytes()].concat()
}

/// Puts a chunk behind the header of a PNG.
pub(super) fn with_chunk(png: &[u8], name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let header_end = 33;
    [&png[..header_end], &png_chunk(name, body), &png[header_end..]].concat()
}

/// A PNG whose header claims any size and whose pixels are `zeros` zero bytes, well compressed.
pub(super) fn png_of_zeros(
    (width, height): (u32, u32),
    depth: u8,
    colours: u8,
    zeros: usize,
) -> Vec<u8> {
    let header =
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colours, 0, 0, 0]].concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        png_chunk(*b"IHDR", &header),
        png_chunk(*b"IDAT", &deflated(zeros)),
        png_chunk(*b"IEND", &[]),
    ]
    .concat()
}

/// `zeros` zero bytes, as a zlib stream.
pub(super) fn deflated(zeros: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let block = vec![0; 1 << 16];
    for _ in 0..zeros / block.len() {
        encoder.write_all(&block).expect("compressed");
    }
    encoder.write_all(&block[..zeros % block.len()]).expect("compressed");
    encoder.finish().expect("compressed")
}

/// A WebP of two frames.
pub(super) fn moving_webp() -> Vec<u8> {
    let still = webp(plain(8, 8, [9, 9, 9]));
    let frame = [&[0; 6][..], &[7, 0, 0, 7, 0, 0, 50, 0, 0, 0], &still[12..]].concat();
    let body = [
        b"WEBP".to_vec(),
        riff_chunk(*b"VP8X", &[0b10, 0, 0, 0, 7, 0, 0, 7, 0, 0]),
        riff_chunk(*b"ANIM", &[0; 6]),
        riff_chunk(*b"ANMF", &frame),
        riff_chunk(*b"ANMF", &frame),
    ]
    .concat();
    riff_chunk(*b"RIFF", &body)
}

fn riff_chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("fits a chunk").to_le_bytes();
    let padding = vec![0; body.len() % 2];
    [&name[..], &length, body, &padding].concat()
}

/// A GIF of one pixel and this many frames.
pub(super) fn gif(frames: usize) -> Vec<u8> {
    let colours = [0, 0, 0, 0xFF, 0xFF, 0xFF];
    let frame = b"\x21\xF9\x04\0\0\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    [&b"GIF89a\x01\0\x01\0\x80\0\0"[..], &colours, &frame.repeat(frames), b"\x3B"].concat()
}

/// A JPEG of 8 × 8 pixels in four inks, every ink at half: printers' software makes such.
pub(super) fn cmyk_jpeg() -> Vec<u8> {
    let components = [1, 2, 3, 4].map(|id| [id, 0x11, 0]).concat();
    let scanned = [1, 2, 3, 4].map(|id| [id, 0]).concat();
    let frame = [&[8, 0, 8, 0, 8, 4][..], &components].concat();
    let scan = [&[4][..], &scanned, &[0, 63, 0]].concat();
    // Each table knows one code of one bit, for the value 0: "no difference" and "end of block".
    let table = |class: u8| [&[class, 1][..], &[0; 15], &[0]].concat();
    let mut bytes = vec![0xFF, 0xD8];
    for (marker, body) in [
        (0xEE, b"Adobe\0\x64\0\0\0\0\0".to_vec()),
        (0xDB, [&[0][..], &[1; 64]].concat()),
        (0xC0, frame),
        (0xC4, table(0x00)),
        (0xC4, table(0x10)),
        (0xDA, scan),
    ] {
        bytes.extend_from_slice(&[0xFF, marker]);
        bytes.extend_from_slice(&u16::try_from(body.len() + 2).expect("short").to_be_bytes());
        bytes.extend_from_slice(&body);
    }
    // Two codes for each of four blocks: eight zero bits.
    bytes.extend_from_slice(&[0x00, 0xFF, 0xD9]);
    bytes
}

/// The start of a progressive JPEG without subsampling that claims any size, and its end.
pub(super) fn progressive_header(width: u16, height: u16) -> Vec<u8> {
    let [w0, w1] = width.to_be_bytes();
    let [h0, h1] = height.to_be_bytes();
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xC2, 0, 17, 8, h0, h1, w0, w1, 3];
    bytes.extend_from_slice(&[1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
    bytes.extend_from_slice(&[0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0xFF, 0xD9]);
    bytes
}
