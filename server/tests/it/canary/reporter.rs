//! A neighbour whose every value appears nowhere else, how they object, and how the person answers.

use reqwest::Method;
use serde_json::json;

use super::visitor::Visitor;
use super::{DESA, VISITED};
use crate::photo::samples::PLACE;
use crate::usulan::upload::{Upload, photo};

const NAME: &str = "Gunarso Martawirya";
const NIK: &str = "9901011909683347";
const PHONE: &str = "0813 5527 9946";
const EMAIL: &str = "gunarso.marta@pos-uji.example";
const NEW_EMAIL: &str = "keponakan.gunarso@pos-lain.example";
const ACCOUNT: &str = "Gudang padinya dua dan disewakan ke pedagang beras";
const MENDED: &str = "Gudang padinya tiga menurut penjaga pasar";
const RIGHTS: &str = "Mohon kalimat tentang gudang itu dihapus saja";
const REPLY: &str = "Gudang itu kepunyaan koperasi tempat saya menjahit karung";
const REPLY_EMAIL: &str = "penjahit.karung@pos-uji.example";
/// The name a phone gave to a file.
const FILE_NAME: &str = "Rumah Zubaedah dekat Gunarso Martawirya.jpg";

/// Where a mail may go, in the order of the alphabet.
pub(super) const ADDRESSES: [&str; 4] = [EMAIL, EMAIL, NEW_EMAIL, REPLY_EMAIL];

/// Everything that is typed, in each way in which it may be written.
pub(super) const TYPED: [&str; 31] = [
    NAME,
    "Gunarso",
    "Martawirya",
    NIK,
    PHONE,
    "081355279946",
    "+6281355279946",
    "6281355279946",
    "81355279946",
    EMAIL,
    "gunarso.marta",
    NEW_EMAIL,
    "keponakan.gunarso",
    "0857-9931-4402",
    "085799314402",
    "6285799314402",
    ACCOUNT,
    "disewakan ke pedagang",
    MENDED,
    "penjaga pasar",
    RIGHTS,
    FILE_NAME,
    "-6.882311",
    "107.601942",
    // Of the report by program that is never sent.
    "Wartini Suryakesuma",
    "Suryakesuma",
    "9901015212771129",
    // Of the answer.
    REPLY,
    "koperasi tempat saya",
    REPLY_EMAIL,
    "penjahit.karung",
];

/// What a report leaves its sender with.
pub(super) struct Reported {
    pub(super) ticket: String,
    pub(super) pin: String,
    /// The photo as it is kept, opened for its owner.
    pub(super) picture: Vec<u8>,
    /// What opens the draft, and the token of the card.
    pub(super) secrets: Vec<String>,
}

/// Looks the known person up and takes the token of her card.
async fn card(visitor: &mut Visitor<'_>) -> String {
    let link = visitor.look_up(VISITED.name).await;
    let page = visitor.get(&link, 200).await;
    let token = page.split("/sanggahan/baru?subjek=").nth(1).expect("a card");
    token.split('"').next().expect("a token").to_owned()
}

