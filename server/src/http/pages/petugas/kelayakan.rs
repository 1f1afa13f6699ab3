//! `/petugas/kelayakan`: verifikasi kelayakan BNBA.

use app::components::choice_list::Choice;
use app::pages::petugas::kelayakan::model::{
    Counts, JudgePage, TargetForm, TooClosePage, VerdictTyped, VillagePage,
};
use app::pages::petugas::kelayakan::{judge_page, too_close_page, village_page};
use app::text::petugas::kelayakan as t;
use app::text::{Lang, date};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::field::{ErrorCode, FieldErrors};
use domain::wilayah::KodeWilayah;
use domain::window::Cycle;
use serde::Deserialize;

use super::penerima::status_of;
use super::recipient_lines::{removal_lines, target_words};
use super::recipient_words::{RECIPIENTS, day, person_lines, place_of, places, village_choices};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::form::FormFields;
use crate::store::penerima::SealedPenerima;
use crate::usecase::AppError;
use crate::usecase::bnba::judge::{
    self, JudgeRefusal, Judging, REASON_QUESTION, Target, Verdict, VerdictForm, Window,
};

/// Address of the list.
const ELIGIBILITY: &str = "/petugas/kelayakan";

/// Which village, and where a page begins.
#[derive(Default, Deserialize)]
pub struct VillageQuery {
    desa: Option<String>,
    sesudah: Option<i64>,
}

/// GET `/petugas/kelayakan`
pub async fn show(desk: Desk, query: Result<Query<VillageQuery>, QueryRejection>) -> Response {
    let query = query.map(|query| query.0).unwrap_or_default();
    let result = show_village(&desk, query).await;
    desk.answer(result).await
}

async fn show_village(desk: &Desk, query: VillageQuery) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let typed = query.desa.unwrap_or_default();
    let village = typed.parse::<KodeWilayah>().ok();
    let village = village.filter(|kode| desk.officer.scope.covers(kode));
    let mut errors = FieldErrors::default();
    if village.is_none() && !typed.is_empty() {
        errors.push("desa", ErrorCode::RegionUnknown);
    }
    let after = query.sesudah.unwrap_or(0);
    let found = match village {
        Some(kode) => Some(judge::village(ctx, &desk.officer, &kode, after).await?),
        None => None,
    };
    let mut lines = Vec::new();
    let mut next = None;
    if let Some(found) = found {
        let people = person_lines(ctx, &found.lines).await?;
        for (mut person, line) in people.into_iter().zip(&found.lines) {
            person.href = format!("{ELIGIBILITY}/{}", line.token);
            let own =
                found.verdicts.iter().filter(|one| one.row.subject == line.person.row.subject);
            lines.push((person, verdict_words(lang, own)));
        }
        next = found.next.map(|id| format!("{ELIGIBILITY}?desa={typed}&sesudah={id}"));
    }
    let window = judge::window(ctx).await?;
    let counts = judge::counts(ctx, &desk.officer).await?;
    let status = status_of(&errors);
    let model = VillagePage {
        frame: desk.frame(),
        window: window_words(desk, window),
        open: matches!(window, Window::Open(_)),
        month: date::month(lang, Cycle::of(ctx.clock.today()).first_day()),
        counts: Counts {
            layak: counts.layak,
            tidak_layak: counts.tidak_layak,
            collected: counts.collected,
        },
        villages: village_choices(desk).await?,
        village: typed,
        errors,
        lines,
        next,
    };
    Ok(desk.render(status, model, village_page).await)
}

fn window_words(desk: &Desk, window: Window) -> String {
    let lang = desk.lang();
    match window {
        Window::Open(last) => t::OPEN.fill(lang, &[("day", &day(desk, last))]),
        Window::Closed(Some(first)) => t::CLOSED.fill(lang, &[("day", &day(desk, first))]),
        Window::Closed(None) => t::CLOSED_UNKNOWN.get(lang).to_owned(),
    }
}

fn outcome(layak: bool, lang: Lang) -> &'static str {
    if layak { t::LAYAK.get(lang) } else { t::TIDAK_LAYAK.get(lang) }
}

fn verdict_words<'a>(lang: Lang, verdicts: impl Iterator<Item = &'a Verdict>) -> String {
    let words: Vec<String> = verdicts
        .map(|one| {
            let target = target_words(lang, &one.row.program, &one.record.component);
            format!("{target}: {}", outcome(one.row.layak, lang))
        })
        .collect();
    if words.is_empty() { t::NOT_JUDGED.get(lang).to_owned() } else { words.join("; ") }
}

