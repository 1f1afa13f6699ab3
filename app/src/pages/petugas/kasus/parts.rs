//! The parts of a case page, one function each.

use domain::queue_flag::QueueFlag;
use leptos::prelude::*;

use crate::components::summary_list::{SummaryList, is_empty};
use crate::components::textarea::Textarea;
use crate::components::timeline::{Timeline, TimelineEntry};
use crate::pages::petugas::kasus::model::{
    CasePageModel, ExtraSection, HistoryLine, LinkedLine, PhotoLine, ReplyLine, SaidLine,
    VisitPhotos,
};
use crate::pages::petugas::kasus::{part, said};
use crate::text::petugas::antrean::UNNAMED;
use crate::text::petugas::kasus as t;
use crate::text::petugas::question::step_title;
use crate::text::{Lang, lacak};

/// Longest note, in UTF-16 units; the server counts characters.
const NOTE_MAX: usize = 2_000;

/// What to look at first, a sentence each: what the case itself warns of, and what was found about it since.
pub(super) fn warnings(lang: Lang, page: &CasePageModel) -> AnyView {
    let own =
        page.warnings.iter().map(|one| view! { <li>{t::warning(*one).get(lang)}</li> }.into_any());
    let linked = linked_warning(lang, page).into_iter();
    let bad_photo = page.photos.iter().any(|photo| !photo.advice.is_empty());
    let photo = bad_photo.then(|| view! { <li>{t::WARN_PHOTO.get(lang)}</li> }.into_any());
    let lines: Vec<AnyView> = own.chain(linked).chain(photo).collect();
    let body = if lines.is_empty() {
        view! { <p>{t::WARNINGS_NONE.get(lang)}</p> }.into_any()
    } else {
        view! { <ul class="cus-part__warnings">{lines}</ul> }.into_any()
    };
    part("peringatan", t::WARNINGS.get(lang).to_owned(), body)
}

/// That other cases may be about the same person or family, unless the case already warns of it, or somebody found of
/// every one that it is not.
fn linked_warning(lang: Lang, page: &CasePageModel) -> Option<AnyView> {
    let told = page.warnings.iter().any(|one| QueueFlag::of(*one) == QueueFlag::Ganda);
    let open = page.linked.iter().filter(|one| one.verdict.as_ref().is_none_or(|found| found.same));
    let open: Vec<&LinkedLine> = open.collect();
    if told || open.is_empty() {
        return None;
    }
    let mut reasons: Vec<&str> = Vec::new();
    for code in open.iter().flat_map(|one| &one.reasons) {
        let words = t::link_reason(code).get(lang);
        if !reasons.contains(&words) {
            reasons.push(words);
        }
    }
    let count = open.len().to_string();
    let values = [("count", count.as_str()), ("reasons", &reasons.join(", "))];
    let sentence = t::WARN_LINKED.fill(lang, &values);
    Some(view! { <li><a href="#terkait">{sentence}</a></li> }.into_any())
}

/// Everything answered, in words.
pub(super) fn answers(lang: Lang, page: &CasePageModel) -> AnyView {
    let body = match page.form {
        None => view! { <p>{t::NO_FORM.get(lang)}</p> }.into_any(),
        Some(_) if page.steps.is_empty() => view! { <p>{t::ERASED.get(lang)}</p> }.into_any(),
        Some(form) => {
            let (empty, filled): (Vec<_>, Vec<_>) = page.steps.iter().cloned().partition(is_empty);
            let empty: Vec<_> =
                empty.iter().map(|checked| step_title(checked.step, form).get(lang)).collect();
            let skipped = (!empty.is_empty()).then(|| {
                let sentence = t::ANSWERS_SKIPPED.fill(lang, &[("steps", &empty.join(", "))]);
                view! { <p class="cus-part__note">{sentence}</p> }
            });
            let filled: Vec<_> = filled
                .into_iter()
                .map(|checked| view! { <SummaryList lang form checked officer=true/> })
                .collect();
            view! {
                {filled}
                {skipped}
            }
            .into_any()
        }
    };
    part("jawaban", t::ANSWERS.get(lang).to_owned(), body)
}

