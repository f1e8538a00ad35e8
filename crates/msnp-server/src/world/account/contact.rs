//! Somebody on one of an account's lists, as every dialect has them.

use std::collections::{BTreeMap, BTreeSet};

use msnp::api::Lists;

/// The network of Messenger itself.
pub(in super::super) const MESSENGER: u32 = 1;

/// Somebody on one of an account's lists.
#[derive(Debug)]
pub(in super::super) struct Contact {
    pub guid: String,
    /// The network the address belongs to: 1 Messenger, 2 Communicator, 4 telephone, 32 Yahoo.
    pub network: u32,
    pub lists: Lists,
    /// What the owner calls them; `None`: by their own name.
    pub name: Option<String>,
    /// Numbers of groups. Empty is the same as only group 0, that of the ungrouped.
    pub groups: BTreeSet<u32>,
    /// What they wrote when they added the owner.
    pub invitation: Option<Invitation>,
    /// The entry in the address book. Whoever is on the forward list has one, and one may be there without being on it.
    pub card: Option<Card>,
}

impl Contact {
    pub(super) fn new(guid: String) -> Self {
        Self {
            guid,
            network: MESSENGER,
            lists: Lists::default(),
            name: None,
            groups: BTreeSet::new(),
            invitation: None,
            card: None,
        }
    }

    /// Puts the contact on a list.
    pub(in super::super) fn put(&mut self, list: List) {
        *list.of(&mut self.lists) = true;
        if list == List::Forward {
            self.card.get_or_insert_default();
        }
    }

    /// Takes the contact off a list. Whoever leaves the forward list leaves the address book, too.
    pub(in super::super) fn take(&mut self, list: List) {
        *list.of(&mut self.lists) = false;
        if list == List::Forward {
            self.groups.clear();
            self.name = None;
            self.card = None;
        }
    }
}

/// What somebody wrote when they added the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Invitation {
    pub text: String,
    /// How they call themselves there.
    pub name: Option<String>,
}

/// An entry of the address book (13 section 4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Card {
    pub favourite: bool,
    /// Elements that are one text, by their name in `contactInfo`.
    pub texts: BTreeMap<&'static str, String>,
    /// Annotations but for the nickname, which is [`Contact::name`].
    pub annotations: BTreeMap<String, String>,
    /// By type.
    pub phones: BTreeMap<String, Way>,
    /// By type.
    pub emails: BTreeMap<String, Way>,
    /// By type, then by name of the part.
    pub locations: BTreeMap<String, BTreeMap<&'static str, String>>,
    /// By type.
    pub sites: BTreeMap<String, String>,
}

/// A telephone number or a mail address on a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Way {
    pub text: String,
    /// Whether it can be talked to: `isMessengerEnabled`.
    pub enabled: bool,
    /// The network of a mail address.
    pub network: u32,
}

/// The lists a client may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum List {
    Forward,
    Allow,
    Block,
    Reverse,
    Pending,
}

impl List {
    /// The lists that are roles of the address book, in the order they are told.
    pub(in super::super) const ROLES: [Self; 4] =
        [Self::Allow, Self::Block, Self::Reverse, Self::Pending];

    pub(in super::super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "FL" => Self::Forward,
            "AL" => Self::Allow,
            "BL" => Self::Block,
            "RL" => Self::Reverse,
            "PL" => Self::Pending,
            _ => return None,
        })
    }

    /// The name of the role in the address book; the forward list is no role.
    pub(in super::super) fn role(self) -> &'static str {
        match self {
            Self::Forward => "Forward",
            Self::Allow => "Allow",
            Self::Block => "Block",
            Self::Reverse => "Reverse",
            Self::Pending => "Pending",
        }
    }

    /// Its bit in `ADL`.
    pub(in super::super) fn bit(self) -> u32 {
        match self {
            Self::Forward => 1,
            Self::Allow => 2,
            Self::Block => 4,
            Self::Reverse => 8,
            Self::Pending => 16,
        }
    }

    /// The flag of this list.
    pub(in super::super) fn of(self, lists: &mut Lists) -> &mut bool {
        match self {
            Self::Forward => &mut lists.forward,
            Self::Allow => &mut lists.allow,
            Self::Block => &mut lists.block,
            Self::Reverse => &mut lists.reverse,
            Self::Pending => &mut lists.pending,
        }
    }
}
