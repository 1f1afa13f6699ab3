//! What a person agrees to and declares before anything is sent, word for word.
//!
//! Which wording was read is stored with the consent (UU 27/2022 Pasal 22 and 24), so a sentence
//! here never changes its meaning under the same [`VERSION`]: whoever changes one raises it.

use domain::form::Form;
use domain::usulan::Hubungan;

use super::draft::of_form;
use super::{Lang, Text, texts};

pub mod report;

pub use report::HEALTH_LABEL_REPORT;

/// Version of every wording in this file; stored with each consent and declaration.
pub const VERSION: &str = "2026-11";

/// Name of the checkbox of the consent; all others are declarations.
pub const CONSENT: &str = "setuju_pdp";

/// How long the data of a case is kept after it has been closed, in days. From the terms in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptDays {
    /// Photos and documents.
    pub photos: u32,
    /// Everything else.
    pub case: u32,
}

texts! {
    /// Heading above the consent.
    CONSENT_TITLE = "Persetujuan penggunaan data" / "Consent to the use of data";
    /// Who asks, and under which law.
    CONSENT_WHO = "{office} meminta persetujuan Anda menurut UU 27/2022 tentang Pelindungan Data Pribadi." / "{office} asks for your consent under Law 27/2022 on Personal Data Protection.";
    /// Purpose and basis.
    CONSENT_PURPOSE = "Gunanya hanya satu: memeriksa usulan ini dan, jika layak, meneruskannya ke Kementerian Sosial. Dasarnya persetujuan Anda dan UU 13/2011." / "The only purpose: to examine this proposal and, if found eligible, to pass it on to the Ministry of Social Affairs. The basis is your consent and Law 13/2011.";
    /// Items, for oneself or one's family.
    CONSENT_ITEMS = "Datanya: semua jawaban dan foto yang Anda periksa di halaman ini." / "The data: all answers and photos that you checked on this page.";
    /// Items, for a neighbour (S-6).
    CONSENT_ITEMS_NEIGHBOUR = "Datanya: identitas dan kontak Anda, serta jawaban dan foto rumah yang Anda periksa di halaman ini. Kami tidak meminta KTP, KK, atau data kesehatan tetangga Anda." / "The data: your identity and contact, and the answers and the photo of the house that you checked on this page. We do not ask for your neighbour’s KTP, KK or health data.";
    /// Who sees it.
    CONSENT_SEEN = "Yang boleh melihat: petugas Dinas Sosial yang memeriksa, dan Kementerian Sosial jika usulan diteruskan. Tidak dijual, tidak diumumkan." / "Who may see it: the officers of the Dinas Sosial who examine it, and the Ministry of Social Affairs if it is passed on. It is not sold and not published.";
    /// What a neighbour is told (D-13).
    CONSENT_TOLD = "Orang yang Anda usulkan kami beri tahu jika bisa dihubungi. Ia boleh memperbaiki atau menarik usulan. Nama Anda tidak kami sebut." / "We tell the person you propose, if they can be reached. They may correct or withdraw the proposal. We do not name you.";
    /// Retention.
    CONSENT_KEPT = "Lama simpan: foto dihapus {photos} setelah kasus selesai, data lain {case}." / "How long it is kept: photos are erased {photos} after the case has ended, other data {case}.";
    /// A term in years.
    YEARS = "{count} tahun" / "{count} years";
    /// A term of one year.
    YEAR = "{count} tahun" / "{count} year";
    /// A term in months.
    MONTHS = "{count} bulan" / "{count} months";
    /// A term of one month.
    MONTH = "{count} bulan" / "{count} month";
    /// A term in days.
    DAYS = "{count} hari" / "{count} days";
    /// A term of one day.
    DAY = "{count} hari" / "{count} day";
    /// Rights.
    CONSENT_RIGHTS = "Hak Anda: melihat, memperbaiki, dan menghapus data, serta menarik persetujuan. Caranya lewat halaman Lacak; kami jawab paling lama 3×24 jam. Jika ditarik, pemeriksaan berhenti." / "Your rights: to see, correct and erase the data, and to withdraw consent. Use the tracking page; we answer within 3×24 hours. If withdrawn, the review stops.";
    /// Label of the checkbox `setuju_pdp`.
    CONSENT_LABEL = "Saya sudah membaca ini dan setuju data tersebut digunakan untuk {what} ini." / "I have read this and agree that the data is used for this {what}.";

    /// Heading above the declarations.
    TRUTH_TITLE = "Pernyataan" / "Declaration";
    /// The sanction of UU 13/2011 Pasal 42 (F-1).
    TRUTH_SANCTION = "Memalsukan data fakir miskin dilarang. Ancamannya penjara paling lama 2 tahun atau denda paling banyak Rp50 juta (UU 13/2011 Pasal 42)." / "Falsifying data of the poor is forbidden. The penalty is up to 2 years in prison or a fine of up to 50 million rupiah (Law 13/2011, Article 42).";
    /// What to do when in doubt.
    TRUTH_DOUBT = "Tidak tahu suatu jawaban? Lebih baik dikosongkan daripada dikira-kira." / "Not sure of an answer? Better leave it empty than guess.";
    /// Label of the checkbox `benar`.
    TRUTH_LABEL = "Saya menyatakan semua isian ini benar sepengetahuan saya." / "I declare that everything entered is true to the best of my knowledge.";
    /// Label of the checkbox `sudah_diberi_tahu`.
    TOLD_LABEL = "Orang yang saya usulkan, atau walinya, sudah saya beri tahu tentang usulan ini." / "I have told the person I propose, or their guardian, about this proposal.";

    /// Label of the checkbox `persetujuan_kesehatan`, of a proposal for oneself.
    HEALTH_LABEL_OWN = "Saya setuju data kesehatan keluarga saya di halaman ini dipakai untuk memeriksa usulan ini" / "I agree that my family’s health data on this page is used to review this proposal";
    /// The same, of a proposal for somebody else.
    HEALTH_LABEL = "Saya dan orang yang diusulkan setuju data kesehatan di halaman ini dipakai untuk memeriksa usulan ini" / "I and the proposed person agree that the health data on this page is used to review this proposal";

    /// The consent was not given.
    CONSENT_MISSING = "Centang persetujuan penggunaan data. Tanpa itu kiriman Anda tidak boleh kami proses." / "Tick the consent to the use of data. Without it we may not process what you send.";
    /// The truth was not declared.
    TRUTH_MISSING = "Centang pernyataan bahwa isian ini benar." / "Tick the declaration that what you entered is true.";
    /// The proposed person has not been told.
    TOLD_MISSING = "Beri tahu dulu orang yang Anda usulkan, lalu centang pernyataan ini." / "First tell the person you propose, then tick this declaration.";

    /// What was agreed to: `pdp`.
    PURPOSE_PDP = "Penggunaan data untuk usulan" / "Use of data for the proposal";
    /// What was declared: `truth`.
    PURPOSE_TRUTH = "Pernyataan kebenaran" / "Declaration of truth";
    /// What was agreed to: `health`.
    PURPOSE_HEALTH = "Penggunaan data kesehatan" / "Use of health data";
    /// What was declared: `subject_told`.
    PURPOSE_TOLD = "Yang diusulkan sudah diberi tahu" / "The proposed person has been told";
    /// Any other consent.
    PURPOSE_OTHER = "Persetujuan lain" / "Another consent";
}

