//! The contact list: one model whatever the dialect.
//!
//! The model holds what the server told; the names of MSNP8–9 (numeric groups, a group 0 for those in none) and of
//! MSNP10–12 (GUIDs, no such group) meet here: [`GroupId`]s are opaque and group 0 is not shown.

mod contact;
mod sync;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use contact::MESSENGER;
pub use contact::{Contact, Me, Presence};
pub(crate) use sync::{Listed, Sync};

use crate::api::{Address, Event, GroupId, Status};
use crate::keep::{BookCache, ContactCache, RosterCache};

/// No list of any server is longer; a longer one is cut, so that nobody can make us grow without bound.
pub(crate) const MAX_CONTACTS: usize = 20_000;
/// As [`MAX_CONTACTS`], for groups.
pub(crate) const MAX_GROUPS: usize = 1_000;

/// The group of MSNP7–9 that holds those in no other.
const OTHER_CONTACTS: &str = "0";

/// A group of the contact list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id on the server.
    pub id: GroupId,
    /// Its name.
    pub name: String,
}

/// Contacts and groups, as the server has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    groups: BTreeMap<GroupId, String>,
    contacts: BTreeMap<Address, Contact>,
    /// What else the address book told (MSNP13+).
    pub(crate) book: Option<BookCache>,
    /// Who was online before a silent move and has not been named since.
    unnamed: BTreeSet<Address>,
}

impl Roster {
    /// Everybody on any list, by address.
    pub fn contacts(&self) -> impl ExactSizeIterator<Item = &Contact> {
        self.contacts.values()
    }

