//! Sealing who objects or reports, so that only officers can read it (rule S-7, ADR 0016).
//!
//! Every process that takes reports holds the public key and seals with it. Only processes of officers hold the
//! private keys too. HPKE (RFC 9180) in base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
//!
//! What is sealed reads: one version byte, eight bytes that name the key, 32 bytes of encapsulated key, ciphertext.

use std::fmt;
use std::sync::Arc;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{Infallible, TryCryptoRng, TryRng};
use hpke::{
    Deserializable as _, HpkeError, Kem, OpModeR, OpModeS, Serializable as _, single_shot_open,
    single_shot_seal_with_rng,
};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::random_bytes;

/// The form of what is sealed. Another form gets another number, and this one stays readable.
const VERSION: u8 = 1;
/// Bytes that name a key: the start of the SHA-256 of the public key.
const KEY_ID_BYTES: usize = 8;
/// Bytes of an encapsulated X25519 key.
const ENCAPSULATED_BYTES: usize = 32;
/// What this use of the key is called inside HPKE, so that nothing sealed for another use opens here.
const INFO: &[u8] = b"cek-usul-sanggah|reporter-seal|1";
/// The text is filled up to a multiple of this many bytes: a name's length must not tell whose it is.
const PADDED_BYTES: usize = 128;
/// Stands after the text; zeros follow up to the full length.
const END_OF_TEXT: u8 = 0x80;

/// Bytes of an X25519 key, public or private.
pub(super) const KEY_BYTES: usize = 32;
/// A private key outside its cipher; wiped when dropped.
pub(super) type PrivateKeyBytes = Zeroizing<[u8; KEY_BYTES]>;

type PublicKey = <X25519HkdfSha256 as Kem>::PublicKey;
type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;
type EncapsulatedKey = <X25519HkdfSha256 as Kem>::EncappedKey;
type KeyId = [u8; KEY_ID_BYTES];

/// Why a sealed reporter stays unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealOpenError {
    /// This process only seals: the private key lies where officers work.
    #[error("this process has no private key, so it cannot read who reported")]
    NoPrivateKey,
    /// Another key, another place, or changed. Says no more on purpose.
    #[error("the sealed reporter cannot be opened")]
    Unopenable,
}

/// What seals who reports, and, only where officers work, opens it again (S-7). Cheap to clone; never printed.
#[derive(Clone)]
pub struct ReporterSeal(Arc<Inner>);

struct Inner {
    public: PublicKey,
    key_id: KeyId,
    /// Private keys that open, those of earlier public keys among them.
    private: Vec<(KeyId, PrivateKey)>,
}

impl fmt::Debug for ReporterSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReporterSeal(…)")
    }
}

impl ReporterSeal {
    /// A seal from raw keys. `None` when nothing can be sealed for this public key, or a private key is none.
    pub(super) fn from_keys(public: &[u8; KEY_BYTES], private: &[PrivateKeyBytes]) -> Option<Self> {
        let public = PublicKey::from_bytes(public).ok()?;
        let private = private
            .iter()
            .map(|bytes| {
                let key = PrivateKey::from_bytes(&bytes[..]).ok()?;
                Some((key_id(&X25519HkdfSha256::sk_to_pk(&key)), key))
            })
            .collect::<Option<Vec<_>>>()?;
        // A public key that no message can be sealed for gives no shared secret with any other key, so one try tells.
        seal_for(&public, &[], &[]).ok()?;
        Some(Self(Arc::new(Inner { key_id: key_id(&public), public, private })))
    }

    /// Whether the private key of the public key that seals now is here.
    pub(super) fn opens_what_it_seals(&self) -> bool {
        self.0.private.iter().any(|(id, _)| *id == self.0.key_id)
    }

    /// A fresh pair that lives in memory only.
    ///
    /// # Panics
    /// Never: the pair is made for each other.
    pub fn generate_for_tests() -> Self {
        let private = generate_private_key();
        Self::from_keys(&public_key_of(&private), &[private]).expect("the pair was just made")
    }

    /// The same seal as a process that serves citizens holds it: it seals and cannot open.
    #[must_use]
    pub fn without_private_key(&self) -> Self {
        let Inner { public, key_id, .. } = &*self.0;
        Self(Arc::new(Inner { public: public.clone(), key_id: *key_id, private: Vec::new() }))
    }

    /// Whether this process can read who reported.
    pub fn can_open(&self) -> bool {
        !self.0.private.is_empty()
    }

