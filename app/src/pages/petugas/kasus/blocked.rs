//! What an officer sees of a case that they must keep away from: nothing but that.

use domain::decision::ConflictReason;
use leptos::prelude::*;

use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::petugas::antrean::model::QUEUE;
use crate::pages::petugas::frame::{DeskFrame, DeskLayout};
use crate::text::petugas::kasus as t;
use crate::text::petugas::putusan::{self, BLOCKED, BLOCKED_NEXT};

/// A case that is not opened.
#[derive(Debug, Clone)]
pub struct BlockedPageModel {
    /// The frame.
    pub frame: DeskFrame,
    /// Why.
    pub reason: ConflictReason,
}

/// The whole document.
pub fn blocked_page(page: BlockedPageModel) -> AnyView {
    let lang = page.frame.chrome.lang;
    view! {
        <DeskLayout frame=page.frame title=BLOCKED.get(lang)>
            <a class="cus-back" href=QUEUE>{t::BACK.get(lang)}</a>
            <h1>{BLOCKED.get(lang)}</h1>
            <Notice shape=Shape::Shield>
                <p>{putusan::conflict(page.reason).get(lang)}</p>
                <p>{BLOCKED_NEXT.get(lang)}</p>
            </Notice>
        </DeskLayout>
    }
    .into_any()
}
