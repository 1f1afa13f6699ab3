//! The package of a large batch for SIKS-NG: how long it takes, and how much memory the process that makes it needs.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use domain::form::{Answers, Step, StepAnswers};
use domain::petugas::{Role, Scope};
use domain::ticket::TicketNumber;
use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait as _, Database};
use server::crypto::TotpSecret;
use server::usecase::Context;
use server::usecase::batch::export::{ExportForm, export};
use server::usecase::draft::usulan_aad;
use server::usecase::import_wilayah::{self, WilayahSource};
use server::usecase::petugas::Officer;
use server::usecase::petugas::demo::{ReadyOfficer, make_ready};

use super::database::{self, memory_kib};
use super::table::Table;

/// Rows inserted by one statement.
const CHUNK: u64 = 500;
/// Villages of the test province the cases are spread over.
const VILLAGES: [&str; 3] = ["99.01.01.2001", "99.01.01.2002", "99.01.02.1001"];

/// Exports a batch of `rows` proposals in a process of its own.
pub(crate) async fn measure(rows: u64, table: &mut Table) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let ctx = database::open(folder.path()).await?;
    import_wilayah::run(&ctx.store, WilayahSource::TestProvince, ctx.clock.today()).await?;
    fill(&ctx, rows).await?;
    ctx.store.empty_log().await?;
    let begun = Instant::now();
    let program = std::env::current_exe()?;
    let mut child = Command::new(program).arg("--export-from").arg(folder.path()).spawn()?;
    let mut peak = 0;
    let status = loop {
        peak = peak.max(memory_kib(child.id(), "VmHWM").unwrap_or_default());
        if let Some(status) = child.try_wait()? {
            break status;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    anyhow::ensure!(status.success(), "the export failed");
    let seconds = begun.elapsed().as_secs_f64();
    table.add(&format!("export of {rows} rows, CSV, XLSX and ZIP"), &format!("{seconds:.1} s"), "");
    table.add("  peak memory", &format!("{} MB", peak / 1024), "≤ 256 MB at 200,000");
    Ok(())
}

/// Makes the package in a data directory: what the child does.
pub(crate) async fn run(dir: &Path) -> anyhow::Result<()> {
    let ctx = database::open(dir).await?;
    let made = export(&ctx, &officer()?, 1, ExportForm::Package).await;
    let made = made.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    anyhow::ensure!(made.made.bytes > 0, "an empty package");
    Ok(())
}

fn officer() -> anyhow::Result<Officer> {
    let region = "99.01".parse().map_err(|_| anyhow::anyhow!("a region code"))?;
    Ok(Officer {
        id: 1,
        username: "penguji".to_owned(),
        name: "Penguji".to_owned(),
        role: Role::Pengesah,
        scope: Scope::new(region),
        session_id: String::new(),
    })
}

/// An endorsed batch with so many sealed proposals.
async fn fill(ctx: &Context, rows: u64) -> anyhow::Result<()> {
    let connection = Database::connect(&ctx.config.data.database_url).await?;
    let now = ctx.clock.now().timestamp();
    let new = ReadyOfficer {
        username: "penguji",
        name: "Penguji",
        role: Role::Pengesah,
        scope: officer()?.scope,
    };
    let id = make_ready(ctx, new, "kuda biru makan tahu", &TotpSecret::random()).await;
    let id = id.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    anyhow::ensure!(id == officer()?.id, "the first account");
    connection
        .execute_unprepared(&format!(
            "insert into batch (id, kind, region, cycle, number, created_at, created_by, endorsed_at, endorsed_by) \
             values (1, 'usulan', '99.01', '2026-11', 1, {now}, 1, {now}, 1)"
        ))
        .await?;
    let mut first = 1;
    while first <= rows {
        let last = (first + CHUNK - 1).min(rows);
        insert(ctx, &connection, first..=last, now).await?;
        first = last + 1;
    }
    Ok(connection.close().await?)
}

async fn insert(
    ctx: &Context,
    connection: &sea_orm::DatabaseConnection,
    numbers: std::ops::RangeInclusive<u64>,
    now: i64,
) -> anyhow::Result<()> {
    let mut cases = Query::insert();
    cases.into_table("review_case").columns([
        "id",
        "kind",
        "state",
        "ticket",
        "desa",
        "cycle",
        "cutoff_at",
        "due_at",
        "submitted_at",
        "state_since",
        "lang",
        "warnings",
    ]);
    let mut proposals = Query::insert();
    proposals.into_table("usulan").columns(["case_id", "hubungan", "jenis", "sealed"]);
    let mut members = Query::insert();
    members
        .into_table("batch_case")
        .columns(["batch_id", "case_id", "place", "added_at", "added_by"]);
    for number in numbers {
        let id = i64::try_from(number)?;
        let ticket = TicketNumber::from_entropy(&u128::from(number).to_be_bytes());
        let place = VILLAGES[usize::try_from(number % 3)?];
        cases.values_panic([
            id.into(),
            "usulan".into(),
            "endorsed".into(),
            ticket.as_str().into(),
            place.into(),
            "2026-11".into(),
            now.into(),
            now.into(),
            now.into(),
            now.into(),
            "id".into(),
            "".into(),
        ]);
        let plain = serde_json::to_vec(&answers(number))?;
        let sealed = ctx.keys.seal(&usulan_aad(ticket.as_str()), &plain);
        proposals.values_panic([id.into(), "diri".into(), "masuk_data".into(), sealed.into()]);
        members.values_panic([1.into(), id.into(), place.into(), now.into(), 1.into()]);
    }
    for statement in [&cases, &proposals, &members] {
        connection.execute(statement).await?;
    }
    Ok(())
}

/// Answers as long as those of people.
fn answers(number: u64) -> StepAnswers {
    let of = |pairs: &[(&str, String)]| -> Answers { pairs.iter().cloned().collect() };
    let text = |text: &str| text.to_owned();
    StepAnswers::from([
        (
            Step::Terusul,
            of(&[
                ("nik", format!("99010152039{:05}", number % 100_000)),
                ("nomor_kk", format!("99010115011{:05}", number % 100_000)),
            ]),
        ),
        (
            Step::Identitas,
            of(&[
                ("nama", format!("Sri Rahayu Nomor {number}")),
                ("tempat_lahir", text("Kota Contoh")),
                ("tanggal_lahir", text("1990-03-12")),
                ("jenis_kelamin", text("P")),
                ("status_kawin", text("2")),
            ]),
        ),
        (
            Step::Alamat,
            of(&[
                ("alamat", format!("Jalan Melati Raya Gang Kenanga {number}")),
                ("rt", text("007")),
                ("rw", text("02")),
            ]),
        ),
        (
            Step::Bantuan,
            of(&[("jenis", text("menerima_program")), ("program", text("PKH,SEMBAKO"))]),
        ),
        (Step::Alasan, of(&[("alasan", "Penghasilan tidak tetap. ".repeat(20))])),
    ])
}
