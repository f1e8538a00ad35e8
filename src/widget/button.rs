//! Buttons and boxes to check, which the keyboard reaches.

use iced::widget::{button as iced_button, checkbox as iced_checkbox};
use iced::{Length, Padding, Pixels, Renderer};

use crate::theme::Theme;
use crate::widget::Element;
use crate::widget::pressable::focusable;

type Inner<'a, Message> = iced_button::Button<'a, Message, Theme, Renderer>;

/// A button with this content; it can be used once it has a message.
pub fn button<'a, Message>(content: impl Into<Element<'a, Message>>) -> Button<'a, Message> {
    Button {
        inner: Inner::new(content),
        on_press: None,
    }
}

/// See [`button`].
pub struct Button<'a, Message> {
    inner: Inner<'a, Message>,
    on_press: Option<Message>,
}

impl<'a, Message> Button<'a, Message> {
    fn with(self, change: impl FnOnce(Inner<'a, Message>) -> Inner<'a, Message>) -> Self {
        Self {
            inner: change(self.inner),
            ..self
        }
    }

    pub fn width(self, width: impl Into<Length>) -> Self {
        self.with(|inner| inner.width(width))
    }

    pub fn height(self, height: impl Into<Length>) -> Self {
        self.with(|inner| inner.height(height))
    }

    pub fn padding(self, padding: impl Into<Padding>) -> Self {
        self.with(|inner| inner.padding(padding))
    }

    pub fn style(
        self,
        style: impl Fn(&Theme, iced_button::Status) -> iced_button::Style + 'a,
    ) -> Self {
        self.with(|inner| inner.style(style))
    }

    pub fn on_press(self, message: Message) -> Self {
        self.on_press_maybe(Some(message))
    }

    pub fn on_press_maybe(self, on_press: Option<Message>) -> Self {
        Self { on_press, ..self }
    }
}

impl<'a, Message: Clone + 'a> From<Button<'a, Message>> for Element<'a, Message> {
    fn from(button: Button<'a, Message>) -> Self {
        match button.on_press {
            Some(message) => {
                let inner = button.inner.on_press(message.clone());
                focusable(inner).on_press(message).into()
            }
            None => button.inner.into(),
        }
    }
}

/// A box that is checked or not, with words.
pub fn checkbox<'a, Message>(on: bool, words: String) -> Checkbox<'a, Message> {
    Checkbox {
        on,
        inner: iced_checkbox::Checkbox::new(on)
            .label(words)
            .size(14)
            .spacing(7)
            .text_size(12),
        toggled: None,
    }
}

/// See [`checkbox`].
pub struct Checkbox<'a, Message> {
    on: bool,
    inner: iced_checkbox::Checkbox<'a, Message, Theme, Renderer>,
    /// What happens when it is turned over.
    toggled: Option<Message>,
}

impl<'a, Message> Checkbox<'a, Message> {
    pub fn text_size(self, size: impl Into<Pixels>) -> Self {
        Self {
            inner: self.inner.text_size(size),
            ..self
        }
    }

    pub fn on_toggle(self, message: impl Fn(bool) -> Message + 'a) -> Self {
        Self {
            toggled: Some(message(!self.on)),
            inner: self.inner.on_toggle(message),
            ..self
        }
    }
}

impl<'a, Message: Clone + 'a> From<Checkbox<'a, Message>> for Element<'a, Message> {
    fn from(checkbox: Checkbox<'a, Message>) -> Self {
        match checkbox.toggled {
            // Nothing is between its words and the end of it.
            Some(message) => focusable(checkbox.inner)
                .apart(3.0)
                .on_press(message)
                .into(),
            None => checkbox.inner.into(),
        }
    }
}
