//! How to object, what stays secret, and the right of reply.

use crate::components::article::{Section, Writer};
use crate::text::panduan::objecting as t;

pub(super) fn objecting(writer: Writer) -> Section {
    Section::new(
        "sanggah",
        t::HEADING,
        vec![
            writer.paragraph(t::LEAD),
            writer.steps(&[t::STEP_CARD, t::STEP_REASON, t::STEP_SEND, t::STEP_REVIEW]),
            writer.link("/sanggahan/baru", t::LINK),
            writer.paragraph(t::CHANGE),
        ],
    )
}

pub(super) fn secret(writer: Writer) -> Section {
    Section::new(
        "rahasia",
        t::SECRET_HEADING,
        vec![
            writer.paragraph(t::SECRET_SEAL),
            writer.bullets(&[t::SECRET_PERSON, t::SECRET_OPEN, t::SECRET_YOURSELF, t::SECRET_EXIT]),
        ],
    )
}

pub(super) fn reply(writer: Writer) -> Section {
    Section::new(
        "hak-jawab",
        t::REPLY_HEADING,
        vec![
            writer.notice(t::REPLY_MEANS),
            writer.bullets(&[t::REPLY_KIND, t::REPLY_ANSWER]),
            writer.link("/jawab", t::REPLY_LINK),
        ],
    )
}
