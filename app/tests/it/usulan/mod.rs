//! The pages of a draft: before you start, the task list, every step, members, photos.

mod every;
mod members;
mod photos;
mod start;
mod step;

use app::pages::usulan::model::{
    CycleOffer, MembersPage, OptionLine, PhotoSlot, PhotosPage, Question, RegionQuestion,
    StartPage, StepFrame, StepPage, StepStatus, TaskLine, TaskPage,
};
use app::pages::usulan::{members_page, photos_page, start_page, step_page, task_page};
use app::text::Lang;
use domain::field::FieldErrors;
use domain::usulan::{Answers, FieldKind, Hubungan, Member, PhotoKind, Step};

use crate::html::{attribute, render, tags};
use crate::sample::{chrome, wilayah};

const PAYLOAD: &str = "\"><script>alert('x')</script></textarea>";

fn frame(lang: Lang, hubungan: Hubungan, step: Step) -> StepFrame {
    let steps = Step::of(hubungan);
    let at = steps.iter().position(|one| *one == step).expect("the step is asked");
    StepFrame {
        chrome: chrome(lang, &format!("/usulan/draf/{}", step.slug())),
        hubungan,
        step,
        place: (at + 1, steps.len()),
        errors: FieldErrors::default(),
        saved_at: None,
        version: 7,
        changed_elsewhere: false,
        storage_full: false,
        from_check: false,
        draft_id: "draft".to_owned(),
    }
}

fn options(count: usize) -> Vec<OptionLine> {
    (1..=count)
        .map(|at| OptionLine { code: at.to_string(), label: format!("Jawaban {at}") })
        .collect()
}

fn step(lang: Lang, hubungan: Hubungan, step: Step) -> StepPage {
    let questions = step.fields(hubungan).iter().map(|&spec| {
        let chooses = matches!(spec.kind, FieldKind::Choice | FieldKind::Choices);
        Question { spec, options: options(if chooses { 4 } else { 0 }) }
    });
    let mut region = RegionQuestion::default();
    region.lists.provinsi = vec![wilayah("99", "Provinsi Uji")];
    StepPage {
        frame: frame(lang, hubungan, step),
        questions: questions.collect(),
        answers: Answers::default(),
        region,
    }
}

fn member(name: &str) -> Member {
    Member { nama: name.to_owned(), ..Member::default() }
}

fn members(lang: Lang) -> MembersPage {
    MembersPage {
        frame: frame(lang, Hubungan::Diri, Step::Anggota),
        members: vec![member("Siti Uji"), member("Budi Uji")],
        relations: vec!["Anak".to_owned(), "Anak".to_owned()],
        typed: Member::default(),
        editing: None,
        options: options(8),
    }
}

fn photos(lang: Lang, hubungan: Hubungan) -> PhotosPage {
    let slots = PhotoKind::of(hubungan)
        .iter()
        .map(|&kind| PhotoSlot { kind, required: kind == PhotoKind::Ktp, photo: None })
        .collect();
    PhotosPage { frame: frame(lang, hubungan, Step::Foto), slots }
}

fn start(lang: Lang) -> StartPage {
    StartPage {
        chrome: chrome(lang, "/usulan/baru"),
        hubungan: String::new(),
        errors: FieldErrors::default(),
        kode_lanjutan: String::new(),
        offer: CycleOffer {
            cycle: "Februari 2025".to_owned(),
            cutoff: "23 Februari 2025".to_owned(),
            later_month: false,
        },
        unfinished: None,
        replaces: None,
        from_card: false,
    }
}

fn tasks(lang: Lang, hubungan: Hubungan, status: StepStatus) -> TaskPage {
    TaskPage {
        chrome: chrome(lang, "/usulan/draf"),
        hubungan,
        tasks: Step::of(hubungan).iter().map(|&step| TaskLine { step, status }).collect(),
        resume_code: "ABCD-EFGH-JKMN".to_owned(),
        kept_until: "21 Desember 2026".to_owned(),
        saved_at: "21 November 2026 pukul 14.05".to_owned(),
        incomplete: false,
    }
}

/// Every page of these, of every kind of proposal, with a name for messages.
fn pages(lang: Lang) -> Vec<(String, String)> {
    let mut all = vec![("start".to_owned(), render(|| start_page(start(lang))))];
    for &hubungan in Hubungan::ALL {
        let list = tasks(lang, hubungan, StepStatus::Todo);
        all.push((format!("tasks {hubungan:?}"), render(|| task_page(list))));
        for &one in Step::of(hubungan) {
            let html = match one {
                Step::Foto => render(|| photos_page(photos(lang, hubungan))),
                Step::Anggota => render(|| members_page(members(lang))),
                _ => render(|| step_page(step(lang, hubungan, one))),
            };
            all.push((format!("{one:?} {hubungan:?}"), html));
        }
    }
    all
}

/// Controls a person sees.
fn controls(html: &str) -> Vec<&str> {
    tags(html, &["input", "select", "textarea"])
        .into_iter()
        .filter(|tag| attribute(tag, "type") != Some("hidden"))
        .collect()
}

fn named<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    controls(html).into_iter().filter(|tag| attribute(tag, "name") == Some(name)).collect()
}
