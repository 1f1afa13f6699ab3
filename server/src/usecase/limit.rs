//! Rate limits and enumeration budgets, kept in the database so that every instance counts the same.
//!
//! A limit bounds what one client does; a budget bounds what everybody together may learn of one village, one name or
//! one person, so that many addresses do not help. A client is an address (a /64 for IPv6). Addresses, villages and
//! names are kept only as keyed hashes of the day (S-9).

use std::net::IpAddr;

use domain::wilayah::KodeWilayah;

use super::{AppError, Context};
use crate::store::limit::Hit;

/// Hashes of clients change every day (S-9).
const SECONDS_OF_A_DAY: i64 = 86_400;

/// A client as the limits see it: the address, shortened to its network for IPv6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client([u8; 16]);

impl Client {
    /// The client behind `address`.
    pub fn new(address: IpAddr) -> Self {
        let mut octets = match address.to_canonical() {
            IpAddr::V4(v4) => return Self(v4.to_ipv6_mapped().octets()),
            IpAddr::V6(v6) => v6.octets(),
        };
        octets[8..].fill(0);
        Self(octets)
    }

    /// What is counted for this client.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Look-ups of a client in a short time, from the page or the API.
    Lookup,
    /// Look-ups of a client in a day.
    LookupDay,
    /// Look-ups of one name by one client, wherever: somebody is searching for a person across villages.
    NameByClient,
    /// Look-ups in one village by everybody: somebody is emptying a village.
    Village,
    /// Look-ups of one name in all villages by everybody.
    Name,
    /// Years of birth stated by a client for one name in one village: somebody is guessing.
    BirthYearByClient,
    /// The same by everybody: somebody is guessing from many addresses.
    BirthYear,
    /// Opened result links of a client.
    Result,
    /// Village searches of a client.
    VillageSearch,
    /// Drafts that a client begins.
    DraftBegin,
    /// Resume codes that a client tries.
    Resume,
    /// Files that a client sends.
    Upload,
    /// Forms that a client sends.
    Submit,
    /// Reports under one NIK that still look like a neighbour: beyond, the reviewer is told.
    Reporter,
    /// Reports with one telephone number: likewise.
    ReporterPhone,
    /// Reports about one person that still look like neighbours: beyond, the reviewer is told (never counted as votes).
    SubjectBurst,
    /// Reports from one place that still look like neighbours: likewise.
    PlaceBurst,
    /// Tickets that a client looks up.
    Track,
    /// Passwords of officers that a client tries. An office shares one address.
    SignIn,
    /// Captcha pictures drawn for a client. Without JavaScript every step of choosing a village shows one.
    Picture,
    /// Proof-of-work challenges handed to a client.
    ProofOfWork,
}

impl Limit {
    /// Purpose of the keyed hash.
    const fn purpose(self) -> &'static str {
        match self {
            Self::Lookup => "limit.lookup",
            Self::LookupDay => "limit.lookup_day",
            Self::NameByClient => "limit.name_by_client",
            Self::Village => "limit.village",
            Self::Name => "limit.name",
            Self::BirthYearByClient => "limit.birth_year_by_client",
            Self::BirthYear => "limit.birth_year",
            Self::Result => "limit.result",
            Self::VillageSearch => "limit.village_search",
            Self::DraftBegin => "limit.draft_begin",
            Self::Resume => "limit.resume",
            Self::Upload => "limit.upload",
            Self::Submit => "limit.submit",
            Self::Reporter => "limit.reporter",
            Self::ReporterPhone => "limit.reporter_phone",
            Self::SubjectBurst => "limit.subject_burst",
            Self::PlaceBurst => "limit.place_burst",
            Self::Track => "limit.track",
            Self::SignIn => "limit.sign_in",
            Self::Picture => "limit.picture",
            Self::ProofOfWork => "limit.proof_of_work",
        }
    }

    /// How many are served in one window. A village office or a mobile operator may share one address.
    pub const fn max_hits(self) -> u32 {
        match self {
            Self::Lookup => 25,
            Self::LookupDay => 4000,
            Self::NameByClient => 12,
            Self::Village => 600,
            Self::Name => 3000,
            Self::BirthYearByClient => 6,
            Self::BirthYear => 40,
            Self::Result => 100,
            Self::VillageSearch | Self::ProofOfWork | Self::Track | Self::SignIn => 60,
            Self::Picture => 120,
            // A village office files for many people from one address, and so does a mobile operator.
            Self::DraftBegin | Self::Submit | Self::Upload => 300,
            Self::Resume => 20,
            Self::Reporter | Self::ReporterPhone | Self::SubjectBurst | Self::PlaceBurst => 4,
        }
    }

    /// Length of the window, in seconds.
    pub const fn window_seconds(self) -> u32 {
        match self {
            Self::Lookup
            | Self::Result
            | Self::VillageSearch
            | Self::Resume
            | Self::Upload
            | Self::Track
            | Self::SignIn
            | Self::Picture
            | Self::ProofOfWork => 300,
            Self::NameByClient
            | Self::Village
            | Self::Name
            | Self::DraftBegin
            | Self::Submit
            | Self::PlaceBurst => 3600,
            Self::LookupDay
            | Self::BirthYearByClient
            | Self::BirthYear
            | Self::Reporter
            | Self::ReporterPhone
            | Self::SubjectBurst => 86_400,
        }
    }
}

