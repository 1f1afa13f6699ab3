//! `server rotate-keys`: a new encryption key, and everything sealed anew with it.

use std::io::IsTerminal as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use server::crypto::{KeyFileError, Keys, LOOK_SECONDS};
use server::usecase::Context;
use server::usecase::rotate_keys::{self, Progress, RotateError, RotateReport, SETTLE};

use super::output::say;

/// From how many values on plain lines are written where stderr is no terminal.
const PLAIN_FROM: u64 = 100_000;
/// How often the bar is redrawn while nothing is reported.
const TICK: Duration = Duration::from_millis(200);

/// Add an encryption key and seal everything anew with it, while the service runs
#[derive(Args)]
#[group(multiple = false)]
pub(super) struct RotateKeys {
    /// Only add a key that opens and does not seal yet: copy the key file to every other machine then, and go on with
    /// --continue
    #[arg(long)]
    add_only: bool,
    /// Add no key: let the newest one seal, and go on sealing anew where it stopped
    #[arg(long = "continue")]
    go_on: bool,
    /// Take old keys out of the key file; refused while anything is sealed with them
    #[arg(long)]
    drop_old: bool,
}

impl RotateKeys {
    pub(super) async fn run(self, ctx: &Context) -> Result<()> {
        let path = ctx.config.keys_file();
        let named = || format!("BANSOS_KEYS_FILE: {}", path.display());
        if self.drop_old {
            return drop_old(ctx).await;
        }
        if self.add_only {
            let id = Keys::add_waiting(&path).with_context(named)?;
            return say(&format!(
                "Key {id} was added and does not seal yet. Copy the file to every machine, then run `server \
                 rotate-keys --continue`."
            ));
        }
        if !self.go_on {
            let id = Keys::rotate(&path).with_context(named)?;
            say(&format!(
                "Key {id} was added and seals from now on. Keep a copy of the file in a safe place."
            ))?;
        }
        let bar = Bar::default();
        let report = rotate_keys::run(ctx, &path, SETTLE, &bar).await?;
        tell(&report)
    }
}

async fn drop_old(ctx: &Context) -> Result<()> {
    match rotate_keys::drop_old(ctx, &ctx.config.keys_file()).await {
        Ok(dropped) if dropped.is_empty() => say("There is no old key."),
        Ok(dropped) => {
            let ids: Vec<String> = dropped.iter().map(ToString::to_string).collect();
            say(&format!(
                "Keys taken out: {}. Copy the file to every machine. Backups from before need the old file; links in \
                 mails from before ask for the ticket number.",
                ids.join(", ")
            ))
        }
        Err(RotateError::InUse(used)) => {
            for (name, count) in &used {
                say(&format!("{count:>12}  {name}"))?;
            }
            bail!("old keys are still in use: run `server rotate-keys --continue` first")
        }
        Err(error) => Err(error.into()),
    }
}

fn tell(report: &RotateReport) -> Result<()> {
    say(&format!(
        "{} values and {} files were sealed anew with key {}.",
        report.values, report.files, report.key_id
    ))?;
    if report.left.is_empty() {
        return say(
            "Nothing is sealed with an older key any more: `server rotate-keys --drop-old` takes them out.",
        );
    }
    for (name, count) in &report.left {
        say(&format!("{count:>12}  {name}"))?;
    }
    if report.unreadable > 0 {
        bail!("{} of these are opened by no key of the file", report.unreadable);
    }
    bail!(
        "these are sealed with an older key: a machine has an older key file. Copy the file there and run `server \
         rotate-keys --continue`"
    )
}

/// A bar per table on stderr; now and then a plain line where stderr is not a terminal.
#[derive(Default)]
struct Bar(Mutex<BarState>);

#[derive(Default)]
struct BarState {
    bar: Option<ProgressBar>,
    name: String,
    total: u64,
    done: u64,
    tenths: u64,
}

impl Progress for Bar {
    fn begin(&self, name: &str, total: u64) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bar) = state.bar.take() {
            bar.finish_and_clear();
        }
        *state = BarState { name: name.to_owned(), total, ..BarState::default() };
        if std::io::stderr().is_terminal() {
            let style = "{msg:<28} {bar:30} {human_pos}/{human_len} ({per_sec}, {eta} left)";
            let style = ProgressStyle::with_template(style)
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            let bar = ProgressBar::new(total).with_style(style).with_message(name.to_owned());
            bar.enable_steady_tick(TICK);
            state.bar = Some(bar);
        }
    }

    fn advance(&self, by: u64) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.done += by;
        if let Some(bar) = &state.bar {
            bar.set_position(state.done);
            return;
        }
        let tenths = state.done.saturating_mul(10) / state.total.max(1);
        if tenths > state.tenths && state.total >= PLAIN_FROM {
            state.tenths = tenths;
            eprintln!("{}: {} %", state.name, tenths.min(10) * 10);
        }
    }

    fn end(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bar) = state.bar.take() {
            bar.finish_and_clear();
        }
    }
}

/// Reads the key file again when it has changed, for as long as the process runs.
pub(super) async fn follow_key_file(keys: Keys) {
    loop {
        tokio::time::sleep(Duration::from_secs(LOOK_SECONDS)).await;
        match keys.refresh() {
            Ok(true) => tracing::info!(key_id = keys.sealing_id(), "the key file was read again"),
            Ok(false) => {}
            Err(error) => warn(&error),
        }
    }
}

fn warn(error: &KeyFileError) {
    let error = error as &dyn std::error::Error;
    tracing::warn!(error, "the key file has changed and is not used");
}
