//! What the database and the folder of files hold, held against what was sent and acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};

use super::parts::{self, Parts};
use crate::prove::chaos::database::Database;
use crate::prove::submission::{Plan, Submission};

/// What must never be found: anything half, anything twice.
const HALVES: [&str; 18] = [
    "select 'two cases of one draft: ' || draft_id from review_case \
     group by draft_id having count(*) > 1",
    "select 'two cases of one ticket: ' || ticket from review_case \
     group by ticket having count(*) > 1",
    "select 'two mails of one event: ' || dedupe_key from outbox \
     group by dedupe_key having count(*) > 1",
    "select 'two photos of a kind: ' || draft_id || ' ' || kind from attachment \
     group by draft_id, kind having count(*) > 1",
    "select 'two photos of a kind in a case: ' || kind from attachment \
     where case_id is not null group by case_id, kind having count(*) > 1",
    "select 'a draft was sent and is no case: ' || d.id from draft d \
     where d.submitted_at is not null and d.case_id is null \
     and not exists (select 1 from review_case c where c.draft_id = d.id)",
    "select 'a draft is part of a case and was not sent: ' || d.id from draft d \
     where d.submitted_at is null and (d.case_id is not null \
     or exists (select 1 from review_case c where c.draft_id = d.id))",
    "select 'a photo of a sent draft is no case''s: ' || a.id from attachment a \
     join draft d on d.id = a.draft_id where d.submitted_at is not null and a.case_id is null",
    "select 'a photo of no draft: ' || a.id from attachment a \
     where not exists (select 1 from draft d where d.id = a.draft_id)",
    "select 'a photo of no case: ' || a.id from attachment a where a.case_id is not null \
     and not exists (select 1 from review_case c where c.id = a.case_id)",
    "select 'an audit entry of no case: ' || l.action from audit_entry l \
     where l.case_id is not null \
     and not exists (select 1 from review_case c where c.id = l.case_id)",
    "select 'a mail of no case: ' || o.dedupe_key from outbox o where o.case_id is not null \
     and not exists (select 1 from review_case c where c.id = o.case_id)",
    "select 'a report of no case: ' || l.case_id from laporan l \
     where not exists (select 1 from review_case c where c.id = l.case_id)",
    // Who reports stays readable in what was typed until it is erased.
    "select 'what was typed of a sent report is left: ' || s.step from draft_step s \
     join draft d on d.id = s.draft_id \
     where d.submitted_at is not null and d.kind <> 'usulan'",
    "select 'not one right of reply to an objection: ' || c.ticket from review_case c \
     join laporan l on l.case_id = c.id where l.reason <> '' \
     and (select count(*) from reply_right r \
     where r.subject_token = c.nik_token and r.cycle = c.cycle) <> 1",
    "select 'an objection without reason: ' || c.ticket from review_case c \
     join laporan l on l.case_id = c.id where (c.kind = 'sanggahan') <> (l.reason <> '')",
    "select 'two rights of reply of one person: ' || cycle from reply_right \
     group by subject_token, cycle having count(*) > 1",
    "select 'a right of reply to no objection: ' || r.id from reply_right r \
     where not exists (select 1 from review_case c join laporan l on l.case_id = c.id \
     where c.id = r.case_id and c.nik_token = r.subject_token and c.cycle = r.cycle \
     and l.reason <> '')",
];

/// A ticket as it is kept.
fn kept(ticket: &str) -> String {
    ticket.replace('-', "")
}

/// What was sent to take the place of a report.
struct Update {
    plan: Plan,
    is_acknowledged: bool,
}

/// Everything that was ever sent, and where it is kept.
pub(super) struct Books<'a> {
    database: &'a Database,
    uploads: PathBuf,
    /// What may have become a case, by ticket.
    begun: BTreeMap<String, Plan>,
    /// What may have taken the place of a report, by its ticket.
    updates: BTreeMap<String, Update>,
    /// The tickets that were acknowledged.
    acknowledged: BTreeSet<String>,
}

/// Files and rows, counted.
pub(super) struct Counted {
    /// Cases.
    pub(super) cases: usize,
    /// Cases that are reports.
    pub(super) reports: usize,
    /// Reports that took the place of an earlier one.
    pub(super) updates: usize,
    /// Rights of reply.
    pub(super) rights: usize,
    /// Photos whose row and file are there.
    pub(super) photos: usize,
    /// Files that no row names, whole or unfinished.
    pub(super) orphans: usize,
}

impl<'a> Books<'a> {
    /// Empty books for a database and the data directory beside it.
    pub(super) fn new(database: &'a Database, folder: &Path) -> Self {
        let uploads = folder.join("uploads");
        let (begun, updates, acknowledged) = Default::default();
        Self { database, uploads, begun, updates, acknowledged }
    }

