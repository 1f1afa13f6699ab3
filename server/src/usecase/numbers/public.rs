//! What the public may know: by kecamatan and month for proposals, by kabupaten for what is said about recipients, months
//! that are over only, small numbers held back (S-10).

use domain::review::CaseKind;
use domain::statistics::{Cell, Line, publish};
use domain::wilayah::KodeWilayah;
use domain::window::Cycle;

use super::{last_months, short};
use crate::store::numbers::{MonthCount, RECEIVED};
use crate::usecase::{AppError, Context};

/// Months that are shown.
const MONTHS: u32 = 6;
/// Characters of the code of a kabupaten, and of a kecamatan.
const KABUPATEN_CHARS: u8 = 5;
const KECAMATAN_CHARS: u8 = 8;

/// Outcomes of proposals, as the columns of the table.
pub const OUTCOMES: [&str; 3] = ["layak", "tidak_layak", "other"];
/// What is said about recipients, as the columns of the table.
pub const REPORTS: [CaseKind; 4] = [
    CaseKind::Sanggahan,
    CaseKind::TanggapanLayak,
    CaseKind::PerubahanData,
    CaseKind::Penyalahgunaan,
];

/// Which counts a column takes together.
type Column<'a> = Box<dyn Fn(&MonthCount) -> bool + 'a>;

/// The numbers of one kabupaten or kota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// The months, the oldest first: `YYYY-MM`, and as it is written where there is little room.
    pub months: Vec<(Cycle, String)>,
    /// Names of the kecamatan, in the order of the numbers of `received`.
    pub kecamatan: Vec<String>,
    /// Proposals that came: of each month, by kecamatan.
    pub received: Vec<Line>,
    /// Decided proposals: of each month, by [`OUTCOMES`].
    pub decided: Vec<Line>,
    /// Proposals in endorsed batches, by month.
    pub endorsed: Vec<Cell>,
    /// Reports that were decided: of each month, by [`REPORTS`].
    pub reports: Vec<Line>,
}

/// The kabupaten and kota that have numbers, with their names.
///
/// # Errors
/// When the database refuses.
pub async fn regions(ctx: &Context) -> Result<Vec<(KodeWilayah, String)>, AppError> {
    let first = first_month(ctx);
    let counts = ctx.store.month_counts(("", ":"), KABUPATEN_CHARS, &first).await?;
    let mut codes: Vec<&str> = counts.iter().map(|row| row.region.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut found = Vec::new();
    for code in codes {
        let Ok(kode) = code.parse::<KodeWilayah>() else { continue };
        if let Some(region) = ctx.store.find(&kode).await? {
            found.push((kode, region.nama));
        }
    }
    Ok(found)
}

/// The numbers of a kabupaten or kota.
///
/// # Errors
/// When the database refuses.
pub async fn numbers(ctx: &Context, kabupaten: &KodeWilayah) -> Result<Numbers, AppError> {
    let months = last_months(Cycle::of(ctx.clock.today()), MONTHS);
    let (from, end) = (kabupaten.as_str(), format!("{}/", kabupaten.as_str()));
    let counts = ctx.store.month_counts((from, &end), KECAMATAN_CHARS, &first_month(ctx)).await?;
    let rows = ctx.store.children(kabupaten).await?;
    let sum = |wanted: &dyn Fn(&MonthCount) -> bool| {
        counts.iter().filter(|row| wanted(row)).map(|row| row.count.unsigned_abs()).sum::<u64>()
    };
    let of = |month: &Cycle, row: &MonthCount| row.month == month.to_string();
    let by_month = |columns: Vec<Column<'_>>| -> Vec<Line> {
        let line = |month| {
            let cell = |column: &Column<'_>| sum(&|row| of(month, row) && column(row));
            publish(&columns.iter().map(cell).collect::<Vec<u64>>())
        };
        months.iter().map(line).collect()
    };
    let received = by_month(
        rows.iter()
            .map(|kecamatan| -> Column<'_> {
                let code = kecamatan.kode.as_str();
                Box::new(move |row| row.region == code && is_proposal(row) && row.event == RECEIVED)
            })
            .collect(),
    );
    let decided = by_month(
        OUTCOMES
            .into_iter()
            .map(|name| -> Column<'_> {
                Box::new(move |row| is_proposal(row) && outcome(row) == Some(name))
            })
            .collect(),
    );
    let reports = by_month(
        REPORTS
            .into_iter()
            .map(|kind| -> Column<'_> {
                Box::new(move |row| row.kind == kind.as_str() && outcome(row).is_some())
            })
            .collect(),
    );
    let endorsed = months.iter().map(|month| {
        Cell::of(sum(&|row| of(month, row) && is_proposal(row) && row.event == "endorsed"))
    });
    Ok(Numbers {
        endorsed: endorsed.collect(),
        kecamatan: rows.iter().map(|row| row.nama.clone()).collect(),
        received,
        decided,
        reports,
        months: months.into_iter().map(|month| (month, short(month))).collect(),
    })
}

