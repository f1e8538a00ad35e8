//! What each window shows.

use std::collections::BTreeMap;

use iced::widget::space;
use iced::window;
use msnp::api::AccountId;

use super::{Account, App, Message, Window};
use crate::t;
use crate::widget::{Element, mirror};

impl App {
    pub(super) fn view(&self, id: window::Id) -> Element<'_, Message> {
        mirror(self.content(id)).into()
    }

    /// The same as it is laid out for languages from left to right.
    pub(super) fn content(&self, id: window::Id) -> Element<'_, Message> {
        match self.windows.get(&id) {
            Some(Window::SignIn(state, _)) => state.view().map(move |m| Message::SignIn(id, m)),
            Some(Window::Contacts(account, state)) => match self.accounts.get(account) {
                Some(account) => state
                    .view(&account.session)
                    .map(move |m| Message::Contacts(id, m)),
                None => space().into(),
            },
            Some(Window::Conversation(account, state)) => match self.accounts.get(account) {
                Some(account) => state
                    .view(&account.session, &self.theme)
                    .map(move |m| Message::Conversation(id, m)),
                None => space().into(),
            },
            Some(Window::Options(state)) => state
                .view(&self.around())
                .map(move |m| Message::Options(id, m)),
            Some(Window::Archive(state)) => state
                .view(&self.theme)
                .map(move |m| Message::Archive(id, m)),
            // iced asks for a window before it is ours, and after it was closed.
            None => space().into(),
        }
    }

    pub(super) fn title(&self, id: window::Id) -> String {
        match self.windows.get(&id) {
            Some(window) => title(&self.accounts, window),
            None => t!("program"),
        }
    }
}

pub(super) fn title(accounts: &BTreeMap<AccountId, Account>, window: &Window) -> String {
    let session = |account| accounts.get(account).map(|a| &a.session);
    match window {
        Window::Conversation(account, state) => session(account).map(|s| state.title(s)),
        Window::Contacts(account, _) => {
            session(account).map(|s| t!("contacts-title", name = s.me.display_name.as_str()))
        }
        Window::Options(_) => Some(t!("options-title")),
        Window::Archive(_) => Some(t!("archive-title")),
        Window::SignIn(..) => None,
    }
    .unwrap_or_else(|| t!("program"))
}
