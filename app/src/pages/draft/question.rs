//! Any question of a form, drawn by its kind.

use domain::field::{ErrorCode, FieldErrors};
use domain::form::{Answers, CHECKED, FieldKind, Form, NO, Need, Step, YES};
use domain::nik::Nik;
use leptos::prelude::*;

use crate::components::checkbox::Checkbox;
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::count_list::CountList;
use crate::components::date_fields::{DateFields, DatePart};
use crate::components::field_row::FieldRow;
use crate::components::region_fields::{RegionFields, RegionState};
use crate::components::reveal::Reveal;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextField, TextTraits};
use crate::components::textarea::Textarea;
use crate::islands::here::Here;
use crate::islands::number_hint::NumberHint;
use crate::pages::draft::model::{Question, RegionQuestion};
use crate::text::draft::{hint, hints, label, region_label, steps as t};
use crate::text::{Lang, draft::fields, field_error};

/// Most answers that lie open; of more, a person chooses from a list that folds.
const OPEN_CHOICES: usize = 7;
/// Most answers that lie open on one page, of all such questions together. Where there are more,
/// every list folds, so that the page stays short on a phone.
const OPEN_CHOICES_OF_PAGE: usize = 12;

/// Largest number that fits into the box for a few digits.
const COUNT_SHORT: u32 = 999;

/// Draws the questions of one page.
pub(super) struct Drawing<'a> {
    /// Language of the page.
    pub(super) lang: Lang,
    /// Which form.
    pub(super) form: Form,
    /// Which page.
    pub(super) step: Step,
    /// The questions, in order.
    pub(super) questions: &'a [Question],
    /// Answers as typed.
    pub(super) answers: &'a Answers,
    /// What is wrong.
    pub(super) errors: &'a FieldErrors,
    /// What the region fields show.
    pub(super) region: &'a RegionQuestion,
}

