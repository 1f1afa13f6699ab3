//! What the database holds of the officers' work, held against what was sent and acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::act::{Act, Fact, Verdict, What, letter_number};
use super::facts::{self, DecisionFact, Ended, Facts};
use crate::prove::chaos::database::Database;

/// Files that rows name, with their sizes before they were sealed.
const FILES: &str = "select file, bytes from attachment where file is not null \
     union all select letter_file, letter_bytes from batch where letter_file is not null";

/// A decision that was sent.
#[derive(Debug, Clone)]
pub(super) struct Stood {
    pub(super) verdict: Verdict,
    made_at: i64,
    /// It was acknowledged, or found afterwards.
    is_sure: bool,
    /// It was taken back; `None` where that was asked for and not answered.
    pub(super) undone: Option<bool>,
    /// It has taken effect.
    pub(super) is_applied: bool,
}

/// A request that a kill left without answer.
pub(super) struct Doubt {
    pub(super) act: Act,
    /// It was done all the same.
    pub(super) happened: bool,
}

/// Everything that officers ever sent, and where it is kept.
pub(super) struct Books<'a> {
    database: &'a Database,
    uploads: PathBuf,
    mail: PathBuf,
    usernames: Vec<String>,
    /// Decisions of each officer, in order.
    pub(super) stood: Vec<Vec<Stood>>,
    /// What else each of them did.
    counts: BTreeMap<(usize, Fact), usize>,
    doubts: BTreeMap<(usize, Fact), usize>,
    /// Cases that officers took lately and did not give back.
    holding: BTreeMap<String, usize>,
    /// The letters that a batch may have: the last one that was acknowledged, and one in doubt.
    letters: BTreeMap<i64, BTreeSet<String>>,
    /// Cases of the batches that are endorsed, as they were when that was seen first.
    pub(super) endorsed: BTreeMap<i64, Vec<String>>,
    /// SHA-256 of what was handed out.
    sums: BTreeMap<(i64, &'static str), [u8; 32]>,
    /// How often a batch was handed out, byte for byte as before.
    pub(super) exports: usize,
}

impl<'a> Books<'a> {
    /// Empty books of these officers.
    pub(super) fn new(database: &'a Database, folder: &Path, usernames: Vec<String>) -> Self {
        Self {
            database,
            uploads: folder.join("uploads"),
            mail: folder.join("mail"),
            stood: vec![Vec::new(); usernames.len()],
            usernames,
            counts: BTreeMap::new(),
            doubts: BTreeMap::new(),
            holding: BTreeMap::new(),
            letters: BTreeMap::new(),
            endorsed: BTreeMap::new(),
            sums: BTreeMap::new(),
            exports: 0,
        }
    }

    /// Notes what officers did and how it was answered.
    ///
    /// # Errors
    /// When two answers do not fit each other.
    pub(super) fn note(&mut self, acts: &[Act]) -> Result<()> {
        for act in acts {
            match &act.what {
                What::Decide(verdict) => self.note_decision(act, verdict)?,
                What::Undo(ticket) => self.note_undo(act, ticket)?,
                What::Letter(id, number) => self.note_letter(act, *id, *number),
                What::Export(id, form) => self.note_export(act, *id, form)?,
                _ => {}
            }
            if let Some(fact) = act.what.fact() {
                *self.counts.entry((act.by, fact)).or_default() += act.done();
                *self.doubts.entry((act.by, fact)).or_default() += usize::from(act.is_in_doubt());
            }
            if let Some(ticket) = act.taken() {
                self.holding.insert(ticket, act.by);
            }
            if let What::GiveBack(ticket) = &act.what
                && self.holding.get(ticket) == Some(&act.by)
            {
                self.holding.remove(ticket);
            }
        }
        Ok(())
    }

    fn note_decision(&mut self, act: &Act, verdict: &Verdict) -> Result<()> {
        let done = act.done();
        ensure!(done <= 1, "one decision was acknowledged twice: {}", verdict.ticket);
        if done == 1 || act.is_in_doubt() {
            self.stood[act.by].push(Stood {
                verdict: verdict.clone(),
                made_at: act.at,
                is_sure: done == 1,
                undone: Some(false),
                is_applied: false,
            });
        }
        Ok(())
    }

