//! What a file is, told by its first bytes: names and declared types are a stranger's word.

use super::PhotoError;

/// A format that can be worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    WebP,
    Pdf,
}

/// Brands of ISO media files that are HEIC, HEIF or AVIF pictures.
const HEIF_BRANDS: [&[u8; 4]; 12] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1",
    b"avif", b"avis",
];
/// Bytes of the signature of a PNG.
const PNG_SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

impl Format {
    /// The format of `bytes`, if it is a still picture or a PDF.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, PhotoError> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Ok(Self::Jpeg)
        } else if bytes.starts_with(PNG_SIGNATURE) {
            if png_moves(bytes) { Err(PhotoError::Animated) } else { Ok(Self::Png) }
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            if webp_moves(bytes) { Err(PhotoError::Animated) } else { Ok(Self::WebP) }
        } else if bytes.starts_with(b"%PDF-") {
            Ok(Self::Pdf)
        } else if is_heif(bytes) {
            Err(PhotoError::Heic)
        } else if gif_moves(bytes) {
            Err(PhotoError::Animated)
        } else {
            Err(PhotoError::NotImage)
        }
    }
}

/// Whether the first box of an ISO media file names a HEIF brand, as its own or a compatible one.
fn is_heif(bytes: &[u8]) -> bool {
    let (Some(length), Some(b"ftyp")) = (be_u32(bytes, 0), bytes.get(4..8)) else { return false };
    let end = usize::try_from(length).unwrap_or(usize::MAX).min(bytes.len());
    let brands = bytes.get(8..end).unwrap_or_default();
    brands.chunks_exact(4).any(|brand| HEIF_BRANDS.iter().any(|known| brand == *known))
}

/// Whether a PNG announces frames (`acTL`) before its picture.
fn png_moves(bytes: &[u8]) -> bool {
    let mut at = PNG_SIGNATURE.len();
    while let (Some(length), Some(name)) = (be_u32(bytes, at), bytes.get(at + 4..at + 8)) {
        match name {
            b"acTL" => return true,
            b"IDAT" => return false,
            // Length, name, content, checksum.
            _ => at = at.saturating_add(length as usize).saturating_add(12),
        }
    }
    false
}

/// Whether a WebP says so in its extended header, or holds an animation chunk.
fn webp_moves(bytes: &[u8]) -> bool {
    const ANIMATION_FLAG: u8 = 0b10;
    let flagged = bytes.get(12..16) == Some(b"VP8X")
        && bytes.get(20).is_some_and(|flags| flags & ANIMATION_FLAG != 0);
    let mut at = 12;
    let mut has_frames = false;
    while let (Some(name), Some(length)) = (bytes.get(at..at + 4), le_u32(bytes, at + 4)) {
        has_frames |= name == b"ANIM" || name == b"ANMF";
        // Chunks are padded to an even length.
        at = at.saturating_add(8).saturating_add((length as usize).next_multiple_of(2));
    }
    flagged || has_frames
}

/// Whether a GIF has a second frame. Still GIFs are simply no format of ours.
fn gif_moves(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"GIF87a") && !bytes.starts_with(b"GIF89a") {
        return false;
    }
    let mut frames = 0;
    let mut at = 13 + bytes.get(10).map_or(0, |packed| colour_table_bytes(*packed));
    while let Some(introducer) = bytes.get(at) {
        let body = match introducer {
            // An extension: introducer, label, blocks.
            0x21 => at + 2,
            // A frame: descriptor of ten bytes, colours, code size, blocks.
            0x2C => {
                frames += 1;
                at + 11 + bytes.get(at + 9).map_or(0, |packed| colour_table_bytes(*packed))
            }
            _ => break,
        };
        at = after_gif_blocks(bytes, body);
    }
    frames > 1
}

/// Bytes of the colour table that a packed field of a GIF announces.
fn colour_table_bytes(packed: u8) -> usize {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

/// The position behind a run of blocks, each led by its length and closed by an empty one.
fn after_gif_blocks(bytes: &[u8], mut at: usize) -> usize {
    while let Some(length) = bytes.get(at) {
        at += 1 + usize::from(*length);
        if *length == 0 {
            break;
        }
    }
    at
}

fn be_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn le_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_that_lie_do_not_lead_astray() {
        let mut png = PNG_SIGNATURE.to_vec();
        png.extend_from_slice(b"\xFF\xFF\xFF\xFFtEXtx");
        assert_eq!(Format::of(&png), Ok(Format::Png));
        assert_eq!(Format::of(b"RIFF\0\0\0\0WEBPVP8X\xFF\xFF\xFF\xFF\0"), Ok(Format::WebP));
        assert_eq!(Format::of(b"\xFF\xFF\xFF\xFFftyp"), Err(PhotoError::NotImage));
        assert_eq!(Format::of(b"GIF89a\x01\0\x01\0\xF7\0\0"), Err(PhotoError::NotImage));
    }

    #[test]
    fn a_film_is_no_heic_and_a_compatible_brand_is_enough() {
        assert_eq!(Format::of(b"\0\0\0\x14ftypisom\0\0\0\0mp42"), Err(PhotoError::NotImage));
        assert_eq!(Format::of(b"\0\0\0\x18ftypabcd\0\0\0\0xxxxmif1"), Err(PhotoError::Heic));
        // The brand must stand in the box, not behind it.
        assert_eq!(Format::of(b"\0\0\0\x14ftypisom\0\0\0\0mp42heic"), Err(PhotoError::NotImage));
    }
}
