//! What is held about a listed person, in lines of words.

use std::collections::BTreeMap;

use app::pages::petugas::penerima::model::{AidLine, MarkLine, NotedLine, RemovalLine};
use app::text::petugas::antrean::UNNAMED;
use app::text::petugas::{kelayakan as verdict_words, penerima as t};
use app::text::{Lang, date, lacak};
use domain::bnba::{IS_DOUBLE, IS_NO_DOUBLE, MarkKind, RepairField};
use domain::review::{CaseKind, CaseState};
use domain::window::Cycle;

use super::musyawarah::{LIST as DELIBERATIONS, reasons};
use super::recipient_words::{day, day_of};
use crate::http::desk::Desk;
use crate::store::recipient_search::CaseOfPerson;
use crate::usecase::AppError;
use crate::usecase::bnba::Person;
use crate::usecase::bnba::judge::Verdict;
use crate::usecase::bnba::mark::Mark;
use crate::usecase::bnba::repair::Repair;
use crate::usecase::bnba::show::{self, RecipientFile};
use crate::usecase::review::officer_names;
use crate::usecase::village::musyawarah::Wanted;

/// A case in words: its kind and where it stands.
pub(super) fn case_words(lang: Lang, case: &CaseOfPerson) -> String {
    let kind = case.kind.parse::<CaseKind>();
    let state = case.state.parse::<CaseState>();
    match (kind, state) {
        (Ok(kind), Ok(state)) => {
            format!("{}: {}", lacak::kind(kind).get(lang), lacak::tag(kind, state).get(lang))
        }
        _ => String::new(),
    }
}

/// What the data says of a person: label and value.
pub(super) fn facts(desk: &Desk, person: &Person, place: String) -> Vec<(&'static str, String)> {
    let (lang, record) = (desk.lang(), &person.record);
    let sex = record.sex.map(|sex| t::sex(sex).get(lang));
    let mut facts = vec![
        (t::NIK.get(lang), record.nik.clone()),
        (t::KK.get(lang), record.nomor_kk.clone().unwrap_or_default()),
        (t::BIRTH.get(lang), day(desk, record.birth)),
        (t::SEX.get(lang), sex.unwrap_or_default().to_owned()),
        (t::COLUMN_PLACE.get(lang), place),
        (t::ADDRESS.get(lang), record.address.clone()),
        (t::MOTHER.get(lang), record.mother_name.clone()),
        (t::JOB.get(lang), record.job.clone()),
        (t::DISABILITY.get(lang), record.disability.clone()),
        (t::DESIL.get(lang), record.desil.map(|desil| desil.to_string()).unwrap_or_default()),
    ];
    if person.row.protected {
        facts.push((t::PROTECTED.get(lang), t::PROTECTED_YES.get(lang).to_owned()));
    }
    facts
}

/// Their aid.
pub(super) fn aid_lines(file: &RecipientFile) -> Vec<AidLine> {
    let line = |aid: &show::Aid| AidLine {
        program: aid.name.clone(),
        status: aid.row.status,
        period: aid.row.period.clone(),
        component: aid.note.component.clone(),
        amount: aid.note.amount.map(rupiah).unwrap_or_default(),
        note: aid.note.note.clone(),
    };
    file.aid.iter().map(line).collect()
}

/// `Rp 1.200.000`
fn rupiah(amount: u64) -> String {
    let digits = amount.to_string();
    let mut text = String::from("Rp ");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Results of checks, each with its day.
pub(super) fn check_lines(desk: &Desk, file: &RecipientFile) -> Vec<NotedLine> {
    let lang = desk.lang();
    let line = |check: &show::Check| {
        let result = t::check(check.result).get(lang);
        let text = if check.remark.is_empty() {
            result.to_owned()
        } else {
            format!("{result}: {}", check.remark)
        };
        let beside = t::CHECKED_ON.fill(lang, &[("day", &day(desk, check.checked_on))]);
        NotedLine { text, beside }
    };
    file.checks.iter().map(line).collect()
}

/// The deliberations that want somebody removed from the data, each with its reason and where its minutes are.
///
/// # Errors
/// When the reasons cannot be read.
pub(super) async fn removal_lines(
    desk: &Desk,
    wanted: &[Wanted],
) -> Result<Vec<RemovalLine>, AppError> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let reasons = reasons(desk.ctx(), desk.lang()).await?;
    let line = |one: &Wanted| {
        let known = reasons.iter().find(|reason| reason.code == one.row.reason);
        let reason = known.map_or(one.row.reason.as_str(), |reason| reason.label.as_str());
        let reason = match one.note.as_str() {
            "" => reason.to_owned(),
            note => format!("{reason} ({note})"),
        };
        let minutes = minutes_of(one.row.musyawarah_id);
        RemovalLine { day: day(desk, one.row.held_on), reason, minutes }
    };
    Ok(wanted.iter().map(line).collect())
}

/// Where the minutes of a deliberation are.
pub(super) fn minutes_of(musyawarah_id: i64) -> String {
    format!("{DELIBERATIONS}/{musyawarah_id}/berita-acara")
}

/// Names of officers by their number.
pub(super) type Names = BTreeMap<i64, String>;

