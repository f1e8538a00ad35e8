//! One of several screens; those that are not shown cost nothing, and each is as it was left when it is shown again.

use iced::advanced::widget::{Tree, tree};

use crate::widget::Element;
use crate::widget::around::{Around, wrap};

/// The screen that is shown, and which there are.
pub struct Deck<'a, Message> {
    shown: u64,
    all: Vec<u64>,
    content: Element<'a, Message>,
}

/// Shows `content`, the screen with the number `shown`; what others were left like is kept while they are in `all`.
pub fn deck<'a, Message>(
    shown: u64,
    all: Vec<u64>,
    content: impl Into<Element<'a, Message>>,
) -> Deck<'a, Message> {
    Deck {
        shown,
        all,
        content: content.into(),
    }
}

#[derive(Debug)]
struct State {
    shown: u64,
    /// What the others were left like: where they are scrolled to, what is selected there.
    away: Vec<(u64, Tree)>,
}

impl<'a, Message> Around<'a, Message> for Deck<'a, Message> {
    fn content(&self) -> &Element<'a, Message> {
        &self.content
    }

    fn content_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.content
    }

    fn kind(&self) -> (tree::Tag, tree::State) {
        let state = State {
            shown: self.shown,
            away: Vec::new(),
        };
        (tree::Tag::of::<State>(), tree::State::new(state))
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        let before = std::mem::replace(&mut state.shown, self.shown);
        if before != self.shown
            && let Some(child) = tree.children.first_mut()
        {
            let at = state.away.iter().position(|(key, _)| *key == self.shown);
            let again = at.map(|at| state.away.swap_remove(at).1);
            let left = std::mem::replace(child, again.unwrap_or_else(|| Tree::new(&self.content)));
            state.away.push((before, left));
        }
        state.away.retain(|(key, _)| self.all.contains(key));
        tree.diff_children(std::slice::from_ref(&self.content));
    }
}

impl<'a, Message: 'a> From<Deck<'a, Message>> for Element<'a, Message> {
    fn from(deck: Deck<'a, Message>) -> Self {
        wrap(deck)
    }
}

#[cfg(test)]
mod tests {
    use iced::advanced::mouse;
    use iced::advanced::widget::Operation;
    use iced::widget::{Id, column, scrollable, space};
    use iced::{Event, Point, Rectangle, Renderer, Size, Vector, mouse::ScrollDelta};
    use iced_test::runtime::user_interface::{Cache, UserInterface};

    use super::*;

    #[test]
    fn a_screen_is_as_it_was_left_when_it_is_shown_again() {
        let screen = |shown: u64, all: &[u64]| -> Element<'static, ()> {
            let long = scrollable(column![space().width(100).height(1000)]).id(Id::new("long"));
            deck(shown, all.to_vec(), long).into()
        };
        let size = Size::new(100.0, 100.0);
        let mut renderer = Renderer::new(iced::Font::DEFAULT, iced::Pixels(12.0));
        let mut cache = Cache::new();
        let mut show = |shown: u64, all: &[u64], scroll: bool| -> f32 {
            let mut ui = UserInterface::build(
                screen(shown, all),
                size,
                std::mem::take(&mut cache),
                &mut renderer,
            );
            if scroll {
                let wheel = Event::Mouse(mouse::Event::WheelScrolled {
                    delta: ScrollDelta::Pixels { x: 0.0, y: -50.0 },
                });
                let over = mouse::Cursor::Available(Point::new(50.0, 50.0));
                let _ = ui.update(
                    &[wheel],
                    over,
                    &mut renderer,
                    &mut iced::advanced::clipboard::Null,
                    &mut Vec::new(),
                );
            }
            let mut place = Place(0.0);
            ui.operate(&renderer, &mut place);
            cache = ui.into_cache();
            place.0
        };
        assert_eq!(show(1, &[1, 2], true), 50.0);
        assert_eq!(show(2, &[1, 2], false), 0.0, "another screen");
        assert_eq!(show(1, &[1, 2], false), 50.0);
        assert_eq!(show(2, &[2], false), 0.0);
        assert_eq!(show(1, &[1, 2], false), 0.0, "it was closed meanwhile");
    }

    /// How far the list is scrolled.
    struct Place(f32);

    impl Operation for Place {
        fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
            operate(self);
        }

        fn scrollable(
            &mut self,
            _id: Option<&Id>,
            _bounds: Rectangle,
            _content: Rectangle,
            translation: Vector,
            _state: &mut dyn iced::advanced::widget::operation::Scrollable,
        ) {
            self.0 = translation.y;
        }
    }
}
