//! Encryption at rest, keyed tokens, and sealed links (rule S-1, ADR 0007).
//!
//! - [`Keys::seal`] / [`Keys::open`]: what a row keeps of a person. XChaCha20-Poly1305, bound to its place by AAD.
//! - [`Keys::index`]: a keyed token that lets equal values be found without being readable. HMAC-SHA256.
//! - [`Keys::seal_token`] / [`Keys::open_token`]: links and hidden fields the server hands out and recognises again.
//! - [`ReporterSeal`]: who objects or reports, sealed with a public key and opened only where officers work.
//!
//! Every sealed value starts with the id of its key, so keys can be rotated while the service runs: a process that meets
//! an unknown key id reads its key file again, and [`Keys::refresh`] does the same now and then.

mod keyfile;
mod password;
mod reporter_seal;
mod seal_file;
mod seal_keyfile;
mod totp;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use rand::Rng;
use sha2::{Digest, Sha256};

pub use keyfile::KeyFileError;
pub use password::{PasswordError, hash_password, is_password};
pub use reporter_seal::{ReporterSeal, SealOpenError};
pub use seal_file::{SealFile, SealFileError};
pub use totp::TotpSecret;

/// Bytes of a nonce of `XChaCha20`.
const NONCE_BYTES: usize = 24;
/// Longest token that is looked at, in characters. Ours are far shorter.
const MAX_TOKEN_CHARS: usize = 2048;

/// How often a process that runs looks whether its key file has changed, in seconds.
pub const LOOK_SECONDS: u64 = 5;

/// A sealed value could not be opened: wrong key, wrong place, or changed. Says no more on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sealed value cannot be opened")]
pub struct OpenError;

/// All secret keys of this installation. Cheap to clone; never printed.
#[derive(Clone)]
pub struct Keys(Arc<Inner>);

struct Inner {
    /// What seals and opens now. A process that runs learns of a new key by reading its file again.
    ring: RwLock<Arc<Ring>>,
    /// The keyed hash, ready to take input. Its key never changes.
    index: Hmac<Sha256>,
    /// The file the keys came from, and what it was like when it was read last.
    source: Option<Mutex<keyfile::Source>>,
}

/// The encryption keys at one time.
struct Ring {
    /// Ciphers by key id.
    ciphers: BTreeMap<u8, XChaCha20Poly1305>,
    sealing: u8,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// Keys from raw bytes: encryption keys by id (`sealing` seals) and the index key.
    ///
    /// `None` when `sealing` is not among them.
    fn new(
        encryption: &BTreeMap<u8, [u8; 32]>,
        sealing: u8,
        index: &[u8; 32],
        source: Option<keyfile::Source>,
    ) -> Option<Self> {
        let ring = RwLock::new(Arc::new(Ring::new(encryption, sealing)?));
        let index = <Hmac<Sha256> as Mac>::new_from_slice(index).ok()?;
        Some(Self(Arc::new(Inner { ring, index, source: source.map(Mutex::new) })))
    }

    /// What seals and opens now.
    fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.0.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The id of the key that seals.
    pub fn sealing_id(&self) -> u8 {
        self.ring().sealing
    }

    /// The ids of all keys that open, in order.
    pub fn ids(&self) -> Vec<u8> {
        self.ring().ciphers.keys().copied().collect()
    }

