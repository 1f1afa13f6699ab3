//! The guide `/panduan`: what the data is, how to register, and what to do when something is wrong.
//!
//! To add a section: write its sentences in `text/panduan` and add a `Section` here; the table of
//! contents follows.

pub mod model;
mod month;
mod objecting;
mod programs;

use leptos::prelude::*;

pub use self::model::PanduanPage;
use crate::components::article::{Section, Writer, article};
use crate::text::panduan::{self as text, basics, calendar, registering, safety, trouble};

/// The whole document of `/panduan`.
pub fn panduan_page(page: PanduanPage) -> AnyView {
    let PanduanPage { chrome, programs } = page;
    let lang = chrome.lang;
    let writer = Writer(lang);
    let mut sections = vec![
        data(writer),
        desil(writer),
        listed(writer),
        Section::new(
            "program",
            basics::PROGRAMS_HEADING,
            vec![
                writer.paragraph(basics::PROGRAMS_BASIS),
                programs::programs(lang, programs),
                writer.paragraph(basics::PROGRAMS_CHANGE),
            ],
        ),
        online(writer),
        office(writer),
        papers(writer),
        stages(writer),
        Section::new(
            "jadwal",
            calendar::HEADING,
            vec![
                writer.paragraph(calendar::FOR_OFFICERS),
                month::month(lang),
                writer.paragraph(calendar::LATE),
                writer.paragraph(calendar::CHANGES),
            ],
        ),
    ];
    sections.extend([
        stopped(writer),
        wrong(writer),
        changed(writer),
        objecting::objecting(writer),
        objecting::secret(writer),
        objecting::reply(writer),
        false_data(writer),
        fraud(writer),
        Section::new(
            "tanya",
            safety::ASK_HEADING,
            vec![writer.paragraph(safety::ASK_VILLAGE), writer.contact(&chrome.contact)],
        ),
        sources(writer),
    ]);
    article(chrome, text::TITLE, text::LEAD, sections)
}

fn data(writer: Writer) -> Section {
    Section::new(
        "dtsen",
        basics::DATA_HEADING,
        vec![
            writer.paragraph(basics::DATA_LEAD),
            writer.terms(&[
                (basics::DTKS, basics::DTKS_MEANING),
                (basics::DTSEN, basics::DTSEN_MEANING),
            ]),
            writer.paragraph(basics::DATA_OLD_NAME),
        ],
    )
}

fn desil(writer: Writer) -> Section {
    Section::new(
        "desil",
        basics::DESIL_HEADING,
        vec![
            writer.paragraph(basics::LEVELS_LEAD),
            writer.steps(&[
                basics::LEVEL_1,
                basics::LEVEL_2,
                basics::LEVEL_3,
                basics::LEVEL_4,
                basics::LEVEL_5,
            ]),
            writer.paragraph(basics::DESIL_PICTURE),
            writer.bullets(&[
                basics::DESIL_NOT_INCOME,
                basics::DESIL_MOVES,
                basics::DESIL_CENTRE,
                basics::DESIL_NO_PROMISE,
            ]),
            writer.paragraph(basics::DESIL_PROGRAMS),
        ],
    )
}

fn listed(writer: Writer) -> Section {
    Section::new(
        "terdaftar",
        basics::LISTED_HEADING,
        vec![
            writer.notice(basics::LISTED_NO),
            writer.bullets(&[basics::LISTED_RULES, basics::LISTED_QUOTA, basics::LISTED_MONTHLY]),
            writer.link("/cek", basics::LISTED_CHECK),
        ],
    )
}

fn online(writer: Writer) -> Section {
    Section::new(
        "daftar-internet",
        registering::ONLINE_HEADING,
        vec![
            writer.paragraph(registering::ONLINE_HOW),
            writer.bullets(&[
                registering::ONLINE_NO_ACCOUNT,
                registering::ONLINE_WHO,
                registering::ONLINE_RECEIPT,
            ]),
            writer.link("/usulan/baru", registering::ONLINE_LINK),
            writer.paragraph(registering::ONLINE_MINISTRY),
        ],
    )
}

fn office(writer: Writer) -> Section {
    Section::new(
        "daftar-kantor",
        registering::OFFICE_HEADING,
        vec![
            writer.notice(registering::OFFICE_FREE),
            writer.steps(&[
                registering::OFFICE_STEP_COME,
                registering::OFFICE_STEP_SAY,
                registering::OFFICE_STEP_FORM,
                registering::OFFICE_STEP_READ,
                registering::OFFICE_STEP_NOTE,
            ]),
        ],
    )
}

fn papers(writer: Writer) -> Section {
    Section::new(
        "surat",
        registering::PAPERS_HEADING,
        vec![
            writer.terms(&[
                (registering::PAPERS_KTP, registering::PAPERS_KTP_HOW),
                (registering::PAPERS_KK, registering::PAPERS_KK_HOW),
                (registering::PAPERS_LETTER, registering::PAPERS_LETTER_HOW),
                (registering::PAPERS_PHOTO, registering::PAPERS_PHOTO_HOW),
                (registering::PAPERS_OTHER, registering::PAPERS_OTHER_HOW),
            ]),
            writer.paragraph(registering::PAPERS_MISSING),
        ],
    )
}

fn stages(writer: Writer) -> Section {
    Section::new(
        "tahapan",
        registering::STAGES_HEADING,
        vec![
            writer.paragraph(registering::STAGES_LEAD),
            writer.steps(&[
                registering::STAGE_RECORD,
                registering::STAGE_MEETING,
                registering::STAGE_VISIT,
                registering::STAGE_ENTRY,
                registering::STAGE_DINSOS,
                registering::STAGE_ENDORSE,
                registering::STAGE_CENTRE,
                registering::STAGE_DECREE,
                registering::STAGE_UPDATE,
            ]),
            writer.paragraph(registering::STAGES_NO_PROMISE),
        ],
    )
}

