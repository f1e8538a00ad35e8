//! What happens to the windows. One listener for all of it: each is woken by every frame of every window.

use std::any::TypeId;
use std::future::ready;
use std::hash::Hash;

use iced::advanced::subscription::{Event, EventStream, Hasher, Recipe, from_recipe};
use iced::event::Status;
use iced::futures::StreamExt;
use iced::futures::stream::BoxStream;
use iced::keyboard::{self, Key, key::Named};
use iced::{Subscription, window};

use super::Message;

/// Windows that open, close, move or take the keyboard; keys that no widget used; the light or dark of the desktop.
pub(super) fn all() -> Subscription<Message> {
    from_recipe(Listener)
}

struct Listener;

impl Recipe for Listener {
    type Output = Message;

    fn hash(&self, state: &mut Hasher) {
        TypeId::of::<Self>().hash(state);
    }

    fn stream(self: Box<Self>, input: EventStream) -> BoxStream<'static, Message> {
        input.filter_map(|event| ready(message(event))).boxed()
    }
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::SystemThemeChanged(mode) => Some(Message::Desktop(mode)),
        Event::Interaction {
            window,
            event,
            status,
        } => match event {
            iced::Event::Window(window::Event::RedrawRequested(_)) => None,
            iced::Event::Window(event) => Some(Message::Window(window, event)),
            iced::Event::Keyboard(event) => {
                is_unwanted(&event, status).then_some(Message::Key(window, event))
            }
            _ => None,
        },
    }
}

/// Key presses that no widget used, and Escape, which a field takes for leaving it though more is meant.
fn is_unwanted(event: &keyboard::Event, status: Status) -> bool {
    match event {
        keyboard::Event::KeyPressed { key, .. } => {
            *key == Key::Named(Named::Escape) || status == Status::Ignored
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn told(event: iced::Event, status: Status) -> Option<Message> {
        let window = window::Id::unique();
        message(Event::Interaction {
            window,
            event,
            status,
        })
    }

    fn pressed(named: Named) -> iced::Event {
        let key = Key::Named(named);
        iced::Event::Keyboard(keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: keyboard::key::Physical::Unidentified(
                keyboard::key::NativeCode::Unidentified,
            ),
            location: keyboard::Location::Standard,
            modifiers: keyboard::Modifiers::empty(),
            text: None,
            repeat: false,
        })
    }

    #[test]
    fn a_frame_is_no_news_and_a_closed_window_is() {
        let frame = iced::Event::Window(window::Event::RedrawRequested(Instant::now()));
        assert!(told(frame, Status::Ignored).is_none());
        let closed = iced::Event::Window(window::Event::Closed);
        let message = told(closed, Status::Ignored);
        assert!(matches!(
            message,
            Some(Message::Window(_, window::Event::Closed))
        ));
    }

    #[test]
    fn keys_that_a_widget_used_are_its_own_but_for_escape() {
        assert!(told(pressed(Named::Tab), Status::Ignored).is_some());
        assert!(told(pressed(Named::Tab), Status::Captured).is_none());
        assert!(told(pressed(Named::Escape), Status::Captured).is_some());
    }

    #[test]
    fn the_desktop_becomes_dark() {
        let dark = Event::SystemThemeChanged(iced::theme::Mode::Dark);
        assert!(matches!(
            message(dark),
            Some(Message::Desktop(iced::theme::Mode::Dark))
        ));
    }
}
