//! A part of a window that is made once and kept, with its layout, until what it shows changes.
//!
//! iced makes the content of every window anew at every message. Most of that is as it was: of ten conversations one may
//! have changed, and of that one line. What is kept costs a comparison.

use iced::advanced::layout::{Layout, Limits, Node};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::{Event, Length, Rectangle, Renderer, Size};

use crate::i18n;
use crate::theme::Theme;
use crate::widget::Element;

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
    layout: Option<(Limits, Node)>,
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
        state.layout = None;
    }

    fn size(&self) -> Size<Length> {
        self.size
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        let state = tree.state.downcast_mut::<State<Facts, Message>>();
        if let Some((within, node)) = &state.layout
            && within == limits
        {
            return node.clone();
        }
        let content = state.content.as_widget_mut();
        let node = content.layout(&mut state.tree, renderer, limits);
        state.layout = Some((*limits, node.clone()));
        node
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State<Facts, Message>>();
        // What is done to it may change how it is laid out.
        state.layout = None;
        let content = state.content.as_widget_mut();
        content.operate(&mut state.tree, layout, renderer, operation);
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
        state.content.as_widget_mut().update(
            &mut state.tree,
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        );
        if shell.is_layout_invalid() {
            state.layout = None;
        }
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

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let state = tree.state.downcast_ref::<State<Facts, Message>>();
        let content = state.content.as_widget();
        content.mouse_interaction(&state.tree, layout, cursor, viewport, renderer)
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
