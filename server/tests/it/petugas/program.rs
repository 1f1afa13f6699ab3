//! `server create-petugas`, and the demo officers of `server seed-demo`.

use std::process::{Command, Output};

use domain::petugas::Role;
use reqwest::StatusCode;
use server::store::tokens::{kk_token, subject_id};

use super::browser::Petugas;
use crate::http::site::Site;
use crate::support::{Raw, TestDb, on_both_databases};

/// Runs the program as an operator would.
fn run(db: &TestDb, vars: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_server"))
        .env_clear()
        .env("DATABASE_URL", &db.url)
        .env("BANSOS_DATA_DIR", db.folder.path())
        .env("BANSOS_NOW", db.clock.now().to_rfc3339())
        .envs(vars.iter().copied())
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn create(db: &TestDb, username: &str, role: &str, scope: &str, more: &[&str]) -> Output {
    let plain = ["create-petugas", "--username", username, "--name", "Maya Uji"];
    let place = ["--role", role, "--scope", scope];
    run(db, &[], &[&plain[..], &place, more].concat())
}

fn said(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}

on_both_databases! {
    async fn the_first_account_is_made_on_the_command_line(db: &TestDb) {
        let site = Site::start(db).await;
        let numbers = ["--nik", "9901014101880001", "--kk", "9901010101200001"];
        let made = create(db, "Maya.Uji", "admin", "99.01", &numbers);
        let text = said(&made.stdout);
        assert!(made.status.success(), "{}", said(&made.stderr));
        assert!(text.contains("maya.uji"), "{text}");
        assert!(!text.contains("9901014101880001"), "{text}");
        let starting = text.split("shown this once: ").nth(1).and_then(|rest| rest.lines().next());
        let starting = starting.expect("a starting password").trim().to_owned();
        let row = site.ctx.store.petugas_by_username("maya.uji").await.expect("read").expect("made");
        assert_eq!((row.role.as_str(), row.scope.as_str()), ("admin", "99.01"));
        assert!(row.must_change && row.totp.is_none());
        assert_eq!(row.nik_token, Some(subject_id(&db.keys, "9901014101880001").to_vec()));
        assert_eq!(row.kk_token, Some(kk_token(&db.keys, "9901010101200001").to_vec()));
        let maya = Petugas { username: "maya.uji".to_owned(), ..Petugas::stranger(&site) };
        let next = maya.try_password(&starting).await;
        assert_eq!((next.status, next.to()), (StatusCode::SEE_OTHER, "/petugas/masuk/pasang"));
        let noted = "select count(*) from audit_entry where action = 'petugas.create' and actor = 'system'";
        assert_eq!(Raw::open(db).await.number(noted).await, 1);
    }

    async fn a_wrong_argument_makes_nothing_and_says_why(db: &TestDb) {
        let site = Site::start(db).await;
        create(db, "maya", "admin", "99.01", &[]);
        for (username, role, scope, more, sentence) in [
            ("maya", "admin", "99.01", &[][..], "Somebody has this user name"),
            ("m", "admin", "99.01", &[], "A user name has 3 to 40"),
            ("rudi", "raja", "99.01", &[], "must be one of operator_desa"),
            ("rudi", "verifikator", "99.01.01", &[], "does not suit the role"),
            ("rudi", "admin", "99.55", &[], "no region with this code"),
            ("rudi", "admin", "99.01", &["--nik", "123"], "16 digits"),
        ] {
            let refused = create(db, username, role, scope, more);
            assert!(!refused.status.success(), "{username} {role} {scope}");
            let text = said(&refused.stderr);
            assert!(text.contains(sentence), "{username} {role} {scope}: {text}");
        }
        assert!(site.ctx.store.petugas_by_username("rudi").await.expect("read").is_none());
        let all = Raw::open(db).await.number("select count(*) from petugas").await;
        assert_eq!(all, 1);
    }

    async fn the_demo_tells_how_to_sign_in_for_every_role(db: &TestDb) {
        let first = run(db, &[], &["seed-demo"]);
        assert!(first.status.success(), "{}", said(&first.stderr));
        let text = said(&first.stdout);
        for role in Role::ALL {
            assert!(text.contains(role.as_str()), "{role:?}: {text}");
        }
        let second = run(db, &[], &["seed-demo"]);
        let officers = |text: &str| {
            let lines = text.lines().filter(|line| line.contains("demo."));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(officers(&said(&second.stdout)), officers(&text));
        assert_eq!(officers(&text).len(), 8);
    }
}
