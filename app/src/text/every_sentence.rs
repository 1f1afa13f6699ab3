//! Looks at every sentence there is.

use std::path::{Path, PathBuf};

use domain::field::ErrorCode;

use super::{
    Lang, Text, aksesibilitas, article, cek, declaration, draft, error, field_error, hasil, home,
    island, lacak, layout, mail, panduan, petugas, privasi, quick_exit, sanggahan, statistik,
    usulan, wilayah,
};

/// Every file of sentences. A file that is missing here is found by [`every_file_is_looked_at`].
const FILES: &[(&str, &[(&str, Text)])] = &[
    ("aksesibilitas", aksesibilitas::ALL),
    ("article", article::ALL),
    ("cek", cek::ALL),
    ("declaration/mod", declaration::ALL),
    ("declaration/report", declaration::report::ALL),
    ("draft/check", draft::check::ALL),
    ("draft/fields", draft::fields::ALL),
    ("draft/hints", draft::hints::ALL),
    ("draft/noun", draft::noun::ALL),
    ("draft/photos", draft::photos::ALL),
    ("draft/receipt", draft::receipt::ALL),
    ("draft/report_fields", draft::report_fields::ALL),
    ("draft/report_hints", draft::report_hints::ALL),
    ("draft/steps", draft::steps::ALL),
    ("draft/subject", draft::subject::ALL),
    ("draft/tasks", draft::tasks::ALL),
    ("error", error::ALL),
    ("field_error/mod", field_error::ALL),
    ("field_error/sanggahan", field_error::sanggahan::ALL),
    ("field_error/usulan", field_error::usulan::ALL),
    ("hasil", hasil::ALL),
    ("home", home::ALL),
    ("island", island::ALL),
    ("lacak/case", lacak::case::ALL),
    ("lacak/data", lacak::data::ALL),
    ("lacak/form", lacak::form::ALL),
    ("lacak/state", lacak::state::ALL),
    ("lacak/step", lacak::step::ALL),
    ("layout", layout::ALL),
    ("mail", mail::ALL),
    ("panduan/mod", panduan::ALL),
    ("panduan/basics", panduan::basics::ALL),
    ("panduan/calendar", panduan::calendar::ALL),
    ("panduan/objecting", panduan::objecting::ALL),
    ("panduan/registering", panduan::registering::ALL),
    ("panduan/safety", panduan::safety::ALL),
    ("panduan/trouble", panduan::trouble::ALL),
    ("petugas/akun", petugas::akun::ALL),
    ("petugas/antrean", petugas::antrean::ALL),
    ("petugas/kasus", petugas::kasus::ALL),
    ("petugas/batch", petugas::batch::ALL),
    ("petugas/jawaban", petugas::jawaban::ALL),
    ("petugas/kuota", petugas::kuota::ALL),
    ("petugas/fault", petugas::fault::ALL),
    ("petugas/audit", petugas::audit::ALL),
    ("petugas/audit_action", petugas::audit_action::ALL),
    ("petugas/audit_detail", petugas::audit_detail::ALL),
    ("petugas/question", petugas::question::ALL),
    ("petugas/surat", petugas::surat::ALL),
    ("petugas/terputus", petugas::terputus::ALL),
    ("petugas/frame", petugas::frame::ALL),
    ("petugas/gangguan", petugas::gangguan::ALL),
    ("petugas/musyawarah", petugas::musyawarah::ALL),
    ("petugas/massal", petugas::massal::ALL),
    ("petugas/kalender", petugas::kalender::ALL),
    ("petugas/bantu", petugas::bantu::ALL),
    ("petugas/orang", petugas::orang::ALL),
    ("petugas/masuk", petugas::masuk::ALL),
    ("petugas/pelapor", petugas::pelapor::ALL),
    ("petugas/ringkasan", petugas::ringkasan::ALL),
    ("petugas/kunjungan", petugas::kunjungan::ALL),
    ("petugas/putusan", petugas::putusan::ALL),
    ("petugas/uji_petik", petugas::uji_petik::ALL),
    ("petugas/anomali", petugas::anomali::ALL),
    ("petugas/data", petugas::data::ALL),
    ("petugas/kelayakan", petugas::kelayakan::ALL),
    ("petugas/penerima", petugas::penerima::ALL),
    ("privasi", privasi::ALL),
    ("quick_exit", quick_exit::ALL),
    ("sanggahan/letter", sanggahan::letter::ALL),
    ("sanggahan/no_card", sanggahan::no_card::ALL),
    ("sanggahan/reply", sanggahan::reply::ALL),
    ("sanggahan/start", sanggahan::start::ALL),
    ("statistik", statistik::ALL),
    ("usulan", usulan::ALL),
    ("wilayah", wilayah::ALL),
];

