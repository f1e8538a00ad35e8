//! The sequence of version 2, both ways: what was sent and is not acknowledged, and what is to come next (07 section
//! 3.3).

use std::collections::VecDeque;
use std::time::Instant;

use super::BlobId;

/// So many packets are remembered until they are acknowledged. With more, those before cannot be sent again.
const MAX_LOG: usize = 4096;
/// A peer is at most so far behind what we hear from it, in bytes; further off it counts in another way.
const FARTHEST: i32 = 1 << 24;

/// How far `a` is after `b`.
pub(super) fn after(a: u32, b: u32) -> i32 {
    a.wrapping_sub(b) as i32
}

/// A packet that was sent.
#[derive(Clone, Copy, Debug)]
struct Sent {
    sequence: u32,
    end: u32,
    blob: BlobId,
    at: u64,
}

/// A question to the peer up to where it has received.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probe {
    /// The sequence it has: what went before is taken for received.
    pub(super) sequence: u32,
    /// When it was sent.
    pub(super) since: Option<Instant>,
}

/// Where a blob goes back to.
pub(super) type Back = (BlobId, u64);

/// The numbers of both ways.
#[derive(Debug)]
pub(super) struct Sequence {
    /// The sequence of the next packet.
    pub(super) next: u32,
    log: VecDeque<Sent>,
    /// What the peer's next packet has.
    expected: Option<u32>,
    /// The peer counts in another way than we do: what it says is missing cannot be told.
    is_odd: bool,
    /// Whether we have said who we are on this bridge.
    pub(super) introduced: bool,
    pub(super) probe: Option<Probe>,
}

impl Sequence {
    pub(super) fn new(first: u32) -> Self {
        Self {
            next: first,
            log: VecDeque::new(),
            expected: None,
            is_odd: false,
            introduced: false,
            probe: None,
        }
    }

    /// Another bridge carries what follows.
    pub(super) fn new_bridge(&mut self) {
        self.introduced = false;
        if let Some(probe) = &mut self.probe {
            probe.since = None;
        }
    }

    /// It is not sure what has arrived, or that this packet has: to be asked before anything else is sent.
    pub(super) fn doubt(&mut self, from: Option<u32>) {
        let mut sequence = from.unwrap_or(self.next);
        if let Some(probe) = &self.probe
            && after(probe.sequence, sequence) < 0
        {
            sequence = probe.sequence;
        }
        if from.is_some() || !self.log.is_empty() {
            self.probe = Some(Probe {
                sequence,
                since: None,
            });
        }
    }

    /// The sequence an empty packet has.
    pub(super) fn current(&self) -> u32 {
        self.probe.map_or(self.next, |probe| probe.sequence)
    }

    /// A packet went out.
    pub(super) fn sent(&mut self, len: u32, blob: BlobId, at: u64) {
        if self.log.len() == MAX_LOG {
            self.log.pop_front();
        }
        let end = self.next.wrapping_add(len);
        self.log.push_back(Sent {
            sequence: self.next,
            end,
            blob,
            at,
        });
        self.next = end;
    }

    /// The peer has received up to here; where the blobs go back to when that was asked.
    pub(super) fn acknowledged(&mut self, ack: u32) -> Vec<Back> {
        if after(ack, self.next) > 0 {
            return Vec::new();
        }
        let mut back = Vec::new();
        if self.probe.is_some_and(|probe| probe.since.is_some()) {
            back = self.back_to(ack);
        }
        while let Some(sent) = self.log.front()
            && after(sent.end, ack) <= 0
        {
            self.log.pop_front();
        }
        back
    }

    /// Nobody says what has arrived: goes on from where it is likely.
    pub(super) fn unanswered(&mut self) -> Vec<Back> {
        let sequence = self.current();
        self.back_to(sequence)
    }

    fn back_to(&mut self, ack: u32) -> Vec<Back> {
        self.probe = None;
        let mut back = Vec::new();
        while let Some(sent) = self.log.back()
            && after(sent.sequence, ack) >= 0
        {
            back.push((sent.blob, sent.at));
            self.next = sent.sequence;
            self.log.pop_back();
        }
        back
    }

    /// A packet arrived; whether it follows the one before.
    pub(super) fn received(&mut self, sequence: u32, len: u32) -> bool {
        let end = sequence.wrapping_add(len);
        let Some(expected) = self.expected else {
            self.expected = Some(end);
            return true;
        };
        if len == 0 {
            return true;
        }
        let ahead = after(sequence, expected);
        self.is_odd |= ahead > 0;
        if after(end, expected) > 0 {
            self.expected = Some(end);
        }
        ahead <= 0
    }

    /// What to answer to a question of this sequence.
    pub(super) fn answer(&self, sequence: u32) -> u32 {
        match self.expected {
            Some(expected)
                if !self.is_odd && after(expected, sequence).saturating_abs() < FARTHEST =>
            {
                expected
            }
            _ => sequence,
        }
    }
}
