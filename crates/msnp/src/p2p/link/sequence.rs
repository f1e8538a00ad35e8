//! The sequence of version 2, both ways: what was sent and is not acknowledged, and what is to come next (07 section
//! 3.3).

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::BlobId;
use crate::p2p::v2;

/// So many packets are remembered until they are acknowledged. With more, those before cannot be sent again.
const MAX_LOG: usize = 4096;
/// A peer is at most so far behind what we hear from it, in bytes; further off it counts in another way.
const FARTHEST: i32 = 1 << 24;

/// Packets that came too early are kept so long, so many of them, and so many bytes. It is longer than a sender waits for
/// a former bridge.
const HELD: Duration = Duration::from_secs(6);
const MAX_HELD: usize = 64;
const MAX_HELD_BYTES: u32 = 128 * 1024;

/// After so many packets in order a gap is a loss, not another way to count.
const TRUSTED: u32 = 4;

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
    /// The first packet that was certainly not carried.
    uncarried: Option<u32>,
    /// When it was sent.
    pub(super) since: Option<Instant>,
}

/// How a packet follows those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// It is the next.
    Next,
    /// Its place was there before.
    Old,
    /// Something before it is missing.
    Gap,
}

/// What the content of a packet did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Did {
    /// It was taken in.
    New,
    /// It was known, or not wanted.
    Nothing,
    /// It cannot be taken in before what is missing.
    Missed,
}

/// A packet that came too early.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) packet: v2::Packet,
    /// The bytes of it that the sequence counts.
    pub(super) counted: u32,
}

/// Where a blob goes back to.
pub(super) type Back = (BlobId, u64);

/// The numbers of both ways.
#[derive(Debug)]
pub(super) struct Sequence {
    /// The sequence of the next packet.
    pub(super) next: u32,
    log: VecDeque<Sent>,
    /// The peer has acknowledged something.
    was_heard: bool,
    /// What the peer's next packet has.
    expected: Option<u32>,
    /// The peer counts in another way than we do: what it says is missing cannot be told.
    is_odd: bool,
    /// No content has come yet: what is expected is where an empty packet was, if any.
    is_guess: bool,
    /// Packets that followed those before. After a few of them the peer counts as we do.
    in_order: u32,
    /// What is missing did not come: nothing waits for it any more.
    is_behind: bool,
    /// What the peer was told is missing from here on; until it goes on it may not have heard that.
    told: Option<u32>,
    held: Vec<Held>,
    held_since: Option<Instant>,
    /// Whether we have said who we are on this bridge.
    pub(super) introduced: bool,
    pub(super) probe: Option<Probe>,
}

