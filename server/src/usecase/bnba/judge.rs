//! Verifikasi kelayakan BNBA: finds listed people eligible or not, as recipients of a programme and as components of it
//! (S4), within the window of the month. A verdict opens nothing and ends nothing by itself: it goes to the centre in a
//! batch of its own.

use chrono::NaiveDate;
use domain::bnba::{read_note, split_components};
use domain::decision::next_opening;
use domain::field::{ErrorCode, FieldErrors};
use domain::wilayah::KodeWilayah;
use domain::window::{Cycle, WindowKind, is_open, last_day, rule_for};
use serde::{Deserialize, Serialize};

use super::mark::conflicts;
use super::search::{ListLine, PAGE, lines};
use super::show::{Aid, aid_of, note};
use super::{Person, new_key, open_person, open_row, seal_row};
use crate::crypto::{Keys, hex};
use crate::store::StoreError;
use crate::store::recipient_verdict::{NewVerdict, VerdictCounts, VerdictRow};
use crate::store::tokens::{SubjectId, subject_hex};
use crate::usecase::petugas::Officer;
use crate::usecase::review::conflict::is_close_to;
use crate::usecase::village::musyawarah::{Wanted, removals_of};
use crate::usecase::{AppError, Context};

/// The question whose answers are the reasons of a verdict of not eligible.
pub const REASON_QUESTION: &str = "bnba_reason";

/// Something about a person that is judged by itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Target {
    /// Code of the programme; empty for somebody listed without aid.
    pub program: String,
    /// Its name; empty likewise.
    pub name: String,
    /// The component of the programme; `None`: as its recipient.
    pub component: Option<String>,
    /// Names it in the form.
    pub code: String,
    /// Names it in the tables.
    pub token: [u8; 32],
}

/// A component may tell of health.
impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Target({})", self.program)
    }
}

/// What is sealed of a verdict.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictRecord {
    /// The component; empty: as a recipient.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub component: String,
    /// Note; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl std::fmt::Debug for VerdictRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VerdictRecord(…)")
    }
}

/// A verdict, opened.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// As kept.
    pub row: VerdictRow,
    /// What was written.
    pub record: VerdictRecord,
}

/// Whether verdicts are taken today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// Yes, up to this day, inclusive.
    Open(NaiveDate),
    /// Not before this day; `None` where no rule says so.
    Closed(Option<NaiveDate>),
}

/// What was typed.
#[derive(Clone, Default)]
pub struct VerdictForm {
    /// [`Target::code`].
    pub sasaran: String,
    /// `layak` or `tidak_layak`.
    pub putusan: String,
    /// Code of the reason.
    pub alasan: String,
    /// Note.
    pub catatan: String,
}

/// A person to be judged.
#[derive(Debug, Clone)]
pub struct Judging {
    /// The person.
    pub person: Person,
    /// Their aid.
    pub aid: Vec<Aid>,
    /// What is judged.
    pub targets: Vec<Target>,
    /// The verdicts of this month that count.
    pub verdicts: Vec<Verdict>,
    /// Closed deliberations that want them removed from the data, the newest first.
    pub removals: Vec<Wanted>,
    /// The month.
    pub cycle: Cycle,
    /// Whether verdicts are taken today.
    pub window: Window,
}

