//! Small drawn marks. Always beside words, never instead of them.

use leptos::prelude::*;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Yes.
    Check,
    /// No.
    Cross,
    /// On hold.
    Pause,
    /// Not known.
    Question,
    /// Something is wrong.
    Alert,
    /// Good to know.
    Info,
    /// Safety.
    Shield,
    /// Onwards.
    Arrow,
}

impl Shape {
    /// Every shape, for the page of components.
    pub const ALL: [Self; 8] = [
        Self::Check,
        Self::Cross,
        Self::Pause,
        Self::Question,
        Self::Alert,
        Self::Info,
        Self::Shield,
        Self::Arrow,
    ];

    /// Lines on a field of 16 × 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M3 8.5l3.5 3.5L13 4.5",
            Self::Cross => "M4 4l8 8m0-8l-8 8",
            Self::Pause => "M5.5 3.5v9m5-9v9",
            Self::Question => "M5 5.5a3 3 0 1 1 4.3 2.7c-1 .5-1.3 1-1.3 2M8 13v.1",
            Self::Alert => "M8 1.8L15 14H1zM8 6.5v3.3M8 12v.1",
            Self::Info => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7.5v3.7M8 4.8v.1",
            Self::Shield => {
                "M8 1.5l5.5 2v4c0 3.5-2.5 6-5.5 7-3-1-5.5-3.5-5.5-7v-4zM5.5 8l2 2 3-3.5"
            }
            Self::Arrow => "M2.5 8h11M9 3.5L13.5 8 9 12.5",
        }
    }
}

/// A mark of the size of the text around it.
#[component]
pub fn Icon(
    /// What is drawn.
    shape: Shape,
) -> AnyView {
    view! {
        <svg class="cus-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d=shape.path()/>
        </svg>
    }
    .into_any()
}