/// What the consent says, one sentence per line, as it stands above its checkbox (UU 27/2022
/// Pasal 21, D-2).
pub fn consent(lang: Lang, form: Form, office: &str, kept: KeptDays) -> Vec<String> {
    if form.is_about_recipient() {
        return report::consent(lang, form, office, kept);
    }
    let (photos, case) = (span(lang, kept.photos), span(lang, kept.case));
    let neighbour = form == Form::Usulan(Hubungan::Tetangga);
    let items = if neighbour { CONSENT_ITEMS_NEIGHBOUR } else { CONSENT_ITEMS };
    let mut lines = vec![
        CONSENT_WHO.fill(lang, &[("office", office)]),
        CONSENT_PURPOSE.get(lang).to_owned(),
        items.get(lang).to_owned(),
        CONSENT_SEEN.get(lang).to_owned(),
    ];
    if neighbour {
        lines.push(CONSENT_TOLD.get(lang).to_owned());
    }
    lines.push(CONSENT_KEPT.fill(lang, &[("photos", &photos), ("case", &case)]));
    lines.push(CONSENT_RIGHTS.get(lang).to_owned());
    lines
}

/// A number of days as people say it: whole years and months in these, anything else in days.
///
/// A year has 365 days here and a month 30, as the terms in force count them.
pub fn span(lang: Lang, days: u32) -> String {
    let (count, one, many) = match days {
        days if days > 0 && days.is_multiple_of(365) => (days / 365, YEAR, YEARS),
        days if days > 0 && days.is_multiple_of(30) => (days / 30, MONTH, MONTHS),
        days => (days, DAY, DAYS),
    };
    let unit = if count == 1 { one } else { many };
    unit.fill(lang, &[("count", &count.to_string())])
}

