//! What a form is called, inside the sentences of pages that every form shares.

use domain::form::Form;

use crate::text::{Lang, Text, texts};

texts! {
    USULAN = "usulan" / "proposal";
    SANGGAHAN = "sanggahan" / "objection";
    TANGGAPAN = "tanggapan" / "statement";
    LAPORAN = "laporan" / "report";
    JAWABAN = "jawaban" / "answer";
}

/// The noun of a form, in small letters.
pub const fn noun(form: Form) -> Text {
    match form {
        Form::Usulan(_) => USULAN,
        Form::Sanggahan => SANGGAHAN,
        Form::TanggapanLayak => TANGGAPAN,
        Form::PerubahanData(_) | Form::Penyalahgunaan => LAPORAN,
        Form::HakJawab => JAWABAN,
    }
}

/// `text` with `{what}` replaced by the noun of `form`, and `values` filled in. Begins with a capital
/// letter.
pub fn of_form(text: Text, lang: Lang, form: Form, values: &[(&str, &str)]) -> String {
    let mut all = vec![("what", noun(form).get(lang))];
    all.extend_from_slice(values);
    let sentence = text.fill(lang, &all);
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
