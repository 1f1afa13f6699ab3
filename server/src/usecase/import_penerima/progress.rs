//! How an import tells how far it is.

use std::io::IsTerminal as _;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// How often the bar is redrawn while nothing is reported.
const TICK: Duration = Duration::from_millis(200);

/// From how many units on plain lines are written: a small file is loaded before anybody wonders.
const PLAIN_FROM: u64 = 5_000_000;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The file is compared with the one loaded before. Counted in bytes.
    Hash,
    /// Lines are checked, sealed and written. Counted in bytes.
    Load,
    /// People whose lines stand apart are joined. Counted in people.
    Join,
    /// Name keys are written. Counted in keys.
    Index,
}

impl Phase {
    const fn words(self) -> &'static str {
        match self {
            Self::Hash => "comparing",
            Self::Load => "loading",
            Self::Join => "joining",
            Self::Index => "indexing",
        }
    }

    const fn in_bytes(self) -> bool {
        matches!(self, Self::Hash | Self::Load)
    }
}

/// Listens to an import.
pub trait Progress: Sync {
    /// A phase begins; `total` is how much there is to do.
    fn begin(&self, phase: Phase, total: u64);
    /// So much of the phase is done, `lines` lines were read in all, `rejected` of them not taken
    /// over.
    fn advance(&self, done: u64, lines: u64, rejected: u64);
    /// All phases are over.
    fn end(&self);
}

/// Says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Phase, _: u64) {}
    fn advance(&self, _: u64, _: u64, _: u64) {}
    fn end(&self) {}
}

/// A bar with rate and time left on stderr; now and then a plain line where stderr is not a
/// terminal.
#[derive(Debug, Default)]
pub struct Bar {
    state: Mutex<BarState>,
}

#[derive(Debug, Default)]
struct BarState {
    phase: Option<Phase>,
    bar: Option<ProgressBar>,
    /// Tenths of the phase that were told as plain lines.
    tenths: u64,
    total: u64,
}

impl Progress for Bar {
    fn begin(&self, phase: Phase, total: u64) {
        let mut state = self.lock();
        if let Some(bar) = state.bar.take() {
            bar.finish_and_clear();
        }
        state.phase = Some(phase);
        state.total = total;
        state.tenths = 0;
        if std::io::stderr().is_terminal() {
            let bar = ProgressBar::new(total).with_style(style(phase));
            bar.enable_steady_tick(TICK);
            state.bar = Some(bar);
        }
    }

    fn advance(&self, done: u64, lines: u64, rejected: u64) {
        let mut state = self.lock();
        let message = format!("{lines} lines, {rejected} rejected");
        if let Some(bar) = &state.bar {
            bar.set_position(done);
            bar.set_message(message);
            return;
        }
        let tenths = done.saturating_mul(10) / state.total.max(1);
        if tenths > state.tenths && state.total >= PLAIN_FROM {
            state.tenths = tenths;
            let words = state.phase.map(Phase::words).unwrap_or_default();
            eprintln!("{words}: {} %, {message}", tenths.min(10) * 10);
        }
    }

    fn end(&self) {
        if let Some(bar) = self.lock().bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl Bar {
    fn lock(&self) -> std::sync::MutexGuard<'_, BarState> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn style(phase: Phase) -> ProgressStyle {
    let amounts = if phase.in_bytes() {
        "{bytes}/{total_bytes} ({bytes_per_sec}, {eta} left)"
    } else {
        "{human_pos}/{human_len} ({per_sec}, {eta} left)"
    };
    let template = format!("{:<9} {{bar:30}} {amounts} {{msg}}", phase.words());
    ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
