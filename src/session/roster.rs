//! Contacts and groups.

use std::collections::BTreeMap;

use msnp::api::{Address, ContactDetails, GroupId, Lists, MediaInfo, Status};
use msnp::client::Snapshot;

/// Requests kept at once; more wait on the server.
const MAX_REQUESTS: usize = 200;

/// The contact list.
#[derive(Debug, Default)]
pub struct Roster {
    contacts: BTreeMap<Address, Contact>,
    groups: BTreeMap<GroupId, String>,
    requests: Vec<Request>,
    revision: u64,
}

/// Someone on one of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub address: Address,
    pub display_name: String,
    /// Names of the groups they are in.
    pub groups: Vec<String>,
    pub lists: Lists,
    pub status: Status,
    pub personal_message: String,
    pub media: Option<MediaInfo>,
    pub capabilities: u64,
    pub picture: Option<String>,
    /// What the address book has of them.
    pub details: ContactDetails,
    /// Rises when anything above changes.
    pub revision: u64,
    /// See [`Contact::name_key`]; made when the name changes, since a list is sorted far more often.
    name_key: String,
}

/// Someone who wants to see us and write to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub address: Address,
    pub display_name: String,
    pub message: Option<String>,
}

/// What a presence event tells.
#[derive(Debug)]
pub(super) struct Presence {
    pub status: Status,
    pub display_name: String,
    pub capabilities: u64,
    pub picture: Option<String>,
}

impl Contact {
    /// The own name for them, else the one they chose, else the address.
    pub fn shown_name(&self) -> &str {
        [self.details.nickname.as_deref(), Some(&self.display_name)]
            .into_iter()
            .flatten()
            .find(|name| !name.trim().is_empty())
            .unwrap_or(self.address.as_str())
    }

    /// The shown name in lower case: what the list is sorted and searched by.
    pub fn name_key(&self) -> &str {
        &self.name_key
    }

    fn rename(&mut self, name: String) {
        self.display_name = name;
        self.name_key = self.shown_name().to_lowercase();
    }

    pub fn is_online(&self) -> bool {
        self.status != Status::Offline
    }

    pub fn is_blocked(&self) -> bool {
        self.lists.block
    }
}

impl Roster {
    /// Rises when anything about any contact, group or request changes.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub fn contact(&self, address: &Address) -> Option<&Contact> {
        self.contacts.get(address)
    }

    /// Everybody on the own list, by address.
    pub fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.values().filter(|c| c.lists.forward)
    }

    /// The names of all groups, by id.
    pub fn groups(&self) -> impl Iterator<Item = (&GroupId, &str)> {
        self.groups.iter().map(|(id, name)| (id, name.as_str()))
    }

    /// Who waits for our answer, the first first.
    pub fn requests(&self) -> &[Request] {
        &self.requests
    }

    /// The request was answered, here or elsewhere.
    pub fn answered(&mut self, address: &Address) {
        let before = self.requests.len();
        self.requests.retain(|r| r.address != *address);
        if self.requests.len() != before {
            self.touch();
        }
    }

    pub(super) fn touch(&mut self) {
        self.revision += 1;
    }

    /// Everything as the engine has it.
    pub(super) fn replace(&mut self, snapshot: &Snapshot) {
        self.touch();
        let revision = self.revision;
        let name_of = |id: &GroupId| {
            let group = snapshot.groups.iter().find(|group| group.id == *id)?;
            Some(group.name.clone())
        };
        self.groups = snapshot
            .groups
            .iter()
            .map(|group| (group.id.clone(), group.name.clone()))
            .collect();
        self.contacts = snapshot
            .contacts
            .iter()
            .map(|contact| {
                let mut shown = Contact {
                    address: contact.address.clone(),
                    display_name: String::new(),
                    groups: contact.groups.iter().filter_map(name_of).collect(),
                    lists: contact.lists,
                    status: contact.presence.status,
                    personal_message: contact.personal_message.clone(),
                    media: contact.media.clone(),
                    capabilities: contact.presence.capabilities,
                    picture: contact.presence.picture_sha1d.clone(),
                    details: contact.details.clone(),
                    revision,
                    name_key: String::new(),
                };
                shown.rename(contact.display_name.clone());
                (contact.address.clone(), shown)
            })
            .collect();
    }

    pub(super) fn group(&mut self, id: GroupId, name: String, removed: bool) {
        if removed {
            self.groups.remove(&id);
        } else {
            self.groups.insert(id, name);
        }
        self.touch();
    }

    pub(super) fn contact_changed(
        &mut self,
        address: Address,
        display_name: String,
        groups: Vec<String>,
        lists: Lists,
        details: ContactDetails,
    ) {
        self.touch();
        let revision = self.revision;
        let contact = self
            .contacts
            .entry(address.clone())
            .or_insert_with(|| Contact {
                address,
                display_name: String::new(),
                groups: Vec::new(),
                lists,
                status: Status::Offline,
                personal_message: String::new(),
                media: None,
                capabilities: 0,
                picture: None,
                details: ContactDetails::default(),
                revision,
                name_key: String::new(),
            });
        contact.details = details;
        contact.rename(display_name);
        contact.groups = groups;
        contact.lists = lists;
        contact.revision = revision;
    }

    pub(super) fn remove(&mut self, address: &Address) {
        self.contacts.remove(address);
        self.touch();
    }

    /// Takes in a request; whether it is new.
    pub(super) fn requested(&mut self, request: Request) -> bool {
        if let Some(known) = self
            .requests
            .iter_mut()
            .find(|r| r.address == request.address)
        {
            *known = request;
            self.touch();
            return false;
        }
        if self.requests.len() >= MAX_REQUESTS {
            return false;
        }
        self.requests.push(request);
        self.touch();
        true
    }

    /// Takes in a presence; whether the contact just came online. Strangers are ignored.
    pub(super) fn presence(&mut self, address: &Address, news: Presence) -> bool {
        let Some(contact) = self.contacts.get_mut(address) else {
            return false;
        };
        self.revision += 1;
        let came = contact.status == Status::Offline && news.status != Status::Offline;
        contact.status = news.status;
        if !news.display_name.is_empty() && news.display_name != contact.display_name {
            contact.rename(news.display_name);
        }
        if news.status == Status::Offline {
            contact.media = None;
        } else {
            contact.capabilities = news.capabilities;
            contact.picture = news.picture;
        }
        contact.revision = self.revision;
        came
    }

    pub(super) fn personal_message(
        &mut self,
        address: &Address,
        text: String,
        media: Option<MediaInfo>,
    ) {
        if let Some(contact) = self.contacts.get_mut(address) {
            self.revision += 1;
            contact.personal_message = text;
            contact.media = media;
            contact.revision = self.revision;
        }
    }

    /// We are not connected, so nobody is seen.
    pub(super) fn everybody_offline(&mut self) {
        self.revision += 1;
        for contact in self.contacts.values_mut().filter(|c| c.is_online()) {
            contact.status = Status::Offline;
            contact.media = None;
            contact.revision = self.revision;
        }
    }
}
