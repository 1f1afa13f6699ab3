//! Facts or steps in the order of time.

use leptos::prelude::*;

/// One fact, or one step that is still to come.
#[derive(Debug, Clone)]
pub struct TimelineEntry {
    /// When, in words.
    pub at: String,
    /// What happened, or will happen.
    pub what: String,
    /// More about it: a word that says what it is, and the text itself.
    pub details: Vec<(&'static str, String)>,
    /// Still to come.
    pub ahead: bool,
}

/// A list with a line along its side. The order is the caller's.
#[component]
pub fn Timeline(
    /// What to show, top to bottom.
    entries: Vec<TimelineEntry>,
) -> AnyView {
    let entries = entries
        .into_iter()
        .map(|entry| {
            let class = if entry.ahead {
                "cus-timeline__entry cus-timeline__entry--ahead"
            } else {
                "cus-timeline__entry"
            };
            let details = entry
                .details
                .into_iter()
                .map(|(label, text)| {
                    view! {
                        <p class="cus-timeline__detail"><strong>{label}</strong>" "{text}</p>
                    }
                })
                .collect_view();
            view! {
                <li class=class>
                    <p class="cus-timeline__at">{entry.at}</p>
                    <p class="cus-timeline__what">{entry.what}</p>
                    {details}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="cus-timeline">{entries}</ol> }.into_any()
}