/// The officers who wrote something about a person.
///
/// # Errors
/// When the accounts cannot be read.
pub(super) async fn writers(desk: &Desk, file: &RecipientFile) -> Result<Names, AppError> {
    let verdicts = file.verdicts.iter().map(|one| one.row.made_by);
    let repairs = file.repairs.iter().map(|one| one.row.made_by);
    let marks = file.marks.iter().map(|one| one.row.made_by);
    officer_names(desk.ctx(), verdicts.chain(repairs).chain(marks).collect()).await
}

/// When something was written, and by which officer.
fn made(desk: &Desk, names: &Names, (at, by): (i64, i64)) -> String {
    let lang = desk.lang();
    let who = names.get(&by).map_or(UNNAMED.get(lang), String::as_str);
    t::MADE.fill(lang, &[("day", &day_of(desk, at)), ("who", who)])
}

/// A verdict in words.
pub(super) fn verdict_line(
    desk: &Desk,
    names: &Names,
    file: &RecipientFile,
    verdict: &Verdict,
    reason: Option<String>,
) -> NotedLine {
    let lang = desk.lang();
    let outcome = if verdict.row.layak { verdict_words::LAYAK } else { verdict_words::TIDAK_LAYAK };
    let aid = file.aid.iter().find(|aid| aid.row.program == verdict.row.program);
    let program = aid.map_or(verdict.row.program.as_str(), |aid| aid.name.as_str());
    let target = target_words(lang, program, &verdict.record.component);
    let month = verdict.row.cycle.parse::<Cycle>();
    let month = month
        .map_or_else(|_| verdict.row.cycle.clone(), |cycle| date::month(lang, cycle.first_day()));
    let mut text = format!("{month} · {target}: {}", outcome.get(lang));
    for more in [reason.unwrap_or_default(), verdict.record.note.clone()] {
        if !more.is_empty() {
            text.push_str(" · ");
            text.push_str(&more);
        }
    }
    let mut beside = made(desk, names, (verdict.row.made_at, verdict.row.made_by));
    if verdict.row.superseded_at.is_some() {
        beside = format!("{beside}, {}", t::SUPERSEDED.get(lang));
    } else if verdict.row.batch_id.is_some() {
        beside = format!("{beside}, {}", t::COLLECTED.get(lang));
    }
    NotedLine { text, beside }
}

/// What a verdict is about, in words.
pub(super) fn target_words(lang: Lang, program: &str, component: &str) -> String {
    match (program, component) {
        ("", _) => verdict_words::AS_LISTED.get(lang).to_owned(),
        (program, "") => verdict_words::AS_RECIPIENT.fill(lang, &[("program", program)]),
        (program, component) => {
            let values = [("program", program), ("component", component)];
            verdict_words::AS_COMPONENT.fill(lang, &values)
        }
    }
}

/// A repair in words.
pub(super) fn repair_line(desk: &Desk, names: &Names, repair: &Repair) -> NotedLine {
    let lang = desk.lang();
    let field = t::field(repair.field).get(lang);
    let empty = |text: &str| {
        if text.is_empty() { t::EMPTY.get(lang).to_owned() } else { text.to_owned() }
    };
    let mut text = if repair.field == RepairField::Ganda {
        let words = match repair.record.new.as_str() {
            IS_DOUBLE => t::IS_DOUBLE.get(lang),
            IS_NO_DOUBLE => t::IS_NO_DOUBLE.get(lang),
            other => other,
        };
        t::REPAIR_DOUBLE.fill(lang, &[("field", field), ("new", words)])
    } else {
        let values =
            [("field", field), ("old", &*empty(&repair.record.old)), ("new", &*repair.record.new)];
        t::REPAIR_LINE.fill(lang, &values)
    };
    if !repair.record.note.is_empty() {
        text = format!("{text} ({})", repair.record.note);
    }
    let mut beside = made(desk, names, (repair.row.made_at, repair.row.made_by));
    if repair.row.superseded_at.is_some() {
        beside = format!("{beside}, {}", t::SUPERSEDED.get(lang));
    } else if repair.arrived {
        beside = format!("{beside}, {}", t::REPAIR_ARRIVED.get(lang));
    }
    NotedLine { text, beside }
}

/// A mark in words.
pub(super) fn mark_line(desk: &Desk, names: &Names, mark: &Mark) -> MarkLine {
    let (lang, record) = (desk.lang(), &mark.record);
    let date = record.date.map(|date| {
        let text = if record.kind == MarkKind::Hamil { t::MARK_EXPECTED } else { t::MARK_ON };
        text.fill(lang, &[("day", &day(desk, date))])
    });
    let parts = [date.unwrap_or_default(), record.place.clone(), record.note.clone()];
    let words: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let ended = mark.row.ended_at.map(|at| {
        let reason = mark.end.clone().unwrap_or_default();
        t::ENDED.fill(lang, &[("day", &day_of(desk, at)), ("reason", &reason)])
    });
    MarkLine {
        key: mark.row.key.clone(),
        kind: record.kind,
        words: words.join(" · "),
        made: made(desk, names, (mark.row.made_at, mark.row.made_by)),
        ended,
    }
}
