//! What each window shows.

use iced::widget::space;
use iced::window;

use super::heard::heard;
use super::{App, Message, Window};
use crate::session::{Session, Sessions};
use crate::t;
use crate::widget::focus::walker;
use crate::widget::{Element, mirror};

impl App {
    pub(super) fn view(&self, id: window::Id) -> Element<'_, Message> {
        let options = matches!(self.windows.get(&id), Some(Window::Options(_)));
        walker(mirror(self.content(id)))
            .arrows(options)
            .heard(id, heard)
            .into()
    }

    /// The same as it is laid out for languages from left to right.
    pub(super) fn content(&self, id: window::Id) -> Element<'_, Message> {
        match self.windows.get(&id) {
            Some(Window::SignIn(state, _)) => state.view().map(move |m| Message::SignIn(id, m)),
            Some(Window::Contacts(state)) => state
                .view(&self.accounts)
                .map(move |m| Message::Contacts(id, m)),
            Some(Window::Chats(tabs)) => {
                let chat = tabs.shown();
                let content = self.chats.get(&chat).and_then(|shown| {
                    let session = &self.accounts.get(&shown.account)?.session;
                    let theme = self.theme.tinted(session.scheme);
                    let view = shown.state.view(session, &theme);
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
                let session = session(&chat.account)?;
                let title = of_account(chat.state.title(session), session);
                Some(match (tabs.chats(), self.unread_in(tabs)) {
                    ([_], _) | (_, 0) => title,
                    (_, count) => t!("tabs-title", title = title, count = count),
                })
            }),
            Window::Contacts(_) => {
                let all = self.accounts.all().into_iter();
                let names: Vec<&str> = all.map(|s| s.me.shown_name()).collect();
                (!names.is_empty()).then(|| t!("contacts-title", name = names.join(", ")))
            }
            Window::Options(_) => Some(t!("options-title")),
            Window::Archive(_) => Some(t!("archive-title")),
            Window::SignIn(..) => None,
        }
        .unwrap_or_else(|| t!("program"))
    }
}

/// What a window or a toast is about, with the account it belongs to where there are several.
pub(super) fn of_account(title: String, session: &Session) -> String {
    match &session.label {
        Some(account) => t!(
            "title-of-account",
            title = title,
            account = account.as_str()
        ),
        None => title,
    }
}
