//! Buttons that send the form they stand in.

use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// The one thing this page is for.
    Main,
    /// Everything else.
    Second,
}

impl Rank {
    /// Classes of a button, or of a link that looks like one.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Main => "cus-button",
            Self::Second => "cus-button cus-button--secondary",
        }
    }
}

/// `<button name=… value=…>`: the pair tells the server which button was pressed.
#[component]
pub fn Button(
    /// How much it asks for attention.
    rank: Rank,
    /// Its name in the form.
    name: &'static str,
    /// Its value in the form.
    #[prop(into)]
    value: String,
    /// What it says.
    #[prop(into)]
    label: String,
) -> AnyView {
    view! { <button class=rank.class() name=name value=value>{label}</button> }.into_any()
}
