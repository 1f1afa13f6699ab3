//! What a page is made of, as a browser reads it, and whether anything is on it that should not be.

use std::collections::BTreeSet;

use reqwest::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use reqwest::{Response, Url};
use scraper::Html;

/// Attributes whose value is an address.
const ADDRESSES: [&str; 12] = [
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "cite",
    "background",
    "ping",
    "xlink:href",
    "data-worker",
];

/// What a page is made of.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Anatomy {
    /// Elements in their order, each with the names of its attributes.
    pub(super) elements: Vec<String>,
    /// Addresses that lead off the site.
    pub(super) foreign: BTreeSet<String>,
    /// All text that is shown.
    pub(super) text: String,
}

impl Anatomy {
    fn kinds(&self) -> BTreeSet<&str> {
        self.elements.iter().map(String::as_str).collect()
    }
}

/// Reads a page of `nonce` as a browser does, with JavaScript or without.
pub(super) fn anatomy(page: &str, nonce: &str, with_scripts: bool) -> Anatomy {
    // With JavaScript, what is inside is text; without, it is elements.
    let page = if with_scripts {
        page.to_owned()
    } else {
        page.replace("<noscript>", "<div>").replace("</noscript>", "</div>")
    };
    let document = Html::parse_document(&page);
    let base = Url::parse("https://site.example/cek/hasil/x").expect("an address");
    let mut found = Anatomy::default();
    for node in document.tree.nodes() {
        if let Some(text) = node.value().as_text() {
            found.text.push_str(text);
        }
        let Some(element) = node.value().as_element() else { continue };
        let mut names: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
        names.sort_unstable();
        let name = element.name();
        assert!(names.iter().all(|name| !name.starts_with("on")), "{name} {names:?}");
        assert!(!names.contains(&"style") && !names.contains(&"srcdoc"), "{name} {names:?}");
        if name == "script" {
            assert_eq!(element.attr("nonce"), Some(nonce), "a script that is not ours");
            assert!(!nonce.is_empty());
        }
        for (_, value) in element.attrs().filter(|(name, _)| ADDRESSES.contains(name)) {
            let url = base.join(value).unwrap_or_else(|_| panic!("{name}: {value:?}"));
            match url.scheme() {
                "https" if url.host_str() == base.host_str() => {}
                "https" | "tel" => drop(found.foreign.insert(value.to_owned())),
                scheme => panic!("{name} leads to {scheme}: {value:?}"),
            }
        }
        found.elements.push(format!("{name} {}", names.join(" ")));
    }
    found
}

/// The anatomies of an answer, after looking at what goes round it.
pub(super) async fn dissect(answer: Response, what: &str) -> [Anatomy; 2] {
    let headers = answer.headers().clone();
    let status = answer.status();
    assert!(!status.is_server_error(), "{what}: {status}");
    assert_eq!(headers[CONTENT_TYPE], "text/html; charset=utf-8", "{what}");
    assert_eq!(headers["x-content-type-options"], "nosniff", "{what}");
    let policy = headers[CONTENT_SECURITY_POLICY].to_str().expect("text");
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
    let nonce = nonce.expect("a nonce").to_owned();
    let page = answer.text().await.expect("a page");
    [true, false].map(|with_scripts| anatomy(&page, &nonce, with_scripts))
}

/// What a door makes of harmless texts.
pub(super) struct Clean(pub(super) Vec<[Anatomy; 2]>);

impl Clean {
    /// The same elements in the same order as with some harmless text.
    pub(super) fn assert_same(&self, found: &[Anatomy; 2], what: &str) {
        let same = |clean: &[Anatomy; 2]| {
            clean.iter().zip(found).all(|(clean, found)| clean.elements == found.elements)
        };
        assert!(self.0.iter().any(same), "{what} changes the page: {:?}", found[0].elements);
        self.assert_nothing_new(found, what);
    }

    /// No kind of element and no foreign address that harmless texts do not have.
    pub(super) fn assert_nothing_new(&self, found: &[Anatomy; 2], what: &str) {
        let clean: BTreeSet<&str> =
            self.0.iter().flat_map(|two| two.iter().flat_map(Anatomy::kinds)).collect();
        let foreign: BTreeSet<&String> =
            self.0.iter().flat_map(|two| two.iter().flat_map(|one| &one.foreign)).collect();
        for found in found {
            let new: Vec<&str> = found.kinds().difference(&clean).copied().collect();
            assert!(new.is_empty(), "{what} adds {new:?}");
            let new: Vec<&String> =
                found.foreign.iter().filter(|one| !foreign.contains(one)).collect();
            assert!(new.is_empty(), "{what} leads to {new:?}");
        }
    }
}

fn page(body: &str) -> [Anatomy; 2] {
    let page = format!("<!DOCTYPE html><html><body>{body}</body></html>");
    [true, false].map(|with_scripts| anatomy(&page, "N", with_scripts))
}

fn is_noticed(body: &str) -> bool {
    let clean = Clean(vec![page("<p>x</p><noscript>y</noscript><a href=\"/cek\">z</a>")]);
    let body = body.to_owned();
    std::panic::catch_unwind(move || {
        clean.assert_nothing_new(&page(&body), "a planted one");
    })
    .is_err()
}

#[test]
fn what_is_planted_is_noticed() {
    for planted in [
        "<script>alert(1)</script>",
        "<script nonce=\"M\">alert(1)</script>",
        "<p onclick=\"alert(1)\">x</p>",
        "<p style=\"x\">x</p>",
        "<a href=\"java\tscript:alert(1)\">z</a>",
        "<a href=\"//evil.example\">z</a>",
        "<a href=\"/\\evil.example\">z</a>",
        "<noscript></noscript><b>y</b>",
        "<noscript><b>y</b></noscript>",
        "<svg></svg>",
    ] {
        assert!(is_noticed(planted), "{planted}");
    }
    assert!(!is_noticed("<p>&lt;script&gt;</p><a href=\"/privasi\">z</a><p>x</p>"));
}
