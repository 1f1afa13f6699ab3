//! Words that names are made of, by region. Each list is one text: names by spaces, family names by
//! commas.
//!
//! Only words; who bears which is left to chance.

/// How the words of a region are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One to three given names, no family name.
    GivenNames,
    /// Given names and the family's name.
    FamilyName,
    /// `I`/`Ni`, order of birth, given name; or a noble form.
    Bali,
    /// `Siti …`, `Muhammad …`, now and then `bin …`.
    Muslim,
    /// `Andi …`, `… Daeng …`.
    Bugis,
    /// `Lalu …`, `Baiq …`.
    Sasak,
}

/// The words of one region.
pub(super) struct Region {
    pub(super) shape: Shape,
    /// How often it comes, relative to the others.
    pub(super) weight: u32,
    /// Whether its elders wrote `oe`, `dj`, `tj`.
    pub(super) old_spelling: bool,
    /// First names of men.
    pub(super) men: &'static str,
    /// First names of women.
    pub(super) women: &'static str,
    /// Second names of men.
    pub(super) second: &'static str,
    /// Second names of women.
    pub(super) second_women: &'static str,
    /// Names of families, clans or of the second half of a `Daeng` name.
    pub(super) family: &'static str,
}

/// All regions.
pub(super) const REGIONS: [Region; 11] = [
    Region {
        shape: Shape::GivenNames,
        weight: 34,
        old_spelling: true,
        men: "Sukarno Suharto Sugeng Bambang Slamet Joko Agus Budi Eko Wahyu Supriyadi Sutrisno \
              Paijo Tukiman Ngadiman Sarjono Cahyono Mulyono Haryanto Yulianto Purwanto Wagiman \
              Parjo Sudirman Suparman Tugiyo Sumarno Suyatno Rahmat Untung Kusnadi Jumadi Sarwono \
              Dwi Tri Danang Yudi Heru Gunawan",
        women: "Sumiati Sumiyem Sri Sulastri Suyati Tukinem Painem Wagiyem Sutinah Kartini Endang \
                Wahyuni Pujiastuti Lestari Rahayu Ningsih Sumarni Suparmi Mulyani Yuliana \
                Ngatinah Ratna Retno Dwi Tri Kasiyem Poniyem Sarinah Jumiati Supriyatin Ngatmi \
                Warsini Indah Dewi Wulan",
        second: "Santoso Wibowo Prasetyo Nugroho Hidayat Setiawan Utomo Widodo Kurniawan Saputra \
                 Purnomo Hartono Kusuma Pamungkas Raharjo Susilo",
        second_women: "Lestari Rahayu Wahyuni Handayani Astuti Susanti Wulandari Cahyani \
                       Widyastuti Ningsih Puspitasari Anggraini Kusumawati Setyowati",
        family: "",
    },
    Region {
        shape: Shape::GivenNames,
        weight: 18,
        old_spelling: true,
        men: "Asep Ujang Cecep Dadang Deden Encep Dede Iwan Usep Jajang Engkos Aep Oman Ade Aji \
              Entis Tatang Yayat Maman Nana Udin Uu Endang Enjang Wawan Rohmat Sarip Ohim Idi",
        women: "Ai Neneng Euis Iis Lilis Cucu Imas Entin Enung Yayah Nining Tati Eti Ade Iin Teti \
                Yeyet Elis Onah Iyah Ipah Nyai Mimin Rokayah Eneng Ucu Dedeh Oom",
        second: "Sutisna Suherman Hidayat Sobari Mulyana Permana Suryana Sopandi Rukmana Kosasih \
                 Koswara Supriatna Ruhiyat",
        second_women: "Nurjanah Nuraeni Rohaeti Komalasari Kurniasih Hasanah Sukaesih Jubaedah \
                       Rohayati Maryati",
        family: "",
    },
    Region {
        shape: Shape::Muslim,
        weight: 18,
        old_spelling: true,
        men: "Ali Yusuf Hasan Husein Ahmad Ma'ruf Mas'ud Syafi'i Isma'il Rif'an Jum'at Umar Usman \
              Ibrahim Abdullah Zainal Fauzi Ridwan Syarif Hamzah Junaidi Saiful Rizki Fikri \
              Arifin Nurdin Sulaiman Idris Kholil",
        women: "Aminah Aisyah Fatimah Khadijah Nur'aini Nuraini Sa'diyah Sa'adah Mu'minah Rahmah \
                Zubaidah Maryam Halimah Romlah Maimunah Nurhayati Rukiyah Salamah Zahra Jum'ati \
                Robi'ah Mas'udah Juwariyah Latifah",
        second: "Rahman Rahim Hakim Aziz Ghofur Karim Basri Effendi Ramadhan Hidayatullah Maulana \
                 Syahputra",
        second_women: "Rahmawati Hasanah Zahrah Fitriani Khotimah Rosyidah Salsabila Mufidah \
                       Azizah",
        family: "",
    },
    Region {
        shape: Shape::Bali,
        weight: 5,
        old_spelling: false,
        men: "Budi Suardana Sudarma Artawan Wirawan Suastika Mahendra Adnyana Sukarta Widiana \
              Suparta Yasa Arnawa Suweca Darmawan Wijaya Pradnyana",
        women: "Sari Suartini Widiasih Ariani Sukerti Suryani Astiti Laksmi Kerti Parwati Rasmini \
                Trisna Asih Widnyani Puspa Armini",
        second: "Wayan Putu Gede Made Kadek Nengah Nyoman Komang Ketut",
        second_women: "Wayan Putu Luh Made Kadek Nengah Nyoman Komang Ketut",
        family: "",
    },
    Region {
        shape: Shape::FamilyName,
        weight: 6,
        old_spelling: false,
        men: "Togar Parlindungan Binsar Poltak Hotman Marulak Tumpal Jonggi Saut Mangatur Ucok \
              Ronald Maruli Ganda Sabam Bonar Lamhot",
        women: "Tiur Rosmaida Lasma Duma Rotua Tiarma Romauli Nurmala Hotmaida Melva Rumondang \
                Sondang Tiodor Dame Riama",
        second: "Hasiholan Pardamean Halomoan Tua",
        second_women: "Uli Maria Hotma Ida",
        family: "Siregar,Nasution,Simanjuntak,Situmorang,Sihombing,Hutabarat,Panjaitan,Simbolon,\
                 Lubis,Harahap,Sinaga,Manurung,Br. Ginting,Tarigan,Sembiring,Purba,Saragih,\
                 Napitupulu",
    },
    Region {
        shape: Shape::FamilyName,
        weight: 5,
        old_spelling: true,
        men: "Syafril Zulkifli Afrizal Jufri Yusrizal Nasrul Bustami Chairul Rusdi Amrizal \
              Syahril Buyuang Djamaris Irwan Hendri",
        women: "Yusnidar Rosmanidar Upik Yulidar Gusnimar Syamsidar Nurbaiti Asmawati Jusniar \
                Ernawati Marnis Desmawati Rahmi",
        second: "Putra Hadi Eka Jasman",
        second_women: "Eka Fitri Yanti Warni",
        family: "Chaniago,Koto,Piliang,Tanjung,Sikumbang,Guci,Jambak,Malayu",
    },
    Region {
        shape: Shape::Bugis,
        weight: 5,
        old_spelling: false,
        men: "Baso Mappa Arifuddin Syamsuddin Tahir Amiruddin Ambo Tajuddin Mustafa Rahim \
              Baharuddin Sangkala Beddu",
        women: "Besse Hasnah Sitti Rosmini Hajrah Nurlaela Mina Bunga Hasnawati Marwah Indo Tenri \
                Rabiah",
        second: "Sompa Pangerang Rukka Alam",
        second_women: "Tenri Bau Batari",
        family: "Daeng Situju,Daeng Ngalle,Daeng Tata,Daeng Kebo,Daeng Nai,Daeng Sibali,\
                 Daeng Rannu",
    },
    Region {
        shape: Shape::Sasak,
        weight: 3,
        old_spelling: false,
        men: "Wirajaya Sudiarta Muksin Saparudin Mahsun Zaelani Suhaimi Jumarah Nursaid Kamarudin \
              Satriawan",
        women: "Nurhayati Sumini Mahyuni Rohani Masitah Sakyah Nurul Muliani Hikmah Senah Rauhun",
        second: "Hadi Irawan Ismayadi",
        second_women: "Putri Yuliana Apriani",
        family: "",
    },
    Region {
        shape: Shape::FamilyName,
        weight: 2,
        old_spelling: false,
        men: "Yulianus Petrus Markus Yohanes Melkias Otniel Agustinus Elias Daud Lukas Benyamin \
              Isak Natan Demianus",
        women: "Yuliana Maria Dorkas Yosina Orpa Selfina Novalina Marta Ester Debora Yakoba \
                Regina Adolfina",
        second: "Yan Marthen Yosep",
        second_women: "Elisabeth Ruth Naomi",
        family: "Wenda,Tabuni,Kogoya,Yikwa,Murib,Wonda,Rumbiak,Mandacan,Kambu,Wanimbo,Telenggen,\
                 Womsiwor,Mambrasar",
    },
    Region {
        shape: Shape::FamilyName,
        weight: 2,
        old_spelling: false,
        men: "Johanis Marthin Semuel Abraham Jacob Melky Frans Rudolf Corneles Thomas Fredrik Noch",
        women: "Costansina Welhelmina Yohana Betsy Sarah Magdalena Christina Fransina Dolfina \
                Ledrina Johana",
        second: "Alex Hendrik Ronny",
        second_women: "Ivon Grace Lusia",
        family: "Latuconsina,Pattiasina,Matulessy,Leatemia,Tuasikal,Manuputty,Sahetapy,Rumengan,\
                 Lengkong,Mandagi,Wowor,Tumbelaka",
    },
    Region {
        shape: Shape::FamilyName,
        weight: 2,
        old_spelling: false,
        men: "Yosef Blasius Fransiskus Kanisius Martinus Kornelis Dominikus Hilarius Stefanus \
              Gabriel Antonius",
        women: "Maria Theresia Veronika Kristina Bernadeta Katarina Emerensiana Agnes Yustina \
                Rosalia Yasinta",
        second: "Bala Paulus Kopong",
        second_women: "Goreti Anastasia Peni",
        family: "da Silva,Fernandez,Tukan,Nope,Banu,Taolin,Lewar,Jehadu,Ndun,Mau,Bere,Seran,Keraf",
    },
];

/// Occupations as the family card has them.
pub(super) const JOBS: [&str; 13] = [
    "Petani/Pekebun",
    "Buruh Tani/Perkebunan",
    "Buruh Harian Lepas",
    "Nelayan/Perikanan",
    "Pedagang",
    "Wiraswasta",
    "Karyawan Swasta",
    "Peternak",
    "Sopir",
    "Tukang Kayu",
    "Tukang Batu",
    "Pembantu Rumah Tangga",
    "Belum/Tidak Bekerja",
];

/// Streets and hamlets.
pub(super) const PLACES: [&str; 16] = [
    "Dusun Krajan",
    "Dusun Sukamaju",
    "Dusun Tengah",
    "Dusun Kulon",
    "Kampung Baru",
    "Kampung Cikaret",
    "Lingkungan Mekar",
    "Jalan Melati",
    "Jalan Kenanga",
    "Jalan Pasar Lama",
    "Jalan Masjid",
    "Jalan Gereja",
    "Gang Mawar",
    "Gang Haji Ma'ruf",
    "Banjar Kaja",
    "Jorong Koto Tuo",
];
