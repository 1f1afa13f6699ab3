//! The keys that seal who objects or reports: `server create-seal-key`, and reading them at the start.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use server::config::Config;
use server::crypto::ReporterSeal;

use super::output::say;

/// Make the pair of keys that seals who objects or reports.
#[derive(Args)]
pub(super) struct CreateSealKey {
    /// Folder for both files; it is made when missing, and existing keys are never overwritten
    dir: PathBuf,
}

impl CreateSealKey {
    pub(super) fn run(self) -> Result<()> {
        let (public, private) = ReporterSeal::create(&self.dir)
            .with_context(|| format!("{} gets no seal keys", self.dir.display()))?;
        say(&format!(
            "Two files were made.\n  {public}\n    seals who reports; give it to every server: BANSOS_SEAL_PUBLIC_KEY_FILE\n  \
             {private}\n    opens who reported; give it only to servers where officers work: BANSOS_SEAL_PRIVATE_KEY_FILE\n\
             Keep a copy of the private one in a safe place: without it nobody can ever read who reported.\n\
             To replace an earlier key, append the key lines of the earlier private file to the new one, change the file on \
             the servers where officers work, restart them, and only then change the public one everywhere.",
            public = public.display(),
            private = private.display(),
        ))
    }
}

/// The configured seal keys, or in development those of the data directory.
pub(super) fn open_reporter_seal(config: &Config) -> Result<ReporterSeal> {
    let data = &config.data;
    match (&data.seal_public_key_file, &data.seal_private_key_file) {
        (Some(public), private) => ReporterSeal::load(public, private.as_deref()),
        // The configuration lets a missing public key pass in development only.
        (None, _) => ReporterSeal::load_or_create(&data.dir),
    }
    .context(
        "BANSOS_SEAL_PUBLIC_KEY_FILE, BANSOS_SEAL_PRIVATE_KEY_FILE: reporters cannot be sealed",
    )
}
