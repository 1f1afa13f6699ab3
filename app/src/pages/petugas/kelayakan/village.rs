//! `/petugas/kelayakan`: the people of a village and this month's verdicts.

use leptos::prelude::*;

use super::model::VillagePage;
use crate::components::button::Rank;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::components::select_field::SelectField;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::penerima::summary::summary;
use crate::pages::petugas::penerima::table::{Extra, person_table};
use crate::text::petugas::{kelayakan as t, penerima};

/// The whole document of `/petugas/kelayakan`.
pub fn village_page(page: VillagePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty();
    let counted = [
        ("month", &*page.month),
        ("layak", &*page.counts.layak.to_string()),
        ("tidak_layak", &*page.counts.tidak_layak.to_string()),
        ("collected", &*page.counts.collected.to_string()),
    ];
    let counts = t::COUNTS.fill(lang, &counted);
    let shape = if page.open { Shape::Info } else { Shape::Alert };
    let trouble = summary(lang, &page.errors);
    let shown = !page.village.is_empty() && !has_errors;
    let (lines, cells): (Vec<_>, Vec<_>) =
        page.lines.into_iter().map(|(line, words)| (line, words.into_any())).unzip();
    let table = shown.then(|| {
        let extra = Extra { title: t::COLUMN_VERDICT.get(lang), cells };
        person_table(lang, t::CAPTION.get(lang), penerima::NOBODY.get(lang), lines, Some(extra))
    });
    let next = page.next.map(|href| {
        let text = penerima::NEXT.get(lang);
        view! { <p><a class="cus-button cus-button--secondary" href=href>{text}</a></p> }
    });
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang) has_errors>
            {trouble}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            <Notice shape><p>{page.window}</p></Notice>
            <p>{counts}</p>
            <form method="get" action="/petugas/kelayakan" class="cus-recipients__filter">
                <SelectField
                    lang
                    name="desa"
                    label=penerima::VILLAGE.get(lang)
                    error=page.errors.of("desa")
                    empty=penerima::VILLAGE_CHOOSE.get(lang)
                    choices=page.villages
                    chosen=&page.village
                />
                <button class=Rank::Second.class() type="submit">{t::SHOW.get(lang)}</button>
            </form>
            {table}
            {next}
        </DeskLayout>
    }
    .into_any()
}
