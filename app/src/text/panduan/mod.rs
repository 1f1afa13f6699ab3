//! Sentences of the guide `/panduan`, one file per group of its sections.
//!
//! They are written for somebody who left school early: short sentences, one thought each.
//! Programmes are not here: they come in as rows, because they begin and end.

pub mod basics;
pub mod calendar;
pub mod objecting;
pub mod registering;
pub mod safety;
pub mod trouble;

use super::texts;

texts! {
    TITLE = "Panduan bantuan sosial (bansos)" / "Guide to social aid (bansos)";
    LEAD =
        "Penjelasan singkat: siapa yang didata, bagaimana mendaftar, dan apa yang dapat Anda \
         lakukan jika ada masalah." /
        "In short: who is on the list, how to register, and what you can do when something is \
         wrong.";
}
