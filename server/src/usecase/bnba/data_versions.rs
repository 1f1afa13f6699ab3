//! Versions of the recipient data: which there are, how two differ, and back to an earlier one.

use std::collections::{BTreeMap, BTreeSet};

use domain::bnba::RepairField;
use domain::wilayah::KodeWilayah;

use super::repair::value_of;
use super::{Person, open, person_token};
use crate::store::StoreError;
use crate::store::penerima::SealedBantuan;
use crate::store::tokens::SubjectId;
use crate::store::version::VersionInfo;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// Villages on one page of a comparison.
pub const VILLAGES_PER_PAGE: usize = 20;
/// Most people of a village that are compared.
pub const PEOPLE_MAX: u64 = 10_000;

/// Columns in which two versions of a person are compared, beside the sealed ones.
const FIELDS: [RepairField; 7] = [
    RepairField::NomorKk,
    RepairField::Nama,
    RepairField::TanggalLahir,
    RepairField::JenisKelamin,
    RepairField::NamaIbu,
    RepairField::Pekerjaan,
    RepairField::Nik,
];

/// Something in which a person differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// A column.
    Field(RepairField),
    /// RT, RW or address.
    Address,
    /// Desil or disability.
    Condition,
    /// Programmes, their status, period, component, amount or note.
    Aid,
}

/// What became of a person of a village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Listed in the second version only.
    Added,
    /// Listed in the first version only.
    Removed,
    /// Listed in both, with these differences.
    Changed(Vec<Difference>),
}

/// A person who was added, removed or changed.
#[derive(Debug, Clone)]
pub struct ChangedPerson {
    /// What became of them.
    pub change: Change,
    /// The person, as the second version has them, else the first.
    pub person: Person,
    /// The token of their page, where they are listed now.
    pub token: Option<String>,
}

/// How a village differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageDifference {
    /// The village.
    pub desa: KodeWilayah,
    /// People in the first version and in the second.
    pub people: (u64, u64),
    /// Listed in the second only.
    pub added: u64,
    /// Listed in the first only.
    pub removed: u64,
    /// Listed in both, and different.
    pub changed: u64,
    /// The village is larger than is compared.
    pub cut_off: bool,
}

/// All versions that were loaded whole, the newest first.
///
/// # Errors
/// When the tables cannot be read.
pub async fn versions(ctx: &Context) -> Result<Vec<VersionInfo>, AppError> {
    Ok(ctx.store.versions().await?)
}

/// Whether everybody of a version is listed in the officer's scope.
///
/// # Errors
/// When the tables cannot be read.
pub async fn sees_everybody(
    ctx: &Context,
    officer: &Officer,
    version: i64,
) -> Result<bool, AppError> {
    Ok(officer.rows(ctx).holds_all_of(version).await?)
}

/// Makes an earlier version visible again.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such version; [`AppError::Forbidden`] when it, or the one that is visible,
/// has people outside the officer's scope.
pub async fn restore(ctx: &Context, officer: &Officer, version: i64) -> Result<(), AppError> {
    let versions = versions(ctx).await?;
    let current = versions.iter().find(|one| one.since.is_some());
    if !versions.iter().any(|one| one.id == version) {
        return Err(AppError::NotFound);
    }
    for id in current.map(|one| one.id).into_iter().chain([version]) {
        if !sees_everybody(ctx, officer, id).await? {
            return Err(AppError::Forbidden);
        }
    }
    let detail = Some(version.to_string());
    ctx.store.audit(&officer.entry(ctx, "data.restore", None, detail)).await?;
    Ok(ctx.store.restore(version, ctx.clock.now()).await?)
}

/// How the villages of the officer's scope differ between two versions: a page of them from the one numbered `from`
/// (counted from 0), and whether there are more.
///
/// # Errors
/// [`AppError::NotFound`] for a version that was not loaded whole.
pub async fn compare(
    ctx: &Context,
    officer: &Officer,
    (first, second): (i64, i64),
    from: usize,
) -> Result<(Vec<VillageDifference>, bool), AppError> {
    known(ctx, [first, second]).await?;
    let rows = officer.rows(ctx);
    let mut villages: BTreeMap<KodeWilayah, (u64, u64)> = BTreeMap::new();
    for one in rows.village_counts(first).await? {
        villages.entry(one.desa).or_default().0 = one.people;
    }
    for one in rows.village_counts(second).await? {
        villages.entry(one.desa).or_default().1 = one.people;
    }
    let more = villages.len() > from + VILLAGES_PER_PAGE;
    let mut differences = Vec::new();
    for (desa, people) in villages.into_iter().skip(from).take(VILLAGES_PER_PAGE) {
        let changes = changes(ctx, officer, (first, second), &desa).await?;
        let count = |which: fn(&Change) -> bool| {
            changes.iter().filter(|(change, _)| which(change)).count() as u64
        };
        differences.push(VillageDifference {
            desa,
            people,
            added: count(|change| matches!(change, Change::Added)),
            removed: count(|change| matches!(change, Change::Removed)),
            changed: count(|change| matches!(change, Change::Changed(_))),
            cut_off: people.0.max(people.1) > PEOPLE_MAX,
        });
    }
    Ok((differences, more))
}

