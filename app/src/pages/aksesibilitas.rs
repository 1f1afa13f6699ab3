//! The accessibility statement `/aksesibilitas`: what works, what does not yet, and whom to tell.

use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::article::{Section, Writer, article};
use crate::text::aksesibilitas as text;

/// The whole document of `/aksesibilitas`.
pub fn aksesibilitas_page(chrome: Chrome) -> AnyView {
    let writer = Writer(chrome.lang);
    let sections = vec![
        Section::new("tujuan", text::GOAL_HEADING, vec![writer.paragraph(text::GOAL)]),
        Section::new(
            "dapat",
            text::CAN_HEADING,
            vec![writer.bullets(&[
                text::CAN_KEYBOARD,
                text::CAN_NO_JS,
                text::CAN_ZOOM,
                text::CAN_SMALL,
                text::CAN_COLOUR,
                text::CAN_READER,
            ])],
        ),
        Section::new(
            "uji",
            text::TESTED_HEADING,
            vec![
                writer.paragraph(text::TESTED_LEAD),
                writer.bullets(&[text::TESTED_AXE, text::TESTED_KEYBOARD, text::TESTED_NO_JS]),
                writer.paragraph(text::TESTED_EYE),
            ],
        ),
        limits(writer),
        Section::new(
            "lapor",
            text::REPORT_HEADING,
            vec![writer.paragraph(text::REPORT_HOW), writer.contact(&chrome.contact)],
        ),
        Section::new("tanggal", text::DATED_HEADING, vec![writer.paragraph(text::DATED)]),
    ];
    article(chrome, text::TITLE, text::LEAD, sections)
}

fn limits(writer: Writer) -> Section {
    Section::new(
        "batas",
        text::LIMITS_HEADING,
        vec![writer.terms(&[
            (text::LIMIT_PICTURE, text::LIMIT_PICTURE_HOW),
            (text::LIMIT_NEITHER, text::LIMIT_NEITHER_HOW),
            (text::LIMIT_PEOPLE, text::LIMIT_PEOPLE_HOW),
            (text::LIMIT_LANGUAGES, text::LIMIT_LANGUAGES_HOW),
        ])],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::article::check;
    use crate::text::Lang;

    #[test]
    fn the_statement_is_sound_in_every_language() {
        for lang in Lang::ALL {
            let html = aksesibilitas_page(check::chrome(lang, "/aksesibilitas")).to_html();
            check::is_sound(&html, lang);
        }
    }

    #[test]
    fn the_statement_names_its_limits_and_whom_to_tell() {
        let html = aksesibilitas_page(check::chrome(Lang::Id, "/aksesibilitas")).to_html();
        assert!(html.contains(text::LIMIT_PICTURE.id) && html.contains(text::LIMIT_PEOPLE.id));
        assert!(html.contains("0999-123456"));
    }
}
