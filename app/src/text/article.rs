//! Sentences that every information page shares.

use super::texts;

texts! {
    CONTENTS = "Isi halaman ini" / "On this page";
    OFFICE = "Kantor" / "Office";
}
