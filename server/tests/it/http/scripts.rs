//! Text that wants to be more than text: through every door, it stays text.
//!
//! Pages are read as a browser reads them, with and without JavaScript, and held against the same page with harmless
//! text: no element, attribute or foreign address may be there that is not there too.

use domain::typed_name::TypedName;
use reqwest::header::{
    ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, LOCATION, REFERER, USER_AGENT,
};
use reqwest::{Response, Url};
use scraper::Html;
use sea_orm::{ConnectionTrait as _, Database};
use server::usecase::import_wilayah::{self, WilayahSource};

use super::anatomy::{Clean, anatomy, dissect};
use super::site::{SUKAMAJU, Site, location};
use super::smuggling;
use crate::support::{HEADER, TestDb, on_both_databases, per_byte};

/// Texts that have become scripts elsewhere.
const CORPUS: [&str; 38] = [
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</noscript><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "</style></script><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "--!><img src=x onerror=alert(1)>",
    "]]><script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script/x>alert(1)</script/x>",
    "<<script>alert(1)//<</script>",
    "<script\u{2028}>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src=`x`/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><script xlink:href=data:,alert(1)></script>",
    "<math><mtext><style><img src=x onerror=alert(1)></style>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input name=nama>",
    "<a href=javascript:alert(1)>Siti</a>",
    "javascript:alert(1)",
    "JaVaScRiPt\u{3a}alert(1)//evil",
    "\" onfocus=alert(1) autofocus x=\"",
    "' onfocus=alert(1) autofocus x='",
    "` onfocus=alert(1) autofocus `",
    "\"><script>alert(1)</script>",
    "'><svg/onload=alert(1)>",
    "x onmouseover=alert(1)",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} #{alert(1)} {name}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &amp;",
    "\u{fffe}\u{202e}<script>\u{2029}alert(1)</script>\u{feff}",
    "<scr\0ipt>alert(1)</scr\0ipt>",
];

/// The same kind of text, meaning no harm: what a page looks like with it is what it must look like.
const HARMLESS: [&str; 5] = ["Siti Aminah", "Tidak Ada", "a", "1987", "Si\0ti"];

/// Follows a redirect within the site, however it looks like one.
async fn follow(site: &Site, answer: Response, what: &str) -> Response {
    let Some(to) = answer.headers().get(LOCATION) else { return answer };
    let to = to.to_str().expect("text").to_owned();
    assert_on_site(&to, what);
    site.get(&to).await
}

/// An address that a browser resolves to this site.
fn assert_on_site(to: &str, what: &str) {
    let base = Url::parse("https://site.example/cek").expect("an address");
    let url = base.join(to).expect("an address");
    assert_eq!(url.host_str(), base.host_str(), "{what} leads to {to}");
    assert!(to.starts_with('/') && !to.contains("evil.example"), "{what} leads to {to}");
}

/// Sends every text through `door`, harmless ones first.
async fn through(what: &str, site: &Site, door: impl AsyncFn(&str) -> Response) {
    let mut clean = Clean(Vec::new());
    for text in HARMLESS {
        let answer = follow(site, door(text).await, what).await;
        clean.0.push(dissect(answer, what).await);
    }
    for text in CORPUS {
        let what = format!("{what} = {text:?}");
        let answer = follow(site, door(text).await, &what).await;
        clean.assert_same(&dissect(answer, &what).await, &what);
    }
}

/// Every byte as `%XX`.
fn encoded(text: &str) -> String {
    per_byte(text.as_bytes(), |byte| format!("%{byte:02X}"))
}

