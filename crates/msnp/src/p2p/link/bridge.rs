//! What a link has to know of what carries its packets.

use bytes::{BufMut, Bytes, BytesMut};

/// What carries the packets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bridge {
    pub(super) max_body: usize,
    pub(super) is_direct: bool,
    pub(super) window: usize,
    most: usize,
}

impl Bridge {
    /// A switchboard: 10 packets before it has answered for one, up to 32 while it refuses none.
    #[must_use]
    pub fn switchboard() -> Self {
        Self {
            max_body: 1202,
            is_direct: false,
            window: 10,
            most: 32,
        }
    }

    /// A switchboard that is given one packet at a time.
    #[must_use]
    pub fn one_by_one() -> Self {
        Self {
            window: 1,
            most: 1,
            ..Self::switchboard()
        }
    }

    /// The notification server of MSNP21. A packet is carried when it was written.
    #[must_use]
    pub fn notification() -> Self {
        Self {
            max_body: 1024,
            window: 4,
            most: 4,
            ..Self::switchboard()
        }
    }

    /// A TCP connection of the two. A packet is carried when it was written.
    #[must_use]
    pub fn direct() -> Self {
        Self {
            max_body: 1352,
            is_direct: true,
            window: 48,
            most: 48,
        }
    }

    /// Whether its packets end with a footer.
    #[must_use]
    pub fn has_footer(&self) -> bool {
        !self.is_direct
    }

    /// Bytes before a packet: its length, on a direct connection.
    pub(super) fn prefix(&self) -> usize {
        if self.is_direct { 4 } else { 0 }
    }

    /// A packet as this bridge carries it.
    pub(super) fn write(&self, write: impl FnOnce(&mut BytesMut)) -> Bytes {
        let prefix = self.prefix();
        let mut bytes = BytesMut::with_capacity(prefix + self.max_body + 96);
        bytes.put_bytes(0, prefix);
        write(&mut bytes);
        if prefix > 0 {
            let len = (bytes.len() - prefix) as u32; // little more than a body
            bytes[..4].copy_from_slice(&len.to_le_bytes());
        }
        bytes.freeze()
    }

    pub(super) fn window(&self) -> (usize, usize) {
        (self.window, self.most)
    }
}
