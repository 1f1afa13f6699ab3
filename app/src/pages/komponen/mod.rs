//! `/_komponen`: every component in every state. Development only.

mod proposal;
mod report;
mod tracking;

use domain::field::{ErrorCode, FieldErrors};
use domain::wilayah::{Level, Wilayah, WilayahPath};
use leptos::prelude::*;

use crate::chrome::{Chrome, Contact};
use crate::components::button::{Button, Rank};
use crate::components::captcha_field::CaptchaField;
use crate::components::contact_block::ContactBlock;
use crate::components::door::Door;
use crate::components::error_summary::ErrorSummary;
use crate::components::icon::{Icon, Shape};
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::components::person_card::{CardKind, PersonCard};
use crate::components::region_choices::RegionChoices;
use crate::components::region_select::RegionSelect;
use crate::components::status_tag::{StatusTag, Tone};
use crate::components::text_field::{TextField, TextTraits};
use crate::components::textarea::Textarea;
use crate::pages::cek::model::{AidStatus, CaptchaChallenge, Card, ProgramLine};
use crate::text::{Lang, cek, hasil, home, layout};

/// The whole document of `/_komponen`. Its headings are the names of the components, for those who
/// build pages.
pub fn komponen_page(chrome: Chrome) -> AnyView {
    let lang = chrome.lang;
    let contact = chrome.contact.clone();
    let report = report::sections(lang, chrome.nonce.clone());
    let tracking = tracking::sections(lang, contact.clone());
    let sections = [
        ("button", buttons(lang)),
        ("icon", icons()),
        ("status_tag", tags(lang)),
        ("notice", notices(lang)),
        ("error_summary", summary(lang)),
        ("text_field", text_fields(lang)),
        ("textarea", textareas(lang)),
        ("region_select", selects(lang)),
        ("region_choices", choices()),
        ("captcha_field", captcha(lang, contact.clone())),
        ("person_card", cards(lang)),
        ("door", doors(lang)),
        ("contact_block", view! { <ContactBlock lang contact/> }.into_any()),
    ]
    .into_iter()
    .chain(proposal::sections(lang))
    .chain(tracking)
    .chain(report)
    .map(|(name, body)| view! { <section><h2><code>{name}</code></h2>{body}</section> })
    .collect_view();
    view! {
        <Layout chrome title=layout::COMPONENTS.get(lang) back="/">
            <h1>{layout::COMPONENTS.get(lang)}</h1>
            {sections}
        </Layout>
    }
    .into_any()
}

fn buttons(lang: Lang) -> AnyView {
    view! {
        <p class="cus-ways">
            <Button rank=Rank::Main name="aksi" value="cek" label=cek::SUBMIT.get(lang)/>
            <Button rank=Rank::Second name="aksi" value="cari" label=cek::SEARCH_BUTTON.get(lang)/>
            <button class=Rank::Second.class() disabled=true>{cek::CAPTCHA_OTHER.get(lang)}</button>
            <a class=Rank::Main.class() href="/cek">{home::CEK_START.get(lang)}</a>
        </p>
    }
    .into_any()
}

fn icons() -> AnyView {
    let all = Shape::ALL.into_iter().map(|shape| view! { <Icon shape/>" " }).collect_view();
    view! { <p>{all}</p> }.into_any()
}

fn tags(lang: Lang) -> AnyView {
    view! {
        <p>
            <StatusTag tone=Tone::Good text=hasil::STATUS_PENERIMA.get(lang)/>
            " "
            <StatusTag tone=Tone::Plain text=hasil::STATUS_BUKAN.get(lang)/>
            " "
            <StatusTag tone=Tone::Waiting text=hasil::STATUS_DITANGGUHKAN.get(lang)/>
            " "
            <StatusTag tone=Tone::Unknown text=hasil::STATUS_TIDAK_DIKETAHUI.get(lang)/>
        </p>
    }
    .into_any()
}

fn notices(lang: Lang) -> AnyView {
    view! {
        <Notice><p>{hasil::HOMONYMS.get(lang)}</p></Notice>
        <Notice shape=Shape::Alert><p>{hasil::TRUNCATED.get(lang)}</p></Notice>
    }
    .into_any()
}

fn summary(lang: Lang) -> AnyView {
    let mut errors = FieldErrors::one("nama", ErrorCode::TooShort);
    errors.push("tahun_lahir", ErrorCode::BirthYearInvalid);
    view! { <ErrorSummary lang errors=&errors/> }.into_any()
}

