//! One woman, and everything an office can have about her: cases, photos, letters, a batch, files. What tests about every
//! route of officers ask for is in here.

use domain::petugas::Role;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use server::usecase::bnba::anomaly::advance;

use super::anomalies::send_file;
use super::batch::endorsed;
use super::deciding::{REFUSED, apply, at, decide};
use super::recipients::{Listed, person, site_with};
use super::{Petugas, officer};
use crate::http::site::{SUKAMAJU, Site, attributes};
use crate::sanggahan::laporan::Laporan;
use crate::sanggahan::pelapor::{card, send};
use crate::support::{Raw, TestDb};
use crate::usulan::isian::Isian;
use crate::usulan::upload::{Upload, form_type, pdf};
use crate::usulan::warga::{Receipt, Warga};

/// Her name: nobody else has it.
pub(super) const NAME: &str = "Rukmini Kusumawardani";
/// Her NIK.
pub(super) const NIK: &str = "9901015203870001";
/// Somebody else of her village, about whom there is nothing.
pub(super) const OTHER_NIK: &str = "9901015203870002";
/// Minutes from when everything happened, 10.00 WIB, to 08.00 WIB of the next day, when letters are printed.
const UNTIL_MORNING: i64 = 22 * 60;
/// Where she lives, as only what was filed here says.
pub(super) const HER_STREET: &str = "Jalan Kemuning 41";

/// Where the officers of these stories work, by role: a region of the level their role has.
pub(super) const fn home(role: Role) -> &'static str {
    match role {
        Role::OperatorDesa => SUKAMAJU,
        Role::OperatorKecamatan => "99.01.01",
        Role::Verifikator | Role::Pengesah | Role::Admin | Role::Auditor => "99.01",
        Role::Provinsi => "99",
    }
}

/// Her proposal for herself.
fn own() -> Isian {
    let isian = Isian::diri().about(NIK, "9901010101200001").with("identitas", "nama", NAME);
    isian.with("identitas", "tanggal_lahir_tahun", "1987").with("alamat", "alamat", HER_STREET)
}

/// What a neighbour proposes for her.
fn by_neighbour() -> Isian {
    let isian = Isian::tetangga().with("terusul", "nik", NIK).with("identitas", "nama", NAME);
    isian.with("identitas", "jenis_kelamin", "P").with("identitas", "tahun_lahir", "1987")
}

/// The visible recipient data: her mother's name is missing.
fn recipients() -> String {
    let her = Listed { mother: "", ..Listed::of(1, NAME) };
    Listed::file(&[her, Listed::of(2, "Sumiati Lestari")])
}

/// Everything about her, by number.
pub(super) struct World {
    /// The morning after.
    pub(super) site: Site,
    /// She proposes herself; a visit was paid, and the village speaks of it.
    pub(super) mine: Receipt,
    /// She proposes herself again, which is refused and drawn for a second look.
    pub(super) twin: Receipt,
    /// And again, which is in an endorsed batch.
    pub(super) collected: Receipt,
    /// Somebody objects to her.
    pub(super) report: Receipt,
    /// A neighbour proposes her: she is told by letter.
    pub(super) told: Receipt,
    /// The endorsed batch.
    pub(super) batch: i64,
    /// The visit, and its photo.
    pub(super) visit: String,
    /// The deliberation.
    pub(super) meeting: i64,
    /// Her removal from the data, said there.
    pub(super) removal: i64,
    /// The file of many proposals.
    pub(super) bulk: i64,
    /// The draw.
    pub(super) look: i64,
    /// The earlier of the two data versions.
    pub(super) version: i64,
    /// An officer, by number.
    pub(super) colleague: i64,
}

/// What an officer can only ask for with an address made for them.
#[derive(Default, Clone)]
pub(super) struct Own {
    /// The page of the woman.
    pub(super) person: String,
    /// A list with her in it.
    pub(super) list: String,
    /// A list of her cases.
    pub(super) cases: String,
    /// The key of a mark of hers.
    pub(super) mark: String,
    /// The key of a file of checks.
    pub(super) check: String,
    /// The key of a file of answers.
    pub(super) answer: String,
    /// The key of an import.
    pub(super) import: String,
}

