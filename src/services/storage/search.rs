//! Everything that was said, looked through from the window of the history.

use std::sync::Arc;
use std::time::SystemTime;

use msn_media::plus::stripped;
use msnp::api::{AccountId, Address, ConversationId};
use msnp::keep::NoticeKind;
use papilio_store::{Body, EntryKey, Found, History, Search};

use super::history::{Page, own_address, pages};
use super::{Storage, lock};

/// So much of a conversation is read around a text that was found, on either side.
const AROUND: usize = 60;
/// Texts that are found at once.
pub const FOUND: usize = 50;

/// A conversation of which something is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    pub account: AccountId,
    pub conversation: ConversationId,
    /// When its last line was written.
    pub last: SystemTime,
}

/// Where a conversation is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At its last lines.
    End,
    /// Around this line.
    Entry(EntryKey),
    /// Where this moment was; at the end when nothing was said since.
    Since(SystemTime),
}

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub account: AccountId,
    pub conversation: ConversationId,
    pub key: EntryKey,
    pub at: SystemTime,
    pub from: Address,
    /// The name they had then.
    pub name: Option<String>,
    pub own: bool,
    pub text: Arc<str>,
}

impl Storage {
    /// All conversations of which something is kept, the latest first.
    pub fn talks(&self) -> Vec<Talk> {
        let mut database = lock(&self.0.database);
        let Some((_, history)) = self.open(&mut database) else {
            return Vec::new();
        };
        let mut talks = Vec::new();
        for account in history.accounts().unwrap_or_default() {
            match history.conversations(&account) {
                Ok(conversations) => talks.extend(conversations.into_iter().map(|info| Talk {
                    account: account.clone(),
                    conversation: info.id,
                    last: info.last_at,
                })),
                Err(error) => tracing::warn!(%error, "the history cannot be read"),
            }
        }
        talks.sort_by_key(|talk| std::cmp::Reverse(talk.last));
        talks
    }

    /// What was said with these words in it, the newest first.
    pub fn search(&self, search: &Search) -> Vec<Hit> {
        // On a connection of its own: nobody who reads waits for a long search.
        let Some(history) = self.reader() else {
            return Vec::new();
        };
        match history.search(search, FOUND) {
            Ok(found) => found.into_iter().filter_map(hit).collect(),
            Err(error) => {
                tracing::warn!(%error, "the history cannot be searched");
                Vec::new()
            }
        }
    }

    /// The first line of a conversation that is not older than this.
    pub fn first_since(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
        since: SystemTime,
    ) -> Option<EntryKey> {
        let first = self.reader()?.first_since(account, conversation, since);
        first.unwrap_or_else(|error| {
            tracing::warn!(%error, "the history cannot be read");
            None
        })
    }

    /// What the history is read with, apart from everybody else.
    pub(super) fn reader(&self) -> Option<History> {
        let mut database = lock(&self.0.database);
        let (store, _) = self.open(&mut database)?;
        let reader = store.reader();
        reader
            .inspect_err(|error| tracing::warn!(%error, "the history cannot be opened"))
            .ok()
    }

    /// A conversation around one of its lines, and which line of these that is.
    pub fn page_at(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
        key: EntryKey,
    ) -> (Page, usize) {
        let mut database = lock(&self.0.database);
        let Some((_, history)) = self.open(&mut database) else {
            return <(Page, usize)>::default();
        };
        let before = history.last(account, conversation, Some(key), AROUND);
        let after = history.at(account, conversation, key, AROUND);
        match before.and_then(|before| Ok((before, after?))) {
            Ok((mut entries, after)) => {
                let line = entries.len();
                entries.extend(after);
                (pages(account, entries), line)
            }
            Err(error) => {
                tracing::warn!(%error, "the history cannot be read");
                <(Page, usize)>::default()
            }
        }
    }

    /// Forgets what was said before this moment.
    pub fn forget_before(&self, moment: SystemTime) {
        let sweep = {
            let mut database = lock(&self.0.database);
            self.open(&mut database).map(|(store, _)| store.sweep())
        };
        match sweep.map(|sweep| sweep.and_then(|sweep| sweep.forget_before(moment))) {
            Some(Ok(forgotten)) => tracing::info!(forgotten, "what is older is not kept"),
            Some(Err(error)) => tracing::warn!(%error, "what is older could not be deleted"),
            None => {}
        }
    }

    /// Forgets what was said in a conversation; whether that could be done. What is still to be sent stays.
    pub fn forget_talk(&self, account: &AccountId, conversation: &ConversationId) -> bool {
        let mut database = lock(&self.0.database);
        let Some((store, _)) = self.open(&mut database) else {
            return false;
        };
        let forgotten = store.forget(account, conversation);
        forgotten
            .inspect_err(|error| tracing::warn!(%error, "the history is not deleted"))
            .is_ok()
    }
}

fn hit(found: Found) -> Option<Hit> {
    let Found {
        account,
        conversation,
        entry,
    } = found;
    let me = own_address(&account);
    let (from, name, own, text) = match entry.body {
        Body::Outgoing { text, .. } => (me, None, true, text),
        Body::Incoming {
            from, name, text, ..
        } => {
            let name = name.map(|name| stripped(&name).into_owned());
            (from, name, false, stripped(&text).into())
        }
        Body::Notice {
            who,
            kind: NoticeKind::Action(text),
        } => {
            let own = who == me;
            (who, None, own, text.as_ref().into())
        }
        Body::Notice { .. } => return None,
    };
    Some(Hit {
        account,
        conversation,
        key: entry.key,
        at: entry.at,
        from,
        name,
        own,
        text,
    })
}
