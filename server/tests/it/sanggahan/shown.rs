//! What anybody can see of a person, with everything that is random taken out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::RECIPIENT;
use crate::http::site::{SUKAMAJU, Site};
use crate::usulan::warga::Answer;

/// Shorter words are no tokens.
const TOKEN_CHARS: usize = 60;

/// An answer as far as it is not random: status, headers, body, and how long the body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    status: u16,
    headers: BTreeMap<String, String>,
    body: String,
    bytes: usize,
}

impl Shown {
    pub(crate) fn of(answer: &Answer) -> Self {
        let page = answer.page();
        let nonce = page.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next());
        let nonce = nonce.unwrap_or("no nonce").to_owned();
        let plain = |text: &str| masked(&text.replace(&nonce, "NONCE"));
        let random = ["date", "x-request-id"];
        let headers = answer.headers.iter().filter(|(name, _)| !random.contains(&name.as_str()));
        let headers = headers.map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            // A policy names its nonce even where the page uses none.
            let value = value.split("'nonce-").map(|part| match part.split_once('\'') {
                Some((nonce, rest)) if nonce.len() == 24 => rest.to_owned(),
                _ => part.to_owned(),
            });
            (name.to_string(), plain(&value.collect::<String>()))
        });
        Self {
            status: answer.status.as_u16(),
            headers: headers.collect(),
            body: plain(&page),
            bytes: answer.bytes.len(),
        }
    }
}

/// The text without the comment that fills it up, and with its tokens replaced by their length.
fn masked(text: &str) -> String {
    let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let text = match (text.rfind("</footer><!--"), text.rfind("-->")) {
        (Some(start), Some(end)) if start < end => format!("{}{}", &text[..start], &text[end..]),
        _ => text.to_owned(),
    };
    let mut plain = String::new();
    for word in text.split_inclusive(|c| !is_token(c)) {
        let token = word.trim_end_matches(|c| !is_token(c));
        if token.len() < TOKEN_CHARS {
            plain.push_str(word);
        } else {
            plain.extend([&*format!("<{}>", token.len()), &word[token.len()..]]);
        }
    }
    plain
}

/// The person's card as the page and the API show it to anybody.
pub(crate) async fn public_card(site: &Site) -> Vec<Shown> {
    let link = site.look_up_link(SUKAMAJU, RECIPIENT).await;
    let page = Answer::of(site.get(&link).await).await;
    assert!(page.page().contains("S**i A****h"), "she is found");
    let question = json!({"desa": SUKAMAJU, "name": RECIPIENT});
    let api = Answer::of(site.post_json("/api/v1/cek", &question).await).await;
    let mut cards: Value = api.json();
    assert_eq!(cards["exact"].as_array().map(Vec::len), Some(1));
    cards["padding"] = Value::Null;
    let mut api = Shown::of(&api);
    api.body = masked(&cards.to_string());
    vec![Shown::of(&page), api]
}
