//! Memberships and the address book, as they are told (13 sections 3 and 4).

use super::entry::ContactEntry;
use super::{Role, annotation};
use crate::roster::MESSENGER;
use crate::soap::xml::Node;

/// The networks of the members that are not of the Messenger network.
const COMMUNICATOR: u32 = 2;
const PHONE: u32 = 4;
const YAHOO: u32 = 32;

/// Who is on which list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memberships {
    /// The lists, or what changed of them.
    pub lists: Vec<Membership>,
    /// When they last changed, as the service writes it.
    pub changed: Option<String>,
}

/// One list, or what changed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Which.
    pub role: Role,
    /// Whether this is all of it.
    pub complete: bool,
    /// Who is on it, or came and went.
    pub members: Vec<Member>,
}

/// Somebody on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The address: `bob@example.net`, `tel:+15550100`. Empty where it is not told.
    pub address: String,
    /// The network.
    pub network: u32,
    /// The id of the membership.
    pub id: Option<String>,
    /// Not on the list any more.
    pub deleted: bool,
    /// The name they go by.
    pub name: Option<String>,
    /// What they wrote when they asked to be let in.
    pub invitation: Option<String>,
}

/// The address book, or what changed of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressBook {
    /// The groups.
    pub groups: Vec<GroupEntry>,
    /// The entries.
    pub contacts: Vec<ContactEntry>,
    /// When it last changed, as the service writes it.
    pub changed: Option<String>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// It is gone.
    pub deleted: bool,
}

impl Memberships {
    /// Reads a `FindMembershipResult`. Services other than `Messenger` hold no lists.
    #[must_use]
    pub fn read(result: Node<'_>) -> Self {
        let Some(service) = result
            .child("Services")
            .into_iter()
            .flat_map(|services| services.all("Service"))
            .find(|service| {
                service
                    .word_at("Info/Handle/Type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("Messenger"))
            })
        else {
            return Self::default();
        };
        let lists = service.child("Memberships").into_iter();
        Self {
            lists: lists
                .flat_map(|lists| lists.all("Membership"))
                .filter_map(Membership::read)
                .collect(),
            changed: time(service, "LastChange"),
        }
    }
}

impl Membership {
    fn read(node: Node<'_>) -> Option<Self> {
        let members = node.child("Members").into_iter();
        Some(Self {
            role: Role::named(node.word_at("MemberRole")?)?,
            complete: node.flag_at("MembershipIsComplete").unwrap_or(false),
            members: members
                .flat_map(|members| members.all("Member"))
                .filter_map(Member::read)
                .collect(),
        })
    }
}

impl Member {
    /// `None` for those that are no people: roles, services, everyone, circles.
    fn read(node: Node<'_>) -> Option<Self> {
        let kind = node.attribute("type").or_else(|| node.word_at("Type"))?;
        let kind = crate::soap::local_part(kind).to_ascii_lowercase();
        let (address, network) = match kind.strip_suffix("member").unwrap_or(&kind) {
            "passport" => (text(node, "PassportName"), MESSENGER),
            "email" => (text(node, "Email"), buddy_network(node)),
            "phone" => (
                text(node, "PhoneNumber").map(|number| phone_address(&number)),
                PHONE,
            ),
            _ => return None,
        };
        Some(Self {
            address: address.unwrap_or_default(),
            network,
            id: text(node, "MembershipId"),
            deleted: node.flag_at("Deleted").unwrap_or(false),
            name: text(node, "DisplayName"),
            invitation: annotations(node)
                .find(|(name, _)| *name == annotation::INVITATION)
                .map(|(_, value)| value.to_owned())
                .filter(|text| !text.is_empty()),
        })
    }
}

fn buddy_network(node: Node<'_>) -> u32 {
    let kind = annotations(node).find(|(name, _)| *name == annotation::BUDDY_TYPE);
    let number = kind.and_then(|(_, value)| value.split(':').next()?.trim().parse().ok());
    number.unwrap_or(YAHOO)
}

impl AddressBook {
    /// Reads an `ABFindAllResult` or an `ABFindContactsPagedResult`, which differ in letter case only.
    #[must_use]
    pub fn read(result: Node<'_>) -> Self {
        let groups = result.child("groups").into_iter();
        let contacts = result.child("contacts").into_iter();
        Self {
            groups: groups
                .flat_map(|groups| groups.all("Group"))
                .filter_map(GroupEntry::read)
                .collect(),
            contacts: contacts
                .flat_map(|contacts| contacts.all("Contact"))
                .filter_map(ContactEntry::read)
                .collect(),
            changed: result.child("ab").and_then(|book| time(book, "lastChange")),
        }
    }
}

impl GroupEntry {
    fn read(node: Node<'_>) -> Option<Self> {
        Some(Self {
            id: text(node, "groupId")?,
            name: text(node, "groupInfo/name").unwrap_or_default(),
            deleted: node.flag_at("fDeleted").unwrap_or(false),
        })
    }
}

/// The network that the type of an address names.
pub(super) fn network_of_email(kind: &str) -> Option<u32> {
    match kind {
        _ if kind.eq_ignore_ascii_case("Messenger2") => Some(YAHOO),
        _ if kind.eq_ignore_ascii_case("Messenger3") => Some(COMMUNICATOR),
        _ => None,
    }
}

/// The address of a phone, however its number is written: `tel:+15550100`.
pub(super) fn phone_address(number: &str) -> String {
    let number = number.trim();
    if number.starts_with("tel:") {
        number.to_owned()
    } else {
        format!("tel:{number}")
    }
}

/// Names and values of the annotations of an element.
pub(super) fn annotations(node: Node<'_>) -> impl Iterator<Item = (&str, &str)> {
    node.child("annotations")
        .into_iter()
        .flat_map(|list| list.all("Annotation"))
        .filter_map(|one| {
            Some((
                one.word_at("Name")?,
                one.text_at("Value").unwrap_or_default(),
            ))
        })
}

/// The text at the end of a path, if there is any.
pub(super) fn text(node: Node<'_>, path: &str) -> Option<String> {
    let found = node.at(path).filter(|found| !found.is_nil())?;
    let word = found.word();
    (!word.is_empty()).then(|| word.to_owned())
}

/// A time, which goes back as it came; "never" is none.
fn time(node: Node<'_>, path: &str) -> Option<String> {
    text(node, path).filter(|time| !time.starts_with("0001-01-01T00:00:00"))
}
