//! Something that can be pressed with the pointer and, once the focus is on it, with Enter or Space.

use iced::advanced::widget::operation::{Focusable, Outcome};
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Layout, Renderer as _, Shell, mouse, renderer};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Border, Color, Event, Rectangle, Renderer, Task};

use crate::theme::RADIUS;
use crate::widget::Element;
use crate::widget::around::{Around, Heard, Scene, wrap};

/// What a key does to something that has the focus.
type OnKey<'a, Message> = dyn Fn(&Key, Modifiers) -> Option<Message> + 'a;

/// Something that can have the focus, and can be pressed. Where the content takes the pointer itself, a button, only the
/// keyboard is added.
pub struct Pressable<'a, Message> {
    id: Option<Id>,
    content: Element<'a, Message>,
    on_press: Option<Message>,
    on_key: Option<Box<OnKey<'a, Message>>>,
    /// Whether a frame shows under the pointer.
    framed: bool,
    /// How far outside the content the frame is, logical pixels.
    apart: f32,
}

/// `content`, which can be pressed.
pub fn pressable<'a, Message>(
    id: Id,
    content: impl Into<Element<'a, Message>>,
    on_press: Message,
) -> Pressable<'a, Message> {
    Pressable {
        id: Some(id),
        on_press: Some(on_press),
        framed: true,
        ..focusable(content)
    }
}

/// `content`, at which the keyboard stops.
pub fn focusable<'a, Message>(content: impl Into<Element<'a, Message>>) -> Pressable<'a, Message> {
    Pressable {
        id: None,
        content: content.into(),
        on_press: None,
        on_key: None,
        framed: false,
        apart: 0.0,
    }
}

impl<'a, Message> Pressable<'a, Message> {
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// The frame stands so far outside the content.
    pub fn apart(mut self, apart: f32) -> Self {
        self.apart = apart;
        self
    }

    /// What Enter, Space and a click do.
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// What other keys do.
    pub fn on_key(mut self, message: impl Fn(&Key, Modifiers) -> Option<Message> + 'a) -> Self {
        self.on_key = Some(Box::new(message));
        self
    }
}

/// Moves the focus by so many places among the parts of a window with these ids, round and round; nothing else is
/// touched, as operations run in every window. Where none has it, going forwards the first gets it, backwards the last.
pub fn walk<Message: Send + 'static>(ids: Vec<Id>, by: isize) -> Task<Message> {
    iced::advanced::widget::operate(Walk {
        ids,
        by,
        here: Vec::new(),
        focused: None,
    })
}

struct Walk {
    ids: Vec<Id>,
    by: isize,
    /// Places in `ids` of those that are shown.
    here: Vec<usize>,
    focused: Option<usize>,
}

impl<T: 'static> Operation<T> for Walk {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if let Some(at) = self.ids.iter().position(|known| Some(known) == id) {
            self.here.push(at);
            if state.is_focused() {
                self.focused = Some(at);
            }
        }
    }

    fn finish(&self) -> Outcome<T> {
        let mut here = self.here.clone();
        here.sort_unstable();
        let Ok(count) = isize::try_from(here.len()) else {
            return Outcome::None;
        };
        if count == 0 {
            return Outcome::None;
        }
        let now = here
            .iter()
            .position(|at| Some(*at) == self.focused)
            .and_then(|at| isize::try_from(at).ok());
        let next = match now {
            Some(now) => (now + self.by).rem_euclid(count),
            None if self.by < 0 => count - 1,
            None => 0,
        };
        let to = usize::try_from(next)
            .ok()
            .and_then(|next| here.get(next))
            .and_then(|at| self.ids.get(*at));
        Outcome::Chain(Box::new(Give {
            ids: self.ids.clone(),
            to: to.cloned(),
        }))
    }
}

struct Give {
    ids: Vec<Id>,
    to: Option<Id>,
}

impl<T> Operation<T> for Give {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if id.is_some() && id == self.to.as_ref() {
            state.focus();
        } else if id.is_some_and(|id| self.ids.contains(id)) {
            state.unfocus();
        }
    }
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    /// Whether the focus came by the keyboard, and so is shown.
    shown: bool,
    pressed: bool,
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.shown = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
    }
}

