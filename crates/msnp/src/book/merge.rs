//! Making one list of memberships and address book (13 sections 3 and 4).

use std::collections::{BTreeMap, HashMap};

use crate::api::{Address, ContactDetails, GroupId, Lists, Status};
use crate::keep::BookCache;
use crate::roster::Roster;
use crate::soap::abch::{
    AddressBook, ContactEntry, ContactInfo, ContactKind, Membership, Memberships, Role,
};

/// Something that contradicts itself and is to be put right on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Repair {
    /// On the allow list and on the block list: the block counts.
    AllowedAndBlocked(Address),
    /// A contact that is still on the pending list.
    PendingContact {
        /// Who.
        address: Address,
        /// They are on the allow or block list already.
        decided: bool,
    },
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Merged {
    /// The list.
    pub(super) roster: Roster,
    /// The own name, where it was told.
    pub(super) own_name: Option<String>,
    /// What is to be put right.
    pub(super) repairs: Vec<Repair>,
}

/// The list as it is now, made from what was told and, where only changes were told, from what it was. `None` when the
/// changes cannot be understood without all of it.
pub(super) fn merge(
    before: &Roster,
    delta: bool,
    members: &Memberships,
    book: &AddressBook,
) -> Option<Merged> {
    let mut merging = Merging {
        roster: if delta {
            before.clone()
        } else {
            Roster::default()
        },
        before,
        delta,
        own_name: None,
        by_guid: HashMap::new(),
    };
    merging.address_book(book);
    for list in &members.lists {
        merging.membership(list)?;
    }
    let old = before.book.as_ref().filter(|_| delta);
    let settings = old.map(|old| old.settings).unwrap_or_default();
    let stamp = |new: &Option<String>, old: Option<&Option<String>>| {
        new.clone().or_else(|| old.cloned().flatten())
    };
    let told = merging.roster.book.take();
    merging.roster.book = Some(BookCache {
        members_changed: stamp(&members.changed, old.map(|old| &old.members_changed)),
        contacts_changed: stamp(&book.changed, old.map(|old| &old.contacts_changed)),
        cache_key: None,
        cid: stamp(
            &told.as_ref().and_then(|told| told.cid.clone()),
            old.map(|old| &old.cid),
        ),
        settings: told.map_or(settings, |told| told.settings),
    });
    Some(merging.finish())
}

struct Merging<'a> {
    roster: Roster,
    before: &'a Roster,
    delta: bool,
    own_name: Option<String>,
    by_guid: HashMap<String, Address>,
}

