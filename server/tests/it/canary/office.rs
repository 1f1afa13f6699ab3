//! How officers work with what they type: from the village to the centre's answer.

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::json;

use super::officer::{MovedClock, Officer, attribute};
use super::proposer::{Sent, fill_and_send};
use super::search::Findings;
use super::visitor::Visitor;
use super::words::{
    ASSESSMENT, BROKEN, BROUGHT_BY, BULK, BULK_REASON, CENTRE, CHAIR, CHECKED, DISABILITY, ENDED,
    FILE_NAME, INTERNAL, JUDGED, LETTER, MET, MINUTES, MOTHER, MOVED_TO, NAMES, NOTE, OFFICERS_KK,
    OFFICERS_NIK, OPENED, QUESTION, REMOVAL, REPAIRED, SAID, SECOND_LOOK, SEEN, SIGNER, TO_CITIZEN,
    TYPED_NAME,
};
use super::{DESA, VISITED};
use crate::photo::samples::PLACE;
use crate::usulan::upload::{Upload, photo};

/// The place in the EXIF of a photo.
pub(super) fn place() -> &'static str {
    std::str::from_utf8(PLACE).expect("text")
}

/// A visitor whose headers and addresses are searched; pages of officers show what they are for.
pub(super) fn browser<'a>(site: &str, keys: server::crypto::Keys, all: &[&'a str]) -> Visitor<'a> {
    Visitor::new(site, keys, Findings::of(all), Findings::of(&[]))
}

/// An admin makes an account; gives its starting password.
pub(super) async fn account(
    admin: &mut Officer<'_>,
    username: &str,
    role: &str,
    scope: &str,
) -> String {
    let form = [
        ("nama_pengguna", username),
        ("nama", NAMES[1]),
        ("peran", role),
        ("wilayah", scope),
        ("nik", OFFICERS_NIK[1]),
        ("nomor_kk", OFFICERS_KK),
    ];
    admin
        .visitor
        .mistype("/petugas/orang/baru", &[("nama", NAMES[1]), ("nik", NAMES[0])], 422)
        .await;
    let (made, _) = admin.visitor.post("/petugas/orang/baru", &form, 200).await;
    admin.visitor.get("/petugas/orang", 200).await;
    super::officer::texts(&made, "#sandi-awal").pop().expect("a starting password")
}

/// The account of an officer: somebody close, another session, fresh recovery codes.
pub(super) async fn own_account(officer: &mut Officer<'_>, password: &str) {
    officer.sent("/petugas/akun/kerabat", &[("nik_kerabat", OFFICERS_NIK[2])]).await;
    officer.visitor.mistype("/petugas/akun/kerabat", &[("nik_kerabat", TYPED_NAME)], 422).await;
    officer
        .visitor
        .mistype("/petugas/akun/sandi", &[("sandi_sekarang", OFFICERS_NIK[0])], 422)
        .await;
    let (page, _) =
        officer.visitor.post("/petugas/akun/kode", &[("sandi_untuk_kode", password)], 200).await;
    officer.secrets.extend(super::officer::texts(&page, "ol code"));
    officer.visitor.get("/petugas/akun", 200).await;
}

/// A person is proposed at the office.
pub(super) async fn assist(village: &mut Officer<'_>) -> Sent {
    let form = [
        ("asal", "rt_rw"),
        ("pengantar", BROUGHT_BY),
        ("penilaian", ASSESSMENT),
        ("hubungan", "satu_kk"),
    ];
    village.visitor.mistype("/petugas/usulan/baru", &form[..3], 422).await;
    village.sent("/petugas/usulan/baru", &form).await;
    fill_and_send(&mut village.visitor).await
}

/// The village speaks of a proposal, and of the listed person.
pub(super) async fn deliberate(village: &mut Officer<'_>, ticket: &str) {
    let form = [
        ("desa", DESA),
        ("tanggal", "2026-11-19"),
        ("tempat", "Balai Desa"),
        ("peserta", "41"),
        ("ketua", CHAIR),
    ];
    village.visitor.mistype("/petugas/musyawarah/baru", &form[4..], 422).await;
    let here = village.sent("/petugas/musyawarah/baru", &form).await;
    let (code, note) = (format!("rekomendasi.{ticket}"), format!("catatan.{ticket}"));
    let said = [(code.as_str(), "tidak_layak"), (note.as_str(), SAID)];
    village
        .visitor
        .mistype(&format!("{here}/rekomendasi"), &[(code.as_str(), NOTE), said[1]], 422)
        .await;
    village.sent(&format!("{here}/rekomendasi"), &said).await;
    village.visitor.mistype(&format!("{here}/cari"), &[("nama", TYPED_NAME)], 200).await;
    let (found, _) =
        village.visitor.post(&format!("{here}/cari"), &[("nama", VISITED.name)], 200).await;
    let orang = attribute(&found, "input[name=orang]", "value");
    let removal = [("orang", orang.as_str()), ("alasan", "meninggal"), ("catatan", REMOVAL)];
    village.sent(&format!("{here}/keluar"), &removal).await;
    let minutes = Upload::of(FILE_NAME, "application/pdf", MINUTES.to_vec());
    village.sent_file(&format!("{here}/berita-acara"), &[], &minutes).await;
    let wrong = Upload::of(FILE_NAME, "application/pdf", SAID.as_bytes().to_vec());
    village.visitor.send_file(&format!("{here}/berita-acara"), &[], &wrong, 422).await;
    village.visitor.picture(&format!("{here}/berita-acara")).await;
    village.sent(&format!("{here}/tutup"), &[("", "")]).await;
    village.visitor.get(&here, 200).await;
}

