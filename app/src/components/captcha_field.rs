//! The picture challenge of a form. The captcha box's island takes this same markup over in the
//! browser.

use domain::field::ErrorCode;
use leptos::prelude::*;

use crate::chrome::Contact;
use crate::components::button::Rank;
use crate::components::field::{Field, described_by};
use crate::pages::cek::model::CaptchaChallenge;
use crate::text::{Lang, cek as t, island};

/// Longest answer the box takes; a little more than the picture shows, so that nothing is cut off
/// unseen.
const ANSWER_MAX_CHARS: usize = 12;

/// Picture, box for the answer, button for another picture, and whom to call where neither helps.
///
/// An answer that is still good is kept while another field has to be mended; whether it is good
/// the server says.
#[component]
pub fn CaptchaField(
    /// Language of the page.
    lang: Lang,
    /// The challenge.
    challenge: CaptchaChallenge,
    /// The characters read from the picture, while they are still good.
    answer: String,
    /// The solved proof of work, while it is still good.
    pow: String,
    /// What is wrong, if anything.
    error: Option<ErrorCode>,
    /// Who helps a person who cannot pass.
    contact: Contact,
) -> AnyView {
    let Contact { name, phone, .. } = contact;
    let help = t::CAPTCHA_HELP.fill(lang, &[("office", name.as_str()), ("phone", phone.as_str())]);
    let proved = (!pow.is_empty()).then(|| {
        view! { <p class="cus-field__hint" data-without-script="">{island::PROOF_DONE.get(lang)}</p> }
    });
    view! {
        <input type="hidden" name="captcha_id" value=challenge.id/>
        <input type="hidden" name="pow" value=pow/>
        {proved}
        <Field
            lang
            name="captcha"
            label=t::CAPTCHA_LABEL.get(lang)
            hint=Some(t::CAPTCHA_HINT.get(lang).to_owned())
            error
        >
            <div class="cus-captcha">
                <img
                    class="cus-captcha__picture"
                    src=challenge.image_url
                    width="260"
                    height="110"
                    alt=t::CAPTCHA_ALT.get(lang)
                />
                <input
                    class="cus-input cus-input--code"
                    type="text"
                    id="captcha"
                    name="captcha"
                    value=answer
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength=ANSWER_MAX_CHARS.to_string()
                    aria-describedby=described_by("captcha", true, error.is_some())
                    aria-invalid=error.map(|_| "true")
                />
                <button
                    class=Rank::Second.class()
                    name="aksi"
                    value="gambar"
                    data-refresh=""
                >
                    {t::CAPTCHA_OTHER.get(lang)}
                </button>
            </div>
        </Field>
        <noscript>
            <p class="cus-field__hint">{t::CAPTCHA_UNREADABLE.get(lang)}" "{help}</p>
        </noscript>
    }
    .into_any()
}
