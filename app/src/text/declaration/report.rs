//! Consent and declarations of whoever writes about a recipient, and of the recipient's answer.

use domain::form::Form;

use super::{CONSENT_KEPT, CONSENT_RIGHTS, CONSENT_WHO, KeptDays, span};
use crate::text::draft::of_form;
use crate::text::{Lang, Text, texts};

texts! {
    /// Purpose and basis.
    PURPOSE = "Gunanya hanya satu: memeriksa {what} ini sebagai bahan keputusan Dinas Sosial. Dasarnya persetujuan Anda dan UU 13/2011." / "The only purpose: to examine this {what}, on which the Dinas Sosial bases its decision. The basis is your consent and Law 13/2011.";
    /// Items.
    ITEMS = "Datanya: identitas dan kontak Anda, serta jawaban dan foto yang Anda periksa di halaman ini." / "The data: your identity and contact, and the answers and photos that you checked on this page.";
    /// Items of an answer.
    ITEMS_ANSWER = "Datanya: jawaban, kontak, dan foto yang Anda periksa di halaman ini." / "The data: the answer, contact and photos that you checked on this page.";
    /// The seal (S-7).
    SEALED = "Rahasia: nama, NIK, nomor HP, dan e-mail Anda disegel. Hanya petugas berwenang yang bisa membukanya, dengan alasan tertulis. Setiap pembukaan dicatat dan bisa Anda lihat di halaman Lacak." / "Confidential: your name, NIK, phone number and e-mail are sealed. Only an entitled officer can open them, for a written reason. Every opening is recorded, and you can see it on the tracking page.";
    /// Who sees it.
    SEEN = "Yang boleh melihat isinya: petugas Dinas Sosial yang memeriksa. Orang ini tidak pernah melihat identitas, tulisan, atau foto Anda. Tidak dijual, tidak diumumkan." / "Who may see what it says: the officers of the Dinas Sosial who examine it. This person never sees your identity, text or photos. It is not sold and not published.";
    /// Who sees an answer.
    SEEN_ANSWER = "Yang boleh melihat: petugas Dinas Sosial yang memeriksa. Yang menyampaikan sanggahan tidak melihatnya. Tidak dijual, tidak diumumkan." / "Who may see it: the officers of the Dinas Sosial who examine it. Whoever objected does not see it. It is not sold and not published.";
    /// The right of reply (S-11).
    REPLY = "Orang ini diberi tahu jenis sanggahannya saja, dan boleh menjawab sebelum ada keputusan." / "This person is told the kind of objection only, and may answer before there is a decision.";
    /// What lies, and what mistakes, mean.
    TRUTH_REPORT = "Sengaja menyampaikan yang tidak benar bisa dipidana dan merugikan keluarga orang. Keliru melihat bukan kejahatan: tulis saja yang benar-benar Anda ketahui." / "To say what is not true on purpose is punishable, and harms a family. To be mistaken is no crime: just write what you really know.";

    /// Label of the checkbox `persetujuan_kesehatan`.
    HEALTH_LABEL_REPORT = "Orang ini, atau saya sebagai keluarganya, setuju data kesehatan di halaman ini dipakai untuk memeriksa laporan ini" / "This person, or I as their family, agree that the health data on this page is used to review this report";

    /// A text that names its writer was not confirmed.
    SEND_ANYWAY_MISSING = "Ubah tulisan yang menyebut diri Anda, atau centang bahwa Anda tetap ingin mengirimnya." / "Change the text that names you, or tick that you want to send it all the same.";

    /// What was agreed to, in a report: `pdp`.
    PURPOSE_PDP_REPORT = "Penggunaan data untuk laporan" / "Use of data for the report";
    /// What was agreed to, in an answer: `pdp`.
    PURPOSE_PDP_ANSWER = "Penggunaan data untuk jawaban" / "Use of data for the answer";
}

/// As [`super::consent`], of a form about a recipient.
pub(super) fn consent(lang: Lang, form: Form, office: &str, kept: KeptDays) -> Vec<String> {
    let (photos, case) = (span(lang, kept.photos), span(lang, kept.case));
    let plain = |text: Text| text.get(lang).to_owned();
    let mut lines =
        vec![CONSENT_WHO.fill(lang, &[("office", office)]), of_form(PURPOSE, lang, form, &[])];
    if form.seals_reporter() {
        lines.extend([ITEMS, SEALED, SEEN].map(plain));
    } else {
        lines.extend([ITEMS_ANSWER, SEEN_ANSWER].map(plain));
    }
    if form == Form::Sanggahan {
        lines.push(plain(REPLY));
    }
    lines.push(CONSENT_KEPT.fill(lang, &[("photos", &photos), ("case", &case)]));
    lines.push(plain(CONSENT_RIGHTS));
    lines
}
