//! Which rows the list has, in which order: pure, made anew when something changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use msnp::api::{AccountId, Address, ConversationId, Status};
use papilio_store::{RowSize, Sort};

use super::Action;
use crate::session::{Contact, Roster, Session};

/// Height of a group's row, logical pixels.
pub const GROUP_HEIGHT: f32 = 24.0;
/// Height of a contact's row, logical pixels.
pub const fn contact_height(size: RowSize) -> f32 {
    match size {
        RowSize::Compact => 21.0,
        RowSize::Detailed => 40.0,
        RowSize::Large => 62.0,
    }
}

/// What brings contacts together under a heading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    /// The favourites, there or not.
    Favorites,
    /// A group of the user's own.
    Named(String),
    /// Those in none.
    Other,
    /// All who are there, where the list is not by groups.
    Online,
    /// All who are not there.
    Offline,
}

/// How the groups that are not the user's own are called in the settings.
const OWN_KEYS: [(GroupKey, &str); 4] = [
    (GroupKey::Favorites, "*favorites"),
    (GroupKey::Other, "*other"),
    (GroupKey::Online, "*online"),
    (GroupKey::Offline, "*offline"),
];

impl GroupKey {
    /// As it stands in the settings: the name of a group, or one of a few words with a star.
    pub fn write(&self) -> String {
        match self {
            Self::Named(name) => name.clone(),
            key => OWN_KEYS
                .iter()
                .find(|(own, _)| own == key)
                .map(|(_, word)| (*word).to_owned())
                .unwrap_or_default(),
        }
    }

    /// Reads what [`GroupKey::write`] wrote.
    pub fn read(text: &str) -> Self {
        OWN_KEYS
            .into_iter()
            .find(|(_, word)| *word == text)
            .map_or_else(|| Self::Named(text.to_owned()), |(key, _)| key)
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Group {
        key: GroupKey,
        online: usize,
        total: usize,
        folded: bool,
    },
    Contact {
        group: GroupKey,
        who: Who,
    },
}

/// Somebody on the list of one of the accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub account: AccountId,
    pub address: Address,
}

impl Who {
    /// Shows the conversation with them.
    pub(super) fn open(&self) -> Action {
        Action::Open(ConversationId::with(&self.address)).of(&self.account)
    }
}

/// How the list is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// What it is divided by.
    pub parts: Parts,
    /// The order within a part.
    pub sort: Sort,
    pub rows: RowSize,
}

/// What the list is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parts {
    /// By groups, and those who are offline apart.
    #[default]
    Both,
    Groups,
    Status,
}

/// The rows, and where each begins.
///
/// They are made anew at every change of somebody's status, so a row is two numbers: what is in it is looked up for those
/// that are seen.
#[derive(Debug, Default)]
pub struct Rows {
    headings: Vec<Heading>,
    slots: Vec<Slot>,
    /// Everybody, as the roster of each account has them.
    people: People,
    /// Where each row begins, and last where all end.
    tops: Vec<f32>,
    size: RowSize,
}

/// Everybody on the lists of each account.
type People = Vec<(AccountId, Arc<[Address]>)>;

#[derive(Debug)]
struct Heading {
    key: GroupKey,
    online: usize,
    total: usize,
    folded: bool,
}

/// A row: the number of its heading, and its person, where it is not the heading itself.
#[derive(Clone, Copy, Debug)]
struct Slot {
    heading: u32,
    person: Option<Number>,
}

/// Which account has somebody on its list, and which of all its people it is.
#[derive(Clone, Copy, Debug)]
struct Number {
    account: u32,
    person: u32,
}

