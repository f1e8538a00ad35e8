//! A conversation.

use iced::widget::{button, column, container, scrollable, text, text_input};
use iced::{Fill, Task, window};
use msnp::api::{Command, ConversationId, TextFormat};

use crate::session::{EntryKind, Session};
use crate::t;
use crate::widget::Element;

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    /// Run this and give the screen what comes of it.
    Run(Task<Message>),
    /// Tell the engine.
    Send(Command),
    /// Close this window.
    Close,
    /// Open a web address, once the user said yes.
    OpenLink(String),
    /// Older lines are wanted: load a page of history.
    LoadOlder,
    /// Shake this window, a nudge went out.
    Shake,
    /// All of these, in order.
    Several(Vec<Action>),
}

#[derive(Clone, Debug)]
pub enum Message {
    Typed(String),
    Submit,
}

/// One conversation window.
pub struct State {
    window: window::Id,
    conversation: ConversationId,
    draft: String,
}

impl State {
    /// `window` is for widget ids: operations run in every window.
    pub fn new(window: window::Id, conversation: ConversationId) -> Self {
        Self {
            window,
            conversation,
            draft: String::new(),
        }
    }

    pub fn conversation(&self) -> &ConversationId {
        &self.conversation
    }

    /// The conversation goes on under another id.
    pub fn became(&mut self, now: ConversationId) {
        self.conversation = now;
    }

    pub fn title(&self, session: &Session) -> String {
        let names: Vec<&str> = session
            .conversation(&self.conversation)
            .map(|c| c.participants.iter().map(|p| session.name_of(p)).collect())
            .unwrap_or_default();
        t!("conversation-title", names = names.join(", "))
    }

    /// Something in the session changed (a batch of events was taken in).
    pub fn session_changed(&mut self, _session: &Session) -> Action {
        Action::None
    }

    /// The window has, or lost, the keyboard.
    pub fn focused(&mut self, focused: bool) -> Action {
        if focused {
            Action::Run(iced::widget::operation::focus(self.input_id()))
        } else {
            Action::None
        }
    }

    pub fn update(&mut self, message: Message, session: &mut Session) -> Action {
        match message {
            Message::Typed(text) => {
                self.draft = text;
                Action::None
            }
            Message::Submit if self.draft.trim().is_empty() => Action::None,
            Message::Submit => {
                let text = std::mem::take(&mut self.draft);
                Action::Send(session.write(
                    &self.conversation,
                    &text,
                    TextFormat::default(),
                    std::time::SystemTime::now(),
                ))
            }
        }
    }

    pub fn view<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let lines = session
            .conversation(&self.conversation)
            .into_iter()
            .flat_map(|c| c.entries())
            .filter_map(|e| match &e.kind {
                EntryKind::Text(t) => Some(text(t.text.as_ref()).into()),
                _ => None,
            });
        let input = text_input("", &self.draft)
            .id(self.input_id())
            .on_input(Message::Typed)
            .on_submit(Message::Submit);
        container(column![
            scrollable(iced::widget::column(lines))
                .width(Fill)
                .height(Fill),
            input,
            button("Send").on_press(Message::Submit)
        ])
        .into()
    }

    fn input_id(&self) -> iced::widget::Id {
        iced::widget::Id::from(format!("input-{:?}", self.window))
    }
}
