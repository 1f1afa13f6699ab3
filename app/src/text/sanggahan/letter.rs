//! The letter that brings the code of the right of reply (S-11). Formal, and kind.

use crate::text::texts;

texts! {
    TITLE = "Surat hak jawab" / "Letter on the right of reply";
    PHONE = "Telepon" / "Phone";
    TO = "Kepada Yth." / "To";
    /// Where the person is said to have died.
    TO_FAMILY = "Keluarga {name}" / "The family of {name}";
    SUBJECT = "Perihal" / "Subject";
    SUBJECT_WHAT = "Hak Anda untuk menjawab sanggahan tentang data bantuan sosial" / "Your right to answer an objection about your social aid data";
    CONFIDENTIAL = "Rahasia, hanya dibuka oleh penerima surat" / "Confidential, to be opened by the addressee only";
    GREETING = "Dengan hormat," / "Dear Sir or Madam,";
    RECEIVED = "Kami menerima sanggahan tentang data bantuan sosial Anda. Jenis sanggahannya:" / "We have received an objection about your social aid data. The kind of objection:";
    NOTHING_DECIDED = "Belum ada yang diputuskan. Sanggahan ini tidak mengubah bantuan Anda dengan sendirinya. Petugas kami memeriksanya lebih dulu." / "Nothing has been decided. The objection does not change your aid by itself. Our officers examine it first.";
    MAY_ANSWER = "Anda berhak menjawab paling lambat {until}. Petugas membaca jawaban Anda sebelum memutuskan." / "You have the right to answer until {until}. Officers read your answer before they decide.";
    NOT_A_DUTY = "Menjawab bukan kewajiban. Tidak menjawab bukan berarti mengaku." / "You need not answer. Not to answer is not to admit anything.";
    HOW = "Cara menjawab" / "How to answer";
    HOW_SITE = "Buka {site}, atau pindai kode gambar di samping dengan kamera HP." / "Open {site}, or scan the code beside this with the camera of a phone.";
    HOW_CODE = "Masukkan kode di bawah ini, lalu tulis jawaban Anda. Boleh menambahkan foto atau surat." / "Enter the code below, then write your answer. You may add photos or papers.";
    HOW_OFFICE = "Atau datang ke kantor kami dengan surat ini dan KTP Anda. Petugas membantu Anda menjawab, tanpa biaya." / "Or come to our office with this letter and your KTP. An officer helps you to answer, free of charge.";
    CODE = "Kode jawaban Anda" / "Your reply code";
    CODE_SECRET = "Kode ini hanya untuk Anda dan hanya dapat dikirim satu kali. Jangan berikan kepada siapa pun. Petugas tidak pernah menanyakannya lewat telepon atau pesan." / "This code is for you alone and can be used to send one answer. Do not give it to anybody. Officers never ask for it by telephone or message.";
    NOT_TOLD = "Siapa yang menyampaikan sanggahan tidak kami beri tahukan, sebagaimana kami juga menjaga rahasia Anda. Mohon tidak mencari-cari orangnya." / "We do not tell who objected, just as we keep your own secrets. Please do not go looking for them.";
    FREE = "Layanan ini gratis. Kami tidak pernah meminta uang, PIN bank, atau kode OTP." / "This service is free. We never ask for money, a bank PIN or a one-time code.";
    QUESTIONS = "Ada pertanyaan? Hubungi kami:" / "Any questions? Contact us:";
    CLOSING = "Hormat kami," / "Yours sincerely,";
    QR = "Kode QR menuju halaman hak jawab" / "QR code of the page for the right of reply";
}