/// A file of many proposals, half of it broken around its values; gives where it is.
pub(super) async fn propose_many(village: &mut Officer<'_>) -> String {
    let header =
        "nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,jenis,program,alasan";
    let [name, nik, kk, address] = BULK;
    let line =
        format!("{nik},{kk},{name},1977-11-09,P,{DESA},007,02,{address},belum,PKH,{BULK_REASON}");
    let broken = [
        line.replace(nik, &nik[..15]),
        line.replace(DESA, address),
        line.replace("PKH", name),
        line.replace("1977-11-09", BULK_REASON),
        name.to_owned(),
    ];
    let text = format!("{header}\n{line}\n{}\n", broken.join("\n"));
    let upload = Upload::of(FILE_NAME, "text/csv", text.into_bytes());
    let here = village.sent_file("/petugas/usulan/massal", &[("kind", "usulan")], &upload).await;
    village.visitor.get(&here, 200).await;
    let rejected = village.visitor.picture(&format!("{here}/ditolak.csv")).await;
    village.visitor.sealed.look("the list of refused lines", &rejected);
    village.sent(&format!("{here}/ajukan"), &[("", "")]).await;
    here
}

/// The listed person is searched, marked, repaired, judged and checked.
pub(super) async fn keep_data(examiner: &mut Officer<'_>) {
    examiner.visitor.mistype("/petugas/cari", &[("nik", TYPED_NAME)], 422).await;
    let cases = examiner.sent("/petugas/cari", &[("nik", VISITED.nik)]).await;
    examiner.visitor.get(&cases, 200).await;
    let search = "/petugas/penerima";
    examiner.visitor.mistype(search, &[("nik", TYPED_NAME)], 422).await;
    for form in [
        [("nama", TYPED_NAME)],
        [("nomor_kk", VISITED.nomor_kk)],
        [("nama", VISITED.name)],
        [("nik", VISITED.nik)],
    ] {
        let list = examiner.sent(search, &form).await;
        examiner.visitor.get(&list, 200).await;
    }
    let list = examiner.sent(search, &[("nik", VISITED.nik)]).await;
    let list = examiner.visitor.get(&list, 200).await;
    let is_person = |one: &&str| one.starts_with("/petugas/penerima/") && !one.contains("hasil");
    let person = list.split("href=\"").filter_map(|rest| rest.split('"').next()).find(is_person);
    let person = person.expect("her page").to_owned();
    let mark = format!("{person}/tanda");
    examiner.visitor.mistype(&mark, &[("jenis", "hamil"), ("keterangan", DISABILITY)], 422).await;
    examiner.sent(&mark, &[("jenis", "disabilitas"), ("keterangan", DISABILITY)]).await;
    let page = examiner.visitor.get(&person, 200).await;
    let end = page
        .split("action=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|to| to.ends_with("/akhir"));
    let end = end.expect("a mark").to_owned();
    examiner.sent(&end, &[("alasan", ENDED)]).await;
    let moved = [("jenis", "pindah"), ("tanggal", "2026-11-01"), ("tujuan", MOVED_TO)];
    examiner.sent(&mark, &moved).await;
    let repair = format!("{person}/perbaikan/nama_ibu");
    examiner.visitor.get(&repair, 200).await;
    examiner.sent(&repair, &[("nilai", MOTHER), ("keterangan", REPAIRED)]).await;
    let judge = person.replace("/penerima/", "/kelayakan/");
    let page = examiner.visitor.get(&judge, 200).await;
    let target = attribute(&page, "input[name=sasaran]", "value");
    let verdict = [
        ("sasaran", target.as_str()),
        ("putusan", "tidak_layak"),
        ("alasan", "sudah_mampu"),
        ("catatan", JUDGED),
    ];
    examiner.sent(&judge, &verdict).await;
    examiner.visitor.get(&person, 200).await;
    let file = format!(
        "nik,hasil,keterangan,tanggal\n{},meninggal,{CHECKED},2026-11-01\n{TYPED_NAME},{CHECKED},{MOTHER},x\n",
        VISITED.nik
    );
    let file = Upload::of(FILE_NAME, "text/csv", file.into_bytes());
    let checks = examiner.sent_file("/petugas/anomali/dukcapil", &[], &file).await;
    examiner.visitor.get(&checks, 200).await;
    let rejected = examiner.visitor.picture(&format!("{checks}/ditolak.csv")).await;
    examiner.visitor.sealed.look("the list of refused checks", &rejected);
    examiner.sent(&checks, &[("aksi", "simpan")]).await;
    examiner.visitor.get("/petugas/anomali/dukcapil", 200).await;
    examiner.visitor.get(&format!("/petugas/kelayakan?desa={DESA}"), 200).await;
}

/// A case is looked at, noted, visited and found eligible.
pub(super) async fn examine(examiner: &mut Officer<'_>, ticket: &str) {
    let case = format!("/petugas/kasus/{ticket}");
    let page = examiner.visitor.get(&case, 200).await;
    let look = page
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|to| to.contains("/lihat/"));
    let look = look.expect("a photo").to_owned();
    examiner.visitor.get(&look, 200).await;
    examiner.visitor.picture(&look.replace("/lihat/", "/foto/")).await;
    examiner.sent(&format!("{case}/catatan"), &[("catatan", NOTE)]).await;
    let visit = [
        ("kunjungan_tanggal", "2026-11-20"),
        ("kunjungan_ditemui", MET),
        ("lantai", "8"),
        ("lintang", "-6.771234"),
        ("bujur", "107.552211"),
        ("kunjungan_anggota", "4"),
        ("kunjungan_anak_sekolah", "2"),
        ("kunjungan_rekomendasi", "layak"),
        ("kunjungan_catatan", SEEN),
    ];
    examiner.visitor.mistype(&format!("{case}/kunjungan"), &visit[1..], 422).await;
    let visited = examiner.sent(&format!("{case}/kunjungan"), &visit).await;
    let id = visited.rsplit('#').next().expect("an id").to_owned();
    let picture = Upload::of(FILE_NAME, "image/jpeg", photo());
    examiner.sent_file(&format!("{case}/kunjungan/{id}/foto"), &[], &picture).await;
    examiner.visitor.get(&format!("{case}/kunjungan"), 200).await;
    decide(
        examiner,
        ticket,
        &[("putusan", "layak"), ("putusan_catatan", TO_CITIZEN), ("putusan_dalam", INTERNAL)],
    )
    .await;
}

