//! Content in a layer of its own, or over the scene of the theme.
//!
//! iced draws anew what changed, and finds it by comparing each layer's parts in order. A caret that comes and goes shifts all
//! that follows it in its layer, so that half the window would be drawn twice a second. In a layer of its own it is alone.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::Renderer as _;
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Renderer, Size, Vector};

use crate::theme::Theme;
use crate::widget::Element;
use crate::widget::drawing::{Look, draw};

/// How many times as wide as high a scene is.
const SCENE: f32 = 4.0;

/// See [`layer`] and [`over_scene`].
pub struct Layer<'a, Message>(Element<'a, Message>, Under);

/// What is under the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Under {
    Nothing,
    Scene,
}

/// `content`, in a layer of its own.
pub fn layer<'a, Message>(content: impl Into<Element<'a, Message>>) -> Layer<'a, Message> {
    Layer(content.into(), Under::Nothing)
}

/// `content` over the scene of the theme, cut to its size; as it is where the theme has none.
pub fn over_scene<'a, Message>(content: impl Into<Element<'a, Message>>) -> Layer<'a, Message> {
    Layer(content.into(), Under::Scene)
}

/// The place of a scene that covers this one; both end at the upper right corner, where the light comes from.
pub fn covering(bounds: Rectangle) -> Rectangle {
    let width = bounds.width.max(bounds.height * SCENE);
    Rectangle {
        x: bounds.x + bounds.width - width,
        width,
        height: width / SCENE,
        ..bounds
    }
}

// Only drawing differs: everything else is the content's, with the content's own state.
impl<Message> Widget<Message, Theme, Renderer> for Layer<'_, Message> {
    fn tag(&self) -> tree::Tag {
        self.0.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.0.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.0.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.0.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.0.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.0.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.0.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.0
            .as_widget_mut()
            .operate(tree, layout, renderer, operation);
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
        self.0.as_widget_mut().update(
            tree, event, layout, cursor, renderer, clipboard, shell, viewport,
        );
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
        let Some(bounds) = layout.bounds().intersection(viewport) else {
            return;
        };
        if self.1 == Under::Scene {
            let Some(scene) = theme.scenery() else {
                let content = self.0.as_widget();
                return content.draw(tree, renderer, theme, style, layout, cursor, viewport);
            };
            renderer.with_layer(bounds, |renderer| {
                let place = covering(layout.bounds());
                draw(renderer, &scene, place, bounds, Look::default());
            });
        }
        renderer.with_layer(bounds, |renderer| {
            self.0
                .as_widget()
                .draw(tree, renderer, theme, style, layout, cursor, &bounds);
        });
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.0
            .as_widget()
            .mouse_interaction(tree, layout, cursor, viewport, renderer)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.0
            .as_widget_mut()
            .overlay(tree, layout, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<Layer<'a, Message>> for Element<'a, Message> {
    fn from(layer: Layer<'a, Message>) -> Self {
        Self::new(layer)
    }
}
