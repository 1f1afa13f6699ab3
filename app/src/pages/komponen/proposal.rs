//! Components of a proposal, in every state.

use domain::field::ErrorCode;
use domain::form::{Form, PhotoKind};
use domain::usulan::Hubungan;
use leptos::prelude::*;

use crate::components::checkbox::Checkbox;
use crate::components::choice_list::{Choice, ChoiceList, ChoiceStyle};
use crate::components::count_list::CountList;
use crate::components::date_fields::{DateFields, DatePart};
use crate::components::kept_code::KeptCode;
use crate::components::member_list::{MemberLine, MemberList};
use crate::components::photo_slot::PhotoSlot;
use crate::components::progress::Progress;
use crate::components::reveal::Reveal;
use crate::components::select_field::SelectField;
use crate::components::task_list::{Task, TaskList, TaskMark};
use crate::components::text_field::{TextField, TextTraits};
use crate::pages::draft::model::{PhotoLine, PhotoSlot as Slot};
use crate::text::Lang;
use crate::text::draft::{fields, steps, tasks};

/// Name of each component with its states.
pub(super) fn sections(lang: Lang) -> Vec<(&'static str, AnyView)> {
    vec![
        ("choice_list", choices(lang)),
        ("select_field", select(lang)),
        ("checkbox", checkboxes(lang)),
        ("date_fields", date(lang)),
        ("count_list", counts(lang)),
        ("task_list", task_list(lang)),
        ("progress", progress(lang)),
        ("kept_code", view! { <KeptCode code="ABCD-EFGH-JKMN".to_owned()/> }.into_any()),
        ("member_list", members(lang)),
        ("photo_slot", photos(lang)),
    ]
}

fn yes_no(lang: Lang) -> Vec<Choice> {
    vec![Choice::new("ya", steps::YES.get(lang)), Choice::new("tidak", steps::NO.get(lang))]
}

fn choices(lang: Lang) -> AnyView {
    let both = ["ya".to_owned(), "tidak".to_owned()];
    view! {
        <ChoiceList
            lang
            name="jenis_kelamin"
            label=fields::JENIS_KELAMIN.get(lang)
            error=Some(ErrorCode::Required)
            style=ChoiceStyle::One
            choices=yes_no(lang)
            chosen=&[]
        />
        <ChoiceList
            lang
            name="lansia"
            label=fields::LANSIA.get(lang)
            optional=true
            style=ChoiceStyle::OneInRow
            choices=yes_no(lang)
            chosen=&both[..1]
        />
        <ChoiceList
            lang
            name="program"
            label=fields::PROGRAM.get(lang)
            style=ChoiceStyle::Any
            choices=yes_no(lang)
            chosen=&both
        />
    }
    .into_any()
}

fn select(lang: Lang) -> AnyView {
    view! {
        <SelectField
            lang
            name="dinding"
            label=fields::DINDING.get(lang)
            error=Some(ErrorCode::ChoiceUnknown)
            empty=steps::CHOOSE.get(lang)
            choices=yes_no(lang)
            chosen=""
        />
    }
    .into_any()
}

fn checkboxes(lang: Lang) -> AnyView {
    let checkbox = view! {
        <Checkbox lang name="tanpa_nik" label=fields::TANPA_NIK_OWN.get(lang) checked=false/>
    }
    .into_any();
    let reason = view! {
        <SelectField
            lang
            name="alasan_tanpa_nik"
            label=fields::ALASAN_TANPA_NIK.get(lang)
            empty=steps::CHOOSE.get(lang)
            choices=yes_no(lang)
            chosen=""
        />
    }
    .into_any();
    view! {
        <Reveal checkbox>{reason}</Reveal>
        <Checkbox
            lang
            name="tanpa_kk"
            label=fields::TANPA_KK_OWN.get(lang)
            error=Some(ErrorCode::ConsentMissing)
            checked=true
        />
    }
    .into_any()
}

fn date(lang: Lang) -> AnyView {
    let part = |name, label: crate::text::Text| DatePart {
        name,
        label: label.get(lang),
        value: "2".to_owned(),
        autocomplete: "off",
    };
    let parts = [part("hari", steps::DAY), part("bulan", steps::MONTH), part("tahun", steps::YEAR)];
    view! {
        <DateFields
            lang
            name="tanggal_lahir"
            label=fields::TANGGAL_LAHIR.get(lang)
            error=Some(ErrorCode::DateInvalid)
            parts
        />
    }
    .into_any()
}

fn counts(lang: Lang) -> AnyView {
    let field = |name, label: crate::text::Text, error| {
        view! {
            <TextField
                lang
                name
                label=label.get(lang)
                error
                value="x".to_owned()
                traits=TextTraits::short_number(2)
            />
        }
    };
    let fields = (
        field("aset_motor", fields::ASET_MOTOR, None),
        field("aset_mobil", fields::ASET_MOBIL, Some(ErrorCode::NumberInvalid)),
    );
    view! { <CountList>{fields}</CountList> }.into_any()
}

fn task_list(lang: Lang) -> AnyView {
    let tasks = [
        (TaskMark::Done, tasks::DONE),
        (TaskMark::Partial, tasks::PARTIAL),
        (TaskMark::Todo, tasks::TODO),
        (TaskMark::Optional, tasks::OPTIONAL),
    ]
    .map(|(mark, status)| Task {
        href: "/usulan/draf".to_owned(),
        title: steps::ALAMAT.get(lang),
        mark,
        status: status.get(lang),
    });
    view! { <TaskList tasks=tasks.to_vec()/> }.into_any()
}

fn progress(lang: Lang) -> AnyView {
    let text = steps::PLACE.fill(lang, &[("number", "3"), ("count", "12")]);
    view! { <Progress text number=3 count=12/> }.into_any()
}

fn members(lang: Lang) -> AnyView {
    let member = |name: &str, facts: &[&str]| MemberLine {
        name: name.to_owned(),
        facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
    };
    let members = vec![
        member("Siti Uji", &["Anak", "2015", tasks::MEMBER_NIK.get(lang)]),
        member("Budi Uji", &[]),
    ];
    view! { <MemberList lang members/> }.into_any()
}

fn photos(lang: Lang) -> AnyView {
    let line = PhotoLine {
        url: "/favicon.svg".to_owned(),
        is_pdf: false,
        bytes: 320_000,
        advice: vec!["too_dark".to_owned()],
    };
    let asked = |kind, required, photo| Slot { kind, required, photo };
    let error = Some(ErrorCode::FileHeic);
    let form = Form::Usulan(Hubungan::Diri);
    view! {
        <PhotoSlot
            lang
            form
            asked=asked(PhotoKind::Ktp, true, Some(line))
            draft=String::new()
            from_check=false
            error=None
        />
        <PhotoSlot
            lang
            form
            asked=asked(PhotoKind::Surat, false, None)
            draft=String::new()
            from_check=false
            error
        />
    }
    .into_any()
}
