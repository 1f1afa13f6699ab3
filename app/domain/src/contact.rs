//! How a person can be reached: telephone and e-mail. Both optional to the service, both personal.

use std::fmt;

use crate::field::ErrorCode;

/// Fewest and most digits of a telephone number, country code or leading zero included.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// Most characters of an e-mail address (RFC 5321).
pub const EMAIL_MAX_CHARS: usize = 254;

/// Most characters before the `@` (RFC 5321).
const LOCAL_MAX_CHARS: usize = 64;

/// Most characters between two dots of a domain (RFC 1035).
const LABEL_MAX_CHARS: usize = 63;

/// An Indonesian telephone number, mobile or landline, kept as `+62…`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads a number that begins with `0`, `62` or `+62`; spaces, dots, hyphens, slashes and
    /// brackets are ignored.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Required`] when blank; [`ErrorCode::PhoneInvalid`] for anything else than 8 to
    /// 15 ASCII digits of an Indonesian number.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ErrorCode::Required);
        }
        let typed: String = text.chars().filter(|c| !is_phone_separator(*c)).collect();
        let digits = typed.strip_prefix('+').unwrap_or(&typed);
        let national = match digits.strip_prefix("62") {
            Some(national) => Some(national),
            None if typed.starts_with('+') => None,
            None => digits.strip_prefix('0'),
        }
        .ok_or(ErrorCode::PhoneInvalid)?;
        let number = format!("+62{national}");
        let well_formed = digits.bytes().all(|byte| byte.is_ascii_digit())
            && !national.starts_with(['0', '1'])
            && PHONE_DIGITS.contains(&digits.len())
            && PHONE_DIGITS.contains(&(number.len() - 1));
        if well_formed { Ok(Self(number)) } else { Err(ErrorCode::PhoneInvalid) }
    }

    /// `+62…`, for sealing and for officers. Never into a URL, a log, a public page.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `+62******789`: enough for its owner to recognise it.
    pub fn masked(&self) -> String {
        let hidden = self.0.len() - 6;
        format!("+62{}{}", "*".repeat(hidden), &self.0[3 + hidden..])
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

fn is_phone_separator(c: char) -> bool {
    crate::digits::is_separator(c) || matches!(c, '(' | ')' | '/')
}

/// An e-mail address that a mail server will take: ASCII, one `@`, a dot in the domain.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address; the domain becomes lower case. Whether mail arrives is another question.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Required`] when blank; [`ErrorCode::EmailInvalid`] for anything that is no
    /// address, or has more than [`EMAIL_MAX_CHARS`] characters.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ErrorCode::Required);
        }
        let (local, domain) = text.split_once('@').ok_or(ErrorCode::EmailInvalid)?;
        if text.len() <= EMAIL_MAX_CHARS && is_local_part(local) && is_domain(domain) {
            Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
        } else {
            Err(ErrorCode::EmailInvalid)
        }
    }

    /// The address, for sealing and for the mail worker. Never into a URL, a log, a public page.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `s***@contoh.id`: enough for its owner to recognise it.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or_default();
        format!("{}***@{domain}", &local[..local.len().min(1)])
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

/// The unquoted form only: nobody's real address has quotes, and headers must stay safe.
fn is_local_part(local: &str) -> bool {
    local.len() <= LOCAL_MAX_CHARS
        && local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_byte))
}

const fn is_atom_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'/'
                | b'='
                | b'?'
                | b'^'
                | b'_'
                | b'`'
                | b'{'
                | b'|'
                | b'}'
                | b'~'
        )
}

fn is_domain(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(is_label)
        && last.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn is_label(label: &str) -> bool {
    (1..=LABEL_MAX_CHARS).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::{EmailAddress, Phone};
    use crate::field::ErrorCode;

    #[test]
    fn a_telephone_number_is_kept_in_one_form() {
        for (text, kept) in [
            ("081234567890", "+6281234567890"),
            (" 0812-3456-7890 ", "+6281234567890"),
            ("+62 812 3456 7890", "+6281234567890"),
            ("6281234567890", "+6281234567890"),
            ("(021) 500.123", "+6221500123"),
            ("0341/5551234", "+623415551234"),
        ] {
            assert_eq!(Phone::parse(text).unwrap().as_str(), kept, "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_telephone_number() {
        for text in [
            "0812345",
            "0812345678901234",
            "+6281234567890123456",
            "+60123456789",
            "0012345678",
            "+0812345678",
            "08123456789a",
            "٠٨١٢٣٤٥٦٧٨٩٠",
            "++6281234567890",
            "0812345678\0",
            "0",
            "+",
            "62",
        ] {
            assert_eq!(Phone::parse(text), Err(ErrorCode::PhoneInvalid), "{text:?}");
        }
        assert_eq!(Phone::parse("  "), Err(ErrorCode::Required));
    }

    #[test]
    fn an_email_address_is_taken_when_a_server_would() {
        for (text, kept) in [
            ("siti@contoh.id", "siti@contoh.id"),
            (" Siti.Aminah+bansos@Mail.CONTOH.co.id ", "Siti.Aminah+bansos@mail.contoh.co.id"),
            ("o'neil_1@xn--contoh-1za.id", "o'neil_1@xn--contoh-1za.id"),
        ] {
            assert_eq!(EmailAddress::parse(text).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn anything_else_is_no_email_address() {
        let long_local = format!("{}@contoh.id", "a".repeat(65));
        let long = format!("a@{}.id", "a.".repeat(126));
        for text in [
            "siti",
            "siti@",
            "@contoh.id",
            "siti@contoh",
            "siti@@contoh.id",
            "siti@contoh.id@x.id",
            "siti aminah@contoh.id",
            "siti@contoh..id",
            "siti@-contoh.id",
            "siti@10.0.0.1",
            "siti@[10.0.0.1]",
            ".siti@contoh.id",
            "siti..a@contoh.id",
            "siti@contoh.id\nBcc: x@y.id",
            "siti@contoh.id, x@y.id",
            "<siti@contoh.id>",
            "síti@contoh.id",
            "siti\0@contoh.id",
            &long_local,
            &long,
        ] {
            assert_eq!(EmailAddress::parse(text), Err(ErrorCode::EmailInvalid), "{text:?}");
        }
        assert_eq!(EmailAddress::parse(""), Err(ErrorCode::Required));
    }

    #[test]
    fn neither_is_shown_or_printed_whole() {
        let phone = Phone::parse("081234567890").unwrap();
        assert_eq!(phone.masked(), "+62********890");
        assert_eq!(format!("{phone:?}"), "Phone(…)");
        assert_eq!(Phone::parse("02150012").unwrap().masked(), "+62****012");
        let email = EmailAddress::parse("siti@contoh.id").unwrap();
        assert_eq!(email.masked(), "s***@contoh.id");
        assert_eq!(format!("{email:?}"), "EmailAddress(…)");
    }
}
