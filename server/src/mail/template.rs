//! Which mails there are, and the only values they may carry.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use domain::ticket::{ResumeCode, TicketNumber};
use domain::window::Cycle;
use serde::{Deserialize, Serialize};

/// A mail. The wire form, in the outbox, is [`Template::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Template {
    /// A proposal has arrived. Values: ticket, cycle with its cut-off.
    Submitted,
    /// The contact of a case was changed; goes to the old address too, if there was one. Values:
    /// ticket.
    ContactChanged,
    /// A case was withdrawn. Values: ticket.
    Withdrawn,
    /// Officers ask for more. Values: ticket, perhaps a due date.
    InfoNeeded,
    /// There is news, which the mail does not tell. Values: ticket.
    Decided,
    /// An appeal has arrived. Values: ticket, perhaps a due date.
    AppealReceived,
    /// A request about one's own data has arrived. Values: ticket, perhaps a due date.
    RightsReceived,
    /// Somebody was proposed by another resident and is told so (D-13, S-6). No values: the ticket
    /// is the proposer's.
    SubjectTold,
    /// What another resident proposed about somebody was looked at. Says nothing of how. No values.
    SubjectReviewed,
    /// A report about somebody has arrived. Says neither what it is nor about whom. Values: ticket.
    ReportReceived,
    /// Somebody may answer what was said about them (S-11). Values: reply code, due date.
    ReplyNotice,
}

/// A word that names no mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such mail")]
pub struct UnknownTemplate;

impl Template {
    /// Every mail.
    pub const ALL: [Self; 11] = [
        Self::Submitted,
        Self::ContactChanged,
        Self::Withdrawn,
        Self::InfoNeeded,
        Self::Decided,
        Self::AppealReceived,
        Self::RightsReceived,
        Self::SubjectTold,
        Self::SubjectReviewed,
        Self::ReportReceived,
        Self::ReplyNotice,
    ];

    /// Its name in the outbox.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::ContactChanged => "contact_changed",
            Self::Withdrawn => "withdrawn",
            Self::InfoNeeded => "info_needed",
            Self::Decided => "decided",
            Self::AppealReceived => "appeal_received",
            Self::RightsReceived => "rights_received",
            Self::SubjectTold => "subject_told",
            Self::SubjectReviewed => "subject_reviewed",
            Self::ReportReceived => "report_received",
            Self::ReplyNotice => "reply_notice",
        }
    }
}

impl FromStr for Template {
    type Err = UnknownTemplate;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|template| template.as_str() == name).ok_or(UnknownTemplate)
    }
}

/// The values of a mail. There is no place here for a PIN, a NIK, a name or free text, and there
/// must never be one.
///
/// A sentence whose value is missing is left out of the mail.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Packed", into = "Packed")]
pub struct Params {
    /// The case.
    pub ticket: Option<TicketNumber>,
    /// The earliest monthly cycle (W-2).
    pub cycle: Option<Cycle>,
    /// The last day of that cycle's proposals.
    pub cutoff: Option<NaiveDate>,
    /// By when an answer is due: the citizen's or ours.
    pub due: Option<NaiveDate>,
    /// Opens the right of reply, once.
    pub reply_code: Option<ResumeCode>,
}

/// A ticket number is half of what opens a case.
impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Params(…)")
    }
}

impl Params {
    /// The values of a mail about this case.
    pub fn of_ticket(ticket: TicketNumber) -> Self {
        Self { ticket: Some(ticket), ..Self::default() }
    }

    /// The values of the mail that brings a right of reply.
    pub fn of_reply(code: ResumeCode, due: NaiveDate) -> Self {
        Self { reply_code: Some(code), due: Some(due), ..Self::default() }
    }

    /// The same with the earliest cycle and its last day.
    #[must_use]
    pub fn cycle(mut self, cycle: Cycle, cutoff: NaiveDate) -> Self {
        self.cycle = Some(cycle);
        self.cutoff = Some(cutoff);
        self
    }

    /// The same with a day by which an answer is due.
    #[must_use]
    pub fn due(mut self, due: NaiveDate) -> Self {
        self.due = Some(due);
        self
    }
}

/// The form in which values are sealed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ticket: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cycle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cutoff: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reply_code: Option<String>,
}

impl From<Params> for Packed {
    fn from(params: Params) -> Self {
        Self {
            ticket: params.ticket.map(|ticket| ticket.as_str().to_owned()),
            cycle: params.cycle.map(|cycle| cycle.to_string()),
            cutoff: params.cutoff,
            due: params.due,
            reply_code: params.reply_code.map(|code| code.as_str().to_owned()),
        }
    }
}

/// A stored value is not what it should be. Says no more on purpose.
#[derive(Debug, thiserror::Error)]
#[error("a value of a mail is malformed")]
struct MalformedValue;

impl TryFrom<Packed> for Params {
    type Error = MalformedValue;

    fn try_from(packed: Packed) -> Result<Self, Self::Error> {
        let ticket = packed.ticket.as_deref().map(TicketNumber::parse).transpose();
        let cycle = packed.cycle.as_deref().map(str::parse).transpose();
        let reply_code = packed.reply_code.as_deref().map(ResumeCode::parse).transpose();
        Ok(Self {
            ticket: ticket.map_err(|_| MalformedValue)?,
            cycle: cycle.map_err(|_| MalformedValue)?,
            cutoff: packed.cutoff,
            due: packed.due,
            reply_code: reply_code.map_err(|_| MalformedValue)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mail_is_found_by_its_name() {
        for template in Template::ALL {
            assert_eq!(template.as_str().parse(), Ok(template));
        }
        assert_eq!("pin".parse::<Template>(), Err(UnknownTemplate));
    }

    #[test]
    fn values_survive_the_outbox() {
        let day = NaiveDate::from_ymd_opt(2025, 2, 23).expect("a day");
        let params = Params::of_ticket(TicketNumber::from_entropy(&[7; 16]))
            .cycle("2025-02".parse().expect("a cycle"), day)
            .due(day);
        let packed = serde_json::to_string(&params).expect("it is written");
        assert_eq!(serde_json::from_str::<Params>(&packed).expect("it is read"), params);
        let empty: Params = serde_json::from_str("{}").expect("nothing is enough");
        assert_eq!(empty, Params::default());
    }

    #[test]
    fn there_is_no_place_for_anything_else() {
        for field in ["pin", "nik", "nomor_kk", "nama", "text"] {
            let packed = format!("{{\"{field}\":\"123456\"}}");
            assert!(serde_json::from_str::<Params>(&packed).is_err(), "{field}");
        }
        // A NIK or a PIN is no ticket number either: that has letters and a check character.
        for value in ["9901015203870001", "123456"] {
            let packed = format!("{{\"ticket\":\"{value}\"}}");
            assert!(serde_json::from_str::<Params>(&packed).is_err(), "{value}");
        }
    }
}
