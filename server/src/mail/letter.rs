//! What a mail says: the same paragraphs as plain text and as HTML.

use app::chrome::Contact;
use app::text::{Lang, Text, date, layout, mail as text};

use super::template::{Params, Template};

/// What stands on every mail of this installation.
#[derive(Debug, Clone, Copy)]
pub struct Letterhead<'a> {
    /// Address of the service, without a slash at the end (`BANSOS_BASE_URL`).
    pub base_url: &'a str,
    /// The Dinas Sosial.
    pub contact: &'a Contact,
}

/// A written mail. Its subject has one line.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Subject.
    pub subject: &'static str,
    /// Body for those who read plain text.
    pub plain: String,
    /// Body for those who read HTML. Loads nothing from anywhere.
    pub html: String,
}

/// A mail names a ticket.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(…)")
    }
}

/// A piece of a mail.
enum Block {
    Paragraph(String),
    /// Something to note down, with what it is.
    Fact(&'static str, String),
    Link(String),
    /// Lines that belong together, in smaller type.
    Small(Vec<String>),
}

impl Letter {
    /// Writes the mail `template` in `lang`.
    pub fn write(template: Template, lang: Lang, params: &Params, head: Letterhead<'_>) -> Self {
        let mut blocks = vec![Block::Paragraph(text::GREETING.get(lang).to_owned())];
        blocks.extend(Writer { lang, params, base_url: head.base_url }.body_of(template));
        blocks.push(office(lang, head.contact));
        blocks.push(Block::Small(
            [text::NEVER_ASKED, text::AUTOMATIC].map(|line| line.get(lang).to_owned()).into(),
        ));
        let subject = subject_of(template).get(lang);
        Self { subject, plain: plain(&blocks), html: html(lang, subject, &blocks) }
    }
}

const fn subject_of(template: Template) -> Text {
    match template {
        Template::Submitted => text::SUBMITTED_SUBJECT,
        Template::ContactChanged => text::CONTACT_CHANGED_SUBJECT,
        Template::Withdrawn => text::WITHDRAWN_SUBJECT,
        Template::InfoNeeded => text::INFO_NEEDED_SUBJECT,
        Template::Decided => text::DECIDED_SUBJECT,
        Template::AppealReceived => text::APPEAL_RECEIVED_SUBJECT,
        Template::RightsReceived => text::RIGHTS_RECEIVED_SUBJECT,
        Template::SubjectTold => text::SUBJECT_TOLD_SUBJECT,
        Template::SubjectReviewed => text::SUBJECT_REVIEWED_SUBJECT,
        Template::ReportReceived => text::REPORT_RECEIVED_SUBJECT,
        Template::ReplyNotice => text::REPLY_NOTICE_SUBJECT,
    }
}

struct Writer<'a> {
    lang: Lang,
    params: &'a Params,
    base_url: &'a str,
}

