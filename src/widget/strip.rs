//! A strip of tabs: pressed, closed, moved along the strip, and drawn out of it.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad, Renderer as _};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell};
use iced::{Background, Border, Event, Length, Point, Rectangle, Renderer, Size, mouse};

use crate::theme::Theme;
use crate::widget::Element;

/// How high the strip is, in logical pixels.
pub const HEIGHT: f32 = 29.0;
/// How wide a tab is where there is room.
const WIDEST: f32 = 170.0;
/// The tab that is shown has at least this.
const SHOWN_LEAST: f32 = 112.0;
/// Space before the first tab.
const MARGIN: f32 = 5.0;
/// A tab is taken along once the pointer moved so far with the button down.
const FAR: f32 = 6.0;
/// It is out of the strip when it is let go so far from it.
const OUT: f32 = 24.0;

/// What was done with a tab, by its place in the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    Press(usize),
    Close(usize),
    /// Its menu is wanted, at this point of the window.
    Menu(usize, Point),
    /// It was taken along to another place.
    Move(usize, usize),
    /// It was let go outside of the strip, at this point of the window.
    Out(usize, Point),
}

/// A strip of tabs.
pub struct Strip<'a, Message> {
    tabs: Vec<Element<'a, Message>>,
    shown: usize,
    tell: Box<dyn Fn(Deed) -> Message + 'a>,
}

/// These tabs, of which one is shown.
pub fn strip<'a, Message>(
    tabs: Vec<Element<'a, Message>>,
    shown: usize,
    tell: impl Fn(Deed) -> Message + 'a,
) -> Strip<'a, Message> {
    Strip {
        tabs,
        shown,
        tell: Box::new(tell),
    }
}

#[derive(Debug, Default)]
struct State {
    hovered: Option<usize>,
    /// The tab on which the button went down, and where, until it is up again.
    pressed: Option<(usize, Point)>,
    dragged: bool,
    /// Where the pointer was last, in the window or out of it.
    pointer: Point,
}

impl<Message> Strip<'_, Message> {
    /// The pointer moved with the button down: takes the tab along.
    fn drag(&self, state: &mut State, layout: Layout<'_>, shell: &mut Shell<'_, Message>) {
        let Some((from, start)) = state.pressed else {
            return;
        };
        let pointer = state.pointer;
        if !state.dragged && start.distance(pointer) > FAR {
            state.dragged = true;
            shell.request_redraw();
        }
        if !state.dragged || is_out(layout.bounds(), pointer) {
            return;
        }
        // Past the middle of another tab, so that tabs of different widths do not swap to and fro.
        let to = layout.children().enumerate().find_map(|(at, tab)| {
            let (bounds, middle) = (tab.bounds(), tab.bounds().center_x());
            let over = (bounds.x..bounds.x + bounds.width).contains(&pointer.x);
            let past = match at > from {
                true => pointer.x > middle,
                false => pointer.x < middle,
            };
            (over && past && at != from).then_some(at)
        });
        if let Some(to) = to {
            state.pressed = Some((to, start));
            shell.publish((self.tell)(Deed::Move(from, to)));
        }
    }

    fn released(&self, state: &mut State, bounds: Rectangle, shell: &mut Shell<'_, Message>) {
        let pressed = state.pressed.take();
        if std::mem::take(&mut state.dragged)
            && let Some((tab, _)) = pressed
        {
            shell.capture_event();
            shell.request_redraw();
            if is_out(bounds, state.pointer) {
                shell.publish((self.tell)(Deed::Out(tab, state.pointer)));
            }
        }
    }
}

fn is_out(strip: Rectangle, point: Point) -> bool {
    !strip.expand(OUT).contains(point)
}

/// How wide each tab is.
fn widths(room: f32, count: usize, shown: usize) -> Vec<f32> {
    let share = |room: f32, count: usize| (room / count.max(1) as f32).clamp(0.0, WIDEST);
    let all = share(room, count);
    if count < 2 || all >= SHOWN_LEAST {
        return vec![all; count];
    }
    let wide = SHOWN_LEAST.min(room);
    let others = share(room - wide, count - 1);
    let width = |at| if at == shown { wide } else { others };
    (0..count).map(width).collect()
}

