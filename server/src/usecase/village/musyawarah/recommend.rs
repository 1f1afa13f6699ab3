//! What a deliberation says of cases.

use domain::field::ErrorCode;
use domain::musyawarah::read_recommendation;

use super::{changed, open_note};
use crate::store::musyawarah::{
    NewRecommendation, is_discussed_kind, is_discussed_state, recommendation_aad,
};
use crate::usecase::petugas::Officer;
use crate::usecase::review::conflict;
use crate::usecase::{AppError, Context};

/// One line of the form of recommendations.
#[derive(Clone)]
pub struct Said {
    /// Ticket of the case, twelve characters.
    pub ticket: String,
    /// Code as typed; empty for none.
    pub code: String,
    /// Note as typed.
    pub note: String,
}

/// Why recommendations were not written.
#[derive(Debug)]
pub enum RecommendRefusal {
    /// Tickets with what is wrong.
    Wrong(Vec<(String, ErrorCode)>),
    /// Anything else.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for RecommendRefusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Writes what was said of the cases, each in place of an earlier word.
///
/// # Errors
/// [`RecommendRefusal::Wrong`] with every wrong line, and nothing is written: [`ErrorCode::NotAllowed`] is a case of the
/// officer's own, of their family card or of somebody close to them, which is noted; [`AppError::Conflict`] once the
/// deliberation is closed, or a case was decided; [`AppError::NotFound`] for a case of another village, or one that is no
/// proposal.
pub async fn recommend(
    ctx: &Context,
    officer: &Officer,
    id: i64,
    said: &[Said],
) -> Result<(), RecommendRefusal> {
    let rows = officer.rows(ctx);
    let row = rows.musyawarah(id).await?.ok_or(AppError::NotFound)?;
    if said.is_empty() {
        return Ok(());
    }
    let known = rows.recommendations(id).await?;
    let mut wrong = Vec::new();
    let mut new = Vec::new();
    for one in said {
        let read = match read_recommendation(&one.code, &one.note) {
            Ok(read) => read,
            Err(code) => {
                wrong.push((one.ticket.clone(), code));
                continue;
            }
        };
        let case = rows.case(&one.ticket).await?.filter(|case| case.desa == row.desa);
        let case = case.filter(|case| is_discussed_kind(&case.kind)).ok_or(AppError::NotFound)?;
        let aad = recommendation_aad(id, case.id);
        let own = known.iter().find(|known| known.case_id == case.id);
        let earlier = match own {
            Some(own) => {
                Some((own.recommendation.clone(), open_note(ctx, &aad, own.note.as_deref())?))
            }
            None => None,
        };
        let now = read
            .as_ref()
            .map(|(code, note)| (code.as_str().to_owned(), note.clone().unwrap_or_default()));
        if now == earlier {
            continue;
        }
        // Decided meanwhile: nobody asks the village any more.
        if !is_discussed_state(&case.state) {
            return Err(AppError::Conflict.into());
        }
        if conflict::check(ctx, officer, &case).await?.is_some() {
            wrong.push((one.ticket.clone(), ErrorCode::NotAllowed));
            continue;
        }
        let said = read.map(|(code, note)| {
            (code.as_str(), note.map(|note| ctx.keys.seal(&aad, note.as_bytes())))
        });
        new.push(NewRecommendation { case_id: case.id, said });
    }
    if !wrong.is_empty() {
        return Err(RecommendRefusal::Wrong(wrong));
    }
    let entry = officer.entry(ctx, "musyawarah.recommend", None, None);
    rows.recommend(&row, &new, &entry).await.map_err(changed)?;
    Ok(())
}
