use std::cell::Cell;
use std::time::{Duration, Instant};

use iced::advanced::clipboard;
use iced::widget::{Id, column, container, row, scrollable, space, text};
use iced::{Fill, Point, Shrink, mouse::ScrollDelta};
use iced_test::runtime::user_interface::{Cache, UserInterface};

use super::*;
use crate::t;
use crate::widget::popup;

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

    /// What there is of `facts` after these events, the pointer being over the list.
    fn show(&mut self, facts: &str, width: f32, events: &[Event]) -> Shown {
        let over = mouse::Cursor::Available(Point::new(10.0, 50.0));
        let content = kept(facts.to_owned(), (Fill, Shrink), made).into();
        let mut shown = Shown::default();
        self.window(content, width, |ui, renderer| {
            let _ = ui.update(
                events,
                over,
                renderer,
                &mut clipboard::Null,
                &mut Vec::new(),
            );
            ui.operate(renderer, &mut shown);
        });
        shown
    }

    /// A frame of a window with `content` while the pointer is there.
    fn frame(&mut self, content: Element<'_, ()>, pointer: mouse::Cursor) {
        let frame = Event::Window(window::Event::RedrawRequested(Instant::now()));
        self.window(content, 100.0, |ui, renderer| {
            let (clipboard, messages) = (&mut clipboard::Null, &mut Vec::new());
            let _ = ui.update(&[frame], pointer, renderer, clipboard, messages);
        });
    }

    fn window<'a>(
        &mut self,
        content: Element<'a, ()>,
        width: f32,
        deed: impl FnOnce(&mut UserInterface<'a, (), Theme, Renderer>, &mut Renderer),
    ) {
        let size = Size::new(width, 100.0);
        let cache = std::mem::take(&mut self.cache);
        let mut ui = UserInterface::build(column![content], size, cache, &mut self.renderer);
        deed(&mut ui, &mut self.renderer);
        self.cache = ui.into_cache();
    }
}

#[expect(clippy::ptr_arg)] // It is given what was kept.
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

/// Something that counts the frames it hears of; while it moves it wants another each time.
struct Probe {
    moves: bool,
}

thread_local! {
    static FRAMES: Cell<usize> = const { Cell::new(0) };
}

impl Widget<(), Theme, Renderer> for Probe {
    fn size(&self) -> Size<Length> {
        Size::new(Fill, Length::Fixed(20.0))
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &Limits) -> Node {
        Node::new(limits.resolve(Fill, 20, Size::ZERO))
    }

    fn update(
        &mut self,
        _tree: &mut Tree,
        event: &Event,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, ()>,
        _viewport: &Rectangle,
    ) {
        if let Event::Window(window::Event::RedrawRequested(now)) = event {
            FRAMES.set(FRAMES.get() + 1);
            if self.moves {
                shell.request_redraw_at(*now + Duration::from_millis(40));
            }
        }
    }

    fn draw(
        &self,
        _tree: &Tree,
        _renderer: &mut Renderer,
        _theme: &Theme,
        _style: &renderer::Style,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
    }
}

/// How many of three frames a kept part hears of while the pointer is there.
fn frames_heard(moves: bool, pointer: mouse::Cursor) -> usize {
    let mut bench = Bench::new();
    FRAMES.set(0);
    for _ in 0..3 {
        let probe = kept(moves, (Fill, Shrink), |moves| {
            Element::new(Probe { moves: *moves })
        });
        bench.frame(probe.into(), pointer);
    }
    FRAMES.get()
}

#[test]
fn what_rests_is_not_asked_at_every_frame() {
    assert_eq!(frames_heard(false, mouse::Cursor::Unavailable), 1);
    let over = mouse::Cursor::Available(Point::new(10.0, 10.0));
    assert_eq!(
        frames_heard(false, over),
        3,
        "the pointer may be over a button"
    );
    assert_eq!(
        frames_heard(true, mouse::Cursor::Unavailable),
        3,
        "it moves"
    );
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "a popup or a tooltip in what is kept")]
fn what_is_kept_opens_nothing_over_the_window() {
    let part = kept((), (Fill, Shrink), |()| {
        let words: Element<'static, ()> = text("words").into();
        popup(words, Some(text("more").into()), ()).into()
    });
    Bench::new().frame(part.into(), mouse::Cursor::Unavailable);
}