    /// Notes what was begun and what was acknowledged.
    pub(super) fn note(&mut self, submissions: &[Submission]) {
        for one in submissions {
            let Some(draft) = &one.draft else { continue };
            let is_acknowledged = one.receipt.is_some();
            if let Some(earlier) = &one.earlier {
                let ticket = kept(&earlier.receipt.ticket);
                self.begun.insert(ticket.clone(), earlier.plan);
                self.acknowledged.insert(ticket.clone());
                self.updates.insert(ticket, Update { plan: one.plan, is_acknowledged });
            } else {
                self.begun.insert(kept(&draft.ticket), one.plan);
                self.acknowledged.extend(one.receipt.as_ref().map(|one| kept(&one.ticket)));
            }
        }
    }

    /// Every acknowledged ticket is a case, every case is whole and was sent by somebody, nothing is
    /// half or twice, and every photo's file is there.
    pub(super) fn check(&self) -> Result<Counted> {
        let halves = self.database.query(&HALVES.join(" union all "))?;
        ensure!(halves.is_empty(), "half or twice: {}", halves.join("; "));
        let cases = parts::read(self.database)?;
        let lost: Vec<&String> =
            self.acknowledged.iter().filter(|ticket| !cases.contains_key(*ticket)).collect();
        ensure!(lost.is_empty(), "acknowledged and not there: {lost:?}");
        for (ticket, parts) in &cases {
            self.check_case(ticket, parts)?;
        }
        let reports = cases.values().filter(|parts| parts.is_report()).count();
        let updates = cases.values().map(Parts::updates).sum();
        let rights = self.database.query("select id from reply_right")?.len();
        let (photos, orphans) = self.check_files()?;
        Ok(Counted { cases: cases.len(), reports, updates, rights, photos, orphans })
    }

    /// A case is what was sent first, or what took its place, and nothing between.
    fn check_case(&self, ticket: &str, parts: &Parts) -> Result<()> {
        let plan = *self.begun.get(ticket).context("a case that nobody sent")?;
        let update = self.updates.get(ticket);
        let first = Parts::of(plan, None);
        let updated = update.map(|update| Parts::of(plan, Some(update.plan)));
        if updated.as_ref() == Some(parts) {
            return Ok(());
        }
        if let Some(update) = update.filter(|update| update.is_acknowledged) {
            let right = Parts::of(plan, Some(update.plan));
            bail!("the case of {}: {}", update.plan.id(), parts.differences(&right));
        }
        ensure!(*parts == first, "the case of {}: {}", plan.id(), parts.differences(&first));
        Ok(())
    }

    /// The same, and there is nothing but what was acknowledged.
    pub(super) fn check_settled(&self) -> Result<Counted> {
        let counted = self.check()?;
        let found = counted.cases + counted.updates;
        ensure!(found == self.acknowledged(), "{found} of {} acknowledged", self.acknowledged());
        Ok(counted)
    }

    /// How many submissions were acknowledged: first ones, and those in their place.
    pub(super) fn acknowledged(&self) -> usize {
        let updates = self.updates.values().filter(|update| update.is_acknowledged);
        self.acknowledged.len() + updates.count()
    }

    /// Mails that still wait to be sent.
    pub(super) fn waiting_mails(&self) -> Result<usize> {
        Ok(self.database.query("select id from outbox where sent_at is null")?.len())
    }

    /// Mails that were sent, one row each.
    pub(super) fn sent_mails(&self) -> Result<usize> {
        Ok(self.database.query("select id from outbox where sent_at is not null")?.len())
    }

    /// Each photo's row has its file, as long as it says and a seal longer; how many there are, and
    /// how many files belong to no row.
    fn check_files(&self) -> Result<(usize, usize)> {
        // The files first: one whose row comes later is an orphan for a moment, a row is never early.
        let mut files = self.files()?;
        let rows =
            self.database.query("select file, bytes from attachment where file is not null")?;
        for row in &rows {
            let (file, bytes) = row.split_once('|').context("too few columns")?;
            let length = match files.remove(file) {
                Some(length) => length,
                None => fs::metadata(self.uploads.join(&file[..2]).join(file))
                    .context("the row of a photo has no file")?
                    .len(),
            };
            ensure!(
                length > bytes.parse()?,
                "the file of a photo is {length} of {bytes} bytes long"
            );
        }
        Ok((rows.len(), files.len()))
    }

    /// Name and length of every file.
    fn files(&self) -> Result<BTreeMap<String, u64>> {
        let mut files = BTreeMap::new();
        for folder in fs::read_dir(&self.uploads)? {
            let folder = folder?.path();
            if !folder.is_dir() {
                continue;
            }
            for file in fs::read_dir(folder)? {
                let file = file?;
                files.insert(
                    file.file_name().to_string_lossy().into_owned(),
                    file.metadata()?.len(),
                );
            }
        }
        Ok(files)
    }
}
