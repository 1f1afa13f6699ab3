//! Recipient files for tests. All people are invented and live in province 99.

use domain::samples::SamplePerson;
use domain::wilayah::KodeWilayah;
use server::usecase::seed_demo::SampleFile;

/// The header of a file with the required columns only.
pub(crate) const HEADER: &str = "nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,program,status,\
                                 periode,keterangan";

/// A village of province 99.
pub(crate) fn village(code: &str) -> KodeWilayah {
    code.parse().expect("a region code")
}

/// A file of sample people.
pub(crate) fn csv_of(people: &[SamplePerson]) -> Vec<u8> {
    let mut file = SampleFile::begin(Vec::new()).expect("memory can be written");
    for person in people {
        file.add(person).expect("memory can be written");
    }
    file.finish().expect("memory can be written")
}

/// One line of a file with the required columns; a woman who gets PKH unless told otherwise.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) nik: String,
    pub(crate) name: String,
    pub(crate) birth: String,
    pub(crate) desa: String,
    pub(crate) program: String,
    pub(crate) status: String,
    pub(crate) note: String,
}

impl Line {
    /// The person with this serial number, always the same.
    pub(crate) fn of(serial: u32) -> Self {
        Self {
            nik: format!("990101520387{serial:04}"),
            name: format!("Sri Rahayu {}", letters(serial)),
            birth: "1987-03-12".to_owned(),
            desa: "99.01.01.2001".to_owned(),
            program: "PKH".to_owned(),
            status: "penerima".to_owned(),
            note: String::new(),
        }
    }

    pub(crate) fn program(mut self, program: &str) -> Self {
        program.clone_into(&mut self.program);
        self
    }

    pub(crate) fn desa(mut self, desa: &str) -> Self {
        desa.clone_into(&mut self.desa);
        self
    }

    pub(crate) fn text(&self) -> String {
        format!(
            "{},9971010101200001,{},{},P,{},003,001,Jalan Mawar 7,{},{},Januari-Maret 2026,{}",
            self.nik, self.name, self.birth, self.desa, self.program, self.status, self.note
        )
    }

    /// A file of such lines.
    pub(crate) fn file(lines: &[Self]) -> String {
        let lines: Vec<String> = lines.iter().map(Self::text).collect();
        format!("{HEADER}\n{}\n", lines.join("\n"))
    }
}

/// Numbers as letters, for names.
fn letters(mut number: u32) -> String {
    let mut text = String::from("A");
    while number > 0 {
        text.push(char::from(b'a' + u8::try_from(number % 26).expect("below 26")));
        number /= 26;
    }
    text
}
