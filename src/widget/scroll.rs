//! What can be scrolled, with its bar where lines end: at the right, or at the left where one reads from the right.
//!
//! iced has its bar at the right always. At the left it is drawn and dragged here, and that of iced is hidden.

use iced::advanced::widget::operation::scrollable::{AbsoluteOffset, Scrollable as Scrolled};
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Layout, Renderer as _, renderer};
use iced::widget::scrollable::{Direction, Scrollable, Scrollbar, Viewport};
use iced::{Event, Length, Point, Rectangle, Renderer, Vector, border, mouse};

use crate::i18n;
use crate::theme::Theme;
use crate::widget::Element;
use crate::widget::around::{Around, Heard, Scene, wrap};

/// The width of the bar, and of the place where it is grabbed, logical pixels.
const BAR: f32 = 6.0;
const REACH: f32 = 10.0;
/// The least height of the bar.
const LEAST: f32 = 24.0;

/// `content`, as much of it as there is room for.
pub fn scrollable<'a, Message>(content: impl Into<Element<'a, Message>>) -> Scroll<'a, Message> {
    Scroll {
        inner: Scrollable::new(content),
        from_bottom: false,
    }
}

/// See [`scrollable`].
pub struct Scroll<'a, Message> {
    inner: Scrollable<'a, Message, Theme, Renderer>,
    from_bottom: bool,
}

impl<'a, Message> Scroll<'a, Message> {
    fn with(
        self,
        change: impl FnOnce(
            Scrollable<'a, Message, Theme, Renderer>,
        ) -> Scrollable<'a, Message, Theme, Renderer>,
    ) -> Self {
        Self {
            inner: change(self.inner),
            ..self
        }
    }

    pub fn id(self, id: impl Into<Id>) -> Self {
        self.with(|inner| inner.id(id))
    }

    pub fn width(self, width: impl Into<Length>) -> Self {
        self.with(|inner| inner.width(width))
    }

    pub fn height(self, height: impl Into<Length>) -> Self {
        self.with(|inner| inner.height(height))
    }

    /// Has a slim bar.
    pub fn slim(self) -> Self {
        let bar = Scrollbar::new().width(8).scroller_width(6).margin(1);
        self.with(|inner| inner.direction(Direction::Vertical(bar)))
    }

    /// Shows the end at first, and stays there.
    pub fn anchor_bottom(self) -> Self {
        Self {
            from_bottom: true,
            ..self.with(Scrollable::anchor_bottom)
        }
    }

    pub fn on_scroll(self, message: impl Fn(Viewport) -> Message + 'a) -> Self {
        self.with(|inner| inner.on_scroll(message))
    }
}

impl<'a, Message: 'a> From<Scroll<'a, Message>> for Element<'a, Message> {
    fn from(scroll: Scroll<'a, Message>) -> Self {
        if !i18n::is_right_to_left() {
            return scroll.inner.into();
        }
        let hidden = Direction::Vertical(Scrollbar::hidden());
        let inner = scroll.inner.direction(hidden);
        wrap(Left(if scroll.from_bottom {
            inner.anchor_bottom().into()
        } else {
            inner.into()
        }))
    }
}

/// Something that is scrolled, with its bar at the left.
struct Left<'a, Message>(Element<'a, Message>);

#[derive(Debug, Default)]
struct State {
    /// How high all of it is, and how much of that is above what is seen.
    seen: Option<(f32, f32)>,
    /// How far below the top of the bar it is held.
    held: Option<f32>,
    hovered: bool,
}

/// What an event does to the bar.
enum Drag {
    None,
    /// Its top is to go to this height.
    To(f32),
    /// It is let go.
    Ended,
}

impl State {
    /// Where the bar is, when there is something to scroll.
    fn bar(&self, bounds: Rectangle) -> Option<Rectangle> {
        let (all, above) = self.seen.filter(|(all, _)| *all > bounds.height + 0.5)?;
        let height = (bounds.height * bounds.height / all)
            .max(LEAST)
            .min(bounds.height);
        let share = (above / (all - bounds.height)).clamp(0.0, 1.0);
        Some(Rectangle {
            x: bounds.x + 2.0,
            y: bounds.y + (bounds.height - height) * share,
            width: BAR,
            height,
        })
    }

    /// What has to be above for the top of the bar to be at this height.
    fn above(&self, top: f32, bounds: Rectangle) -> Option<f32> {
        let bar = self.bar(bounds)?;
        let way = (bounds.height - bar.height).max(1.0);
        let (all, _) = self.seen?;
        Some(((top - bounds.y) / way).clamp(0.0, 1.0) * (all - bounds.height))
    }

    /// The pointer, where it could take the bar.
    fn grip(&self, cursor: mouse::Cursor, bounds: Rectangle) -> Option<Point> {
        let over = cursor.position_over(bounds);
        over.filter(|point| point.x < bounds.x + REACH && self.bar(bounds).is_some())
    }

    /// What an event does to the bar, which the pointer could take there.
    fn drag(&mut self, event: &Event, grip: Option<Point>, bounds: Rectangle) -> Drag {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let (Some(point), Some(bar)) = (grip, self.bar(bounds)) else {
                    return Drag::None;
                };
                let within = point.y >= bar.y && point.y <= bar.y + bar.height;
                let from_top = if within {
                    point.y - bar.y
                } else {
                    bar.height / 2.0
                };
                self.held = Some(from_top);
                Drag::To(point.y - from_top)
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) => match self.held {
                Some(from_top) => Drag::To(position.y - from_top),
                None => Drag::None,
            },
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
                if self.held.take().is_some() =>
            {
                Drag::Ended
            }
            _ => Drag::None,
        }
    }
}