    /// The groups that are shown: all but "Other Contacts" of MSNP7–9.
    pub fn groups(&self) -> impl Iterator<Item = Group> + '_ {
        self.groups
            .iter()
            .filter(|(id, _)| id.as_str() != OTHER_CONTACTS)
            .map(|(id, name)| Group {
                id: id.clone(),
                name: name.clone(),
            })
    }

    /// The contact with this address.
    #[must_use]
    pub fn contact(&self, address: &Address) -> Option<&Contact> {
        self.contacts.get(address)
    }

    /// The contact that the server knows by this GUID (MSNP10+).
    #[must_use]
    pub fn by_guid(&self, guid: &str) -> Option<&Contact> {
        self.contacts
            .values()
            .find(|contact| contact.guid.as_deref() == Some(guid))
    }

    /// The id of the group with this name.
    #[must_use]
    pub fn group_named(&self, name: &str) -> Option<GroupId> {
        self.groups()
            .find(|group| group.name == name)
            .map(|group| group.id)
    }

    /// The name of a group.
    #[must_use]
    pub fn group_name(&self, id: &GroupId) -> Option<&str> {
        self.groups.get(id).map(String::as_str)
    }

    /// How many groups are shown.
    #[must_use]
    pub fn group_count(&self) -> usize {
        self.groups().count()
    }

    /// The contact with this address, made if there is none; `None` when the list is full.
    pub(crate) fn entry(&mut self, address: &Address) -> Option<&mut Contact> {
        if self.contacts.len() >= MAX_CONTACTS && !self.contacts.contains_key(address) {
            return None;
        }
        Some(
            self.contacts
                .entry(address.clone())
                .or_insert_with(|| Contact::new(address.clone())),
        )
    }

    /// The contact with this address, to be changed.
    pub(crate) fn contact_mut(&mut self, address: &Address) -> Option<&mut Contact> {
        self.contacts.get_mut(address)
    }

    /// Names a group, or makes it.
    pub(crate) fn set_group(&mut self, id: GroupId, name: String) {
        if self.groups.len() < MAX_GROUPS || self.groups.contains_key(&id) {
            let _ = self.groups.insert(id, name);
        }
    }

    /// Takes a group away and everybody out of it; tells the name it had and who was in it.
    pub(crate) fn remove_group(&mut self, id: &GroupId) -> Option<(String, Vec<Address>)> {
        let name = self.groups.remove(id)?;
        let mut members = Vec::new();
        for contact in self.contacts.values_mut() {
            if contact.groups.contains(id) {
                contact.groups.retain(|group| group != id);
                members.push(contact.address.clone());
            }
        }
        Some((name, members))
    }

    /// Takes the contact out of the model once it is on no list.
    pub(crate) fn drop_if_unlisted(&mut self, address: &Address) {
        if self.contact(address).is_some_and(|c| c.lists.is_empty()) {
            let _ = self.contacts.remove(address);
        }
    }

    /// Everybody is offline now; tells who was not.
    pub(crate) fn all_offline(&mut self) -> Vec<Address> {
        self.contacts
            .values_mut()
            .filter(|contact| contact.presence.status != Status::Offline)
            .map(|contact| {
                contact.presence.status = Status::Offline;
                contact.address.clone()
            })
            .collect()
    }

    /// From now on it counts who is named as online again.
    pub(crate) fn forget_named(&mut self) {
        self.unnamed = self
            .contacts
            .values()
            .filter(|contact| contact.presence.status != Status::Offline)
            .map(|contact| contact.address.clone())
            .collect();
    }

    /// The presence of this contact was told.
    pub(crate) fn named(&mut self, address: &Address) {
        if !self.unnamed.is_empty() {
            let _ = self.unnamed.remove(address);
        }
    }

    /// Who was not named since [`Roster::forget_named`] is offline; tells who that is.
    pub(crate) fn unnamed_offline(&mut self) -> Vec<Address> {
        let gone = std::mem::take(&mut self.unnamed);
        gone.into_iter()
            .filter(|address| match self.contacts.get_mut(address) {
                Some(contact) => {
                    contact.presence.status = Status::Offline;
                    true
                }
                None => false,
            })
            .collect()
    }

    /// The event that tells all about a contact. One that is not in the model, or on no list, is `removed`.
    #[must_use]
    pub fn contact_event(&self, address: &Address) -> Event {
        let contact = self.contacts.get(address);
        Event::Contact {
            email: address.clone(),
            display_name: contact.map_or_else(
                || address.as_str().to_owned(),
                |contact| contact.display_name.clone(),
            ),
            groups: contact.map_or_else(Vec::new, |contact| self.group_names(contact)),
            lists: contact.map_or_else(Default::default, |contact| contact.lists),
            details: contact.map_or_else(Default::default, |contact| contact.details.clone()),
            removed: contact.is_none_or(|contact| contact.lists.is_empty()),
        }
    }

    /// The event that tells that somebody asks to be let in, if they do.
    #[must_use]
    pub fn request_event(&self, address: &Address) -> Option<Event> {
        let contact = self.contact(address).filter(|contact| contact.asks())?;
        Some(Event::ContactRequest {
            email: contact.address.clone(),
            display_name: contact.display_name.clone(),
            message: contact.invitation.clone(),
        })
    }

    /// The event that tells how available a contact is.
    #[must_use]
    pub fn presence_event(&self, address: &Address) -> Option<Event> {
        let contact = self.contacts.get(address)?;
        Some(Event::Presence {
            email: address.clone(),
            status: contact.presence.status,
            display_name: contact.display_name.clone(),
            capabilities: contact.presence.capabilities,
            picture_sha1d: contact.presence.picture_sha1d.clone(),
        })
    }

    /// The event that tells a contact's personal message.
    #[must_use]
    pub fn personal_message_event(&self, address: &Address) -> Option<Event> {
        let contact = self.contacts.get(address)?;
        Some(Event::PersonalMessage {
            email: address.clone(),
            text: contact.personal_message.clone(),
            media: contact.media.clone(),
        })
    }

    /// The names of the groups a contact is in, sorted.
    #[must_use]
    pub fn group_names(&self, contact: &Contact) -> Vec<String> {
        let mut names: Vec<String> = contact
            .shown_groups()
            .filter_map(|id| self.groups.get(id).cloned())
            .collect();
        names.sort_unstable();
        names
    }

    /// What to keep of it.
    #[must_use]
    pub fn to_cache(&self) -> RosterCache {
        RosterCache {
            book: self.book.clone(),
            groups: self
                .groups
                .iter()
                .map(|(id, name)| (id.clone(), name.clone()))
                .collect(),
            contacts: self
                .contacts
                .values()
                .map(|contact| ContactCache {
                    address: contact.address.clone(),
                    display_name: contact.display_name.clone(),
                    guid: contact.guid.clone(),
                    lists: contact.lists,
                    groups: contact.groups.clone(),
                    details: contact.details.clone(),
                    invitation: contact.invitation.clone(),
                })
                .collect(),
        }
    }

    /// The list of an earlier run; everybody is offline in it.
    #[must_use]
    pub fn from_cache(cache: &RosterCache) -> Self {
        let mut roster = Self {
            book: cache.book.clone(),
            ..Self::default()
        };
        for (id, name) in &cache.groups {
            roster.set_group(id.clone(), name.clone());
        }
        for cached in &cache.contacts {
            if let Some(contact) = roster.entry(&cached.address) {
                contact.display_name.clone_from(&cached.display_name);
                contact.guid.clone_from(&cached.guid);
                contact.lists = cached.lists;
                contact.groups.clone_from(&cached.groups);
                contact.details.clone_from(&cached.details);
                contact.invitation.clone_from(&cached.invitation);
            }
        }
        roster
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Lists;

    fn listed(roster: &mut Roster, email: &str, bits: u32, groups: &[&str]) {
        let contact = roster.entry(&Address::new(email)).unwrap();
        contact.lists = Lists::from_bits(bits);
        contact.groups = groups.iter().map(|id| GroupId::new(id)).collect();
    }

    #[test]
    fn the_group_for_those_in_no_group_is_not_shown() {
        let mut roster = Roster::default();
        roster.set_group(GroupId::new("0"), "Other Contacts".into());
        roster.set_group(GroupId::new("1"), "Friends".into());
        listed(&mut roster, "bob@example.net", 3, &["0", "1"]);
        let names: Vec<String> = roster.groups().map(|group| group.name).collect();
        assert_eq!(names, ["Friends"]);
        let bob = roster.contact(&Address::new("bob@example.net")).unwrap();
        assert_eq!(roster.group_names(bob), ["Friends"]);
        assert_eq!(roster.group_named("Other Contacts"), None);
    }

    #[test]
    fn a_removed_group_lets_its_members_go() {
        let mut roster = Roster::default();
        roster.set_group(GroupId::new("g"), "Friends".into());
        listed(&mut roster, "bob@example.net", 3, &["g"]);
        listed(&mut roster, "eve@example.net", 3, &[]);
        let (name, members) = roster.remove_group(&GroupId::new("g")).unwrap();
        assert_eq!(
            (name.as_str(), members),
            ("Friends", vec![Address::new("bob@example.net")])
        );
        assert!(roster.contacts().all(|contact| contact.groups.is_empty()));
    }

    #[test]
    fn the_cache_gives_the_same_list_back() {
        let mut roster = Roster::default();
        roster.set_group(GroupId::new("g"), "Friends".into());
        listed(&mut roster, "bob@example.net", 11, &["g"]);
        assert_eq!(Roster::from_cache(&roster.to_cache()), roster);
    }

    #[test]
    fn a_full_list_takes_nobody_more() {
        let mut roster = Roster::default();
        for n in 0..MAX_CONTACTS {
            assert!(
                roster
                    .entry(&Address::new(&format!("{n}@example.net")))
                    .is_some()
            );
        }
        assert!(roster.entry(&Address::new("one@example.com")).is_none());
        assert!(roster.entry(&Address::new("1@example.net")).is_some());
    }
}
