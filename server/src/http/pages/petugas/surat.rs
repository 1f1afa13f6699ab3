//! `/petugas/surat`: the letters an office prints (S-11).
//!
//! A printed letter is the answer to the form itself and lies behind no address: its code is made at that moment and is
//! never shown again, so there is nothing to redirect to.

use std::collections::BTreeMap;

use app::chrome::{Assets, Chrome};
use app::components::region_path::region_path;
use app::pages::petugas::surat::{
    DueLetter, LetterList, LettersPage, NoticeLetter, PrintedLetter, letters_page, notice_letters,
};
use app::pages::sanggahan::model::{ReplyLetter, ReplyNotice};
use app::pages::sanggahan::reply_letters;
use app::text::{Lang, date, sanggahan::letter as text};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::ticket::TicketNumber;
use leptos::prelude::{AnyView, Owner, RenderHtml as _};

use crate::http::desk::Desk;
use crate::http::page::see_other;
use crate::http::pages::draft::words::Words;
use crate::http::pages::draft::{moment, qr};
use crate::http::pages::form::FormFields;
use crate::usecase::reply::{self, Letter, ListedLetter};
use crate::usecase::review::officer_names;
use crate::usecase::subject_notice::{self, ListedNotice, SubjectNotice};
use crate::usecase::{AppError, Context};

/// Most letters of a list.
const LIST_LIMIT: u64 = 200;
/// Most letters printed at once.
const PRINT_LIMIT: u64 = 50;
/// How long a printed letter stays in the list, in seconds.
const PRINTED_SECONDS: i64 = 30 * 86_400;

/// What the form asks for.
enum Wanted {
    Replies(reply::Wanted),
    Notices(subject_notice::Wanted),
}

/// GET `/petugas/surat`
pub async fn show(desk: Desk) -> Response {
    let result = list(&desk, false).await;
    desk.answer(result).await
}

/// POST `/petugas/surat/cetak`: one letter that is due, or all of a village.
pub async fn print(desk: Desk, fields: FormFields) -> Response {
    let result = print_wanted(&desk, wanted(fields, false)).await;
    desk.answer(result).await
}

/// POST `/petugas/surat/ulang`: a letter that was printed before.
pub async fn reprint(desk: Desk, fields: FormFields) -> Response {
    let result = print_wanted(&desk, wanted(fields, true)).await;
    desk.answer(result).await
}

/// What is asked for; `None` for what no form of ours sends.
fn wanted(mut fields: FormFields, again: bool) -> Option<Wanted> {
    let (kind, desa, id) = (fields.take("jenis"), fields.take("desa"), fields.take("id"));
    let id = id.parse::<i64>().ok();
    let village = (!desa.is_empty() && !again).then_some(desa);
    match (kind.as_str(), id, village) {
        ("hak_jawab", Some(id), _) if again => Some(Wanted::Replies(reply::Wanted::Again(id))),
        ("hak_jawab", Some(id), _) => Some(Wanted::Replies(reply::Wanted::One(id))),
        ("hak_jawab", None, Some(desa)) => {
            Some(Wanted::Replies(reply::Wanted::Village(desa, PRINT_LIMIT)))
        }
        ("terusul", Some(id), _) => Some(Wanted::Notices(subject_notice::Wanted::One(id))),
        ("terusul", None, Some(desa)) => {
            Some(Wanted::Notices(subject_notice::Wanted::Village(desa, PRINT_LIMIT)))
        }
        _ => None,
    }
}

async fn print_wanted(desk: &Desk, wanted: Option<Wanted>) -> Result<Response, AppError> {
    let (ctx, officer) = (desk.ctx(), &desk.officer);
    let printed = match wanted.ok_or(AppError::NotFound)? {
        Wanted::Replies(wanted) => match reply::print_letters(ctx, officer, &wanted).await {
            Ok(letters) => {
                let words = Words::load(ctx, Lang::Id).await?;
                let sheets = letters.iter().map(|letter| reply_letter(ctx, &words, letter));
                let sheets: Vec<ReplyLetter> = sheets.collect();
                Ok(document(move || reply_letters(sheets)))
            }
            Err(error) => Err(error),
        },
        Wanted::Notices(wanted) => {
            let printed = subject_notice::print_notices(ctx, officer, &wanted).await;
            printed.map(|notices| {
                let sheets: Vec<NoticeLetter> =
                    notices.into_iter().map(|notice| notice_letter(ctx, notice)).collect();
                document(move || notice_letters(sheets))
            })
        }
    };
    match printed {
        Err(AppError::Conflict) => list(desk, true).await,
        other => other,
    }
}