/// Who was added, removed or changed in a village, by name. Noted before it is shown.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope, or for a version that was not loaded whole.
pub async fn compare_village(
    ctx: &Context,
    officer: &Officer,
    (first, second): (i64, i64),
    desa: &KodeWilayah,
) -> Result<Vec<ChangedPerson>, AppError> {
    if !officer.scope.covers(desa) {
        return Err(AppError::NotFound);
    }
    known(ctx, [first, second]).await?;
    let detail = Some(format!("banding:{desa}"));
    ctx.store.audit(&officer.entry(ctx, "recipient.list", None, detail)).await?;
    let changes = changes(ctx, officer, (first, second), desa).await?;
    let current = ctx.store.current_version().await?.ok_or(AppError::NotFound)?.id;
    let subjects: Vec<SubjectId> = changes.iter().map(|(_, one)| one.row.subject).collect();
    let mut listed: BTreeSet<SubjectId> = BTreeSet::new();
    for part in subjects.chunks(500) {
        let found = officer.rows(ctx).recipients(current, part).await?;
        listed.extend(found.into_iter().map(|one| one.subject));
    }
    let mut people = Vec::with_capacity(changes.len());
    for (change, person) in changes {
        let subject = person.row.subject;
        let token = listed.contains(&subject).then(|| person_token(ctx, officer, &subject));
        people.push(ChangedPerson { change, token: token.transpose()?, person });
    }
    people.sort_by(|a, b| a.person.record.name.cmp(&b.person.record.name));
    Ok(people)
}

async fn known(ctx: &Context, ids: [i64; 2]) -> Result<(), AppError> {
    let versions = versions(ctx).await?;
    let all = ids.iter().all(|id| versions.iter().any(|one| one.id == *id));
    if all { Ok(()) } else { Err(AppError::NotFound) }
}

/// A person of a village in one version, with their aid.
struct Entry {
    person: Person,
    aid: Vec<SealedBantuan>,
}

async fn changes(
    ctx: &Context,
    officer: &Officer,
    (first, second): (i64, i64),
    desa: &KodeWilayah,
) -> Result<Vec<(Change, Person)>, AppError> {
    let mut before = entries(ctx, officer, first, desa).await?;
    let after = entries(ctx, officer, second, desa).await?;
    let mut changes = Vec::new();
    for (subject, entry) in after {
        match before.remove(&subject) {
            None => changes.push((Change::Added, entry.person)),
            Some(old) => {
                let differences = differences(ctx, &old, &entry)?;
                if !differences.is_empty() {
                    changes.push((Change::Changed(differences), entry.person));
                }
            }
        }
    }
    changes.extend(before.into_values().map(|entry| (Change::Removed, entry.person)));
    Ok(changes)
}

async fn entries(
    ctx: &Context,
    officer: &Officer,
    version: i64,
    desa: &KodeWilayah,
) -> Result<BTreeMap<SubjectId, Entry>, AppError> {
    let rows = officer.rows(ctx);
    let people = rows.recipients_in(version, desa, 0, PEOPLE_MAX).await?;
    let mut entries = BTreeMap::new();
    for part in people.chunks(500) {
        let mut aid: BTreeMap<i64, Vec<SealedBantuan>> = BTreeMap::new();
        for one in rows.aid_of_recipients(version, part).await? {
            aid.entry(one.penerima).or_default().push(one);
        }
        for row in part {
            let mut aid = aid.remove(&row.id).unwrap_or_default();
            aid.sort_by(|a, b| a.program.cmp(&b.program));
            let person = open(ctx, row.clone())?;
            entries.insert(row.subject, Entry { person, aid });
        }
    }
    Ok(entries)
}

fn differences(ctx: &Context, old: &Entry, new: &Entry) -> Result<Vec<Difference>, StoreError> {
    let (a, b) = (&old.person.record, &new.person.record);
    let desa = &new.person.row.desa;
    let field = |field: &RepairField| value_of(a, desa, *field) != value_of(b, desa, *field);
    let mut found: Vec<Difference> =
        FIELDS.into_iter().filter(field).map(Difference::Field).collect();
    if (&a.rt, &a.rw, &a.address) != (&b.rt, &b.rw, &b.address) {
        found.push(Difference::Address);
    }
    if (a.desil, &a.disability) != (b.desil, &b.disability) {
        found.push(Difference::Condition);
    }
    if !same_aid(ctx, &old.aid, &new.aid)? {
        found.push(Difference::Aid);
    }
    Ok(found)
}

fn same_aid(
    ctx: &Context,
    old: &[SealedBantuan],
    new: &[SealedBantuan],
) -> Result<bool, StoreError> {
    if old.len() != new.len() {
        return Ok(false);
    }
    for (a, b) in old.iter().zip(new) {
        let plain = (&a.program, a.status, &a.period) == (&b.program, b.status, &b.period);
        if !plain || a.open(&ctx.keys)? != b.open(&ctx.keys)? {
            return Ok(false);
        }
    }
    Ok(true)
}
