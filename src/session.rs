//! The model of one account: who is on the list, who is there, what was said. Fed by engine events only; pure.
//!
//! Everything that is shown carries a revision that rises when it changes, so that a view can tell whether to rebuild.

mod abilities;
pub mod conversation;
mod direction;
mod events;
mod me;
pub mod pictures;
pub mod roster;
mod said;
mod several;
pub mod transfers;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use msn_media::plus::Spans;
use msnp::api::{
    AccountId, Address, Command, ConversationId, ErrorCode, LinkState, MessageId, Place,
    SignOutReason, TextEmoticon, TextFormat, Way,
};

use msnp::client::Snapshot;
use msnp::dialect::Dialect;
use papilio_store::{ContactSettings, Settings};

use crate::moving::Moving;
use crate::portrait::Portrait;
use crate::theme::Scheme;

pub use conversation::{Conversation, EntryKind, Looks, TextEntry};
pub use me::Me;
pub use pictures::Pictures;
pub use roster::{Contact, Request, Roster};
pub use said::Said;
pub use several::Sessions;
pub use transfers::Transfers;

/// Conversations kept at once; beyond it the one longest untouched is forgotten (history has it).
const MAX_CONVERSATIONS: usize = 500;

/// One account, as the windows show it.
#[derive(Debug)]
pub struct Session {
    pub account: AccountId,
    /// What tells it from the others in the list; nothing while it is the only one there.
    pub label: Option<String>,
    /// The colours it has in the windows.
    pub scheme: Scheme,
    pub me: Me,
    pub link: Link,
    pub roster: Roster,
    /// How own texts look.
    pub format: TextFormat,
    /// Others' texts are shown in the usual font and colour.
    pub ignore_fonts: bool,
    /// The emoticons used last, by id, the last first.
    pub recent_emoticons: Vec<String>,
    /// The own picture.
    pub picture: Portrait,
    /// Pictures of others, by their hash.
    pub pictures: Pictures,
    /// The emoticons the user made.
    pub own_emoticons: Vec<OwnEmoticon>,
    /// Files on their way.
    pub transfers: Transfers,
    /// Where the account is signed in, this place among them; empty where the dialect knows of one only.
    pub places: Vec<Place>,
    /// Unread mail, once the server told of any.
    pub mail: Option<Mail>,
    /// Whether the account may be signed in at several places, as the user wants it.
    pub several_places: bool,
    /// What the user chose about conversations.
    pub habits: Habits,
    /// What was chosen about single contacts; the usual where there is nothing.
    pub people: BTreeMap<Address, ContactSettings>,
    conversations: BTreeMap<ConversationId, Conversation>,
    touches: u64,
}

/// What the user chose about conversations, for every account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habits {
    /// Whether Enter sends; otherwise Ctrl+Enter does.
    pub enter_sends: bool,
    /// Whether every text shows its time.
    pub show_times: bool,
    /// Whether shortcuts are shown as emoticons.
    pub emoticons: bool,
    /// Whether others see that we are typing.
    pub tell_typing: bool,
    /// Whether names have the colours and styles of Messenger Plus!.
    pub name_looks: bool,
}

impl Habits {
    /// As the settings have them.
    pub fn of(settings: &Settings) -> Self {
        let messages = &settings.messages;
        Self {
            enter_sends: messages.enter_sends,
            show_times: messages.show_times,
            emoticons: messages.emoticons,
            tell_typing: messages.tell_typing,
            name_looks: messages.name_looks,
        }
    }
}

impl Default for Habits {
    fn default() -> Self {
        Self::of(&Settings::default())
    }
}

/// An emoticon the user made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEmoticon {
    pub shortcut: String,
    /// Where its file is, for the engine.
    pub path: PathBuf,
    pub picture: Moving,
}

/// Unread mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// In the inbox.
    pub inbox: u32,
    /// In other folders.
    pub elsewhere: u32,
}