impl Drawing<'_> {
    /// Whether nothing on the page has to be answered.
    pub(super) fn all_optional(&self) -> bool {
        self.questions.iter().all(|question| question.spec.need == Need::Optional)
    }

    /// All of them, those that belong together side by side.
    pub(super) fn view(&self) -> Vec<AnyView> {
        let mut views = Vec::new();
        let own: Vec<&Question> = self.questions.iter().filter(|one| !is_follow_up(one)).collect();
        let mut rest = own.as_slice();
        while let Some((first, tail)) = rest.split_first() {
            let group = 1 + tail.iter().take_while(|next| belongs_to(next, first)).count();
            let (together, others) = rest.split_at(group);
            views.push(self.group(first, together));
            rest = others;
        }
        views
    }

    fn group(&self, first: &Question, together: &[&Question]) -> AnyView {
        if matches!(first.spec.kind, FieldKind::Coordinate(_)) {
            return self.coordinates(together);
        }
        let mut views: Vec<AnyView> = together.iter().map(|one| self.one(one)).collect();
        match first.spec.kind {
            FieldKind::RtRw => view! { <FieldRow>{views}</FieldRow> }.into_any(),
            FieldKind::Count { .. } if views.len() > 1 => {
                view! { <CountList>{views}</CountList> }.into_any()
            }
            FieldKind::Checkbox if views.len() > 1 => {
                let checkbox = views.remove(0);
                view! { <Reveal checkbox>{views}</Reveal> }.into_any()
            }
            _ => views.into_any(),
        }
    }

    fn one(&self, question: &Question) -> AnyView {
        let name = question.spec.name;
        match question.spec.kind {
            FieldKind::Nik | FieldKind::NomorKk => {
                let (field, typed) = (self.text(question), self.digits_typed(name));
                view! { <NumberHint>{field} {typed}</NumberHint> }.into_any()
            }
            FieldKind::BirthDate(parts) => self.birth_date(name, parts),
            FieldKind::Choice => self.choice(question),
            FieldKind::Choices => {
                let chosen: Vec<String> = self.answers.codes(name).map(str::to_owned).collect();
                self.list(question, ChoiceStyle::Any, offered(question), &chosen)
            }
            FieldKind::YesNo => {
                let choices = vec![
                    Choice::new(YES, t::YES.get(self.lang)),
                    Choice::new(NO, t::NO.get(self.lang)),
                ];
                self.radio(question, ChoiceStyle::OneInRow, choices)
            }
            FieldKind::Checkbox => self.checkbox(name),
            FieldKind::Region => self.region(),
            FieldKind::Paragraph { max_chars, .. } => self.paragraph(question, max_chars),
            _ => self.text(question),
        }
    }

    fn label(&self, name: &str) -> &'static str {
        label(name, self.form).get(self.lang)
    }

    fn hint(&self, name: &str) -> Option<String> {
        hint(name, self.form).map(|hint| hint.get(self.lang).to_owned())
    }

    /// What is wrong with an answer that was typed, in the words of this form.
    fn told(&self, name: &str) -> Option<&'static str> {
        let code = self.errors.of(name)?;
        Some(field_error::of_form(code, name, self.form).get(self.lang))
    }

    /// Whether to say beside the question that it may be skipped. Where that goes for the whole
    /// page, the page says it once.
    fn says_optional(&self, question: &Question) -> bool {
        question.spec.need == Need::Optional
            && !self.all_optional()
            && unanswered(question.spec.name).is_none()
    }

    fn text(&self, question: &Question) -> AnyView {
        let name = question.spec.name;
        let error = self.errors.of(name);
        let value = self.answers.get(name).to_owned();
        view! {
            <TextField
                lang=self.lang
                name
                label=self.label(name)
                hint=self.hint(name)
                error
                told=self.told(name)
                optional=self.says_optional(question)
                value
                traits=self.traits(question)
            />
        }
        .into_any()
    }

    /// NIK-1: how many digits there are helps to find the one that is missing. With JavaScript the line below the field
    /// says it of what stands there now.
    fn digits_typed(&self, name: &str) -> Option<AnyView> {
        let error = self.errors.of(name);
        let value = self.answers.get(name);
        if !matches!(error, Some(ErrorCode::NikLength | ErrorCode::NomorKkLength)) {
            return None;
        }
        let sentence = if Nik::has_other_signs(value) {
            t::SIGNS_TYPED.get(self.lang).to_owned()
        } else {
            t::DIGITS_TYPED.fill(self.lang, &[("count", &Nik::count_digits(value).to_string())])
        };
        let line = view! {
            <p class="cus-number-hint__status" data-without-script="">
                {sentence}
            </p>
        };
        Some(line.into_any())
    }

    /// Keyboard and width by kind; what the browser knows of the person who types is only offered
    /// where the question is about that person.
    fn traits(&self, question: &Question) -> TextTraits {
        let max_chars = question.spec.kind.max_chars().unwrap_or_default();
        let name = question.spec.name;
        let own = ["pengusul_", "pelapor_"].iter().any(|start| name.starts_with(start))
            || (self.form.is_own() && !name.starts_with("anggota_"));
        let other = TextTraits::other(max_chars);
        match question.spec.kind {
            FieldKind::Name if own => TextTraits::name(max_chars),
            FieldKind::Nik | FieldKind::NomorKk => TextTraits::number(max_chars),
            FieldKind::Phone if own => TextTraits::phone(max_chars).filled_by("tel"),
            FieldKind::Phone => TextTraits::phone(max_chars),
            FieldKind::Email if own => TextTraits::email(max_chars).filled_by("email"),
            FieldKind::Email => TextTraits::email(max_chars),
            FieldKind::BirthYear => TextTraits::birth_year().filled_by("off"),
            FieldKind::Count { max } if max > COUNT_SHORT => TextTraits::number(max_chars),
            FieldKind::RtRw | FieldKind::Count { .. } => TextTraits::short_number(max_chars),
            FieldKind::Coordinate(_) => TextTraits::coordinate(max_chars),
            _ => other,
        }
    }

    fn paragraph(&self, question: &Question, max_chars: usize) -> AnyView {
        let name = question.spec.name;
        view! {
            <Textarea
                lang=self.lang
                name
                label=self.label(name)
                hint=self.hint(name)
                error=self.errors.of(name)
                told=self.told(name)
                optional=self.says_optional(question)
                value=self.answers.get(name).to_owned()
                max_chars
            />
        }
        .into_any()
    }

    fn checkbox(&self, name: &'static str) -> AnyView {
        view! {
            <Checkbox
                lang=self.lang
                name
                label=self.label(name)
                hint=self.hint(name)
                error=self.errors.of(name)
                checked=self.answers.get(name) == CHECKED
            />
        }
        .into_any()
    }

    fn choice(&self, question: &Question) -> AnyView {
        let choices = offered(question);
        if self.lies_open(question) {
            return self.radio(question, ChoiceStyle::One, choices);
        }
        let name = question.spec.name;
        let empty = if question.spec.need == Need::Optional { t::SKIP_LIST } else { t::CHOOSE };
        view! {
            <SelectField
                lang=self.lang
                name
                label=self.label(name)
                hint=self.hint(name)
                error=self.errors.of(name)
                optional=self.says_optional(question)
                empty=empty.get(self.lang)
                choices
                chosen=self.answers.get(name)
            />
        }
        .into_any()
    }

    /// Whether the answers lie open instead of in a list that folds. Where one of them asks for
    /// more they always do, for that stands right under it; such a question counts for itself.
    fn lies_open(&self, question: &Question) -> bool {
        if question.options.iter().any(|option| option.follow_up.is_some()) {
            return true;
        }
        let own = |one: &&Question| one.spec.kind == FieldKind::Choice && !is_follow_up(one);
        let of_page: usize = self.questions.iter().filter(own).map(|one| one.options.len()).sum();
        question.options.len() <= OPEN_CHOICES
            && (is_follow_up(question) || of_page <= OPEN_CHOICES_OF_PAGE)
    }

    /// The questions that answers to `question` ask for, by answer. One that two answers share stands
    /// under the first of them.
    fn follow_ups(&self, question: &Question) -> Vec<(String, AnyView)> {
        let mut drawn: Vec<&str> = Vec::new();
        let mut views = Vec::new();
        for option in &question.options {
            let Some(name) = option.follow_up.as_deref().filter(|name| !drawn.contains(name))
            else {
                continue;
            };
            let asked = |one: &&Question| {
                one.spec.name == name && one.spec.need == Need::FollowUp(question.spec.name)
            };
            if let Some(follow_up) = self.questions.iter().find(asked) {
                drawn.push(name);
                views.push((option.code.clone(), self.one(follow_up)));
            }
        }
        views
    }

    /// One of several. Where the question may be skipped, an answer can be taken back; where no answer
    /// means one of them, that one is chosen from the beginning.
    fn radio(&self, question: &Question, style: ChoiceStyle, mut choices: Vec<Choice>) -> AnyView {
        let mut chosen = [self.answers.get(question.spec.name).to_owned()];
        match unanswered(question.spec.name) {
            Some(code) if chosen[0].is_empty() => code.clone_into(&mut chosen[0]),
            None if question.spec.need == Need::Optional => {
                choices.push(Choice::new("", t::SKIP.get(self.lang)));
            }
            _ => {}
        }
        self.list(question, style, choices, &chosen)
    }

    fn list(
        &self,
        question: &Question,
        style: ChoiceStyle,
        choices: Vec<Choice>,
        chosen: &[String],
    ) -> AnyView {
        let name = question.spec.name;
        let nested = self.follow_ups(question);
        view! {
            <ChoiceList
                lang=self.lang
                name
                label=self.label(name)
                hint=self.hint(name)
                error=self.errors.of(name)
                optional=self.says_optional(question)
                style
                choices
                chosen
                nested
            />
        }
        .into_any()
    }

    fn birth_date(&self, name: &'static str, parts: [&'static str; 3]) -> AnyView {
        let own = self.form.is_own();
        let [day, month, year] = parts;
        let part = |name, label: crate::text::Text, autocomplete| DatePart {
            name,
            label: label.get(self.lang),
            value: self.answers.get(name).to_owned(),
            autocomplete: if own { autocomplete } else { "off" },
        };
        let parts = [
            part(day, t::DAY, "bday-day"),
            part(month, t::MONTH, "bday-month"),
            part(year, t::YEAR, "bday-year"),
        ];
        view! {
            <DateFields
                lang=self.lang
                name
                label=self.label(name)
                hint=self.hint(name)
                error=self.errors.of(name)
                parts
            />
        }
        .into_any()
    }

    fn region(&self) -> AnyView {
        let legend = region_label(self.step, self.form).get(self.lang);
        let RegionQuestion { lists, successors, search } = self.region.clone();
        let chosen = domain::form::REGION_FIELDS.map(|name| self.answers.get(name).to_owned());
        let cari = self.answers.get("cari").to_owned();
        let state = RegionState { lists, chosen, successors, cari, search };
        view! {
            <fieldset class="cus-step__group">
                <legend class="cus-step__legend">{legend}</legend>
                <RegionFields lang=self.lang state errors=self.errors/>
            </fieldset>
        }
        .into_any()
    }

    /// Both halves of a place, folded: most people have no use for them.
    fn coordinates(&self, together: &[&Question]) -> AnyView {
        let open = together.iter().any(|one| {
            let name = one.spec.name;
            self.errors.of(name).is_some() || !self.answers.get(name).is_empty()
        });
        let other = self.form.seals_reporter();
        let coordinates_hint = if other { hints::COORDINATES_OTHER } else { hints::COORDINATES };
        let inputs = together.iter().map(|one| self.text(one)).collect_view();
        view! {
            <details class="cus-details cus-step__group" open=open>
                <summary class="cus-details__summary">
                    {fields::COORDINATES.get(self.lang)}" "
                    {crate::text::layout::OPTIONAL.get(self.lang)}
                </summary>
                <div class="cus-details__body">
                    <p class="cus-field__hint">{coordinates_hint.get(self.lang)}</p>
                    <Here>
                        <FieldRow>{inputs}</FieldRow>
                    </Here>
                </div>
            </details>
        }
        .into_any()
    }
}

/// Whether `next` is drawn together with `first`, which it follows.
fn belongs_to(next: &Question, first: &Question) -> bool {
    match first.spec.kind {
        FieldKind::RtRw => next.spec.kind == FieldKind::RtRw,
        FieldKind::Count { .. } => matches!(next.spec.kind, FieldKind::Count { .. }),
        FieldKind::Coordinate(_) => matches!(next.spec.kind, FieldKind::Coordinate(_)),
        FieldKind::Checkbox => next.spec.need == Need::RequiredIf(first.spec.name),
        _ => false,
    }
}

/// What no answer means: who reports is kept secret unless they say otherwise (§3.5).
fn unanswered(name: &str) -> Option<&'static str> {
    (name == "kerahasiaan").then_some("rahasia")
}

/// Whether another question's answer asks it.
const fn is_follow_up(question: &Question) -> bool {
    matches!(question.spec.need, Need::FollowUp(_))
}

fn offered(question: &Question) -> Vec<Choice> {
    let options = question.options.iter();
    options.map(|option| Choice::new(option.code.clone(), option.label.clone())).collect()
}
