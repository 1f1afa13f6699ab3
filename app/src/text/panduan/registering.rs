//! How to register, with which papers, and what happens then.

use crate::text::texts;

texts! {
    ONLINE_HEADING = "Bagaimana mendaftar lewat internet?" / "How do I register on the internet?";
    ONLINE_HOW =
        "Buka menu Usul di situs ini. Perlu sekitar 10 sampai 15 menit, boleh berhenti dan \
         dilanjutkan di HP lain." /
        "Open the Propose (Usul) menu of this site. It takes about 10 to 15 minutes; you may stop \
         and go on with another phone.";
    ONLINE_LINK = "Mulai usulan" / "Begin a proposal";
    ONLINE_NO_ACCOUNT =
        "Anda tidak perlu membuat akun. E-mail boleh kosong." /
        "You need no account. E-mail is optional.";
    ONLINE_WHO =
        "Anda dapat mengusulkan diri sendiri, keluarga dalam satu KK, atau tetangga di desa atau \
         kelurahan yang sama." /
        "You can propose yourself, family on the same family card (KK), or a neighbour in the same \
         village.";
    ONLINE_RECEIPT =
        "Setelah mengirim, Anda mendapat nomor tiket dan PIN untuk melihat kemajuannya." /
        "After sending you get a ticket number and a PIN to follow the progress.";
    ONLINE_MINISTRY =
        "Kementerian Sosial juga punya aplikasi Cek Bansos dengan menu Usul dan Sanggah. Pasang \
         aplikasi hanya dari toko aplikasi resmi." /
        "The Ministry of Social Affairs also has an app, Cek Bansos, with menus to propose and to \
         object. Install apps only from the official app store.";

    OFFICE_HEADING =
        "Bagaimana mendaftar di kantor desa atau kelurahan?" /
        "How do I register at the village office?";
    OFFICE_FREE =
        "Mendaftar itu gratis. Jangan membayar siapa pun." /
        "Registering is free of charge. Do not pay anybody.";
    OFFICE_STEP_COME =
        "Datang ke kantor desa atau kelurahan tempat Anda tinggal. Orang miskin yang belum \
         terdaftar berhak mendaftar sendiri (UU 13/2011). Jika tidak bisa datang, minta bantuan \
         keluarga, RT, atau RW." /
        "Go to the village office where you live. Poor people who are not listed have the right to \
         register themselves (Law 13/2011). If you cannot go, ask family or the neighbourhood head \
         (RT or RW) for help.";
    OFFICE_STEP_SAY =
        "Katakan: “Saya ingin diusulkan masuk DTSEN.”" /
        "Say: “I want to be proposed for DTSEN.”";
    OFFICE_STEP_FORM =
        "Isi formulir bersama petugas. Ceritakan keadaan yang sebenarnya." /
        "Fill in the form with the officer. Tell how things really are.";
    OFFICE_STEP_READ =
        "Baca kembali nama, NIK, dan alamat sebelum formulir diserahkan." /
        "Read name, population number (NIK) and address again before the form is handed in.";
    OFFICE_STEP_NOTE =
        "Catat tanggal dan nama petugas. Tanyakan kapan musyawarah berikutnya." /
        "Write down the date and the officer’s name. Ask when the next village meeting is.";

    PAPERS_HEADING = "Surat apa yang harus dibawa?" / "Which papers do I bring?";
    PAPERS_KTP = "KTP" / "KTP (identity card)";
    PAPERS_KTP_HOW =
        "KTP asli milik orang yang didaftarkan." /
        "The original card of the person to be registered.";
    PAPERS_KK = "KK" / "KK (family card)";
    PAPERS_KK_HOW =
        "Kartu Keluarga yang terbaru. Jika ada anggota yang lahir, pindah, atau meninggal, \
         perbarui dulu di kantor kependudukan (Disdukcapil)." /
        "The newest one. If somebody was born, moved or died, have it renewed first at the civil \
         registry (Disdukcapil).";
    PAPERS_LETTER = "Surat keterangan, jika diminta" / "A letter, if asked for";
    PAPERS_LETTER_HOW =
        "Surat dari RT/RW atau surat keterangan tidak mampu (SKTM) dari desa. Tidak semua daerah \
         memintanya; tanyakan dulu." /
        "From the RT/RW, or a letter of need (SKTM) from the village. Not every region asks for \
         it; ask first.";
    PAPERS_PHOTO = "Foto rumah, jika diminta" / "Photos of the house, if asked for";
    PAPERS_PHOTO_HOW =
        "Foto bagian depan, jelas, diambil siang hari." /
        "The front, clear, taken in daylight.";
    PAPERS_OTHER =
        "Surat lain yang menjelaskan keadaan" /
        "Other papers that explain your situation";
    PAPERS_OTHER_HOW =
        "Misalnya surat keterangan disabilitas atau surat kematian anggota keluarga." /
        "For example about a disability, or the death of a family member.";
    PAPERS_MISSING =
        "Belum punya KTP, NIK, atau tempat tinggal tetap? Tetap datang dan katakan kepada \
         petugas." /
        "No KTP, NIK or fixed home? Come anyway and tell the officer.";

    STAGES_HEADING = "Apa yang terjadi setelah saya mendaftar?" / "What happens after I register?";
    STAGES_LEAD =
        "Ini urutan umumnya. Rinciannya dapat berubah; tanyakan ke Dinsos." /
        "This is the usual order. Details may change; ask the Dinsos.";
    STAGE_RECORD =
        "Petugas desa atau kelurahan mencatat data Anda." /
        "The village officer records your data.";
    STAGE_MEETING =
        "Musyawarah desa atau kelurahan membahas nama yang diusulkan. Hasilnya ditulis dalam \
         berita acara." /
        "A village meeting (musyawarah) discusses the proposed names. The result is written in \
         minutes.";
    STAGE_VISIT =
        "Petugas dapat datang ke rumah untuk melihat keadaan." /
        "An officer may visit your home to see the situation.";
    STAGE_ENTRY =
        "Operator memasukkan data ke SIKS-NG, aplikasi milik Kementerian Sosial." /
        "An operator enters the data into SIKS-NG, the ministry’s application.";
    STAGE_DINSOS =
        "Dinsos kabupaten atau kota memeriksa data (verifikasi dan validasi). Data yang kurang \
         dikembalikan untuk dilengkapi." /
        "The Dinsos of the regency or city checks the data (verification and validation). \
         Incomplete data is sent back to be completed.";
    STAGE_ENDORSE =
        "Bupati atau wali kota mengesahkan dengan surat. Wakilnya, atau sekretaris daerah atas \
         namanya, juga dapat menandatangani." /
        "The regent (bupati) or mayor (wali kota) endorses it by letter. The deputy, or the \
         regional secretary in their name, can also sign.";
    STAGE_CENTRE =
        "Data dikirim ke pusat. Pusat mencocokkan dan mengolahnya." /
        "The data goes to the centre. The centre compares and processes it.";
    STAGE_DECREE =
        "Menteri Sosial menetapkan hasilnya dengan keputusan menteri." /
        "The Minister of Social Affairs decides by ministerial decree.";
    STAGE_UPDATE =
        "Data terus diperbarui. Keadaan Anda dapat diperiksa lagi." /
        "The data keeps being updated. Your situation may be checked again.";
    STAGES_NO_PROMISE =
        "Tidak ada yang dapat menjanjikan hasilnya. Keputusan terakhir ada di pusat." /
        "Nobody can promise the result. The last decision is made at the centre.";
}
