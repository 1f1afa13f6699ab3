//! People in a table.

use leptos::prelude::*;

use super::model::PersonLine;
use crate::text::Lang;
use crate::text::petugas::penerima as t;

/// A column that a list adds: its title, and a cell for each person.
pub(crate) struct Extra {
    /// Title.
    pub(crate) title: &'static str,
    /// Cells in the order of the people.
    pub(crate) cells: Vec<AnyView>,
}

/// People, each on a line; nobody: the sentence `none`.
pub(crate) fn person_table(
    lang: Lang,
    caption: &'static str,
    none: &'static str,
    lines: Vec<PersonLine>,
    extra: Option<Extra>,
) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let (title, cells) = match extra {
        Some(Extra { title, cells }) => (Some(title), cells),
        None => (None, Vec::new()),
    };
    let mut cells = cells.into_iter();
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let cell = cells.next();
            row(lang, line, cell)
        })
        .collect();
    view! {
        <div class="cus-scroll" tabindex="0" role="region" aria-label=caption>
            <table class="cus-table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::COLUMN_NAME.get(lang)}</th>
                        <th scope="col">{t::COLUMN_PLACE.get(lang)}</th>
                        <th scope="col">{t::COLUMN_NIK.get(lang)}</th>
                        <th scope="col">{t::COLUMN_AID.get(lang)}</th>
                        <th scope="col">{t::COLUMN_MARKS.get(lang)}</th>
                        {title.map(|title| view! { <th scope="col">{title}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, line: PersonLine, cell: Option<AnyView>) -> AnyView {
    let name = if line.href.is_empty() {
        line.name.into_any()
    } else {
        view! { <a href=line.href>{line.name}</a> }.into_any()
    };
    let similar = line.similar.then(|| {
        view! { <span class="cus-recipients__beside">" · "{t::SIMILAR.get(lang)}</span> }
    });
    let aid = if line.aid.is_empty() {
        t::NO_AID.get(lang).to_owned()
    } else {
        let one = |(program, status): &(String, _)| {
            format!("{program}: {}", t::aid_status(*status).get(lang))
        };
        line.aid.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let marks = line.marks.iter().map(|kind| t::mark(*kind).get(lang));
    let marks = marks.collect::<Vec<_>>().join(", ");
    view! {
        <tr>
            <th scope="row">{name}{similar}</th>
            <td class="cus-table__text">{line.place}</td>
            <td class="cus-table__whole">{line.nik}</td>
            <td>{aid}</td>
            <td>{marks}</td>
            {cell.map(|cell| view! { <td>{cell}</td> })}
        </tr>
    }
    .into_any()
}
