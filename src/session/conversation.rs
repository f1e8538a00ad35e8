//! What was said in one conversation, as far as a window needs it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use msn_media::plus::{self, Spans};
use msnp::api::{Address, ConversationId, DeliveryState, MessageId, TextFormat};

/// Entries kept in memory; older ones are in the history.
pub const MAX_ENTRIES: usize = 2_000;
/// Entries kept while someone reads far up.
const MAX_READ: usize = 50_000;
/// A second nudge of the same person within this is counted on the line of the first.
const NUDGE_FOLD: Duration = Duration::from_secs(10);
/// The most emoticons of one person that are known in one conversation.
const MAX_EMOTICONS: usize = 200;

/// One conversation.
#[derive(Debug)]
pub struct Conversation {
    pub id: ConversationId,
    pub participants: Vec<Address>,
    /// Everybody left, or we did.
    pub closed: bool,
    /// Texts and nudges that came since it was last looked at.
    pub unread: usize,
    /// When the last text of someone else arrived.
    pub last_received: Option<SystemTime>,
    /// What is being written, kept while no window shows it.
    pub draft: String,
    /// Nothing older is in the history.
    pub complete: bool,
    /// Someone looks at older lines: none of them may go.
    pub reading: bool,
    /// Rises when anything here changes.
    pub revision: u64,
    pub(super) touched: u64,
    entries: VecDeque<Entry>,
    next_key: u64,
    typing: Vec<(Address, u64)>,
    typed: u64,
    emoticons: BTreeMap<Address, Shortcuts>,
}

/// The emoticons someone made: shortcut and `SHA1D` of the picture.
pub type Shortcuts = BTreeMap<String, Arc<str>>;

