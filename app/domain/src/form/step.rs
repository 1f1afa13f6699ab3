//! The pages of a form, one thing each.

use serde::{Deserialize, Serialize};

use super::field_spec::FieldSpec;
use super::fields;
use super::forms::Form;
use crate::codes::codes;
use crate::usulan::Hubungan;

/// One page of questions, in the order of the task list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who proposes, and how to reach them.
    Pengusul,
    /// Who is proposed: the numbers, or why there are none.
    Terusul,
    /// Name and birth.
    Identitas,
    /// Where the proposed person lives.
    Alamat,
    /// The people on the family card.
    Anggota,
    /// Work and income.
    Pekerjaan,
    /// The dwelling.
    Rumah,
    /// What the household owns.
    Aset,
    /// Disability, pregnancy, age, illness: with a consent of its own.
    Kerentanan,
    /// What is proposed: a place in the data, or a programme.
    Bantuan,
    /// Photos and letters.
    Foto,
    /// In the proposer's own words.
    Alasan,
    /// Why somebody is, or is not, entitled; each reason with its own question.
    Sebab,
    /// What has changed about a recipient.
    Perubahan,
    /// How aid was misused.
    Kejadian,
    /// The account in one's own words, and where the house is.
    Uraian,
    /// Who reports: sealed once it is sent (S-7).
    Pelapor,
    /// The answer of the person an objection is about.
    Jawaban,
}

codes!(Step {
    Pengusul = "pengusul",
    Terusul = "terusul",
    Identitas = "identitas",
    Alamat = "alamat",
    Anggota = "anggota",
    Pekerjaan = "pekerjaan",
    Rumah = "rumah",
    Aset = "aset",
    Kerentanan = "kerentanan",
    Bantuan = "bantuan",
    Foto = "foto",
    Alasan = "alasan",
    Sebab = "sebab",
    Perubahan = "perubahan",
    Kejadian = "kejadian",
    Uraian = "uraian",
    Pelapor = "pelapor",
    Jawaban = "jawaban",
});

impl Step {
    /// The word in the URL, the API, and the database.
    pub const fn slug(self) -> &'static str {
        self.as_str()
    }

    /// The step with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        slug.parse().ok()
    }

    /// The pages of this form, in order. For a neighbour fewer (S-6).
    pub const fn of(form: Form) -> &'static [Self] {
        match form {
            Form::Usulan(Hubungan::Diri | Hubungan::SatuKk) => &[
                Self::Pengusul,
                Self::Terusul,
                Self::Identitas,
                Self::Alamat,
                Self::Anggota,
                Self::Pekerjaan,
                Self::Rumah,
                Self::Aset,
                Self::Kerentanan,
                Self::Bantuan,
                Self::Foto,
                Self::Alasan,
            ],
            Form::Usulan(Hubungan::Tetangga) => &[
                Self::Pengusul,
                Self::Terusul,
                Self::Identitas,
                Self::Alamat,
                Self::Rumah,
                Self::Bantuan,
                Self::Foto,
                Self::Alasan,
            ],
            Form::Sanggahan | Form::TanggapanLayak => {
                &[Self::Sebab, Self::Uraian, Self::Foto, Self::Pelapor]
            }
            Form::PerubahanData(_) => &[Self::Perubahan, Self::Foto, Self::Pelapor],
            Form::Penyalahgunaan => &[Self::Kejadian, Self::Uraian, Self::Foto, Self::Pelapor],
            Form::HakJawab => &[Self::Jawaban, Self::Foto],
        }
    }

    /// Whether the whole page may be skipped. Photos: see [`super::PhotoKind::is_required`].
    pub const fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Anggota
                | Self::Pekerjaan
                | Self::Rumah
                | Self::Aset
                | Self::Kerentanan
                | Self::Alasan
        )
    }

    /// The questions of the page, in order.
    ///
    /// None for [`Step::Foto`], whose files are [`super::PhotoKind`]s. Those of [`Step::Anggota`]
    /// are the questions about one [`super::Member`].
    pub const fn fields(self, form: Form) -> &'static [FieldSpec] {
        fields::of(self, form)
    }
}
