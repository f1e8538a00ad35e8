//! One of several things, chosen from a list that drops down.
//!
//! Unlike that of iced it takes the focus: Enter, Space or an arrow down open the list, arrows walk through it, letters
//! go to what begins with them, Enter chooses and Escape closes. It is turned round with its window.

use std::time::{Duration, Instant};

use iced::advanced::layout::{self, Layout};
use iced::advanced::text::{self, Paragraph as _, Renderer as _};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{
    Background, Border, Color, Event, Length, Padding, Pixels, Point, Rectangle, Renderer, Size,
    Vector, alignment,
};

use crate::theme::{RADIUS, Theme};
use crate::widget::Element;
use crate::widget::drawing;
use crate::{assets, fonts, i18n};

mod list;

use list::List;

/// The size of the words, and the height of a line of them, logical pixels.
const TEXT: f32 = 12.0;
const LINE: f32 = 16.0;
/// The size of the arrow, and the room beside it.
const ARROW: f32 = 9.0;
const GAP: f32 = 6.0;
/// After so long without a letter another word begins.
const PAUSE: Duration = Duration::from_secs(1);

/// One of these.
pub fn choice<'a, T, Message>(
    options: impl IntoIterator<Item = T>,
    chosen: Option<&T>,
    on_choose: impl Fn(T) -> Message + 'a,
) -> Choice<'a, T, Message>
where
    T: PartialEq + ToString,
{
    let options: Vec<T> = options.into_iter().collect();
    Choice {
        chosen: options.iter().position(|option| Some(option) == chosen),
        words: options.iter().map(ToString::to_string).collect(),
        options,
        on_choose: Box::new(on_choose),
        width: Length::Shrink,
        padding: Padding::from([4, 7]),
    }
}

/// See [`choice`].
pub struct Choice<'a, T, Message> {
    options: Vec<T>,
    words: Vec<String>,
    chosen: Option<usize>,
    on_choose: Box<dyn Fn(T) -> Message + 'a>,
    width: Length,
    padding: Padding,
}

impl<T, Message> Choice<'_, T, Message> {
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    /// Whether the focus came by the keyboard, and so is shown.
    shown: bool,
    hovered: bool,
    /// The list, while it is open.
    list: Option<Open>,
    typed: Typed,
}

/// A list that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    /// The line that would be chosen.
    at: usize,
    /// The line at the top.
    first: usize,
}

/// The letters that were typed one after the other.
#[derive(Debug, Default)]
struct Typed {
    word: String,
    last: Option<Instant>,
}

impl Typed {
    /// The line that begins with what was typed, with one letter more. The same letter again and again goes through all
    /// lines that begin with it.
    fn find(
        &mut self,
        letters: &str,
        words: &[String],
        from: usize,
        now: Instant,
    ) -> Option<usize> {
        if self
            .last
            .is_none_or(|last| now.duration_since(last) > PAUSE)
        {
            self.word.clear();
        }
        self.last = Some(now);
        let letters = letters.to_lowercase();
        let again = self.word == letters;
        if !again {
            self.word.push_str(&letters);
        }
        let skip = usize::from(again || self.word == letters);
        let count = words.len();
        (0..count)
            .map(|step| (from + skip + step) % count)
            .find(|at| words[*at].to_lowercase().starts_with(&self.word))
    }
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.shown = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.list = None;
    }
}

/// What was typed by this press, where it writes something.
fn letters(event: &keyboard::Event) -> Option<&str> {
    let keyboard::Event::KeyPressed {
        text, modifiers, ..
    } = event
    else {
        return None;
    };
    let text = text.as_deref()?;
    let plain = !modifiers.command() && !modifiers.alt() && !text.chars().any(char::is_control);
    (plain && !text.trim().is_empty()).then_some(text)
}

impl<T: Clone, Message> Choice<'_, T, Message> {
    fn choose(&self, at: usize, shell: &mut Shell<'_, Message>) {
        if let Some(option) = self.options.get(at) {
            shell.publish((self.on_choose)(option.clone()));
        }
        shell.capture_event();
        shell.request_redraw();
    }

    fn open(&self, state: &mut State, shell: &mut Shell<'_, Message>) {
        if !self.options.is_empty() {
            let at = self.chosen.unwrap_or_default();
            state.list = Some(Open { at, first: at });
        }
        shell.capture_event();
        shell.invalidate_layout();
        shell.request_redraw();
    }

    fn key(&self, state: &mut State, event: &keyboard::Event, shell: &mut Shell<'_, Message>) {
        let keyboard::Event::KeyPressed { key, .. } = event else {
            return;
        };
        if let Key::Named(Named::Enter | Named::Space | Named::ArrowDown | Named::ArrowUp) = key {
            state.shown = true;
            self.open(state, shell);
        } else if let Some(letters) = letters(event) {
            let from = self.chosen.unwrap_or_default();
            let found = state.typed.find(letters, &self.words, from, Instant::now());
            match found {
                Some(at) => self.choose(at, shell),
                None => shell.capture_event(),
            }
        }
    }
}

