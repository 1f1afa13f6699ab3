//! What is wrong with a field about an account.

use domain::account::AccountFault;

use crate::text::{Text, texts};

texts! {
    USERNAME_MISSING = "Isi nama pengguna." / "Enter the user name.";
    USERNAME_SHAPE = "Nama pengguna terdiri dari 3 sampai 40 huruf kecil, angka, titik, tanda hubung, atau garis bawah, dan diawali huruf. Contoh: sri.lestari." / "A user name has 3 to 40 small letters, digits, dots, hyphens or underscores, and begins with a letter. Example: sri.lestari.";
    USERNAME_TAKEN = "Nama pengguna ini sudah dipakai. Pilih yang lain." / "Somebody has this user name already. Choose another one.";
    NAME_MISSING = "Isi nama petugas." / "Enter the officer's name.";
    NAME_SHAPE = "Nama harus memuat huruf dan paling panjang 80 huruf." / "The name needs letters, and at most 80 of them.";
    ROLE_UNKNOWN = "Pilih peran petugas." / "Choose the officer's role.";
    SCOPE_UNKNOWN = "Kode wilayah ini tidak ada. Pilih dari daftar, misalnya 99.01." / "There is no region with this code. Choose from the list, such as 99.01.";
    SCOPE_UNSUITED = "Tingkat wilayah ini tidak cocok dengan perannya: operator desa di desa, operator kecamatan di kecamatan, verifikator dan pengesah di kabupaten atau kota, petugas provinsi di provinsi." / "The level of this region does not suit the role: a village operator has a village, a district operator a district, verifiers and endorsers a regency or city, provincial officers a province.";
    SCOPE_FOREIGN = "Wilayah ini di luar wilayah tugas Anda." / "This region lies outside your own.";
    NIK_INVALID = "NIK harus 16 angka yang mungkin benar. Periksa lagi di KTP." / "A NIK has 16 digits that can be right. Check it on the KTP.";
    KK_INVALID = "Nomor KK harus 16 angka. Lihat bagian atas Kartu Keluarga." / "A KK number has 16 digits. See the top of the family card.";
    RELATIVE_TWICE = "Orang ini sudah Anda nyatakan." / "You have declared this person already.";
    RELATIVES_FULL = "Paling banyak 50 orang. Minta admin menghapus yang tidak perlu." / "At most 50 people. Ask an admin to remove one that is not needed.";
    IDENTITY_KNOWN = "Nomor ini sudah tercatat. Perubahannya hanya lewat admin." / "This number is noted already. Only an admin changes it.";
    PASSWORD_MISSING = "Isi kata sandi." / "Enter the password.";
    PASSWORD_TOO_SHORT = "Kata sandi paling sedikit 12 huruf atau angka. Empat kata sembarang sudah cukup." / "A password has at least 12 characters. Four words that do not belong together are enough.";
    PASSWORD_TOO_LONG = "Kata sandi paling panjang 200 huruf." / "A password has at most 200 characters.";
    PASSWORD_DIGITS = "Angka saja mudah ditebak. Pakai juga kata-kata." / "Digits alone are easy to guess. Use words as well.";
    PASSWORD_MONOTONOUS = "Kata sandi ini mengulang huruf yang sama atau mengikuti urutan papan ketik. Pakai beberapa kata sembarang." / "This password repeats the same characters or runs along the keyboard. Use some words that do not belong together.";
    PASSWORD_PERSONAL = "Kata sandi ini hampir sama dengan nama Anda. Orang akan mencobanya lebih dulu." / "This password is hardly more than your name. People would try that first.";
    PASSWORD_COMMON = "Kata sandi ini termasuk yang paling sering dipakai orang, walau ditambah angka. Pakai beberapa kata sembarang." / "This password is among those that people use most, even with a number added. Use some words that do not belong together.";
    PASSWORD_UNCHANGED = "Kata sandi ini sama dengan yang lama. Pilih yang lain." / "This is the old password. Choose another one.";
    PASSWORD_DIFFERS = "Kedua kata sandi tidak sama. Ketik sekali lagi." / "The two passwords are not the same. Type it once more.";
    PASSWORD_WRONG = "Kata sandi ini salah. Setelah lima kali salah, akun dikunci 15 menit." / "This password is wrong. After five wrong tries the account is locked for 15 minutes.";
    CODE_MISSING = "Isi kode." / "Enter the code.";
    CODE_SHAPE = "Kode dari aplikasi terdiri dari 6 angka; kode cadangan 12 huruf dan angka." / "A code of the app has 6 digits; a recovery code has 12 letters and digits.";
    CODE_WRONG = "Kode ini tidak cocok. Tunggu sampai aplikasi menampilkan kode baru, lalu ketik kode itu. Pastikan jam di HP tepat." / "This code does not fit. Wait until the app shows a new one and type that. Make sure that the clock of the phone is right.";
}

/// The sentence for a fault.
pub const fn sentence(fault: AccountFault) -> Text {
    match fault {
        AccountFault::UsernameMissing => USERNAME_MISSING,
        AccountFault::UsernameShape => USERNAME_SHAPE,
        AccountFault::UsernameTaken => USERNAME_TAKEN,
        AccountFault::NameMissing => NAME_MISSING,
        AccountFault::NameShape => NAME_SHAPE,
        AccountFault::RoleUnknown => ROLE_UNKNOWN,
        AccountFault::ScopeUnknown => SCOPE_UNKNOWN,
        AccountFault::ScopeUnsuited => SCOPE_UNSUITED,
        AccountFault::ScopeForeign => SCOPE_FOREIGN,
        AccountFault::NikInvalid => NIK_INVALID,
        AccountFault::KkInvalid => KK_INVALID,
        AccountFault::RelativeTwice => RELATIVE_TWICE,
        AccountFault::RelativesFull => RELATIVES_FULL,
        AccountFault::IdentityKnown => IDENTITY_KNOWN,
        AccountFault::PasswordMissing => PASSWORD_MISSING,
        AccountFault::PasswordTooShort => PASSWORD_TOO_SHORT,
        AccountFault::PasswordTooLong => PASSWORD_TOO_LONG,
        AccountFault::PasswordDigits => PASSWORD_DIGITS,
        AccountFault::PasswordMonotonous => PASSWORD_MONOTONOUS,
        AccountFault::PasswordPersonal => PASSWORD_PERSONAL,
        AccountFault::PasswordCommon => PASSWORD_COMMON,
        AccountFault::PasswordUnchanged => PASSWORD_UNCHANGED,
        AccountFault::PasswordDiffers => PASSWORD_DIFFERS,
        AccountFault::PasswordWrong => PASSWORD_WRONG,
        AccountFault::CodeMissing => CODE_MISSING,
        AccountFault::CodeShape => CODE_SHAPE,
        AccountFault::CodeWrong => CODE_WRONG,
    }
}
