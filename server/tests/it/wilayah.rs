//! Regions (REG-1 … REG-9).

use std::fs;

use domain::wilayah::{KodeWilayah, Level, labels};
use server::usecase::import_wilayah::{self, WilayahReport, WilayahSource};

use crate::support::{TestDb, on_both_databases};

fn kode(code: &str) -> KodeWilayah {
    code.parse().expect("a region code")
}

fn names(path: &[domain::wilayah::Wilayah]) -> Vec<&str> {
    path.iter().map(|region| region.nama.as_str()).collect()
}

async fn import(db: &TestDb, source: WilayahSource<'_>) -> anyhow::Result<WilayahReport> {
    import_wilayah::run(&db.store, source, db.clock.today()).await
}

async fn search(db: &TestDb, query: &str) -> Vec<String> {
    let (found, _) = db.store.search_villages(query, 20).await.expect("a search");
    found.iter().map(|path| path[0].kode.to_string()).collect()
}

on_both_databases! {
    /// The real table, its oddities, and the search in it.
    async fn the_real_table_is_whole_and_searchable(db: &TestDb) {
        let report = import(db, WilayahSource::Embedded).await.expect("it loads");
        assert_eq!(report.counts, [38, 514, 7_285, 83_762]);
        assert_eq!(report.added, 38 + 514 + 7_285 + 83_762);
        let again = import(db, WilayahSource::Embedded).await.expect("it loads");
        assert!(again.unchanged);
        assert_eq!(again.counts, report.counts);

        let provinces = db.store.provinces().await.expect("provinces");
        assert_eq!(provinces.len(), 38);
        assert!(provinces.is_sorted_by_key(|province| province.nama.clone()));

        let bolaang = db.store.children(&kode("71.01.13")).await.expect("villages");
        let shown = labels(&bolaang);
        assert!(shown.contains(&"Inobonto (kelurahan)".to_owned()), "{shown:?}");
        assert!(shown.contains(&"Inobonto (desa)".to_owned()), "{shown:?}");
        assert!(bolaang.iter().all(|village| village.kode.is_within(&kode("71.01.13"))));

        let path = db.store.path(&kode("71.01.13.2014")).await.expect("a path").expect("known");
        assert_eq!(
            names(&path),
            ["Inobonto", "Bolaang", "Kabupaten Bolaang Mongondow", "Sulawesi Utara"]
        );
        assert_eq!(db.store.find(&kode("71.01.13.9999")).await.expect("an answer"), None);

        assert_eq!(search(db, "regapuu").await, ["53.07.01.2021"]);
        assert_eq!(search(db, "REGAPU'U").await, ["53.07.01.2021"]);
        assert_eq!(
            search(db, "inobonto bolaang").await,
            ["71.01.13.1006", "71.01.13.2014", "71.01.13.2007"],
            "the same name first, then longer ones"
        );
        let (found, truncated) = db.store.search_villages("suka", 20).await.expect("a search");
        assert_eq!((found.len(), truncated), (20, true));
        assert_eq!(names(&found[0])[0], "Suka", "the same name comes before names that begin so");
    }

    /// Same names are told apart, apostrophes and other spaces do not hide a village.
    async fn a_search_finds_villages_however_they_are_typed(db: &TestDb) {
        db.load_test_province().await;
        assert_eq!(search(db, "regapu`u").await, ["99.01.01.2003"]);
        assert_eq!(search(db, "BAA  hilir").await, ["99.02.01.2001"]);
        assert_eq!(search(db, "mekarsari").await, ["99.02.01.2002"]);
        assert_eq!(search(db, "sukamaju contoh").await, ["99.02.01.2003"]);
        assert_eq!(search(db, "tounelet satu").await, ["99.01.02.2001", "99.01.02.2002"]);
        assert_eq!(search(db, "doeloe").await, ["99.71.01.1002"]);
        assert_eq!(search(db, "kamaju").await, ["99.01.01.2001", "99.02.01.2003"]);
        let injection = "'; drop table wilayah--";
        for nothing in ["", "su", "%%%", "___", "s%u", "mekar jaya", injection, "\0\0\0"] {
            assert!(search(db, nothing).await.is_empty(), "{nothing:?}");
        }
        assert!(search(db, &"sukamaju selatan ".repeat(1000)).await.is_empty());
        let twins = db.store.children(&kode("99.01.02")).await.expect("villages");
        assert_eq!(
            labels(&twins),
            [
                "Adat Lestari (desa adat)",
                "Tounelet Satu (desa, 99.01.02.2001)",
                "Tounelet Satu (desa, 99.01.02.2002)",
            ]
        );
    }

    /// A retired code is no village any more, and leads to its successors.
    async fn a_retired_code_leads_to_its_successors(db: &TestDb) {
        db.load_test_province().await;
        let retired = kode("99.01.03.2001");
        assert_eq!(db.store.find(&retired).await.expect("an answer"), None);
        assert!(db.store.is_retired(&retired).await.expect("an answer"));
        let successors = db.store.successors(&retired).await.expect("successors");
        assert_eq!(successors.len(), 2);
        assert_eq!(successors[0].len(), Level::ALL.len(), "each with its path");
        assert_eq!(successors[1][0].kode, kode("99.01.02.2002"));

        let indirect = db.store.successors(&kode("99.01.01.2008")).await.expect("successors");
        let codes: Vec<_> = indirect.iter().map(|path| path[0].kode).collect();
        assert_eq!(codes, [kode("99.01.01.2001"), kode("99.01.01.2003")]);

        assert!(!db.store.is_retired(&kode("99.01.01.2001")).await.expect("an answer"));
        assert!(db.store.successors(&kode("99.09.09.9999")).await.expect("none").is_empty());
        assert!(search(db, "Sukamaju Raya").await.is_empty());
    }

    /// A newer table renames and retires; nothing is deleted, and what is renamed is reported.
    async fn a_newer_table_retires_and_renames(db: &TestDb) {
        let dir = db.folder.path().join("tabel");
        fs::create_dir(&dir).expect("a folder");
        let write = |name: &str, text: &str| fs::write(dir.join(name), text).expect("written");
        write("provinces.csv", "code,name\n99,Provinsi Uji\n");
        write("regencies.csv", "code,province_code,name\n99.01,99,Kabupaten Uji\n");
        write("districts.csv", "code,regency_code,name\n99.01.01,99.01,Mekar\n");
        let villages = |lines: [&str; 2]| {
            write("villages.csv", &format!("code,district_code,name\n{}\n", lines.join("\n")));
        };
        villages(["99.01.01.2001,99.01.01,Lama", "99.01.01.2002,99.01.01,Tetap"]);
        let source = WilayahSource::Folder(&dir);
        let first = import(db, source).await.expect("it loads");
        assert_eq!((first.added, first.unchanged), (5, false));

        villages(["99.01.01.2002,99.01.01,Baru", "99.01.01.2003,99.01.01,Muda"]);
        let successors = "retired_code,successor_code,since,source\n\
                          99.01.01.2001,99.01.01.2003,2026-01-15,Perda\n";
        write("successors.csv", successors);
        let second = import(db, source).await.expect("it loads");
        assert_eq!(second.added, 1);
        assert_eq!(second.retired, [kode("99.01.01.2001")]);
        let renamed = (kode("99.01.01.2002"), "Tetap".to_owned(), "Baru".to_owned());
        assert_eq!(second.renamed, [renamed]);
        assert!(db.store.is_retired(&kode("99.01.01.2001")).await.expect("an answer"));
        let successors = db.store.successors(&kode("99.01.01.2001")).await.expect("successors");
        assert_eq!(names(&successors[0])[0], "Muda");

        write("villages.csv", "code,district_code,name\n99.01.01.2001,99.01.01,Lama\n");
        fs::remove_file(dir.join("successors.csv")).expect("removed");
        let third = import(db, source).await.expect("it loads");
        assert_eq!(third.reinstated, [kode("99.01.01.2001")]);
        assert_eq!(third.retired.len(), 2);
    }

    /// A table that contradicts itself changes nothing.
    async fn a_broken_table_changes_nothing(db: &TestDb) {
        db.load_test_province().await;
        let before = db.store.all_wilayah().await.expect("regions");
        let dir = db.folder.path().join("tabel");
        fs::create_dir(&dir).expect("a folder");
        let header = "retired_code,successor_code,since,source";
        let successor = |line: &str| format!("{header}\n{line}\n");
        let still_there = successor("99.01.01.2001,99.01.01.2001,2026-01-01,x");
        let nowhere = successor("99.01.01.2009,99.01.01.2008,2026-01-01,x");
        let tomorrow = successor("99.01.01.2009,99.01.01.2001,besok,x");
        let good = [
            ("provinces.csv", "code,name\n99,Provinsi Uji\n"),
            ("regencies.csv", "code,province_code,name\n99.01,99,Kabupaten Uji\n"),
            ("districts.csv", "code,regency_code,name\n99.01.01,99.01,Mekar\n"),
            ("villages.csv", "code,district_code,name\n99.01.01.2001,99.01.01,Satu\n"),
        ];
        let broken = [
            ("villages.csv", "code,district_code,name\n99.01.02.2001,99.01.02,Satu\n", "line 2"),
            ("villages.csv", "code,district_code,name\n99.01.01,99.01,Satu\n", "line 2"),
            ("villages.csv", "code,district_code,name\n99.01.01.2001,99.01.01,\n", "no name"),
            ("villages.csv", "code,district_code,name\n", "no lines"),
            ("villages.csv", "kode,nama\n99.01.01.2001,Satu\n", "villages.csv"),
            ("provinces.csv", "code,name\n99,Uji\n99,Uji\n", "twice"),
            ("successors.csv", &still_there, "in force"),
            ("successors.csv", &nowhere, "not in the table"),
            ("successors.csv", &tomorrow, "line 2"),
        ];
        for (file, text, expected) in broken {
            for (name, text) in good {
                fs::write(dir.join(name), text).expect("written");
            }
            // Absent unless this case is about it.
            let _ = fs::remove_file(dir.join("successors.csv"));
            fs::write(dir.join(file), text).expect("written");
            let error = import(db, WilayahSource::Folder(&dir)).await.expect_err("refused");
            let message = format!("{error:#}");
            assert!(message.contains(expected), "{file}: {message}");
            assert_eq!(db.store.all_wilayah().await.expect("regions"), before);
        }
    }
}
