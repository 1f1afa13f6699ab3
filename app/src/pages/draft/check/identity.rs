//! What in the texts of a report would tell who wrote them (S-7): said before it is sent.

use domain::form::Step;
use domain::sanggahan::IdentityHint;
use leptos::prelude::*;

use crate::components::checkbox::Checkbox;
use crate::components::icon::Shape;
use crate::components::notice::Notice;
use crate::pages::draft::Door;
use crate::pages::draft::model::CheckPage;
use crate::text::Text;
use crate::text::draft::{check as t, step_title};

/// Name of the checkbox of somebody who sends it all the same.
pub(super) const FIELD: &str = "tetap_kirim";

/// What was found, the way to change it, and, where it names the reporter, the checkbox.
pub(super) fn notice(page: &CheckPage) -> AnyView {
    if page.identity.is_empty() {
        return ().into_any();
    }
    let lang = page.chrome.lang;
    let tells = page.identity.iter().any(|hint| hint.tells_reporter());
    let title = if tells { t::IDENTITY } else { t::IDENTITY_OTHER };
    let found: Vec<_> =
        page.identity.iter().map(|hint| view! { <p>{sentence(*hint).get(lang)}</p> }).collect();
    let sealed = step_title(Step::Pelapor, page.form).get(lang);
    let read = t::IDENTITY_READ.fill(lang, &[("step", sealed)]);
    let anyway = tells.then(|| {
        let error = page.errors.of(FIELD);
        let checked = page.ticked.iter().any(|one| one == FIELD);
        let label = t::SEND_ANYWAY.get(lang);
        view! { <Checkbox lang name=FIELD label hint=None error checked/> }
    });
    let href = format!("{}?dari=periksa", Door::of(page.form).step(text_step(page)));
    view! {
        <Notice shape=Shape::Alert>
            <h2 class="cus-notice__title">{title.get(lang)}</h2>
            {found}
            <p>{read}</p>
            <p><a href=href>{t::IDENTITY_CHANGE.get(lang)}</a></p>
            {anyway}
        </Notice>
    }
    .into_any()
}

/// The page on which the account is written.
fn text_step(page: &CheckPage) -> Step {
    let steps = Step::of(page.form);
    let account = [Step::Uraian, Step::Perubahan].into_iter().find(|step| steps.contains(step));
    account.unwrap_or(Step::Pelapor)
}

const fn sentence(hint: IdentityHint) -> Text {
    match hint {
        IdentityHint::OwnName => t::OWN_NAME,
        IdentityHint::OwnPhone => t::OWN_PHONE,
        IdentityHint::OwnNik => t::OWN_NIK,
        IdentityHint::Number => t::NUMBER,
        IdentityHint::Link => t::LINK,
    }
}
