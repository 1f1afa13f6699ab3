//! What in an account would give its reporter away (S-7).

use domain::sanggahan::IdentityHint::{Link, Number, OwnName, OwnNik, OwnPhone};
use domain::sanggahan::{IdentityHint, Pelapor, find_identity};

const NIK: &str = "9901130411870003";

fn pelapor(nama: &str) -> Pelapor {
    Pelapor {
        nama: nama.to_owned(),
        nik: NIK.to_owned(),
        phone: "+6281234567890".to_owned(),
        email: None,
        desa: "99.01.13.2001".parse().unwrap(),
        may_be_called: false,
    }
}

fn find(text: &str) -> Vec<IdentityHint> {
    find_identity(&[text], &pelapor("Budi Santoso"))
}

fn names(nama: &str, text: &str) -> bool {
    find_identity(&[text], &pelapor(nama)).contains(&OwnName)
}

#[test]
fn an_own_name_is_found_however_it_is_written() {
    for (nama, text) in [
        ("Budi Santoso", "Saya BUDI, tetangganya."),
        ("Budi Santoso", "kata pak santoso begitu"),
        ("Nur'aini", "menurut Nur’aini tidak begitu"),
        ("Nur’aini", "NURAINI yang melihat"),
        ("Nuraini", "Nur Aini yang melihat"),
        ("Nur Aini", "nuraini, rumah ketiga"),
        ("H. Moh. Joesoef, S.Pd.", "Joesoef yang menulis ini"),
        ("Ai", "Nama saya Ai, rumah sebelah"),
        ("Ai", "Hormat saya,\nAi"),
        ("Hj. Ai", "saya ai"),
        ("I Made", "nama saya Made"),
        ("I Made", "ttd I Made"),
        ("Siti", "Saya Siti dari RT sebelah"),
        ("Sri Adi", "tanyakan kepada Sri Adi"),
        ("Ida Bagus Oka", "Ida Bagus Oka melihatnya"),
        ("Juli Indah", "kata Juli Indah begitu"),
        ("Budi Santoso", "b\u{200b}udi sendiri"),
        ("Prof. Rukmana", "rukmana"),
    ] {
        assert!(names(nama, text), "{nama} in {text:?}");
    }
}

#[test]
fn ordinary_words_are_nobodys_name() {
    for (nama, text) in [
        ("Ai", "ai, mobilnya dua dan rumahnya besar"),
        ("Ai", "Pakai mobil, dipakai berdagang"),
        ("I Made", "Made in China, tulisannya di kulkas itu"),
        ("I Made", "Made tetangganya punya dua mobil"),
        ("Rumah", "Rumahnya baru, rumah itu besar"),
        ("Rumah", "saya rumah sebelah"),
        ("Kasih", "Terima kasih atas perhatiannya"),
        ("Ida Bagus Oka", "Rumahnya bagus sekali"),
        ("Juli Indah", "Sejak Juli rumahnya indah"),
        ("Keluarga Harapan Jaya", "Program harapan saya"),
        ("Siti Aminah", "Bu Siti punya dua mobil"),
        ("Muhammad Ali", "Muhammad tetangganya"),
        ("Budi Santoso", "Budiman dan Budiarti melihatnya"),
        ("Almarhum Sutopo", "almarhum meninggal bulan lalu"),
        ("Prof. Li", "kata prof di televisi"),
        ("Li, S.Farm.", "lulusan farm"),
        ("Ani binti Udin", "Fatimah binti Karto"),
        ("Eko", "dieko"),
        ("Dian", "di an"),
        ("", "Budi"),
        ("'", "Budi"),
        ("H.", "rumah tetangga"),
    ] {
        assert!(!names(nama, text), "{nama} in {text:?}");
    }
}

