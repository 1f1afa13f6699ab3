//! Everything that officers seal opens with a new key alone: rows and files.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::petugas::Role;
use reqwest::StatusCode;
use server::crypto::Keys;
use server::store::rotation::{BINARY_COLUMNS, Form, Nature, SEALED_COLUMNS};
use server::usecase::rotate_keys::{self, Silent};

use super::batch::attach_good;
use super::recipients::person;
use super::world::{Own, World};
use crate::support::{Raw, on_both_databases};

/// Rows of the data with a note, and what is noted beside a case now and then: nothing here says that they open again.
const UNSAID: [&str; 5] = [
    "bantuan_2.sealed",
    "case_decision.internal_note",
    "draft.assessment",
    "case_assessment.sealed",
    "second_look_case.note",
];

/// Sealed columns that nothing in this world fills; each is filled in the stories of citizens (`rotation.rs`).
const CITIZENS: [&str; 8] = [
    "case_contact.email",
    "case_contact.phone",
    "outbox.sealed",
    "case_message.body",
    "draft.subject",
    "draft.hubungan",
    "reporter_opening.reason",
    "usulan_member.sealed",
];

#[test]
fn what_the_schema_calls_sealed_and_what_is_sealed_anew_are_the_same() {
    let of_schema: BTreeSet<(&str, &str)> = BINARY_COLUMNS
        .iter()
        .filter(|(_, _, nature)| *nature == Nature::Sealed)
        .map(|(table, column, _)| (*table, *column))
        .collect();
    let anew: BTreeSet<(&str, &str)> = SEALED_COLUMNS
        .iter()
        .filter(|one| one.form == Form::Bytes)
        .map(|one| (one.table, one.column))
        .collect();
    assert_eq!(of_schema, anew);
    let listed: BTreeSet<(&str, &str)> =
        BINARY_COLUMNS.iter().map(|(table, column, _)| (*table, *column)).collect();
    assert_eq!(listed.len(), BINARY_COLUMNS.len(), "each once");
}

