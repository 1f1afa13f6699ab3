//! Loads invented regions and people: `server seed-demo [--rows N]`. For development and
//! demonstrations.
//!
//! The people are written to a file like any operator's and go through the real import. The same
//! call writes the same file, so that a second call changes nothing.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context as _;
use domain::names::exact_key;
use domain::samples::{SampleAid, SamplePeople, SamplePerson, story_people};
use domain::wilayah::{KodeWilayah, WilayahPath};

use super::import_penerima::{self, ImportOutcome, ImportRequest, Progress, REQUIRED};
use super::import_wilayah::{self, WilayahSource};
use crate::clock::Clock;
use crate::crypto::Keys;
use crate::store::Store;
use crate::store::version::{VersionCounts, VersionInfo};

/// The village where the people of the stories live: Desa Sukamaju in Kabupaten Uji.
pub const DEMO_VILLAGE: &str = "99.01.01.2001";
/// Names to try there: one person, three of the same name, and one found by a similar spelling
/// only.
pub const DEMO_NAMES: [&str; 3] = ["Siti Aminah", "Sumiati", "Muhammad Yusuf"];

/// The province of demo data.
const DEMO_PROVINCE: &str = "99";
/// People in each village of that province when no number is asked for.
const PEOPLE_PER_VILLAGE: u64 = 40;
/// The population is the same everywhere and always.
const SEED: u64 = 99;

/// The optional columns a sample file has, after the required ones.
const OPTIONAL: [&str; 5] = ["nama_ibu", "pekerjaan", "desil", "disabilitas", "dilindungi"];

