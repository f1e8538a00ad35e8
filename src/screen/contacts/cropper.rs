//! Choosing by hand which square of a picture is shown: it is dragged and zoomed behind a window.

use iced::widget::canvas::{self, Canvas, Geometry};
use iced::widget::{column, container, image, row, stack, text};
use iced::{Center, Event, Fill, Point, Rectangle, Renderer, Vector, mouse};
use msn_media::prepare::Cut;

use crate::portrait::Uncut;
use crate::t;
use crate::theme::{self, Theme};
use crate::widget::layer::layer;
use crate::widget::{Element, button};

/// The edge of the window, in logical pixels.
const WINDOW: f32 = 190.0;
/// What one step of the wheel, or one press of a button, makes of the edge of the square.
const STEP: f32 = 0.85;
/// The least square, in pixels of the picture.
const LEAST: f32 = 16.0;

/// A picture, and the square of it that is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Cropper {
    picture: Uncut,
    /// In pixels of the picture.
    corner: Point,
    side: f32,
}

// No coordinate is ever other than a number.
impl Eq for Cropper {}

#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The picture is moved by so many logical pixels.
    Moved(Vector),
    /// The picture is made larger by so many steps.
    Larger(f32),
}

impl Cropper {
    /// The largest square in the middle.
    pub fn new(picture: Uncut) -> Self {
        let (width, height) = size(&picture);
        let side = width.min(height);
        Self {
            picture,
            corner: Point::new((width - side) / 2.0, (height - side) / 2.0),
            side,
        }
    }

    pub fn update(&mut self, message: &Message) {
        let (width, height) = size(&self.picture);
        match *message {
            Message::Moved(by) => self.corner -= by * (self.side / WINDOW),
            Message::Larger(steps) => {
                let short = width.min(height);
                let side = self.side * STEP.powf(steps.clamp(-8.0, 8.0));
                let side = side.clamp(LEAST.min(short), short);
                // The middle stays where it is.
                let by = (self.side - side) / 2.0;
                self.corner += Vector::new(by, by);
                self.side = side;
            }
        }
        self.corner.x = self.corner.x.clamp(0.0, (width - self.side).max(0.0));
        self.corner.y = self.corner.y.clamp(0.0, (height - self.side).max(0.0));
    }

    /// What is seen, in whole pixels of the picture.
    pub fn cut(&self) -> (Uncut, Cut) {
        let cut = Cut {
            // None is negative, or larger than the picture.
            x: self.corner.x.round() as u32,
            y: self.corner.y.round() as u32,
            side: self.side.round().max(1.0) as u32,
        };
        (self.picture.clone(), cut)
    }

    /// The same, in pixels of the picture as it is shown.
    fn seen(&self) -> Rectangle<u32> {
        let scale = self.picture.shown.size().0 as f32 / size(&self.picture).0;
        let scaled = |length: f32| (length * scale).round() as u32;
        Rectangle {
            x: scaled(self.corner.x),
            y: scaled(self.corner.y),
            width: scaled(self.side).max(1),
            height: scaled(self.side).max(1),
        }
    }

    pub fn view(&self) -> Element<'_, Message> {
        let zoom = |words: &'static str, steps: f32| {
            button(text(words).width(Fill).center())
                .width(28)
                .padding([2, 0])
                .on_press(Message::Larger(steps))
        };
        let picture = image(self.picture.shown.first())
            .crop(self.seen())
            .width(WINDOW)
            .height(WINDOW);
        let mouse = Canvas::new(self).width(WINDOW).height(WINDOW);
        // Only a layer cuts off what is beyond the window.
        let picture = container(stack![layer(picture), mouse])
            .padding(3)
            .style(theme::container::picture);
        column![
            picture,
            row![
                zoom("−", -1.0),
                zoom("+", 1.0),
                container(
                    text(t!("picture-cut-hint"))
                        .size(11)
                        .style(theme::text::dim)
                )
                .width(Fill)
            ]
            .spacing(6)
            .align_y(Center)
        ]
        .spacing(8)
        .align_x(Center)
        .into()
    }
}

fn size(picture: &Uncut) -> (f32, f32) {
    let (width, height) = picture.size;
    (width.max(1) as f32, height.max(1) as f32)
}

impl canvas::Program<Message, Theme> for Cropper {
    /// Where the mouse was last, while it drags.
    type State = Option<Point>;

