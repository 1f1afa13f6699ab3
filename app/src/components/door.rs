//! A way into a task, from the home page.

use leptos::prelude::*;

use crate::components::icon::{Icon, Shape};

/// A large link with a line about what is behind it.
#[component]
pub fn Door(
    /// Where it leads.
    href: &'static str,
    /// Name of the task.
    name: &'static str,
    /// What is behind it.
    what: &'static str,
) -> AnyView {
    view! {
        <li class="cus-door">
            <h3 class="cus-door__name">
                <a class="cus-door__link" href=href>{name}</a>
            </h3>
            <p class="cus-door__what">{what}</p>
            <Icon shape=Shape::Arrow/>
        </li>
    }
    .into_any()
}
