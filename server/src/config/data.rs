//! Where data lives.

use std::path::PathBuf;

use super::vars::Vars;

/// Named twice: by itself and by the private one that needs it.
const SEAL_PUBLIC_KEY_FILE: &str = "BANSOS_SEAL_PUBLIC_KEY_FILE";

/// Database, files, keys.
#[derive(Debug, Clone)]
pub struct DataConfig {
    /// `BANSOS_DATA_DIR`, default `./data`.
    pub dir: PathBuf,
    /// `DATABASE_URL`, default `sqlite://$BANSOS_DATA_DIR/bansos.db`; or `postgres://…`.
    pub database_url: String,
    /// `BANSOS_STORAGE`, default `file:$BANSOS_DATA_DIR/uploads`; `s3://…` is reserved.
    pub uploads_dir: PathBuf,
    /// `BANSOS_KEYS_FILE`: required in production, made in the data directory in development.
    pub keys_file: Option<PathBuf>,
    /// `BANSOS_SEAL_PUBLIC_KEY_FILE`: seals who reports (S-7). Required in production; when neither seal key is set in
    /// development, both are made in the data directory.
    pub seal_public_key_file: Option<PathBuf>,
    /// `BANSOS_SEAL_PRIVATE_KEY_FILE`: opens who reported. Set only where officers work, and only with the public one.
    pub seal_private_key_file: Option<PathBuf>,
}

impl DataConfig {
    pub(super) fn read(vars: &mut Vars) -> Self {
        let dir =
            vars.text("BANSOS_DATA_DIR").map_or_else(|| PathBuf::from("./data"), PathBuf::from);
        let database_url =
            vars.parse("DATABASE_URL", "a sqlite:// or postgres:// address", |value| {
                let known = ["sqlite:", "postgres://", "postgresql://"];
                known.iter().any(|scheme| value.starts_with(scheme)).then(|| value.to_owned())
            });
        let uploads_dir =
            vars.parse("BANSOS_STORAGE", "file:DIRECTORY (s3:// is reserved)", |value| {
                value.strip_prefix("file:").map(PathBuf::from)
            });
        let keys_file = vars.text("BANSOS_KEYS_FILE").map(PathBuf::from);
        vars.required_in_production("BANSOS_KEYS_FILE", keys_file.as_ref());
        let seal_public_key_file = vars.text(SEAL_PUBLIC_KEY_FILE).map(PathBuf::from);
        vars.required_in_production(SEAL_PUBLIC_KEY_FILE, seal_public_key_file.as_ref());
        let seal_private_key_file = vars.text("BANSOS_SEAL_PRIVATE_KEY_FILE").map(PathBuf::from);
        if seal_private_key_file.is_some() && seal_public_key_file.is_none() {
            vars.note(SEAL_PUBLIC_KEY_FILE, "must be set, too, where the private key is set");
        }
        Self {
            database_url: database_url
                .unwrap_or_else(|| format!("sqlite://{}/bansos.db", dir.display())),
            uploads_dir: uploads_dir.unwrap_or_else(|| dir.join("uploads")),
            keys_file,
            seal_public_key_file,
            seal_private_key_file,
            dir,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    const PUBLIC: (&str, &str) = (SEAL_PUBLIC_KEY_FILE, "/etc/bansos/seal-public.key");
    const PRIVATE: (&str, &str) = ("BANSOS_SEAL_PRIVATE_KEY_FILE", "/etc/bansos/seal-private.key");

    fn read(pairs: &[(&str, &str)]) -> Result<DataConfig, String> {
        Config::from_vars(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())))
            .map(|config| config.data)
            .map_err(|problems| problems.to_string())
    }

    #[test]
    fn production_seals_reporters_and_need_not_open_them() {
        let base = [
            ("BANSOS_ENV", "production"),
            ("BANSOS_KEYS_FILE", "/etc/keys.toml"),
            ("BANSOS_BASE_URL", "https://example.go.id"),
        ];
        let message = read(&base).expect_err("nothing can be sealed");
        assert!(message.contains(SEAL_PUBLIC_KEY_FILE), "{message}");
        assert!(!message.contains(PRIVATE.0), "{message}");
        let citizens = read(&[&base[..], &[PUBLIC]].concat()).expect("nothing is missing");
        assert_eq!(citizens.seal_public_key_file, Some(PathBuf::from(PUBLIC.1)));
        assert_eq!(citizens.seal_private_key_file, None);
        let officers = read(&[&base[..], &[PUBLIC, PRIVATE]].concat()).expect("both are given");
        assert_eq!(officers.seal_private_key_file, Some(PathBuf::from(PRIVATE.1)));
    }

    #[test]
    fn a_private_seal_key_is_nothing_without_the_public_one() {
        let message = read(&[PRIVATE]).expect_err("the public one is missing");
        assert!(message.contains(SEAL_PUBLIC_KEY_FILE), "{message}");
        assert!(!message.contains(PRIVATE.1), "no value is told: {message}");
        assert!(read(&[PUBLIC]).is_ok() && read(&[PUBLIC, PRIVATE]).is_ok() && read(&[]).is_ok());
    }
}
