//! What the database and the folder of files hold, held against what was sent and acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::prove::chaos::database::Database;
use crate::prove::proposal::{Plan, Proposal};

/// How many of each part a case has, in the order of [`parts_of`].
const CASES: &str = "\
select c.ticket,
  (select count(*) from usulan u where u.case_id = c.id),
  (select count(*) from usulan_member m where m.case_id = c.id),
  (select count(*) from consent k where k.case_id = c.id),
  (select count(*) from case_contact t where t.case_id = c.id),
  (select count(*) from attachment a where a.case_id = c.id and a.file is not null),
  (select count(*) from case_event e where e.case_id = c.id and e.action = 'submit'),
  (select count(*) from audit_entry l where l.case_id = c.id and l.action = 'usulan.submit'),
  (select count(*) from outbox o where o.case_id = c.id and o.dedupe_key = 'submitted:' || c.ticket),
  (select count(*) from draft d where d.id = c.draft_id and d.submitted_at is not null)
from review_case c";

/// What must never be found: anything half, anything twice.
const HALVES: &str = "\
select 'two cases of one draft: ' || draft_id from review_case group by draft_id having count(*) > 1
union all
select 'two cases of one ticket: ' || ticket from review_case group by ticket having count(*) > 1
union all
select 'two mails of one event: ' || dedupe_key from outbox group by dedupe_key having count(*) > 1
union all
select 'two photos of a kind: ' || draft_id || ' ' || kind from attachment
  group by draft_id, kind having count(*) > 1
union all
select 'a draft was sent and is no case: ' || d.id from draft d where d.submitted_at is not null
  and not exists (select 1 from review_case c where c.draft_id = d.id)
union all
select 'a photo of a sent draft is no case''s: ' || a.id from attachment a
  join draft d on d.id = a.draft_id where d.submitted_at is not null and a.case_id is null
union all
select 'a photo of no draft: ' || a.id from attachment a
  where not exists (select 1 from draft d where d.id = a.draft_id)
union all
select 'a photo of no case: ' || a.id from attachment a where a.case_id is not null
  and not exists (select 1 from review_case c where c.id = a.case_id)
union all
select 'an audit entry of no case: ' || l.action from audit_entry l where l.case_id is not null
  and not exists (select 1 from review_case c where c.id = l.case_id)
union all
select 'a mail of no case: ' || o.dedupe_key from outbox o where o.case_id is not null
  and not exists (select 1 from review_case c where c.id = o.case_id)";

/// What a proposal becomes: so many rows of each part.
fn parts_of(plan: Plan) -> [usize; 9] {
    let few = |count: u32| count as usize;
    [
        1,
        few(plan.members()),
        few(plan.consents()),
        few(plan.contacts()),
        plan.photos().len(),
        1,
        1,
        usize::from(plan.has_email()),
        1,
    ]
}

/// A ticket as it is kept.
fn kept(ticket: &str) -> String {
    ticket.replace('-', "")
}

/// Everything that was ever sent, and where it is kept.
pub(super) struct Books<'a> {
    database: &'a Database,
    uploads: PathBuf,
    /// What may have become a case, by ticket.
    begun: BTreeMap<String, Plan>,
    /// The tickets that were acknowledged.
    acknowledged: BTreeSet<String>,
}

/// Files and rows, counted.
pub(super) struct Counted {
    /// Cases.
    pub(super) cases: usize,
    /// Photos whose row and file are there.
    pub(super) photos: usize,
    /// Files that no row names, whole or unfinished.
    pub(super) orphans: usize,
}

impl<'a> Books<'a> {
    /// Empty books for a database and the data directory beside it.
    pub(super) fn new(database: &'a Database, folder: &Path) -> Self {
        let uploads = folder.join("uploads");
        Self { database, uploads, begun: BTreeMap::new(), acknowledged: BTreeSet::new() }
    }

    /// Notes what was begun and what was acknowledged.
    pub(super) fn note(&mut self, proposals: &[Proposal]) {
        for proposal in proposals {
            if let Some(draft) = &proposal.draft {
                self.begun.insert(kept(&draft.ticket), proposal.plan);
            }
            self.acknowledged.extend(proposal.receipt.as_ref().map(|one| kept(&one.ticket)));
        }
    }

    /// Every acknowledged ticket is a case, every case is whole and was sent by somebody, nothing is
    /// half or twice, and every photo's file is there.
    pub(super) fn check(&self) -> Result<Counted> {
        let halves = self.database.query(HALVES)?;
        ensure!(halves.is_empty(), "half or twice: {}", halves.join("; "));
        let cases = self.cases()?;
        let lost: Vec<&String> =
            self.acknowledged.iter().filter(|ticket| !cases.contains_key(*ticket)).collect();
        ensure!(lost.is_empty(), "acknowledged and not there: {lost:?}");
        for (ticket, parts) in &cases {
            let plan = self.begun.get(ticket).context("a case that nobody sent")?;
            let right = parts_of(*plan);
            ensure!(
                *parts == right,
                "the case of proposal {} has the parts {parts:?}, not {right:?}",
                plan.0
            );
        }
        let (photos, orphans) = self.check_files()?;
        Ok(Counted { cases: cases.len(), photos, orphans })
    }

    /// The same, and there is no case but the acknowledged ones.
    pub(super) fn check_settled(&self) -> Result<Counted> {
        let counted = self.check()?;
        ensure!(
            counted.cases == self.acknowledged.len(),
            "{} cases of {} acknowledged tickets",
            counted.cases,
            self.acknowledged.len()
        );
        Ok(counted)
    }

    /// How many tickets were acknowledged.
    pub(super) fn acknowledged(&self) -> usize {
        self.acknowledged.len()
    }

    /// Mails that still wait to be sent.
    pub(super) fn waiting_mails(&self) -> Result<usize> {
        Ok(self.database.query("select id from outbox where sent_at is null")?.len())
    }

    /// Mails that were sent, one row each.
    pub(super) fn sent_mails(&self) -> Result<usize> {
        Ok(self.database.query("select id from outbox where sent_at is not null")?.len())
    }

    fn cases(&self) -> Result<BTreeMap<String, Vec<usize>>> {
        let read = |row: String| -> Result<(String, Vec<usize>)> {
            let (ticket, parts) = row.split_once('|').context("too few columns")?;
            let parts = parts.split('|').map(str::parse).collect::<Result<_, _>>()?;
            Ok((ticket.to_owned(), parts))
        };
        self.database.query(CASES)?.into_iter().map(read).collect()
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
