//! The input of a conversation: what is being written, what was sent before.

use std::sync::Arc;
use std::time::{Duration, Instant};

use iced::keyboard::{self, key};
use iced::widget::text_editor::{self, Binding, Content, Edit, KeyPress, Motion};

use super::{Message, Toggle};

/// The others are told at most this often that we type.
const TYPING: Duration = Duration::from_secs(5);
/// How many sent texts come back by Ctrl+Up.
const SENT: usize = 50;

/// The input.
#[derive(Default)]
pub struct Composer {
    content: Content,
    sent: Vec<String>,
    /// Which of the sent texts is shown, counted from the last, and what was being written before.
    recalled: Option<(usize, String)>,
    told: Option<Instant>,
}

impl Composer {
    /// An input with a text, to go on writing.
    pub fn with_text(text: &str) -> Self {
        let mut composer = Self::default();
        composer.replace(text);
        composer
    }

    /// What the editor shows.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// What is written.
    pub fn text(&self) -> String {
        let text = self.content.text();
        // The editor ends its text with a line break of its own.
        text.strip_suffix('\n').map_or(text.clone(), str::to_owned)
    }

    /// Whether there is something to send.
    pub fn is_blank(&self) -> bool {
        self.content.lines().all(|line| line.text.trim().is_empty())
    }

    /// Does what the editor asks; whether the text changed.
    pub fn perform(&mut self, action: text_editor::Action) -> bool {
        let edits = action.is_edit();
        self.content.perform(action);
        if edits {
            self.recalled = None;
        }
        edits
    }

    /// Puts a text where the cursor is.
    pub fn insert(&mut self, text: &str) {
        let paste = Edit::Paste(Arc::new(text.to_owned()));
        self.content.perform(text_editor::Action::Edit(paste));
        self.recalled = None;
    }

    /// Whether the others are to be told now that we type.
    pub fn typed(&mut self, now: Instant) -> bool {
        if self.is_blank() || self.told.is_some_and(|told| now < told + TYPING) {
            return false;
        }
        self.told = Some(now);
        true
    }

    /// Takes the text to send it; blank ones stay.
    pub fn take(&mut self) -> Option<String> {
        if self.is_blank() {
            return None;
        }
        let text = self.text();
        self.content = Content::new();
        self.recalled = None;
        // Whoever gets the text knows that we do not type any more.
        self.told = None;
        if self.sent.last() != Some(&text) {
            self.sent.push(text.clone());
        }
        if self.sent.len() > SENT {
            self.sent.remove(0);
        }
        Some(text)
    }

    /// Brings back what was sent before, or goes back towards what is being written.
    pub fn recall(&mut self, earlier: bool) {
        let (shown, writing) = match self.recalled.take() {
            Some((at, writing)) => (at + 1, writing),
            None => (0, self.text()),
        };
        let wanted = if earlier {
            (shown + 1).min(self.sent.len())
        } else {
            shown.saturating_sub(1)
        };
        let at = wanted.checked_sub(1).filter(|at| *at < self.sent.len());
        match at.and_then(|at| self.sent.get(self.sent.len() - 1 - at).cloned()) {
            Some(text) => {
                self.replace(&text);
                self.recalled = at.map(|at| (at, writing));
            }
            None => self.replace(&writing),
        }
    }

    fn replace(&mut self, text: &str) {
        self.content = Content::with_text(text);
        self.content
            .perform(text_editor::Action::Move(Motion::DocumentEnd));
    }
}

/// What keys do in the input.
pub fn binding(press: KeyPress, enter_sends: bool) -> Option<Binding<Message>> {
    if !matches!(press.status, text_editor::Status::Focused { .. }) {
        return None;
    }
    let custom = |message| Some(Binding::Custom(message));
    let (control, shift) = (press.modifiers.command(), press.modifiers.shift());
    match press.key.as_ref() {
        keyboard::Key::Named(key::Named::Enter) if control || (enter_sends && !shift) => {
            custom(Message::Submit)
        }
        keyboard::Key::Named(key::Named::Enter) => Some(Binding::Enter),
        keyboard::Key::Named(key::Named::ArrowUp) if control => custom(Message::Recall(true)),
        keyboard::Key::Named(key::Named::ArrowDown) if control => custom(Message::Recall(false)),
        keyboard::Key::Named(key::Named::PageUp) => custom(Message::Page(-1.0)),
        keyboard::Key::Named(key::Named::PageDown) => custom(Message::Page(1.0)),
        keyboard::Key::Character("b") if control => custom(Message::Toggle(Toggle::Bold)),
        keyboard::Key::Character("i") if control => custom(Message::Toggle(Toggle::Italic)),
        keyboard::Key::Character("u") if control => custom(Message::Toggle(Toggle::Underline)),
        keyboard::Key::Character("l") if control => custom(Message::Nudge),
        // Text goes into the input; a picture is asked about.
        keyboard::Key::Character("v") if control => Some(Binding::Sequence(vec![
            Binding::Paste,
            Binding::Custom(Message::Paste),
        ])),
        // Escape is for the window.
        keyboard::Key::Named(key::Named::Escape) => None,
        _ => Binding::from_key_press(press),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(composer: &mut Composer, text: &str) -> Option<String> {
        composer.insert(text);
        composer.take()
    }

    #[test]
    fn sent_texts_come_back_and_what_was_being_written_too() {
        let mut composer = Composer::default();
        for text in ["one", "two", "two", "three\nlines"] {
            assert_eq!(write(&mut composer, text).as_deref(), Some(text));
        }
        composer.insert("draft");
        let mut shown = Vec::new();
        for earlier in [true, true, true, true, false, false, false] {
            composer.recall(earlier);
            shown.push(composer.text());
        }
        assert_eq!(
            shown,
            [
                "three\nlines",
                "two",
                "one",
                "one",
                "two",
                "three\nlines",
                "draft"
            ]
        );
    }

    #[test]
    fn a_blank_text_is_not_taken_and_stays() {
        let mut composer = Composer::with_text(" \n ");
        assert_eq!(composer.take(), None);
        assert_eq!(composer.text(), " \n ");
        composer.recall(true);
        assert_eq!(composer.text(), " \n ");
    }

    #[test]
    fn typing_is_told_once_in_five_seconds_and_again_after_sending() {
        let mut composer = Composer::default();
        let now = Instant::now();
        assert!(!composer.typed(now), "nothing is written");
        composer.insert("a");
        let tell: Vec<bool> = [0, 1, 4, 5, 6, 10]
            .map(|s| composer.typed(now + Duration::from_secs(s)))
            .to_vec();
        assert_eq!(tell, [true, false, false, true, false, true]);
        composer.take();
        composer.insert("b");
        assert!(composer.typed(now + Duration::from_secs(11)));
    }

    #[test]
    fn line_breaks_within_a_text_are_kept() {
        let mut composer = Composer::default();
        assert_eq!(write(&mut composer, "a\n\nb").as_deref(), Some("a\n\nb"));
        assert!(composer.is_blank());
    }
}
