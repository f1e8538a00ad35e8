//! Which conversations are open, and in which windows: in one of its own each, or in tabs of one.

use iced::{Point, Size, Task, window};
use msnp::api::{AccountId, ConversationId, Status};

use super::heard::close;
use super::windows::{Wanted, attention};
use super::{App, Chat, Message, Window};
use crate::ids::ChatId;
use crate::screen::conversation;
use crate::screen::tabs::{self, Action, Face};

/// Logical pixels.
const LEAST: Size = Size::new(400.0, 340.0);

impl App {
    /// Whether conversations are in tabs of one window.
    fn is_tabbed(&self) -> bool {
        self.services.settings().messages.tabs
    }

    /// Shows the conversation, in the window where it is or belongs.
    pub(super) fn open_conversation(
        &mut self,
        account: &AccountId,
        conversation: &ConversationId,
        wanted: Wanted,
    ) -> Task<Message> {
        if let Some(chat) = self.chat_of(account, conversation) {
            return self.call_for(chat, wanted);
        }
        let Some(known) = self.accounts.get_mut(account) else {
            return Task::none();
        };
        let opened = known.session.open(conversation);
        if opened.draft.is_empty() {
            let kept = self.drafts.of(account, conversation);
            opened.draft = kept.unwrap_or_default().to_owned();
        }
        let chat = ChatId::unique();
        let state = conversation::State::new(chat, conversation.clone(), &known.session);
        let account = account.clone();
        let opened = Chat { account, state };
        let account = opened.account.clone();
        self.chats.insert(chat, opened);
        let apart = self.is_tabbed()
            && matches!(wanted, Wanted::Again)
            && self.drafts.is_apart(&account, conversation);
        let shown = match self.tab_window().filter(|_| self.is_tabbed() && !apart) {
            Some(window) => {
                if let Some(Window::Chats(tabs)) = self.windows.get_mut(&window) {
                    tabs.push(chat);
                }
                self.call_for(chat, wanted)
            }
            None => self.open_window(chat, apart, wanted),
        };
        let history = self.load_history(&account, conversation);
        let noted = self.note_open(&account, conversation, true);
        Task::batch([shown, history, noted])
    }

    /// Lets an open conversation be seen, as far as that is wanted.
    fn call_for(&mut self, chat: ChatId, wanted: Wanted) -> Task<Message> {
        let Some(window) = self.window_with(chat) else {
            return Task::none();
        };
        match wanted {
            Wanted::ByUser => {
                let show = self.show_chat(window, chat);
                Task::batch([show, self.raise(window)])
            }
            Wanted::ByOther => self.ask_for_attention(window),
            Wanted::Again => Task::none(),
        }
    }

    /// Opens a window with this conversation.
    fn open_window(&mut self, chat: ChatId, apart: bool, wanted: Wanted) -> Task<Message> {
        let before = self.focused;
        let (id, open) = self.new_window(chat, apart, None);
        match wanted {
            Wanted::Again => {
                let back = before.map_or_else(Task::none, window::gain_focus);
                open.chain(back)
            }
            Wanted::ByUser => open,
            // A new window takes the keyboard on most desktops: it goes back to where it was, or, where another program
            // had it, the window stays small until it is looked at.
            Wanted::ByOther => {
                let quiet = match before {
                    Some(before) => window::gain_focus(before),
                    None => window::minimize(id, true),
                };
                open.chain(Task::batch([quiet, self.ask_for_attention(id)]))
            }
        }
    }

    /// A window for this conversation, at this point of the screen.
    fn new_window(
        &mut self,
        chat: ChatId,
        apart: bool,
        at: Option<Point>,
    ) -> (window::Id, Task<Message>) {
        let size = self.services.settings().windows.conversation;
        let mut settings = self.settings(size, LEAST);
        if let Some(at) = at {
            settings.position = window::Position::Specific(at);
        }
        let (id, open) = window::open(settings);
        let state = tabs::State::new(chat, apart);
        self.windows.insert(id, Window::Chats(state));
        (id, open.map(Message::Opened))
    }

    /// Asks the desktop to show that somebody wrote there, unless the user sees it or wants no such thing.
    fn ask_for_attention(&self, id: window::Id) -> Task<Message> {
        match self.focused != Some(id) && self.services.settings().messages.attention {
            true => attention(id, true),
            false => Task::none(),
        }
    }

    /// The open conversation with this name.
    pub(super) fn chat_of(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
    ) -> Option<ChatId> {
        let mut all = self.chats.iter();
        let found = all.find(|(_, chat)| {
            chat.account == *account && chat.state.conversation() == conversation
        });
        found.map(|(id, _)| *id)
    }

