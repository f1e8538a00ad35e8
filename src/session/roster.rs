//! Contacts and groups.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use msn_media::plus::{self, Spans};
use msnp::api::{Address, ContactDetails, GroupId, Lists, MediaInfo, Status};
use msnp::client::Snapshot;

/// Requests kept at once; more wait on the server.
const MAX_REQUESTS: usize = 200;

/// The contact list.
#[derive(Debug, Default)]
pub struct Roster {
    contacts: Vec<Contact>,
    /// Where each of them is.
    places: HashMap<Address, usize>,
    /// Made anew after somebody came, went or has another name.
    by_name: OnceCell<ByName>,
    groups: BTreeMap<GroupId, String>,
    requests: Vec<Request>,
    revision: u64,
    arranged: u64,
    /// Counted anew with each arrangement.
    counts: OnceCell<Counts>,
}

/// How many there are on the own list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub contacts: usize,
    pub online: usize,
}

/// The contacts by their shown names.
#[derive(Debug)]
struct ByName {
    /// Where each of them is.
    order: Vec<usize>,
    addresses: Arc<[Address]>,
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
    /// Without codes for colours.
    pub personal_message: String,
    pub media: Option<MediaInfo>,
    pub capabilities: u64,
    pub picture: Option<String>,
    /// What the address book has of them.
    pub details: ContactDetails,
    /// Rises when anything above changes.
    pub revision: u64,
    /// See [`Contact::shown_name`].
    shown: String,
    /// Read when name and message change, since they are drawn far more often.
    name_looks: Option<Spans>,
    message_looks: Option<Spans>,
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
    /// The own name for them, else the one they chose, without codes for colours, else the address.
    pub fn shown_name(&self) -> &str {
        &self.shown
    }

    /// Which stretches of the shown name look different.
    pub fn name_looks(&self) -> Option<&Spans> {
        self.name_looks.as_ref()
    }

    /// The same of the personal message.
    pub fn message_looks(&self) -> Option<&Spans> {
        self.message_looks.as_ref()
    }

    /// The shown name in lower case: what the list is sorted and searched by.
    pub fn name_key(&self) -> &str {
        &self.name_key
    }

    /// Takes in a name, and the own name for them; whether they are called otherwise now.
    fn rename(&mut self, name: String) -> bool {
        self.display_name = name;
        let names = [self.details.nickname.as_deref(), Some(&self.display_name)];
        let shown = names
            .into_iter()
            .flatten()
            .map(plus::read)
            .find(|(name, _)| !name.trim().is_empty())
            .map(|(name, looks)| (name.into_owned(), looks));
        (self.shown, self.name_looks) = shown.unwrap_or_else(|| (self.address.to_string(), None));
        let key = self.shown.to_lowercase();
        let renamed = key != self.name_key;
        self.name_key = key;
        renamed
    }

    fn say(&mut self, message: &str) {
        let (shown, looks) = plus::read(message);
        self.personal_message = shown.into_owned();
        self.message_looks = looks;
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

    /// Rises when something changes by which contacts may have other places in a list where those who are there stand by name:
    /// neither with another status of somebody who is there, nor with a message.
    pub fn arranged(&self) -> u64 {
        self.arranged
    }

    /// How many contacts there are, and how many of them are there.
    pub fn counts(&self) -> Counts {
        *self.counts.get_or_init(|| {
            let count = |counts: Counts, contact: &Contact| Counts {
                contacts: counts.contacts + 1,
                online: counts.online + usize::from(contact.is_online()),
            };
            self.contacts().fold(Counts::default(), count)
        })
    }

    pub fn contact(&self, address: &Address) -> Option<&Contact> {
        self.contacts.get(*self.places.get(address)?)
    }

    fn contact_mut(&mut self, address: &Address) -> Option<&mut Contact> {
        self.contacts.get_mut(*self.places.get(address)?)
    }

    /// Everybody on the own list, by shown name.
    pub fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.numbered().map(|(_, contact)| contact)
    }

