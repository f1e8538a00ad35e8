//! The pane and its events, without a display.

use iced::advanced::clipboard::{self, Clipboard};
use iced::advanced::{Shell, mouse};
use iced::keyboard::{self, key};
use iced::time::Instant;
use iced::{Color, Event, Font, Point, Rectangle, Size, window};
use msnp::api::{DeliveryState, MessageId};

use super::lines::Lines;
use super::lines::tests::{Made, MadeLine};
use super::pane::Source;
use super::row::{Look, Palette};
use super::{Happened, State, draw, events};
use crate::i18n;

const SIZE: Size = Size::new(400.0, 300.0);

#[derive(Default)]
struct Copied(Option<String>);

impl Clipboard for Copied {
    fn read(&self, _kind: clipboard::Kind) -> Option<String> {
        None
    }

    fn write(&mut self, kind: clipboard::Kind, contents: String) {
        if kind == clipboard::Kind::Standard {
            self.0 = Some(contents);
        }
    }
}

/// A transcript in a window of its own.
struct Bench {
    made: Made,
    look: Look,
    state: State,
    cursor: Point,
    copied: Copied,
    told: Vec<Happened>,
}

fn look() -> Look {
    Look {
        palette: Palette {
            background: Color::WHITE,
            least_contrast: crate::widget::contrast::READABLE,
            text: Color::BLACK,
            dim: Color::from_rgb8(0x6b, 0x7f, 0x93),
            link: Color::from_rgb8(0x1d, 0x5f, 0xa8),
            selection: Color::from_rgb8(0xb5, 0xd5, 0xf5),
            danger: Color::from_rgb8(0xb0, 0x20, 0x20),
            line: Color::from_rgb8(0xa9, 0xc6, 0xe2),
            button: Color::WHITE,
        },
        font: Font::with_name("Fira Sans"),
        size: 12.0,
        times: false,
        plain: false,
        emoticons: true,
        name_looks: true,
        language: i18n::language(),
        nudge: None,
    }
}

impl Bench {
    fn new(lines: Vec<MadeLine>) -> Self {
        let mut bench = Self {
            made: Made::new(lines),
            look: look(),
            state: State::default(),
            cursor: Point::new(-50.0, -50.0),
            copied: Copied::default(),
            told: Vec::new(),
        };
        bench.layout();
        bench
    }

    /// `count` texts of one line each.
    fn of(count: usize) -> Self {
        Self::new(texts(count))
    }