    /// Encrypts `plain` so that it opens only with the private key and the same `aad`, which names the place it is
    /// stored at. Equal input gives another result each time; the length tells `plain`'s length only in steps of
    /// 128 bytes.
    ///
    /// # Panics
    /// Never for values that fit in memory: the public key was tried when it was loaded.
    pub fn seal(&self, aad: &[u8], plain: &[u8]) -> Vec<u8> {
        let (encapsulated, ciphertext) = seal_for(&self.0.public, aad, plain)
            .expect("the key was tried, and in-memory values are below the cipher's length limit");
        let start = [&[VERSION][..], &self.0.key_id, &encapsulated.to_bytes()].concat();
        [start, ciphertext].concat()
    }

    /// Decrypts what [`ReporterSeal::seal`] made for this private key or an earlier one.
    ///
    /// # Errors
    /// [`SealOpenError::NoPrivateKey`] where officers do not work; [`SealOpenError::Unopenable`] when the key is
    /// another one, the place differs, or a bit was changed.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealOpenError> {
        if !self.can_open() {
            return Err(SealOpenError::NoPrivateKey);
        }
        self.open_with_key(aad, sealed).ok_or(SealOpenError::Unopenable)
    }

    fn open_with_key(&self, aad: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let rest = sealed.strip_prefix(&[VERSION])?;
        let (id, rest) = rest.split_at_checked(KEY_ID_BYTES)?;
        let (encapsulated, ciphertext) = rest.split_at_checked(ENCAPSULATED_BYTES)?;
        let (_, key) = self.0.private.iter().find(|(known, _)| known == id)?;
        let encapsulated = EncapsulatedKey::from_bytes(encapsulated).ok()?;
        let padded = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            key,
            &encapsulated,
            INFO,
            ciphertext,
            aad,
        );
        unpad(&Zeroizing::new(padded.ok()?))
    }
}

/// A new private key.
pub(super) fn generate_private_key() -> PrivateKeyBytes {
    let (private, _) = X25519HkdfSha256::gen_keypair_with_rng(&mut Randomness);
    let mut bytes = PrivateKeyBytes::default();
    private.write_exact(&mut bytes[..]);
    bytes
}

/// The public key that belongs to a private one.
///
/// # Panics
/// Never: every 32 bytes are a private key of X25519.
pub(super) fn public_key_of(private: &PrivateKeyBytes) -> [u8; KEY_BYTES] {
    let private = PrivateKey::from_bytes(&private[..]).expect("32 bytes are a private key");
    X25519HkdfSha256::sk_to_pk(&private).to_bytes().into()
}

fn key_id(public: &PublicKey) -> KeyId {
    let digest: [u8; 32] = Sha256::digest(public.to_bytes()).into();
    std::array::from_fn(|at| digest[at])
}

fn seal_for(
    public: &PublicKey,
    aad: &[u8],
    plain: &[u8],
) -> Result<(EncapsulatedKey, Vec<u8>), HpkeError> {
    single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        public,
        INFO,
        &pad(plain),
        aad,
        &mut Randomness,
    )
}

/// The text, its end mark, and zeros up to the next multiple of [`PADDED_BYTES`].
fn pad(plain: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = (plain.len() + 1).next_multiple_of(PADDED_BYTES);
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(plain);
    padded.push(END_OF_TEXT);
    padded.resize(length, 0);
    padded
}

fn unpad(padded: &[u8]) -> Option<Vec<u8>> {
    let end = padded.iter().rposition(|byte| *byte != 0)?;
    (padded[end] == END_OF_TEXT).then(|| padded[..end].to_vec())
}

/// This program's randomness, in the form that HPKE takes it.
struct Randomness;

