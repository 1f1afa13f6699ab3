//! What starts from a card: objecting, vouching, reporting; and the right of reply.

mod letter;
pub mod model;
mod no_card;
mod reply;
mod start;

pub use letter::{
    LETTER_STYLE, letter_close, letter_document, letter_head, letter_to, reply_letter,
    reply_letters,
};
pub use no_card::no_card_page;
pub use reply::reply_start_page;
pub use start::report_start_page;
