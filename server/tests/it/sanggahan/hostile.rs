//! Whatever is typed or sent at these doors: a clear answer, and never a mark of the page.

use app::chrome::{Assets, Chrome, Contact};
use app::pages::sanggahan::model::{ReplyLetter, ReplyNotice};
use app::pages::sanggahan::reply_letter;
use app::text::Lang;
use domain::form::{FieldSpec, Form, Step};
use leptos::prelude::{Owner, RenderHtml as _};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};

use super::laporan::Laporan;
use super::pelapor::{Pelapor, card, send};
use super::right_of_reply::{UNTIL_MORNING, print};
use super::{RECIPIENT, count, site};
use crate::http::site::Site;
use crate::photo::samples::{jpeg, noise};
use crate::support::{TestDb, on_both_databases};
use crate::usulan::upload::{BOUNDARY, Upload, form_type, pdf};
use crate::usulan::warga::{Answer, Warga};

/// What closes every kind of mark, and runs in whatever it lands in.
const CORPUS: [&str; 6] = [
    "</textarea></title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>",
    "<svg/onload=alert(1)>javascript:alert(1)//'\"</style></script>",
    "{{7*7}}${7*7}<%= 7*7 %><!--<script>alert(1)//-->",
    "\u{202e}<b onmouseover=alert(1)>itiS</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;script&#62;",
    "=HYPERLINK(\"http://x.example\",\"klik\")<script>alert(1)</script>",
];

fn assert_harmless(what: &str, answer: &Answer) {
    assert_harmless_page(what, &answer.page());
    assert_ne!(answer.status.as_u16() / 100, 5, "{what}");
}

fn assert_harmless_page(what: &str, page: &str) {
    for mark in
        ["<script>alert", "<img src=x", "<svg/onload", "<b onmouseover", "href=\"javascript:"]
    {
        assert!(!page.contains(mark), "{what}: {mark} in {page}");
    }
    assert!(page.ends_with("</html>"), "{what}");
}

/// A browser with a draft of this form.
async fn begun<'a>(site: &'a Site, form: Form, code: &str) -> Pelapor<'a> {
    let name = form.code();
    let pelapor = Pelapor::new(site, &name);
    if form == Form::HakJawab {
        pelapor.begin_answer(code).await;
    } else {
        pelapor.begin(&name, &card(site, RECIPIENT).await).await;
    }
    pelapor
}

/// A morning on which an answer may be given, and the code for it.
async fn with_code(db: &TestDb) -> (Site, String) {
    let site = site(db).await;
    send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
    let morning = site.later(UNTIL_MORNING).await;
    let code = print(&morning).await[0].code.clone();
    (morning, code)
}

