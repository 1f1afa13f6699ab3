//! `/petugas/kasus/{tiket}/banding/{tiket}`: two cases of the scope side by side, and whether they are about the same
//! person.

use app::pages::petugas::kasus::compare_page;
use app::pages::petugas::kasus::model::{ComparePageModel, CompareRow, CompareSide};
use app::text::petugas::question::{label, step_title};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::form::{DraftContent, Step};
use domain::petugas::Permission;

use super::show::{head, photos, shown_steps, verdict};
use super::{Done, base_of, noted, opened};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::words::Words;
use crate::http::pages::form::FormFields;
use crate::usecase::AppError;
use crate::usecase::review::case::verdict_of;
use crate::usecase::review::pair;
use crate::usecase::track_case::{Tracked, read};

/// GET `/petugas/kasus/{tiket}/banding/{tiket}`
pub async fn show(
    desk: Desk,
    Path((ticket, other)): Path<(String, String)>,
    done: Result<Query<Done>, QueryRejection>,
) -> Response {
    let done = done.is_ok_and(|query| query.0.selesai == "banding");
    let result = async {
        let both = match both(&desk, &ticket, &other).await? {
            Ok(both) => both,
            Err(blocked) => return Ok(blocked),
        };
        render(&desk, &both, StatusCode::OK, done).await
    };
    desk.answer(result.await).await
}

/// POST `/petugas/kasus/{tiket}/banding/{tiket}`
pub async fn judge(
    desk: Desk,
    Path((ticket, other)): Path<(String, String)>,
    mut fields: FormFields,
) -> Response {
    let found = fields.take("hasil");
    let result = async {
        let both = match both(&desk, &ticket, &other).await? {
            Ok(both) => both,
            Err(blocked) => return Ok(blocked),
        };
        let [one, other] = &both;
        match pair::judge(desk.ctx(), &desk.officer, (&one.case, &other.case), &found).await {
            Ok(()) => {
                let base = base_of(one);
                Ok(see_other(&format!("{base}/banding/{}?selesai=banding", other.ticket.as_str())))
            }
            Err(AppError::Invalid(_)) => {
                render(&desk, &both, StatusCode::UNPROCESSABLE_ENTITY, false).await
            }
            Err(error) => Err(error),
        }
    };
    desk.answer(result.await).await
}

/// Both cases, if both lie in the scope and are not the same.
async fn both(
    desk: &Desk,
    ticket: &str,
    other: &str,
) -> Result<Result<[Tracked; 2], Response>, AppError> {
    let one = match opened(desk, ticket).await? {
        Ok(one) => one,
        Err(blocked) => return Ok(Err(blocked)),
    };
    let other = match opened(desk, other).await? {
        Ok(other) => other,
        Err(blocked) => return Ok(Err(blocked)),
    };
    if one.case.id == other.case.id {
        return Err(AppError::NotFound);
    }
    Ok(Ok([one, other]))
}

/// Shows both. That both are seen is noted first.
async fn render(
    desk: &Desk,
    [one, other]: &[Tracked; 2],
    status: StatusCode,
    done: bool,
) -> Result<Response, AppError> {
    let (one, other) = (noted(desk, one).await?, noted(desk, other).await?);
    let words = Words::load_for_officers(desk.ctx(), desk.lang()).await?;
    let contents =
        [read::content(desk.ctx(), &one).await?, read::content(desk.ctx(), &other).await?];
    let found = verdict_of(desk.ctx(), &desk.officer, (one.case.id, other.case.id)).await?;
    let model = ComparePageModel {
        frame: desk.frame(),
        rows: rows(desk, &words, &contents).await?,
        sides: [side(desk, &words, &one).await?, side(desk, &words, &other).await?],
        verdict: found.map(|found| verdict(desk.lang(), &found)),
        may_judge: desk.officer.may(Permission::Decide),
        nothing_chosen: status == StatusCode::UNPROCESSABLE_ENTITY,
        done,
    };
    Ok(desk.render(status, model, compare_page).await)
}

async fn side(desk: &Desk, words: &Words, tracked: &Tracked) -> Result<CompareSide, AppError> {
    let files = desk.ctx().store.attachments_of_case(tracked.case.id).await?;
    Ok(CompareSide {
        head: head(desk.ctx(), desk.lang(), tracked).await?,
        photos: photos(words, &base_of(tracked), &files),
    })
}

/// Every question of either form with both answers, in the order of the forms.
async fn rows(
    desk: &Desk,
    words: &Words,
    contents: &[Option<DraftContent>; 2],
) -> Result<Vec<CompareRow>, AppError> {
    let mut rows: Vec<((Step, &'static str), CompareRow)> = Vec::new();
    for (side, content) in contents.iter().enumerate() {
        let Some(content) = content else { continue };
        for (key, label, answer) in answers(desk, words, content).await? {
            let place = rows.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                rows.push((key, CompareRow { label, answers: Default::default() }));
                rows.len() - 1
            });
            rows[place].1.answers[side] = answer;
        }
    }
    // A row of the second form alone stands beside its step, not at the end.
    rows.sort_by_key(|((step, _), _)| *step);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// The answers of one case: which question, its words, and the answer.
async fn answers(
    desk: &Desk,
    words: &Words,
    content: &DraftContent,
) -> Result<Vec<((Step, &'static str), String, String)>, AppError> {
    let lang = desk.lang();
    let mut found = Vec::new();
    for step in shown_steps(content.form) {
        if step == Step::Anggota {
            let title = step_title(step, content.form).get(lang).to_owned();
            let members = words.members(&content.members).join("; ");
            if !members.is_empty() {
                found.push(((step, "anggota"), title, members));
            }
            continue;
        }
        let given = content.answers.get(&step);
        for line in words.answers(desk.ctx(), step, content.form, given).await? {
            let label = label(line.name, content.form).get(lang).to_owned();
            found.push(((step, line.name), label, line.answer));
        }
    }
    Ok(found)
}