/// Takes a case, looks at what its citizen would read, and decides.
async fn decide(examiner: &mut Officer<'_>, ticket: &str, fields: &[(&str, &str)]) {
    let form = format!("/petugas/kasus/{ticket}/putusan");
    let (page, _) = examiner.visitor.post(&form, &[("aksi", "ambil")], 200).await;
    let version = attribute(&page, "input[name=versi]", "value");
    let sent =
        |button: &'static str| [&[("aksi", button), ("versi", version.as_str())], fields].concat();
    examiner.visitor.post(&form, &sent("pratinjau"), 200).await;
    let stale = [&[("aksi", "simpan"), ("versi", "0")], fields].concat();
    examiner.visitor.mistype(&form, &stale, 409).await;
    examiner.sent(&form, &sent("simpan")).await;
}

/// The citizen of another case is asked something.
pub(super) async fn ask(examiner: &mut Officer<'_>, ticket: &str) {
    decide(examiner, ticket, &[("putusan", "minta_info"), ("putusan_catatan", QUESTION)]).await;
}

/// Who reports is opened for a written reason.
pub(super) async fn open_reporter(examiner: &mut Officer<'_>, ticket: &str) {
    let path = format!("/petugas/kasus/{ticket}/pelapor");
    examiner.visitor.mistype(&path, &[("alasan", "x")], 422).await;
    let (page, _) = examiner.visitor.post(&path, &[("alasan", OPENED)], 200).await;
    assert!(page.contains("Gunarso Martawirya"), "{page}");
}

