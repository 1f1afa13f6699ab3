//! Sentences of what starts from a card, and of the right of reply, one file per page.

pub mod letter;
pub mod no_card;
pub mod reply;
pub mod start;
