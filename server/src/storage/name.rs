//! Names of stored files: random, and safe as part of a path.

use std::fmt;

/// Random bytes in a name.
const ENTROPY_BYTES: usize = 16;
/// Characters of a name: hexadecimal digits.
const NAME_CHARS: usize = 2 * ENTROPY_BYTES;
/// Characters of a name that choose its folder.
const FOLDER_CHARS: usize = 2;

/// The name of a stored file: 32 lower-case hexadecimal digits. Says nothing about anybody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileName(String);

impl FileName {
    /// The name made of these random bytes.
    pub fn from_entropy(bytes: [u8; ENTROPY_BYTES]) -> Self {
        Self(format!("{:032x}", u128::from_be_bytes(bytes)))
    }

    /// Reads a name back, such as from a row. `None` for anything else: no path can be smuggled in.
    pub fn parse(text: &str) -> Option<Self> {
        let is_name = text.len() == NAME_CHARS
            && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_name.then(|| Self(text.to_owned()))
    }

    /// The name, as rows keep it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder the file lies in: files are spread over 256 of them.
    pub(super) fn folder(&self) -> &str {
        &self.0[..FOLDER_CHARS]
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_nothing_else_does() {
        let name = FileName::from_entropy([0x0A; ENTROPY_BYTES]);
        assert_eq!(name.folder(), "0a");
        assert_eq!(FileName::parse(name.as_str()), Some(name));
        for text in ["", "..", "../../../../../../../etc/passwd..", &"A".repeat(NAME_CHARS)] {
            assert_eq!(FileName::parse(text), None, "{text}");
        }
    }
}
