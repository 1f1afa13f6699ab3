//! Error pages: whose fault it is, what to do next, ways out, who can help.

use chrono::NaiveDate;
use domain::window::WindowKind;
use leptos::prelude::*;

use crate::chrome::Chrome;
use crate::components::button::Rank;
use crate::components::layout::Layout;
use crate::pages::draft::Door;
use crate::pages::petugas::frame::{DeskFrame, DeskLayout};
use crate::text::{Lang, Text, date, error as t};

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// 404: no such page.
    NotFound,
    /// 410: the sealed link of a result is forged or older than 15 minutes.
    LinkExpired,
    /// 410: the draft was sent, discarded, or erased for its age.
    DraftGone,
    /// 403: not with this role.
    Forbidden,
    /// 409: the office may not do this today (W-4).
    WindowClosed {
        /// Which window.
        kind: WindowKind,
        /// When it opens again, if a rule says so.
        opens: Option<NaiveDate>,
    },
    /// 409: contradicts what is already so.
    Conflict,
    /// 400: what was sent cannot be read.
    BadRequest,
    /// 429: too many look-ups.
    TooManyRequests {
        /// When the next attempt makes sense, in seconds.
        retry_after_seconds: u64,
    },
    /// 413: what was sent is too long.
    TooLarge,
    /// 405: the address exists, but not for this method.
    MethodNotAllowed,
    /// 403: the form came from another site.
    CrossOrigin,
    /// 503: no room on the disk for anything new.
    Full,
    /// 500 and 503: our fault.
    Unavailable,
}

impl ErrorKind {
    /// One of each, for the page of components and for tests.
    pub const ALL: [Self; 13] = [
        Self::NotFound,
        Self::LinkExpired,
        Self::DraftGone,
        Self::Forbidden,
        Self::WindowClosed { kind: WindowKind::VerifikasiBnba, opens: None },
        Self::Conflict,
        Self::BadRequest,
        Self::TooManyRequests { retry_after_seconds: 300 },
        Self::TooLarge,
        Self::MethodNotAllowed,
        Self::CrossOrigin,
        Self::Full,
        Self::Unavailable,
    ];

    const fn title(self, door: Door) -> Text {
        match self {
            Self::NotFound => t::NOT_FOUND,
            Self::LinkExpired => t::EXPIRED,
            Self::DraftGone if door.is_delicate() => t::DRAFT_GONE_OTHER,
            Self::DraftGone => t::DRAFT_GONE,
            Self::Forbidden => t::FORBIDDEN,
            Self::WindowClosed { .. } => t::WINDOW_CLOSED,
            Self::Conflict => t::CONFLICT,
            Self::Full => t::FULL,
            Self::BadRequest => t::BAD_REQUEST,
            Self::TooManyRequests { .. } => t::TOO_MANY,
            Self::TooLarge => t::TOO_LARGE,
            Self::MethodNotAllowed => t::METHOD,
            Self::CrossOrigin => t::CROSS_ORIGIN,
            Self::Unavailable => t::UNAVAILABLE,
        }
    }

    const fn why(self) -> Text {
        match self {
            Self::NotFound => t::NOT_FOUND_WHY,
            Self::LinkExpired => t::EXPIRED_WHY,
            Self::DraftGone => t::DRAFT_GONE_WHY,
            Self::Forbidden => t::FORBIDDEN_WHY,
            Self::WindowClosed { kind, .. } => t::window_closed_why(kind),
            Self::Conflict => t::CONFLICT_WHY,
            Self::Full => t::FULL_WHY,
            Self::BadRequest => t::BAD_REQUEST_WHY,
            Self::TooManyRequests { .. } => t::TOO_MANY_WHY,
            Self::TooLarge => t::TOO_LARGE_WHY,
            Self::MethodNotAllowed => t::METHOD_WHY,
            Self::CrossOrigin => t::CROSS_ORIGIN_WHY,
            Self::Unavailable => t::UNAVAILABLE_WHY,
        }
    }

