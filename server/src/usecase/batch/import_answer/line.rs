//! Lines of an answer file: `nomor_tiket,tahap,hasil,alasan,tanggal`.

use std::fmt::Write as _;

use chrono::NaiveDate;
use domain::batch::{Hasil, Tahap};
use domain::birth::parse_date;
use domain::nik::Nik;
use domain::ticket::TicketNumber;

use crate::usecase::sheet::Sheet;

/// The columns, in their order.
const HEADER: [&str; 5] = ["nomor_tiket", "tahap", "hasil", "alasan", "tanggal"];
/// Most lines of a file.
pub const MAX_LINES: usize = 200_000;
/// Longest reason in the centre's own words, in characters.
pub const WORDS_MAX_CHARS: usize = 500;

/// Why a file as a whole is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// Nothing, or no line below the header.
    Empty,
    /// Another header.
    Header,
    /// More lines than a file takes.
    TooManyLines,
}

/// Why a line is not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineReason {
    /// More or fewer fields than the header, or a quote that is not closed.
    FieldCount,
    /// Not UTF-8.
    NotUtf8,
    /// No ticket number.
    TicketShape,
    /// No case of this office has this ticket.
    TicketUnknown,
    /// Its batch is not endorsed, or it is in none.
    NotEndorsed,
    /// No such stage.
    TahapUnknown,
    /// No such result.
    HasilUnknown,
    /// Not a result of this stage.
    HasilUnsuited,
    /// Not a date `YYYY-MM-DD`.
    DateInvalid,
    /// A day that has not come.
    DateFuture,
    /// Before the batch was endorsed.
    DateBefore,
    /// The centre's words are too long, have control characters, or name somebody's NIK: the citizen reads them.
    Words,
    /// The same ticket and stage stand in an earlier line.
    Twice,
    /// The centre answered this stage otherwise before.
    Differs,
    /// The case is beyond this stage, or done.
    StagePassed,
    /// The case was moved while the file was taken over.
    Moved,
}

impl LineReason {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::FieldCount,
        Self::NotUtf8,
        Self::TicketShape,
        Self::TicketUnknown,
        Self::NotEndorsed,
        Self::TahapUnknown,
        Self::HasilUnknown,
        Self::HasilUnsuited,
        Self::DateInvalid,
        Self::DateFuture,
        Self::DateBefore,
        Self::Words,
        Self::Twice,
        Self::Differs,
        Self::StagePassed,
        Self::Moved,
    ];

    /// The stable code, in the file of rejected lines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FieldCount => "field_count",
            Self::NotUtf8 => "not_utf8",
            Self::TicketShape => "ticket_shape",
            Self::TicketUnknown => "ticket_unknown",
            Self::NotEndorsed => "not_endorsed",
            Self::TahapUnknown => "tahap_unknown",
            Self::HasilUnknown => "hasil_unknown",
            Self::HasilUnsuited => "hasil_unsuited",
            Self::DateInvalid => "date_invalid",
            Self::DateFuture => "date_future",
            Self::DateBefore => "date_before_endorsement",
            Self::Words => "alasan",
            Self::Twice => "twice",
            Self::Differs => "differs_from_earlier_answer",
            Self::StagePassed => "stage_passed",
            Self::Moved => "moved_meanwhile",
        }
    }

    /// The column that is to blame; empty for the line as a whole.
    pub const fn column(self) -> &'static str {
        match self {
            Self::FieldCount | Self::NotUtf8 | Self::Moved => "",
            Self::TicketShape | Self::TicketUnknown | Self::NotEndorsed => "nomor_tiket",
            Self::TahapUnknown | Self::Twice | Self::StagePassed => "tahap",
            Self::HasilUnknown | Self::HasilUnsuited | Self::Differs => "hasil",
            Self::DateInvalid | Self::DateFuture | Self::DateBefore => "tanggal",
            Self::Words => "alasan",
        }
    }
}

