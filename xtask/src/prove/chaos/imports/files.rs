//! Two recipient files that share no name.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::prove::links::VILLAGE;

/// Name and number of people of each file.
pub(super) const FILES: [(&str, usize); 2] = [("sebelum.csv", 4_000), ("sesudah.csv", 5_500)];
/// First words of the names in each.
const FIRST_WORDS: [&str; 2] = ["Asih", "Bagus"];
/// Every so many people have a second line, far from the first.
const SECOND_LINE_EVERY: usize = 10;
const HEADER: &str = "nik,nomor_kk,nama,tanggal_lahir,jenis_kelamin,desa,rt,rw,alamat,program,status,periode,keterangan";
const CONSONANTS: &[u8] = b"bdgklmnprst";
const VOWELS: &[u8] = b"aeiou";

/// Writes both files into `folder`.
pub(super) fn write(folder: &Path) -> Result<()> {
    for (at, (name, people)) in FILES.into_iter().enumerate() {
        let mut text = format!("{HEADER}\n");
        for number in 0..people {
            line(&mut text, at, number, "PKH")?;
        }
        for number in (0..people).step_by(SECOND_LINE_EVERY) {
            line(&mut text, at, number, "SEMBAKO")?;
        }
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// The file whose turn it is when `visible` is seen.
pub(super) fn other_than(visible: &str) -> &'static str {
    if visible == FILES[0].0 { FILES[1].0 } else { FILES[0].0 }
}

/// Somebody of each file: the last, the first and those between, by `turn`.
pub(super) fn somebody(turn: usize) -> [(&'static str, String); 2] {
    let one = |at: usize| {
        let (file, people) = FILES[at];
        // A prime step meets everybody in the end, and the far ends soon.
        (file, name(at, (turn * 2_741 + people - 1) % people))
    };
    [one(0), one(1)]
}

fn line(text: &mut String, file: usize, number: usize, program: &str) -> Result<()> {
    let name = name(file, number);
    Ok(writeln!(
        text,
        "990101150385{:04},,{name},1985-03-15,L,{VILLAGE},001,002,Jalan Uji {number},{program},penerima,2025,",
        number + 1
    )?)
}

/// A name that nobody else has, not even by a similar spelling.
fn name(file: usize, number: usize) -> String {
    let mut word = String::new();
    let mut rest = number;
    for at in 0..4 {
        let consonant = CONSONANTS[rest % CONSONANTS.len()];
        rest /= CONSONANTS.len();
        let vowel = VOWELS[rest % VOWELS.len()];
        rest /= VOWELS.len();
        word.push(char::from(if at == 0 { consonant.to_ascii_uppercase() } else { consonant }));
        word.push(char::from(vowel));
    }
    format!("{} {word}", FIRST_WORDS[file])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nobody_shares_a_name() {
        let all: Vec<String> = FILES
            .iter()
            .enumerate()
            .flat_map(|(at, (_, people))| (0..*people).map(move |number| name(at, number)))
            .collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }
}
