//! What each window shows.

use iced::widget::space;
use iced::window;

use super::{App, Message, Window};
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
            Some(Window::Chats(tabs)) => {
                let chat = tabs.shown();
                let content = self.chats.get(&chat).and_then(|shown| {
                    let session = &self.accounts.get(&shown.account)?.session;
                    let view = shown.state.view(session, &self.theme);
                    Some(view.map(move |m| Message::Conversation(chat, m)))
                });
                let content = content.unwrap_or_else(|| space().into());
                tabs.view(self.faces(tabs), content, move |m| Message::Tabs(id, m))
            }
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
            Some(window) => self.title_of(window),
            None => t!("program"),
        }
    }

    pub(super) fn title_of(&self, window: &Window) -> String {
        let session = |account| self.accounts.get(account).map(|a| &a.session);
        match window {
            Window::Chats(tabs) => self.chats.get(&tabs.shown()).and_then(|chat| {
                let title = chat.state.title(session(&chat.account)?);
                Some(match (tabs.chats(), self.unread_in(tabs)) {
                    ([_], _) | (_, 0) => title,
                    (_, count) => t!("tabs-title", title = title, count = count),
                })
            }),
            Window::Contacts(account, _) => {
                session(account).map(|s| t!("contacts-title", name = s.me.display_name.as_str()))
            }
            Window::Options(_) => Some(t!("options-title")),
            Window::Archive(_) => Some(t!("archive-title")),
            Window::SignIn(..) => None,
        }
        .unwrap_or_else(|| t!("program"))
    }
}
