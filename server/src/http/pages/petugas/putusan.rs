//! `/petugas/kasus/{tiket}/putusan`: deciding a case, seeing first what its citizen will read, and taking it back.

use app::pages::petugas::putusan::model::{
    CitizenView, DecisionPage, NoDecision, NoDecisionPage, Obstacle, PreviewPage, ReasonLine,
    TwinLine, Typed, Waiting, case_url,
};
use app::pages::petugas::putusan::{decision_page, no_decision_page, preview_page, reason_field};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::decision::Decision;
use domain::field::FieldErrors;
use domain::review::CaseState;
use domain::ticket::TicketNumber;

use super::kasus::{identity_first, opened};
use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::moment;
use crate::http::pages::form::FormFields;
use crate::store::StoreError;
use crate::store::review_case::CaseRow;
use crate::usecase::AppError;
use crate::usecase::review::decide::{self, DecisionForm, MAX_TWINS, Preview, Refusal};
use crate::usecase::review::{ask_info, conflict, lease, reasons, undo};

/// GET `/petugas/kasus/{tiket}/putusan`
pub async fn show(desk: Desk, Path(ticket): Path<String>) -> Response {
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        show_form(&desk, &case, StatusCode::OK, Shown::of(&case)).await
    };
    desk.answer(result.await).await
}

/// POST `/petugas/kasus/{tiket}/putusan`: `aksi` says which button was pressed.
pub async fn submit(desk: Desk, Path(ticket): Path<String>, mut fields: FormFields) -> Response {
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        let action = fields.take("aksi");
        let typed = typed(&mut fields);
        match action.as_str() {
            "ambil" => take_again(&desk, case, typed).await,
            "ubah" => {
                show_form(&desk, &case, StatusCode::OK, Shown { typed, ..Shown::default() }).await
            }
            // A visit moves nothing: it is recorded where visits are.
            _ if typed.decision == Decision::KunjunganLapangan.as_str() => {
                Ok(see_other(&format!("{}/kunjungan", case_url(&case.ticket))))
            }
            "simpan" => save(&desk, &case, typed).await,
            _ => preview(&desk, &case, typed).await,
        }
    };
    desk.answer(result.await).await
}

/// POST `/petugas/kasus/{tiket}/batal`
pub async fn take_back(desk: Desk, Path(ticket): Path<String>) -> Response {
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        undo::undo(desk.ctx(), &desk.officer, &case).await?;
        Ok(see_other(&format!("{}?selesai=batal", case_url(&case.ticket))))
    };
    desk.answer(result.await).await
}

/// POST `/petugas/kasus/{tiket}/konflik`: the officer says that they are close to somebody in the case.
pub async fn declare(desk: Desk, Path(ticket): Path<String>) -> Response {
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        conflict::declare(desk.ctx(), &desk.officer, &case).await?;
        Ok(see_other("/petugas?selesai=konflik"))
    };
    desk.answer(result.await).await
}

/// POST `/petugas/kasus/{tiket}/lanjut`: the review goes on without the citizen's answer.
pub async fn resume(desk: Desk, Path(ticket): Path<String>) -> Response {
    let result = async {
        let case = match opened(&desk, &ticket).await? {
            Ok(tracked) => tracked.case,
            Err(blocked) => return Ok(blocked),
        };
        match ask_info::resume(desk.ctx(), &desk.officer, &case).await {
            Ok(()) => Ok(see_other(&format!("{}?selesai=lanjut", case_url(&case.ticket)))),
            Err(refusal) => refuse(&desk, &case, refusal, Shown::of(&case)).await,
        }
    };
    desk.answer(result.await).await
}

/// GET of an address that only takes a form: the case.
pub async fn back_to_case(desk: Desk, Path(ticket): Path<String>) -> Response {
    let result = opened(&desk, &ticket).await.map(|opened| match opened {
        Ok(tracked) => see_other(&case_url(&tracked.case.ticket)),
        Err(blocked) => blocked,
    });
    desk.answer(result).await
}

/// A ticket as people read it.
pub(super) fn shown(ticket: &str) -> String {
    TicketNumber::parse(ticket).map_or_else(|_| ticket.to_owned(), |ticket| ticket.to_string())
}

/// What the form shows.
#[derive(Default)]
struct Shown {
    typed: Typed,
    errors: FieldErrors,
    obstacle: Option<Obstacle>,
}

impl Shown {
    /// Nothing typed yet.
    fn of(case: &CaseRow) -> Self {
        let typed = Typed { version: case.version.to_string(), ..Typed::default() };
        Self { typed, ..Self::default() }
    }
}

