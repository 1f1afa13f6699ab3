//! Reading variables, and collecting everything that is wrong with them.

use std::collections::BTreeMap;
use std::fmt;

/// One variable that stops the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The variable.
    pub variable: String,
    /// What is wrong and what to do. Never contains the value, which may be a secret.
    pub problem: String,
}

/// All variables that stop the start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ConfigProblems(pub Vec<ConfigError>);

impl fmt::Display for ConfigProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the configuration is not usable:")?;
        self.0.iter().try_for_each(|error| write!(f, "\n  {} {}", error.variable, error.problem))
    }
}

/// The variables of a process, taken one by one.
pub(super) struct Vars {
    left: BTreeMap<String, String>,
    production: bool,
    problems: Vec<ConfigError>,
}

impl Vars {
    pub(super) fn new(vars: impl IntoIterator<Item = (String, String)>) -> Self {
        let left = vars
            .into_iter()
            .filter(|(name, _)| name.starts_with("BANSOS_") || name == "DATABASE_URL")
            .collect();
        Self { left, production: false, problems: Vec::new() }
    }

    pub(super) fn in_production(&mut self, production: bool) {
        self.production = production;
    }

    /// The value, unless absent or blank.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.left
            .remove(name)
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    }

    /// The value as `parse` understands it; a value it does not understand is noted.
    pub(super) fn parse<T>(
        &mut self,
        name: &str,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.text(name)?;
        let parsed = parse(&value);
        if parsed.is_none() {
            self.note(name, &format!("must be {expected}"));
        }
        parsed
    }

    /// The successful value of a check made elsewhere; its error is noted.
    pub(super) fn checked<T, E: fmt::Display>(
        &mut self,
        name: &str,
        result: Result<T, E>,
    ) -> Option<T> {
        result.map_err(|error| self.note(name, &error.to_string())).ok()
    }

    /// A value that only a development server may have.
    pub(super) fn test_switch(&mut self, name: &str) -> Option<String> {
        let value = self.text(name)?;
        if self.production {
            self.note(name, "is a test switch and is refused in production");
            return None;
        }
        Some(value)
    }

    /// `on` or `off`.
    pub(super) fn on_off(&mut self, name: &str, default: bool) -> bool {
        let parse = |value: &str| match value {
            "on" => Some(true),
            "off" => Some(false),
            _ => None,
        };
        self.parse(name, "on or off", parse).unwrap_or(default)
    }

    /// A switch that may be `off` in development only.
    pub(super) fn on_unless_testing(&mut self, name: &str) -> bool {
        let on = self.on_off(name, true);
        if !on && self.production {
            self.note(name, "may be off only outside production");
        }
        on
    }

    /// Notes a missing value that production must have.
    pub(super) fn required_in_production<T>(&mut self, name: &str, value: Option<&T>) {
        if self.production && value.is_none() {
            self.note(name, "must be set in production");
        }
    }

    /// A name that is kept for later: setting it is refused.
    pub(super) fn reserved(&mut self, name: &str, why: &str) {
        if self.text(name).is_some() {
            self.note(name, &format!("is reserved: {why}; leave it unset"));
        }
    }

    pub(super) fn note(&mut self, name: &str, problem: &str) {
        self.problems.push(ConfigError { variable: name.to_owned(), problem: problem.to_owned() });
    }

    /// Ends the reading: what nobody asked for is unknown.
    pub(super) fn finish(mut self) -> Result<(), ConfigProblems> {
        for name in std::mem::take(&mut self.left).into_keys() {
            self.note(
                &name,
                "is not a variable of this service; see .env.example for those there are",
            );
        }
        if self.problems.is_empty() { Ok(()) } else { Err(ConfigProblems(self.problems)) }
    }
}
