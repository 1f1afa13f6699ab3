//! Proof of work with altcha: a way past the bump that needs neither sight nor hearing.
//!
//! The server draws a counter below [`MAX_COUNTER`] and hands out where it leads; the browser tries counters from
//! zero, so the worst case is known. One altcha "key" is one SHA-256 here (`cost` 1).

use std::collections::BTreeMap;

use altcha::{Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::crypto::random_bytes;

/// Worst case of hashes a phone has to compute.
pub const MAX_COUNTER: u32 = 40_000;
/// Longest payload that is looked at, in characters. Ours are about 700.
const MAX_PAYLOAD_CHARS: usize = 4096;
/// Name of the signed expiry, Unix seconds. Ours, because the library compares its own with the machine's clock.
const EXPIRES: &str = "expires";

/// Makes a challenge signed with `secret`.
///
/// # Errors
/// When the library refuses the parameters.
pub fn issue(secret: &str, expires: i64) -> Result<Challenge, altcha::Error> {
    let counter = u32::from_le_bytes(random_bytes()) % MAX_COUNTER;
    altcha::create_challenge(CreateChallengeOptions {
        algorithm: "SHA-256".to_owned(),
        cost: 1,
        counter: Some(counter),
        data: Some(BTreeMap::from([(EXPIRES.to_owned(), expires.into())])),
        hmac_signature_secret: Some(secret.to_owned()),
        ..CreateChallengeOptions::default()
    })
}

/// Reads a payload as the form carries it.
pub fn read(text: &str) -> Option<Payload> {
    let text = text.trim();
    if text.len() > MAX_PAYLOAD_CHARS {
        return None;
    }
    serde_json::from_slice(&STANDARD.decode(text).ok()?).ok()
}

/// The signed expiry (Unix seconds) of a payload that is ours and solved.
pub fn check(payload: &Payload, secret: &str) -> Option<i64> {
    let options = VerifySolutionOptions::new(&payload.challenge, &payload.solution, secret);
    let verified = altcha::verify_solution(options).is_ok_and(|result| result.verified);
    let data = payload.challenge.parameters.data.as_ref()?;
    data.get(EXPIRES).and_then(serde_json::Value::as_i64).filter(|_| verified)
}

#[cfg(test)]
mod tests {
    use super::*;
    use altcha::{SolveChallengeOptions, solve_challenge};

    #[test]
    fn a_solved_challenge_passes_and_a_changed_one_does_not() {
        let challenge = issue("rahasia", 1_000).expect("issued");
        let solution = solve_challenge(SolveChallengeOptions::new(&challenge))
            .expect("no error")
            .expect("solved");
        assert!(solution.counter < MAX_COUNTER);
        let payload = Payload { challenge, solution };
        let text = STANDARD.encode(serde_json::to_vec(&payload).expect("json"));
        let read_back = read(&text).expect("read");
        assert_eq!(check(&read_back, "rahasia"), Some(1_000));
        assert_eq!(check(&read_back, "lain"), None);
        let mut later = payload.clone();
        if let Some(data) = &mut later.challenge.parameters.data {
            data.insert(EXPIRES.to_owned(), 9_999.into());
        }
        assert_eq!(check(&later, "rahasia"), None);
        let mut unsolved = payload;
        unsolved.solution.counter = unsolved.solution.counter.wrapping_add(1);
        assert_eq!(check(&unsolved, "rahasia"), None);
    }

    #[test]
    fn garbage_is_not_read() {
        assert!(read("bukan base64!").is_none());
        assert!(read(&STANDARD.encode("{}")).is_none());
        assert!(read(&"A".repeat(1 << 20)).is_none());
    }
}
