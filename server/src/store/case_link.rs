//! Cases that may concern the same person, family or reporter, linked for the reviewer (S-5, KK-5).

use domain::review::{CaseKind, CaseState};
use domain::usulan::Warning;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::filing::{Body, Filing, NewCase};
use super::query::{change, rows};
use super::{StoreError, laporan};

/// Most look-alikes that are linked to a new case.
const MAX_LINKS: u64 = 50;

#[derive(FromQueryResult)]
struct Other {
    id: i64,
    state: String,
}

/// Links the case with others of its sort that may concern the same person or family, and warns of those still open:
/// for the reviewer only (S-5, KK-5).
pub(super) async fn link_look_alikes<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    new: &Filing,
) -> Result<(), StoreError> {
    let case = &new.case;
    let mut warnings: Vec<&'static str> = case.warnings.clone();
    let links: Vec<Link> = match &new.body {
        Body::Usulan(_) => vec![
            Link::new("nik", "nik_token", case.nik_token.as_ref(), Warning::SameNik),
            Link::new("kk", "kk_token", case.kk_token.as_ref(), Warning::SameKk),
            Link::new("alike", "alike_token", case.alike_token.as_ref(), Warning::LookAlike),
        ],
        // That several speak about one person is said by their contents, never as a tally.
        Body::Laporan(row) => {
            if laporan::link_same_reporter(tx, case_id, case.now, row.reporter_token.as_ref())
                .await?
            {
                warnings.push(Warning::SameReporter.as_str());
            }
            // The reviewer finds the others by the person; links would make sending slower the more there are.
            Vec::new()
        }
    };
    for link in links {
        if link_cases(tx, case_id, case, &link).await? {
            warnings.push(link.warning.as_str());
        }
    }
    let update = Query::update()
        .table("review_case")
        .value("warnings", warnings.join(","))
        .and_where(Expr::col("id").eq(case_id))
        .to_owned();
    change(tx, &update).await.map(|_| ())
}

/// Which cases are linked, and what is said of it.
struct Link<'a> {
    reason: &'static str,
    column: &'static str,
    token: Option<&'a Vec<u8>>,
    warning: Warning,
}

impl<'a> Link<'a> {
    const fn new(
        reason: &'static str,
        column: &'static str,
        token: Option<&'a Vec<u8>>,
        warning: Warning,
    ) -> Self {
        Self { reason, column, token, warning }
    }
}

/// Links the newest cases of the same sort with the same token; says whether one of them is open.
async fn link_cases<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    case: &NewCase,
    link: &Link<'_>,
) -> Result<bool, StoreError> {
    let Some(token) = link.token else { return Ok(false) };
    let select = Query::select()
        .columns(["id", "state"])
        .from("review_case")
        .and_where(Expr::col(link.column).eq(token.clone()))
        .and_where(Expr::col("id").ne(case_id))
        .and_where(Expr::col("kind").is_in(same_sort(case.kind)))
        .order_by("id", sea_orm::Order::Desc)
        .limit(MAX_LINKS)
        .to_owned();
    let mut open = false;
    for Other { id: other_id, state } in rows::<Other, _, _>(tx, &select).await? {
        open |= state.parse::<CaseState>().is_ok_and(CaseState::is_open);
        insert_link(tx, case_id, other_id, link.reason, case.now).await?;
    }
    Ok(open)
}

/// Kinds of cases that say something about each other: proposals, and what is said about recipients.
fn same_sort(kind: CaseKind) -> Vec<&'static str> {
    let proposes = |kind| matches!(kind, CaseKind::Usulan | CaseKind::UsulanKemensos);
    let same = CaseKind::ALL.iter().filter(|other| proposes(**other) == proposes(kind));
    same.map(|kind| kind.as_str()).collect()
}

pub(super) async fn insert_link<C: ConnectionTrait>(
    tx: &C,
    case_id: i64,
    other_id: i64,
    reason: &str,
    now: i64,
) -> Result<(), StoreError> {
    let insert = Query::insert()
        .into_table("case_link")
        .columns(["case_id", "other_id", "reason", "created_at"])
        .values_panic([case_id.into(), other_id.into(), reason.into(), now.into()])
        .to_owned();
    change(tx, &insert).await.map(|_| ())
}