/// How the account is connected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    pub state: LinkState,
    /// Milliseconds to the next try while reconnecting.
    pub retry_in: Option<u64>,
    /// The dialect in use: `MSNP12`.
    pub dialect: Option<String>,
    /// How the server is reached, once the engine told.
    pub way: Option<(Way, Protection)>,
    /// The server is on this computer: nobody is on the way to it.
    pub here: bool,
    /// The server is inside this program: there is no way to it to choose.
    pub inside: bool,
    /// The dialects in which the server keeps texts for who is offline.
    pub keeps_texts: Vec<Dialect>,
    /// Why the account is signed out, once it was signed in.
    pub signed_out: Option<SignOutReason>,
}

/// Who could read what is written, on the way to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    Encrypted,
    Plain,
}

impl Link {
    fn reached(&mut self, way: Way, encrypted: bool) {
        let protection = match encrypted {
            true => Protection::Encrypted,
            false => Protection::Plain,
        };
        self.way = Some((way, protection));
    }

    /// Whether others on the way could read along: there is a network between us and the server, and it is not encrypted.
    pub fn is_plain(&self) -> bool {
        !self.here && matches!(self.way, Some((_, Protection::Plain)))
    }
}

/// What an event asks the app to do besides showing the session anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    SignedIn,
    SignedOut(SignOutReason),
    /// Someone wrote: the conversation is to be seen.
    Incoming(ConversationId),
    /// Somebody wants to send a file of this name.
    Offered {
        conversation: ConversationId,
        from: Address,
        name: String,
    },
    Nudged(ConversationId),
    /// Someone types: forget it at the given stamp unless they go on.
    Typing {
        conversation: ConversationId,
        from: Address,
        stamp: u64,
    },
    /// The conversation goes on under another id.
    Became {
        was: ConversationId,
        now: ConversationId,
    },
    CameOnline(Address),
    Request,
    /// The server or the engine said no.
    Failed {
        code: ErrorCode,
        command: Option<String>,
        message: String,
    },
    /// The server announces something.
    Announced {
        kind: String,
        text: String,
    },
    /// A mail arrived.
    Mail {
        from: String,
        subject: String,
    },
    /// A file is there, or was received there.
    FileDone,
    /// This page is to be opened in the browser now.
    Page(PathBuf),
    /// The own picture was changed at another place; the object cache has it.
    OwnPicture(Arc<str>),
}

impl Session {
    /// A session that knows nothing but who we are.
    pub fn new(account: AccountId, address: Address) -> Self {
        Self {
            account,
            label: None,
            scheme: Scheme::default(),
            me: Me::new(address),
            // As of a server with everything the network once had.
            link: Link {
                keeps_texts: Dialect::ALL
                    .iter()
                    .copied()
                    .filter(|d| d.has_offline_messages())
                    .collect(),
                ..Link::default()
            },
            roster: Roster::default(),
            format: TextFormat::default(),
            ignore_fonts: false,
            recent_emoticons: Vec::new(),
            picture: Portrait::default(),
            pictures: Pictures::default(),
            own_emoticons: Vec::new(),
            transfers: Transfers::default(),
            places: Vec::new(),
            mail: None,
            several_places: true,
            habits: Habits::default(),
            people: BTreeMap::new(),
            conversations: BTreeMap::new(),
            touches: 0,
        }
    }

    /// What was chosen about this contact.
    pub fn chosen_about(&self, who: &Address) -> ContactSettings {
        self.people.get(who).copied().unwrap_or_default()
    }

    /// What the account is called: the address, where that says which it is.
    pub fn account_label(&self) -> &str {
        let label = self.label.as_deref();
        label.unwrap_or(self.me.address.as_str())
    }

    pub fn is_online(&self) -> bool {
        self.link.state == LinkState::Online
    }

    pub fn conversation(&self, id: &ConversationId) -> Option<&Conversation> {
        self.conversations.get(id)
    }

    /// Texts nobody has looked at, in all conversations.
    pub fn unread(&self) -> usize {
        self.conversations.values().map(|talk| talk.unread).sum()
    }

    /// The name to show for someone: ours, the contact's, or the bare address.
    pub fn name_of<'a>(&'a self, address: &'a Address) -> &'a str {
        if *address == self.me.address {
            return self.me.shown_name();
        }
        self.roster
            .contact(address)
            .map_or(address.as_str(), Contact::shown_name)
    }

