//! A contact, and the own person.

use std::sync::Arc;

use crate::api::{
    Address, ContactDetails, EndpointId, GroupId, Lists, MediaInfo, Phones, Place, Status,
};
use crate::command::Capabilities;
use crate::object::MsnObject;

use super::OTHER_CONTACTS;

/// The network of most people; others are 2 Communicator, 4 phones, 32 Yahoo (protocol reference, 03 section 5).
pub(crate) const MESSENGER: u32 = 1;

/// How available a contact is and what their client can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// The status.
    pub status: Status,
    /// The capability number of their client, bits and version as in the protocol reference, 04 section 3.
    pub capabilities: u64,
    /// The hash of their display picture, base64 as on the wire.
    pub picture_sha1d: Option<String>,
    /// The object that names their display picture.
    pub picture: Option<Arc<MsnObject>>,
}

impl Default for Presence {
    fn default() -> Self {
        Self {
            status: Status::Offline,
            capabilities: 0,
            picture_sha1d: None,
            picture: None,
        }
    }
}

/// Somebody on at least one of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The address.
    pub address: Address,
    /// The name they gave themselves; the address until one is known.
    pub display_name: String,
    /// The GUID of the entry (MSNP10+), needed to change it.
    pub guid: Option<String>,
    /// What they wrote when they asked to be let in (MSNP13+).
    pub invitation: Option<String>,
    /// The lists they are on.
    pub lists: Lists,
    /// The groups they are in, as the server counts them: with group 0 in MSNP7–9.
    pub groups: Vec<GroupId>,
    /// How available they are.
    pub presence: Presence,
    /// The places they are signed in at, and what their client can do there (MSNP16+).
    pub places: Vec<(EndpointId, Capabilities)>,
    /// Their personal message (MSNP11+), may be empty.
    pub personal_message: String,
    /// What they are listening to, playing or doing.
    pub media: Option<MediaInfo>,
    /// Nickname, note, phones and what else the address book has.
    pub details: ContactDetails,
}

impl Contact {
    /// A contact on no list yet.
    pub(crate) fn new(address: Address) -> Self {
        Self {
            display_name: address.as_str().to_owned(),
            address,
            guid: None,
            invitation: None,
            lists: Lists::default(),
            groups: Vec::new(),
            presence: Presence::default(),
            places: Vec::new(),
            personal_message: String::new(),
            media: None,
            details: ContactDetails::default(),
        }
    }

    /// Their entry in the address book is gone: what was written down of them is, too.
    pub(crate) fn leave_book(&mut self) {
        self.lists.forward = false;
        self.groups.clear();
        self.guid = None;
        self.details = ContactDetails {
            network: self.details.network,
            ..ContactDetails::default()
        };
    }

    /// The number of their network.
    pub(crate) fn network(&self) -> u32 {
        self.details.network.unwrap_or(MESSENGER)
    }

    /// They are on this network.
    pub(crate) fn set_network(&mut self, network: u32) {
        self.details.network = Some(network).filter(|network| *network != MESSENGER);
    }

    /// The groups they are in, without the one for those in none.
    pub fn shown_groups(&self) -> impl Iterator<Item = &GroupId> {
        self.groups
            .iter()
            .filter(|id| id.as_str() != OTHER_CONTACTS)
    }

    /// Whether they added us and wait for an answer (protocol reference, 03 section 1).
    #[must_use]
    pub fn asks(&self) -> bool {
        (self.lists.reverse || self.lists.pending) && !self.lists.allow && !self.lists.block
    }
}

/// The own person, as others see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The own address, in the letter case the server gave it.
    pub email: Address,
    /// The own name.
    pub display_name: String,
    /// The own status; `Offline` while not signed in.
    pub status: Status,
    /// The own personal message.
    pub personal_message: String,
    /// The own current media.
    pub media: Option<MediaInfo>,
    /// Whether people on neither list may see us and write.
    pub allow_strangers: bool,
    /// The own phone numbers.
    pub phones: Phones,
    /// Whether contacts may send pages to the own mobile phone.
    pub mobile_paging: bool,
    /// The places where the account is signed in, this one among them (MSNP16+).
    pub places: Vec<Place>,
    /// The object that names the own display picture.
    pub picture: Option<Arc<MsnObject>>,
}

impl Me {
    /// Somebody who is not signed in yet.
    pub(crate) fn new(email: Address) -> Self {
        Self {
            display_name: email.as_str().to_owned(),
            email,
            status: Status::Offline,
            personal_message: String::new(),
            media: None,
            allow_strangers: true,
            phones: Phones::default(),
            mobile_paging: false,
            places: Vec::new(),
            picture: None,
        }
    }
}
