//! `/usulan/draf/anggota`: the people on the family card, one by one.

use domain::form::{MAX_MEMBERS, Member, Step};
use leptos::prelude::*;

use super::question::Drawing;
use super::{Door, frame};
use crate::components::button::{Button, Rank};
use crate::components::member_list::{MemberLine, MemberList};
use crate::components::step_form::StepForm;
use crate::pages::draft::model::{MembersPage, Question, RegionQuestion};
use crate::text::Lang;
use crate::text::draft::tasks as t;

/// Name and value of the button that Enter presses: a half-typed member is never lost.
const MAIN: (&str, &str) = ("aksi", "tambah");

/// The whole document.
pub fn members_page(page: MembersPage) -> AnyView {
    let lang = page.frame.chrome.lang;
    let list = member_list(lang, &page);
    let add = member_form(lang, &page);
    let frame = page.frame;
    let hidden = frame::hidden_fields(&frame);
    let place = page.editing.map(|place| place.to_string()).unwrap_or_default();
    let body = view! {
        <StepForm action=Door::of(frame.form).step(Step::Anggota)>
            {hidden}
            <input type="hidden" name="tempat" value=place/>
            {list}
            {add}
            <div class="cus-form__end">
                <Button
                    rank=Rank::Main
                    name="aksi"
                    value="selesai"
                    label=t::MEMBERS_DONE.get(lang)
                />
            </div>
        </StepForm>
    }
    .into_any();
    frame::document(frame, Some(MAIN), body)
}

fn member_list(lang: Lang, page: &MembersPage) -> AnyView {
    if page.members.is_empty() {
        return view! { <p id="anggota" tabindex="-1">{t::MEMBERS_NONE.get(lang)}</p> }.into_any();
    }
    let count = page.members.len().to_string();
    let members = page
        .members
        .iter()
        .enumerate()
        .map(|(place, member)| {
            let relation = page.relations.get(place).map_or("", String::as_str);
            MemberLine { name: member.nama.clone(), facts: facts(lang, member, relation) }
        })
        .collect();
    view! {
        <h2 class="cus-step__title" id="anggota" tabindex="-1">
            {t::MEMBERS_LIST.fill(lang, &[("count", &count)])}
        </h2>
        <MemberList lang members/>
    }
    .into_any()
}

/// Relation and year; of the NIK only that it is there.
fn facts(lang: Lang, member: &Member, relation: &str) -> Vec<String> {
    let year = (!member.tahun_lahir.is_empty())
        .then(|| t::MEMBER_YEAR.fill(lang, &[("year", &member.tahun_lahir)]));
    let nik = (!member.nik.is_empty()).then(|| t::MEMBER_NIK.get(lang).to_owned());
    let relation = (!relation.is_empty()).then(|| relation.to_owned());
    [relation, year, nik].into_iter().flatten().collect()
}

fn member_form(lang: Lang, page: &MembersPage) -> AnyView {
    let editing = page.editing.is_some();
    // Somebody typed into a page that was overtaken sees it once more.
    let typed = !page.typed.to_answers().is_empty();
    if page.members.len() >= MAX_MEMBERS && !editing && !typed {
        return view! { <p>{t::MEMBERS_FULL.get(lang)}</p> }.into_any();
    }
    let (title, button) = if editing {
        (t::MEMBER_CHANGE_TITLE, t::MEMBER_SAVE)
    } else {
        (t::MEMBER_ADD_TITLE, t::MEMBER_ADD)
    };
    let form = page.frame.form;
    let questions: Vec<Question> = Step::Anggota
        .fields(form)
        .iter()
        .map(|&spec| {
            let is_relation = spec.name == "anggota_hubungan";
            let options = if is_relation { page.options.clone() } else { Vec::new() };
            Question { spec, options }
        })
        .collect();
    let answers = page.typed.to_answers();
    let region = RegionQuestion::default();
    let fields = Drawing {
        lang,
        form,
        step: Step::Anggota,
        questions: &questions,
        answers: &answers,
        errors: &page.frame.errors,
        region: &region,
    }
    .view();
    view! {
        <fieldset class="cus-step__group">
            <legend class="cus-step__legend">{title.get(lang)}</legend>
            {fields}
            <p>
                <Button rank=Rank::Second name=MAIN.0 value=MAIN.1 label=button.get(lang)/>
            </p>
        </fieldset>
    }
    .into_any()
}