/// Looks how far something is scrolled, and scrolls it where that is wanted.
#[derive(Default)]
struct Look {
    seen: Option<(f32, f32)>,
    wanted: Option<f32>,
}

impl Operation for Look {
    // What is scrolled within is not looked at.
    fn traverse(&mut self, _operate: &mut dyn FnMut(&mut dyn Operation)) {}

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        state: &mut dyn Scrolled,
    ) {
        self.seen = Some((content.height, self.wanted.unwrap_or(translation.y)));
        if let Some(above) = self.wanted {
            state.scroll_to(AbsoluteOffset {
                x: None,
                y: Some(above),
            });
        }
    }
}

impl<Message> Left<'_, Message> {
    fn look(&mut self, tree: &mut Tree, heard: &Heard<'_, '_, Message>, wanted: Option<f32>) {
        let mut look = Look { seen: None, wanted };
        self.operate(tree, heard.layout, heard.renderer, &mut look);
        tree.state.downcast_mut::<State>().seen = look.seen;
    }
}

impl<'a, Message> Around<'a, Message> for Left<'a, Message> {
    fn content(&self) -> &Element<'a, Message> {
        &self.0
    }

    fn content_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.0
    }

    fn kind(&self) -> (tree::Tag, tree::State) {
        let state = tree::State::new(State::default());
        (tree::Tag::of::<State>(), state)
    }

    fn update(&mut self, tree: &mut Tree, heard: &mut Heard<'_, '_, Message>) {
        let state = tree.state.downcast_mut::<State>();
        let bounds = heard.layout.bounds();
        let grip = state.grip(heard.cursor, bounds);
        if state.hovered != grip.is_some() {
            state.hovered = grip.is_some();
            heard.shell.request_redraw();
        }
        match state.drag(heard.event, grip, bounds) {
            Drag::None => {
                if let Some(tree) = Self::below(tree) {
                    heard.by(&mut self.0, tree);
                }
                return self.look(tree, heard, None);
            }
            Drag::To(top) => {
                let above = state.above(top, bounds);
                self.look(tree, heard, above);
            }
            Drag::Ended => {}
        }
        heard.shell.capture_event();
        heard.shell.request_redraw();
    }

    fn interaction(
        &self,
        tree: &Tree,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) -> Option<mouse::Interaction> {
        let state = tree.state.downcast_ref::<State>();
        (state.hovered || state.held.is_some()).then_some(mouse::Interaction::None)
    }

    fn draw(&self, tree: &Tree, renderer: &mut Renderer, scene: &Scene<'_>) {
        self.draw_content(tree, renderer, scene);
        let state = tree.state.downcast_ref::<State>();
        let bounds = scene.layout.bounds();
        let clip = bounds.intersection(scene.viewport);
        let (Some(bar), Some(clip)) = (state.bar(bounds), clip) else {
            return;
        };
        let colors = scene.theme.colors();
        let hot = state.hovered || state.held.is_some();
        renderer.with_layer(clip, |renderer| {
            let quad = renderer::Quad {
                bounds: bar,
                border: border::rounded(BAR / 2.0),
                ..Default::default()
            };
            renderer.fill_quad(quad, if hot { colors.frame } else { colors.scrollbar });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::tests::speaking;
    use crate::samples;
    use iced::mouse::Button;
    use iced::widget::{column, text};

    /// The heights at which this line is seen before and after the bar at this side was dragged down.
    fn dragged(x: f32) -> (f32, f32) {
        let lines = (0..50).map(|n| text(format!("line {n}")).into());
        let view: Element<'_, ()> = scrollable(column(lines).width(Length::Fill))
            .height(Length::Fill)
            .into();
        let mut ui = samples::simulate((200.0, 100.0), view);
        let top = |ui: &mut iced_test::Simulator<'_, (), Theme>| {
            let found = ui.find("line 3").expect("it is there");
            let seen = iced_test::selector::Bounded::visible_bounds(&found);
            seen.map_or(-1.0, |place| place.y)
        };
        let first = top(&mut ui);
        let _ = ui.simulate([Event::Window(iced::window::Event::RedrawRequested(
            iced::time::Instant::now(),
        ))]);
        for (y, event) in [
            (5.0, Some(mouse::Event::ButtonPressed(Button::Left))),
            (50.0, None),
            (50.0, Some(mouse::Event::ButtonReleased(Button::Left))),
        ] {
            let position = Point::new(x, y);
            ui.point_at(position);
            let moved = mouse::Event::CursorMoved { position };
            let events = std::iter::once(moved).chain(event);
            let _ = ui.simulate(events.map(Event::Mouse));
        }
        (first, top(&mut ui))
    }

    #[test]
    fn the_bar_is_where_lines_end() {
        for (language, side, other) in [("en", 196.0, 4.0), ("he", 4.0, 196.0)] {
            speaking(language, || {
                let (before, after) = dragged(side);
                assert!(before > 0.0 && after < 0.0, "{language}: {before} {after}");
                let (before, after) = dragged(other);
                assert_eq!(before, after, "{language}: no bar is there");
            });
        }
    }
}
