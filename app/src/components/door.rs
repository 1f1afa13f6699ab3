//! A way into a task, from the home page.

use leptos::prelude::*;

use crate::components::icon::{Icon, Shape};

/// A large link with a line about what is behind it. `mark` stands beside the name, such as
/// "segera".
#[component]
pub fn Door(
    /// Where it leads.
    href: &'static str,
    /// Name of the task.
    name: &'static str,
    /// What is behind it.
    what: &'static str,
    /// A mark beside the name, if any.
    #[prop(optional_no_strip)]
    mark: Option<&'static str>,
) -> AnyView {
    let mark = mark.map(|mark| view! { " "<span class="cus-door__mark">{mark}</span> });
    view! {
        <li class="cus-door">
            <h3 class="cus-door__name">
                <a class="cus-door__link" href=href>{name}</a>
                {mark}
            </h3>
            <p class="cus-door__what">{what}</p>
            <Icon shape=Shape::Arrow/>
        </li>
    }
    .into_any()
}
