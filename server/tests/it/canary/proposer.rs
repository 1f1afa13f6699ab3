//! A family whose every value appears nowhere else, and how they propose themselves.

use reqwest::Method;
use serde_json::{Value, json};

use super::DESA;
use super::visitor::Visitor;
use crate::photo::samples::PLACE;
use crate::usulan::upload::{Upload, photo};

/// The name of the person it is about.
const NAME: &str = "Kartinah Wiryodihardjo";
const NIK: &str = "9901015203790741";
const NOMOR_KK: &str = "9901011707152267";
const EMAIL: &str = "kartinah.wiryo@pos-uji.example";
const NEW_EMAIL: &str = "sepupu.kartinah@pos-lain.example";
const INFO: &str = "Foto rumah kami ambil ulang dari jalan sebelah";
const APPEAL: &str = "Kami keberatan sebab penghasilan dihitung dua kali";
const RIGHTS: &str = "Mohon tanggal lahir ibu kami dibetulkan di catatan";
/// The letter, a PDF that is kept as it is.
const LETTER: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Title(Surat keterangan 470-8831 Sukamiskin)>>endobj\n%%EOF\n";
/// The name a phone gave to a file.
const FILE_NAME: &str = "KTP Kartinah Wiryodihardjo 9901015203790741.jpg";

/// Where a mail may go: the proposer's first address, and the one it was changed to.
pub(super) const ADDRESSES: [&str; 2] = [EMAIL, NEW_EMAIL];

/// Everything that is typed, in each way in which it may be written.
pub(super) const TYPED: [&str; 47] = [
    NIK,
    NOMOR_KK,
    NAME,
    "Kartinah",
    "Wiryodihardjo",
    // Place and date of birth.
    "Kampung Tanjungsariwangi",
    "1979-03-12",
    "12-03-1979",
    "12/03/1979",
    "12 Maret 1979",
    "12 March 1979",
    // The proposer from the same family.
    "Suminem Brotodiningrat",
    "Brotodiningrat",
    "9901014508802216",
    "9901011707152275",
    // How they are reached: as typed, and as kept.
    EMAIL,
    "kartinah.wiryo",
    "0812 7749 3058",
    "081277493058",
    "+6281277493058",
    "6281277493058",
    NEW_EMAIL,
    "sepupu.kartinah",
    "0856-4410-7729",
    "085644107729",
    "+6285644107729",
    "6285644107729",
    // Where they live.
    "Jalan Flamboyan Merah 83 Dusun Wonosari",
    "Flamboyan Merah",
    "-6.917452",
    "107.619187",
    // The family.
    "Tukiyem Reksonegoro",
    "Reksonegoro",
    "9901014203054417",
    // In their own words.
    "Suami sakit menahun dan rumah panggung hampir roboh",
    "rumah panggung hampir roboh",
    INFO,
    APPEAL,
    RIGHTS,
    // The letter, and the names of files.
    "Surat keterangan 470-8831 Sukamiskin",
    "470-8831",
    FILE_NAME,
    // A neighbour's draft that is never sent.
    "Paijo Mangunkusastro",
    "Mangunkusastro",
    "9901011511731188",
    "081399557120",
    "+6281399557120",
];

/// The place in the EXIF of the photo.
pub(super) fn place() -> &'static str {
    std::str::from_utf8(PLACE).expect("text")
}

/// A piece from the middle of a file.
pub(super) fn piece_of(file: &[u8]) -> &[u8] {
    let middle = file.len() / 2;
    &file[middle..(middle + 24).min(file.len())]
}

/// What a sent proposal leaves its owner with.
pub(super) struct Sent {
    pub(super) ticket: String,
    pub(super) pin: String,
    /// The photo as it is kept, opened for its owner.
    pub(super) picture: Vec<u8>,
    /// The secret of the draft's cookie.
    pub(super) secret: String,
}

