//! Proposals for citizens at the office: the citizens' own form, recorded as brought by somebody (§2.2).

use domain::form::Form;
use domain::usulan::{Assessment, AssistForm};

use crate::store::StoreError;
use crate::store::review_case::CaseRow;
use crate::usecase::draft::{Beginning, Begun, ForCitizen, assessment_aad, begin_for};
use crate::usecase::limit::Client;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Begins a draft that this officer fills in for somebody.
///
/// # Errors
/// [`AppError::Invalid`] with every wrong field of the form; otherwise as [`begin_for`].
pub async fn begin(
    ctx: &Context,
    officer: &Officer,
    client: Client,
    form: &AssistForm,
    lang: &'static str,
) -> Result<Begun, AppError> {
    let read = form.read().map_err(AppError::Invalid)?;
    let start =
        Beginning { form: Form::Usulan(read.hubungan), subject: None, reply_right_id: None };
    let citizen =
        ForCitizen { origin: read.origin, filed_by: officer.id, assessment: read.assessment };
    let detail = Some(read.origin.as_str().to_owned());
    ctx.store.audit(&officer.entry(ctx, "usulan.assist_begin", None, detail)).await?;
    begin_for(ctx, client, start, lang, Some(citizen)).await
}

/// What an RT, RW or LKS said of the family of a case, for who examines it. The caller has noted that it is read.
///
/// # Errors
/// When the database refuses.
pub async fn assessment_of(ctx: &Context, case: &CaseRow) -> Result<Option<Assessment>, AppError> {
    let malformed = || AppError::from(StoreError::Malformed("case_assessment.sealed"));
    let Some(sealed) = ctx.store.assessment_of_case(case.id).await? else { return Ok(None) };
    let plain = ctx.keys.open(&assessment_aad(&case.ticket), &sealed).map_err(|_| malformed())?;
    serde_json::from_slice(&plain).map(Some).map_err(|_| malformed())
}
