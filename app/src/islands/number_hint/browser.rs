//! What the hint below a number does in the browser.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::NaiveDate;
use domain::field::ErrorCode;
use domain::nik::{Nik, NikSex};
use domain::nomor_kk::NomorKk;
use gloo_timers::callback::Timeout;
use js_sys::Date;
use web_sys::{Element, HtmlInputElement};

use crate::islands::dom;
use crate::text::{Lang, date, island};

/// From the last key to the hint, in milliseconds: nobody wants to hear it after every digit.
const CALM_MS: u32 = 600;

/// Makes the hint below the field in `root` work. Does nothing to markup that is not as expected.
pub(super) fn start(root: &Element) {
    let Some(field) = Field::find(root) else { return };
    dom::remove_without_script(root);
    let field = Rc::new(field);
    let timer = RefCell::new(None);
    let typed = Rc::clone(&field);
    let wait = move |_| {
        let typed = Rc::clone(&typed);
        timer.replace(Some(Timeout::new(CALM_MS, move || typed.show())));
    };
    dom::listen(&field.input, "input", Box::new(wait));
    field.show();
}

/// Which number a field is for.
#[derive(Clone, Copy)]
enum Number {
    Nik,
    NomorKk,
}

/// The field and the line below it.
struct Field {
    input: HtmlInputElement,
    number: Number,
    line: Element,
    lang: Lang,
}

impl Field {
    fn find(root: &Element) -> Option<Self> {
        let (input, number) = match dom::find(root, "input[name$=nik]") {
            Some(input) => (input, Number::Nik),
            None => (dom::find(root, "input[name$=nomor_kk]")?, Number::NomorKk),
        };
        Some(Self { input, number, line: dom::find(root, "[data-status]")?, lang: dom::lang() })
    }

    fn show(&self) {
        let hint = self.hint(&self.input.value());
        if self.line.text_content().as_ref() != Some(&hint) {
            self.line.set_text_content(Some(&hint));
        }
    }

    /// What can be said about what was typed. Never that it is right (NIK-10).
    fn hint(&self, text: &str) -> String {
        let read = match self.number {
            Number::Nik => Nik::parse(text).map(|nik| read_aloud(&nik, today(), self.lang)),
            Number::NomorKk => {
                NomorKk::parse(text).map(|_| island::DIGITS_COMPLETE.get(self.lang).to_owned())
            }
        };
        read.unwrap_or_else(|code| match code {
            ErrorCode::Required => String::new(),
            ErrorCode::NikImpossible => island::NIK_IMPOSSIBLE.get(self.lang).to_owned(),
            _ => self.count(text),
        })
    }

    /// Why it is not 16 digits.
    fn count(&self, text: &str) -> String {
        if Nik::has_other_signs(text) {
            return island::DIGITS_ONLY.get(self.lang).to_owned();
        }
        let digits = Nik::count_digits(text);
        let sentence = if digits < 16 { island::DIGITS_SO_FAR } else { island::DIGITS_TOO_MANY };
        dom::fill(sentence, self.lang, &digits.to_string())
    }
}

/// The sex and the date of birth that a NIK tells (NIK-3), both dates where the century is open (NIK-5).
fn read_aloud(nik: &Nik, today: Option<NaiveDate>, lang: Lang) -> String {
    let sex = match nik.sex() {
        NikSex::Perempuan => island::READ_WOMAN,
        NikSex::LakiLaki => island::READ_MAN,
    };
    let mut sentence = sex.get(lang).to_owned();
    let mut joint = island::READ_BORN;
    for birth in today.map(|today| nik.birth_dates(today)).unwrap_or_default() {
        sentence += joint.get(lang);
        sentence += &date::long(lang, birth);
        joint = island::READ_OR;
    }
    sentence + island::READ_END.get(lang)
}

/// Today, as the phone believes. It decides between centuries only.
fn today() -> Option<NaiveDate> {
    let now = Date::new_0();
    NaiveDate::from_ymd_opt(
        now.get_full_year().try_into().ok()?,
        now.get_month() + 1,
        now.get_date(),
    )
}
