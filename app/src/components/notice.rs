//! A passage set apart: good to know, or watch out.

use leptos::prelude::*;

use crate::components::icon::{Icon, Shape};

/// A box with a mark and its content.
#[component]
pub fn Notice(
    /// The mark in front.
    #[prop(default = Shape::Info)]
    shape: Shape,
    /// What it says: paragraphs and lists.
    children: Children,
) -> AnyView {
    let class = match shape {
        Shape::Alert => "cus-notice cus-notice--alert",
        _ => "cus-notice",
    };
    view! {
        <div class=class>
            <Icon shape/>
            <div class="cus-notice__body">{children()}</div>
        </div>
    }
    .into_any()
}

/// What has just been done, said on the page it led to; read out as the page opens.
#[component]
pub fn Done(
    /// One or two sentences.
    sentence: &'static str,
) -> AnyView {
    view! {
        <div role="status"><Notice shape=Shape::Check><p>{sentence}</p></Notice></div>
    }
    .into_any()
}