fn steps(account: &str) -> [(&'static str, Vec<(&'static str, String)>); 3] {
    let own = |pairs: &[(&'static str, &str)]| {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect::<Vec<_>>()
    };
    let reporter = own(&[
        ("pelapor_nama", NAME),
        ("pelapor_nik", NIK),
        ("pelapor_hp", PHONE),
        ("pelapor_email", EMAIL),
        ("provinsi", &DESA[..2]),
        ("kabupaten", &DESA[..5]),
        ("kecamatan", &DESA[..8]),
        ("desa", DESA),
        ("kerahasiaan", "rahasia"),
    ]);
    [
        ("sebab", own(&[("sebab_tidak_layak", "mampu"), ("tanda_mampu", "usaha")])),
        ("uraian", own(&[("uraian", account), ("lintang", "-6.882311"), ("bujur", "107.601942")])),
        ("pelapor", reporter),
    ]
}

/// Begins and fills in an objection through the pages, with every mistake on the way.
async fn fill(visitor: &mut Visitor<'_>, token: &str, account: &str) {
    visitor.get(&format!("/sanggahan/baru?subjek={token}"), 200).await;
    let start = [("subjek", token), ("form", "sanggahan"), ("ini_orangnya", "ya"), ("ganti", "ya")];
    visitor.mistype("/sanggahan/baru", &[("subjek", token), ("form", NAME)], 422).await;
    visitor.post("/sanggahan/baru", &start, 303).await;
    for (step, answers) in steps(account) {
        let path = format!("/sanggahan/draf/{step}");
        visitor.get(&path, 200).await;
        let mut form: Vec<(&str, &str)> =
            answers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let stale = [&form[..], &[("versi", "77")]].concat();
        form.push(("versi", "0"));
        visitor.post(&path, &form, 303).await;
        visitor.get(&path, 200).await;
        // What is there already is no conflict; anything else is.
        let changed = if step == "sebab" { 422 } else { 409 };
        let mut other = stale;
        other.retain(|(name, _)| {
            !matches!(*name, "sebab_tidak_layak" | "lintang" | "bujur" | "pelapor_email")
        });
        visitor.mistype(&path, &other, changed).await;
    }
    visitor
        .mistype(
            "/sanggahan/draf/pelapor",
            &[("pelapor_nama", NAME), ("pelapor_nik", NIK), ("pelapor_hp", EMAIL)],
            422,
        )
        .await;
    let picture = Upload::of(FILE_NAME, "image/jpeg", photo());
    visitor.upload("/sanggahan/draf/foto/rumah-depan", &picture, 303).await;
    let wrong = Upload::of(FILE_NAME, "image/jpeg", NAME.as_bytes().to_vec());
    visitor.upload("/sanggahan/draf/foto/rumah-depan", &wrong, 422).await;
    let check = visitor.get("/sanggahan/draf/periksa", 200).await;
    assert!(check.contains(account), "the answers are there: {check}");
    visitor.get("/sanggahan/draf", 200).await;
}

/// Objects, and mends it under the same ticket.
pub(super) async fn report(visitor: &mut Visitor<'_>) -> Reported {
    let token = card(visitor).await;
    fill(visitor, &token, ACCOUNT).await;
    let mut secrets = vec![token, visitor.cookie("cus_draf_sanggahan")];
    let given = [("setuju_pdp", "ya"), ("benar", "ya")];
    visitor.mistype("/sanggahan/draf/kirim", &given[..1], 422).await;
    let wrong = [&given[..], &[("tiket_lama", NIK), ("pin_lama", NAME)]].concat();
    visitor.mistype("/sanggahan/draf/kirim", &wrong, 422).await;
    let (_, to) = visitor.post("/sanggahan/draf/kirim", &given, 303).await;
    let to = to.expect("a receipt");
    let receipt = visitor.get(&to, 200).await;
    visitor.sealed.look("the receipt", receipt.as_bytes());
    let ticket = to.rsplit('/').next().expect("a ticket").to_owned();
    let pin = server::usecase::draft::pin_of(&visitor.keys, &ticket).as_str().to_owned();
    let token = card(visitor).await;
    fill(visitor, &token, MENDED).await;
    let picture = visitor.picture("/sanggahan/draf/foto/rumah-depan/lihat").await;
    secrets.extend([token, visitor.cookie("cus_draf_sanggahan")]);
    let again = [&given[..], &[("tiket_lama", &*ticket), ("pin_lama", &*pin)]].concat();
    let (_, same) = visitor.post("/sanggahan/draf/kirim", &again, 303).await;
    assert_eq!(same.as_deref(), Some(&*to), "the same ticket");
    visitor.get(&to, 200).await;
    Reported { ticket, pin, picture, secrets }
}

/// The second door: a report that is never sent, and calls that are broken. Gives what opens it.
pub(super) async fn report_by_api(visitor: &mut Visitor<'_>) -> Vec<String> {
    let card = card(visitor).await;
    let begun = json!({"form": "penyalahgunaan", "subject": card}).to_string();
    let draft = visitor.call(Method::POST, "/draf", "", begun, 201).await;
    let text = |name: &str| draft[name].as_str().expect("a text").to_owned();
    let (token, path) = (text("token"), format!("/draf/{}", text("id")));
    let who = json!({"pelapor_nama": "Wartini Suryakesuma", "pelapor_nik": "9901015212771129"});
    let who = json!({"step": "pelapor", "answers": who}).to_string();
    visitor.call(Method::PUT, &path, &token, who.clone(), 200).await;
    visitor.call(Method::PUT, &path, &token, who[..who.len() - 9].to_owned(), 400).await;
    visitor.call(Method::PUT, &path, NIK, who, 410).await;
    let misplaced = json!({"step": NAME, "answers": {NIK: NAME}}).to_string();
    visitor.call(Method::PUT, &path, &token, misplaced, 422).await;
    let foreign = json!({"form": NAME, "subject": NIK}).to_string();
    visitor.call(Method::POST, "/draf", "", foreign, 422).await;
    let no_card = json!({"form": "sanggahan", "subject": NIK}).to_string();
    visitor.call(Method::POST, "/draf", "", no_card, 422).await;
    vec![token, text("resume_code"), card]
}

/// The sender follows the case, changes how they are reached, and uses their rights.
pub(super) async fn follow(visitor: &mut Visitor<'_>, sent: &Reported) {
    visitor.post("/lacak", &[("tiket", &sent.ticket), ("pin", &sent.pin)], 303).await;
    for (act, form) in [
        ("kontak", [("email", NEW_EMAIL), ("hp", "0857-9931-4402")]),
        ("hak", [("hak", "koreksi"), ("uraian", RIGHTS)]),
    ] {
        visitor.post(&format!("/lacak/kasus/{act}"), &form, 303).await;
        let case = visitor.get(&format!("/lacak/kasus?selesai={act}"), 200).await;
        visitor.sealed.look("the page of the case", case.as_bytes());
    }
    visitor.mistype("/lacak/kasus/kontak", &[("email", NAME), ("hp", NIK)], 422).await;
    let data = visitor.get("/lacak/kasus/data", 200).await;
    assert!(data.contains(MENDED), "the account is shown back");
    for sealed in [NAME, NIK, "081355279946", EMAIL, NEW_EMAIL] {
        assert!(!data.contains(sealed), "{sealed} is shown back");
    }
}

/// The person answers with the code of her letter.
pub(super) async fn answer(visitor: &mut Visitor<'_>, code: &str) {
    visitor.mistype("/jawab", &[("kode", NIK)], 422).await;
    visitor.post("/jawab", &[("kode", code)], 303).await;
    visitor.get("/jawab/draf", 200).await;
    visitor.get("/jawab/draf/jawaban", 200).await;
    let reply = [("jawaban", REPLY), ("jawaban_email", REPLY_EMAIL), ("versi", "0")];
    visitor.post("/jawab/draf/jawaban", &reply, 303).await;
    visitor.mistype("/jawab/draf/jawaban", &[("jawaban", REPLY), ("versi", "77")], 409).await;
    visitor.get("/jawab/draf/periksa", 200).await;
    let given = [("setuju_pdp", "ya"), ("benar", "ya")];
    let (_, to) = visitor.post("/jawab/draf/kirim", &given, 303).await;
    let receipt = visitor.get(&to.expect("a receipt"), 200).await;
    visitor.sealed.look("the receipt of the answer", receipt.as_bytes());
    visitor.post("/jawab", &[("kode", code)], 410).await;
}

/// The place in the EXIF of the photo.
pub(super) fn place() -> &'static str {
    std::str::from_utf8(PLACE).expect("text")
}