fn first_month(ctx: &Context) -> String {
    let months = last_months(Cycle::of(ctx.clock.today()), MONTHS);
    months.first().map(Cycle::to_string).unwrap_or_default()
}

fn is_proposal(row: &MonthCount) -> bool {
    [CaseKind::Usulan, CaseKind::UsulanKemensos].iter().any(|kind| row.kind == kind.as_str())
}

/// Which of [`OUTCOMES`] an event is; `None` for what is no decision of the office.
fn outcome(row: &MonthCount) -> Option<&'static str> {
    match row.event.as_str() {
        "layak" => Some("layak"),
        "tidak_layak" => Some("tidak_layak"),
        "ganda" | "bukan_wewenang" => Some("other"),
        _ => None,
    }
}

/// The same as a file: `table,region,month,measure,value`, a value that is held back as `ditahan`.
///
/// # Errors
/// None in practice: text is written to memory.
pub fn csv(numbers: &Numbers, kabupaten: &KodeWilayah) -> Result<Vec<u8>, AppError> {
    let mut lines: Vec<[String; 5]> = Vec::new();
    let code = kabupaten.as_str();
    for ((month, _), published) in numbers.months.iter().zip(&numbers.received) {
        for (name, cell) in numbers.kecamatan.iter().zip(&published.cells) {
            lines.push(line("usulan_masuk", name, *month, "diterima", *cell));
        }
        lines.push(line("usulan_masuk", code, *month, "diterima", published.total));
    }
    let tables: [(&str, &[Line], Vec<&str>); 2] = [
        ("usulan_diputus", &numbers.decided, OUTCOMES.to_vec()),
        ("tanggapan_diputus", &numbers.reports, REPORTS.map(CaseKind::as_str).to_vec()),
    ];
    for (table, published, columns) in tables {
        for ((month, _), row) in numbers.months.iter().zip(published) {
            for (column, cell) in columns.iter().zip(&row.cells) {
                lines.push(line(table, code, *month, column, *cell));
            }
            lines.push(line(table, code, *month, "jumlah", row.total));
        }
    }
    for ((month, _), cell) in numbers.months.iter().zip(&numbers.endorsed) {
        lines.push(line("usulan_disahkan", code, *month, "disahkan", *cell));
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| AppError::unavailable(&error);
    writer.write_record(["tabel", "wilayah", "bulan", "ukuran", "nilai"]).map_err(failed)?;
    for line in &lines {
        writer.write_record(line).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| AppError::unavailable(&error.into_error()))
}

fn line(table: &str, region: &str, month: Cycle, measure: &str, cell: Cell) -> [String; 5] {
    let value = match cell {
        Cell::Shown(number) => number.to_string(),
        Cell::Held => "ditahan".to_owned(),
    };
    [table.to_owned(), region.to_owned(), month.to_string(), measure.to_owned(), value]
}
