//! `/jawab`: the right of reply, behind the code of a letter or mail.

use crate::text::texts;

texts! {
    TITLE = "Hak jawab" / "Right of reply";
    LEAD = "Anda menerima surat atau e-mail dari kami tentang data bantuan sosial Anda? Masukkan kodenya di sini untuk menjawab." / "Did you get a letter or e-mail from us about your social aid data? Enter its code here to answer.";
    CODE = "Kode dari surat" / "Code of the letter";
    CODE_HINT = "12 huruf dan angka. Contoh bentuknya: XXXX-XXXX-XXXX." / "12 letters and digits. It looks like XXXX-XXXX-XXXX.";
    OPEN = "Buka" / "Open";
    UNFINISHED = "Ada jawaban yang belum dikirim di HP ini, terakhir disimpan {at}." / "There is an answer on this phone that has not been sent, last saved {at}.";
    CONTINUE = "Lanjutkan jawaban" / "Go on with the answer";
    ANSWERED = "Kode ini sudah dipakai. Jawaban Anda sudah kami terima." / "This code has been used. We have received your answer.";
    ANSWERED_FOLLOW = "Lihat di halaman Lacak" / "See it on the tracking page";
    LATE = "Waktu untuk menjawab lewat internet sudah habis. Masih ada yang ingin Anda sampaikan? Datang ke kantor Dinas Sosial dengan KTP." / "The time to answer on-line is over. Is there still something to say? Come to the Dinas Sosial with your KTP.";
    KNOW = "Yang perlu Anda tahu" / "What you should know";
    NOTHING_DECIDED = "Belum ada yang diputuskan. Sanggahan tidak mengubah bantuan Anda dengan sendirinya." / "Nothing has been decided. An objection does not change your aid by itself.";
    NOT_A_DUTY = "Menjawab itu hak, bukan kewajiban. Tidak menjawab bukan berarti mengaku." / "To answer is a right, not a duty. Not to answer is not to admit anything.";
    READ_BY = "Jawaban Anda hanya dibaca petugas yang memeriksa." / "Only the officers who examine it read your answer.";
    NOT_TOLD = "Siapa yang menyampaikan sanggahan tidak kami beri tahukan. Mohon tidak mencari-cari orangnya." / "We do not tell who objected. Please do not go looking for them.";
    NO_CODE = "Tidak punya kodenya, atau butuh bantuan?" / "No code, or in need of help?";
    NO_CODE_OFFICE = "Datang ke kantor Dinas Sosial dengan KTP. Petugas membantu, gratis." / "Come to the Dinas Sosial with your KTP. An officer helps, free of charge.";
}
