//! Components of what is about a recipient, in every state.

use leptos::prelude::*;

use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::quick_exit::QuickExit;
use crate::components::subject_strip::SubjectStrip;
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::draft::model::SubjectCard;
use crate::text::Lang;
use crate::text::draft::report_fields as t;
use crate::text::sanggahan::start;

/// Name of each component with its states. The way out stands at the edge of the whole page.
pub(super) fn sections(lang: Lang, nonce: String) -> Vec<(&'static str, AnyView)> {
    vec![
        ("subject_strip", subjects(lang)),
        ("choice_list: nested", nested(lang)),
        ("quick_exit", view! { <QuickExit lang nonce/> }.into_any()),
    ]
}

fn subjects(lang: Lang) -> AnyView {
    let card = |rt: &str, marker| SubjectCard {
        masked_name: "S**i A****h".to_owned(),
        rt: rt.to_owned(),
        rw: rt.to_owned(),
        marker,
        region: "Sukamaju, Mekar Jaya, Kabupaten Uji, Provinsi Uji".to_owned(),
    };
    view! {
        <SubjectStrip lang card=card("003", Some('B'))/>
        <SubjectStrip lang card=card("", None)/>
    }
    .into_any()
}

/// An answer that asks for more, chosen; and others, one of which would.
fn nested(lang: Lang) -> AnyView {
    let name = "contoh_bersarang";
    let choices = [("a", start::SANGGAHAN), ("b", start::PINDAH), ("c", start::TANGGAPAN)]
        .map(|(code, label)| Choice::new(code, label.get(lang)))
        .to_vec();
    let field = |name, label| {
        view! {
            <TextField
                lang
                name
                label
                hint=None
                error=None
                value=String::new()
                traits=TextTraits::other(200)
            />
        }
        .into_any()
    };
    let nested = vec![
        ("a".to_owned(), field("contoh_a", t::PROGRAM_LAIN.get(lang))),
        ("b".to_owned(), field("contoh_b", t::PINDAH_KE.get(lang))),
    ];
    let chosen = ["a".to_owned()];
    view! {
        <ChoiceList
            lang
            name
            label=start::WHAT.get(lang)
            style=ChoiceStyle::One
            choices
            chosen=&chosen
            nested
        />
    }
    .into_any()
}