fn typed(fields: &mut FormFields) -> Typed {
    let decision = fields.take("putusan");
    // Each decision has reasons of its own: those of the others are not meant.
    let reason = decision.parse().map(reason_field).map(|field| fields.take(field));
    Typed {
        reason: reason.unwrap_or_default(),
        note: fields.take("putusan_catatan"),
        internal: fields.take("putusan_dalam"),
        other: fields.take("putusan_tiket"),
        shared: fields.take_all("putusan_juga"),
        version: fields.take("versi"),
        decision,
    }
}

fn form_of(typed: &Typed) -> DecisionForm {
    DecisionForm {
        decision: typed.decision.clone(),
        reason: typed.reason.clone(),
        note: typed.note.clone(),
        internal: typed.internal.clone(),
        other: typed.other.clone(),
        shared: typed.shared.clone(),
        version: typed.version.clone(),
    }
}

async fn preview(desk: &Desk, case: &CaseRow, typed: Typed) -> Result<Response, AppError> {
    let ctx = desk.ctx();
    let choice = match decide::read_form(ctx, &desk.officer, case, &form_of(&typed)).await {
        Ok(choice) => choice,
        Err(refusal) => {
            return refuse(desk, case, refusal, Shown { typed, ..Shown::default() }).await;
        }
    };
    lease::renew(ctx, &desk.officer, case).await?;
    let kind = case.kind()?;
    let citizens = decide::previews(ctx, case, &choice).await?;
    let citizens = citizens.into_iter().map(|one| {
        let Preview { ticket, lang, state, concealed, reason, note, mails } = one;
        CitizenView { shown: shown(&ticket), lang, kind, state, concealed, reason, note, mails }
    });
    let model = PreviewPage {
        frame: desk.frame(),
        ticket: case.ticket.clone(),
        shown: shown(&case.ticket),
        decision: choice.decision,
        kind,
        citizens: citizens.collect(),
        typed,
    };
    Ok(desk.render(StatusCode::OK, model, preview_page).await)
}

async fn save(desk: &Desk, case: &CaseRow, typed: Typed) -> Result<Response, AppError> {
    let ctx = desk.ctx();
    let saved = match decide::read_form(ctx, &desk.officer, case, &form_of(&typed)).await {
        Ok(choice) => decide::decide(ctx, &desk.officer, case, &choice).await,
        Err(refusal) => Err(refusal),
    };
    match saved {
        Ok(_) => Ok(see_other(&case_url(&case.ticket))),
        Err(refusal) => refuse(desk, case, refusal, Shown { typed, ..Shown::default() }).await,
    }
}

/// Takes the case once more, and shows what was typed for the case as it is now.
async fn take_again(desk: &Desk, case: CaseRow, mut typed: Typed) -> Result<Response, AppError> {
    let ctx = desk.ctx();
    match lease::take(ctx, &desk.officer, &case).await {
        Ok(()) => {
            let case =
                desk.officer.rows(ctx).case(&case.ticket).await?.ok_or(AppError::NotFound)?;
            typed.version = case.version.to_string();
            show_form(desk, &case, StatusCode::OK, Shown { typed, ..Shown::default() }).await
        }
        Err(Refusal::Failed(AppError::Conflict)) => {
            let obstacle = Some(Obstacle::TakenByOther);
            let shown = Shown { typed, obstacle, ..Shown::default() };
            show_form(desk, &case, StatusCode::CONFLICT, shown).await
        }
        Err(refusal) => refuse(desk, &case, refusal, Shown { typed, ..Shown::default() }).await,
    }
}

/// The answer to a decision that was not taken: what was typed is kept.
async fn refuse(
    desk: &Desk,
    case: &CaseRow,
    refusal: Refusal,
    shown: Shown,
) -> Result<Response, AppError> {
    let obstacle = match refusal {
        Refusal::Invalid(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show_form(desk, case, status, Shown { errors, ..shown }).await;
        }
        Refusal::Blocked(reason) => {
            return show_none(desk, case, StatusCode::FORBIDDEN, NoDecision::Blocked(reason)).await;
        }
        Refusal::OwnAppeal => {
            return show_none(desk, case, StatusCode::FORBIDDEN, NoDecision::OwnAppeal).await;
        }
        Refusal::IdentityUnknown => return Ok(identity_first(&case.ticket)),
        Refusal::NotHeld => Obstacle::NotHeld,
        Refusal::Stale => Obstacle::Stale,
        Refusal::OtherBusy => Obstacle::OtherBusy,
        Refusal::Failed(AppError::WindowClosed { opens, .. }) => Obstacle::Window { opens },
        Refusal::ReplyAwaited(awaited) => Obstacle::Reply { until: awaited.until },
        Refusal::Failed(error) => return Err(error),
    };
    let shown = Shown { obstacle: Some(obstacle), ..shown };
    show_form(desk, case, StatusCode::CONFLICT, shown).await
}