/// A recipient file with the texts as names, periods, notes, addresses, RT and RW; somebody harmless first.
async fn load(db: &TestDb, texts: &[&str]) -> u64 {
    db.load_test_province().await;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER.split(',').chain(["nama_ibu", "pekerjaan"])).expect("written");
    let mut serial = 0;
    let mut line = |name: &str, text: &str, number: &str| {
        serial += 1;
        let nik = format!("990101520387{serial:04}");
        let fields = [
            &nik,
            "9971010101200001",
            name,
            "1987-03-12",
            "P",
            SUKAMAJU,
            number,
            "001",
            text,
            "PKH",
            "penerima",
            text,
            text,
            text,
            text,
        ];
        writer.write_record(fields).expect("written");
    };
    line("Siti Aminah", "Januari", "003");
    for (at, text) in texts.iter().enumerate() {
        line(&bearer(at), text, "003");
        line(text, text, "003");
        line("Siti Aminah", "Januari", text);
    }
    let report = db.import(writer.into_inner().expect("written")).await;
    report.counts.rejected
}

/// The name of somebody whose note is the text at `at`.
fn bearer(at: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 20).expect("a letter"));
    format!("Kartika {0}{1}t{1}{0}n", letter(at), letter(at / 20 + 7))
}

/// A telephone number and nothing else.
fn is_number(to: &str) -> bool {
    to.strip_prefix("tel:")
        .is_some_and(|number| number.bytes().all(|byte| b"0123456789+".contains(&byte)))
}

/// Gives everything above the demo village the name `text`, and its neighbours all of `texts`.
async fn rename_regions(db: &TestDb, text: &str, texts: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |file: &str, header: &str, rows: Vec<[String; 3]>| {
        let mut writer = csv::Writer::from_path(folder.path().join(file)).expect("a file");
        writer.write_record(header.split(',')).expect("written");
        for [code, above, name] in rows {
            let row =
                if header.contains("_code") { vec![code, above, name] } else { vec![code, name] };
            writer.write_record(row).expect("written");
        }
        writer.flush().expect("written");
    };
    let row =
        |code: &str, above: &str, name: &str| [code.to_owned(), above.to_owned(), name.to_owned()];
    write("provinces.csv", "code,name", vec![row("99", "", text)]);
    write("regencies.csv", "code,province_code,name", vec![row("99.01", "99", text)]);
    write("districts.csv", "code,regency_code,name", vec![row("99.01.01", "99.01", text)]);
    let neighbours = texts.iter().enumerate();
    let neighbours =
        neighbours.map(|(at, name)| row(&format!("99.01.01.{}", 2002 + at), "99.01.01", name));
    let villages = std::iter::once(row(SUKAMAJU, "99.01.01", text)).chain(neighbours);
    write("villages.csv", "code,district_code,name", villages.collect());
    let source = WilayahSource::Folder(folder.path());
    import_wilayah::run(&db.store, source, db.clock.today()).await.expect("the regions load");
}

/// Targets that a browser would read as another site, were they sent back.
const ELSEWHERE: [&str; 12] = [
    "//evil.example",
    "//evil.example/cek",
    "///evil.example",
    "/\\evil.example",
    "/%5cevil.example",
    "/%2f%2fevil.example",
    "/.//evil.example",
    "/cek//evil.example",
    "//evil.example/..;/cek",
    "http://evil.example/nowhere",
    "/cek?lang=//evil.example",
    "/?next=https://evil.example&lang=en",
];