    /// Which stretches of that name look different, if the user wants to see that.
    pub fn looks_of(&self, address: &Address) -> Option<&Spans> {
        if !self.habits.name_looks {
            return None;
        }
        if *address == self.me.address {
            return self.me.looks();
        }
        self.roster.contact(address)?.name_looks()
    }

    /// Makes sure the conversation is there, to be shown in a window.
    pub fn open(&mut self, id: &ConversationId) -> &mut Conversation {
        self.touches += 1;
        let touched = self.touches;
        if !self.conversations.contains_key(id) && self.conversations.len() >= MAX_CONVERSATIONS {
            let oldest = self
                .conversations
                .values()
                .min_by_key(|c| c.touched)
                .map(|c| c.id.clone());
            if let Some(oldest) = oldest {
                self.conversations.remove(&oldest);
            }
        }
        let conversation = self
            .conversations
            .entry(id.clone())
            .or_insert_with(|| Conversation::new(id.clone()));
        conversation.touched = touched;
        conversation
    }

    /// Shows an own text at once; what to tell the engine is given back.
    pub fn write(
        &mut self,
        to: &ConversationId,
        text: &str,
        format: TextFormat,
        at: SystemTime,
    ) -> Command {
        let id = MessageId::new(&crate::ids::fresh());
        let from = self.me.address.clone();
        let format = TextFormat {
            rtl: format.rtl || direction::is_right_to_left(text),
            ..format
        };
        self.open(to).push(
            at,
            EntryKind::Text(TextEntry {
                id: id.clone(),
                from,
                name: None,
                text: Arc::from(text),
                format: format.clone(),
                own: true,
                delivery: None,
                offline: false,
                again: false,
                looks: Looks::default(),
            }),
        );
        let to = to.clone();
        let emoticons = self.emoticons_in(text);
        let text = text.to_owned();
        let id = Some(id);
        if emoticons.is_empty() {
            return Command::SendText {
                to,
                text,
                format,
                id,
            };
        }
        Command::SendEmoticonText {
            to,
            text,
            emoticons,
            format,
            id,
        }
    }

    /// The files of the own emoticons that stand in this text, as many as may go with one.
    fn emoticons_in(&self, text: &str) -> BTreeMap<String, String> {
        /// Of those that stand still, and of those that move.
        const MOST: usize = 5;
        if !self.sends_to_peers() {
            return BTreeMap::new();
        }
        let mut left = [MOST; 2];
        let mut used = BTreeMap::new();
        for own in &self.own_emoticons {
            let left = &mut left[usize::from(own.picture.moves())];
            if *left > 0
                && text.contains(&own.shortcut)
                && let Some(path) = own.path.to_str()
            {
                *left -= 1;
                used.insert(own.shortcut.clone(), path.to_owned());
            }
        }
        used
    }

    /// Shows an own text that did not arrive once more, as a new one; what to tell the engine is given back.
    pub fn write_again(
        &mut self,
        to: &ConversationId,
        id: &MessageId,
        at: SystemTime,
    ) -> Option<Command> {
        let (text, format) = self.conversations.get_mut(to)?.take_back(id)?;
        Some(self.write(to, &text, format, at))
    }

    /// Shows an own nudge at once; what to tell the engine is given back.
    pub fn nudge(&mut self, to: &ConversationId, at: SystemTime) -> Command {
        let from = self.me.address.clone();
        self.open(to).push(
            at,
            EntryKind::Nudge {
                from,
                own: true,
                count: 1,
            },
        );
        Command::Nudge { to: to.clone() }
    }

    /// Shows at once what was drawn here.
    pub fn show_ink(&mut self, to: &ConversationId, gif: &[u8], at: SystemTime) {
        let Ok(picture) = Moving::decode(gif) else {
            return;
        };
        let id = MessageId::new(&crate::ids::fresh());
        // No hash of the network begins so.
        let sha1d: Arc<str> = format!("own {}", id.as_str()).into();
        self.pictures.put(sha1d.clone(), picture);
        let from = self.me.address.clone();
        let own = true;
        self.open(to).push(
            at,
            EntryKind::Ink {
                id,
                from,
                sha1d,
                own,
            },
        );
    }

