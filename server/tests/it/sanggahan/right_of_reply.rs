//! Who is objected to hears of it in time, by mail or letter, and never before (S-11).

use domain::petugas::Role;
use domain::review::{Action, Actor};
use domain::samples::siti_aminah;
use reqwest::StatusCode;
use server::jobs::mail::deliver_due;
use server::mail::Mailer;
use server::usecase::reply::{Letter, letters_due, note_printed, send_notices};

use super::laporan::Laporan;
use super::pelapor::{Pelapor, card, send};
use super::{RECIPIENT, case_of, count, site, step};
use crate::http::site::{SUKAMAJU, Site};
use crate::petugas::officer;
use crate::support::{Raw, TestDb, on_both_databases, village};
use crate::usulan::isian::Isian;
use crate::usulan::warga::{Receipt, Warga};

const HERS: &str = "siti.aminah@pos.example";
/// Minutes from the usual instant, 10.00 WIB, to 08.00 WIB of the next day.
pub(super) const UNTIL_MORNING: i64 = 22 * 60;

/// Prints every letter that is due.
pub(super) async fn print(site: &Site) -> Vec<Letter> {
    let due = letters_due(&site.ctx).await.expect("read");
    assert_eq!(due.unknown, 0);
    for letter in &due.letters {
        assert!(note_printed(&site.ctx, letter).await.expect("noted"));
    }
    due.letters
}

/// A proposal under the recipient's number, for herself, with this address.
async fn propose_her(site: &Site, email: &str) -> Receipt {
    let person = siti_aminah(village(SUKAMAJU));
    let isian = Isian::diri()
        .about(&person.nik, &person.nomor_kk)
        .with("identitas", "nama", RECIPIENT)
        .with("identitas", "tanggal_lahir_hari", "12")
        .with("identitas", "tanggal_lahir_bulan", "6")
        .with("identitas", "tanggal_lahir_tahun", "1987")
        .with_email(email);
    Warga::new(site).propose(&isian).await
}

async fn find_layak(site: &Site, receipt: &Receipt) {
    let case = case_of(site, receipt).await;
    step(site, case.id, Action::Take, Actor::Petugas).await;
    step(site, case.id, Action::FindLayak, Actor::Petugas).await;
}

/// Sends the mails that wait, and gives those to this address: lines that were broken on the way joined again.
async fn mails_to(db: &TestDb, site: &Site, address: &str) -> Vec<String> {
    let mailer = Mailer::new(&site.ctx.config.mail);
    while deliver_due(&site.ctx, &mailer).await.expect("sent").taken() > 0 {}
    let Ok(folder) = std::fs::read_dir(db.file("mail")) else { return Vec::new() };
    let mails =
        folder.map(|mail| std::fs::read_to_string(mail.expect("an entry").path()).expect("a mail"));
    let mails = mails.filter(|mail| {
        mail.contains(&format!("To: {address}")) || mail.contains(&format!("<{address}>"))
    });
    mails.map(|mail| mail.replace("=\r\n", "").replace("=\n", "")).collect()
}

