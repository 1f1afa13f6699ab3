//! The rows of an endorsed batch, opened page by page: never more than one page in memory.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::birth::parse_date;
use domain::form::{Answers, Step, StepAnswers, UNKNOWN_PROGRAM};
use domain::review::CaseKind;
use domain::wilayah::{KodeWilayah, Level};

use super::columns::{Column, Format, Source};
use super::entry_facts::{EntryFacts, facts_of_entry};
use crate::clock::{day_of, instant_of};
use crate::store::StoreError;
use crate::store::batch::BatchRow;
use crate::store::batch::entry::EntryRow;
use crate::store::batch::export::ExportCase;
use crate::store::recipient_verdict::VerdictRow;
use crate::store::sealed_penerima::PenerimaRecord;
use crate::store::tokens::{SubjectId, subject_hex};
use crate::usecase::batch::entries::data_of;
use crate::usecase::batch::{PAGE, named};
use crate::usecase::bnba::judge;
use crate::usecase::card::open_subject;
use crate::usecase::draft::usulan_aad;
use crate::usecase::petugas::Officer;
use crate::usecase::{AppError, Context};

/// One cell.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Text, guarded against being read as a formula.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A whole number.
    Number(i64),
}

/// Everything known about one row.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) ticket: String,
    pub(super) kind: String,
    pub(super) cycle: String,
    pub(super) place: String,
    pub(super) submitted: Option<NaiveDate>,
    pub(super) decided: Option<NaiveDate>,
    pub(super) hubungan: String,
    pub(super) members: i64,
    pub(super) answers: StepAnswers,
    pub(super) record: Option<PenerimaRecord>,
    pub(super) recommendation: &'static str,
    pub(super) reason: String,
    pub(super) program: String,
    pub(super) component: String,
    pub(super) entry: EntryFacts,
}

