//! The privacy notice `/privasi`: what is done with which data, why, and for how long.

use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::article::{Section, Writer, article};
use crate::text::privasi as text;

/// The whole document of `/privasi`.
pub fn privasi_page(chrome: Chrome) -> AnyView {
    let lang = chrome.lang;
    let writer = Writer(lang);
    let controller = text::CONTROLLER.fill(lang, &[("name", &chrome.contact.name)]);
    let sections = vec![
        summary(writer),
        Section::new(
            "pengendali",
            text::CONTROLLER_HEADING,
            vec![view! { <p>{controller}</p> }.into_any(), writer.contact(&chrome.contact)],
        ),
        visitor(writer),
        proposal(writer),
        report_sent(writer),
        recipients(writer),
        public(writer),
        basis(writer),
        protection(writer),
        Section::new("cookie", text::COOKIES_HEADING, vec![writer.paragraph(text::COOKIES)]),
        rights(writer),
        report(writer),
        genuine(writer),
        laws(writer),
    ];
    article(chrome, text::TITLE, text::LEAD, sections)
}

fn summary(writer: Writer) -> Section {
    Section::new(
        "inti",
        text::SUMMARY_HEADING,
        vec![writer.bullets(&[
            text::SUMMARY_NO_ACCOUNT,
            text::SUMMARY_NOT_KEPT,
            text::SUMMARY_MASKED,
            text::SUMMARY_NO_TRACKERS,
        ])],
    )
}

fn visitor(writer: Writer) -> Section {
    Section::new(
        "pengunjung",
        text::VISITOR_HEADING,
        vec![
            writer.paragraph(text::VISITOR_LEAD),
            writer.terms(&[
                (text::VISITOR_QUERY, text::VISITOR_QUERY_HOW),
                (text::VISITOR_YEAR, text::VISITOR_YEAR_HOW),
                (text::VISITOR_CHALLENGE, text::VISITOR_CHALLENGE_HOW),
                (text::VISITOR_ADDRESS, text::VISITOR_ADDRESS_HOW),
                (text::VISITOR_LANGUAGE, text::VISITOR_LANGUAGE_HOW),
            ]),
        ],
    )
}

fn proposal(writer: Writer) -> Section {
    Section::new(
        "usulan",
        text::PROPOSAL_HEADING,
        vec![
            writer.paragraph(text::PROPOSAL_LEAD),
            writer.terms(&[
                (text::PROPOSAL_DRAFT, text::PROPOSAL_DRAFT_HOW),
                (text::PROPOSAL_SENT, text::PROPOSAL_SENT_HOW),
                (text::PROPOSAL_PHOTOS, text::PROPOSAL_PHOTOS_HOW),
                (text::PROPOSAL_HEALTH, text::PROPOSAL_HEALTH_HOW),
                (text::PROPOSAL_NEIGHBOUR, text::PROPOSAL_NEIGHBOUR_HOW),
                (text::PROPOSAL_TRAIL, text::PROPOSAL_TRAIL_HOW),
            ]),
        ],
    )
}

fn report_sent(writer: Writer) -> Section {
    Section::new(
        "sanggahan",
        text::REPORT_SENT_HEADING,
        vec![
            writer.paragraph(text::REPORT_SENT_LEAD),
            writer.terms(&[
                (text::REPORT_SEAL, text::REPORT_SEAL_HOW),
                (text::REPORT_TEXT, text::REPORT_TEXT_HOW),
                (text::REPORT_TWICE, text::REPORT_TWICE_HOW),
                (text::REPORT_REPLY, text::REPORT_REPLY_HOW),
                (text::REPORT_KEPT, text::REPORT_KEPT_HOW),
            ]),
        ],
    )
}

fn recipients(writer: Writer) -> Section {
    Section::new(
        "penerima",
        text::RECIPIENTS_HEADING,
        vec![
            writer.paragraph(text::RECIPIENTS_ORIGIN),
            writer.paragraph(text::RECIPIENTS_PURPOSE),
            writer.paragraph(text::RECIPIENTS_NO_PROFILE),
            writer.paragraph(text::RECIPIENTS_VERSIONS),
        ],
    )
}

