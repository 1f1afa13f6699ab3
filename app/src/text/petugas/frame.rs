//! The frame of officers' pages: menu, roles, sign-out.

use crate::text::texts;

texts! {
    /// Name of the menu.
    MENU = "Menu petugas" / "Officers’ menu";
    /// `/petugas`
    QUEUE = "Antrean" / "Queue";
    /// `/petugas/musyawarah`
    MUSYAWARAH = "Musyawarah" / "Deliberations";
    /// `/petugas/usulan/baru`
    ASSIST = "Bantu warga mengusulkan" / "Propose for a citizen";
    /// `/petugas/usulan/massal`
    BULK = "Usulan massal" / "Bulk proposals";
    /// `/petugas/penerima`
    RECIPIENTS = "Penerima" / "Recipients";
    /// `/petugas/anomali`
    ANOMALIES = "Anomali data" / "Data anomalies";
    /// `/petugas/kelayakan`
    ELIGIBILITY = "Kelayakan BNBA" / "BNBA eligibility";
    /// `/petugas/batch`
    BATCHES = "Batch" / "Batches";
    /// `/petugas/jawaban`
    ANSWERS = "Jawaban pusat" / "Centre’s answers";
    /// `/petugas/surat`
    LETTERS = "Surat" / "Letters";
    /// `/petugas/uji-petik`
    SAMPLES = "Uji petik" / "Second look";
    /// `/petugas/uji-petik/tugas`
    SECOND_LOOKS = "Tugas uji petik" / "Second looks to take";
    /// `/petugas/ringkasan`
    NUMBERS = "Ringkasan" / "Overview";
    /// `/petugas/data`
    DATA = "Data penerima" / "Recipient data";
    /// `/petugas/kalender`
    CALENDAR = "Kalender" / "Calendar";
    /// `/petugas/kuota`
    QUOTA = "Kuota" / "Quota";
    /// `/petugas/orang`
    OFFICERS = "Petugas" / "Officers";
    /// `/petugas/audit`
    AUDIT = "Jejak audit" / "Audit log";
    /// `/petugas/akun`
    ACCOUNT = "Akun saya" / "My account";
    /// Button that signs out.
    LEAVE = "Keluar" / "Sign out";
    /// End of every title.
    TITLE_END = " · Meja petugas" / " · Officers’ desk";
    /// `operator_desa`
    ROLE_OPERATOR_DESA = "Operator desa/kelurahan" / "Village operator";
    /// `operator_kecamatan`
    ROLE_OPERATOR_KECAMATAN = "Operator kecamatan" / "District operator";
    /// `verifikator`
    ROLE_VERIFIKATOR = "Verifikator" / "Verifier";
    /// `pengesah`
    ROLE_PENGESAH = "Kepala/pengesah" / "Head, endorses";
    /// `admin`
    ROLE_ADMIN = "Admin" / "Administrator";
    /// `auditor`
    ROLE_AUDITOR = "Auditor" / "Auditor";
    /// `provinsi`
    ROLE_PROVINSI = "Dinas Sosial provinsi" / "Dinas Sosial of the province";
}