on_both_databases! {
    async fn every_field_of_the_form_stays_text(db: &TestDb) {
        let site = Site::start_with(db, &[("BANSOS_RATE_LIMITS", "off")]).await;
        let fields = [
            "provinsi", "kabupaten", "kecamatan", "desa", "nama", "tahun_lahir", "cari", "captcha_id", "captcha",
            "pow", "pilih", "aksi", "lang", "unknown",
        ];
        for field in fields {
            through(field, &site, async |text| {
                let mut form = vec![("desa", SUKAMAJU), ("nama", "a")];
                form.retain(|(name, _)| *name != field);
                form.push((field, text));
                site.post("/cek", &form).await
            }).await;
        }
        through("the name of a field", &site, async |text| site.post("/cek", &[(text, text)]).await).await;
        through("a search", &site, async |text| {
            site.post("/cek", &[("aksi", "cari"), ("cari", text), ("nama", "Ai")]).await
        }).await;
    }

    async fn what_was_typed_is_kept_letter_by_letter(db: &TestDb) {
        let site = Site::start(db).await;
        let selector = scraper::Selector::parse("input[name=nama]").expect("a selector");
        for text in CORPUS.into_iter().filter(|text| !text.contains('\0')) {
            let page = site.post("/cek", &[("nama", text)]).await.text().await.expect("a page");
            let document = Html::parse_document(&page);
            let kept = document.select(&selector).next().and_then(|input| input.attr("value"));
            assert_eq!(kept, Some(text));
        }
    }

    async fn names_and_years_on_a_result_stay_text(db: &TestDb) {
        load(db, &[]).await;
        let site = Site::start(db).await;
        through("a name looked up", &site, async |text| {
            site.post("/cek", &[("desa", SUKAMAJU), ("nama", text)]).await
        }).await;
        let link = site.look_up_link(SUKAMAJU, "Siti Aminah").await;
        through("a year on a result", &site, async |text| site.post(&link, &[("tahun_lahir", text)]).await).await;
        through("a token", &site, async |text| {
            site.post(&format!("/cek/hasil/{}", encoded(text)), &[("tahun_lahir", "1987")]).await
        }).await;
    }

    async fn addresses_stay_text(db: &TestDb) {
        let site = Site::start(db).await;
        for door in [
            "/?lang=", "/cek?lang=", "/cek?provinsi=", "/cek?desa=", "/cek?kecamatan=99.01.01&desa=", "/usulan/baru?subjek=",
            "/sanggahan/baru?subjek=", "/lacak?", "/", "/panduan/", "/cek/", "/cek/hasil/", "/usulan/", "/pkg/",
        ] {
            through(door, &site, async |text| {
                // Not the site's own pages: a path of one letter or a year is nobody's.
                site.get(&format!("{door}{}", encoded(&format!("x{text}")))).await
            }).await;
        }
    }

    async fn headers_stay_text(db: &TestDb) {
        let site = Site::start(db).await;
        let names = [
            COOKIE, ACCEPT_LANGUAGE, REFERER, USER_AGENT, "x-forwarded-host".parse().expect("a name"),
            "x-request-id".parse().expect("a name"), "x-forwarded-for".parse().expect("a name"),
        ];
        for name in names {
            through(name.as_str(), &site, async |text| {
                let text = if name == COOKIE { format!("lang={text}") } else { text.to_owned() };
                let mut headers = HeaderMap::new();
                if let Ok(value) = HeaderValue::from_bytes(text.as_bytes()) {
                    headers.insert(&name, value);
                }
                let request = site.browser.get(site.url("/nowhere")).headers(headers);
                request.send().await.expect("an answer")
            }).await;
        }
    }

    async fn the_api_answers_in_json_that_no_browser_takes_for_a_page(db: &TestDb) {
        let site = Site::start(db).await;
        for text in CORPUS {
            let body = serde_json::json!({"desa": text, "name": text, "pow": text, "captcha": {"id": text, "answer": text}});
            let answers = [
                site.get(&format!("/api/v1/wilayah/{}", encoded(text))).await,
                site.get(&format!("/api/v1/wilayah/cari?q={}", encoded(text))).await,
                site.get(&format!("/api/v1/captcha/{}.png", encoded(text))).await,
                site.get(&format!("/api/v1/{}", encoded(text))).await,
                site.post_json("/api/v1/cek", &body).await,
                site.post_json("/api/v1/cek", &serde_json::json!({text: text})).await,
            ];
            for answer in answers {
                assert!(!answer.status().is_server_error(), "{text:?}");
                assert_eq!(answer.headers()[CONTENT_TYPE], "application/json", "{text:?}");
                assert_eq!(answer.headers()["x-content-type-options"], "nosniff", "{text:?}");
                let said = answer.text().await.expect("a body");
                assert!(!said.contains("alert(") && !said.contains("evil.example"), "{text:?}: {said}");
            }
        }
    }

    async fn what_a_recipient_file_says_stays_text(db: &TestDb) {
        let impossible = load(db, &CORPUS).await;
        assert!(impossible >= CORPUS.len() as u64, "no RT is a script");
        let site = Site::start(db).await;
        let clean = site.get(&site.look_up_link(SUKAMAJU, "Siti Aminah").await).await;
        let clean = Clean(vec![dissect(clean, "somebody harmless").await, {
            let similar = site.get(&site.look_up_link(SUKAMAJU, "Siti Aminah Dewi").await).await;
            dissect(similar, "somebody similar").await
        }, {
            let nobody = site.get(&site.look_up_link(SUKAMAJU, "Tidak Ada").await).await;
            dissect(nobody, "nobody").await
        }]);
        let mut shown = 0;
        for (at, text) in CORPUS.into_iter().enumerate() {
            let page = site.get(&site.look_up_link(SUKAMAJU, &bearer(at)).await).await;
            let found = dissect(page, text).await;
            clean.assert_nothing_new(&found, text);
            shown += usize::from(found[0].text.matches(text).count() >= 2);
            if TypedName::parse(text).is_ok() {
                let page = site.get(&site.look_up_link(SUKAMAJU, text).await).await;
                clean.assert_nothing_new(&dissect(page, text).await, text);
            }
        }
        assert!(shown > CORPUS.len() - 5, "periods and notes are shown as they are: {shown}");
    }

    async fn names_of_programmes_stay_text(db: &TestDb) {
        load(db, &[]).await;
        let site = Site::start(db).await;
        let database = Database::connect(&db.url).await.expect("the database opens");
        let link = site.look_up_link(SUKAMAJU, "Siti Aminah").await;
        let clean = Clean(vec![
            dissect(site.get(&link).await, "a result").await,
            dissect(site.get("/panduan").await, "the guide").await,
        ]);
        for text in CORPUS.into_iter().filter(|text| !text.contains('\0')) {
            let quoted = text.replace('\'', "''");
            let change = format!("update program set name = '{quoted}', text_id = '{quoted}', text_en = '{quoted}'");
            database.execute_unprepared(&change).await.expect("changed");
            for page in [&link, "/panduan", "/panduan?lang=en"] {
                let found = dissect(site.get(page).await, text).await;
                assert!(found[0].text.contains(text), "{page} shows {text}");
                clean.assert_nothing_new(&found, text);
            }
        }
        database.close().await.expect("closed");
    }

    async fn names_of_regions_stay_text(db: &TestDb) {
        load(db, &[]).await;
        let site = Site::start(db).await;
        let pages = ["/cek", "/cek?kabupaten=99.01", "/cek?kecamatan=99.01.01", "/cek?desa=99.01.01.2001"];
        let search = async |word: &str| site.post("/cek", &[("aksi", "cari"), ("cari", word)]).await;
        let link = site.look_up_link(SUKAMAJU, "Siti Aminah").await;
        let mut clean = Clean(vec![
            dissect(site.get(&link).await, "a result").await,
            dissect(search("sukamaju").await, "a search").await,
            dissect(search("zzzzzz").await, "a vain search").await,
        ]);
        for page in pages {
            clean.0.push(dissect(site.get(page).await, page).await);
        }
        let texts: Vec<&str> = CORPUS.into_iter().filter(|text| !text.contains('\0')).collect();
        for text in &texts {
            rename_regions(db, text, &texts).await;
            for page in pages.into_iter().chain([link.as_str()]) {
                let found = dissect(site.get(page).await, text).await;
                assert!(found[0].text.contains(text.trim()), "{page} shows {text}");
                clean.assert_nothing_new(&found, text);
            }
        }
        for word in ["script", "alert", "evil example", "javascript"] {
            let found = dissect(search(word).await, word).await;
            assert!(found[0].text.contains("alert(1)") || found[0].text.contains("evil"), "{word} is found");
            clean.assert_nothing_new(&found, word);
        }
    }

    async fn the_office_stays_text(db: &TestDb) {
        let pages = ["/", "/cek", "/nowhere", "/privasi"];
        let with = async |text: &str| {
            let vars = [
                ("BANSOS_CONTACT_NAME", text), ("BANSOS_CONTACT_PHONE", text), ("BANSOS_CONTACT_ADDRESS", text),
                ("BANSOS_CONTACT_HOURS", text),
            ];
            Site::start_with(db, &vars).await
        };
        let site = with("Dinas Sosial 081").await;
        let mut clean = Vec::new();
        for page in pages {
            clean.push(Clean(vec![dissect(site.get(page).await, page).await]));
        }
        for text in CORPUS {
            let site = with(text).await;
            for (page, clean) in pages.into_iter().zip(&clean) {
                let mut found = dissect(site.get(page).await, text).await;
                for found in &mut found {
                    found.foreign.retain(|to| !is_number(to));
                }
                clean.assert_same(&found, text);
                if !text.contains('\0') {
                    assert!(found[0].text.contains(text.trim()), "{page} shows {text}");
                }
            }
        }
    }

    async fn nobody_is_sent_to_another_site(db: &TestDb) {
        let site = Site::start(db).await;
        for target in ELSEWHERE {
            for method in ["GET", "POST"] {
                let request = format!(
                    "{method} {target} HTTP/1.1\r\nHost: site\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                     Content-Length: 0\r\nConnection: close\r\n\r\n"
                );
                let talk = smuggling::talk(smuggling::address(&site), request.as_bytes()).await;
                let what = format!("{method} {target}");
                assert_eq!(talk.answers.len(), 1, "{what}");
                let (head, page) = talk.text.split_once("\r\n\r\n").expect("a head");
                assert!(!head.contains("evil.example"), "{what}: {head}");
                let nonce = head.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or_default();
                for found in [true, false].map(|with_scripts| anatomy(page, nonce, with_scripts)) {
                    let evil: Vec<&String> = found.foreign.iter().filter(|to| to.contains("evil.example")).collect();
                    assert!(evil.is_empty(), "{what} leads to {evil:?}");
                }
            }
        }
        let chosen = [("aksi", "wilayah"), ("provinsi", "99"), ("next", "//evil.example"), ("lang", "//evil.example")];
        assert_on_site(&location(&site.post("/cek", &chosen).await), "choosing a region");
        assert_on_site(&site.look_up_link(SUKAMAJU, "//evil.example").await, "a look-up");
    }

    async fn the_host_header_is_believed_nothing(db: &TestDb) {
        let site = Site::start(db).await;
        let form = format!("aksi=cek&desa={SUKAMAJU}&nama=Siti+Aminah");
        for (target, headers) in [
            ("/cek", "Host: evil.example"),
            ("/nowhere", "Host: evil.example"),
            ("/cek", "Host: site\r\nHost: evil.example"),
            ("/cek", "Host: site\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example"),
            ("http://evil.example/cek", "Host: site"),
            ("/api/v1/openapi.json", "Host: evil.example"),
            ("/api/v1/captcha", "Host: evil.example"),
        ] {
            for method in ["GET", "POST"] {
                let request = format!(
                    "{method} {target} HTTP/1.1\r\n{headers}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                     Content-Length: {}\r\nConnection: close\r\n\r\n{form}", form.len()
                );
                let talk = smuggling::talk(smuggling::address(&site), request.as_bytes()).await;
                assert!(!talk.text.contains("evil.example"), "{method} {target}: {}", talk.text);
            }
        }
    }
}
