//! What is proposed: everything follows from a number, so that it can be compared with what was kept.

use serde_json::{Value, json};

use super::plan::{add_village, day, letters, month, nik};

/// Kinds of photos of a family, in the order in which they are sent.
const PHOTOS: [&str; 4] = ["ktp", "rumah-depan", "kk", "selfie"];
/// The one photo of a neighbour.
const PHOTOS_OF_NEIGHBOUR: [&str; 1] = ["rumah-depan"];
/// A proposal as its sender means it. Numbers below 10,000 give people who share nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Usulan(pub(crate) u32);

impl Usulan {
    /// Whom it is for.
    pub(crate) const fn hubungan(self) -> &'static str {
        match self.0 % 4 {
            0 | 1 => "diri",
            2 => "satu_kk",
            _ => "tetangga",
        }
    }

    fn is_neighbours(self) -> bool {
        self.hubungan() == "tetangga"
    }

    /// The photos that go with it: one to four.
    pub(crate) fn photos(self) -> &'static [&'static str] {
        if self.is_neighbours() {
            return &PHOTOS_OF_NEIGHBOUR;
        }
        &PHOTOS[..=(self.0 / 4) as usize % PHOTOS.len()]
    }

    /// Without a fixed address no photo of a house is asked for.
    fn has_home(self) -> bool {
        self.photos().contains(&"rumah-depan")
    }

    /// Members of the family that are listed.
    pub(crate) const fn members(self) -> u32 {
        if self.0 % 4 == 3 { 0 } else { self.0 % 3 }
    }

    /// Whether there is an address for a mail.
    pub(crate) const fn has_email(self) -> bool {
        !self.0.is_multiple_of(5)
    }

    /// Whether questions about health are answered, which takes a consent of its own.
    const fn tells_health(self) -> bool {
        self.members() == 1
    }

    /// Consents and declarations that are kept with it.
    pub(crate) fn consents(self) -> u32 {
        2 + u32::from(self.hubungan() != "diri") + u32::from(self.tells_health())
    }

    /// Whom the office can reach.
    pub(crate) fn contacts(self) -> u32 {
        1 + u32::from(self.is_neighbours())
    }

    /// What is declared when it is sent.
    pub(crate) fn declarations(self) -> Value {
        if self.hubungan() == "diri" {
            json!(["setuju_pdp", "benar"])
        } else {
            json!(["setuju_pdp", "benar", "sudah_diberi_tahu"])
        }
    }

    /// The name of the person it is about. Nobody else has it.
    pub(crate) fn name(self) -> String {
        format!("Warga Uji {}", letters(self.0))
    }

    /// Every step that is answered, with the body of its call, in the order in which they are sent.
    pub(crate) fn steps(self) -> Vec<(&'static str, Value)> {
        let mut steps = vec![
            ("pengusul", self.proposer()),
            ("terusul", self.subject()),
            ("identitas", self.identity()),
            ("alamat", self.address()),
        ];
        if self.members() > 0 {
            steps.push(("anggota", json!({"members": self.family()})));
        }
        if self.tells_health() {
            let answers = json!({"persetujuan_kesehatan": "ya", "lansia": "ya"});
            steps.push(("kerentanan", json!({"answers": answers})));
        }
        let help =
            json!({"jenis": "menerima_program", "sudah_terdaftar": "tidak", "program": "PKH"});
        steps.push(("bantuan", json!({"answers": help})));
        steps
    }

    fn proposer(self) -> Value {
        let mut answers = json!({
            "hubungan": self.hubungan(),
            "pengusul_hp": format!("0812 0000 {:04}", self.0 % 10_000),
            "pengusul_email": self.email(),
        });
        if self.hubungan() != "diri" {
            answers["pengusul_nama"] = json!(format!("Pengusul Uji {}", letters(self.0)));
            answers["pengusul_nik"] = json!(self.nik("990102"));
        }
        match self.hubungan() {
            "satu_kk" => answers["pengusul_nomor_kk"] = json!(self.nik("990103")),
            "tetangga" => add_village(&mut answers),
            _ => {}
        }
        json!({"answers": answers})
    }

    fn email(self) -> String {
        if self.has_email() { format!("warga{}@contoh.invalid", self.0) } else { String::new() }
    }

    fn subject(self) -> Value {
        if self.is_neighbours() {
            let phone = format!("0813 0000 {:04}", self.0 % 10_000);
            return json!({"answers": {"nik": self.nik("990101"), "terusul_hp": phone}});
        }
        json!({"answers": {"nik": self.nik("990101"), "nomor_kk": self.nik("990103")}})
    }

    fn identity(self) -> Value {
        if self.is_neighbours() {
            return json!({"answers": {"nama": self.name(), "jenis_kelamin": "L"}});
        }
        json!({"answers": {
            "nama": self.name(),
            "tempat_lahir": "Kota Uji",
            "tanggal_lahir_hari": day(self.0).to_string(),
            "tanggal_lahir_bulan": month(self.0).to_string(),
            "tanggal_lahir_tahun": "1985",
            "jenis_kelamin": "L",
            "status_kawin": "2",
        }})
    }

    fn address(self) -> Value {
        let mut answers = json!({});
        add_village(&mut answers);
        if self.has_home() {
            answers["alamat"] = json!(format!("Jalan Uji {}", self.0));
            answers["rt"] = json!("001");
            answers["rw"] = json!("002");
        } else {
            answers["tanpa_alamat_tetap"] = json!("ya");
        }
        if !self.is_neighbours() {
            answers["domisili_sesuai_ktp"] = json!("ya");
        }
        json!({"answers": answers})
    }

    fn family(self) -> Vec<Value> {
        (0..self.members())
            .map(|place| {
                json!({
                    "nama": format!("Anggota Uji {}", letters(self.0 * 8 + place)),
                    "nik": self.nik(["990111", "990112"][place as usize % 2]),
                    "hubungan_keluarga": "3",
                    "tahun_lahir": "2010",
                })
            })
            .collect()
    }

    fn nik(self, prefix: &str) -> String {
        nik(prefix, self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nobody_shares_a_name_or_a_number_and_every_kind_is_there() {
        let all: Vec<Usulan> = (0..3_000).map(Usulan).collect();
        let names: HashSet<String> = all.iter().map(|plan| plan.name()).collect();
        let numbers: HashSet<String> = all.iter().map(|plan| plan.nik("990101")).collect();
        assert_eq!((names.len(), numbers.len()), (all.len(), all.len()));
        for photos in 1..=4 {
            assert!(all.iter().any(|plan| plan.photos().len() == photos));
        }
        for hubungan in ["diri", "satu_kk", "tetangga"] {
            assert!(all.iter().any(|plan| plan.hubungan() == hubungan && plan.has_email()));
        }
        assert!(all.iter().any(|plan| plan.consents() == 4 && plan.members() > 0));
    }
}
