//! What an entry of the audit log says besides its action, in words, for auditors.

use std::collections::BTreeMap;

use domain::bnba::{Anomaly, RepairField};
use domain::decision::{ConflictReason, Decision, Verdict};
use domain::form::PhotoKind;
use domain::musyawarah::Recommendation;
use domain::petugas::Role;
use domain::review::CaseKind;
use domain::window::WindowKind;

use super::{kalender, kasus, kelayakan, musyawarah, penerima, putusan, role, uji_petik};
use crate::text::draft::photo_title;
use crate::text::{Lang, Text, texts};

texts! {
    /// `totp`
    WITH_APP = "dengan kode dari aplikasi" / "with a code of the app";
    /// `recovery`
    WITH_RECOVERY = "dengan kode cadangan" / "with a recovery code";
    /// `set_up`
    AT_SET_UP = "setelah memasang akun" / "after setting the account up";
    /// An account whose name is known.
    ACCOUNT_OF = "akun {name}" / "account of {name}";
    /// An account by its number.
    ACCOUNT = "akun nomor {number}" / "account number {number}";
    /// A case by its number.
    CASE = "kasus nomor {number}" / "case number {number}";
    /// A search that found nothing.
    NO_CASE = "tidak ada kasus" / "no case";
    /// Cases that were moved.
    CASES = "{number} kasus" / "{number} cases";
    /// A batch.
    BATCH = "batch nomor {number}" / "batch number {number}";
    /// A deliberation.
    DELIBERATION = "musyawarah nomor {number}" / "deliberation number {number}";
    /// A draw.
    DRAW = "undian nomor {number}" / "draw number {number}";
    /// A version of the recipient data.
    VERSION = "versi data {number}" / "data version {number}";
    /// A file of many proposals.
    BULK = "berkas nomor {number}" / "file number {number}";
    /// A file by the beginning of its key.
    FILE = "berkas {number}" / "file {number}";
    /// Lines of a file.
    LINES = "{number} baris" / "{number} lines";
    /// `letter`
    LETTER = "surat nomor {number}" / "letter number {number}";
    /// `email`
    MAIL = "e-mail nomor {number}" / "e-mail number {number}";
    /// A person by the beginning of what stands for them.
    PERSON = "orang {number}" / "person {number}";
    /// A region by its code.
    REGION = "wilayah {number}" / "region {number}";
    /// `dukcapil`
    CHECKS = "hasil cek Dukcapil" / "results of Dukcapil checks";
    /// `anomali`
    ANOMALIES = "semua anomali" / "all anomalies";
    /// `banding`
    COMPARED = "perbandingan versi" / "comparison of versions";
    /// `nama`
    BY_NAME = "pencarian nama" / "search by name";
    /// A recommendation was taken back.
    UNSAID = "rekomendasi dihapus" / "recommendation taken back";
}

/// How much of a long key is shown: enough to see that two lines are about the same.
const KEY_SHOWN: usize = 8;
/// Digits of what stands for a person in the log.
const PERSON_DIGITS: usize = 32;

/// What stands in an entry of this action, in words; as it stands there where this program has none for it. `officers` are
/// names by number.
pub fn detail(lang: Lang, action: &str, detail: &str, officers: &BTreeMap<i64, String>) -> String {
    let say = |text: Option<Text>| text.map(|text| text.get(lang).to_owned());
    let found = match action {
        "case.move" => say(kasus::step(CaseKind::Usulan, detail)),
        "case.decide" | "case.undo" | "case.decision_void" => {
            let found = detail.parse::<Decision>().ok();
            say(found.map(|one| putusan::decision(CaseKind::Usulan, one)))
        }
        "case.conflict" => say(detail.parse::<ConflictReason>().ok().map(putusan::conflict)),
        "sample.judge" => say(detail.parse::<Verdict>().ok().map(uji_petik::verdict)),
        "photo.view" => say(PhotoKind::from_slug(detail).map(photo_title)),
        "petugas.sign_in" => say(signed_in(detail)),
        "recipient.list" => Some(listed(lang, detail)),
        _ => parts(lang, action, detail, officers),
    };
    found.unwrap_or_else(|| detail.to_owned())
}

fn signed_in(detail: &str) -> Option<Text> {
    match detail {
        "totp" => Some(WITH_APP),
        "recovery" => Some(WITH_RECOVERY),
        "set_up" => Some(AT_SET_UP),
        _ => None,
    }
}

/// Which list of people was opened.
fn listed(lang: Lang, detail: &str) -> String {
    match detail.split_once(':') {
        Some(("banding", desa)) => format!("{}, {}", COMPARED.get(lang), region(lang, desa)),
        Some(("desa", desa)) => region(lang, desa),
        Some(("nama", desa)) => format!("{}, {}", BY_NAME.get(lang), region(lang, desa)),
        _ => match detail {
            "dukcapil" => CHECKS.get(lang).to_owned(),
            "anomali" => ANOMALIES.get(lang).to_owned(),
            code => match code.parse::<Anomaly>() {
                Ok(anomaly) => penerima::anomaly(anomaly).get(lang).to_owned(),
                Err(_) => person(lang, code).unwrap_or_else(|| code.to_owned()),
            },
        },
    }
}

fn region(lang: Lang, kode: &str) -> String {
    REGION.fill(lang, &[("number", kode)])
}

/// The beginning of what stands for a person; `None` for anything else.
fn person(lang: Lang, code: &str) -> Option<String> {
    let is_one = code.len() == PERSON_DIGITS && code.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_one.then(|| PERSON.fill(lang, &[("number", &code[..KEY_SHOWN])]))
}

