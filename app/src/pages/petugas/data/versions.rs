//! `/petugas/data`: import and versions; and the question before an earlier version is restored.

use leptos::prelude::*;

use super::import::state_words;
use super::model::{DataPage, HeldBack, ImportLine, RestorePage, VersionLine};
use crate::components::button::{Button, Rank};
use crate::components::checkbox::Checkbox;
use crate::components::choice_list::Choice;
use crate::components::disclosure::Disclosure;
use crate::components::error_summary::Trouble;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::components::select_field::SelectField;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::penerima::summary::{summary, told};
use crate::text::Lang;
use crate::text::petugas::{data as t, penerima};

/// The whole document of `/petugas/data`.
pub fn data_page(page: DataPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty() || page.busy;
    let trouble = if page.busy {
        view! { <Trouble title=t::IMPORT_BUSY.get(lang)>""</Trouble> }.into_any()
    } else {
        summary(lang, &page.errors)
    };
    let restored = page.restored.map(|version| {
        let text = t::RESTORED.fill(lang, &[("version", &version.to_string())]);
        view! { <div role="status"><Notice><p>{text}</p></Notice></div> }
    });
    let import = if page.may_replace {
        import_form(lang, &page)
    } else {
        let text = t::IMPORT_FOREIGN.get(lang);
        view! { <Notice shape=Shape::Alert><p>{text}</p></Notice> }.into_any()
    };
    let imports = imports(lang, page.imports);
    let compare = compare_form(lang, &page.versions);
    let versions = versions(lang, page.versions, page.may_replace);
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang) has_errors>
            {trouble}
            {restored}
            <h1>{t::TITLE.get(lang)}</h1>
            <p class="cus-lead">{t::LEAD.get(lang)}</p>
            {import}
            <h2>{t::IMPORTS.get(lang)}</h2>
            {imports}
            <h2>{t::VERSIONS.get(lang)}</h2>
            {versions}
            {compare}
        </DeskLayout>
    }
    .into_any()
}

fn import_form(lang: Lang, page: &DataPage) -> AnyView {
    let told = told(lang, &page.errors, "berkas");
    let error = told.map(|told| view! { <p class="cus-field__error">{told}</p> });
    view! {
        <h2><label for="berkas">{t::IMPORT.get(lang)}</label></h2>
        <form
            method="post"
            action="/petugas/data/impor"
            enctype="multipart/form-data"
            class="cus-recipients__form"
        >
            <p class="cus-field__hint" id="berkas-petunjuk">{t::IMPORT_HINT.get(lang)}</p>
            {columns(lang, &page.columns)}
            {error}
            <input
                class="cus-file-field"
                type="file"
                id="berkas"
                name="berkas"
                accept=".csv,text/csv"
                aria-describedby="berkas-petunjuk"
            />
            <Button rank=Rank::Main name="aksi" value="muat" label=t::IMPORT_BUTTON.get(lang)/>
        </form>
    }
    .into_any()
}

/// What a file has to look like.
fn columns(lang: Lang, columns: &[String; 2]) -> AnyView {
    let [required, optional] = columns.clone();
    view! {
        <Disclosure id="kolom-berkas" title=t::COLUMNS.get(lang) open=false>
            <p>{t::COLUMNS_REQUIRED.get(lang)}</p>
            <p><code>{required}</code></p>
            <p>{t::COLUMNS_OPTIONAL.get(lang)}</p>
            <p><code>{optional}</code></p>
            <p>{t::COLUMNS_HOW.get(lang)}</p>
            <p><a href="/petugas/data/contoh.csv">{t::SAMPLE.get(lang)}</a></p>
        </Disclosure>
    }
    .into_any()
}

