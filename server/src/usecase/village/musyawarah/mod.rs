//! Village deliberations: recorded, read, closed.

mod minutes;
mod recommend;
mod removal;

use domain::field::{ErrorCode, FieldErrors};
use domain::musyawarah::MusyawarahForm;
use domain::wilayah::{KodeWilayah, Level, Wilayah};

pub use minutes::{attach_minutes, open_minutes};
pub use recommend::{RecommendRefusal, Said, recommend};
pub use removal::{
    Found, Removal, Wanted, add_removal, drop_removal, removals, removals_of, removals_of_case,
    search,
};

use super::{SubjectLine, subject_line};
use crate::store::attachment::AttachmentRow;
use crate::store::musyawarah::{
    CaseRecommendationRow, MusyawarahRow, NewMusyawarahRow, OpenCount, chair_aad,
    recommendation_aad,
};
use crate::store::review_case::CaseRow;
use crate::store::{ConflictKind, StoreError};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// How many proposals are shown on one page.
pub const PAGE_CASES: u64 = 25;
/// Question whose answers are the reasons for a removal.
pub const REMOVAL_REASON: &str = "alasan_keluar_data";
/// The field of the minutes.
pub const MINUTES_FIELD: &str = "berita_acara";

/// A village of the officer, with what waits there.
#[derive(Debug, Clone)]
pub struct VillageLine {
    /// The village.
    pub desa: Wilayah,
    /// Proposals that nobody has decided.
    pub open: i64,
}

/// What was said of one case in a deliberation.
#[derive(Clone)]
pub struct DiscussedCase {
    /// The case.
    pub case: CaseRow,
    /// Who it is about.
    pub subject: SubjectLine,
    /// Code of the recommendation; empty when none.
    pub recommendation: String,
    /// The note; may be empty.
    pub note: String,
}

/// A deliberation with everything said in it.
#[derive(Clone)]
pub struct Musyawarah {
    /// As it is kept.
    pub row: MusyawarahRow,
    /// Who led it.
    pub chair: String,
    /// The minutes, once there are any.
    pub minutes: Option<AttachmentRow>,
    /// Cases of this page.
    pub cases: Vec<DiscussedCase>,
    /// There are more cases after these.
    pub more: bool,
    /// People to be removed.
    pub removals: Vec<Removal>,
}

/// The villages in the officer's scope, by name, with how many proposals wait in each.
///
/// # Errors
/// When the database refuses.
pub async fn villages(ctx: &Context, officer: &Officer) -> Result<Vec<VillageLine>, AppError> {
    let open = officer.rows(ctx).count_discussed().await?;
    let waits = |kode: &KodeWilayah| {
        let of = |count: &&OpenCount| count.desa == kode.as_str();
        open.iter().find(of).map_or(0, |count| count.count)
    };
    let found = villages_in(ctx, &officer.scope.region()).await?;
    Ok(found.into_iter().map(|desa| VillageLine { open: waits(&desa.kode), desa }).collect())
}

async fn villages_in(ctx: &Context, region: &KodeWilayah) -> Result<Vec<Wilayah>, AppError> {
    if region.level() == Level::Desa {
        return Ok(ctx.store.find(region).await?.into_iter().collect());
    }
    let mut regions = ctx.store.children(region).await?;
    while regions.first().is_some_and(|one| one.kode.level() != Level::Desa) {
        let mut below = Vec::new();
        for one in &regions {
            below.extend(ctx.store.children(&one.kode).await?);
        }
        regions = below;
    }
    Ok(regions)
}

/// Records a deliberation and says its number.
///
/// # Errors
/// [`AppError::Invalid`] with every wrong field; a village outside the scope is [`ErrorCode::NotAllowed`].
pub async fn record(
    ctx: &Context,
    officer: &Officer,
    form: &MusyawarahForm,
) -> Result<i64, AppError> {
    let new = form.read(ctx.clock.today()).map_err(AppError::Invalid)?;
    let invalid = |code| AppError::Invalid(FieldErrors::one("desa", code));
    if !officer.scope.covers(&new.desa) {
        return Err(invalid(ErrorCode::NotAllowed));
    }
    if ctx.store.find(&new.desa).await?.is_none() {
        return Err(invalid(ErrorCode::RegionRetired));
    }
    let now = ctx.clock.now().timestamp();
    let chair = ctx.keys.seal(&chair_aad(new.desa.as_str(), now), new.chair.as_str().as_bytes());
    let row = NewMusyawarahRow {
        desa: new.desa,
        held_on: new.held_on,
        place: new.place,
        attendees: i32::try_from(new.attendees).unwrap_or(i32::MAX),
        chair,
        petugas_id: officer.id,
        now,
    };
    let entry = officer.entry(ctx, "musyawarah.record", None, None);
    Ok(officer.rows(ctx).insert_musyawarah(&row, &entry).await?)
}

