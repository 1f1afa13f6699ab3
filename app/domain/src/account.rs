//! Accounts of officers: what may be a user name, a name, a password.
//!
//! Which words are common is for the caller to say: the list stays on the server.

use std::fmt::Write as _;

/// Shortest user name, in characters.
pub const USERNAME_MIN_CHARS: usize = 3;
/// Longest user name, in characters.
pub const USERNAME_MAX_CHARS: usize = 40;
/// Longest name of an officer, in characters.
pub const NAME_MAX_CHARS: usize = 80;
/// Shortest password, in characters.
pub const PASSWORD_MIN_CHARS: usize = 12;
/// Longest password, in characters: a limit on the work, not on fantasy.
pub const PASSWORD_MAX_CHARS: usize = 200;

/// Fewest different characters in a password.
const PASSWORD_MIN_DISTINCT: usize = 5;
/// Parts of a name or user name shorter than this may stand in a password by chance.
const TELLING_CHARS: usize = 4;
/// What has to be left of a password without the name of its owner, in characters.
const LEFT_MIN_CHARS: usize = 8;
/// Rows of characters that fingers run along.
const ROWS: [&str; 5] =
    ["abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// What is wrong with a field about an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountFault {
    /// No user name.
    UsernameMissing,
    /// Not 3 to 40 letters, digits, dots, hyphens or underscores that start with a letter.
    UsernameShape,
    /// Somebody else has it.
    UsernameTaken,
    /// No name.
    NameMissing,
    /// A name that is too long, or has characters that are none.
    NameShape,
    /// No role chosen, or one that does not exist.
    RoleUnknown,
    /// No region of this code.
    ScopeUnknown,
    /// A region of a level that this role does not have.
    ScopeUnsuited,
    /// A region outside that of the admin.
    ScopeForeign,
    /// Not a possible NIK.
    NikInvalid,
    /// Not a possible family-card number.
    KkInvalid,
    /// A number of their own that is known: an admin changes it.
    IdentityKnown,
    /// A relative who was declared before.
    RelativeTwice,
    /// As many relatives as can be declared.
    RelativesFull,
    /// No password.
    PasswordMissing,
    /// Fewer than twelve characters.
    PasswordTooShort,
    /// More than two hundred characters.
    PasswordTooLong,
    /// Digits only.
    PasswordDigits,
    /// The same characters again and again, or a row of the keyboard.
    PasswordMonotonous,
    /// Hardly more than the user name or name.
    PasswordPersonal,
    /// Among the commonest there are, perhaps with a number behind it.
    PasswordCommon,
    /// The one that was there before.
    PasswordUnchanged,
    /// The repetition is another one.
    PasswordDiffers,
    /// Not the password of this account.
    PasswordWrong,
    /// No code.
    CodeMissing,
    /// Neither six digits nor a recovery code.
    CodeShape,
    /// Not the code of this moment.
    CodeWrong,
}

/// A field and what is wrong with it.
pub type FieldFault = (&'static str, AccountFault);

/// Reads a user name: in lower case, without spaces around it.
///
/// # Errors
/// [`AccountFault::UsernameMissing`], [`AccountFault::UsernameShape`].
pub fn read_username(text: &str) -> Result<String, AccountFault> {
    let name = text.trim().to_ascii_lowercase();
    if name.is_empty() {
        return Err(AccountFault::UsernameMissing);
    }
    let fits = (USERNAME_MIN_CHARS..=USERNAME_MAX_CHARS).contains(&name.chars().count());
    let is_known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
    if fits && starts && name.chars().all(is_known) {
        Ok(name)
    } else {
        Err(AccountFault::UsernameShape)
    }
}

/// Reads the name of an officer, with single spaces.
///
/// # Errors
/// [`AccountFault::NameMissing`], [`AccountFault::NameShape`].
pub fn read_name(text: &str) -> Result<String, AccountFault> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(AccountFault::NameMissing);
    }
    let readable = !name.chars().any(char::is_control) && name.chars().any(char::is_alphabetic);
    if readable && name.chars().count() <= NAME_MAX_CHARS {
        Ok(name)
    } else {
        Err(AccountFault::NameShape)
    }
}

/// Whether `password` may guard the account of `username`, whose owner is called `name`.
///
/// Long and not to be guessed is all that is asked: no rule about capitals, digits or signs, which only make people add
/// `1!` to a common word.
///
/// # Errors
/// The first fault found, of those about passwords.
pub fn check_password(
    password: &str,
    username: &str,
    name: &str,
    is_common: impl Fn(&str) -> bool,
) -> Result<(), AccountFault> {
    if password.is_empty() {
        return Err(AccountFault::PasswordMissing);
    }
    let chars = password.chars().count();
    if chars < PASSWORD_MIN_CHARS {
        return Err(AccountFault::PasswordTooShort);
    }
    if chars > PASSWORD_MAX_CHARS {
        return Err(AccountFault::PasswordTooLong);
    }
    let folded = password.to_lowercase();
    if folded.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric()) {
        return Err(AccountFault::PasswordDigits);
    }
    if is_monotonous(&folded) {
        return Err(AccountFault::PasswordMonotonous);
    }
    if is_personal(&folded, username, name) {
        return Err(AccountFault::PasswordPersonal);
    }
    let cores = [folded.clone(), core(&folded), core(&unmasked(core_digits(&folded)))];
    if cores.iter().any(|one| !one.is_empty() && is_common(unit(one))) {
        return Err(AccountFault::PasswordCommon);
    }
    Ok(())
}

