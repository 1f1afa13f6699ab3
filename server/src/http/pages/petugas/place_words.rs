//! Villages as lists of officers name them: told apart where two are called the same.

use std::collections::BTreeMap;

use app::components::region_path::region_paths;
use domain::wilayah::{KodeWilayah, WilayahPath};

use crate::usecase::{AppError, Context};

/// Names of villages by their code.
pub(super) struct PlaceWords(BTreeMap<String, String>);

impl PlaceWords {
    /// `Sukamaju (desa), Kecamatan Uji`; the code itself for one that is in no table.
    pub(super) fn of(&self, kode: &str) -> String {
        self.0.get(kode).map_or_else(|| kode.to_owned(), Clone::clone)
    }
}

/// Words for the villages with these codes: name, kind and district, and the code where two still read alike (REG-4).
///
/// # Errors
/// When the regions cannot be read.
pub(super) async fn place_words<'a>(
    ctx: &Context,
    kodes: impl IntoIterator<Item = &'a str>,
) -> Result<PlaceWords, AppError> {
    let kodes = kodes.into_iter().filter_map(|kode| kode.parse().ok());
    let mut kodes: Vec<KodeWilayah> = kodes.collect();
    kodes.sort_unstable();
    kodes.dedup();
    let paths = if kodes.is_empty() { Vec::new() } else { ctx.store.paths(&kodes).await? };
    Ok(words_of(&paths))
}

fn words_of(paths: &[WilayahPath]) -> PlaceWords {
    let short: Vec<WilayahPath> =
        paths.iter().map(|path| path.iter().take(2).cloned().collect()).collect();
    let words = region_paths(&short).into_iter();
    let kodes = short.iter().filter_map(|path| path.first());
    PlaceWords(kodes.map(|village| village.kode.as_str().to_owned()).zip(words).collect())
}

#[cfg(test)]
mod tests {
    use domain::wilayah::Wilayah;

    use super::*;

    fn region(kode: &str, nama: &str) -> Wilayah {
        let kode: KodeWilayah = kode.parse().expect("a code");
        Wilayah { jenis: kode.jenis(), kode, nama: nama.to_owned() }
    }

    #[test]
    fn a_village_and_a_ward_of_one_name_are_told_apart() {
        let district = || region("99.01.01", "Bolaang");
        let words = words_of(&[
            vec![region("99.01.01.1001", "Inobonto"), district()],
            vec![region("99.01.01.2001", "Inobonto"), district()],
            vec![region("99.01.01.2002", "Inobonto"), district()],
        ]);
        assert_eq!(words.of("99.01.01.1001"), "Inobonto (kelurahan), Kecamatan Bolaang");
        let twin = "Inobonto (desa), Kecamatan Bolaang (99.01.01.2001)";
        assert_eq!(words.of("99.01.01.2001"), twin);
        assert_ne!(words.of("99.01.01.2002"), twin);
        assert_eq!(words.of("99.09.01.2001"), "99.09.01.2001", "in no table");
    }
}