impl World {
    /// Filed, visited, discussed, decided and endorsed as in life.
    pub(super) async fn make(db: &TestDb) -> Self {
        let first = site_with(db, &[Listed::of(1, NAME), Listed::of(2, "Sumiati Lestari")]).await;
        db.try_import("kedua.csv", recipients(), true).await.expect("loaded");
        let warga = || Warga::new(&first);
        let mine = warga().propose(&own()).await;
        let twin = warga().propose(&own().with("alamat", "rt", "001")).await;
        let collected = warga().propose(&own().with("alamat", "rt", "002")).await;
        let told = warga().propose(&by_neighbour()).await;
        let report = send(&first, &Laporan::sanggahan(), &card(&first, NAME).await).await;
        let decider = officer(&first, Role::Verifikator, home(Role::Verifikator)).await;
        decide(&decider, &twin, &REFUSED).await;
        let (_, batch) = endorsed(&first, &[&collected]).await;
        let visit = pay_visit(&decider, &mine).await;
        let desa = officer(&first, Role::OperatorDesa, SUKAMAJU).await;
        let meeting = meet(&desa, &mine).await;
        let bulk = send_bulk(&desa).await;
        let raw = Raw::open(db).await;
        let removal = raw.number("select max(id) from musyawarah_removal").await;
        let version = raw.number("select min(id) from data_version").await;
        let site = first.later(UNTIL_MORNING).await;
        assert_eq!(apply(&site).await, 1, "the refusal");
        assert!(advance(&site.ctx).await.expect("a pass"));
        let head = officer(&site, Role::Pengesah, home(Role::Pengesah)).await;
        let draw = [("uji_bulan", "2026-11"), ("uji_jumlah", "5")];
        let look = number_at_end(head.post("/petugas/uji-petik", &draw).await.to());
        Self {
            colleague: decider.id,
            site,
            mine,
            twin,
            collected,
            report,
            told,
            batch,
            visit,
            meeting,
            removal,
            bulk,
            look,
            version,
        }
    }

    /// An officer of this role for the region of all this, on the morning after.
    pub(super) async fn officer(&self, role: Role) -> Petugas<'_> {
        officer(&self.site, role, home(role)).await
    }

    /// What this officer gets addresses of their own for, as far as their role goes.
    pub(super) async fn own_of(&self, petugas: &Petugas<'_>, role: Role) -> Own {
        let mut own = Own::default();
        let examines = role == Role::Verifikator;
        if !matches!(role, Role::Admin | Role::Auditor | Role::Provinsi) {
            own.cases = last(petugas.post("/petugas/cari", &[("nik", NIK)]).await.to());
        }
        if matches!(role, Role::OperatorDesa | Role::OperatorKecamatan | Role::Verifikator) {
            let found = petugas.post("/petugas/penerima", &[("nik", NIK)]).await;
            own.list = last(found.to());
            let person = person(petugas, NIK).await;
            own.mark = mark_of(petugas, &person).await;
            own.person = last(&person);
            let checks = format!("nik,hasil,keterangan,tanggal\n{NIK},ganda,,2026-11-01\n");
            let path = "/petugas/anomali/dukcapil";
            let read = send_file(petugas, path, "hasil.csv", checks.into_bytes()).await;
            own.check = last(read.to());
        }
        if examines {
            let answer = format!(
                "nomor_tiket,tahap,hasil,alasan,tanggal\n{},verifikasi_pusat,diterima,,2026-11-22\n",
                self.collected.ticket
            );
            let read =
                send_file(petugas, "/petugas/jawaban", "jawaban.csv", answer.into_bytes()).await;
            own.answer = last(read.to());
        }
        if role == Role::Admin {
            // The same file again: nothing changes, and its page is there.
            let file = recipients().into_bytes();
            let read = send_file(petugas, "/petugas/data/impor", "lagi.csv", file).await;
            own.import = last(read.to());
        }
        own
    }

    /// What a page can only hold that tells of something here.
    pub(super) fn signs(&self) -> Vec<String> {
        let cases = [&self.mine, &self.twin, &self.collected, &self.report, &self.told];
        let mut signs: Vec<String> = vec![NAME.into(), NIK.into(), HER_STREET.into()];
        for receipt in cases {
            signs.push(receipt.ticket.to_string());
            signs.push(receipt.ticket.as_str().to_owned());
        }
        let numbered = [
            ("orang", self.colleague),
            ("uji-petik", self.look),
            ("musyawarah", self.meeting),
            ("usulan/massal", self.bulk),
            ("batch", self.batch),
        ];
        signs.extend(numbered.map(|(of, id)| format!("href=\"/petugas/{of}/{id}\"")));
        signs
    }

    /// Every address that a route of officers has about her.
    pub(super) async fn addresses(&self, db: &TestDb, path: &str, own: &Own) -> Vec<String> {
        let mut all = vec![path.to_owned()];
        let cases = [&self.mine, &self.twin, &self.collected, &self.report, &self.told];
        if path.starts_with("/petugas/kasus/{tiket}") {
            all = Vec::new();
            for (place, receipt) in cases.iter().enumerate() {
                let other = cases[(place + 1) % cases.len()];
                let one = path.replace("{tiket}", receipt.ticket.as_str());
                let one = one.replace("{lain}", other.ticket.as_str());
                let one = one.replace("/kunjungan/{id}", &format!("/kunjungan/{}", self.visit));
                for file in files_of(db, receipt).await {
                    all.push(one.replace("{id}", &file));
                }
            }
            all.dedup();
        }
        let numbers = [
            ("/petugas/orang/", self.colleague),
            ("/petugas/uji-petik/", self.look),
            ("/petugas/musyawarah/", self.meeting),
            ("/petugas/usulan/massal/", self.bulk),
            ("/petugas/batch/", self.batch),
            ("/petugas/data/pulihkan/", self.version),
        ];
        let keys = [
            ("/petugas/cari/{token}", "{token}", &own.cases),
            ("/petugas/penerima/hasil/{token}", "{token}", &own.list),
            ("/petugas/penerima/{token}/tanda/{key}", "{key}", &own.mark),
            ("/petugas/penerima/{token}", "{token}", &own.person),
            ("/petugas/kelayakan/{token}", "{token}", &own.person),
            ("/petugas/anomali/dukcapil/{key}", "{key}", &own.check),
            ("/petugas/jawaban/{key}", "{key}", &own.answer),
            ("/petugas/data/impor/{key}", "{key}", &own.import),
        ];
        for one in &mut all {
            for (_, place, key) in keys.iter().filter(|(start, ..)| path.starts_with(start)) {
                *one = one.replace(place, key);
            }
            for (_, number) in numbers.iter().filter(|(start, _)| path.starts_with(start)) {
                *one = one.replace("{id}", &number.to_string());
            }
            *one = one.replace("{tiket}", self.twin.ticket.as_str());
            *one = one.replace("{orang}", &self.removal.to_string());
            *one = one.replace("{kolom}", "nama_ibu");
        }
        let all: Vec<String> = all.iter().flat_map(|one| with_actions(path, one)).collect();
        let empty = all.iter().find(|one| one.contains('{') || one.contains("//"));
        assert!(empty.is_none(), "what stands in {path} is missing here: {empty:?}");
        all
    }
}

