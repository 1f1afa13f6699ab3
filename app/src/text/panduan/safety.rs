//! False data, fraud, where to ask, and where this guide comes from.

use crate::text::texts;

texts! {
    FALSE_HEADING = "Apa akibatnya jika memberi data palsu?" / "What if somebody gives false data?";
    FALSE_LAW =
        "Memalsukan data orang miskin dilarang undang-undang (UU 13/2011). Hukumannya penjara \
         paling lama 2 tahun atau denda paling banyak Rp50 juta." /
        "Falsifying data of poor people is forbidden by law (Law 13/2011). The penalty is up to 2 \
         years in prison or a fine of up to 50 million rupiah.";
    FALSE_FUNDS =
        "Menyalahgunakan uang bantuan juga dilarang: penjara paling lama 5 tahun atau denda paling \
         banyak Rp500 juta." /
        "Misusing aid money is forbidden too: up to 5 years in prison or a fine of up to 500 \
         million rupiah.";
    FALSE_MISTAKE =
        "Anda salah menulis? Segera beri tahu petugas supaya diperbaiki." /
        "Did you write something wrong by mistake? Tell the officer soon, so that it is put \
         right.";

    FRAUD_HEADING = "Bagaimana mengenali penipuan?" / "How do I recognise fraud?";
    FRAUD_NEVER =
        "Kami tidak pernah meminta PIN bank, kode OTP, uang, atau memasang file APK." /
        "We never ask for your bank PIN, a one-time code or money, or that you install an APK \
         file.";
    FRAUD_FEE =
        "Mendaftar, mencek, dan memperbaiki data selalu gratis. Siapa pun yang meminta bayaran \
         menipu." /
        "Registering, looking up and correcting data is always free. Whoever asks for payment is \
         cheating.";
    FRAUD_PROMISE =
        "Tidak ada yang dapat menjamin Anda menerima bantuan atau mengubah desil Anda." /
        "Nobody can guarantee you aid or change your desil.";
    FRAUD_LINK =
        "Jangan membuka tautan bansos dari pesan yang tidak Anda kenal. Ketik sendiri alamat \
         situs." /
        "Do not open links about aid in messages from strangers. Type the address of the site \
         yourself.";
    FRAUD_PHOTO =
        "Jangan mengirim foto KTP atau KK kepada orang yang tidak Anda kenal." /
        "Do not send photos of your KTP or KK to people you do not know.";
    FRAUD_HAPPENED =
        "Sudah terlanjur? Segera hubungi bank Anda, lapor polisi, dan beri tahu Dinsos." /
        "Did it already happen? Call your bank at once, report to the police, and tell the \
         Dinsos.";

    ASK_HEADING = "Ke mana saya bertanya?" / "Where can I ask?";
    ASK_VILLAGE =
        "Mulailah dari kantor desa atau kelurahan Anda. Jika belum terjawab, hubungi Dinsos:" /
        "Start at your village office. If that does not help, contact the Dinsos:";

    SOURCES_HEADING = "Dari mana isi panduan ini?" / "What is this guide based on?";
    SOURCES_LEAD =
        "Aturan dapat berubah. Jika berbeda, yang berlaku adalah aturan terbaru." /
        "Rules may change. Where they differ, the newest rule counts.";
    SOURCE_LAW =
        "Undang-Undang Nomor 13 Tahun 2011 tentang Penanganan Fakir Miskin" /
        "Law 13 of 2011 on care for the poor";
    SOURCE_INPRES =
        "Instruksi Presiden Nomor 4 Tahun 2025 tentang DTSEN" /
        "Presidential Instruction 4 of 2025 on DTSEN";
    SOURCE_PERMENSOS =
        "Peraturan Menteri Sosial Nomor 3 Tahun 2025 tentang pemutakhiran dan penggunaan DTSEN" /
        "Regulation 3 of 2025 of the Minister of Social Affairs on updating and using DTSEN";
    SOURCE_KEPMENSOS =
        "Keputusan Menteri Sosial Nomor 245/HUK/2025 tentang tata cara usulan, verifikasi, dan \
         validasi DTSEN" /
        "Decree 245/HUK/2025 of the Minister of Social Affairs on proposing, verifying and \
         validating DTSEN";
    SOURCE_SLIDES =
        "Paparan Kementerian Sosial tentang pengelolaan data, April 2022 (jadwal dan tahapan)" /
        "The ministry’s presentation on managing the data, April 2022 (schedule and stages)";
    WRITTEN =
        "Panduan ini ditulis pada 21 November 2026." /
        "This guide was written on 21 November 2026.";
}
