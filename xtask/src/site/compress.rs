//! Compresses once, at build time, so that the server never compresses a file.

use std::io::Write as _;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Files;

/// Extensions of files that are not compressed already.
const COMPRESSIBLE: [&str; 10] =
    ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Adds a `.br` and a `.gz` twin of every compressible file, where the twin is smaller.
pub(super) fn add_compressed(files: &mut Files) -> Result<()> {
    let mut twins = Files::new();
    for (name, contents) in files.iter().filter(|(name, _)| is_compressible(name)) {
        for (extension, twin) in [("br", brotli(contents)?), ("gz", gzip(contents)?)] {
            if twin.len() < contents.len() {
                twins.insert(format!("{name}.{extension}"), twin);
            }
        }
    }
    files.append(&mut twins);
    Ok(())
}

/// Whether compressing this file can help. The manifest is read by the server only.
fn is_compressible(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    name != "manifest.json" && COMPRESSIBLE.contains(&extension)
}

/// Brotli at its highest level, 11.
fn brotli(contents: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: contents.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*contents, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Gzip at its highest level, 9.
fn gzip(contents: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(contents)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn twins_hold_the_same_contents() -> Result<()> {
        let contents = "body { color: black }\n".repeat(50).into_bytes();
        let mut files = Files::from([("pkg/main.css".to_owned(), contents.clone())]);
        add_compressed(&mut files)?;

        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut files["pkg/main.css.br"].as_slice(), &mut from_brotli)?;
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(files["pkg/main.css.gz"].as_slice())
            .read_to_end(&mut from_gzip)?;
        assert_eq!(from_brotli, contents);
        assert_eq!(from_gzip, contents);
        Ok(())
    }

    #[test]
    fn pictures_tiny_files_and_the_manifest_get_no_twin() -> Result<()> {
        let mut files = Files::from([
            ("logo.png".to_owned(), vec![0; 1000]),
            ("manifest.json".to_owned(), vec![b' '; 1000]),
            ("robots.txt".to_owned(), b"x".to_vec()),
        ]);
        add_compressed(&mut files)?;
        assert_eq!(files.len(), 3);
        Ok(())
    }
}
