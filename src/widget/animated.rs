//! A picture that may move, at most as large as its square. It asks to be drawn again when its next frame is due, and
//! only while it is in view: one that stands still, or is scrolled away, costs nothing.

use iced::advanced::image::{Image, Renderer as _};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::{Element, Event, Length, Point, Rectangle, Renderer, Size, window};

use crate::moving::{Motion, Moving};

/// A picture in a square of this many logical pixels.
pub fn animated(moving: &Moving, size: f32) -> Animated {
    Animated {
        moving: moving.clone(),
        size,
    }
}

/// See [`animated`].
pub struct Animated {
    moving: Moving,
    size: f32,
}

impl<Message, Theme> Widget<Message, Theme, Renderer> for Animated {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Motion>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Motion::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.size), Length::Fixed(self.size))
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        layout::atomic(limits, self.size, self.size)
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let Event::Window(event) = event else { return };
        let motion = tree.state.downcast_mut::<Motion>();
        if motion.heard(event) && self.moving.moves() {
            shell.request_redraw();
        }
        let window::Event::RedrawRequested(now) = event else {
            return;
        };
        let seen = layout.bounds().intersection(viewport).is_some();
        let rests = |since| self.moving.at(since).1.filter(|_| seen);
        if let Some(due) = motion.frame(*now, rests) {
            shell.request_redraw_at(due);
        }
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
        let motion = tree.state.downcast_ref::<Motion>();
        let bounds = layout.bounds();
        let Some(clip) = bounds.intersection(viewport) else {
            return;
        };
        let (handle, _) = self.moving.at(motion.since());
        let place = fitted(self.moving.size(), bounds);
        renderer.draw_image(Image::new(handle.clone()), place, clip);
    }
}

/// The place of a picture in the middle of a room: scaled to it when it is larger, and when it is a square; else as
/// large as it is.
pub fn fitted((width, height): (u32, u32), room: Rectangle) -> Rectangle {
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let scale = (room.width / width).min(room.height / height);
    let scale = if width == height {
        scale
    } else {
        scale.min(1.0)
    };
    let size = Size::new((width * scale).max(1.0), (height * scale).max(1.0));
    let corner = Point::new(
        room.center_x() - size.width / 2.0,
        room.center_y() - size.height / 2.0,
    );
    Rectangle::new(corner, size)
}

impl<'a, Message: 'a, Theme: 'a> From<Animated> for Element<'a, Message, Theme, Renderer> {
    fn from(animated: Animated) -> Self {
        Self::new(animated)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use iced::advanced::clipboard;
    use iced::widget::{column, container, scrollable, space};
    use iced_test::runtime::user_interface::{Cache, State as Interface, UserInterface};

    use super::*;
    use crate::moving::tests::blinking;
    use crate::theme::Theme;

    type Content = Element<'static, (), Theme, Renderer>;

    /// What a window with this in it asks for when it is drawn.
    fn asked(content: Content, now: Instant) -> window::RedrawRequest {
        let mut renderer = renderer();
        let size = Size::new(200.0, 100.0);
        let mut window = UserInterface::build(content, size, Cache::new(), &mut renderer);
        let event = Event::Window(window::Event::RedrawRequested(now));
        let (state, _) = window.update(
            &[event],
            mouse::Cursor::Unavailable,
            &mut renderer,
            &mut clipboard::Null,
            &mut Vec::new(),
        );
        match state {
            Interface::Updated { redraw_request, .. } => redraw_request,
            Interface::Outdated => panic!("nothing changed"),
        }
    }

    fn renderer() -> Renderer {
        Renderer::new(iced::Font::DEFAULT, iced::Pixels(12.0))
    }

    fn picture() -> Animated {
        animated(&Moving::decode(&blinking(8)).expect("a picture"), 50.0)
    }

    #[test]
    fn it_is_drawn_again_when_the_next_frame_is_due() {
        let now = Instant::now();
        let asked = asked(picture().into(), now);
        let due = now + Duration::from_millis(100);
        assert_eq!(asked, window::RedrawRequest::At(due));
    }

    #[test]
    fn what_is_scrolled_out_of_view_asks_for_nothing() {
        let below: Content = column![space().height(500), picture()].into();
        let asked = asked(scrollable(below).into(), Instant::now());
        assert_eq!(asked, window::RedrawRequest::Wait);
    }

    #[test]
    fn what_stands_still_asks_for_nothing() {
        let png = crate::samples::photo([1, 2, 3, 255]);
        let still = Moving::decode(&png).expect("a picture");
        let asked = asked(container(animated(&still, 50.0)).into(), Instant::now());
        assert_eq!(asked, window::RedrawRequest::Wait);
    }

    #[test]
    fn a_picture_keeps_its_proportions_and_a_small_one_its_size() {
        let room = Rectangle::new(Point::ORIGIN, Size::new(96.0, 96.0));
        assert_eq!(fitted((192, 96), room).size(), Size::new(96.0, 48.0));
        assert_eq!(fitted((30, 20), room).size(), Size::new(30.0, 20.0));
        assert_eq!(fitted((48, 48), room).size(), Size::new(96.0, 96.0));
        assert_eq!(fitted((192, 96), room).center(), room.center());
    }
}
