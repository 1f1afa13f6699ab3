//! What was posted of a step: which button, which answers, which questions stood there.

use app::text::Lang;
use domain::form::{Answers, FieldKind, Form, Step};
use domain::usulan::Hubungan;
use domain::wilayah::{KodeWilayah, Level};

use crate::http::pages::form::FormFields;
use crate::usecase::choose_region::RegionForm;

/// What the person wants of the posted step.
pub(super) enum Action {
    /// Save and go on.
    Save,
    /// Load the next list of regions.
    NextList,
    /// Search villages.
    Search,
    /// Take this village.
    Pick(String),
    /// The same page in another language.
    Speak(Lang),
}

/// The questions that stood on the page a form was posted from.
#[derive(Default)]
pub(super) struct Asked(Vec<String>);

impl Asked {
    pub(super) fn of(fields: &FormFields) -> Self {
        Self(fields.names().map(ToOwned::to_owned).collect())
    }

    /// Whether every question that is typed into stood there: boxes and buttons left empty are not posted.
    pub(super) fn covers(&self, step: Step, form: Form) -> bool {
        let typed =
            |kind: FieldKind| matches!(kind, FieldKind::Name | FieldKind::Nik | FieldKind::NomorKk);
        let mut typed = step.fields(form).iter().filter(|spec| typed(spec.kind));
        typed.all(|spec| self.0.iter().any(|name| name == spec.name))
    }
}

/// Which button was pressed.
pub(super) fn read_action(fields: &mut FormFields) -> Action {
    if let Some(lang) = Lang::from_code(&fields.take("lang")) {
        return Action::Speak(lang);
    }
    let picked = fields.take("pilih");
    if !picked.is_empty() {
        return Action::Pick(picked);
    }
    match fields.take("aksi").as_str() {
        "wilayah" => Action::NextList,
        "cari" => Action::Search,
        _ => Action::Save,
    }
}

/// The answers of a step as they were posted, by the names its questions have.
pub(super) fn read_answers(step: Step, form: Form, fields: &mut FormFields) -> Answers {
    let mut answers = Answers::default();
    for spec in step.fields(form) {
        for name in spec.inputs() {
            let values = fields.take_all(name);
            match spec.kind {
                FieldKind::Choices => {
                    answers.set_codes(*name, values.iter().map(String::as_str));
                }
                _ => answers.set(*name, values.into_iter().next_back().unwrap_or_default()),
            }
        }
    }
    answers
}

/// The answers with a picked region in place of what was chosen.
pub(super) fn with_region(mut answers: Answers, code: &str) -> Answers {
    let level = code.parse::<KodeWilayah>().map_or(Level::Desa, |code| code.level());
    for one in Level::ALL {
        answers.set(one.field(), if one == level { code } else { "" });
    }
    answers
}

/// Whether a search was typed and no village chosen: Enter in the search box sends the form's main button.
pub(super) fn is_searching(answers: &Answers, searched: &str) -> bool {
    !searched.trim().is_empty() && answers.get(Level::Desa.field()).is_empty()
}

/// Whom a proposal is for, where this step says it.
pub(super) fn chosen_hubungan(step: Step, answers: &Answers) -> Option<Hubungan> {
    if step == Step::Pengusul { answers.get("hubungan").parse().ok() } else { None }
}

/// The region fields among the answers.
pub(super) fn region_form(answers: &Answers) -> RegionForm {
    RegionForm(Level::ALL.map(|level| answers.get(level.field()).to_owned()))
}