on_both_databases! {
    async fn whatever_an_office_sealed_is_sealed_anew_and_opens(db: &TestDb) {
        let world = World::make(db).await;
        let petugas = world.officer(Role::Verifikator).await;
        let own: Own = world.own_of(&petugas, Role::Verifikator).await;
        let saved = petugas.post(&format!("/petugas/anomali/dukcapil/{}", own.check), &[("aksi", "simpan")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words());
        world.own_of(&petugas, Role::Verifikator).await;
        let her = person(&petugas, super::world::NIK).await;
        let page = petugas.get(&her).await.page();
        let end = crate::http::site::attributes(&page, "action").into_iter().find(|to| to.ends_with("/akhir")).expect("a mark").to_owned();
        petugas.post(&end, &[("alasan", "bayi sudah lahir")]).await;
        let repaired = petugas.post(&format!("{her}/perbaikan/nama_ibu"), &[("nilai", "Kartini"), ("keterangan", "KK")]).await;
        assert_eq!(repaired.status, StatusCode::SEE_OTHER, "{}", repaired.words());
        let to = her.replace("/penerima/", "/kelayakan/");
        let page = petugas.get(&to).await.page();
        let target = page.split("name=\"sasaran\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("something to judge").to_owned();
        petugas.post(&to, &[("sasaran", target.as_str()), ("putusan", "layak"), ("alasan", ""), ("catatan", "")]).await;
        let batch = super::batch::begin(&petugas, "perbaikan").await;
        attach_good(&petugas, batch).await;
        let note = format!("/petugas/kasus/{}/catatan", world.mine.ticket);
        assert_eq!(petugas.post(&note, &[("catatan", "Tanyakan tetangga.")]).await.status, StatusCode::SEE_OTHER);
        // What no story of this world writes is sealed as its use case does it.
        let raw = Raw::open(db).await;
        let keys = &world.site.ctx.keys;
        let case = raw.number("select min(id) from review_case").await;
        let ticket = raw.texts(&format!("select ticket from review_case where id = {case}")).await.concat();
        let sealed = |place: String| -> sea_orm::Value { keys.seal(place.as_bytes(), b"kata").into() };
        let subject = server::store::tokens::subject_id(keys, super::world::NIK);
        let place = server::store::musyawarah::removal_aad("note", world.meeting, &subject);
        let removal = vec![("musyawarah_id", world.meeting.into()), ("subject", subject.to_vec().into()), ("name", keys.seal(&server::store::musyawarah::removal_aad("name", world.meeting, &subject), b"nama").into()), ("reason", "pindah".into()), ("note", keys.seal(&place, b"kata").into()), ("petugas_id", 1_i64.into()), ("at", 1_i64.into())];
        raw.run("delete from musyawarah_removal").await.expect("made room");
        raw.insert("musyawarah_removal", removal).await;
        raw.insert("centre_answer", vec![("case_id", case.into()), ("tahap", "pmt".into()), ("batch_id", world.batch.into()), ("hasil", "ditolak".into()), ("alasan", sealed(format!("centre_answer|alasan|{ticket}|pmt"))), ("decided_on", chrono::NaiveDate::from_ymd_opt(2026, 11, 21).into()), ("at", 1_i64.into()), ("petugas_id", 1_i64.into())]).await;

        let before = rotate_keys::in_use(&world.site.ctx, 99).await.expect("counted");
        let filled: BTreeSet<&str> = before.iter().map(|(name, _)| name.as_str()).collect();
        let version = world.site.ctx.store.current_version().await.expect("read").expect("loaded").id;
        let empty: Vec<String> = SEALED_COLUMNS
            .iter()
            .map(|one| format!("{}.{}", one.table_name(version), one.column))
            .filter(|name| !filled.contains(name.as_str()))
            .filter(|name| ![&CITIZENS[..], &UNSAID].concat().contains(&name.as_str()))
            .collect();
        assert_eq!(empty, Vec::<String>::new(), "nothing proves that these are sealed anew for the right place");

        assert_eq!(Keys::rotate(&db.file("keys.toml")).expect("added"), 2);
        let report = rotate_keys::run(&world.site.ctx, &db.file("keys.toml"), Duration::ZERO, &Silent).await.expect("sealed anew");
        assert_eq!((report.unreadable, &report.left[..]), (0, &[][..]), "{report:?}");
        let files = world.site.ctx.files.list().await.expect("listed");
        assert!(report.files == files.len() as u64 && report.files >= 4, "photos, minutes, letters, answers: {report:?}");
        assert_eq!(rotate_keys::drop_old(&world.site.ctx, &db.file("keys.toml")).await.expect("dropped"), [1]);

        // Another process, which never had the old key, shows it all.
        let ctx = server::usecase::Context { keys: Keys::load(&db.file("keys.toml")).expect("read"), ..world.site.ctx.clone() };
        let site = crate::http::site::Site::serve(ctx).await;
        let petugas = super::officer(&site, Role::Verifikator, "99.01").await;
        let her = person(&petugas, super::world::NIK).await;
        let words = petugas.get(&her).await.words();
        for said in ["bayi sudah lahir", "Kartini", super::world::NAME] {
            assert!(words.contains(said), "{said}: {words}");
        }
        for path in [format!("/petugas/batch/{}/surat", world.batch), format!("/petugas/kasus/{}", world.mine.ticket)] {
            assert_eq!(petugas.get(&path).await.status, StatusCode::OK, "{path}");
        }
        let desa = super::officer(&site, Role::OperatorDesa, crate::http::site::SUKAMAJU).await;
        let meeting = format!("/petugas/musyawarah/{}", world.meeting);
        assert!(desa.get(&meeting).await.page().contains("Ditanyakan lagi."), "in the form while it is open");
        assert_eq!(desa.get(&format!("{meeting}/berita-acara")).await.status, StatusCode::OK);
    }
}
