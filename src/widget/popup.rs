//! Something that floats over the window beside what it belongs to, until a click elsewhere or Escape: drop-downs and
//! context menus.

use iced::advanced::layout::{self, Layout};
use iced::advanced::overlay;
use iced::advanced::renderer;
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell};
use iced::{Event, Length, Point, Rectangle, Size, Vector, keyboard, mouse};

use crate::i18n;
use crate::theme::Theme;
use crate::widget::Element;
use crate::widget::focus;
use crate::widget::mirror::directed;

/// Space left between a popup and the edges of the window.
const MARGIN: f32 = 4.0;

/// `base`, with `content` floating below it while there is any.
pub fn popup<'a, Message>(
    base: impl Into<Element<'a, Message>>,
    content: Option<Element<'a, Message>>,
    on_dismiss: Message,
) -> Popup<'a, Message> {
    Popup {
        base: base.into(),
        content,
        on_dismiss,
        at: None,
    }
}

/// See [`popup`].
pub struct Popup<'a, Message> {
    base: Element<'a, Message>,
    content: Option<Element<'a, Message>>,
    on_dismiss: Message,
    at: Option<Point>,
}

impl<Message> Popup<'_, Message> {
    /// Puts the content at this point of the window instead of below the base.
    pub fn at(mut self, point: Option<Point>) -> Self {
        self.at = point;
        self
    }
}

/// Whether the keyboard has come into what floats.
#[derive(Debug, Default)]
struct Begun(bool);

impl<Message: Clone> Widget<Message, Theme, iced::Renderer> for Popup<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Begun>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Begun::default())
    }

    fn children(&self) -> Vec<Tree> {
        std::iter::once(&self.base)
            .chain(&self.content)
            .map(Tree::new)
            .collect()
    }

    fn diff(&self, tree: &mut Tree) {
        if self.content.is_none() {
            *tree.state.downcast_mut() = Begun::default();
        }
        let children: Vec<_> = std::iter::once(&self.base).chain(&self.content).collect();
        tree.diff_children(&children);
    }

    fn size(&self) -> Size<Length> {
        self.base.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.base.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        match tree.children.first_mut() {
            Some(tree) => self.base.as_widget_mut().layout(tree, renderer, limits),
            None => layout::Node::default(),
        }
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(tree) = tree.children.first_mut() {
            self.base
                .as_widget_mut()
                .operate(tree, layout, renderer, operation);
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if let Some(tree) = tree.children.first_mut() {
            self.base.as_widget_mut().update(
                tree, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        match tree.children.first() {
            Some(tree) => self
                .base
                .as_widget()
                .mouse_interaction(tree, layout, cursor, viewport, renderer),
            None => mouse::Interaction::None,
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
        if let Some(tree) = tree.children.first() {
            self.base
                .as_widget()
                .draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        let mut children = tree.children.iter_mut();
        let base_tree = children.next()?;
        let (Some(content), Some(content_tree)) = (&mut self.content, children.next()) else {
            return self.base.as_widget_mut().overlay(
                base_tree,
                layout,
                renderer,
                viewport,
                translation,
            );
        };
        let bounds = layout.bounds() + translation;
        Some(overlay::Element::new(Box::new(Floating {
            content,
            tree: content_tree,
            begun: tree.state.downcast_mut(),
            anchor: match self.at {
                Some(point) => Rectangle::new(point, Size::ZERO),
                None => bounds,
            },
            on_dismiss: self.on_dismiss.clone(),
        })))
    }
}

impl<'a, Message: Clone + 'a> From<Popup<'a, Message>> for Element<'a, Message> {
    fn from(popup: Popup<'a, Message>) -> Self {
        Element::new(popup)
    }
}

struct Floating<'a, 'b, Message> {
    content: &'b mut Element<'a, Message>,
    tree: &'b mut Tree,
    begun: &'b mut Begun,
    anchor: Rectangle,
    on_dismiss: Message,
}

impl<Message: Clone> overlay::Overlay<Message, Theme, iced::Renderer>
    for Floating<'_, '_, Message>
{
    fn layout(&mut self, renderer: &iced::Renderer, bounds: Size) -> layout::Node {
        let limits = layout::Limits::new(
            Size::ZERO,
            Size::new(
                (bounds.width - 2.0 * MARGIN).max(0.0),
                (bounds.height - 2.0 * MARGIN).max(0.0),
            ),
        );
        let node = self
            .content
            .as_widget_mut()
            .layout(self.tree, renderer, &limits);
        let place = place(self.anchor, node.size(), bounds);
        directed(node).move_to(place)
    }

    fn draw(
        &self,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) {
        self.content.as_widget().draw(
            self.tree,
            renderer,
            theme,
            style,
            layout,
            cursor,
            &layout.bounds(),
        );
    }

    fn operate(
        &mut self,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        self.content
            .as_widget_mut()
            .operate(self.tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        let by_key = focus::by_key();
        focus::notice(event);
        if !std::mem::replace(&mut self.begun.0, true) && by_key {
            let content = self.content.as_widget_mut();
            focus::begin(&mut |operation| {
                content.operate(self.tree, layout, renderer, operation);
            });
            shell.request_redraw();
        }
        self.content.as_widget_mut().update(
            self.tree,
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            &layout.bounds(),
        );
        if shell.is_event_captured() {
            return;
        }
        if let Some(by) = focus::steps(event, true) {
            let content = self.content.as_widget_mut();
            focus::walk(
                &mut |operation| content.operate(self.tree, layout, renderer, operation),
                by,
            );
            shell.capture_event();
            shell.request_redraw();
            return;
        }
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) if !cursor.is_over(layout.bounds()) => {
                shell.publish(self.on_dismiss.clone());
                shell.capture_event();
            }
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: keyboard::Key::Named(keyboard::key::Named::Escape),
                ..
            }) => {
                shell.publish(self.on_dismiss.clone());
                shell.capture_event();
            }
            // What is below must not be pressed while this is open.
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: keyboard::Key::Named(keyboard::key::Named::Enter),
                ..
            }) => shell.capture_event(),
            Event::Mouse(_) if cursor.is_over(layout.bounds()) => shell.capture_event(),
            _ => {}
        }
    }

    fn mouse_interaction(
        &self,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(
            self.tree,
            layout,
            cursor,
            &layout.bounds(),
            renderer,
        )
    }
}

