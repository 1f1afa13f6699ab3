//! The pages of a draft: before you start, the task list, every step, members, photos.

mod every;
mod members;
mod photos;
mod start;
mod step;
mod trouble;

use app::pages::draft::model::{
    CycleOffer, MembersPage, OptionLine, PhotoSlot, PhotosPage, Question, RegionQuestion,
    StepFrame, StepPage, StepStatus, TaskLine, TaskPage,
};
use app::pages::draft::{Door, members_page, photos_page, step_page, task_page};
use app::pages::sanggahan::model::ReplyNotice;
use app::pages::usulan::model::StartPage;
use app::pages::usulan::start_page;
use app::text::Lang;
use domain::field::FieldErrors;
use domain::form::{Answers, FieldKind, FieldSpec, Form, Member, Need, PhotoKind, Step};
use domain::usulan::Hubungan;

use crate::html::{attribute, render, tags};
use crate::sample::{chrome, subject, wilayah};

const PAYLOAD: &str = "\"><script>alert('x')</script></textarea>";

/// The forms of a proposal.
const DIRI: Form = Form::Usulan(Hubungan::Diri);
const SATU_KK: Form = Form::Usulan(Hubungan::SatuKk);
const TETANGGA: Form = Form::Usulan(Hubungan::Tetangga);

fn frame(lang: Lang, form: Form, step: Step) -> StepFrame {
    let steps = Step::of(form);
    let path = Door::of(form).step(step);
    let at = steps.iter().position(|one| *one == step).expect("the step is asked");
    StepFrame {
        chrome: chrome(lang, &path),
        form,
        subject: form.is_about_recipient().then(subject),
        step,
        place: (at + 1, steps.len()),
        errors: FieldErrors::default(),
        saved_at: None,
        version: 7,
        kept: false,
        changed_elsewhere: false,
        storage_full: false,
        wait_seconds: None,
        from_check: false,
        draft_id: "draft".to_owned(),
    }
}

fn options(count: usize) -> Vec<OptionLine> {
    (1..=count)
        .map(|at| OptionLine {
            code: at.to_string(),
            label: format!("Jawaban {at}"),
            follow_up: None,
        })
        .collect()
}

/// Four answers, or more where that many ask for a question of their own.
fn options_of(question: &str, fields: &[FieldSpec]) -> Vec<OptionLine> {
    let asked: Vec<_> = fields
        .iter()
        .filter(|field| matches!(field.need, Need::FollowUp(of) if of == question))
        .collect();
    let mut options = options(4.max(asked.len() + 1));
    for (option, field) in options.iter_mut().zip(asked) {
        option.follow_up = Some(field.name.to_owned());
    }
    options
}

pub(crate) fn step(lang: Lang, form: Form, step: Step) -> StepPage {
    let fields = step.fields(form);
    let questions = fields.iter().map(|&spec| {
        let chooses = matches!(spec.kind, FieldKind::Choice | FieldKind::Choices);
        let options = if chooses { options_of(spec.name, fields) } else { Vec::new() };
        Question { spec, options }
    });
    let mut region = RegionQuestion::default();
    region.lists.provinsi = vec![wilayah("99", "Provinsi Uji")];
    StepPage {
        frame: frame(lang, form, step),
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
        frame: frame(lang, DIRI, Step::Anggota),
        members: vec![member("Siti Uji"), member("Budi Uji")],
        relations: vec!["Anak".to_owned(), "Anak".to_owned()],
        typed: Member::default(),
        editing: None,
        options: options(8),
    }
}

fn photos(lang: Lang, form: Form) -> PhotosPage {
    let slots = PhotoKind::of(form)
        .iter()
        .map(|&kind| PhotoSlot { kind, required: kind == PhotoKind::Ktp, photo: None })
        .collect();
    PhotosPage { frame: frame(lang, form, Step::Foto), slots }
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
            closed_until: None,
        },
        unfinished: None,
        replaces: None,
        from_card: false,
        discarded: false,
    }
}

fn tasks(lang: Lang, form: Form, status: StepStatus) -> TaskPage {
    TaskPage {
        chrome: chrome(lang, Door::of(form).tasks()),
        form,
        subject: form.is_about_recipient().then(subject),
        reply: (form == Form::HakJawab).then(|| ReplyNotice {
            reasons: vec!["Orang mampu".to_owned()],
            until: "2 Desember 2026".to_owned(),
        }),
        tasks: Step::of(form).iter().map(|&step| TaskLine { step, status }).collect(),
        resume_code: "ABCD-EFGH-JKMN".to_owned(),
        kept_until: "21 Desember 2026".to_owned(),
        saved_at: "21 November 2026 pukul 14.05".to_owned(),
        incomplete: false,
        assisted: false,
    }
}

/// The task list of a form of which nothing is filled in yet.
pub(crate) fn task_html(form: Form) -> String {
    render(|| task_page(tasks(Lang::Id, form, StepStatus::Todo)))
}

/// Every page of these, of every form, with a name for messages.
fn pages(lang: Lang) -> Vec<(String, String)> {
    let mut all = vec![("start".to_owned(), render(|| start_page(start(lang))))];
    for &form in Form::ALL {
        let list = tasks(lang, form, StepStatus::Todo);
        all.push((format!("tasks {form:?}"), render(|| task_page(list))));
        for &one in Step::of(form) {
            let html = match one {
                Step::Foto => render(|| photos_page(photos(lang, form))),
                Step::Anggota => render(|| members_page(members(lang))),
                _ => render(|| step_page(step(lang, form, one))),
            };
            all.push((format!("{one:?} {form:?}"), html));
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