    fn note_undo(&mut self, act: &Act, ticket: &str) -> Result<()> {
        let done = act.done();
        ensure!(done <= 1, "one decision was taken back twice: {ticket}");
        if done == 0 && !act.is_in_doubt() {
            return Ok(());
        }
        let mut stood = self.stood[act.by].iter_mut().rev();
        let one = stood.find(|one| one.verdict.ticket == *ticket && one.undone == Some(false));
        let one = one.context("a decision that nobody made was taken back")?;
        one.undone = (done == 1).then_some(true);
        Ok(())
    }

    fn note_letter(&mut self, act: &Act, id: i64, number: u32) {
        let none_yet = || BTreeSet::from([String::new()]);
        let possible = self.letters.entry(id).or_insert_with(none_yet);
        if act.done() > 0 {
            possible.clear();
        }
        if act.done() > 0 || act.is_in_doubt() {
            possible.insert(letter_number(number));
        }
    }

    fn note_export(&mut self, act: &Act, id: i64, form: &'static str) -> Result<()> {
        for said in act.answers.iter().flatten().filter(|said| said.is_done()) {
            let first = *self.sums.entry((id, form)).or_insert(said.sum);
            ensure!(first == said.sum, "batch {id} was handed out otherwise than before ({form})");
            self.exports += 1;
        }
        Ok(())
    }

    /// Nothing is half, twice or early; everything that was acknowledged is there as often as it was, and nothing else
    /// is but what is in doubt. From then on nothing is in doubt: what was found is known.
    ///
    /// # Errors
    /// When it is otherwise.
    pub(super) fn check(&mut self) -> Result<Facts> {
        facts::ensure_whole(self.database)?;
        let facts = facts::read(self.database)?;
        for by in 0..self.usernames.len() {
            self.check_decisions(by, &facts).with_context(|| self.usernames[by].clone())?;
            self.check_counts(by, &facts).with_context(|| self.usernames[by].clone())?;
        }
        for (ticket, by) in std::mem::take(&mut self.holding) {
            let holder = facts.holders.get(&ticket).map(|(name, _)| name);
            let mine = holder == Some(&self.usernames[by]);
            ensure!(mine, "{ticket} was given to {} and is not theirs", self.usernames[by]);
        }
        for (id, batch) in &facts.batches {
            if let Some(possible) = self.letters.get_mut(id) {
                let letter = &batch.letter_number;
                ensure!(possible.contains(letter), "batch {id} has the letter {letter:?}");
                possible.retain(|one| one == letter);
            }
            if batch.is_endorsed {
                let first = self.endorsed.entry(*id).or_insert_with(|| batch.members.clone());
                ensure!(*first == batch.members, "the endorsed batch {id} has other cases");
            }
        }
        Ok(facts)
    }

    /// Every decision that was acknowledged stands once, in its order, and was taken back when that was acknowledged.
    fn check_decisions(&mut self, by: usize, facts: &Facts) -> Result<()> {
        let mut found = facts.decisions.iter().filter(|one| one.username == self.usernames[by]);
        let mut next = found.next();
        let mut known = Vec::new();
        for mut one in std::mem::take(&mut self.stood[by]) {
            let Some(row) = next.filter(|row| is_it(row, &one)) else {
                let ticket = &one.verdict.ticket;
                ensure!(
                    !one.is_sure,
                    "the decision about {ticket} was acknowledged and is not there"
                );
                continue;
            };
            let undone = row.ended == Ended::Undone;
            let fits = one.undone.is_none_or(|expected| expected == undone);
            ensure!(fits, "the decision about {} was taken back: {undone}", row.ticket);
            one.is_sure = true;
            one.undone = Some(undone);
            one.is_applied = row.ended == Ended::Applied;
            known.push(one);
            next = found.next();
        }
        let rest = next.map(|row| row.ticket.as_str());
        ensure!(rest.is_none(), "nobody made the decision about {}", rest.unwrap_or_default());
        self.stood[by] = known;
        Ok(())
    }