fn public(writer: Writer) -> Section {
    Section::new(
        "umum",
        text::PUBLIC_HEADING,
        vec![writer.terms(&[
            (text::PUBLIC_SHOWN, text::PUBLIC_SHOWN_WHAT),
            (text::PUBLIC_NEVER, text::PUBLIC_NEVER_WHAT),
            (text::PUBLIC_PROTECTED, text::PUBLIC_PROTECTED_WHAT),
            (text::PUBLIC_HEALTH, text::PUBLIC_HEALTH_WHAT),
        ])],
    )
}

fn basis(writer: Writer) -> Section {
    Section::new(
        "dasar",
        text::BASIS_HEADING,
        vec![writer.terms(&[
            (text::BASIS_LOOKUP, text::BASIS_LOOKUP_WHAT),
            (text::BASIS_LIMITS, text::BASIS_LIMITS_WHAT),
            (text::BASIS_LANGUAGE, text::BASIS_LANGUAGE_WHAT),
        ])],
    )
}

fn protection(writer: Writer) -> Section {
    Section::new(
        "perlindungan",
        text::PROTECTION_HEADING,
        vec![writer.bullets(&[
            text::PROTECTION_ENCRYPTED,
            text::PROTECTION_VILLAGE,
            text::PROTECTION_LIMITS,
            text::PROTECTION_LOGS,
        ])],
    )
}

fn rights(writer: Writer) -> Section {
    Section::new(
        "hak",
        text::RIGHTS_HEADING,
        vec![
            writer.paragraph(text::RIGHTS_LEAD),
            writer.bullets(&[
                text::RIGHT_ACCESS,
                text::RIGHT_CORRECT,
                text::RIGHT_RESTRICT,
                text::RIGHT_ERASE,
                text::RIGHT_COMPLAIN,
            ]),
            writer.paragraph(text::RIGHTS_NOW),
            writer.steps(&[
                text::RIGHTS_STEP_COME,
                text::RIGHTS_STEP_SAY,
                text::RIGHTS_STEP_RECEIPT,
            ]),
            writer.notice(text::RIGHTS_DEADLINE),
            writer.paragraph(text::RIGHTS_LIMIT),
            writer.paragraph(text::RIGHTS_CENTRE),
        ],
    )
}

fn report(writer: Writer) -> Section {
    Section::new(
        "lapor",
        text::REPORT_HEADING,
        vec![
            writer.paragraph(text::REPORT_HOW),
            writer.link("/panduan#data-salah", text::REPORT_GUIDE),
            writer.paragraph(text::REPORT_BREACH),
        ],
    )
}

fn genuine(writer: Writer) -> Section {
    Section::new(
        "situs-asli",
        text::GENUINE_HEADING,
        vec![
            writer.warning(text::GENUINE_NEVER),
            writer.bullets(&[text::GENUINE_ADDRESS, text::GENUINE_NIK, text::GENUINE_DOUBT]),
        ],
    )
}

fn laws(writer: Writer) -> Section {
    Section::new(
        "undang-undang",
        text::LAWS_HEADING,
        vec![
            writer.terms(&[
                (text::LAW_PDP, text::LAW_PDP_WHAT),
                (text::LAW_POOR, text::LAW_POOR_WHAT),
                (text::LAW_OPENNESS, text::LAW_OPENNESS_WHAT),
            ]),
            writer.paragraph(text::DATED),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::article::check;
    use crate::text::Lang;

    #[test]
    fn the_notice_is_sound_in_every_language() {
        for lang in Lang::ALL {
            check::is_sound(&privasi_page(check::chrome(lang, "/privasi")).to_html(), lang);
        }
    }

    #[test]
    fn the_notice_names_the_controller_and_how_to_reach_it() {
        let html = privasi_page(check::chrome(Lang::Id, "/privasi")).to_html();
        let (_, section) = html.split_once("<h2 id=\"pengendali\"").unwrap();
        let (section, _) = section.split_once("</section>").unwrap();
        assert!(section.contains("Dinas Sosial Kabupaten Uji menjalankan situs ini"));
        assert!(section.contains("0999-123456") && section.contains("Jalan Contoh 1"));
    }
}
