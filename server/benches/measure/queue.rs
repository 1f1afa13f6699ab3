//! The queue of an office with very many cases: a page as an officer asks for it, with the counts of every view.
//!
//! All cases lie in one regency, so that every one of them is in the officer's scope: harder than life, where a million
//! cases are spread over five hundred offices.

use std::sync::Arc;
use std::time::Instant;

use app::pages::petugas::antrean::model::QueueForm;
use domain::petugas::{Role, Scope};
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, DbBackend};
use server::clock::Clock;
use server::store::Store;
use server::usecase::Context;
use server::usecase::petugas::Officer;
use server::usecase::review::queue::{Queue, key_text, read};

use super::database;
use super::table::{Table, percentile};

/// What a page is to take at most, 95 times out of a hundred.
const GOAL: &str = "≤ 50 ms";
/// Pages read for each figure.
const PAGES: usize = 60;
/// Cases inserted by one statement.
const CHUNK: u64 = 100_000;

/// Who looks. Their own numbers are known, so that each page looks for them among the people of its cases.
const OFFICER: i64 = 7;

/// What is asked for: its name, and the form.
type Question = (&'static str, QueueForm);

/// Measures with `cases` on `SQLite`, and on `PostgreSQL` when `TEST_POSTGRES_URL` names one.
pub(crate) async fn measure(cases: u64, table: &mut Table) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let ctx = database::open(folder.path()).await?;
    let url = ctx.config.data.database_url.clone();
    measure_on(&ctx, &url, "SQLite", cases, table).await?;
    let Ok(admin_url) = std::env::var("TEST_POSTGRES_URL") else { return Ok(()) };
    let admin = Database::connect(&admin_url).await?;
    let name = format!("bench_{}", std::process::id());
    admin.execute_unprepared(&format!("create database {name}")).await?;
    let result = measure_on_postgres(&ctx, &admin_url, &name, cases, table).await;
    admin.execute_unprepared(&format!("drop database {name} with (force)")).await?;
    result
}

async fn measure_on_postgres(
    ctx: &Context,
    admin_url: &str,
    name: &str,
    cases: u64,
    table: &mut Table,
) -> anyhow::Result<()> {
    let (server, query) = admin_url.split_once('?').unwrap_or((admin_url, ""));
    let (server, _) = server
        .rsplit_once('/')
        .ok_or_else(|| anyhow::anyhow!("TEST_POSTGRES_URL names no database"))?;
    let url = format!("{server}/{name}?{query}");
    let store = Store::open(&url).await?;
    store.migrate().await?;
    let ctx = Context { store: store.clone(), config: Arc::clone(&ctx.config), ..ctx.clone() };
    let result = measure_on(&ctx, &url, "PostgreSQL", cases, table).await;
    store.close().await?;
    result
}

async fn measure_on(
    ctx: &Context,
    url: &str,
    database: &str,
    cases: u64,
    table: &mut Table,
) -> anyhow::Result<()> {
    let now = ctx.clock.now().timestamp();
    let ctx = Context { clock: Clock::Fixed(ctx.clock.now()), ..ctx.clone() };
    let begun = Instant::now();
    fill(url, cases, now).await?;
    let seconds = begun.elapsed().as_secs_f64();
    table.add(
        &format!("queue with {cases} cases, {database}"),
        &format!("filled in {seconds:.0} s"),
        "",
    );
    let officer = officer()?;
    let head = read_page(&ctx, &officer, &QueueForm::default()).await?;
    anyhow::ensure!(head.lines.len() == 25, "the queue is not full");
    for (name, form) in questions() {
        let times = times(&ctx, &officer, form).await?;
        let figure = format!("{:.1} / {:.1} ms", percentile(&times, 50), percentile(&times, 95));
        table.add(&format!("  {name}, p50 / p95"), &figure, GOAL);
    }
    Ok(())
}

/// Whoever sees every case.
fn officer() -> anyhow::Result<Officer> {
    let region = "99.01".parse().map_err(|_| anyhow::anyhow!("a region code"))?;
    Ok(Officer {
        id: OFFICER,
        username: "penguji".to_owned(),
        name: "Penguji".to_owned(),
        role: Role::Verifikator,
        scope: Scope::new(region),
        session_id: String::new(),
    })
}