/// The address once for each thing that its form may do.
fn with_actions(path: &str, one: &str) -> Vec<String> {
    let actions: &[&str] = match path.split('/').nth(2) {
        Some("akun") => &["sandi", "kode", "sesi", "sesi-lain", "identitas", "kerabat"],
        Some("orang") => &["atur-ulang", "nonaktif", "aktif", "akhiri", "kerabat-hapus"],
        Some("musyawarah") => &["rekomendasi", "cari", "keluar", "tutup"],
        _ => &[],
    };
    if path.contains("{aksi}") {
        actions.iter().map(|action| one.replace("{aksi}", action)).collect()
    } else {
        vec![one.to_owned()]
    }
}

/// Ids of the files of a case; of one without any a made-up one.
async fn files_of(db: &TestDb, receipt: &Receipt) -> Vec<String> {
    let ticket = receipt.ticket.as_str();
    let of_case = format!(
        "select a.id from attachment a join review_case c on c.id = a.case_id where c.ticket = '{ticket}' order by a.id"
    );
    let files = Raw::open(db).await.texts(&of_case).await;
    assert!(!files.is_empty(), "every case of this story has a photo");
    files
}

/// The last part of an address, without what follows `?` and `#`.
pub(super) fn last(to: &str) -> String {
    let path = to.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    assert!(!last.is_empty(), "{to:?}");
    last.to_owned()
}

fn number_at_end(to: &str) -> i64 {
    last(to).parse().unwrap_or_else(|_| panic!("a number at the end of {to:?}"))
}

/// Sends one file with some fields beside it.
pub(super) async fn send_upload(
    petugas: &Petugas<'_>,
    path: &str,
    fields: &[(&str, &str)],
    upload: &Upload<'_>,
) -> crate::usulan::warga::Answer {
    let request = petugas.request(Method::POST, path).header(CONTENT_TYPE, form_type());
    petugas.send(request.body(upload.body(fields))).await
}

