//! What must outlive the process, as plain records, and the trait that stores them.
//!
//! The machine writes ahead: an own text is kept before it is sent and before it is called queued, a received one before
//! it is acknowledged to anyone. Whoever stores records answers a [`Record`] only when it would survive a power cut.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::api::{
    AccountId, Address, ContactDetails, ConversationId, DeliveryState, GroupId, Lists, MessageId,
    TextEmoticon, TextFormat,
};

/// One thing to store.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// An own text, from the moment Enter is pressed.
    Outgoing(OutgoingText),
    /// An own text has come further.
    Delivery {
        /// Which text.
        id: MessageId,
        /// How far.
        state: DeliveryState,
        /// A code that says why, with `failed` and `unknown`.
        reason: Option<String>,
    },
    /// A received text.
    Incoming(IncomingText),
    /// A line of a conversation that is no text: a nudge, a drawing, someone joined or left.
    Notice(Notice),
    /// A picture, an emoticon, something drawn: kept in the object cache under its hash.
    Object {
        /// `SHA1D`, base64.
        sha1d: Arc<str>,
        /// The object.
        bytes: Bytes,
    },
    /// The whole roster, as it now is on the server.
    Roster(RosterCache),
    /// What to remember about the server: the dialect that worked, the list stamps.
    Session(SessionMemory),
}

/// An own text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutgoingText {
    /// Its id, unique for ever.
    pub id: MessageId,
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    /// Whom it is for; one address, or the members of the group at the time.
    pub to: Vec<Address>,
    /// The text, lines separated by `\n`.
    pub text: Arc<str>,
    /// How it looks.
    pub format: TextFormat,
    /// Emoticons of the writer's own that are in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emoticons: Vec<TextEmoticon>,
    /// When Enter was pressed.
    pub at: SystemTime,
    /// How far it has come.
    pub state: DeliveryState,
}

/// A received text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncomingText {
    /// Its id, unique for ever.
    pub id: MessageId,
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    /// Who wrote it.
    pub from: Address,
    /// The name they had then.
    pub name: Option<String>,
    /// The text, lines separated by `\n`.
    pub text: Arc<str>,
    /// How it looks.
    pub format: TextFormat,
    /// Emoticons of the writer's own that are in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emoticons: Vec<TextEmoticon>,
    /// When it arrived.
    pub at: SystemTime,
    /// When it was sent, if it waited on the server.
    pub sent_at: Option<SystemTime>,
    /// Whether it waited on the server.
    pub offline: bool,
}

/// A line of a conversation that is no text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its id, unique for ever.
    pub id: MessageId,
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    /// Whom it is about; the own address for what we did.
    pub who: Address,
    /// What happened.
    pub kind: NoticeKind,
    /// When.
    pub at: SystemTime,
}

/// What a [`Notice`] tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A nudge.
    Nudge,
    /// Somebody joined the conversation.
    Joined,
    /// Somebody left it.
    Left,
    /// A line that tells of something somebody does.
    Action(Arc<str>),
    /// Something drawn by hand; the `SHA1D` of the object it is.
    Ink(Arc<str>),
}

/// The contact list as it was last seen on the server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterCache {
    /// What else the address book told (MSNP13+), for asking only what changed.
    #[serde(default)]
    pub book: Option<BookCache>,
    /// The groups: id and name.
    pub groups: Vec<(GroupId, String)>,
    /// The contacts of every list.
    pub contacts: Vec<ContactCache>,
}

/// A contact as it was last seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCache {
    /// The address.
    pub address: Address,
    /// The name.
    pub display_name: String,
    /// The GUID of the list (MSNP10+).
    pub guid: Option<String>,
    /// The lists it is on.
    pub lists: Lists,
    /// Ids of its groups.
    pub groups: Vec<GroupId>,
    /// What was written down of it.
    #[serde(default)]
    pub details: ContactDetails,
    /// What it wrote when it asked to be let in.
    #[serde(default)]
    pub invitation: Option<String>,
}

