//! What is being written: saved soon after each change, there again after a restart.

use std::time::Duration;

use iced::Task;
use msnp::api::{AccountId, ConversationId};

use super::{App, Message};
use crate::services::KeptDrafts;

/// How long a change waits for the next one before it is saved.
const SOON: Duration = Duration::from_millis(600);

/// What is being written, as it is saved.
#[derive(Debug, Default)]
pub struct Drafts {
    all: KeptDrafts,
    /// What an earlier run left was read.
    read: bool,
    /// They will be saved.
    waiting: bool,
}

impl Drafts {
    /// Takes in what an earlier run left, once.
    pub fn take_in(&mut self, kept: &KeptDrafts) {
        if !std::mem::replace(&mut self.read, true) {
            for (account, texts) in kept {
                let known = self.all.entry(account.clone()).or_default();
                for (conversation, text) in texts {
                    known.entry(conversation.clone()).or_insert(text.clone());
                }
            }
        }
    }

    /// What was being written there.
    pub fn of(&self, account: &AccountId, conversation: &ConversationId) -> Option<&str> {
        let text = self.all.get(account.as_str())?.get(conversation.as_str())?;
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
        let texts = self.drafts.all.entry(account.to_string()).or_default();
        match draft {
            "" => texts.remove(conversation.as_str()),
            draft => texts.insert(conversation.to_string(), draft.to_owned()),
        };
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
