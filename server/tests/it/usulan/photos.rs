//! Scenario 17, the server's half: what comes in as a photo, what is stored, who may look at it.

use domain::form::PhotoKind;
use reqwest::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use reqwest::{Method, StatusCode};
use server::photo::STORED_MAX_BYTES;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::isian::Isian;
use super::upload::{BOUNDARY, Upload, form_type, pdf, photo};
use super::warga::{Answer, Warga};
use crate::http::site::Site;
use crate::photo::samples::{PLACE, jpeg, noise};
use crate::support::{Raw, on_both_databases};

/// Whether `part` occurs in `bytes`.
fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Sends a body of this type to a photo's address.
async fn send(warga: &Warga<'_>, media_type: &str, body: Vec<u8>) -> Answer {
    let request = warga.request(Method::POST, "/usulan/draf/foto/ktp");
    warga.send(request.header(CONTENT_TYPE, media_type).body(body)).await
}

on_both_databases! {
    async fn a_photo_is_stored_small_bare_and_marked_and_shown_to_its_owner_only(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        assert!(contains(&photo(), PLACE), "the phone's file tells the place");
        assert_eq!(warga.upload("ktp", &Upload::photo()).await.to(), "/usulan/draf/foto#foto_ktp");
        let page = warga.get("/usulan/draf/foto").await.page();
        let address = page.split("src=\"/usulan/draf/foto/ktp/lihat").nth(1).expect("the picture is on the page");
        let address = address.split('"').next().expect("an address").replace("&amp;", "&");
        let seen = warga.get(&format!("/usulan/draf/foto/ktp/lihat{address}")).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert_eq!(seen.headers[CONTENT_TYPE], "image/jpeg");
        assert_eq!(seen.headers[CACHE_CONTROL], "no-store");
        assert_eq!(seen.headers["x-content-type-options"], "nosniff");
        assert!(seen.headers[CONTENT_SECURITY_POLICY].to_str().expect("text").contains("sandbox"));
        assert!(seen.bytes.len() <= STORED_MAX_BYTES && seen.bytes.starts_with(&[0xFF, 0xD8]));
        assert!(!contains(&seen.bytes, PLACE) && !contains(&seen.bytes, b"Exif"));
        for file in std::fs::read_dir(db.file("uploads")).expect("a folder") {
            for file in std::fs::read_dir(file.expect("an entry").path()).expect("a folder") {
                let bytes = std::fs::read(file.expect("an entry").path()).expect("a file");
                assert!(!contains(&bytes, &seen.bytes[..64]), "encrypted on disk");
            }
        }
        for stranger in [Warga::new(&site), Warga::new(&site)] {
            assert_eq!(stranger.get("/usulan/draf/foto/ktp/lihat").await.status, StatusCode::GONE);
            stranger.begin("diri").await;
            assert_eq!(stranger.get("/usulan/draf/foto/ktp/lihat").await.status, StatusCode::NOT_FOUND);
        }
        // A new one takes the place of the old, whose file is gone; and taking it out leaves nothing.
        warga.upload("ktp", &Upload::of("b.jpg", "image/jpeg", jpeg(&noise(200, 150), 80))).await;
        assert_eq!(site.ctx.files.list().await.expect("listed").len(), 1);
        let gone = warga.post::<&str, &str>("/usulan/draf/foto/ktp/hapus", &[]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER);
        assert_eq!(warga.get("/usulan/draf/foto/ktp/lihat").await.status, StatusCode::NOT_FOUND);
        assert!(site.ctx.files.list().await.expect("listed").is_empty());
    }

    async fn what_is_no_photo_gets_a_sentence_and_the_draft_stays_as_it_was(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.fill(&Isian::diri()).await;
        let before = warga.get("/usulan/draf/foto/ktp/lihat").await.bytes;
        let check = warga.get("/usulan/draf/periksa").await.words();
        let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), vec![0; 4000]].concat();
        let mut cut = jpeg(&noise(300, 300), 90);
        cut.truncate(2000);
        for (name, media_type, bytes, sentence) in [
            ("foto.jpg", "image/jpeg", b"Ini hanya catatan.".to_vec(), "bukan foto"),
            ("IMG_0002.HEIC", "image/heic", heic, "HEIC"),
            ("", "application/octet-stream", Vec::new(), "Belum ada berkas"),
            ("rusak.jpg", "image/jpeg", cut, "rusak atau tidak lengkap"),
            ("surat.pdf", "application/pdf", pdf(), "bukan foto"),
            ("besar.jpg", "image/jpeg", vec![0xFF; 16 << 20], "terlalu besar"),
        ] {
            let refused = warga.upload("ktp", &Upload::of(name, media_type, bytes)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            let words = refused.words();
            assert!(words.contains(sentence), "{name}: {words}");
            assert!(refused.page().contains("href=\"#foto_ktp\""), "{name}");
            assert_eq!(warga.get("/usulan/draf/foto/ktp/lihat").await.bytes, before, "{name}");
            assert_eq!(warga.get("/usulan/draf/periksa").await.words(), check, "{name}");
        }
        warga.finish().await;
    }

    async fn a_letter_may_be_a_pdf_and_is_only_ever_a_download(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        warga.upload("surat", &Upload::of("s.pdf", "application/pdf", pdf())).await;
        let letter = warga.get("/usulan/draf/foto/surat/lihat").await;
        assert_eq!(letter.bytes, pdf(), "kept as it is");
        assert_eq!(letter.headers[CONTENT_TYPE], "application/pdf");
        assert!(letter.headers[CONTENT_DISPOSITION].to_str().expect("text").starts_with("attachment"));
        assert_eq!(letter.headers[CACHE_CONTROL], "no-store");
        assert_eq!(letter.headers["x-content-type-options"], "nosniff");
        let policy = letter.headers[CONTENT_SECURITY_POLICY].to_str().expect("text");
        assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
    }

    async fn a_hundred_megabytes_are_heard_out_and_refused_with_a_sentence(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"a.jpg\"\r\n\
             Content-Type: image/jpeg\r\n\r\n"
        );
        let tail = format!("\r\n--{BOUNDARY}--\r\n");
        let megabyte = vec![0xD8; 1 << 20];
        let length = head.len() + 100 * megabyte.len() + tail.len();
        let address = site.url("").trim_start_matches("http://").to_owned();
        let mut socket = TcpStream::connect(&address).await.expect("connected");
        let request = format!(
            "POST /usulan/draf/foto/ktp HTTP/1.1\r\nHost: {address}\r\nCookie: {}\r\nConnection: close\r\n\
             Content-Type: {}\r\nContent-Length: {length}\r\n\r\n{head}",
            warga.cookies(),
            form_type(),
        );
        socket.write_all(request.as_bytes()).await.expect("taken");
        for _ in 0..100 {
            socket.write_all(&megabyte).await.expect("heard out");
        }
        socket.write_all(tail.as_bytes()).await.expect("taken");
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer).await.expect("an answer");
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.starts_with("HTTP/1.1 422"), "{}", &answer[..200.min(answer.len())]);
        assert!(answer.contains("terlalu besar"));
        assert_eq!(Raw::open(db).await.number("select count(*) from attachment").await, 0);
    }

    async fn a_form_that_is_broken_gets_a_plain_page(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let whole = Upload::photo().body(&[]);
        let truncated = whole[..whole.len() - 40].to_vec();
        let no_end = whole[..whole.len() / 2].to_vec();
        let crowd: Vec<u8> = (0..2000).flat_map(|_| {
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n").into_bytes()
        }).chain(format!("--{BOUNDARY}--\r\n").into_bytes()).collect();
        for (what, media_type, body, statuses) in [
            ("no boundary", "multipart/form-data", whole.clone(), &[400, 415][..]),
            ("no form", "application/x-www-form-urlencoded", b"berkas=x".to_vec(), &[400, 415]),
            ("no type", "text/plain", b"x".to_vec(), &[400, 415]),
            ("truncated", &form_type(), truncated, &[400]),
            ("cut in the middle", &form_type(), no_end, &[400]),
            ("another boundary", "multipart/form-data; boundary=lain", whole.clone(), &[400, 422]),
            ("empty", &form_type(), Vec::new(), &[400, 422]),
            ("only text fields", &form_type(), crowd, &[422]),
        ] {
            let answer = send(&warga, media_type, body).await;
            assert!(statuses.contains(&answer.status.as_u16()), "{what}: {}", answer.status);
            assert!(answer.page().ends_with("</html>"), "{what}");
        }
        assert_eq!(Raw::open(db).await.number("select count(*) from attachment").await, 0);
    }

    async fn kinds_and_drafts_that_do_not_exist_are_not_found(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        assert_eq!(warga.upload("ktp", &Upload::photo()).await.status, StatusCode::GONE, "no draft");
        warga.begin("tetangga").await;
        for kind in PhotoKind::ALL {
            let expected = if *kind == PhotoKind::RumahDepan { StatusCode::SEE_OTHER } else { StatusCode::NOT_FOUND };
            assert_eq!(warga.upload(kind.slug(), &Upload::photo()).await.status, expected, "{kind:?}");
        }
        for kind in ["KTP", "x", "..", "%00", "ktp%2F..", "rumah_depan"] {
            assert_eq!(warga.upload(kind, &Upload::photo()).await.status.as_u16() / 100, 4, "{kind}");
        }
    }

    async fn three_uploads_of_one_kind_at_once_leave_one(db: &TestDb) {
        let site = Site::start(db).await;
        let warga = Warga::new(&site);
        warga.begin("diri").await;
        let upload = Upload::photo();
        let (one, two, three) =
            tokio::join!(warga.upload("ktp", &upload), warga.upload("ktp", &upload), warga.upload("ktp", &upload));
        for answer in [one, two, three] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
        }
        assert_eq!(Raw::open(db).await.number("select count(*) from attachment").await, 1);
        assert_eq!(site.ctx.files.list().await.expect("listed").len(), 1);
    }
}
