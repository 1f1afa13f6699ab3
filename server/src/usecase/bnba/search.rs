//! Finds listed people in the scope of an officer: by NIK, family card or name, or village by village.
//!
//! What is looked for never stands in an address: the list is reached by a sealed token.

use domain::bnba::MarkKind;
use domain::field::{ErrorCode, FieldErrors};
use domain::names::{exact_key, loose_keys};
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use domain::penerima::AidStatus;
use domain::typed_name::TypedName;
use domain::wilayah::{KodeWilayah, Level};
use serde::{Deserialize, Serialize};

use super::{Person, expiry, mark, open, open_link, person_token, seal_link};
use crate::store::penerima::{SealedBantuan, SealedPenerima};
use crate::store::tokens::{self, exact_name_key, loose_name_key, shortened_name_key};
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// People on one page of a list.
pub const PAGE: u64 = 25;
/// Most people found by one name.
const NAME_LIMIT: u64 = 100;
/// Most villages in which a name is looked for at once.
const VILLAGES_MAX: usize = 1_000;
/// Purpose of the seal around a list.
const LIST_PURPOSE: &str = "petugas.penerima.daftar";

/// What was typed.
#[derive(Clone, Default)]
pub struct SearchForm {
    /// Code of a village of the scope, or empty for all of it.
    pub desa: String,
    /// A name.
    pub nama: String,
    /// A NIK.
    pub nik: String,
    /// The number of a family card.
    pub nomor_kk: String,
}

/// What is looked for.
#[derive(Clone, Serialize, Deserialize)]
enum Wanted {
    #[serde(rename = "i")]
    Nik(String),
    #[serde(rename = "k")]
    Family(String),
    #[serde(rename = "n")]
    Name(Option<KodeWilayah>, String),
    #[serde(rename = "d")]
    Village(KodeWilayah),
}

/// What is sealed in the address of a list.
#[derive(Serialize, Deserialize)]
struct ListLink {
    #[serde(rename = "w")]
    wanted: Wanted,
    #[serde(rename = "o")]
    officer: i64,
    #[serde(rename = "e")]
    expires: i64,
}

/// What a list is of, without telling of whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListKind {
    /// One NIK.
    Nik,
    /// One family card.
    Family,
    /// A name, in this village or in the whole scope.
    Name(Option<KodeWilayah>),
    /// Everybody in this village.
    Village(KodeWilayah),
}

/// One person of a list.
#[derive(Debug, Clone)]
pub struct ListLine {
    /// The token of their page.
    pub token: String,
    /// The person.
    pub person: Person,
    /// Programmes and what the data says of them.
    pub aid: Vec<(String, AidStatus)>,
    /// What they are marked with.
    pub marks: Vec<MarkKind>,
    /// Found under a similar name only (N-7).
    pub similar: bool,
}

/// A page of people.
#[derive(Debug, Clone)]
pub struct RecipientList {
    /// What it is of.
    pub kind: ListKind,
    /// The people.
    pub lines: Vec<ListLine>,
    /// Row number to go on after, when there are more.
    pub next: Option<i64>,
}

/// Reads what was typed and seals it into the token of a list.
///
/// # Errors
/// [`AppError::Invalid`] under `desa`, `nama`, `nik` or `nomor_kk`.
pub async fn seal_search(
    ctx: &Context,
    officer: &Officer,
    form: &SearchForm,
) -> Result<String, AppError> {
    let wanted = read(ctx, officer, form).await?;
    let link = ListLink { wanted, officer: officer.id, expires: expiry(ctx) };
    seal_link(&ctx.keys, LIST_PURPOSE, &link)
}

/// The token of the list of everybody in a village.
///
/// # Errors
/// [`AppError::NotFound`] outside the scope.
pub fn village_list(
    ctx: &Context,
    officer: &Officer,
    desa: KodeWilayah,
) -> Result<String, AppError> {
    if !officer.scope.covers(&desa) {
        return Err(AppError::NotFound);
    }
    let wanted = Wanted::Village(desa);
    seal_link(
        &ctx.keys,
        LIST_PURPOSE,
        &ListLink { wanted, officer: officer.id, expires: expiry(ctx) },
    )
}

