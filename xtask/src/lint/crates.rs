//! `domain ← app ← server → migration`: who may depend on whom among our own crates.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Finding;
use crate::workspace::{cargo, output};

/// Each crate of ours and which others it may name.
const ALLOWED: [(&str, &[&str]); 5] = [
    ("domain", &[]),
    ("app", &["domain"]),
    ("migration", &[]),
    ("server", &["app", "domain", "migration"]),
    ("xtask", &[]),
];

/// Looks at the manifests of the workspace.
pub(super) fn check() -> Result<Vec<Finding>> {
    let metadata =
        output(&mut cargo(&["metadata", "--locked", "--no-deps", "--format-version=1"]))?;
    wrong_dependencies(&serde_json::from_str(&metadata)?)
}

/// Dependencies among our crates that the architecture does not have.
fn wrong_dependencies(metadata: &Value) -> Result<Vec<Finding>> {
    let packages = metadata["packages"].as_array().context("cargo metadata without packages")?;
    let mut findings = Vec::new();
    for package in packages {
        let name = package["name"].as_str().context("a package without a name")?;
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
            findings
                .push(format!("crate `{name}` is not in the table of xtask/src/lint/crates.rs"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let other = dependency["name"].as_str().unwrap_or_default();
            let ours = ALLOWED.iter().any(|(known, _)| *known == other);
            if ours && !allowed.contains(&other) {
                findings.push(format!("crate `{name}` must not depend on `{other}`"));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn finds_a_dependency_against_the_arrow() -> Result<()> {
        let metadata = |name: &str, other: &str| json!({"packages": [{"name": name, "dependencies": [{"name": other}, {"name": "serde"}]}]});
        assert!(wrong_dependencies(&metadata("app", "domain"))?.is_empty());
        assert_eq!(wrong_dependencies(&metadata("domain", "app"))?.len(), 1);
        assert_eq!(wrong_dependencies(&metadata("migration", "domain"))?.len(), 1);
        assert_eq!(wrong_dependencies(&metadata("common", "serde"))?.len(), 1);
        Ok(())
    }
}
