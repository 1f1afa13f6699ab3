//! Building blocks of pages. None of them reads data.
