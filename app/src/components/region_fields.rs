//! The four selects of a region with all that helps to fill them: successors of a retired code, the
//! button for browsers without JavaScript, and the village search.

use domain::field::FieldErrors;
use domain::wilayah::{Level, Wilayah, WilayahPath};
use leptos::prelude::*;

use crate::components::button::{Button, Rank};
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::components::region_choices::RegionChoices;
use crate::components::region_select::RegionSelect;
use crate::components::text_field::{TextField, TextTraits};
use crate::islands::region_picker::RegionPicker;
use crate::pages::cek::model::{RegionLists, VillageSearch};
use crate::text::{Lang, cek as t};

/// Longest village name to search for; the longest in the table has 46 characters.
const SEARCH_MAX_CHARS: usize = 100;

/// What the region fields of a form show.
#[derive(Debug, Clone, Default)]
pub struct RegionState {
    /// Lists for the selects.
    pub lists: RegionLists,
    /// Codes chosen, from the province down; empty where none is.
    pub chosen: [String; 4],
    /// Where a retired code leads (REG-8).
    pub successors: Vec<WilayahPath>,
    /// What was typed into the village search.
    pub cari: String,
    /// Answer to the village search, when one was asked.
    pub search: Option<VillageSearch>,
}

/// Goes into a `<fieldset>` of a form whose handler knows the buttons `aksi=wilayah`, `aksi=cari`
/// and `pilih=KODE`.
#[component]
pub fn RegionFields<'a>(
    /// Language of the page.
    lang: Lang,
    /// What they show.
    state: RegionState,
    /// What is wrong. Field names: `provinsi`, `kabupaten`, `kecamatan`, `desa`, `cari`.
    errors: &'a FieldErrors,
) -> AnyView {
    let RegionState { lists, chosen, successors, cari, search } = state;
    let selects = Level::ALL
        .into_iter()
        .zip(chosen)
        .map(|(level, chosen)| {
            let list = of_level(&lists, level).to_vec();
            let error = errors.of(level.field());
            view! { <RegionSelect lang level list chosen error/> }
        })
        .collect_view();
    let successors = (!successors.is_empty()).then(|| {
        view! {
            <Notice shape=Shape::Alert>
                <p>{t::SUCCESSORS.get(lang)}</p>
                <RegionChoices paths=successors/>
            </Notice>
        }
    });
    view! {
        {successors}
        <RegionPicker>
            {selects}
            <p data-without-script="">
                <Button
                    rank=Rank::Second
                    name="aksi"
                    value="wilayah"
                    label=t::NEXT_LEVEL.get(lang)
                />
            </p>
        </RegionPicker>
        {village_search(lang, cari, search, errors)}
    }
    .into_any()
}

fn of_level(lists: &RegionLists, level: Level) -> &[Wilayah] {
    match level {
        Level::Provinsi => &lists.provinsi,
        Level::KabupatenKota => &lists.kabupaten,
        Level::Kecamatan => &lists.kecamatan,
        Level::Desa => &lists.desa,
    }
}

fn village_search(
    lang: Lang,
    cari: String,
    search: Option<VillageSearch>,
    errors: &FieldErrors,
) -> AnyView {
    let error = errors.of("cari");
    let open = error.is_some() || search.is_some();
    let answer = search.map(|search| {
        let (first, paths) = if search.found.is_empty() {
            (t::SEARCH_NONE, None)
        } else {
            (t::SEARCH_FOUND, Some(search.found))
        };
        view! {
            <div role="status" id="hasil-cari" tabindex="-1" autofocus=true>
                <p>{first.get(lang)}</p>
                {paths.map(|paths| view! { <RegionChoices paths/> })}
                {search.truncated.then(|| view! { <p>{t::SEARCH_TRUNCATED.get(lang)}</p> })}
            </div>
        }
    });
    view! {
        <details class="cus-details" open=open>
            <summary class="cus-details__summary">{t::SEARCH_OPEN.get(lang)}</summary>
            <div class="cus-details__body">
                <TextField
                    lang
                    name="cari"
                    label=t::SEARCH_LABEL.get(lang)
                    hint=None
                    error
                    value=cari
                    traits=TextTraits::other(SEARCH_MAX_CHARS)
                />
                <Button
                    rank=Rank::Second
                    name="aksi"
                    value="cari"
                    label=t::SEARCH_BUTTON.get(lang)
                />
                {answer}
            </div>
        </details>
    }
    .into_any()
}
