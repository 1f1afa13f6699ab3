//! Passwords of officers as they are kept: argon2id with a salt of their own, in the PHC format.
//!
//! Each takes 19 MiB and some 30 ms on purpose: see `usecase::petugas::password` for how many at once.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

use super::random_bytes;

/// A password could not be worked on. Says no more on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct PasswordError;

/// What is kept of a password: algorithm, cost, salt and hash in one text. Another one at each call.
///
/// # Errors
/// When there is no memory for it.
pub fn hash_password(password: &str) -> Result<String, PasswordError> {
    let salt: [u8; 16] = random_bytes();
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    hash.map(|hash| hash.to_string()).map_err(|_| PasswordError)
}

/// Whether `password` is the one that `kept` was made of. What is no hash of ours fits no password.
pub fn is_password(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_password_opens_and_no_other() {
        let kept = hash_password("kuda biru makan tahu").expect("a hash");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_password("kuda biru makan tahu", &kept));
        assert!(!is_password("kuda biru makan tahu ", &kept));
        assert_ne!(hash_password("kuda biru makan tahu").expect("a hash"), kept, "salted");
        for broken in ["", "$argon2id$", "kuda biru makan tahu"] {
            assert!(!is_password("kuda biru makan tahu", broken), "{broken}");
        }
    }
}
