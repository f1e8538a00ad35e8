//! The numbers that name blobs.

/// Where the numbers of a link begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Version 1: the first identifier of a blob or an acknowledgement.
    pub identifier: u32,
    /// Version 1: the first `AckID`.
    pub ack_id: u32,
    /// Version 1: from one `AckID` to the next.
    pub ack_step: u32,
    /// Version 2: the first sequence.
    pub sequence: u32,
    /// Version 2: the first package.
    pub package: u16,
}

impl Numbers {
    const LEAST: u32 = 0x1000;
    const MOST: u32 = 0x7fff_ffff;

    /// Numbers in the usual ranges, from random bits.
    #[must_use]
    pub fn drawn(random: [u32; 3]) -> Self {
        let [identifier, ack_id, sequence] = random;
        Self {
            identifier: Self::LEAST + identifier % (Self::MOST / 2),
            ack_id: Self::LEAST + ack_id % (Self::MOST / 2),
            ack_step: 1 + (ack_id >> 24),
            sequence,
            package: 1,
        }
    }

    pub(super) fn next_identifier(&mut self) -> u32 {
        let next = self.identifier.clamp(1, Self::MOST);
        self.identifier = if next == Self::MOST {
            Self::LEAST
        } else {
            next + 1
        };
        next
    }

    pub(super) fn next_ack_id(&mut self) -> u32 {
        let next = self.ack_id.max(1);
        self.ack_id = next.wrapping_add(self.ack_step) & Self::MOST;
        next
    }

    pub(super) fn next_package(&mut self) -> u16 {
        let next = self.package.max(1);
        self.package = next.wrapping_add(1);
        next
    }
}
