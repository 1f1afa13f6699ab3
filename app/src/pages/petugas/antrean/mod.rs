//! `/petugas`: the queue of an office. Plain links and one form; nothing needs a script.

mod find;
pub mod model;
mod notices;

use domain::petugas::Sight;
use domain::queue_flag::QueueFlag;
use domain::review::CaseKind;
use leptos::prelude::*;

use crate::components::choice_list::Choice;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::frame::DeskLayout;
use crate::pages::petugas::penerima::summary::summary;
use crate::text::petugas::antrean as t;
use crate::text::petugas::kasus;
use crate::text::{Lang, Text, lacak};

use model::{
    AGES, DueTone, HolderLine, KeepAway, QUEUE, QueueForm, QueuePageModel, QueueRowLine, QueueView,
    STATES, ViewCount,
};

pub use find::{FindForm, FoundLine, FoundPage, found_page};

/// A flag in a word or two.
pub const fn flag_words(flag: QueueFlag) -> Text {
    match flag {
        QueueFlag::Ganda => t::FLAG_GANDA,
        QueueFlag::Nik => t::FLAG_NIK,
        QueueFlag::TanpaNomor => t::FLAG_TANPA_NOMOR,
        QueueFlag::Hubungan => t::FLAG_HUBUNGAN,
        QueueFlag::Alamat => t::FLAG_ALAMAT,
        QueueFlag::Pelapor => t::FLAG_PELAPOR,
        QueueFlag::Lonjakan => t::FLAG_LONJAKAN,
        QueueFlag::Foto => t::FLAG_FOTO,
        QueueFlag::Keberatan => t::FLAG_KEBERATAN,
        QueueFlag::Kembali => t::FLAG_KEMBALI,
    }
}

const fn view_words(view: QueueView) -> Text {
    match view {
        QueueView::Semua => t::VIEW_ALL,
        QueueView::Hampir => t::VIEW_SOON,
        QueueView::Lewat => t::VIEW_LATE,
        QueueView::Dinaikkan => t::VIEW_ESCALATED,
        QueueView::TanpaPemeriksa => t::VIEW_WITHOUT_EXAMINER,
        QueueView::Info => t::VIEW_INFO,
        QueueView::Kembali => t::VIEW_BACK,
        QueueView::Saya => t::VIEW_MINE,
        QueueView::Keberatan => t::VIEW_APPEALS,
    }
}

/// The whole document of `/petugas`.
pub fn queue_page(page: QueuePageModel) -> AnyView {
    let lang = page.frame.chrome.lang;
    let views = views(lang, page.form.view(), &page.views);
    let filter = filter(lang, &page);
    let take = page.may_take.then(|| take_next(lang, &page.form));
    let odd = notices::odd(lang, &page.odd);
    let escalated = notices::escalated(lang, &page);
    let without_examiner = notices::without_examiner(lang, &page);
    let none_left = page.none_left.then(|| {
        view! {
            <div role="status"><Notice><p>{t::NONE_LEFT.get(lang)}</p></Notice></div>
        }
    });
    let declared = page.conflict_declared.then(|| {
        view! {
            <div role="status">
                <Notice shape=Shape::Check><p>{t::DONE_CONFLICT.get(lang)}</p></Notice>
            </div>
        }
    });
    let list = if page.rows.is_empty() { empty(lang, &page) } else { table(lang, page.rows) };
    let cut = page.cut.then(|| view! { <p>{t::CUT.get(lang)}</p> });
    let onwards = if page.cut { t::SEARCH_ON } else { t::NEXT };
    let next = page.next.map(|href| {
        view! { <a class="cus-queue__next" href=href rel="next" accesskey="n">{onwards.get(lang)}</a> }
    });
    let first = (!page.form.sesudah.is_empty()).then(|| {
        let href = page.form.address(None);
        view! { <a class="cus-queue__first" href=href accesskey="h">{t::FIRST.get(lang)}</a> }
    });
    let ticket = ticket_form(lang, page.unknown_ticket.as_deref());
    let trouble = page.find.as_ref().map(|form| summary(lang, &form.errors));
    let wrong_nik = page.find.as_ref().is_some_and(|form| !form.errors.is_empty());
    let has_errors = page.unknown_ticket.is_some() || wrong_nik;
    let find = page.find.map(|form| find::find_form(lang, form));
    view! {
        <DeskLayout frame=page.frame title=t::TITLE.get(lang) has_errors>
            {trouble}
            <div class="cus-queue__head">
                <div>
                    <h1>{t::TITLE.get(lang)}</h1>
                    <p class="cus-queue__lead">{t::LEAD.get(lang)}</p>
                </div>
                <div class="cus-queue__find">{ticket}{find}</div>
            </div>
            {none_left}
            {declared}
            {odd}
            {escalated}
            {without_examiner}
            {views}
            {filter}
            {take}
            {list}
            {cut}
            <p class="cus-queue__pages">{first}" "{next}</p>
            {notices::keyboard(lang, page.may_take)}
        </DeskLayout>
    }
    .into_any()
}

