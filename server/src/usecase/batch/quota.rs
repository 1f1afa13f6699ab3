//! Places for proposals of health insurance: what is in force, and a new row.

use domain::batch::PBI_PROGRAM;
use domain::field::{ErrorCode, FieldErrors};
use domain::wilayah::{KodeWilayah, Level};

use super::typed_day;
use crate::store::StoreError;
use crate::store::quota::QuotaRow;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Field of the regency.
pub const REGION: &str = "kuota_wilayah";
/// Field of the number of places.
pub const SLOTS: &str = "kuota_jumlah";
/// Field of the first day.
pub const FROM: &str = "kuota_mulai";
/// Fields of its day, month and year.
pub const FROM_PARTS: [&str; 3] = ["kuota_mulai_hari", "kuota_mulai_bulan", "kuota_mulai_tahun"];
/// Field of the last day.
pub const TO: &str = "kuota_sampai";
/// Fields of its day, month and year.
pub const TO_PARTS: [&str; 3] = ["kuota_sampai_hari", "kuota_sampai_bulan", "kuota_sampai_tahun"];
/// Field of the source.
pub const SOURCE: &str = "kuota_sumber";
/// Most places a row can have.
const SLOTS_MAX: i32 = 10_000_000;
/// Longest source, in characters.
pub const SOURCE_MAX_CHARS: usize = 300;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuotaForm {
    /// Code of the regency.
    pub region: String,
    /// Number of places.
    pub slots: String,
    /// First day: day, month, year.
    pub from: [String; 3],
    /// Last day; may stay empty.
    pub to: [String; 3],
    /// The letter or regulation that says so.
    pub source: String,
}

/// Adds a row that is in force from its first day on, in place of the one before. A row of the same first day is mended.
///
/// # Errors
/// [`AppError::Invalid`] under the fields named above; a regency outside the scope is one that is not offered.
pub async fn set(ctx: &Context, officer: &Officer, form: &QuotaForm) -> Result<(), AppError> {
    let mut errors = FieldErrors::default();
    let region = region(ctx, officer, &form.region).await?;
    let region = region.map_err(|code| errors.push(REGION, code));
    let slots = slots(&form.slots).map_err(|code| errors.push(SLOTS, code));
    let from = typed_day(&form.from).and_then(|day| day.ok_or(ErrorCode::Required));
    let from = from.map_err(|code| errors.push(FROM, code));
    let to = typed_day(&form.to).and_then(|to| match (to, &from) {
        (Some(to), Ok(from)) if to < *from => Err(ErrorCode::DateInvalid),
        (to, _) => Ok(to),
    });
    let to = to.map_err(|code| errors.push(TO, code));
    let source = source(&form.source).map_err(|code| errors.push(SOURCE, code));
    let (Ok(region), Ok(slots), Ok(valid_from), Ok(valid_to), Ok(source)) =
        (region, slots, from, to, source)
    else {
        return Err(AppError::Invalid(errors));
    };
    let program = PBI_PROGRAM.to_owned();
    let detail = format!("{region} {program} {valid_from}");
    let row = QuotaRow { region: region.to_string(), program, valid_from, slots, valid_to, source };
    let entry = officer.entry(ctx, "quota.set", None, Some(detail));
    match officer.rows(ctx).set_quota(&row, &entry).await {
        Err(StoreError::NotFound) => {
            Err(AppError::Invalid(FieldErrors::one(REGION, ErrorCode::ChoiceUnknown)))
        }
        done => Ok(done?),
    }
}

/// The regencies whose quota this officer may set.
///
/// # Errors
/// When the regions cannot be read.
pub async fn regencies(
    ctx: &Context,
    officer: &Officer,
) -> Result<Vec<domain::wilayah::Wilayah>, AppError> {
    let scope = officer.scope.region();
    Ok(match scope.level() {
        Level::Provinsi => ctx.store.children(&scope).await?,
        Level::KabupatenKota => ctx.store.find(&scope).await?.into_iter().collect(),
        _ => Vec::new(),
    })
}

async fn region(
    ctx: &Context,
    officer: &Officer,
    typed: &str,
) -> Result<Result<KodeWilayah, ErrorCode>, AppError> {
    if typed.is_empty() {
        return Ok(Err(ErrorCode::Required));
    }
    let offered = regencies(ctx, officer).await?;
    let found = offered.into_iter().find(|one| one.kode.as_str() == typed);
    Ok(found.map(|one| one.kode).ok_or(ErrorCode::ChoiceUnknown))
}

fn slots(typed: &str) -> Result<i32, ErrorCode> {
    let digits: String = typed.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if digits.is_empty() {
        return Err(ErrorCode::Required);
    }
    let slots: i32 = digits.parse().map_err(|_| ErrorCode::NumberInvalid)?;
    if (0..=SLOTS_MAX).contains(&slots) { Ok(slots) } else { Err(ErrorCode::NumberInvalid) }
}

fn source(typed: &str) -> Result<String, ErrorCode> {
    let typed = typed.trim();
    if typed.is_empty() {
        Err(ErrorCode::Required)
    } else if typed.chars().any(char::is_control) {
        Err(ErrorCode::ControlCharacter)
    } else if typed.chars().count() > SOURCE_MAX_CHARS {
        Err(ErrorCode::TooLong)
    } else {
        Ok(typed.to_owned())
    }
}
