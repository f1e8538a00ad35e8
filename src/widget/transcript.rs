//! The transcript of a conversation: only the rows in view are laid out and drawn, text is selected across messages.

pub mod lines;

mod draw;
mod events;
mod heights;
mod keyboard;
mod pane;
mod row;
mod select;
mod sign;
#[cfg(test)]
mod tests;

pub use lines::{Entry, Kind, Line, Lines, Note};
pub use row::{Look, Palette};

use std::ops::Range;
use std::time::Instant;

use iced::advanced::clipboard::Clipboard;
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::scrollable::{AbsoluteOffset, RelativeOffset};
use iced::advanced::widget::operation::{Operation, Scrollable};
use iced::advanced::widget::{Tree, Widget, tree};
use iced::advanced::{Shell, mouse, renderer};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Vector, widget};
use msnp::api::MessageId;

use crate::moving::Motion;

use self::pane::{Pane, Source};
use self::row::Target;

/// A widget that shows [`Lines`].
pub struct Transcript<'a, Message> {
    id: Option<widget::Id>,
    lines: Box<dyn Lines + 'a>,
    look: Look,
    mark: Option<Mark>,
    on_event: Box<dyn Fn(Happened) -> Message + 'a>,
}

/// A part of a line that is brought into view, and selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub line: Line,
    /// The bytes of its text.
    pub part: Range<usize>,
    /// With another number it is brought into view once more.
    pub turn: u32,
}

/// What a transcript tells its owner.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    /// The lines before the first loaded one are wanted.
    OlderWanted,
    /// A link was clicked.
    Link(String),
    /// A picture that somebody else made and that stands in a text was clicked: the line, and what is written there.
    Made(Line, String),
    /// A text is to be sent again.
    Again(MessageId),
    /// The end came into view, or went out of it.
    AtBottom(bool),
    /// Something was typed while the transcript had the focus: it belongs to the input.
    Typed(String),
}

/// What the widget keeps.
#[derive(Debug, Default)]
struct State {
    pane: Pane,
    grab: Option<Grab>,
    hover: Option<Hover>,
    focused: bool,
    /// Whether the focus came by the keyboard, and so is shown.
    ringed: bool,
    /// What was gone to by keyboard.
    pointed: Option<keyboard::Pointed>,
    shift: bool,
    last_click: Option<mouse::Click>,
    /// The first line when older ones were asked for, so that it is asked once.
    asked: Option<Line>,
    told_bottom: Option<bool>,
    /// When the view last moved because text is selected beyond its edge.
    crept: Option<Instant>,
    /// What moves in view.
    motion: Motion,
    /// What an operation wants, done at the next layout.
    wish: Option<Wish>,
    /// What was brought into view last.
    marked: Option<Mark>,
    /// The words on the button that leads to the end, while there is one. What is drawn must live until the frame is done.
    label: Option<draw::Label>,
}

/// What the mouse holds.
#[derive(Clone, Debug, PartialEq)]
enum Grab {
    Text,
    /// Where in the thumb it was grabbed, as a share of the whole.
    Bar(f32),
    Press(Hover),
}

/// What the mouse is over.
#[derive(Clone, Debug, PartialEq)]
enum Hover {
    Row(Line, Option<Target>),
    Bar,
    Button,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Wish {
    By(i64),
    Share(f64),
}

/// A transcript of these lines.
pub fn transcript<'a, Message>(
    lines: impl Lines + 'a,
    look: Look,
    on_event: impl Fn(Happened) -> Message + 'a,
) -> Transcript<'a, Message> {
    Transcript {
        id: None,
        lines: Box::new(lines),
        look,
        mark: None,
        on_event: Box::new(on_event),
    }
}

impl<Message> Transcript<'_, Message> {
    /// The id by which operations scroll it.
    pub fn id(mut self, id: impl Into<widget::Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Brings this into view, once.
    pub fn mark(mut self, mark: Option<Mark>) -> Self {
        self.mark = mark;
        self
    }

    fn source(&self) -> Source<'_> {
        Source {
            lines: &*self.lines,
            look: &self.look,
        }
    }
}

impl<Message, Theme> Widget<Message, Theme, Renderer> for Transcript<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        let size = limits.max();
        let source = self.source();
        state.pane.arrange(source, size);
        if state.marked != self.mark {
            state.marked.clone_from(&self.mark);
            if let Some(mark) = &self.mark {
                state.pane.show(source, mark);
            }
        }
        match state.wish.take() {
            Some(Wish::By(pixels)) => state.pane.scroll(source, pixels),
            Some(Wish::Share(share)) => state.pane.scroll_to(source, share),
            None => {}
        }
        state.label = draw::label(state, source);
        layout::Node::new(size)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let bounds = layout.bounds();
        operation.scrollable(self.id.as_ref(), bounds, bounds, Vector::ZERO, state);
        operation.focusable(None, bounds, state);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let mut on = events::Context {
            source: self.source(),
            bounds: layout.bounds(),
            cursor,
            clipboard,
            shell,
            tell: &*self.on_event,
        };
        events::handle(state, event, &mut on);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        if let Some(clip) = layout.bounds().intersection(viewport) {
            draw::draw(state, self.source(), renderer, layout.bounds(), clip);
            let color = self.look.palette.link;
            keyboard::draw(state, renderer, layout.bounds(), color);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        let state = tree.state.downcast_ref::<State>();
        if state.grab == Some(Grab::Text) {
            return mouse::Interaction::Text;
        }
        if !cursor.is_over(layout.bounds()) {
            return mouse::Interaction::None;
        }
        match &state.hover {
            Some(Hover::Row(_, Some(Target::Text))) => mouse::Interaction::Text,
            Some(Hover::Button | Hover::Row(_, Some(_))) => mouse::Interaction::Pointer,
            _ => mouse::Interaction::None,
        }
    }
}

impl Scrollable for State {
    fn snap_to(&mut self, offset: RelativeOffset<Option<f32>>) {
        if let Some(share) = offset.y {
            self.wish = Some(Wish::Share(f64::from(share)));
        }
    }

    fn scroll_to(&mut self, _offset: AbsoluteOffset<Option<f32>>) {
        // Distances from the top are guesses here; only shares and steps make sense.
    }

    fn scroll_by(&mut self, offset: AbsoluteOffset, _bounds: Rectangle, _content: Rectangle) {
        self.wish = Some(Wish::By(offset.y.round() as i64));
    }
}

impl<'a, Message: 'a, Theme: 'a> From<Transcript<'a, Message>>
    for Element<'a, Message, Theme, Renderer>
{
    fn from(transcript: Transcript<'a, Message>) -> Self {
        Self::new(transcript)
    }
}