    fn with<T>(&mut self, f: impl FnOnce(&mut State, Source<'_>) -> T) -> T {
        let source = Source {
            lines: &self.made,
            look: &self.look,
        };
        f(&mut self.state, source)
    }

    fn layout(&mut self) {
        self.with(|state, source| {
            state.pane.arrange(source, SIZE);
            state.label = draw::label(state, source);
        });
    }

    /// Sends an event; when it is to be drawn again.
    fn send(&mut self, event: Event) -> window::RedrawRequest {
        let mut messages = Vec::new();
        let mut shell = Shell::new(&mut messages);
        let mut on = events::Context {
            source: Source {
                lines: &self.made,
                look: &self.look,
            },
            bounds: Rectangle::with_size(SIZE),
            cursor: mouse::Cursor::Available(self.cursor),
            clipboard: &mut self.copied,
            shell: &mut shell,
            tell: &|happened| happened,
        };
        events::handle(&mut self.state, &event, &mut on);
        let asked = shell.redraw_request();
        self.told.extend(messages);
        self.layout();
        asked
    }

    fn frame(&mut self) {
        let _asked = self.send(Event::Window(
            window::Event::RedrawRequested(Instant::now()),
        ));
    }

    fn move_to(&mut self, point: Point) {
        self.cursor = point;
        let _asked = self.send(Event::Mouse(mouse::Event::CursorMoved { position: point }));
    }

    fn press(&mut self) {
        let _asked = self.send(Event::Mouse(mouse::Event::ButtonPressed(
            mouse::Button::Left,
        )));
    }

    fn release(&mut self) {
        let _asked = self.send(Event::Mouse(mouse::Event::ButtonReleased(
            mouse::Button::Left,
        )));
    }

    fn click(&mut self, point: Point) {
        self.move_to(point);
        self.press();
        self.release();
    }

    fn wheel(&mut self, notches: f32) {
        let _asked = self.send(Event::Mouse(mouse::Event::WheelScrolled {
            delta: mouse::ScrollDelta::Lines { x: 0.0, y: notches },
        }));
    }

    fn key(&mut self, key: keyboard::Key, modifiers: keyboard::Modifiers, text: Option<&str>) {
        let _asked = self.send(Event::Keyboard(keyboard::Event::KeyPressed {
            modified_key: key.clone(),
            key,
            physical_key: key::Physical::Unidentified(key::NativeCode::Unidentified),
            location: keyboard::Location::Standard,
            modifiers,
            text: text.map(Into::into),
            repeat: false,
        }));
    }

    fn ctrl(&mut self, letter: &str) {
        let key = keyboard::Key::Character(letter.into());
        self.key(key, keyboard::Modifiers::CTRL, None);
    }

    /// The texts in view with their tops.
    fn view(&self) -> Vec<(String, i64)> {
        self.state
            .pane
            .placed()
            .filter_map(|(line, top, _)| Some((self.made.line(line)?.text().to_owned(), top)))
            .collect()
    }

    fn top_of(&self, text: &str) -> i64 {
        let view = self.view();
        let found = view.iter().find(|(shown, _)| shown == text);
        found
            .unwrap_or_else(|| panic!("{text} is not in {view:?}"))
            .1
    }

    /// The middle of the letter at this byte of a text in view.
    fn letter(&self, text: &str, byte: usize) -> Point {
        let (_, top, row) = self
            .state
            .pane
            .placed()
            .find(|(line, _, _)| self.made.line(*line).is_some_and(|e| e.text() == text))
            .expect("the text is in view");
        let place = row.place_of(byte..byte + 1);
        Point::new(place.center_x() - 1.0, place.center_y() + top as f32)
    }
}

fn texts(count: usize) -> Vec<MadeLine> {
    (0..count)
        .map(|n| MadeLine::new("Bob", &format!("text {n}")))
        .collect()
}

#[test]
fn opens_at_the_end_and_lays_out_only_what_is_in_view() {
    let mut bench = Bench::of(100_000);
    assert_eq!(
        bench.view().last().map(|(text, _)| text.as_str()),
        Some("text 99999")
    );
    assert!(
        bench.state.pane.laid_out() <= 30,
        "{}",
        bench.state.pane.laid_out()
    );
    for _ in 0..200 {
        bench.move_to(Point::new(100.0, 100.0));
        bench.wheel(1.0);
    }
    let shown = bench.view().len();
    let laid_out = bench.state.pane.laid_out();
    assert!(laid_out <= shown + 26, "{laid_out} for {shown}");
}

#[test]
fn a_short_conversation_begins_at_the_top() {
    let bench = Bench::of(2);
    assert_eq!(bench.view().first().map(|(_, top)| *top), Some(6));
    assert!(bench.state.pane.is_at_bottom());
    assert_eq!(bench.state.pane.visible_part(), None);
    assert!(Bench::of(0).view().is_empty());
}

#[test]
fn new_lines_move_the_end_but_not_what_is_being_read() {
    let mut bench = Bench::of(50);
    bench.made.lines.push(MadeLine::new("Bob", "news"));
    bench.layout();
    assert_eq!(
        bench.view().last().map(|(text, _)| text.as_str()),
        Some("news")
    );

    bench.move_to(Point::new(100.0, 100.0));
    bench.wheel(3.0);
    let before = bench.view();
    bench.made.lines.push(MadeLine::new("Bob", "more news"));
    bench.made.lines.push(MadeLine::new("Eve", "and more"));
    bench.layout();
    assert_eq!(bench.view(), before);
    assert_eq!(
        bench.with(|state, source| state.pane.unseen(source.lines)),
        2
    );

    // The button leads to the end, and nothing is new any more.
    let button = draw::button(&bench.state, Rectangle::with_size(SIZE)).expect("a button");
    bench.click(button.center());
    assert_eq!(
        bench.view().last().map(|(text, _)| text.as_str()),
        Some("and more")
    );
    assert_eq!(
        bench.with(|state, source| state.pane.unseen(source.lines)),
        0
    );
    assert!(bench.state.pane.is_at_bottom());
}

#[test]
fn an_own_text_brings_the_end_into_view() {
    let mut bench = Bench::of(50);
    bench.move_to(Point::new(100.0, 100.0));
    bench.wheel(5.0);
    assert!(!bench.state.pane.is_at_bottom());
    bench.made.lines.push(MadeLine::new("Me", "mine"));
    bench.layout();
    assert_eq!(
        bench.view().last().map(|(text, _)| text.as_str()),
        Some("mine")
    );
}

#[test]
fn older_lines_are_asked_for_once_near_the_top_and_move_nothing() {
    let mut bench = Bench::of(40);
    bench.made.complete = false;
    bench.frame();
    assert!(!bench.told.contains(&Happened::OlderWanted));
    bench.move_to(Point::new(100.0, 100.0));
    bench.wheel(100.0);
    bench.frame();
    bench.frame();
    let asked = |bench: &Bench| {
        bench
            .told
            .iter()
            .filter(|told| **told == Happened::OlderWanted)
            .count()
    };
    assert_eq!(asked(&bench), 1);
    let place = bench.top_of("text 3");
    bench.made.first -= 60;
    bench.made.lines.splice(
        0..0,
        (0..60).map(|n| MadeLine::new("Eve", &format!("old {n}"))),
    );
    bench.layout();
    // The first line of before lost its day above it, which is above the third.
    let moved = place - bench.top_of("text 3");
    assert!((0..40).contains(&moved), "{moved}");
    bench.frame();
    assert_eq!(asked(&bench), 1);
    bench.wheel(100.0);
    bench.frame();
    assert_eq!(asked(&bench), 2);
}

#[test]
fn scrolling_up_and_down_by_the_same_way_comes_back() {
    let mut bench = Bench::of(300);
    bench.move_to(Point::new(100.0, 100.0));
    bench.wheel(40.0);
    let before = bench.view();
    bench.wheel(7.0);
    assert_ne!(bench.view(), before);
    bench.wheel(-7.0);
    assert_eq!(bench.view(), before);
    bench.wheel(-100.0);
    assert!(bench.state.pane.is_at_bottom());
    bench.wheel(1000.0);
    assert_eq!(
        bench
            .view()
            .first()
            .map(|(text, top)| (text.as_str(), *top)),
        Some(("text 0", 6))
    );
}

#[test]
fn keys_scroll_when_the_transcript_has_the_focus() {
    let mut bench = Bench::of(300);
    let end = bench.view();
    let none = keyboard::Modifiers::empty();
    bench.key(keyboard::Key::Named(key::Named::PageUp), none, None);
    assert_eq!(bench.view(), end);
    bench.click(Point::new(200.0, 100.0));
    bench.key(keyboard::Key::Named(key::Named::PageUp), none, None);
    assert_ne!(bench.view(), end);
    bench.key(keyboard::Key::Named(key::Named::PageDown), none, None);
    assert_eq!(bench.view(), end);
    bench.key(keyboard::Key::Named(key::Named::Home), none, None);
    assert_eq!(bench.top_of("text 0"), 6);
    bench.key(keyboard::Key::Named(key::Named::End), none, None);
    assert_eq!(bench.view(), end);
    bench.key(keyboard::Key::Character("h".into()), none, Some("h"));
    assert!(bench.told.contains(&Happened::Typed("h".into())));
}

#[test]
fn a_drag_over_messages_is_copied_with_names() {
    let mut bench = Bench::new(vec![
        MadeLine::new("Bob", "good morning"),
        MadeLine::new("Eve", "and to you"),
    ]);
    bench.move_to(bench.letter("good morning", 5));
    bench.press();
    bench.move_to(bench.letter("and to you", 7));
    bench.release();
    bench.ctrl("c");
    assert_eq!(
        bench.copied.0.as_deref(),
        Some("morning\nEve says:\nand to ")
    );
    bench.ctrl("a");
    bench.ctrl("c");
    assert_eq!(
        bench.copied.0.as_deref(),
        Some("Bob says:\ngood morning\nEve says:\nand to you")
    );
}

#[test]
fn two_clicks_take_the_word_and_three_the_line() {
    let mut bench = Bench::new(vec![MadeLine::new("Bob", "first line\nsecond one")]);
    let point = bench.letter("first line\nsecond one", 13);
    for expected in [None, Some("second"), Some("second one")] {
        bench.click(point);
        bench.copied.0 = None;
        bench.ctrl("c");
        assert_eq!(bench.copied.0.as_deref(), expected);
    }
}

#[test]
fn a_link_is_told_only_when_pressed_and_released_on_it() {
    let mut bench = Bench::new(vec![MadeLine::new("Bob", "see www.example.org now")]);
    let link = bench.letter("see www.example.org now", 8);
    bench.click(link);
    assert_eq!(
        bench.told.pop(),
        Some(Happened::Link("http://www.example.org".into()))
    );
    bench.move_to(link);
    bench.press();
    bench.move_to(bench.letter("see www.example.org now", 21));
    bench.release();
    assert!(
        !bench
            .told
            .iter()
            .any(|told| matches!(told, Happened::Link(_)))
    );
}

#[test]
fn a_failed_text_offers_to_be_sent_again() {
    let mut line = MadeLine::new("Me", "hello");
    line.delivery = Some(DeliveryState::Failed);
    let mut bench = Bench::new(vec![line]);
    let (_, top, row) = bench.state.pane.placed().next().expect("a row");
    let again = row.again_place().expect("an offer");
    let point = Point::new(again.center_x(), again.center_y() + top as f32);
    bench.click(point);
    assert!(
        bench
            .told
            .contains(&Happened::Again(MessageId::new("hello")))
    );
}

#[test]
fn the_thumb_of_the_scroll_bar_leads_to_both_ends() {
    let mut bench = Bench::of(2_000);
    let thumb = draw::thumb(&bench.state, Rectangle::with_size(SIZE)).expect("a thumb");
    assert!(thumb.y + thumb.height > SIZE.height - 8.0);
    bench.move_to(thumb.center());
    bench.press();
    bench.move_to(Point::new(thumb.center_x(), -500.0));
    assert_eq!(
        bench.view().first().map(|(text, _)| text.as_str()),
        Some("text 0")
    );
    bench.move_to(Point::new(thumb.center_x(), 150.0));
    let middle = bench.view();
    assert!(
        !middle
            .iter()
            .any(|(text, _)| text == "text 0" || text == "text 1999")
    );
    bench.move_to(Point::new(thumb.center_x(), 900.0));
    bench.release();
    assert!(bench.state.pane.is_at_bottom());
}

#[test]
fn lines_may_change_grow_and_go_under_the_view() {
    let mut bench = Bench::of(30);
    bench.move_to(Point::new(100.0, 100.0));
    bench.wheel(2.0);
    for line in &mut bench.made.lines {
        line.text = "very long ".repeat(60);
        line.revision += 1;
    }
    bench.layout();
    assert!(bench.view().len() < 8);
    bench.made.lines.drain(..25);
    bench.made.first += 25;
    bench.layout();
    bench.made.lines.clear();
    bench.layout();
    assert!(bench.view().is_empty());
    bench.made = Made::new(texts(3));
    bench.layout();
    assert_eq!(bench.view().len(), 3);
}
