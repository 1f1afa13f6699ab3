//! The card of a person on a result: what names them to the forms that start from it (S-4).
//!
//! A card's token is sealed, expires, and holds what the card showed, so that every page of a form can show it again
//! without looking anybody up.

use app::components::region_path::region_path;
use app::pages::draft::model::SubjectCard;
use chrono::{DateTime, Utc};
use domain::wilayah::KodeWilayah;
use serde::{Deserialize, Serialize};

use super::{AppError, Context};
use crate::crypto::Keys;
use crate::store::tokens::SubjectId;

/// How long a card's token is good for beginning a form, in minutes.
const CARD_MINUTES: i64 = 120;
const CARD_PURPOSE: &str = "kartu";

/// A person in the recipient data as their card showed them. Masked, but still personal: kept sealed, never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The person, the same in every data version.
    #[serde(rename = "i", with = "short_id")]
    pub id: SubjectId,
    /// The village.
    #[serde(rename = "d")]
    pub desa: KodeWilayah,
    /// `S**i A****h`
    #[serde(rename = "n")]
    pub masked_name: String,
    /// RT, zeros kept; may be empty.
    #[serde(rename = "r")]
    pub rt: String,
    /// RW likewise.
    #[serde(rename = "w")]
    pub rw: String,
    /// A, B, … where name and RT/RW are the same twice.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub marker: Option<char>,
    /// Others of the same name stood on the result, or the name is only similar: whether it is this person must be
    /// confirmed.
    #[serde(rename = "h")]
    pub homonyms: bool,
}

impl std::fmt::Debug for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Subject(…)")
    }
}

/// What is sealed in a card's token.
#[derive(Serialize, Deserialize)]
struct CardToken {
    #[serde(flatten)]
    subject: Subject,
    /// Unix seconds.
    #[serde(rename = "e")]
    expires: i64,
}

/// A subject in as few characters as text allows: a page holds thirty of them.
mod short_id {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD_NO_PAD;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use crate::store::tokens::SubjectId;

    pub(super) fn serialize<S: Serializer>(id: &SubjectId, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD_NO_PAD.encode(id))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<SubjectId, D::Error> {
        let text = String::deserialize(from)?;
        let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| D::Error::custom("no subject"))?;
        bytes.try_into().map_err(|_| D::Error::custom("no subject"))
    }
}

/// What a token turned out to be.
#[derive(Debug)]
pub enum OpenedCard {
    /// A card handed out here, good to act on.
    Good(Subject),
    /// Handed out here, but too long ago: where to look again.
    Expired {
        /// The village.
        desa: KodeWilayah,
    },
    /// Broken, foreign, or made for something else.
    Unknown,
}

/// Seals a card into its token.
///
/// # Errors
/// None in practice: a card always serialises.
pub fn seal_card(ctx: &Context, subject: &Subject) -> Result<String, AppError> {
    let expires = (ctx.clock.now() + chrono::Duration::minutes(CARD_MINUTES)).timestamp();
    let token = CardToken { subject: subject.clone(), expires };
    let plain = serde_json::to_vec(&token).map_err(|error| AppError::unavailable(&error))?;
    Ok(ctx.keys.seal_token(CARD_PURPOSE, &plain))
}

/// Opens a card's token at `now`.
pub fn open_card(keys: &Keys, token: &str, now: DateTime<Utc>) -> OpenedCard {
    let opened = keys.open_token(CARD_PURPOSE, token).ok();
    let Some(card) = opened.and_then(|plain| serde_json::from_slice::<CardToken>(&plain).ok())
    else {
        return OpenedCard::Unknown;
    };
    if card.expires > now.timestamp() {
        OpenedCard::Good(card.subject)
    } else {
        OpenedCard::Expired { desa: card.subject.desa }
    }
}

/// The person a token names, good to act on.
///
/// # Errors
/// [`AppError::LinkExpired`] for any other token.
pub fn subject_of(ctx: &Context, token: &str) -> Result<Subject, AppError> {
    match open_card(&ctx.keys, token, ctx.clock.now()) {
        OpenedCard::Good(subject) => Ok(subject),
        OpenedCard::Expired { .. } | OpenedCard::Unknown => Err(AppError::LinkExpired),
    }
}

/// Seals a person into a draft or a case: `place` names it.
///
/// # Errors
/// None in practice: a card always serialises.
pub fn seal_subject(keys: &Keys, place: &str, subject: &Subject) -> Result<Vec<u8>, AppError> {
    let plain = serde_json::to_vec(subject).map_err(|error| AppError::unavailable(&error))?;
    Ok(keys.seal(&subject_aad(place), &plain))
}

/// The person sealed in a draft or a case; `None` when it cannot be opened.
pub fn open_subject(keys: &Keys, place: &str, sealed: &[u8]) -> Option<Subject> {
    let plain = keys.open(&subject_aad(place), sealed).ok()?;
    serde_json::from_slice(&plain).ok()
}

fn subject_aad(place: &str) -> Vec<u8> {
    format!("subject|{place}").into_bytes()
}

/// The card as pages show it, with the village in words.
///
/// # Errors
/// When the table of regions cannot be read.
pub async fn card_words(ctx: &Context, subject: &Subject) -> Result<SubjectCard, AppError> {
    let path = ctx.store.path(&subject.desa).await?;
    Ok(SubjectCard {
        masked_name: subject.masked_name.clone(),
        rt: subject.rt.clone(),
        rw: subject.rw.clone(),
        marker: subject.marker,
        region: path.map(|path| region_path(&path)).unwrap_or_default(),
    })
}

/// Purpose of the seal around a name that was looked up.
const SEARCHED: &str = "cek.name";

/// A name that was looked up, for the browser that did: a card that is too old must not tell it to whoever finds its
/// link.
pub fn seal_searched(keys: &Keys, name: &str) -> String {
    keys.seal_token(SEARCHED, name.as_bytes())
}

/// The name a browser looked up last.
pub fn searched(keys: &Keys, sealed: &str) -> Option<String> {
    String::from_utf8(keys.open_token(SEARCHED, sealed).ok()?).ok()
}
