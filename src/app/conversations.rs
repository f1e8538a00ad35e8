//! What the conversation windows ask for, and what is done to them.

use std::path::PathBuf;
use std::time::Instant;

use iced::{Point, Task, window};
use msnp::api::{AccountId, Command, ConversationId};

use super::engine::RunId;
use super::windows::Wanted;
use super::{App, Chat, Message, Reading};
use crate::ids::ChatId;
use crate::screen::conversation::{self, Action};
use crate::services::{self, EmoticonChange, EmoticonsChanged, Page};
use crate::sound::Sound;
use crate::t;

impl App {
    /// Something came in a conversation: unless the user sees it, it is heard, told, and the conversation opens.
    pub(super) fn came(
        &mut self,
        id: &AccountId,
        conversation: &ConversationId,
        tell: impl FnOnce(&Self),
    ) -> Task<Message> {
        if self.is_seen(id, conversation) {
            if let Some(account) = self.accounts.get_mut(id) {
                account.session.mark_read(conversation);
            }
            return Task::none();
        }
        let heard = self.sound_of(id, conversation.as_str(), Sound::Message);
        tell(self);
        let open = self.open_conversation(id, conversation, Wanted::ByOther);
        Task::batch([heard, open])
    }

    pub(super) fn conversation_action(&mut self, id: ChatId, action: Action) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Run(task) => task.map(move |m| Message::Conversation(id, m)),
            Action::Send(command) => {
                let Some(chat) = self.chats.get(&id) else {
                    return Task::none();
                };
                let account = chat.account.clone();
                let text = matches!(command, Command::SendText { .. });
                let taken = self
                    .accounts
                    .get(&account)
                    .is_some_and(|known| known.send(command));
                match text && taken {
                    true => self.sound(&account, Sound::Sent),
                    false => Task::none(),
                }
            }
            Action::Close => self.close_chat(id),
            Action::OpenLink(address) => services::open(address.into()).map(|_| Message::Done),
            Action::LoadOlder => match self.chats.get(&id) {
                Some(Chat { account, state }) => {
                    let (account, conversation) = (account.clone(), state.conversation().clone());
                    self.load_history(&account, &conversation)
                }
                None => Task::none(),
            },
            Action::Shake => self.shake(id),
            Action::SaveAs { transfer, name } => {
                let title = t!("transfer-folder-title");
                self.over(id, |window| save_as(window, title, name))
                    .map(move |path| {
                        let message = conversation::Message::save_to(transfer, path);
                        Message::Conversation(id, message)
                    })
            }
            Action::PickEmoticons => self.over(id, |window| pick_emoticons(window, id)),
            Action::PickEmoticonFolder => self.over(id, |window| pick_emoticon_folder(window, id)),
            Action::ChangeEmoticons(change) => self
                .services
                .change_emoticons(change)
                .map(move |changed| Message::Emoticons(Some(id), changed)),
            Action::PickFile => self.over(id, pick_file).map(move |path| match path {
                Some(path) => Message::Conversation(id, conversation::Message::File(path)),
                None => Message::Done,
            }),
            Action::PastePicture => self
                .services
                .paste_file()
                .map(move |found| Message::Conversation(id, conversation::Message::Pasted(found))),
            Action::SendInk(gif) => self.send_ink(id, gif),
            Action::OpenFolder(folder) => services::open(folder.into()).map(|_| Message::Done),
            Action::Several(actions) => {
                let tasks: Vec<_> = actions
                    .into_iter()
                    .map(|action| self.conversation_action(id, action))
                    .collect();
                Task::batch(tasks)
            }
        }
    }

    /// A dialog of the desktop over the window of this conversation.
    fn over<T>(&self, chat: ChatId, dialog: impl FnOnce(window::Id) -> Task<T>) -> Task<T> {
        self.window_with(chat).map_or_else(Task::none, dialog)
    }

    /// Every account has the emoticons the user made.
    pub(super) fn emoticons_changed(
        &mut self,
        id: Option<ChatId>,
        (own, problem): EmoticonsChanged,
    ) -> Task<Message> {
        for account in self.accounts.values_mut() {
            account.session.own_emoticons.clone_from(&own);
        }
        match id {
            Some(id) => {
                let message = conversation::Message::EmoticonsChanged(problem);
                self.take(Message::Conversation(id, message))
            }
            None => Task::none(),
        }
    }

    /// Puts a drawing where the engine finds it, and sends it.
    fn send_ink(&mut self, id: ChatId, gif: Vec<u8>) -> Task<Message> {
        let Some(Chat { account, state }) = self.chats.get(&id) else {
            return Task::none();
        };
        let (account, to) = (account.clone(), state.conversation().clone());
        self.services.keep_drawing(gif).map(move |kept| match kept {
            Ok(path) => {
                let to = to.clone();
                Message::Tell(account.clone(), Command::SendInk { to, path })
            }
            Err(words) => Message::Say(account.clone(), words),
        })
    }

    /// Shakes a conversation's window, unless it shakes already: where it is then is not where it belongs.
    fn shake(&mut self, id: ChatId) -> Task<Message> {
        let Some(window) = self.window_with(id) else {
            return Task::none();
        };
        // The tab that is shown is what is seen to shake.
        let Some(shown) = self.shown_in(window) else {
            return Task::none();
        };
        let still = self.services.settings().appearance.reduce_motion;
        let begins = self
            .chats
            .get_mut(&shown)
            .is_some_and(|chat| !still && chat.state.may_shake(Instant::now()));
        match begins {
            true => shake(window, shown),
            false => Task::none(),
        }
    }

    /// Somebody nudged us there.
    pub(super) fn nudged(
        &mut self,
        account: &AccountId,
        conversation: &ConversationId,
    ) -> Task<Message> {
        match self.chat_of(account, conversation) {
            Some(id) => self.shake(id),
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
        if self.chat_of(account, &now).is_none()
            && let Some(id) = self.chat_of(account, was)
            && let Some(chat) = self.chats.get_mut(&id)
        {
            chat.state.became(now);
        }
        Task::none()
    }

    /// Reads a page of what was said there before, unless one is on its way or there is none.
    pub(super) fn load_history(
        &mut self,
        id: &AccountId,
        conversation: &ConversationId,
    ) -> Task<Message> {
        // A conversation of several people is new in each run.
        if conversation.is_group() {
            return Task::none();
        }
        let Some(account) = self.accounts.get_mut(id) else {
            return Task::none();
        };
        let before = match account.history.get(conversation) {
            Some(Reading::Under | Reading::Whole) => return Task::none(),
            Some(Reading::Before(key)) => Some(*key),
            None => None,
        };
        account.history.insert(conversation.clone(), Reading::Under);
        let run = account.launch.id.clone();
        let owner = conversation.clone();
        self.services
            .history(id.clone(), conversation.clone(), before)
            .map(move |page| {
                Message::History(Box::new(Older {
                    run: run.clone(),
                    conversation: owner.clone(),
                    page,
                }))
            })
    }

    /// Reads every open conversation from the history again: events were dropped, and texts among them.
    pub(super) fn read_anew(&mut self, id: &AccountId) -> Task<Message> {
        let open: Vec<ConversationId> = self
            .chats
            .values()
            .filter(|chat| chat.account == *id)
            .map(|chat| chat.state.conversation())
            .filter(|conversation| !conversation.is_group())
            // Without a history there is nothing to read.
            .filter(|conversation| self.contact_settings(id, conversation.as_str()).log)
            .cloned()
            .collect();
        let tasks: Vec<_> = open
            .into_iter()
            .map(|conversation| {
                if let Some(account) = self.accounts.get_mut(id) {
                    account.session.forget_lines(&conversation);
                    account.history.remove(&conversation);
                }
                self.load_history(id, &conversation)
            })
            .collect();
        Task::batch(tasks)
    }

    /// Shows a page of history.
    pub(super) fn history_came(&mut self, older: Older) -> Task<Message> {
        let Some(account) = self
            .accounts
            .get_mut(&older.run.account)
            .filter(|account| account.launch.id == older.run)
        else {
            return Task::none();
        };
        let reading = older.page.first.map_or(Reading::Whole, Reading::Before);
        account.history.insert(older.conversation.clone(), reading);
        let Page {
            lines, emoticons, ..
        } = older.page;
        account
            .session
            .tell_history(&older.conversation, lines, emoticons);
        let pictures = self.read_pictures(&older.run.account);
        Task::batch([pictures, self.session_changed(&older.run.account)])
    }

    /// Keeps how texts look and which emoticons were used, when that changed.
    pub(super) fn keep_habits(&mut self, account: &AccountId) -> Task<Message> {
        let Some(known) = self.accounts.get(account) else {
            return Task::none();
        };
        let session = &known.session;
        let messages = &self.services.settings().messages;
        if messages.format == session.format
            && messages.recent_emoticons == session.recent_emoticons
            && messages.ignore_fonts == session.ignore_fonts
        {
            return Task::none();
        }
        let (format, recent) = (session.format.clone(), session.recent_emoticons.clone());
        let ignore_fonts = session.ignore_fonts;
        // They are the user's, whatever the account.
        for known in self.accounts.values_mut() {
            known.session.format = format.clone();
            known.session.recent_emoticons.clone_from(&recent);
            known.session.ignore_fonts = ignore_fonts;
        }
        self.services
            .change(move |settings| {
                settings.messages.format = format.clone();
                settings.messages.recent_emoticons = recent.clone();
                settings.messages.ignore_fonts = ignore_fonts;
            })
            .map(|()| Message::Done)
    }
}

