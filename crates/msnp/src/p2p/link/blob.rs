//! A blob on its way out: what is sent of it, and what of it is in memory.

use std::collections::VecDeque;
use std::time::Instant;

use bytes::{Buf, Bytes};

use super::{BlobId, Content, DataKind};
use crate::p2p::{v1, v2};

/// How far a file is read ahead of what was sent, in bytes.
const AHEAD: u64 = 256 * 1024;
/// How much of a file is asked for at once at most, in bytes.
const PIECE: u64 = AHEAD / 4;
/// So often a peer may send us back in one blob.
const SEEKS: u8 = 32;
/// A bridge may be lost so often while only the acknowledgement of a blob is missing.
const ROUNDS: u8 = 5;

/// What a blob is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Slp,
    Data(DataKind),
}

#[derive(Debug)]
enum Store {
    Whole(Bytes),
    /// What was asked for and is not sent yet, and up to where was asked.
    Pieces {
        ready: VecDeque<Bytes>,
        end: u64,
        asked: u64,
    },
}

/// One blob.
#[derive(Debug)]
pub(super) struct Blob {
    pub(super) id: BlobId,
    pub(super) kind: Kind,
    pub(super) session: u32,
    pub(super) app_id: u32,
    pub(super) total: u64,
    store: Store,
    /// Up to where it was put into packets.
    pub(super) sent: u64,
    /// Where its latest packet began.
    pub(super) last_at: u64,
    /// Its packets that the bridge has not carried yet.
    pub(super) flying: usize,
    /// The numbers that name it: identifier and `AckID` of version 1, package of version 2. 0 until it goes out.
    pub(super) identifier: u32,
    pub(super) ack_id: u32,
    pub(super) package: u16,
    /// Version 2: the sequence after its last packet.
    pub(super) end: Option<u32>,
    /// Version 2: when an acknowledgement was last asked for, and how many packets ago.
    pub(super) asked_at: Option<Instant>,
    pub(super) unasked: u32,
    /// When something last happened to it.
    pub(super) touched: Instant,
    /// Whether it was already sent a second time.
    pub(super) repeated: bool,
    seeks: u8,
    /// How often a bridge was lost after all of it was out and before the peer said that it has it.
    rounds: u8,
}

impl Blob {
    pub(super) fn new(id: BlobId, kind: Kind, content: Content, now: Instant) -> Self {
        let (total, store) = match content {
            Content::Whole(bytes) => (bytes.len() as u64, Store::Whole(bytes)),
            Content::Pieces { total } => {
                let store = Store::Pieces {
                    ready: VecDeque::new(),
                    end: 0,
                    asked: 0,
                };
                (total, store)
            }
        };
        Self {
            id,
            kind,
            session: 0,
            app_id: 0,
            total,
            store,
            sent: 0,
            last_at: 0,
            flying: 0,
            identifier: 0,
            ack_id: 0,
            package: 0,
            end: None,
            asked_at: None,
            unasked: 0,
            touched: now,
            repeated: false,
            seeks: 0,
            rounds: 0,
        }
    }

    pub(super) fn is_slp(&self) -> bool {
        self.kind == Kind::Slp
    }

    /// Whether all of it was put into packets.
    pub(super) fn is_out(&self) -> bool {
        self.sent == self.total
    }

    /// Whether there is something to put into a packet.
    pub(super) fn is_ready(&self) -> bool {
        !self.is_out()
            && match &self.store {
                Store::Whole(_) => true,
                Store::Pieces { ready, .. } => !ready.is_empty(),
            }
    }

    /// The next bytes, at most so many.
    pub(super) fn take(&mut self, max: usize) -> Bytes {
        let body = match &mut self.store {
            Store::Whole(bytes) => {
                // A whole blob is in memory, so its positions fit.
                let from = self.sent as usize;
                bytes.slice(from..bytes.len().min(from + max))
            }
            Store::Pieces { ready, .. } => match ready.front_mut() {
                Some(piece) if piece.len() > max => piece.split_to(max),
                Some(_) => ready.pop_front().unwrap_or_default(),
                None => Bytes::new(),
            },
        };
        self.last_at = self.sent;
        self.sent += body.len() as u64;
        body
    }

    /// Takes in a piece that was asked for, as far as it is still wanted: after a seek some come that are not, or not from
    /// their beginning.
    pub(super) fn supply(&mut self, at: u64, mut bytes: Bytes) {
        let Store::Pieces { ready, end, asked } = &mut self.store else {
            return;
        };
        let known = end
            .checked_sub(at)
            .and_then(|known| usize::try_from(known).ok());
        let Some(known) = known.filter(|known| *known < bytes.len()) else {
            return;
        };
        bytes.advance(known);
        let wanted = usize::try_from(*asked - *end).unwrap_or(usize::MAX);
        bytes.truncate(wanted);
        if !bytes.is_empty() {
            *end += bytes.len() as u64;
            ready.push_back(bytes);
        }
    }

    /// The next piece to ask for: where, and how long.
    pub(super) fn want(&mut self, max_body: usize) -> Option<(u64, usize)> {
        let Store::Pieces { asked, .. } = &mut self.store else {
            return None;
        };
        // Whole packets, so that none is cut short at the end of a piece.
        let body = max_body.max(1) as u64;
        let piece = (PIECE / body).max(1) * body;
        if *asked == self.total || *asked + piece > self.sent + AHEAD {
            return None;
        }
        let at = *asked;
        let len = piece.min(self.total - at);
        *asked += len;
        Some((at, len as usize))
    }

    /// Goes back to a place that was sent before.
    pub(super) fn back_to(&mut self, at: u64) {
        if at >= self.sent {
            return;
        }
        self.sent = at;
        self.last_at = at;
        self.end = None;
        if let Store::Pieces { ready, end, asked } = &mut self.store {
            ready.clear();
            *end = at;
            *asked = at;
        }
    }

    /// Goes back because the peer wants it; `false` when it has wanted that too often.
    pub(super) fn seek(&mut self, at: u64) -> bool {
        if at >= self.sent {
            return true;
        }
        self.seeks = self.seeks.saturating_add(1);
        self.back_to(at);
        self.seeks <= SEEKS
    }

    /// The bridge is lost. `false` when that was so too often with all of it out: the peer would have said that it has it.
    pub(super) fn survives(&mut self) -> bool {
        self.rounds = self.rounds.saturating_add(u8::from(self.is_out()));
        self.rounds <= ROUNDS
    }

    /// Bytes of a file that are in memory.
    pub(super) fn kept(&self) -> usize {
        match &self.store {
            Store::Whole(_) => 0,
            Store::Pieces { ready, .. } => ready.iter().map(Bytes::len).sum(),
        }
    }

    /// The flags of its packets in version 1.
    pub(super) fn flags(&self) -> u32 {
        match self.kind {
            Kind::Data(DataKind::Object) => v1::flags::OBJECT_DATA,
            Kind::Data(DataKind::File) => v1::flags::FILE_DATA,
            _ => 0,
        }
    }

    /// The kind of its packets in version 2.
    pub(super) fn data_kind(&self) -> u8 {
        match self.kind {
            Kind::Data(DataKind::Object) => v2::Data::OBJECT,
            Kind::Data(DataKind::File) => v2::Data::FILE,
            _ => v2::Data::MESSAGE,
        }
    }

    /// Whether version 2 asks for an acknowledgement of its end. Data preparation is not acknowledged there.
    pub(super) fn is_acknowledged(&self) -> bool {
        self.kind != Kind::Data(DataKind::Preparation)
    }
}
