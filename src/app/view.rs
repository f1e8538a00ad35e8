//! What each window shows.

use iced::widget::space;
use iced::window;

use super::{App, Message, Window};
use crate::t;
use crate::widget::Element;

impl App {
    pub(super) fn view(&self, id: window::Id) -> Element<'_, Message> {
        match self.windows.get(&id) {
            Some(Window::SignIn(state)) => state.view().map(move |m| Message::SignIn(id, m)),
            Some(Window::Contacts(account, state)) => match self.accounts.get(account) {
                Some(account) => state
                    .view(&account.session)
                    .map(move |m| Message::Contacts(id, m)),
                None => space().into(),
            },
            Some(Window::Conversation(account, state)) => match self.accounts.get(account) {
                Some(account) => state
                    .view(&account.session)
                    .map(move |m| Message::Conversation(id, m)),
                None => space().into(),
            },
            // iced asks for a window before it is ours, and after it was closed.
            None => space().into(),
        }
    }

    pub(super) fn title(&self, id: window::Id) -> String {
        let program = || t!("program");
        match self.windows.get(&id) {
            Some(Window::Conversation(account, state)) => match self.accounts.get(account) {
                Some(account) => state.title(&account.session),
                None => program(),
            },
            Some(Window::Contacts(account, _)) => match self.accounts.get(account) {
                Some(account) => {
                    t!(
                        "contacts-title",
                        name = account.session.me.display_name.as_str()
                    )
                }
                None => program(),
            },
            Some(Window::SignIn(_)) | None => program(),
        }
    }
}