/// Files, each a link to the page where it can be turned and enlarged: those that came with the case, and apart from
/// them those that officers took on visits.
pub(super) fn photos(lang: Lang, sent: &[PhotoLine], visits: &[VisitPhotos]) -> AnyView {
    let of_case = if sent.is_empty() {
        view! { <p>{t::PHOTOS_NONE.get(lang)}</p> }.into_any()
    } else {
        view! { <ul class="cus-part__files">{photo_lines(lang, sent)}</ul> }.into_any()
    };
    // Without visits there is nothing to tell apart.
    let of_sender = (!visits.is_empty())
        .then(|| view! { <h3 class="cus-part__sub">{t::PHOTOS_SENT.get(lang)}</h3> });
    let of_visits: Vec<_> = visits
        .iter()
        .map(|visit| {
            view! {
                <h3 class="cus-part__sub">{t::PHOTOS_VISIT.get(lang)}</h3>
                <p class="cus-part__note">{visit.recorded.clone()}</p>
                <ul class="cus-part__files">{photo_lines(lang, &visit.photos)}</ul>
            }
        })
        .collect();
    let body = view! { {of_sender}{of_case}{of_visits} }.into_any();
    part("foto", t::PHOTOS.get(lang).to_owned(), body)
}

/// A line for each file.
pub(super) fn photo_lines(lang: Lang, photos: &[PhotoLine]) -> Vec<AnyView> {
    photos
        .iter()
        .map(|photo| {
            let size = t::PHOTO_SIZE.fill(lang, &[("size", &photo.size_kb.to_string())]);
            let advice: Vec<&str> = photo
                .advice
                .iter()
                .filter_map(|code| t::advice(code))
                .map(|text| text.get(lang))
                .collect();
            let advice = (!advice.is_empty()).then(|| {
                view! { " "<span class="cus-queue__near">{advice.join(", ")}</span> }
            });
            view! {
                <li>
                    <a href=photo.href.clone()>{photo.title.clone()}</a>
                    " "
                    <span class="cus-part__note">{size}</span>
                    {advice}
                </li>
            }
            .into_any()
        })
        .collect()
}

/// Where the house is.
pub(super) fn place(lang: Lang, place: Option<&(String, String)>) -> AnyView {
    let Some((latitude, longitude)) = place else { return ().into_any() };
    let body = view! {
        <p>
            {format!("{latitude}, {longitude}")}
            " "
            <a href=format!("geo:{latitude},{longitude}")>{t::PLACE_OPEN.get(lang)}</a>
        </p>
    }
    .into_any();
    part("koordinat", t::PLACE.get(lang).to_owned(), body)
}

/// Cases about the same person or family.
pub(super) fn linked(lang: Lang, linked: &[LinkedLine]) -> AnyView {
    let body = if linked.is_empty() {
        view! { <p>{t::LINKED_NONE.get(lang)}</p> }.into_any()
    } else {
        case_lines(lang, linked)
    };
    part("terkait", t::LINKED.get(lang).to_owned(), body)
}

/// The case it hangs on, and those that hang on it.
pub(super) fn related(lang: Lang, related: &[LinkedLine]) -> AnyView {
    if related.is_empty() {
        return ().into_any();
    }
    part("turunan", t::RELATED.get(lang).to_owned(), case_lines(lang, related))
}

fn case_lines(lang: Lang, cases: &[LinkedLine]) -> AnyView {
    let lines: Vec<_> = cases.iter().map(|case| case_line(lang, case)).collect();
    view! { <ul class="cus-part__cases">{lines}</ul> }.into_any()
}

fn case_line(lang: Lang, case: &LinkedLine) -> AnyView {
    let reasons: Vec<&str> =
        case.reasons.iter().map(|code| t::link_reason(code).get(lang)).collect();
    let reasons = (!reasons.is_empty())
        .then(|| view! { <span class="cus-part__note">{reasons.join(", ")}</span>" " });
    let compare = case.compare.clone().map(|href| {
        let what = t::COMPARE_WHAT.fill(lang, &[("ticket", &case.ticket)]);
        view! {
            <a href=href>{t::COMPARE.get(lang)}<span class="cus-hidden">" "{what}</span></a>
        }
    });
    let verdict = case.verdict.as_ref().map(|verdict| {
        view! { <span class="cus-part__verdict">{verdict_words(lang, verdict)}</span> }
    });
    let kind = lacak::kind(case.kind).get(lang);
    let state = t::tag(case.kind, case.state).get(lang);
    view! {
        <li>
            <a href=case.href.clone()>{case.ticket.clone()}</a>
            {format!(" {kind}, {state}, {} ", case.sent)}
            {reasons}
            {compare}
            {verdict}
        </li>
    }
    .into_any()
}

/// What was found about two cases, by whom and when.
pub(super) fn verdict_words(lang: Lang, verdict: &super::model::VerdictLine) -> String {
    let found = if verdict.same { t::SAME } else { t::NOT_SAME };
    let name = if verdict.name.is_empty() { UNNAMED.get(lang) } else { verdict.name.as_str() };
    let values = [("verdict", found.get(lang)), ("name", name), ("at", &verdict.at)];
    t::VERDICT_BY.fill(lang, &values)
}