impl Writer<'_> {
    /// The paragraphs between greeting and office.
    fn body_of(&self, template: Template) -> Vec<Block> {
        let blocks = match template {
            Template::Submitted => vec![
                self.say(text::SUBMITTED),
                self.ticket(),
                self.cycle(),
                self.say(text::SUBMITTED_NEXT),
                self.say(text::FOLLOW),
                self.link(),
            ],
            Template::ContactChanged => {
                vec![self.say(text::CONTACT_CHANGED), self.ticket(), self.say(text::NOT_YOU)]
            }
            Template::Withdrawn => {
                vec![self.say(text::WITHDRAWN), self.ticket(), self.say(text::NOT_YOU)]
            }
            Template::InfoNeeded => vec![
                self.say(text::INFO_NEEDED),
                self.ticket(),
                self.due(text::INFO_NEEDED_DUE),
                self.say(text::READ_IT),
                self.link(),
            ],
            Template::Decided => {
                vec![self.say(text::DECIDED), self.ticket(), self.say(text::READ_IT), self.link()]
            }
            Template::AppealReceived => self.received(text::APPEAL_RECEIVED),
            Template::RightsReceived => self.received(text::RIGHTS_RECEIVED),
            Template::SubjectTold => {
                vec![self.say(text::SUBJECT_TOLD), self.say(text::SUBJECT_TOLD_RIGHTS)]
            }
            Template::SubjectReviewed => {
                vec![self.say(text::SUBJECT_REVIEWED), self.say(text::SUBJECT_REVIEWED_HOW)]
            }
            Template::ReportReceived => vec![
                self.say(text::REPORT_RECEIVED),
                self.ticket(),
                self.say(text::FOLLOW),
                self.link(),
            ],
            Template::ReplyNotice => vec![
                self.say(text::REPLY_NOTICE),
                self.due(text::REPLY_NOTICE_DUE),
                self.reply_code(),
                self.say(text::REPLY_NOTICE_HOW),
                Some(Block::Link(format!("{}/jawab", self.base_url))),
                self.say(text::REPLY_NOTICE_OPEN),
            ],
        };
        blocks.into_iter().flatten().collect()
    }

    fn received(&self, what: Text) -> Vec<Option<Block>> {
        let due = self.due(text::ANSWER_DUE);
        vec![self.say(what), self.ticket(), due, self.say(text::FOLLOW), self.link()]
    }

    #[expect(clippy::unnecessary_wraps, reason = "stands in lists beside what may be left out")]
    fn say(&self, sentence: Text) -> Option<Block> {
        Some(Block::Paragraph(sentence.get(self.lang).to_owned()))
    }

    fn ticket(&self) -> Option<Block> {
        let ticket = self.params.ticket.as_ref()?;
        Some(Block::Fact(text::TICKET.get(self.lang), ticket.to_string()))
    }

    fn reply_code(&self) -> Option<Block> {
        let code = self.params.reply_code.as_ref()?;
        Some(Block::Fact(text::REPLY_CODE.get(self.lang), code.to_string()))
    }

    fn cycle(&self) -> Option<Block> {
        let (cycle, cutoff) = (self.params.cycle?, self.params.cutoff?);
        let cycle = date::month(self.lang, cycle.last_day());
        let cutoff = date::long(self.lang, cutoff);
        let values = [("cycle", cycle.as_str()), ("cutoff", cutoff.as_str())];
        Some(Block::Paragraph(text::SUBMITTED_CYCLE.fill(self.lang, &values)))
    }

    fn due(&self, sentence: Text) -> Option<Block> {
        let due = date::long(self.lang, self.params.due?);
        Some(Block::Paragraph(sentence.fill(self.lang, &[("due", &due)])))
    }

    /// The tracking page. Carries neither ticket nor PIN: both are typed there.
    #[expect(clippy::unnecessary_wraps, reason = "stands in lists beside what may be left out")]
    fn link(&self) -> Option<Block> {
        let lang = match self.lang {
            Lang::Id => "",
            Lang::En => "?lang=en",
        };
        Some(Block::Link(format!("{}/lacak{lang}", self.base_url)))
    }
}

/// Who answers, and how to reach them.
fn office(lang: Lang, contact: &Contact) -> Block {
    let line = |name: Text, value: &str| format!("{}: {value}", name.get(lang));
    Block::Small(vec![
        layout::CONTACT.get(lang).to_owned(),
        contact.name.clone(),
        line(layout::PHONE, &contact.phone),
        line(layout::ADDRESS, &contact.address),
        line(layout::HOURS, &contact.hours),
    ])
}

fn plain(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Link(text) => out.push_str(text),
            Block::Fact(name, value) => {
                out.push_str(name);
                out.push_str(": ");
                out.push_str(value);
            }
            Block::Small(lines) => out.push_str(&lines.join("\n")),
        }
        out.push_str("\n\n");
    }
    out.push_str(layout::SERVICE.id);
    out.push('\n');
    out
}

/// A page of its own without pictures, scripts or links to anywhere but the service.
fn html(lang: Lang, subject: &str, blocks: &[Block]) -> String {
    let mut out = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title></head>\
         <body style=\"font:16px/1.5 sans-serif;max-width:36em;margin:1em auto;padding:0 1em\">",
        lang.code(),
        escape(subject),
    );
    for block in blocks {
        let block = match block {
            Block::Paragraph(text) => format!("<p>{}</p>", escape(text)),
            Block::Fact(name, value) => {
                format!("<p>{}: <strong>{}</strong></p>", escape(name), escape(value))
            }
            Block::Link(url) => format!("<p><a href=\"{0}\">{0}</a></p>", escape(url)),
            Block::Small(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
                format!("<p style=\"font-size:14px\">{}</p>", lines.join("<br>"))
            }
        };
        out.push_str(&block);
    }
    out.push_str("<p style=\"font-size:14px\">");
    out.push_str(layout::SERVICE.id);
    out.push_str("</p></body></html>");
    out
}

