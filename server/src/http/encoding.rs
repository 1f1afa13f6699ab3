//! Which compressions a client takes.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// Whether a client that sent `request` takes bodies compressed with `name`. `;q=0` means that it does not.
pub(super) fn takes(request: &HeaderMap, name: &str) -> bool {
    let accepted = request.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|first| first.eq_ignore_ascii_case(name));
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        is_named && weight != Some(0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compression_is_taken_when_it_is_named_and_not_refused() {
        let takes = |accepted: &str| {
            let mut headers = HeaderMap::new();
            headers.append(ACCEPT_ENCODING, "identity".parse().expect("a header"));
            headers.append(ACCEPT_ENCODING, accepted.parse().expect("a header"));
            super::takes(&headers, "br")
        };
        for accepted in ["br", "gzip, br", "gzip;q=0.5,br;q=0.1", "BR", " br ; q=1"] {
            assert!(takes(accepted), "{accepted}");
        }
        for accepted in ["", "gzip", "brotli", "br;q=0", "br; q=0.000", "x;br"] {
            assert!(!takes(accepted), "{accepted}");
        }
    }
}
