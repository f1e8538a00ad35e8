//! Taking in the whole list, line by line, and telling what differs from before.

use std::collections::BTreeMap;

use crate::api::{Address, Event, GroupId, Lists};
use crate::command::List;

use crate::ns::contact_property;

use super::{Contact, MAX_CONTACTS, Roster};

/// A list that is arriving (`SYN`).
#[derive(Debug, Default)]
pub(crate) struct Sync {
    fresh: Roster,
    contacts_left: usize,
    groups_left: usize,
    /// The bits of lists of which the last line has not come, where each comes by itself.
    lists_left: u32,
}

/// The lists that come by themselves in MSNP2–7.
const EACH_LIST: [List; 4] = [List::Forward, List::Allow, List::Block, List::Reverse];

/// One line of the list.
#[derive(Debug)]
pub(crate) struct Listed<'a> {
    /// Who.
    pub(crate) address: Address,
    /// The name, if one is told.
    pub(crate) name: Option<String>,
    /// The GUID (MSNP10+).
    pub(crate) guid: Option<&'a str>,
    /// The bits of the lists.
    pub(crate) bits: u32,
    /// The groups.
    pub(crate) groups: Vec<GroupId>,
}

impl Sync {
    /// So many lines are to come.
    pub(crate) fn expecting(contacts: usize, groups: usize) -> Self {
        Self {
            contacts_left: contacts,
            groups_left: groups,
            ..Self::default()
        }
    }

    /// Forward, allow, block and reverse list are to come one after the other, each with its end marked (MSNP2–7).
    pub(crate) fn list_by_list() -> Self {
        Self {
            lists_left: EACH_LIST.iter().fold(0, |bits, list| bits | list.bit()),
            ..Self::default()
        }
    }

    /// The list is as it was.
    pub(crate) fn unchanged(roster: &Roster) -> Self {
        Self {
            fresh: roster.clone(),
            ..Self::default()
        }
    }

    /// All of it is here.
    pub(crate) fn whole(fresh: Roster) -> Self {
        Self {
            fresh,
            ..Self::default()
        }
    }

    /// Takes in a group.
    pub(crate) fn group(&mut self, id: GroupId, name: String) {
        self.groups_left = self.groups_left.saturating_sub(1);
        self.fresh.set_group(id, name);
    }

    /// Takes in a property of a contact.
    pub(crate) fn property(&mut self, who: &Address, kind: &str, value: Option<&str>) {
        if let Some(contact) = self.fresh.contact_mut(who) {
            let _ = contact_property(&mut contact.details, kind, value);
        }
    }

    /// Takes in a contact.
    pub(crate) fn contact(&mut self, listed: Listed<'_>) {
        self.contacts_left = self.contacts_left.saturating_sub(1);
        if self.fresh.contacts.len() >= MAX_CONTACTS {
            return;
        }
        if let Some(contact) = self.fresh.entry(&listed.address) {
            if let Some(name) = listed.name {
                contact.display_name = name;
            }
            contact.guid = listed.guid.map(str::to_owned);
            contact.lists = Lists::from_bits(listed.bits);
            if contact.lists.block {
                // Never both: the block wins (protocol reference, 03 section 1).
                contact.lists.allow = false;
            }
            contact.groups = listed.groups;
        }
    }

    /// Takes in one line of a list that comes by itself.
    pub(crate) fn part(&mut self, list: List, listed: Listed<'_>) {
        if let Some(contact) = self.fresh.entry(&listed.address) {
            let known = contact.display_name != listed.address.as_str();
            if let Some(name) = listed.name.filter(|_| list == List::Forward || !known) {
                contact.display_name = name;
            }
            contact.lists = Lists::from_bits(contact.lists.bits() | listed.bits);
            if contact.lists.block {
                contact.lists.allow = false;
            }
            if list == List::Forward {
                contact.groups = listed.groups;
            }
        }
    }

    /// This list has come whole.
    pub(crate) fn list_ends(&mut self, list: List) {
        self.lists_left &= !list.bit();
    }

    /// Whether all announced lines have come.
    pub(crate) fn is_complete(&self) -> bool {
        self.contacts_left == 0 && self.groups_left == 0 && self.lists_left == 0
    }

    /// Puts the new list in the place of the old one, whose presences live on. The events tell everything, or with
    /// `changes_only` what is new, changed or gone.
    pub(crate) fn finish(self, roster: &mut Roster, changes_only: bool) -> Vec<Event> {
        let mut old = std::mem::replace(roster, self.fresh);
        roster.unnamed = std::mem::take(&mut old.unnamed);
        for (address, before) in &old.contacts {
            if let Some(contact) = roster.contact_mut(address) {
                contact.presence = before.presence.clone();
                contact
                    .personal_message
                    .clone_from(&before.personal_message);
                contact.media.clone_from(&before.media);
            }
        }
        let mut events = gone_groups(&old.groups, &roster.groups);
        events.extend(roster.groups().filter_map(|group| {
            let known = changes_only && old.groups.get(&group.id) == Some(&group.name);
            (!known).then_some(Event::Group {
                group: group.id,
                name: group.name,
                removed: false,
            })
        }));
        for address in old.contacts.keys() {
            if roster.contact(address).is_none() {
                events.push(roster.contact_event(address));
            }
        }
        for contact in roster.contacts() {
            let known = changes_only
                && old.contact(&contact.address).is_some_and(|before| {
                    is_same(before, contact)
                        && old.group_names(before) == roster.group_names(contact)
                });
            if !known {
                events.push(roster.contact_event(&contact.address));
            }
        }
        events
    }
}