/// Few different characters, one short piece repeated, or mostly rows of the keyboard and alphabet.
fn is_monotonous(folded: &str) -> bool {
    let chars: Vec<char> = folded.chars().collect();
    let mut distinct = chars.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let pairs = chars.len().saturating_sub(1);
    let running = chars.windows(2).filter(|pair| runs_on(pair[0], pair[1])).count();
    distinct.len() < PASSWORD_MIN_DISTINCT
        || unit(folded).chars().count() * 2 <= chars.len()
            && unit(folded).chars().count() < LEFT_MIN_CHARS
        || running * 4 >= pairs * 3
}

/// Whether `next` is the same as `one`, or stands beside it in a row.
fn runs_on(one: char, next: char) -> bool {
    let beside = |row: &&str| {
        let place = |c| row.find(c);
        let Some((from, to)) = place(one).zip(place(next)) else { return false };
        from.abs_diff(to) == 1
    };
    // Nine and nought stand beside each other at the end of their row.
    one == next || ROWS.iter().any(beside) || matches!((one, next), ('9', '0') | ('0', '9'))
}

/// The shortest piece whose repetition is `text`.
fn unit(text: &str) -> &str {
    let ends = text.char_indices().skip(1).map(|(at, _)| at);
    let repeats = |end: &usize| {
        text.len().is_multiple_of(*end)
            && text.as_bytes().chunks(*end).all(|one| one == &text.as_bytes()[..*end])
    };
    ends.into_iter().find(repeats).map_or(text, |end| &text[..end])
}

/// Whether little is left without the owner's name.
fn is_personal(folded: &str, username: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let pieces = username.split(['.', '-', '_']).chain(name.split_whitespace());
    let parts = std::iter::once(username).chain(pieces);
    let telling = parts.filter(|part| part.chars().count() >= TELLING_CHARS);
    let mut left = folded.to_owned();
    let mut found = false;
    for part in telling {
        found |= left.contains(part);
        left = left.replace(part, "");
    }
    found && left.chars().count() < LEFT_MIN_CHARS
}

/// Without the signs at both ends, and the digits at its end.
fn core_digits(folded: &str) -> &str {
    folded
        .trim_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(|c: char| !c.is_alphabetic())
}

/// Without digits and signs at both ends.
fn core(folded: &str) -> String {
    folded.trim_matches(|c: char| !c.is_alphabetic()).to_owned()
}

/// With letters for the digits and signs that are written in their place.
fn unmasked(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut plain, c| {
        let letter = match c {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        };
        // Writing to a String cannot fail.
        let _ = write!(plain, "{letter}");
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::AccountFault as F;
    use super::*;

    fn check(password: &str) -> Result<(), F> {
        let common = ["password", "rahasia", "indonesia", "iloveyou"];
        check_password(password, "sri.lestari", "Sri Lestari Handayani", |word| {
            common.contains(&word)
        })
    }

    #[test]
    fn long_words_of_ones_own_are_enough() {
        for good in [
            "kuda biru makan tahu",
            "hujan-pagi-di-balkon",
            "Xk9 ragi tumpah 3 kali",
            "lestarikan sungai kita bersama",
            "пароль кота на крыше",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        for (bad, fault) in [
            ("", F::PasswordMissing),
            ("kuda biru", F::PasswordTooShort),
            ("199001011990", F::PasswordDigits),
            ("0812-3456-7890", F::PasswordDigits),
            ("aaaaaaaaaaaaaa", F::PasswordMonotonous),
            ("abcabcabcabcabc", F::PasswordMonotonous),
            ("tahutahutahutahu", F::PasswordMonotonous),
            ("abcdefghijklmnop", F::PasswordMonotonous),
            ("qwertyuiopasdfgh", F::PasswordMonotonous),
            ("12345678901234a", F::PasswordMonotonous),
            ("sri.lestari2026", F::PasswordPersonal),
            ("Handayani-12345", F::PasswordPersonal),
            ("password1234!!", F::PasswordCommon),
            ("P4ssw0rd-20260", F::PasswordCommon),
            ("2026rahasia2026", F::PasswordCommon),
            ("Indonesia#1945", F::PasswordCommon),
            ("!iloveyou12345", F::PasswordCommon),
        ] {
            assert_eq!(check(bad), Err(fault), "{bad}");
        }
        assert_eq!(check(&"panjang sekali ".repeat(20)), Err(F::PasswordTooLong));
    }

    #[test]
    fn a_common_word_among_others_is_no_harm() {
        assert_eq!(check("rahasia kucing oranye"), Ok(()));
    }

    #[test]
    fn user_names_are_read_in_lower_case() {
        assert_eq!(read_username("  Sri.Lestari "), Ok("sri.lestari".to_owned()));
        assert_eq!(read_username(" "), Err(F::UsernameMissing));
        for bad in ["ab", "9sri", "sri lestari", "sri@dinsos", "śri", &"a".repeat(41)] {
            assert_eq!(read_username(bad), Err(F::UsernameShape), "{bad}");
        }
    }

    #[test]
    fn names_are_tidied_and_bounded() {
        assert_eq!(read_name("  Sri   Lestari, S.Sos. "), Ok("Sri Lestari, S.Sos.".to_owned()));
        assert_eq!(read_name("\t"), Err(F::NameMissing));
        for bad in ["123", "Sri\u{0}", &"a".repeat(81)] {
            assert_eq!(read_name(bad), Err(F::NameShape), "{bad}");
        }
    }
}
