//! One style file per component, with the component's name, and none that nobody imports.

use super::{Finding, SourceFile};
use crate::workspace::is_a;

/// Where the style files of components lie.
const STYLE: &str = "style/components/";

/// Where components lie: as a file or as a folder. The islands as a whole count as one.
const COMPONENTS: [&str; 3] = ["app/src/components/", "app/src/islands/", "app/src/"];

/// The file that imports all others.
const MAIN: &str = "style/main.css";

/// Runs the checks of this file.
pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    findings.extend(without_component(&paths));
    if let Some(main) = files.iter().find(|file| file.path == MAIN) {
        findings.extend(not_imported(&main.text, &paths));
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

/// Style files that the main one does not import.
fn not_imported(main: &str, paths: &[&str]) -> Vec<Finding> {
    let others = paths.iter().filter(|path| is_a(path, "css") && **path != MAIN);
    others
        .filter_map(|path| path.strip_prefix("style/"))
        .filter(|name| !main.contains(&format!("{name}\"")) && !main.contains(&format!("{name}'")))
        .map(|name| format!("style/{name} is not imported by {MAIN}"))
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
        assert!(not_imported(main, &paths).is_empty());
        assert_eq!(not_imported("@import \"./base.css\";", &paths).len(), 1);
    }
}
