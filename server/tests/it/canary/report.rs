//! A neighbour objects to the known person, who answers; then every place where something could have stayed is searched
//! for everything they typed, for the card and the codes, and for the photos.

use std::fs;

use sea_orm::ConnectionTrait as _;
use server::crypto::Keys;

use super::program::{Program, Running};
use super::proposal::{look_at_mails, wait_for_mails};
use super::proposer::piece_of;
use super::reporter::{ADDRESSES, TYPED, answer, follow, place, report, report_by_api};
use super::search::Findings;
use super::visitor::Visitor;
use super::{VISITED, database_files};
use crate::support::{HEADER, on_both_databases};
use crate::usulan::upload::photo;

/// Prints the letters and gives the code of the only one.
fn code_of_letter(program: &Program) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("surat");
    let status = program.start(&["print-letters", dir.to_str().expect("text")]).wait();
    assert!(status.expect("it ends").success(), "{}", program.said("print-letters.err"));
    let letters: Vec<_> = fs::read_dir(&dir).expect("letters").collect();
    let [letter] = &letters[..] else { panic!("one letter: {letters:?}") };
    let letter = fs::read_to_string(letter.as_ref().expect("an entry").path()).expect("a letter");
    assert!(letter.contains(VISITED.name) && letter.contains(VISITED.address), "it is hers");
    let mut findings = Findings::of(&TYPED);
    findings.look("the letter", letter.as_bytes());
    findings.assert_nothing();
    let is_code = |word: &&str| {
        let mut groups = word.split('-');
        word.len() == 14 && groups.all(|group| group.len() == 4) && word.to_uppercase() == **word
    };
    let mut words = letter.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.find(is_code).expect("a code").to_owned()
}

on_both_databases! {
    async fn nothing_of_an_objection_and_its_answer_stays_anywhere_in_clear(db: &TestDb) {
        db.load_test_province().await;
        let input = tempfile::tempdir().expect("a folder");
        let file = input.path().join("bnba.csv");
        fs::write(&file, format!("{HEADER},nama_ibu,pekerjaan\n{}\n", VISITED.line("PKH"))).expect("written");
        let program = Program::new(db);
        program.import(&file);
        let service = Running(program.start(&["serve"]));
        let said = program.wait_for("serve.out", "http://").await;
        let site = said.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
        let keys = Keys::load(&program.data.path().join("keys.toml")).expect("the keys of the service");
        // The pages of a draft show what is in it to whom it belongs; nobody is shown more of the person than a card.
        let her = VISITED.secret();
        let mut visitor = Visitor::new(site, keys.clone(), Findings::of(&TYPED), Findings::of(&her));
        let mut secrets = report_by_api(&mut visitor).await;
        let sent = report(&mut visitor).await;
        secrets.extend(sent.secrets.clone());
        follow(&mut visitor, &sent).await;
        let (database, files) = database_files(db).await;
        database.execute_unprepared("update reply_right set notify_at = 0").await.expect("changed");
        let code = code_of_letter(&program);
        // She has a browser of her own.
        let mut she = Visitor::new(site, keys, Findings::of(&TYPED), Findings::of(&her));
        answer(&mut she, &code).await;
        secrets.extend([code.replace('-', ""), code, she.cookie("cus_draf_jawab")]);
        wait_for_mails(&program.data.path().join("mail"), ADDRESSES.len()).await;

        // What seals the card, opened with the keys of the service by nobody else.
        let mut values = TYPED.to_vec();
        values.extend(VISITED.sealed());
        values.push(place());
        values.extend(secrets.iter().map(String::as_str));
        let mut findings = Findings::of(&values)
            .and_bytes("the photo as sent", piece_of(&photo()))
            .and_bytes("the photo as kept", piece_of(&sent.picture));
        findings.look_at_all(&files);
        database.execute_unprepared("alter table draft_step rename to elsewhere").await.expect("renamed");
        visitor.get("/sanggahan/draf/uraian", 303).await;
        let token = secrets[2].clone();
        visitor.get(&format!("/sanggahan/baru?subjek={token}"), 200).await;
        visitor.post("/sanggahan/baru", &[("subjek", &token), ("form", "sanggahan"), ("ganti", "ya")], 303).await;
        let failing = [("uraian", TYPED[16]), ("versi", "0")];
        visitor.post("/sanggahan/draf/uraian", &failing, 503).await;
        program.wait_for("serve.err", "failed on our side").await;
        drop(service);
        let (again, _) = database_files(db).await;
        findings.look_at_all(&files);
        for entry in fs::read_dir(program.data.path()).expect("a folder") {
            let path = entry.expect("an entry").path();
            if !path.ends_with("mail") {
                findings.look_at(&path);
            }
        }
        for folder in [&program.temporary, &program.said] {
            findings.look_at(folder.path());
        }
        look_at_mails(&program.data.path().join("mail"), &ADDRESSES, &mut findings);
        let log = program.said("serve.err");
        assert!(log.contains("TRACE") && log.matches("answered").count() >= 40, "the log says much");
        for findings in [&findings, &visitor.sealed, &visitor.secret, &she.sealed, &she.secret] {
            findings.assert_nothing();
        }
        for connection in [database, again] {
            connection.close().await.expect("closed");
        }
    }
}
