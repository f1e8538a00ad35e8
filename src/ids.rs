//! Numbers nobody else has.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// An id for a message, unique for ever: the time, a counter, and 64 random bits of the process.
pub fn fresh() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let nanos = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos());
    // `RandomState` takes its keys from the operating system.
    let random = RandomState::new().hash_one((count, nanos));
    format!("{nanos:x}-{random:016x}")
}

/// A conversation that is open, whatever it is called and whichever window it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChatId(u64);

impl ChatId {
    /// One that was not used before in this run.
    pub fn unique() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        Self(COUNT.fetch_add(1, Ordering::Relaxed))
    }

    pub fn number(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_two_are_alike() {
        let ids: std::collections::HashSet<_> = (0..1000).map(|_| super::fresh()).collect();
        assert_eq!(ids.len(), 1000);
    }
}
