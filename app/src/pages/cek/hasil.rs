//! The result of a cek: `/cek/hasil/{token}`.

use leptos::prelude::*;

use crate::components::button::Rank;
use crate::components::error_summary::ErrorSummary;
use crate::components::icon::Shape;
use crate::components::layout::{Layout, Width};
use crate::components::notice::Notice;
use crate::components::person_card::{CardKind, PersonCard};
use crate::components::region_path::region_path;
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::cek::model::{Card, HasilPage, cek_url};
use crate::text::{Lang, Text, cek, hasil as t};

/// The whole document of `/cek/hasil/{token}`.
pub fn hasil_page(page: HasilPage) -> AnyView {
    let lang = page.chrome.lang;
    let back = again_url(&page);
    let (heading, asked) = (heading(&page), asked(&page));
    let (answer, notes) = (answer(&page), notes(&page));
    let HasilPage { chrome, errors, .. } = page;
    let has_errors = !errors.is_empty();
    view! {
        <Layout chrome title=t::TITLE.get(lang) back has_errors width=Width::Wide>
            <ErrorSummary lang errors=&errors/>
            <h1>{heading}</h1>
            {asked}
            <div class="cus-columns">
                <div class="cus-columns__main">{answer}</div>
                <aside class="cus-columns__side">{notes}</aside>
            </div>
        </Layout>
    }
    .into_any()
}

/// The form with this village chosen.
fn again_url(page: &HasilPage) -> String {
    page.region.first().map_or_else(|| "/cek".to_owned(), |village| cek_url(&village.kode))
}

fn heading(page: &HasilPage) -> String {
    let lang = page.chrome.lang;
    match (page.data_version.is_some(), page.exact.len(), page.similar.len()) {
        (false, _, _) => t::NO_DATA.get(lang).to_owned(),
        (true, 0, 0) => t::FOUND_NONE.get(lang).to_owned(),
        (true, 0, _) => t::FOUND_SIMILAR.get(lang).to_owned(),
        (true, 1, _) => t::FOUND_ONE.get(lang).to_owned(),
        (true, count, _) => t::FOUND_MANY.fill(lang, &[("count", &count.to_string())]),
    }
}

/// What was asked, and of which data.
fn asked(page: &HasilPage) -> AnyView {
    let lang = page.chrome.lang;
    let version = page.data_version.as_ref().map(|version| {
        t::VERSION.fill(lang, &[("id", &version.id.to_string()), ("date", &version.date)])
    });
    let rows = [
        (t::ASKED_NAME, Some(page.name.clone())),
        (t::ASKED_REGION, Some(region_path(&page.region))),
        (t::ASKED_YEAR, page.birth_year.map(|year| year.to_string())),
        (t::ASKED_VERSION, version),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value?)))
    .map(|(label, value)| view! { <div><dt>{label.get(lang)}</dt><dd>{value}</dd></div> })
    .collect_view();
    view! { <dl class="cus-facts cus-facts--asked">{rows}</dl> }.into_any()
}

/// Everything the data says, best first.
fn answer(page: &HasilPage) -> AnyView {
    let lang = page.chrome.lang;
    if page.data_version.is_none() {
        return view! { <p>{t::NO_DATA_WHY.get(lang)}</p> }.into_any();
    }
    let truncated = page.truncated.then(|| {
        view! { <Notice shape=Shape::Alert><p>{t::TRUNCATED.get(lang)}</p></Notice> }
    });
    let help = page.exact.is_empty().then(|| not_found(page));
    let again = view! {
        <p><a class=Rank::Second.class() href=again_url(page)>{t::AGAIN.get(lang)}</a></p>
    };
    view! {
        {exact(page)}
        {truncated}
        {similar(page)}
        {help}
        {again}
    }
    .into_any()
}