    /// Whether these keys open everything that `other` sealed, and find everything it indexed. Keys that were dropped on
    /// purpose ([`Keys::drop_old`]) do not count.
    pub fn covers(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.ring(), other.ring());
        let dropped = self.dropped();
        let opens = theirs.ciphers.iter().all(|(id, theirs)| {
            dropped.contains(id)
                || ours.ciphers.get(id).is_some_and(|ours| probe(ours) == probe(theirs))
        });
        opens && self.index("keys.same", &[]) == other.index("keys.same", &[])
    }

    /// Keys that nobody has without `secret` too: what they seal stays closed to whoever holds these keys alone.
    ///
    /// # Panics
    /// Never: one encryption key is always given.
    #[must_use]
    pub fn bound_to(&self, purpose: &'static str, secret: &[u8]) -> Self {
        let bound = self.index(purpose, &[secret]);
        Self::new(&BTreeMap::from([(1, bound)]), 1, &bound, None).expect("one key is given")
    }

    /// Fresh keys that live in memory only.
    ///
    /// # Panics
    /// Never: one encryption key is always given.
    pub fn generate_for_tests() -> Self {
        Self::new(&BTreeMap::from([(1, random_bytes())]), 1, &random_bytes(), None)
            .expect("one key is given")
    }

    /// Encrypts `plain` so that it opens only with the same `aad`, which names the place it is stored at.
    ///
    /// # Panics
    /// Never for values that fit in memory.
    pub fn seal(&self, aad: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = random_bytes();
        let ring = self.ring();
        let sealed = ring.ciphers[&ring.sealing]
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad })
            .expect("in-memory values are below the cipher's length limit");
        let mut out = Vec::with_capacity(1 + NONCE_BYTES + sealed.len());
        out.push(ring.sealing);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        out
    }

    /// Decrypts what [`Keys::seal`] made. A key that is not known here is looked for in the key file, when that has
    /// changed: another process may have begun to use it.
    ///
    /// # Errors
    /// [`OpenError`] when the key is unknown, the place differs, or a bit was changed.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, OpenError> {
        let (key_id, rest) = sealed.split_first().ok_or(OpenError)?;
        let (nonce, body) = rest.split_at_checked(NONCE_BYTES).ok_or(OpenError)?;
        let mut ring = self.ring();
        if !ring.ciphers.contains_key(key_id) {
            // A file that cannot be read leaves the key unknown.
            self.refresh().map_err(|_| OpenError)?;
            ring = self.ring();
        }
        let cipher = ring.ciphers.get(key_id).ok_or(OpenError)?;
        cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: body, aad }).map_err(|_| OpenError)
    }

    /// A keyed token of `parts`, different for each `purpose`. Equal input, equal token; not readable back.
    pub fn index(&self, purpose: &'static str, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.0.index.clone();
        let mut part = |bytes: &[u8]| {
            mac.update(&(bytes.len() as u64).to_le_bytes());
            mac.update(bytes);
        };
        part(purpose.as_bytes());
        for bytes in parts {
            part(bytes);
        }
        mac.finalize().into_bytes().into()
    }

    /// Seals `plain` into text that fits a URL or a hidden field, good for `purpose` only.
    pub fn seal_token(&self, purpose: &'static str, plain: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.seal(&token_aad(purpose), plain))
    }

    /// Opens what [`Keys::seal_token`] made for the same `purpose`.
    ///
    /// # Errors
    /// [`OpenError`] for anything else, however it is broken.
    pub fn open_token(&self, purpose: &'static str, token: &str) -> Result<Vec<u8>, OpenError> {
        if token.len() > MAX_TOKEN_CHARS {
            return Err(OpenError);
        }
        let sealed = URL_SAFE_NO_PAD.decode(token).map_err(|_| OpenError)?;
        self.open(&token_aad(purpose), &sealed)
    }
}

impl Ring {
    /// `None` when `sealing` is not among the keys.
    fn new(encryption: &BTreeMap<u8, [u8; 32]>, sealing: u8) -> Option<Self> {
        let ciphers: BTreeMap<u8, XChaCha20Poly1305> =
            encryption.iter().map(|(id, key)| (*id, XChaCha20Poly1305::new(key.into()))).collect();
        ciphers.contains_key(&sealing).then_some(Self { ciphers, sealing })
    }
}

/// Tells one key from another without showing it.
fn probe(cipher: &XChaCha20Poly1305) -> Option<Vec<u8>> {
    cipher.encrypt(XNonce::from_slice(&[0; NONCE_BYTES]), &[][..]).ok()
}

/// The id of the key that sealed something with [`Keys::seal`].
pub fn key_id_of(sealed: &[u8]) -> Option<u8> {
    sealed.first().copied()
}

fn token_aad(purpose: &'static str) -> Vec<u8> {
    [b"token|", purpose.as_bytes()].concat()
}

/// The SHA-256 of a token, under which it is remembered as spent.
pub fn token_hash(token: &[u8]) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Unpredictable bytes.
#[expect(clippy::disallowed_methods, reason = "this is the one place that draws randomness")]
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill(&mut bytes[..]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_only_at_its_place() {
        let keys = Keys::generate_for_tests();
        let sealed = keys.seal(b"penerima|1", b"rahasia");
        assert_eq!(keys.open(b"penerima|1", &sealed).as_deref(), Ok(b"rahasia".as_slice()));
        assert_eq!(keys.open(b"penerima|2", &sealed), Err(OpenError));
        assert_eq!(Keys::generate_for_tests().open(b"penerima|1", &sealed), Err(OpenError));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let keys = Keys::generate_for_tests();
        let sealed = keys.seal(b"a", b"isi");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(keys.open(b"a", &changed), Err(OpenError), "byte {at}");
        }
        assert_eq!(keys.open(b"a", &[]), Err(OpenError));
    }

    #[test]
    fn a_token_is_good_for_its_purpose_only() {
        let keys = Keys::generate_for_tests();
        let token = keys.seal_token("captcha", b"ABC");
        assert!(keys.open_token("captcha", &token).is_ok());
        assert!(keys.open_token("hasil", &token).is_err());
        assert!(keys.open_token("captcha", "bukan token!").is_err());
        assert!(keys.open_token("captcha", &"A".repeat(1 << 20)).is_err());
    }

    #[test]
    fn index_tokens_do_not_run_together() {
        let keys = Keys::generate_for_tests();
        assert_eq!(keys.index("nik", &[b"ab", b"c"]), keys.index("nik", &[b"ab", b"c"]));
        assert_ne!(keys.index("nik", &[b"ab", b"c"]), keys.index("nik", &[b"a", b"bc"]));
        assert_ne!(keys.index("nik", &[b"ab"]), keys.index("kk", &[b"ab"]));
    }
}
