//! The model of one account: who is on the list, who is there, what was said. Fed by engine events only; pure.
//!
//! Everything that is shown carries a revision that rises when it changes, so that a view can tell whether to rebuild.

pub mod conversation;
pub mod roster;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use msnp::api::{
    AccountId, Address, Command, ConversationId, ErrorCode, Event, LinkState, MediaInfo, MessageId,
    SignOutReason, Status, TextFormat, TimedEvent,
};

use msnp::client::Snapshot;

use crate::portrait::Portrait;

pub use conversation::{Conversation, EntryKind, TextEntry};
pub use roster::{Contact, Request, Roster};

/// Conversations kept at once; beyond it the one longest untouched is forgotten (history has it).
const MAX_CONVERSATIONS: usize = 500;

/// One account, as the windows show it.
#[derive(Debug)]
pub struct Session {
    pub account: AccountId,
    pub me: Me,
    pub link: Link,
    pub roster: Roster,
    /// How own texts look.
    pub format: TextFormat,
    /// The emoticons used last, by id, the last first.
    pub recent_emoticons: Vec<String>,
    /// The own picture.
    pub picture: Portrait,
    conversations: BTreeMap<ConversationId, Conversation>,
    touches: u64,
}

/// The own account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    pub address: Address,
    pub display_name: String,
    pub status: Status,
    pub personal_message: String,
    pub media: Option<MediaInfo>,
    pub allow_strangers: bool,
}

/// How the account is connected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    pub state: LinkState,
    /// Milliseconds to the next try while reconnecting.
    pub retry_in: Option<u64>,
    /// The dialect in use: `MSNP12`.
    pub dialect: Option<String>,
    /// Others on the way could read along: there is a network between us and the server, and it is not encrypted.
    pub plain: bool,
    /// Why the account is signed out, once it was signed in.
    pub signed_out: Option<SignOutReason>,
}

/// What an event asks the app to do besides showing the session anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    SignedIn,
    SignedOut(SignOutReason),
    /// Someone wrote: the conversation is to be seen.
    Incoming(ConversationId),
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
}

impl Session {
    /// A session that knows nothing but who we are.
    pub fn new(account: AccountId, address: Address) -> Self {
        Self {
            account,
            me: Me {
                display_name: address.as_str().to_owned(),
                address,
                status: Status::Offline,
                personal_message: String::new(),
                media: None,
                allow_strangers: true,
            },
            link: Link::default(),
            roster: Roster::default(),
            format: TextFormat::default(),
            recent_emoticons: Vec::new(),
            picture: Portrait::default(),
            conversations: BTreeMap::new(),
            touches: 0,
        }
    }

    pub fn is_online(&self) -> bool {
        self.link.state == LinkState::Online
    }

    pub fn conversation(&self, id: &ConversationId) -> Option<&Conversation> {
        self.conversations.get(id)
    }

