//! Answers in the words of the page: for checking before sending, and for whoever asks what is held about them.

use std::collections::BTreeSet;

use app::components::region_path::region_path;
use app::pages::draft::model::AnswerLine;
use app::text::draft::{photos, steps};
use app::text::petugas::kasus::PHOTO_OTHER;
use app::text::sanggahan::start;
use app::text::{Lang, date};
use domain::form::{
    Answers, Choices, FieldKind, FieldSpec, Form, Member, NO, Need, PhotoKind, REGION_FIELDS, Step,
    YES,
};
use domain::nik::Nik;
use domain::nomor_kk::NomorKk;
use domain::wilayah::KodeWilayah;

use super::questions::options_of;
use crate::store::question::QuestionOption;
use crate::usecase::draft::choices_of;
use crate::usecase::{AppError, Context};

/// What shows that a number was given without showing it.
const HIDDEN_NUMBER: &str = "••••";

/// Everything needed to put answers into words.
pub struct Words {
    rows: Vec<QuestionOption>,
    lang: Lang,
    /// Numbers are written out: for officers, who hold them against cards.
    whole_numbers: bool,
}

impl Words {
    /// The words of today's questions.
    ///
    /// # Errors
    /// When the questions cannot be read.
    pub async fn load(ctx: &Context, lang: Lang) -> Result<Self, AppError> {
        let rows = ctx.store.questions_valid_on(ctx.clock.today()).await?;
        Ok(Self { rows, lang, whole_numbers: false })
    }

    /// The same for officers: numbers are written out, to be held against cards.
    ///
    /// # Errors
    /// When the questions cannot be read.
    pub async fn load_for_officers(ctx: &Context, lang: Lang) -> Result<Self, AppError> {
        Ok(Self { whole_numbers: true, ..Self::load(ctx, lang).await? })
    }

    /// The codes every question knows today, for the rules: the same rows, read once.
    pub fn choices(&self) -> Choices {
        choices_of(&self.rows)
    }

    /// The answers of one step, question by question.
    ///
    /// # Errors
    /// When the region cannot be read.
    pub async fn answers(
        &self,
        ctx: &Context,
        step: Step,
        form: Form,
        answers: Option<&Answers>,
    ) -> Result<Vec<AnswerLine>, AppError> {
        if matches!(step, Step::Anggota | Step::Foto) {
            return Ok(Vec::new());
        }
        let empty = Answers::default();
        let answers = answers.unwrap_or(&empty);
        let mut lines = Vec::new();
        for spec in step.fields(form) {
            let answer = if spec.kind == FieldKind::Region {
                self.region(ctx, answers).await?
            } else {
                self.answer(spec, answers)
            };
            // What need not be answered, and was not, is left out: the list is long enough.
            if !answer.is_empty() || spec.need == Need::Required {
                lines.push(AnswerLine { name: spec.name, answer });
            }
        }
        Ok(lines)
    }

    /// Members of the family, a line each.
    pub fn members(&self, members: &[Member]) -> Vec<String> {
        let line = |member: &Member| {
            let relation = self.label("anggota_hubungan", &member.hubungan_keluarga);
            let parts = [member.nama.as_str(), &relation, member.tahun_lahir.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        };
        members.iter().map(line).collect()
    }

    /// Photos, a line each.
    pub fn photos(&self, photos: &BTreeSet<PhotoKind>) -> Vec<String> {
        photos.iter().map(|kind| self.photo(*kind).to_owned()).collect()
    }

    /// The name of a photo.
    pub fn photo(&self, kind: PhotoKind) -> &'static str {
        photos::photo_title(kind).get(self.lang)
    }

    /// What a file of no known kind is called.
    pub fn file(&self) -> &'static str {
        PHOTO_OTHER.get(self.lang)
    }

    /// What a reason of a decision means, and what can be done.
    pub fn reason(&self, code: &str) -> String {
        self.label("decision_reason", code)
    }

    /// Reasons of objections in words, as their subject may read them.
    pub fn objections(&self, codes: &[String]) -> Vec<String> {
        let label = |code: &String| {
            let perihal = code.parse().map(Form::PerubahanData).ok().and_then(start::choice);
            let reported = perihal.map(|(title, _)| title.get(self.lang).to_owned());
            // The reasons of an objection are rows; a change that was reported is a form of its own.
            let row = Some(self.label("sebab_tidak_layak", code)).filter(|label| label != code);
            row.or(reported).unwrap_or_else(|| code.clone())
        };
        codes.iter().map(label).collect()
    }

    fn answer(&self, spec: &FieldSpec, answers: &Answers) -> String {
        let typed = answers.get(spec.name);
        match spec.kind {
            FieldKind::Nik | FieldKind::NomorKk if self.whole_numbers => typed.to_owned(),
            FieldKind::Nik if !typed.is_empty() => {
                Nik::parse(typed).map_or_else(|_| HIDDEN_NUMBER.to_owned(), |nik| nik.masked())
            }
            FieldKind::NomorKk if !typed.is_empty() => {
                NomorKk::parse(typed).map_or_else(|_| HIDDEN_NUMBER.to_owned(), |kk| kk.masked())
            }
            FieldKind::Choice => self.label(spec.name, typed),
            FieldKind::Choices => {
                let labels: Vec<String> =
                    answers.codes(spec.name).map(|code| self.label(spec.name, code)).collect();
                // Some answers have a comma of their own.
                labels.join("; ")
            }
            FieldKind::YesNo | FieldKind::Checkbox => match typed {
                YES => steps::YES.get(self.lang).to_owned(),
                NO => steps::NO.get(self.lang).to_owned(),
                _ => String::new(),
            },
            FieldKind::BirthDate(parts) => self.birth_date(spec.name, parts, answers),
            _ => typed.to_owned(),
        }
    }

    fn birth_date(&self, name: &str, parts: [&str; 3], answers: &Answers) -> String {
        let whole = answers.get(name);
        let [day, month, year] = parts.map(|part| answers.get(part));
        let text = if whole.is_empty() {
            format!("{year:0>4}-{month:0>2}-{day:0>2}")
        } else {
            whole.to_owned()
        };
        match domain::birth::parse_date(&text) {
            Ok(day) => date::long(self.lang, day),
            Err(_) => [day, month, year].join(" ").trim().to_owned(),
        }
    }

    async fn region(&self, ctx: &Context, answers: &Answers) -> Result<String, AppError> {
        let [.., desa] = REGION_FIELDS;
        let Ok(desa) = answers.get(desa).parse::<KodeWilayah>() else { return Ok(String::new()) };
        let path = ctx.store.path(&desa).await?;
        Ok(path.map(|path| region_path(&path)).unwrap_or_default())
    }

    fn label(&self, question: &str, code: &str) -> String {
        let options = options_of(&self.rows, question, self.lang);
        let found = options.into_iter().find(|option| option.code == code);
        found.map_or_else(|| code.to_owned(), |option| option.label)
    }
}