/// The form; where there is nothing typed to be kept, the page that says why there is none.
async fn show_form(
    desk: &Desk,
    case: &CaseRow,
    status: StatusCode,
    form: Shown,
) -> Result<Response, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    if status == StatusCode::OK
        && let Some((status, why)) = closed_to(desk, case).await?
    {
        return show_none(desk, case, status, why).await;
    }
    let kind = case.kind()?;
    let reasons = reasons::of_case(ctx, case, lang).await?.into_iter().map(|one| ReasonLine {
        decision: one.decision,
        code: one.code,
        text: one.text,
    });
    let mut twins = Vec::new();
    for twin in desk.officer.rows(ctx).twins_of(case, MAX_TWINS).await? {
        let state = twin.state()?;
        twins.push(TwinLine { shown: shown(&twin.ticket), ticket: twin.ticket, state });
    }
    let Shown { typed, errors, obstacle } = form;
    let model = DecisionPage {
        frame: desk.frame(),
        ticket: case.ticket.clone(),
        shown: shown(&case.ticket),
        kind,
        offered: Decision::of(kind).collect(),
        reasons: reasons.collect(),
        twins,
        typed,
        errors,
        obstacle,
    };
    Ok(desk.render(status, model, decision_page).await)
}

/// Why this officer cannot decide the case now, before anything was typed.
async fn closed_to(
    desk: &Desk,
    case: &CaseRow,
) -> Result<Option<(StatusCode, NoDecision)>, AppError> {
    if let Some(waiting) = waiting(desk, case).await? {
        return Ok(Some((StatusCode::OK, NoDecision::Waits(waiting))));
    }
    let now = desk.ctx().clock.now().timestamp();
    match decide::may_decide(desk.ctx(), &desk.officer, case).await {
        // A form that says what is wrong with it is the way on.
        Ok(()) | Err(Refusal::Invalid(_) | Refusal::OtherBusy | Refusal::ReplyAwaited(_)) => {
            Ok(None)
        }
        Err(Refusal::Blocked(reason)) => {
            Ok(Some((StatusCode::FORBIDDEN, NoDecision::Blocked(reason))))
        }
        Err(Refusal::OwnAppeal) => Ok(Some((StatusCode::FORBIDDEN, NoDecision::OwnAppeal))),
        Err(Refusal::NotHeld) if case.state()? == CaseState::InfoNeeded => {
            Ok(Some((StatusCode::OK, NoDecision::AwaitsAnswer)))
        }
        Err(Refusal::NotHeld) if case.holder(now).is_some_and(|id| id != desk.officer.id) => {
            Ok(Some((StatusCode::OK, NoDecision::TakenByOther)))
        }
        Err(Refusal::NotHeld | Refusal::Stale | Refusal::IdentityUnknown) => {
            Ok(Some((StatusCode::CONFLICT, NoDecision::NotHeld)))
        }
        Err(Refusal::Failed(error)) => Err(error),
    }
}

/// The decision about a case that waits, as its page shows it; `None` when none does.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(desk: &Desk, case: &CaseRow) -> Result<Option<Waiting>, AppError> {
    let rows = desk.officer.rows(desk.ctx());
    let Some(pending) = rows.pending_decision(case).await? else { return Ok(None) };
    let with = rows.cases_decided_with(&pending).await?;
    let malformed = |_| StoreError::Malformed("case_decision.decision");
    let now = desk.ctx().clock.now().timestamp();
    Ok(Some(Waiting {
        ticket: case.ticket.clone(),
        kind: case.kind()?,
        decision: pending.decision.parse().map_err(malformed)?,
        effective: moment(desk.lang(), pending.effective_at),
        with: with.iter().map(|other| shown(&other.ticket)).collect(),
        mine: pending.petugas_id == desk.officer.id && now < pending.effective_at,
    }))
}

async fn show_none(
    desk: &Desk,
    case: &CaseRow,
    status: StatusCode,
    why: NoDecision,
) -> Result<Response, AppError> {
    let model = NoDecisionPage {
        frame: desk.frame(),
        ticket: case.ticket.clone(),
        shown: shown(&case.ticket),
        why,
    };
    Ok(desk.render(status, model, no_decision_page).await)
}