fn count_words(lang: Lang, line: &ViewCount) -> String {
    let count = line.count.to_string();
    if line.more { t::MORE_THAN.fill(lang, &[("count", &count)]) } else { count }
}

/// The views with their counts.
fn views(lang: Lang, current: QueueView, counts: &[ViewCount]) -> AnyView {
    let lines: Vec<_> = counts
        .iter()
        .map(|line| {
            let here = (line.view == current).then_some("page");
            let count = count_words(lang, line);
            view! {
                <li>
                    <a class="cus-views__link" href=QueueForm::address_of(line.view) aria-current=here>
                        {view_words(line.view).get(lang)}
                        " "
                        <span class="cus-views__count">{count}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav aria-label=t::VIEWS.get(lang)><ul class="cus-views">{lines}</ul></nav>
    }
    .into_any()
}

/// One `<select>` of the filter form.
fn select(
    lang: Lang,
    name: &'static str,
    label: Text,
    choices: Vec<Choice>,
    chosen: &str,
) -> AnyView {
    // What stands in the address stays chosen, even if no list offers it.
    let known = chosen.is_empty() || choices.iter().any(|choice| choice.code == chosen);
    let extra = (!known).then(|| Choice::new(chosen, chosen));
    // The first field of the form: whoever goes there reaches the others by Tab.
    let key = (name == "jenis").then_some("s");
    let options: Vec<_> = choices
        .into_iter()
        .chain(extra)
        .map(|choice| {
            let selected = choice.code == chosen;
            view! { <option value=choice.code selected=selected>{choice.label}</option> }
        })
        .collect();
    view! {
        <div class="cus-filter__field">
            <label class="cus-filter__label" for=name>{label.get(lang)}</label>
            <select class="cus-filter__select" id=name name=name accesskey=key>
                <option value="">{t::ANY.get(lang)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn filter(lang: Lang, page: &QueuePageModel) -> AnyView {
    let form = &page.form;
    let say = |code: &str, text: Text| Choice::new(code, text.get(lang));
    let sight = Sight::of(page.frame.role);
    let kinds = CaseKind::ALL
        .iter()
        .filter(|kind| **kind != CaseKind::Keberatan && sight.includes(**kind))
        .map(|kind| Choice::new(kind.as_str(), lacak::kind(*kind).get(lang)))
        .collect();
    let flags = QueueFlag::ALL.iter().map(|flag| say(flag.as_str(), flag_words(*flag))).collect();
    let ages = AGES.iter().map(|days| {
        let days = days.to_string();
        Choice::new(days.clone(), t::AGE_DAYS.fill(lang, &[("days", &days)]))
    });
    let states = STATES
        .iter()
        .map(|(word, state)| Choice::new(*word, kasus::tag(CaseKind::Usulan, *state).get(lang)));
    let holders = [say("saya", t::ME), say("tak_diambil", t::NOBODY)];
    let holders = holders.into_iter().chain(page.colleagues.iter().cloned()).collect();
    let clear = form.is_filtered().then(|| {
        let href = QueueForm::address_of(form.view());
        view! { <a class="cus-filter__clear" href=href>{t::CLEAR.get(lang)}</a> }
    });
    view! {
        <form class="cus-filter" method="get" action=QUEUE aria-label=t::FILTER.get(lang)>
            <input type="hidden" name="tampilan" value=form.tampilan.clone()/>
            {select(lang, "jenis", t::KIND, kinds, &form.jenis)}
            {select(lang, "desa", t::REGION, page.regions.clone(), &form.desa)}
            {select(lang, "siklus", t::CYCLE, page.cycles.clone(), &form.siklus)}
            {select(lang, "tanda", t::FLAG, flags, &form.tanda)}
            {select(lang, "umur", t::AGE, ages.collect(), &form.umur)}
            {select(lang, "petugas", t::HOLDER, holders, &form.petugas)}
            {select(lang, "keadaan", t::STATE, states.collect(), &form.keadaan)}
            <div class="cus-filter__end">
                <button class="cus-button cus-button--secondary">{t::APPLY.get(lang)}</button>
                {clear}
            </div>
        </form>
    }
    .into_any()
}

/// The button that takes the next case of what is looked for.
fn take_next(lang: Lang, form: &QueueForm) -> AnyView {
    view! {
        <form class="cus-queue__take" method="post" action="/petugas/ambil">
            <input type="hidden" name="jenis" value=form.jenis.clone()/>
            <input type="hidden" name="desa" value=form.desa.clone()/>
            <button class="cus-button" accesskey="a">{t::TAKE_NEXT.get(lang)}</button>
            <p class="cus-queue__hint">{t::TAKE_NEXT_HINT.get(lang)}</p>
        </form>
    }
    .into_any()
}

fn ticket_form(lang: Lang, unknown: Option<&str>) -> AnyView {
    let typed = unknown.unwrap_or_default().to_owned();
    let wrong = unknown.map(|_| {
        view! {
            <p class="cus-field__error" id="tiket-salah" role="alert">{t::TICKET_UNKNOWN.get(lang)}</p>
        }
    });
    let described_by = unknown.map(|_| "tiket-salah");
    let invalid = unknown.map(|_| "true");
    view! {
        <form class="cus-queue__ticket" method="get" action=QUEUE>
            <label class="cus-filter__label" for="tiket">{t::TICKET.get(lang)}</label>
            {wrong}
            <div class="cus-queue__row">
                <input
                    class="cus-filter__select"
                    id="tiket"
                    name="tiket"
                    value=typed
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength="20"
                    accesskey="t"
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
                <button class="cus-button cus-button--secondary">{t::OPEN.get(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What to say, and to do, when nothing is listed.
fn empty(lang: Lang, page: &QueuePageModel) -> AnyView {
    let text = match page.form.view() {
        _ if page.cut => return ().into_any(),
        _ if page.form.is_filtered() => t::EMPTY_FILTER,
        QueueView::Semua => t::EMPTY,
        QueueView::Saya => t::EMPTY_MINE,
        _ => t::EMPTY_VIEW,
    };
    view! { <Notice shape=Shape::Check><p>{text.get(lang)}</p></Notice> }.into_any()
}

fn table(lang: Lang, rows: Vec<QueueRowLine>) -> AnyView {
    let rows: Vec<_> = rows.into_iter().map(|row| line(lang, row)).collect();
    let head: Vec<_> = [
        t::COLUMN_TICKET,
        t::COLUMN_KIND,
        t::COLUMN_REGION,
        t::COLUMN_AGE,
        t::COLUMN_DUE,
        t::COLUMN_FLAGS,
        t::COLUMN_HOLDER,
        t::COLUMN_CYCLE,
    ]
    .map(|text| view! { <th scope="col">{text.get(lang)}</th> })
    .into_iter()
    .collect();
    view! {
        <div
            class="cus-queue__scroll"
            id="daftar"
            role="region"
            aria-label=t::CAPTION.get(lang)
            tabindex="0"
            accesskey="d"
        >
            <table class="cus-queue">
                <caption class="cus-hidden">{t::CAPTION.get(lang)}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(lang: Lang, row: QueueRowLine) -> AnyView {
    let age = match row.age_days {
        ..=0 => t::TODAY.get(lang).to_owned(),
        days => t::DAYS.fill(lang, &[("days", &days.to_string())]),
    };
    let near = match row.due_tone {
        DueTone::Calm => None,
        DueTone::Soon => Some(("cus-queue__near", t::SOON)),
        DueTone::Late => Some(("cus-queue__near cus-queue__near--late", t::LATE)),
    };
    let near = near.map(|(class, text)| view! { " "<span class=class>{text.get(lang)}</span> });
    let keep_away = row.keep_away.map(|why| match why {
        KeepAway::Close => t::KEEP_AWAY_CLOSE,
        KeepAway::OwnAppeal => t::KEEP_AWAY_OWN_APPEAL,
    });
    let away = keep_away
        .map(|text| view! { <li class="cus-queue__away">{text.get(lang)}</li> }.into_any());
    let flags =
        row.flags.iter().map(|flag| view! { <li>{flag_words(*flag).get(lang)}</li> }.into_any());
    let flags: Vec<AnyView> = away.into_iter().chain(flags).collect();
    let flags = (!flags.is_empty()).then(|| view! { <ul class="cus-queue__flags">{flags}</ul> });
    let escalated = row.escalated.map(|day| {
        let told = t::ESCALATED_ON.fill(lang, &[("date", &day)]);
        view! { <span class="cus-queue__state">{told}</span> }
    });
    let holder = holder_words(lang, &row.holder);
    let state = kasus::tag(row.kind, row.state).get(lang);
    view! {
        <tr>
            <th scope="row"><a class="cus-queue__ticket-link" href=row.href>{row.ticket}</a></th>
            <td>{lacak::kind(row.kind).get(lang)}<span class="cus-queue__state">{state}</span></td>
            {region_cell(row.region)}
            <td class="cus-queue__whole">{age}</td>
            <td><span class="cus-queue__whole">{row.due}</span>{near}{escalated}</td>
            <td>{flags}</td>
            <td>{holder}</td>
            <td>{row.cycle}</td>
        </tr>
    }
    .into_any()
}

/// The cell of a village, with its district on a line of its own.
fn region_cell(region: String) -> AnyView {
    let (village, district) = match region.split_once(", ") {
        Some((village, district)) => (village.to_owned(), Some(district.to_owned())),
        None => (region, None),
    };
    let district = district.map(|name| view! { <span class="cus-queue__state">{name}</span> });
    view! { <td class="cus-queue__region">{village}{district}</td> }.into_any()
}

/// Who holds a case, in words.
pub fn holder_words(lang: Lang, holder: &HolderLine) -> String {
    match holder {
        HolderLine::Free => t::FREE.get(lang).to_owned(),
        HolderLine::AskedByMe => t::ASKED_BY_ME.get(lang).to_owned(),
        HolderLine::AskedBy(name) => {
            let name = if name.is_empty() { t::UNNAMED.get(lang) } else { name };
            t::ASKED_BY.fill(lang, &[("name", name)])
        }
        HolderLine::Mine(until) => t::MINE.fill(lang, &[("time", until)]),
        HolderLine::Other(name, until) => {
            let name = if name.is_empty() { t::UNNAMED.get(lang) } else { name };
            t::OTHERS.fill(lang, &[("name", name), ("time", until)])
        }
    }
}
