//! Choosing a region: reads the four region fields of a form (what is chosen, what is wrong, the lists for the
//! next choice), lists regions, searches villages.

use app::pages::cek::model::{RegionLists, VillageSearch};
use domain::field::{ErrorCode, FieldErrors};
use domain::wilayah::{KodeWilayah, Level, Wilayah, WilayahPath};

use super::{AppError, Context};
use crate::store::wilayah_search::{SEARCH_MAX_CHARS, SEARCH_MIN_CHARS};

/// Most villages one search shows.
const SEARCH_MAX_RESULTS: u64 = 20;

/// The four fields as they came, in the order of [`Level::ALL`]. Blank ones above a given code follow from it.
#[derive(Debug, Clone, Default)]
pub struct RegionForm(pub [String; 4]);

impl RegionForm {
    /// A form in which only the village is given.
    pub fn of_village(desa: &str) -> Self {
        Self([String::new(), String::new(), String::new(), desa.to_owned()])
    }
}

/// How strictly the fields are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Somebody is still choosing: what no longer fits the level above is dropped.
    Choosing,
    /// The form is sent: all four levels must be there and fit.
    Complete,
}

/// What the four fields say.
#[derive(Debug, Clone, Default)]
pub struct ChosenRegion {
    /// Valid codes, top down; the first `None` is the next to choose.
    pub codes: [Option<KodeWilayah>; 4],
    /// What is wrong. Empty while choosing, unless a code is unknown or retired.
    pub errors: FieldErrors,
    /// Where a retired code leads.
    pub successors: Vec<WilayahPath>,
    /// Lists for the selects.
    pub lists: RegionLists,
}

impl ChosenRegion {
    /// The village, once all four levels are chosen and right.
    pub fn desa(&self) -> Option<KodeWilayah> {
        self.codes[3].filter(|_| self.errors.is_empty())
    }
}

/// Reads the region fields against the table (REG-4 … REG-8).
///
/// # Errors
/// [`AppError::Unavailable`] when the table cannot be read.
pub async fn read_region(
    ctx: &Context,
    form: &RegionForm,
    reading: Reading,
) -> Result<ChosenRegion, AppError> {
    let mut chosen = ChosenRegion::default();
    chosen.lists.provinsi = ctx.store.provinces().await?;
    let fields = read_codes(form);
    let mut parent: Option<KodeWilayah> = None;
    for (at, level) in Level::ALL.into_iter().enumerate() {
        let code = match fields[at] {
            CodeField::Blank => {
                if reading == Reading::Complete {
                    chosen.errors.push(level.field(), ErrorCode::Required);
                }
                break;
            }
            CodeField::Malformed => {
                chosen.errors.push(level.field(), ErrorCode::RegionUnknown);
                break;
            }
            CodeField::Code(code) => code,
        };
        if parent.is_some_and(|parent| !code.is_within(&parent)) {
            if reading == Reading::Complete {
                chosen.errors.push(level.field(), ErrorCode::RegionMismatch);
            }
            break;
        }
        if ctx.store.find(&code).await?.is_none() {
            chosen.successors = successors(ctx, &fields, &code).await?;
            let retired = !chosen.successors.is_empty() || ctx.store.is_retired(&code).await?;
            let error = if retired { ErrorCode::RegionRetired } else { ErrorCode::RegionUnknown };
            chosen.errors.push(level.field(), error);
            break;
        }
        chosen.codes[at] = Some(code);
        parent = Some(code);
    }
    fill_lists(ctx, &mut chosen).await?;
    Ok(chosen)
}

/// All provinces in force, by name.
///
/// # Errors
/// [`AppError::Unavailable`] when the table cannot be read.
pub async fn list_provinces(ctx: &Context) -> Result<Vec<Wilayah>, AppError> {
    Ok(ctx.store.provinces().await?)
}

