//! Small pictures made on the spot, no two alike.

use std::io::Write as _;

use anyhow::Result;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::prove::chance::Chance;

/// Sides in pixels: small, so that what is timed or interrupted is not the scaling.
const SIDES: (u32, u32) = (320, 240);
/// Sides of the blocks of one colour, in pixels.
const BLOCK: u32 = 16;

/// A picture of coloured blocks, as a PNG. The same `seed`, the same picture.
pub(crate) fn png(seed: u64) -> Result<Vec<u8>> {
    let mut chance = Chance::new(seed);
    let (width, height) = SIDES;
    let blocks: Vec<u8> = (0..3 * (width / BLOCK) * (height / BLOCK))
        .map(|_| u8::try_from(chance.below(256)))
        .collect::<Result<_, _>>()?;
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::fast());
    for y in 0..height {
        // Each line begins with its filter: none.
        pixels.write_all(&[0])?;
        for x in 0..width {
            let block = usize::try_from(y / BLOCK * (width / BLOCK) + x / BLOCK)?;
            pixels.write_all(&blocks[3 * block..3 * block + 3])?;
        }
    }
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, body) in [(b"IHDR", header), (b"IDAT", pixels.finish()?), (b"IEND", Vec::new())] {
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(&body);
        file.extend_from_slice(&u32::try_from(body.len())?.to_be_bytes());
        file.extend_from_slice(name);
        file.extend_from_slice(&body);
        file.extend_from_slice(&sum.sum().to_be_bytes());
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_differ_and_repeat() -> Result<()> {
        assert_eq!(png(1)?, png(1)?);
        assert_ne!(png(1)?, png(2)?);
        assert!(png(3)?.starts_with(b"\x89PNG"));
        Ok(())
    }
}
