//! A row of a list: lights up under the pointer without telling anyone, and tells of clicks.

use std::time::{Duration, Instant};

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad, Renderer as _};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell};
use iced::{Background, Border, Event, Length, Point, Rectangle, Size, mouse};

use crate::theme::Theme;
use crate::widget::Element;

/// Two clicks within this are one double click.
const DOUBLE: Duration = Duration::from_millis(400);
/// A row is taken along once the pointer moved so far with the button down, in logical pixels.
const FAR: f32 = 6.0;

/// A row that shows `content`, `height` logical pixels high.
pub fn list_row<'a, Message>(
    content: impl Into<Element<'a, Message>>,
    height: f32,
) -> ListRow<'a, Message> {
    ListRow {
        content: content.into(),
        height,
        selected: false,
        on_press: None,
        on_open: None,
        on_menu: None,
        on_drag: None,
        on_over: None,
        on_drop: None,
    }
}

/// See [`list_row`].
pub struct ListRow<'a, Message> {
    content: Element<'a, Message>,
    height: f32,
    selected: bool,
    on_press: Option<Message>,
    on_open: Option<Message>,
    on_menu: Option<Box<dyn Fn(Point) -> Message + 'a>>,
    on_drag: Option<Message>,
    on_over: Option<Message>,
    on_drop: Option<Message>,
}

#[derive(Debug, Default)]
struct State {
    hovered: bool,
    clicked: Option<Instant>,
    /// Where the button went down, until it is up again.
    pressed: Option<Point>,
    dragged: bool,
}

impl<'a, Message> ListRow<'a, Message> {
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// On a double click.
    pub fn on_open(mut self, message: Message) -> Self {
        self.on_open = Some(message);
        self
    }

    /// On a click with the right button, with its place in the window.
    pub fn on_menu(mut self, message: impl Fn(Point) -> Message + 'a) -> Self {
        self.on_menu = Some(Box::new(message));
        self
    }
}

impl<'a, Message> ListRow<'a, Message> {
    /// When the row is taken along by the pointer, and when it is let go.
    pub fn on_drag(mut self, begins: Message, ends: Message) -> Self {
        self.on_drag = Some(begins);
        self.on_drop = Some(ends);
        self
    }

    /// When the pointer comes over the row.
    pub fn on_over(mut self, message: Option<Message>) -> Self {
        self.on_over = message;
        self
    }
}

impl<Message: Clone> ListRow<'_, Message> {
    /// Follows the pointer, wherever it is, while the row is taken along.
    fn drag(&self, state: &mut State, event: mouse::Event, shell: &mut Shell<'_, Message>) {
        match event {
            mouse::Event::CursorMoved { position } if self.on_drag.is_some() => {
                let far = state
                    .pressed
                    .is_some_and(|from| from.distance(position) > FAR);
                if far && !state.dragged {
                    state.dragged = true;
                    shell.request_redraw();
                    if let Some(message) = &self.on_drag {
                        shell.publish(message.clone());
                    }
                }
            }
            mouse::Event::ButtonReleased(mouse::Button::Left) => {
                state.pressed = None;
                if std::mem::take(&mut state.dragged)
                    && let Some(message) = &self.on_drop
                {
                    shell.publish(message.clone());
                    shell.capture_event();
                }
            }
            _ => {}
        }
    }
}

impl<Message: Clone> Widget<Message, Theme, iced::Renderer> for ListRow<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fixed(self.height))
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let size = Size::new(limits.max().width, self.height);
        let Some(child) = tree.children.first_mut() else {
            return layout::Node::new(size);
        };
        let node = self.content.as_widget_mut().layout(
            child,
            renderer,
            &layout::Limits::new(Size::ZERO, size),
        );
        let y = ((self.height - node.size().height) / 2.0).max(0.0);
        layout::Node::with_children(size, vec![node.move_to(Point::new(0.0, y))])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            if let (Some(tree), Some(layout)) =
                (tree.children.first_mut(), layout.children().next())
            {
                self.content
                    .as_widget_mut()
                    .operate(tree, layout, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let Event::Mouse(event) = event else { return };
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.position_over(layout.bounds());
        if over.is_some() != state.hovered {
            state.hovered = over.is_some();
            shell.request_redraw();
            if let Some(message) = self.on_over.as_ref().filter(|_| state.hovered) {
                shell.publish(message.clone());
            }
        }
        self.drag(state, *event, shell);
        let Some(point) = over else { return };
        match event {
            mouse::Event::ButtonPressed(mouse::Button::Left) => {
                state.pressed = Some(point);
                let now = Instant::now();
                let twice = state.clicked.is_some_and(|at| now - at < DOUBLE);
                state.clicked = (!twice).then_some(now);
                let message = if twice {
                    self.on_open.as_ref().or(self.on_press.as_ref())
                } else {
                    self.on_press.as_ref()
                };
                if let Some(message) = message {
                    shell.publish(message.clone());
                }
                shell.capture_event();
            }
            mouse::Event::ButtonPressed(mouse::Button::Right) => {
                if let Some(on_menu) = &self.on_menu {
                    shell.publish(on_menu(point));
                    shell.capture_event();
                }
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
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        match tree.state.downcast_ref::<State>().dragged {
            true => mouse::Interaction::Grabbing,
            false => mouse::Interaction::None,
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let colors = theme.colors();
        let state = tree.state.downcast_ref::<State>();
        let ground = if self.selected {
            Some((colors.selected, colors.line))
        } else if state.hovered {
            Some((colors.hover, colors.hover))
        } else {
            None
        };
        if let Some((ground, line)) = ground {
            renderer.fill_quad(
                Quad {
                    bounds: layout.bounds(),
                    border: Border {
                        color: line,
                        width: 1.0,
                        radius: 0.0.into(),
                    },
                    ..Quad::default()
                },
                Background::Color(ground),
            );
        }
        if let (Some(tree), Some(layout)) = (tree.children.first(), layout.children().next()) {
            self.content
                .as_widget()
                .draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }
}

impl<'a, Message: Clone + 'a> From<ListRow<'a, Message>> for Element<'a, Message> {
    fn from(row: ListRow<'a, Message>) -> Self {
        Element::new(row)
    }
}