/// A page of history for a conversation.
#[derive(Clone, Debug)]
pub struct Older {
    run: RunId,
    conversation: ConversationId,
    page: Page,
}

/// Moves the window about for a moment; where the desktop does not let a program do so, what is in it.
fn shake(window: window::Id, shown: ChatId) -> Task<Message> {
    window::position(window).then(move |home| match home {
        Some(home) => Task::stream(crate::shake::places(home))
            .then(move |place| window::move_to(window, place)),
        None => Task::stream(crate::shake::places(Point::ORIGIN)).map(move |place| {
            let by = place - Point::ORIGIN;
            Message::Conversation(shown, conversation::Message::Shaken(by))
        }),
    })
}

/// Lets the desktop ask where a file is to be saved.
pub(super) fn save_as(id: window::Id, title: String, name: String) -> Task<Option<PathBuf>> {
    window::run(id, move |window| {
        rfd::AsyncFileDialog::new()
            .set_title(title)
            .set_file_name(name)
            .set_parent(window)
    })
    .then(|dialog| Task::future(dialog.save_file()))
    .map(|file| file.map(|file| file.path().to_owned()))
}

/// Lets the desktop show its dialog to choose a file to send.
pub(super) fn pick_file(id: window::Id) -> Task<Option<PathBuf>> {
    window::run(id, |window| {
        rfd::AsyncFileDialog::new()
            .set_title(t!("action-send-file"))
            .set_parent(window)
    })
    .then(|dialog| Task::future(dialog.pick_file()))
    .map(|file| file.map(|file| file.path().to_owned()))
}

