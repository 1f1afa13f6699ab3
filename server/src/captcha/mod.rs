//! The two challenges: a picture to read, and a proof of work for people who cannot read pictures.

pub mod picture;
pub mod pow;