/// A line that is not taken over. Never its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rejected {
    /// Line number in the file; the header is line 1.
    pub line_no: u64,
    /// Why.
    pub reason: LineReason,
}

/// A line that says something.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) ticket: TicketNumber,
    pub(super) tahap: Tahap,
    pub(super) hasil: Hasil,
    pub(super) words: String,
    pub(super) decided_on: NaiveDate,
}

/// Reads a file: lines by ticket and stage, whatever their order in the file, and those that cannot be read.
pub(super) fn read(
    bytes: &[u8],
    today: NaiveDate,
) -> Result<(Vec<Line>, Vec<Rejected>), FileProblem> {
    let mut sheet = Sheet::open(bytes).ok_or(FileProblem::Empty)?;
    let mut next = || sheet.next().map_err(|_| FileProblem::Header);
    let (_, header) = next()?.ok_or(FileProblem::Empty)?;
    if !header.iter().eq(HEADER.iter().map(|title| title.as_bytes())) {
        return Err(FileProblem::Header);
    }
    let (mut lines, mut rejected) = (Vec::new(), Vec::new());
    while let Some((line_no, record)) = next()? {
        if lines.len() + rejected.len() >= MAX_LINES {
            return Err(FileProblem::TooManyLines);
        }
        match read_line(&record, line_no, today) {
            Ok(line) => lines.push(line),
            Err(reason) => rejected.push(Rejected { line_no, reason }),
        }
    }
    if lines.is_empty() && rejected.is_empty() {
        return Err(FileProblem::Empty);
    }
    lines.sort_by(|a, b| {
        (a.ticket.as_str(), a.tahap, a.number).cmp(&(b.ticket.as_str(), b.tahap, b.number))
    });
    Ok((lines, rejected))
}

fn read_line(record: &csv::ByteRecord, number: u64, today: NaiveDate) -> Result<Line, LineReason> {
    if record.len() != HEADER.len() {
        return Err(LineReason::FieldCount);
    }
    let field = |place: usize| {
        std::str::from_utf8(record.get(place).unwrap_or_default()).map_err(|_| LineReason::NotUtf8)
    };
    let ticket = TicketNumber::parse(field(0)?).map_err(|_| LineReason::TicketShape)?;
    let tahap: Tahap = field(1)?.parse().map_err(|_| LineReason::TahapUnknown)?;
    let hasil: Hasil = field(2)?.parse().map_err(|_| LineReason::HasilUnknown)?;
    hasil.action(tahap).ok_or(LineReason::HasilUnsuited)?;
    let words = field(3)?;
    let is_unfit = |words: &str| {
        words.chars().count() > WORDS_MAX_CHARS
            || words.chars().any(char::is_control)
            || Nik::stands_in(words)
    };
    if is_unfit(words) {
        return Err(LineReason::Words);
    }
    let decided_on = parse_date(field(4)?).map_err(|_| LineReason::DateInvalid)?;
    if decided_on > today {
        return Err(LineReason::DateFuture);
    }
    Ok(Line { number, ticket, tahap, hasil, words: words.to_owned(), decided_on })
}

/// The file of rejected lines.
pub fn rejected_csv(rejected: &[Rejected]) -> String {
    let mut text = String::from("line,column,reason\n");
    for line in rejected {
        let Rejected { line_no, reason } = line;
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{line_no},{},{}", reason.column(), reason.as_str());
    }
    text
}

