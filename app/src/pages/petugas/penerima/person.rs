//! `/petugas/penerima/{token}`: everything about a listed person.

use domain::bnba::{Anomaly, MarkKind, NOTE_MAX_CHARS, RepairField};
use leptos::prelude::*;

use super::model::{AidLine, MarkLine, MarkTyped, NotedLine, PersonPage, RemovalLine, Said};
use super::summary::{summary, told};
use super::table::person_table;
use crate::components::button::{Button, Rank};
use crate::components::choice_list::Choice;
use crate::components::error_summary::Trouble;
use crate::components::notice::Notice;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::components::textarea::Textarea;
use crate::pages::petugas::frame::DeskLayout;
use crate::text::petugas::penerima as t;
use crate::text::{Lang, Text};

/// A day as a browser's own field has it.
pub(super) const DAY: TextTraits =
    TextTraits { kind: "date", width: Some("cus-input--digits"), ..TextTraits::other(10) };

/// The whole document of a person.
pub fn person_page(page: PersonPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let has_errors = !page.errors.is_empty() || page.said == Some(Said::Conflict);
    let said = said(lang, page.said);
    let trouble = summary(lang, &page.errors);
    let facts: Vec<_> = page
        .facts
        .iter()
        .map(|(label, value)| {
            let value =
                if value.is_empty() { t::EMPTY.get(lang).to_owned() } else { value.clone() };
            view! { <dt>{*label}</dt><dd>{value}</dd> }
        })
        .collect();
    let judge = page.judge.clone().map(|href| {
        view! { <p><a class="cus-button cus-button--secondary" href=href>{t::JUDGE.get(lang)}</a></p> }
    });
    let removals = removals(lang, page.removals.clone());
    let anomalies = anomalies(lang, &page);
    let marks = marks(lang, &page);
    let repairs = repairs(lang, &page);
    let family =
        person_table(lang, t::FAMILY.get(lang), t::FAMILY_NONE.get(lang), page.family, None);
    let cases = page.cases.map(|cases| cases_of(lang, cases));
    view! {
        <DeskLayout frame=page.frame title=page.name.clone() has_errors>
            {trouble}
            {said}
            <h1>{page.name}</h1>
            {judge}
            {removals}
            {anomalies}
            <h2>{t::DATA.get(lang)}</h2>
            <dl class="cus-recipients__facts">{facts}</dl>
            <h2>{t::AID.get(lang)}</h2>
            {aid(lang, page.aid)}
            {marks}
            <h2>{t::FAMILY.get(lang)}</h2>
            {family}
            {noted(lang, t::CHECKS, t::CHECKS_NONE, page.checks)}
            {noted(lang, t::VERDICTS, t::VERDICTS_NONE, page.verdicts)}
            {repairs}
            {cases}
        </DeskLayout>
    }
    .into_any()
}

fn said(lang: Lang, said: Option<Said>) -> AnyView {
    let text = match said {
        None => return ().into_any(),
        Some(Said::Conflict) => {
            return view! { <Trouble title=t::CONFLICT_MARK.get(lang)>""</Trouble> }.into_any();
        }
        Some(Said::Mark) => t::DONE_MARK,
        Some(Said::End) => t::DONE_END,
        Some(Said::Repair) => t::DONE_REPAIR,
    };
    view! { <div role="status"><Notice><p>{text.get(lang)}</p></Notice></div> }.into_any()
}

/// The deliberations that want a person removed from the data; nothing where there is none.
pub(crate) fn removals(lang: Lang, lines: Vec<RemovalLine>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let minutes = t::REMOVAL_MINUTES.fill(lang, &[("day", &line.day)]);
            let values = [("day", line.day.as_str()), ("reason", &line.reason)];
            let said = t::REMOVAL_LINE.fill(lang, &values);
            view! { <li>{said}" "<a href=line.minutes>{minutes}</a></li> }
        })
        .collect();
    view! {
        <section class="cus-panel">
            <h2>{t::REMOVALS.get(lang)}</h2>
            <ul class="cus-list">{items}</ul>
        </section>
    }
    .into_any()
}

