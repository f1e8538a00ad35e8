//! The steps that changes of the list are made of, and the call that each of them is.

use crate::api::{Address, GroupId, PhoneKind};
use crate::roster::{Contact, MESSENGER, Roster};
use crate::soap::abch::{
    Change as Edit, ContactRef, Invitation, MemberRef, NewContact, Request, Role, Scenario,
    annotation,
};

/// What the scheme of phone addresses is.
const TEL: &str = "tel:";

/// One step of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Learn which network an address belongs to.
    Query(Address),
    /// Put somebody on the forward list, and write this to them.
    Add(Address, Option<String>),
    /// They were in the address book, but not on the list: now they are.
    Restore(Address, String),
    /// Take somebody out of the address book.
    Remove(Address),
    /// Put somebody on one of the other lists.
    Join(Role, Address),
    /// Take somebody off one.
    Leave(Role, Address),
    /// Make a group.
    NewGroup(String),
    /// Give a group another name.
    Rename(GroupId, String),
    /// Take a group away.
    DropGroup(GroupId),
    /// Put a contact into a group.
    PutIn(Address, GroupId),
    /// Take a contact out of one.
    TakeOut(Address, GroupId),
    /// Write something down of a contact.
    Write(Address, CardChange),
    /// Whether strangers may see us.
    Privacy(bool),
    /// Whether several places may be signed in at once.
    Places(bool),
    /// The own name. That others see it is the business of the notification server.
    OwnName(String),
}

/// What is written down of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CardChange {
    /// The name we give them; an empty one is taken back.
    Nickname(String),
    /// A note; an empty one is taken away.
    Note(String),
    /// A phone number; an empty one is taken away.
    Phone(PhoneKind, String),
    /// Whether they are a favourite.
    Favorite(bool),
}

impl CardChange {
    /// Does it to the contact of the list.
    pub(crate) fn apply(self, contact: &mut Contact) {
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let details = &mut contact.details;
        match self {
            Self::Nickname(name) => details.nickname = some(name),
            Self::Note(text) => details.note = some(text),
            Self::Phone(kind, number) => details.phones.set(kind, &number),
            Self::Favorite(on) => details.favorite = on,
        }
    }

    fn edit(&self) -> Edit<'_> {
        match self {
            Self::Nickname(name) => Edit::Annotation(annotation::NICKNAME, name),
            Self::Note(text) => Edit::Comment(text),
            Self::Phone(kind, number) => Edit::Phone(*kind, number),
            Self::Favorite(on) => Edit::Favorite(*on),
        }
    }
}

/// The name of the operation that a step calls.
pub(super) fn request_name(step: &Step) -> &'static str {
    match step {
        Step::Add(..) => "ABContactAdd",
        Step::NewGroup(_) => "ABGroupAdd",
        // Others give nothing.
        _ => "",
    }
}

pub(super) fn scenario(step: &Step, command: Option<&'static str>) -> Scenario {
    match step {
        Step::Query(_) | Step::Remove(_) | Step::DropGroup(_) | Step::OwnName(_) => Scenario::Timer,
        Step::Add(..) | Step::Write(..) => Scenario::ContactSave,
        Step::Restore(..) => Scenario::Timer,
        Step::NewGroup(_) | Step::Rename(..) | Step::PutIn(..) | Step::TakeOut(..) => {
            Scenario::GroupSave
        }
        Step::Privacy(_) => Scenario::PrivacyApply,
        Step::Places(_) => Scenario::GeneralDialogApply,
        Step::Join(..) | Step::Leave(..) => match command {
            Some("block" | "unblock") => Scenario::BlockUnblock,
            _ => Scenario::ContactMsgrApi,
        },
    }
}

/// What a step needs to know of whom it is about.
pub(super) struct Prepared {
    guid: String,
    network: u32,
}