/// Why somebody cannot be judged.
#[derive(Debug)]
pub enum JudgeRefusal {
    /// It is the officer, somebody of their family card, or somebody they said is close to them.
    TooClose,
    /// The task failed.
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for JudgeRefusal {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// The people of a village with their verdicts of the month; empty while nothing is loaded.
#[derive(Debug, Clone, Default)]
pub struct VillageVerdicts {
    /// The people.
    pub lines: Vec<ListLine>,
    /// The verdicts of this month on them that count.
    pub verdicts: Vec<Verdict>,
    /// Row number to go on after, when there are more.
    pub next: Option<i64>,
}

/// Whether verdicts are taken today.
///
/// # Errors
/// When the calendar cannot be read.
pub async fn window(ctx: &Context) -> Result<Window, AppError> {
    let (rules, today) = (ctx.store.windows().await?, ctx.clock.today());
    let kind = WindowKind::VerifikasiBnba;
    let rule = rule_for(&rules, kind, today).filter(|_| is_open(&rules, kind, today));
    Ok(match rule {
        Some(rule) => Window::Open(last_day(rule, Cycle::of(today))),
        None => Window::Closed(next_opening(&rules, kind, today)),
    })
}

/// How many verdicts of this month count in the officer's scope.
///
/// # Errors
/// When the tables cannot be read.
pub async fn counts(ctx: &Context, officer: &Officer) -> Result<VerdictCounts, AppError> {
    Ok(officer.rows(ctx).verdict_counts(Cycle::of(ctx.clock.today())).await?)
}

/// A page of the people of a village with their verdicts. Noted before it is shown.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope.
pub async fn village(
    ctx: &Context,
    officer: &Officer,
    desa: &KodeWilayah,
    after: i64,
) -> Result<VillageVerdicts, AppError> {
    if !officer.scope.covers(desa) {
        return Err(AppError::NotFound);
    }
    let Some(version) = ctx.store.current_version().await?.map(|version| version.id) else {
        return Ok(VillageVerdicts::default());
    };
    let detail = Some(format!("desa:{desa}"));
    ctx.store.audit(&officer.entry(ctx, "recipient.list", None, detail)).await?;
    let rows = officer.rows(ctx);
    let mut people = rows.recipients_in(version, desa, after, PAGE + 1).await?;
    let next = (people.len() as u64 > PAGE).then(|| {
        people.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        people.last().map(|last| last.id)
    });
    let verdicts = rows.verdicts_on(&people, Cycle::of(ctx.clock.today())).await?;
    Ok(VillageVerdicts {
        verdicts: opened(ctx, verdicts)?,
        lines: lines(ctx, officer, version, people, false).await?,
        next: next.flatten(),
    })
}

/// The person a token names, to be judged. Noted before they are shown; that somebody is too close is noted, too.
///
/// # Errors
/// [`JudgeRefusal::TooClose`]; otherwise as [`open_person`].
pub async fn open_judging(
    ctx: &Context,
    officer: &Officer,
    token: &str,
) -> Result<Judging, JudgeRefusal> {
    let (version, person) = open_person(ctx, officer, token).await?;
    if is_close_to(ctx, officer, version, &person.row).await? {
        note(ctx, officer, "recipient.conflict", &person).await?;
        return Err(JudgeRefusal::TooClose);
    }
    note(ctx, officer, "recipient.view", &person).await?;
    let cycle = Cycle::of(ctx.clock.today());
    let aid = aid_of(ctx, officer, version, &person).await?;
    let rows = officer.rows(ctx);
    let verdicts = rows.verdicts_on(std::slice::from_ref(&person.row), cycle).await?;
    Ok(Judging {
        targets: targets(&ctx.keys, &person.row.subject, cycle, &aid),
        verdicts: opened(ctx, verdicts)?,
        removals: removals_of(ctx, officer, &person.row.subject).await?,
        window: window(ctx).await?,
        aid,
        person,
        cycle,
    })
}

/// Keeps a verdict on the person a token names, in place of an earlier one of the month.
///
/// # Errors
/// [`AppError::WindowClosed`] outside the window (W-4), [`AppError::Invalid`] under `sasaran`, `putusan`, `alasan` or
/// `catatan`, [`AppError::Conflict`] once the verdict was collected; [`JudgeRefusal::TooClose`]; otherwise as
/// [`open_person`].
pub async fn judge(
    ctx: &Context,
    officer: &Officer,
    token: &str,
    form: &VerdictForm,
) -> Result<(), JudgeRefusal> {
    let judging = open_judging(ctx, officer, token).await?;
    if let Window::Closed(opens) = judging.window {
        return Err(AppError::WindowClosed { kind: WindowKind::VerifikasiBnba, opens }.into());
    }
    let subject = &judging.person.row.subject;
    let Checked { target, layak, reason, note } = check(ctx, &judging, form).await?;
    let key = new_key();
    let record = VerdictRecord { component: target.component.clone().unwrap_or_default(), note };
    let new = NewVerdict {
        sealed: seal_row(&ctx.keys, &verdict_place(subject, &key), &record)?,
        key,
        cycle: judging.cycle,
        program: target.program.clone(),
        target_token: target.token,
        layak,
        reason,
        made_by: officer.id,
        made_at: ctx.clock.now().timestamp(),
    };
    let outcome = if layak { "layak" } else { "tidak_layak" };
    let detail = format!("{outcome}:{}", subject_hex(subject));
    let entry = officer.entry(ctx, "recipient.judge", None, Some(detail));
    let rows = officer.rows(ctx);
    Ok(rows.add_verdict(&judging.person.row, new, &entry).await.map_err(conflicts)?)
}

/// A form that can be kept.
struct Checked<'a> {
    target: &'a Target,
    layak: bool,
    reason: Option<String>,
    note: String,
}

async fn check<'a>(
    ctx: &Context,
    judging: &'a Judging,
    form: &VerdictForm,
) -> Result<Checked<'a>, AppError> {
    let mut errors = FieldErrors::default();
    let target = judging.targets.iter().find(|target| target.code == form.sasaran);
    if target.is_none() {
        errors.push("sasaran", ErrorCode::ChoiceUnknown);
    }
    let layak = match form.putusan.as_str() {
        "layak" => Ok(true),
        "tidak_layak" => Ok(false),
        "" => Err(ErrorCode::Required),
        _ => Err(ErrorCode::ChoiceUnknown),
    };
    let layak = layak.map_err(|code| errors.push("putusan", code));
    let reason = match (layak, form.alasan.trim()) {
        (Ok(false), "") => Err(ErrorCode::Required),
        (Ok(false), code) if is_reason(ctx, code).await? => Ok(Some(code.to_owned())),
        (Ok(false), _) => Err(ErrorCode::ChoiceUnknown),
        // A reason beside "eligible" was chosen before the mind was changed.
        _ => Ok(None),
    };
    let reason = reason.map_err(|code| errors.push("alasan", code));
    let note = read_note(&form.catatan).map_err(|code| errors.push("catatan", code));
    match (target, layak, reason, note) {
        (Some(target), Ok(layak), Ok(reason), Ok(note)) => {
            Ok(Checked { target, layak, reason, note })
        }
        _ => Err(AppError::Invalid(errors)),
    }
}