fn imports(lang: Lang, imports: Vec<ImportLine>) -> AnyView {
    if imports.is_empty() {
        return view! { <p>{t::IMPORTS_NONE.get(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = imports
        .into_iter()
        .map(|import| {
            let words = state_words(lang, &import.state);
            view! {
                <tr>
                    <th scope="row"><a href=import.href>{import.file}</a></th>
                    <td class="cus-table__whole">{import.started}</td>
                    <td>{words}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::IMPORTS.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::IMPORTS.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::FILE.get(lang)}</th>
                        <th scope="col">{t::STARTED.get(lang)}</th>
                        <th scope="col">{t::STATE.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn versions(lang: Lang, versions: Vec<VersionLine>, may_replace: bool) -> AnyView {
    if versions.is_empty() {
        return view! { <p>{t::VERSIONS_NONE.get(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = versions
        .into_iter()
        .map(|version| {
            let action = if version.visible {
                view! { <strong>{t::VISIBLE.get(lang)}</strong> }.into_any()
            } else if may_replace {
                let href = format!("/petugas/data/pulihkan/{}", version.id);
                let text = t::RESTORE.fill(lang, &[("version", &version.id.to_string())]);
                view! { <a href=href>{text}</a> }.into_any()
            } else {
                ().into_any()
            };
            view! {
                <tr>
                    <th scope="row" class="cus-table__number">{version.id}</th>
                    <td class="cus-table__whole">{version.loaded}</td>
                    <td>{version.file}</td>
                    <td class="cus-table__number">{version.people}</td>
                    <td class="cus-table__number">{version.lines}</td>
                    <td class="cus-table__number">{version.rejected}</td>
                    <td>{action}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::VERSIONS.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::VERSIONS.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::VERSION.get(lang)}</th>
                        <th scope="col">{t::LOADED.get(lang)}</th>
                        <th scope="col">{t::FILE.get(lang)}</th>
                        <th scope="col">{t::PEOPLE.get(lang)}</th>
                        <th scope="col">{t::COUNT_LINES.get(lang)}</th>
                        <th scope="col">{t::COUNT_REJECTED.get(lang)}</th>
                        <th scope="col">{t::ACTION.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn compare_form(lang: Lang, versions: &[VersionLine]) -> AnyView {
    if versions.len() < 2 {
        return ().into_any();
    }
    let choices: Vec<_> = versions
        .iter()
        .map(|version| {
            Choice::new(version.id.to_string(), format!("{} · {}", version.id, version.loaded))
        })
        .collect();
    choose_versions(lang, choices, (versions[1].id, versions[0].id))
}

/// The form that chooses two versions.
pub(super) fn choose_versions(
    lang: Lang,
    choices: Vec<Choice>,
    (first, second): (i64, i64),
) -> AnyView {
    let (first, second) = (first.to_string(), second.to_string());
    view! {
        <h2>{t::COMPARE.get(lang)}</h2>
        <form method="get" action="/petugas/data/banding" class="cus-recipients__filter">
            <SelectField
                lang
                name="dari"
                label=t::COMPARE_FIRST.get(lang)
                empty=penerima::CHOOSE.get(lang)
                choices=choices.clone()
                chosen=&first
            />
            <SelectField
                lang
                name="ke"
                label=t::COMPARE_SECOND.get(lang)
                empty=penerima::CHOOSE.get(lang)
                choices
                chosen=&second
            />
            <button class=Rank::Second.class() type="submit">{t::COMPARE_BUTTON.get(lang)}</button>
        </form>
    }
    .into_any()
}

/// What would vanish, and where it can be looked at.
fn held_back(lang: Lang, held: &HeldBack, version: i64) -> AnyView {
    let (visible, listed) = held.visible;
    let numbers =
        [visible.to_string(), listed.to_string(), held.added.to_string(), held.missing.to_string()];
    let [visible, listed, added, missing] = numbers.each_ref().map(String::as_str);
    let told = [("visible", visible), ("listed", listed), ("added", added), ("missing", missing)];
    let figures = t::HELD_BACK_FIGURES.fill(lang, &told);
    let href = format!("/petugas/data/banding?dari={visible}&ke={version}");
    view! {
        <Notice shape=Shape::Alert>
            <p>{figures}</p>
            <p><a href=href>{t::HELD_BACK_CHANGED.get(lang)}</a></p>
        </Notice>
    }
    .into_any()
}

/// The whole document of the question before a version is restored.
pub fn restore_page(page: RestorePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let version = page.version.id.to_string();
    let (title, button) = match page.held_back {
        Some(_) => (t::HELD_BACK_TITLE, t::HELD_BACK_BUTTON),
        None => (t::RESTORE_TITLE, t::RESTORE_BUTTON),
    };
    let title = title.fill(lang, &[("version", &version)]);
    let what = [
        ("version", &*version),
        ("day", &*page.version.loaded),
        ("people", &*page.version.people.to_string()),
    ];
    let held_back = page.held_back.map(|held| held_back(lang, &held, page.version.id));
    let text = if held_back.is_some() { t::HELD_BACK_WHAT } else { t::RESTORE_WHAT };
    let what = text.fill(lang, &what);
    let trouble = page.unsure.then(|| {
        view! { <Trouble title=t::RESTORE_UNSURE.get(lang)>""</Trouble> }
    });
    let action = format!("/petugas/data/pulihkan/{version}");
    view! {
        <DeskLayout frame=page.frame title=title.clone() has_errors=page.unsure>
            {trouble}
            <h1>{title}</h1>
            <p>{what}</p>
            {held_back}
            <form method="post" action=action novalidate>
                <Checkbox lang name="yakin" label=t::RESTORE_SURE.get(lang) checked=false/>
                <Button
                    rank=Rank::Main
                    name="aksi"
                    value="pulihkan"
                    label=button.get(lang)
                />
            </form>
            <p><a href="/petugas/data">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}
