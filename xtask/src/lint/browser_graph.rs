//! Database, server and mail code is never in the WASM graph.

use anyhow::Result;

use super::Finding;
use crate::workspace::{cargo, output};

/// Crates that must never be compiled for the browser.
const FORBIDDEN: [&str; 8] =
    ["axum", "captcha", "lettre", "sea-orm", "server", "sqlx", "tokio", "unicode-normalization"];

/// Looks at the dependency graph of the browser build.
pub(super) fn check() -> Result<Vec<Finding>> {
    let tree = output(&mut cargo(&[
        "tree",
        "--locked",
        "--package=app",
        "--no-default-features",
        "--features=hydrate",
        "--target=wasm32-unknown-unknown",
        "--edges=normal",
        "--prefix=none",
    ]))?;
    Ok(forbidden_in(&tree))
}

/// The forbidden crates in what `cargo tree --prefix=none` printed.
fn forbidden_in(tree: &str) -> Vec<Finding> {
    if !tree.starts_with("app v") {
        return vec![
            "`cargo tree` did not print the graph of `app`: nothing was checked".to_owned(),
        ];
    }
    let present = |name: &&&str| tree.lines().any(|line| line.split(' ').next() == Some(**name));
    let found = FORBIDDEN.iter().filter(present);
    found
        .map(|name| format!("the WASM graph contains `{name}`: it must stay on the server"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_server_code_in_the_graph() {
        let tree = "app v0.1.0 (/app)\nleptos v0.8.23\ntokio v1.54.0\ntokio-util v0.7.0\n";
        assert_eq!(forbidden_in(tree).len(), 1);
        assert!(forbidden_in(tree)[0].contains("`tokio`"));
        assert!(forbidden_in("app v0.1.0 (/app)\nleptos v0.8.23\n").is_empty());
    }

    #[test]
    fn an_empty_graph_is_a_finding() {
        assert_eq!(forbidden_in("").len(), 1);
    }
}
