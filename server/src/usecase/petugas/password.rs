//! Passwords of officers: worked on a few at a time, and held against the commonest there are.

use std::collections::HashSet;
use std::sync::LazyLock;

use domain::account::{AccountFault, check_password};
use tokio::sync::{OnceCell, Semaphore};
use tokio::task::spawn_blocking;

use crate::crypto::{hash_password, hex, is_password, random_bytes};
use crate::usecase::AppError;

/// Passwords worked on at once: each takes a core and 19 MiB for a moment. Others wait their turn.
static AT_WORK: Semaphore = Semaphore::const_new(2);
/// What a password is held against when there is no such officer: the same work, and never the right one.
static DECOY: OnceCell<String> = OnceCell::const_new();
/// The commonest passwords, folded.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let list = include_str!("../../../data/common-password.txt");
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

/// Whether `password` may guard the account of `username`, whose owner is called `name`.
///
/// # Errors
/// What is wrong with it.
pub fn check(password: &str, username: &str, name: &str) -> Result<(), AccountFault> {
    check_password(password, username, name, |word| COMMON.contains(word))
}

/// What is kept of a password.
///
/// # Errors
/// When it could not be worked on.
pub async fn hash(password: String) -> Result<String, AppError> {
    let hashed = at_work(move || hash_password(&password)).await?;
    hashed.map_err(|error| AppError::unavailable(&error))
}

/// Whether `password` is the one that `kept` was made of. Without `kept` it is not, and the work is the same.
///
/// # Errors
/// When it could not be worked on.
pub async fn matches(password: String, kept: Option<String>) -> Result<bool, AppError> {
    let decoy = DECOY.get_or_try_init(|| hash(hex(&random_bytes::<16>()))).await?;
    let known = kept.is_some();
    let kept = kept.unwrap_or_else(|| decoy.clone());
    Ok(at_work(move || is_password(&password, &kept)).await? && known)
}

async fn at_work<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let place = AT_WORK.acquire().await.map_err(|error| AppError::unavailable(&error))?;
    let done = spawn_blocking(work).await.map_err(|error| AppError::unavailable(&error));
    drop(place);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_folded_and_knows_what_everybody_knows() {
        assert!(COMMON.len() > 5000);
        assert!(COMMON.iter().all(|word| **word == word.to_lowercase() && word.trim() == *word));
        for bad in
            ["Password12345", "q1w2e3r4t5y6", "iloveyou-2026", "Rahasia 123456", "123qweasdzxc"]
        {
            assert_eq!(check(bad, "sri", "Sri"), Err(AccountFault::PasswordCommon), "{bad}");
        }
        assert_eq!(check("kuda biru makan tahu", "sri", "Sri"), Ok(()));
    }
}