/// What the address book service told besides people (MSNP13+).
///
/// Its times are kept as they came: they go back unchanged (protocol reference, 13 section 2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BookCache {
    /// When the memberships last changed.
    pub members_changed: Option<String>,
    /// When the address book last changed.
    pub contacts_changed: Option<String>,
    /// The word that lets the service find our data again.
    pub cache_key: Option<String>,
    /// The number of the account (CID), as it was told.
    pub cid: Option<String>,
    /// The settings of the account.
    pub settings: BookSettings,
}

/// The settings of an account that are kept in its address book; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BookSettings {
    /// Whether people on neither list may see us and write (`MSN.IM.BLP`).
    pub allow_strangers: Option<bool>,
    /// Whether we are asked when somebody adds us (`MSN.IM.GTC`).
    pub ask_me: Option<bool>,
    /// Whether several places may be signed in at once (`MSN.IM.MPOP`).
    pub several_places: Option<bool>,
    /// Whether name, message and picture are kept by the service (`MSN.IM.RoamLiveProperties`).
    pub roams: Option<bool>,
    /// Whether the own mobile phone takes messages (`MSN.IM.MBEA`).
    pub mobile: Option<bool>,
}

/// What to remember about a server and the account on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionMemory {
    /// The dialect of the last good sign-in, `MSNP12`.
    pub dialect: Option<String>,
    /// The own display name.
    pub display_name: Option<String>,
    /// The own personal message.
    pub personal_message: Option<String>,
    /// Login addresses told by the nexus.
    pub login_url: Option<String>,
    /// The GUID of this place, in braces (MSNP16+): the same for ever, so that a server knows it again.
    pub machine: Option<String>,
    /// The dialect that worked where better ones did not.
    #[serde(default)]
    pub fallback: Option<Fallback>,
    /// The name, the message and the picture that this place and the roaming profile last agreed on.
    #[serde(default)]
    pub roamed: Option<Roamed>,
    /// The object of the own display picture, XML; the cache has its bytes.
    #[serde(default)]
    pub picture: Option<String>,
}

/// What roams from place to place (MSNP13+); `None` for what was never agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roamed {
    /// The own display name.
    pub display_name: Option<String>,
    /// The own personal message.
    pub personal_message: Option<String>,
    /// `SHA1D` of the own display picture; empty where there was none.
    #[serde(default)]
    pub picture: Option<String>,
}

impl Roamed {
    /// Whether name and message are the same.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.display_name == other.display_name && self.personal_message == other.personal_message
    }
}

/// A dialect that worked on a server after better ones had failed there: the next sign-in begins with it, for some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fallback {
    /// The server, `host:port`.
    pub server: String,
    /// The best dialect that was tried; with a better one all is tried again.
    pub best: String,
    /// The one that worked.
    pub worked: String,
    /// When that was found out.
    pub at: SystemTime,
}

/// What an earlier run left for the machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Own texts that are `queued`, in order, and those left `sent`, which are `unknown` now.
    pub outbox: Vec<OutgoingText>,
    /// The roster of the last sign-in.
    pub roster: Option<RosterCache>,
    /// What was remembered about the server.
    pub session: SessionMemory,
}

/// Why something could not be stored or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("storage failed: {0}")]
pub struct KeepError(pub String);

/// Stores records for accounts. Called from a thread that may block.
pub trait Keep: Send {
    /// Stores all records, in order, all or none; returns when they would survive a power cut.
    ///
    /// # Errors
    /// When they could not be stored: disk full, file broken.
    fn keep(&mut self, account: &AccountId, records: &[Record]) -> Result<(), KeepError>;

    /// What an earlier run left for this account.
    ///
    /// # Errors
    /// When it could not be read.
    fn restore(&mut self, account: &AccountId) -> Result<State, KeepError>;

    /// The object with this hash (`SHA1D`, base64), if it is in the cache.
    ///
    /// # Errors
    /// When the cache could not be read.
    fn object(&mut self, sha1d: &str) -> Result<Option<Bytes>, KeepError>;
}

