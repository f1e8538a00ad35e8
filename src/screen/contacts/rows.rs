//! Which rows the list has, in which order: pure, made anew when something changed.

use std::collections::{BTreeSet, HashMap};

use msnp::api::{Address, Status};

use crate::session::{Contact, Roster};

/// Height of a group's row, logical pixels.
pub const GROUP_HEIGHT: f32 = 24.0;
/// Height of a contact's row, logical pixels.
pub const CONTACT_HEIGHT: f32 = 21.0;

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
        address: Address,
    },
}

/// How the list is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// By status only, instead of by groups.
    pub by_status: bool,
    /// By name only, instead of those who are available first.
    pub by_name: bool,
}

/// The rows, and where each begins.
#[derive(Debug, Default)]
pub struct Rows {
    rows: Vec<Row>,
    /// Where each row begins, and last where all end.
    tops: Vec<f32>,
}

impl Rows {
    /// The rows for this roster. A filter shows what fits, folded or not.
    pub fn build(
        roster: &Roster,
        arrangement: Arrangement,
        folded: &BTreeSet<GroupKey>,
        filter: &str,
    ) -> Self {
        let filter = filter.trim().to_lowercase();
        let mut groups = Groups::default();
        if filter.is_empty() && !arrangement.by_status {
            for (_, name) in roster.groups() {
                groups.named(name);
            }
        }
        // They come by name: those of one group and one availability are in order already.
        for contact in roster.contacts().filter(|c| fits(c, &filter)) {
            let online = contact.is_online();
            if contact.details.favorite {
                groups.favorites.add(contact, arrangement, true);
            }
            if !arrangement.by_status {
                for name in &contact.groups {
                    groups.named(name).add(contact, arrangement, online);
                }
                if contact.groups.is_empty() {
                    groups.other.add(contact, arrangement, online);
                }
            }
            if !online {
                groups.offline.add(contact, arrangement, true);
            } else if arrangement.by_status {
                groups.online.add(contact, arrangement, true);
            }
        }
        Self::lay_out(groups, folded, !filter.is_empty())
    }

    fn lay_out(groups: Groups<'_>, folded: &BTreeSet<GroupKey>, filtered: bool) -> Self {
        let groups = groups.in_order();
        let most = groups.iter().map(|(_, members)| 1 + members.shown()).sum();
        let mut rows = Vec::with_capacity(most);
        for (key, members) in groups {
            if filtered && members.shown() == 0 {
                continue;
            }
            let folded = !filtered && folded.contains(&key);
            rows.push(Row::Group {
                online: members.online,
                total: members.total,
                folded,
                key: key.clone(),
            });
            if !folded {
                rows.extend(members.ranks.iter().flatten().map(|address| Row::Contact {
                    group: key.clone(),
                    address: Address::clone(address),
                }));
            }
        }
        let mut top = 0.0;
        let mut tops = Vec::with_capacity(rows.len() + 1);
        for row in &rows {
            tops.push(top);
            top += row.height();
        }
        tops.push(top);
        Self { rows, tops }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn get(&self, at: usize) -> Option<&Row> {
        self.rows.get(at)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
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
        first.saturating_sub(2)..(last + 1).min(self.rows.len())
    }

    /// Where this row stands now.
    pub fn find(&self, row: &RowKey) -> Option<usize> {
        self.rows.iter().position(|r| r.key() == *row)
    }
}

/// What a row is about, whatever its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKey {
    pub group: GroupKey,
    pub contact: Option<Address>,
}

impl Row {
    pub fn key(&self) -> RowKey {
        match self {
            Self::Group { key, .. } => RowKey {
                group: key.clone(),
                contact: None,
            },
            Self::Contact { group, address } => RowKey {
                group: group.clone(),
                contact: Some(address.clone()),
            },
        }
    }

    pub fn height(&self) -> f32 {
        match self {
            Self::Group { .. } => GROUP_HEIGHT,
            Self::Contact { .. } => CONTACT_HEIGHT,
        }
    }
}

/// Who is in which group, while the rows are made.
#[derive(Default)]
struct Groups<'a> {
    favorites: Members<'a>,
    named: Vec<(&'a str, Members<'a>)>,
    /// Where each of those is.
    places: HashMap<&'a str, usize>,
    other: Members<'a>,
    online: Members<'a>,
    offline: Members<'a>,
}

impl<'a> Groups<'a> {
    fn named(&mut self, name: &'a str) -> &mut Members<'a> {
        let last = self.named.len();
        let at = *self.places.entry(name).or_insert(last);
        if at == last {
            self.named.push((name, Members::default()));
        }
        // `at` is the place of one that was there or was just put there.
        &mut self.named[at].1
    }

    /// The groups from the top to the bottom; of those that are not the user's own only the ones with somebody in them.
    fn in_order(mut self) -> Vec<(GroupKey, Members<'a>)> {
        self.named
            .sort_by_cached_key(|(name, _)| name.to_lowercase());
        let own = |key, members: Members<'a>| (members.total > 0).then_some((key, members));
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

/// Ranks of availability: see [`rank`].
const RANKS: usize = 4;

#[derive(Default)]
struct Members<'a> {
    total: usize,
    online: usize,
    /// Those who have a row, those who are available first.
    ranks: [Vec<&'a Address>; RANKS],
}

impl<'a> Members<'a> {
    fn add(&mut self, contact: &'a Contact, arrangement: Arrangement, shown: bool) {
        self.total += 1;
        self.online += usize::from(contact.is_online());
        if shown {
            self.ranks[rank(contact.status, arrangement)].push(&contact.address);
        }
    }

    /// How many have a row.
    fn shown(&self) -> usize {
        self.ranks.iter().map(Vec::len).sum()
    }
}

/// How far someone is from being available; nobody is where only the name counts.
fn rank(status: Status, arrangement: Arrangement) -> usize {
    match status {
        _ if arrangement.by_name => 0,
        Status::Online => 0,
        Status::Busy | Status::Phone => 1,
        Status::Idle | Status::Brb | Status::Away | Status::Lunch => 2,
        Status::Hidden | Status::Offline => 3,
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