/// Names of the checkboxes that a form needs, in the order of the page.
pub const fn needed(form: Form) -> &'static [&'static str] {
    match form {
        Form::Usulan(Hubungan::SatuKk | Hubungan::Tetangga) => {
            &["setuju_pdp", "benar", "sudah_diberi_tahu"]
        }
        _ => &["setuju_pdp", "benar"],
    }
}

/// What is said under the heading of the declarations: the sanction, and what to do when in doubt.
pub const fn truth(form: Form) -> &'static [Text] {
    match form {
        Form::Usulan(_) => &[TRUTH_SANCTION, TRUTH_DOUBT],
        Form::HakJawab => &[TRUTH_SANCTION],
        _ => &[TRUTH_SANCTION, report::TRUTH_REPORT, TRUTH_DOUBT],
    }
}

/// The sentence beside the checkbox called `field`; `None` for no checkbox of this file.
pub fn label(lang: Lang, field: &str, form: Form) -> Option<String> {
    Some(match field {
        "setuju_pdp" => of_form(CONSENT_LABEL, lang, form, &[]),
        "benar" => TRUTH_LABEL.get(lang).to_owned(),
        "sudah_diberi_tahu" => TOLD_LABEL.get(lang).to_owned(),
        _ => return None,
    })
}

/// What to tell a person who left the checkbox called `field` empty.
pub fn missing(field: &str) -> Option<Text> {
    Some(match field {
        "setuju_pdp" => CONSENT_MISSING,
        "benar" => TRUTH_MISSING,
        "sudah_diberi_tahu" => TOLD_MISSING,
        "tetap_kirim" => report::SEND_ANYWAY_MISSING,
        _ => return None,
    })
}

/// Name of a stored consent or declaration of `form`, as [`purpose`] has it, worded for the form.
pub fn purpose_of(code: &str, form: Form) -> Text {
    match code {
        "pdp" if form == Form::HakJawab => report::PURPOSE_PDP_ANSWER,
        "pdp" if form.is_about_recipient() => report::PURPOSE_PDP_REPORT,
        _ => purpose(code),
    }
}

/// Name of a stored consent or declaration of a proposal: `pdp`, `truth`, `health`, `subject_told`.
pub fn purpose(code: &str) -> Text {
    match code {
        "pdp" => PURPOSE_PDP,
        "truth" => PURPOSE_TRUTH,
        "health" => PURPOSE_HEALTH,
        "subject_told" => PURPOSE_TOLD,
        _ => PURPOSE_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::span;
    use crate::text::Lang;

    #[test]
    fn terms_are_said_in_the_largest_unit_that_fits() {
        let said = [
            (1_825, "5 tahun"),
            (365, "1 tahun"),
            (180, "6 bulan"),
            (30, "1 bulan"),
            (45, "45 hari"),
        ];
        for (days, words) in said {
            assert_eq!(span(Lang::Id, days), words);
        }
        let said =
            [(1_825, "5 years"), (365, "1 year"), (30, "1 month"), (1, "1 day"), (0, "0 days")];
        for (days, words) in said {
            assert_eq!(span(Lang::En, days), words);
        }
    }
}
