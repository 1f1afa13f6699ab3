//! The only way to a `<textarea>`: leptos does not escape the element's children when it renders on
//! the server, so text typed by one person could become markup in another's page. This wrapper
//! escapes.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::field::{Field, described_by};
use crate::text::Lang;

/// `text` with the characters that could end a `<textarea>`, or start a character reference,
/// written out. A first line break is doubled, because the parser of HTML drops one.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    if text.starts_with(['\n', '\r']) {
        safe.push('\n');
    }
    for one in text.chars() {
        match one {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            _ => safe.push(one),
        }
    }
    safe
}

/// Several lines of text with label, hint and error.
#[component]
pub fn Textarea(
    /// Language of the page.
    lang: Lang,
    /// Name and `id`.
    name: &'static str,
    /// Label.
    #[prop(into)]
    label: String,
    /// Hint, if any.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What is wrong, if anything.
    #[prop(optional_no_strip)]
    error: Option<ErrorCode>,
    /// The sentence for it, where the name of the field alone does not decide.
    #[prop(optional_no_strip)]
    told: Option<&'static str>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// What was typed.
    value: String,
    /// Visible lines.
    #[prop(default = 5)]
    rows: u8,
    /// `maxlength` in UTF-16 units.
    max_chars: usize,
) -> AnyView {
    let described_by = described_by(name, hint.is_some(), error.is_some());
    let invalid = error.map(|_| "true");
    view! {
        <Field lang name label hint error told optional>
            <textarea
                class="cus-input cus-input--tall"
                id=name
                name=name
                rows=rows.to_string()
                maxlength=max_chars.to_string()
                aria-describedby=described_by
                aria-invalid=invalid
                inner_html=escape(&value)
            ></textarea>
        </Field>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::Textarea;
    use crate::text::Lang;

    fn html(value: &str) -> String {
        let value = value.to_owned();
        Owner::new().with(|| {
            view! { <Textarea lang=Lang::Id name="uraian" label="Uraian" value max_chars=1000/> }
                .to_html()
        })
    }

    #[test]
    fn a_closing_tag_stays_text() {
        let html = html("</textarea><script>alert(1)</script>");
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    }

    #[test]
    fn a_character_reference_stays_as_typed() {
        assert!(html("&lt;b&gt;").contains("&amp;lt;b&amp;gt;"));
    }

    #[test]
    fn a_first_line_break_survives_the_parser() {
        assert!(html("\nbaris").contains(">\n\nbaris<"));
    }
}