fn exact(page: &HasilPage) -> AnyView {
    if page.exact.is_empty() {
        return ().into_any();
    }
    let lang = page.chrome.lang;
    let homonyms = (page.exact.len() > 1).then(|| {
        let marked = page.exact.iter().any(|card| card.marker.is_some());
        let markers = marked.then(|| t::MARKERS.get(lang));
        view! { <Notice><p>{t::HOMONYMS.get(lang)}" "{markers}</p></Notice> }
    });
    let year = has_locked(&page.exact).then(|| year_form(page));
    view! {
        <section>
            <h2 class="cus-hidden">{t::EXACT.get(lang)}</h2>
            {homonyms}
            {year}
            {cards(page, &page.exact, CardKind::Exact)}
        </section>
    }
    .into_any()
}

fn similar(page: &HasilPage) -> AnyView {
    if page.similar.is_empty() {
        return ().into_any();
    }
    let lang = page.chrome.lang;
    // One form serves every card of the page: it stands above the first list that has something to
    // show.
    let year = (has_locked(&page.similar) && !has_locked(&page.exact)).then(|| year_form(page));
    view! {
        <section>
            <h2>{t::SIMILAR.get(lang)}</h2>
            <p>{t::SIMILAR_INTRO.get(lang)}</p>
            {cards(page, &page.similar, CardKind::Similar)}
            {year}
        </section>
    }
    .into_any()
}

/// Whether a card keeps its programmes back until the year of birth is stated.
fn has_locked(cards: &[Card]) -> bool {
    cards.iter().any(|card| card.programs.is_none())
}

fn cards(page: &HasilPage, cards: &[Card], kind: CardKind) -> AnyView {
    let lang = page.chrome.lang;
    let year_stated = page.birth_year.is_some();
    let cards = cards
        .iter()
        .cloned()
        .map(|card| view! { <PersonCard lang card kind year_stated/> })
        .collect_view();
    view! { <ul class="cus-cards">{cards}</ul> }.into_any()
}

/// Asks for the year of birth; programmes then show on the cards it fits (S-3).
fn year_form(page: &HasilPage) -> AnyView {
    let lang = page.chrome.lang;
    let action = format!("/cek/hasil/{}", page.token);
    view! {
        <form class="cus-panel" method="post" action=action novalidate>
            <h3 class="cus-panel__title">{t::YEAR_TITLE.get(lang)}</h3>
            <p>{t::YEAR_WHY.get(lang)}</p>
            <TextField
                lang
                name="tahun_lahir"
                label=cek::BIRTH_YEAR.get(lang)
                hint=Some(cek::BIRTH_YEAR_HINT.get(lang).to_owned())
                error=page.errors.of("tahun_lahir")
                value=page.birth_year_typed.clone()
                traits=TextTraits::birth_year()
            />
            <button class=Rank::Second.class()>{t::YEAR_BUTTON.get(lang)}</button>
        </form>
    }
    .into_any()
}

fn not_found(page: &HasilPage) -> AnyView {
    let lang = page.chrome.lang;
    view! {
        <section>
            <h2>{t::HELP.get(lang)}</h2>
            {sentences(lang, &[t::HELP_KTP, t::HELP_TITLE, t::HELP_SPELLING, t::HELP_VILLAGE])}
        </section>
        <section>
            <h2>{t::NEXT.get(lang)}</h2>
            <p>{t::NEXT_MEANING.get(lang)}</p>
            <ul>
                <li><a href="/usulan/baru">{t::NEXT_USUL.get(lang)}</a></li>
                <li>{t::NEXT_OFFICE.get(lang)}</li>
            </ul>
        </section>
    }
    .into_any()
}

/// What the answer does not mean and does not know. Never left out.
fn notes(page: &HasilPage) -> AnyView {
    let lang = page.chrome.lang;
    view! {
        <h2 class="cus-columns__title">{t::NOTES.get(lang)}</h2>
        <p><strong>{t::NOT_AUTOMATIC.get(lang)}</strong></p>
        {sentences(lang, &[t::CENTRE_DECIDES, t::NOT_KNOWN, t::NOT_SHOWN, t::VALID])}
    }
    .into_any()
}

fn sentences(lang: Lang, all: &[Text]) -> AnyView {
    let items = all.iter().map(|one| view! { <li>{one.get(lang)}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
