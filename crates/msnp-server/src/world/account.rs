//! An account and its lists.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::{Duration, SystemTime};

use msnp::api::{Address, Lists};
use msnp::io::LinkId;

/// The most contacts on a forward list.
const MAX_CONTACTS: usize = 1000;
/// The most groups.
const MAX_GROUPS: usize = 30;
/// The longest name of a group, percent-encoded, in bytes.
const MAX_GROUP_NAME: usize = 61;

/// A password; never shown.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Password(pub String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The code of an error line.
pub(super) type Code = u16;

/// One account.
#[derive(Debug)]
pub(super) struct Account {
    pub password: Password,
    pub name: String,
    pub contacts: BTreeMap<Address, Contact>,
    pub groups: Vec<Group>,
    /// The version of the list, for dialects that number it.
    pub serial: u32,
    /// When the list changed last, and the settings.
    pub stamps: (SystemTime, SystemTime),
    /// Whether people on neither list may see and write (`BLP AL`).
    pub allow_strangers: bool,
    /// Whether the client is to ask when someone adds this account (`GTC A`).
    pub ask: bool,
    /// `PRP` values besides the name.
    pub properties: BTreeMap<String, String>,
    /// Unread mail, for accounts that have a mailbox.
    pub mail: Option<u32>,
    /// Whether the next sign-in was sent here by the dispatch server.
    pub dispatched: bool,
    /// Where the account is signed in.
    pub session: Option<LinkId>,
    pub presence: Presence,
    /// Who was told that this account is online, and not yet the opposite.
    pub told: BTreeSet<Address>,
    /// Personal message and current media as XML text (still escaped), once set.
    pub message: Option<(String, String)>,
}

/// How an account shows itself. Without a status it is offline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Presence {
    /// `NLN`, `BSY` … or `HDN`; `None` before the first `CHG`.
    pub status: Option<String>,
    pub capabilities: u32,
    /// The object as it was sent, percent-encoded.
    pub object: Option<String>,
}

impl Presence {
    /// Whether others may see the account, as far as itself is concerned.
    pub(super) fn is_shown(&self) -> bool {
        self.status.as_deref().is_some_and(|status| status != "HDN")
    }
}

/// Somebody on one of an account's lists.
#[derive(Debug)]
pub(super) struct Contact {
    pub guid: String,
    pub lists: Lists,
    /// What the owner calls them; `None`: by their own name.
    pub name: Option<String>,
    /// Numbers of groups. Empty is the same as only group 0, that of the ungrouped.
    pub groups: BTreeSet<u32>,
}

/// A group of contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub number: u32,
    pub guid: String,
    pub name: String,
}

/// The lists a client may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Forward,
    Allow,
    Block,
    Reverse,
    Pending,
}

impl List {
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "FL" => Self::Forward,
            "AL" => Self::Allow,
            "BL" => Self::Block,
            "RL" => Self::Reverse,
            "PL" => Self::Pending,
            _ => return None,
        })
    }

    /// The flag of this list.
    pub(super) fn of(self, lists: &mut Lists) -> &mut bool {
        match self {
            Self::Forward => &mut lists.forward,
            Self::Allow => &mut lists.allow,
            Self::Block => &mut lists.block,
            Self::Reverse => &mut lists.reverse,
            Self::Pending => &mut lists.pending,
        }
    }
}

