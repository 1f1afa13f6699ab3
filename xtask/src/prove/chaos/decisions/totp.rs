//! The six digits of an authenticator app (RFC 6238 over HMAC-SHA-1).

use anyhow::{Context as _, Result};
use hmac::{Hmac, Mac as _};
use sha1::Sha1;

/// How long a code is shown, in seconds.
pub(super) const STEP_SECONDS: i64 = 30;
/// Letters and digits of base 32 (RFC 4648).
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The code that an app with this secret (base 32) shows at `now`, in Unix seconds.
///
/// # Errors
/// When the secret is no base 32.
pub(super) fn code(secret: &str, now: i64) -> Result<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(&bytes_of(secret)?)?;
    mac.update(&now.div_euclid(STEP_SECONDS).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[hash.len() - 1] & 15);
    let four = &hash[offset..offset + 4];
    let number = four.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    Ok(format!("{:06}", (number & 0x7fff_ffff) % 1_000_000))
}

/// Whole bytes of base 32; what is left of the last one is dropped.
fn bytes_of(secret: &str) -> Result<Vec<u8>> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in secret.bytes() {
        let five = BASE32.iter().position(|one| *one == letter).context("no base 32")?;
        bits = bits << 5 | u32::try_from(five)?;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff)?);
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() -> Result<()> {
        // RFC 6238, appendix B, the last six digits; its secret is "12345678901234567890".
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        for (now, digits) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")]
        {
            assert_eq!(code(secret, now)?, digits);
        }
        Ok(())
    }
}
