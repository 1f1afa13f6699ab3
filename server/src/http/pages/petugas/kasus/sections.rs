//! Parts of a case page that other work at the desk fills: what RT, RW or LKS said, what the village advised, what was
//! seen on visits.

use app::pages::petugas::kasus::model::ExtraSection;
use app::pages::petugas::kunjungan::model::VisitCard;
use app::text::petugas::kasus as t;
use app::text::petugas::{musyawarah, penerima};
use app::text::{Lang, date};

use crate::http::desk::Desk;
use crate::http::pages::petugas::recipient_lines::{minutes_of, removal_lines};
use crate::store::review_case::CaseRow;
use crate::usecase::AppError;
use crate::usecase::village::assist::assessment_of;
use crate::usecase::village::musyawarah::{Advice, recommendations_of, removals_of_case};

/// The parts that have something to show. That the case is read was noted before.
pub(super) async fn sections(
    desk: &Desk,
    case: &CaseRow,
    cards: Vec<VisitCard>,
) -> Result<Vec<ExtraSection>, AppError> {
    let lang = desk.lang();
    let mut sections = Vec::new();
    if let Some(said) = assessment_of(desk.ctx(), case).await? {
        sections.push(ExtraSection {
            id: "penilaian",
            title: t::ASSESSMENT.get(lang).to_owned(),
            facts: vec![(said.by, said.text)],
            links: Vec::new(),
        });
    }
    sections.extend(deliberations(desk, case.id).await?);
    sections.extend(visits(lang, cards));
    Ok(sections)
}

/// What was seen on visits, newest first. Its photos stand with the other photos.
fn visits(lang: Lang, cards: Vec<VisitCard>) -> Option<ExtraSection> {
    if cards.is_empty() {
        return None;
    }
    let has_photos = cards.iter().any(|card| !card.photos.is_empty());
    let links = has_photos.then(|| (t::VISIT_PHOTOS.get(lang).to_owned(), "#foto".to_owned()));
    let mut facts = Vec::new();
    for card in cards {
        facts.push((t::VISIT_BY.get(lang).to_owned(), card.recorded));
        facts.extend(card.lines);
    }
    let title = t::VISIT_PART.get(lang).to_owned();
    Some(ExtraSection { id: "kunjungan", title, facts, links: links.into_iter().collect() })
}

/// What villages said of the case, and of the person it is about; the minutes of what is closed beside it.
async fn deliberations(desk: &Desk, case_id: i64) -> Result<Option<ExtraSection>, AppError> {
    let (ctx, lang) = (desk.ctx(), desk.lang());
    let mut minutes: Vec<(String, String)> = Vec::new();
    let mut facts = Vec::new();
    for one in recommendations_of(ctx, &desk.officer, case_id).await? {
        let day = date::long(lang, one.row.held_on);
        if one.row.closed_at.is_some() {
            minutes.push((day, minutes_of(one.row.musyawarah_id)));
        }
        facts.push(advice_line(lang, one));
    }
    let wanted = removals_of_case(ctx, &desk.officer, case_id).await?;
    for one in removal_lines(desk, &wanted).await? {
        let said = t::MUSYAWARAH_REMOVAL.fill(lang, &[("reason", &one.reason)]);
        facts.push((one.day.clone(), said));
        if !minutes.iter().any(|(_, href)| *href == one.minutes) {
            minutes.push((one.day, one.minutes));
        }
    }
    let link = |(day, href): (String, String)| {
        (penerima::REMOVAL_MINUTES.fill(lang, &[("day", &day)]), href)
    };
    Ok((!facts.is_empty()).then(|| ExtraSection {
        id: "musyawarah",
        title: t::MUSYAWARAH.get(lang).to_owned(),
        facts,
        links: minutes.into_iter().map(link).collect(),
    }))
}

/// The day of a deliberation, and what it said.
fn advice_line(lang: Lang, advice: Advice) -> (String, String) {
    let Advice { row, note } = advice;
    let said = row.recommendation.parse().map(|said| musyawarah::recommendation(said).get(lang));
    let said = said.unwrap_or_default();
    let mut words = if note.is_empty() { said.to_owned() } else { format!("{said}: {note}") };
    if row.closed_at.is_none() {
        words = t::MUSYAWARAH_OPEN.fill(lang, &[("said", &words)]);
    }
    (date::long(lang, row.held_on), words)
}
