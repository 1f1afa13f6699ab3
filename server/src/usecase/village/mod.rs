//! The village stage: deliberations, proposals that officers fill in or send, and what both say of a case (§2.4).

pub mod assist;
pub mod bulk;
pub mod musyawarah;

use domain::form::{Step, StepAnswers};

use super::draft::usulan_aad;
use super::{AppError, Context};
use crate::store::StoreError;
use crate::store::review_case::CaseRow;

/// Who a proposal is about, in one line. Personal: shown after an entry in the audit log alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SubjectLine {
    /// Name.
    pub nama: String,
    /// Year of birth; may be empty.
    pub tahun_lahir: String,
    /// Address line; may be empty.
    pub alamat: String,
    /// RT.
    pub rt: String,
    /// RW.
    pub rw: String,
}

impl std::fmt::Debug for SubjectLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SubjectLine(…)")
    }
}

/// Who a proposal is about; nothing once it is erased.
async fn subject_line(ctx: &Context, case: &CaseRow) -> Result<SubjectLine, AppError> {
    let malformed = || AppError::from(StoreError::Malformed("usulan.sealed"));
    let row = ctx.store.usulan_of_case(case.id).await?;
    let Some(sealed) = row.and_then(|row| row.sealed) else { return Ok(SubjectLine::default()) };
    let plain = ctx.keys.open(&usulan_aad(&case.ticket), &sealed).map_err(|_| malformed())?;
    let answers: StepAnswers = serde_json::from_slice(&plain).map_err(|_| malformed())?;
    let text = |step: Step, name: &str| {
        answers.get(&step).map_or("", |answers| answers.get(name)).to_owned()
    };
    let birth = text(Step::Identitas, "tanggal_lahir");
    let year = birth.split('-').next().filter(|year| !year.is_empty()).map(ToOwned::to_owned);
    Ok(SubjectLine {
        nama: text(Step::Identitas, "nama"),
        tahun_lahir: year.unwrap_or_else(|| text(Step::Identitas, "tahun_lahir")),
        alamat: text(Step::Alamat, "alamat"),
        rt: text(Step::Alamat, "rt"),
        rw: text(Step::Alamat, "rw"),
    })
}
