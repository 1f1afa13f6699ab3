//! `/petugas/surat`: the letters an office prints (S-11).

mod model;
mod notice;

use leptos::prelude::*;

use super::frame::DeskLayout;
use crate::components::error_summary::Trouble;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::text::petugas::surat as t;
use crate::text::{Lang, Text};

pub use model::{DueLetter, LetterList, LettersPage, NoticeLetter, PrintedLetter};
pub use notice::notice_letters;

/// Which letters a list has, as the form names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Rights of reply.
    Reply,
    /// People who were proposed.
    Notice,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Reply => "hak_jawab",
            Self::Notice => "terusul",
        }
    }

    /// What its letters are called.
    const fn title(self) -> Text {
        match self {
            Self::Reply => t::REPLY,
            Self::Notice => t::NOTICE,
        }
    }

    /// What a table of them is called.
    fn caption(self, lang: Lang, which: Text) -> String {
        format!("{}: {}", self.title().get(lang), which.get(lang))
    }
}

/// The whole document.
pub fn letters_page(page: LettersPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let trouble = page.nothing_printed.then(|| {
        view! {
            <Trouble title=t::NOTHING.get(lang)>
                <p>{t::NOTHING_WHY.get(lang)}</p>
            </Trouble>
        }
    });
    let replies = list(lang, Kind::Reply, page.replies, page.limit);
    let notices = list(lang, Kind::Notice, page.notices, page.limit);
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang) has_errors=page.nothing_printed>
            {trouble}
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            <Notice shape=Shape::Alert>
                <p>{t::PAPER.get(lang)}</p>
            </Notice>
            {replies}
            {notices}
        </DeskLayout>
    }
    .into_any()
}

fn list(lang: Lang, kind: Kind, list: LetterList, limit: usize) -> AnyView {
    let title = kind.title();
    let how = match kind {
        Kind::Reply => t::REPLY_HOW,
        Kind::Notice => t::NOTICE_HOW,
    };
    let more = (list.due.len() >= limit).then(|| {
        let more = t::MORE.fill(lang, &[("limit", &limit.to_string())]);
        view! { <p>{more}</p> }
    });
    let due = if list.due.is_empty() {
        view! { <p>{t::NONE_DUE.get(lang)}</p> }.into_any()
    } else {
        let villages = by_village(lang, kind, &list.due);
        view! {
            <div class="cus-toolbar">{villages}</div>
            {due_table(lang, kind, list.due)}
        }
        .into_any()
    };
    let printed = if list.printed.is_empty() {
        view! { <p>{t::NONE_PRINTED.get(lang)}</p> }.into_any()
    } else {
        printed_table(lang, kind, list.printed)
    };
    view! {
        <section aria-labelledby=kind.code()>
            <h2 id=kind.code()>{title.get(lang)}</h2>
            <p>{how.get(lang)}</p>
            {more}
            {due}
            <h3>{t::PRINTED.get(lang)}</h3>
            {printed}
        </section>
    }
    .into_any()
}

/// A button per village that prints all its letters.
fn by_village(lang: Lang, kind: Kind, due: &[DueLetter]) -> Vec<AnyView> {
    let mut villages: Vec<(&str, &str, usize)> = Vec::new();
    for letter in due.iter().filter(|letter| letter.masked_name.is_some()) {
        match villages.iter_mut().find(|(desa, ..)| *desa == letter.desa) {
            Some((.., count)) => *count += 1,
            None => villages.push((&letter.desa, &letter.village, 1)),
        }
    }
    villages
        .into_iter()
        .map(|(desa, village, count)| {
            let count = count.to_string();
            let label = t::PRINT_ALL.fill(lang, &[("count", &count), ("village", village)]);
            button(kind, "/petugas/surat/cetak", ("desa", desa.to_owned()), label)
        })
        .collect()
}