on_both_databases! {
    async fn markup_in_any_field_of_any_form_stays_text(db: &TestDb) {
        let (site, code) = with_code(db).await;
        for form in Form::ALL.iter().copied().filter(|form| form.is_about_recipient()) {
            let pelapor = begun(&site, form, &code).await;
            for step in Step::of(form).iter().copied().filter(|step| *step != Step::Foto) {
                for text in CORPUS {
                    let inputs = step.fields(form).iter().flat_map(FieldSpec::inputs);
                    let fields: Vec<(String, String)> = inputs.map(|name| ((*name).to_owned(), text.to_owned())).collect();
                    let answer = pelapor.save(step.slug(), &fields).await;
                    if answer.to().is_empty() {
                        assert_harmless(step.slug(), &answer);
                    }
                    assert_harmless(step.slug(), &pelapor.get(&format!("draf/{}", step.slug())).await);
                }
            }
            for end in ["draf", "draf/periksa", "baru"] {
                let page = pelapor.get(end).await;
                if page.to().is_empty() {
                    assert_harmless(end, &page);
                }
            }
            let sent = pelapor.kirim(Some((CORPUS[0], CORPUS[1]))).await;
            assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_harmless("kirim", &sent);
        }
        let warga = Warga::new(&site);
        for text in CORPUS {
            for (path, field) in [("/jawab", "kode"), ("/sanggahan/baru", "subjek"), ("/perbaikan/baru", "subjek"), ("/sanggahan/baru", "form"),
                ("/sanggahan/draf/lanjut", "kode_lanjutan"), ("/perbaikan/draf/lanjut", "kode_lanjutan")] {
                assert_harmless(path, &warga.post(path, &[(field, text)]).await);
            }
        }
    }

    async fn markup_in_what_was_sent_stays_text_for_its_owner(db: &TestDb) {
        let (site, code) = with_code(db).await;
        let token = card(&site, RECIPIENT).await;
        for (number, text) in (1..).zip(CORPUS) {
            let long = format!("{text} dan seterusnya sampai selesai");
            // An account shows what it says; a sign that hides text is refused before it is sent.
            let objection = Laporan::sanggahan().with("uraian", "uraian", &long).by_neighbour(number);
            let misuse = Laporan::penyalahgunaan().with("kejadian", "pelaku", text).with("uraian", "uraian", &long).by_neighbour(number);
            for laporan in [objection, misuse] {
                let pelapor = Pelapor::new(&site, laporan.form);
                pelapor.begin(laporan.form, &token).await;
                for (step, answers) in laporan.steps() {
                    pelapor.save(step, answers).await;
                }
                for kind in &laporan.photos {
                    pelapor.upload(kind, &Upload::photo()).await;
                }
                assert_harmless("periksa", &pelapor.get("draf/periksa").await);
                let sent = pelapor.kirim(None).await;
                if sent.status == StatusCode::UNPROCESSABLE_ENTITY {
                    assert_harmless("kirim", &sent);
                    continue;
                }
                let receipt = pelapor.receipt(&sent).await;
                assert_harmless("receipt", &receipt.page);
                assert_harmless("case", &pelapor.warga.track(&receipt).await);
                let data = pelapor.warga.get("/lacak/kasus/data").await;
                assert_harmless("data", &data);
                assert!(data.words().contains("dan seterusnya sampai selesai"), "it is there, as text");
            }
        }
        let answer = Pelapor::new(&site, "hak_jawab");
        answer.begin_answer(&code).await;
        answer.answer_all(&Laporan::jawaban().with("jawaban", "jawaban", CORPUS[0])).await;
        let receipt = answer.finish().await;
        assert_harmless("receipt", &receipt.page);
        answer.warga.track(&receipt).await;
        assert_harmless("data", &answer.warga.get("/lacak/kasus/data").await);
    }

    async fn what_is_no_photo_is_refused_at_these_doors_too(db: &TestDb) {
        let (site, code) = with_code(db).await;
        let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), vec![0; 4000]].concat();
        let mut cut = jpeg(&noise(300, 300), 90);
        cut.truncate(2000);
        for (form, kind) in [(Form::Sanggahan, "rumah-depan"), (Form::HakJawab, "rumah-dalam"), (Form::Penyalahgunaan, "surat")] {
            let pelapor = begun(&site, form, &code).await;
            let files = count(db, "attachment").await;
            for (name, media_type, bytes, sentence) in [
                ("foto.jpg", "image/jpeg", b"Ini hanya catatan.".to_vec(), "bukan"),
                ("IMG_0002.HEIC", "image/heic", heic.clone(), "HEIC"),
                ("", "application/octet-stream", Vec::new(), "Belum ada berkas"),
                ("rusak.jpg", "image/jpeg", cut.clone(), "rusak atau tidak lengkap"),
                ("surat.html", "text/html", b"<html><script>alert(1)</script>".to_vec(), "bukan"),
                ("besar.jpg", "image/jpeg", vec![0xFF; 16 << 20], "terlalu besar"),
            ] {
                let refused = pelapor.upload(kind, &Upload::of(name, media_type, bytes)).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?} {name}");
                assert!(refused.words().contains(sentence), "{form:?} {name}: {}", refused.words());
                assert_harmless(name, &refused);
            }
            if kind != "surat" {
                let paper = pelapor.upload(kind, &Upload::of("s.pdf", "application/pdf", pdf())).await;
                assert_eq!(paper.status, StatusCode::UNPROCESSABLE_ENTITY);
            }
            let whole = Upload::photo().body(&[]);
            let crowd: Vec<u8> = (0..2000).flat_map(|_| {
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n").into_bytes()
            }).chain(format!("--{BOUNDARY}--\r\n").into_bytes()).collect();
            for (what, media_type, body) in [
                ("no boundary", "multipart/form-data".to_owned(), whole.clone()),
                ("no form", "application/x-www-form-urlencoded".to_owned(), b"berkas=x".to_vec()),
                ("truncated", form_type(), whole[..whole.len() - 40].to_vec()),
                ("cut in the middle", form_type(), whole[..whole.len() / 2].to_vec()),
                ("another boundary", "multipart/form-data; boundary=lain".to_owned(), whole.clone()),
                ("empty", form_type(), Vec::new()),
                ("only text fields", form_type(), crowd),
            ] {
                let path = pelapor.at(&format!("draf/foto/{kind}"));
                let request = pelapor.warga.request(Method::POST, &path).header(CONTENT_TYPE, media_type);
                let answer = pelapor.warga.send(request.body(body)).await;
                assert_eq!(answer.status.as_u16() / 100, 4, "{form:?} {what}");
                assert!(answer.page().ends_with("</html>"), "{what}");
            }
            for kind in ["ktp", "kk", "selfie", "KTP", "x", "..", "%00"] {
                let answer = pelapor.upload(kind, &Upload::photo()).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form:?} {kind}");
            }
            assert_eq!(count(db, "attachment").await, files, "{form:?}");
            // What a phone takes is stored without what it tells of the place.
            assert_eq!(pelapor.upload(kind, &Upload::photo()).await.status, StatusCode::SEE_OTHER);
            let seen = pelapor.get(&format!("draf/foto/{kind}/lihat")).await;
            assert_eq!(seen.status, StatusCode::OK);
            let place = crate::photo::samples::PLACE;
            assert!(!seen.bytes.windows(place.len()).any(|window| window == place));
        }
    }
}

/// A name as somebody wrote it into the recipient data.
#[test]
fn markup_stays_text_in_a_letter() {
    for text in CORPUS {
        let own = || text.to_owned();
        let contact = Contact { name: own(), phone: own(), address: own(), hours: own() };
        let chrome = Chrome {
            lang: Lang::Id,
            path: "/jawab".to_owned(),
            assets: Assets::default(),
            nonce: String::new(),
            contact,
            development: false,
            save_data: false,
        };
        let page = ReplyLetter {
            chrome,
            name: own(),
            address: vec![own(), own()],
            notice: ReplyNotice { reasons: vec![own()], until: own() },
            code: own(),
            qr_svg: String::new(),
            site: own(),
            date: own(),
        };
        let html = Owner::new().with(|| reply_letter(page).to_html());
        assert_harmless_page("a letter", &html);
    }
}
