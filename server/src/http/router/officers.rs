//! The pages of officers, each with the permission it needs (see `domain::petugas::may`).

use domain::petugas::Permission;

use crate::http::pages;
use crate::http::routes::Routes;

/// What is short on its way.
pub(super) fn pages(routes: Routes) -> Routes {
    [
        account_pages,
        case_pages,
        decision_pages,
        village_pages,
        recipient_pages,
        batch_pages,
        trail_pages,
    ]
    .into_iter()
    .fold(routes, |routes, add| add(routes))
}

/// Files that officers send.
pub(super) fn uploads() -> Routes {
    use pages::petugas::{anomali, data, kunjungan};
    const VISIT_PHOTO: &str = "/petugas/kasus/{tiket}/kunjungan/{id}/foto";
    let minutes = "/petugas/musyawarah/{id}/berita-acara";
    let bulk = "/petugas/usulan/massal";
    batch_files(Routes::default())
        .desk_get(minutes, Permission::OpenCase, pages::petugas::musyawarah::minutes)
        .desk_post(
            minutes,
            Permission::RecordMusyawarah,
            pages::petugas::musyawarah::upload_minutes,
        )
        .desk_get(bulk, Permission::ProposeInBulk, pages::petugas::massal::show)
        .desk_post(bulk, Permission::ProposeInBulk, pages::petugas::massal::send)
        .desk_get(VISIT_PHOTO, Permission::Decide, kunjungan::back_to_visits)
        .desk_post(VISIT_PHOTO, Permission::Decide, kunjungan::add_photo)
        .desk_get("/petugas/anomali/dukcapil", Permission::RepairData, anomali::show_checks)
        .desk_post("/petugas/anomali/dukcapil", Permission::RepairData, anomali::read_file)
        .desk_get("/petugas/data/impor", Permission::ImportRecipients, data::back)
        .desk_post("/petugas/data/impor", Permission::ImportRecipients, data::receive)
}

/// Accounts of officers: their own, and those an admin keeps.
fn account_pages(routes: Routes) -> Routes {
    use pages::petugas::{akun, masuk, orang};
    routes
        .get("/petugas/masuk", masuk::show)
        .post("/petugas/masuk", masuk::prove_password)
        .get("/petugas/masuk/kode", masuk::show_code)
        .post("/petugas/masuk/kode", masuk::prove_code)
        .get("/petugas/masuk/pasang", masuk::show_set_up)
        .post("/petugas/masuk/pasang", masuk::set_up)
        .get("/petugas/keluar", masuk::left)
        .post("/petugas/keluar", masuk::leave)
        .desk_get("/petugas/akun", Permission::OwnAccount, akun::show)
        .desk_get("/petugas/akun/{aksi}", Permission::OwnAccount, akun::back)
        .desk_post("/petugas/akun/{aksi}", Permission::OwnAccount, akun::act)
        .desk_get("/petugas/orang", Permission::ManageOfficers, orang::list)
        .desk_get("/petugas/orang/baru", Permission::ManageOfficers, orang::show_new)
        .desk_post("/petugas/orang/baru", Permission::ManageOfficers, orang::create)
        .desk_get("/petugas/orang/{id}", Permission::ManageOfficers, orang::show)
        .desk_post("/petugas/orang/{id}", Permission::ManageOfficers, orang::update)
        .desk_get("/petugas/orang/{id}/{aksi}", Permission::ManageOfficers, orang::back)
        .desk_post("/petugas/orang/{id}/{aksi}", Permission::ManageOfficers, orang::act)
}