fn sentences() -> impl Iterator<Item = (String, Text)> {
    FILES.iter().flat_map(|(file, all)| {
        all.iter().map(move |(name, text)| (format!("{file}::{name}"), *text))
    })
}

fn placeholders(sentence: &str) -> Vec<String> {
    let mut found: Vec<String> = sentence
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned()))
        .collect();
    found.sort();
    found
}

/// Files below `folder`, as paths from it without the ending.
fn files_below(folder: &Path, prefix: &str) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_stem().unwrap().to_str().unwrap());
        if path.is_dir() {
            found.extend(files_below(&path, &format!("{name}/")));
        } else {
            found.push((name, path));
        }
    }
    found
}

#[test]
fn every_file_is_looked_at() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/text"));
    for (name, path) in files_below(folder, "") {
        let declares = std::fs::read_to_string(&path).unwrap().contains("\ntexts! {");
        assert!(
            !declares || FILES.iter().any(|(file, _)| *file == name),
            "text/{name}.rs has sentences that no test looks at: add it to FILES",
        );
    }
}

#[test]
fn no_sentence_is_empty_or_untidy() {
    for (name, text) in sentences() {
        for lang in Lang::ALL {
            let sentence = text.get(lang);
            assert!(!sentence.trim().is_empty(), "{name} is empty in {lang:?}");
            assert!(!sentence.contains("  "), "{name} has a double space in {lang:?}");
            assert!(!sentence.contains('\n'), "{name} has a line break in {lang:?}");
        }
    }
}

#[test]
fn both_languages_have_the_same_places_to_fill() {
    for (name, text) in sentences() {
        assert_eq!(placeholders(text.id), placeholders(text.en), "{name}");
    }
}

#[test]
fn every_error_has_a_whole_sentence_for_every_field() {
    let fields = [
        "provinsi",
        "kabupaten",
        "kecamatan",
        "desa",
        "nama",
        "tahun_lahir",
        "cari",
        "captcha",
        "nik",
        "nomor_kk",
        "tanggal_lahir",
        "setuju_pdp",
        "benar",
        "sudah_diberi_tahu",
        "tiket",
        "pin",
        "info",
        "email",
        "hp",
        "keberatan",
        "hak",
        "uraian",
        "yakin",
        "form",
        "ini_orangnya",
        "kode",
        "tetap_kirim",
        "tiket_lama",
        "pin_lama",
        "jawaban",
        "jumlah_dipotong",
    ];
    for code in ErrorCode::ALL {
        for field in fields {
            for lang in Lang::ALL {
                let sentence = field_error::sentence(code, field).get(lang);
                assert!(sentence.ends_with('.'), "{code:?} of {field}: {sentence}");
            }
        }
    }
}

#[test]
fn a_missing_answer_is_named_by_its_field() {
    let missing = |field| field_error::sentence(ErrorCode::Required, field);
    let fields =
        ["provinsi", "kabupaten", "kecamatan", "desa", "nama", "tahun_lahir", "cari", "captcha"];
    for (at, one) in fields.iter().enumerate() {
        for other in &fields[at + 1..] {
            assert_ne!(missing(one), missing(other), "{one} and {other}");
        }
    }
}
