//! The rules of bansos as pure functions.
//!
//! Nothing here waits, reads a clock, opens a file or knows a framework: time and randomness come in as arguments.
//! The same code runs on the server and, where a phone gains from it, in the browser.
//!
//! # Glossary
//!
//! Nouns of law and administration stay Indonesian, exactly as the regulation spells them; everything else is English.
//!
//! | word | meaning | source |
//! |---|---|---|
//! | `Wilayah` | an administrative region: provinsi, kabupaten/kota, kecamatan, desa/kelurahan | UU 23/2014 |
//! | `KodeWilayah` | its Kemendagri code `PP.KK.CC.DDDD` | Kepmendagri 300.2.2-2430/2025 |
//! | `Nik` | population number, 16 digits | UU 24/2013 |
//! | `NomorKk` | number of the family card | UU 24/2013 |
//! | `Penerima` | a person in the recipient data (BNBA) | Permensos 3/2025 |
//! | `Program`, `Bantuan` | an aid programme, an aid somebody gets | UU 13/2011 |
//! | `Usulan`, `Sanggahan` | proposal, objection | Kepmensos 245/HUK/2025 |
//! | `Hubungan` | how proposer and proposed person belong together: diri, satu KK, tetangga | UU 13/2011, §3.4 |
//! | `Perihal` | what a report of a change is about: died, moved, wrong data, … | S4 "View BNBA" |
//! | `Pelapor` | who objects, vouches or reports; sealed (S-7) | §3.5 |
//! | `HakJawab` | right of reply of the person an objection is about | S-11 |
//! | `Pengusul`, `Terusul` | who proposes, who is proposed | Kepmensos 245/HUK/2025 |
//! | `Layak`, `TidakLayak`, `Ganda`, `BukanWewenang`, `Dicabut` | outcomes of a review: eligible, not, duplicate, not ours, withdrawn | procedure of Dinas Sosial |
//! | `Pengusulan`, `Pengesahan`, `VerifikasiBnba`, `Pbi` | windows of the month | Kepmensos 150/2022 |
//! | `Keberatan` | appeal against an outcome | UU 30/2014 |
//! | `Desil` | welfare decile, set by the centre, never computed here | Kepmensos 79/HUK/2025 |
//! | `Petugas`, `Warga` | officer, citizen | |
//! | `Verifikator`, `Pengesah`, `Operator` | who examines, who endorses, who works in the village | Permensos 3/2025 |
//! | `Musyawarah`, `BeritaAcara`, `SuratPengesahan` | village deliberation, its minutes, letter of endorsement | Permensos 3/2025 |

pub mod account;
pub mod batch;
pub mod birth;
pub mod bnba;
pub mod calendar;
mod codes;
pub mod contact;
pub mod decision;
pub mod digits;
pub mod field;
pub mod form;
pub mod homonym;
mod letters;
pub mod mask;
pub mod musyawarah;
#[cfg(feature = "names")]
pub mod names;
pub mod nik;
pub mod nomor_kk;
pub mod penerima;
pub mod petugas;
pub mod queue_flag;
pub mod review;
#[cfg(feature = "samples")]
pub mod samples;
pub mod sanggahan;
pub mod statistics;
pub mod ticket;
pub mod typed_name;
pub mod usulan;
pub mod visit;
pub mod wilayah;
pub mod window;
