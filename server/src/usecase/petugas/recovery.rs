//! Recovery codes: for who has lost the phone. Ten, each good once, only their keyed hashes kept.

use domain::ticket::ResumeCode;

use crate::crypto::random_bytes;
use crate::usecase::Context;

/// How many an officer gets at a time.
pub const RECOVERY_CODES: usize = 10;

/// Fresh codes, and what is kept of them.
pub(super) fn fresh(ctx: &Context, petugas_id: i64) -> (Vec<String>, Vec<[u8; 32]>) {
    let codes = (0..RECOVERY_CODES).map(|_| ResumeCode::from_entropy(&random_bytes()));
    codes.map(|code| (code.to_string(), hash_of(ctx, petugas_id, &code))).unzip()
}

/// What is kept of a code.
pub(super) fn hash_of(ctx: &Context, petugas_id: i64, code: &ResumeCode) -> [u8; 32] {
    let id = petugas_id.to_be_bytes();
    ctx.keys.index("petugas.recovery", &[&id, code.as_str().as_bytes()])
}
