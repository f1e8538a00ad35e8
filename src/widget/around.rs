//! Widgets around another one: they do what their content does, but for what they say otherwise.

use std::marker::PhantomData;

use iced::advanced::layout::{Limits, Node};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Layout, Shell, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Renderer, Size, Vector};

use crate::theme::Theme;
use crate::widget::Element;

/// A widget around another one. Whatever is not said otherwise is what the content does.
pub trait Around<'a, Message> {
    /// Whether it has no state, and the content's tree for its own: then it may come and go without the content being
    /// made anew. Otherwise the content's tree is the first child.
    const IS_THIN: bool = false;

    fn content(&self) -> &Element<'a, Message>;

    fn content_mut(&mut self) -> &mut Element<'a, Message>;

    /// The tree of the content, below that of the widget.
    fn below(tree: &mut Tree) -> Option<&mut Tree> {
        match Self::IS_THIN {
            true => Some(tree),
            false => tree.children.first_mut(),
        }
    }

    /// The kind of its state, and the state at first; asked only of those that are not thin.
    fn kind(&self) -> (tree::Tag, tree::State) {
        (tree::Tag::stateless(), tree::State::None)
    }

    fn diff(&self, tree: &mut Tree) {
        match Self::IS_THIN {
            true => self.content().as_widget().diff(tree),
            false => tree.diff_children(std::slice::from_ref(self.content())),
        }
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        let Some(tree) = Self::below(tree) else {
            return Node::default();
        };
        let content = self.content_mut().as_widget_mut();
        content.layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(tree) = Self::below(tree) {
            let content = self.content_mut().as_widget_mut();
            content.operate(tree, layout, renderer, operation);
        }
    }

    fn update(&mut self, tree: &mut Tree, heard: &mut Heard<'_, '_, Message>) {
        if let Some(tree) = Self::below(tree) {
            heard.by(self.content_mut(), tree);
        }
    }

    fn draw(&self, tree: &Tree, renderer: &mut Renderer, scene: &Scene<'_>) {
        self.draw_content(tree, renderer, scene);
    }

    /// Draws the content, for those that draw something of their own as well.
    fn draw_content(&self, tree: &Tree, renderer: &mut Renderer, scene: &Scene<'_>) {
        let tree = match Self::IS_THIN {
            true => Some(tree),
            false => tree.children.first(),
        };
        if let Some(tree) = tree {
            let Scene {
                theme,
                style,
                layout,
                cursor,
                viewport,
            } = *scene;
            let content = self.content().as_widget();
            content.draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }

    /// What the pointer is over it; what the content says where it says nothing.
    fn interaction(
        &self,
        _tree: &Tree,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) -> Option<mouse::Interaction> {
        None
    }
}

/// An event, and what belongs to it.
pub struct Heard<'e, 's, Message> {
    pub event: &'e Event,
    pub layout: Layout<'e>,
    pub cursor: mouse::Cursor,
    pub renderer: &'e Renderer,
    pub clipboard: &'e mut dyn Clipboard,
    pub shell: &'e mut Shell<'s, Message>,
    pub viewport: &'e Rectangle,
}

impl<Message> Heard<'_, '_, Message> {
    /// Has it heard by the content, whose tree this is.
    pub fn by(&mut self, content: &mut Element<'_, Message>, tree: &mut Tree) {
        self.instead(self.event, content, tree);
    }

    /// Has another event heard by the content, whose tree this is.
    pub fn instead(&mut self, event: &Event, content: &mut Element<'_, Message>, tree: &mut Tree) {
        content.as_widget_mut().update(
            tree,
            event,
            self.layout,
            self.cursor,
            self.renderer,
            self.clipboard,
            self.shell,
            self.viewport,
        );
    }
}

/// What is drawn, and how.
#[derive(Clone, Copy)]
pub struct Scene<'e> {
    pub theme: &'e Theme,
    pub style: &'e renderer::Style,
    pub layout: Layout<'e>,
    pub cursor: mouse::Cursor,
    pub viewport: &'e Rectangle,
}

/// `around`, for a window.
pub fn wrap<'a, Message: 'a>(around: impl Around<'a, Message> + 'a) -> Element<'a, Message> {
    let content = PhantomData;
    Element::new(Wrapped { around, content })
}

/// What a widget around another one is to iced.
struct Wrapped<'a, Message, A> {
    around: A,
    /// Says that it lives no longer than what is in it.
    content: PhantomData<Element<'a, Message>>,
}

impl<'a, Message, A> Widget<Message, Theme, Renderer> for Wrapped<'a, Message, A>
where
    A: Around<'a, Message>,
{
    fn tag(&self) -> tree::Tag {
        match A::IS_THIN {
            true => self.around.content().as_widget().tag(),
            false => self.around.kind().0,
        }
    }

    fn state(&self) -> tree::State {
        match A::IS_THIN {
            true => self.around.content().as_widget().state(),
            false => self.around.kind().1,
        }
    }

    fn children(&self) -> Vec<Tree> {
        match A::IS_THIN {
            true => self.around.content().as_widget().children(),
            false => vec![Tree::new(self.around.content())],
        }
    }

    fn diff(&self, tree: &mut Tree) {
        self.around.diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.around.content().as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.around.content().as_widget().size_hint()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        self.around.layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.around.operate(tree, layout, renderer, operation);
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
        let mut heard = Heard {
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        };
        self.around.update(tree, &mut heard);
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
        let scene = Scene {
            theme,
            style,
            layout,
            cursor,
            viewport,
        };
        self.around.draw(tree, renderer, &scene);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        if let Some(own) = self.around.interaction(tree, layout, cursor) {
            return own;
        }
        let tree = match A::IS_THIN {
            true => Some(tree),
            false => tree.children.first(),
        };
        tree.map_or_else(Default::default, |tree| {
            let content = self.around.content().as_widget();
            content.mouse_interaction(tree, layout, cursor, viewport, renderer)
        })
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let tree = A::below(tree)?;
        let content = self.around.content_mut().as_widget_mut();
        content.overlay(tree, layout, renderer, viewport, translation)
    }
}