/// A form of one button.
fn button(
    kind: Kind,
    action: &'static str,
    (name, value): (&'static str, String),
    label: String,
) -> AnyView {
    view! {
        <form method="post" action=action>
            <input type="hidden" name="jenis" value=kind.code()/>
            <input type="hidden" name=name value=value/>
            <button class="cus-button cus-button--secondary" type="submit">{label}</button>
        </form>
    }
    .into_any()
}

fn name_of(lang: Lang, masked_name: Option<String>) -> String {
    masked_name.unwrap_or_else(|| t::UNKNOWN.get(lang).to_owned())
}

fn heads(lang: Lang, heads: &[Text]) -> Vec<AnyView> {
    heads.iter().map(|head| view! { <th scope="col">{head.get(lang)}</th> }.into_any()).collect()
}

fn due_table(lang: Lang, kind: Kind, due: Vec<DueLetter>) -> AnyView {
    let is_notice = kind == Kind::Notice;
    let caption = kind.caption(lang, t::DUE);
    let label = caption.clone();
    let columns: &[Text] = match kind {
        Kind::Reply => &[t::COLUMN_NUMBER, t::COLUMN_VILLAGE, t::COLUMN_NAME, t::COLUMN_DO],
        Kind::Notice => &[
            t::COLUMN_NUMBER,
            t::COLUMN_VILLAGE,
            t::COLUMN_NAME,
            t::COLUMN_TICKET,
            t::COLUMN_SINCE,
            t::COLUMN_DO,
        ],
    };
    let rows: Vec<_> = due
        .into_iter()
        .map(|letter| {
            let print = letter.masked_name.is_some().then(|| {
                let id = ("id", letter.id.to_string());
                button(kind, "/petugas/surat/cetak", id, t::PRINT.get(lang).to_owned())
            });
            let case = is_notice.then(|| {
                view! {
                    <td class="cus-table__whole">{letter.ticket}</td>
                    <td class="cus-table__whole">{letter.since}</td>
                }
            });
            view! {
                <tr>
                    <th scope="row" class="cus-table__number">{letter.id}</th>
                    <td>{letter.village}</td>
                    <td>{name_of(lang, letter.masked_name)}</td>
                    {case}
                    <td>{print}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=label>
            <table class="cus-table">
                <caption class="cus-hidden">{caption}</caption>
                <thead><tr>{heads(lang, columns)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn printed_table(lang: Lang, kind: Kind, printed: Vec<PrintedLetter>) -> AnyView {
    let caption = kind.caption(lang, t::PRINTED);
    let label = caption.clone();
    let columns = [
        t::COLUMN_NUMBER,
        t::COLUMN_VILLAGE,
        t::COLUMN_NAME,
        t::COLUMN_PRINTED,
        t::COLUMN_BY,
        t::COLUMN_DO,
    ];
    let rows: Vec<_> = printed
        .into_iter()
        .map(|letter| {
            let label = match kind {
                Kind::Reply => t::REPRINT,
                Kind::Notice => t::REPRINT_NOTICE,
            };
            let again = if letter.again {
                let id = ("id", letter.id.to_string());
                button(kind, "/petugas/surat/ulang", id, label.get(lang).to_owned())
            } else {
                t::ANSWERED.get(lang).into_any()
            };
            let times = (letter.times > 1)
                .then(|| t::TIMES.fill(lang, &[("count", &letter.times.to_string())]))
                .map(|times| format!(" ({times})"));
            let by = match letter.by.as_str() {
                "" => t::BY_SYSTEM.get(lang).to_owned(),
                _ => letter.by,
            };
            view! {
                <tr>
                    <th scope="row" class="cus-table__number">{letter.id}</th>
                    <td>{letter.village}</td>
                    <td>{name_of(lang, letter.masked_name)}</td>
                    <td>{letter.at}{times}</td>
                    <td>{by}</td>
                    <td>{again}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=label>
            <table class="cus-table">
                <caption class="cus-hidden">{caption}</caption>
                <thead><tr>{heads(lang, &columns)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