/// How the client names a group.
#[derive(Clone, Copy, Debug)]
pub(super) enum GroupKey<'a> {
    Number(&'a str),
    Guid(&'a str),
}

impl Account {
    pub(super) fn new(password: &str, name: &str, now: SystemTime) -> Self {
        Self {
            password: Password(password.to_owned()),
            name: name.to_owned(),
            contacts: BTreeMap::new(),
            groups: Vec::new(),
            serial: 1,
            stamps: (now, now),
            allow_strangers: true,
            ask: true,
            properties: BTreeMap::new(),
            mail: None,
            dispatched: false,
            session: None,
            presence: Presence::default(),
            told: BTreeSet::new(),
            message: None,
        }
    }

    /// The list has changed: a new version.
    pub(super) fn list_changed(&mut self, now: SystemTime) -> u32 {
        self.stamps.0 = later(self.stamps.0, now);
        self.serial = self.serial.wrapping_add(1).max(1);
        self.serial
    }

    /// A setting has changed: a new version.
    pub(super) fn settings_changed(&mut self, now: SystemTime) -> u32 {
        self.stamps.1 = later(self.stamps.1, now);
        self.serial = self.serial.wrapping_add(1).max(1);
        self.serial
    }

    /// Whether this account lets `other` see it and write to it.
    pub(super) fn admits(&self, other: &Address) -> bool {
        let lists = self
            .contacts
            .get(other)
            .map(|c| c.lists)
            .unwrap_or_default();
        !lists.block && (lists.allow || self.allow_strangers)
    }

    /// The entry of `other`, made if it is not there.
    pub(super) fn entry(&mut self, other: &Address, guid: impl FnOnce() -> String) -> &mut Contact {
        self.contacts
            .entry(other.clone())
            .or_insert_with(|| Contact {
                guid: guid(),
                lists: Lists::default(),
                name: None,
                groups: BTreeSet::new(),
            })
    }

    /// Forgets `other` when it is on no list any more.
    pub(super) fn tidy(&mut self, other: &Address) {
        if self.contacts.get(other).is_some_and(|c| c.lists.is_empty()) {
            self.contacts.remove(other);
        }
    }

    /// How many contacts are on the forward list.
    pub(super) fn forward_count(&self) -> usize {
        self.contacts.values().filter(|c| c.lists.forward).count()
    }

    /// The contact with this GUID.
    pub(super) fn by_guid(&self, guid: &str) -> Option<Address> {
        self.contacts
            .iter()
            .find(|(_, contact)| contact.guid.eq_ignore_ascii_case(guid))
            .map(|(address, _)| address.clone())
    }

    /// The number of a group; 0 is there in dialects that number groups.
    pub(super) fn group(&self, key: GroupKey<'_>) -> Option<u32> {
        match key {
            GroupKey::Number("0") => Some(0),
            GroupKey::Number(text) => {
                let number = text.parse().ok()?;
                self.groups
                    .iter()
                    .find(|g| g.number == number)
                    .map(|g| g.number)
            }
            GroupKey::Guid(guid) => self
                .groups
                .iter()
                .find(|g| g.guid.eq_ignore_ascii_case(guid))
                .map(|g| g.number),
        }
    }

    /// Makes a group.
    pub(super) fn add_group(&mut self, name: &str, guid: String) -> Result<Group, Code> {
        self.check_group_name(name)?;
        if self.groups.len() >= MAX_GROUPS {
            return Err(223);
        }
        let number = (1..).find(|n| self.groups.iter().all(|g| g.number != *n));
        let group = Group {
            number: number.ok_or(223u16)?,
            guid,
            name: name.to_owned(),
        };
        self.groups.push(group.clone());
        Ok(group)
    }

    /// Gives a group another name.
    pub(super) fn rename_group(&mut self, key: GroupKey<'_>, name: &str) -> Result<Group, Code> {
        let number = self.group(key).ok_or(224u16)?;
        self.check_group_name(name)?;
        let group = self.groups.iter_mut().find(|g| g.number == number);
        let group = group.ok_or(224u16)?;
        name.clone_into(&mut group.name);
        Ok(group.clone())
    }

    /// Removes a group; its members fall to the ungrouped.
    pub(super) fn remove_group(&mut self, key: GroupKey<'_>) -> Result<(), Code> {
        let number = self.group(key).ok_or(224u16)?;
        if number == 0 {
            return Err(230);
        }
        self.groups.retain(|g| g.number != number);
        for contact in self.contacts.values_mut() {
            contact.groups.remove(&number);
        }
        Ok(())
    }

    fn check_group_name(&self, name: &str) -> Result<(), Code> {
        if msnp::wire::percent_encode(name).len() > MAX_GROUP_NAME {
            return Err(229);
        }
        if name.is_empty() || self.groups.iter().any(|g| g.name == name) {
            return Err(228);
        }
        Ok(())
    }

    /// Whether another contact fits on the forward list.
    pub(super) fn has_room(&self) -> bool {
        self.forward_count() < MAX_CONTACTS
    }
}

/// `now`, or the smallest step after `before`: two versions never have the same stamp.
fn later(before: SystemTime, now: SystemTime) -> SystemTime {
    // The stamps of the wire have seven digits behind the point.
    now.max(before + Duration::from_nanos(100))
}