async fn read(ctx: &Context, officer: &Officer, form: &SearchForm) -> Result<Wanted, AppError> {
    let mut errors = FieldErrors::default();
    let desa = match form.desa.trim() {
        "" => Ok(None),
        text => village(ctx, officer, text).await?.map(Some).ok_or(ErrorCode::RegionUnknown),
    };
    let desa = desa.map_err(|code| errors.push("desa", code)).unwrap_or_default();
    let filled = |text: &str| !text.trim().is_empty();
    let wanted = if filled(&form.nik) {
        Nik::parse(&form.nik)
            .map(|nik| Wanted::Nik(nik.as_str().to_owned()))
            .map_err(|code| errors.push("nik", code))
    } else if filled(&form.nomor_kk) {
        NomorKk::parse(&form.nomor_kk)
            .map(|number| Wanted::Family(number.as_str().to_owned()))
            .map_err(|code| errors.push("nomor_kk", code))
    } else if filled(&form.nama) {
        TypedName::parse(&form.nama)
            .map(|name| Wanted::Name(desa, name.as_str().to_owned()))
            .map_err(|code| errors.push("nama", code))
    } else {
        desa.map(Wanted::Village).ok_or_else(|| errors.push("desa", ErrorCode::Required))
    };
    match wanted {
        Ok(wanted) if errors.is_empty() => Ok(wanted),
        _ => Err(AppError::Invalid(errors)),
    }
}

/// A village in force in the scope.
async fn village(
    ctx: &Context,
    officer: &Officer,
    text: &str,
) -> Result<Option<KodeWilayah>, AppError> {
    let kode = text.parse::<KodeWilayah>().ok();
    let kode = kode.filter(|kode| kode.level() == Level::Desa && officer.scope.covers(kode));
    let Some(kode) = kode else { return Ok(None) };
    Ok(ctx.store.find(&kode).await?.map(|region| region.kode))
}

/// A page of the list a token names, after row number `after`. Noted before it is shown.
///
/// # Errors
/// [`AppError::LinkExpired`] for a token that is too old, broken or another officer's; [`AppError::NotFound`] while
/// nothing is loaded.
pub async fn list(
    ctx: &Context,
    officer: &Officer,
    token: &str,
    after: i64,
) -> Result<RecipientList, AppError> {
    let link: ListLink = open_link(ctx, LIST_PURPOSE, token)?;
    if link.officer != officer.id || link.expires <= ctx.clock.now().timestamp() {
        return Err(AppError::LinkExpired);
    }
    let version = ctx.store.current_version().await?.ok_or(AppError::NotFound)?.id;
    let rows = officer.rows(ctx);
    let (kind, detail) = told(&link.wanted);
    ctx.store.audit(&officer.entry(ctx, "recipient.list", None, Some(detail))).await?;
    let mut next = None;
    let (people, similar) = match &link.wanted {
        Wanted::Nik(nik) => {
            let subject = tokens::subject_id(&ctx.keys, nik);
            (rows.recipient(version, &subject).await?.into_iter().collect(), Vec::new())
        }
        Wanted::Family(number) => {
            let family = tokens::kk_token(&ctx.keys, number);
            (rows.recipients_of_family(version, &family).await?, Vec::new())
        }
        Wanted::Name(desa, name) => by_name(ctx, officer, version, *desa, name).await?,
        Wanted::Village(desa) => {
            let mut people = rows.recipients_in(version, desa, after, PAGE + 1).await?;
            if people.len() as u64 > PAGE {
                people.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
                next = people.last().map(|last| last.id);
            }
            (people, Vec::new())
        }
    };
    let mut lines = lines(ctx, officer, version, people, false).await?;
    lines.extend(self::lines(ctx, officer, version, similar, true).await?);
    Ok(RecipientList { kind, lines, next })
}