fn line_of<Words>(words: Words) -> text::Text<Words> {
    text::Text {
        content: words,
        bounds: Size::INFINITE,
        size: Pixels(TEXT),
        line_height: text::LineHeight::Absolute(Pixels(LINE)),
        font: fonts::interface(),
        align_x: text::Alignment::Default,
        align_y: alignment::Vertical::Top,
        shaping: text::Shaping::Advanced,
        wrapping: text::Wrapping::None,
    }
}

/// How wide a line of words is.
fn width_of(words: &str) -> f32 {
    <Renderer as text::Renderer>::Paragraph::with_text(line_of(words))
        .min_bounds()
        .width
}

/// Writes words into a place, from where lines begin, in the middle of its height.
fn write(renderer: &mut Renderer, words: &str, place: Rectangle, color: Color) {
    let width = width_of(words);
    let x = if i18n::is_right_to_left() {
        place.x + place.width - width
    } else {
        place.x
    };
    // Of a line without an end only its first letter is drawn.
    let line = text::Text {
        bounds: Size::new(width.ceil() + 1.0, LINE),
        ..line_of(words.to_owned())
    };
    let y = place.y + (place.height - LINE) / 2.0;
    renderer.fill_text(line, Point::new(x, y), color, place);
}

impl<T: Clone, Message> Widget<Message, Theme, Renderer> for Choice<'_, T, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        let last = self.options.len().checked_sub(1);
        state.list = state.list.zip(last).map(|(list, last)| Open {
            at: list.at.min(last),
            first: list.first.min(last),
        });
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let words = match self.width {
            Length::Shrink => self
                .words
                .iter()
                .map(|words| width_of(words))
                .fold(0.0, f32::max),
            _ => 0.0,
        };
        let inner = Size::new((words + GAP + ARROW).ceil(), LINE);
        let whole = inner.expand(Size::new(self.padding.x(), self.padding.y()));
        let limits = limits.width(self.width);
        layout::Node::new(limits.resolve(self.width, Length::Shrink, whole))
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        operation.focusable(None, layout.bounds(), state);
        let chosen = self.chosen.and_then(|at| self.words.get(at));
        if let Some(words) = chosen {
            operation.text(None, layout.bounds(), words);
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.is_over(layout.bounds());
        if state.hovered != over {
            state.hovered = over;
            shell.request_redraw();
        }
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                state.focused = over;
                state.shown = false;
                if over && !shell.is_event_captured() {
                    self.open(state, shell);
                }
            }
            Event::Keyboard(event) if state.focused && !shell.is_event_captured() => {
                self.key(state, event, shell);
            }
            _ => {}
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let colors = theme.colors();
        let bounds = layout.bounds();
        let shown = state.focused && state.shown;
        let line = match (shown || state.list.is_some(), state.hovered) {
            (true, _) => colors.accent,
            (false, true) => colors.frame,
            (false, false) => colors.line,
        };
        let quad = renderer::Quad {
            bounds,
            border: Border {
                color: line,
                width: if shown { 2.0 } else { 1.0 },
                radius: RADIUS.into(),
            },
            ..renderer::Quad::default()
        };
        renderer.fill_quad(quad, Background::Color(colors.pane));
        let inner = bounds.shrink(self.padding);
        let place = Rectangle {
            width: (inner.width - GAP - ARROW).max(0.0),
            ..inner
        };
        let (place, arrow) = if i18n::is_right_to_left() {
            let place = Rectangle {
                x: inner.x + GAP + ARROW,
                ..place
            };
            (place, inner.x)
        } else {
            (place, inner.x + inner.width - ARROW)
        };
        if let Some(words) = self.chosen.and_then(|at| self.words.get(at)) {
            write(renderer, words, place, colors.text);
        }
        let arrow = Rectangle {
            x: arrow,
            y: bounds.center_y() - ARROW / 2.0,
            width: ARROW,
            height: ARROW,
        };
        let chevron = assets::drawing("icons/chevron-down");
        drawing::draw(renderer, &chevron, arrow, arrow, drawing::Look::default());
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        match cursor.is_over(layout.bounds()) {
            true => mouse::Interaction::Pointer,
            false => mouse::Interaction::None,
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let state = tree.state.downcast_mut::<State>();
        state.list?;
        let anchor = layout.bounds() + translation;
        Some(overlay::Element::new(Box::new(List {
            choice: self,
            state,
            anchor,
        })))
    }
}

impl<'a, T: Clone + 'a, Message: 'a> From<Choice<'a, T, Message>> for Element<'a, Message> {
    fn from(choice: Choice<'a, T, Message>) -> Self {
        Self::new(choice)
    }
}

#[cfg(test)]
mod tests;