    fn check_counts(&mut self, by: usize, facts: &Facts) -> Result<()> {
        for fact in Fact::ALL {
            let found = facts.count(&self.usernames[by], fact);
            let acknowledged = self.counts.entry((by, fact)).or_default();
            let doubts = self.doubts.remove(&(by, fact)).unwrap_or_default();
            let range = *acknowledged..=*acknowledged + doubts;
            ensure!(range.contains(&found), "{fact:?}: {found} times, {range:?} were acknowledged");
            *acknowledged = found;
        }
        Ok(())
    }

    /// What of these acts is in doubt, and whether it was done: found by the check that lies between.
    pub(super) fn doubts(&self, before: &Counted, acts: &[Act], facts: &Facts) -> Vec<Doubt> {
        let doubtful = acts.iter().filter(|act| act.is_in_doubt());
        let happened = |act: &Act| match &act.what {
            What::Decide(verdict) => {
                self.stood[act.by].iter().any(|one| one.verdict.mark == verdict.mark)
            }
            What::Undo(ticket) => {
                let mut mine = self.stood[act.by].iter().rev();
                mine.find(|one| one.verdict.ticket == *ticket)
                    .is_some_and(|one| one.undone == Some(true))
            }
            What::Endorse(id, _) => facts.batches.get(id).is_some_and(|one| one.is_endorsed),
            what => what.fact().is_some_and(|fact| {
                let known = before.0.get(&(act.by, fact)).copied().unwrap_or_default();
                facts.count(&self.usernames[act.by], fact) > known
            }),
        };
        doubtful.map(|act| Doubt { act: act.clone(), happened: happened(act) }).collect()
    }

    /// What is acknowledged now.
    pub(super) fn counted(&self) -> Counted {
        Counted(self.counts.clone())
    }

    /// Each row of a file has it, as long as it says and a seal longer; how many files belong to no row.
    ///
    /// # Errors
    /// When a file is missing or short.
    pub(super) fn check_files(&self) -> Result<usize> {
        // The files first: one whose row comes later is an orphan for a moment, a row is never early.
        let mut files = BTreeMap::new();
        for folder in fs::read_dir(&self.uploads)? {
            let folder = folder?.path();
            if folder.is_dir() {
                for file in fs::read_dir(folder)? {
                    let file = file?;
                    let name = file.file_name().to_string_lossy().into_owned();
                    files.insert(name, file.metadata()?.len());
                }
            }
        }
        for row in self.database.query(FILES)? {
            let (file, bytes) = row.split_once('|').context("too few columns")?;
            let length = files.remove(file).context("a row names a file that is not there")?;
            ensure!(length > bytes.parse()?, "a file is {length} of {bytes} bytes long");
        }
        Ok(files.len())
    }

    /// How many mails wait, and how many were handed over; each of these is there once.
    ///
    /// # Errors
    /// When there are more mails in the folder than were handed over, or fewer.
    pub(super) fn check_mails(&self) -> Result<(usize, usize)> {
        let waiting = self.database.query("select id from outbox where sent_at is null")?.len();
        let sent = self.database.query("select id from outbox where sent_at is not null")?.len();
        if waiting == 0 {
            let mails = fs::read_dir(&self.mail)?.filter_map(Result::ok);
            let mails =
                mails.filter(|file| file.path().extension().is_some_and(|end| end == "eml"));
            let mails = mails.count();
            ensure!(mails == sent, "{mails} mails lie in the folder, {sent} were sent");
        }
        Ok((waiting, sent))
    }
}

/// How often officers had done something at a time.
pub(super) struct Counted(BTreeMap<(usize, Fact), usize>);

fn is_it(row: &DecisionFact, one: &Stood) -> bool {
    let Verdict { ticket, version, decision, reason, .. } = &one.verdict;
    let same = (&row.ticket, &row.version) == (ticket, version) && row.made_at == one.made_at;
    same && row.decision == *decision && row.reason == *reason
}