/// What the person says to whom an objection was told.
pub(super) fn replies(lang: Lang, replies: Option<&[ReplyLine]>) -> AnyView {
    let Some(replies) = replies else { return ().into_any() };
    let body = if replies.is_empty() {
        view! { <p>{t::REPLIES_NONE.get(lang)}</p> }.into_any()
    } else {
        let lines: Vec<_> = replies
            .iter()
            .map(|reply| {
                let open = t::REPLY_OPEN.fill(lang, &[("ticket", &reply.ticket)]);
                let text = if reply.text.is_empty() {
                    t::MESSAGE_ERASED.get(lang).to_owned()
                } else {
                    reply.text.clone()
                };
                view! {
                    <li>
                        <p class="cus-part__note">{reply.at.clone()}</p>
                        <p class="cus-part__text">{text}</p>
                        <p><a href=reply.href.clone()>{open}</a></p>
                    </li>
                }
            })
            .collect();
        view! { <ul class="cus-part__said">{lines}</ul> }.into_any()
    };
    part("hak-jawab", t::REPLIES.get(lang).to_owned(), body)
}

/// Answers, appeals and requests.
pub(super) fn messages(lang: Lang, messages: &[SaidLine]) -> AnyView {
    if messages.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = messages
        .iter()
        .map(|one| {
            let what = t::message(&one.who).get(lang);
            said_line(format!("{what}, {}", one.at), one.text.clone(), t::MESSAGE_ERASED.get(lang))
        })
        .collect();
    let body = view! { <ul class="cus-part__said">{lines}</ul> }.into_any();
    part("pesan", t::MESSAGES.get(lang).to_owned(), body)
}

fn said_line(head: String, text: Option<String>, erased: &'static str) -> AnyView {
    view! {
        <li>
            <p class="cus-part__note">{head}</p>
            <p class="cus-part__text">{text.unwrap_or_else(|| erased.to_owned())}</p>
        </li>
    }
    .into_any()
}

/// Parts that other parts of the service fill.
pub(super) fn extra(sections: &[ExtraSection]) -> AnyView {
    sections
        .iter()
        .map(|section| {
            let rows: Vec<_> = section
                .facts
                .iter()
                .map(|(name, value)| {
                    view! { <div><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> }
                })
                .collect();
            let links: Vec<_> = section
                .links
                .iter()
                .map(|(words, href)| view! { <p><a href=href.clone()>{words.clone()}</a></p> })
                .collect();
            let body = view! { <dl class="cus-facts">{rows}</dl>{links} }.into_any();
            part(section.id, section.title.clone(), body)
        })
        .collect::<Vec<_>>()
        .into_any()
}

/// Notes for colleagues, and the form for a new one.
pub(super) fn notes(lang: Lang, page: &CasePageModel) -> AnyView {
    let lines: Vec<_> = page
        .notes
        .iter()
        .map(|note| {
            let who = if note.who.is_empty() { UNNAMED.get(lang) } else { note.who.as_str() };
            said_line(format!("{who}, {}", note.at), note.text.clone(), t::NOTE_ERASED.get(lang))
        })
        .collect();
    let lines = (!lines.is_empty()).then(|| view! { <ul class="cus-part__said">{lines}</ul> });
    let error = page.errors.of("catatan");
    let told = error.map(|code| said("catatan", code).get(lang));
    let form = view! {
        <form method="post" action=format!("{}/catatan", page.head.base)>
            <Textarea
                lang
                name="catatan"
                label=t::NOTE.get(lang)
                hint=Some(t::NOTES_HINT.get(lang).to_owned())
                error=error
                told=told
                value=page.typed_note.clone()
                rows=3
                max_chars=NOTE_MAX
            />
            <button class="cus-button cus-button--secondary">{t::NOTE_SAVE.get(lang)}</button>
        </form>
    };
    let body = view! { {form}{lines} }.into_any();
    part("catatan-internal", t::NOTES.get(lang).to_owned(), body)
}

/// What happened, newest first.
pub(super) fn history(lang: Lang, history: &[HistoryLine]) -> AnyView {
    let entries = history
        .iter()
        .map(|line| {
            let details = [(t::REASON, &line.reason), (t::TOLD, &line.note)]
                .into_iter()
                .filter_map(|(label, text)| Some((label.get(lang), text.clone()?)))
                .collect();
            let what = format!("{} ({})", line.what, line.who);
            TimelineEntry { at: line.at.clone(), what, details, ahead: false }
        })
        .collect();
    let body = view! { <Timeline entries/> }.into_any();
    part("riwayat", t::HISTORY.get(lang).to_owned(), body)
}
