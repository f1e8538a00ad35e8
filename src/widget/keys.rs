//! Keys that mean something wherever the focus is.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget};
use iced::advanced::{Clipboard, Shell, mouse, overlay, renderer};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Event, Length, Rectangle, Renderer, Size, Vector};

use crate::i18n;
use crate::theme::Theme;
use crate::widget::Element;

/// When a key is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Before what is inside sees it.
    First,
    /// Only if nothing inside used it.
    Unused,
}

/// A key that was pressed.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// When it is looked at.
    pub when: When,
    pub key: &'a Key,
    pub modifiers: Modifiers,
    text: Option<&'a str>,
}

impl Press<'_> {
    /// What it would write, where it would write something.
    pub fn writes(&self) -> Option<&str> {
        self.text.filter(|text| {
            !self.modifiers.command()
                && !self.modifiers.alt()
                && !text.is_empty()
                && !text.chars().any(char::is_control)
        })
    }
}

/// Whether an arrow leads to what comes before: the left one, unless one reads from the right.
pub fn leads_back(arrow: Named) -> bool {
    (arrow == Named::ArrowLeft) != i18n::is_right_to_left()
}

type Bind<'a, Message> = dyn Fn(Press<'_>) -> Option<Message> + 'a;

/// Something that hears keys.
pub struct Keys<'a, Message> {
    content: Element<'a, Message>,
    bind: Box<Bind<'a, Message>>,
}

/// `content`, and what keys mean there.
pub fn keys<'a, Message>(
    content: impl Into<Element<'a, Message>>,
    bind: impl Fn(Press<'_>) -> Option<Message> + 'a,
) -> Keys<'a, Message> {
    Keys {
        content: content.into(),
        bind: Box::new(bind),
    }
}

impl<Message> Keys<'_, Message> {
    fn hear(&self, when: When, event: &Event, shell: &mut Shell<'_, Message>) -> bool {
        let Event::Keyboard(keyboard::Event::KeyPressed {
            key,
            modifiers,
            text,
            ..
        }) = event
        else {
            return false;
        };
        let press = Press {
            when,
            key,
            modifiers: *modifiers,
            text: text.as_deref(),
        };
        let Some(message) = (self.bind)(press) else {
            return false;
        };
        shell.publish(message);
        shell.capture_event();
        true
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Keys<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let Some(child) = tree.children.first_mut() else {
            return layout::Node::default();
        };
        self.content.as_widget_mut().layout(child, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(child) = tree.children.first_mut() {
            self.content
                .as_widget_mut()
                .operate(child, layout, renderer, operation);
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
        if !shell.is_event_captured() && self.hear(When::First, event, shell) {
            return;
        }
        if let Some(child) = tree.children.first_mut() {
            self.content.as_widget_mut().update(
                child, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
        }
        if !shell.is_event_captured() {
            self.hear(When::Unused, event, shell);
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
        if let Some(child) = tree.children.first() {
            self.content
                .as_widget()
                .draw(child, renderer, theme, style, layout, cursor, viewport);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        tree.children
            .first()
            .map_or_else(Default::default, |child| {
                self.content
                    .as_widget()
                    .mouse_interaction(child, layout, cursor, viewport, renderer)
            })
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
        self.content
            .as_widget_mut()
            .overlay(child, layout, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<Keys<'a, Message>> for Element<'a, Message> {
    fn from(keys: Keys<'a, Message>) -> Self {
        Self::new(keys)
    }
}