/// `text` for HTML, between tags and between quotes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::ticket::TicketNumber;

    use super::*;

    fn contact() -> Contact {
        Contact {
            name: "Dinas Sosial <Uji> & \"Mitra\"".to_owned(),
            phone: "(021) 555-0199".to_owned(),
            address: "Jalan Contoh Nomor 1".to_owned(),
            hours: "Senin–Jumat 08.00–15.00".to_owned(),
        }
    }

    fn full() -> Params {
        let day = NaiveDate::from_ymd_opt(2025, 2, 23).expect("a day");
        Params::of_ticket(TicketNumber::from_entropy(&[7; 16]))
            .cycle("2025-02".parse().expect("a cycle"), day)
            .due(day)
    }

    fn write(template: Template, lang: Lang, params: &Params) -> Letter {
        let contact = contact();
        let head = Letterhead { base_url: "https://bansos.example.go.id", contact: &contact };
        Letter::write(template, lang, params, head)
    }

    #[test]
    fn a_receipt_tells_ticket_cycle_cut_off_and_where_to_look() {
        let params = full();
        let ticket = params.ticket.as_ref().expect("a ticket").to_string();
        let letter = write(Template::Submitted, Lang::Id, &params);
        for body in [&letter.plain, &letter.html] {
            for part in [
                ticket.as_str(),
                "siklus Februari 2025",
                "23 Februari 2025",
                "https://bansos.example.go.id/lacak",
                "(021) 555-0199",
            ] {
                assert!(body.contains(part), "{part} is missing");
            }
        }
        let letter = write(Template::Submitted, Lang::En, &params);
        assert!(letter.plain.contains("cycle of February 2025"));
        assert!(letter.html.contains("<html lang=\"en\">"));
        assert!(letter.html.contains("/lacak?lang=en\">"));
    }

    #[test]
    fn the_person_proposed_is_not_given_the_proposers_ticket() {
        let params = full();
        let ticket = params.ticket.as_ref().expect("a ticket").to_string();
        let letter = write(Template::SubjectTold, Lang::Id, &params);
        assert!(!letter.plain.contains(&ticket) && !letter.html.contains(&ticket));
        assert!(letter.plain.contains("(021) 555-0199"), "there is an office to turn to");
    }

    #[test]
    fn news_do_not_tell_the_result() {
        for lang in Lang::ALL {
            let letter = write(Template::Decided, lang, &full());
            let all = format!("{}{}{}", letter.subject, letter.plain, letter.html).to_lowercase();
            for word in
                ["layak", "diterima", "ditolak", "ganda", "accepted", "rejected", "eligible"]
            {
                assert!(!all.contains(word), "{word}");
            }
        }
    }

    #[test]
    fn every_mail_is_whole_in_every_language_with_and_without_values() {
        for template in Template::ALL {
            for lang in Lang::ALL {
                for params in [full(), Params::default()] {
                    let letter = write(template, lang, &params);
                    let name = format!("{template:?} {lang:?}");
                    assert!(!letter.subject.contains(['\r', '\n']), "{name}");
                    for body in [&letter.plain, &letter.html] {
                        assert!(!body.contains(['{', '}']), "{name} has an unfilled place");
                        assert!(body.contains("555-0199"), "{name} names no office");
                    }
                    assert_eq!(
                        letter.plain.matches('<').count(),
                        1,
                        "{name}: only the office's own"
                    );
                }
            }
        }
    }

    #[test]
    fn html_is_escaped_and_loads_nothing() {
        let letter = write(Template::Submitted, Lang::Id, &full());
        assert!(letter.html.contains("Dinas Sosial &lt;Uji&gt; &amp; &quot;Mitra&quot;"));
        for tag in ["<img", "<script", "<link", "src="] {
            assert!(!letter.html.contains(tag), "{tag}");
        }
        assert!(letter.plain.contains("Dinas Sosial <Uji> & \"Mitra\""));
    }
}
