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
    /// Code of the region they work in.
    pub scope: String,
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
    fn the_menu_marks_where_one_is() {
        assert_eq!(current("/petugas"), Some("/petugas"));
        assert_eq!(current("/petugas/kasus/ABCD"), Some("/petugas"));
        assert_eq!(current("/petugas/batch/7"), Some("/petugas/batch"));
        assert_eq!(current("/petugas/batches"), Some("/petugas"));
        assert_eq!(current("/cek"), None);
    }
}
