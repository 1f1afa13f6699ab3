//! One style file per component, with the component's name, and none that nobody imports.

use super::{Finding, SourceFile};
use crate::workspace::is_a;

/// Where the style files of components lie.
const STYLE: &str = "style/components/";

/// Where components lie: as a file or as a folder. The islands as a whole count as one.
const COMPONENTS: [&str; 3] = ["app/src/components/", "app/src/islands/", "app/src/"];

/// The file that imports those of the pages everybody opens.
const MAIN: &str = "style/main.css";
/// The file that imports those of the officers' pages, and where they lie.
const DESK: &str = "style/desk.css";
const DESK_FOLDER: &str = "style/desk/";

/// Runs the checks of this file.
pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    findings.extend(without_component(&paths));
    if let Some(main) = files.iter().find(|file| file.path == MAIN) {
        let paths: Vec<&str> = paths.iter().filter(|path| !is_desk(path)).copied().collect();
        findings.extend(not_imported(MAIN, &main.text, &paths));
    }
    if let Some(main) = files.iter().find(|file| file.path == DESK) {
        let paths: Vec<&str> = paths.iter().filter(|path| is_desk(path)).copied().collect();
        findings.extend(not_imported(DESK, &main.text, &paths));
    }
    findings
}

/// Style files of components that do not exist.
fn without_component(paths: &[&str]) -> Vec<Finding> {
    let names = paths.iter().filter_map(|path| path.strip_prefix(STYLE)?.strip_suffix(".css"));
    let exists = |name: &str| {
        COMPONENTS.iter().any(|folder| {
            paths.contains(&format!("{folder}{name}.rs").as_str())
                || paths.contains(&format!("{folder}{name}/mod.rs").as_str())
        })
    };
    names
        .filter(|name| !exists(&name.replace('-', "_")))
        .map(|name| {
            format!("{STYLE}{name}.css belongs to no component in {}", COMPONENTS.join(" or "))
        })
        .collect()
}

/// Whether a style file is for officers' pages alone.
fn is_desk(path: &str) -> bool {
    path == DESK || path.starts_with(DESK_FOLDER)
}

/// Style files that the main one does not import.
fn not_imported(main: &str, text: &str, paths: &[&str]) -> Vec<Finding> {
    let others = paths.iter().filter(|path| is_a(path, "css") && **path != main);
    others
        .filter_map(|path| path.strip_prefix("style/"))
        .filter(|name| !text.contains(&format!("{name}\"")) && !text.contains(&format!("{name}'")))
        .map(|name| format!("style/{name} is not imported by {main}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_style_file_without_component() {
        let paths = ["style/components/card.css", "app/src/components/card.rs"];
        assert!(without_component(&paths).is_empty());
        assert_eq!(without_component(&paths[..1]).len(), 1);
        let hyphen = ["style/components/error-summary.css", "app/src/components/error_summary.rs"];
        assert!(without_component(&hyphen).is_empty());
    }

    #[test]
    fn finds_a_style_file_that_nobody_imports() {
        let paths = ["style/main.css", "style/base.css", "style/components/card.css"];
        let main = "@import \"./base.css\";\n@import './components/card.css';\n";
        assert!(not_imported(MAIN, main, &paths).is_empty());
        assert_eq!(not_imported(MAIN, "@import \"./base.css\";", &paths).len(), 1);
    }
}
