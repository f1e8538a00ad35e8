//! What changed when: for those who know the lists as they were, and ask what is new (13 sections 3 and 4).

use std::collections::{BTreeSet, VecDeque};
use std::time::SystemTime;

use msnp::api::Address;

use super::contact::List;
use crate::world::text::stamp;

/// So many changes are remembered; whoever knows only older ones has to read everything.
const MAX_CHANGES: usize = 4096;

/// Something about an account that changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Changed {
    /// Somebody came to a list or left it.
    Member(List, Address),
    /// An entry of the address book: its address and its GUID.
    Contact(Address, String),
    /// A group, by its GUID.
    Group(String),
    /// The settings of the owner.
    Me,
}

/// The changes of late, oldest first.
#[derive(Debug)]
pub(in super::super) struct Changes {
    /// Nothing is remembered of what was before.
    since: SystemTime,
    list: VecDeque<(SystemTime, Changed)>,
}

impl Changes {
    pub(super) fn new(now: SystemTime) -> Self {
        Self {
            since: now,
            list: VecDeque::new(),
        }
    }

    pub(super) fn note(&mut self, at: SystemTime, changed: Changed) {
        if self.list.len() >= MAX_CHANGES
            && let Some((at, _)) = self.list.pop_front()
        {
            self.since = at;
        }
        self.list.push_back((at, changed));
    }

    /// What changed after the moment of this stamp, each thing once; `None` when that is not remembered.
    /// `last`: the newest stamp that was told.
    pub(in super::super) fn after(
        &self,
        known: &str,
        last: SystemTime,
    ) -> Option<BTreeSet<&Changed>> {
        // Stamps of one form and zone are in the order of their times.
        let (first, last) = (stamp(self.since), stamp(last));
        let sound = known.len() == first.len() && (first.as_str()..=last.as_str()).contains(&known);
        sound.then(|| {
            self.list
                .iter()
                .rev()
                .take_while(|(at, _)| stamp(*at).as_str() > known)
                .map(|(_, changed)| changed)
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, UNIX_EPOCH};

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_000_000_000 + seconds)
    }

    #[test]
    fn only_what_came_after_the_stamp_is_new_and_each_thing_once() {
        let mut changes = Changes::new(at(0));
        changes.note(at(1), Changed::Group("a".into()));
        changes.note(at(2), Changed::Me);
        changes.note(at(3), Changed::Me);
        let after = |known: u64| changes.after(&stamp(at(known)), at(3));
        assert_eq!(after(0).map(|set| set.len()), Some(2));
        assert_eq!(after(1), Some(BTreeSet::from([&Changed::Me])));
        assert_eq!(after(3), Some(BTreeSet::new()));
        assert_eq!(after(4), None, "nobody knows what has not been yet");
    }

    #[test]
    fn what_is_forgotten_or_no_stamp_has_no_answer() {
        let mut changes = Changes::new(at(0));
        let first = stamp(at(0));
        let end = at(1 << 20);
        assert!(
            changes
                .after("0001-01-01T00:00:00.0000000-08:00", end)
                .is_none()
        );
        assert!(changes.after("yesterday", end).is_none());
        for n in 0..=MAX_CHANGES as u64 {
            changes.note(at(n + 1), Changed::Me);
        }
        assert!(changes.after(&first, end).is_none());
        assert!(changes.after(&stamp(at(1)), end).is_some());
        assert_eq!(changes.list.len(), MAX_CHANGES);
    }
}
