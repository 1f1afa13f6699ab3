//! Six digits that change every half minute (RFC 6238 over HMAC-SHA-1, which every authenticator app can).

use hmac::{Hmac, Mac as _};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;

use super::random_bytes;

/// Bytes of a secret, as RFC 4226 recommends.
const TOTP_SECRET_BYTES: usize = 20;
/// How long a code is shown, in seconds.
const STEP_SECONDS: i64 = 30;
/// Steps before and after the present one that count too: clocks differ, and typing takes time.
const TOLERANCE: i64 = 1;
/// Letters and digits of base 32 (RFC 4648).
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Characters of a secret between two spaces, for who types it.
const GROUP_CHARS: usize = 4;

/// The secret an officer's app and this service share. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret([u8; TOTP_SECRET_BYTES]);

impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

impl TotpSecret {
    /// A fresh one.
    pub fn random() -> Self {
        Self(random_bytes())
    }

    /// The one of these bytes; `None` for another number of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its bytes, to be sealed.
    pub const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As an app takes it typed: base 32.
    pub fn base32(&self) -> String {
        let mut text = String::with_capacity(TOTP_SECRET_BYTES * 8 / 5);
        for five in self.0.chunks(5) {
            let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for place in (0..8).rev() {
                let digit = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
                text.push(char::from(BASE32[digit]));
            }
        }
        text
    }

    /// The same in groups, for who reads it off a screen.
    pub fn grouped(&self) -> String {
        let text: Vec<char> = self.base32().chars().collect();
        let groups: Vec<String> =
            text.chunks(GROUP_CHARS).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }

    /// What the QR code for the app says.
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let plain = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
        let (issuer, account) = (plain(issuer), plain(account));
        format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", self.base32())
    }

    /// The code of a step.
    fn code_of(&self, step: i64) -> String {
        // HMAC takes keys of any length.
        let Ok(mut mac) = <Hmac<Sha1> as hmac::Mac>::new_from_slice(&self.0) else {
            return String::new();
        };
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let offset = usize::from(hash[hash.len() - 1] & 15);
        let four =
            hash[offset..offset + 4].iter().fold(0_u32, |four, byte| four << 8 | u32::from(*byte));
        format!("{:06}", (four & 0x7fff_ffff) % 1_000_000)
    }

    /// The code at `now` (Unix seconds).
    pub fn code_at(&self, now: i64) -> String {
        self.code_of(now.div_euclid(STEP_SECONDS))
    }

    /// The step that `code` is of, if it is one that counts at `now` (Unix seconds). Looks at all of them in any case.
    pub fn step_of(&self, code: &str, now: i64) -> Option<i64> {
        let present = now.div_euclid(STEP_SECONDS);
        (present - TOLERANCE..=present + TOLERANCE).fold(None, |found, step| {
            let right = self.code_of(step);
            let differs =
                right.bytes().zip(code.bytes()).fold(code.len() ^ 6, |differs, (one, two)| {
                    std::hint::black_box(differs | usize::from(one ^ two))
                });
            if differs == 0 { Some(step) } else { found }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the test vectors of RFC 6238.
    fn of_the_rfc() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890").expect("twenty bytes")
    }

    #[test]
    fn the_test_vectors_of_rfc_6238_hold() {
        let secret = of_the_rfc();
        for (now, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.code_at(now), code);
            assert_eq!(secret.step_of(code, now), Some(now / 30));
        }
    }

    #[test]
    fn a_code_counts_one_step_early_and_one_late() {
        let secret = of_the_rfc();
        let code = secret.code_at(600);
        for (now, step) in [(569, None), (570, Some(20)), (659, Some(20)), (660, None)] {
            assert_eq!(secret.step_of(&code, now), step, "{now}");
        }
        for wrong in ["", "12345", "1234567"] {
            assert_eq!(secret.step_of(wrong, 600), None, "{wrong}");
        }
    }

    #[test]
    fn base32_is_that_of_rfc_4648() {
        assert_eq!(of_the_rfc().base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(of_the_rfc().grouped(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let uri = of_the_rfc().uri("Dinsos Uji", "sri.lestari");
        assert!(uri.starts_with("otpauth://totp/Dinsos%20Uji:sri%2Elestari?secret=GEZDG"), "{uri}");
    }
}
