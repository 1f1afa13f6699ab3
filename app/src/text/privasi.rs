//! Sentences of the privacy notice `/privasi`.
//!
//! It says what the service does today. Whoever adds an activity that touches personal data adds its
//! purpose, its basis and its retention here.

use super::texts;

texts! {
    TITLE = "Pemberitahuan privasi" / "Privacy notice";
    LEAD =
        "Apa yang kami lakukan dengan data Anda, dan apa hak Anda." /
        "What we do with your data, and what your rights are.";

    SUMMARY_HEADING = "Apa intinya?" / "What is the essence?";
    SUMMARY_NO_ACCOUNT =
        "Mencek bansos tidak perlu akun, NIK, nomor HP, atau e-mail." /
        "Looking up aid needs no account, NIK, phone number or e-mail.";
    SUMMARY_NOT_KEPT =
        "Nama yang Anda ketik tidak kami simpan." /
        "We do not keep the name you type.";
    SUMMARY_MASKED =
        "Nama penerima disamarkan, misalnya S**i A****h." /
        "Names of recipients are masked, for example S**i A****h.";
    SUMMARY_NO_TRACKERS =
        "Tidak ada iklan, pelacak, atau pihak lain di situs ini." /
        "There are no advertisements, trackers or third parties on this site.";

    CONTROLLER_HEADING = "Siapa yang bertanggung jawab?" / "Who is responsible?";
    CONTROLLER =
        "{name} menjalankan situs ini dan bertanggung jawab atas datanya (pengendali data \
         pribadi). Anda dapat menghubunginya di sini:" /
        "{name} runs this site and is responsible for the data (the controller of personal data). \
         You can reach it here:";

    VISITOR_HEADING =
        "Data apa yang diolah saat saya mencek bansos?" /
        "Which data is processed when I look up aid?";
    VISITOR_LEAD =
        "Hanya yang perlu untuk menjawab, dan hanya selama perlu:" /
        "Only what is needed to answer, and only as long as needed:";
    VISITOR_QUERY = "Wilayah dan nama yang Anda ketik" / "The region and the name you type";
    VISITOR_QUERY_HOW =
        "Untuk mencari di data penerima. Keduanya disegel di dalam tautan hasil dan tidak disimpan \
         di server. Tautan itu berlaku 15 menit. Agar data tidak dikuras robot, kami menghitung \
         pencarian per desa dan per nama sebagai kode rahasia, dihapus paling lama setelah satu \
         hari." /
        "To search the recipient data. Both are sealed inside the link to the result and are not \
         kept on the server. That link works for 15 minutes. So that robots cannot empty the \
         data, we count searches per village and per name under secret codes, deleted after one \
         day at the latest.";
    VISITOR_YEAR = "Tahun lahir, jika Anda isi" / "The year of birth, if you give it";
    VISITOR_YEAR_HOW =
        "Untuk membedakan orang yang namanya mirip. Juga hanya ada di dalam tautan hasil." /
        "To tell people with similar names apart. It too exists only inside the link to the \
         result.";
    VISITOR_CHALLENGE =
        "Jawaban gambar, atau hitungan otomatis dari peramban Anda" /
        "The answer to the picture, or a sum done by your browser";
    VISITOR_CHALLENGE_HOW =
        "Untuk memperlambat robot. Kami hanya mencatat bahwa soal itu sudah dipakai, tanpa nama \
         Anda. Soal berlaku 5 menit." /
        "To slow robots down. We only note that the challenge has been used, without your name. A \
         challenge is good for 5 minutes.";
    VISITOR_ADDRESS = "Alamat internet (IP)" / "Your internet address (IP)";
    VISITOR_ADDRESS_HOW =
        "Untuk membatasi jumlah pencarian. Alamat diubah menjadi kode rahasia yang berganti setiap \
         hari. Kode dihapus paling lama setelah satu hari. Alamat aslinya tidak disimpan." /
        "To limit the number of searches. The address is turned into a secret code that changes \
         every day. The code is deleted after one day at the latest. The address itself is not \
         kept.";
    VISITOR_LANGUAGE = "Pilihan bahasa" / "Your choice of language";
    VISITOR_LANGUAGE_HOW =
        "Untuk menampilkan situs dalam bahasa Anda. Disimpan sebagai cookie di HP atau komputer \
         Anda, paling lama satu tahun." /
        "To show the site in your language. It is kept as a cookie on your phone or computer, for \
         one year at most.";

    PROPOSAL_HEADING =
        "Data apa yang diolah saat saya mengusulkan?" /
        "Which data is processed when I make a proposal?";
    PROPOSAL_LEAD =
        "Yang Anda isi dan kirim, dan hanya untuk memeriksa usulan itu. Semuanya dienkripsi sejak \
         isian pertama:" /
        "What you enter and send, and only to examine that proposal. All of it is encrypted from \
         the first answer on:";
    PROPOSAL_DRAFT = "Isian yang belum dikirim" / "A draft that has not been sent";
    PROPOSAL_DRAFT_HOW =
        "Disimpan 30 hari sejak dimulai agar dapat dilanjutkan, lalu dihapus. Anda dapat menghapusnya kapan \
         saja. Siapa pun yang tahu kode lanjutan dapat membukanya." /
        "Kept for 30 days from its beginning so that you can go on with it, then deleted. You can delete it at any \
         time. Whoever knows the resume code can open it.";
    PROPOSAL_SENT = "Usulan yang sudah dikirim" / "A proposal that has been sent";
    PROPOSAL_SENT_HOW =
        "Identitas, kontak, alamat, keadaan rumah, dan alasan. Dilihat petugas Dinsos yang \
         memeriksa, lalu diteruskan ke Kementerian Sosial bila layak. Dihapus menurut jangka waktu \
         yang disebut sebelum Anda menyetujui." /
        "Identity, contact, address, dwelling and reason. Seen by the Dinsos officers who examine \
         it, and passed on to the Ministry of Social Affairs if eligible. Deleted after the terms \
         that are named before you consent.";
    PROPOSAL_PHOTOS = "Foto dan surat" / "Photos and letters";
    PROPOSAL_PHOTOS_HOW =
        "Foto dibuat ulang: lokasi dan data kamera dibuang, lalu diberi tanda air dengan nomor \
         tiket. Dihapus lebih dulu daripada data lain." /
        "Photos are made anew: place and camera data are removed, and a watermark with the ticket \
         number is added. They are deleted before the other data.";
    PROPOSAL_HEALTH = "Kesehatan keluarga" / "Health of the family";
    PROPOSAL_HEALTH_HOW =
        "Hanya jika Anda mengisinya dan menyetujuinya secara terpisah." /
        "Only if you answer and consent to it separately.";
    PROPOSAL_NEIGHBOUR = "Jika tetangga mengusulkan Anda" / "If a neighbour proposes you";
    PROPOSAL_NEIGHBOUR_HOW =
        "Kami menanyakan lebih sedikit, memberi tahu Anda bila ada alamat e-mail, dan Dinsos dapat \
         memperbaiki atau menarik usulan itu atas permintaan Anda. Nama pengusul tidak disampaikan." /
        "We ask for less, tell you where there is an e-mail address, and the Dinsos can correct or \
         withdraw the proposal at your request. Who proposed you is not disclosed.";
    PROPOSAL_TRAIL = "Siapa yang membuka data" / "Who opened the data";
    PROPOSAL_TRAIL_HOW =
        "Setiap pembukaan dicatat. Dengan nomor tiket dan PIN Anda dapat melihat catatannya, \
         semua data yang disimpan, dan meminta perbaikan atau penghapusan; dijawab dalam 3×24 jam." /
        "Every opening is recorded. With ticket number and PIN you can see the record and all data \
         held, and ask for correction or deletion; it is answered within 3×24 hours.";

    REPORT_SENT_HEADING =
        "Data apa yang diolah saat saya menyanggah atau melapor?" /
        "Which data is processed when I object or report?";
    REPORT_SENT_LEAD =
        "Yang Anda isi dan kirim, dan hanya sebagai bahan keputusan Dinsos." /
        "What you enter and send, and only as a basis for the decision of the Dinsos.";
    REPORT_SEAL = "Siapa Anda" / "Who you are";
    REPORT_SEAL_HOW =
        "Nama, NIK, nomor HP, e-mail, dan desa Anda disegel dengan kunci publik begitu dikirim. Kunci \
         pembukanya hanya ada di tempat petugas bekerja. Pembukaan perlu alasan tertulis, dicatat, \
         dan tampil di halaman Lacak Anda." /
        "Your name, NIK, phone number, e-mail and village are sealed with a public key as soon as \
         you send them. The key that opens them exists only where officers work. Opening needs a \
         written reason, is recorded, and shows on your tracking page.";
    REPORT_TEXT = "Alasan, tulisan, dan foto" / "Reason, text and photos";
    REPORT_TEXT_HOW =
        "Disimpan terenkripsi dan dibaca petugas yang memeriksa. Tidak pernah ditunjukkan kepada orang \
         yang dilaporkan." /
        "Stored encrypted, and read by the officers who examine it. Never shown to the person it is \
         about.";
    REPORT_TWICE = "Agar satu orang tidak dihitung dua kali" / "So that nobody is counted twice";
    REPORT_TWICE_HOW =
        "NIK dan nomor HP Anda juga diubah menjadi kode rahasia yang tidak dapat dibaca balik, untuk \
         mengenali laporan ganda dan membatasi jumlahnya." /
        "Your NIK and phone number are also turned into secret codes that cannot be read back, to \
         recognise double reports and to limit their number.";
    REPORT_REPLY = "Jika ada yang menyanggah Anda" / "If somebody objects to you";
    REPORT_REPLY_HOW =
        "Anda diberi tahu jenis sanggahannya lewat e-mail atau surat berkode, dan boleh menjawab \
         sebelum ada keputusan. Jawaban Anda hanya dibaca petugas. Tidak ada yang ditampilkan kepada \
         umum, juga tidak jumlahnya." /
        "You are told the kind of objection by e-mail or by a letter with a code, and may answer \
         before there is a decision. Only officers read your answer. Nothing is shown to the public, \
         not even how many there are.";
    REPORT_KEPT = "Lama disimpan" / "How long it is kept";
    REPORT_KEPT_HOW =
        "Isian yang tidak dikirim dihapus setelah 30 hari. Yang dikirim, segelnya, dan jawabannya \
         dihapus menurut jangka waktu yang disebut sebelum Anda menyetujui, foto lebih dulu." /
        "What is not sent is deleted after 30 days. What is sent, its seal and the answer to it are \
         deleted after the terms that are named before you consent, photos first.";

    RECIPIENTS_HEADING =
        "Data penerima apa yang ada di sini?" /
        "Which data about recipients is held here?";
    RECIPIENTS_ORIGIN =
        "Data penerima berasal dari pemerintah dan dimuat oleh Dinsos. Isinya: nama, NIK, nomor \
         KK, tanggal lahir, jenis kelamin, alamat, program, status, periode, dan keterangan. \
         Kadang juga nama ibu, pekerjaan, jumlah bantuan, desil, dan tanda disabilitas." /
        "The recipient data comes from the government and is loaded by the Dinsos. It holds name, \
         NIK, KK number, date of birth, sex, address, programme, status, period and note; \
         sometimes also the mother’s name, work, amount of aid, desil and a mark for disability.";
    RECIPIENTS_PURPOSE =
        "Gunanya di sini hanya satu: menjawab pertanyaan apakah seseorang tercatat dan program apa \
         yang tercatat." /
        "Its only use here is to answer whether somebody is listed, and with which programme.";
    RECIPIENTS_VERSIONS =
        "Jika data baru dimuat, data lama disimpan untuk pemeriksaan dan tidak lagi ditampilkan. \
         Tanyakan ke Dinsos berapa lama data lama disimpan." /
        "When new data is loaded, the old data is kept for audit and no longer shown. Ask the \
         Dinsos how long old data is kept.";
    RECIPIENTS_NO_PROFILE =
        "Situs ini tidak menghitung desil, tidak menilai siapa yang layak, dan tidak memutuskan \
         apa pun secara otomatis." /
        "This site computes no desil, does not judge who is eligible, and decides nothing \
         automatically.";

    PUBLIC_HEADING =
        "Apa yang dapat dilihat orang lain tentang saya?" /
        "What can other people see about me?";
    PUBLIC_SHOWN = "Yang ditampilkan" / "What is shown";
    PUBLIC_SHOWN_WHAT =
        "Nama yang disamarkan, RT/RW, kelompok tahun lahir (5 tahun), program, status, periode, \
         dan keterangan. Jika nama hanya mirip: nama yang disamarkan dan RT/RW saja, sampai tahun \
         lahir yang benar diisi." /
        "The masked name, RT/RW, a band of five birth years, programme, status, period and note. \
         Where a name is only similar: the masked name and RT/RW alone, until the right year of \
         birth is given.";
    PUBLIC_NEVER = "Yang tidak pernah ditampilkan" / "What is never shown";
    PUBLIC_NEVER_WHAT =
        "Nama lengkap, NIK, nomor KK, tanggal lahir, alamat, nomor HP, e-mail, foto, dan \
         rekening." /
        "Full name, NIK, KK number, date of birth, address, phone, e-mail, photos and bank \
         account.";
    PUBLIC_PROTECTED = "Anak dan orang yang dilindungi" / "Children and protected persons";
    PUBLIC_PROTECTED_WHAT =
        "Tidak pernah muncul dalam hasil pencarian." /
        "They never appear in a result.";
    PUBLIC_HEALTH =
        "Program yang mengungkap kesehatan atau disabilitas" /
        "Programmes that reveal health or disability";
    PUBLIC_HEALTH_WHAT =
        "Tidak ditampilkan kepada umum, misalnya rehabilitasi." /
        "They are not shown to the public, rehabilitation for example.";

    BASIS_HEADING = "Apa dasar hukumnya?" / "What is the legal basis?";
    BASIS_LOOKUP = "Menjawab pencarian" / "Answering look-ups";
    BASIS_LOOKUP_WHAT =
        "Tugas pelayanan publik (UU 27/2022 Pasal 20) untuk penanganan fakir miskin (UU 13/2011)." /
        "The duty of public service (Law 27/2022, Article 20) in caring for the poor (Law \
         13/2011).";
    BASIS_LIMITS = "Membatasi robot dan menyamarkan data" / "Limiting robots and masking data";
    BASIS_LIMITS_WHAT =
        "Kewajiban melindungi data pribadi (UU 27/2022) dan mengecualikan rahasia pribadi dari \
         informasi publik (UU 14/2008 Pasal 17)." /
        "The duty to protect personal data (Law 27/2022) and to keep personal secrets out of \
         public information (Law 14/2008, Article 17).";
    BASIS_LANGUAGE = "Mengingat bahasa" / "Remembering the language";
    BASIS_LANGUAGE_WHAT =
        "Pilihan Anda sendiri. Tanpa itu, situs tampil dalam bahasa Indonesia." /
        "Your own choice. Without it the site is in Indonesian.";

    PROTECTION_HEADING = "Bagaimana data dilindungi?" / "How is the data protected?";
    PROTECTION_ENCRYPTED =
        "Nama, NIK, nomor KK, tanggal lahir, alamat, dan keterangan penerima disimpan terenkripsi. \
         Kuncinya disimpan terpisah." /
        "Names, NIK, KK numbers, dates of birth, addresses and notes of recipients are stored \
         encrypted. The key is kept separately.";
    PROTECTION_VILLAGE =
        "Pencarian hanya di satu desa atau kelurahan, dan harus dengan nama. Daftar nama tidak \
         dapat dibuka." /
        "A search covers one village only and needs a name. No list of names can be opened.";
    PROTECTION_LIMITS =
        "Jumlah pencarian dibatasi. Satu jawaban memuat paling banyak 10 orang bernama sama dan 10 \
         orang bernama mirip." /
        "The number of searches is limited. One answer holds at most 10 people of the same name \
         and 10 of a similar one.";
    PROTECTION_LOGS =
        "Catatan server, alamat halaman, dan pesan kesalahan tidak memuat data pribadi yang dapat \
         dibaca." /
        "Server logs, page addresses and error messages hold no readable personal data.";

    COOKIES_HEADING = "Cookie apa yang dipakai?" / "Which cookies are used?";
    COOKIES =
        "Tiga jenis, semuanya hanya untuk situs ini. Cookie bahasa berisi “id” atau “en” dan ada hanya \
         jika Anda memilih bahasa, paling lama satu tahun. Cookie isian membuka usulan, sanggahan, \
         laporan, atau jawaban yang belum selesai, satu untuk tiap jenis, 30 hari. Cookie lacak \
         membuka kasus Anda setelah PIN benar, 30 menit. Anda dapat menghapusnya kapan saja di \
         peramban." /
        "Three kinds, all for this site only. The language cookie holds “id” or “en”, exists only if \
         you choose a language, and lasts one year at most. A draft cookie opens an unfinished \
         proposal, objection, report or answer, one for each, for 30 days. The tracking cookie opens \
         your case after the right PIN, for 30 minutes. You can delete them in your browser at any \
         time.";

    RIGHTS_HEADING =
        "Apa hak saya, dan bagaimana menggunakannya?" /
        "What are my rights, and how do I use them?";
    RIGHTS_LEAD =
        "UU 27/2022 tentang Pelindungan Data Pribadi memberi Anda hak, antara lain:" /
        "Law 27/2022 on personal data protection gives you rights, among them:";
    RIGHT_ACCESS =
        "Melihat data Anda dan riwayat pengolahannya." /
        "To see your data and how it was processed.";
    RIGHT_CORRECT = "Memperbaiki data yang salah." / "To have wrong data put right.";
    RIGHT_RESTRICT =
        "Meminta pengolahan dibatasi, atau menyatakan keberatan." /
        "To ask that processing be restricted, or to object to it.";
    RIGHT_ERASE =
        "Meminta data dihapus jika tidak diperlukan lagi." /
        "To have data erased when it is no longer needed.";
    RIGHT_COMPLAIN =
        "Mengadu jika hak Anda dilanggar." /
        "To complain when your rights are violated.";
    RIGHTS_NOW =
        "Untuk sekarang, permintaan dilayani langsung di kantor Dinsos:" /
        "For now, requests are handled in person at the office of the Dinsos:";
    RIGHTS_STEP_COME =
        "Datang ke kantor Dinsos. Bawa KTP dan KK. Alamatnya ada di bagian “Siapa yang bertanggung \
         jawab?”." /
        "Go to the office of the Dinsos. Bring KTP and KK. The address is under “Who is \
         responsible?”.";
    RIGHTS_STEP_SAY =
        "Katakan data mana yang ingin Anda lihat atau perbaiki." /
        "Say which data you want to see or have put right.";
    RIGHTS_STEP_RECEIPT =
        "Minta tanda terima yang memuat tanggal dan jam." /
        "Ask for a receipt with date and time.";
    RIGHTS_DEADLINE =
        "Permintaan melihat, memperbaiki, dan membatasi data harus dilayani dalam 3×24 jam sejak \
         diterima." /
        "Requests to see, correct and restrict data must be met within 3×24 hours of receipt.";
    RIGHTS_LIMIT =
        "Data orang lain tidak akan dibuka. Beberapa permintaan dapat ditolak jika undang-undang \
         mengaturnya; alasannya diberitahukan." /
        "Data about other people will not be disclosed. Some requests may be refused where the law \
         says so; you will be told why.";
    RIGHTS_CENTRE =
        "Data asal ada di pemerintah pusat. Perbaikan di sini perlu diteruskan supaya tetap benar \
         di data berikutnya; Dinsos akan menjelaskan caranya." /
        "The original data is held by the central government. A correction here has to be passed \
         on to last in later data; the Dinsos will explain how.";

    REPORT_HEADING =
        "Data salah, atau tampil padahal tidak boleh. Ke mana melapor?" /
        "Data is wrong, or shown though it must not be. Where do I report it?";
    REPORT_HOW =
        "Segera hubungi Dinsos. Sebutkan desa, nama, dan apa yang salah. Jangan mengirim foto KTP \
         lewat pesan." /
        "Contact the Dinsos at once. Say which village, which name and what is wrong. Do not send \
         photos of a KTP by message.";
    REPORT_GUIDE = "Cara memperbaiki data" / "How to have data put right";
    REPORT_BREACH =
        "Jika data Anda bocor, kami wajib memberi tahu Anda secara tertulis dalam 3×24 jam: data \
         apa, kapan dan bagaimana, dan apa yang kami lakukan." /
        "If your data leaks, we must tell you in writing within 3×24 hours: which data, when and \
         how, and what we are doing about it.";

    GENUINE_HEADING = "Bagaimana mengenali situs yang asli?" / "How do I recognise the real site?";
    GENUINE_ADDRESS =
        "Cocokkan alamat di bagian atas peramban dengan alamat yang diberikan kantor Dinsos. Satu \
         huruf berbeda berarti situs lain." /
        "Compare the address at the top of your browser with the one the Dinsos gave you. One \
         different letter means a different site.";
    GENUINE_NIK =
        "Untuk mencek bansos, situs ini tidak meminta NIK, foto KTP, atau nomor HP." /
        "To look up aid, this site asks for no NIK, no photo of a KTP and no phone number.";
    GENUINE_NEVER =
        "Kami tidak pernah meminta PIN bank, kode OTP, uang, atau memasang file APK." /
        "We never ask for your bank PIN, a one-time code or money, or that you install an APK \
         file.";
    GENUINE_DOUBT =
        "Ragu? Tutup halamannya dan telepon Dinsos." /
        "In doubt? Close the page and call the Dinsos.";

    LAWS_HEADING = "Undang-undang apa yang berlaku?" / "Which laws apply?";
    LAW_PDP = "UU 27/2022" / "Law 27/2022";
    LAW_PDP_WHAT =
        "Pelindungan Data Pribadi: hak Anda dan kewajiban kami." /
        "Personal data protection: your rights and our duties.";
    LAW_POOR = "UU 13/2011" / "Law 13/2011";
    LAW_POOR_WHAT =
        "Penanganan Fakir Miskin: untuk apa data ini ada." /
        "Care for the poor: why this data exists.";
    LAW_OPENNESS = "UU 14/2008" / "Law 14/2008";
    LAW_OPENNESS_WHAT =
        "Keterbukaan Informasi Publik: apa yang boleh dan tidak boleh dibuka." /
        "Openness of public information: what may and may not be disclosed.";
    DATED =
        "Pemberitahuan ini berlaku sejak 21 November 2026." /
        "This notice is valid from 21 November 2026.";
}