fn account(lang: Lang, id: &str, officers: &BTreeMap<i64, String>) -> String {
    match id.parse().ok().and_then(|id: i64| officers.get(&id)) {
        Some(name) => ACCOUNT_OF.fill(lang, &[("name", name)]),
        None => ACCOUNT.fill(lang, &[("number", id)]),
    }
}

/// The parts of a detail, each in words, where the first of them is a number or a code of the action's own.
fn parts(
    lang: Lang,
    action: &str,
    detail: &str,
    officers: &BTreeMap<i64, String>,
) -> Option<String> {
    let mut pieces = detail.split([' ', ':']).filter(|piece| !piece.is_empty());
    let first = pieces.next()?;
    let (area, _) = action.split_once('.')?;
    let number = |text: Text| Some(text.fill(lang, &[("number", first)]));
    let is_number = first.bytes().all(|byte| byte.is_ascii_digit());
    let head = match (area, action) {
        ("petugas" | "lease", _) if is_number => Some(account(lang, first, officers)),
        ("musyawarah", _) | (_, "recipient.conflict") if is_number => number(DELIBERATION),
        ("bulk", _) if is_number => number(BULK),
        (_, "sample.draw") if is_number => number(DRAW),
        (_, "data.restore") if is_number => number(VERSION),
        (_, "recipient.check_import") if is_number => number(LINES),
        (_, "data.import") => first.get(..KEY_SHOWN).map(|key| FILE.fill(lang, &[("number", key)])),
        (_, "case.search") if first == "0" => Some(NO_CASE.get(lang).to_owned()),
        (_, "case.search") => Some(CASE.fill(lang, &[("number", &first.replace(',', ", "))])),
        (_, "case.hand_over") => pieces.next().map(|id| account(lang, id, officers)),
        (_, "answer.import") => pieces.next().map(|count| CASES.fill(lang, &[("number", count)])),
        ("reply" | "subject", _) => {
            let text = if first == "email" { MAIL } else { LETTER };
            pieces.next().map(|id| text.fill(lang, &[("number", id)]))
        }
        (_, "case.pair") => {
            Some(if first == "ganda" { kasus::SAME } else { kasus::NOT_SAME }.get(lang).to_owned())
        }
        _ if first == "batch" => pieces.next().map(|id| BATCH.fill(lang, &[("number", id)])),
        _ => piece(lang, action, first),
    }?;
    let rest = pieces.map(|one| piece(lang, action, one).unwrap_or_else(|| one.to_owned()));
    Some(std::iter::once(head).chain(rest).collect::<Vec<_>>().join(", "))
}

/// A code that follows a number, or stands alone.
fn piece(lang: Lang, action: &str, code: &str) -> Option<String> {
    let text = match action {
        "recipient.judge" if code == "layak" => Some(kelayakan::LAYAK),
        "recipient.judge" if code == "tidak_layak" => Some(kelayakan::TIDAK_LAYAK),
        "recipient.repair" => code.parse::<RepairField>().ok().map(penerima::field),
        "musyawarah.recommend" if code == "none" => Some(UNSAID),
        "musyawarah.recommend" => {
            code.parse::<Recommendation>().ok().map(musyawarah::recommendation)
        }
        "calendar.change" => code.parse::<WindowKind>().ok().map(kalender::kind),
        "petugas.change" => code.parse::<Role>().ok().map(role),
        "case.pair" => return Some(CASE.fill(lang, &[("number", code)])),
        _ => None,
    };
    text.map(|text| text.get(lang).to_owned()).or_else(|| person(lang, code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_log_is_said_in_words() {
        let officers = BTreeMap::from([(10, "Ratna".to_owned())]);
        let hex = "00112233445566778899aabbccddeeff";
        for (action, code, words) in [
            ("petugas.sign_in", "totp", "dengan kode dari aplikasi"),
            ("petugas.sign_in", "set_up", "setelah memasang akun"),
            ("case.move", "take", "Petugas mulai memeriksa"),
            ("reply.print", "letter 1", "surat nomor 1"),
            ("petugas.create", "10", "akun Ratna"),
            ("petugas.disable", "11", "akun nomor 11"),
            ("petugas.change", "10 auditor 99.01", "akun Ratna, Auditor, 99.01"),
            ("case.hand_over", "petugas:10", "akun Ratna"),
            ("musyawarah.recommend", "7:tunda", "musyawarah nomor 7, Tunda"),
            ("musyawarah.read", &format!("7 {hex}"), "musyawarah nomor 7, orang 00112233"),
            ("batch.export", "batch:3 csv", "batch nomor 3, csv"),
            ("recipient.view", hex, "orang 00112233"),
            ("recipient.list", "desa:99.01.01.2001", "wilayah 99.01.01.2001"),
            ("recipient.list", "nama:99.01.01.2001", "pencarian nama, wilayah 99.01.01.2001"),
            ("case.search", &format!("7,12 {hex}"), "kasus nomor 7, 12, orang 00112233"),
            ("case.search", &format!("0 {hex}"), "tidak ada kasus, orang 00112233"),
            ("case.note", "n001", "n001"),
        ] {
            assert_eq!(detail(Lang::Id, action, code, &officers), words, "{action} {code}");
        }
        assert_eq!(detail(Lang::En, "reply.print", "letter 1", &officers), "letter number 1");
    }
}
