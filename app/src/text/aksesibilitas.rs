//! Sentences of the accessibility statement `/aksesibilitas`.

use super::texts;

texts! {
    TITLE = "Pernyataan aksesibilitas" / "Accessibility statement";
    LEAD =
        "Situs ini harus dapat dipakai semua orang, dengan HP apa pun." /
        "This site should work for everybody, on any phone.";

    GOAL_HEADING = "Apa tujuan kami?" / "What is our goal?";
    GOAL =
        "Tujuan kami standar internasional WCAG 2.2 tingkat AA. Kami memeriksanya sendiri; belum \
         ada pemeriksaan oleh lembaga luar." /
        "Our goal is the international standard WCAG 2.2, level AA. We check it ourselves; no \
         outside body has audited the site yet.";

    CAN_HEADING = "Apa yang dapat Anda lakukan di situs ini?" / "What can you do on this site?";
    CAN_KEYBOARD =
        "Memakai semua bagian dengan papan tombol saja." /
        "Use every part with the keyboard alone.";
    CAN_NO_JS =
        "Memakai situs tanpa JavaScript, dan dengan jaringan yang lambat." /
        "Use the site without JavaScript, and on a slow network.";
    CAN_ZOOM =
        "Memperbesar huruf sampai 200 persen tanpa kehilangan isi." /
        "Enlarge the text to 200 per cent without losing content.";
    CAN_SMALL =
        "Membaca di layar kecil (lebar 360 piksel) tanpa menggeser ke samping." /
        "Read on a small screen (360 pixels wide) without scrolling sideways.";
    CAN_COLOUR =
        "Memakai tampilan terang atau gelap sesuai pengaturan perangkat Anda." /
        "Use light or dark colours, following the setting of your device.";
    CAN_READER =
        "Mendengarkan isinya dengan pembaca layar: judul, label, dan pesan kesalahan ditandai \
         dengan benar." /
        "Listen to it with a screen reader: headings, labels and error messages are marked as \
         such.";

    TESTED_HEADING = "Bagaimana situs ini diuji?" / "How is this site tested?";
    TESTED_LEAD = "Setiap perubahan diuji dengan:" / "Every change is tested with:";
    TESTED_AXE =
        "pemeriksaan otomatis (axe) di setiap halaman;" /
        "an automatic check (axe) on every page;";
    TESTED_KEYBOARD =
        "pemeriksaan label dan urutan fokus;" /
        "checks of labels and of the order of focus;";
    TESTED_NO_JS =
        "langkah yang sama dengan JavaScript menyala dan mati." /
        "the same steps with JavaScript on and off.";
    TESTED_EYE =
        "Selain itu, halaman dilihat satu per satu pada lebar 360 piksel, pada pembesaran 200 \
         persen, dan dalam warna terang dan gelap." /
        "Besides, the pages are looked at one by one at a width of 360 pixels, at 200 per cent \
         zoom, and in light and dark colours.";

    LIMITS_HEADING = "Apa yang belum baik?" / "What is not good yet?";
    LIMIT_PICTURE = "Gambar berisi huruf" / "The picture with letters";
    LIMIT_PICTURE_HOW =
        "Tidak dapat dibaca dengan pembaca layar. Pilih “Saya tidak bisa membaca gambar ini”: HP \
         atau komputer Anda menghitung sendiri, tanpa perlu melihat atau mendengar. Cara ini \
         memerlukan JavaScript." /
        "It cannot be read by a screen reader. Choose “I cannot read this picture”: your phone or \
         computer does a sum by itself, and you need neither see nor hear. That way needs \
         JavaScript.";
    LIMIT_NEITHER =
        "Tidak dapat melihat gambar dan tidak ada JavaScript" /
        "You cannot see the picture and have no JavaScript";
    LIMIT_NEITHER_HOW =
        "Telepon atau datang ke Dinsos. Petugas akan mencek untuk Anda." /
        "Call or visit the Dinsos. An officer will look it up for you.";
    LIMIT_PEOPLE = "Belum diuji bersama pengguna" / "Not tested with users yet";
    LIMIT_PEOPLE_HOW =
        "Situs ini belum diuji bersama penyandang disabilitas atau dengan semua pembaca layar. \
         Laporan Anda sangat membantu." /
        "The site has not been tested with people with disabilities, nor with every screen reader. \
         Your report helps much.";
    LIMIT_LANGUAGES = "Bahasa" / "Languages";
    LIMIT_LANGUAGES_HOW =
        "Hanya bahasa Indonesia dan Inggris. Belum ada bahasa daerah atau bahasa isyarat." /
        "Indonesian and English only. There is no regional language and no sign language yet.";

    REPORT_HEADING = "Ada yang tidak dapat Anda pakai?" / "Is there something you cannot use?";
    REPORT_HOW =
        "Beri tahu kami halaman mana, apa yang Anda lakukan, dan alat bantu yang Anda pakai. Anda \
         juga boleh meminta orang lain melapor." /
        "Tell us which page, what you did, and which aid you use. Somebody else may report for \
         you.";

    DATED_HEADING = "Kapan pernyataan ini dibuat?" / "When was this statement made?";
    DATED =
        "Pernyataan ini dibuat pada 21 November 2026." /
        "This statement was made on 21 November 2026.";
}
