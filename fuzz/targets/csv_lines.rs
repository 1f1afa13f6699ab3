//! A recipient file: cut into lines, checked, joined and sealed, however broken it is.
#![no_main]

use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::wilayah::KodeWilayah;
use libfuzzer_sys::fuzz_target;
use server::crypto::Keys;
use server::usecase::import_penerima::{KnownCodes, rehearse};

const HEADER: &[u8] =
    b"nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,program,status,periode,\
    keterangan,nama_ibu,nominal,desil,dilindungi\n";

static KEYS: LazyLock<Keys> = LazyLock::new(Keys::generate_for_tests);

fn codes() -> KnownCodes {
    let village = |code: &str| code.parse::<KodeWilayah>().expect("a code");
    KnownCodes {
        villages: [village("99.01.01.2001"), village("99.01.01.2002")].into(),
        retired: [(village("99.01.03.2001"), vec![village("99.01.01.2001")])].into(),
        programs: ["PKH", "SEMBAKO"].map(str::to_owned).into(),
        today: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"),
    }
}

fuzz_target!(|data: &[u8]| {
    // Once as the whole file, once behind a header that is right.
    let _ = rehearse(data, codes(), &KEYS);
    let text = [HEADER, data].concat();
    let counts = rehearse(&text, codes(), &KEYS).expect("the header is right");
    assert!(counts.rejected <= counts.lines);
    assert!(counts.persons <= counts.lines - counts.rejected);
    let physical = data.split(|byte| *byte == b'\n').count() as u64;
    assert!(counts.lines <= physical, "no line counts twice");
});
