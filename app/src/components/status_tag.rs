//! A status as a mark and words, so that colour never carries it alone.

use leptos::prelude::*;

use crate::components::icon::{Icon, Shape};

/// How a status feels; decides colour and mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Yes.
    Good,
    /// No; not an alarm.
    Plain,
    /// On hold.
    Waiting,
    /// Not known.
    Unknown,
}

/// A status.
#[component]
pub fn StatusTag(
    /// Colour and mark.
    tone: Tone,
    /// The words.
    text: &'static str,
) -> AnyView {
    let (class, shape) = match tone {
        Tone::Good => ("cus-tag cus-tag--good", Shape::Check),
        Tone::Plain => ("cus-tag", Shape::Cross),
        Tone::Waiting => ("cus-tag cus-tag--waiting", Shape::Pause),
        Tone::Unknown => ("cus-tag cus-tag--unknown", Shape::Question),
    };
    view! { <span class=class><Icon shape/>{text}</span> }.into_any()
}
