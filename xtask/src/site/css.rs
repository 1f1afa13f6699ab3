//! The style sheets: `style/main.css` for everybody and `style/desk.css` for officers, each with everything it
//! imports as one small file.

use anyhow::Result;

use crate::npm;
use crate::workspace::{output, root};

/// The oldest browsers the style sheet is translated for. Older ones get the same HTML, less handsome.
const TARGETS: &str =
    "chrome >= 80, android >= 80, samsung >= 13, firefox >= 78, safari >= 13, ios_saf >= 13";

/// Bundles and shrinks the style sheet `main`.
pub(super) fn build(main: &str) -> Result<Vec<u8>> {
    let mut lightningcss = npm::lightningcss()?;
    lightningcss.args(["--bundle", "--minify", "--targets", TARGETS]).arg(root().join(main));
    Ok(output(&mut lightningcss)?.into_bytes())
}