/// What the audit log and the page say of a list: codes only.
fn told(wanted: &Wanted) -> (ListKind, String) {
    match wanted {
        Wanted::Nik(_) => (ListKind::Nik, "nik".to_owned()),
        Wanted::Family(_) => (ListKind::Family, "kk".to_owned()),
        Wanted::Name(Some(desa), _) => (ListKind::Name(Some(*desa)), format!("nama:{desa}")),
        Wanted::Name(None, _) => (ListKind::Name(None), "nama".to_owned()),
        Wanted::Village(desa) => (ListKind::Village(*desa), format!("desa:{desa}")),
    }
}

/// People of exactly this name, and those of a similar one (N-7). In the whole scope only exactly: similar names of
/// hundreds of villages are no help.
async fn by_name(
    ctx: &Context,
    officer: &Officer,
    version: i64,
    desa: Option<KodeWilayah>,
    name: &str,
) -> Result<(Vec<SealedPenerima>, Vec<SealedPenerima>), AppError> {
    let rows = officer.rows(ctx);
    let villages = match desa {
        Some(desa) => vec![desa],
        None => village_codes(ctx, officer).await?,
    };
    let exact = exact_key(name);
    let keys: Vec<i64> =
        villages.iter().map(|desa| exact_name_key(&ctx.keys, desa, &exact)).collect();
    let found = rows.recipients_by_name(version, &keys, NAME_LIMIT).await?;
    let Some(desa) = desa else { return Ok((found, Vec::new())) };
    let loose = loose_keys(name);
    let full = loose.full.iter().flat_map(|key| {
        [loose_name_key(&ctx.keys, &desa, key), shortened_name_key(&ctx.keys, &desa, key)]
    });
    let shorter = loose.shortened.iter().map(|key| loose_name_key(&ctx.keys, &desa, key));
    let keys: Vec<i64> = full.chain(shorter).collect();
    let mut similar = rows.recipients_by_name(version, &keys, NAME_LIMIT).await?;
    similar.retain(|one| found.iter().all(|exact| exact.id != one.id));
    Ok((found, similar))
}

/// Codes of the villages in force in the scope.
async fn village_codes(ctx: &Context, officer: &Officer) -> Result<Vec<KodeWilayah>, AppError> {
    let mut codes: Vec<KodeWilayah> =
        officer.rows(ctx).villages().await?.into_iter().map(|path| path.desa.kode).collect();
    codes.truncate(VILLAGES_MAX);
    Ok(codes)
}

/// People as lines of a list. Each is named in the log first: the history of who read a person's data is made of this.
///
/// # Errors
/// When the log cannot be written, or something kept cannot be read: then nothing must be shown.
pub(super) async fn lines(
    ctx: &Context,
    officer: &Officer,
    version: i64,
    people: Vec<SealedPenerima>,
    similar: bool,
) -> Result<Vec<ListLine>, AppError> {
    let named = people.iter().map(|one| {
        let person = tokens::subject_hex(&one.subject);
        officer.entry(ctx, "recipient.list", None, Some(person))
    });
    ctx.store.audit_all(&named.collect::<Vec<_>>()).await?;
    let rows = officer.rows(ctx);
    let aid = rows.aid_of_recipients(version, &people).await?;
    let marks = rows.open_marks(&people).await?;
    let mut lines = Vec::with_capacity(people.len());
    for row in people {
        let own = marks.get(&row.subject).map(Vec::as_slice).unwrap_or_default();
        let marks = own.iter().map(|one| Ok(mark::open_mark(&ctx.keys, one)?.kind));
        lines.push(ListLine {
            token: person_token(ctx, officer, &row.subject)?,
            aid: aid_words(&aid, row.id),
            marks: marks.collect::<Result<_, AppError>>()?,
            person: open(ctx, row)?,
            similar,
        });
    }
    Ok(lines)
}

fn aid_words(aid: &[SealedBantuan], id: i64) -> Vec<(String, AidStatus)> {
    let own = aid.iter().filter(|one| one.penerima == id);
    own.map(|one| (one.program.clone(), one.status)).collect()
}
