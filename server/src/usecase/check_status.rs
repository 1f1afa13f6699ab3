//! Cek: what the data says about a name in a village, and no more than the public may see.
//!
//! The look-up goes over keyed tokens inside one village (S-1). Found and not found do the same work.

use app::pages::cek::model::{Card, ProgramLine};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::birth::{birth_band, is_minor};
use domain::homonym::markers;
use domain::mask::mask_name;
use domain::names::{NameMatch, compare, exact_key, loose_keys};
use domain::penerima::RtRw;
use domain::typed_name::TypedName;
use domain::wilayah::{KodeWilayah, WilayahPath};
use serde::{Deserialize, Serialize};

use super::card::{Subject, seal_card};
use super::limit::{Asked, Client, count_own, count_shared};
use super::prove_human::{Proof, prove};
use super::{AppError, Context};
use crate::clock::day_of;
use crate::store::penerima::{SealedBantuan, SealedPenerima};
use crate::store::program::ProgramRow;
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens;
use crate::store::version::VersionInfo;

/// How long a result link opens.
pub const RESULT_MINUTES: i64 = 15;
/// Most cards of each sort on one page (N-7).
const MAX_CARDS: usize = 10;
/// Most records read for one sort of match; the rest of a crowd is not decrypted.
const MAX_CANDIDATES: u64 = 40;
const RESULT_PURPOSE: &str = "hasil";

/// A checked question.
#[derive(Debug, Clone)]
pub struct CekQuery {
    /// The village, known to the table.
    pub desa: KodeWilayah,
    /// The name.
    pub name: TypedName,
    /// The year of birth, if stated.
    pub birth_year: Option<u16>,
}

/// The answer.
#[derive(Debug, Clone)]
pub struct StatusResult {
    /// The data it was read from; `None` while none is loaded.
    pub version: Option<VersionInfo>,
    /// People of exactly this name.
    pub exact: Vec<Card>,
    /// People of a similar name.
    pub similar: Vec<Card>,
    /// There are more than are shown.
    pub truncated: bool,
}

/// What is sealed in a result link.
#[derive(Serialize, Deserialize)]
struct ResultLink {
    desa: KodeWilayah,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_year: Option<u16>,
    /// Unix seconds.
    expires: i64,
}

/// Seals a question into the token of `/cek/hasil/{token}`.
///
/// # Errors
/// None in practice: the question always serialises.
pub fn seal_query(ctx: &Context, query: &CekQuery) -> Result<String, AppError> {
    seal_until(ctx, query, ctx.clock.now() + Duration::minutes(RESULT_MINUTES))
}

/// Seals a question that adds a year of birth to the one in `token`, ending when that one ends.
///
/// # Errors
/// [`AppError::LinkExpired`] when `token` no longer opens, [`AppError::TooManyRequests`] when years are being guessed.
pub async fn state_birth_year(
    ctx: &Context,
    client: Client,
    token: &str,
    year: u16,
) -> Result<String, AppError> {
    let (mut query, expires) = open_query(ctx, token)?;
    query.birth_year = Some(year);
    let name = exact_key(query.name.as_str());
    let asked = Asked { client, desa: &query.desa, name: &name, year: true };
    count_own(ctx, &asked).await?;
    count_shared(ctx, &asked).await?;
    seal_until(ctx, &query, expires)
}

/// Opens the token of a result link: the question and the instant it ends.
///
/// # Errors
/// [`AppError::LinkExpired`] when it is broken, foreign or too old.
pub fn open_query(ctx: &Context, token: &str) -> Result<(CekQuery, DateTime<Utc>), AppError> {
    let opened = ctx.keys.open_token(RESULT_PURPOSE, token).map_err(|_| AppError::LinkExpired)?;
    let link: ResultLink = serde_json::from_slice(&opened).map_err(|_| AppError::LinkExpired)?;
    let expires = DateTime::from_timestamp(link.expires, 0).ok_or(AppError::LinkExpired)?;
    let name = TypedName::parse(&link.name).map_err(|_| AppError::LinkExpired)?;
    if expires <= ctx.clock.now() {
        return Err(AppError::LinkExpired);
    }
    Ok((CekQuery { desa: link.desa, name, birth_year: link.birth_year }, expires))
}