    /// The window this conversation is in.
    pub(super) fn window_with(&self, chat: ChatId) -> Option<window::Id> {
        self.windows.iter().find_map(|(id, window)| match window {
            Window::Chats(tabs) if tabs.chats().contains(&chat) => Some(*id),
            _ => None,
        })
    }

    /// Whether the user has this conversation before their eyes.
    pub(super) fn is_seen(&self, account: &AccountId, conversation: &ConversationId) -> bool {
        let focused = self.focused.and_then(|window| self.shown_in(window));
        focused.is_some() && focused == self.chat_of(account, conversation)
    }

    /// The conversation a window shows.
    pub(super) fn shown_in(&self, window: window::Id) -> Option<ChatId> {
        match self.windows.get(&window)? {
            Window::Chats(tabs) => Some(tabs.shown()),
            _ => None,
        }
    }

    /// The window of the tabs.
    fn tab_window(&self) -> Option<window::Id> {
        self.windows.iter().find_map(|(id, window)| match window {
            Window::Chats(tabs) if !tabs.is_apart() => Some(*id),
            _ => None,
        })
    }

    pub(super) fn tabs_message(&mut self, id: window::Id, message: tabs::Message) -> Task<Message> {
        let Some(Window::Chats(tabs)) = self.windows.get_mut(&id) else {
            return Task::none();
        };
        match tabs.update(message) {
            Action::None => Task::none(),
            Action::Show(chat) => self.show_chat(id, chat),
            Action::Close(chats) => {
                let closing: Vec<_> = chats
                    .into_iter()
                    .map(|chat| self.close_chat(chat))
                    .collect();
                Task::batch(closing)
            }
            Action::Moved => self.note_order(),
            Action::Detach(chat, None) => self.detach(chat, None),
            Action::Detach(chat, Some(pointer)) => {
                let scale = self.scale_factor(id);
                // The middle of its tab comes below the pointer.
                let by = iced::Vector::new(pointer.x * scale - 80.0, pointer.y * scale);
                window::position(id).map(move |at| Message::Detach(chat, at.map(|at| at + by)))
            }
            Action::Join(chat) => self.join(chat),
        }
    }

    /// Shows a conversation in its window.
    fn show_chat(&mut self, window: window::Id, chat: ChatId) -> Task<Message> {
        if let Some(Window::Chats(tabs)) = self.windows.get_mut(&window) {
            tabs.show(chat);
        }
        match self.focused == Some(window) {
            true => self.looked_at(window),
            false => Task::none(),
        }
    }

    /// What a window shows is before the user's eyes now.
    pub(super) fn looked_at(&mut self, window: window::Id) -> Task<Message> {
        self.toast_seen(window);
        let Some(id) = self.shown_in(window) else {
            return Task::none();
        };
        let Some(chat) = self.chats.get_mut(&id) else {
            return Task::none();
        };
        if let Some(known) = self.accounts.get_mut(&chat.account) {
            known.session.mark_read(chat.state.conversation());
        }
        let action = chat.state.focused();
        self.conversation_action(id, action)
    }

    /// Closes a conversation, and its window with the last one.
    pub(super) fn close_chat(&mut self, chat: ChatId) -> Task<Message> {
        let Some(window) = self.window_with(chat) else {
            return Task::none();
        };
        let Some(Window::Chats(tabs)) = self.windows.get_mut(&window) else {
            return Task::none();
        };
        if tabs.chats().len() < 2 {
            return close(window);
        }
        tabs.remove(chat);
        let forgotten = self.forget_chat(chat);
        match self.focused == Some(window) {
            true => Task::batch([forgotten, self.looked_at(window)]),
            false => forgotten,
        }
    }

    /// A conversation is not open any more.
    pub(super) fn forget_chat(&mut self, chat: ChatId) -> Task<Message> {
        let Some(Chat { account, state }) = self.chats.remove(&chat) else {
            return Task::none();
        };
        let conversation = state.conversation();
        if let Some(known) = self.accounts.get_mut(&account) {
            known.session.stop_reading(conversation);
        }
        let apart = self.note_apart(&account, conversation, false);
        Task::batch([apart, self.note_open(&account, conversation, false)])
    }

    /// Gives a conversation a window of its own, at this point of the screen.
    pub(super) fn detach(&mut self, chat: ChatId, at: Option<Point>) -> Task<Message> {
        let Some(from) = self.window_with(chat) else {
            return Task::none();
        };
        match self.windows.get_mut(&from) {
            Some(Window::Chats(tabs)) if tabs.chats().len() > 1 => tabs.remove(chat),
            _ => return Task::none(),
        }
        let apart = self.is_tabbed();
        let noted = self.note_chat_apart(chat, apart);
        Task::batch([noted, self.new_window(chat, apart, at).1])
    }