    fn next(self, lang: Lang, from: Place<'_>) -> String {
        let text = match self {
            Self::NotFound => t::NOT_FOUND_NEXT,
            Self::LinkExpired => t::EXPIRED_NEXT,
            Self::DraftGone => match from.door {
                Door::Usulan => t::DRAFT_GONE_NEXT,
                Door::Jawab => t::DRAFT_GONE_NEXT_REPLY,
                Door::Sanggahan | Door::Perbaikan => t::DRAFT_GONE_NEXT_OTHER,
            },
            Self::Forbidden => t::FORBIDDEN_NEXT,
            Self::WindowClosed { opens: Some(day), .. } => {
                return t::WINDOW_OPENS.fill(lang, &[("date", &date::long(lang, day))]);
            }
            Self::WindowClosed { opens: None, .. } => t::WINDOW_NO_RULE,
            Self::Conflict => t::CONFLICT_NEXT,
            Self::Full if from.has_draft() => t::FULL_NEXT,
            Self::Full => t::FULL_NEXT_LATER,
            Self::BadRequest => t::BAD_REQUEST_NEXT,
            Self::TooManyRequests { retry_after_seconds } => {
                return wait(lang, retry_after_seconds);
            }
            Self::TooLarge => t::TOO_LARGE_NEXT,
            Self::MethodNotAllowed if from.form().is_some() => t::METHOD_NEXT,
            Self::MethodNotAllowed => t::METHOD_NEXT_ELSEWHERE,
            Self::CrossOrigin => t::CROSS_ORIGIN_NEXT,
            Self::Unavailable => t::UNAVAILABLE_NEXT,
        };
        text.get(lang).to_owned()
    }

    /// The way out that fits this error better than the general ones.
    fn own_way(self, from: Place<'_>) -> Option<(&str, Text)> {
        let door = from.door;
        if from.is_desk() {
            return Some((DESK, t::TO_DESK));
        }
        match self {
            Self::DraftGone if door.is_delicate() => Some((door.start(), t::TO_START)),
            Self::DraftGone => Some((door.start(), t::TO_USULAN)),
            Self::Conflict | Self::Full if from.is_case() => Some((CASE, t::TO_CASE)),
            Self::Conflict | Self::Full | Self::NotFound if from.has_draft() => {
                Some((door.tasks(), t::TO_DRAFT))
            }
            Self::MethodNotAllowed => Some((from.form()?, t::TO_FORM)),
            // Whatever takes a form shows it too, or leads to the page that does.
            Self::TooManyRequests { .. } | Self::BadRequest | Self::TooLarge | Self::Full
                if from.takes_forms() =>
            {
                Some((from.path, t::TO_FORM))
            }
            _ => None,
        }
    }

    /// Ways out for whom no other fits: what people come for most.
    const fn general_ways(self) -> &'static [(&'static str, Text)] {
        match self {
            Self::NotFound | Self::BadRequest | Self::TooLarge | Self::MethodNotAllowed => {
                &[("/usulan/baru", t::TO_PROPOSE), (TRACK, t::TO_TRACK)]
            }
            Self::DraftGone => &[(TRACK, t::TO_TRACK)],
            _ => &[],
        }
    }
}

/// The way into a case, and the case that is open.
const TRACK: &str = "/lacak";
const CASE: &str = "/lacak/kasus";
/// Where somebody is looked up.
const CEK: &str = "/cek";
/// Where officers begin.
const DESK: &str = "/petugas";

/// Where somebody was when it went wrong.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The address.
    path: &'a str,
    /// Its door, or that of proposals.
    door: Door,
}

impl<'a> Place<'a> {
    fn of(path: &'a str) -> Self {
        Self { path, door: Door::of_path(path).unwrap_or(Door::Usulan) }
    }

    /// In a case.
    fn is_case(self) -> bool {
        self.path.starts_with(CASE)
    }

    /// Among the pages of officers.
    fn is_desk(self) -> bool {
        self.is_below(DESK)
    }

    /// In a draft, which is there to go back to. Going on with a code is not in it yet.
    fn has_draft(self) -> bool {
        self.path.starts_with(self.door.tasks()) && self.path != self.door.resume()
    }

