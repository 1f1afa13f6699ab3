//! What to do when aid stops, data is wrong, or life changes.

use crate::text::texts;

texts! {
    STOPPED_HEADING =
        "Bantuan saya berhenti. Apa yang harus saya lakukan?" /
        "My aid stopped. What should I do?";
    STOPPED_CHECK =
        "Buka Cek bansos. Lihat status, periode, dan keterangannya. Bisa jadi bantuan hanya belum \
         disalurkan." /
        "Open the look-up. See the status, the period and the note. Perhaps the aid just has not \
         been paid out yet.";
    STOPPED_PAPERS =
        "Periksa apakah data di KTP dan KK masih benar. Data yang berbeda dapat membuat bantuan \
         berhenti." /
        "See whether KTP and KK are still right. Data that differs can stop aid.";
    STOPPED_ASK =
        "Bawa KTP dan KK ke kantor desa, kelurahan, atau Dinsos. Tanyakan alasan berhenti." /
        "Take KTP and KK to the village office or the Dinsos. Ask for the reason.";
    STOPPED_AGAIN =
        "Jika Anda masih membutuhkan, minta diusulkan lagi." /
        "If you are still in need, ask to be proposed again.";
    STOPPED_HEALTH =
        "Jika yang berhenti adalah jaminan kesehatan dan ada yang sedang sakit, segera hubungi \
         Dinsos." /
        "If it is the health insurance that stopped and somebody is ill, contact the Dinsos at \
         once.";

    WRONG_HEADING =
        "Data saya salah. Bagaimana memperbaikinya?" /
        "My data is wrong. How is it put right?";
    WRONG_IDENTITY =
        "Nama, NIK, tanggal lahir, atau KK salah" /
        "Name, NIK, date of birth or KK is wrong";
    WRONG_IDENTITY_HOW =
        "Perbaiki dulu di Disdukcapil. Lalu bawa KTP dan KK ke kantor desa atau Dinsos." /
        "Have it put right at the civil registry (Disdukcapil) first. Then take KTP and KK to the \
         village office or the Dinsos.";
    WRONG_LIVING =
        "Pekerjaan, rumah, atau anggota keluarga salah" /
        "Work, house or family members are wrong";
    WRONG_LIVING_HOW =
        "Lapor ke kantor desa, kelurahan, atau Dinsos. Bawa buktinya." /
        "Tell the village office or the Dinsos. Bring proof.";
    WRONG_PERSON =
        "Yang muncul orang lain dengan nama yang sama" /
        "Someone else with the same name is shown";
    WRONG_PERSON_HOW =
        "Cocokkan RT, RW, dan tahun lahirnya. Banyak orang punya nama yang sama." /
        "Compare RT, RW and years of birth. Many people share a name.";
    WRONG_UNDESERVED =
        "Orang mampu tercatat menerima bantuan" /
        "A well-off person is shown as receiving aid";
    WRONG_UNDESERVED_HOW =
        "Cek orangnya, lalu pilih “Sanggah” di kartunya. Nama Anda dirahasiakan." /
        "Look the person up, then choose “Contest” (Sanggah) on the card. Your name is kept secret.";

    CHANGED_HEADING =
        "Ada yang meninggal, pindah, atau keluarga berubah. Apa yang harus dilakukan?" /
        "Somebody died or moved, or the family changed. What should I do?";
    CHANGED_DUTY =
        "Keluarga yang terdaftar wajib melaporkan perubahan. Lapor ke Disdukcapil, lalu ke kantor \
         desa atau kelurahan." /
        "Listed families have a duty to report changes. Report to the civil registry \
         (Disdukcapil), then to the village office.";
    CHANGED_DIED = "Ada yang meninggal" / "Somebody died";
    CHANGED_DIED_HOW =
        "Urus akta kematian dan KK baru di Disdukcapil. Lalu lapor ke desa. Jangan mengambil \
         bantuan atas nama orang yang sudah meninggal." /
        "Get the death certificate and a new KK at Disdukcapil. Then tell the village. Do not \
         collect aid in the name of somebody who died.";
    CHANGED_MOVED = "Pindah rumah" / "You moved";
    CHANGED_MOVED_HOW =
        "Nomor KK berubah. NIK tetap sama. Lapor ke desa yang lama dan desa yang baru." /
        "The KK number changes. The NIK stays the same. Tell the old village and the new one.";
    CHANGED_FAMILY = "Menikah, bercerai, atau ada anak lahir" / "Marriage, divorce or a birth";
    CHANGED_FAMILY_HOW =
        "Perbarui KK. Lalu bawa KK yang baru ke desa." /
        "Renew the KK. Then take the new one to the village.";
    CHANGED_BETTER = "Keadaan membaik" / "Life has become better";
    CHANGED_BETTER_HOW =
        "Lapor juga. Bantuan itu dapat dipakai keluarga lain yang membutuhkan." /
        "Report that too. Another family in need can have the aid.";
}