impl Rows {
    /// The rows for the rosters of these accounts. Groups of one name are one group, whichever account has them. A filter
    /// shows what fits, folded or not.
    pub fn build(
        sessions: &[&Session],
        arrangement: Arrangement,
        folded: &BTreeSet<GroupKey>,
        filter: &str,
    ) -> Self {
        let filter = filter.trim().to_lowercase();
        let by_status = arrangement.parts == Parts::Status;
        let within = arrangement.parts == Parts::Groups;
        let mut groups = Groups::default();
        if filter.is_empty() && !by_status {
            for (_, name) in sessions.iter().flat_map(|session| session.roster.groups()) {
                groups.named(name);
            }
        }
        // They come by name: those of one group and one rank are in order already.
        for (number, contact) in by_name(sessions) {
            if !fits(contact, &filter) {
                continue;
            }
            let online = contact.is_online();
            let contact = (number, contact);
            if contact.1.details.favorite {
                groups.favorites.add(contact, arrangement, true);
            }
            if !by_status {
                let shown = online || within;
                for name in &contact.1.groups {
                    groups.named(name).add(contact, arrangement, shown);
                }
                if contact.1.groups.is_empty() {
                    groups.other.add(contact, arrangement, shown);
                }
            }
            if !online && !within {
                groups.offline.add(contact, arrangement, true);
            } else if by_status {
                groups.online.add(contact, arrangement, true);
            }
        }
        let people = sessions.iter();
        let people = people
            .map(|session| (session.account.clone(), session.roster.addresses()))
            .collect();
        Self::lay_out(
            (groups, people),
            folded,
            !filter.is_empty(),
            arrangement.rows,
        )
    }

    fn lay_out(
        (groups, people): (Groups<'_>, People),
        folded: &BTreeSet<GroupKey>,
        filtered: bool,
        size: RowSize,
    ) -> Self {
        let groups = groups.in_order();
        let most: usize = groups.iter().map(|(_, members)| 1 + members.shown()).sum();
        let mut headings = Vec::with_capacity(groups.len());
        let mut slots = Vec::with_capacity(most);
        let mut tops = Vec::with_capacity(most + 1);
        let mut top = 0.0;
        for (key, members) in groups {
            if filtered && members.shown() == 0 {
                continue;
            }
            let folded = !filtered && folded.contains(&key);
            let heading = headings.len() as u32;
            headings.push(Heading {
                online: members.online,
                total: members.total,
                folded,
                key,
            });
            slots.push(Slot {
                heading,
                person: None,
            });
            tops.push(top);
            top += GROUP_HEIGHT;
            if !folded {
                for &person in members.ranks.iter().flatten() {
                    slots.push(Slot {
                        heading,
                        person: Some(person),
                    });
                    tops.push(top);
                    top += contact_height(size);
                }
            }
        }
        tops.push(top);
        Self {
            headings,
            slots,
            people,
            tops,
            size,
        }
    }

    /// The height of this row.
    pub fn row_height(&self, row: &Row) -> f32 {
        match row {
            Row::Group { .. } => GROUP_HEIGHT,
            Row::Contact { .. } => contact_height(self.size),
        }
    }

    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn get(&self, at: usize) -> Option<Row> {
        let slot = self.slots.get(at)?;
        let heading = self.headings.get(slot.heading as usize)?;
        let key = heading.key.clone();
        Some(match slot.person {
            None => Row::Group {
                key,
                online: heading.online,
                total: heading.total,
                folded: heading.folded,
            },
            Some(number) => {
                let (account, address) = self.person(number)?;
                let who = Who {
                    account: account.clone(),
                    address: address.clone(),
                };
                Row::Contact { group: key, who }
            }
        })
    }

    fn person(&self, number: Number) -> Option<(&AccountId, &Address)> {
        let (account, people) = self.people.get(number.account as usize)?;
        Some((account, people.get(number.person as usize)?))
    }

    pub fn iter(&self) -> impl Iterator<Item = Row> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// Where this row begins, or all end.
    pub fn top(&self, at: usize) -> f32 {
        self.tops.get(at).copied().unwrap_or_default()
    }

    /// The height of all rows.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The rows that can be seen between these two heights, and one more on either side.
    pub fn visible(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|top| *top <= from);
        let last = self.tops.partition_point(|top| *top < to);
        first.saturating_sub(2)..(last + 1).min(self.len())
    }

    /// Where this row stands now.
    pub fn find(&self, row: &RowKey) -> Option<usize> {
        let heading = self.headings.iter().position(|h| h.key == row.group)?;
        self.slots.iter().position(|slot| {
            let person = slot.person.and_then(|number| self.person(number));
            let wanted = row.contact.as_ref();
            let wanted = wanted.map(|who| (&who.account, &who.address));
            slot.heading as usize == heading && person == wanted
        })
    }
}

/// What a row is about, whatever its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKey {
    pub group: GroupKey,
    pub contact: Option<Who>,
}