impl<Message> Widget<Message, Theme, Renderer> for Strip<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.tabs.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.tabs);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fixed(HEIGHT))
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let size = Size::new(limits.max().width, HEIGHT);
        let widths = widths(size.width - 2.0 * MARGIN, self.tabs.len(), self.shown);
        let mut x = MARGIN;
        let all = self.tabs.iter_mut().zip(&mut tree.children).zip(widths);
        let nodes = all.map(|((tab, tree), width)| {
            let limits = layout::Limits::new(Size::ZERO, Size::new(width, HEIGHT - 3.0));
            let node = tab.as_widget_mut().layout(tree, renderer, &limits);
            let height = node.size().height;
            // A tab is its whole place; what is in it stands in the middle.
            let node = node.move_to(Point::new(0.0, ((HEIGHT - 3.0 - height) / 2.0).max(0.0)));
            let tab = layout::Node::with_children(Size::new(width, HEIGHT - 3.0), vec![node]);
            let tab = tab.move_to(Point::new(x, 3.0));
            x += width;
            tab
        });
        layout::Node::with_children(size, nodes.collect())
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            let all = self.tabs.iter_mut().zip(&mut tree.children);
            for ((tab, tree), place) in all.zip(layout.children()) {
                if let Some(layout) = place.children().next() {
                    tab.as_widget_mut()
                        .operate(tree, layout, renderer, operation);
                }
            }
        });
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
        // The button that closes a tab comes first.
        let all = self.tabs.iter_mut().zip(&mut tree.children);
        for ((tab, tree), place) in all.zip(layout.children()) {
            if let Some(layout) = place.children().next() {
                tab.as_widget_mut().update(
                    tree, event, layout, cursor, renderer, clipboard, shell, viewport,
                );
            }
        }
        let Event::Mouse(event) = event else { return };
        if shell.is_event_captured() {
            return;
        }
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.position().and_then(|point| {
            let at = layout
                .children()
                .position(|tab| tab.bounds().contains(point))?;
            Some((at, point))
        });
        let hovered = over.map(|(at, _)| at);
        if hovered != state.hovered {
            state.hovered = hovered;
            shell.request_redraw();
        }
        match event {
            mouse::Event::CursorMoved { position } => {
                state.pointer = *position;
                self.drag(state, layout, shell);
            }
            mouse::Event::ButtonReleased(mouse::Button::Left) => {
                self.released(state, layout.bounds(), shell);
            }
            mouse::Event::ButtonPressed(button) => {
                let Some((at, point)) = over else { return };
                let deed = match button {
                    mouse::Button::Left => {
                        (state.pressed, state.pointer) = (Some((at, point)), point);
                        Deed::Press(at)
                    }
                    mouse::Button::Middle => Deed::Close(at),
                    mouse::Button::Right => Deed::Menu(at, point),
                    _ => return,
                };
                shell.publish((self.tell)(deed));
                shell.capture_event();
            }
            _ => {}
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        match tree.state.downcast_ref::<State>().dragged {
            true => mouse::Interaction::Grabbing,
            false => mouse::Interaction::None,
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
        let colors = theme.colors();
        let state = tree.state.downcast_ref::<State>();
        let quad = |bounds, color, border| Quad {
            bounds,
            border: Border {
                color,
                width: 1.0,
                radius: border,
            },
            ..Quad::default()
        };
        renderer.fill_quad(
            Quad {
                bounds: layout.bounds(),
                ..Quad::default()
            },
            Background::Color(colors.band),
        );
        let bottom = Rectangle {
            y: layout.bounds().y + HEIGHT - 1.0,
            height: 1.0,
            ..layout.bounds()
        };
        renderer.fill_quad(
            Quad {
                bounds: bottom,
                ..Quad::default()
            },
            Background::Color(colors.line),
        );
        let all = self.tabs.iter().zip(&tree.children);
        for (at, ((tab, tree), place)) in all.zip(layout.children()).enumerate() {
            let bounds = place.bounds();
            let round = iced::border::top(5);
            let ground = if at == self.shown {
                Some((bounds, colors.head_top, colors.line))
            } else if state.hovered == Some(at) {
                // The line below the strip stays.
                let above = Size::new(bounds.width, bounds.height - 1.0);
                let above = Rectangle::new(bounds.position(), above);
                Some((above, colors.hover, colors.hover))
            } else {
                None
            };
            if let Some((bounds, ground, line)) = ground {
                renderer.fill_quad(quad(bounds, line, round), Background::Color(ground));
            }
            if at == self.shown {
                // Open towards the window below.
                let foot = Rectangle {
                    x: bounds.x + 1.0,
                    y: bounds.y + bounds.height - 1.0,
                    width: bounds.width - 2.0,
                    height: 1.0,
                };
                renderer.fill_quad(
                    Quad {
                        bounds: foot,
                        ..Quad::default()
                    },
                    Background::Color(colors.head_top),
                );
            }
            if let Some(layout) = place.children().next() {
                tab.as_widget()
                    .draw(tree, renderer, theme, style, layout, cursor, viewport);
            }
        }
    }
}

impl<'a, Message: 'a> From<Strip<'a, Message>> for Element<'a, Message> {
    fn from(strip: Strip<'a, Message>) -> Self {
        Self::new(strip)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_share_the_room_and_the_one_that_is_shown_can_be_read() {
        assert_eq!(widths(1000.0, 2, 0), [WIDEST, WIDEST]);
        assert_eq!(widths(360.0, 3, 1), [120.0; 3]);
        let many = widths(512.0, 11, 3);
        assert_eq!(many[3], SHOWN_LEAST);
        assert!(many.iter().sum::<f32>() <= 512.0, "{many:?}");
        assert!(widths(0.0, 3, 0).iter().all(|width| *width >= 0.0));
        assert!(widths(500.0, 0, 0).is_empty());
    }
}