/// What was just done.
#[derive(Default, Deserialize)]
pub struct DoneQuery {
    selesai: Option<String>,
}

/// GET `/petugas/kelayakan/{token}`
pub async fn show_person(
    desk: Desk,
    Path(token): Path<String>,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Response {
    let done = query.ok().and_then(|query| query.0.selesai).is_some();
    let shown = Shown { done, ..Shown::default() };
    let result = show_judging(&desk, &token, StatusCode::OK, shown).await;
    desk.answer(result).await
}

/// POST `/petugas/kelayakan/{token}`
pub async fn judge(desk: Desk, Path(token): Path<String>, mut fields: FormFields) -> Response {
    let form = VerdictForm {
        sasaran: fields.take("sasaran"),
        putusan: fields.take("putusan"),
        alasan: fields.take("alasan"),
        catatan: fields.take("catatan"),
    };
    let done = judge::judge(desk.ctx(), &desk.officer, &token, &form).await;
    let VerdictForm { sasaran, putusan, alasan, catatan } = form;
    let typed = VerdictTyped { sasaran, putusan, alasan, catatan };
    let result = match done {
        Ok(()) => Ok(see_other(&format!("{ELIGIBILITY}/{token}?selesai=1"))),
        Err(JudgeRefusal::Failed(AppError::Invalid(errors))) => {
            let shown = Shown { typed, errors, ..Shown::default() };
            show_judging(&desk, &token, StatusCode::UNPROCESSABLE_ENTITY, shown).await
        }
        Err(JudgeRefusal::Failed(AppError::Conflict)) => {
            let shown = Shown { typed, conflict: true, ..Shown::default() };
            show_judging(&desk, &token, StatusCode::CONFLICT, shown).await
        }
        Err(JudgeRefusal::TooClose) => Ok(too_close(&desk).await),
        Err(JudgeRefusal::Failed(error)) => Err(error),
    };
    desk.answer(result).await
}

#[derive(Default)]
struct Shown {
    typed: VerdictTyped,
    errors: FieldErrors,
    done: bool,
    conflict: bool,
}

async fn too_close(desk: &Desk) -> Response {
    let model = TooClosePage { frame: desk.frame() };
    desk.render(StatusCode::FORBIDDEN, model, too_close_page).await
}

async fn show_judging(
    desk: &Desk,
    token: &str,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let judging = match judge::open_judging(ctx, &desk.officer, token).await {
        Ok(judging) => judging,
        Err(JudgeRefusal::TooClose) => return Ok(too_close(desk).await),
        Err(JudgeRefusal::Failed(error)) => return Err(error),
    };
    let places = places(ctx, &[judging.person.row.desa]).await?;
    let options = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    let reasons = options.into_iter().filter(|one| one.question == REASON_QUESTION);
    let reasons = reasons
        .map(|one| Choice::new(one.code, if lang == Lang::Id { one.text_id } else { one.text_en }));
    let targets = judging.targets.iter().map(|target| target_form(lang, &judging, target));
    let model = JudgePage {
        frame: desk.frame(),
        href: format!("{ELIGIBILITY}/{token}"),
        back: back_to_list(&judging.person.row),
        person: format!("{RECIPIENTS}/{token}"),
        name: judging.person.record.name.clone(),
        place: place_of(&judging.person, &places),
        window: window_words(desk, judging.window),
        open: matches!(judging.window, Window::Open(_)),
        removals: removal_lines(desk, &judging.removals).await?,
        targets: targets.collect(),
        reasons: reasons.collect(),
        typed: shown.typed,
        errors: shown.errors,
        done: shown.done,
        conflict: shown.conflict,
    };
    Ok(desk.render(status, model, judge_page).await)
}

/// The list of the village of a person, beginning with them: who comes next is right below.
fn back_to_list(row: &SealedPenerima) -> String {
    format!("{ELIGIBILITY}?desa={}&sesudah={}", row.desa, row.id.saturating_sub(1))
}

fn target_form(lang: Lang, judging: &Judging, target: &Target) -> TargetForm {
    let component = target.component.clone().unwrap_or_default();
    let verdict = judging.verdicts.iter().find(|one| {
        one.row.program == target.program
            && one.record.component.to_lowercase() == component.to_lowercase()
    });
    TargetForm {
        code: target.code.clone(),
        title: target_words(lang, &target.name, &component),
        now: verdict.map(|one| t::NOW.fill(lang, &[("verdict", outcome(one.row.layak, lang))])),
        locked: verdict.is_some_and(|one| one.row.batch_id.is_some()),
    }
}
