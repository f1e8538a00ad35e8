//! Content in a layer of its own, or over the scene of the theme.
//!
//! iced draws anew what changed, and finds it by comparing each layer's parts in order. A caret that comes and goes shifts all
//! that follows it in its layer, so that half the window would be drawn twice a second. In a layer of its own it is alone.

use iced::advanced::Renderer as _;
use iced::advanced::widget::Tree;
use iced::{Rectangle, Renderer};

use crate::widget::Element;
use crate::widget::around::{Around, Scene, wrap};
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

impl<'a, Message> Around<'a, Message> for Layer<'a, Message> {
    const IS_THIN: bool = true;

    fn content(&self) -> &Element<'a, Message> {
        &self.0
    }

    fn content_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.0
    }

    fn draw(&self, tree: &Tree, renderer: &mut Renderer, scene: &Scene<'_>) {
        let place = scene.layout.bounds();
        let Some(bounds) = place.intersection(scene.viewport) else {
            return;
        };
        if self.1 == Under::Scene {
            let Some(scenery) = scene.theme.scenery() else {
                return self.draw_content(tree, renderer, scene);
            };
            renderer.with_layer(bounds, |renderer| {
                draw(renderer, &scenery, covering(place), bounds, Look::default());
            });
        }
        renderer.with_layer(bounds, |renderer| {
            let viewport = &bounds;
            self.draw_content(tree, renderer, &Scene { viewport, ..*scene });
        });
    }
}

impl<'a, Message: 'a> From<Layer<'a, Message>> for Element<'a, Message> {
    fn from(layer: Layer<'a, Message>) -> Self {
        wrap(layer)
    }
}
