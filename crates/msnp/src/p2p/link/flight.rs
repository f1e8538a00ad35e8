//! Packets that were given to a bridge and of which it has not yet said what became of them.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::{Answer, BlobId, Bridge, Token};

/// So long the packets on a former bridge are waited for.
const DRAIN: Duration = Duration::from_secs(5);

/// What a packet is.
#[derive(Clone, Debug)]
pub(super) enum What {
    Answer(Answer),
    Chunk {
        blob: BlobId,
        at: u64,
        sequence: u32,
    },
    Probe,
}

/// One packet.
#[derive(Debug)]
pub(super) struct Out {
    token: Token,
    pub(super) bytes: Bytes,
    pub(super) what: What,
    since: Instant,
    repeated: bool,
}

/// What a bounced packet leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bounce {
    /// It goes again.
    Again,
    /// It went twice.
    Broken,
}

/// The packets of the present bridge and those of the one before.
#[derive(Debug, Default)]
pub(super) struct Flight {
    out: VecDeque<Out>,
    /// Bounced once.
    again: VecDeque<Out>,
    former: VecDeque<Out>,
    /// Bounced on the former bridge.
    fallen: Vec<Out>,
    drain_until: Option<Instant>,
    window: usize,
    most: usize,
    last_token: u64,
}

impl Flight {
    /// Begins on a bridge. What the one before still carries is waited for.
    pub(super) fn begin(&mut self, bridge: &Bridge, now: Instant) {
        self.former.extend(self.out.drain(..));
        self.former.extend(self.again.drain(..));
        self.drain_until = (!self.former.is_empty()).then_some(now + DRAIN);
        (self.window, self.most) = bridge.window();
    }

    /// The bridge is gone; all it has not carried.
    pub(super) fn end(&mut self) -> Vec<Out> {
        self.again.drain(..).chain(self.out.drain(..)).collect()
    }

    /// The former bridge has carried what it will, once it has or its time is over; all it has not carried.
    pub(super) fn drained(&mut self, now: Instant) -> Option<Vec<Out>> {
        let until = self.drain_until?;
        (self.former.is_empty() || now >= until).then(|| self.former_gone())
    }

    /// The former bridge is gone; all it has not carried.
    pub(super) fn former_gone(&mut self) -> Vec<Out> {
        self.drain_until = None;
        self.fallen.drain(..).chain(self.former.drain(..)).collect()
    }

    /// Whether another packet may go out.
    pub(super) fn has_room(&self) -> bool {
        self.drain_until.is_none() && self.out.len() < self.window
    }

    /// A packet that goes a second time.
    pub(super) fn repeat(&mut self, now: Instant) -> Option<(Bytes, Token)> {
        let mut out = self.again.pop_front()?;
        out.since = now;
        out.repeated = true;
        out.token = self.token();
        let packet = (out.bytes.clone(), out.token);
        self.out.push_back(out);
        Some(packet)
    }

    /// A packet goes out.
    pub(super) fn push(&mut self, bytes: Bytes, what: What, now: Instant) -> Token {
        let token = self.token();
        self.out.push_back(Out {
            token,
            bytes,
            what,
            since: now,
            repeated: false,
        });
        token
    }

    fn token(&mut self) -> Token {
        self.last_token += 1;
        Token(self.last_token)
    }

    /// A packet was carried.
    pub(super) fn carried(&mut self, token: Token) -> Option<What> {
        let out = take(&mut self.out, token);
        if out.is_some() && self.window < self.most {
            self.window += 1;
        }
        out.or_else(|| take(&mut self.former, token))
            .map(|out| out.what)
    }

    /// A packet was not carried.
    pub(super) fn bounced(&mut self, token: Token, first: usize) -> Bounce {
        if let Some(out) = take(&mut self.former, token) {
            self.fallen.push(out);
        } else if let Some(out) = take(&mut self.out, token) {
            self.window = self.window.min(first);
            self.most = self.window;
            let twice = out.repeated;
            self.again.push_back(out);
            if twice {
                return Bounce::Broken;
            }
        }
        Bounce::Again
    }

    /// Since when the bridge has not said what became of a packet.
    pub(super) fn oldest(&self) -> Option<Instant> {
        self.out.iter().map(|out| out.since).min()
    }

    /// When a former bridge is given up.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.drain_until
    }

    /// Bytes that are kept for a second time.
    pub(super) fn kept(&self) -> usize {
        let all = [&self.out, &self.again, &self.former];
        let bytes = all.into_iter().flatten().chain(&self.fallen);
        bytes.map(|out| out.bytes.len()).sum()
    }
}

/// Takes a packet out; answers come in order, so that it is near the front.
fn take(list: &mut VecDeque<Out>, token: Token) -> Option<Out> {
    let at = list.iter().position(|out| out.token == token)?;
    list.remove(at)
}
