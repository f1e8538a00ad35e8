//! The way of the keyboard through a window: Tab goes from one thing that can be used to the next, round and round.
//!
//! Everything takes part that says of itself that it can have the focus, in the order of the eye; nothing has to be
//! listed. A drop-down that is open, and a dialog, keep the keyboard to themselves until they are closed.

use std::cell::Cell;

use iced::advanced::widget::operation::scrollable::{AbsoluteOffset, Scrollable};
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Id, Tree};
use iced::advanced::{Layout, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Rectangle, Vector, event, window};

use crate::widget::Element;
use crate::widget::around::{self, Around, wrap};

mod modal;

pub use modal::modal;

/// The room that is left round what is scrolled into view, logical pixels.
const MARGIN: f32 = 6.0;

thread_local! {
    /// Whether the last press in any window was one of a key.
    static BY_KEY: Cell<bool> = const { Cell::new(false) };
}

/// Whether what happens now was asked for by a key.
pub fn by_key() -> bool {
    BY_KEY.get()
}

/// Remembers whether a key or the pointer was used last.
pub(super) fn notice(event: &Event) {
    match event {
        Event::Keyboard(keyboard::Event::KeyPressed { .. }) => BY_KEY.set(true),
        Event::Mouse(mouse::Event::ButtonPressed(_)) => BY_KEY.set(false),
        _ => {}
    }
}

/// By how many places this key moves the focus, if it does; arrows up and down only where they are `arrows`.
pub(super) fn steps(event: &Event, arrows: bool) -> Option<isize> {
    let Event::Keyboard(keyboard::Event::KeyPressed {
        key: Key::Named(named),
        modifiers,
        ..
    }) = event
    else {
        return None;
    };
    if modifiers.command() || modifiers.alt() {
        return None;
    }
    match named {
        Named::Tab if modifiers.shift() => Some(-1),
        Named::Tab => Some(1),
        Named::ArrowDown if arrows => Some(1),
        Named::ArrowUp if arrows => Some(-1),
        _ => None,
    }
}

/// Lets an operation go through something.
pub(super) type Operate<'a> = &'a mut dyn FnMut(&mut dyn Operation);

/// Moves the focus by so many places. Where nothing has it, going forwards the first gets it, backwards the last. What
/// gets it is scrolled into view.
pub(super) fn walk(operate: Operate<'_>, by: isize) {
    let look = look(operate);
    let Ok(count) = isize::try_from(look.places.len()) else {
        return;
    };
    if count == 0 {
        return;
    }
    let now = look.focused.and_then(|at| isize::try_from(at).ok());
    let next = match now {
        Some(now) => (now + by).rem_euclid(count),
        None if by < 0 => count - 1,
        None => 0,
    };
    give(operate, &look, usize::try_from(next).ok());
}

/// Gives the focus to the first place, unless one has it.
pub(super) fn begin(operate: Operate<'_>) {
    let look = look(operate);
    if look.focused.is_none() && !look.places.is_empty() {
        give(operate, &look, Some(0));
    }
}

/// Takes the focus from whatever has it; which place that was.
pub(super) fn leave(operate: Operate<'_>) -> Option<usize> {
    let look = look(operate);
    give(operate, &look, None);
    look.focused
}

/// Gives the focus back to this place, unless another has it by now.
pub(super) fn give_back(operate: Operate<'_>, at: usize) {
    let look = look(operate);
    if look.focused.is_none() && at < look.places.len() {
        give(operate, &look, Some(at));
    }
}

fn look(operate: Operate<'_>) -> Look {
    let mut look = Look::default();
    operate(&mut look);
    look
}

fn give(operate: Operate<'_>, look: &Look, to: Option<usize>) {
    let (bounds, panes) = match to.and_then(|to| look.places.get(to)) {
        Some((bounds, panes)) => (*bounds, panes.clone()),
        None => (Rectangle::default(), Vec::new()),
    };
    operate(&mut Give {
        to,
        bounds,
        panes,
        places: 0,
        scrolled: 0,
    });
}

/// Finds the places where the focus can be.
#[derive(Debug, Default)]
struct Look {
    /// Where they are, and the numbers of the panes that they are scrolled in.
    places: Vec<(Rectangle, Vec<usize>)>,
    focused: Option<usize>,
    /// How many panes there are.
    panes: usize,
    /// Those that we are in.
    within: Vec<usize>,
    /// The pane that the next step down leads into.
    entered: Option<usize>,
}