fn seal_until(ctx: &Context, query: &CekQuery, expires: DateTime<Utc>) -> Result<String, AppError> {
    let link = ResultLink {
        desa: query.desa,
        name: query.name.as_str().to_owned(),
        birth_year: query.birth_year,
        expires: expires.timestamp(),
    };
    let plain = serde_json::to_vec(&link).map_err(|error| AppError::unavailable(&error))?;
    Ok(ctx.keys.seal_token(RESULT_PURPOSE, &plain))
}

/// The village a question is about, with everything above it.
///
/// # Errors
/// [`AppError::LinkExpired`] when the village is no longer in force, [`AppError::Unavailable`] when the table
/// cannot be read.
pub async fn region_of(ctx: &Context, query: &CekQuery) -> Result<WilayahPath, AppError> {
    ctx.store.path(&query.desa).await?.ok_or(AppError::LinkExpired)
}

/// Lets a question in: the client's own limits, then the captcha, then what everybody shares.
///
/// In this order, so that neither who is refused nor who cannot pass the captcha spends what others need.
///
/// # Errors
/// [`AppError::TooManyRequests`] beyond a limit, [`AppError::Invalid`] for the captcha.
pub async fn admit(
    ctx: &Context,
    client: Client,
    query: &CekQuery,
    proof: &Proof,
) -> Result<(), AppError> {
    let name = exact_key(query.name.as_str());
    let asked = Asked { client, desa: &query.desa, name: &name, year: query.birth_year.is_some() };
    count_own(ctx, &asked).await?;
    prove(ctx, proof).await?;
    count_shared(ctx, &asked).await
}

/// Looks up a name in a village.
///
/// # Errors
/// [`AppError::Unavailable`] when the data cannot be read.
pub async fn check_status(ctx: &Context, query: &CekQuery) -> Result<StatusResult, AppError> {
    let Some(version) = ctx.store.current_version().await? else {
        return Ok(StatusResult {
            version: None,
            exact: vec![],
            similar: vec![],
            truncated: false,
        });
    };
    let desa = query.desa;
    let typed = query.name.as_str();
    let exact_keys = [tokens::exact_name_key(&ctx.keys, &desa, &exact_key(typed))];
    let exact_rows = ctx.store.candidates(version.id, &exact_keys, MAX_CANDIDATES).await?;
    let loose_rows =
        ctx.store.candidates(version.id, &similar_keys(ctx, &desa, typed), MAX_CANDIDATES).await?;

    let today = day_of(ctx.clock.now());
    let mut exact = Vec::new();
    let mut similar = Vec::new();
    // Who bears exactly this name is found by the looser keys as well: opened once is enough.
    let others = loose_rows.iter().filter(|row| exact_rows.iter().all(|exact| exact.id != row.id));
    for row in exact_rows.iter().chain(others) {
        let Some(found) = open_public(ctx, row, &desa, today)? else { continue };
        match compare(typed, &found.record.name) {
            Some(NameMatch::Exact) => exact.push(found),
            Some(NameMatch::Loose { extra_word }) => similar.push(Found { extra_word, ..found }),
            None => {}
        }
    }
    exact.sort_by_key(|found| found.id);
    similar.sort_by_key(|found| found.id);
    let truncated = exact.len() > MAX_CARDS || similar.len() > MAX_CARDS;
    exact.truncate(MAX_CARDS);
    similar.truncate(MAX_CARDS);

    let programs = ctx.store.programs_valid_on(today).await?;
    let reader = CardReader { ctx, query, version: &version, programs: &programs };
    let exact = reader.cards(exact, !ctx.config.office.require_birth_year, false).await?;
    let similar = reader.cards(similar, false, true).await?;
    Ok(StatusResult { version: Some(version), exact, similar, truncated })
}

/// Keys under which a similar name may be stored: equal after folding, or with one word more or less (N-9).
fn similar_keys(ctx: &Context, desa: &KodeWilayah, typed: &str) -> Vec<i64> {
    let keys = loose_keys(typed);
    let full = keys.full.iter().flat_map(|key| {
        [
            tokens::loose_name_key(&ctx.keys, desa, key),
            tokens::shortened_name_key(&ctx.keys, desa, key),
        ]
    });
    let shortened = keys.shortened.iter().map(|key| tokens::loose_name_key(&ctx.keys, desa, key));
    full.chain(shortened).collect()
}

/// A record that may be shown.
struct Found {
    id: i64,
    subject: [u8; 16],
    record: PenerimaRecord,
    extra_word: bool,
}