fn text_fields(lang: Lang) -> AnyView {
    let hint = |text: crate::text::Text| Some(text.get(lang).to_owned());
    view! {
        <TextField
            lang
            name="cari"
            label=cek::SEARCH_LABEL.get(lang)
            hint=None
            error=None
            optional=true
            value=String::new()
            traits=TextTraits::other(100)
        />
        <TextField
            lang
            name="nama"
            label=cek::NAME.get(lang)
            hint=hint(cek::NAME_HINT)
            error=Some(ErrorCode::TooShort)
            value="A".to_owned()
            traits=TextTraits::name(255)
        />
        <TextField
            lang
            name="tahun_lahir"
            label=cek::BIRTH_YEAR.get(lang)
            hint=hint(cek::BIRTH_YEAR_HINT)
            error=Some(ErrorCode::BirthYearInvalid)
            value="85".to_owned()
            traits=TextTraits::birth_year()
        />
    }
    .into_any()
}

fn textareas(lang: Lang) -> AnyView {
    let label = hasil::NOTE.get(lang);
    view! {
        <Textarea
            lang
            name="uraian"
            label
            hint=None
            error=None
            value="<b> & </textarea>".to_owned()
            max_chars=1000
        />
        <Textarea
            lang
            name="catatan"
            label
            hint=None
            error=Some(ErrorCode::TooLong)
            value=String::new()
            max_chars=1000
        />
    }
    .into_any()
}

/// Regions of province 99, which does not exist.
fn region(kode: &str, nama: &str) -> Option<Wilayah> {
    let kode: domain::wilayah::KodeWilayah = kode.parse().ok()?;
    Some(Wilayah { kode, nama: nama.to_owned(), jenis: kode.jenis() })
}

fn village_path(kode: &str) -> WilayahPath {
    [
        region(kode, "Suka Maju"),
        region("99.01.01", "Uji"),
        region("99.01", "Kabupaten Uji"),
        region("99", "Provinsi Uji"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn selects(lang: Lang) -> AnyView {
    let list: Vec<Wilayah> = region("99", "Provinsi Uji").into_iter().collect();
    view! {
        <RegionSelect lang level=Level::Provinsi list chosen="99".to_owned() error=None/>
        <RegionSelect
            lang
            level=Level::KabupatenKota
            list=region("99.01", "Kabupaten Uji").into_iter().collect()
            chosen=String::new()
            error=Some(ErrorCode::Required)
        />
        <RegionSelect lang level=Level::Kecamatan list=Vec::new() chosen=String::new() error=None/>
    }
    .into_any()
}

fn choices() -> AnyView {
    let paths = vec![
        village_path("99.01.01.1001"),
        village_path("99.01.01.2002"),
        village_path("99.01.01.2003"),
    ];
    view! { <RegionChoices paths/> }.into_any()
}

fn captcha(lang: Lang, contact: Contact) -> AnyView {
    let challenge = CaptchaChallenge { id: String::new(), image_url: String::new() };
    let error = Some(ErrorCode::CaptchaWrong);
    view! { <CaptchaField lang challenge answer=String::new() pow=String::new() error contact/> }
        .into_any()
}

fn cards(lang: Lang) -> AnyView {
    let line = |code: &str, name: &str, status| ProgramLine {
        code: code.to_owned(),
        name: name.to_owned(),
        status,
        period: "Oktober–Desember 2026".to_owned(),
        note: String::new(),
    };
    let card = |marker, programs| Card {
        token: String::new(),
        masked_name: "S**i A****h".to_owned(),
        rt: "003".to_owned(),
        rw: "001".to_owned(),
        birth_years: Some((1985, 1989)),
        marker,
        extra_word: false,
        programs,
    };
    let full = vec![
        line("PKH", "Program Keluarga Harapan (PKH)", AidStatus::Penerima),
        line("SEMBAKO", "Sembako (BPNT)", AidStatus::Bukan),
        line("PBI-JK", "PBI Jaminan Kesehatan", AidStatus::Ditangguhkan),
        line("KIP", "Kartu Indonesia Pintar", AidStatus::TidakDiketahui),
    ];
    let first = card(Some('A'), Some(full));
    let second = card(Some('B'), Some(Vec::new()));
    let similar = Card { birth_years: None, extra_word: true, ..card(None, None) };
    view! {
        <ul class="cus-cards">
            <PersonCard lang card=first kind=CardKind::Exact year_stated=false/>
            <PersonCard lang card=second kind=CardKind::Exact year_stated=false/>
            <PersonCard lang card=similar.clone() kind=CardKind::Similar year_stated=false/>
            <PersonCard lang card=similar kind=CardKind::Similar year_stated=true/>
        </ul>
    }
    .into_any()
}

fn doors(lang: Lang) -> AnyView {
    view! {
        <ul class="cus-doors">
            <Door href="/usulan/baru" name=home::USUL.get(lang) what=home::USUL_WHAT.get(lang)/>
            <Door href="/lacak" name=home::LACAK.get(lang) what=home::LACAK_WHAT.get(lang)/>
        </ul>
    }
    .into_any()
}
