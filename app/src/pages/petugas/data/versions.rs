//! `/petugas/data`: import and versions; and the question before an earlier version is restored.

use leptos::prelude::*;

use super::import::state_words;
use super::model::{DataPage, ImportLine, RestorePage, VersionLine};
use crate::components::button::{Button, Rank};
use crate::components::checkbox::Checkbox;
use crate::components::choice_list::Choice;
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
                    <td><a href=import.href>{import.file}</a></td>
                    <td>{import.started}</td>
                    <td>{words}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll">
            <table class="cus-table">
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
                    <td>{version.id}</td>
                    <td>{version.loaded}</td>
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
        <div class="cus-scroll">
            <table class="cus-table">
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

/// The whole document of the question before a version is restored.
pub fn restore_page(page: RestorePage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let version = page.version.id.to_string();
    let title = t::RESTORE_TITLE.fill(lang, &[("version", &version)]);
    let what = [
        ("version", &*version),
        ("day", &*page.version.loaded),
        ("people", &*page.version.people.to_string()),
    ];
    let what = t::RESTORE_WHAT.fill(lang, &what);
    let trouble = page.unsure.then(|| {
        view! { <Trouble title=t::RESTORE_UNSURE.get(lang)>""</Trouble> }
    });
    let action = format!("/petugas/data/pulihkan/{version}");
    view! {
        <DeskLayout frame=page.frame title=title.clone() has_errors=page.unsure>
            {trouble}
            <h1>{title}</h1>
            <p>{what}</p>
            <form method="post" action=action novalidate>
                <Checkbox lang name="yakin" label=t::RESTORE_SURE.get(lang) checked=false/>
                <Button
                    rank=Rank::Main
                    name="aksi"
                    value="pulihkan"
                    label=t::RESTORE_BUTTON.get(lang)
                />
            </form>
            <p><a href="/petugas/data">{t::BACK.get(lang)}</a></p>
        </DeskLayout>
    }
    .into_any()
}