on_both_databases! {
    async fn one_right_for_a_person_and_a_month_and_not_before_the_next_morning(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let moved = Laporan::sanggahan().with("sebab", "tanda_mampu", "")
            .with("sebab", "sebab_tidak_layak", "pindah").with("sebab", "pindah_ke", "luar_negeri");
        send(&site, &moved.by_neighbour(1), &token).await;
        for number in 2..=4 {
            send(&site, &Laporan::sanggahan().by_neighbour(number), &token).await;
        }
        send(&site, &Laporan::tanggapan(), &token).await;
        send(&site, &Laporan::penyalahgunaan(), &token).await;
        assert_eq!(count(db, "reply_right").await, 1);
        send(&site, &Laporan::sanggahan(), &card(&site, "Nur'aini").await).await;
        assert_eq!(count(db, "reply_right").await, 2);

        let night = site.later(UNTIL_MORNING - 1).await;
        assert_eq!(send_notices(&night.ctx).await.expect("read"), 0);
        assert!(print(&night).await.is_empty());
        assert_eq!(count(db, "reply_right where code_token is not null").await, 0);
        let morning = site.later(UNTIL_MORNING).await;
        let letters = print(&morning).await;
        assert_eq!(letters.len(), 2);
        let hers = letters.iter().find(|letter| letter.name == RECIPIENT).expect("her letter");
        assert_eq!(hers.told.reasons, ["mampu", "pindah"], "each once, whoever was first");
        assert_eq!(hers.told.until.to_string(), "2026-12-02", "ten days from the day it was printed");
        assert_eq!(hers.address[..2], ["Jalan Melati Nomor 1", "RT 003 / RW 001"]);
        assert!(hers.address[2].starts_with("Sukamaju"), "{:?}", hers.address);
        assert!(print(&morning).await.is_empty(), "no second letter");
        let codes: Vec<&str> = letters.iter().map(|letter| letter.code.as_str()).collect();
        assert_ne!(codes[0], codes[1]);
        for code in codes {
            let plain = code.replace('-', "");
            for table in ["reply_right", "audit_entry", "review_case"] {
                let all = format!("select count(*) from {table} where cast({table} as text) like '%{plain}%'");
                if Raw::open(db).await.is_postgres() {
                    assert_eq!(Raw::open(db).await.number(&all).await, 0, "the code is kept nowhere");
                }
            }
        }
        // The next month is another cycle.
        let later = site.later(35 * 24 * 60).await;
        send(&later, &Laporan::sanggahan(), &card(&later, RECIPIENT).await).await;
        assert_eq!(count(db, "reply_right").await, 3);
    }

    async fn the_hour_of_an_objection_is_nobodys_to_know(db: &TestDb) {
        let site = site(db).await;
        for (minutes, name) in [(13 * 60 + 59, RECIPIENT), (14 * 60 + 1, "Nur'aini")] {
            // 23.59 and 00.01.
            let then = site.later(minutes).await;
            send(&then, &Laporan::sanggahan(), &card(&then, name).await).await;
        }
        let times = "select cast(notify_at as text) from reply_right order by id";
        let at = |minutes: i64| (site.ctx.clock.now().timestamp() + minutes * 60).to_string();
        assert_eq!(Raw::open(db).await.texts(times).await, [at(UNTIL_MORNING), at(UNTIL_MORNING + 24 * 60)]);
    }

    async fn a_mail_goes_only_to_an_address_an_officer_has_seen(db: &TestDb) {
        let site = site(db).await;
        // Somebody who wants to know what is said about her proposes her with an address of their own.
        propose_her(&site, "pengintip@pos.example").await;
        send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let morning = site.later(UNTIL_MORNING).await;
        assert_eq!(send_notices(&morning.ctx).await.expect("read"), 0, "submitted is not enough");
        let examiner = officer(&morning, Role::Verifikator, "99.01").await;
        assert!(examiner.get("/petugas/surat").await.words().contains("S**i A****h"), "a letter, then");
        let hers = propose_her(&site, HERS).await;
        find_layak(&site, &hers).await;
        // Whoever looks at the letters sends no mail with that; it is on its way, and no letter is due any more.
        let letters = examiner.get("/petugas/surat").await.words();
        assert!(!letters.contains("S**i A****h"), "{letters}");
        let village = [("jenis", "hak_jawab"), ("desa", SUKAMAJU)];
        assert_eq!(examiner.post("/petugas/surat/cetak", &village).await.status, StatusCode::CONFLICT);
        assert_eq!(count(db, "reply_right where channel is not null").await, 0);
        assert_eq!(send_notices(&morning.ctx).await.expect("sent"), 1);
        assert_eq!(send_notices(&morning.ctx).await.expect("read"), 0, "once");
        assert!(print(&morning).await.is_empty());
        let notice: Vec<String> = mails_to(db, &morning, HERS).await.into_iter().filter(|mail| mail.contains("/jawab")).collect();
        assert_eq!(notice.len(), 1, "{notice:?}");
        assert!(mails_to(db, &morning, "pengintip@pos.example").await.iter().all(|mail| !mail.contains("/jawab")));
        let said = notice[0].to_lowercase();
        for untold in ["mampu", "mobil", "bertingkat", "hartono", "sanggahan/", "siti aminah"] {
            assert!(!said.contains(untold), "{untold}: {said}");
        }
        // Its code opens the answer.
        let code = code_in(&notice[0]);
        let pelapor = Pelapor::new(&morning, "hak_jawab");
        pelapor.begin_answer(&code).await;
        assert!(pelapor.get("draf").await.words().contains("2 Desember 2026"));
    }

    async fn an_address_that_a_proposer_gave_for_her_is_not_hers_for_certain(db: &TestDb) {
        let site = site(db).await;
        let person = siti_aminah(village(SUKAMAJU));
        let isian = Isian::tetangga()
            .with("terusul", "nik", &person.nik)
            .with("terusul", "terusul_email", HERS)
            .with("pengusul", "pengusul_email", "kartika@pos.example")
            .with("identitas", "nama", RECIPIENT)
            .with("identitas", "jenis_kelamin", "P")
            .with("identitas", "tahun_lahir", "1987");
        let receipt = Warga::new(&site).propose(&isian).await;
        find_layak(&site, &receipt).await;
        send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let morning = site.later(UNTIL_MORNING).await;
        assert_eq!(send_notices(&morning.ctx).await.expect("read"), 0);
        assert_eq!(print(&morning).await.len(), 1, "a letter finds her");
        for address in [HERS, "kartika@pos.example"] {
            assert!(mails_to(db, &morning, address).await.iter().all(|mail| !mail.contains("/jawab")), "{address}");
        }
    }

    async fn two_workers_hand_a_right_out_once(db: &TestDb) {
        let site = site(db).await;
        find_layak(&site, &propose_her(&site, HERS).await).await;
        send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        send(&site, &Laporan::sanggahan(), &card(&site, "Nur'aini").await).await;
        let morning = site.later(UNTIL_MORNING).await;
        let (one, two) = tokio::join!(send_notices(&morning.ctx), send_notices(&morning.ctx));
        assert_eq!(one.expect("sent") + two.expect("sent"), 1);
        let (a, b) = (letters_due(&morning.ctx).await.expect("read"), letters_due(&morning.ctx).await.expect("read"));
        assert_eq!((a.letters.len(), b.letters.len()), (1, 1), "a printer that failed loses nothing");
        assert_eq!(a.letters[0].code, b.letters[0].code);
        let (one, two) = tokio::join!(note_printed(&morning.ctx, &a.letters[0]), note_printed(&morning.ctx, &b.letters[0]));
        assert_ne!(one.expect("noted"), two.expect("noted"), "one of them printed it");
    }

    async fn what_was_withdrawn_asks_for_no_answer_and_what_comes_later_waits_for_its_morning(db: &TestDb) {
        let site = site(db).await;
        find_layak(&site, &propose_her(&site, HERS).await).await;
        let withdraw = async |receipt: &Receipt| {
            let case = case_of(&site, receipt).await;
            step(&site, case.id, Action::Withdraw, Actor::Warga).await;
        };
        for name in [RECIPIENT, "Nur'aini"] {
            withdraw(&send(&site, &Laporan::sanggahan(), &card(&site, name).await).await).await;
        }
        let morning = site.later(UNTIL_MORNING).await;
        assert_eq!(send_notices(&morning.ctx).await.expect("read"), 0);
        assert!(print(&morning).await.is_empty());
        // Three days later somebody else objects: told the morning after, not within the hour.
        let later = site.later(3 * 24 * 60).await;
        for name in [RECIPIENT, "Nur'aini"] {
            send(&later, &Laporan::sanggahan().by_neighbour(1), &card(&later, name).await).await;
        }
        assert_eq!(send_notices(&later.ctx).await.expect("read"), 0, "the hour of the objection would show");
        assert!(print(&later).await.is_empty());
        let next = later.later(UNTIL_MORNING).await;
        assert_eq!(send_notices(&next.ctx).await.expect("sent"), 1);
        assert_eq!(print(&next).await.len(), 1);
    }

    async fn more_objections_do_not_put_the_notice_off(db: &TestDb) {
        let site = site(db).await;
        send(&site, &Laporan::sanggahan(), &card(&site, RECIPIENT).await).await;
        let late = site.later(20 * 60).await;
        send(&late, &Laporan::sanggahan().by_neighbour(1), &card(&late, RECIPIENT).await).await;
        let morning = site.later(UNTIL_MORNING).await;
        assert_eq!(print(&morning).await.len(), 1);
        // Nor does a withdrawal of one of them.
        let token = card(&site, "Nur'aini").await;
        let first = send(&site, &Laporan::sanggahan(), &token).await;
        send(&site, &Laporan::sanggahan().by_neighbour(1), &token).await;
        step(&site, case_of(&site, &first).await.id, Action::Withdraw, Actor::Warga).await;
        assert_eq!(print(&morning).await.len(), 1);
    }

    async fn who_is_said_to_be_dead_moved_or_to_give_up_aid_is_told_too(db: &TestDb) {
        let site = site(db).await;
        let told = [
            ("Nur'aini", "perubahan_data.meninggal", vec![("pelapor_bagi_almarhum", "tetangga"), ("meninggal_kapan", "sebulan")], Some("meninggal")),
            ("I Made Budi", "perubahan_data.pindah", vec![("pelapor_bagi", "tetangga"), ("pindah_ke", "luar_negeri")], Some("pindah")),
            ("Bambang Sutrisno", "perubahan_data.graduasi_mandiri", vec![("pelapor_bagi_keluarga", "keluarga"), ("alasan_graduasi", "bekerja")], Some("graduasi_mandiri")),
            ("Muhammad Joesoef", "perubahan_data.graduasi_mandiri", vec![("pelapor_bagi_keluarga", "diri"), ("alasan_graduasi", "bekerja")], Some("graduasi_mandiri")),
            (RECIPIENT, "perubahan_data.data_salah", vec![("pelapor_bagi", "tetangga"), ("data_salah_apa", "nama")], None),
        ];
        for (name, form, given, _) in &told {
            send(&site, &Laporan::perubahan(form, given), &card(&site, name).await).await;
        }
        let morning = site.later(UNTIL_MORNING).await;
        let letters = print(&morning).await;
        let mut reasons: Vec<String> = letters.iter().flat_map(|letter| letter.told.reasons.clone()).collect();
        reasons.sort_unstable();
        let mut expected: Vec<&str> = told.iter().filter_map(|(.., reason)| *reason).collect();
        expected.sort_unstable();
        assert_eq!(reasons, expected, "whoever says it is them may be somebody else");
        for letter in &letters {
            assert_eq!(letter.to_family, letter.told.reasons == ["meninggal"], "should it be true, the family opens it");
        }
    }

    async fn a_reason_is_exchanged_only_until_she_was_told_of_it(db: &TestDb) {
        let site = site(db).await;
        let token = card(&site, RECIPIENT).await;
        let first = send(&site, &Laporan::sanggahan(), &token).await;
        let ticket = first.ticket.to_string();
        let mend = async |site: &Site, laporan: Laporan| {
            let pelapor = Pelapor::new(site, "sanggahan");
            pelapor.fill(&laporan, &card(site, RECIPIENT).await).await;
            pelapor.kirim(Some((&ticket, &first.pin))).await.status.as_u16()
        };
        let moved = || Laporan::sanggahan().with("sebab", "tanda_mampu", "")
            .with("sebab", "sebab_tidak_layak", "pindah").with("sebab", "pindah_ke", "luar_negeri");
        assert_eq!(mend(&site, moved()).await, 303);
        let morning = site.later(UNTIL_MORNING).await;
        let letters = print(&morning).await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].told.reasons, ["pindah"]);
        assert_eq!(mend(&morning, Laporan::sanggahan()).await, 422, "she would answer something else");
        assert_eq!(mend(&morning, moved().with("uraian", "uraian", "Sudah dua tahun di luar negeri.")).await, 303);
        let next = morning.later(UNTIL_MORNING + 24 * 60).await;
        assert!(print(&next).await.is_empty(), "she was told of it");
    }

    async fn a_new_reason_is_told_with_a_code_of_its_own_and_an_old_one_is_not_told_twice(db: &TestDb) {
        let site = site(db).await;
        let objection = |number| Laporan::sanggahan().by_neighbour(number);
        let moved = objection(3).with("sebab", "tanda_mampu", "")
            .with("sebab", "sebab_tidak_layak", "pindah").with("sebab", "pindah_ke", "luar_negeri");
        send(&site, &objection(1), &card(&site, RECIPIENT).await).await;
        let morning = site.later(UNTIL_MORNING).await;
        let first = print(&morning).await.remove(0);
        assert_eq!(first.told.reasons, ["mampu"]);
        send(&morning, &objection(2), &card(&morning, RECIPIENT).await).await;
        let second_day = morning.later(24 * 60).await;
        assert!(print(&second_day).await.is_empty(), "how many say so is not told");
        send(&second_day, &moved, &card(&second_day, RECIPIENT).await).await;
        assert!(print(&second_day).await.is_empty(), "not before the next morning");
        let third_day = second_day.later(24 * 60).await;
        let second = print(&third_day).await.remove(0);
        assert_eq!(second.told.reasons, ["pindah"]);
        assert_ne!(first.code, second.code);
        // Each code tells of its own letter, whatever came since, and is answered by itself.
        for (code, reason, other) in [(&first.code, "mampu", "pindah"), (&second.code, "pindah", "mampu")] {
            let pelapor = Pelapor::new(&third_day, "hak_jawab");
            pelapor.begin_answer(code).await;
            let words = pelapor.get("draf").await.words();
            assert!(words.contains(reason) && !words.contains(other), "{reason}: {words}");
            pelapor.answer_all(&Laporan::jawaban()).await;
            pelapor.finish().await;
        }
        assert_eq!(count(db, "review_case where kind = 'hak_jawab'").await, 2);
    }
}

/// The code in a mail.
fn code_in(mail: &str) -> String {
    let is_code = |word: &&str| {
        let groups: Vec<&str> = word.split('-').collect();
        groups.len() == 3
            && groups.iter().all(|group| {
                group.len() == 4
                    && group.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            })
    };
    let mut words = mail.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.find(is_code).expect("a code").to_owned()
}