impl Row {
    pub fn key(&self) -> RowKey {
        match self {
            Self::Group { key, .. } => RowKey {
                group: key.clone(),
                contact: None,
            },
            Self::Contact { group, who } => RowKey {
                group: group.clone(),
                contact: Some(who.clone()),
            },
        }
    }
}

/// Everybody on the own lists of these accounts, by shown name.
fn by_name<'a>(sessions: &[&'a Session]) -> impl Iterator<Item = (Number, &'a Contact)> {
    let numbered = |(account, roster): (u32, &'a Roster)| {
        let people = roster.numbered();
        let people = people.map(move |(person, contact)| {
            let person = person as u32;
            (Number { account, person }, contact)
        });
        people.peekable()
    };
    let rosters = sessions.iter().map(|session| &session.roster);
    let mut lists: Vec<_> = (0..).zip(rosters).map(numbered).collect();
    std::iter::from_fn(move || {
        if let [only] = lists.as_mut_slice() {
            return only.next();
        }
        // Each list is in order: the first of all is the first of one of them.
        let firsts = lists.iter_mut().enumerate();
        let firsts = firsts.filter_map(|(list, people)| {
            let (_, contact) = people.peek()?;
            Some((contact.name_key(), &contact.address, list))
        });
        let (_, _, list) = firsts.min()?;
        lists.get_mut(list)?.next()
    })
}

/// Who is in which group, while the rows are made.
#[derive(Default)]
struct Groups<'a> {
    favorites: Members,
    named: Vec<(&'a str, Members)>,
    /// Where each of those is.
    places: HashMap<&'a str, usize>,
    other: Members,
    online: Members,
    offline: Members,
}

impl<'a> Groups<'a> {
    fn named(&mut self, name: &'a str) -> &mut Members {
        let last = self.named.len();
        let at = *self.places.entry(name).or_insert(last);
        if at == last {
            self.named.push((name, Members::default()));
        }
        // `at` is the place of one that was there or was just put there.
        &mut self.named[at].1
    }

    /// The groups from the top to the bottom; of those that are not the user's own only the ones with somebody in them.
    fn in_order(mut self) -> Vec<(GroupKey, Members)> {
        self.named
            .sort_by_cached_key(|(name, _)| name.to_lowercase());
        let own = |key, members: Members| (members.total > 0).then_some((key, members));
        let named = self.named.into_iter();
        own(GroupKey::Favorites, self.favorites)
            .into_iter()
            .chain(named.map(|(name, members)| (GroupKey::Named(name.to_owned()), members)))
            .chain(own(GroupKey::Other, self.other))
            .chain(own(GroupKey::Online, self.online))
            .chain(own(GroupKey::Offline, self.offline))
            .collect()
    }
}

/// See [`rank`].
const RANKS: usize = 4;

#[derive(Default)]
struct Members {
    total: usize,
    online: usize,
    /// The numbers of those who have a row, by rank.
    ranks: [Vec<Number>; RANKS],
}

impl Members {
    fn add(
        &mut self,
        (number, contact): (Number, &Contact),
        arrangement: Arrangement,
        shown: bool,
    ) {
        self.total += 1;
        self.online += usize::from(contact.is_online());
        if shown {
            // `rank` is below `RANKS`.
            self.ranks[rank(contact.status, arrangement.sort)].push(number);
        }
    }

    /// How many have a row.
    fn shown(&self) -> usize {
        self.ranks.iter().map(Vec::len).sum()
    }
}

/// How far down someone stands, by status; those of one rank are in the order of their names.
fn rank(status: Status, sort: Sort) -> usize {
    match (sort, status) {
        (Sort::Name, _) | (_, Status::Online) => 0,
        (_, Status::Offline) | (Sort::Status, Status::Hidden) => RANKS - 1,
        (Sort::Online, _) => 0,
        (Sort::Status, Status::Busy | Status::Phone) => 1,
        (Sort::Status, Status::Idle | Status::Brb | Status::Away | Status::Lunch) => 2,
    }
}

/// Whether name, address or message hold what is looked for.
fn fits(contact: &Contact, filter: &str) -> bool {
    filter.is_empty()
        || contact.address.as_str().contains(filter)
        || contact.name_key().contains(filter)
        // With a nickname, the name they chose is still what others know them by.
        || (contact.details.nickname.is_some()
            && contact.display_name.to_lowercase().contains(filter))
        || contact.personal_message.to_lowercase().contains(filter)
}
