//! What the data is, what desil means, and which programmes there are.

use crate::text::texts;

texts! {
    DATA_HEADING = "Apa itu DTKS dan DTSEN?" / "What are DTKS and DTSEN?";
    DATA_LEAD =
        "Keduanya adalah nama daftar milik pemerintah. Dari daftar itu pemerintah memilih penerima \
         bansos." /
        "Both are names of a government list. The government chooses who receives aid from that \
         list.";
    DTKS = "DTKS (dulu)" / "DTKS (in the past)";
    DTKS_MEANING =
        "Data Terpadu Kesejahteraan Sosial. Daftar lama. Sudah diganti." /
        "Data Terpadu Kesejahteraan Sosial, the integrated social welfare data. The old list. It \
         has been replaced.";
    DTSEN = "DTSEN (sekarang)" / "DTSEN (now)";
    DTSEN_MEANING =
        "Data Tunggal Sosial dan Ekonomi Nasional. Daftar baru, dipakai sejak tahun 2025 \
         berdasarkan Instruksi Presiden Nomor 4 Tahun 2025. Isinya data semua keluarga, bukan \
         hanya keluarga miskin." /
        "Data Tunggal Sosial dan Ekonomi Nasional, the single national social and economic data. \
         The new list, in use since 2025 under Presidential Instruction 4 of 2025. It holds all \
         families, not only poor ones.";
    DATA_OLD_NAME =
        "Banyak orang masih menyebut “DTKS”. Yang dimaksud sekarang biasanya DTSEN." /
        "Many people still say “DTKS”. What they mean today is usually DTSEN.";

    DESIL_HEADING =
        "Apa arti tingkat kesejahteraan dan desil?" /
        "What do welfare level and desil mean?";
    LEVELS_LEAD =
        "Pada masa DTKS dipakai sebutan tingkat kesejahteraan. Dari yang paling membutuhkan:" /
        "In the time of DTKS, families were described by a welfare level. Starting with those most \
         in need:";
    LEVEL_1 = "Sangat miskin" / "Sangat miskin (very poor)";
    LEVEL_2 = "Miskin" / "Miskin (poor)";
    LEVEL_3 = "Hampir miskin" / "Hampir miskin (nearly poor)";
    LEVEL_4 = "Rentan miskin" / "Rentan miskin (at risk of poverty)";
    LEVEL_5 = "Menuju sejahtera" / "Menuju sejahtera (becoming better off)";
    DESIL_PICTURE =
        "Sekarang dipakai desil. Bayangkan semua keluarga di Indonesia berbaris, dari yang paling \
         membutuhkan sampai yang paling mampu. Barisan itu dibagi menjadi sepuluh kelompok yang \
         sama banyak. Satu kelompok disebut satu desil. Desil 1 paling membutuhkan. Desil 10 \
         paling mampu." /
        "Today desil is used. Imagine all families in Indonesia standing in a line, from those \
         most in need to those best off. The line is cut into ten groups of the same size. Each \
         group is one desil. Desil 1 is most in need. Desil 10 is best off.";
    DESIL_NOT_INCOME =
        "Desil bukan jumlah penghasilan. Desil adalah urutan dibandingkan dengan keluarga lain." /
        "Desil is not an amount of income. It is a rank compared with other families.";
    DESIL_MOVES =
        "Desil dapat berubah walaupun keadaan Anda sama, karena keadaan keluarga lain berubah." /
        "A desil can change although nothing changed for you, because other families’ lives \
         changed.";
    DESIL_CENTRE =
        "Desil ditetapkan pemerintah pusat dari data. Dinas Sosial (Dinsos), desa, dan situs ini \
         tidak menetapkannya." /
        "The central government sets the desil from data. The social affairs office (Dinsos), the \
         village and this site do not set it.";
    DESIL_NO_PROMISE =
        "Tidak ada orang di sini yang dapat menghitung atau menjanjikan desil. Jika ada yang \
         menjanjikan, jangan percaya." /
        "Nobody here can work out or promise a desil. If someone promises you one, do not believe \
         it.";
    DESIL_PROGRAMS =
        "Desil berapa yang dapat ikut suatu program diatur pemerintah pusat. Aturannya dapat \
         berubah; tanyakan ke Dinsos." /
        "Which desil can join which programme is decided by the central government. The rule may \
         change; ask the Dinsos.";

    LISTED_HEADING =
        "Saya terdaftar. Apakah pasti menerima bantuan?" /
        "I am listed. Will I surely receive aid?";
    LISTED_NO =
        "Tidak. Terdaftar tidak otomatis menerima bansos." /
        "No. Being listed does not by itself mean receiving aid.";
    LISTED_RULES =
        "Setiap program punya syarat sendiri." /
        "Each programme has its own conditions.";
    LISTED_QUOTA =
        "Tempatnya dapat terbatas. Misalnya PBI-JK punya kuota." /
        "Places can be limited. PBI-JK (paid health insurance), for example, has a quota.";
    LISTED_MONTHLY =
        "Daftar penerima diperbarui berkala. Bulan ini menerima belum tentu bulan depan menerima." /
        "The list of recipients is renewed regularly. Receiving this month does not mean receiving \
         next month.";
    LISTED_CHECK = "Cek bansos" / "Look up aid";

    PROGRAMS_HEADING =
        "Program apa saja yang ada, dan untuk siapa?" /
        "Which programmes are there, and for whom?";
    PROGRAMS_BASIS =
        "Ada bantuan untuk keluarga: satu keluarga dinilai bersama. Ada bantuan untuk orang: tiap \
         orang dinilai sendiri." /
        "Some aid is for a family: the family is assessed together. Some aid is for a person: each \
         person is assessed alone.";
    PROGRAMS_CHANGE =
        "Daftar ini untuk pengetahuan, bukan janji. Program dan syaratnya dapat berubah; tanyakan \
         ke Dinsos." /
        "This list is for information and promises nothing. Programmes and conditions may change; \
         ask the Dinsos.";
    PROGRAMS_NONE =
        "Daftar program belum dimuat di situs ini. Tanyakan ke Dinsos." /
        "The list of programmes has not been loaded on this site yet. Ask the Dinsos.";
    FOR_FAMILY = "Bantuan per keluarga" / "Aid per family";
    FOR_PERSON = "Bantuan per orang" / "Aid per person";
}