/// One line of the transcript.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number, one more than that of the line before, for ever the same while the program runs.
    pub key: u64,
    pub at: SystemTime,
    pub kind: EntryKind,
    /// From an earlier run: shown dimmed.
    pub old: bool,
    /// Rises when the line changes.
    pub revision: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum EntryKind {
    Text(TextEntry),
    /// `count` nudges in a row.
    Nudge {
        from: Address,
        own: bool,
        count: u32,
    },
    Joined(Address),
    Left(Address),
    /// Something drawn by hand; `sha1d` of what it looks like.
    Ink {
        id: MessageId,
        from: Address,
        sha1d: Arc<str>,
        own: bool,
    },
    /// A line that tells of something somebody does.
    Action(String),
    /// Somebody invited us to something that was declined.
    Invitation {
        from: Address,
        kind: String,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct TextEntry {
    pub id: MessageId,
    pub from: Address,
    /// The name they had when they wrote.
    pub name: Option<String>,
    pub text: Arc<str>,
    pub format: TextFormat,
    pub own: bool,
    /// How far an own text has come, and why it went no further; `None` until the engine says.
    pub delivery: Option<(DeliveryState, Option<String>)>,
    /// It waited on the server.
    pub offline: bool,
    /// It was sent once more, further below.
    pub again: bool,
    /// What codes of Messenger Plus! say about it.
    pub looks: Looks,
}

/// Which stretches of a text, and of the name of who wrote it, look different.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks {
    pub name: Option<Spans>,
    pub text: Option<Spans>,
}

impl TextEntry {
    /// A text of somebody else, without the codes that are in it and in the name.
    pub fn received(id: MessageId, from: Address, name: Option<&str>, text: &str) -> Self {
        let (text, looks) = plus::read(text);
        let (name, name_looks) = name.map(plus::read).unzip();
        Self {
            id,
            from,
            name: name.map(Cow::into_owned),
            text: text.into(),
            format: TextFormat::default(),
            own: false,
            delivery: None,
            offline: false,
            again: false,
            looks: Looks {
                name: name_looks.flatten(),
                text: looks,
            },
        }
    }
}

/// The key of the first line that does not come from history: there is room below for all that ever could.
const FIRST_KEY: u64 = 1 << 32;

impl Conversation {
    pub(super) fn new(id: ConversationId) -> Self {
        let participants = if id.is_group() {
            Vec::new()
        } else {
            vec![Address::new(id.as_str())]
        };
        Self {
            id,
            participants,
            closed: false,
            unread: 0,
            last_received: None,
            draft: String::new(),
            complete: false,
            reading: false,
            revision: 0,
            touched: 0,
            entries: VecDeque::new(),
            next_key: FIRST_KEY,
            typing: Vec::new(),
            typed: 0,
            emoticons: BTreeMap::new(),
        }
    }

    /// All lines, the oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator {
        self.entries.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Who is typing, the first first.
    pub fn typing_now(&self) -> impl Iterator<Item = &Address> {
        self.typing.iter().map(|(who, _)| who)
    }

    /// Adds a line at the end.
    pub fn push(&mut self, at: SystemTime, kind: EntryKind) {
        self.revision += 1;
        self.entries.push_back(Entry {
            key: self.next_key,
            at,
            kind,
            old: false,
            revision: 0,
        });
        self.next_key += 1;
        self.forget();
    }

    /// Forgets the oldest lines beyond what is kept; they can be loaded again.
    pub fn forget(&mut self) {
        let keep = if self.reading { MAX_READ } else { MAX_ENTRIES };
        if self.entries.len() > keep {
            self.entries.drain(..self.entries.len() - keep);
            self.complete = false;
        }
    }

    /// The line with this key.
    pub fn entry(&self, key: u64) -> Option<&Entry> {
        let first = self.entries.front()?.key;
        // Keys are without a gap.
        self.entries
            .get(usize::try_from(key.checked_sub(first)?).ok()?)
    }

    /// Puts lines of the history before all others, the oldest first; none means that there are no more.
    pub fn prepend_history(&mut self, lines: Vec<(SystemTime, EntryKind)>) {
        self.complete = lines.is_empty();
        let mut key = self.entries.front().map_or(self.next_key, |e| e.key);
        let id = |kind: &EntryKind| match kind {
            EntryKind::Text(text) => Some(text.id.clone()),
            _ => None,
        };
        let new: HashSet<MessageId> = lines.iter().filter_map(|(_, kind)| id(kind)).collect();
        let known: HashSet<&MessageId> = self
            .entries
            .iter()
            .filter_map(|entry| match &entry.kind {
                EntryKind::Text(text) => new.get(&text.id),
                _ => None,
            })
            .collect();
        let first = self.entries.front().map(|entry| entry.at);
        for (at, kind) in lines.into_iter().rev() {
            let here_already = match &kind {
                EntryKind::Text(text) => known.contains(&text.id),
                // These have no id here: since the first line that is here, all are.
                EntryKind::Nudge { .. }
                | EntryKind::Joined(_)
                | EntryKind::Left(_)
                | EntryKind::Ink { .. }
                | EntryKind::Action(_)
                | EntryKind::Invitation { .. } => first.is_some_and(|first| at >= first),
            };
            if here_already {
                continue;
            }
            key = key.saturating_sub(1);
            self.entries.push_front(Entry {
                key,
                at,
                kind,
                old: true,
                revision: 0,
            });
        }
        self.revision += 1;
    }

    pub(super) fn begin_with(&mut self, entries: Vec<Entry>) {
        if let Some(last) = entries.last() {
            self.next_key = self.next_key.max(last.key + 1);
        }
        self.entries = entries.into();
        self.revision += 1;
    }

    /// Adds a text unless it is here already; whether it is new.
    pub(super) fn push_text(&mut self, at: SystemTime, text: TextEntry) -> bool {
        if self.find_text(&text.id).is_some() {
            return false;
        }
        if !text.own {
            self.unread += 1;
            self.last_received = Some(at);
        }
        self.push(at, EntryKind::Text(text));
        true
    }

    /// A nudge came; whether it is to be felt (not folded into the one before).
    pub(super) fn nudged(&mut self, at: SystemTime, from: Address) -> bool {
        self.revision += 1;
        if let Some(last) = self.entries.back_mut()
            && let EntryKind::Nudge {
                from: who,
                own: false,
                count,
            } = &mut last.kind
            && *who == from
            && at.duration_since(last.at).unwrap_or_default() < NUDGE_FOLD
        {
            *count = count.saturating_add(1);
            last.revision += 1;
            return false;
        }
        self.unread += 1;
        self.push(
            at,
            EntryKind::Nudge {
                from,
                own: false,
                count: 1,
            },
        );
        true
    }

    /// Something of someone else came that is to be seen.
    pub(super) fn came(&mut self, at: SystemTime, kind: EntryKind) {
        self.unread += 1;
        self.last_received = Some(at);
        self.push(at, kind);
    }

    /// Somebody's emoticon: from now on the shortcut stands for it in their texts.
    pub(super) fn emoticon(&mut self, from: Address, shortcut: String, sha1d: Arc<str>) {
        let known = self.emoticons.entry(from).or_default();
        if known.len() < MAX_EMOTICONS || known.contains_key(&shortcut) {
            known.insert(shortcut, sha1d);
        }
    }

    /// The same, of an older text: what the shortcut stands for since then counts more.
    pub(super) fn older_emoticon(&mut self, from: Address, shortcut: String, sha1d: Arc<str>) {
        let known = self.emoticons.get(&from);
        if known.is_none_or(|known| !known.contains_key(&shortcut)) {
            self.emoticon(from, shortcut, sha1d);
        }
    }

    /// The emoticons of somebody that are known here.
    pub fn emoticons_of(&self, person: &Address) -> Option<&Shortcuts> {
        self.emoticons.get(person)
    }

    /// This picture can be shown now: the lines it stands in are to be laid out anew.
    pub(super) fn picture_came(&mut self, sha1d: &str) {
        let Self {
            emoticons, entries, ..
        } = self;
        let mut any = false;
        for entry in entries {
            let shown = match &entry.kind {
                EntryKind::Ink { sha1d: ink, .. } => ink.as_ref() == sha1d,
                EntryKind::Text(text) => emoticons.get(&text.from).is_some_and(|known| {
                    known
                        .iter()
                        .any(|(shortcut, of)| of.as_ref() == sha1d && text.text.contains(shortcut))
                }),
                _ => false,
            };
            if shown {
                entry.revision += 1;
                any = true;
            }
        }
        if any {
            self.revision += 1;
        }
    }

    pub(super) fn delivered(
        &mut self,
        id: &MessageId,
        state: DeliveryState,
        reason: Option<String>,
    ) {
        let Some(at) = self.find_text(id) else { return };
        if let Some(entry) = self.entries.get_mut(at)
            && let EntryKind::Text(text) = &mut entry.kind
        {
            text.delivery = Some((state, reason));
            entry.revision += 1;
            self.revision += 1;
        }
    }

    /// The text and look of an own line that is to be sent once more; the line offers it no longer.
    pub(super) fn take_back(&mut self, id: &MessageId) -> Option<(Arc<str>, TextFormat)> {
        let at = self.find_text(id)?;
        let entry = self.entries.get_mut(at)?;
        let EntryKind::Text(text) = &mut entry.kind else {
            return None;
        };
        if !text.own || text.again {
            return None;
        }
        text.again = true;
        entry.revision += 1;
        self.revision += 1;
        Some((text.text.clone(), text.format.clone()))
    }

    pub(super) fn set_participants(
        &mut self,
        at: SystemTime,
        participants: Vec<Address>,
        closed: bool,
        group: bool,
    ) {
        self.revision += 1;
        if group && !self.participants.is_empty() {
            let joined = participants
                .iter()
                .filter(|p| !self.participants.contains(p))
                .cloned()
                .map(EntryKind::Joined);
            let left = self
                .participants
                .iter()
                .filter(|p| !participants.contains(p))
                .cloned()
                .map(EntryKind::Left);
            let lines: Vec<_> = joined.chain(left).collect();
            for line in lines {
                self.push(at, line);
            }
        }
        self.typing.retain(|(who, _)| participants.contains(who));
        // A conversation with one person keeps them, there or not.
        if group || !participants.is_empty() {
            self.participants = participants;
        }
        self.closed = closed;
    }

    /// `from` types; the stamp to expire it with.
    pub(super) fn typing(&mut self, from: Address) -> u64 {
        self.typed += 1;
        let stamp = self.typed;
        match self.typing.iter_mut().find(|(who, _)| *who == from) {
            Some(entry) => entry.1 = stamp,
            None => {
                self.typing.push((from, stamp));
                self.revision += 1;
            }
        }
        stamp
    }

    pub(super) fn stop_typing(&mut self, from: &Address) {
        let before = self.typing.len();
        self.typing.retain(|(who, _)| who != from);
        if self.typing.len() != before {
            self.revision += 1;
        }
    }

    pub(super) fn expire_typing(&mut self, from: &Address, stamp: u64) {
        if self
            .typing
            .iter()
            .any(|(who, at)| who == from && *at == stamp)
        {
            self.stop_typing(from);
        }
    }

    pub(super) fn mark_read(&mut self) {
        if self.unread != 0 {
            self.unread = 0;
            self.revision += 1;
        }
    }

    /// Where the text with this id stands; looked for from the end, where it mostly is.
    fn find_text(&self, id: &MessageId) -> Option<usize> {
        self.entries
            .iter()
            .rposition(|e| matches!(&e.kind, EntryKind::Text(text) if text.id == *id))
    }
}