/// The regions in force directly below `kode`, by name.
///
/// # Errors
/// [`AppError::NotFound`] when `kode` is not in force, [`AppError::Unavailable`] when the table cannot be read.
pub async fn list_children(ctx: &Context, kode: &KodeWilayah) -> Result<Vec<Wilayah>, AppError> {
    ctx.store.find(kode).await?.ok_or(AppError::NotFound)?;
    Ok(ctx.store.children(kode).await?)
}

/// Searches villages by name, for people who do not know their district.
///
/// # Errors
/// [`AppError::Invalid`] for a text too short or too long to search.
pub async fn search_villages(ctx: &Context, text: &str) -> Result<VillageSearch, AppError> {
    let text = text.trim();
    let invalid = |code| AppError::Invalid(FieldErrors::one("cari", code));
    if text.is_empty() {
        return Err(invalid(ErrorCode::Required));
    }
    if text.chars().any(char::is_control) {
        return Err(invalid(ErrorCode::ControlCharacter));
    }
    match text.chars().count() {
        ..SEARCH_MIN_CHARS => return Err(invalid(ErrorCode::TooShort)),
        SEARCH_MIN_CHARS..=SEARCH_MAX_CHARS => {}
        _ => return Err(invalid(ErrorCode::TooLong)),
    }
    let (found, truncated) = ctx.store.search_villages(text, SEARCH_MAX_RESULTS).await?;
    Ok(VillageSearch { found, truncated })
}

/// One field before the table is asked.
#[derive(Debug, Clone, Copy)]
enum CodeField {
    Blank,
    Malformed,
    Code(KodeWilayah),
}

/// Reads each field; a blank field above a given code takes its code from there.
fn read_codes(form: &RegionForm) -> [CodeField; 4] {
    let mut fields = [CodeField::Blank; 4];
    let mut below: Option<KodeWilayah> = None;
    for (at, level) in Level::ALL.into_iter().enumerate().rev() {
        let text = form.0[at].trim();
        fields[at] = if text.is_empty() {
            below.and_then(|code| code.at(level)).map_or(CodeField::Blank, CodeField::Code)
        } else {
            match text.parse::<KodeWilayah>() {
                Ok(code) if code.level() == level => CodeField::Code(code),
                _ => CodeField::Malformed,
            }
        };
        if let CodeField::Code(code) = fields[at] {
            below = Some(code);
        }
    }
    fields
}

/// Where a retired code leads: the successors of the lowest code given, else those of the retired one itself.
async fn successors(
    ctx: &Context,
    fields: &[CodeField; 4],
    retired: &KodeWilayah,
) -> Result<Vec<WilayahPath>, AppError> {
    let lowest = fields.iter().rev().find_map(|field| match field {
        CodeField::Code(code) if code.is_within(retired) => Some(*code),
        _ => None,
    });
    if let Some(code) = lowest.filter(|code| code != retired) {
        let found = ctx.store.successors(&code).await?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(ctx.store.successors(retired).await?)
}

/// The lists below each chosen code, for the selects.
async fn fill_lists(ctx: &Context, chosen: &mut ChosenRegion) -> Result<(), AppError> {
    let [provinsi, kabupaten, kecamatan, _] = chosen.codes;
    if let Some(code) = provinsi {
        chosen.lists.kabupaten = ctx.store.children(&code).await?;
    }
    if let Some(code) = kabupaten {
        chosen.lists.kecamatan = ctx.store.children(&code).await?;
    }
    if let Some(code) = kecamatan {
        chosen.lists.desa = ctx.store.children(&code).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_fields_above_a_village_follow_from_it() {
        let fields = read_codes(&RegionForm::of_village("99.01.01.2001"));
        let codes: Vec<_> = fields
            .iter()
            .map(|field| match field {
                CodeField::Code(code) => code.to_string(),
                _ => String::new(),
            })
            .collect();
        assert_eq!(codes, ["99", "99.01", "99.01.01", "99.01.01.2001"]);
    }

    #[test]
    fn a_code_of_the_wrong_level_is_malformed() {
        let form = RegionForm(["99.01", "", "", ""].map(str::to_owned));
        assert!(matches!(read_codes(&form)[0], CodeField::Malformed));
    }
}
