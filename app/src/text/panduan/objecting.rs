//! How to object, how the right of reply works, and what stays secret.

use crate::text::texts;

texts! {
    HEADING = "Bagaimana menyanggah penerima?" / "How do I contest a recipient?";
    LEAD =
        "Setiap warga boleh menyampaikan bahwa penerima di desanya tidak layak, atau justru layak. \
         Itu masukan untuk Dinsos, bukan pemungutan suara." /
        "Every resident may say that a recipient in their village is not entitled, or indeed is. It \
         informs the Dinsos; it is not a vote.";
    STEP_CARD =
        "Cek orangnya, lalu pilih “Sanggah” di kartunya. Pastikan RT/RW cocok." /
        "Look the person up, then choose “Contest” (Sanggah) on the card. Make sure RT/RW fit.";
    STEP_REASON =
        "Pilih alasannya, ceritakan yang Anda lihat sendiri, dan tambahkan foto rumah dari jalan." /
        "Choose the reason, tell what you saw yourself, and add a photo of the house from the street.";
    STEP_SEND =
        "Isi NIK, nama, dan nomor HP Anda, lalu kirim. Anda mendapat nomor tiket dan PIN." /
        "Give your NIK, name and phone number, then send it. You get a ticket number and a PIN.";
    STEP_REVIEW =
        "Petugas memeriksa isinya. Banyaknya sanggahan tidak dihitung." /
        "Officers examine what it says. How many objections there are does not count.";
    LINK = "Mulai menyanggah" / "Begin an objection";
    CHANGE =
        "Ada yang meninggal, pindah, atau data salah? Pilih “Perbaiki data” di kartu. Di sana juga \
         tempat melaporkan bantuan yang dipotong." /
        "Somebody died or moved, or data is wrong? Choose “Correct data” (Perbaiki data) on the \
         card. That is also where to report aid that is cut.";

    SECRET_HEADING = "Apakah nama saya dirahasiakan?" / "Is my name kept secret?";
    SECRET_SEAL =
        "Ya. Nama, NIK, nomor HP, dan e-mail Anda disegel begitu dikirim. Bagian yang melayani warga \
         tidak dapat membukanya lagi." /
        "Yes. Your name, NIK, phone number and e-mail are sealed as soon as you send them. The part \
         that serves residents cannot open them any more.";
    SECRET_OPEN =
        "Hanya petugas berwenang yang dapat membuka segel, dengan alasan tertulis. Anda melihat kapan \
         dan mengapa di halaman Lacak." /
        "Only an entitled officer can open the seal, for a written reason. You see when and why on \
         the tracking page.";
    SECRET_PERSON =
        "Orang yang Anda sanggah tidak pernah diberi tahu nama, tulisan, atau foto Anda." /
        "The person you object to is never told your name, text or photos.";
    SECRET_YOURSELF =
        "Jagalah juga: jangan menulis nama Anda di uraian, dan jangan membahayakan diri untuk \
         mengambil foto." /
        "Take care too: do not write your name in the account, and do not put yourself in danger \
         for a photo.";
    SECRET_EXIT =
        "Di halaman itu ada tombol “Keluar cepat”. Tekan jika ada yang mendekat." /
        "Those pages have a button “Leave quickly”. Press it when somebody comes near.";

    REPLY_HEADING =
        "Saya menerima surat tentang sanggahan. Apa artinya?" /
        "I got a letter about an objection. What does it mean?";
    REPLY_MEANS =
        "Seseorang menyampaikan bahwa menurutnya Anda tidak layak. Belum ada yang diputuskan, dan \
         bantuan Anda tidak berubah karenanya." /
        "Somebody said that in their view you are not entitled. Nothing has been decided, and your \
         aid does not change by it.";
    REPLY_KIND =
        "Surat itu menyebut jenis sanggahannya saja. Siapa yang menyampaikan tidak diberitahukan." /
        "The letter names the kind of objection only. Who objected is not told.";
    REPLY_ANSWER =
        "Anda berhak menjawab sampai tanggal di surat: di situs ini dengan kode dari surat, atau di \
         kantor Dinsos." /
        "You have the right to answer until the day in the letter: on this site with its code, or at \
         the office of the Dinsos.";
    REPLY_LINK = "Jawab dengan kode dari surat" / "Answer with the code of the letter";
}
