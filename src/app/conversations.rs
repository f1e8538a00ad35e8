//! What the conversation windows ask for, and what is done to them.

use iced::{Point, Task, window};
use msnp::api::{AccountId, ConversationId};

use super::{App, Message, Window};
use crate::screen::conversation::{self, Action};

impl App {
    pub(super) fn conversation_action(&mut self, id: window::Id, action: Action) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Run(task) => task.map(move |m| Message::Conversation(id, m)),
            Action::Send(command) => {
                if let Some(Window::Conversation(account, _)) = self.windows.get(&id)
                    && let Some(account) = self.accounts.get(account)
                {
                    account.send(command);
                }
                Task::none()
            }
            Action::Close => window::close(id),
            Action::OpenLink(address) => Task::future(async move {
                // Starting a browser may take a while.
                let opened = tokio::task::spawn_blocking(move || open::that_detached(address));
                if let Ok(Err(error)) = opened.await {
                    tracing::warn!(%error, "no browser");
                }
                Message::Done
            }),
            Action::LoadOlder => match self.windows.get(&id) {
                Some(Window::Conversation(account, state)) => {
                    let (account, conversation) = (account.clone(), state.conversation().clone());
                    self.load_history(&account, &conversation)
                }
                _ => Task::none(),
            },
            Action::Shake => shake(id),
            Action::Several(actions) => {
                let tasks: Vec<_> = actions
                    .into_iter()
                    .map(|action| self.conversation_action(id, action))
                    .collect();
                Task::batch(tasks)
            }
        }
    }

    /// Somebody nudged us there.
    pub(super) fn nudged(
        &mut self,
        account: &AccountId,
        conversation: &ConversationId,
    ) -> Task<Message> {
        match self.window_of(account, conversation) {
            Some(id) => shake(id),
            None => Task::none(),
        }
    }

    /// The conversation goes on under another id, in the same window.
    pub(super) fn became(
        &mut self,
        account: &AccountId,
        was: &ConversationId,
        now: ConversationId,
    ) -> Task<Message> {
        if self.window_of(account, &now).is_none()
            && let Some(id) = self.window_of(account, was)
            && let Some(Window::Conversation(_, state)) = self.windows.get_mut(&id)
        {
            state.became(now);
        }
        Task::none()
    }

    /// Reads what was said there before.
    pub(super) fn load_history(
        &mut self,
        _account: &AccountId,
        _conversation: &ConversationId,
    ) -> Task<Message> {
        Task::none()
    }
}

/// Moves the window about for a moment; where the desktop does not let a program do so, what is in it.
fn shake(id: window::Id) -> Task<Message> {
    window::position(id).then(move |home| match home {
        Some(home) => {
            Task::stream(crate::shake::places(home)).then(move |place| window::move_to(id, place))
        }
        None => Task::stream(crate::shake::places(Point::ORIGIN)).map(move |place| {
            let by = place - Point::ORIGIN;
            Message::Conversation(id, conversation::Message::Shaken(by))
        }),
    })
}
