//! Just enough reading of HTML to ask questions about it.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

/// The page as the server sends it.
pub(crate) fn render(page: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| page().to_html())
}

/// The script of the way out, as it stands in a page whose nonce is `nonce`.
const QUICK_EXIT: &str = concat!(
    "<script nonce=\"nonce\">",
    include_str!("../../src/components/quick_exit.js"),
    "</script>",
);

/// The page without the one script that belongs into it, so that any other is found.
pub(crate) fn without_quick_exit(html: &str) -> String {
    html.replacen(QUICK_EXIT, "", 1)
}

/// Every start tag called one of `names`, from `<` to `>`, in the order of the document.
pub(crate) fn tags<'a>(html: &'a str, names: &[&str]) -> Vec<&'a str> {
    html.split('<')
        .skip(1)
        .filter(|rest| {
            let name = rest.split([' ', '>']).next().unwrap_or_default();
            names.contains(&name)
        })
        .map(|rest| &rest[..rest.find('>').expect("every tag ends")])
        .collect()
}

/// The value of an attribute of a start tag.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// Every `id` of the document.
pub(crate) fn ids(html: &str) -> Vec<&str> {
    html.split('<')
        .filter_map(|rest| rest.split('>').next())
        .filter_map(|tag| attribute(tag, "id"))
        .collect()
}

/// What stands between two marks, without tags.
pub(crate) fn text_between<'a>(html: &'a str, from: &str, to: &str) -> Vec<String> {
    let strip =
        |part: &'a str| {
            let inner = part.split(to).next().unwrap_or_default();
            let inner = inner.split_once('>').map_or(inner, |(_, inner)| inner);
            inner
                .split('<')
                .enumerate()
                .map(|(at, piece)| {
                    if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) }
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
    html.split(from).skip(1).map(strip).collect()
}
