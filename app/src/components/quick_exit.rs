//! The way out for somebody who must not be seen on this page.

use leptos::prelude::*;

use crate::text::{Lang, quick_exit as t};

/// Where it leads: a page that anybody may be reading, of an authority that stays.
const ELSEWHERE: &str = "https://www.bmkg.go.id";

/// Takes this page out of the history on leaving it, by the link or by Escape pressed three times. Needs no WASM.
const SCRIPT: &str = include_str!("quick_exit.js");

/// A link away from here, always in sight. Without JavaScript it is just that; with it, this page is
/// also taken out of the history, so that "back" does not lead here again.
///
/// Stands before `<main>`, so that it is reached early by keyboard.
#[component]
pub fn QuickExit(
    /// Language of the page.
    lang: Lang,
    /// The nonce of this answer's Content-Security-Policy.
    nonce: String,
) -> AnyView {
    view! {
        <div class="cus-exit">
            <a class="cus-exit__link" href=ELSEWHERE rel="noreferrer noopener">{t::LEAVE.get(lang)}</a>
            <span class="cus-exit__what">{t::WHAT.get(lang)}</span>
        </div>
        <script nonce=nonce>{SCRIPT}</script>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn the_link_leaves_without_a_trace_and_the_script_has_its_nonce() {
        let html = view! { <QuickExit lang=Lang::Id nonce="N0NCE".to_owned()/> }.to_html();
        assert!(
            html.contains("href=\"https://www.bmkg.go.id\" rel=\"noreferrer noopener\""),
            "{html}"
        );
        assert!(html.contains("<script nonce=\"N0NCE\">{let a=document.currentScript"), "{html}");
        assert!(html.contains("location.replace(a.href)"), "not escaped: {html}");
        assert!(!html.contains(" onclick="), "{html}");
    }
}
