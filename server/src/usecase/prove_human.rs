//! The speed bump before a look-up: a picture, or a proof of work (ADR 0005).
//!
//! A challenge is stateless: everything needed to check it is sealed or signed in the challenge itself, so any
//! instance can check it. It becomes spent in one atomic insert, and only once the rest of the form is right.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use domain::field::{ErrorCode, FieldErrors};
use serde::{Deserialize, Serialize};

use super::{AppError, Context};
use crate::captcha::{picture, pow};
use crate::crypto::token_hash;

/// How long a challenge may be answered.
pub const CHALLENGE_MINUTES: i64 = 5;
/// Name of the form field that carries the error.
const FIELD: &str = "captcha";
const PURPOSE: &str = "captcha";

/// What is sealed in a picture challenge.
#[derive(Serialize, Deserialize)]
struct Challenge {
    answer: String,
    /// Unix seconds.
    expires: i64,
}

/// What a person sent to get past the bump.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// The sealed picture challenge.
    pub id: String,
    /// The characters read from it.
    pub answer: String,
    /// A solved proof of work, base64 JSON; when given, the picture does not matter.
    pub pow: String,
}

/// Makes a picture challenge: the sealed id, from which the picture can be drawn.
///
/// # Errors
/// None in practice: the challenge always serialises.
pub fn issue_picture(ctx: &Context) -> Result<String, AppError> {
    let expires = (ctx.clock.now() + Duration::minutes(CHALLENGE_MINUTES)).timestamp();
    let challenge = Challenge { answer: picture::random_answer(), expires };
    let plain = serde_json::to_vec(&challenge).map_err(|error| AppError::unavailable(&error))?;
    Ok(ctx.keys.seal_token(PURPOSE, &plain))
}

/// Whether a picture challenge can still be answered, as far as the challenge itself says.
pub fn picture_is_open(ctx: &Context, id: &str) -> bool {
    open(ctx, id).is_some()
}

/// Whether a proof of work can still be sent, as far as the proof itself says.
pub fn proof_is_open(ctx: &Context, pow: &str) -> bool {
    let expires = pow::read(pow).and_then(|payload| pow::check(&payload, &pow_secret(ctx)));
    expires.is_some_and(|expires| expires > ctx.clock.now().timestamp())
}

/// Draws the picture of a challenge as PNG.
///
/// # Errors
/// [`AppError::NotFound`] for an id that is not ours or too old.
pub fn draw_picture(ctx: &Context, id: &str) -> Result<Vec<u8>, AppError> {
    let challenge = open(ctx, id).ok_or(AppError::NotFound)?;
    picture::draw(&challenge.answer).ok_or(AppError::NotFound)
}

/// Makes a proof-of-work challenge.
///
/// # Errors
/// [`AppError::Unavailable`] when the challenge cannot be made.
pub fn issue_pow(ctx: &Context) -> Result<altcha::Challenge, AppError> {
    let expires = (ctx.clock.now() + Duration::minutes(CHALLENGE_MINUTES)).timestamp();
    pow::issue(&pow_secret(ctx), expires).map_err(|error| AppError::unavailable(&error))
}

/// Checks a proof and spends its challenge: a second use of the same challenge fails, wherever it arrives.
///
/// Call it last: a person who has to mend another field keeps the challenge.
///
/// # Errors
/// [`AppError::Invalid`] for a missing, wrong, old or used proof.
pub async fn prove(ctx: &Context, proof: &Proof) -> Result<(), AppError> {
    if !ctx.config.abuse.captcha {
        return Ok(());
    }
    let invalid = |code| AppError::Invalid(FieldErrors::one(FIELD, code));
    let now = ctx.clock.now();
    if !proof.pow.trim().is_empty() {
        let payload = pow::read(&proof.pow).ok_or(invalid(ErrorCode::CaptchaExpired))?;
        let expires =
            pow::check(&payload, &pow_secret(ctx)).ok_or(invalid(ErrorCode::CaptchaExpired))?;
        if expires <= now.timestamp() {
            return Err(invalid(ErrorCode::CaptchaExpired));
        }
        let hash = token_hash(payload.challenge.parameters.nonce.as_bytes());
        return spend(ctx, &hash, expires).await;
    }
    let answer = proof.answer.trim();
    if answer.is_empty() {
        return Err(invalid(ErrorCode::Required));
    }
    let challenge = open(ctx, &proof.id).ok_or(invalid(ErrorCode::CaptchaExpired))?;
    // Spent before it is compared: one challenge, one guess.
    spend(ctx, &token_hash(proof.id.as_bytes()), challenge.expires).await?;
    if picture::matches(&challenge.answer, answer) {
        Ok(())
    } else {
        Err(invalid(ErrorCode::CaptchaWrong))
    }
}

async fn spend(ctx: &Context, hash: &[u8; 32], expires: i64) -> Result<(), AppError> {
    if ctx.store.spend(hash, expires).await? {
        Ok(())
    } else {
        Err(AppError::Invalid(FieldErrors::one(FIELD, ErrorCode::CaptchaExpired)))
    }
}

/// The challenge inside a sealed id, unless broken, foreign or too old.
fn open(ctx: &Context, id: &str) -> Option<Challenge> {
    let plain = ctx.keys.open_token(PURPOSE, id).ok()?;
    let challenge: Challenge = serde_json::from_slice(&plain).ok()?;
    (challenge.expires > ctx.clock.now().timestamp()).then_some(challenge)
}

fn pow_secret(ctx: &Context) -> String {
    STANDARD.encode(ctx.keys.index("pow.signature", &[]))
}