    fn note_chat_apart(&mut self, chat: ChatId, apart: bool) -> Task<Message> {
        let Some(Chat { account, state }) = self.chats.get(&chat) else {
            return Task::none();
        };
        let (account, conversation) = (account.clone(), state.conversation().clone());
        self.note_apart(&account, &conversation, apart)
    }

    /// Gives a conversation that has a window of its own a tab again.
    fn join(&mut self, chat: ChatId) -> Task<Message> {
        let Some(from) = self.window_with(chat) else {
            return Task::none();
        };
        let Some(to) = self.tab_window().filter(|to| *to != from) else {
            // It is the first tab.
            if let Some(Window::Chats(tabs)) = self.windows.get_mut(&from) {
                tabs.set_apart(false);
            }
            return self.note_chat_apart(chat, false);
        };
        // Before its window goes, so that the conversation does not go with it.
        self.windows.remove(&from);
        if let Some(Window::Chats(tabs)) = self.windows.get_mut(&to) {
            tabs.push(chat);
        }
        let show = self.show_chat(to, chat);
        let order = self.note_order();
        let noted = self.note_chat_apart(chat, false);
        Task::batch([show, order, noted, close(from), window::gain_focus(to)])
    }

    /// Brings every conversation to where it belongs, after that was chosen anew.
    pub(super) fn arrange_chats(&mut self) -> Task<Message> {
        let tabbed = self.is_tabbed();
        let before = self.focused;
        let windows = self.windows.iter();
        let windows: Vec<(window::Id, Vec<ChatId>)> = windows
            .filter_map(|(id, window)| match window {
                Window::Chats(tabs) => Some((*id, tabs.chats().to_vec())),
                _ => None,
            })
            .collect();
        let (mut tasks, mut noted) = (Vec::new(), Vec::new());
        if tabbed {
            // Those that the user took out of the tabs stay out.
            let apart = |id: &window::Id| matches!(self.windows.get(id), Some(Window::Chats(tabs)) if tabs.is_apart());
            let windows: Vec<_> = windows.iter().filter(|(id, _)| !apart(id)).collect();
            let Some((first, _)) = windows.first() else {
                return Task::none();
            };
            for (id, chats) in windows.iter().skip(1) {
                self.windows.remove(id);
                tasks.push(close(*id));
                if let Some(Window::Chats(tabs)) = self.windows.get_mut(first) {
                    chats.iter().for_each(|chat| tabs.push(*chat));
                }
            }
        } else {
            for (id, chats) in &windows {
                if let Some(Window::Chats(tabs)) = self.windows.get_mut(id) {
                    tabs.set_apart(false);
                }
                if let Some(chat) = chats.first() {
                    noted.push(self.note_chat_apart(*chat, false));
                }
                let others = chats.iter().skip(1);
                tasks.extend(others.map(|chat| self.detach(*chat, None)));
            }
        }
        let noted = Task::batch(noted);
        if tasks.is_empty() {
            return noted;
        }
        let back = before.map_or_else(Task::none, window::gain_focus);
        Task::batch([noted, Task::batch(tasks).chain(back)])
    }

    /// The tabs of a window, where there are any.
    pub(super) fn faces(&self, tabs: &tabs::State) -> Option<Vec<Face>> {
        let faces = tabs.chats().iter().filter_map(|id| self.face(*id));
        self.is_tabbed().then(|| faces.collect())
    }

    fn face(&self, id: ChatId) -> Option<Face> {
        let chat = self.chats.get(&id)?;
        let session = &self.accounts.get(&chat.account)?.session;
        let known = session.conversation(chat.state.conversation());
        let contact = known
            .filter(|known| !known.id.is_group())
            .and_then(|known| session.roster.contact(known.participants.first()?));
        let status = match chat.state.conversation().is_group() {
            true => None,
            false => Some(contact.map_or(Status::Offline, |contact| contact.status)),
        };
        Some(Face {
            chat: id,
            name: chat.state.names(session),
            account: session.label.clone().map(|label| (label, session.scheme)),
            status,
            blocked: contact.is_some_and(|contact| contact.is_blocked()),
            unread: known.map_or(0, |known| known.unread),
        })
    }

    /// How many conversations of a window have something that was not seen.
    pub(super) fn unread_in(&self, tabs: &tabs::State) -> usize {
        let faces = tabs.chats().iter().filter_map(|id| self.face(*id));
        faces.filter(|face| face.unread > 0).count()
    }
}