/// Reads an endorsed batch from its first row to its last.
pub(super) struct RowReader<'a> {
    ctx: &'a Context,
    officer: &'a Officer,
    batch: &'a BatchRow,
    columns: &'a [Column],
    names: BTreeMap<KodeWilayah, String>,
    after: Option<(String, i64)>,
    after_verdict: String,
    after_entry: Option<EntryRow>,
    cases_done: bool,
    verdicts_done: bool,
    done: bool,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(
        ctx: &'a Context,
        officer: &'a Officer,
        batch: &'a BatchRow,
        columns: &'a [Column],
    ) -> Self {
        Self {
            ctx,
            officer,
            batch,
            columns,
            names: BTreeMap::new(),
            after: None,
            after_verdict: String::new(),
            after_entry: None,
            cases_done: batch.cases == 0,
            verdicts_done: batch.verdicts == 0,
            done: batch.entries == 0,
        }
    }

    /// The next rows; `None` at the end.
    pub(super) async fn next_page(&mut self) -> Result<Option<Vec<Vec<Cell>>>, AppError> {
        if !self.cases_done {
            let after = self.after.as_ref().map(|(place, id)| (place.as_str(), *id));
            let rows = self.officer.rows(self.ctx);
            let page = rows.export_cases(self.batch.id, after, PAGE).await?;
            self.after = page.last().map(|last| (last.place.clone(), last.case_id));
            self.cases_done = page.is_empty();
            if !page.is_empty() {
                let mut lines = Vec::with_capacity(page.len());
                for case in page {
                    let facts = self.facts_of_case(case).await?;
                    lines.push(self.line(&facts).await?);
                }
                return Ok(Some(lines));
            }
        }
        self.next_verdicts().await
    }

    async fn next_verdicts(&mut self) -> Result<Option<Vec<Vec<Cell>>>, AppError> {
        if self.verdicts_done {
            return self.next_entries().await;
        }
        let rows = self.officer.rows(self.ctx);
        let page = rows.verdicts_of_batch(self.batch.id, &self.after_verdict, PAGE).await?;
        let Some(last) = page.last() else {
            self.verdicts_done = true;
            return self.next_entries().await;
        };
        last.key.clone_into(&mut self.after_verdict);
        self.note_read(page.iter().map(|verdict| verdict.subject)).await?;
        let mut lines = Vec::with_capacity(page.len());
        for verdict in page {
            let facts = self.facts_of_verdict(verdict).await?;
            lines.push(self.line(&facts).await?);
        }
        Ok(Some(lines))
    }

    async fn next_entries(&mut self) -> Result<Option<Vec<Vec<Cell>>>, AppError> {
        if self.done {
            return Ok(None);
        }
        let rows = self.officer.rows(self.ctx);
        let page = rows.export_entries(self.batch.id, self.after_entry.as_ref(), PAGE).await?;
        self.after_entry = page.last().cloned();
        if page.is_empty() {
            self.done = true;
            return Ok(None);
        }
        let page = data_of(self.ctx, self.officer, page).await?;
        let subjects = page.iter().map(|(_, data)| data.subject());
        let subjects: Vec<SubjectId> = subjects.collect::<Result<_, _>>()?;
        self.note_read(subjects.iter().copied()).await?;
        let mut lines = Vec::with_capacity(page.len());
        for ((entry, data), subject) in page.into_iter().zip(subjects) {
            let mut facts = facts_of_entry(self.ctx, &entry, &data)?;
            facts.cycle.clone_from(&self.batch.cycle);
            facts.place = entry.place;
            facts.record = self.record(&subject).await?;
            lines.push(self.line(&facts).await?);
        }
        Ok(Some(lines))
    }

    /// Notes for each listed person that they are read, before they are.
    async fn note_read(
        &self,
        subjects: impl Iterator<Item = SubjectId> + Send,
    ) -> Result<(), AppError> {
        let entries = subjects.map(|subject| {
            let detail = format!("{}:{}", named(self.batch.id), subject_hex(&subject));
            self.officer.entry(self.ctx, "recipient.export", None, Some(detail))
        });
        Ok(self.ctx.store.audit_all(&entries.collect::<Vec<_>>()).await?)
    }

    async fn facts_of_case(&self, case: ExportCase) -> Result<Facts, AppError> {
        let keys = &self.ctx.keys;
        let malformed = || AppError::from(StoreError::Malformed("a case's answers"));
        let mut facts = Facts {
            kind: case.kind,
            cycle: case.cycle,
            place: case.place,
            submitted: Some(day(case.submitted_at)),
            decided: case.decided_at.map(day),
            hubungan: case.hubungan.unwrap_or_default(),
            members: case.members,
            reason: case.reason.unwrap_or_default(),
            ..Facts::default()
        };
        // What an objection says when it holds is the contrary of what a proposal or a voucher does (S4 "Sanggahan").
        let objects = facts.kind == CaseKind::Sanggahan.as_str();
        facts.recommendation = if objects { "tidak_layak" } else { "layak" };
        if let Some(sealed) = case.answers {
            let plain = keys.open(&usulan_aad(&case.ticket), &sealed).map_err(|_| malformed())?;
            facts.answers = serde_json::from_slice(&plain).map_err(|_| malformed())?;
            let wanted = facts.answers.get(&Step::Bantuan);
            let wanted: Vec<&str> = wanted
                // Who does not know which programme to ask for asked for none that the centre knows.
                .map(|wanted| {
                    wanted.codes("program").filter(|code| *code != UNKNOWN_PROGRAM).collect()
                })
                .unwrap_or_default();
            facts.program = wanted.join(";");
        }
        if let Some(sealed) = case.subject
            && let Some(subject) = open_subject(keys, &case.ticket, &sealed)
        {
            facts.record = self.record(&subject.id).await?;
        }
        facts.ticket = case.ticket;
        Ok(facts)
    }

    async fn facts_of_verdict(&self, verdict: VerdictRow) -> Result<Facts, AppError> {
        Ok(Facts {
            component: judge::open_verdict(&self.ctx.keys, &verdict)?.component,
            record: self.record(&verdict.subject).await?,
            kind: "penilaian".to_owned(),
            cycle: verdict.cycle,
            place: verdict.desa,
            decided: Some(day(verdict.made_at)),
            recommendation: if verdict.layak { "layak" } else { "tidak_layak" },
            reason: verdict.reason.unwrap_or_default(),
            program: verdict.program,
            ..Facts::default()
        })
    }

    /// A listed person as the data that was visible at the endorsement has them.
    async fn record(&self, subject: &SubjectId) -> Result<Option<PenerimaRecord>, AppError> {
        let Some(version) = self.batch.data_version_id else { return Ok(None) };
        let person = self.ctx.store.find_subject(version, subject).await?;
        let person = person.map(|person| PenerimaRecord::open(&self.ctx.keys, &person));
        Ok(person.transpose()?)
    }

    async fn line(&mut self, facts: &Facts) -> Result<Vec<Cell>, AppError> {
        let place: Option<KodeWilayah> = facts.place.parse().ok();
        if let Some(place) = place {
            self.learn_names(place).await?;
        }
        let line = self.columns.iter().map(|column| {
            let text = text_of(facts, &column.source, place, &self.names);
            cell(column.format, text)
        });
        Ok(line.collect())
    }

    /// Names of a village and everything above it. Retired ones keep their code and have no name.
    async fn learn_names(&mut self, place: KodeWilayah) -> Result<(), AppError> {
        if self.names.contains_key(&place) {
            return Ok(());
        }
        self.names.insert(place, String::new());
        for region in self.ctx.store.path(&place).await?.unwrap_or_default() {
            self.names.insert(region.kode, region.nama);
        }
        Ok(())
    }
}

pub(super) fn day(seconds: i64) -> NaiveDate {
    day_of(instant_of(seconds))
}

