//! What people of these stories answer. All of them are invented and live in province 99.

/// A village, with everything above it.
const SUKAMAJU: [&str; 4] = ["99", "99.01", "99.01.01", "99.01.01.2001"];

/// All answers of one proposal, by step, in the order of the task list.
#[derive(Clone)]
pub(crate) struct Isian {
    /// Code of whom it is for.
    pub(crate) hubungan: &'static str,
    steps: Vec<(&'static str, Vec<(String, String)>)>,
    /// Photos that cannot be left out.
    pub(crate) photos: Vec<&'static str>,
}

impl Isian {
    /// Sumarni, born 12 March 1990, for herself.
    pub(crate) fn diri() -> Self {
        Self {
            hubungan: "diri",
            steps: vec![
                ("pengusul", answers(&[("hubungan", "diri"), ("pengusul_hp", "0812-3456-7890")])),
                (
                    "terusul",
                    answers(&[("nik", "9901015203900001"), ("nomor_kk", "9901011501150007")]),
                ),
                ("identitas", identity("Sumarni", "12", "3", "1990", "P")),
                ("alamat", [address(), answers(&[("domisili_sesuai_ktp", "ya")])].concat()),
                ("bantuan", wanted("PKH")),
            ],
            photos: vec!["ktp", "rumah-depan"],
        }
    }

    /// Her husband Waluyo, for her: they share a family card.
    pub(crate) fn satu_kk() -> Self {
        let mut isian = Self::diri();
        isian.hubungan = "satu_kk";
        isian.steps[0].1 = answers(&[
            ("hubungan", "satu_kk"),
            ("pengusul_nama", "Waluyo"),
            ("pengusul_nik", "9901010707850002"),
            ("pengusul_nomor_kk", "9901011501150007"),
            ("pengusul_hp", "081298765432"),
        ]);
        isian
    }

    /// Kartika, for her old neighbour Mbah Parto.
    pub(crate) fn tetangga() -> Self {
        let proposer = answers(&[
            ("hubungan", "tetangga"),
            ("pengusul_nama", "Kartika Dewanti"),
            ("pengusul_nik", "9901014404880003"),
            ("pengusul_hp", "081377788899"),
        ]);
        Self {
            hubungan: "tetangga",
            steps: vec![
                ("pengusul", [proposer, region(SUKAMAJU)].concat()),
                (
                    "terusul",
                    answers(&[("nik", "9901010106470004"), ("terusul_hp", "081355544433")]),
                ),
                (
                    "identitas",
                    answers(&[
                        ("nama", "Parto Sentono"),
                        ("jenis_kelamin", "L"),
                        ("tahun_lahir", "1947"),
                    ]),
                ),
                ("alamat", address()),
                ("bantuan", wanted("SEMBAKO")),
            ],
            photos: vec!["rumah-depan"],
        }
    }

    /// The same with another answer.
    #[must_use]
    pub(crate) fn with(mut self, step: &'static str, name: &str, value: &str) -> Self {
        let found = self.steps.iter().position(|(known, _)| *known == step);
        let place = found.unwrap_or_else(|| {
            self.steps.push((step, Vec::new()));
            self.steps.len() - 1
        });
        let fields = &mut self.steps[place].1;
        fields.retain(|(known, _)| known != name);
        if !value.is_empty() {
            fields.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// The same with an e-mail address.
    #[must_use]
    pub(crate) fn with_email(self, email: &str) -> Self {
        self.with("pengusul", "pengusul_email", email)
    }

    /// The same for a person with this NIK and family card.
    #[must_use]
    pub(crate) fn about(self, nik: &str, nomor_kk: &str) -> Self {
        self.with("terusul", "nik", nik).with("terusul", "nomor_kk", nomor_kk)
    }

    /// The same at another village.
    #[must_use]
    pub(crate) fn living_in(mut self, codes: [&str; 4]) -> Self {
        for (name, value) in region(codes) {
            self = self.with("alamat", &name, &value);
        }
        self
    }

    /// The same without some photo.
    #[must_use]
    pub(crate) fn without_photo(mut self, kind: &str) -> Self {
        self.photos.retain(|known| *known != kind);
        self
    }

    /// Every step with its answers.
    pub(crate) fn steps(&self) -> &[(&'static str, Vec<(String, String)>)] {
        &self.steps
    }

    /// The answers of one step.
    pub(crate) fn of(&self, step: &str) -> Vec<(String, String)> {
        let found = self.steps.iter().find(|(known, _)| *known == step);
        found.map(|(_, answers)| answers.clone()).unwrap_or_default()
    }
}

/// Pairs as a form posts them.
pub(crate) fn answers(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The four codes of a village.
pub(crate) fn region(codes: [&str; 4]) -> Vec<(String, String)> {
    let names = ["provinsi", "kabupaten", "kecamatan", "desa"];
    names.into_iter().zip(codes).map(|(name, code)| (name.to_owned(), code.to_owned())).collect()
}

fn address() -> Vec<(String, String)> {
    let line = answers(&[("alamat", "Jalan Melati Raya 12"), ("rt", "007"), ("rw", "02")]);
    [region(SUKAMAJU), line].concat()
}

fn identity(name: &str, day: &str, month: &str, year: &str, sex: &str) -> Vec<(String, String)> {
    answers(&[
        ("nama", name),
        ("tempat_lahir", "Kota Contoh"),
        ("tanggal_lahir_hari", day),
        ("tanggal_lahir_bulan", month),
        ("tanggal_lahir_tahun", year),
        ("jenis_kelamin", sex),
        ("status_kawin", "2"),
    ])
}

fn wanted(program: &str) -> Vec<(String, String)> {
    answers(&[("jenis", "masuk_data"), ("sudah_terdaftar", "tidak"), ("program", program)])
}
