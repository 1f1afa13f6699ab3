//! Whether the log is whole.

use leptos::prelude::*;

use super::model::{ChainCard, CheckLine};
use crate::text::petugas::audit as t;
use crate::text::{Lang, Text};

/// What is known, and the button that has it checked.
pub(super) fn chain_card(lang: Lang, chain: &ChainCard) -> AnyView {
    let unsealed = chain.unsealed.to_string();
    let newest = match &chain.newest {
        Some((batch, at)) => t::CHAIN_NEWEST
            .fill(lang, &[("batch", &batch.to_string()), ("at", at), ("unsealed", &unsealed)]),
        None => t::CHAIN_NONE.fill(lang, &[("unsealed", &unsealed)]),
    };
    let check = chain
        .check
        .as_ref()
        .map_or_else(|| t::CHECK_NEVER.get(lang).to_owned(), |check| check_words(lang, check));
    let broken = chain.check.as_ref().is_some_and(|check| check.outcome != "whole");
    let class = if broken { "cus-panel cus-audit__chain--broken" } else { "cus-panel" };
    view! {
        <section class=class aria-labelledby="rantai">
            <h2 id="rantai">{t::CHAIN.get(lang)}</h2>
            <p>{newest}</p>
            <p role="status">{check}</p>
            <form method="post" action="/petugas/audit/periksa">
                <button class="cus-button cus-button--secondary" type="submit">
                    {t::CHECK_NOW.get(lang)}
                </button>
            </form>
            <p>{t::CHECK_HOW.get(lang)}</p>
        </section>
    }
    .into_any()
}

fn check_words(lang: Lang, check: &CheckLine) -> String {
    if check.outcome != "whole" {
        let batch = check.broken_batch.to_string();
        let what = broken(&check.outcome).fill(lang, &[("batch", &batch)]);
        return t::CHECK_BROKEN.fill(lang, &[("at", &check.at), ("what", &what)]);
    }
    let (first, last) = check.range;
    t::CHECK_WHOLE.fill(
        lang,
        &[
            ("at", &check.at),
            ("first", &first.to_string()),
            ("last", &last.to_string()),
            ("entries", &check.entries.to_string()),
        ],
    )
}

/// What is wrong, by its code.
fn broken(outcome: &str) -> Text {
    match outcome {
        "batch_removed" => t::BROKEN_BATCH_REMOVED,
        "batch_moved" => t::BROKEN_BATCH_MOVED,
        "entries_removed" => t::BROKEN_ENTRIES_REMOVED,
        "entries_inserted" => t::BROKEN_ENTRIES_INSERTED,
        "newest_removed" => t::BROKEN_NEWEST_REMOVED,
        "replaced" => t::BROKEN_REPLACED,
        "unsealed" => t::BROKEN_UNSEALED,
        _ => t::BROKEN_CHANGED,
    }
}