async fn is_reason(ctx: &Context, code: &str) -> Result<bool, AppError> {
    let options = ctx.store.questions_valid_on(ctx.clock.today()).await?;
    Ok(options.iter().any(|one| one.question == REASON_QUESTION && one.code == code))
}

/// What is judged of a person: each programme they get something of, and each component of it; somebody without aid as
/// listed.
fn targets(keys: &Keys, subject: &SubjectId, cycle: Cycle, aid: &[Aid]) -> Vec<Target> {
    let target = |program: &str, name: &str, component: Option<String>| {
        let folded = component.as_deref().unwrap_or_default().to_lowercase();
        let cycle = cycle.to_string();
        let parts: [&[u8]; 4] = [subject, cycle.as_bytes(), program.as_bytes(), folded.as_bytes()];
        let token = keys.index("recipient_verdict.target", &parts);
        Target {
            program: program.to_owned(),
            name: name.to_owned(),
            component,
            code: hex(&token[..8]),
            token,
        }
    };
    let mut targets = Vec::new();
    for one in aid {
        targets.push(target(&one.row.program, &one.name, None));
        let components = split_components(&one.note.component);
        targets.extend(
            components.into_iter().map(|part| target(&one.row.program, &one.name, Some(part))),
        );
    }
    if targets.is_empty() {
        targets.push(target("", "", None));
    }
    targets
}

/// Every verdict on a person, the newest first.
pub(super) async fn verdicts_of(
    ctx: &Context,
    officer: &Officer,
    person: &Person,
) -> Result<Vec<Verdict>, AppError> {
    opened(ctx, officer.rows(ctx).verdicts_of(&person.row).await?)
}

fn opened(ctx: &Context, rows: Vec<VerdictRow>) -> Result<Vec<Verdict>, AppError> {
    let open = |row: VerdictRow| Ok(Verdict { record: open_verdict(&ctx.keys, &row)?, row });
    rows.into_iter().map(open).collect()
}

/// What was written of a verdict.
///
/// # Errors
/// [`StoreError::Malformed`] when it cannot be opened.
pub fn open_verdict(keys: &Keys, row: &VerdictRow) -> Result<VerdictRecord, StoreError> {
    open_row(keys, &verdict_place(&row.subject, &row.key), &row.sealed, "recipient_verdict")
}

/// Where a verdict is sealed for.
pub fn verdict_place(subject: &SubjectId, key: &str) -> String {
    format!("recipient_verdict|sealed|{}|{key}", subject_hex(subject))
}