/// A deliberation with page `page` (from 1) of its cases: those undecided in its village while it is open, those it spoke
/// about once it is closed. Whoever is named is noted in the audit log first.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope.
pub async fn view(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    page: u64,
) -> Result<Musyawarah, AppError> {
    let rows = officer.rows(ctx);
    let row = rows.musyawarah(id).await?.ok_or(AppError::NotFound)?;
    let offset = page.saturating_sub(1).saturating_mul(PAGE_CASES).min(i64::MAX.unsigned_abs());
    let mut cases = match row.closed_at {
        None => rows.discussed_cases(&row.desa, offset, PAGE_CASES + 1).await?,
        Some(_) => rows.recommended_cases(id, offset, PAGE_CASES + 1).await?,
    };
    let shown = usize::try_from(PAGE_CASES).unwrap_or(usize::MAX);
    let more = cases.len() > shown;
    cases.truncate(shown);
    ctx.store.audit(&officer.entry(ctx, "musyawarah.read", None, Some(id.to_string()))).await?;
    let said = rows.recommendations(id).await?;
    let mut discussed = Vec::with_capacity(cases.len());
    for case in cases {
        let entry = officer.entry(ctx, "musyawarah.case", Some(case.id), Some(id.to_string()));
        ctx.store.audit(&entry).await?;
        let own = said.iter().find(|one| one.case_id == case.id);
        let note = own.and_then(|own| own.note.as_deref());
        let note = open_note(ctx, &recommendation_aad(id, case.id), note)?;
        discussed.push(DiscussedCase {
            subject: subject_line(ctx, &case).await?,
            recommendation: own.map(|own| own.recommendation.clone()).unwrap_or_default(),
            note,
            case,
        });
    }
    Ok(Musyawarah {
        chair: open_text(ctx, &chair_aad(&row.desa, row.created_at), &row.chair)?,
        minutes: rows.minutes(&row).await?,
        cases: discussed,
        more,
        removals: removals(ctx, officer, id).await?,
        row,
    })
}

/// Closes a deliberation for good.
///
/// # Errors
/// [`AppError::Invalid`] under [`MINUTES_FIELD`] while there are no minutes.
pub async fn close(ctx: &Context, officer: &Officer, id: i64) -> Result<(), AppError> {
    let entry = officer.entry(ctx, "musyawarah.close", None, Some(id.to_string()));
    match officer.rows(ctx).close_musyawarah(id, &entry).await {
        Err(StoreError::Conflict(ConflictKind::Stale)) => {
            Err(AppError::Invalid(FieldErrors::one(MINUTES_FIELD, ErrorCode::Required)))
        }
        closed => Ok(closed?),
    }
}

/// What one deliberation said of a case, in clear.
#[derive(Clone)]
pub struct Advice {
    /// As it is kept.
    pub row: CaseRecommendationRow,
    /// The note; may be empty.
    pub note: String,
}

/// What deliberations said of a case, the newest first, for who examines it. The caller has noted that the case is read.
///
/// # Errors
/// When the database refuses.
pub async fn recommendations_of(
    ctx: &Context,
    officer: &Officer,
    case_id: i64,
) -> Result<Vec<Advice>, AppError> {
    let mut all = Vec::new();
    for row in officer.rows(ctx).recommendations_of(&[case_id]).await? {
        let aad = recommendation_aad(row.musyawarah_id, row.case_id);
        let note = open_note(ctx, &aad, row.note.as_deref())?;
        all.push(Advice { row, note });
    }
    Ok(all)
}

/// What was changed meanwhile is a conflict to the officer.
fn changed(error: StoreError) -> AppError {
    match error {
        StoreError::Conflict(ConflictKind::Stale) => AppError::Conflict,
        error => error.into(),
    }
}

fn malformed() -> AppError {
    StoreError::Malformed("musyawarah").into()
}

fn open_text(ctx: &Context, aad: &[u8], sealed: &[u8]) -> Result<String, AppError> {
    let plain = ctx.keys.open(aad, sealed).map_err(|_| malformed())?;
    String::from_utf8(plain).map_err(|_| malformed())
}

fn open_note(ctx: &Context, aad: &[u8], sealed: Option<&[u8]>) -> Result<String, AppError> {
    sealed.map_or_else(|| Ok(String::new()), |sealed| open_text(ctx, aad, sealed))
}
