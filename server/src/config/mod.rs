//! Configuration: environment variables only, read once at start.
//!
//! Each subsystem has a file; each field names its variable and its default. A variable that is unknown, invalid or
//! forbidden in production stops the start with a sentence that names it.

mod abuse;
mod data;
mod mail;
mod office;
mod site;
mod vars;

use std::path::PathBuf;

pub use abuse::AbuseConfig;
pub use data::DataConfig;
pub use mail::{MailConfig, MailTarget, SmtpSecurity, SmtpTarget};
pub use office::OfficeConfig;
pub use site::SiteConfig;
use vars::Vars;
pub use vars::{ConfigError, ConfigProblems};

use crate::clock::Clock;

/// Where this installation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// A developer's machine or a test: test switches work, keys are made when missing.
    Development,
    /// The public service: no test switch, no default secret.
    Production,
}

/// The whole configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// `BANSOS_ENV`, default `development`.
    pub environment: Environment,
    /// `BANSOS_NOW`, default the machine's clock; refused in production.
    pub clock: Clock,
    /// Address, links, proxies.
    pub site: SiteConfig,
    /// Database, files, keys.
    pub data: DataConfig,
    /// Where mail goes, and from whom.
    pub mail: MailConfig,
    /// Captcha and limits.
    pub abuse: AbuseConfig,
    /// The Dinas Sosial behind this installation.
    pub office: OfficeConfig,
}

impl Config {
    /// Reads the configuration of this process.
    ///
    /// # Errors
    /// Every variable that is unknown, invalid or forbidden.
    pub fn from_process() -> Result<Self, ConfigProblems> {
        Self::from_vars(std::env::vars())
    }

    /// Reads the configuration from the given variables.
    ///
    /// # Errors
    /// Every variable that is unknown, invalid or forbidden.
    pub fn from_vars(
        vars: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigProblems> {
        let mut vars = Vars::new(vars);
        let environment = vars
            .parse("BANSOS_ENV", "development or production", |value| match value {
                "development" => Some(Environment::Development),
                "production" => Some(Environment::Production),
                _ => None,
            })
            .unwrap_or(Environment::Development);
        vars.in_production(environment == Environment::Production);
        let clock = vars
            .test_switch("BANSOS_NOW")
            .and_then(|value| vars.checked("BANSOS_NOW", Clock::parse(&value)))
            .unwrap_or_default();
        vars.reserved("BANSOS_REPLICA_URL", "read replicas are not supported yet");
        let data = DataConfig::read(&mut vars);
        let config = Self {
            environment,
            clock,
            site: SiteConfig::read(&mut vars),
            mail: MailConfig::read(&mut vars, &data.dir),
            data,
            abuse: AbuseConfig::read(&mut vars),
            office: OfficeConfig::read(&mut vars),
        };
        vars.finish()?;
        Ok(config)
    }

    /// Whether this is a developer's machine or a test.
    pub fn is_development(&self) -> bool {
        self.environment == Environment::Development
    }

    /// Whether cookies go over encrypted connections only: everywhere but on a developer's machine.
    pub fn has_secure_cookies(&self) -> bool {
        !self.is_development()
    }

    /// The key file: the configured one, or in development one in the data directory.
    pub fn keys_file(&self) -> PathBuf {
        self.data.keys_file.clone().unwrap_or_else(|| self.data.dir.join("keys.toml"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, String> {
        Config::from_vars(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())))
            .map_err(|problems| problems.to_string())
    }

    #[test]
    fn nothing_set_is_a_development_server() {
        let config = read(&[("PATH", "/bin")]).expect("defaults");
        assert!(config.is_development());
        assert_eq!(config.site.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.data.database_url, "sqlite://./data/bansos.db");
        assert!(config.abuse.captcha && config.abuse.rate_limits);
    }

    #[test]
    fn an_unknown_or_invalid_variable_is_named() {
        for (name, value) in [
            ("BANSOS_LISTEM", "127.0.0.1:1"),
            ("BANSOS_LISTEN", "here"),
            ("BANSOS_CAPTCHA", "maybe"),
            ("BANSOS_ENV", "staging"),
            ("BANSOS_NOW", "tomorrow"),
            ("BANSOS_TRUSTED_PROXIES", "10.0.0.0/99"),
            ("BANSOS_STORAGE", "s3://bucket"),
            ("BANSOS_REPLICA_URL", "postgres://x"),
            ("BANSOS_MAIL", "pigeon://"),
            ("BANSOS_BASE_URL", "ftp://x"),
            ("DATABASE_URL", "mysql://x"),
        ] {
            let message = read(&[(name, value)]).expect_err(name);
            assert!(message.contains(name), "{name}: {message}");
        }
    }

    #[test]
    fn production_refuses_test_switches_and_default_secrets() {
        let keys = ("BANSOS_KEYS_FILE", "/etc/keys.toml");
        let base =
            [("BANSOS_ENV", "production"), keys, ("BANSOS_BASE_URL", "https://example.go.id")];
        for switch in [
            ("BANSOS_CAPTCHA", "off"),
            ("BANSOS_RATE_LIMITS", "off"),
            ("BANSOS_NOW", "2026-11-21T10:00:00Z"),
        ] {
            let message = read(&[&base[..], &[switch]].concat()).expect_err(switch.0);
            assert!(message.contains(switch.0), "{message}");
        }
        let message = read(&[("BANSOS_ENV", "production")]).expect_err("keys are missing");
        assert!(message.contains("BANSOS_KEYS_FILE"), "{message}");
        assert!(message.contains("BANSOS_SEAL_PUBLIC_KEY_FILE"), "{message}");
        assert!(message.contains("BANSOS_BASE_URL"), "{message}");
    }
}
