//! The programmes of the guide, from their rows.

use leptos::prelude::*;

use super::model::{ProgramBasis, ProgramInfo};
use crate::components::article::Writer;
use crate::text::Lang;
use crate::text::panduan::basics;

/// Every programme with who it is for, or a sentence when none is loaded.
pub(super) fn programs(lang: Lang, programs: Vec<ProgramInfo>) -> AnyView {
    if programs.is_empty() {
        return Writer(lang).notice(basics::PROGRAMS_NONE);
    }
    let rows: Vec<_> = programs
        .into_iter()
        .map(|program| {
            let basis = match program.basis {
                ProgramBasis::Family => basics::FOR_FAMILY,
                ProgramBasis::Person => basics::FOR_PERSON,
            };
            let anchor = format!("program-{}", program.code.to_lowercase());
            view! {
                <div class="cus-terms__row" id=anchor>
                    <dt>{program.name}</dt>
                    <dd>{program.for_whom}</dd>
                    <dd class="cus-terms__note">{basis.get(lang)}</dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="cus-terms">{rows}</dl> }.into_any()
}
