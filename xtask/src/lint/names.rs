//! No drawers: a module is named after what it holds.

use super::{Finding, SourceFile};

/// Names that hold anything, and therefore everything after a while.
const DRAWERS: [&str; 8] =
    ["common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"];

/// Runs the check of this file.
pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    files.iter().filter_map(|file| drawer(&file.path)).collect()
}

/// The folder or file in `path` that is a drawer.
fn drawer(path: &str) -> Option<Finding> {
    let mut names = path.split('/').map(|part| part.split('.').next().unwrap_or_default());
    names
        .find(|name| DRAWERS.contains(name))
        .map(|name| format!("{path}: `{name}` says nothing; name the module after what it holds"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_drawers_as_files_and_as_folders() {
        assert!(drawer("server/src/utils.rs").is_some());
        assert!(drawer("app/src/common/mod.rs").is_some());
        assert!(drawer("app/src/components/manager.rs").is_some());
        assert!(drawer("app/src/components/field.rs").is_none());
        assert!(drawer("server/src/store/utilisation.rs").is_none());
    }
}
