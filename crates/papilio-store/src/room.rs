//! How much of what others send is kept.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many bytes of objects the cache keeps. Clones are the same number.
#[derive(Clone, Debug)]
pub struct ObjectRoom(Arc<AtomicU64>);

impl ObjectRoom {
    /// So many bytes.
    #[must_use]
    pub fn bytes(bytes: u64) -> Self {
        Self(Arc::new(AtomicU64::new(bytes)))
    }

    /// From now on it is so many bytes.
    pub fn set(&self, bytes: u64) {
        self.0.store(bytes, Ordering::Relaxed);
    }

    /// How many bytes it is.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Default for ObjectRoom {
    /// 256 MiB.
    fn default() -> Self {
        Self::bytes(256 * 1024 * 1024)
    }
}