fn gone_groups(old: &BTreeMap<GroupId, String>, new: &BTreeMap<GroupId, String>) -> Vec<Event> {
    old.iter()
        .filter(|(id, _)| !new.contains_key(*id) && id.as_str() != super::OTHER_CONTACTS)
        .map(|(id, name)| Event::Group {
            group: id.clone(),
            name: name.clone(),
            removed: true,
        })
        .collect()
}

fn is_same(a: &Contact, b: &Contact) -> bool {
    a.display_name == b.display_name
        && a.lists == b.lists
        && a.groups == b.groups
        && a.details == b.details
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Status;

    fn listed(email: &str, bits: u32, groups: &[&str]) -> Listed<'static> {
        Listed {
            address: Address::new(email),
            name: None,
            guid: None,
            bits,
            groups: groups.iter().map(|id| GroupId::new(id)).collect(),
        }
    }

    fn synced(lines: Vec<Listed<'static>>, roster: &mut Roster, changes_only: bool) -> Vec<Event> {
        let mut sync = Sync::expecting(lines.len(), 1);
        sync.group(GroupId::new("g"), "Friends".into());
        for line in lines {
            assert!(!sync.is_complete());
            sync.contact(line);
        }
        assert!(sync.is_complete());
        sync.finish(roster, changes_only)
    }

    #[test]
    fn a_second_list_tells_only_what_changed() {
        let mut roster = Roster::default();
        let first = vec![
            listed("a@example.com", 3, &["g"]),
            listed("b@example.com", 3, &[]),
            listed("c@example.com", 11, &[]),
        ];
        assert_eq!(synced(first, &mut roster, false).len(), 4);
        let second = vec![
            listed("a@example.com", 3, &["g"]),
            listed("b@example.com", 5, &[]),
            listed("d@example.com", 8, &[]),
        ];
        let told: Vec<(String, bool)> = synced(second, &mut roster, true)
            .into_iter()
            .map(|event| match event {
                Event::Contact { email, removed, .. } => (email.to_string(), removed),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            told,
            [
                ("c@example.com".to_owned(), true),
                ("b@example.com".to_owned(), false),
                ("d@example.com".to_owned(), false),
            ]
        );
    }

    #[test]
    fn who_was_not_named_since_a_silent_move_is_offline_though_the_list_came_again() {
        let mut roster = Roster::default();
        let list = || vec![listed("a@example.com", 3, &[])];
        let _ = synced(list(), &mut roster, false);
        let ann = Address::new("a@example.com");
        roster.contact_mut(&ann).unwrap().presence.status = Status::Online;
        roster.forget_named();
        let _ = synced(list(), &mut roster, true);
        assert_eq!(roster.unnamed_offline(), [ann]);
    }

    #[test]
    fn lists_that_come_by_themselves_become_one() {
        let mut sync = Sync::list_by_list();
        let named = |email: &str, list: List, name: &str| Listed {
            name: Some(name.to_owned()),
            ..listed(
                email,
                list.bit(),
                if list == List::Forward { &["1"] } else { &[] },
            )
        };
        sync.part(List::Forward, named("a@example.com", List::Forward, "Ann"));
        sync.list_ends(List::Forward);
        // Whatever the order, and whatever they are called on the other lists.
        sync.list_ends(List::Block);
        sync.part(List::Reverse, named("a@example.com", List::Reverse, "Old"));
        sync.part(List::Reverse, named("b@example.com", List::Reverse, "Ben"));
        sync.list_ends(List::Reverse);
        assert!(!sync.is_complete());
        sync.part(List::Allow, named("a@example.com", List::Allow, "Old"));
        sync.list_ends(List::Allow);
        assert!(sync.is_complete());
        let mut roster = Roster::default();
        let _ = sync.finish(&mut roster, false);
        let all: Vec<_> = roster
            .contacts()
            .map(|c| (c.display_name.as_str(), c.lists.bits(), c.groups.len()))
            .collect();
        assert_eq!(all, [("Ann", 1 + 2 + 8, 1), ("Ben", 8, 0)]);
    }

    #[test]
    fn who_is_on_allow_and_block_is_blocked() {
        let mut roster = Roster::default();
        let _ = synced(vec![listed("a@example.com", 7, &[])], &mut roster, false);
        let lists = roster
            .contact(&Address::new("a@example.com"))
            .unwrap()
            .lists;
        assert_eq!(lists.bits(), 5);
    }
}
