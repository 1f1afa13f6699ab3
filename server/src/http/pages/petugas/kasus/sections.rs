//! Parts of a case page that other work at the desk fills: what RT, RW or LKS said, what the village advised, what was
//! seen on visits.

use app::pages::petugas::kasus::model::ExtraSection;
use app::text::petugas::kasus as t;
use app::text::petugas::musyawarah;
use app::text::{Lang, date};

use crate::http::desk::Desk;
use crate::http::pages::petugas::kunjungan;
use crate::store::review_case::CaseRow;
use crate::usecase::AppError;
use crate::usecase::village::assist::assessment_of;
use crate::usecase::village::musyawarah::{Advice, recommendations_of};

/// The parts that have something to show. That the case is read was noted before.
pub(super) async fn sections(desk: &Desk, case: &CaseRow) -> Result<Vec<ExtraSection>, AppError> {
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
    let advice = recommendations_of(desk.ctx(), &desk.officer, case.id).await?;
    if !advice.is_empty() {
        sections.push(ExtraSection {
            id: "musyawarah",
            title: t::MUSYAWARAH.get(lang).to_owned(),
            facts: advice.into_iter().map(|one| advice_line(lang, one)).collect(),
            links: Vec::new(),
        });
    }
    sections.extend(visits(desk, case).await?);
    Ok(sections)
}

/// What was seen on visits, newest first, with the way to each photo.
async fn visits(desk: &Desk, case: &CaseRow) -> Result<Option<ExtraSection>, AppError> {
    let lang = desk.lang();
    let cards = kunjungan::cards_of(desk, case).await?;
    if cards.is_empty() {
        return Ok(None);
    }
    let (mut facts, mut links) = (Vec::new(), Vec::new());
    for card in cards {
        facts.push((t::VISIT_BY.get(lang).to_owned(), card.recorded));
        facts.extend(card.lines);
        for href in card.photos {
            let number = (links.len() + 1).to_string();
            let words = t::VISIT_PHOTO.fill(lang, &[("number", &number)]);
            links.push((words, href.replacen("/foto/", "/lihat/", 1)));
        }
    }
    let title = t::VISIT_PART.get(lang).to_owned();
    Ok(Some(ExtraSection { id: "kunjungan", title, facts, links }))
}

/// The day of a deliberation, and what it said.
fn advice_line(lang: Lang, advice: Advice) -> (String, String) {
    let Advice { row, note } = advice;
    let said = row.recommendation.parse().map(|said| musyawarah::recommendation(said).get(lang));
    let said = said.unwrap_or_default();
    let words = if note.is_empty() { said.to_owned() } else { format!("{said}: {note}") };
    (date::long(lang, row.held_on), words)
}