impl Prepared {
    /// `None` when the step is about an entry that there is not.
    pub(super) fn of(step: &Step, network: Option<u32>, roster: &Roster) -> Option<Self> {
        let (address, needs_entry) = match step {
            Step::Remove(address)
            | Step::PutIn(address, _)
            | Step::TakeOut(address, _)
            | Step::Write(address, _) => (Some(address), true),
            Step::Add(address, _) | Step::Join(_, address) | Step::Leave(_, address) => {
                (Some(address), false)
            }
            _ => (None, false),
        };
        let contact = address.and_then(|address| roster.contact(address));
        let guid = contact.and_then(|contact| contact.guid.clone());
        if needs_entry && guid.is_none() {
            return None;
        }
        let phone = address.is_some_and(|address| address.as_str().starts_with(TEL));
        let known = contact.map(|contact| contact.network());
        let usual = if phone { 4 } else { MESSENGER };
        Some(Self {
            guid: guid.unwrap_or_default(),
            network: network
                .or(known.filter(|known| *known != MESSENGER))
                .unwrap_or(usual),
        })
    }

    pub(super) fn with<T>(
        &self,
        step: &Step,
        own_name: &str,
        call: impl FnOnce(&Request<'_>) -> T,
    ) -> T {
        let id = self.guid.as_str();
        let member = |address| MemberRef::of(address, self.network);
        let privacy;
        let edits: &[Edit<'_>];
        let one: [Edit<'_>; 1];
        let request = match step {
            // Never called: it is no call.
            Step::Query(_) => Request::FindMembership { since: None },
            Step::Add(address, message) => {
                Request::AddContact(self.newcomer(address.as_str(), message.as_deref(), own_name))
            }
            Step::Restore(_, guid) => {
                one = [Edit::MessengerUser(true)];
                Request::UpdateContact {
                    id: Some(guid),
                    changes: &one,
                }
            }
            Step::Remove(_) => Request::DeleteContact { id },
            Step::Join(role, address) => Request::AddMember {
                role: *role,
                member: member(address.as_str()),
            },
            Step::Leave(role, address) => Request::DeleteMember {
                role: *role,
                member: member(address.as_str()),
            },
            Step::NewGroup(name) => Request::AddGroup { name },
            Step::Rename(group, name) => Request::RenameGroup {
                id: group.as_str(),
                name,
            },
            Step::DropGroup(group) => Request::DeleteGroup { id: group.as_str() },
            Step::PutIn(_, group) => Request::AddToGroup {
                group: group.as_str(),
                contact: ContactRef::Entry(id),
            },
            Step::TakeOut(_, group) => Request::RemoveFromGroup {
                group: group.as_str(),
                contact: id,
            },
            Step::Write(_, change) => {
                one = [change.edit()];
                Request::UpdateContact {
                    id: Some(id),
                    changes: &one,
                }
            }
            Step::Privacy(allow) => {
                let word = if *allow { "1" } else { "2" };
                privacy = [
                    Edit::Annotation(annotation::ASK_ME, "1"),
                    Edit::Annotation(annotation::STRANGERS, word),
                ];
                edits = &privacy;
                own(edits)
            }
            Step::Places(several) => {
                let word = if *several { "1" } else { "0" };
                one = [Edit::Annotation(annotation::PLACES, word)];
                own(&one)
            }
            Step::OwnName(name) => {
                one = [Edit::DisplayName(name)];
                own(&one)
            }
        };
        call(&request)
    }

    fn newcomer<'a>(
        &self,
        address: &'a str,
        message: Option<&'a str>,
        own_name: &'a str,
    ) -> NewContact<'a> {
        match self.network {
            MESSENGER => NewContact::Messenger {
                email: address,
                invitation: message
                    .filter(|text| !text.is_empty())
                    .map(|text| Invitation {
                        text,
                        name: own_name,
                    }),
            },
            4 => NewContact::Phone {
                number: address.strip_prefix(TEL).unwrap_or(address),
            },
            network => NewContact::Elsewhere {
                email: address,
                network,
            },
        }
    }
}

fn own<'a>(changes: &'a [Edit<'a>]) -> Request<'a> {
    Request::UpdateContact { id: None, changes }
}