    fn update(
        &self,
        dragged: &mut Option<Point>,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<canvas::Action<Message>> {
        let message = match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                *dragged = Some(cursor.position_over(bounds)?);
                return Some(canvas::Action::capture());
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) => {
                let last = dragged.as_mut()?;
                Message::Moved(*position - std::mem::replace(last, *position))
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                *dragged = None;
                return None;
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if cursor.is_over(bounds) => {
                Message::Larger(match delta {
                    mouse::ScrollDelta::Lines { y, .. } => *y,
                    mouse::ScrollDelta::Pixels { y, .. } => *y / 50.0,
                })
            }
            _ => return None,
        };
        Some(canvas::Action::publish(message).and_capture())
    }

    /// The picture lies below: what a canvas draws is not cut off at its edges.
    fn draw(
        &self,
        _dragged: &Option<Point>,
        _renderer: &Renderer,
        _theme: &Theme,
        _bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        Vec::new()
    }

    fn mouse_interaction(
        &self,
        dragged: &Option<Point>,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> mouse::Interaction {
        match dragged {
            Some(_) => mouse::Interaction::Grabbing,
            None if cursor.is_over(bounds) => mouse::Interaction::Grab,
            None => mouse::Interaction::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    const VIEW: (f32, f32) = (224.0, 240.0);

    /// A picture 300 wide and 120 high, the left half red and the right half blue.
    fn halves() -> Uncut {
        let picture = ::image::RgbaImage::from_fn(300, 120, |x, _| {
            ::image::Rgba(if x < 150 {
                [255, 0, 0, 255]
            } else {
                [0, 0, 255, 255]
            })
        });
        let mut file = std::io::Cursor::new(Vec::new());
        picture
            .write_to(&mut file, ::image::ImageFormat::Png)
            .expect("a file");
        Uncut::of(file.into_inner()).expect("a picture")
    }

    /// Drags the picture with the mouse, and turns the wheel by so many notches.
    fn mouse(cropper: &mut Cropper, by: f32, notches: f32) {
        let mut ui = samples::simulate(VIEW, cropper.view());
        let from = Point::new(100.0, 100.0);
        ui.point_at(from);
        let button = mouse::Button::Left;
        let _ = ui.simulate(
            [
                mouse::Event::ButtonPressed(button),
                mouse::Event::CursorMoved {
                    position: from + Vector::new(by, 0.0),
                },
                mouse::Event::ButtonReleased(button),
                mouse::Event::WheelScrolled {
                    delta: mouse::ScrollDelta::Lines { x: 0.0, y: notches },
                },
            ]
            .map(Event::Mouse),
        );
        let messages: Vec<Message> = ui.into_messages().collect();
        for message in &messages {
            cropper.update(message);
        }
    }

    fn colors(cropper: &Cropper) -> (usize, usize) {
        let (picture, cut) = cropper.cut();
        let picture = picture.cut(cut).expect("a picture");
        let picture = ::image::load_from_memory(&picture.file.bytes).expect("a PNG");
        let count = |color: [u8; 4]| {
            let pixels = picture.to_rgba8();
            pixels.pixels().filter(|pixel| pixel.0 == color).count()
        };
        (count([255, 0, 0, 255]), count([0, 0, 255, 255]))
    }

    #[test]
    fn what_is_seen_is_what_others_see() {
        let mut cropper = Cropper::new(halves());
        let (red, blue) = colors(&cropper);
        assert_eq!(red, blue, "the middle");
        samples::picture("picture-cropper", VIEW, cropper.view());
        mouse(&mut cropper, 500.0, 0.0);
        let drawn = samples::picture("picture-cropper-left", VIEW, cropper.view());
        let shown = drawn.pixels().filter(|p| p.0 == [255, 0, 0, 255]).count();
        // Two pixels for one, in both directions.
        assert!((370 * 370..=382 * 382).contains(&shown), "{shown}");
        assert_eq!(colors(&cropper), (96 * 96, 0));
        mouse(&mut cropper, -500.0, 0.0);
        assert_eq!(colors(&cropper), (0, 96 * 96));
    }

    #[test]
    fn the_wheel_makes_it_larger_within_bounds() {
        let mut cropper = Cropper::new(halves());
        mouse(&mut cropper, 0.0, 2.0);
        let (_, near) = cropper.cut();
        assert_eq!((near.x, near.y, near.side), (107, 17, 87));
        mouse(&mut cropper, 0.0, 1000.0);
        mouse(&mut cropper, 0.0, 1000.0);
        assert_eq!(cropper.cut().1.side, 16);
        for _ in 0..3 {
            mouse(&mut cropper, 0.0, -1000.0);
        }
        assert_eq!(cropper.cut().1.side, 120);
    }
}