impl Operation for Look {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let entered = self.entered.take();
        self.within.extend(entered);
        operate(self);
        if entered.is_some() {
            self.within.pop();
        }
    }

    fn container(&mut self, _id: Option<&Id>, _bounds: Rectangle) {
        self.entered = None;
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.entered = Some(self.panes);
        self.panes += 1;
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        self.entered = None;
        if state.is_focused() {
            self.focused = Some(self.places.len());
        }
        self.places.push((bounds, self.within.clone()));
    }
}

/// Gives the focus to one place and takes it from all others.
struct Give {
    to: Option<usize>,
    bounds: Rectangle,
    panes: Vec<usize>,
    places: usize,
    scrolled: usize,
}

impl Operation for Give {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        let here = self.panes.contains(&self.scrolled);
        self.scrolled += 1;
        if let Some(y) = wanted(self.bounds, bounds, translation.y).filter(|_| here) {
            state.scroll_to(AbsoluteOffset {
                x: None,
                y: Some(y),
            });
        }
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if self.to == Some(self.places) {
            state.focus();
        } else if state.is_focused() {
            state.unfocus();
        }
        self.places += 1;
    }
}

/// How much has to be above for a place to be seen in a pane that is scrolled so far; `None` if it is seen.
fn wanted(place: Rectangle, pane: Rectangle, above: f32) -> Option<f32> {
    let top = place.y - pane.y;
    let bottom = top + place.height;
    if top < above {
        Some((top - MARGIN).max(0.0))
    } else if bottom > above + pane.height {
        Some((bottom + MARGIN - pane.height).min(top).max(0.0))
    } else {
        None
    }
}

/// `content`, the whole of a window, through which Tab walks.
pub fn walker<'a, Message>(content: impl Into<Element<'a, Message>>) -> Walker<'a, Message> {
    Walker {
        content: content.into(),
        arrows: false,
        heard: None,
    }
}

/// See [`walker`].
pub struct Walker<'a, Message> {
    content: Element<'a, Message>,
    arrows: bool,
    heard: Option<(window::Id, Heard<Message>)>,
}

/// What an event of a window, with what became of it, is to the program.
type Heard<Message> = fn(window::Id, &Event, event::Status) -> Option<Message>;

impl<Message> Walker<'_, Message> {
    /// Whether arrows up and down walk as well, where nothing else wants them.
    pub fn arrows(mut self, walk: bool) -> Self {
        self.arrows = walk;
        self
    }

    /// Tells what this makes of the events of the window with this name, after everything in it had them.
    pub fn heard(mut self, window: window::Id, heard: Heard<Message>) -> Self {
        self.heard = Some((window, heard));
        self
    }

    /// Moves the focus, if this key does and nothing used it.
    fn walk(&mut self, tree: &mut Tree, heard: &mut around::Heard<'_, '_, Message>) {
        let steps = steps(heard.event, self.arrows);
        let Some(by) = steps.filter(|_| !heard.shell.is_event_captured()) else {
            return;
        };
        let content = self.content.as_widget_mut();
        walk(
            &mut |operation| content.operate(tree, heard.layout, heard.renderer, operation),
            by,
        );
        heard.shell.capture_event();
        heard.shell.request_redraw();
    }
}

impl<'a, Message> Around<'a, Message> for Walker<'a, Message> {
    const IS_THIN: bool = true;

    fn content(&self) -> &Element<'a, Message> {
        &self.content
    }

    fn content_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.content
    }

    fn update(&mut self, tree: &mut Tree, heard: &mut around::Heard<'_, '_, Message>) {
        notice(heard.event);
        heard.by(&mut self.content, tree);
        self.walk(tree, heard);
        if let Some((window, means)) = self.heard
            && let Some(message) = means(window, heard.event, heard.shell.event_status())
        {
            heard.shell.publish(message);
        }
    }

    fn interaction(
        &self,
        _tree: &Tree,
        _layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) -> Option<mouse::Interaction> {
        // Of several windows the pointer is over one at most.
        (cursor == mouse::Cursor::Unavailable).then_some(mouse::Interaction::None)
    }
}

impl<'a, Message: 'a> From<Walker<'a, Message>> for Element<'a, Message> {
    fn from(walker: Walker<'a, Message>) -> Self {
        wrap(walker)
    }
}

#[cfg(test)]
pub mod tests;
