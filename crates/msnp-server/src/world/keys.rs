//! Keys to switchboards that were given out and not shown yet.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use msnp::api::Address;
use msnp::dialect::Dialect;
use msnp::io::Now;

use super::sb::RoomId;

/// How long a key is good for (05 section 1).
pub(super) const LIFE: Duration = Duration::from_secs(120);
/// The most keys at once: for more the oldest ones go.
const MOST: usize = 1024;

/// What a key is good for.
#[derive(Clone, Debug)]
pub(super) struct Right {
    /// Whom it is for.
    pub(super) account: Address,
    pub(super) dialect: Dialect,
    /// The GUID of the place it was asked from.
    pub(super) place: Option<String>,
    /// Which switchboard; `None`: a new one.
    pub(super) room: Option<RoomId>,
}

/// The keys.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Each with its number and until when it is good.
    given: BTreeMap<String, (u64, Instant, Right)>,
    /// The keys by their numbers: the order in which they end.
    order: BTreeMap<u64, String>,
    next: u64,
}

impl Keys {
    pub(super) fn give(&mut self, key: String, right: Right, now: Now) {
        self.forget_old(now);
        self.next += 1;
        self.order.insert(self.next, key.clone());
        let until = now.mono + LIFE;
        self.given.insert(key, (self.next, until, right));
    }

    /// Takes a key; it is spent. What it is good for, if it still is.
    pub(super) fn take(&mut self, key: &str, now: Now) -> Option<Right> {
        let (number, until, right) = self.given.remove(key)?;
        self.order.remove(&number);
        (until > now.mono).then_some(right)
    }

    pub(super) fn len(&self) -> usize {
        self.given.len()
    }

    pub(super) fn clear(&mut self) {
        self.given.clear();
        self.order.clear();
    }

    fn forget_old(&mut self, now: Now) {
        while let Some(oldest) = self.order.first_entry() {
            let ended = |(_, until, _): &(_, Instant, _)| *until <= now.mono;
            if self.given.len() < MOST && !self.given.get(oldest.get()).is_none_or(ended) {
                return;
            }
            self.given.remove(&oldest.remove());
        }
    }
}
