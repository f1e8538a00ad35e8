//! What happens to a window and not to anything in it. A window says so itself: who listens to all of them is woken by
//! every frame of each.

use iced::event::Status;
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Task, window};

use super::Message;

/// What an event of this window is to the program, after the widgets had it: news of the window itself, or a key that
/// none of them used.
pub(super) fn heard(window: window::Id, event: &Event, status: Status) -> Option<Message> {
    use window::Event as News;
    match event {
        Event::Window(
            news @ (News::CloseRequested
            | News::Focused
            | News::Unfocused
            | News::Resized(_)
            | News::Rescaled(_)
            | News::FileDropped(_)),
        ) => Some(Message::Window(window, news.clone())),
        Event::Keyboard(event) => {
            is_unwanted(event, status).then(|| Message::Key(window, event.clone()))
        }
        _ => None,
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

/// Closes a window. One that is gone says nothing any more, so this does.
pub(super) fn close(window: window::Id) -> Task<Message> {
    let closed = Message::Window(window, window::Event::Closed);
    window::close(window).chain(Task::done(closed))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use iced_test::Simulator;

    use super::*;
    use crate::widget::focus::walker;

    fn told(event: Event, status: Status) -> Option<Message> {
        heard(window::Id::unique(), &event, status)
    }

    fn pressed(named: Named) -> Event {
        let key = Key::Named(named);
        Event::Keyboard(keyboard::Event::KeyPressed {
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
    fn a_frame_is_no_news_and_the_wish_to_close_is() {
        let frame = Event::Window(window::Event::RedrawRequested(Instant::now()));
        assert!(told(frame, Status::Ignored).is_none());
        let wanted = told(
            Event::Window(window::Event::CloseRequested),
            Status::Ignored,
        );
        assert!(matches!(
            wanted,
            Some(Message::Window(_, window::Event::CloseRequested))
        ));
    }

    #[test]
    fn keys_that_a_widget_used_are_its_own_but_for_escape() {
        assert!(told(pressed(Named::Tab), Status::Ignored).is_some());
        assert!(told(pressed(Named::Tab), Status::Captured).is_none());
        assert!(told(pressed(Named::Escape), Status::Captured).is_some());
    }

    #[test]
    fn a_window_says_what_happens_to_it_and_which_keys_nothing_used() {
        let (id, size) = (window::Id::unique(), iced::Size::new(200.0, 50.0));
        let said = |focused: bool, event: Event| -> Vec<Message> {
            let field = iced::widget::text_input("", "").on_input(|_| Message::Done);
            let root = walker(field).heard(id, heard);
            let mut ui = Simulator::with_size(iced::Settings::default(), size, root);
            if focused {
                let _ = ui.simulate([pressed(Named::Tab)]);
            }
            let _ = ui.simulate([event]);
            ui.into_messages().collect()
        };
        let resized = Event::Window(window::Event::Resized(size));
        assert!(matches!(
            said(false, resized)[..],
            [Message::Window(of, window::Event::Resized(_))] if of == id
        ));
        let is_key = |said: &[Message]| matches!(said, [Message::Key(of, _)] if *of == id);
        assert!(is_key(&said(false, pressed(Named::Delete))));
        assert!(!is_key(&said(true, pressed(Named::Delete))), "the field's");
        assert!(
            is_key(&said(true, pressed(Named::Escape))),
            "meant for more"
        );
        assert!(said(false, pressed(Named::Tab)).is_empty(), "it walks");
    }
}