impl<Message: Clone> Pressable<'_, Message> {
    fn pointer(
        &self,
        state: &mut State,
        event: mouse::Event,
        over: bool,
        shell: &mut Shell<'_, Message>,
    ) {
        match event {
            mouse::Event::ButtonPressed(mouse::Button::Left) => {
                if state.focused != over || state.shown {
                    state.focused = over;
                    state.shown = false;
                    shell.request_redraw();
                }
                if over && self.on_press.is_some() && !shell.is_event_captured() {
                    state.pressed = true;
                    shell.capture_event();
                }
            }
            mouse::Event::ButtonReleased(mouse::Button::Left)
                if std::mem::take(&mut state.pressed) && over =>
            {
                self.press(shell);
            }
            _ => {}
        }
    }

    fn press(&self, shell: &mut Shell<'_, Message>) {
        if let Some(message) = &self.on_press {
            shell.publish(message.clone());
            shell.capture_event();
        }
    }

    fn key(
        &self,
        state: &mut State,
        (key, modifiers): (&Key, Modifiers),
        shell: &mut Shell<'_, Message>,
    ) {
        let message = self.on_key.as_ref().and_then(|bind| bind(key, modifiers));
        if let Some(message) = message {
            shell.publish(message);
            shell.capture_event();
        } else if matches!(key, Key::Named(Named::Enter | Named::Space)) {
            self.press(shell);
        }
        if shell.is_event_captured() && !std::mem::replace(&mut state.shown, true) {
            shell.request_redraw();
        }
    }
}

impl<'a, Message: Clone> Around<'a, Message> for Pressable<'a, Message> {
    fn content(&self) -> &Element<'a, Message> {
        &self.content
    }

    fn content_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.content
    }

    fn kind(&self) -> (tree::Tag, tree::State) {
        let state = tree::State::new(State::default());
        (tree::Tag::of::<State>(), state)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        operation.focusable(self.id.as_ref(), layout.bounds(), state);
        if let Some(tree) = Self::below(tree) {
            let content = self.content.as_widget_mut();
            content.operate(tree, layout, renderer, operation);
        }
    }

    fn update(&mut self, tree: &mut Tree, heard: &mut Heard<'_, '_, Message>) {
        if let Some(tree) = Self::below(tree) {
            heard.by(&mut self.content, tree);
        }
        let state = tree.state.downcast_mut::<State>();
        match heard.event {
            Event::Mouse(event) => {
                let over = heard.cursor.is_over(heard.layout.bounds());
                self.pointer(state, *event, over, heard.shell);
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if state.focused && !heard.shell.is_event_captured() =>
            {
                self.key(state, (key, *modifiers), heard.shell);
            }
            _ => {}
        }
    }

    fn draw(&self, tree: &Tree, renderer: &mut Renderer, scene: &Scene<'_>) {
        self.draw_content(tree, renderer, scene);
        let bounds = scene.layout.bounds();
        let over = self.framed && scene.cursor.is_over(bounds);
        let state = tree.state.downcast_ref::<State>();
        let shown = state.focused && state.shown;
        if shown || over {
            renderer.fill_quad(
                renderer::Quad {
                    bounds: bounds.expand(self.apart),
                    border: Border {
                        color: scene.theme.colors().accent,
                        width: if shown { 2.0 } else { 1.0 },
                        radius: (RADIUS + 1.0).into(),
                    },
                    ..renderer::Quad::default()
                },
                Color::TRANSPARENT,
            );
        }
    }

    fn interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) -> Option<mouse::Interaction> {
        let over = self.on_press.is_some() && cursor.is_over(layout.bounds());
        over.then_some(mouse::Interaction::Pointer)
    }
}

impl<'a, Message: Clone + 'a> From<Pressable<'a, Message>> for Element<'a, Message> {
    fn from(pressable: Pressable<'a, Message>) -> Self {
        wrap(pressable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks among parts `a` to `c`, of which these are shown in this order, the focus being on one; tells where it is
    /// then. A part `z` of another window has the focus there, and keeps it.
    fn walked(shown: [&'static str; 3], focused: Option<&str>, by: isize) -> Vec<&'static str> {
        let mut states: Vec<(&'static str, State)> = shown
            .into_iter()
            .chain(["z"])
            .map(|name| {
                let focused = Some(name) == focused || name == "z";
                let state = State {
                    focused,
                    ..State::default()
                };
                (name, state)
            })
            .collect();
        let mut run = |operation: &mut dyn Operation<()>| {
            for (name, state) in &mut states {
                operation.focusable(Some(&Id::new(name)), Rectangle::default(), state);
            }
            operation.finish()
        };
        let mut walk = Walk {
            ids: ["a", "b", "c"].map(Id::new).to_vec(),
            by,
            here: Vec::new(),
            focused: None,
        };
        if let Outcome::Chain(mut give) = run(&mut walk) {
            run(give.as_mut());
        }
        states
            .into_iter()
            .filter(|(_, state)| state.focused)
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn the_focus_walks_round_in_its_own_window_only() {
        assert_eq!(walked(["a", "b", "c"], None, 1), ["a", "z"]);
        assert_eq!(walked(["a", "b", "c"], None, -1), ["c", "z"]);
        assert_eq!(walked(["a", "b", "c"], Some("a"), 1), ["b", "z"]);
        assert_eq!(walked(["a", "b", "c"], Some("c"), 1), ["a", "z"]);
        assert_eq!(walked(["a", "b", "c"], Some("a"), -1), ["c", "z"]);
        assert_eq!(walked(["c", "a", "x"], Some("a"), 1), ["c", "z"]);
        assert_eq!(walked(["x", "y", "w"], None, 1), ["z"]);
    }
}
