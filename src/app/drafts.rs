//! What is being written, and which conversations are open: saved soon after each change, there again after a restart.

use std::time::Duration;

use iced::Task;
use msnp::api::{AccountId, ConversationId};

use super::windows::Wanted;
use super::{App, Message, Window};
use crate::services::KeptDrafts;

/// How long a change waits for the next one before it is saved.
const SOON: Duration = Duration::from_millis(600);
/// The most conversations that are opened again.
const MOST: usize = 20;

/// What is being written and what is open, as it is saved.
#[derive(Debug, Default)]
pub struct Drafts {
    all: KeptDrafts,
    /// What an earlier run left was read.
    read: bool,
    /// They will be saved.
    waiting: bool,
}

impl Drafts {
    /// Takes in what an earlier run left, once; whether this was the time.
    pub fn take_in(&mut self, kept: &KeptDrafts) -> bool {
        let first = !std::mem::replace(&mut self.read, true);
        if first {
            for (account, texts) in &kept.texts {
                let known = self.all.texts.entry(account.clone()).or_default();
                for (conversation, text) in texts {
                    known.entry(conversation.clone()).or_insert(text.clone());
                }
            }
            for (account, apart) in &kept.apart {
                let known = self.all.apart.entry(account.clone()).or_default();
                known.extend(apart.iter().cloned());
            }
            for (account, open) in &kept.open {
                let known = self.all.open.entry(account.clone()).or_default();
                let new = open.iter().filter(|one| !known.contains(one));
                let new: Vec<String> = new.cloned().collect();
                known.extend(new);
            }
        }
        first
    }

    /// The conversations that were open.
    pub fn open(&self, account: &AccountId) -> Vec<ConversationId> {
        let open = self.all.open.get(account.as_str());
        let open = open.into_iter().flatten();
        open.take(MOST).map(|id| ConversationId::new(id)).collect()
    }

    /// Whether this conversation had a window of its own beside the tabs.
    pub fn is_apart(&self, account: &AccountId, conversation: &ConversationId) -> bool {
        let apart = self.all.apart.get(account.as_str());
        apart.is_some_and(|apart| apart.contains(conversation.as_str()))
    }

    /// What was being written there.
    pub fn of(&self, account: &AccountId, conversation: &ConversationId) -> Option<&str> {
        let texts = self.all.texts.get(account.as_str())?;
        let text = texts.get(conversation.as_str())?;
        Some(text)
    }
}

impl App {
    /// Sees to it that what is being written there is saved, if it changed.
    pub(super) fn note_draft(
        &mut self,
        account: &AccountId,
        conversation: &ConversationId,
    ) -> Task<Message> {
        // A conversation of several people is another one after a restart.
        if conversation.is_group() {
            return Task::none();
        }
        let known = self.accounts.get(account);
        let known = known.and_then(|known| known.session.conversation(conversation));
        let Some(draft) = known.map(|known| known.draft.as_str()) else {
            return Task::none();
        };
        if self.drafts.of(account, conversation).unwrap_or_default() == draft {
            return Task::none();
        }
        let texts = self
            .drafts
            .all
            .texts
            .entry(account.to_string())
            .or_default();
        match draft {
            "" => texts.remove(conversation.as_str()),
            draft => texts.insert(conversation.to_string(), draft.to_owned()),
        };
        self.keep_drafts_soon()
    }

    /// A conversation got a window, or has none any more.
    pub(super) fn note_open(
        &mut self,
        account: &AccountId,
        conversation: &ConversationId,
        is_open: bool,
    ) -> Task<Message> {
        if conversation.is_group() {
            return Task::none();
        }
        let open = self.drafts.all.open.entry(account.to_string()).or_default();
        let known = open.iter().position(|known| known == conversation.as_str());
        match (is_open, known) {
            (true, None) => open.push(conversation.to_string()),
            (false, Some(at)) => drop(open.remove(at)),
            _ => return Task::none(),
        }
        self.keep_drafts_soon()
    }

    /// A conversation has a window of its own beside the tabs, or not any more.
    pub(super) fn note_apart(
        &mut self,
        account: &AccountId,
        conversation: &ConversationId,
        is_apart: bool,
    ) -> Task<Message> {
        let apart = &mut self.drafts.all.apart;
        let known = apart.entry(account.to_string()).or_default();
        let changed = match is_apart && !conversation.is_group() {
            true => known.insert(conversation.to_string()),
            false => known.remove(conversation.as_str()),
        };
        if known.is_empty() {
            apart.remove(account.as_str());
        }
        match changed {
            true => self.keep_drafts_soon(),
            false => Task::none(),
        }
    }

    /// The tabs stand in another order.
    pub(super) fn note_order(&mut self) -> Task<Message> {
        let tabs = self.windows.values().filter_map(|window| match window {
            Window::Chats(tabs) => Some(tabs.chats()),
            _ => None,
        });
        let order: Vec<(String, String)> = tabs
            .flatten()
            .filter_map(|id| self.chats.get(id))
            .map(|chat| {
                let conversation = chat.state.conversation().to_string();
                (chat.account.to_string(), conversation)
            })
            .collect();
        for (account, open) in &mut self.drafts.all.open {
            let place = |name: &String| order.iter().position(|(a, n)| a == account && n == name);
            open.sort_by_key(|name| place(name));
        }
        self.keep_drafts_soon()
    }

    /// Opens the conversations of an account that were open in the last run.
    pub(super) fn open_again(&mut self, account: &AccountId) -> Task<Message> {
        let open = self.drafts.open(account).into_iter();
        let tasks: Vec<_> = open
            .map(|conversation| self.open_conversation(account, &conversation, Wanted::Again))
            .collect();
        Task::batch(tasks)
    }

    fn keep_drafts_soon(&mut self) -> Task<Message> {
        if std::mem::replace(&mut self.drafts.waiting, true) {
            return Task::none();
        }
        Task::future(async {
            tokio::time::sleep(SOON).await;
            Message::KeepDrafts
        })
    }

    pub(super) fn keep_drafts(&mut self) -> Task<Message> {
        self.drafts.waiting = false;
        self.services
            .keep_drafts(self.drafts.all.clone())
            .map(|()| Message::Done)
    }

    /// Saves at once what waits to be saved: the program ends.
    pub(super) fn keep_last_drafts(&mut self) {
        if std::mem::take(&mut self.drafts.waiting) {
            self.services.storage.keep_drafts(&self.drafts.all);
        }
    }
}
