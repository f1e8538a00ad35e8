//! Entries of the address book, as they are told (13 section 4).

use super::annotation;
use super::lists::{annotations, network_of_email, phone_address, text};
use crate::api::{Lists, Phones};
use crate::keep::BookSettings;
use crate::roster::MESSENGER;
use crate::soap::xml::Node;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactKind {
    /// The owner: it holds the settings, and is not shown.
    Me,
    /// A circle.
    Circle,
    /// A person.
    Person,
}

/// An entry, or what changed of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactEntry {
    /// Its id.
    pub id: String,
    /// It is gone.
    pub deleted: bool,
    /// What is in it; missing where it is gone.
    pub info: Option<ContactInfo>,
}

/// What is in an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactInfo {
    /// What it is.
    pub kind: ContactKind,
    /// The address, where one is known.
    pub address: Option<String>,
    /// The network.
    pub network: u32,
    /// Whether it is on the forward list.
    pub forward: bool,
    /// The number of the account (CID), as it was told.
    pub cid: Option<String>,
    /// The name they go by.
    pub name: Option<String>,
    /// The name we gave them.
    pub nickname: Option<String>,
    /// The note.
    pub note: Option<String>,
    /// The phone numbers.
    pub phones: Phones,
    /// Whether it is a favourite.
    pub favorite: bool,
    /// Whether a page can be sent to their mobile phone.
    pub mobile_paging: bool,
    /// The ids of its groups.
    pub groups: Vec<String>,
    /// The settings, where it is the owner.
    pub settings: BookSettings,
}

impl ContactEntry {
    /// Reads a `Contact`; `None` where it has no id.
    pub(super) fn read(node: Node<'_>) -> Option<Self> {
        Some(Self {
            id: text(node, "contactId")?,
            deleted: node.flag_at("fDeleted").unwrap_or(false),
            info: node.child("contactInfo").map(ContactInfo::read),
        })
    }

    /// The lists that the entry itself puts somebody on.
    #[must_use]
    pub fn lists(&self) -> Lists {
        Lists {
            forward: !self.deleted && self.info.as_ref().is_some_and(|info| info.forward),
            ..Lists::default()
        }
    }
}

impl ContactInfo {
    fn read(node: Node<'_>) -> Self {
        let kind = match node.word_at("contactType") {
            Some(word) if word.eq_ignore_ascii_case("Me") => ContactKind::Me,
            Some(word) if word.eq_ignore_ascii_case("Circle") => ContactKind::Circle,
            _ => ContactKind::Person,
        };
        let (address, network, enabled) = reached_at(node);
        let mut info = Self {
            kind,
            address,
            network,
            forward: enabled && kind == ContactKind::Person,
            cid: text(node, "CID"),
            name: text(node, "displayName").or_else(|| text(node, "quickName")),
            nickname: None,
            note: text(node, "comment"),
            phones: phones(node),
            favorite: node.flag_at("isFavorite").unwrap_or(false),
            mobile_paging: node.flag_at("isMobileIMEnabled").unwrap_or(false),
            groups: guids(node, "groupIds"),
            settings: BookSettings::default(),
        };
        let left = guids(node, "groupIdsDeleted");
        info.groups.retain(|group| !left.contains(group));
        for (name, value) in annotations(node) {
            info.annotate(name, value);
        }
        info
    }

    fn annotate(&mut self, name: &str, value: &str) {
        let settings = &mut self.settings;
        match (name, value.trim()) {
            (annotation::NICKNAME, nickname) if !nickname.is_empty() => {
                self.nickname = Some(nickname.to_owned());
            }
            (annotation::STRANGERS, word) => settings.allow_strangers = choice(word, "1", "2"),
            (annotation::ASK_ME, word) => settings.ask_me = choice(word, "1", "2"),
            (annotation::PLACES, word) => settings.several_places = choice(word, "1", "0"),
            (annotation::ROAMING, word) => settings.roams = choice(word, "1", "2"),
            (annotation::MOBILE, word) => settings.mobile = choice(word, "1", "0"),
            _ => {}
        }
    }
}

fn choice(word: &str, yes: &str, no: &str) -> Option<bool> {
    (word == yes || word == no).then_some(word == yes)
}

/// The address and network of an entry, and whether it is on the forward list (13 section 4, the rule).
fn reached_at(node: Node<'_>) -> (Option<String>, u32, bool) {
    let passport = text(node, "passportName");
    if let Some(address) = &passport
        && node.flag_at("isMessengerUser").unwrap_or(false)
    {
        return (Some(address.clone()), MESSENGER, true);
    }
    let emails = node.child("emails").into_iter();
    for email in emails.flat_map(|emails| emails.all("ContactEmail")) {
        let kind = email.word_at("contactEmailType").unwrap_or_default();
        let Some(usual) = network_of_email(kind) else {
            continue;
        };
        if email.flag_at("isMessengerEnabled").unwrap_or(false)
            && let Some(address) = text(email, "email")
        {
            let told = email
                .word_at("Capability")
                .and_then(|word| word.parse().ok());
            let network = told.filter(|network| *network > MESSENGER).unwrap_or(usual);
            return (Some(address), network, true);
        }
    }
    let numbers = node.child("phones").into_iter();
    for phone in numbers.flat_map(|phones| phones.all("ContactPhone")) {
        if passport.is_none()
            && phone.flag_at("isMessengerEnabled").unwrap_or(false)
            && let Some(number) = text(phone, "number")
        {
            return (Some(phone_address(&number)), 4, true);
        }
    }
    (passport, MESSENGER, false)
}

fn phones(node: Node<'_>) -> Phones {
    let mut phones = Phones::default();
    let numbers = node.child("phones").into_iter();
    for phone in numbers.flat_map(|phones| phones.all("ContactPhone")) {
        let number = text(phone, "number");
        match phone.word_at("contactPhoneType").unwrap_or_default() {
            kind if kind.eq_ignore_ascii_case("ContactPhonePersonal") => phones.home = number,
            kind if kind.eq_ignore_ascii_case("ContactPhoneBusiness") => phones.work = number,
            kind if kind.eq_ignore_ascii_case("ContactPhoneMobile") => phones.mobile = number,
            _ => {}
        }
    }
    phones
}

fn guids(node: Node<'_>, list: &str) -> Vec<String> {
    node.child(list)
        .into_iter()
        .flat_map(|list| list.all("guid"))
        .map(|guid| guid.word().to_owned())
        .filter(|guid| !guid.is_empty())
        .collect()
}
