//! What an officer does that changes something: how it is asked for, and how it was answered.

use sha2::{Digest as _, Sha256};

use super::clock::Clock;
use crate::http::{Answer, Ask};

/// Parts the fields of a form with a file. Occurs in none of them.
const BOUNDARY: &str = "pembatas-antara-isian-5c2e";

/// Where a case is.
pub(super) const CASES: &str = "/petugas/kasus/";
/// Where a batch is.
pub(super) const BATCHES: &str = "/petugas/batch/";

/// A decision as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    /// The case.
    pub(super) ticket: String,
    /// The version that was looked at.
    pub(super) version: i64,
    /// Code of the decision.
    pub(super) decision: &'static str,
    /// Code of the reason; empty where there is none.
    pub(super) reason: &'static str,
    /// Stands in the note to the citizen, and in no other.
    pub(super) mark: String,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// This case is taken, or the next one.
    Take(Option<String>),
    GiveBack(String),
    Decide(Verdict),
    Undo(String),
    /// The review of a case goes on without the citizen's answer.
    Resume(String),
    /// A batch of this kind is begun.
    Begin(&'static str),
    Collect(i64),
    TakeOut(i64, String),
    /// A letter is attached to a batch; the number stands in it and in what is typed of it.
    Letter(i64, u32),
    /// With everything that the page says was seen.
    Endorse(i64, Vec<(String, String)>),
    Export(i64, &'static str),
}

/// What of it is counted, officer by officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    Take,
    GiveBack,
    Resume,
    Begin,
    TakeOut,
    Letter,
    Endorse,
}

impl Fact {
    /// All of them.
    pub(super) const ALL: [Self; 7] = [
        Self::Take,
        Self::GiveBack,
        Self::Resume,
        Self::Begin,
        Self::TakeOut,
        Self::Letter,
        Self::Endorse,
    ];
}

impl What {
    /// What of it is counted.
    pub(super) const fn fact(&self) -> Option<Fact> {
        match self {
            Self::Take(_) => Some(Fact::Take),
            Self::GiveBack(_) => Some(Fact::GiveBack),
            Self::Resume(_) => Some(Fact::Resume),
            Self::Begin(_) => Some(Fact::Begin),
            Self::TakeOut(..) => Some(Fact::TakeOut),
            Self::Letter(..) => Some(Fact::Letter),
            Self::Endorse(..) => Some(Fact::Endorse),
            // Decisions are compared one by one; what is collected and handed out may be so again.
            Self::Decide(_) | Self::Undo(_) | Self::Collect(_) | Self::Export(..) => None,
        }
    }

    /// Whether this is an answer while others work on the same.
    pub(super) const fn allows(&self, status: u16) -> bool {
        match self {
            Self::Take(None) | Self::Begin(_) => matches!(status, 303),
            // None waits any more; or it was not attached.
            Self::Undo(_) => matches!(status, 303 | 404 | 409),
            Self::Endorse(..) => matches!(status, 303 | 409 | 422),
            // Others are being made.
            Self::Export(..) => matches!(status, 200 | 409 | 429),
            _ => matches!(status, 303 | 409),
        }
    }

    /// The request.
    pub(super) fn ask(&self, cookie: &str, clock: &Clock) -> Ask {
        let headers = [("cookie", cookie)];
        let form = |path: &str, fields: &[(&str, &str)]| Ask::form_by(path, &headers, fields);
        let case = |ticket: &str, end: &str| format!("{CASES}{ticket}/{end}");
        let batch = |id: i64, end: &str| format!("{BATCHES}{id}/{end}");
        match self {
            Self::Take(None) => form("/petugas/ambil", &[("jenis", "")]),
            Self::Take(Some(ticket)) => form(&case(ticket, "ambil"), &[]),
            Self::GiveBack(ticket) => form(&case(ticket, "lepas"), &[]),
            Self::Decide(verdict) => {
                let reason = format!("alasan_{}", verdict.decision);
                let version = verdict.version.to_string();
                let fields = [
                    ("aksi", "simpan"),
                    ("versi", &version),
                    ("putusan", verdict.decision),
                    (&reason, verdict.reason),
                    ("putusan_catatan", &verdict.mark),
                ];
                form(&case(&verdict.ticket, "putusan"), &fields)
            }
            Self::Undo(ticket) => form(&case(ticket, "batal"), &[("aksi", "batal")]),
            Self::Resume(ticket) => form(&case(ticket, "lanjut"), &[("aksi", "lanjut")]),
            Self::Begin(kind) => form("/petugas/batch", &[("jenis", kind)]),
            Self::Collect(id) => form(&batch(*id, "kumpulkan"), &[("aksi", "kumpulkan")]),
            Self::TakeOut(id, ticket) => form(&batch(*id, "keluarkan"), &[("tiket", ticket)]),
            Self::Letter(id, number) => {
                let body = letter_form(*number, clock);
                let kind = format!("multipart/form-data; boundary={BOUNDARY}");
                Ask::new("POST", &batch(*id, "surat"), &headers, Some((&kind, &body)))
            }
            Self::Endorse(id, seen) => {
                let seen = seen.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                let fields: Vec<_> = seen.chain([("sudah_diperiksa", "ya")]).collect();
                form(&batch(*id, "sahkan"), &fields)
            }
            Self::Export(id, kind) => form(&batch(*id, "ekspor"), &[("bentuk", kind)]),
        }
    }
}

