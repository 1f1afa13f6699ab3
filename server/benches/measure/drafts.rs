//! Drafts made through the API of a running server, as phones make them.

use anyhow::Context as _;
use domain::wilayah::KodeWilayah;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::picture::photo;

/// Parts the fields of a form with a file.
const BOUNDARY: &str = "pembatas-antara-isian-7d1f";
/// Sides of a photo that a phone has made smaller before sending it, in pixels.
const SENT: (u32, u32) = (800, 600);
/// The photos of a proposal.
const PHOTOS: [&str; 4] = ["ktp", "kk", "rumah-depan", "selfie"];
/// Drafts on one server.
pub(crate) struct Drafts {
    client: Client,
    api: String,
    photo: Vec<u8>,
    /// Where everybody lives.
    village: String,
}

/// A draft and what opens it.
#[derive(Clone)]
pub(crate) struct Draft {
    id: String,
    token: String,
}

impl Drafts {
    /// Drafts on the server at this address, about people of one village.
    pub(crate) fn new(address: &str, village: KodeWilayah) -> anyhow::Result<Self> {
        let client = Client::builder().tcp_nodelay(true).build()?;
        let api = format!("http://{address}/api/v1");
        Ok(Self { client, api, photo: photo(SENT)?, village: village.to_string() })
    }

    /// Begins one.
    pub(crate) async fn begin(&self) -> anyhow::Result<Draft> {
        self.begin_with(&json!({"hubungan": "diri"})).await
    }

    /// Begins an objection to somebody who is in the data, from their card.
    pub(crate) async fn begin_report(
        &self,
        desa: KodeWilayah,
        name: &str,
    ) -> anyhow::Result<Draft> {
        let question = json!({"desa": desa.to_string(), "name": name});
        let call = self.client.post(format!("{}/cek", self.api)).json(&question);
        let found = answered(call, StatusCode::OK).await?;
        let card = found["exact"][0]["token"].as_str().context("nobody was found")?;
        self.begin_with(&json!({"form": "sanggahan", "subject": card})).await
    }

    async fn begin_with(&self, what: &Value) -> anyhow::Result<Draft> {
        let call = self.client.post(format!("{}/draf", self.api)).json(what);
        let body = answered(call, StatusCode::CREATED).await?;
        let text = |name: &str| body[name].as_str().map(str::to_owned).context("no such member");
        Ok(Draft { id: text("id")?, token: text("token")? })
    }

    /// Saves a step in place of what is there.
    pub(crate) async fn save(
        &self,
        draft: &Draft,
        step: &str,
        answers: &Value,
    ) -> anyhow::Result<()> {
        let call = self.client.put(format!("{}/draf/{}", self.api, draft.id));
        let call = call.bearer_auth(&draft.token).json(&json!({"step": step, "answers": answers}));
        answered(call, StatusCode::OK).await.map(|_| ())
    }

    /// Answers and photos of a whole proposal, the `number`th.
    pub(crate) async fn fill(&self, draft: &Draft, number: usize) -> anyhow::Result<()> {
        for (step, answers) in steps(number, &self.village) {
            self.save(draft, step, &answers).await?;
        }
        self.add_photos(draft, &PHOTOS).await
    }

    /// Answers and the photo of a whole objection in a village, the `number`th.
    pub(crate) async fn fill_report(
        &self,
        draft: &Draft,
        desa: KodeWilayah,
        number: usize,
    ) -> anyhow::Result<()> {
        for (step, answers) in report_steps(number, &desa.to_string()) {
            self.save(draft, step, &answers).await?;
        }
        self.add_photos(draft, &["rumah-depan"]).await
    }

    async fn add_photos(&self, draft: &Draft, kinds: &[&str]) -> anyhow::Result<()> {
        for kind in kinds {
            let head = format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n\
                 --{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n"
            );
            let end = format!("\r\n--{BOUNDARY}--\r\n");
            let form = [head.as_bytes(), &self.photo, end.as_bytes()].concat();
            let call = self.client.post(format!("{}/draf/{}/foto", self.api, draft.id));
            let kind = format!("multipart/form-data; boundary={BOUNDARY}");
            let call = call.bearer_auth(&draft.token).header("content-type", kind).body(form);
            answered(call, StatusCode::CREATED).await?;
        }
        Ok(())
    }

    /// Sends one through the door of its form: `usulan` or `sanggahan`.
    pub(crate) async fn submit(&self, draft: &Draft, door: &str) -> anyhow::Result<()> {
        let body = json!({"draft": draft.id, "declarations": ["setuju_pdp", "benar"]});
        let call = self.client.post(format!("{}/{door}", self.api)).bearer_auth(&draft.token);
        let call = call.header("idempotency-key", &draft.id).json(&body);
        answered(call, StatusCode::CREATED).await.map(|_| ())
    }
}

/// Answers that change with every save, as while somebody types.
pub(crate) fn typed(number: usize) -> Value {
    json!({"alasan": format!("Atap bocor sejak musim hujan, anak masih sekolah. Ketikan {number}.")})
}

async fn answered(call: RequestBuilder, status: StatusCode) -> anyhow::Result<Value> {
    let answer = call.send().await?;
    let got = answer.status();
    let body = answer.text().await?;
    anyhow::ensure!(got == status, "answered {got}: {body}");
    Ok(serde_json::from_str(&body)?)
}

/// Right answers to everything that must be answered. Nobody shares a number with another.
fn steps(number: usize, village: &str) -> [(&'static str, Value); 5] {
    let nik = |prefix: &str| format!("{prefix}020390{:04}", number % 9_999 + 1);
    [
        (
            "pengusul",
            json!({
                "hubungan": "diri",
                "pengusul_hp": "0812 0000 0001",
                "pengusul_email": format!("warga{number}@contoh.invalid"),
            }),
        ),
        ("terusul", json!({"nik": nik("990101"), "nomor_kk": nik("990102")})),
        (
            "identitas",
            json!({
                "nama": "Budi Uji",
                "tempat_lahir": "Kota Uji",
                "tanggal_lahir_hari": "2",
                "tanggal_lahir_bulan": "3",
                "tanggal_lahir_tahun": "1990",
                "jenis_kelamin": "L",
                "status_kawin": "2",
            }),
        ),
        (
            "alamat",
            json!({
                "provinsi": &village[..2],
                "kabupaten": &village[..5],
                "kecamatan": &village[..8],
                "desa": village,
                "alamat": format!("Jalan Uji {number}"),
                "rt": "003",
                "rw": "001",
                "domisili_sesuai_ktp": "ya",
            }),
        ),
        ("bantuan", json!({"jenis": "masuk_data", "sudah_terdaftar": "tidak", "program": "PKH"})),
    ]
}

/// The same for an objection. Nobody reports twice.
fn report_steps(number: usize, village: &str) -> [(&'static str, Value); 3] {
    let account = "Rumahnya dua lantai dan mobilnya dua, sudah bertahun-tahun begitu.";
    [
        ("sebab", json!({"sebab_tidak_layak": "pindah", "pindah_ke": "desa_lain"})),
        ("uraian", json!({"uraian": account})),
        (
            "pelapor",
            json!({
                "pelapor_nama": "Saksi Uji",
                "pelapor_nik": format!("990103020390{:04}", number % 9_999 + 1),
                "pelapor_hp": "0812 0000 0002",
                "pelapor_email": format!("saksi{number}@contoh.invalid"),
                "provinsi": &village[..2],
                "kabupaten": &village[..5],
                "kecamatan": &village[..8],
                "desa": village,
                "kerahasiaan": "rahasia",
            }),
        ),
    ]
}