/// Reads such a file back.
pub fn read_rejected(text: &str) -> Vec<Rejected> {
    let known = |code: &str| LineReason::ALL.into_iter().find(|reason| reason.as_str() == code);
    text.lines()
        .skip(1)
        .filter_map(|line| {
            let (line_no, rest) = line.split_once(',')?;
            let (_, code) = rest.split_once(',')?;
            Some(Rejected { line_no: line_no.parse().ok()?, reason: known(code)? })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
    }

    fn ticket() -> TicketNumber {
        TicketNumber::from_entropy(&[7; 16])
    }

    fn reasons(lines: &[String]) -> Vec<LineReason> {
        let text = format!("{}\n{}\n", HEADER.join(","), lines.join("\n"));
        let (_, rejected) = read(text.as_bytes(), today()).expect("a file");
        rejected.into_iter().map(|line| line.reason).collect()
    }

    #[test]
    fn lines_are_sorted_by_stage_whatever_their_order() {
        let ticket = ticket();
        let text = format!(
            "\u{FEFF}{}\n{ticket},penetapan,ditetapkan,,2026-11-20\n{ticket},verifikasi_pusat,diterima,\"baik, lengkap\",2026-11-01\n",
            HEADER.join(",")
        );
        let (lines, rejected) = read(text.as_bytes(), today()).expect("a file");
        assert!(rejected.is_empty());
        let stages: Vec<Tahap> = lines.iter().map(|line| line.tahap).collect();
        assert_eq!(stages, [Tahap::VerifikasiPusat, Tahap::Penetapan]);
        assert_eq!((lines[0].number, lines[0].words.as_str()), (3, "baik, lengkap"));
    }

    #[test]
    fn what_is_wrong_with_a_line_is_named_without_its_values() {
        let good = format!("{},pmt,diterima,,2026-11-20", ticket());
        let bad = |from: &str, to: &str| good.replace(from, to);
        let long = "x".repeat(WORDS_MAX_CHARS + 1);
        assert_eq!(
            reasons(&[
                good.clone(),
                "x,pmt,diterima,,2026-11-20".to_owned(),
                bad("pmt", "pmk"),
                bad("diterima", "ya"),
                bad("diterima", "ditetapkan"),
                bad("2026-11-20", "20-11-2026"),
                bad("2026-11-20", "2026-02-29"),
                bad("2026-11-20", "2026-11-22"),
                bad(",,", &format!(",{long},")),
                bad(",,", ",ganda dengan 9901.0152.0387.0001 dan lain-lain,"),
                bad(",,", ","),
            ]),
            [
                LineReason::TicketShape,
                LineReason::TahapUnknown,
                LineReason::HasilUnknown,
                LineReason::HasilUnsuited,
                LineReason::DateInvalid,
                LineReason::DateInvalid,
                LineReason::DateFuture,
                LineReason::Words,
                LineReason::Words,
                LineReason::FieldCount,
            ]
        );
    }

    #[test]
    fn a_file_that_is_none_is_refused_as_a_whole() {
        let problem = |bytes: &[u8]| read(bytes, today()).err();
        assert_eq!(problem(b""), Some(FileProblem::Empty));
        assert_eq!(problem(b"nomor_tiket,tahap,hasil,alasan,tanggal\n"), Some(FileProblem::Empty));
        assert_eq!(problem(b"nomor_tiket;tahap;hasil;alasan;tanggal\n"), Some(FileProblem::Empty));
        assert_eq!(problem(b"nomor_tiket|tahap|hasil|alasan|tanggal\n"), Some(FileProblem::Header));
        assert_eq!(problem(b"%PDF-1.4\n"), Some(FileProblem::Header));
        let not_utf8 =
            [b"nomor_tiket,tahap,hasil,alasan,tanggal\n".as_slice(), b"\xFF,a,b,c,d\n"].concat();
        let (_, rejected) = read(&not_utf8, today()).expect("a file");
        assert_eq!(rejected[0].reason, LineReason::NotUtf8);
    }

    #[test]
    fn the_file_of_rejected_lines_reads_back() {
        let rejected: Vec<Rejected> = (2..)
            .zip(LineReason::ALL)
            .map(|(line_no, reason)| Rejected { line_no, reason })
            .collect();
        assert_eq!(read_rejected(&rejected_csv(&rejected)), rejected);
    }
}
