//! The shape of an information page: a lead, a table of contents, short sections under questions.
//!
//! Use it for a page that only explains. The table of contents is made from the sections, so the two
//! cannot differ.

use leptos::prelude::*;

use crate::chrome::{Chrome, Contact};
use crate::components::icon::Shape;
use crate::components::layout::Layout;
use crate::components::notice::Notice;
use crate::text::{Lang, Text, article as text, layout};

/// One section of an information page.
pub(crate) struct Section {
    /// Target of the link in the table of contents. Never changes: people pass such links on.
    pub(crate) anchor: &'static str,
    /// The heading, a question a reader would ask.
    pub(crate) heading: Text,
    /// What stands under it, top to bottom.
    pub(crate) body: Vec<AnyView>,
}

impl Section {
    /// A section from its parts.
    pub(crate) fn new(anchor: &'static str, heading: Text, body: Vec<AnyView>) -> Self {
        Self { anchor, heading, body }
    }
}

/// Writes the building blocks of a section in one language.
#[derive(Clone, Copy)]
pub(crate) struct Writer(pub(crate) Lang);

impl Writer {
    /// A paragraph.
    pub(crate) fn paragraph(self, text: Text) -> AnyView {
        view! { <p>{text.get(self.0)}</p> }.into_any()
    }

    /// A paragraph that must not be overlooked.
    pub(crate) fn notice(self, text: Text) -> AnyView {
        let sentence = text.get(self.0);
        view! { <Notice><p>{sentence}</p></Notice> }.into_any()
    }

    /// What keeps a person safe from fraud.
    pub(crate) fn warning(self, text: Text) -> AnyView {
        let sentence = text.get(self.0);
        view! { <Notice shape=Shape::Shield><p>{sentence}</p></Notice> }.into_any()
    }

    /// Things in no order.
    pub(crate) fn bullets(self, items: &[Text]) -> AnyView {
        view! { <ul class="cus-list">{self.items(items)}</ul> }.into_any()
    }

    /// Steps, or anything else whose order matters.
    pub(crate) fn steps(self, items: &[Text]) -> AnyView {
        view! { <ol class="cus-list cus-list--number">{self.items(items)}</ol> }.into_any()
    }

    /// Terms, each with its explanation.
    pub(crate) fn terms(self, items: &[(Text, Text)]) -> AnyView {
        let rows: Vec<_> = items
            .iter()
            .map(|(term, meaning)| {
                view! {
                    <div class="cus-terms__row">
                        <dt>{term.get(self.0)}</dt>
                        <dd>{meaning.get(self.0)}</dd>
                    </div>
                }
            })
            .collect();
        view! { <dl class="cus-terms">{rows}</dl> }.into_any()
    }

    /// A link on a line of its own, large enough for a thumb.
    pub(crate) fn link(self, href: &'static str, text: Text) -> AnyView {
        view! { <p><a class="cus-article__link" href=href>{text.get(self.0)}</a></p> }.into_any()
    }

