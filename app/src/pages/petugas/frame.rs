//! The document around every page of an officer: who they are, and where their role lets them go.

use domain::petugas::{Permission, Role, may};
use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::layout::{Exit, Layout, Width};
use crate::text::Text;
use crate::text::petugas::{self, frame as t};

/// The frame of a page of officers, filled by the server for each request.
#[derive(Debug, Clone)]
pub struct DeskFrame {
    /// The frame of every page.
    pub chrome: Chrome,
    /// The officer's name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// The region they work in, in words.
    pub scope: String,
}

/// What the day of somebody begins with, and what one needs for it.
const FIRST: [(&str, Permission); 4] = [
    ("/petugas", Permission::SeeQueue),
    ("/petugas/orang", Permission::ManageOfficers),
    ("/petugas/audit", Permission::ReadAudit),
    ("/petugas/ringkasan", Permission::SeeNumbers),
];

/// Where officers of `role` begin: the first page that is theirs.
pub fn first_page(role: Role) -> &'static str {
    let found = FIRST.iter().find(|(_, permission)| may(role, *permission));
    found.map_or("/petugas/akun", |(href, _)| *href)
}

/// Where the menu leads, and what one needs to see the line.
const MENU: &[(&str, Permission, Text)] = &[
    ("/petugas", Permission::SeeQueue, t::QUEUE),
    ("/petugas/musyawarah", Permission::RecordMusyawarah, t::MUSYAWARAH),
    ("/petugas/usulan/baru", Permission::FileForCitizen, t::ASSIST),
    ("/petugas/usulan/massal", Permission::ProposeInBulk, t::BULK),
    ("/petugas/penerima", Permission::SeeRecipients, t::RECIPIENTS),
    ("/petugas/anomali", Permission::RepairData, t::ANOMALIES),
    ("/petugas/kelayakan", Permission::JudgeRecipients, t::ELIGIBILITY),
    ("/petugas/batch", Permission::ExportBatch, t::BATCHES),
    ("/petugas/jawaban", Permission::ImportAnswer, t::ANSWERS),
    ("/petugas/surat", Permission::PrintLetters, t::LETTERS),
    ("/petugas/uji-petik", Permission::DrawSample, t::SAMPLES),
    ("/petugas/uji-petik/tugas", Permission::Decide, t::SECOND_LOOKS),
    ("/petugas/data", Permission::ImportRecipients, t::DATA),
    ("/petugas/kalender", Permission::OwnAccount, t::CALENDAR),
    ("/petugas/kuota", Permission::EditCalendar, t::QUOTA),
    ("/petugas/orang", Permission::ManageOfficers, t::OFFICERS),
    ("/petugas/audit", Permission::ReadAudit, t::AUDIT),
    ("/petugas/ringkasan", Permission::SeeNumbers, t::NUMBERS),
    ("/petugas/akun", Permission::OwnAccount, t::ACCOUNT),
];

/// The line of the menu a path belongs to: the longest that it begins with.
fn current(path: &str) -> Option<&'static str> {
    let below = |start: &str| {
        path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    MENU.iter().map(|(href, ..)| *href).filter(|href| below(href)).max_by_key(|href| href.len())
}

/// A document with the menu beside its content.
#[component]
pub fn DeskLayout(
    /// The frame.
    frame: DeskFrame,
    /// Title of the page.
    #[prop(into)]
    title: String,
    /// The page reports errors.
    #[prop(optional)]
    has_errors: bool,
    /// The content of `<main>`.
    children: Children,
) -> AnyView {
    let lang = frame.chrome.lang;
    let here = current(&frame.chrome.path);
    let lines: Vec<_> = MENU
        .iter()
        .filter(|(_, permission, _)| may(frame.role, *permission))
        .map(|(href, _, text)| {
            let current = (here == Some(*href)).then_some("page");
            view! { <li><a href=*href aria-current=current>{text.get(lang)}</a></li> }
        })
        .collect();
    let role = petugas::role(frame.role).get(lang);
    let DeskFrame { chrome, name, scope, .. } = frame;
    view! {
        <Layout chrome title has_errors exit=Exit::ByAddress width=Width::Desk>
            <div class="cus-desk">
                <nav class="cus-desk__menu" aria-label=t::MENU.get(lang)>
                    <p class="cus-desk__who">
                        <strong>{name}</strong>
                        <span>{role}" · "{scope}</span>
                    </p>
                    <ul>{lines}</ul>
                    <form class="cus-desk__leave" method="post" action="/petugas/keluar">
                        <button class="cus-button cus-button--secondary" type="submit">
                            {t::LEAVE.get(lang)}
                        </button>
                    </form>
                </nav>
                <div class="cus-desk__main">{children()}</div>
            </div>
        </Layout>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_begins_on_a_page_of_their_menu() {
        for role in Role::ALL {
            let first = first_page(*role);
            let line = MENU.iter().find(|(href, ..)| *href == first);
            assert!(line.is_some_and(|(_, permission, _)| may(*role, *permission)), "{role:?}");
        }
        assert_eq!(first_page(Role::Verifikator), "/petugas");
        assert_eq!(first_page(Role::Admin), "/petugas/orang");
        assert_eq!(first_page(Role::Auditor), "/petugas/audit");
        assert_eq!(first_page(Role::Provinsi), "/petugas/ringkasan");
    }

    #[test]
    fn the_menu_marks_where_one_is() {
        assert_eq!(current("/petugas"), Some("/petugas"));
        assert_eq!(current("/petugas/kasus/ABCD"), Some("/petugas"));
        assert_eq!(current("/petugas/batch/7"), Some("/petugas/batch"));
        assert_eq!(current("/petugas/batches"), Some("/petugas"));
        assert_eq!(current("/cek"), None);
    }
}
