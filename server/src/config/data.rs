//! Where data lives.

use std::path::PathBuf;

use super::vars::Vars;

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
    /// `BANSOS_SEAL_PUBLIC_KEY_FILE`: reserved for the sealing of reporters.
    pub seal_public_key_file: Option<PathBuf>,
    /// `BANSOS_SEAL_PRIVATE_KEY_FILE`: likewise, only where officers work.
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
        Self {
            database_url: database_url
                .unwrap_or_else(|| format!("sqlite://{}/bansos.db", dir.display())),
            uploads_dir: uploads_dir.unwrap_or_else(|| dir.join("uploads")),
            keys_file,
            seal_public_key_file: vars.text("BANSOS_SEAL_PUBLIC_KEY_FILE").map(PathBuf::from),
            seal_private_key_file: vars.text("BANSOS_SEAL_PRIVATE_KEY_FILE").map(PathBuf::from),
            dir,
        }
    }
}