    /// Puts lines of the history before all others, the oldest first, with the emoticons that stand in them.
    pub fn tell_history(
        &mut self,
        id: &ConversationId,
        lines: Vec<(SystemTime, EntryKind)>,
        emoticons: Vec<(Address, TextEmoticon)>,
    ) {
        for (_, kind) in &lines {
            if let EntryKind::Ink { sha1d, .. } = kind {
                self.pictures.want(sha1d);
            }
        }
        for (_, emoticon) in &emoticons {
            self.pictures.want(&emoticon.sha1d);
        }
        let conversation = self.open(id);
        for (from, TextEmoticon { shortcut, sha1d }) in emoticons.into_iter().rev() {
            conversation.older_emoticon(from, shortcut, sha1d);
        }
        conversation.prepend_history(lines);
    }

    /// Somebody's display picture, once it is here.
    pub fn picture_of(&self, address: &Address) -> Option<&Moving> {
        let sha1d = self.roster.contact(address)?.picture.as_deref()?;
        self.pictures.get(sha1d)
    }

    /// A picture that was wanted was read; `None` when it is not there or no picture.
    pub fn picture_came(&mut self, sha1d: &str, picture: Option<Moving>) {
        self.pictures.came(sha1d, picture);
        for conversation in self.conversations.values_mut() {
            conversation.picture_came(sha1d);
        }
    }

    /// Nobody waits to be read there any more.
    pub fn mark_read(&mut self, id: &ConversationId) {
        if let Some(conversation) = self.conversations.get_mut(id) {
            conversation.mark_read();
        }
    }

    /// Forgets what was said there, to be read from the history again.
    pub fn forget_lines(&mut self, id: &ConversationId) {
        if let Some(conversation) = self.conversations.get_mut(id) {
            conversation.begin_with(Vec::new());
        }
    }

    /// No window shows the conversation any more: what was loaded to be read there may go.
    pub fn stop_reading(&mut self, id: &ConversationId) {
        if let Some(conversation) = self.conversations.get_mut(id) {
            conversation.reading = false;
            conversation.forget();
        }
    }

    /// Forgets that `from` types, unless they typed again since `stamp`.
    pub fn expire_typing(&mut self, id: &ConversationId, from: &Address, stamp: u64) {
        if let Some(conversation) = self.conversations.get_mut(id) {
            conversation.expire_typing(from, stamp);
        }
    }

    /// Reads the whole model anew, after events were dropped. Texts are not in it: they are in the history.
    pub fn replace(&mut self, snapshot: &Snapshot) {
        self.link.state = snapshot.state;
        self.link.dialect = snapshot.dialect.map(|dialect| dialect.to_string());
        if let Some(connection) = snapshot.connection {
            self.link.reached(connection.way, connection.encrypted);
        }
        let me = &snapshot.me;
        self.me = Me::new(me.email.clone()).named(me.display_name.clone());
        self.me.status = me.status;
        self.me.personal_message.clone_from(&me.personal_message);
        self.me.media.clone_from(&me.media);
        self.me.allow_strangers = me.allow_strangers;
        self.me.phones.clone_from(&me.phones);
        self.me.mobile_paging = me.mobile_paging;
        self.places.clone_from(&snapshot.me.places);
        self.roster.replace(snapshot);
        // That they came may be among what was dropped.
        for sha1d in self.roster.pictures() {
            self.pictures.want(&Arc::from(sha1d));
        }
        for info in &snapshot.conversations {
            let group = info.id.is_group();
            self.open(&info.id).set_participants(
                SystemTime::now(),
                info.participants.clone(),
                false,
                group,
            );
        }
        for delivery in &snapshot.deliveries {
            if let Some(conversation) = self.conversations.get_mut(&delivery.conversation) {
                conversation.delivered(&delivery.id, delivery.state, None);
            }
        }
    }
}

#[cfg(test)]
mod tests;
