//! What officers see when a form met a broken service: what they typed, and a button that sends it again.
//!
//! It needs nothing of the database, not even who is signed in: the form goes through the door again when it is sent.

use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::button::Rank;
use crate::components::layout::{Layout, Width};
use crate::text::petugas::gangguan as t;

/// Shorter answers are codes of choices and the like: only texts are shown.
const SHOWN_FROM_CHARS: usize = 12;

/// The page. What was typed is personal: not printed.
#[derive(Clone)]
pub struct KeptPage {
    /// The frame.
    pub chrome: Chrome,
    /// Where the form leads: a path of ours.
    pub action: String,
    /// Every field as it was sent, in order.
    pub fields: Vec<(String, String)>,
    /// Number under which the log has the cause.
    pub incident: Option<String>,
}

impl std::fmt::Debug for KeptPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeptPage({} fields)", self.fields.len())
    }
}

/// Whether a field holds something a person wrote.
fn is_text(value: &str) -> bool {
    value.chars().count() >= SHOWN_FROM_CHARS && value.trim().contains([' ', '\n'])
}

/// The sentences among what was typed, to be read; `None` without any.
pub(super) fn typed_texts(page: &KeptPage) -> Option<AnyView> {
    let texts: Vec<AnyView> = page
        .fields
        .iter()
        .filter(|(_, value)| is_text(value))
        .map(|(_, value)| view! { <blockquote>{value.clone()}</blockquote> }.into_any())
        .collect();
    let heading = t::TYPED.get(page.chrome.lang);
    (!texts.is_empty()).then(|| view! { <h2>{heading}</h2> {texts} }.into_any())
}

/// Everything that was sent, to be sent once more.
pub(super) fn hidden_fields(fields: Vec<(String, String)>) -> Vec<AnyView> {
    fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> }.into_any())
        .collect()
}

/// The whole document.
pub fn kept_page(page: KeptPage) -> AnyView {
    let lang = page.chrome.lang;
    let title = t::TITLE.get(lang);
    let (typed, fields) = (typed_texts(&page), hidden_fields(page.fields));
    let incident = page.incident.map(|code| {
        view! { <p>{t::INCIDENT.get(lang)}": "<code class="cus-incident">{code}</code></p> }
    });
    view! {
        <Layout chrome=page.chrome title width=Width::Desk>
            <h1>{title}</h1>
            <p class="cus-lead">{t::WHY.get(lang)}</p>
            <h2>{t::NEXT.get(lang)}</h2>
            <p>{t::NEXT_STEPS.get(lang)}</p>
            {incident}
            {typed}
            <form method="post" action=page.action>
                {fields}
                <p class="cus-ways">
                    <button class=Rank::Main.class()>{t::SEND_AGAIN.get(lang)}</button>
                    <a class=Rank::Second.class() href="/petugas">{t::TO_QUEUE.get(lang)}</a>
                </p>
            </form>
        </Layout>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_shown_and_codes_are_not() {
        assert!(is_text("Foto rumah tampak dari jauh."));
        for code in ["tidak_layak", "2", "99.01.01.2001", "ABCD-EFGH-JKLM", "", "          \n     "]
        {
            assert!(!is_text(code), "{code:?}");
        }
    }
}