/// What a source says of a row, as text; days as `YYYY-MM-DD`.
fn text_of(
    facts: &Facts,
    source: &Source,
    place: Option<KodeWilayah>,
    names: &BTreeMap<KodeWilayah, String>,
) -> String {
    let date = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let region = |level: usize| {
        let level = Level::ALL.get(level).copied();
        place.zip(level).and_then(|(place, level)| place.at(level))
    };
    match source {
        Source::Ticket => facts.ticket.clone(),
        Source::Kind => facts.kind.clone(),
        Source::Cycle => facts.cycle.clone(),
        Source::Submitted => date(facts.submitted),
        Source::Decided => date(facts.decided),
        Source::Recommendation => facts.recommendation.to_owned(),
        Source::Reason => facts.reason.clone(),
        Source::Programs => facts.program.clone(),
        Source::Asked => answer(facts, Step::Bantuan, "jenis").to_owned(),
        Source::Component => facts.component.clone(),
        Source::Hubungan => facts.hubungan.clone(),
        Source::RegionCode(level) => {
            region(*level).map(|kode| kode.to_string()).unwrap_or_default()
        }
        Source::RegionName(level) => {
            region(*level).and_then(|kode| names.get(&kode).cloned()).unwrap_or_default()
        }
        Source::Answer(step, field) => answer(facts, *step, field).to_owned(),
        // The person on the family card is one of the family.
        Source::FamilySize if facts.answers.is_empty() => String::new(),
        Source::FamilySize => (facts.members + 1).to_string(),
        source => match facts.entry.text(source) {
            Some(text) => text,
            None => person_text(facts, source),
        },
    }
}

/// What is said about the person: by the recipient data where they are listed, else by the proposal.
fn person_text(facts: &Facts, source: &Source) -> String {
    let Some(record) = &facts.record else {
        if let (Source::Name, Some(name)) = (source, &facts.entry.name) {
            return name.clone();
        }
        let (step, field) = match source {
            Source::Nik => (Step::Terusul, "nik"),
            Source::NomorKk => (Step::Terusul, "nomor_kk"),
            Source::Name => (Step::Identitas, "nama"),
            Source::BirthPlace => (Step::Identitas, "tempat_lahir"),
            Source::BirthDate => (Step::Identitas, "tanggal_lahir"),
            Source::Sex => (Step::Identitas, "jenis_kelamin"),
            Source::Address => (Step::Alamat, "alamat"),
            Source::Rt => (Step::Alamat, "rt"),
            Source::Rw => (Step::Alamat, "rw"),
            Source::Job => (Step::Pekerjaan, "pekerjaan"),
            _ => return String::new(),
        };
        return answer(facts, step, field).to_owned();
    };
    match source {
        Source::Nik => record.nik.clone(),
        Source::NomorKk => record.nomor_kk.clone().unwrap_or_default(),
        Source::Name => record.name.clone(),
        Source::BirthDate => record.birth.to_string(),
        Source::Sex => record.sex.map(|sex| sex.as_str().to_owned()).unwrap_or_default(),
        Source::Address => record.address.clone(),
        Source::Rt => record.rt.as_ref().map(|rt| rt.as_str().to_owned()).unwrap_or_default(),
        Source::Rw => record.rw.as_ref().map(|rw| rw.as_str().to_owned()).unwrap_or_default(),
        Source::MotherName => record.mother_name.clone(),
        Source::Job => record.job.clone(),
        _ => String::new(),
    }
}

fn answer<'a>(facts: &'a Facts, step: Step, field: &str) -> &'a str {
    facts.answers.get(&step).map_or("", |answers: &Answers| answers.get(field))
}

/// What does not fit its format is written as text: nothing is lost, and nothing is made up.
fn cell(format: Format, text: String) -> Cell {
    if text.is_empty() {
        return Cell::Empty;
    }
    match format {
        Format::Text => Cell::Text(guard(text)),
        Format::Date => match parse_date(&text) {
            Ok(day) => Cell::Date(day),
            Err(_) => Cell::Text(guard(text)),
        },
        Format::Number => match text.parse() {
            Ok(number) => Cell::Number(number),
            Err(_) => Cell::Text(guard(text)),
        },
    }
}

/// Signs that make a spreadsheet take a text for a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Text that no spreadsheet takes for a formula: an apostrophe in front of whatever could begin one.
pub(super) fn guard(text: String) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_begin_a_formula_gets_an_apostrophe() {
        for text in ["=1+1", "+62", "-5", "@SUM(A1)", "\tx", "\rx", "\nx"] {
            assert_eq!(guard(text.to_owned()), format!("'{text}"));
        }
        for text in ["Siti", "9901015203900001", "a=b", "", "Jl. Mawar - 7"] {
            assert_eq!(guard(text.to_owned()), text);
        }
    }

    #[test]
    fn what_does_not_fit_its_format_is_written_as_text() {
        let is = |format, text: &str, cell: Cell| super::cell(format, text.to_owned()) == cell;
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day");
        assert!(is(Format::Date, "2024-02-29", Cell::Date(day)));
        assert!(is(Format::Date, "2023-02-29", Cell::Text("2023-02-29".to_owned())));
        assert!(is(Format::Number, "3", Cell::Number(3)));
        assert!(is(Format::Number, "-tiga", Cell::Text("'-tiga".to_owned())));
        assert!(is(Format::Text, "9901015203900001", Cell::Text("9901015203900001".to_owned())));
        assert!(is(Format::Date, "", Cell::Empty));
    }
}
