//! What happens when something happens.

use iced::{Task, window};

use super::{App, Message, Window};
use crate::screen::conversation;

impl App {
    pub(super) fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Opened => Task::none(),
            Message::Window(id, event) => self.window_event(id, event),
            Message::SignIn(id, message) => {
                if let Some(Window::SignIn(state)) = self.windows.get_mut(&id) {
                    state.update(message);
                }
                Task::none()
            }
            Message::Contacts(id, message) => {
                if let Some(Window::Contacts(account, state)) = self.windows.get_mut(&id)
                    && let Some(account) = self.accounts.get_mut(account)
                {
                    state.update(message, &mut account.session);
                }
                Task::none()
            }
            Message::Conversation(id, message) => {
                let Some(Window::Conversation(account, state)) = self.windows.get_mut(&id) else {
                    return Task::none();
                };
                let Some(account) = self.accounts.get_mut(account) else {
                    return Task::none();
                };
                let action = state.update(message, &mut account.session);
                self.conversation_action(id, action)
            }
        }
    }

    fn window_event(&mut self, id: window::Id, event: window::Event) -> Task<Message> {
        match event {
            window::Event::CloseRequested => window::close(id),
            window::Event::Closed => {
                self.windows.remove(&id);
                if self.windows.is_empty() {
                    iced::exit()
                } else {
                    Task::none()
                }
            }
            window::Event::Focused => {
                self.focused = Some(id);
                Task::none()
            }
            window::Event::Unfocused => {
                self.focused.take_if(|focused| *focused == id);
                Task::none()
            }
            _ => Task::none(),
        }
    }

    fn conversation_action(
        &mut self,
        id: window::Id,
        action: conversation::Action,
    ) -> Task<Message> {
        match action {
            conversation::Action::Run(task) => task.map(move |m| Message::Conversation(id, m)),
            conversation::Action::Close => window::close(id),
            conversation::Action::Several(actions) => Task::batch(
                actions
                    .into_iter()
                    .map(|action| self.conversation_action(id, action)),
            ),
            _ => Task::none(),
        }
    }
}