/// The queue, and a case with everything about it but its decision.
fn case_pages(routes: Routes) -> Routes {
    use pages::petugas::{antrean, kasus};
    let at = |end: &str| format!("/petugas/kasus/{{tiket}}/{end}");
    routes
        .desk_get("/petugas", Permission::OwnAccount, antrean::show)
        .desk_get("/petugas/ambil", Permission::TakeCase, antrean::back_to_queue)
        .desk_post("/petugas/ambil", Permission::TakeCase, antrean::take_next)
        .desk_get("/petugas/cari", Permission::OpenCase, antrean::back_to_queue)
        .desk_post("/petugas/cari", Permission::OpenCase, antrean::find_by_nik)
        .desk_get("/petugas/cari/{token}", Permission::OpenCase, antrean::found)
        .desk_get("/petugas/kasus/{tiket}", Permission::OpenCase, kasus::case)
        .desk_get(&at("ambil"), Permission::TakeCase, kasus::back_to_case)
        .desk_post(&at("ambil"), Permission::TakeCase, kasus::take)
        .desk_get(&at("lepas"), Permission::TakeCase, kasus::back_to_case)
        .desk_post(&at("lepas"), Permission::TakeCase, kasus::give_back)
        .desk_get(&at("serahkan"), Permission::TakeCase, kasus::back_to_case)
        .desk_post(&at("serahkan"), Permission::TakeCase, kasus::hand_over)
        .desk_get(&at("tugaskan"), Permission::AssignCase, kasus::back_to_case)
        .desk_post(&at("tugaskan"), Permission::AssignCase, kasus::assign)
        .desk_get(&at("catatan"), Permission::OpenCase, kasus::back_to_case)
        .desk_post(&at("catatan"), Permission::OpenCase, kasus::add_note)
        .desk_get(&at("banding/{lain}"), Permission::OpenCase, kasus::compare)
        .desk_post(&at("banding/{lain}"), Permission::Decide, kasus::judge)
        .desk_get(&at("lihat/{id}"), Permission::OpenCase, kasus::photo)
        .desk_get(&at("foto/{id}"), Permission::OpenCase, kasus::photo_bytes)
}

/// Decisions, visits, and second looks.
fn decision_pages(routes: Routes) -> Routes {
    use pages::petugas::{kunjungan, putusan, uji_petik};
    routes
        .desk_get("/petugas/kasus/{tiket}/putusan", Permission::Decide, putusan::show)
        .desk_post("/petugas/kasus/{tiket}/putusan", Permission::Decide, putusan::submit)
        .desk_get("/petugas/kasus/{tiket}/batal", Permission::Decide, putusan::back_to_case)
        .desk_post("/petugas/kasus/{tiket}/batal", Permission::Decide, putusan::take_back)
        .desk_get("/petugas/kasus/{tiket}/konflik", Permission::Decide, putusan::back_to_case)
        .desk_post("/petugas/kasus/{tiket}/konflik", Permission::Decide, putusan::declare)
        .desk_get("/petugas/kasus/{tiket}/lanjut", Permission::Decide, putusan::back_to_case)
        .desk_post("/petugas/kasus/{tiket}/lanjut", Permission::Decide, putusan::resume)
        .desk_get("/petugas/kasus/{tiket}/kunjungan", Permission::Decide, kunjungan::show)
        .desk_post("/petugas/kasus/{tiket}/kunjungan", Permission::Decide, kunjungan::record)
        .desk_get("/petugas/uji-petik", Permission::DrawSample, uji_petik::draws)
        .desk_post("/petugas/uji-petik", Permission::DrawSample, uji_petik::draw)
        .desk_get("/petugas/uji-petik/{id}", Permission::DrawSample, uji_petik::show)
        .desk_get("/petugas/uji-petik/{id}/{tiket}", Permission::DrawSample, uji_petik::judge_drawn)
        .desk_post("/petugas/uji-petik/{id}/{tiket}", Permission::DrawSample, uji_petik::save_drawn)
        .desk_get("/petugas/uji-petik/tugas", Permission::Decide, uji_petik::tasks)
        .desk_get(
            "/petugas/uji-petik/tugas/{id}/{tiket}",
            Permission::Decide,
            uji_petik::judge_task,
        )
        .desk_post(
            "/petugas/uji-petik/tugas/{id}/{tiket}",
            Permission::Decide,
            uji_petik::save_task,
        )
}

