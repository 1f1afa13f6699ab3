//! Sealed links, picture challenges and proofs of work as strangers may send them back.
#![no_main]

use std::io::Write as _;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use server::captcha::pow;
use server::crypto::Keys;

/// Always the same keys, so that a finding can be looked at again.
static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    let key = STANDARD.encode([7; 32]);
    write!(file, "index = \"{key}\"\n[encryption]\n1 = \"{key}\"\n").expect("written");
    Keys::load(file.path()).expect("keys")
});

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        assert!(KEYS.open_token("hasil", text).is_err(), "nobody can make a token");
        read_proof(text);
    }
    read_proof(&STANDARD.encode(data));
    assert!(KEYS.open(b"place", data).is_err(), "nobody can seal");

    let Some((at, plain)) = data.split_first() else { return };
    let sealed = KEYS.seal(b"place", plain);
    assert_eq!(KEYS.open(b"place", &sealed).as_deref(), Ok(plain));
    let mut changed = sealed;
    let at = usize::from(*at) % changed.len();
    changed[at] ^= 1;
    assert!(KEYS.open(b"place", &changed).is_err(), "a change is noticed");
});

/// Whatever can be read as a proof was not signed here.
fn read_proof(text: &str) {
    if let Some(payload) = pow::read(text) {
        assert_eq!(pow::check(&payload, "a secret nobody knows"), None);
    }
}
