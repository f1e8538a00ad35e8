//! Everything there is to show of an account, at one moment.

use super::{Client, Connection, Contact, Group, Me};
use crate::api::{Address, ConversationId, DeliveryState, LinkState, MessageId, TransferInfo};
use crate::dialect::Dialect;

/// Everything a window needs to draw itself anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// How far the connection is.
    pub state: LinkState,
    /// How the server is reached, once it has answered.
    pub connection: Option<Connection>,
    /// The dialect that is spoken, once it is known.
    pub dialect: Option<Dialect>,
    /// The own person.
    pub me: Me,
    /// The groups of the list.
    pub groups: Vec<Group>,
    /// Everybody on any list.
    pub contacts: Vec<Contact>,
    /// The conversations that have somebody in them, or wait for somebody.
    pub conversations: Vec<ConversationInfo>,
    /// The own texts whose fate is not known yet, in order.
    pub deliveries: Vec<DeliveryInfo>,
    /// Files on their way, and those that are offered and not answered.
    pub transfers: Vec<TransferInfo>,
}

impl Default for Snapshot {
    /// Of an account that nobody knows anything of yet.
    fn default() -> Self {
        Self {
            state: LinkState::Disconnected,
            connection: None,
            dialect: None,
            me: Me::new(Address::new("")),
            groups: Vec::new(),
            contacts: Vec::new(),
            conversations: Vec::new(),
            deliveries: Vec::new(),
            transfers: Vec::new(),
        }
    }
}

/// A conversation, for [`Snapshot`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversationInfo {
    /// Its id.
    pub id: ConversationId,
    /// Who is in it besides us.
    pub participants: Vec<Address>,
}

/// An own text on its way, for [`Snapshot`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryInfo {
    /// The text.
    pub id: MessageId,
    /// Where it belongs.
    pub conversation: ConversationId,
    /// How far it is.
    pub state: DeliveryState,
    /// Why it is not further.
    pub reason: Option<String>,
}

impl Client {
    /// Everything there is to show.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            state: self.signin.told,
            connection: self.road.told,
            dialect: self.signin.dialect,
            me: self.model.me.clone(),
            groups: self.model.roster.groups().collect(),
            contacts: self.model.roster.contacts().cloned().collect(),
            conversations: self
                .chats
                .values()
                .map(|chat| ConversationInfo {
                    id: chat.id.clone(),
                    participants: chat.told.clone(),
                })
                .collect(),
            deliveries: self
                .outbox
                .open()
                .map(|(text, state, reason)| DeliveryInfo {
                    id: text.id.clone(),
                    conversation: text.conversation.clone(),
                    state,
                    reason: reason.map(str::to_owned),
                })
                .collect(),
            transfers: self.peers.transfers().cloned().collect(),
        }
    }
}
