//! What the region picker does in the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::wilayah::{KodeWilayah, Level, Wilayah, labels};
use js_sys::Array;
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlOptionElement, HtmlSelectElement};

use crate::islands::{dom, network};
use crate::text::{Lang, Text, island};

/// Makes the picker below `root` work. Does nothing to markup that is not as expected: it works without.
pub(super) fn start(root: &Element) {
    let Some(picker) = Picker::find(root) else { return };
    let picker = Rc::new(picker);
    dom::remove_without_script(root);
    for (at, select) in picker.selects.iter().enumerate() {
        let picker = Rc::clone(&picker);
        let chosen = move |_| {
            picker.refill(at + 1, None);
            picker.remember();
        };
        dom::listen(select, "change", Box::new(chosen));
    }
    picker.agree();
    dom::on_return(Box::new(move || picker.agree()));
}

/// The four selects from the province down, and what is known about their contents.
struct Picker {
    selects: [HtmlSelectElement; 4],
    status: Element,
    /// What is said at a select whose list did not come.
    failure: RefCell<Option<Element>>,
    lang: Lang,
    /// Counts choices. An answer that was asked for in an earlier turn comes too late.
    turn: Cell<u32>,
    /// Lists already fetched by this page, by the code above them.
    known: RefCell<Vec<(String, Rc<[Wilayah]>)>>,
}

impl Picker {
    fn find(root: &Element) -> Option<Self> {
        let select = |level: Level| dom::find(root, &["select[name=", level.field(), "]"].concat());
        Some(Self {
            selects: [
                select(Level::Provinsi)?,
                select(Level::KabupatenKota)?,
                select(Level::Kecamatan)?,
                select(Level::Desa)?,
            ],
            status: dom::find(root, "[data-status]")?,
            failure: RefCell::default(),
            lang: dom::lang(),
            turn: Cell::new(0),
            known: RefCell::default(),
        })
    }

    /// Makes the choices those of the history entry, if it has any, and every list fit the choice above it.
    fn agree(self: &Rc<Self>) {
        let wanted = remembered();
        for (at, select) in self.selects.iter().enumerate() {
            if at > 0 && !is_list_of(select, &self.selects[at - 1].value()) {
                return self.refill(at, wanted.or_else(|| self.deepest()));
            }
            if let Some(kode) = wanted {
                choose(select, kode.at(Level::ALL[at]));
            }
        }
    }

    /// Loads the lists from level `at` down, for as long as `wanted` says what to choose in them.
    fn refill(self: &Rc<Self>, at: usize, wanted: Option<KodeWilayah>) {
        self.turn.set(self.turn.get() + 1);
        self.say("");
        for select in &self.selects[at..] {
            select.set_length(1);
            select.set_disabled(true);
        }
        spawn_local(Rc::clone(self).load(at, wanted));
    }

    async fn load(self: Rc<Self>, from: usize, wanted: Option<KodeWilayah>) {
        let turn = self.turn.get();
        for at in from..self.selects.len() {
            let above = self.selects[at - 1].value();
            if above.is_empty() {
                return;
            }
            let answer = self.children(&above).await;
            if self.turn.get() != turn {
                return;
            }
            match answer {
                Ok(list) => self.show(at, &list, wanted),
                Err(failure) => return self.offer_again(at, wanted, failure),
            }
        }
    }

    /// The children of a region, from this page's memory or from the API.
    async fn children(&self, above: &str) -> Result<Rc<[Wilayah]>, Text> {
        let known = self
            .known
            .borrow()
            .iter()
            .find(|(kode, _)| kode == above)
            .map(|(_, list)| Rc::clone(list));
        if let Some(list) = known {
            return Ok(list);
        }
        self.say(island::REGIONS_LOADING.get(self.lang));
        let answer = network::fetch("GET", &["/api/v1/wilayah/", above].concat()).await?;
        let list: Rc<[Wilayah]> =
            Array::from(&answer).iter().filter_map(|one| wilayah(&one)).collect();
        self.known.borrow_mut().push((above.to_owned(), Rc::clone(&list)));
        Ok(list)
    }

    /// Fills the select at level `at`, and chooses in it what is wanted.
    fn show(&self, at: usize, list: &[Wilayah], wanted: Option<KodeWilayah>) {
        let select = &self.selects[at];
        for (one, label) in list.iter().zip(labels(list)) {
            if let Ok(option) =
                HtmlOptionElement::new_with_text_and_value(&label, one.kode.as_str())
            {
                let _ = select.append_child(&option);
            }
        }
        select.set_disabled(false);
        choose(select, wanted.and_then(|kode| kode.at(Level::ALL[at])));
        self.say(&[island::REGIONS_READY.get(self.lang), &list.len().to_string()].concat());
    }

    /// Says at once, right at the select, why its list did not come, and offers another attempt there.
    fn offer_again(self: &Rc<Self>, at: usize, wanted: Option<KodeWilayah>, failure: Text) {
        self.say("");
        let (Some(area), Some(line)) = (dom::element("div"), dom::element("p")) else { return };
        area.set_class_name("cus-region-picker__failure");
        let _ = area.set_attribute("role", "alert");
        let _ = self.selects[at].before_with_node_1(&area);
        line.set_class_name("cus-field__error");
        line.set_text_content(Some(failure.get(self.lang)));
        let _ = area.append_child(&line);
        let picker = Rc::clone(self);
        let again = move || {
            // The button goes; the focus returns to where the choice was made.
            let _ = picker.selects[at - 1].focus();
            picker.refill(at, wanted);
        };
        dom::add_button(&area, island::TRY_AGAIN, self.lang, false, Box::new(again));
        self.failure.replace(Some(area));
    }

    /// Says one sentence politely. What went wrong before is over.
    fn say(&self, sentence: &str) {
        if let Some(failure) = self.failure.take() {
            failure.remove();
        }
        self.status.set_text_content(Some(sentence));
    }

    /// The lowest region chosen so far.
    fn deepest(&self) -> Option<KodeWilayah> {
        self.selects.iter().rev().find_map(|select| select.value().parse().ok())
    }

    /// Notes the choice in the browser's history entry of this page. Region codes are not personal.
    fn remember(&self) {
        let kode = self.deepest().map_or(JsValue::NULL, |kode| kode.as_str().into());
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&kode, "", None);
        }
    }
}

/// A region as the API sends it. What it is called by law follows from its code.
fn wilayah(one: &JsValue) -> Option<Wilayah> {
    let kode: KodeWilayah = network::text_of(one, "kode")?.parse().ok()?;
    Some(Wilayah { kode, nama: network::text_of(one, "nama")?, jenis: kode.jenis() })
}

/// The choice noted in the browser's history entry of this page.
fn remembered() -> Option<KodeWilayah> {
    window().history().ok()?.state().ok()?.as_string()?.parse().ok()
}

/// Chooses an option; the empty one if that is wanted or there is no such option.
fn choose(select: &HtmlSelectElement, kode: Option<KodeWilayah>) {
    select.set_value(kode.as_ref().map_or("", KodeWilayah::as_str));
    if select.selected_index() < 0 {
        select.set_selected_index(0);
    }
}

/// Whether the options are those below `above`. An empty list fits only an empty choice.
fn is_list_of(select: &HtmlSelectElement, above: &str) -> bool {
    match select.options().item(1) {
        Some(option) => {
            let option: HtmlOptionElement = option.unchecked_into();
            !above.is_empty()
                && option.value().strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
        }
        None => above.is_empty() && select.disabled(),
    }
}
