//! Codes that people copy by hand (S-8): a mistake is noticed as a mistake.

use domain::field::ErrorCode;
use domain::ticket::{ALPHABET, CODE_LEN, Pin, ResumeCode, TicketNumber};
use proptest::prelude::*;

fn ticket(seed: u8) -> TicketNumber {
    TicketNumber::from_entropy(&[seed; 16])
}

#[test]
fn a_ticket_is_read_however_it_is_written() {
    let ticket = ticket(7);
    let shown = ticket.to_string();
    assert_eq!(shown.len(), 14);
    assert_eq!(shown.replace('-', ""), ticket.as_str());
    for text in [
        shown.clone(),
        shown.to_lowercase(),
        shown.replace('-', ""),
        format!("  {}\n", shown.replace('-', " ")),
        shown.replace('-', "–"),
    ] {
        assert_eq!(TicketNumber::parse(&text), Ok(ticket), "{text:?}");
    }
}

#[test]
fn what_cannot_be_a_code_is_told_apart_from_a_typo() {
    let right = ticket(7).to_string();
    let long = format!("{right}2");
    for (text, code) in [
        ("", ErrorCode::Required),
        (" \t", ErrorCode::Required),
        ("ABCD", ErrorCode::CodeShape),
        (&right[..13], ErrorCode::CodeShape),
        (&long, ErrorCode::CodeShape),
        // No code has 0, O, 1, I or L, nor anything beyond ASCII.
        ("0BCD-EFGH-2345", ErrorCode::CodeShape),
        ("LBCD-EFGH-2345", ErrorCode::CodeShape),
        ("ＡBCD-EFGH-2345", ErrorCode::CodeShape),
        ("ABCD_EFGH_2345", ErrorCode::CodeShape),
        ("2222-2222-2223", ErrorCode::CodeTypo),
    ] {
        assert_eq!(TicketNumber::parse(text), Err(code), "{text:?}");
        assert_eq!(ResumeCode::parse(text).map(drop), Err(code), "{text:?}");
    }
}

#[test]
fn the_alphabet_has_nothing_that_looks_alike() {
    let mut seen = ALPHABET.to_vec();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 31);
    assert!(!seen.iter().any(|character| b"01ILOilo".contains(character)));
}

#[test]
fn secrets_are_not_printed() {
    let code = ResumeCode::from_entropy(&[9; 16]);
    assert_eq!(format!("{code:?}"), "ResumeCode(…)");
    let pin = Pin::parse("123456").unwrap();
    assert_eq!(format!("{pin:?}"), "Pin(…)");
    let ticket = ticket(9);
    assert!(!format!("{ticket:?}").contains(&ticket.as_str()[..8]));
}

#[test]
fn a_pin_is_six_digits() {
    for text in ["123456", " 123 456 ", "123-456"] {
        assert!(Pin::parse(text).unwrap().matches(&Pin::parse("123456").unwrap()), "{text}");
    }
    assert!(!Pin::parse("123456").unwrap().matches(&Pin::parse("123457").unwrap()));
    assert!(!Pin::parse("023456").unwrap().matches(&Pin::parse("123456").unwrap()));
    for text in ["12345", "1234567", "12345a", "١٢٣٤٥٦", "-"] {
        assert_eq!(Pin::parse(text).map(drop), Err(ErrorCode::PinShape), "{text:?}");
    }
    assert_eq!(Pin::parse("").map(drop), Err(ErrorCode::Required));
}

#[test]
fn a_pin_comes_from_all_the_bytes() {
    let pin = |bytes: &[u8; 32]| Pin::from_entropy(bytes).as_str().to_owned();
    let mut bytes = [0; 32];
    assert_eq!(pin(&bytes), "000000");
    bytes[31] = 42;
    assert_eq!(pin(&bytes), "000042");
    // 2^248 modulo a million.
    bytes = [0; 32];
    bytes[0] = 1;
    assert_eq!(pin(&bytes), "662656");
}

proptest! {
    #[test]
    fn every_single_wrong_character_is_noticed(entropy: [u8; 16]) {
        let right = TicketNumber::from_entropy(&entropy);
        for at in 0..CODE_LEN {
            for wrong in ALPHABET.iter().filter(|one| **one != right.as_str().as_bytes()[at]) {
                let mut typed = right.as_str().as_bytes().to_vec();
                typed[at] = *wrong;
                let typed = String::from_utf8(typed).unwrap();
                prop_assert_eq!(TicketNumber::parse(&typed), Err(ErrorCode::CodeTypo));
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_is_noticed(entropy: [u8; 16]) {
        let right = TicketNumber::from_entropy(&entropy);
        for at in 1..CODE_LEN {
            let mut typed = right.as_str().as_bytes().to_vec();
            typed.swap(at - 1, at);
            let typed = String::from_utf8(typed).unwrap();
            let expected =
                if typed == right.as_str() { Ok(right) } else { Err(ErrorCode::CodeTypo) };
            prop_assert_eq!(TicketNumber::parse(&typed), expected);
        }
    }

    #[test]
    fn every_code_is_read_back(entropy: [u8; 16]) {
        let ticket = TicketNumber::from_entropy(&entropy);
        prop_assert_eq!(TicketNumber::parse(&ticket.to_string()), Ok(ticket));
        let code = ResumeCode::from_entropy(&entropy);
        prop_assert_eq!(ResumeCode::parse(code.as_str()), Ok(code));
    }

    #[test]
    fn different_bytes_make_different_tickets(one: [u8; 16], other: [u8; 16]) {
        prop_assume!(one != other);
        prop_assert_ne!(TicketNumber::from_entropy(&one), TicketNumber::from_entropy(&other));
    }

    #[test]
    fn no_text_breaks_the_reader(text: String) {
        if let Ok(ticket) = TicketNumber::parse(&text) {
            prop_assert_eq!(ticket.as_str().len(), CODE_LEN);
        }
        let _ = Pin::parse(&text);
    }
}