fn stopped(writer: Writer) -> Section {
    Section::new(
        "berhenti",
        trouble::STOPPED_HEADING,
        vec![
            writer.steps(&[
                trouble::STOPPED_CHECK,
                trouble::STOPPED_PAPERS,
                trouble::STOPPED_ASK,
                trouble::STOPPED_AGAIN,
            ]),
            writer.notice(trouble::STOPPED_HEALTH),
        ],
    )
}

fn wrong(writer: Writer) -> Section {
    Section::new(
        "data-salah",
        trouble::WRONG_HEADING,
        vec![writer.terms(&[
            (trouble::WRONG_IDENTITY, trouble::WRONG_IDENTITY_HOW),
            (trouble::WRONG_LIVING, trouble::WRONG_LIVING_HOW),
            (trouble::WRONG_PERSON, trouble::WRONG_PERSON_HOW),
            (trouble::WRONG_UNDESERVED, trouble::WRONG_UNDESERVED_HOW),
        ])],
    )
}

fn changed(writer: Writer) -> Section {
    Section::new(
        "perubahan",
        trouble::CHANGED_HEADING,
        vec![
            writer.paragraph(trouble::CHANGED_DUTY),
            writer.terms(&[
                (trouble::CHANGED_DIED, trouble::CHANGED_DIED_HOW),
                (trouble::CHANGED_MOVED, trouble::CHANGED_MOVED_HOW),
                (trouble::CHANGED_FAMILY, trouble::CHANGED_FAMILY_HOW),
                (trouble::CHANGED_BETTER, trouble::CHANGED_BETTER_HOW),
            ]),
        ],
    )
}

fn false_data(writer: Writer) -> Section {
    Section::new(
        "data-palsu",
        safety::FALSE_HEADING,
        vec![
            writer.paragraph(safety::FALSE_LAW),
            writer.paragraph(safety::FALSE_FUNDS),
            writer.paragraph(safety::FALSE_MISTAKE),
        ],
    )
}

fn fraud(writer: Writer) -> Section {
    Section::new(
        "penipuan",
        safety::FRAUD_HEADING,
        vec![
            writer.warning(safety::FRAUD_NEVER),
            writer.bullets(&[
                safety::FRAUD_FEE,
                safety::FRAUD_PROMISE,
                safety::FRAUD_LINK,
                safety::FRAUD_PHOTO,
            ]),
            writer.paragraph(safety::FRAUD_HAPPENED),
        ],
    )
}

fn sources(writer: Writer) -> Section {
    Section::new(
        "sumber",
        safety::SOURCES_HEADING,
        vec![
            writer.paragraph(safety::SOURCES_LEAD),
            writer.bullets(&[
                safety::SOURCE_LAW,
                safety::SOURCE_INPRES,
                safety::SOURCE_PERMENSOS,
                safety::SOURCE_KEPMENSOS,
                safety::SOURCE_SLIDES,
            ]),
            writer.paragraph(safety::WRITTEN),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::model::{ProgramBasis, ProgramInfo};
    use super::*;
    use crate::components::article::check;
    use crate::text::Lang;

    fn page(lang: Lang) -> PanduanPage {
        let program = |code: &str, name: &str, basis, for_whom: &str| ProgramInfo {
            code: code.to_owned(),
            name: name.to_owned(),
            basis,
            for_whom: for_whom.to_owned(),
        };
        PanduanPage {
            chrome: check::chrome(lang, "/panduan"),
            programs: vec![
                program("PKH", "Keluarga Harapan (PKH)", ProgramBasis::Family, "ibu hamil"),
                program("PBI-JK", "Iuran kesehatan", ProgramBasis::Person, "orang <miskin>"),
            ],
        }
    }

    #[test]
    fn the_guide_is_sound_in_every_language() {
        for lang in Lang::ALL {
            check::is_sound(&panduan_page(page(lang)).to_html(), lang);
        }
    }

    #[test]
    fn every_programme_is_listed_with_its_unit() {
        for (lang, family, person) in [
            (Lang::Id, "Bantuan per keluarga", "Bantuan per orang"),
            (Lang::En, "Aid per family", "Aid per person"),
        ] {
            let html = panduan_page(page(lang)).to_html();
            assert!(html.contains("<dt>Keluarga Harapan (PKH)</dt><dd>ibu hamil</dd>"));
            assert!(html.contains("id=\"program-pbi-jk\"") && html.contains("Iuran kesehatan"));
            assert!(html.contains("orang &lt;miskin&gt;"), "names are escaped");
            assert_eq!(html.matches(&format!(">{family}</dd>")).count(), 1);
            assert_eq!(html.matches(&format!(">{person}</dd>")).count(), 1);
        }
    }

    #[test]
    fn the_calendar_is_a_table_with_a_caption() {
        let html = panduan_page(page(Lang::Id)).to_html();
        assert_eq!(html.matches("<th scope=\"row\">").count(), 4);
        for dates in ["1–11.", "14–29.", "1–25.", "1–29."] {
            assert!(html.contains(&format!("tanggal {dates}")), "{dates}");
        }
        assert!(html.contains("<caption>"));
    }

    #[test]
    fn without_programmes_the_guide_says_so() {
        let html = panduan_page(PanduanPage { programs: Vec::new(), ..page(Lang::Id) }).to_html();
        check::is_sound(&html, Lang::Id);
        assert!(html.contains(basics::PROGRAMS_NONE.id));
    }
}