/// Counts one use of `limit` by, or of, `whom`.
///
/// # Errors
/// [`AppError::TooManyRequests`] beyond the limit, with the seconds until the window ends.
pub async fn count(ctx: &Context, limit: Limit, whom: &[&[u8]]) -> Result<(), AppError> {
    count_all(ctx, &[(limit, whom)]).await
}

/// A look-up as the limits see it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Who asks.
    pub client: Client,
    /// Where.
    pub desa: &'a KodeWilayah,
    /// For whom: the exact key of the name.
    pub name: &'a str,
    /// Whether a year of birth is stated.
    pub year: bool,
}

/// Counts a look-up against the limits of its client.
///
/// # Errors
/// [`AppError::TooManyRequests`] beyond any of them.
pub async fn count_own(ctx: &Context, asked: &Asked<'_>) -> Result<(), AppError> {
    let (client, name) = (asked.client.bytes(), asked.name.as_bytes());
    let person = [client, asked.desa.as_str().as_bytes(), name];
    let all: [(Limit, &[&[u8]]); 4] = [
        (Limit::Lookup, &[client]),
        (Limit::LookupDay, &[client]),
        (Limit::NameByClient, &[client, name]),
        (Limit::BirthYearByClient, &person),
    ];
    count_all(ctx, if asked.year { &all } else { &all[..3] }).await
}

/// Counts a look-up against the budgets that everybody shares. Call it after [`count_own`], so that who is refused
/// spends nothing of them.
///
/// # Errors
/// [`AppError::TooManyRequests`] beyond any of them.
pub async fn count_shared(ctx: &Context, asked: &Asked<'_>) -> Result<(), AppError> {
    let (desa, name) = (asked.desa.as_str().as_bytes(), asked.name.as_bytes());
    let all: [(Limit, &[&[u8]]); 3] =
        [(Limit::Village, &[desa]), (Limit::Name, &[name]), (Limit::BirthYear, &[desa, name])];
    // Where the office asks everybody for the year, stating it is no sign of guessing.
    let guessing = asked.year && !ctx.config.office.require_birth_year;
    count_all(ctx, if guessing { &all } else { &all[..2] }).await
}

/// Whether one more use of `limit` by `whom` would be served; counts nothing.
///
/// # Errors
/// [`AppError::TooManyRequests`] when it would not.
pub async fn ensure_left(ctx: &Context, limit: Limit, whom: &[&[u8]]) -> Result<(), AppError> {
    if !ctx.config.abuse.rate_limits {
        return Ok(());
    }
    let now = ctx.clock.now().timestamp();
    let hit = hit_of(ctx, limit, whom, now);
    if ctx.store.hits(&hit).await? < limit.max_hits() { Ok(()) } else { Err(wait_for(&hit, now)) }
}

/// Counts several limits in one statement; the longest wait of those that are spent is told.
async fn count_all(ctx: &Context, limits: &[(Limit, &[&[u8]])]) -> Result<(), AppError> {
    if !ctx.config.abuse.rate_limits {
        return Ok(());
    }
    let now = ctx.clock.now().timestamp();
    let hits: Vec<Hit> =
        limits.iter().map(|(limit, whom)| hit_of(ctx, *limit, whom, now)).collect();
    let counts = ctx.store.hit(&hits).await?;
    let spent = limits.iter().zip(&hits).zip(counts);
    let last_to_open = spent
        .filter(|(((limit, _), _), count)| *count > limit.max_hits())
        .map(|((_, hit), _)| hit)
        .max_by_key(|hit| hit.window_start + hit.window_seconds);
    last_to_open.map_or(Ok(()), |hit| Err(wait_for(hit, now)))
}

/// What is counted: who or what, as the keyed hash of the day, in the window of `now` (Unix seconds).
fn hit_of(ctx: &Context, limit: Limit, whom: &[&[u8]], now: i64) -> Hit {
    let day = now.div_euclid(SECONDS_OF_A_DAY).to_le_bytes();
    let window_seconds = i64::from(limit.window_seconds());
    let key = ctx.keys.index(limit.purpose(), &[&[&day[..]], whom].concat());
    Hit { key, window_start: now - now.rem_euclid(window_seconds), window_seconds }
}

/// The refusal until the window of `hit` ends.
fn wait_for(hit: &Hit, now: i64) -> AppError {
    let seconds = (hit.window_start + hit.window_seconds - now).max(1);
    AppError::TooManyRequests { retry_after_seconds: u32::try_from(seconds).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ipv6_neighbours_are_one_client_and_ipv4_neighbours_are_two() {
        let client = |text: &str| Client::new(text.parse().expect("an address"));
        assert_eq!(client("2001:db8::1"), client("2001:db8::ffff"));
        assert_ne!(client("2001:db8::1"), client("2001:db8:0:1::1"));
        assert_ne!(client("192.0.2.1"), client("192.0.2.2"));
        assert_eq!(client("192.0.2.1"), client("::ffff:192.0.2.1"));
    }
}
