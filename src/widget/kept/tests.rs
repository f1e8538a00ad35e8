use std::cell::Cell;

use iced::advanced::clipboard;
use iced::widget::{Id, column, container, row, scrollable, space, text};
use iced::{Fill, Point, Shrink, mouse::ScrollDelta};
use iced_test::runtime::user_interface::{Cache, UserInterface};

use super::*;
use crate::t;

thread_local! {
    static MADE: Cell<usize> = const { Cell::new(0) };
}

/// A window that shows a kept part of `facts` over a long list, and is built anew each time.
struct Bench {
    renderer: Renderer,
    cache: Cache,
}

impl Bench {
    fn new() -> Self {
        MADE.set(0);
        Self {
            renderer: Renderer::new(iced::Font::DEFAULT, iced::Pixels(12.0)),
            cache: Cache::new(),
        }
    }

    fn show(&mut self, facts: &str, width: f32, events: &[Event]) -> Shown {
        let content: Element<'_, ()> = column![kept(facts.to_owned(), (Fill, Shrink), made)].into();
        let mut ui = UserInterface::build(
            content,
            Size::new(width, 100.0),
            std::mem::take(&mut self.cache),
            &mut self.renderer,
        );
        let over = mouse::Cursor::Available(Point::new(10.0, 50.0));
        let mut messages = Vec::new();
        let _ = ui.update(
            events,
            over,
            &mut self.renderer,
            &mut clipboard::Null,
            &mut messages,
        );
        let mut shown = Shown::default();
        ui.operate(&self.renderer, &mut shown);
        self.cache = ui.into_cache();
        shown
    }
}

fn made(facts: &String) -> Element<'static, ()> {
    MADE.set(MADE.get() + 1);
    let long = scrollable(space().width(100).height(1000)).id(Id::new("long"));
    let words = row![container(text(facts.clone())).id("words"), text(t!("send"))];
    column![words, long].height(100).into()
}

/// What is there.
#[derive(Debug, Default, PartialEq)]
struct Shown {
    words: Vec<String>,
    /// The place of the words.
    bounds: Rectangle,
    scrolled: f32,
}

impl Operation for Shown {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if id == Some(&Id::new("words")) {
            self.bounds = bounds;
        }
    }

    fn text(&mut self, _id: Option<&Id>, _bounds: Rectangle, text: &str) {
        self.words.push(text.to_owned());
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        translation: iced::Vector,
        _state: &mut dyn iced::advanced::widget::operation::Scrollable,
    ) {
        self.scrolled = translation.y;
    }
}

fn wheel() -> Event {
    Event::Mouse(mouse::Event::WheelScrolled {
        delta: ScrollDelta::Pixels { x: 0.0, y: -50.0 },
    })
}

#[test]
fn what_is_as_it_was_is_made_once() {
    let mut bench = Bench::new();
    let first = bench.show("one", 200.0, &[]);
    let second = bench.show("one", 200.0, &[]);
    assert_eq!(MADE.get(), 1);
    assert_eq!(first, second);
    assert_eq!(first.words, ["one", "Send"]);
}

#[test]
fn other_facts_are_shown_and_what_is_in_it_stays_as_it_was_left() {
    let mut bench = Bench::new();
    let before = bench.show("one", 200.0, &[wheel()]);
    assert_eq!(before.scrolled, 50.0);
    let after = bench.show("a longer one", 200.0, &[]);
    assert_eq!(MADE.get(), 2);
    assert_eq!(after.words, ["a longer one", "Send"]);
    assert!(after.bounds.width > before.bounds.width, "laid out anew");
    assert_eq!(after.scrolled, 50.0);
}

#[test]
fn another_language_is_shown_at_once() {
    crate::i18n::choose(Some("en"));
    let mut bench = Bench::new();
    let _ = bench.show("one", 200.0, &[]);
    crate::i18n::choose(Some("de"));
    let shown = bench.show("one", 200.0, &[]);
    assert_eq!(shown.words, ["one", "Senden"]);
}

#[test]
fn a_window_of_another_size_has_it_laid_out_anew() {
    let mut bench = Bench::new();
    let words = "some words that are broken into lines where there is little room for them";
    let wide = bench.show(words, 1000.0, &[]);
    let narrow = bench.show(words, 100.0, &[]);
    assert_eq!(MADE.get(), 1);
    assert!(narrow.bounds.height > wide.bounds.height, "{narrow:?}");
}