    /// The page with the form that belongs to this address, if one does.
    fn form(self) -> Option<&'static str> {
        match Door::of_path(self.path) {
            _ if self.is_case() => Some(CASE),
            Some(door) if self.has_draft() => Some(door.tasks()),
            Some(door) => Some(door.start()),
            None => [TRACK, CEK].into_iter().find(|start| self.is_below(start)),
        }
    }

    fn is_below(self, start: &str) -> bool {
        self.path.strip_prefix(start).is_some_and(is_end_of_segment)
    }

    /// At an address that answers to a form.
    fn takes_forms(self) -> bool {
        Door::of_path(self.path).is_some() || [TRACK, CEK].into_iter().any(|one| self.is_below(one))
    }
}

fn is_end_of_segment(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

/// How long to wait: seconds up to two minutes, beyond that minutes, rounded up.
pub(super) fn wait(lang: Lang, seconds: u64) -> String {
    if seconds <= 120 {
        return t::TOO_MANY_NEXT_SECONDS.fill(lang, &[("seconds", &seconds.to_string())]);
    }
    let minutes = seconds.div_ceil(60).to_string();
    t::TOO_MANY_NEXT_MINUTES.fill(lang, &[("minutes", &minutes)])
}

/// An error page.
#[derive(Debug, Clone)]
pub struct ErrorPage {
    /// The frame.
    pub chrome: Chrome,
    /// What went wrong.
    pub kind: ErrorKind,
    /// Number under which the log has the cause. Never anything personal.
    pub incident: Option<String>,
    /// The frame of the officer who is signed in, where it happened on a page of officers.
    pub desk: Option<DeskFrame>,
}

/// The whole document.
pub fn error_page(page: ErrorPage) -> AnyView {
    let lang = page.chrome.lang;
    let path = page.chrome.path.clone();
    let from = Place::of(&path);
    let (title, why, next) = if from.is_desk() && page.kind == ErrorKind::LinkExpired {
        let next = t::EXPIRED_DESK_NEXT.get(lang).to_owned();
        (t::EXPIRED_DESK.get(lang), t::EXPIRED_DESK_WHY.get(lang), next)
    } else {
        let next = page.kind.next(lang, from);
        (page.kind.title(from.door).get(lang), page.kind.why().get(lang), next)
    };
    let own_way = page.kind.own_way(from).map(|(href, text)| {
        view! { <a class=Rank::Main.class() href=href.to_owned()>{text.get(lang)}</a> }
    });
    let general: Vec<_> = page
        .kind
        .general_ways()
        .iter()
        .map(|(href, text)| {
            view! { <a class=Rank::Second.class() href=*href>{text.get(lang)}</a> }
        })
        .collect();
    let cek_rank = if own_way.is_some() { Rank::Second } else { Rank::Main };
    let incident = page.incident.map(|code| {
        view! {
            <p>{t::INCIDENT.get(lang)}": "<code class="cus-incident">{code}</code></p>
        }
    });
    let told = view! {
        <h1>{title}</h1>
        <p class="cus-lead">{why}</p>
        <h2>{t::NEXT.get(lang)}</h2>
        <p>{next}</p>
        {incident}
    };
    // Who is signed in has the menu of their role beside it; what citizens come for is no way out for them.
    if let Some(frame) = page.desk {
        return view! {
            <DeskLayout frame title>{told}<p class="cus-ways">{own_way}</p></DeskLayout>
        }
        .into_any();
    }
    view! {
        <Layout chrome=page.chrome title>
            {told}
            <p class="cus-ways">
                {own_way}
                <a class=cek_rank.class() href=CEK>{t::TO_CEK.get(lang)}</a>
                {general}
                <a class=Rank::Second.class() href="/panduan">{t::TO_GUIDE.get(lang)}</a>
                <a class=Rank::Second.class() href="/">{t::TO_HOME.get(lang)}</a>
            </p>
        </Layout>
    }
    .into_any()
}
