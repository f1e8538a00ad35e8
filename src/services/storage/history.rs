//! What was said, read from the database a page at a time.

use std::time::SystemTime;

use msnp::api::{AccountId, Address, ConversationId, TextEmoticon};
use msnp::keep::NoticeKind;
use papilio_store::{Body, Entry, EntryKey};

use super::{Storage, lock};
use crate::session::{EntryKind, Looks, TextEntry};

/// Lines of history read at once.
const PAGE: usize = 100;

/// Some lines of history.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The oldest first.
    pub lines: Vec<(SystemTime, EntryKind)>,
    /// The emoticons of people's own that stand in the texts, the oldest first.
    pub emoticons: Vec<(Address, TextEmoticon)>,
    /// The place of the first line, to go on before it; none where nothing is older.
    pub first: Option<EntryKey>,
}

impl Storage {
    /// Reads the lines of a conversation before a place, or its last ones.
    pub fn page(
        &self,
        account: &AccountId,
        conversation: &ConversationId,
        before: Option<EntryKey>,
    ) -> Page {
        let mut database = lock(&self.0.database);
        let Some((_, history)) = self.open(&mut database) else {
            return Page::default();
        };
        match history.last(account, conversation, before, PAGE) {
            Ok(entries) => pages(account, entries),
            Err(error) => {
                tracing::warn!(%error, "the history cannot be read");
                Page::default()
            }
        }
    }
}

/// Entries of the history as lines.
pub(super) fn pages(account: &AccountId, entries: Vec<Entry>) -> Page {
    Page {
        first: entries.first().map(|entry| entry.key),
        emoticons: entries
            .iter()
            .flat_map(|entry| emoticons(account, entry))
            .collect(),
        lines: entries
            .into_iter()
            .map(|entry| (entry.at, line(account, entry)))
            .collect(),
    }
}

/// A line of the transcript for an entry of the history.
fn line(account: &AccountId, entry: Entry) -> EntryKind {
    let me = || own_address(account);
    match entry.body {
        Body::Outgoing {
            text,
            format,
            state,
            reason,
            ..
        } => EntryKind::Text(TextEntry {
            id: entry.id,
            from: me(),
            name: None,
            text,
            format,
            own: true,
            delivery: Some((state, reason)),
            offline: false,
            again: false,
            looks: Looks::default(),
        }),
        Body::Incoming {
            from,
            name,
            text,
            format,
            offline,
            ..
        } => EntryKind::Text(TextEntry {
            format,
            offline,
            ..TextEntry::received(entry.id, from, name.as_deref(), &text)
        }),
        Body::Notice { who, kind } => match kind {
            NoticeKind::Nudge => EntryKind::Nudge {
                own: who == me(),
                from: who,
                count: 1,
            },
            NoticeKind::Joined => EntryKind::Joined(who),
            NoticeKind::Left => EntryKind::Left(who),
            NoticeKind::Action(text) => EntryKind::Action(text.as_ref().to_owned()),
            NoticeKind::Ink(sha1d) => EntryKind::Ink {
                id: entry.id,
                own: who == me(),
                from: who,
                sha1d,
            },
        },
    }
}

/// The own address; an account id is the address and the server.
pub fn own_address(account: &AccountId) -> Address {
    Address::new(account.as_str().rsplit_once('/').map_or("", |(me, _)| me))
}

/// The emoticons of the writer's own in a text, and who the writer is.
fn emoticons(account: &AccountId, entry: &Entry) -> Vec<(Address, TextEmoticon)> {
    let (from, emoticons) = match &entry.body {
        Body::Outgoing { emoticons, .. } if !emoticons.is_empty() => {
            (own_address(account), emoticons)
        }
        Body::Incoming {
            from, emoticons, ..
        } => (from.clone(), emoticons),
        _ => return Vec::new(),
    };
    let of = |emoticon: &TextEmoticon| (from.clone(), emoticon.clone());
    emoticons.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use msnp::api::{MessageId, TextFormat};
    use msnp::keep::{IncomingText, Notice, Record};

    #[test]
    fn history_is_read_in_pages_from_the_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let storage = Storage::new(Some(folder.path().to_owned()));
        let account = AccountId::new("alice@example.com/demo");
        let bob = Address::new("bob@example.net");
        let conversation = ConversationId::with(&bob);
        let cat = TextEmoticon {
            shortcut: "(cat)".to_owned(),
            sha1d: "Y2F0".into(),
        };
        let mut records: Vec<_> = (0..PAGE + 1)
            .map(|n| {
                Record::Incoming(IncomingText {
                    id: MessageId::new(&n.to_string()),
                    conversation: conversation.clone(),
                    from: bob.clone(),
                    name: None,
                    text: n.to_string().into(),
                    format: TextFormat::default(),
                    emoticons: vec![cat.clone()],
                    at: samples::now(),
                    sent_at: None,
                    offline: false,
                })
            })
            .collect();
        let notice = |id: &str, who: &str, kind: NoticeKind| {
            Record::Notice(Notice {
                id: MessageId::new(id),
                conversation: conversation.clone(),
                who: Address::new(who),
                kind,
                at: samples::now(),
            })
        };
        let ink = NoticeKind::Ink("aW5r".into());
        records.extend([
            notice(
                "waves",
                "bob@example.net",
                NoticeKind::Action("Bob waves".into()),
            ),
            notice("drawing", "bob@example.net", ink),
            notice("nudge", "alice@example.com", NoticeKind::Nudge),
        ]);
        let (mut keep, trouble) = storage.keep();
        assert_eq!(trouble, None);
        keep.keep(&account, &records).expect("it is kept");
        let last = storage.page(&account, &conversation, None);
        assert_eq!(last.lines.len(), PAGE);
        let kinds: Vec<&EntryKind> = last.lines.iter().map(|(_, kind)| kind).collect();
        let [.., waves, drawing, nudge] = kinds[..] else {
            panic!("{} lines", kinds.len())
        };
        assert_eq!(*waves, EntryKind::Action("Bob waves".to_owned()));
        assert!(
            matches!(drawing, EntryKind::Ink { own: false, sha1d, .. } if &**sha1d == "aW5r"),
            "{drawing:?}"
        );
        assert!(matches!(nudge, EntryKind::Nudge { own: true, .. }));
        assert_eq!(last.emoticons.len(), PAGE - 3);
        assert_eq!(last.emoticons.first(), Some(&(bob.clone(), cat)));
        storage.forget_before(samples::now());
        let all = storage.page(&account, &conversation, None).lines.len();
        assert_eq!(all, PAGE, "nothing is older than that moment");
        let before = storage.page(&account, &conversation, last.first);
        let ids: Vec<_> = before
            .lines
            .iter()
            .map(|(_, kind)| match kind {
                EntryKind::Text(text) => text.id.as_str(),
                _ => "",
            })
            .collect();
        assert_eq!(ids, ["0", "1", "2", "3"]);
        assert!(
            storage
                .page(&account, &conversation, before.first)
                .lines
                .is_empty()
        );
        storage.forget_before(samples::now() + std::time::Duration::from_secs(1));
        assert!(storage.page(&account, &conversation, None).lines.is_empty());
    }
}