/// Records a visit with a photo, and says its id.
async fn pay_visit(petugas: &Petugas<'_>, receipt: &Receipt) -> String {
    let form = [
        ("kunjungan_tanggal", "2026-11-21"),
        ("kunjungan_ditemui", NAME),
        ("lantai", "8"),
        ("lintang", "-6.2"),
        ("bujur", "106.8"),
        ("kunjungan_anggota", "4"),
        ("kunjungan_anak_sekolah", "2"),
        ("kunjungan_rekomendasi", "layak"),
        ("kunjungan_catatan", "Dapur di samping rumah."),
    ];
    let recorded = petugas.post(&at(receipt, "kunjungan"), &form).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.words());
    let id = recorded.to().rsplit_once('#').expect("an anchor").1.to_owned();
    let path = at(receipt, &format!("kunjungan/{id}/foto"));
    let sent = send_upload(petugas, &path, &[], &Upload::photo()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    id
}

/// Records a deliberation about a case, with minutes and the removal of the woman.
async fn meet(desa: &Petugas<'_>, receipt: &Receipt) -> i64 {
    let form = [
        ("desa", SUKAMAJU),
        ("tanggal", "2026-11-20"),
        ("tempat", "Balai Desa"),
        ("peserta", "37"),
        ("ketua", "Haji Ma'ruf"),
    ];
    let recorded = desa.post("/petugas/musyawarah/baru", &form).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.words());
    let here = recorded.to().to_owned();
    let minutes = Upload::of("berita acara.pdf", "application/pdf", pdf());
    let sent = send_upload(desa, &format!("{here}/berita-acara"), &[], &minutes).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let ticket = receipt.ticket.as_str();
    let said = [
        (format!("rekomendasi.{ticket}"), "tunda"),
        (format!("catatan.{ticket}"), "Ditanyakan lagi."),
    ];
    desa.post(&format!("{here}/rekomendasi"), &said).await;
    let orang = removal_token(desa, &here).await;
    let removal = [("orang", orang.as_str()), ("alasan", "meninggal"), ("catatan", "")];
    let removed = desa.post(&format!("{here}/keluar"), &removal).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.words());
    number_at_end(&here)
}

/// What names the woman among those found for a deliberation.
pub(super) async fn removal_token(desa: &Petugas<'_>, here: &str) -> String {
    let found = desa.post(&format!("{here}/cari"), &[("nama", NAME)]).await.page();
    let token = found
        .split("name=\"orang\"")
        .nth(1)
        .and_then(|rest| attributes(rest, "value").first().map(|one| (*one).to_owned()));
    token.expect("she is found")
}

/// Sends a file of one proposal about her, and says its number.
async fn send_bulk(desa: &Petugas<'_>) -> i64 {
    let text = format!(
        "nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,jenis,program,alasan\n\
         {NIK},9901010101200001,{NAME},1987-03-12,P,{SUKAMAJU},007,02,{HER_STREET},belum,PKH,Janda\n\
         {NIK},9901010101200001,{NAME},1987-13-12,P,{SUKAMAJU},007,02,{HER_STREET},belum,PKH,Janda\n"
    );
    let upload = Upload::of("usulan.csv", "text/csv", text.into_bytes());
    let sent = send_upload(desa, "/petugas/usulan/massal", &[("kind", "usulan")], &upload).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    number_at_end(sent.to())
}

/// Marks the woman, if nobody has, and gives the key of the mark.
async fn mark_of(petugas: &Petugas<'_>, person: &str) -> String {
    let form = [("jenis", "hamil"), ("tanggal", "2027-02-28"), ("keterangan", "")];
    petugas.post(&format!("{person}/tanda"), &form).await;
    let page = petugas.get(person).await.page();
    let end = attributes(&page, "action").into_iter().find(|to| to.ends_with("/akhir"));
    let end = end.expect("a mark that can end").trim_end_matches("/akhir");
    last(end)
}

/// An open batch of a region with nothing in it, written as a row: a story of its own would have to fill one.
pub(super) async fn empty_batch(db: &TestDb, region: &str) -> i64 {
    let raw = Raw::open(db).await;
    let row = format!(
        "insert into batch (kind, region, cycle, number, created_at, created_by) \
         values ('usulan', '{region}', '2026-10', 9, 0, 1)"
    );
    raw.run(&row).await.expect("a row");
    raw.number("select max(id) from batch").await
}