/// A letter to be printed. Its style stands in the document itself, so the policy names exactly that one.
fn document(view: impl FnOnce() -> AnyView) -> Response {
    let html = Owner::new().with(|| view().to_html());
    let style = html
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"))
        .map_or("", |(style, _)| style);
    let hash = STANDARD.encode(crate::crypto::token_hash(style.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    );
    let mut response = Html(html).into_response();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// A letter on the right of reply, as every officer and `server print-letters` print it.
pub fn reply_letter(ctx: &Context, words: &Words, letter: &Letter) -> ReplyLetter {
    let site = format!("{}/jawab", ctx.config.site.base_url);
    let name = if letter.to_family {
        text::TO_FAMILY.fill(Lang::Id, &[("name", &letter.name)])
    } else {
        letter.name.clone()
    };
    ReplyLetter {
        chrome: Chrome {
            lang: Lang::Id,
            path: "/jawab".to_owned(),
            assets: Assets::default(),
            nonce: String::new(),
            contact: ctx.config.office.contact.clone(),
            development: false,
            save_data: false,
        },
        name,
        address: letter.address.clone(),
        notice: ReplyNotice {
            reasons: words.objections(&letter.told.reasons),
            until: date::long(Lang::Id, letter.told.until),
        },
        code: letter.code.clone(),
        qr_svg: qr(&site),
        site: site.split_once("://").map_or(site.clone(), |(_, rest)| rest.to_owned()),
        date: date::long(Lang::Id, ctx.clock.today()),
    }
}

fn notice_letter(ctx: &Context, notice: SubjectNotice) -> NoticeLetter {
    NoticeLetter {
        lang: Lang::Id,
        contact: ctx.config.office.contact.clone(),
        number: format!("T-{:06}", notice.case_id),
        name: notice.name,
        address: notice.address,
        examined: notice.examined,
        date: date::long(Lang::Id, ctx.clock.today()),
    }
}

async fn list(desk: &Desk, nothing_printed: bool) -> Result<Response, AppError> {
    let (ctx, officer) = (desk.ctx(), &desk.officer);
    ctx.store.audit(&officer.entry(ctx, "letter.list", None, None)).await?;
    let since = ctx.clock.now().timestamp().saturating_sub(PRINTED_SECONDS);
    let replies = reply::list_letters(ctx, officer, since, LIST_LIMIT).await?;
    let notices = subject_notice::list_notices(ctx, officer, since, LIST_LIMIT).await?;
    let by = replies.1.iter().filter_map(|one| one.printed_by);
    let by = by.chain(notices.1.iter().filter_map(|one| one.row.printed_by));
    let lists = Lists {
        lang: desk.lang(),
        officers: officer_names(ctx, by.collect()).await?,
        villages: villages(ctx, &replies, &notices).await?,
    };
    let model = LettersPage {
        frame: desk.frame(),
        replies: lists.replies(replies),
        notices: lists.notices(notices),
        limit: usize::try_from(LIST_LIMIT).unwrap_or(usize::MAX),
        nothing_printed,
    };
    let status = if nothing_printed { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(desk.render(status, model, letters_page).await)
}

type Listed<T> = (Vec<T>, Vec<T>);

/// Names of the villages of all letters.
async fn villages(
    ctx: &Context,
    replies: &Listed<ListedLetter>,
    notices: &Listed<ListedNotice>,
) -> Result<BTreeMap<String, String>, AppError> {
    let codes = replies.0.iter().chain(&replies.1).map(|one| &one.desa);
    let codes = codes.chain(notices.0.iter().chain(&notices.1).map(|one| &one.row.desa));
    let mut names = BTreeMap::new();
    for code in codes {
        if names.contains_key(code) {
            continue;
        }
        let path = match code.parse() {
            Ok(desa) => ctx.store.path(&desa).await?,
            Err(_) => None,
        };
        // The village and its district tell enough within an office's region.
        let name = path.map(|path| region_path(&path[..path.len().min(2)]));
        names.insert(code.clone(), name.unwrap_or_else(|| code.clone()));
    }
    Ok(names)
}

/// Puts letters into the words of the page.
struct Lists {
    lang: Lang,
    officers: BTreeMap<i64, String>,
    villages: BTreeMap<String, String>,
}

impl Lists {
    fn village(&self, desa: &str) -> String {
        self.villages.get(desa).cloned().unwrap_or_default()
    }

    fn by(&self, petugas_id: Option<i64>) -> String {
        petugas_id.and_then(|id| self.officers.get(&id)).cloned().unwrap_or_default()
    }

    fn replies(&self, (due, printed): Listed<ListedLetter>) -> LetterList {
        // Neither when nor in which case somebody objected is told on paper or here.
        let due = due.into_iter().map(|one| DueLetter {
            id: one.id,
            village: self.village(&one.desa),
            desa: one.desa,
            masked_name: one.masked_name,
            ticket: String::new(),
            since: String::new(),
        });
        let printed = printed.into_iter().map(|one| PrintedLetter {
            id: one.id,
            village: self.village(&one.desa),
            again: !one.answered && one.masked_name.is_some(),
            masked_name: one.masked_name,
            at: moment(self.lang, one.at),
            by: self.by(one.printed_by),
            times: one.reprints.saturating_add(1),
        });
        LetterList { due: due.collect(), printed: printed.collect() }
    }

    fn notices(&self, (due, printed): Listed<ListedNotice>) -> LetterList {
        let ticket = |text: &str| {
            TicketNumber::parse(text).map_or_else(|_| text.to_owned(), |ticket| ticket.to_string())
        };
        let due = due.into_iter().map(|one| DueLetter {
            id: one.row.id,
            village: self.village(&one.row.desa),
            desa: one.row.desa,
            masked_name: Some(one.masked_name),
            ticket: ticket(&one.row.ticket),
            since: moment(self.lang, one.row.submitted_at),
        });
        let printed = printed.into_iter().map(|one| PrintedLetter {
            id: one.row.id,
            village: self.village(&one.row.desa),
            masked_name: Some(one.masked_name),
            at: moment(self.lang, one.row.printed_at.unwrap_or_default()),
            by: self.by(one.row.printed_by),
            times: one.row.printings.unwrap_or(1),
            again: true,
        });
        LetterList { due: due.collect(), printed: printed.collect() }
    }
}

/// GET of an address that is only sent to: back to the list.
pub async fn back(_: Desk) -> Response {
    see_other("/petugas/surat")
}
