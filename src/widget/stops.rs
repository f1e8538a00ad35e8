//! The places where the keyboard stops in a menu or a dialog: numbered as they are built, walked through by Tab.

use std::cell::Cell;

use iced::Task;
use iced::advanced::widget::Id;

use super::Element;
use super::pressable::{self, pressable};

/// More than any menu or dialog has.
const MOST: u8 = 64;

/// Hands out the ids of one menu or dialog, from the top to the bottom.
#[derive(Debug)]
pub struct Stops {
    name: String,
    next: Cell<u8>,
}

impl Stops {
    /// `name` is that of the menu or dialog, another one in each window.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            next: Cell::new(0),
        }
    }

    /// The id for the next place.
    pub fn id(&self) -> Id {
        let at = self.next.get();
        self.next.set(at.saturating_add(1));
        id(&self.name, at)
    }

    /// `content`, at which the keyboard stops, and where Enter or Space mean this.
    pub fn at<'a, Message: Clone + 'a>(
        &self,
        content: impl Into<Element<'a, Message>>,
        message: Message,
    ) -> Element<'a, Message> {
        pressable(self.id(), content, message).into()
    }
}

/// Moves the focus by so many places.
pub fn walk<Message: Send + 'static>(name: &str, by: isize) -> Task<Message> {
    pressable::walk((0..MOST).map(|at| id(name, at)).collect(), by)
}

/// The same, with a place before the first one.
pub fn walk_after<Message: Send + 'static>(first: Id, name: &str, by: isize) -> Task<Message> {
    let rest = (0..MOST).map(|at| id(name, at));
    pressable::walk(std::iter::once(first).chain(rest).collect(), by)
}

/// The id of the place with this number.
pub fn id(name: &str, at: u8) -> Id {
    Id::from(format!("{name}-{at}"))
}
