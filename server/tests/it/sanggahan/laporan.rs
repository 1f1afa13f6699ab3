//! What people of these stories say about a recipient. All of them are invented and live in province 99.

use crate::usulan::isian::{answers, region};

/// The village of the story people.
const SUKAMAJU: [&str; 4] = ["99", "99.01", "99.01.01", "99.01.01.2001"];
/// Another one of the same district.
pub(crate) const ELSEWHERE: [&str; 4] = ["99", "99.01", "99.01.01", "99.01.01.2002"];
/// What nobody can mistake for anybody's words.
pub(crate) const ACCOUNT: &str = "Punya mobil dan rumah bertingkat di dekat balai warga.";

/// The answers of one report, by step, in the order of the task list.
#[derive(Clone)]
pub(crate) struct Laporan {
    /// Code of its form.
    pub(crate) form: &'static str,
    steps: Vec<(&'static str, Vec<(String, String)>)>,
    /// Photos that go with it.
    pub(crate) photos: Vec<&'static str>,
}

impl Laporan {
    /// Hartono objects: they are well off.
    pub(crate) fn sanggahan() -> Self {
        Self {
            form: "sanggahan",
            steps: vec![
                ("sebab", answers(&[("sebab_tidak_layak", "mampu"), ("tanda_mampu", "mobil")])),
                ("uraian", answers(&[("uraian", ACCOUNT)])),
                ("pelapor", hartono()),
            ],
            photos: vec!["rumah-depan"],
        }
    }

    /// Somebody vouches: there is no other income.
    pub(crate) fn tanggapan() -> Self {
        Self {
            form: "tanggapan_layak",
            steps: vec![
                ("sebab", answers(&[("sebab_layak", "penghasilan_tidak_cukup")])),
                (
                    "uraian",
                    answers(&[("uraian", "Hidup sendiri dan hanya menunggu kiriman anak.")]),
                ),
                ("pelapor", hartono()),
            ],
            photos: Vec::new(),
        }
    }

    /// A change is reported: its form is `perubahan_data.…`.
    pub(crate) fn perubahan(form: &'static str, given: &[(&str, &str)]) -> Self {
        let steps = vec![("perubahan", answers(given)), ("pelapor", hartono())];
        Self { form, steps, photos: Vec::new() }
    }

    /// Somebody keeps half of the money.
    pub(crate) fn penyalahgunaan() -> Self {
        let happened = [
            ("bentuk_penyalahgunaan", "dipotong"),
            ("jumlah_dipotong", "150000"),
            ("pelaku", "Ketua kelompok"),
        ];
        Self {
            form: "penyalahgunaan",
            steps: vec![
                ("kejadian", answers(&happened)),
                ("uraian", answers(&[("uraian", "Setiap pencairan dipotong di tempat.")])),
                ("pelapor", hartono()),
            ],
            photos: Vec::new(),
        }
    }

    /// The person answers.
    pub(crate) fn jawaban() -> Self {
        let answer = "Mobil itu milik majikan saya, hanya dititipkan di halaman.";
        Self {
            form: "hak_jawab",
            steps: vec![("jawaban", answers(&[("jawaban", answer)]))],
            photos: vec!["rumah-depan"],
        }
    }

    /// The same with another answer; an empty one leaves it out.
    #[must_use]
    pub(crate) fn with(mut self, step: &'static str, name: &str, value: &str) -> Self {
        let place = self.steps.iter().position(|(known, _)| *known == step).expect("a step");
        let fields = &mut self.steps[place].1;
        fields.retain(|(known, _)| known != name);
        if !value.is_empty() {
            fields.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// The same by somebody else: name, NIK and telephone.
    #[must_use]
    pub(crate) fn by(self, name: &str, nik: &str, phone: &str) -> Self {
        self.with("pelapor", "pelapor_nama", name).with("pelapor", "pelapor_nik", nik).with(
            "pelapor",
            "pelapor_hp",
            phone,
        )
    }

    /// The same by neighbour number `number`, each with a NIK and a telephone of their own.
    #[must_use]
    pub(crate) fn by_neighbour(self, number: u32) -> Self {
        let letter = |place: u32| char::from(b'a' + u8::try_from(place % 26).expect("below 26"));
        let name = format!("Tetangga W{}{}", letter(number / 26), letter(number));
        self.by(&name, &format!("990101110380{number:04}"), &format!("08136000{number:04}"))
    }

    /// The same with an e-mail address.
    #[must_use]
    pub(crate) fn with_email(self, email: &str) -> Self {
        self.with("pelapor", "pelapor_email", email)
    }

    /// The same by somebody of another village.
    #[must_use]
    pub(crate) fn living_in(mut self, codes: [&str; 4]) -> Self {
        for (name, value) in region(codes) {
            self = self.with("pelapor", &name, &value);
        }
        self
    }

    /// Every step with its answers.
    pub(crate) fn steps(&self) -> &[(&'static str, Vec<(String, String)>)] {
        &self.steps
    }
}

/// Who reports, unless another is named.
pub(crate) const HARTONO: [&str; 3] = ["Hartono Wibisono", "9901011102750005", "081344455566"];

fn hartono() -> Vec<(String, String)> {
    let [name, nik, phone] = HARTONO;
    let own = answers(&[
        ("pelapor_nama", name),
        ("pelapor_nik", nik),
        ("pelapor_hp", phone),
        ("kerahasiaan", "rahasia"),
    ]);
    [own, region(SUKAMAJU)].concat()
}
