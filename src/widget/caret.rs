//! A caret that stands still when nobody has touched anything for a while, as it does in most toolkits: a conversation that is
//! only looked at costs nothing.

use std::time::Duration;

use iced::Event;
use iced::advanced::Shell;
use iced::advanced::widget::{Tree, tree};
use iced::time::Instant;
use iced::window;

use crate::widget::Element;
use crate::widget::around::{Around, Heard, wrap};

/// For so long after the last key or press it blinks.
const BLINKS: Duration = Duration::from_secs(10);

/// `content`, a field of iced, whose caret does not blink for ever.
pub fn calm<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    wrap(Calm(content.into()))
}

struct Calm<'a, Message>(Element<'a, Message>);

#[derive(Debug)]
struct State {
    touched: Instant,
    /// Another window has the keyboard; iced shows no caret then.
    is_away: bool,
}

impl<'a, Message> Around<'a, Message> for Calm<'a, Message> {
    fn content(&self) -> &Element<'a, Message> {
        &self.0
    }

    fn content_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.0
    }

    fn kind(&self) -> (tree::Tag, tree::State) {
        let state = State {
            touched: Instant::now(),
            is_away: false,
        };
        (tree::Tag::of::<State>(), tree::State::new(state))
    }

    fn update(&mut self, tree: &mut Tree, heard: &mut Heard<'_, '_, Message>) {
        let state = tree.state.downcast_mut::<State>();
        let mut stands_still = false;
        match heard.event {
            Event::Window(window::Event::RedrawRequested(now)) => {
                let rest = now.saturating_duration_since(state.touched);
                stands_still = rest >= BLINKS && !state.is_away;
            }
            Event::Window(window::Event::Focused | window::Event::Unfocused) => {
                state.is_away = matches!(heard.event, Event::Window(window::Event::Unfocused));
                state.touched = Instant::now();
            }
            Event::Keyboard(_) | Event::InputMethod(_) => state.touched = Instant::now(),
            Event::Mouse(iced::mouse::Event::ButtonPressed(_)) => state.touched = Instant::now(),
            _ => {}
        }
        let Some(tree) = Self::below(tree) else {
            return;
        };
        if !stands_still {
            return heard.by(&mut self.0, tree);
        }
        // iced asks for the next frame of the blinking with each frame, and begins to blink, with a caret that is seen, when
        // its window gets the keyboard.
        let asked = heard.shell.redraw_request();
        let focused = Event::Window(window::Event::Focused);
        heard.instead(&focused, &mut self.0, tree);
        heard.by(&mut self.0, tree);
        Shell::replace_redraw_request(heard.shell, asked);
    }
}

#[cfg(test)]
mod tests {
    use iced::advanced::clipboard;
    use iced::keyboard::{Key, key::Named};
    use iced::widget::text_editor::{self, Content};
    use iced::window::RedrawRequest;
    use iced::{Point, Renderer, Size, mouse};
    use iced_test::runtime::UserInterface;
    use iced_test::runtime::user_interface::{Cache, State};
    use iced_test::simulator::{click, press_key};

    use super::*;
    use crate::theme::Theme;

    #[test]
    fn a_caret_stands_still_ten_seconds_after_the_last_key() {
        let content = Content::<Renderer>::new();
        let editor = iced::widget::text_editor(&content)
            .on_action(|_: text_editor::Action| ())
            .style(crate::theme::text_editor::bare);
        let mut renderer = Renderer::new(iced::Font::DEFAULT, iced::Pixels(12.0));
        let size = Size::new(200.0, 100.0);
        let mut ui: UserInterface<'_, (), Theme, Renderer> =
            UserInterface::build(calm(editor), size, Cache::new(), &mut renderer);
        let pointer = mouse::Cursor::Available(Point::new(5.0, 5.0));
        let mut hears = |events: &[Event]| -> RedrawRequest {
            let mut messages = Vec::new();
            let (state, _) = ui.update(
                events,
                pointer,
                &mut renderer,
                &mut clipboard::Null,
                &mut messages,
            );
            match state {
                State::Updated { redraw_request, .. } => redraw_request,
                State::Outdated => panic!("nothing is made anew"),
            }
        };
        let frame = |ahead: u64| {
            let at = Instant::now() + Duration::from_secs(ahead);
            Event::Window(window::Event::RedrawRequested(at))
        };
        let blinks = |asked: RedrawRequest| matches!(asked, RedrawRequest::At(_));
        let events: Vec<_> = click().collect();
        hears(&events);
        assert!(blinks(hears(&[frame(0)])));
        assert!(blinks(hears(&[frame(9)])));
        assert_eq!(hears(&[frame(11)]), RedrawRequest::Wait);
        hears(&[press_key(Key::Named(Named::Shift), None)]);
        assert!(blinks(hears(&[frame(9)])), "somebody is there again");
        assert_eq!(hears(&[frame(11)]), RedrawRequest::Wait);
        hears(&[Event::Window(window::Event::Unfocused)]);
        assert_eq!(hears(&[frame(11)]), RedrawRequest::Wait, "there is none");
    }
}