/// The village stage: deliberations, proposals by officers, the calendar.
fn village_pages(routes: Routes) -> Routes {
    use Permission::{EditCalendar, FileForCitizen, OwnAccount, ProposeInBulk, RecordMusyawarah};
    use pages::petugas::{bantu, kalender, massal, musyawarah};
    routes
        .desk_get("/petugas/musyawarah", RecordMusyawarah, musyawarah::list)
        .desk_get("/petugas/musyawarah/baru", RecordMusyawarah, musyawarah::show_new)
        .desk_post("/petugas/musyawarah/baru", RecordMusyawarah, musyawarah::create)
        .desk_get("/petugas/musyawarah/{id}", RecordMusyawarah, musyawarah::show)
        .desk_get("/petugas/musyawarah/{id}/{aksi}", RecordMusyawarah, musyawarah::back)
        .desk_post("/petugas/musyawarah/{id}/{aksi}", RecordMusyawarah, musyawarah::act)
        .desk_post(
            "/petugas/musyawarah/{id}/keluar/{orang}/batal",
            RecordMusyawarah,
            musyawarah::drop_removal,
        )
        .desk_get("/petugas/usulan/baru", FileForCitizen, bantu::show)
        .desk_post("/petugas/usulan/baru", FileForCitizen, bantu::begin)
        .desk_get("/petugas/usulan/massal/contoh.csv", ProposeInBulk, massal::template)
        .desk_get("/petugas/usulan/massal/{id}", ProposeInBulk, massal::file)
        .desk_get("/petugas/usulan/massal/{id}/ajukan", ProposeInBulk, massal::back)
        .desk_post("/petugas/usulan/massal/{id}/ajukan", ProposeInBulk, massal::confirm)
        .desk_get("/petugas/usulan/massal/{id}/ditolak.csv", ProposeInBulk, massal::rejected)
        .desk_get("/petugas/usulan/massal/{id}/tiket.csv", ProposeInBulk, massal::tickets)
        .desk_get("/petugas/kalender", OwnAccount, kalender::show)
        .desk_get("/petugas/kalender/baru", EditCalendar, kalender::show_new)
        .desk_post("/petugas/kalender/baru", EditCalendar, kalender::add)
}

/// Listed people: search, marks, repairs, verdicts, data versions.
fn recipient_pages(routes: Routes) -> Routes {
    use pages::petugas::{anomali, data, kelayakan, penerima};
    const PERSON: &str = "/petugas/penerima/{token}";
    const MARK: &str = "/petugas/penerima/{token}/tanda";
    const END: &str = "/petugas/penerima/{token}/tanda/{key}/akhir";
    const REPAIR: &str = "/petugas/penerima/{token}/perbaikan/{kolom}";
    const CHECK_FILE: &str = "/petugas/anomali/dukcapil/{key}";
    const REJECTED_CHECKS: &str = "/petugas/anomali/dukcapil/{key}/ditolak.csv";
    const RESTORE: &str = "/petugas/data/pulihkan/{id}";
    let import = Permission::ImportRecipients;
    routes
        .desk_get("/petugas/penerima", Permission::SeeRecipients, penerima::show)
        .desk_post("/petugas/penerima", Permission::SeeRecipients, penerima::find)
        .desk_get("/petugas/penerima/hasil/{token}", Permission::SeeRecipients, penerima::list)
        .desk_get(PERSON, Permission::SeeRecipients, penerima::person)
        .desk_get(MARK, Permission::RepairData, penerima::back)
        .desk_post(MARK, Permission::RepairData, penerima::add_mark)
        .desk_get(END, Permission::RepairData, penerima::back_from_mark)
        .desk_post(END, Permission::RepairData, penerima::end_mark)
        .desk_get(REPAIR, Permission::RepairData, penerima::repair_form)
        .desk_post(REPAIR, Permission::RepairData, penerima::repair)
        .desk_get("/petugas/anomali", Permission::RepairData, anomali::show)
        .desk_get(CHECK_FILE, Permission::RepairData, anomali::show_file)
        .desk_post(CHECK_FILE, Permission::RepairData, anomali::take_over)
        .desk_get(REJECTED_CHECKS, Permission::RepairData, anomali::rejected)
        .desk_get("/petugas/kelayakan", Permission::JudgeRecipients, kelayakan::show)
        .desk_get("/petugas/kelayakan/{token}", Permission::JudgeRecipients, kelayakan::show_person)
        .desk_post("/petugas/kelayakan/{token}", Permission::JudgeRecipients, kelayakan::judge)
        .desk_get("/petugas/data", import, data::show)
        .desk_get("/petugas/data/impor/{key}", import, data::show_import)
        .desk_get("/petugas/data/impor/{key}/ditolak.csv", import, data::rejected)
        .desk_get("/petugas/data/contoh.csv", import, data::sample)
        .desk_get("/petugas/data/banding", import, data::compare)
        .desk_get(RESTORE, import, data::ask_to_restore)
        .desk_post(RESTORE, import, data::restore)
}