impl Merging<'_> {
    fn address_book(&mut self, book: &AddressBook) {
        if self.delta {
            self.by_guid = self
                .roster
                .contacts()
                .filter_map(|contact| Some((contact.guid.clone()?, contact.address.clone())))
                .collect();
            self.roster.book = None;
        }
        for group in &book.groups {
            let id = GroupId::new(&group.id);
            if group.deleted {
                let _ = self.roster.remove_group(&id);
            } else {
                self.roster.set_group(id, group.name.clone());
            }
        }
        for entry in &book.contacts {
            match &entry.info {
                Some(info) if info.kind == ContactKind::Me => self.me(info),
                Some(info) if info.kind == ContactKind::Circle => {}
                Some(info) if !entry.deleted => self.entry(entry, info),
                _ => self.gone(&entry.id),
            }
        }
    }

    fn me(&mut self, info: &ContactInfo) {
        self.own_name.clone_from(&info.name);
        self.roster.book = Some(BookCache {
            cid: info.cid.clone(),
            settings: info.settings,
            ..BookCache::default()
        });
    }

    fn gone(&mut self, guid: &str) {
        if let Some(address) = self.by_guid.remove(guid)
            && let Some(contact) = self.roster.contact_mut(&address)
        {
            contact.leave_book();
        }
    }

    fn entry(&mut self, entry: &ContactEntry, info: &ContactInfo) {
        let address = info.address.as_deref().map(Address::new);
        if self.by_guid.get(&entry.id) != address.as_ref() {
            // It had another address.
            self.gone(&entry.id);
        }
        let Some(address) = address else {
            return;
        };
        let present = self.before.contact(&address);
        let Some(contact) = self.roster.entry(&address) else {
            return;
        };
        let other = contact.guid.as_ref().is_some_and(|guid| *guid != entry.id);
        if other && contact.lists.forward && !info.forward {
            // A second entry for the same person, which is not the one on the list.
            return;
        }
        if info.forward {
            contact.set_network(info.network);
            contact.groups = info
                .groups
                .iter()
                .map(|group| GroupId::new(group))
                .collect();
            contact.details = ContactDetails {
                nickname: info.nickname.clone(),
                note: info.note.clone(),
                phones: info.phones.clone(),
                favorite: info.favorite,
                mobile_paging: info.mobile_paging,
                network: contact.details.network,
            };
        } else {
            // What the service still knows of somebody who was taken off the list is nobody's business, and is told
            // again when they come back.
            contact.leave_book();
        }
        contact.guid = Some(entry.id.clone());
        contact.lists.forward = info.forward;
        // While they are online the server itself tells their name.
        let shown = present.filter(|present| present.presence.status != Status::Offline);
        match (shown, &info.name) {
            (Some(present), _) => contact.display_name.clone_from(&present.display_name),
            (None, Some(name)) => contact.display_name.clone_from(name),
            (None, None) => {}
        }
        let _ = self.by_guid.insert(entry.id.clone(), address);
    }

    fn membership(&mut self, list: &Membership) -> Option<()> {
        if self.delta && list.complete {
            let all: Vec<Address> = self.roster.contacts().map(|c| c.address.clone()).collect();
            for address in all {
                if let Some(contact) = self.roster.contact_mut(&address) {
                    *flag(&mut contact.lists, list.role) = false;
                }
            }
        }
        for member in &list.members {
            if member.address.is_empty() {
                if member.deleted && self.delta {
                    return None;
                }
                continue;
            }
            let address = Address::new(&member.address);
            if member.deleted {
                if let Some(contact) = self.roster.contact_mut(&address) {
                    *flag(&mut contact.lists, list.role) = false;
                    if list.role == Role::Pending {
                        contact.invitation = None;
                    }
                }
                continue;
            }
            let Some(contact) = self.roster.entry(&address) else {
                continue;
            };
            *flag(&mut contact.lists, list.role) = true;
            if list.role == Role::Pending {
                contact.invitation.clone_from(&member.invitation);
            }
            if !contact.lists.forward {
                contact.set_network(member.network);
            }
            if contact.display_name == address.as_str() {
                let known = self
                    .before
                    .contact(&address)
                    .map(|known| &known.display_name);
                if let Some(name) = member.name.as_ref().or(known) {
                    contact.display_name.clone_from(name);
                }
            }
        }
        Some(())
    }

    fn finish(mut self) -> Merged {
        let mut repairs = Vec::new();
        let all: Vec<Address> = self.roster.contacts().map(|c| c.address.clone()).collect();
        for address in all {
            let Some(contact) = self.roster.contact_mut(&address) else {
                continue;
            };
            let lists = &mut contact.lists;
            if lists.allow && lists.block {
                lists.allow = false;
                repairs.push(Repair::AllowedAndBlocked(address.clone()));
            }
            if lists.pending && lists.forward {
                repairs.push(Repair::PendingContact {
                    address: address.clone(),
                    decided: lists.allow || lists.block,
                });
            }
            self.roster.drop_if_unlisted(&address);
        }
        Merged {
            roster: self.roster,
            own_name: self.own_name,
            repairs,
        }
    }
}

impl Merged {
    /// These put us on their lists, as the notification server told. What the service does not know of yet is so all
    /// the same.
    pub(super) fn knocked(&mut self, knocks: BTreeMap<Address, Option<String>>) {
        for (address, name) in knocks {
            let Some(contact) = self.roster.entry(&address) else {
                continue;
            };
            let lists = &mut contact.lists;
            if !lists.reverse && !lists.pending {
                lists.reverse = true;
                lists.pending = !lists.allow && !lists.block;
            }
            if let Some(name) = name
                && contact.display_name == address.as_str()
            {
                contact.display_name = name;
            }
        }
    }
}

fn flag(lists: &mut Lists, role: Role) -> &mut bool {
    match role {
        Role::Allow => &mut lists.allow,
        Role::Block => &mut lists.block,
        Role::Reverse => &mut lists.reverse,
        Role::Pending => &mut lists.pending,
    }
}
