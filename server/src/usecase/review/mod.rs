//! What officers do with cases: the queue, leases, and everything a case page shows.

pub mod apply;
pub mod ask_info;
pub mod case;
pub mod conflict;
pub mod decide;
pub mod escalate;
pub mod lease;
pub mod letters;
pub mod note;
pub mod pair;
pub mod queue;
pub mod reasons;
pub mod search;
pub mod second_look;
pub mod undo;
pub mod visit;

use std::collections::BTreeMap;

use super::petugas::name_aad;
use super::{AppError, Context};

/// Names of officers by number, as colleagues read them. Who is unknown, or cannot be read, is missing.
///
/// # Errors
/// When the database refuses.
pub async fn officer_names(
    ctx: &Context,
    mut ids: Vec<i64>,
) -> Result<BTreeMap<i64, String>, AppError> {
    ids.sort_unstable();
    ids.dedup();
    let mut names = BTreeMap::new();
    for one in ctx.store.officer_names(&ids).await? {
        let name = ctx.keys.open(&name_aad(&one.username), &one.name).ok();
        let name = name.and_then(|name| String::from_utf8(name).ok());
        names.insert(one.id, name.unwrap_or(one.username));
    }
    Ok(names)
}