/// A [`Keep`] that forgets at the end of the process: for the demo without a folder, bots and tests. It holds what
/// [`Keep::restore`] gives back and no more, however much is said.
#[derive(Clone, Debug, Default)]
pub struct MemoryKeep {
    states: BTreeMap<AccountId, State>,
    /// Objects, the oldest first.
    objects: VecDeque<(Arc<str>, Bytes)>,
}

impl MemoryKeep {
    /// Bytes of objects it holds.
    const OBJECTS: usize = 8 * 1024 * 1024;

    fn keep_object(&mut self, sha1d: &Arc<str>, bytes: &Bytes) {
        if self.objects.iter().all(|(known, _)| known != sha1d) {
            self.objects.push_back((Arc::clone(sha1d), bytes.clone()));
        }
        let mut held: usize = self.objects.iter().map(|(_, bytes)| bytes.len()).sum();
        while held > Self::OBJECTS
            && let Some((_, oldest)) = self.objects.pop_front()
        {
            held -= oldest.len();
        }
    }
}

impl Keep for MemoryKeep {
    fn keep(&mut self, account: &AccountId, records: &[Record]) -> Result<(), KeepError> {
        for record in records {
            if let Record::Object { sha1d, bytes } = record {
                self.keep_object(sha1d, bytes);
            }
        }
        let state = self.states.entry(account.clone()).or_default();
        for record in records {
            match record {
                Record::Object { .. } => {}
                Record::Outgoing(text) if text.state.is_final() => {}
                Record::Outgoing(text) => state.outbox.push(text.clone()),
                Record::Delivery {
                    id, state: reached, ..
                } => {
                    let found = state.outbox.iter().position(|text| text.id == *id);
                    if let Some(at) = found {
                        if reached.is_final() {
                            state.outbox.remove(at);
                        } else if let Some(text) = state.outbox.get_mut(at) {
                            text.state = *reached;
                        }
                    }
                }
                Record::Roster(roster) => state.roster = Some(roster.clone()),
                Record::Session(session) => state.session = session.clone(),
                Record::Incoming(_) | Record::Notice(_) => {}
            }
        }
        Ok(())
    }

    fn restore(&mut self, account: &AccountId) -> Result<State, KeepError> {
        Ok(self.states.get(account).cloned().unwrap_or_default())
    }

    fn object(&mut self, sha1d: &str) -> Result<Option<Bytes>, KeepError> {
        let found = self.objects.iter().find(|(known, _)| &**known == sha1d);
        Ok(found.map(|(_, bytes)| bytes.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_holds_no_more_than_it_gives_back() {
        let account = AccountId::new("alice@example.com/demo");
        let conversation = ConversationId::new("bob@example.net");
        let mut memory = MemoryKeep::default();
        for number in 0..3 {
            let text = OutgoingText {
                id: MessageId::new(&format!("m{number}")),
                conversation: conversation.clone(),
                to: Vec::new(),
                text: "hello".into(),
                format: TextFormat::default(),
                emoticons: Vec::new(),
                at: SystemTime::UNIX_EPOCH,
                state: DeliveryState::Queued,
            };
            memory
                .keep(&account, &[Record::Outgoing(text)])
                .expect("memory takes everything");
        }
        let reached = |id: &str, state| Record::Delivery {
            id: MessageId::new(id),
            state,
            reason: None,
        };
        let records = [
            reached("m0", DeliveryState::Acknowledged),
            reached("m1", DeliveryState::Sent),
        ];
        memory
            .keep(&account, &records)
            .expect("memory takes everything");
        let left = memory.restore(&account).expect("it is there").outbox;
        let left: Vec<_> = left
            .iter()
            .map(|text| (text.id.as_str(), text.state))
            .collect();
        assert_eq!(
            left,
            [("m1", DeliveryState::Sent), ("m2", DeliveryState::Queued)]
        );
        assert_eq!(memory.states[&account].outbox.len(), 2);
    }
}
