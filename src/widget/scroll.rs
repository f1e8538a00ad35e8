//! What can be scrolled, with its bar where lines end: at the right, or at the left where one reads from the right.
//!
//! iced has its bar at the right always. At the left it is drawn and dragged here, and that of iced is hidden.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::widget::operation::scrollable::{AbsoluteOffset, Scrollable as Scrolled};
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, overlay};
use iced::widget::scrollable::{Direction, Scrollable, Scrollbar, Viewport};
use iced::{Event, Length, Rectangle, Renderer, Size, Vector, border, mouse};

use crate::i18n;
use crate::theme::Theme;
use crate::widget::Element;

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
        Element::new(Left(if scroll.from_bottom {
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
    fn look(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        wanted: Option<f32>,
    ) {
        let mut look = Look { seen: None, wanted };
        if let Some(child) = tree.children.first_mut() {
            let content = self.0.as_widget_mut();
            content.operate(child, layout, renderer, &mut look);
        }
        tree.state.downcast_mut::<State>().seen = look.seen;
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Left<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.0)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.0));
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
        match tree.children.first_mut() {
            Some(child) => self.0.as_widget_mut().layout(child, renderer, limits),
            None => layout::Node::default(),
        }
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(child) = tree.children.first_mut() {
            let content = self.0.as_widget_mut();
            content.operate(child, layout, renderer, operation);
        }
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
        let bounds = layout.bounds();
        let state = tree.state.downcast_mut::<State>();
        let over = cursor
            .position_over(bounds)
            .filter(|point| point.x < bounds.x + REACH && state.bar(bounds).is_some());
        if state.hovered != over.is_some() {
            state.hovered = over.is_some();
            shell.request_redraw();
        }
        let moved = match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                if let (Some(point), Some(bar)) = (over, state.bar(bounds)) {
                    let within = point.y >= bar.y && point.y <= bar.y + bar.height;
                    let from_top = if within {
                        point.y - bar.y
                    } else {
                        bar.height / 2.0
                    };
                    state.held = Some(from_top);
                    Some(point.y - from_top)
                } else {
                    None
                }
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) => {
                state.held.map(|held| position.y - held)
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                if state.held.take().is_some() {
                    shell.capture_event();
                    shell.request_redraw();
                    return;
                }
                None
            }
            _ => None,
        };
        if let Some(top) = moved {
            let above = state.above(top, bounds);
            self.look(tree, layout, renderer, above);
            shell.capture_event();
            shell.request_redraw();
            return;
        }
        if let Some(child) = tree.children.first_mut() {
            self.0.as_widget_mut().update(
                child, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
        }
        self.look(tree, layout, renderer, None);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let state = tree.state.downcast_ref::<State>();
        match tree.children.first() {
            Some(child) if !state.hovered && state.held.is_none() => self
                .0
                .as_widget()
                .mouse_interaction(child, layout, cursor, viewport, renderer),
            _ => mouse::Interaction::None,
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
        let Some(child) = tree.children.first() else {
            return;
        };
        let content = self.0.as_widget();
        content.draw(child, renderer, theme, style, layout, cursor, viewport);
        let state = tree.state.downcast_ref::<State>();
        let clip = layout.bounds().intersection(viewport);
        let (Some(bar), Some(clip)) = (state.bar(layout.bounds()), clip) else {
            return;
        };
        let colors = theme.colors();
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

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let child = tree.children.first_mut()?;
        let content = self.0.as_widget_mut();
        content.overlay(child, layout, renderer, viewport, translation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::tests::speaking;
    use crate::samples;
    use iced::widget::{column, text};
    use iced::{Point, mouse::Button};

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
