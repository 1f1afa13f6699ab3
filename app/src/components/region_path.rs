//! A region with everything above it, on one line.

use domain::wilayah::{Wilayah, labels};

/// `Inobonto (desa), Kecamatan Bolaang, Kabupaten Bolaang Mongondow, Sulawesi Utara`, for a path
/// from the village up.
pub fn region_path(path: &[Wilayah]) -> String {
    path.iter().flat_map(|one| labels(std::slice::from_ref(one))).collect::<Vec<_>>().join(", ")
}

/// The same for each of several villages. Where two read alike, their code is added (REG-4).
pub fn region_paths(paths: &[Vec<Wilayah>]) -> Vec<String> {
    let plain: Vec<String> = paths.iter().map(|path| region_path(path)).collect();
    plain
        .iter()
        .zip(paths)
        .map(|(text, path)| {
            let alike = plain.iter().filter(|other| *other == text).count() > 1;
            match path.first() {
                Some(village) if alike => format!("{text} ({})", village.kode),
                _ => text.clone(),
            }
        })
        .collect()
}