    /// The name to show for someone: ours, the contact's, or the bare address.
    pub fn name_of<'a>(&'a self, address: &'a Address) -> &'a str {
        if *address == self.me.address {
            return &self.me.display_name;
        }
        self.roster
            .contact(address)
            .map_or(address.as_str(), Contact::shown_name)
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
            }),
        );
        Command::SendText {
            to: to.clone(),
            text: text.to_owned(),
            format,
            id: Some(id),
        }
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
        self.me = Me {
            address: snapshot.me.email.clone(),
            display_name: snapshot.me.display_name.clone(),
            status: snapshot.me.status,
            personal_message: snapshot.me.personal_message.clone(),
            media: snapshot.me.media.clone(),
            allow_strangers: snapshot.me.allow_strangers,
        };
        self.roster.replace(snapshot);
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

    /// Takes in one event.
    pub fn apply(&mut self, timed: TimedEvent) -> Option<Effect> {
        let at = timed.wall;
        match timed.event {
            Event::State { state, detail } => {
                self.link.state = state;
                self.link.retry_in = match state {
                    LinkState::Reconnecting => detail.as_deref().and_then(|d| d.parse().ok()),
                    _ => None,
                };
                if state != LinkState::Online {
                    self.roster.everybody_offline();
                }
                None
            }
            Event::SignedIn {
                email,
                display_name,
                dialect,
            } => {
                self.me.address = email;
                self.me.display_name = display_name;
                self.link.state = LinkState::Online;
                self.link.dialect = Some(dialect);
                self.link.signed_out = None;
                Some(Effect::SignedIn)
            }
            Event::SignedOut { reason } => {
                self.link.state = LinkState::Disconnected;
                self.link.signed_out = Some(reason);
                self.roster.everybody_offline();
                Some(Effect::SignedOut(reason))
            }
            Event::Me {
                display_name,
                status,
                personal_message,
                media,
                allow_strangers,
                ..
            } => {
                self.me = Me {
                    address: self.me.address.clone(),
                    display_name,
                    status,
                    personal_message,
                    media,
                    allow_strangers,
                };
                None
            }
            event => self.apply_to_people(at, event),
        }
    }

    /// Events about contacts.
    fn apply_to_people(&mut self, at: SystemTime, event: Event) -> Option<Effect> {
        match event {
            Event::Roster { .. } => {
                self.roster.touch();
                None
            }
            Event::Group {
                group,
                name,
                removed,
            } => {
                self.roster.group(group, name, removed);
                None
            }
            Event::Contact {
                email,
                display_name,
                groups,
                lists,
                removed,
                ..
            } => {
                if removed {
                    self.roster.remove(&email);
                } else {
                    self.roster
                        .contact_changed(email, display_name, groups, lists);
                }
                None
            }
            Event::ContactRequest {
                email,
                display_name,
                message,
            } => self
                .roster
                .requested(Request {
                    address: email,
                    display_name,
                    message,
                })
                .then_some(Effect::Request),
            Event::Presence {
                email,
                status,
                display_name,
                capabilities,
                picture_sha1d,
            } => {
                let news = roster::Presence {
                    status,
                    display_name,
                    capabilities,
                    picture: picture_sha1d,
                };
                let came = self.roster.presence(&email, news);
                if status == Status::Offline {
                    for conversation in self.conversations.values_mut() {
                        conversation.stop_typing(&email);
                    }
                }
                came.then_some(Effect::CameOnline(email))
            }
            Event::PersonalMessage { email, text, media } => {
                self.roster.personal_message(&email, text, media);
                None
            }
            event => self.apply_to_conversations(at, event),
        }
    }

    /// Events about what is said.
    fn apply_to_conversations(&mut self, at: SystemTime, event: Event) -> Option<Effect> {
        match event {
            Event::Conversation {
                conversation: id,
                participants,
                was,
                closed,
            } => self.people_changed(at, id, participants, was, closed),
            Event::Text {
                conversation: id,
                id: message,
                from,
                name,
                text,
                format,
                offline,
                sent_at,
            } => {
                let own = from == self.me.address;
                let at = sent_at
                    .map(|ms| SystemTime::UNIX_EPOCH + std::time::Duration::from_millis(ms))
                    .unwrap_or(at);
                let conversation = self.open(&id);
                conversation.stop_typing(&from);
                let new = conversation.push_text(
                    at,
                    TextEntry {
                        id: message,
                        from,
                        name,
                        text: text.into(),
                        format,
                        own,
                        delivery: None,
                        offline,
                        again: false,
                    },
                );
                (new && !own).then_some(Effect::Incoming(id))
            }
            Event::Typing {
                conversation: id,
                from,
            } => {
                let stamp = self.open(&id).typing(from.clone());
                Some(Effect::Typing {
                    conversation: id,
                    from,
                    stamp,
                })
            }
            Event::Nudge {
                conversation: id,
                from,
            } => {
                let conversation = self.open(&id);
                conversation.stop_typing(&from);
                conversation.nudged(at, from).then_some(Effect::Nudged(id))
            }
            Event::Delivery {
                id,
                conversation,
                state,
                reason,
            } => {
                if let Some(conversation) = self.conversations.get_mut(&conversation) {
                    conversation.delivered(&id, state, reason);
                }
                None
            }
            Event::Notification { kind, text } => Some(Effect::Announced { kind, text }),
            Event::Error {
                code,
                command,
                message,
            } => Some(Effect::Failed {
                code,
                command,
                message,
            }),
            _ => None,
        }
    }

    fn people_changed(
        &mut self,
        at: SystemTime,
        id: ConversationId,
        participants: Vec<Address>,
        was: Option<ConversationId>,
        closed: bool,
    ) -> Option<Effect> {
        let earlier = was
            .as_ref()
            .and_then(|was| self.conversations.get(was))
            .map(|c| c.entries().cloned().collect::<Vec<_>>());
        let group = id.is_group();
        let conversation = self.open(&id);
        if let Some(earlier) = earlier.filter(|_| conversation.is_empty()) {
            conversation.begin_with(earlier);
        }
        conversation.set_participants(at, participants, closed, group);
        was.map(|was| Effect::Became { was, now: id })
    }
}

#[cfg(test)]
mod tests;
