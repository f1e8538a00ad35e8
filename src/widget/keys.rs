//! Keys that mean something wherever the focus is.

use iced::Event;
use iced::advanced::Shell;
use iced::advanced::widget::Tree;
use iced::keyboard::{self, Key, Modifiers, key::Named};

use crate::i18n;
use crate::widget::Element;
use crate::widget::around::{Around, Heard, wrap};

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

impl<'a, Message> Around<'a, Message> for Keys<'a, Message> {
    fn content(&self) -> &Element<'a, Message> {
        &self.content
    }

    fn content_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.content
    }

    fn update(&mut self, tree: &mut Tree, heard: &mut Heard<'_, '_, Message>) {
        let is_new = !heard.shell.is_event_captured();
        if is_new && self.hear(When::First, heard.event, heard.shell) {
            return;
        }
        if let Some(tree) = Self::below(tree) {
            heard.by(&mut self.content, tree);
        }
        if !heard.shell.is_event_captured() {
            self.hear(When::Unused, heard.event, heard.shell);
        }
    }
}

impl<'a, Message: 'a> From<Keys<'a, Message>> for Element<'a, Message> {
    fn from(keys: Keys<'a, Message>) -> Self {
        wrap(keys)
    }
}
