//! Fields about an account, each with its own sentence when something is wrong.

use domain::account::{AccountFault, FieldFault, PASSWORD_MAX_CHARS};
use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::components::error_summary::summary_box;
use crate::components::text_field::{TextField, TextTraits};
use crate::text::petugas::fault::sentence;
use crate::text::{Lang, Text};

/// Faults of a form, and the language to say them in.
#[derive(Clone, Copy)]
pub(super) struct Faults<'a> {
    pub(super) lang: Lang,
    pub(super) list: &'a [FieldFault],
}

/// A field to draw.
pub(super) struct Line {
    /// Name and `id`.
    pub(super) name: &'static str,
    pub(super) label: Text,
    pub(super) hint: Option<Text>,
    pub(super) value: String,
    pub(super) optional: bool,
    pub(super) traits: TextTraits,
}

impl Line {
    /// A field that has to be filled in.
    pub(super) const fn new(name: &'static str, label: Text, traits: TextTraits) -> Self {
        Self { name, label, hint: None, value: String::new(), optional: false, traits }
    }

    pub(super) const fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    pub(super) const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub(super) fn value(mut self, value: &str) -> Self {
        value.clone_into(&mut self.value);
        self
    }
}

/// A user name: the browser may remember it.
pub(super) const fn username_traits(max_chars: usize) -> TextTraits {
    TextTraits { capitals: "off", ..TextTraits::other(max_chars) }.filled_by("username")
}

/// A password; `memory` is `current-password` or `new-password`, so that password managers know which.
pub(super) const fn password_traits(memory: &'static str) -> TextTraits {
    let plain = TextTraits::other(PASSWORD_MAX_CHARS);
    TextTraits { kind: "password", capitals: "off", autocomplete: memory, ..plain }
}

/// A code of six digits, or of twelve letters and digits.
pub(super) const fn code_traits() -> TextTraits {
    let plain = TextTraits { capitals: "characters", ..TextTraits::other(20) };
    TextTraits { width: Some("cus-input--code"), ..plain }.filled_by("one-time-code")
}

impl Faults<'_> {
    fn of(self, name: &str) -> Option<AccountFault> {
        self.list.iter().find(|(field, _)| *field == name).map(|(_, fault)| *fault)
    }

    /// The sentence about a field, if something is wrong with it.
    pub(super) fn told(self, name: &str) -> Option<&'static str> {
        self.of(name).map(|fault| sentence(fault).get(self.lang))
    }

    /// The box above the form, or nothing.
    pub(super) fn summary(self) -> Option<AnyView> {
        let line = |(field, fault): &FieldFault| {
            (format!("#{field}"), sentence(*fault).get(self.lang).to_owned())
        };
        let lines: Vec<_> = self.list.iter().map(line).collect();
        (!lines.is_empty()).then(|| summary_box(self.lang, lines))
    }

    /// One field of the form.
    pub(super) fn field(self, line: Line) -> AnyView {
        let told = self.told(line.name);
        let error = told.map(|_| ErrorCode::NotAllowed);
        let hint = line.hint.map(|hint| hint.get(self.lang).to_owned());
        view! {
            <TextField
                lang=self.lang
                name=line.name
                label=line.label.get(self.lang)
                hint=hint
                error=error
                told=told
                optional=line.optional
                value=line.value
                traits=line.traits
            />
        }
        .into_any()
    }
}