/// Opens a record of this village; minors and protected persons stay closed to the public (S-2).
fn open_public(
    ctx: &Context,
    row: &SealedPenerima,
    desa: &KodeWilayah,
    today: NaiveDate,
) -> Result<Option<Found>, AppError> {
    if row.protected || row.desa != *desa {
        return Ok(None);
    }
    let record =
        PenerimaRecord::open(&ctx.keys, row).map_err(|error| AppError::unavailable(&error))?;
    if is_minor(record.birth, today) {
        return Ok(None);
    }
    Ok(Some(Found { id: row.id, subject: row.subject, record, extra_word: false }))
}

/// Turns records into cards.
struct CardReader<'a> {
    ctx: &'a Context,
    query: &'a CekQuery,
    version: &'a VersionInfo,
    programs: &'a [ProgramRow],
}

impl CardReader<'_> {
    /// Cards for `found`. Programmes and birth band show at once when `open`, else only to who knows the year (S-3).
    /// Whoever acts on one of several, or on one whose name is only similar, confirms that it is this person.
    async fn cards(
        &self,
        found: Vec<Found>,
        open: bool,
        similar: bool,
    ) -> Result<Vec<Card>, AppError> {
        let shown: Vec<bool> = found
            .iter()
            .map(|found| open || self.query.birth_year == Some(year_of(found.record.birth)))
            .collect();
        let ids: Vec<i64> = found
            .iter()
            .zip(&shown)
            .filter(|(_, shown)| **shown)
            .map(|(found, _)| found.id)
            .collect();
        let aid = self.ctx.store.aid_of(self.version.id, &ids).await?;
        let masked: Vec<(String, String, String)> = found
            .iter()
            .map(|found| {
                let record = &found.record;
                let digits = |value: &Option<RtRw>| {
                    value.as_ref().map(|v| v.as_str().to_owned()).unwrap_or_default()
                };
                (mask_name(&record.name), digits(&record.rt), digits(&record.rw))
            })
            .collect();
        let rows: Vec<(&str, &str, &str)> =
            masked.iter().map(|(name, rt, rw)| (name.as_str(), rt.as_str(), rw.as_str())).collect();
        let markers = markers(&rows);
        let mut cards = Vec::with_capacity(found.len());
        for (at, found) in found.iter().enumerate() {
            let telling = Shown { line: masked[at].clone(), marker: markers[at] };
            let (masked_name, rt, rw) = masked[at].clone();
            let programs = if shown[at] {
                let own = aid.iter().filter(|aid| aid.penerima == found.id);
                Some(
                    own.filter_map(|aid| self.program_line(aid).transpose())
                        .collect::<Result<_, _>>()?,
                )
            } else {
                None
            };
            cards.push(Card {
                token: self.card_token(found, &telling, similar || masked.len() > 1)?,
                masked_name,
                rt,
                rw,
                birth_years: shown[at].then(|| birth_band(year_of(found.record.birth))),
                marker: markers[at],
                extra_word: found.extra_word,
                programs,
            });
        }
        Ok(cards)
    }

    /// A programme line, unless the programme is not shown publicly (S-2).
    fn program_line(&self, aid: &SealedBantuan) -> Result<Option<ProgramLine>, AppError> {
        let Some(program) = self.programs.iter().find(|row| row.code == aid.program && row.public)
        else {
            return Ok(None);
        };
        let note = aid.open(&self.ctx.keys).map_err(|error| AppError::unavailable(&error))?;
        Ok(Some(ProgramLine {
            code: program.code.clone(),
            name: program.name.clone(),
            status: aid.status,
            period: aid.period.clone(),
            note: note.note,
        }))
    }

    /// The token of a card: everything its forms will show of the person.
    fn card_token(&self, found: &Found, shown: &Shown, homonyms: bool) -> Result<String, AppError> {
        let (masked_name, rt, rw) = shown.line.clone();
        let subject = Subject {
            id: found.subject,
            desa: self.query.desa,
            masked_name,
            rt,
            rw,
            marker: shown.marker,
            homonyms,
        };
        seal_card(self.ctx, &subject)
    }
}

/// How a card tells one person from others.
struct Shown {
    /// Masked name, RT, RW.
    line: (String, String, String),
    marker: Option<char>,
}

fn year_of(date: NaiveDate) -> u16 {
    u16::try_from(chrono::Datelike::year(&date)).unwrap_or_default()
}
