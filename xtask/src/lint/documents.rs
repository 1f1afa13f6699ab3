//! Decision records, the README, and lock files.

use super::{Finding, SourceFile};
use crate::workspace::is_a;

/// The README is a page, not a book.
const README_LINES: usize = 150;

/// Runs the checks of this file.
pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let records: Vec<&str> =
        files.iter().filter_map(|file| file.path.strip_prefix("docs/adr/")).collect();
    let mut findings = wrong_numbers(&records);
    findings.extend(files.iter().filter_map(long_readme));
    findings.extend(files.iter().filter_map(registry_hosts));
    findings
}

/// Numbers of decision records are `0001`, `0002`, … without gap or repetition.
fn wrong_numbers(records: &[&str]) -> Vec<Finding> {
    let mut numbers = Vec::new();
    let mut findings = Vec::new();
    for name in records.iter().filter(|name| is_a(name, "md") && **name != "README.md") {
        match name.split_once('-').filter(|(digits, _)| digits.len() == 4) {
            Some((digits, _)) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                numbers.push(digits.to_owned());
            }
            _ => findings.push(format!("docs/adr/{name} is not named NNNN-verb-noun.md")),
        }
    }
    numbers.sort();
    for (expected, number) in (1..).zip(&numbers) {
        if *number != format!("{expected:04}") {
            findings.push(format!("docs/adr: number {number} stands where {expected:04} should"));
            break;
        }
    }
    findings
}

/// The README keeps to its length.
fn long_readme(file: &SourceFile) -> Option<Finding> {
    let lines = file.text.lines().count();
    (file.path == "README.md" && lines > README_LINES)
        .then(|| format!("README.md has {lines} lines, {README_LINES} are allowed"))
}

/// npm lock files name no host to fetch packages from: everyone's own npm settings decide that.
fn registry_hosts(file: &SourceFile) -> Option<Finding> {
    let named =
        file.path.ends_with("package-lock.json") && file.text.contains("\"resolved\": \"http");
    named.then(|| {
        format!("{} names a registry host; run npm with omit-lockfile-registry-resolved", file.path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::sample;

    #[test]
    fn finds_missing_repeated_and_misnamed_records() {
        assert!(wrong_numbers(&["0002-b.md", "0001-a.md", "README.md"]).is_empty());
        assert_eq!(wrong_numbers(&["0001-a.md", "0003-c.md"]).len(), 1);
        assert_eq!(wrong_numbers(&["0001-a.md", "0001-b.md"]).len(), 1);
        assert_eq!(wrong_numbers(&["notes.md"]).len(), 1);
    }

    #[test]
    fn finds_a_readme_that_grew_too_long() {
        assert!(long_readme(&sample("README.md", &"line\n".repeat(150))).is_none());
        assert!(long_readme(&sample("README.md", &"line\n".repeat(151))).is_some());
    }

    #[test]
    fn finds_a_registry_host_in_a_lock_file() {
        let broken =
            r#"{"packages":{"node_modules/a":{"resolved": "https://registry.example/a.tgz"}}}"#;
        assert!(registry_hosts(&sample("xtask/package-lock.json", broken)).is_some());
        let good = r#"{"packages":{"node_modules/a":{"funding": "https://fund.example"}}}"#;
        assert!(registry_hosts(&sample("xtask/package-lock.json", good)).is_none());
    }
}
