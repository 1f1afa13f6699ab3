//! From the bytes of a file to its cells.

use domain::usulan::BulkColumn;

use super::{Cells, FileRefusal, MAX_BYTES, MAX_LINES};
use crate::usecase::sheet::Sheet;

/// A line of the file: its number, and its cells or why it has none.
pub(super) struct Row {
    /// Line of the file; the header is line 1.
    pub(super) line_no: i32,
    /// By column.
    pub(super) cells: Result<Cells, Broken>,
}

/// Why a line has no cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// More or fewer cells than the first line.
    CellCount,
    /// Not UTF-8.
    NotUtf8,
}

impl Broken {
    /// The code in the list of rejected lines.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::CellCount => "cell_count",
            Self::NotUtf8 => "not_utf8",
        }
    }
}

/// Columns that may be missing: what they say may be empty in every line.
const OPTIONAL: [BulkColumn; 5] =
    [BulkColumn::NomorKk, BulkColumn::Rt, BulkColumn::Rw, BulkColumn::Alamat, BulkColumn::Alasan];

/// Reads the whole file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, FileRefusal> {
    if bytes.len() > MAX_BYTES {
        return Err(FileRefusal::TooLarge);
    }
    let mut sheet = Sheet::open(bytes).ok_or(FileRefusal::Empty)?;
    if bytes.contains(&0) {
        return Err(FileRefusal::NotCsv);
    }
    let mut next = || sheet.next().map_err(|_| FileRefusal::NotCsv);
    let (_, header) = next()?.ok_or(FileRefusal::Empty)?;
    let columns = columns(&header)?;
    let mut rows = Vec::new();
    while let Some((line, record)) = next()? {
        if record.iter().all(<[u8]>::is_empty) {
            continue;
        }
        if rows.len() == MAX_LINES {
            return Err(FileRefusal::TooManyLines);
        }
        let line_no = i32::try_from(line).map_err(|_| FileRefusal::NotCsv)?;
        rows.push(Row { line_no, cells: cells(&columns, &record) });
    }
    if rows.is_empty() { Err(FileRefusal::Empty) } else { Ok(rows) }
}

/// Which column stands where; columns of other names are passed over.
fn columns(header: &csv::ByteRecord) -> Result<Vec<Option<BulkColumn>>, FileRefusal> {
    let named = |cell: &[u8]| {
        let name = std::str::from_utf8(cell).ok()?.trim().to_ascii_lowercase();
        name.parse::<BulkColumn>().ok()
    };
    let columns: Vec<Option<BulkColumn>> = header.iter().map(named).collect();
    let times = |column: &BulkColumn| columns.iter().filter(|one| **one == Some(*column)).count();
    let wrong: Vec<BulkColumn> = BulkColumn::ALL
        .iter()
        .copied()
        .filter(|column| match times(column) {
            0 => !OPTIONAL.contains(column),
            1 => false,
            _ => true,
        })
        .collect();
    match wrong.len() {
        0 => Ok(columns),
        // Nothing of it is a table of ours.
        all if all + OPTIONAL.len() == BulkColumn::ALL.len() => Err(FileRefusal::NotCsv),
        _ => Err(FileRefusal::Columns(wrong)),
    }
}

fn cells(columns: &[Option<BulkColumn>], record: &csv::ByteRecord) -> Result<Cells, Broken> {
    if record.len() != columns.len() {
        return Err(Broken::CellCount);
    }
    let mut cells = Cells::new();
    for (column, cell) in columns.iter().zip(record) {
        if let Some(column) = column {
            let text = std::str::from_utf8(cell).map_err(|_| Broken::NotUtf8)?;
            cells.insert(column.as_str().to_owned(), text.to_owned());
        }
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "nik,nama,tanggal_lahir,jenis_kelamin,desa,jenis,program";

    fn lines(text: &str) -> Vec<(i32, Result<usize, Broken>)> {
        let rows = read(text.as_bytes()).expect("a table");
        rows.into_iter().map(|row| (row.line_no, row.cells.map(|cells| cells.len()))).collect()
    }

    #[test]
    fn commas_and_semicolons_and_a_mark_of_bytes_are_taken() {
        let text = format!("\u{feff}{HEADER}\r\n1,\"a, b\",3,4,5,6,7\r\n\r\n");
        assert_eq!(lines(&text), [(2, Ok(7))]);
        let text = format!("{}\n1;a;3;4;5;6;7\n;;;;;;\n", HEADER.replace(',', ";"));
        assert_eq!(lines(&text), [(2, Ok(7))]);
    }

    #[test]
    fn a_line_of_another_width_is_said_by_its_number() {
        let text = format!("{HEADER}\n1,a,3,4,5,6,7\n1,a\n1,a,3,4,5,6,7,8\n");
        assert_eq!(
            lines(&text),
            [(2, Ok(7)), (3, Err(Broken::CellCount)), (4, Err(Broken::CellCount))]
        );
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let refused = |bytes: &[u8]| read(bytes).err().expect("refused");
        assert_eq!(refused(b" \r\n"), FileRefusal::Empty);
        assert_eq!(refused(HEADER.as_bytes()), FileRefusal::Empty);
        assert_eq!(refused(b"PK\x03\x04\0\0"), FileRefusal::NotCsv);
        assert_eq!(refused(b"siapa,apa\n1,2\n"), FileRefusal::NotCsv);
        let twice = format!("{HEADER},nik\n1,2,3,4,5,6,7,8\n");
        assert_eq!(refused(twice.as_bytes()), FileRefusal::Columns(vec![BulkColumn::Nik]));
        let less = HEADER.replace("program", "programme");
        let less = format!("{less}\n1,2,3,4,5,6,7\n");
        assert_eq!(refused(less.as_bytes()), FileRefusal::Columns(vec![BulkColumn::Program]));
        let many = format!("{HEADER}\n{}", "1,2,3,4,5,6,7\n".repeat(MAX_LINES + 1));
        assert_eq!(refused(many.as_bytes()), FileRefusal::TooManyLines);
        assert_eq!(refused(&vec![b'a'; MAX_BYTES + 1]), FileRefusal::TooLarge);
    }
}