#[test]
fn an_own_telephone_number_is_found_in_every_form() {
    for text in [
        "081234567890",
        "+6281234567890",
        "6281234567890",
        "hubungi 0812-3456-7890 ya",
        "HP: (0812) 3456 7890.",
        "0812.3456.7890",
        "wa 62 812 3456 7890",
        "81234567890",
        "081234567890 12 orang",
        "3 081234567890",
        "0812/3456/7890",
        "0812\u{2011}3456\u{2011}7890",
        "08123\u{200b}4567890",
    ] {
        assert_eq!(find(text), [OwnPhone], "{text}");
    }
    assert_eq!(find("nomor akhirnya 7890"), []);
}

#[test]
fn an_own_nik_is_found_in_every_form() {
    for text in [
        "NIK 9901130411870003",
        "9901 1304 1187 0003",
        "9901-1304-1187-0003",
        "990113.041187.0003, RT 003",
        "9901130411870003 5",
    ] {
        assert_eq!(find(text), [OwnNik], "{text}");
    }
}

#[test]
fn other_long_numbers_are_pointed_out() {
    for text in [
        "HP-nya 0857 1111 2222",
        "021-5550199",
        "(021) 555 0199",
        "+62 857 1111 2222",
        "rekening 1234567890",
        "NIK-nya 9901134203900001",
        "9901 1342 0390 0001",
        "mobil 2 unit, 085711112222",
        "Rp085711112222",
    ] {
        assert_eq!(find(text), [Number], "{text}");
    }
    // One's own number does not hide somebody else's.
    assert_eq!(find("081234567890 atau 085711112222"), [OwnPhone, Number]);
    assert_eq!(find("081234567890, bisa juga 085711112222"), [OwnPhone, Number]);
}

#[test]
fn money_dates_and_small_numbers_are_no_long_numbers() {
    for text in [
        "gaji Rp 10.000.000 sebulan",
        "gaji Rp10.000.000,00",
        "Rp. 10000000",
        "10000000 rupiah",
        "12.500.000 per bulan",
        "sejak 17-08-1945",
        "17/8/2024 jam 08.30",
        "2024-08-17",
        "tahun 2024/2025",
        "tahun 2022 2023 2024 2025",
        "2 mobil 3 motor 4 sapi 5 kambing 6 televisi 7 kulkas 8 lemari 9 meja",
        "RT 003 RW 001",
        "rumah nomor 12, RT 003/001",
        "1234567",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn links_and_addresses_are_pointed_out() {
    for text in [
        "lihat https://contoh.test/a",
        "www.contoh.test",
        "contoh.id",
        "lihat contoh.co.id/rumah?x=1.",
        "(bit.ly/abc)",
        "siti@contoh.id",
        "e-mail: siti@contoh.go.id,",
        "akunnya @siti_aminah",
    ] {
        assert_eq!(find(text), [Link], "{text}");
    }
    for text in [
        "Rumahnya besar.Mobilnya dua",
        "sudah pindah.me ke kota",
        "beras @ 5 kg",
        "harga @5.000",
        "RT.003 No.5",
        "a.n. ibunya",
        "dll. dan lain-lain...",
    ] {
        let expected: &[IdentityHint] = if text.contains(".me") { &[Link] } else { &[] };
        assert_eq!(find(text), expected, "{text}");
    }
}

#[test]
fn hints_come_once_and_in_order_and_three_tell_who_it_is() {
    let texts = ["Budi, 085711112222", "santoso contoh.id budi", NIK, "0812 3456 7890"];
    let all = find_identity(&texts, &pelapor("Budi Santoso"));
    assert_eq!(all, [OwnName, OwnPhone, OwnNik, Number, Link]);
    assert_eq!(all, IdentityHint::ALL);
    let telling: Vec<_> = all.into_iter().filter(|hint| hint.tells_reporter()).collect();
    assert_eq!(telling, [OwnName, OwnPhone, OwnNik]);
    assert_eq!(find_identity(&[], &pelapor("Budi")), []);
    for hint in IdentityHint::ALL {
        assert_eq!(hint.as_str().parse(), Ok(*hint));
    }
}