impl TryRng for Randomness {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(random_bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(random_bytes()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(KEY_BYTES) {
            let drawn = Zeroizing::new(random_bytes::<KEY_BYTES>());
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Randomness {}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    const PLACE: &[u8] = b"laporan|7|pelapor";

    #[test]
    fn officers_open_what_was_sealed_only_at_its_place() {
        let seal = ReporterSeal::generate_for_tests();
        for text in ["", "Siti Uji", &"x".repeat(10_000), "akhir\u{80}\0\0"] {
            let sealed = seal.seal(PLACE, text.as_bytes());
            assert_eq!(seal.open(PLACE, &sealed).as_deref(), Ok(text.as_bytes()));
            assert_eq!(seal.open(b"laporan|8|pelapor", &sealed), Err(SealOpenError::Unopenable));
        }
    }

    #[test]
    fn what_was_sealed_by_the_letter_of_the_rfc_opens() {
        // Made for the private key 07…07 with another implementation of RFC 9180: the form of stored values must not
        // change unseen.
        let sealed = "AQ9tJVP/DA9EV9tLNZ8jrl4Ubk4lEgVnBHIlBjSMFQwUdT0Mkz0E1CGKiL1Nh39YTQqPZznaqb6wmwwO+S7XojuN\
            r9UMGHAYjdcNt3c3aYm3ttiVJIvrdLTyoDtLkEcnjTfOUrYRIoWiZGB5JbNYRK5hTVrrwtSK3DFmpuVIkc8MADoH\
            1cYcsoWQqa5CG7G3yduz0ta4lXITCDJziVZTT0zZXpAH4iiPqBNaIBpiMFoWOKorsGEAYBo=";
        let sealed = STANDARD.decode(sealed).expect("base64");
        let private = PrivateKeyBytes::new([7; KEY_BYTES]);
        let seal = ReporterSeal::from_keys(&public_key_of(&private), &[private]).expect("a pair");
        assert_eq!(seal.open(PLACE, &sealed).as_deref(), Ok(b"Siti Uji".as_slice()));
    }

    #[test]
    fn another_key_opens_nothing() {
        let sealed = ReporterSeal::generate_for_tests().seal(PLACE, b"Siti Uji");
        let other = ReporterSeal::generate_for_tests();
        assert_eq!(other.open(PLACE, &sealed), Err(SealOpenError::Unopenable));
        // Not even when the value says that it is of the other key.
        let mut renamed = sealed;
        renamed[1..=KEY_ID_BYTES].copy_from_slice(&other.0.key_id);
        assert_eq!(other.open(PLACE, &renamed), Err(SealOpenError::Unopenable));
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let seal = ReporterSeal::generate_for_tests();
        let sealed = seal.seal(PLACE, b"Siti Uji");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 0x80;
            assert_eq!(seal.open(PLACE, &changed), Err(SealOpenError::Unopenable), "byte {at}");
            assert_eq!(seal.open(PLACE, &sealed[..at]), Err(SealOpenError::Unopenable), "{at}");
        }
    }

    #[test]
    fn a_process_for_citizens_seals_for_officers_and_cannot_open() {
        let officers = ReporterSeal::generate_for_tests();
        let citizens = officers.without_private_key();
        assert!(officers.can_open() && !citizens.can_open());
        let sealed = citizens.seal(PLACE, b"Siti Uji");
        assert_eq!(citizens.open(PLACE, &sealed), Err(SealOpenError::NoPrivateKey));
        assert_eq!(officers.open(PLACE, &sealed).as_deref(), Ok(b"Siti Uji".as_slice()));
    }

    #[test]
    fn the_same_text_never_looks_the_same() {
        let seal = ReporterSeal::generate_for_tests();
        let (first, second) = (seal.seal(PLACE, b"Siti Uji"), seal.seal(PLACE, b"Siti Uji"));
        let key = 1 + KEY_ID_BYTES;
        assert_eq!(first[..key], second[..key]);
        assert!(first[key..].iter().zip(&second[key..]).filter(|(a, b)| a == b).count() < 16);
    }

    #[test]
    fn short_and_long_names_have_one_length() {
        let seal = ReporterSeal::generate_for_tests();
        let length = |chars: usize| seal.seal(PLACE, "x".repeat(chars).as_bytes()).len();
        assert_eq!(length(0), 1 + KEY_ID_BYTES + ENCAPSULATED_BYTES + PADDED_BYTES + 16);
        assert_eq!(length(3), length(PADDED_BYTES - 1));
        assert_eq!(length(PADDED_BYTES), length(3) + PADDED_BYTES);
    }

    #[test]
    fn a_key_for_which_nothing_can_be_sealed_is_refused() {
        // Points of small order: every shared secret with them is zero.
        let mut one = [0; KEY_BYTES];
        assert!(ReporterSeal::from_keys(&one, &[]).is_none());
        one[0] = 1;
        assert!(ReporterSeal::from_keys(&one, &[]).is_none());
    }

    #[test]
    fn nothing_of_a_key_is_printed() {
        assert_eq!(format!("{:?}", ReporterSeal::generate_for_tests()), "ReporterSeal(…)");
    }
}
