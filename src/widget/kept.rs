//! A part of a window that is made once and kept, with its layout, until what it shows changes.
//!
//! iced makes the content of every window anew at every message. Most of that is as it was: of ten conversations one may
//! have changed, and of that one line. What is kept costs a comparison.

use iced::advanced::layout::{Layout, Limits, Node};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::window::{self, RedrawRequest};
use iced::{Event, Length, Point, Rectangle, Renderer, Size};

use crate::i18n;
use crate::theme::Theme;
use crate::widget::Element;
use crate::widget::mirror::directed;

/// See [`kept`].
pub struct Kept<Facts, Message> {
    facts: Facts,
    make: fn(&Facts) -> Element<'static, Message>,
    size: Size<Length>,
}

/// What `make` makes of `facts`, made again when these are others than before, or the language is. Nothing else may go into
/// it, and nothing in it may open over the window: a popup or a tooltip goes round it. `size` is how wide and high it is.
pub fn kept<Facts, Message>(
    facts: Facts,
    size: (impl Into<Length>, impl Into<Length>),
    make: fn(&Facts) -> Element<'static, Message>,
) -> Kept<Facts, Message> {
    Kept {
        facts,
        make,
        size: Size::new(size.0.into(), size.1.into()),
    }
}

struct State<Facts, Message> {
    facts: Facts,
    spoken: usize,
    content: Element<'static, Message>,
    tree: Tree,
    /// How it is laid out within these limits. It does not go into the layout of the window, where it would have to be
    /// copied each time.
    layout: Option<(Limits, Node)>,
    /// Whether something happened to it since that may have it laid out otherwise.
    stale: bool,
    /// Where it stood and what of the window was in view when a frame found nothing in it that moves. Until something
    /// happens, other frames need not ask.
    rests: Option<(Rectangle, Rectangle)>,
}

impl<Facts, Message> State<Facts, Message> {
    /// The content, its tree and its layout; `outer` is where it stands.
    fn parts<'a>(
        &'a mut self,
        outer: Layout<'_>,
    ) -> Option<(&'a mut Element<'static, Message>, &'a mut Tree, Layout<'a>)> {
        let (_, node) = self.layout.as_ref()?;
        let layout = within(outer, node);
        Some((&mut self.content, &mut self.tree, layout))
    }
}

/// The layout of what stands at the place of `outer`.
fn within<'a>(outer: Layout<'_>, node: &'a Node) -> Layout<'a> {
    Layout::with_offset(outer.position() - Point::ORIGIN, node)
}

impl<Facts, Message> Widget<Message, Theme, Renderer> for Kept<Facts, Message>
where
    Facts: Clone + PartialEq + 'static,
    Message: 'static,
{
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State<Facts, Message>>()
    }

    fn state(&self) -> tree::State {
        let content = (self.make)(&self.facts);
        tree::State::new(State {
            facts: self.facts.clone(),
            spoken: i18n::spoken(),
            tree: Tree::new(&content),
            content,
            layout: None,
            stale: true,
            rests: None,
        })
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State<Facts, Message>>();
        let spoken = i18n::spoken();
        if state.facts == self.facts && state.spoken == spoken {
            return;
        }
        state.content = (self.make)(&self.facts);
        state.tree.diff(&state.content);
        state.facts.clone_from(&self.facts);
        state.spoken = spoken;
        state.stale = true;
        state.rests = None;
    }

    fn size(&self) -> Size<Length> {
        self.size
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        let state = tree.state.downcast_mut::<State<Facts, Message>>();
        if let Some((within, node)) = &state.layout
            && within == limits
            && !state.stale
        {
            return Node::new(node.size());
        }
        let content = state.content.as_widget_mut();
        let node = content.layout(&mut state.tree, renderer, limits);
        let size = node.size();
        state.layout = Some((*limits, directed(node).move_to(Point::ORIGIN)));
        state.stale = false;
        Node::new(size)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State<Facts, Message>>();
        if let Some((content, tree, layout)) = state.parts(layout) {
            let content = content.as_widget_mut();
            content.operate(tree, layout, renderer, operation);
        }
        state.stale = true;
        state.rests = None;
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State<Facts, Message>>();
        let place = (layout.bounds(), *viewport);
        let frame = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        if frame && state.rests == Some(place) {
            return;
        }
        let asked = shell.redraw_request();
        if let Some((content, tree, layout)) = state.parts(layout) {
            content.as_widget_mut().update(
                tree, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
        }
        state.stale |= shell.is_layout_invalid();
        // What a frame asks for is seen only where nothing before it asked for more.
        let quiet = asked == RedrawRequest::Wait && shell.redraw_request() == asked;
        let away = !cursor.is_over(place.0);
        state.rests = (frame && quiet && away).then_some(place);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State<Facts, Message>>();
        if let Some((_, node)) = &state.layout {
            let layout = within(layout, node);
            let content = state.content.as_widget();
            content.draw(
                &state.tree,
                renderer,
                theme,
                style,
                layout,
                cursor,
                viewport,
            );
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let state = tree.state.downcast_ref::<State<Facts, Message>>();
        match &state.layout {
            Some((_, node)) if cursor.is_over(layout.bounds()) => {
                let layout = within(layout, node);
                let content = state.content.as_widget();
                content.mouse_interaction(&state.tree, layout, cursor, viewport, renderer)
            }
            _ => mouse::Interaction::None,
        }
    }

    /// Nothing opens over the window from here: see [`kept`].
    #[cfg(debug_assertions)]
    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: iced::Vector,
    ) -> Option<iced::advanced::overlay::Element<'b, Message, Theme, Renderer>> {
        let state = tree.state.downcast_mut::<State<Facts, Message>>();
        if let Some((content, tree, layout)) = state.parts(layout) {
            let content = content.as_widget_mut();
            let opened = content.overlay(tree, layout, renderer, viewport, translation);
            assert!(opened.is_none(), "a popup or a tooltip in what is kept");
        }
        None
    }
}

impl<'a, Facts, Message> From<Kept<Facts, Message>> for Element<'a, Message>
where
    Facts: Clone + PartialEq + 'static,
    Message: 'static,
{
    fn from(kept: Kept<Facts, Message>) -> Self {
        Self::new(kept)
    }
}

#[cfg(test)]
mod tests;
