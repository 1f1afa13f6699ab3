//! A second look at decided cases: the head of the office draws some by lot, and somebody else judges them (§2.2).
//!
//! The lot is a seed that the service makes at random, shows, keeps and writes into the audit log: who draws does not
//! choose it, or they could try seeds until the cases they want are drawn. Every draw stays on the list. Decisions are put
//! in the order of `sha256("{seed}:{ticket}")`, and the first are taken: whoever has the seed and the tickets can draw
//! again by hand and finds the same.

use chrono::{NaiveTime, TimeZone as _};
use domain::decision::Verdict;
use domain::field::{ErrorCode, FieldErrors};
use domain::nik::Nik;
use domain::window::Cycle;

use super::conflict;
use crate::clock::WIB;
use crate::crypto::{hex, random_bytes, token_hash};
use crate::store::second_look::{Candidate, LookCaseRow, LookRow, NewLook};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Most cases of one draw.
pub const MAX_SIZE: usize = 200;
/// Longest note to a verdict, in characters.
pub const NOTE_MAX_CHARS: usize = 1000;
/// Most draws that are listed.
pub const MAX_LOOKS: u64 = 50;
/// Most waiting cases that are listed.
pub const MAX_WAITING: u64 = 200;

/// A draw as it was typed.
#[derive(Debug, Clone, Default)]
pub struct DrawForm {
    /// The month of the decisions, `YYYY-MM`.
    pub month: String,
    /// How many.
    pub size: String,
}

/// Draws, and says the number of the draw.
///
/// # Errors
/// [`AppError::Invalid`] under `uji_bulan` and `uji_jumlah`; `uji_bulan` too when nothing was decided then.
pub async fn draw(ctx: &Context, officer: &Officer, form: &DrawForm) -> Result<i64, AppError> {
    let mut errors = FieldErrors::default();
    let month = form.month.trim();
    let month = match month.parse::<Cycle>() {
        Ok(month) => Some(month),
        Err(_) if month.is_empty() => {
            errors.push("uji_bulan", ErrorCode::Required);
            None
        }
        Err(_) => {
            errors.push("uji_bulan", ErrorCode::DateInvalid);
            None
        }
    };
    let size = form.size.trim().parse::<usize>().ok().filter(|size| (1..=MAX_SIZE).contains(size));
    if size.is_none() {
        errors.push("uji_jumlah", ErrorCode::NumberInvalid);
    }
    let (Some(month), Some(size), true) = (month, size, errors.is_empty()) else {
        return Err(AppError::Invalid(errors));
    };
    let (from, before) = (start_of(month), start_of(month.next()));
    let rows = officer.rows(ctx);
    let candidates = rows.decided_between(from, before).await?;
    if candidates.is_empty() {
        return Err(AppError::Invalid(FieldErrors::one("uji_bulan", ErrorCode::TooShort)));
    }
    let population = candidates.len();
    let seed = hex(&random_bytes::<8>());
    let drawn = drawn(&seed, candidates, size);
    let look = NewLook {
        drawn_by: officer.id,
        seed: &seed,
        decided_from: from,
        decided_before: before,
        population,
        drawn: &drawn,
        now: ctx.clock.now().timestamp(),
    };
    Ok(rows.keep_look(&look).await?)
}

/// The first `size` decisions in the order of the lot.
pub fn drawn(seed: &str, mut candidates: Vec<Candidate>, size: usize) -> Vec<Candidate> {
    candidates.sort_by_cached_key(|one| token_hash(format!("{seed}:{}", one.ticket).as_bytes()));
    candidates.truncate(size);
    candidates
}

/// The first instant of a month in WIB, Unix seconds.
fn start_of(month: Cycle) -> i64 {
    let midnight = month.first_day().and_time(NaiveTime::MIN);
    WIB.from_local_datetime(&midnight).earliest().map_or(0, |instant| instant.timestamp())
}

/// A draw with its cases.
#[derive(Debug, Clone)]
pub struct Look {
    /// The draw.
    pub row: LookRow,
    /// Its cases, in the order they were drawn.
    pub cases: Vec<LookCaseRow>,
}

/// One draw of the officer's scope.
///
/// # Errors
/// [`AppError::NotFound`] when there is none of this number.
pub async fn look(ctx: &Context, officer: &Officer, id: i64) -> Result<Look, AppError> {
    let rows = officer.rows(ctx);
    let row = rows.look(id).await?.ok_or(AppError::NotFound)?;
    Ok(Look { cases: rows.look_cases(id).await?, row })
}