/// Below the anchor, or above it where there is no room, and never beyond the window.
pub(super) fn place(anchor: Rectangle, size: Size, window: Size) -> Point {
    let below = anchor.y + anchor.height;
    let above = anchor.y - size.height;
    let y = if below + size.height > window.height - MARGIN && above >= MARGIN {
        above
    } else {
        below
    };
    let x = if i18n::is_right_to_left() {
        anchor.x + anchor.width - size.width
    } else {
        anchor.x
    };
    let fit = |at: f32, length: f32, room: f32| at.min(room - MARGIN - length).max(MARGIN);
    Point::new(
        fit(x, size.width, window.width),
        fit(y, size.height, window.height),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::tests::speaking;

    #[test]
    fn a_popup_stays_inside_the_window() {
        let window = Size::new(280.0, 560.0);
        let size = Size::new(100.0, 200.0);
        let at = |x, y| {
            place(
                Rectangle::new(Point::new(x, y), Size::new(50.0, 20.0)),
                size,
                window,
            )
        };
        assert_eq!(at(10.0, 10.0), Point::new(10.0, 30.0));
        assert_eq!(at(250.0, 10.0), Point::new(176.0, 30.0));
        assert_eq!(at(10.0, 500.0), Point::new(10.0, 300.0), "above its anchor");
        let tall = place(
            Rectangle::new(Point::new(10.0, 100.0), Size::ZERO),
            Size::new(100.0, 540.0),
            window,
        );
        assert_eq!(tall, Point::new(10.0, 16.0));
    }

    #[test]
    fn a_popup_ends_where_its_anchor_ends_when_one_reads_from_the_right() {
        let anchor = Rectangle::new(Point::new(150.0, 10.0), Size::new(50.0, 20.0));
        let window = Size::new(280.0, 560.0);
        let at = || place(anchor, Size::new(100.0, 200.0), window).x;
        assert_eq!(at(), 150.0);
        assert_eq!(speaking("ar", at), 100.0);
    }
}
