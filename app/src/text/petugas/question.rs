//! The questions of the forms as officers read them: nobody is spoken to, and who proposes, who is proposed and who reports
//! are told apart.

use domain::form::{Form, Step};
use domain::usulan::Hubungan;

use crate::text::draft;
use crate::text::{Text, texts};

texts! {
    HUBUNGAN = "Siapa yang diusulkan pengusul?" / "Whom does the proposer propose?";
    PENGUSUL_NAMA = "Nama lengkap pengusul" / "Full name of the proposer";
    PENGUSUL_NIK = "NIK pengusul" / "NIK of the proposer";
    PENGUSUL_NOMOR_KK = "Nomor KK pengusul" / "KK number of the proposer";
    PENGUSUL_HP = "Nomor HP pengusul" / "Phone number of the proposer";
    PENGUSUL_EMAIL = "Alamat e-mail pengusul" / "E-mail address of the proposer";
    JENIS = "Apa yang diusulkan?" / "What is proposed?";
    HEALTH = "Persetujuan memakai data kesehatan" / "Consent to use health data";

    URAIAN = "Apa yang dilihat atau diketahui pelapor?" / "What has the reporter seen, or knows?";
    PELAPOR_NAMA = "Nama lengkap pelapor" / "Full name of the reporter";
    PELAPOR_NIK = "NIK pelapor" / "NIK of the reporter";
    PELAPOR_HP = "Nomor HP pelapor" / "Phone number of the reporter";
    PELAPOR_EMAIL = "Alamat e-mail pelapor" / "E-mail address of the reporter";
    KERAHASIAAN = "Bolehkah pelapor dihubungi?" / "May the reporter be contacted?";
    PELAPOR_BAGI = "Hubungan pelapor dengan orang ini" / "What the reporter is to this person";
    PELAPOR_BAGI_ALMARHUM = "Hubungan pelapor dengan almarhum" / "What the reporter is to the person who died";
    JAWABAN = "Jawaban orang yang disanggah" / "Answer of the person objected to";
    JAWABAN_HP = "Nomor HP yang menjawab" / "Phone number of who answers";
    JAWABAN_EMAIL = "Alamat e-mail yang menjawab" / "E-mail address of who answers";

    STEP_PENGUSUL = "Pengusul" / "The proposer";
    STEP_TERUSUL = "Orang yang diusulkan" / "The proposed person";
    STEP_IDENTITAS = "Nama dan tanggal lahir orang yang diusulkan" / "Name and date of birth of the proposed person";
    STEP_URAIAN = "Uraian" / "Account";
    STEP_PELAPOR = "Pelapor" / "The reporter";
}

/// Label of the question called `name` in `form`.
pub fn label(name: &str, form: Form) -> Text {
    match name {
        "hubungan" => HUBUNGAN,
        "pengusul_nama" => PENGUSUL_NAMA,
        "pengusul_nik" => PENGUSUL_NIK,
        "pengusul_nomor_kk" => PENGUSUL_NOMOR_KK,
        "pengusul_hp" => PENGUSUL_HP,
        "pengusul_email" => PENGUSUL_EMAIL,
        "jenis" => JENIS,
        "persetujuan_kesehatan" => HEALTH,
        "uraian" if matches!(form, Form::Sanggahan | Form::TanggapanLayak) => URAIAN,
        "pelapor_nama" => PELAPOR_NAMA,
        "pelapor_nik" => PELAPOR_NIK,
        "pelapor_hp" => PELAPOR_HP,
        "pelapor_email" => PELAPOR_EMAIL,
        "kerahasiaan" => KERAHASIAAN,
        "pelapor_bagi" | "pelapor_bagi_keluarga" => PELAPOR_BAGI,
        "pelapor_bagi_almarhum" => PELAPOR_BAGI_ALMARHUM,
        "jawaban" => JAWABAN,
        "jawaban_hp" => JAWABAN_HP,
        "jawaban_email" => JAWABAN_EMAIL,
        _ => draft::label(name, about_another(form)),
    }
}

/// Title of a step.
pub const fn step_title(step: Step, form: Form) -> Text {
    match (step, form) {
        (Step::Pengusul, _) => STEP_PENGUSUL,
        (Step::Terusul, _) => STEP_TERUSUL,
        (Step::Identitas, _) => STEP_IDENTITAS,
        (Step::Uraian, _) => STEP_URAIAN,
        (Step::Pelapor, _) => STEP_PELAPOR,
        (Step::Jawaban, _) => JAWABAN,
        _ => draft::step_title(step, form),
    }
}

/// The form whose questions speak of somebody else: what people say of themselves is read by others.
const fn about_another(form: Form) -> Form {
    match form {
        Form::Usulan(Hubungan::Diri) => Form::Usulan(Hubungan::SatuKk),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_question_speaks_to_who_reads_it() {
        for &form in Form::ALL {
            for &step in Step::of(form) {
                let labels = step.fields(form).iter().map(|spec| label(spec.name, form));
                for text in labels.chain([step_title(step, form)]) {
                    let speaks = text.id.contains("Anda") || text.id.contains("Saya");
                    assert!(!speaks, "{form:?}: {}", text.id);
                    assert!(!text.en.to_lowercase().contains("you"), "{form:?}: {}", text.en);
                }
            }
        }
    }

    #[test]
    fn who_proposes_and_who_is_proposed_are_told_apart() {
        let own = Form::Usulan(Hubungan::Diri);
        for name in ["nik", "nomor_kk", "nama"] {
            assert!(label(name, own).id.contains("orang yang diusulkan"), "{name}");
            let proposer = label(&format!("pengusul_{name}"), own);
            assert!(proposer.id.contains("pengusul"), "{name}");
        }
    }
}