    /// The same with the place of each among [`Roster::addresses`].
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Contact)> {
        let order = self.by_name().order.iter();
        order
            .enumerate()
            .filter_map(|(number, &at)| Some((number, self.contacts.get(at)?)))
            .filter(|(_, contact)| contact.lists.forward)
    }

    /// The addresses of everybody on any list, by shown name.
    pub fn addresses(&self) -> Arc<[Address]> {
        Arc::clone(&self.by_name().addresses)
    }

    fn by_name(&self) -> &ByName {
        self.by_name.get_or_init(|| {
            let mut order: Vec<usize> = (0..self.contacts.len()).collect();
            order.sort_by_key(|&at| {
                let contact = self.contacts.get(at);
                contact.map(|contact| (contact.name_key(), &contact.address))
            });
            let in_order = order.iter().filter_map(|&at| self.contacts.get(at));
            let addresses = in_order.map(|contact| contact.address.clone()).collect();
            ByName { order, addresses }
        })
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
        self.rearrange();
    }

    fn rearrange(&mut self) {
        self.arranged += 1;
        self.counts = OnceCell::new();
    }

    /// The display pictures of those who are there.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &str> {
        let online = self.contacts.iter().filter(|contact| contact.is_online());
        online.filter_map(|contact| contact.picture.as_deref())
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
                    personal_message: String::new(),
                    media: contact.media.clone(),
                    capabilities: contact.presence.capabilities,
                    picture: contact.presence.picture_sha1d.clone(),
                    details: contact.details.clone(),
                    revision,
                    shown: String::new(),
                    name_looks: None,
                    message_looks: None,
                    name_key: String::new(),
                };
                shown.say(&contact.personal_message);
                let _first = shown.rename(contact.display_name.clone());
                shown
            })
            .collect();
        self.find_places();
    }

    /// Contacts came or went.
    fn find_places(&mut self) {
        let addresses = self.contacts.iter().map(|contact| contact.address.clone());
        self.places = addresses.zip(0..).collect();
        self.by_name = OnceCell::new();
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
        if !self.places.contains_key(&address) {
            self.places.insert(address.clone(), self.contacts.len());
            self.by_name = OnceCell::new();
            self.contacts.push(Contact {
                address: address.clone(),
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
                shown: String::new(),
                name_looks: None,
                message_looks: None,
                name_key: String::new(),
            });
        }
        let Some(contact) = self.contact_mut(&address) else {
            return;
        };
        contact.details = details;
        contact.groups = groups;
        contact.lists = lists;
        contact.revision = revision;
        if contact.rename(display_name) {
            self.by_name = OnceCell::new();
        }
    }

    pub(super) fn remove(&mut self, address: &Address) {
        self.contacts.retain(|contact| contact.address != *address);
        self.find_places();
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
        let revision = self.revision + 1;
        let Some(contact) = self.contact_mut(address) else {
            return false;
        };
        let was_there = contact.is_online();
        contact.status = news.status;
        let is_there = contact.is_online();
        let renamed = !news.display_name.is_empty()
            && news.display_name != contact.display_name
            && contact.rename(news.display_name);
        if news.status == Status::Offline {
            contact.media = None;
        } else {
            contact.capabilities = news.capabilities;
            contact.picture = news.picture;
        }
        contact.revision = revision;
        self.revision = revision;
        if renamed {
            self.by_name = OnceCell::new();
        }
        if renamed || was_there != is_there {
            self.rearrange();
        }
        is_there && !was_there
    }

    pub(super) fn personal_message(
        &mut self,
        address: &Address,
        text: String,
        media: Option<MediaInfo>,
    ) {
        let revision = self.revision + 1;
        if let Some(contact) = self.contact_mut(address) {
            contact.say(&text);
            contact.media = media;
            contact.revision = revision;
            self.revision = revision;
        }
    }

    /// We are not connected, so nobody is seen.
    pub(super) fn everybody_offline(&mut self) {
        self.touch();
        for contact in self.contacts.iter_mut().filter(|c| c.is_online()) {
            contact.status = Status::Offline;
            contact.media = None;
            contact.revision = self.revision;
        }
    }
}
