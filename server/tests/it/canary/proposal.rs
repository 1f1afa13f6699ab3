//! A family proposes itself; then every place where something could have stayed is searched for everything they typed
//! and for their photos.

use std::fs;
use std::path::Path;

use reqwest::Method;
use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use serde_json::json;
use server::crypto::Keys;

use super::database_files;
use super::program::{Program, Running};
use super::proposer::{ADDRESSES, Sent, TYPED, draft_by_api, follow, piece_of, place, propose};
use super::search::Findings;
use super::visitor::Visitor;
use crate::support::on_both_databases;
use crate::usulan::upload::photo;

/// Mails that the story makes: submitted, the change of the contact to both addresses, the request about data, the
/// appeal.
const MAILS: usize = 5;

/// Takes tables away under the running service, so that what is typed fails on our side.
async fn fail(visitor: &mut Visitor<'_>, database: &DatabaseConnection, draft: &serde_json::Value) {
    let rename = async |from: &str, to: &str| {
        let rename = format!("alter table {from} rename to {to}");
        database.execute_unprepared(&rename).await.expect("renamed");
    };
    rename("draft_step", "elsewhere").await;
    let path = format!("/draf/{}", draft["id"].as_str().expect("an id"));
    let token = draft["token"].as_str().expect("a token").to_owned();
    let answers = json!({"nama": "Paijo Mangunkusastro", "jenis_kelamin": "L"});
    let body = json!({"step": "identitas", "answers": answers}).to_string();
    visitor.call(Method::PUT, &path, &token, body, 503).await;
    rename("case_contact", "elsewhere_too").await;
    let contact = [("email", ADDRESSES[0]), ("hp", "0812 7749 3058")];
    visitor.post("/lacak/kasus/kontak", &contact, 503).await;
}

/// Each mail names one address, in one line of its head; of the rest, nothing is anybody's. Who gets how many is said in
/// the order of the alphabet.
pub(super) fn look_at_mails(folder: &Path, expected: &[&str], findings: &mut Findings<'_>) {
    let mails = fs::read_dir(folder).expect("mails were written");
    let mails: Vec<_> = mails.map(|mail| mail.expect("an entry").path()).collect();
    assert_eq!(mails.len(), expected.len(), "{mails:?}");
    let mut addresses = Vec::new();
    for mail in mails {
        let text = String::from_utf8(fs::read(&mail).expect("a mail")).expect("text");
        let (to, rest): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.starts_with("To: "));
        let [to] = to[..] else { panic!("one recipient: {to:?}") };
        let address = to.trim_start_matches("To: ").trim_matches(['<', '>']);
        addresses.push(address.to_owned());
        findings.look("the name of a mail", mail.to_string_lossy().as_bytes());
        findings.look("a mail without its recipient", rest.join("\n").as_bytes());
    }
    addresses.sort_unstable();
    assert_eq!(addresses, expected, "each goes to who was to be told then");
}

/// Waits until so many mails have been sent.
pub(super) async fn wait_for_mails(folder: &Path, expected: usize) {
    for _ in 0..400 {
        let sent = fs::read_dir(folder).into_iter().flatten().flatten();
        let is_mail = |name: &str| !name.starts_with('.');
        if sent.filter(|mail| is_mail(&mail.file_name().to_string_lossy())).count() >= expected {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("no {expected} mails in {}", folder.display());
}

/// Looks at everything the program wrote, mails apart.
fn look_at_program(program: &Program, findings: &mut Findings<'_>) {
    for entry in fs::read_dir(program.data.path()).expect("a folder") {
        let path = entry.expect("an entry").path();
        if !path.ends_with("mail") {
            findings.look_at(&path);
        }
    }
    for folder in [&program.temporary, &program.said] {
        findings.look_at(folder.path());
    }
    let [old, new] = ADDRESSES;
    look_at_mails(&program.data.path().join("mail"), &[old, old, new, new, new], findings);
}

/// Everything to be searched for: what was typed, the photos, and what opens drafts.
fn everything<'a>(sent: &'a Sent, codes: &'a [String]) -> Findings<'a> {
    let mut values = TYPED.to_vec();
    values.extend([place(), &sent.secret]);
    values.extend(codes.iter().map(String::as_str));
    Findings::of(&values)
        .and_bytes("the photo as sent", piece_of(&photo()))
        .and_bytes("the photo as kept", piece_of(&sent.picture))
}

on_both_databases! {
    async fn nothing_of_a_proposal_stays_anywhere_in_clear(db: &TestDb) {
        db.load_test_province().await;
        let program = Program::new(db);
        let service = Running(program.start(&["serve"]));
        let said = program.wait_for("serve.out", "http://").await;
        let site = said.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
        let keys = Keys::load(&program.data.path().join("keys.toml")).expect("the keys of the service");
        // The pages of a draft show what is in it to whom it belongs.
        let mut visitor = Visitor::new(site, keys, Findings::of(&TYPED), Findings::of(&[]));
        let draft = draft_by_api(&mut visitor).await;
        let sent = propose(&mut visitor).await;
        let (database, files) = database_files(db).await;
        let code = draft["resume_code"].as_str().expect("a code");
        let token = draft["token"].as_str().expect("a token");
        let codes = [token.to_owned(), code.to_owned(), code.replace('-', "")];
        let mut findings = everything(&sent, &codes);
        findings.look_at_all(&files);

        follow(&mut visitor, &sent, async |state| {
            let become_state = format!("update review_case set state = '{state}' where parent_id is null");
            database.execute_unprepared(&become_state).await.expect("changed");
        })
        .await;
        wait_for_mails(&program.data.path().join("mail"), MAILS).await;
        fail(&mut visitor, &database, &draft).await;
        program.wait_for("serve.err", "failed on our side").await;
        let (again, _) = database_files(db).await;
        findings.look_at_all(&files);
        drop(service);
        findings.look_at_all(&files);
        look_at_program(&program, &mut findings);

        let uploads = program.data.path().join("uploads");
        let kept = fs::read_dir(uploads).expect("files are kept").count();
        assert!(kept >= 2, "photos and letter are there, in {kept} folders");
        let log = program.said("serve.err");
        assert!(log.contains("TRACE") && log.matches("answered").count() >= 50, "the log says much");
        assert!(findings.bytes > 200_000, "only {} bytes were searched", findings.bytes);
        for findings in [&findings, &visitor.sealed] {
            findings.assert_nothing();
        }
        for connection in [database, again] {
            connection.close().await.expect("closed");
        }
    }
}

#[test]
fn every_typed_value_and_piece_is_found_when_it_is_planted() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = [7, 1, 200, 90, 4, 66, 17, 3, 99, 250, 12, 54].repeat(9);
    let secret = "rahasia-di-kuki".to_owned();
    let sent = Sent { ticket: String::new(), pin: String::new(), picture, secret };
    let codes = ["2345-6789-ABCD".to_owned()];
    let mut findings = everything(&sent, &codes);
    let texts = [&TYPED.join("\n"), place(), &sent.secret, &codes[0]].join("\n").into_bytes();
    let all = [texts, photo(), sent.picture.clone()].concat();
    fs::write(folder.path().join("a file"), all).expect("written");
    findings.look_at(folder.path());
    assert_eq!(findings.found.len(), TYPED.len() + 5, "{:?}", findings.found);
}
