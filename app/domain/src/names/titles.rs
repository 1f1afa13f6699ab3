//! Titles, degrees and the spellings of Muhammad: the word lists of N-3 and N-4.
//!
//! To add one, write it lower case and without dots into the list it belongs to, and a line into
//! the tests of `tests/names.rs`.

/// The one key of the Muhammad family (N-4).
pub(super) const MUHAMMAD: &str = "muhammad";

/// Its spellings and abbreviations. Not the lone "m", which is Muhammad at the loose level only.
const MUHAMMAD_FAMILY: [&str; 33] = [
    "mhd",
    "moch",
    "mochamad",
    "mochamat",
    "mochammad",
    "moech",
    "moechamad",
    "moechammad",
    "moehamad",
    "moehammad",
    "moh",
    "mohamad",
    "mohamat",
    "mohamed",
    "mohammad",
    "mohammed",
    "mohd",
    "mokhamad",
    "mokhammad",
    "much",
    "muchamad",
    "muchamat",
    "muchammad",
    "muh",
    "muhamad",
    "muhamat",
    "muhamed",
    "muhammad",
    "muhammed",
    "mukhamad",
    "mukhammad",
    "mukhammed",
    "muhd",
];

/// Titles before a name that are one piece: `Hj.`, `Drs.`.
const TITLES: [&str; 30] = [
    "h",
    "hj",
    "kh",
    "drs",
    "dra",
    "dr",
    "drg",
    "ir",
    "prof",
    "r",
    "ra",
    "rm",
    "rr",
    "rd",
    "rng",
    "krt",
    "kra",
    "t",
    "tgk",
    "tb",
    "ny",
    "tn",
    "sdr",
    "sdri",
    "bpk",
    "alm",
    "almh",
    "almarhum",
    "almarhumah",
    "ust",
];

/// Titles before a name that are written with a dot between their letters: `R.A.`, `K.H.`.
const DOTTED_TITLES: [&str; 8] = ["ra", "rm", "kh", "rr", "rd", "rng", "krt", "kra"];

/// Marks after a name that say its bearer has died: `Sukarno (alm)`.
const TRAILING_MARKS: [&str; 4] = ["alm", "almh", "almarhum", "almarhumah"];

/// Degrees that are taken for one wherever they end a name, even without dots and comma.
const DEGREES: [&str; 60] = [
    "spd", "spdi", "spdsd", "sh", "shi", "shum", "se", "ssos", "ssosi", "sag", "sthi", "skom",
    "skomi", "st", "skep", "skm", "ssi", "stp", "spt", "spi", "shut", "sfarm", "sked", "sgz",
    "ssn", "spsi", "stpd", "str", "strkeb", "strkep", "sstp", "sikom", "mm", "mpd", "mpdi", "mh",
    "mhum", "mkn", "msi", "mkom", "mkes", "mt", "msc", "meng", "mba", "mph", "mikom", "msos",
    "mstr", "mfarm", "amd", "amdkeb", "amdkep", "amdkom", "amk", "amkeb", "phd", "lc", "bsc",
    "spog",
];

/// Degrees that could also be a word of a name: only when dotted, or after a comma.
const DEGREES_IF_MARKED: [&str; 22] = [
    "mak", "mag", "sak", "sap", "sab", "sei", "ma", "ba", "bba", "sip", "sp", "sm", "ss", "me",
    "mp", "map", "mip", "mkep", "mkeb", "ns", "apt", "mth",
];

/// Most pieces one degree is written in: `S.Tr.Keb`, and one to spare.
pub(super) const DEGREE_MAX_PIECES: usize = 4;

/// Most pieces one title is written in: `K.R.T.`
pub(super) const TITLE_MAX_PIECES: usize = 3;

pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

pub(super) fn is_dotted_title(joined: &str) -> bool {
    DOTTED_TITLES.contains(&joined)
}

/// Whether one undotted word at the end of a name is a degree, or says that the person has died.
pub(super) fn is_ending(word: &str) -> bool {
    DEGREES.contains(&word) || TRAILING_MARKS.contains(&word)
}

/// Whether pieces with dots between them, or a word after a comma, are a degree.
pub(super) fn is_marked_degree(joined: &str) -> bool {
    DEGREES.contains(&joined) || DEGREES_IF_MARKED.contains(&joined)
}

pub(super) fn is_muhammad(word: &str) -> bool {
    word.starts_with('m') && MUHAMMAD_FAMILY.contains(&word)
}

/// "Son of", "daughter of": left out between two names.
pub(super) fn is_patronymic(word: &str) -> bool {
    matches!(word, "bin" | "binti")
}
