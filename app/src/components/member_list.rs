//! People entered one by one, each with the buttons to change or delete it.

use leptos::prelude::*;

use crate::text::Lang;
use crate::text::draft::tasks as t;

/// One person.
#[derive(Clone, PartialEq, Eq)]
pub struct MemberLine {
    /// Name.
    pub name: String,
    /// What else is known, in words.
    pub facts: Vec<String>,
}

/// A list inside the form it belongs to: its buttons send `ubah=PLACE` and `hapus=PLACE`, places
/// counted from 0.
#[component]
pub fn MemberList(
    /// Language of the page.
    lang: Lang,
    /// The people, in order.
    members: Vec<MemberLine>,
) -> AnyView {
    let lines = members
        .into_iter()
        .enumerate()
        .map(|(place, member)| line(lang, place, member))
        .collect_view();
    view! { <ul class="cus-members">{lines}</ul> }.into_any()
}

fn line(lang: Lang, place: usize, member: MemberLine) -> AnyView {
    let button = |name: &'static str, text: &'static str| {
        let whom = member.name.clone();
        view! {
            <button class="cus-members__button" name=name value=place.to_string()>
                {text}<span class="cus-hidden">" "{whom}</span>
            </button>
        }
    };
    let buttons =
        (button("ubah", t::MEMBER_CHANGE.get(lang)), button("hapus", t::MEMBER_DELETE.get(lang)));
    view! {
        <li class="cus-members__line">
            <p class="cus-members__who">
                <strong>{member.name}</strong>
                <span class="cus-members__facts">{member.facts.join(" · ")}</span>
            </p>
            {buttons}
        </li>
    }
    .into_any()
}
