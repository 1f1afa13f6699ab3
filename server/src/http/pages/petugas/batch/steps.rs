//! How far a batch is, and who does what next.

use app::pages::petugas::batch::model::{StepLine, StepMark, WindowLine};
use app::text::petugas::batch as t;
use app::text::{Lang, Text};
use domain::batch::EndorseRefusal;
use domain::review::CaseState as S;

use crate::http::pages::draft::moment;
use crate::store::batch::BatchRow;
use crate::store::batch::progress::StateCount;

/// The steps of a batch: what is done, what is at hand, what comes.
pub(super) fn steps(lang: Lang, batch: &BatchRow, answered: &[StateCount]) -> Vec<StepLine> {
    let at = |at: Option<i64>| at.map(|at| moment(lang, at)).unwrap_or_default();
    let (done, all) = answers(answered);
    let contents = batch.contents().to_string();
    let counts = [("done", done.to_string()), ("count", all.to_string())];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, text)| (*name, &**text)).collect();
    // A letter that is there may still be mended: its step is done until the batch is locked.
    let letter = batch.letter_file.is_some() && batch.signer_role.is_some();
    let mut lines: Vec<(Text, bool, String)> = vec![
        (
            t::STEP_COLLECT,
            batch.contents() > 0,
            t::STEP_CONTENTS.fill(lang, &[("count", &contents)]),
        ),
        (t::STEP_LETTER, letter, at(batch.letter_at)),
        (t::STEP_ENDORSE, batch.is_endorsed(), at(batch.endorsed_at)),
        (t::STEP_EXPORT, batch.exported_at.is_some(), at(batch.exported_at)),
    ];
    if all > 0 {
        lines.push((t::STEP_ANSWER, done == all, t::STEP_ANSWERED.fill(lang, &counts)));
    }
    let first_open = lines.iter().position(|(_, done, _)| !done);
    let mark = |place: usize, done: bool| match (done, first_open == Some(place)) {
        (true, _) => StepMark::Done,
        (false, true) => StepMark::Now,
        (false, false) => StepMark::Later,
    };
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(place, (name, done, detail))| StepLine { name, mark: mark(place, done), detail })
        .collect()
}

/// How many cases the centre is done with, of how many.
fn answers(counts: &[StateCount]) -> (u64, u64) {
    // What was endorsed is done for the office, and not for the centre.
    let waits = |state| matches!(state, S::Proposed | S::Endorsed | S::CentreVerified | S::PmtDone);
    let done = counts.iter().filter(|count| !waits(count.state));
    (done.map(|count| count.cases).sum(), counts.iter().map(|count| count.cases).sum())
}

/// Who does what next, in one sentence.
pub(super) fn next(
    lang: Lang,
    batch: &BatchRow,
    (missing, window): (&[EndorseRefusal], &WindowLine),
    answered: &[StateCount],
) -> String {
    if !batch.is_endorsed() {
        return before_endorsement(lang, missing, window);
    }
    let (done, all) = answers(answered);
    let text = if batch.exported_at.is_none() {
        t::NEXT_EXPORT
    } else if all == 0 {
        t::NEXT_DATA
    } else if done < all {
        t::NEXT_ANSWER
    } else {
        t::NEXT_NOTHING
    };
    text.get(lang).to_owned()
}

fn before_endorsement(lang: Lang, missing: &[EndorseRefusal], window: &WindowLine) -> String {
    let lacks = |one: EndorseRefusal| missing.contains(&one);
    let text = if lacks(EndorseRefusal::Empty) {
        t::NEXT_COLLECT
    } else if lacks(EndorseRefusal::LetterMissing) || lacks(EndorseRefusal::SignerMissing) {
        t::NEXT_LETTER
    } else if lacks(EndorseRefusal::NotListed) {
        t::NEXT_NOT_LISTED
    } else if lacks(EndorseRefusal::QuotaExceeded) {
        t::NEXT_QUOTA
    } else {
        match window {
            WindowLine::Shut(Some(day)) => return t::NEXT_WINDOW.fill(lang, &[("day", day)]),
            WindowLine::Shut(None) => t::NEXT_NO_WINDOW,
            WindowLine::Open | WindowLine::Always => t::NEXT_ENDORSE,
        }
    };
    text.get(lang).to_owned()
}
