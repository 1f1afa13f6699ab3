//! Import and server are killed at random moments while a file is loaded; what people see stays whole.
//!
//! Two files take turns. Each round one is being imported, people look up names of both, and the
//! import is killed, in every second round the server too. Afterwards the visible version must be
//! one whole file, and every answer must have been about the version it names.

mod files;
mod readers;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use self::files::{FILES, other_than};
use self::readers::{Readers, Seen};
use super::database::Database;
use crate::prove::chance::Chance;
use crate::prove::say;
use crate::server::{Data, Guard, Served};

/// Every so many rounds an import is left to end, and must have swept up.
const WHOLE_EVERY: u32 = 5;
/// Moments are drawn up to this share of the time a whole import takes, so that some come late.
const LATEST: f64 = 1.15;
/// The same moments at every run, as far as the machine is the same.
const SEED: u64 = 3;
/// How long an import may take to begin, while a database notices that the one before was killed.
const IMPORT_DEADLINE: Duration = Duration::from_mins(2);

/// Writes the files into `folder`; gives the name of the larger one.
pub(super) fn write_files(folder: &Path) -> Result<&'static str> {
    files::write(folder)?;
    Ok(FILES[1].0)
}

/// What happened, for the figures.
#[derive(Default)]
struct Tally {
    killed_imports: u32,
    ended_imports: u32,
    killed_servers: u32,
    leftovers: usize,
    answers: usize,
}

/// Runs so many rounds.
pub(super) fn run(rounds: u32, data: Data, database: Database) -> Result<()> {
    files::write(data.folder())?;
    say(&format!("chaos: {rounds} kills of imports on {database}, {} build", data.build()))?;
    let mut run = Run {
        rows: BTreeMap::new(),
        tally: Tally::default(),
        chance: Chance::new(SEED),
        import_time: Duration::ZERO,
        data,
        database,
    };
    run.learn()?;
    let mut server = run.data.serve(Guard::Off)?;
    for round in 1..=rounds {
        run.round(round, &mut server).with_context(|| format!("round {round}"))?;
    }
    run.import_whole()?;
    server.ensure_no_panic()?;
    run.tell()
}

/// A running check.
struct Run {
    data: Data,
    database: Database,
    chance: Chance,
    /// How long a whole import takes on this machine.
    import_time: Duration,
    /// Rows of each table by file, as an undisturbed import wrote them.
    rows: BTreeMap<String, Vec<usize>>,
    tally: Tally,
}

impl Run {
    /// Loads both files undisturbed: their row counts are what is right, their time is the span in
    /// which moments are drawn.
    fn learn(&mut self) -> Result<()> {
        for (name, persons) in FILES {
            let begin = Instant::now();
            self.data.run(&["import-penerima", name])?;
            self.import_time = begin.elapsed();
            let visible = self.database.visible()?;
            ensure!(visible.file == name, "{name} was loaded, {} is visible", visible.file);
            let rows = self.database.rows(visible.id)?;
            ensure!(visible.persons == persons, "{} of {persons} people", visible.persons);
            ensure!(rows.iter().all(|count| *count >= persons), "rows of {name}: {rows:?}");
            self.rows.insert(name.to_owned(), rows);
        }
        say(&format!(
            "  undisturbed    {:.1} s an import; rows of people, aid, names, subjects: {:?}",
            self.import_time.as_secs_f64(),
            self.rows.values().collect::<Vec<_>>()
        ))
    }

    /// One import, killed, with readers around it.
    fn round(&mut self, round: u32, server: &mut Served) -> Result<()> {
        let next = other_than(&self.database.visible()?.file).to_owned();
        let readers = Readers::start(server.address);
        let mut import = self.data.command(&["import-penerima", &next]);
        let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let moment = self.chance.time_below(self.import_time.mul_f64(LATEST));
        thread::sleep(moment);
        if round.is_multiple_of(2) {
            readers.expect_the_end();
            server.kill()?;
            self.tally.killed_servers += 1;
        }
        if let Some(status) = import.try_wait()? {
            ensure!(status.success(), "an undisturbed import ended with {status}");
            self.tally.ended_imports += 1;
            // It was faster than those before: the next moments are drawn earlier.
            self.import_time = self.import_time.min(moment);
        } else {
            import.kill()?;
            self.tally.killed_imports += 1;
        }
        import.wait()?;
        let seen = readers.stop()?;
        self.tally.leftovers += usize::from(self.database.unfinished()? > 0);
        self.ensure_whole()?;
        if round.is_multiple_of(2) {
            server.ensure_no_panic()?;
            *server = self.data.serve(Guard::Off)?;
        }
        self.ensure_true(&seen)?;
        let after = Readers::ask_each_once(server.address)?;
        self.ensure_true(&after)?;
        if round.is_multiple_of(WHOLE_EVERY) {
            self.import_whole()?;
        }
        Ok(())
    }

    /// The visible version is one of the files, to the last row of every table.
    fn ensure_whole(&self) -> Result<()> {
        let visible = self.database.visible()?;
        let right = self.rows.get(&visible.file).context("an unknown file is visible")?;
        let rows = self.database.rows(visible.id)?;
        ensure!(
            rows == *right,
            "version {} of {}: {rows:?}, not {right:?}",
            visible.id,
            visible.file
        );
        Ok(())
    }

    /// Every answer was about the version it names: its people found, the other file's people not.
    fn ensure_true(&mut self, seen: &[Seen]) -> Result<()> {
        self.tally.answers += seen.len();
        let files = self.database.files()?;
        for one in seen {
            let file = files.get(&one.version).context("an answer from an unknown version")?;
            ensure!(
                one.found == (file == one.file),
                "version {} of {file}: somebody of {} was {}found",
                one.version,
                one.file,
                if one.found { "" } else { "not " }
            );
        }
        Ok(())
    }

    /// An import that nobody disturbs ends well, is visible, and has swept up.
    fn import_whole(&mut self) -> Result<()> {
        let next = other_than(&self.database.visible()?.file).to_owned();
        let begin = Instant::now();
        self.data.run(&["import-penerima", &next])?;
        ensure!(begin.elapsed() < IMPORT_DEADLINE, "an import took {:?}", begin.elapsed());
        ensure!(self.database.visible()?.file == next, "{next} was loaded and is not visible");
        self.ensure_whole()?;
        let left = self.database.leftovers()?;
        ensure!(left.is_empty(), "left behind by killed imports: {}", left.join(", "));
        Ok(())
    }

    fn tell(&self) -> Result<()> {
        let tally = &self.tally;
        say(&format!(
            "  imports        {} killed, {} had ended; {} left something to sweep up, nothing is left",
            tally.killed_imports, tally.ended_imports, tally.leftovers
        ))?;
        say(&format!("  servers        {} killed while answering", tally.killed_servers))?;
        say(&format!("  answers        {}, each true of the version it names", tally.answers))
    }
}
