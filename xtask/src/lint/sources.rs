//! What must not be written where, in Rust sources.

use super::{Finding, SourceFile};
use crate::workspace::is_a;

/// A word that may stand only in some places.
struct Rule {
    /// Any of these is a finding.
    words: &'static [&'static str],
    /// Paths the rule is about, by their beginning.
    inside: &'static [&'static str],
    /// Paths that are excepted, by their beginning.
    except: &'static [&'static str],
    /// Why, for the person who meets the finding.
    reason: &'static str,
}

/// All rules. Comments are not looked at.
const RULES: [Rule; 7] = [
    Rule {
        words: &["<textarea"],
        inside: &["app/src/", "server/src/"],
        except: &["app/src/components/textarea.rs"],
        reason: "leptos does not escape its children: use the component `Textarea`",
    },
    Rule {
        words: &["#[allow(", "#![allow("],
        inside: &["app/", "server/", "xtask/"],
        except: &["xtask/src/lint/"],
        reason: "use #[expect(…, reason = \"…\")]",
    },
    Rule {
        words: &["todo!(", "unimplemented!("],
        inside: &["app/", "server/", "xtask/"],
        except: &["xtask/src/lint/"],
        reason: "what is in the tree works",
    },
    Rule {
        words: &[
            "async fn",
            "tokio",
            "std::fs",
            "std::net",
            "std::env",
            "std::time",
            "SystemTime",
            "::now()",
            "leptos",
        ],
        inside: &["app/domain/src/"],
        except: &[],
        reason: "`domain` is pure: no async, clock, I/O or framework",
    },
    Rule {
        words: &["sea_orm", "store::entity"],
        inside: &["server/src/http/", "server/src/usecase/"],
        except: &[],
        reason: "entities and queries never leave `store`",
    },
    Rule {
        words: &["(feature = \"ssr\")]", "async fn"],
        inside: &["app/src/pages/", "app/src/components/"],
        except: &[],
        reason: "a page is a pure function of its view model",
    },
    Rule {
        words: &["domain::", "server::", "crate::entity", "app::"],
        inside: &["server/migration/src/"],
        except: &[],
        reason: "a migration is immutable and knows nothing of today's code",
    },
];

/// Runs every rule over every Rust source.
pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let sources = files.iter().filter(|file| is_a(&file.path, "rs"));
    sources.flat_map(|file| RULES.iter().flat_map(|rule| broken(rule, file))).collect()
}

/// Where `file` breaks `rule`.
fn broken(rule: &Rule, file: &SourceFile) -> Vec<Finding> {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| file.path.starts_with(prefix));
    if !starts(rule.inside) || starts(rule.except) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in file.lines().filter(|(_, line)| !is_comment(line)) {
        if let Some(word) = rule.words.iter().find(|word| contains(line, word)) {
            findings.push(format!("{}:{number}: `{word}`: {}", file.path, rule.reason));
        }
    }
    findings
}

/// Whether `line` contains `word` and not merely as the end of a longer name (`subdomain::` is not `domain::`).
fn contains(line: &str, word: &str) -> bool {
    let starts_name = word.starts_with(|first: char| first.is_ascii_alphanumeric());
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !starts_name || !before.is_some_and(|before| before.is_alphanumeric() || before == '_')
    })
}

/// Whether the line only speaks.
fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::sample;

    /// How many findings this line causes at this path.
    fn findings(path: &str, line: &str) -> usize {
        check(&[sample(path, line)]).len()
    }

    #[test]
    fn finds_a_bare_textarea() {
        assert_eq!(findings("app/src/pages/usulan/page.rs", "view! { <textarea name=\"a\"> }"), 1);
        assert_eq!(findings("app/src/components/textarea.rs", "<textarea name=\"a\">"), 0);
    }

    #[test]
    fn finds_allow_and_todo() {
        assert_eq!(findings("server/src/main.rs", "#[allow(dead_code)]"), 1);
        assert_eq!(findings("app/src/lib.rs", "    todo!()"), 1);
        assert_eq!(findings("app/src/lib.rs", "// todo!() would be found"), 0);
    }

    #[test]
    fn finds_clocks_files_and_waiting_in_domain() {
        for line in
            ["let now = Utc::now();", "use std::fs;", "pub async fn read() {}", "use tokio::fs;"]
        {
            assert_eq!(findings("app/domain/src/nik.rs", line), 1, "{line}");
        }
        assert_eq!(findings("app/domain/src/nik.rs", "use std::fmt;"), 0);
    }

    #[test]
    fn finds_entities_outside_the_store() {
        assert_eq!(findings("server/src/usecase/cek.rs", "use crate::store::entity::penerima;"), 1);
        assert_eq!(findings("server/src/http/pages/cek.rs", "use sea_orm::EntityTrait;"), 1);
        assert_eq!(findings("server/src/store/penerima.rs", "use sea_orm::EntityTrait;"), 0);
    }

    #[test]
    fn finds_a_page_that_knows_where_it_runs() {
        assert_eq!(findings("app/src/pages/cek/mod.rs", "#[cfg(feature = \"ssr\")]"), 1);
        assert_eq!(findings("app/src/islands/mod.rs", "#[cfg(feature = \"ssr\")]"), 0);
    }

    #[test]
    fn finds_a_migration_that_uses_todays_code() {
        assert_eq!(findings("server/migration/src/m0001.rs", "use domain::wilayah::Level;"), 1);
        assert_eq!(findings("server/migration/src/m0001.rs", "use subdomain::x;"), 0);
    }
}