    /// The office that answers questions. Lines that the installation left empty are left out.
    pub(crate) fn contact(self, contact: &Contact) -> AnyView {
        let dial: String =
            contact.phone.chars().filter(|one| one.is_ascii_digit() || *one == '+').collect();
        let phone = contact.phone.clone();
        let phone = view! { <a href=format!("tel:{dial}")>{phone}</a> }.into_any();
        let lines: Vec<_> = [
            (text::OFFICE, &contact.name, None),
            (layout::PHONE, &contact.phone, Some(phone)),
            (layout::ADDRESS, &contact.address, None),
            (layout::HOURS, &contact.hours, None),
        ]
        .into_iter()
        .filter(|(_, value, _)| !value.is_empty())
        .map(|(term, value, link)| {
            let value = link.unwrap_or_else(|| value.clone().into_any());
            view! {
                <div>
                    <dt>{term.get(self.0)}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect();
        view! { <dl class="cus-facts">{lines}</dl> }.into_any()
    }

    fn items(self, items: &[Text]) -> Vec<impl IntoView + use<>> {
        items.iter().map(|item| view! { <li>{item.get(self.0)}</li> }).collect()
    }
}

/// The whole document of an information page.
pub(crate) fn article(chrome: Chrome, title: Text, lead: Text, sections: Vec<Section>) -> AnyView {
    let lang = chrome.lang;
    let contents = table_of_contents(lang, &sections);
    let sections: Vec<_> = sections
        .into_iter()
        .map(|section| {
            view! {
                <section class="cus-article__section">
                    <h2 id=section.anchor>{section.heading.get(lang)}</h2>
                    {section.body}
                </section>
            }
        })
        .collect();
    view! {
        <Layout chrome title=title.get(lang) back="/">
            <article class="cus-article">
                <h1>{title.get(lang)}</h1>
                <p class="cus-lead">{lead.get(lang)}</p>
                {contents}
                {sections}
            </article>
        </Layout>
    }
    .into_any()
}

fn table_of_contents(lang: Lang, sections: &[Section]) -> AnyView {
    let links: Vec<_> = sections
        .iter()
        .map(|section| {
            let href = format!("#{}", section.anchor);
            view! { <li><a href=href>{section.heading.get(lang)}</a></li> }
        })
        .collect();
    view! {
        <nav class="cus-contents" aria-labelledby="isi">
            <h2 class="cus-contents__title" id="isi">{text::CONTENTS.get(lang)}</h2>
            <ol class="cus-contents__list">{links}</ol>
        </nav>
    }
    .into_any()
}

/// What the tests of information pages share.
#[cfg(test)]
pub(crate) mod check {
    use super::*;
    use crate::chrome::Assets;

    /// A frame for tests, without built files.
    pub(crate) fn chrome(lang: Lang, path: &str) -> Chrome {
        Chrome {
            lang,
            path: path.to_owned(),
            assets: Assets::default(),
            nonce: "abc".to_owned(),
            contact: Contact {
                name: "Dinas Sosial Kabupaten Uji".to_owned(),
                phone: "0999-123456".to_owned(),
                address: "Jalan Contoh 1".to_owned(),
                hours: "Senin–Jumat 08.00–15.00".to_owned(),
            },
            development: false,
            save_data: false,
        }
    }

    /// Values of an attribute, in the order of the document, that follow `before`.
    fn between<'a>(html: &'a str, before: &str, after: char) -> Vec<&'a str> {
        html.split(before)
            .skip(1)
            .filter_map(|rest| rest.split_once(after).map(|(value, _)| value))
            .collect()
    }

    /// Panics unless the page is one whole document whose table of contents matches its headings.
    pub(crate) fn is_sound(html: &str, lang: Lang) {
        assert!(html.starts_with("<!DOCTYPE html>"), "no doctype");
        assert!(html.ends_with("</html>"), "the document is cut off");
        assert!(html.contains(&format!("lang=\"{}\"", lang.code())), "wrong language");
        assert_eq!(html.matches("<h1").count(), 1, "one h1");

        let (_, article) = html.split_once("<article").unwrap();
        let (article, _) = article.split_once("</article>").unwrap();
        let (contents, sections) = article.split_once("</nav>").unwrap();
        let links = between(contents, "href=\"#", '"');
        let anchors = between(sections, "<h2 id=\"", '"');
        assert_eq!(links, anchors, "contents and headings differ");
        assert_eq!(anchors.len(), sections.matches("<h2").count(), "a heading has no anchor");
        assert!(anchors.len() > 4, "the page is too short to be true: {anchors:?}");

        let mut ids = between(html, " id=\"", '"');
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");

        assert!(!html.contains("{name}") && !html.contains("{source}"), "a place is not filled");
        for empty in ["<p></p>", "<li></li>", "<dd></dd>", "<dt></dt>", "<td></td>"] {
            assert!(!html.contains(empty), "{empty}");
        }
    }

    #[test]
    fn contact_lines_left_empty_are_left_out() {
        let contact = Contact {
            name: "Dinsos".to_owned(),
            phone: "112".to_owned(),
            address: String::new(),
            hours: String::new(),
        };
        let html = Writer(Lang::En).contact(&contact).to_html();
        assert!(html.contains("<a href=\"tel:112\">112</a>"));
        assert_eq!(html.matches("<dt>").count(), 2);
    }

    #[test]
    fn terms_and_items_keep_their_order() {
        const FIRST: Text = Text { id: "satu", en: "one" };
        const SECOND: Text = Text { id: "dua", en: "two" };
        let html = Writer(Lang::Id).steps(&[FIRST, SECOND]).to_html();
        assert!(html.find("satu").unwrap() < html.find("dua").unwrap());
        assert!(html.contains("<ol"), "steps are numbered");
        let html = Writer(Lang::En).terms(&[(FIRST, SECOND)]).to_html();
        assert!(html.contains("<dt>one</dt>") && html.contains("<dd>two</dd>"));
    }
}