fn anomalies(lang: Lang, page: &PersonPage) -> AnyView {
    if page.anomalies.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = page
        .anomalies
        .iter()
        .map(|anomaly| {
            let link = page.may_repair.then(|| {
                let href = repair_href(&page.href, anomaly.field(), Some(*anomaly));
                view! { " "<a href=href>{t::REPAIR_THIS.get(lang)}</a> }
            });
            view! { <li>{t::anomaly(*anomaly).get(lang)}{link}</li> }
        })
        .collect();
    view! {
        <h2>{t::ANOMALIES.get(lang)}</h2>
        <ul class="cus-list">{items}</ul>
    }
    .into_any()
}

/// Where a column of the person at `href` is repaired.
pub(crate) fn repair_href(href: &str, field: RepairField, anomaly: Option<Anomaly>) -> String {
    let query = anomaly.map(|one| format!("?jenis={}", one.as_str())).unwrap_or_default();
    format!("{href}/perbaikan/{}{query}", field.as_str())
}

fn aid(lang: Lang, lines: Vec<AidLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t::NO_AID.get(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row">{line.program}</th>
                    <td>{t::aid_status(line.status).get(lang)}</td>
                    <td>{line.period}</td>
                    <td>{line.component}</td>
                    <td class="cus-table__number">{line.amount}</td>
                    <td>{line.note}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=t::AID.get(lang)>
            <table class="cus-table">
                <caption class="cus-hidden">{t::AID.get(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::COLUMN_AID.get(lang)}</th>
                        <th scope="col">{t::STATUS.get(lang)}</th>
                        <th scope="col">{t::PERIOD.get(lang)}</th>
                        <th scope="col">{t::COMPONENT.get(lang)}</th>
                        <th scope="col">{t::AMOUNT.get(lang)}</th>
                        <th scope="col">{t::NOTE.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A heading with lines under it, or the sentence that there are none.
fn noted(lang: Lang, heading: Text, none: Text, lines: Vec<NotedLine>) -> AnyView {
    let body = if lines.is_empty() {
        view! { <p>{none.get(lang)}</p> }.into_any()
    } else {
        let items: Vec<_> = lines
            .into_iter()
            .map(|line| {
                view! {
                    <li>
                        {line.text}
                        <span class="cus-recipients__beside">" · "{line.beside}</span>
                    </li>
                }
            })
            .collect();
        view! { <ul class="cus-list">{items}</ul> }.into_any()
    };
    view! {
        <h2>{heading.get(lang)}</h2>
        {body}
    }
    .into_any()
}

fn repairs(lang: Lang, page: &PersonPage) -> AnyView {
    let lines = noted(lang, t::REPAIRS, t::REPAIRS_NONE, page.repairs.clone());
    let other = page.may_repair.then(|| {
        let columns: Vec<_> = RepairField::ALL
            .iter()
            .map(|field| {
                let href = repair_href(&page.href, *field, None);
                view! { <li><a href=href>{t::field(*field).get(lang)}</a></li> }
            })
            .collect();
        view! {
            <h3>{t::REPAIR_OTHER.get(lang)}</h3>
            <ul class="cus-recipients__links">{columns}</ul>
        }
    });
    view! {
        {lines}
        {other}
    }
    .into_any()
}

fn marks(lang: Lang, page: &PersonPage) -> AnyView {
    let none = page.marks.is_empty().then(|| view! { <p>{t::MARKS_NONE.get(lang)}</p> });
    let items: Vec<_> = page.marks.iter().map(|line| mark(lang, page, line)).collect();
    let items = (!items.is_empty()).then(|| view! { <ul class="cus-list">{items}</ul> });
    let form = page.may_repair.then(|| mark_form(lang, page));
    view! {
        <h2>{t::MARKS.get(lang)}</h2>
        {none}
        {items}
        {form}
    }
    .into_any()
}

fn mark(lang: Lang, page: &PersonPage, line: &MarkLine) -> AnyView {
    let ended = line.ended.clone().map(|ended| {
        view! { <span class="cus-recipients__beside">" · "{ended}</span> }
    });
    let end = (page.may_repair && line.ended.is_none()).then(|| {
        let action = format!("{}/tanda/{}/akhir", page.href, line.key);
        let (reason, told) = if page.typed.key == line.key {
            (page.typed.alasan.clone(), told(lang, &page.errors, "alasan"))
        } else {
            (String::new(), None)
        };
        let id = format!("alasan-{}", line.key);
        let id = if told.is_some() { "alasan".to_owned() } else { id };
        let label = id.clone();
        view! {
            <details class="cus-recipients__end" open=told.is_some()>
                <summary>{t::END_MARK.get(lang)}</summary>
                <form method="post" action=action novalidate>
                    <label class="cus-field__label" for=label>{t::END_REASON.get(lang)}</label>
                    {told.map(|told| view! { <p class="cus-field__error">{told}</p> })}
                    <input
                        class="cus-input"
                        type="text"
                        id=id
                        name="alasan"
                        value=reason
                        maxlength=NOTE_MAX_CHARS.to_string()
                        aria-invalid=told.map(|_| "true")
                    />
                    <Button rank=Rank::Second name="aksi" value="akhir" label=t::END_BUTTON.get(lang)/>
                </form>
            </details>
        }
    });
    view! {
        <li>
            <strong>{t::mark(line.kind).get(lang)}</strong>
            " "
            {line.words.clone()}
            <span class="cus-recipients__beside">" · "{line.made.clone()}</span>
            {ended}
            {end}
        </li>
    }
    .into_any()
}

fn mark_form(lang: Lang, page: &PersonPage) -> AnyView {
    let kinds = MarkKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), t::mark(*kind).get(lang)))
        .collect();
    let errors = &page.errors;
    let MarkTyped { jenis, tanggal, tujuan, keterangan, .. } = page.typed.clone();
    let action = format!("{}/tanda", page.href);
    view! {
        <h3>{t::ADD_MARK.get(lang)}</h3>
        <form method="post" action=action novalidate class="cus-recipients__form">
            <SelectField
                lang
                name="jenis"
                label=t::MARK_KIND.get(lang)
                error=errors.of("jenis")
                told=told(lang, errors, "jenis")
                empty=t::CHOOSE.get(lang)
                choices=kinds
                chosen=&jenis
            />
            <TextField
                lang
                name="tanggal"
                label=t::MARK_DATE.get(lang)
                hint=Some(t::MARK_DATE_HINT.get(lang).to_owned())
                error=errors.of("tanggal")
                told=told(lang, errors, "tanggal")
                optional=true
                value=tanggal
                traits=DAY
            />
            <TextField
                lang
                name="tujuan"
                label=t::MARK_PLACE.get(lang)
                error=errors.of("tujuan")
                optional=true
                value=tujuan
                traits=TextTraits::other(NOTE_MAX_CHARS)
            />
            <Textarea
                lang
                name="keterangan"
                label=t::MARK_NOTE.get(lang)
                hint=Some(t::MARK_NOTE_HINT.get(lang).to_owned())
                error=errors.of("keterangan")
                optional=true
                value=keterangan
                rows=2
                max_chars=NOTE_MAX_CHARS
            />
            <Button rank=Rank::Second name="aksi" value="tanda" label=t::MARK_BUTTON.get(lang)/>
        </form>
    }
    .into_any()
}

fn cases_of(lang: Lang, cases: Vec<(String, String)>) -> AnyView {
    let items: Vec<_> = cases
        .into_iter()
        .map(|(ticket, words)| {
            let href = format!("/petugas/kasus/{ticket}");
            view! { <li><a href=href>{ticket}</a>" · "{words}</li> }
        })
        .collect();
    let body = if items.is_empty() {
        view! { <p>{t::CASES_NONE.get(lang)}</p> }.into_any()
    } else {
        view! { <ul class="cus-list">{items}</ul> }.into_any()
    };
    view! {
        <h2>{t::CASES.get(lang)}</h2>
        {body}
    }
    .into_any()
}
