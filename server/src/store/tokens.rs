//! Keyed tokens: how equal people, families and names are found without being readable (rule S-1).

use domain::wilayah::KodeWilayah;

use crate::crypto::{Keys, hex};

/// Names one person in every data version: the keyed token of a NIK (S-4).
pub type SubjectId = [u8; 16];

/// Names one family card.
pub type KkToken = [u8; 16];

/// The subject a NIK (16 digits) stands for.
pub fn subject_id(keys: &Keys, nik: &str) -> SubjectId {
    first_bytes(&keys.index("subject", &[nik.as_bytes()]))
}

/// The token of a family-card number (16 digits).
pub fn kk_token(keys: &Keys, nomor_kk: &str) -> KkToken {
    first_bytes(&keys.index("nomor_kk", &[nomor_kk.as_bytes()]))
}

/// The token under which a person of exactly this name is found in one village: `names::exact_key`.
pub fn exact_name_key(keys: &Keys, desa: &KodeWilayah, key: &str) -> i64 {
    name_key(keys, "name.exact", desa, key)
}

/// The token of a name spelt otherwise: each of `LooseKeys::full`.
pub fn loose_name_key(keys: &Keys, desa: &KodeWilayah, key: &str) -> i64 {
    name_key(keys, "name.loose", desa, key)
}

/// The token of a name with one word left out: each of `LooseKeys::shortened` (N-9).
pub fn shortened_name_key(keys: &Keys, desa: &KodeWilayah, key: &str) -> i64 {
    name_key(keys, "name.shortened", desa, key)
}

/// Tokens of one purpose never meet those of another; nor do those of two villages.
fn name_key(keys: &Keys, purpose: &'static str, desa: &KodeWilayah, key: &str) -> i64 {
    let token = keys.index(purpose, &[desa.as_str().as_bytes(), key.as_bytes()]);
    i64::from_be_bytes(first_bytes(&token))
}

/// A subject as lower-case hexadecimal digits, for AAD.
pub fn subject_hex(subject: &SubjectId) -> String {
    hex(subject)
}

fn first_bytes<const N: usize>(token: &[u8; 32]) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(&token[..N]);
    out
}
