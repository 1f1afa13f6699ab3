//! `server print-letters`: the letters that bring the right of reply to people who cannot be reached otherwise (S-11).

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use app::pages::sanggahan::reply_letter;
use app::text::Lang;
use clap::Args;
use leptos::prelude::{Owner, RenderHtml as _};
use server::http::pages::draft::words::Words;
use server::http::pages::petugas::surat;
use server::usecase::Context;
use server::usecase::reply::{Letter, letters_due, note_printed};

use super::output::say;

/// Only the owner may read a letter: it names a person.
const LETTER_MODE: u32 = 0o600;
/// The same for a folder that is made for them.
const FOLDER_MODE: u32 = 0o700;

/// Write the letters that are due, one file each, to be opened in a browser and printed
#[derive(Args)]
pub(super) struct PrintLetters {
    /// Folder for the letters; it is made when missing. Empty it once they are printed: they name people
    dir: PathBuf,
}

impl PrintLetters {
    pub(super) async fn run(self, ctx: &Context) -> Result<()> {
        let private = DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(&self.dir);
        private.with_context(|| format!("{} cannot be made", self.dir.display()))?;
        let words = Words::load(ctx, Lang::Id).await.map_err(|_| anyhow::anyhow!(REFUSED))?;
        let due = letters_due(ctx).await.map_err(|_| anyhow::anyhow!(REFUSED))?;
        let mut written = 0;
        for letter in &due.letters {
            let path = self.dir.join(format!("surat-{:06}.html", letter.id));
            // On disk first: a letter that is noted as printed must exist.
            write(&path, &html(ctx, &words, letter))?;
            if note_printed(ctx, letter).await.map_err(|_| anyhow::anyhow!(REFUSED))? {
                written += 1;
            } else {
                std::fs::remove_file(&path)?;
            }
        }
        say(&format!("{written} letters were written to {}.", self.dir.display()))?;
        if due.unknown > 0 {
            say(&format!(
                "{} people are no longer in the recipient data and got none: the office has to find them.",
                due.unknown
            ))?;
        }
        Ok(())
    }
}

const REFUSED: &str = "the database refused; the log says why";

fn html(ctx: &Context, words: &Words, letter: &Letter) -> String {
    let page = surat::reply_letter(ctx, words, letter);
    Owner::new().with(|| reply_letter(page).to_html())
}

fn write(path: &Path, html: &str) -> Result<()> {
    // Written whole under another name: nobody finds half a letter, and an old file lends it no permissions.
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(LETTER_MODE)
        .open(&draft)
        .with_context(|| format!("{} cannot be written", draft.display()))?;
    file.write_all(html.as_bytes())?;
    file.sync_all()?;
    Ok(std::fs::rename(&draft, path)?)
}