/// The answers of each step, as its form sends them.
fn steps() -> [(&'static str, Vec<(&'static str, &'static str)>); 8] {
    let region = [
        ("provinsi", &DESA[..2]),
        ("kabupaten", &DESA[..5]),
        ("kecamatan", &DESA[..8]),
        ("desa", DESA),
    ];
    let mut address = region.to_vec();
    address.extend([
        ("alamat", "Jalan Flamboyan Merah 83 Dusun Wonosari"),
        ("rt", "004"),
        ("rw", "002"),
        ("domisili_sesuai_ktp", "tidak"),
        ("lintang", "-6.917452"),
        ("bujur", "107.619187"),
    ]);
    let proposer = vec![
        ("hubungan", "satu_kk"),
        ("pengusul_nama", "Suminem Brotodiningrat"),
        ("pengusul_nik", "9901014508802216"),
        ("pengusul_nomor_kk", "9901011707152275"),
        ("pengusul_hp", "0812 7749 3058"),
        ("pengusul_email", EMAIL),
    ];
    let identity = vec![
        ("nama", NAME),
        ("tempat_lahir", "Kampung Tanjungsariwangi"),
        ("tanggal_lahir_hari", "12"),
        ("tanggal_lahir_bulan", "03"),
        ("tanggal_lahir_tahun", "1979"),
        ("jenis_kelamin", "P"),
        ("status_kawin", "2"),
    ];
    let member = vec![
        ("anggota_nama", "Tukiyem Reksonegoro"),
        ("anggota_nik", "9901014203054417"),
        ("anggota_hubungan", "3"),
        ("anggota_tahun_lahir", "2005"),
    ];
    let health = vec![("persetujuan_kesehatan", "ya"), ("lansia", "ya")];
    let help = vec![("jenis", "masuk_data"), ("sudah_terdaftar", "tidak"), ("program", "PKH")];
    let reason = vec![("alasan", "Suami sakit menahun dan rumah panggung hampir roboh")];
    [
        ("pengusul", proposer),
        ("terusul", vec![("nik", NIK), ("nomor_kk", NOMOR_KK)]),
        ("identitas", identity),
        ("alamat", address),
        ("anggota", member),
        ("kerentanan", health),
        ("bantuan", help),
        ("alasan", reason),
    ]
}

/// From the first tap to the ticket, through the pages, with every mistake on the way.
pub(super) async fn propose(visitor: &mut Visitor<'_>) -> Sent {
    visitor.post("/usulan/baru", &[("hubungan", "satu_kk"), ("ganti", "ya")], 303).await;
    fill_and_send(visitor).await
}

/// The same from a draft that has begun.
pub(super) async fn fill_and_send(visitor: &mut Visitor<'_>) -> Sent {
    for (step, mut answers) in steps() {
        let path = format!("/usulan/draf/{step}");
        visitor.get(&path, 200).await;
        answers.extend([
            ("versi", "0"),
            ("aksi", if step == "anggota" { "selesai" } else { "simpan" }),
        ]);
        visitor.post(&path, &answers, 303).await;
        visitor.get(&path, 200).await;
        mistake(visitor, step).await;
    }
    send_files(visitor).await;
    visitor.mistype("/usulan/draf/lanjut", &[("kode_lanjutan", NIK)], 422).await;
    let check = visitor.get("/usulan/draf/periksa", 200).await;
    assert!(check.contains("Kartinah Wiryodihardjo"), "the answers are there: {check}");
    visitor.get("/usulan/draf", 200).await;
    let picture = visitor.picture("/usulan/draf/foto/ktp/lihat").await;
    let secret = visitor.cookie("cus_draf");
    let given = [("setuju_pdp", "ya"), ("benar", "ya"), ("sudah_diberi_tahu", "ya")];
    visitor.mistype("/usulan/draf/kirim", &given[..1], 422).await;
    let (_, to) = visitor.post("/usulan/draf/kirim", &given, 303).await;
    let to = to.expect("a receipt");
    let receipt = visitor.get(&to, 200).await;
    visitor.sealed.look("the receipt", receipt.as_bytes());
    let ticket = to.rsplit('/').next().expect("a ticket").to_owned();
    let pin = pin_on(visitor, &ticket);
    assert!(receipt.contains(&pin), "the PIN is on the receipt");
    Sent { ticket, pin, picture, secret }
}

/// Saves a step wrongly, and from a version that never was: the page repeats what was typed.
async fn mistake(visitor: &mut Visitor<'_>, step: &str) {
    let path = format!("/usulan/draf/{step}");
    if step == "anggota" {
        let wrong = [("anggota_nama", NAME), ("anggota_nik", "1"), ("aksi", "tambah")];
        return visitor.mistype(&path, &wrong, 422).await;
    }
    let stale = [("versi", "77"), ("nama", NAME), ("pengusul_email", EMAIL), ("aksi", "simpan")];
    // Where nothing has to be answered, nothing is missing.
    let status = if matches!(step, "kerentanan" | "alasan") { 409 } else { 422 };
    visitor.mistype(&path, &stale, status).await;
}

/// Photos with a place in them, a letter, and what is no picture.
async fn send_files(visitor: &mut Visitor<'_>) {
    for kind in ["ktp", "rumah-depan"] {
        let photo = Upload::of(FILE_NAME, "image/jpeg", photo());
        visitor.upload(&format!("/usulan/draf/foto/{kind}"), &photo, 303).await;
    }
    let letter = Upload::of(FILE_NAME, "application/pdf", LETTER.to_vec());
    visitor.upload("/usulan/draf/foto/surat", &letter, 303).await;
    for bytes in [NAME.as_bytes().to_vec(), photo()[..400].to_vec(), LETTER.to_vec()] {
        let wrong = Upload::of(FILE_NAME, "image/jpeg", bytes);
        visitor.upload("/usulan/draf/foto/selfie", &wrong, 422).await;
    }
    visitor.post("/usulan/draf/foto/rumah-dalam/hapus", &[], 303).await;
}

fn pin_on(visitor: &Visitor<'_>, ticket: &str) -> String {
    server::usecase::draft::pin_of(&visitor.keys, ticket).as_str().to_owned()
}

/// The second door: a neighbour's draft that is never sent, and calls that are broken.
pub(super) async fn draft_by_api(visitor: &mut Visitor<'_>) -> Value {
    let begun = json!({"hubungan": "tetangga"}).to_string();
    // What opens the draft is in the answer, and nothing of it is among the values.
    let draft = visitor.call(Method::POST, "/draf", "", begun, 201).await;
    let token = draft["token"].as_str().expect("a token").to_owned();
    let path = format!("/draf/{}", draft["id"].as_str().expect("an id"));
    let identity = json!({"step": "identitas", "answers": {"nama": "Paijo Mangunkusastro"}});
    visitor.call(Method::PUT, &path, &token, identity.to_string(), 200).await;
    let numbers = json!({"nik": "9901011511731188", "terusul_hp": "081399557120"});
    let numbers = json!({"step": "terusul", "answers": numbers}).to_string();
    visitor.call(Method::PUT, &path, &token, numbers.clone(), 200).await;
    visitor.call(Method::PUT, &path, NIK, numbers.clone(), 410).await;
    visitor.call(Method::PUT, &path, &token, numbers[..numbers.len() - 9].to_owned(), 400).await;
    let misplaced = json!({"step": NAME, "answers": {NIK: NAME}, "version": 1});
    visitor.call(Method::PUT, &path, &token, misplaced.to_string(), 422).await;
    let wrong = json!({"step": [NAME], "answers": NIK});
    visitor.call(Method::PUT, &path, &token, wrong.to_string(), 400).await;
    let unfinished = json!({"draft": draft["id"], "declarations": [NAME]}).to_string();
    visitor.call(Method::POST, "/usulan", &token, unfinished, 422).await;
    let guess = json!({"ticket": NIK, "pin": NOMOR_KK}).to_string();
    visitor.call(Method::POST, "/lacak", "", guess, 422).await;
    draft
}

/// The owner follows the case, is asked, is refused, appeals, and uses their rights. `become_state`
/// does what officers will do.
pub(super) async fn follow(
    visitor: &mut Visitor<'_>,
    sent: &Sent,
    become_state: impl AsyncFn(&'static str),
) {
    visitor.mistype("/lacak", &[("tiket", NIK), ("pin", NAME)], 422).await;
    let (_, to) = visitor.post("/lacak", &[("tiket", &sent.ticket), ("pin", &sent.pin)], 303).await;
    assert_eq!(to.as_deref(), Some("/lacak/kasus"));
    let contact = [("email", NEW_EMAIL), ("hp", "0856-4410-7729")];
    let mut acts = vec![("", "kontak", contact.to_vec())];
    acts.push(("", "hak", vec![("hak", "koreksi"), ("uraian", RIGHTS)]));
    acts.push(("info_needed", "info", vec![("info", INFO)]));
    acts.push(("tidak_layak", "keberatan", vec![("keberatan", APPEAL)]));
    for (state, act, form) in acts {
        if !state.is_empty() {
            become_state(state).await;
        }
        visitor.post(&format!("/lacak/kasus/{act}"), &form, 303).await;
        let case = visitor.get(&format!("/lacak/kasus?selesai={act}"), 200).await;
        visitor.sealed.look("the page of the case", case.as_bytes());
    }
    let broken = [("email", NAME), ("hp", NIK)];
    visitor.mistype("/lacak/kasus/kontak", &broken, 422).await;
    visitor.get("/lacak/kasus/data", 200).await;
}