/// What was loaded.
#[derive(Debug, Clone)]
pub struct DemoReport {
    /// What became of the people; `None` when data that is no demo data was found, and left alone.
    pub imported: Option<(ImportOutcome, VersionCounts)>,
    /// A village to try, with everything above it.
    pub village: WilayahPath,
    /// Names to try there.
    pub names: [&'static str; 3],
}

/// Loads province 99 and people: some hundred there, or `rows` people spread over all villages, the
/// real ones too (with fewer than a dozen to a village, the people of the stories come on top).
///
/// Leaves recipients alone that were not made here.
///
/// # Errors
/// When a temporary file cannot be written or an import fails.
pub async fn run(
    store: &Store,
    keys: &Keys,
    clock: &Clock,
    rows: Option<u64>,
    progress: &dyn Progress,
) -> anyhow::Result<DemoReport> {
    import_wilayah::run(store, WilayahSource::TestProvince, clock.today()).await?;
    if rows.is_some() {
        import_wilayah::run(store, WilayahSource::Embedded, clock.today()).await?;
    }
    let file_name = rows.map_or_else(|| "demo.csv".to_owned(), |rows| format!("demo-{rows}.csv"));
    let imported = match what_to_do(store, &file_name, rows).await? {
        Step::Load => Some(load(store, keys, clock, (&file_name, rows), progress).await?),
        Step::Keep(version) => Some((ImportOutcome::Unchanged(version.id), version.counts)),
        Step::LeaveAlone => None,
    };
    let village: KodeWilayah = DEMO_VILLAGE.parse()?;
    Ok(DemoReport {
        imported,
        village: store.path(&village).await?.context("the demo village is missing")?,
        names: DEMO_NAMES,
    })
}

/// What is to be done about the data that is there.
enum Step {
    /// There is none, or it is the few people of an earlier call, or another number of people was
    /// asked for.
    Load,
    /// It is demo data, and good enough.
    Keep(VersionInfo),
    /// It is somebody's own.
    LeaveAlone,
}

async fn what_to_do(store: &Store, file_name: &str, rows: Option<u64>) -> anyhow::Result<Step> {
    let Some(current) = store.current_version().await? else {
        return Ok(Step::Load);
    };
    let name = current.source_name.as_str();
    // The few are made and compared at each call, the many are not: it would take minutes.
    let is_few = name == "demo.csv";
    let is_many = name.starts_with("demo-");
    Ok(match rows {
        None if is_few => Step::Load,
        Some(_) if is_few || (is_many && name != file_name) => Step::Load,
        _ if is_many => Step::Keep(current),
        _ => Step::LeaveAlone,
    })
}

async fn load(
    store: &Store,
    keys: &Keys,
    clock: &Clock,
    (file_name, rows): (&str, Option<u64>),
    progress: &dyn Progress,
) -> anyhow::Result<(ImportOutcome, VersionCounts)> {
    let villages = store.village_codes().await?;
    let plan = population_plan(villages, rows);
    let folder = tempfile::tempdir_in(store.scratch_folder())?;
    let path = folder.path().join(file_name);
    let target = path.clone();
    tokio::task::spawn_blocking(move || write_file(&target, &plan)).await??;
    let strict = true;
    let request = ImportRequest { path, strict, sent: None };
    let report = import_penerima::run(store, keys, clock, &request, progress).await?;
    Ok((report.outcome, report.counts))
}

/// How many people live where, village by village.
fn population_plan(villages: Vec<KodeWilayah>, rows: Option<u64>) -> Vec<(KodeWilayah, u64)> {
    let is_demo = |kode: &KodeWilayah| kode.as_str().starts_with(DEMO_PROVINCE);
    let Some(rows) = rows else {
        let demo = villages.into_iter().filter(is_demo);
        return demo.map(|kode| (kode, PEOPLE_PER_VILLAGE)).collect();
    };
    let count = (villages.len() as u64).max(1);
    let (each, rest) = (rows / count, rows % count);
    let share = |(at, kode)| (kode, each + u64::from((at as u64) < rest));
    // Province 99 comes first, so that even a small number fills the demo village.
    let (demo, real): (Vec<_>, Vec<_>) = villages.into_iter().partition(is_demo);
    demo.into_iter().chain(real).enumerate().map(share).collect()
}

fn write_file(path: &Path, plan: &[(KodeWilayah, u64)]) -> anyhow::Result<()> {
    let mut file = SampleFile::begin(BufWriter::new(File::create(path)?))?;
    let mut population = SamplePeople::new(SEED);
    for (kode, people) in plan {
        let of_stories =
            if kode.as_str() == DEMO_VILLAGE { story_people(*kode) } else { Vec::new() };
        let taken: Vec<String> = of_stories.iter().map(|person| exact_key(&person.name)).collect();
        for person in &of_stories {
            file.add(person)?;
        }
        let mut left = people.saturating_sub(of_stories.len() as u64);
        while left > 0 {
            let person = population.person(*kode);
            // The stories count their homonyms: nobody else in their village has one of their names.
            if taken.is_empty() || !taken.contains(&exact_key(&person.name)) {
                file.add(&person)?;
                left -= 1;
            }
        }
    }
    file.finish()?;
    Ok(())
}

/// A recipient file of sample people, as an operator would bring one.
#[derive(Debug)]
pub struct SampleFile<W: Write>(csv::Writer<W>);

impl<W: Write> SampleFile<W> {
    /// Begins with the header.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(target: W) -> Result<Self, csv::Error> {
        let mut writer = csv::Writer::from_writer(target);
        writer.write_record(REQUIRED.iter().chain(&OPTIONAL))?;
        Ok(Self(writer))
    }

    /// Adds a person: a line for each aid, or one without.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, person: &SamplePerson) -> Result<(), csv::Error> {
        if person.programs.is_empty() {
            return self.line(person, None);
        }
        let mut aid = person.programs.iter();
        aid.try_for_each(|aid| self.line(person, Some(aid)))
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> std::io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    fn line(&mut self, person: &SamplePerson, aid: Option<&SampleAid>) -> Result<(), csv::Error> {
        let yes = |is: bool, word: &'static str| if is { word } else { "" };
        let birth = person.birth.to_string();
        let desil = person.desil.map(|desil| desil.to_string());
        self.0.write_record([
            person.nik.as_str(),
            &person.nomor_kk,
            &person.name,
            &birth,
            person.sex.as_str(),
            person.desa.as_str(),
            &person.rt,
            &person.rw,
            &person.address,
            aid.map_or("", |aid| aid.program),
            aid.map_or("", |aid| aid.status.as_str()),
            aid.map_or("", |aid| aid.period),
            aid.map_or("", |aid| aid.note),
            &person.mother_name,
            &person.job,
            desil.as_deref().unwrap_or_default(),
            yes(person.disability, "Penyandang disabilitas"),
            yes(person.protected, "ya"),
        ])
    }
}
