//! What kind of browser somebody has, in two words: enough to know one's own sessions, too little to be known by.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

/// Browsers by what they say of themselves. Those that say two names stand first.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
/// Systems by what their browsers say of them. Those that say two names stand first.
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// Such as `Firefox, Windows`; empty when nothing is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent(pub String);

impl Agent {
    fn of(header: &str) -> Self {
        let word = |known: &[(&str, &'static str)]| {
            known.iter().find(|(sign, _)| header.contains(sign)).map(|(_, word)| *word)
        };
        let words: Vec<&str> = [word(&BROWSERS), word(&SYSTEMS)].into_iter().flatten().collect();
        Self(words.join(", "))
    }
}

impl<S: Sync> FromRequestParts<S> for Agent {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let header = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self::of(header.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_are_kept_and_no_version() {
        for (header, words) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge, Windows",
            ),
            ("curl/8.0", ""),
            ("", ""),
        ] {
            assert_eq!(Agent::of(header).0, words, "{header}");
        }
    }
}