impl Sequence {
    pub(super) fn new(first: u32) -> Self {
        Self {
            next: first,
            log: VecDeque::new(),
            was_heard: false,
            expected: None,
            is_odd: false,
            is_guess: true,
            in_order: 0,
            is_behind: false,
            told: None,
            held: Vec::new(),
            held_since: None,
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

    /// It is not sure what has arrived, or that this packet has not: to be asked before anything else is sent.
    pub(super) fn doubt(&mut self, uncarried: Option<u32>) {
        let before = self.probe.and_then(|probe| probe.uncarried);
        let uncarried = match (uncarried, before) {
            (Some(one), Some(other)) if after(other, one) < 0 => Some(other),
            (one, other) => one.or(other),
        };
        if uncarried.is_some() || !self.log.is_empty() {
            self.probe = Some(Probe {
                uncarried,
                since: None,
            });
        }
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
            // To somebody who has heard nothing from us yet, nothing seems to be missing.
            let first = self.log.front().map(|sent| sent.sequence);
            let from = first.filter(|_| !self.was_heard).unwrap_or(ack);
            back = self.back_to(from);
        }
        self.was_heard = true;
        while let Some(sent) = self.log.front()
            && after(sent.end, ack) <= 0
        {
            self.log.pop_front();
        }
        back
    }

    /// Nobody says what has arrived: goes on from where it is likely.
    pub(super) fn unanswered(&mut self) -> Vec<Back> {
        self.back_to(self.next)
    }

    /// What has not arrived goes again: under new numbers, so that nothing said of the old ones is taken for it.
    fn back_to(&mut self, ack: u32) -> Vec<Back> {
        let uncarried = self.probe.take().and_then(|probe| probe.uncarried);
        let from = uncarried
            .filter(|from| after(*from, ack) < 0)
            .unwrap_or(ack);
        let mut back = Vec::new();
        while let Some(sent) = self.log.back()
            && after(sent.sequence, from) >= 0
        {
            back.push((sent.blob, sent.at));
            self.log.pop_back();
        }
        back
    }

    /// How a packet follows.
    pub(super) fn order(&self, sequence: u32) -> Order {
        match after(sequence, self.expected.unwrap_or(sequence)) {
            0 => Order::Next,
            ..0 => Order::Old,
            1.. => Order::Gap,
        }
    }

    /// Keeps a packet until those before it have come: a refused one goes again after those that were on their way with
    /// it. The packet comes back when it is to be dealt with now.
    pub(super) fn hold(&mut self, held: Held, now: Instant) -> Option<Held> {
        let bytes: u32 = self.held.iter().map(|held| held.counted).sum();
        let has_room = self.held.len() < MAX_HELD && bytes + held.counted <= MAX_HELD_BYTES;
        let is_early = held.packet.data.as_ref().is_some_and(|data| {
            let order = self.order(held.packet.sequence);
            if self.is_guess && data.first && order == Order::Old {
                self.expected = Some(held.packet.sequence);
            }
            // Where the peer begins is not known, but that it begins with the first packet of a blob.
            let mut before = self.held.iter().map(|held| held.packet.sequence);
            let follows = before.any(|other| after(other, held.packet.sequence) < 0);
            match self.is_guess && order != Order::Gap {
                true => !data.first || follows,
                false => order == Order::Gap,
            }
        });
        if !is_early || !has_room || self.is_odd || self.is_behind {
            return Some(held);
        }
        self.held_since.get_or_insert(now);
        self.held.push(held);
        None
    }

    /// A packet that was kept and is the next now, or the first of them when they were kept too long.
    pub(super) fn release(&mut self, now: Instant) -> Option<Held> {
        let is_late = self.held_until().is_some_and(|until| now >= until);
        let first = self.held.first()?.packet.sequence;
        let expected = match self.expected {
            Some(expected) if !self.is_guess => expected,
            _ if is_late => first,
            _ => return None,
        };
        let key = |held: &Held| after(held.packet.sequence, expected);
        let at = (0..self.held.len()).min_by_key(|at| key(&self.held[*at]))?;
        if key(&self.held[at]) > 0 && !is_late {
            return None;
        }
        let held = self.held.swap_remove(at);
        self.is_behind |= is_late;
        self.held_since = match self.held.is_empty() {
            true => None,
            false if is_late => self.held_since,
            false => Some(now),
        };
        Some(held)
    }

    /// What came too early comes again.
    pub(super) fn drop_held(&mut self) {
        self.held.clear();
        self.held_since = None;
    }

    /// Until when packets are kept.
    pub(super) fn held_until(&self) -> Option<Instant> {
        Some(self.held_since? + HELD)
    }

    /// Bytes of what is kept.
    pub(super) fn kept(&self) -> usize {
        self.held.iter().map(|held| held.counted as usize).sum()
    }

    /// A packet that ends here did this; what to acknowledge, if it can be.
    pub(super) fn took(&mut self, order: Order, end: u32, did: Did) -> Option<u32> {
        match order {
            Order::Next => {
                self.expected = Some(end);
                self.is_guess = false;
                self.told = None;
                self.is_behind = false;
                self.in_order = self.in_order.saturating_add(1);
            }
            Order::Old => {}
            // An acknowledgement would stand for what is missing, too.
            Order::Gap if self.in_order >= TRUSTED => return None,
            Order::Gap if did == Did::New => {
                self.is_odd = true;
                self.expected = Some(end);
            }
            Order::Gap => {}
        }
        (did != Did::Missed).then_some(end)
    }

    /// An empty packet came. If it is the first packet of all, what is missing before it is known by nothing else.
    pub(super) fn heard(&mut self, sequence: u32) {
        self.expected.get_or_insert(sequence);
    }

    /// Up to where all has come, to acknowledge an empty packet of this sequence.
    pub(super) fn so_far(&self, sequence: u32) -> u32 {
        match self.told.or(self.expected) {
            Some(so_far) if !self.is_odd && after(so_far, sequence).saturating_abs() < FARTHEST => {
                so_far
            }
            _ => sequence,
        }
    }

    /// The same for a question; its sequence is the number the peer goes on with.
    pub(super) fn answer(&mut self, sequence: u32) -> u32 {
        let so_far = self.so_far(sequence);
        if so_far != sequence {
            self.told = Some(so_far);
            self.expected = Some(sequence);
            self.is_behind = false;
            self.drop_held();
        }
        so_far
    }
}
