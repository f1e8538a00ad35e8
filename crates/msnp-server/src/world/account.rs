//! An account and its lists.

mod changes;
mod contact;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use msnp::api::Address;
use msnp::io::LinkId;

use super::oim::Kept;

pub(super) use changes::{Changed, Changes};
pub(super) use contact::{Card, Contact, Invitation, List, MESSENGER, Way};

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
    /// Its own entry in the address book.
    pub guid: String,
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
    /// Where the account is signed in, in the order of signing in.
    pub places: Vec<LinkId>,
    pub presence: Presence,
    /// Who was told that this account is online, and not yet the opposite.
    pub told: BTreeSet<Address>,
    /// What it says of itself, once set.
    pub message: Option<Message>,
    /// What changed of late.
    pub changes: Changes,
    /// Whether there is an address book.
    pub has_book: bool,
    /// The own name in the address book, where it differs from the one others are shown.
    pub book_name: Option<String>,
    /// Settings in the address book besides those with a field of their own.
    pub annotations: BTreeMap<String, String>,
    /// Messages that came while it was offline.
    pub letters: Vec<Kept>,
    /// What it is to answer before it leaves messages.
    pub lock: Option<String>,
    /// When it left messages of late.
    pub left: Vec<Instant>,
    /// What it shows in its roaming profile.
    pub profile: Profile,
}

/// The roaming profile (14 section 6).
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Whether it was made; some services make it by themselves.
    pub made: bool,
    pub name: Option<String>,
    pub status: Option<String>,
    /// When each of the two changed last.
    pub changed: [Option<SystemTime>; 2],
    pub picture: Option<Bytes>,
    /// How often the picture changed: its document is named by it.
    pub pictures: u32,
}

/// What an account says of itself, as XML text (still escaped).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Message {
    pub text: String,
    pub media: String,
    pub machine: Option<String>,
    /// Dynamic picture, sound, scene and colour, in the order they are written.
    pub looks: [String; 4],
}

/// How an account shows itself. Without a status it is offline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Presence {
    /// `NLN`, `BSY` … or `HDN`; `None` before the first `CHG`.
    pub status: Option<String>,
    /// The two numbers; older dialects have only the first.
    pub capabilities: (u32, u32),
    /// The object as it was sent, percent-encoded.
    pub object: Option<String>,
}

impl Presence {
    /// Whether others may see the account, as far as itself is concerned.
    pub(super) fn is_shown(&self) -> bool {
        self.status.as_deref().is_some_and(|status| status != "HDN")
    }
}

/// A group of contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub number: u32,
    pub guid: String,
    pub name: String,
}

/// How the client names a group.
#[derive(Clone, Copy, Debug)]
pub(super) enum GroupKey<'a> {
    Number(&'a str),
    Guid(&'a str),
}

impl Account {
    pub(super) fn new(guid: String, password: &str, name: &str, now: SystemTime) -> Self {
        Self {
            guid,
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
            places: Vec::new(),
            presence: Presence::default(),
            told: BTreeSet::new(),
            message: None,
            changes: Changes::new(now),
            has_book: true,
            book_name: None,
            annotations: BTreeMap::new(),
            letters: Vec::new(),
            lock: None,
            left: Vec::new(),
            profile: Profile::default(),
        }
    }

    /// The list has changed: a new version.
    pub(super) fn list_changed(
        &mut self,
        now: SystemTime,
        changes: impl IntoIterator<Item = Changed>,
    ) -> u32 {
        self.stamps.0 = self.next_stamp(now);
        for changed in changes {
            self.changes.note(self.stamps.0, changed);
        }
        self.serial = self.serial.wrapping_add(1).max(1);
        self.serial
    }

    /// A setting has changed: a new version.
    pub(super) fn settings_changed(&mut self, now: SystemTime) -> u32 {
        self.stamps.1 = self.next_stamp(now);
        self.changes.note(self.stamps.1, Changed::Me);
        self.serial = self.serial.wrapping_add(1).max(1);
        self.serial
    }

    /// `now`, or the smallest step after the last: two versions never have the same stamp.
    fn next_stamp(&self, now: SystemTime) -> SystemTime {
        // The stamps of the wire have seven digits behind the point.
        now.max(self.last_stamp() + Duration::from_nanos(100))
    }

    /// When anything changed last.
    pub(super) fn last_stamp(&self) -> SystemTime {
        self.stamps.0.max(self.stamps.1)
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
            .or_insert_with(|| Contact::new(guid()))
    }

    /// Forgets `other` when it is on no list any more, nor in the address book.
    pub(super) fn tidy(&mut self, other: &Address) {
        let is_nobody = |c: &Contact| c.lists.is_empty() && c.card.is_none();
        if self.contacts.get(other).is_some_and(is_nobody) {
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
                let number: u32 = text.parse().ok()?;
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

    /// Removes a group; its members fall to the ungrouped. What changed by that is returned.
    pub(super) fn remove_group(&mut self, key: GroupKey<'_>) -> Result<Vec<Changed>, Code> {
        let number = self.group(key).ok_or(224u16)?;
        let place = self.groups.iter().position(|g| g.number == number);
        // Group 0 is there and cannot be removed.
        let group = self.groups.remove(place.ok_or(230u16)?);
        let mut changed = vec![Changed::Group(group.guid)];
        for (address, contact) in &mut self.contacts {
            if contact.groups.remove(&number) {
                changed.push(Changed::Contact(address.clone(), contact.guid.clone()));
            }
        }
        Ok(changed)
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
