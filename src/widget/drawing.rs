//! A drawing of ours in a room of a fixed size.

use iced::advanced::image::{Image, Renderer as _};
use iced::advanced::layout::{self, Layout};
use iced::advanced::svg::Handle;
use iced::advanced::widget::{Tree, Widget};
use iced::advanced::{mouse, renderer};
use iced::{Color, Length, Radians, Rectangle, Renderer, Size};

use crate::assets::raster;
use crate::theme::Theme;
use crate::widget::Element;
use crate::widget::layer::covering;

/// A drawing in a room of this many logical pixels.
pub fn drawing(handle: Handle, width: f32, height: f32) -> Drawing {
    Drawing {
        handle,
        size: Size::new(width, height),
        covers: false,
        look: Look::default(),
        color: None,
    }
}

/// See [`drawing`].
pub struct Drawing {
    handle: Handle,
    size: Size,
    covers: bool,
    look: Look,
    color: Option<fn(&Theme) -> Color>,
}

impl Drawing {
    /// 1 is whole.
    pub fn opacity(mut self, opacity: f32) -> Self {
        self.look.opacity = opacity;
        self
    }

    pub fn turned(mut self, turned: Radians) -> Self {
        self.look.turned = turned;
        self
    }

    /// How wide it is, as a share of its usual width.
    pub fn wide(mut self, wide: f32) -> Self {
        self.look.wide = wide;
        self
    }

    /// A scene, cut where it leaves the room.
    pub fn covering(self) -> Self {
        Self {
            covers: true,
            ..self
        }
    }

    /// All of it in a colour of the theme.
    pub fn color(self, color: fn(&Theme) -> Color) -> Self {
        Self {
            color: Some(color),
            ..self
        }
    }
}

/// How a drawing is put somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// All of it in one colour.
    pub color: Option<Color>,
    /// 1 is whole.
    pub opacity: f32,
    pub turned: Radians,
    /// How wide it is, as a share of its usual width.
    pub wide: f32,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            color: None,
            opacity: 1.0,
            turned: Radians(0.0),
            wide: 1.0,
        }
    }
}

/// Puts a drawing into a place, as large as it fits there, cut where it leaves `clip`.
pub fn draw(
    renderer: &mut Renderer,
    handle: &Handle,
    place: Rectangle,
    clip: Rectangle,
    look: Look,
) {
    let Some(picture) = raster::picture(handle, place.size(), look.color) else {
        return;
    };
    let width = place.width * look.wide;
    let place = Rectangle {
        x: place.center_x() - width / 2.0,
        width,
        ..place
    };
    let image = Image::new(picture)
        .opacity(look.opacity)
        .rotation(look.turned);
    renderer.draw_image(image, place, clip);
}

impl<Message> Widget<Message, Theme, Renderer> for Drawing {
    fn size(&self) -> Size<Length> {
        Size::new(
            Length::Fixed(self.size.width),
            Length::Fixed(self.size.height),
        )
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        layout::atomic(limits, self.size.width, self.size.height)
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let room = layout.bounds();
        let Some(clip) = room.intersection(viewport) else {
            return;
        };
        let place = match self.covers {
            true => covering(room),
            false => room,
        };
        let look = Look {
            color: self.color.map(|color| color(theme)),
            ..self.look
        };
        draw(renderer, &self.handle, place, clip, look);
    }
}

impl<'a, Message: 'a> From<Drawing> for Element<'a, Message> {
    fn from(drawing: Drawing) -> Self {
        Self::new(drawing)
    }
}