/// What officers ask for, from the everyday to the rare.
fn questions() -> Vec<Question> {
    let any = QueueForm::default;
    let text = str::to_owned;
    vec![
        ("first page and counts", any()),
        ("one kind", QueueForm { jenis: text("sanggahan"), ..any() }),
        ("a rare kind", QueueForm { jenis: text("penyalahgunaan"), ..any() }),
        ("one village", QueueForm { desa: text("99.01.11.2001"), ..any() }),
        (
            "one district, overdue",
            QueueForm { desa: text("99.01.12"), tampilan: text("lewat"), ..any() },
        ),
        ("a flag and an age", QueueForm { tanda: text("ganda"), umur: text("7"), ..any() }),
        ("a rare flag", QueueForm { tanda: text("nik"), ..any() }),
        ("not taken", QueueForm { petugas: text("tak_diambil"), ..any() }),
        ("my own", QueueForm { tampilan: text("saya"), ..any() }),
        ("put before the head", QueueForm { tampilan: text("dinaikkan"), ..any() }),
        ("back from a citizen", QueueForm { tampilan: text("kembali"), ..any() }),
    ]
}

async fn read_page(ctx: &Context, officer: &Officer, form: &QueueForm) -> anyhow::Result<Queue> {
    read(ctx, officer, form).await.map_err(|error| anyhow::anyhow!("{error:?}"))
}

/// Reads a page and those after it, again from the head at the end; how long each took in milliseconds, sorted.
async fn times(ctx: &Context, officer: &Officer, mut form: QueueForm) -> anyhow::Result<Vec<f64>> {
    let mut times = Vec::with_capacity(PAGES);
    for _ in 0..PAGES {
        let begun = Instant::now();
        let page = read_page(ctx, officer, &form).await?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        form.sesudah = page.next.map(key_text).unwrap_or_default();
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// Puts cases into the table: ten districts of forty villages, deadlines over two months, every state and kind.
async fn fill(url: &str, cases: u64, now: i64) -> anyhow::Result<()> {
    let connection = Database::connect(url).await?;
    let mut first = 1;
    while first <= cases {
        let last = cases.min(first + CHUNK - 1);
        connection.execute_unprepared(&insert(first, last, now)).await?;
        first = last + 1;
    }
    connection.execute_unprepared(&officer_row(connection.get_database_backend())).await?;
    connection.execute_unprepared(ASKED).await?;
    finish(&connection).await?;
    connection.close().await?;
    Ok(())
}

/// A question for every case that came back from its citizen, half of them of who looks.
const ASKED: &str = "insert into case_event (case_id, at, action, to_state, actor, actor_id) \
    select id, 1, 'ask_info', 'info_needed', 'petugas', case when id % 800 = 2 then 7 else 8 end \
    from review_case where state = 'under_review' and lease_by is null";

/// Who looks, with tokens that no case has.
fn officer_row(backend: DbBackend) -> String {
    let bytes = |digit: &str| {
        let hex = digit.repeat(32);
        if backend == DbBackend::Postgres {
            format!("'\\x{hex}'::bytea")
        } else {
            format!("x'{hex}'")
        }
    };
    let (name, nik, kk) = (bytes("a"), bytes("b"), bytes("c"));
    format!(
        "insert into petugas (id, username, name, role, scope, password, must_change, nik_token, kk_token, created_at) \
         values ({OFFICER}, 'penguji', {name}, 'verifikator', '99.01', '', false, {nik}, {kk}, 1)"
    )
}

/// What an operator's database does by itself in time.
async fn finish(connection: &DatabaseConnection) -> anyhow::Result<()> {
    if connection.get_database_backend() == DbBackend::Postgres {
        connection.execute_unprepared("vacuum (analyze) review_case").await?;
        connection.execute_unprepared("vacuum (analyze) case_event").await?;
    }
    Ok(())
}

fn insert(first: u64, last: u64, now: i64) -> String {
    format!(
        "insert into review_case (kind, state, ticket, desa, cycle, cutoff_at, due_at, submitted_at, state_since, \
         lang, warnings, lease_by, lease_until, escalated_at) \
         with recursive n(i) as (select {first} union all select i + 1 from n where i < {last}) \
         select case when i % 10007 = 0 then 'penyalahgunaan' when i % 5 = 0 then 'sanggahan' else 'usulan' end, \
         case i % 20 when 0 then 'appealed' when 1 then 'info_needed' when 2 then 'under_review' \
         when 3 then 'ditetapkan' when 4 then 'tidak_layak' else 'queued' end, \
         'T' || i, '99.01.' || (11 + (i / 40) % 10) || '.' || (2001 + i % 40), \
         '2026-11', {now}, {now} + ((i % 60) * 59 % 60 - 5) * 86400, {now} - (i % 40) * 86400, {now}, 'id', \
         case when i % 11 = 0 then 'same_nik' when i % 5003 = 0 then 'nik_sex' else '' end, \
         case when i % 20 = 2 and i % 400 <> 2 then 1 + (i / 20) % 2000 else null end, \
         case when i % 20 = 2 and i % 400 <> 2 then {now} + 1800 else null end, \
         case when (i % 60) * 59 % 60 < 5 then {now} else null end from n"
    )
}
