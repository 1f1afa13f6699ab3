//! What officers read.

use domain::field::ErrorCode;
use domain::petugas::Role;

use super::Text;

pub mod akun;
pub mod anomali;
pub mod antrean;
pub mod audit;
pub mod audit_action;
pub mod audit_detail;
pub mod bantu;
pub mod batch;
pub mod data;
pub mod fault;
pub mod frame;
pub mod gangguan;
pub mod jawaban;
pub mod kalender;
pub mod kasus;
pub mod kelayakan;
pub mod kunjungan;
pub mod kuota;
pub mod massal;
pub mod masuk;
pub mod musyawarah;
pub mod orang;
pub mod pelapor;
pub mod penerima;
pub mod putusan;
pub mod question;
pub mod ringkasan;
pub mod surat;
pub mod terputus;
pub mod uji_petik;

/// A role in words.
pub const fn role(role: Role) -> Text {
    match role {
        Role::OperatorDesa => frame::ROLE_OPERATOR_DESA,
        Role::OperatorKecamatan => frame::ROLE_OPERATOR_KECAMATAN,
        Role::Verifikator => frame::ROLE_VERIFIKATOR,
        Role::Pengesah => frame::ROLE_PENGESAH,
        Role::Admin => frame::ROLE_ADMIN,
        Role::Auditor => frame::ROLE_AUDITOR,
        Role::Provinsi => frame::ROLE_PROVINSI,
    }
}

/// What is wrong with a field of a decision, a visit or a second look; `None` where the field says no more than any
/// other would.
pub fn decision_error(code: ErrorCode, field: &str) -> Option<Text> {
    putusan::error(code, field)
        .or_else(|| kunjungan::error(code, field))
        .or_else(|| uji_petik::error(code, field))
}

/// What is wrong with a field of batches, answers or quotas; `None` likewise.
pub fn batch_error(code: ErrorCode, field: &str) -> Option<Text> {
    batch::error(code, field)
        .or_else(|| jawaban::error(code, field))
        .or_else(|| kuota::error(code, field))
}