/// What is typed as the number of a letter.
pub(super) fn letter_number(number: u32) -> String {
    format!("460/{number}/Uji")
}

/// A letter: no two are alike.
pub(super) fn letter(number: u32) -> Vec<u8> {
    let head = format!("%PDF-1.4\n% surat uji {number}\n1 0 obj<</Type/Catalog>>endobj\n");
    format!("{head}trailer<</Root 1 0 R>>\n%%EOF\n").into_bytes()
}

fn letter_form(number: u32, clock: &Clock) -> Vec<u8> {
    let [day, month, year] = &clock.day;
    let typed = [
        ("nomor_surat", letter_number(number)),
        ("tanggal_surat_hari", day.clone()),
        ("tanggal_surat_bulan", month.clone()),
        ("tanggal_surat_tahun", year.clone()),
        ("peran_penanda", "sekda_an".to_owned()),
        ("nama_penanda", "Bagus Prakoso".to_owned()),
    ];
    let part = |(name, value): (&str, String)| {
        format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        )
    };
    let mut body = typed.map(part).concat().into_bytes();
    let head = "content-disposition: form-data; name=\"berkas\"; filename=\"surat.pdf\"\r\n\
                content-type: application/pdf\r\n\r\n";
    body.extend_from_slice(format!("--{BOUNDARY}\r\n{head}").as_bytes());
    body.extend_from_slice(&letter(number));
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// The status.
    pub(super) status: u16,
    /// Where it leads.
    pub(super) to: String,
    /// SHA-256 of its body.
    pub(super) sum: [u8; 32],
}

impl Said {
    /// What an answer says.
    pub(super) fn of(answer: &Answer) -> Self {
        let sum = Sha256::digest(&answer.body).into();
        Self { status: answer.status, to: answer.header("location").to_owned(), sum }
    }

    /// Whether it was done.
    pub(super) const fn is_done(&self) -> bool {
        matches!(self.status, 200 | 303)
    }
}

/// What an officer did.
#[derive(Debug, Clone)]
pub(super) struct Act {
    /// The place of the officer among all.
    pub(super) by: usize,
    pub(super) what: What,
    /// When, by the clock of the server.
    pub(super) at: i64,
    /// The answer to each tap on the button; none where a kill came first.
    pub(super) answers: Vec<Option<Said>>,
}

impl Act {
    /// How often it was acknowledged. The next case of an empty queue, and a batch of nothing, are none.
    pub(super) fn done(&self) -> usize {
        let is_something = |said: &&Said| match self.what {
            What::Take(None) => said.to.starts_with(CASES),
            What::Begin(_) => said.to.starts_with(BATCHES),
            _ => true,
        };
        let done = self.answers.iter().flatten().filter(|said| said.is_done());
        done.filter(is_something).count()
    }

    /// Whether it may have been done although nobody said so.
    pub(super) fn is_in_doubt(&self) -> bool {
        self.answers.iter().any(Option::is_none)
    }

    /// Whether one of the taps was refused: then another one came first.
    pub(super) fn is_refused(&self) -> bool {
        self.answers.iter().flatten().any(|said| !said.is_done())
    }

    /// The ticket of the case that was taken, if one was.
    pub(super) fn taken(&self) -> Option<String> {
        let said = self.answers.iter().flatten().find(|said| said.is_done())?;
        match &self.what {
            What::Take(Some(ticket)) => Some(ticket.clone()),
            What::Take(None) => {
                let rest = said.to.strip_prefix(CASES)?;
                rest.split('?').next().map(str::to_owned)
            }
            _ => None,
        }
    }
}