/// Collected, signed, endorsed by the head, taken out; and what the centre answers.
pub(super) async fn endorse(examiner: &mut Officer<'_>, head: &mut Officer<'_>, ticket: &str) {
    let batch = examiner.sent("/petugas/batch", &[("jenis", "usulan")]).await;
    let batch = batch.split('?').next().expect("a path").to_owned();
    let letter = [
        ("nomor_surat", "460/5521/Dinsos"),
        ("tanggal_surat_hari", "20"),
        ("tanggal_surat_bulan", "11"),
        ("tanggal_surat_tahun", "2026"),
        ("peran_penanda", "sekda_an"),
        ("nama_penanda", SIGNER),
    ];
    let upload = Upload::of(FILE_NAME, "application/pdf", LETTER.to_vec());
    examiner.visitor.send_file(&format!("{batch}/surat"), &letter[4..], &upload, 422).await;
    examiner.sent_file(&format!("{batch}/surat"), &letter, &upload).await;
    let page = head.visitor.get(&batch, 200).await;
    let field = |name: &str| attribute(&page, &format!("input[name={name}]"), "value");
    let seen = ["kasus", "penilaian", "entri", "versi"].map(|name| (name, field(name)));
    let mut form: Vec<(&str, &str)> =
        seen.iter().map(|(name, value)| (*name, value.as_str())).collect();
    form.push(("sudah_diperiksa", "ya"));
    head.sent(&format!("{batch}/sahkan"), &form).await;
    head.visitor.picture(&format!("{batch}/surat")).await;
    for kind in ["csv", "xlsx", "paket"] {
        let file = head.visitor.taken_out(&format!("{batch}/ekspor"), &[("bentuk", kind)]).await;
        assert!(file.len() > 200, "{kind} has {} bytes", file.len());
    }
    let answer = format!(
        "nomor_tiket,tahap,hasil,alasan,tanggal\n{ticket},verifikasi_pusat,ditolak,{CENTRE},2026-11-20\n{CENTRE},x,{MOTHER},x,x\n"
    );
    let answer = Upload::of(FILE_NAME, "text/csv", answer.into_bytes());
    let answers = examiner.sent_file("/petugas/jawaban", &[], &answer).await;
    let page = examiner.visitor.get(&answers, 200).await;
    let plan = attribute(&page, "input[name=rencana]", "value");
    let form = [("rencana", plan.as_str()), ("aksi", "terapkan")];
    examiner.sent(&format!("{answers}/terapkan"), &form).await;
    examiner.visitor.get(&format!("/petugas/kasus/{ticket}"), 200).await;
}

/// The head draws and judges.
pub(super) async fn second_look(head: &mut Officer<'_>, ticket: &str) {
    let draw = [("uji_bulan", "2026-11"), ("uji_jumlah", "1"), ("uji_benih", "benih-kenari")];
    let drawn = head.sent("/petugas/uji-petik", &draw).await;
    let drawn = drawn.split('?').next().expect("a path").to_owned();
    let judged = [("uji_verdik", "tidak_setuju"), ("uji_catatan", SECOND_LOOK)];
    head.sent(&format!("{drawn}/{ticket}"), &judged).await;
    head.visitor.get(&drawn, 200).await;
}

/// Who watches the watchers.
pub(super) async fn audit(auditor: &mut Officer<'_>) {
    auditor.visitor.mistype("/petugas/audit/orang", &[("nik", TYPED_NAME)], 422).await;
    let history = auditor.sent("/petugas/audit/orang", &[("nik", VISITED.nik)]).await;
    auditor.visitor.get(&history, 200).await;
    let log = auditor.visitor.picture("/petugas/audit/unduh?baca=ya").await;
    // It is there to say who did something: officers are named in it, and nobody else.
    let log = String::from_utf8(log).expect("text");
    let log = NAMES.iter().fold(log, |log, name| log.replace(name, ""));
    auditor.visitor.sealed.look("the log as a file", log.as_bytes());
}

/// Letters of the next morning; gives the code of the one that was printed.
pub(super) async fn print(examiner: &mut Officer<'_>) -> String {
    examiner.visitor.get("/petugas/surat", 200).await;
    let form = [("jenis", "hak_jawab"), ("desa", DESA)];
    let (letter, _) = examiner.visitor.post("/petugas/surat/cetak", &form, 200).await;
    let words = super::officer::texts(&letter, "body").join(" ");
    let (_, rest) = words.split_once("Kode jawaban Anda").expect("a letter");
    rest.split_whitespace().next().expect("a code").to_owned()
}

/// What fails on our side: nothing of it is in the log.
pub(super) async fn fail(examiner: &mut Officer<'_>, ticket: &str) {
    let path = format!("/petugas/kasus/{ticket}/catatan");
    examiner.visitor.mistype(&path, &[("catatan", BROKEN)], 503).await;
    // What is no form at all is refused before anybody reads it; the log tells it at its lowest level.
    let address = format!("{}{path}", examiner.visitor.site);
    let body = json!({"catatan": BROKEN}).to_string();
    let request = examiner.visitor.browser.request(Method::POST, address);
    let request = request.header(CONTENT_TYPE, "application/json").body(body);
    assert_eq!(request.send().await.expect("an answer").status(), 415);
}

/// Minutes after which a decision has taken effect.
pub(super) const EFFECTIVE_MINUTES: i64 = 11;

/// Signs in again after a long time.
pub(super) async fn next_morning(clock: &MovedClock, examiner: &mut Officer<'_>) {
    clock.go_on(23 * 60);
    examiner.sign_in(clock).await;
}
