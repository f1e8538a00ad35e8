//! Accounts as an operator, or a test, sees and makes them.

use msnp::api::{Address, Lists};
use msnp::io::{Endpoint, Now};

use super::account::{Account, GroupKey, List, Message};
use super::types::BadAccount;
use super::{World, text};

/// The longest address.
const MAX_ADDRESS: usize = 129;

/// An account to be made.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AccountSpec {
    /// Its address.
    pub address: String,
    /// Its password.
    pub password: String,
    /// Its display name; `None`: the address.
    pub name: Option<String>,
    /// Its personal message; set when it is not empty.
    pub message: String,
    /// Unread mail, for an account that has a mailbox.
    pub mail: Option<u32>,
}

impl std::fmt::Debug for AccountSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AccountSpec({})", self.address)
    }
}

/// Somebody on the lists of an account, as the server has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// Who.
    pub address: Address,
    /// The lists they are on.
    pub lists: Lists,
    /// The names of their groups, sorted; empty for the ungrouped.
    pub groups: Vec<String>,
}

/// How an account stands, as the server has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its display name.
    pub name: String,
    /// Its status as on the wire (`NLN`, `HDN` …); `None`: offline.
    pub status: Option<String>,
    /// At how many places it is signed in, and has said its status there.
    pub places: usize,
    /// Its personal message, as XML text; `None` when none was ever set.
    pub message: Option<String>,
    /// Whether people on neither list may see it and write to it.
    pub allow_strangers: bool,
    /// The names of its groups, sorted.
    pub groups: Vec<String>,
}

impl World {
    /// The address clients reach it under.
    #[must_use]
    pub fn address(&self) -> &Endpoint {
        &self.config.address
    }

    /// The base of its HTTP services.
    #[must_use]
    pub fn http(&self) -> &str {
        &self.config.http
    }

    /// Makes an account.
    ///
    /// # Errors
    /// When the address is none, is too long, or is taken.
    pub fn add_account(&mut self, spec: AccountSpec, now: Now) -> Result<(), BadAccount> {
        let address = Address::new(&spec.address);
        if !is_address(&spec.address) || self.accounts.contains_key(&address) {
            return Err(BadAccount(spec.address));
        }
        let name = spec.name.as_deref().unwrap_or(&spec.address);
        let guid = text::guid(&mut self.rng);
        let mut account = Account::new(guid, &spec.password, name, now.wall);
        account.has_book = !self.config.behaviour.book_is_made;
        account.mail = spec.mail;
        if !spec.message.is_empty() {
            account.message = Some(Message {
                text: msnp::wire::xml_escape(&spec.message).into_owned(),
                ..Message::default()
            });
        }
        self.accounts.insert(address, account);
        Ok(())
    }

    /// Puts `other` on lists of `owner`, and in groups by name (made where they are missing), without telling anybody:
    /// for setting a network up. The reverse list of `other` follows. Unknown accounts are passed over.
    pub fn set_contact(&mut self, owner: &str, other: &str, lists: Lists, groups: &[&str]) {
        let (owner, other) = (Address::new(owner), Address::new(other));
        if !self.accounts.contains_key(&other) || owner == other {
            return;
        }
        let guids: Vec<String> = (0..groups.len() + 2)
            .map(|_| text::guid(&mut self.rng))
            .collect();
        let Some(account) = self.accounts.get_mut(&owner) else {
            return;
        };
        let numbers: Vec<u32> = groups
            .iter()
            .zip(&guids)
            .filter_map(
                |(name, guid)| match account.groups.iter().find(|g| g.name == *name) {
                    Some(group) => Some(group.number),
                    None => Some(account.add_group(name, guid.clone()).ok()?.number),
                },
            )
            .collect();
        let mut rest = guids.into_iter().skip(groups.len());
        let entry = account.entry(&other, || rest.next().unwrap_or_default());
        entry.lists = Lists {
            reverse: entry.lists.reverse,
            ..lists
        };
        if lists.forward {
            entry.put(List::Forward);
        }
        entry.groups.extend(numbers);
        if let Some(account) = self.accounts.get_mut(&other) {
            account
                .entry(&owner, || rest.next().unwrap_or_default())
                .lists
                .reverse = lists.forward;
            account.tidy(&owner);
        }
    }

    /// The lists of an account, sorted by address; `None` when there is no such account.
    #[must_use]
    pub fn roster(&self, address: &str) -> Option<Vec<RosterEntry>> {
        let account = self.accounts.get(&Address::new(address))?;
        let entry = |(address, contact): (&Address, &super::account::Contact)| {
            let mut groups: Vec<String> = account
                .groups
                .iter()
                .filter(|group| contact.groups.contains(&group.number))
                .map(|group| group.name.clone())
                .collect();
            groups.sort();
            RosterEntry {
                address: address.clone(),
                lists: contact.lists,
                groups,
            }
        };
        Some(account.contacts.iter().map(entry).collect())
    }

    /// How an account stands; `None` when there is no such account.
    #[must_use]
    pub fn standing(&self, address: &str) -> Option<Standing> {
        let account = self.accounts.get(&Address::new(address))?;
        let mut groups: Vec<String> = account.groups.iter().map(|g| g.name.clone()).collect();
        groups.sort();
        let links = account.places.iter();
        let places = links.filter_map(|link| self.session_of(*link));
        Some(Standing {
            name: account.name.clone(),
            status: account.presence.status.clone(),
            places: places.filter(|session| session.shown).count(),
            message: account.message.as_ref().map(|message| message.text.clone()),
            allow_strangers: account.allow_strangers,
            groups,
        })
    }

    /// The offline messages that wait for an account, oldest first; none when there is no such account.
    #[must_use]
    pub fn waiting_texts(&self, address: &str) -> Vec<String> {
        let account = self.accounts.get(&Address::new(address));
        let letters = account.into_iter().flat_map(|account| &account.letters);
        letters.map(super::oim::Kept::text).collect()
    }

    /// Whether `viewer` sees `other` online: both are signed in, `other` is not hidden and admits `viewer`, who has it
    /// on the forward list.
    #[must_use]
    pub fn sees(&self, viewer: &str, other: &str) -> bool {
        let (viewer, other) = (Address::new(viewer), Address::new(other));
        self.is_shown_to(&other, &viewer)
            && self.accounts.get(&viewer).is_some_and(|account| {
                account.presence.status.is_some()
                    && account
                        .contacts
                        .get(&other)
                        .is_some_and(|c| c.lists.forward)
            })
    }

    /// Whether `who` is online for `viewer`.
    pub(super) fn is_shown_to(&self, who: &Address, viewer: &Address) -> bool {
        self.accounts
            .get(who)
            .is_some_and(|account| account.presence.is_shown() && account.admits(viewer))
    }

    /// The group of an account by the key its dialect uses.
    pub(super) fn group_of(&self, owner: &Address, key: GroupKey<'_>) -> Option<u32> {
        self.accounts.get(owner)?.group(key)
    }
}

/// Whether this can be the address of an account: it is one word with an `@` inside.
pub(super) fn is_address(text: &str) -> bool {
    text.len() <= MAX_ADDRESS
        && text.bytes().all(|b| b.is_ascii_graphic())
        && text
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'))
}

/// The number of an account (CID, PUID): the same for an address on every server of this kind.
pub(super) fn cid(who: &Address) -> u64 {
    who.as_str().bytes().fold(7u64, |n, b| {
        n.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(b))
    })
}