/// Lets the desktop show its dialog to choose pictures to make emoticons of.
fn pick_emoticons(window: window::Id, id: ChatId) -> Task<Message> {
    window::run(window, |window| {
        rfd::AsyncFileDialog::new()
            .set_title(t!("own-emoticons-add"))
            .add_filter(
                t!("picture-files"),
                &[
                    "png", "jpg", "jpeg", "gif", "bmp", "PNG", "JPG", "JPEG", "GIF", "BMP",
                ],
            )
            .set_parent(window)
    })
    .then(|dialog| Task::future(dialog.pick_files()))
    .map(move |files| match files {
        Some(files) => {
            let paths = files.iter().map(|file| file.path().to_owned()).collect();
            let message = conversation::Message::Emoticons(EmoticonChange::Add(paths));
            Message::Conversation(id, message)
        }
        None => Message::Done,
    })
}

/// Lets the desktop show its dialog to choose a folder of them.
fn pick_emoticon_folder(window: window::Id, id: ChatId) -> Task<Message> {
    window::run(window, |window| {
        rfd::AsyncFileDialog::new()
            .set_title(t!("own-emoticons-import"))
            .set_parent(window)
    })
    .then(|dialog| Task::future(dialog.pick_folder()))
    .map(move |folder| match folder {
        Some(folder) => {
            let change = EmoticonChange::Import(folder.path().to_owned());
            Message::Conversation(id, conversation::Message::Emoticons(change))
        }
        None => Message::Done,
    })
}
