//! The style sheet: `style/main.css` with everything it imports, as one small file.

use anyhow::Result;

use crate::npm;
use crate::workspace::{output, root};

/// The oldest browsers the style sheet is translated for. Older ones get the same HTML, less handsome.
const TARGETS: &str =
    "chrome >= 80, android >= 80, samsung >= 13, firefox >= 78, safari >= 13, ios_saf >= 13";

/// Bundles and shrinks the style sheet.
pub(super) fn build() -> Result<Vec<u8>> {
    let mut lightningcss = npm::lightningcss()?;
    lightningcss
        .args(["--bundle", "--minify", "--targets", TARGETS])
        .arg(root().join("style/main.css"));
    Ok(output(&mut lightningcss)?.into_bytes())
}
