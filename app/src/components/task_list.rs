//! Parts to fill in, in any order, each with how far it is.

use leptos::prelude::*;

use crate::components::icon::{Icon, Shape};

/// How far a part is; decides colour and mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskMark {
    /// Nothing yet, and something is needed.
    Todo,
    /// Begun.
    Partial,
    /// Done.
    Done,
    /// Nothing yet, and nothing is needed.
    Optional,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Where it is filled in.
    pub href: String,
    /// What it is about.
    pub title: &'static str,
    /// How far it is.
    pub mark: TaskMark,
    /// The mark in words.
    pub status: &'static str,
}

/// A numbered list; each line is a link.
#[component]
pub fn TaskList(
    /// The parts, in order.
    tasks: Vec<Task>,
) -> AnyView {
    let lines = tasks.into_iter().map(line).collect_view();
    view! { <ol class="cus-task-list">{lines}</ol> }.into_any()
}

fn line(task: Task) -> AnyView {
    let (class, shape) = match task.mark {
        TaskMark::Todo => ("cus-tag", None),
        TaskMark::Partial => ("cus-tag cus-tag--waiting", Some(Shape::Alert)),
        TaskMark::Done => ("cus-tag cus-tag--good", Some(Shape::Check)),
        TaskMark::Optional => ("cus-tag cus-tag--unknown", None),
    };
    view! {
        <li class="cus-task-list__line">
            <a class="cus-task-list__link" href=task.href>{task.title}</a>
            <span class=class>{shape.map(|shape| view! { <Icon shape/> })}{task.status}</span>
        </li>
    }
    .into_any()
}