/// A verdict as it was typed.
#[derive(Clone, Default)]
pub struct VerdictForm {
    /// Code of a [`Verdict`].
    pub verdict: String,
    /// Why; needed where they would have decided otherwise.
    pub note: String,
}

/// Writes down what a second officer thinks of a decision, once.
///
/// # Errors
/// [`AppError::Invalid`] under `uji_verdik` and `uji_catatan`; [`AppError::NotFound`] for a case that was not drawn;
/// [`AppError::Forbidden`] for their own decision, an earlier one among it, or when they are close to somebody in the case;
/// [`AppError::Conflict`] when somebody was faster.
pub async fn judge(
    ctx: &Context,
    officer: &Officer,
    (look_id, ticket): (i64, &str),
    form: &VerdictForm,
) -> Result<(), AppError> {
    let rows = officer.rows(ctx);
    let drawn = rows.look_cases(look_id).await?.into_iter().find(|one| one.ticket == ticket);
    let drawn = drawn.ok_or(AppError::NotFound)?;
    let case = rows.case(ticket).await?.ok_or(AppError::NotFound)?;
    if is_own(ctx, officer, &drawn).await? || conflict::check(ctx, officer, &case).await?.is_some()
    {
        return Err(AppError::Forbidden);
    }
    let (verdict, note) = read_verdict(form).map_err(AppError::Invalid)?;
    let aad = note_aad(look_id, ticket);
    let note = (!note.is_empty()).then(|| ctx.keys.seal(&aad, note.as_bytes()));
    let now = ctx.clock.now().timestamp();
    if rows.judge_look(&drawn, officer.id, (verdict, note), now).await? {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}

/// Whether this officer decided the drawn case, at any time: an outcome that was contested and changed was theirs too.
///
/// # Errors
/// When the database refuses.
pub async fn is_own(
    ctx: &Context,
    officer: &Officer,
    drawn: &LookCaseRow,
) -> Result<bool, AppError> {
    let own = drawn.decided_by == officer.id;
    Ok(own || officer.rows(ctx).has_found(officer.id, drawn.case_id).await?)
}

fn read_verdict(form: &VerdictForm) -> Result<(Verdict, &str), FieldErrors> {
    let verdict = match form.verdict.as_str() {
        "" => return Err(FieldErrors::one("uji_verdik", ErrorCode::Required)),
        code => code.parse::<Verdict>(),
    };
    let verdict = verdict.map_err(|_| FieldErrors::one("uji_verdik", ErrorCode::ChoiceUnknown))?;
    let note = form.note.trim();
    let code = if note.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        Some(ErrorCode::ControlCharacter)
    } else if note.is_empty() && verdict == Verdict::TidakSetuju {
        Some(ErrorCode::Required)
    } else {
        let too_long = (note.chars().count() > NOTE_MAX_CHARS).then_some(ErrorCode::TooLong);
        too_long.or_else(|| Nik::none_in(note).err())
    };
    code.map_or(Ok((verdict, note)), |code| Err(FieldErrors::one("uji_catatan", code)))
}

/// The note to a verdict.
pub fn open_note(ctx: &Context, row: &LookCaseRow) -> Option<String> {
    let plain = ctx.keys.open(&note_aad(row.look_id, &row.ticket), row.note.as_ref()?).ok()?;
    String::from_utf8(plain).ok()
}

fn note_aad(look_id: i64, ticket: &str) -> Vec<u8> {
    format!("second_look_case|note|{look_id}|{ticket}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(order: impl Iterator<Item = i64>) -> Vec<Candidate> {
        order
            .map(|case_id| Candidate {
                case_id,
                ticket: format!("T{case_id:03}"),
                decided_by: 1,
                action: "find_layak".to_owned(),
                decided_at: 0,
            })
            .collect()
    }

    #[test]
    fn the_same_lot_draws_the_same_whatever_the_order() {
        let one = drawn("uji_benih", candidates(0..500), 20);
        assert_eq!(one, drawn("uji_benih", candidates((0..500).rev()), 20));
        assert_eq!(one.len(), 20);
        assert_ne!(one, drawn("lain", candidates(0..500), 20));
        let hashes: Vec<_> = one
            .iter()
            .map(|one| token_hash(format!("uji_benih:{}", one.ticket).as_bytes()))
            .collect();
        assert!(hashes.is_sorted());
        let least = candidates(0..500)
            .iter()
            .map(|one| token_hash(format!("uji_benih:{}", one.ticket).as_bytes()))
            .min();
        assert_eq!(hashes.first().copied(), least);
    }

    #[test]
    fn no_more_are_drawn_than_there_are() {
        assert_eq!(drawn("a", candidates(0..3), 20).len(), 3);
    }
}