/// Batches for the centre, its answers, quotas.
fn batch_pages(routes: Routes) -> Routes {
    use Permission::{
        CollectBatch, EditCalendar, EndorseBatch, ExportBatch, ImportAnswer, SeeNumbers,
    };
    use pages::petugas::{batch, jawaban, kuota};
    let at = |end: &str| format!("/petugas/batch/{{id}}/{end}");
    routes
        .desk_get("/petugas/batch", ExportBatch, batch::list)
        .desk_post("/petugas/batch", CollectBatch, batch::begin)
        .desk_get("/petugas/batch/{id}", ExportBatch, batch::show_batch)
        .desk_get(&at("kumpulkan"), CollectBatch, batch::back)
        .desk_post(&at("kumpulkan"), CollectBatch, batch::add)
        .desk_get(&at("keluarkan"), CollectBatch, batch::back)
        .desk_post(&at("keluarkan"), CollectBatch, batch::take_out)
        .desk_get(&at("keluarkan-penilaian"), CollectBatch, batch::back)
        .desk_post(&at("keluarkan-penilaian"), CollectBatch, batch::take_verdicts_out)
        .desk_get(&at("sahkan"), EndorseBatch, batch::back)
        .desk_post(&at("sahkan"), EndorseBatch, batch::endorse)
        .desk_get("/petugas/jawaban/{key}", ImportAnswer, jawaban::preview)
        .desk_get("/petugas/jawaban/{key}/ditolak.csv", ImportAnswer, jawaban::rejected)
        .desk_get("/petugas/kuota", SeeNumbers, kuota::show)
        .desk_post("/petugas/kuota", EditCalendar, kuota::add)
}

/// What is long on its way: letters and answers that officers send, exports that are made.
fn batch_files(routes: Routes) -> Routes {
    use Permission::{ExportBatch, ImportAnswer};
    use pages::petugas::{batch, jawaban};
    routes
        .desk_get("/petugas/batch/{id}/surat", ExportBatch, batch::letter)
        .desk_post("/petugas/batch/{id}/surat", ExportBatch, batch::send_letter)
        .desk_get("/petugas/batch/{id}/ekspor", ExportBatch, batch::back)
        .desk_post("/petugas/batch/{id}/ekspor", ExportBatch, batch::export)
        .desk_get("/petugas/jawaban", ImportAnswer, jawaban::show)
        .desk_post("/petugas/jawaban", ImportAnswer, jawaban::send)
        .desk_get("/petugas/jawaban/{key}/terapkan", ImportAnswer, jawaban::back)
        .desk_post("/petugas/jawaban/{key}/terapkan", ImportAnswer, jawaban::apply)
}

/// The figures, what was done and seen, who reported, and letters.
fn trail_pages(routes: Routes) -> Routes {
    use pages::petugas::{audit, pelapor, ringkasan, surat};
    routes
        .desk_get("/petugas/ringkasan", Permission::SeeNumbers, ringkasan::show)
        .desk_get("/petugas/audit", Permission::ReadAudit, audit::show)
        .desk_get("/petugas/audit/unduh", Permission::ReadAudit, audit::download)
        .desk_get("/petugas/audit/orang", Permission::ReadAudit, audit::back)
        .desk_post("/petugas/audit/orang", Permission::ReadAudit, audit::person)
        .desk_get("/petugas/audit/periksa", Permission::ReadAudit, audit::back)
        .desk_post("/petugas/audit/periksa", Permission::ReadAudit, audit::check)
        .desk_get("/petugas/kasus/{tiket}/pelapor", Permission::OpenReporter, pelapor::show)
        .desk_post("/petugas/kasus/{tiket}/pelapor", Permission::OpenReporter, pelapor::open)
        .desk_get("/petugas/surat", Permission::PrintLetters, surat::show)
        .desk_get("/petugas/surat/cetak", Permission::PrintLetters, surat::back)
        .desk_post("/petugas/surat/cetak", Permission::PrintLetters, surat::print)
        .desk_get("/petugas/surat/ulang", Permission::PrintLetters, surat::back)
        .desk_post("/petugas/surat/ulang", Permission::PrintLetters, surat::reprint)
}
